"""``argmap serve``: maps to read and to ask in the browser and over SPARQL, on this machine alone."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.options import LANGUAGE, NO_BROWSER, PORT
from argmap.cli.values import path

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.views import Views

COMMAND = Command(
    (
        ("argmap serve graphs", "an overview, the pages, and a SPARQL endpoint at /sparql over all maps in the folder"),
        ("argmap serve notes.md --port 8080 --no-browser", "print the address only"),
    ),
    (
        Argument("maps", type=path, metavar="MAP", nargs="+", help="maps, folders of maps, or documents with maps"),
        NO_BROWSER,
        PORT,
        LANGUAGE,
    ),
    details="Nothing can be changed, and nothing leaves this machine: the server listens on it alone. Ctrl-C ends it. "
    "It needs `pip install argmap[edit]`.",
)


def run(options: Namespace) -> int:
    """Serve until it is interrupted."""
    from argmap.domain.diagnostics import Diagnostic, MissingExtraError, UnknownNameError

    try:
        from argmap.server.browsing import Server
    except ModuleNotFoundError as error:
        message = f"Serving needs {error.name}, which is not installed."
        raise MissingExtraError(Diagnostic("missing-extra", message, None, "Type: pip install argmap[edit]")) from None
    maps = _maps(options)
    try:
        server = Server(maps, options.port)
    except OSError as error:
        message = f"Port {options.port} cannot be used: {error.strerror}."
        raise UnknownNameError(Diagnostic("port-taken", message, None, "Leave --port out.")) from None
    print(
        f"serving {len(maps)} map{'s' if len(maps) > 1 else ''} at {server.address} (SPARQL at {server.address}sparql)",
        flush=True,
    )
    if not options.no_browser:
        import threading
        import webbrowser

        threading.Timer(0.4, webbrowser.open, (server.address,)).start()
    server.run()
    return WELL


def _maps(options: Namespace) -> dict[str, Views]:
    """The maps by the names that their addresses have; raises ``ArgmapError`` for one that cannot be read."""
    from pathlib import Path

    from argmap import pipeline
    from argmap.cli.inputs import maps_in
    from argmap.domain.ids import slug
    from argmap.views import Views

    found: dict[str, Views] = {}
    for source in (source for given in options.maps for source in maps_in(Path(given))):
        argument_map = pipeline.load(source)
        wanted = slug(argument_map.id) or "map"
        name, number = wanted, 1
        while name in found or name in ("sparql", "health", "ontology"):
            number += 1
            name = f"{wanted}-{number}"
        found[name] = Views(argument_map, language=options.language, sparql=True)
    return found
