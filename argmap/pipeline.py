"""From a folder to its outputs: load, check, encode, evaluate, draw, write. Command line and library call this."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import lookup, parts, read, registry
from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, UnknownNameError
from argmap.domain.feature import Feature
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Sentence, Span
from argmap.map_files import OUTPUTS, OVERVIEW, SOURCE, find_source, refusal, refuse_stray_text
from argmap.review import RETELLING, review

if TYPE_CHECKING:
    from argmap import write
    from argmap.draw.gallery import Entry
    from argmap.rdf import Result, Store
    from argmap.semantics import Evaluation
    from argmap.views import Views


@dataclass(frozen=True, slots=True)
class Build:
    """The outcome of building one map."""

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
    for_students: bool = False,
    language: str = "",
    notation: str | None = None,
) -> Build:
    """Read the map at ``path`` and write every output that differs, into ``out`` or beside the source.

    ``article`` is the reader's own copy of the text, shown instead of the retelling; with ``sparql`` the page
    answers queries, and ``for_students`` asks about the reasoning; ``language`` is that of all words but the map's own.
    Raises ``ArgmapError``.
    """
    from argmap import write
    from argmap.views import Views

    source = find_source(parts.split(path)[0])
    if read.is_pipe(source) and not out:
        remedy = "Name a folder: --out DIR"
        raise refusal(
            "no-folder", "There is no folder that a pipe stands in, to write the outputs into.", source, remedy
        )
    argument_map, warnings = load_with_diagnostics(path, notation)
    own_copy = read.read_named(article) if article else None
    diagnostics = review(argument_map, warnings, own_copy, warnings.says)
    asked = questions(argument_map, language) if for_students else ()
    views = Views(argument_map, article=own_copy, sparql=sparql, language=language, questions=asked)
    files = {name: encode(views, format_name) for name, format_name in OUTPUTS.items()}
    folder = Path(out) if out else source.parent
    written = tuple(write.write_files(folder, files))
    return Build(argument_map, Path(path), folder, written, tuple(diagnostics), views.entry(folder.resolve().name))


def questions(argument_map: ArgumentMap, language: str = "") -> list[Diagnostic]:
    """Return what a page for students asks about the reasoning, in ``language`` or else that of the map."""
    from argmap import feedback

    return feedback.questions(argument_map, language or argument_map.language)


def build_overview(builds: Sequence[Build], folder: str | Path, language: str = "") -> write.Written | None:
    """Write ``index.html`` over maps that were built into subfolders of ``folder``; raises ``ArgmapError``.

    A file of that name that argmap did not write is left as it is, and ``None`` returned.
    """
    from argmap import write
    from argmap.draw.gallery import GENERATOR, draw_gallery

    place = Path(folder) / OVERVIEW
    with write.readable_errors(place):
        if place.exists() and GENERATOR.encode() not in place.read_bytes()[:4096]:
            return None
    page = draw_gallery([build.entry for build in builds], language=language)
    return write.write_files(Path(folder), {OVERVIEW: page.encode()})[0]


def encode(views: Views, format_name: str) -> bytes:
    """Write what ``views`` show in the format called ``format_name``; raises ``UnknownNameError``."""
    dump = registry.writer_named(format_name).dump
    assert dump is not None
    return dump(views)


def load(path: str | Path, notation: str | None = None) -> ArgumentMap:
    """Read the map in a folder, a file or a pipe, or on standard input (``-``); raises ``ArgmapError`` with every fault.

    ``notation`` names the format, which the suffix tells otherwise, or the beginning of what comes through a pipe.
    """
    return load_with_diagnostics(path, notation)[0]


class Remarks(list[Diagnostic]):
    """Oddities of a text that could be read, and what its notation can say (``None``: that is not told)."""

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
    content: str, source: Path, notation: str | None = None, part: str = "", files: Mapping[str, str] | None = None
) -> tuple[ArgumentMap, Remarks]:
    """Read a map from the ``content`` of a file, which may not be saved yet, and the retelling beside it; raises
    ``ReadError`` with every fault. ``files`` are texts by the names of their files, which Argdown includes as they are here.
    """
    file = "<stdin>" if os.fspath(source) == read.STANDARD_INPUT else os.fspath(source)
    warnings = Remarks()
    faults: list[Diagnostic] = []
    argument_map: ArgumentMap | None = None
    try:
        argument_map, remarks = parse(content, file, notation, part, files)
        included = argument_map.origin.included if argument_map.origin else ()
        for name, text_read in ((file, parts.narrow(content, source, part, notation)), *included):
            warnings += read.hidden_characters(text_read, name, remarks)
        warnings += remarks
        warnings.says = remarks.says
    except ArgmapError as error:
        faults += error.diagnostics
    if argument_map is not None and source.suffix.lower() == ".ann" and source.is_file():
        warnings += _unlike_text(argument_map, source, faults)
    sentences = _retold(source, warnings, faults) if source.name == SOURCE else ()
    if faults or argument_map is None:
        raise ReadError.of(faults)
    if not sentences:
        return argument_map, warnings
    from argmap.text import join_digests

    return join_digests(argument_map, sentences), warnings


def _retold(source: Path, warnings: list[Diagnostic], faults: list[Diagnostic]) -> tuple[Sentence, ...]:
    """Return the sentences of the retelling beside a map, if there is one; what is odd or wrong with it is added."""
    beside = source.with_name(RETELLING)
    if not beside.exists():
        return ()
    from argmap.text import load_retelling

    try:
        refuse_stray_text(beside, source)
        retelling = read.read_text(beside)
        warnings += read.hidden_characters(retelling, os.fspath(beside))
        return load_retelling(retelling, os.fspath(beside))
    except ArgmapError as error:
        faults += error.diagnostics
        return ()


def _unlike_text(argument_map: ArgumentMap, source: Path, faults: list[Diagnostic]) -> list[Diagnostic]:
    """Return what annotations say of the text beside them that it does not have; ``faults`` get why it cannot be read."""
    from argmap.formats import brat

    beside = source.with_suffix(brat.TEXT)
    try:
        if beside.exists():
            refuse_stray_text(beside, source)
        text = read.read_text(beside) if beside.exists() else None
    except ArgmapError as error:
        faults += error.diagnostics
        return []
    return brat.compare_with_text(argument_map, os.fspath(source), text)


def _recognised(content: str, file: str) -> str:
    """Return the name of the notation of text from a pipe, by its suffix or its beginning; raises ``UnknownNameError``."""
    from argmap.signs import suffix_of

    try:
        return registry.format_of(file, registry.readable(), content).name
    except UnknownNameError:
        if suffix := suffix_of(content):
            return registry.format_of(f"stdin{suffix}", registry.readable(), content).name
    message = "What comes through a pipe has no suffix that tells the format, and does not begin like any."
    raise UnknownNameError.because("unknown-format", message, "Add --from NAME.", Span.of_file(file))


def parse(
    content: str, file: str, notation: str | None = None, part: str = "", files: Mapping[str, str] | None = None
) -> tuple[ArgumentMap, Remarks]:
    """Read text in ``notation``, or the one that the suffix of ``file`` tells; raises ``ArgmapError``.

    ``part`` names the map that is meant where ``file`` is a document with several; ``files`` are as in ``load_content``.
    """
    known = registry.reader_named(notation) if notation else registry.format_of(file, registry.readable(), content)
    assert known.load is not None
    if files is not None and known.name == "argdown":
        from argmap.formats import argdown

        reading = Reading(*argdown.load_with_diagnostics(content, file, files))
    else:
        reading = known.load(content, f"{file}#{part}" if part else file)
    argument_map, diagnostics = reading
    warnings = Remarks(diagnostics)
    warnings.says = known.carries
    return argument_map, warnings


def check(path: str | Path, article: str | Path | None = None, notation: str | None = None) -> list[Diagnostic]:
    """Return everything that is odd or wrong with a map that can be read, by place; raises ``ArgmapError`` otherwise."""
    argument_map, warnings = load_with_diagnostics(path, notation)
    return review(argument_map, warnings, read.read_named(article) if article else None, warnings.says)


def evaluate(argument_map: ArgumentMap, assumptions: Assumptions = NOTHING, *, language: str = "") -> Evaluation:
    """Return which parts of the map hold for a reader with ``assumptions``, which name elements by id or title."""
    from argmap import semantics

    return semantics.evaluate(argument_map, lookup.resolve(argument_map, assumptions), language)


def query(
    argument_map: ArgumentMap,
    asked: str,
    bind: Mapping[str, str] | None = None,
    timeout: float | None = None,
    *,
    memory: int | None = None,
    max_rows: int | None = None,
    store: Store | None = None,
) -> Result:
    """Answer a query, as ``find_query`` finds it, over the map's dataset, verdicts and strengths included.

    ``bind`` gives variables the id or title of an element, the id of a source, or an IRI; ``timeout`` is in seconds (0: no;
    by default what the query needs), ``memory`` in MB beyond the dataset. ``store`` is what ``dataset`` returned before.
    Raises ``QueryError``.
    """
    text, seconds = lookup.find_query(asked)
    bound = {name: lookup.find_id(argument_map, value) for name, value in (bind or {}).items()}
    limit, most = lookup.limits_of(seconds, timeout, memory)
    return (store or dataset(argument_map)).query(text, bound, limit, memory=most, max_rows=max_rows)


def dataset(argument_map: ArgumentMap, *, ontology: bool = False) -> Store:
    """The map's dataset to ask, with verdicts and strengths, and with the ontology if asked for."""
    from argmap import rdf
    from argmap.semantics.gradual import strengths

    verdicts = evaluate(argument_map, language=argument_map.language)
    store = rdf.Store([argument_map], {argument_map.id: verdicts}, {argument_map.id: strengths(argument_map)})
    if ontology:
        store.add_ontology()
    return store
