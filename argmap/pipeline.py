"""From a folder to its outputs: load, check, encode, evaluate, draw, write. Command line and library call this."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import parts, read, registry, write
from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, UnknownNameError
from argmap.domain.feature import Feature
from argmap.domain.model import Argument, ArgumentMap, Element, Span, Statement
from argmap.review import RETELLING, review
from argmap.views import Views

if TYPE_CHECKING:
    from argmap.draw.gallery import Entry
    from argmap.rdf import Result
    from argmap.semantics import Evaluation

SOURCE = "map.argdown"
OVERVIEW = "index.html"
QUERY_SECONDS = 30.0
OUTPUTS = {  # what a build writes beside the source: file name -> name of its format
    "index.html": "html",
    "map.svg": "svg",
    "map.png": "png",
    "map.pdf": "pdf",
    "map.ttl": "turtle",
    "map.jsonld": "jsonld",
    "map.nq": "nquads",
}
_FOR_PEOPLE = (".txt", ".md", ".markdown", ".qmd", ".rmd")  # articles, notes, and now and then a map


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made of one map."""

    map: ArgumentMap
    source: Path
    folder: Path
    written: tuple[write.Written, ...]
    diagnostics: tuple[Diagnostic, ...]
    entry: Entry  # what an overview of several maps says of it

    @property
    def changed(self) -> tuple[write.Written, ...]:
        """The files whose bytes are new."""
        return tuple(w for w in self.written if w.changed)


def build(
    path: str | Path,
    out: str | Path | None = None,
    article: str | Path | None = None,
    *,
    sparql: bool = False,
    language: str = "",
    notation: str | None = None,
) -> Build:
    """Read the map at ``path`` and write every output that differs, into ``out`` or beside the source.

    ``article`` is the reader's own copy of the text, shown instead of the retelling; with ``sparql`` the page
    answers queries; ``language`` is that of all words but the map's own. Raises ``ArgmapError``.
    """
    source = find_source(parts.split(path)[0])
    if read.is_pipe(source) and not out:
        remedy = "Name a folder: --out DIR"
        raise _refuse(
            "no-folder", "There is no folder that a pipe stands in, to write the outputs into.", source, remedy
        )
    argument_map, warnings = load_with_diagnostics(path, notation)
    own_copy = read.read_named(article) if article else None
    diagnostics = review(argument_map, warnings, own_copy, warnings.says)
    views = Views(argument_map, article=own_copy, sparql=sparql, language=language)
    files = {name: encode(views, format_name) for name, format_name in OUTPUTS.items()}
    folder = Path(out) if out else source.parent
    written = tuple(write.write_files(folder, files))
    return Build(argument_map, Path(path), folder, written, tuple(diagnostics), views.entry(folder.resolve().name))


def build_overview(builds: Sequence[Build], folder: str | Path, language: str = "") -> write.Written | None:
    """Write ``index.html`` over maps that were built into subfolders of ``folder``; raises ``ArgmapError``.

    A file of that name that argmap did not write is left as it is, and ``None`` returned.
    """
    from argmap.draw.gallery import GENERATOR, draw_gallery

    place = Path(folder) / OVERVIEW
    with write.told(place):
        if place.exists() and GENERATOR.encode() not in place.read_bytes()[:4096]:
            return None
    page = draw_gallery([build.entry for build in builds], language=language)
    return write.write_files(Path(folder), {OVERVIEW: page.encode()})[0]


def encode(views: Views, format_name: str) -> bytes:
    """Write what ``views`` show in the format called ``format_name``; raises ``UnknownNameError``."""
    known = registry.format_named(format_name)
    if known.dump is None:
        raise registry.unknown("format", format_name, [f.name for f in registry.writable()])
    return known.dump(views)


def load(path: str | Path, notation: str | None = None) -> ArgumentMap:
    """Read the map in a folder, a file or a pipe, or on standard input (``-``); raises ``ArgmapError`` with every fault.

    ``notation`` names the format, which the suffix tells otherwise, or the beginning of what comes through a pipe.
    """
    return load_with_diagnostics(path, notation)[0]


class Remarks(list[Diagnostic]):
    """What was odd about a text that could be read, and what its notation can say (``None``: that is not told)."""

    says: Collection[Feature] | None = None


def load_with_diagnostics(path: str | Path, notation: str | None = None) -> tuple[ArgumentMap, Remarks]:
    """Read a map as ``load`` does, and the retelling beside it; what was odd but could be read is told as warnings."""
    named, part = parts.split(path)
    source = find_source(named)
    piped = read.is_pipe(source)
    file = "<stdin>" if os.fspath(source) == read.STANDARD_INPUT else os.fspath(source)
    content = read.read_named(source) if source == named else read.read_text(source)
    if piped and notation is None:
        notation = _recognised(content, file)
    return load_content(content, source, notation, part)


def load_content(
    content: str, source: Path, notation: str | None = None, part: str = ""
) -> tuple[ArgumentMap, Remarks]:
    """Read a map from the ``content`` of a file, which may not be saved yet, and the retelling beside it; raises
    ``ReadError`` with every fault.
    """
    from argmap import text

    file = "<stdin>" if os.fspath(source) == read.STANDARD_INPUT else os.fspath(source)
    warnings = Remarks()
    faults: list[Diagnostic] = []
    argument_map: ArgumentMap | None = None
    sentences = None
    try:
        argument_map, found = parse(content, file, notation, part)
        included = argument_map.origin.included if argument_map.origin else ()
        for name, text_read in ((file, parts.narrow(content, source, part, notation)), *included):
            warnings += read.hidden_characters(text_read, name, found)
        warnings += found
        warnings.says = found.says
    except ArgmapError as error:
        faults += error.diagnostics
    beside = source.with_name(RETELLING)
    if source.name == SOURCE and beside.exists():
        try:
            retelling = read.read_text(beside)
            warnings += read.hidden_characters(retelling, os.fspath(beside))
            sentences = text.load_retelling(retelling, os.fspath(beside))
        except ArgmapError as error:
            faults += error.diagnostics
    if faults or argument_map is None:
        raise ReadError.of(faults)
    return (text.join_digests(argument_map, sentences) if sentences else argument_map), warnings


def _recognised(content: str, file: str) -> str:
    """Return the name of the notation of text from a pipe, by its suffix or its beginning; raises ``UnknownNameError``."""
    from argmap.signs import suffix_of

    try:
        return registry.format_of(file, registry.readable(), content).name
    except UnknownNameError:
        if suffix := suffix_of(content):
            return registry.format_of(f"stdin{suffix}", registry.readable(), content).name
    message = "What comes through a pipe has no suffix that tells the format, and does not begin like any."
    raise UnknownNameError(Diagnostic("unknown-format", message, Span(file, 1, 1, 1, 1), "Add --from NAME."))


def parse(content: str, file: str, notation: str | None = None, part: str = "") -> tuple[ArgumentMap, Remarks]:
    """Read text in ``notation``, or the one that the suffix of ``file`` tells; raises ``ArgmapError``.

    ``part`` names the map that is meant where ``file`` is a document with several.
    """
    known = registry.format_named(notation) if notation else registry.format_of(file, registry.readable(), content)
    if known.load is None:
        raise registry.unknown("notation that can be read", known.name, [f.name for f in registry.readable()])
    argument_map, found = known.load(content, f"{file}#{part}" if part else file)
    warnings = Remarks(found)
    warnings.says = known.carries
    return argument_map, warnings


def find_source(path: str | Path) -> Path:
    """The map file that ``path`` (a folder or a file) means; raises ``ReadError``."""
    path = Path(path)
    try:
        if os.fspath(path) == read.STANDARD_INPUT or not path.is_dir():
            return path
        if (path / SOURCE).exists():
            return path / SOURCE
        candidates = sorted(p for p in path.iterdir() if p.suffix in registry.format_named("argdown").suffixes)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refuse(
            "unreadable-file", f"This folder cannot be read: {reason}.", path, "Check its name and permissions."
        ) from None
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        names = ", ".join(p.name for p in candidates[:5])
        raise _refuse("which-map", f"Several maps stand in this folder: {names}.", path, "Name one of them.")
    remedy = f"Write one, or start from a template: argmap new {read.shell_word(path / 'NAME')}"
    if below := find_maps(path):
        some = " or ".join(read.shell_word(folder) for folder in below[:3])
        store = f"argmap corpus add STORE {read.shell_word(path)}"
        remedy = f"Name one of those below it, such as {some}, or put all into a corpus and ask that: {store}"
    raise _refuse("no-map", f"No {SOURCE} stands in this folder.", path, remedy)


def find_maps(root: Path) -> list[Path]:
    """The folders in ``root`` that hold a map, sorted by name."""
    return sorted(folder for folder in root.iterdir() if (folder / SOURCE).is_file()) if root.is_dir() else []


def files_below(root: Path) -> Iterator[Path]:
    """Every file in ``root`` and the folders in it whose suffix a notation has, in order; hidden ones are nobody's maps.

    What a build writes beside a map is none, and of texts for people only documents in which maps stand are some.
    """
    suffixes = tuple(suffix for known in registry.readable() for suffix in known.suffixes)
    for found in sorted(root.rglob("*")):
        name = found.name.lower()
        if not name.endswith(suffixes) or any(part.startswith(".") for part in found.relative_to(root).parts):
            continue
        is_built = any((found.parent / whole).exists() for whole in (SOURCE, OVERVIEW))  # of a map of any name
        beside = is_built and found.name in (*OUTPUTS, RETELLING)
        if found.is_file() and not beside and (not name.endswith(_FOR_PEOPLE) or parts.is_document_of_maps(found)):
            yield found


def check(path: str | Path, article: str | Path | None = None, notation: str | None = None) -> list[Diagnostic]:
    """Return everything that is odd or wrong with a map that can be read, by place; raises ``ArgmapError`` otherwise."""
    argument_map, warnings = load_with_diagnostics(path, notation)
    return review(argument_map, warnings, read.read_named(article) if article else None, warnings.says)


def evaluate(argument_map: ArgumentMap, assumptions: Assumptions = NOTHING, *, language: str = "") -> Evaluation:
    """Return which parts of the map hold for a reader with ``assumptions``, which name elements by id or title."""
    from argmap.semantics import evaluate_under

    return evaluate_under(argument_map, resolve(argument_map, assumptions), language)


def resolve(argument_map: ArgumentMap, assumptions: Assumptions) -> Assumptions:
    """Put ids for the titles in ``assumptions``; raises ``UnknownNameError`` for what the map does not have."""
    return assumptions.resolved(partial(find_elements, argument_map))


def query(argument_map: ArgumentMap, text: str, bind: Mapping[str, str] | None = None, timeout: float = 0) -> Result:
    """Answer a SPARQL query over the map's dataset, verdicts and strengths included; raises ``QueryError``.

    ``bind`` gives variables the id or title of an element, the id of a source, or an IRI; ``timeout`` is in seconds (0: no).
    """
    from argmap import rdf
    from argmap.semantics.gradual import strengths

    bound = {name: _known_id(argument_map, value) for name, value in (bind or {}).items()}
    verdicts = evaluate(argument_map, language=argument_map.language)
    store = rdf.Store([argument_map], {argument_map.id: verdicts}, {argument_map.id: strengths(argument_map)})
    return store.query(text, bound, timeout)


def _known_id(argument_map: ArgumentMap, name: str) -> str:
    if ":" in name or name in argument_map.elements:
        return name
    if name in argument_map.source_by_id:
        return f"sources:{name}"
    return find_element(argument_map, name).id


def find_query(text: str) -> tuple[str, float]:
    """The SPARQL that ``text`` (a bundled query's name, a ``.rq`` file or SPARQL) means, and how long it may take.

    Bundled queries are known to end (0: no limit).
    """
    from argmap import rdf

    bundled = rdf.bundled_queries()
    if text in bundled:
        return bundled[text].text, 0
    if text.endswith((".rq", ".sparql")):
        return read.read_text(text), QUERY_SECONDS
    if text and not any(c.isspace() or c in "{<" for c in text):
        raise registry.unknown("query", text, bundled)
    return text, QUERY_SECONDS


def find_element(argument_map: ArgumentMap, name: str) -> Element:
    """The element with the id ``name``, or else the statement or argument with that title; raises ``UnknownNameError``.

    Brackets around a title, as in Argdown, do no harm, and ``thesis`` is the map's thesis if nothing has that name.
    """
    bare = name.strip()
    if bare[:1] + bare[-1:] in ("[]", "<>"):
        bare = bare[1:-1].strip()
    candidates: tuple[Statement | Argument, ...] = (*argument_map.statements, *argument_map.arguments)
    if bare in argument_map.elements:
        return argument_map.elements[bare]
    for candidate in candidates:
        if candidate.title.casefold() == bare.casefold():
            return candidate
    if bare.casefold() == "thesis" and argument_map.thesis:
        return argument_map.thesis
    titles = {candidate.title: candidate.id for candidate in candidates}
    raise registry.unknown("statement", name, [candidate.id for candidate in candidates], titles)


def find_elements(argument_map: ArgumentMap, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of the elements called ``names``; raises ``UnknownNameError`` with every unknown name."""
    ids: list[str] = []
    faults: list[Diagnostic] = []
    for name in names:
        try:
            ids.append(find_element(argument_map, name).id)
        except ArgmapError as error:
            faults += error.diagnostics
    if faults:
        raise UnknownNameError.of(faults)
    return tuple(ids)


def _whole(path: Path) -> Span:
    return Span(os.fspath(path), 1, 1, 1, 1)


def _refuse(code: str, message: str, path: Path, remedy: str) -> ReadError:
    return ReadError(Diagnostic(code, message, _whole(path), remedy))
