"""``argmap serve``: maps to read and to ask in the browser and over SPARQL, on this machine alone."""

from __future__ import annotations

import sys

from argmap.cli.command import Argument, Command
from argmap.cli.options import LANGUAGE, NO_BROWSER, PORT
from argmap.cli.values import path

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from argmap.server.shelf import Content, Shelf
    from argmap.views import Views

COMMAND = Command(
    (
        ("argmap serve graphs", "an overview, the pages, and a SPARQL endpoint at /sparql over all maps in the folder"),
        ("argmap serve notes.md --port 8080 --no-browser", "print the address only"),
        ("argmap serve debates", "a SPARQL endpoint over a corpus (see argmap corpus)"),
    ),
    (
        Argument(
            "maps",
            type=path,
            metavar="MAP",
            nargs="+",
            help="maps, folders of maps, documents with maps, or one corpus",
        ),
        NO_BROWSER,
        PORT,
        LANGUAGE,
        Argument("--quiet", action="store_true", help="log no queries on standard error"),
    ),
    details="Nothing can be changed, and nothing leaves this machine: the server listens on it alone. Maps are read anew "
    "when their files change, and open pages follow. Ctrl-C ends it. It needs `pip install argmap[edit]`.",
)


def run(options: Namespace) -> int:
    """Serve until it is interrupted."""
    from argmap.cli.host import host
    from argmap.domain.diagnostics import Needing

    with Needing("argmap[edit]", "Serving needs {name}, which is not installed."):
        from argmap.server.browsing import Server
        from argmap.server.log import Log
    shelf = _shelf(options)
    number = len(shelf.content.maps)
    what = f"{number} map{'s' if number > 1 else ''}" if number else "a corpus"
    return host(
        options,
        lambda: Server(shelf, options.port, Log(None if options.quiet else sys.stderr), options.language),
        lambda address: f"serving {what} at {address} (SPARQL at {address}sparql)",
    )


def _shelf(options: Namespace) -> Shelf:
    """Return what is to be served; raises ``ArgmapError`` for what cannot be read."""
    from pathlib import Path

    from argmap.corpus import Corpus, is_corpus
    from argmap.domain.diagnostics import ReadError
    from argmap.server.shelf import Content, Shelf

    paths = [Path(name) for name in options.maps]
    stores = [place for place in paths if is_corpus(str(place))]
    if not stores:
        return Shelf(lambda: Content.of(_maps(paths, options.language)), lambda: _signature(paths))
    if len(paths) > 1:
        message = f"{stores[0]} is a corpus, which is served on its own."
        raise ReadError.because("corpus-alone", message, "Name only the corpus.")
    corpus = Corpus(stores[0])

    def load() -> Content:
        return Content({}, corpus.dataset(), len(corpus))

    return Shelf(load, lambda: str(corpus.snapshot()))


def _signature(paths: list[Path]) -> object:
    """Return what differs when a file of the maps has changed, or there is another."""
    from argmap import map_files
    from argmap.cli.inputs import maps_in
    from argmap.domain.diagnostics import ArgmapError
    from argmap.parts import split

    files: set[Path] = set()
    for place in paths:
        try:
            sources = [split(source)[0] for source in maps_in(place)]
        except ArgmapError:  # it cannot be read now: its place must do
            sources = [place]
        for source in sources:
            files |= {source} if source.is_file() else {source / map_files.SOURCE, source / "retelling.md"}
    return frozenset(filter(None, map(_stamp, files)))


def _stamp(file: Path) -> tuple[str, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return str(file), status.st_mtime_ns, status.st_size


def _maps(paths: list[Path], language: str) -> dict[str, Views]:
    """The maps by the names that their addresses have; raises ``ArgmapError`` for one that cannot be read."""
    from argmap import pipeline
    from argmap.cli.inputs import maps_in
    from argmap.domain.ids import Ids, slug
    from argmap.server.browsing import RESERVED
    from argmap.views import Views

    names = Ids(RESERVED)
    maps = [pipeline.load(source) for place in paths for source in maps_in(place)]
    return {names.new(slug(m.id), "map"): Views(m, language=language, sparql=True, live=True) for m in maps}
