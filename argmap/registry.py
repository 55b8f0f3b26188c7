"""The table of formats: one row each, and nothing behind a row is imported before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from argmap.domain.diagnostics import Diagnostic, UnknownNameError
from argmap.domain.feature import EVERYTHING, MODEL, Feature
from argmap.domain.format import Format
from argmap.domain.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.views import Views


def _load_argdown(text: str, file: str) -> ArgumentMap:
    from argmap.formats import argdown

    return argdown.load(text, file)


def _dump_argdown(views: Views) -> bytes:
    from argmap.formats import argdown

    return argdown.dump(views.map).encode()


def _load_rdf(text: str, file: str, *, format: str) -> ArgumentMap:
    from argmap import rdf
    from argmap.read import check_text, refuse_nul

    return refuse_nul(rdf.load(check_text(text, file), format, file), text, file)


def _dump_rdf(views: Views, *, format: str) -> bytes:
    return views.dataset(format).encode()


def _load_aifdb(text: str, file: str, *, format: str) -> ArgumentMap:
    from argmap.formats import aif
    from argmap.rdf import aifdb
    from argmap.read import check_text

    graph, foreign = aifdb.load_graph(check_text(text, file), format, file)
    found = aif.load_graph(graph, file)
    return replace(found, extra={**found.extra, "rdf:quads": foreign}) if foreign else found


def _dump_aifdb(views: Views, *, format: str) -> bytes:
    import json

    from argmap.formats import aif
    from argmap.rdf import aifdb

    document = json.loads(aif.dump(views.map))
    return aifdb.dump_graph(document.get("AIF", document), views.map.extra, format).encode()


def _knows_aifdb(text: str) -> bool:
    from argmap.rdf import aifdb

    return aifdb.knows(text)


def _knows_rdf(text: str) -> bool:
    return not _knows_aifdb(text)


def _load_notation(text: str, file: str, *, module: str, function: str = "load") -> ArgumentMap:
    from argmap.read import check_text, refuse_nul, without_collector

    load = getattr(import_module(f"argmap.formats.{module}"), function)
    with without_collector():
        return refuse_nul(cast(ArgumentMap, load(check_text(text, file), file)), text, file)


def _knows(text: str, *, module: str) -> bool:
    return cast(bool, import_module(f"argmap.formats.{module}").knows(text))


def _dump_notation(views: Views, *, module: str, function: str = "dump") -> bytes:
    from argmap.read import without_collector

    dump = getattr(import_module(f"argmap.formats.{module}"), function)
    with without_collector():
        return cast(str, dump(views.map)).encode()


def _dump_table(views: Views) -> bytes:
    from argmap.formats import table

    return table.dump(views.map).encode("utf-8-sig")  # the mark tells a spreadsheet that this is UTF-8


def _dump_svg(views: Views) -> bytes:
    return views.svg.encode()


def _dump_png(views: Views) -> bytes:
    from argmap.draw.raster import draw_sheet

    return draw_sheet(views.readable, views.drawn)


def _dump_pdf(views: Views) -> bytes:
    from argmap.draw.pdf import draw_pages

    return draw_pages(views.pages, views.map.title or views.map.id, views.map.language, views.drawn.fonts)


def _dump_page(views: Views) -> bytes:
    return views.page.encode()


def _dump_slides(views: Views) -> bytes:
    from argmap.draw.document.slides import draw_slides

    return draw_slides(views.material)


def _dump_document(views: Views) -> bytes:
    from argmap.draw.document.word import draw_document

    return draw_document(views.material)


def _dump_handout(views: Views) -> bytes:
    from argmap.draw.document.handout import draw_handout

    return draw_handout(views.material, views.outcomes).encode()


def _rdf(name: str, title: str, suffixes: tuple[str, ...], media_type: str) -> Format:
    load, dump = partial(_load_rdf, format=name), partial(_dump_rdf, format=name)
    return Format(name, title, suffixes, media_type, load, dump, "the layout of the source", MODEL, _knows_rdf)


def _aifdb(syntax: Format) -> Format:
    name, title = syntax.name, syntax.title.partition(",")[0].removeprefix("RDF as ")
    load, dump = partial(_load_aifdb, format=name), partial(_dump_aifdb, format=name)
    suffixes = (f".aifdb{syntax.suffixes[0]}", *syntax.suffixes)
    loses = "ids of edges and schemes, participants, times of locutions"
    title = f"RDF in the dialect of AIFdb, as {title}"
    return Format(f"aifdb-{name}", title, suffixes, syntax.media_type, load, dump, loses, _AIF, _knows_aifdb)


def _diagram(name: str, title: str, suffixes: tuple[str, ...], media_type: str, carries: frozenset[Feature]) -> Format:
    return Format(name, title, suffixes, media_type, None, partial(_dump_notation, module=name), carries=carries)


def _document(name: str, title: str, suffix: str, media_type: str, dump: Callable[[Views], bytes]) -> Format:
    return Format(name, title, (suffix,), media_type, None, dump, _PICTURE)


def _json(name: str, title: str, suffixes: tuple[str, ...], carries: frozenset[Feature] | None = None) -> Format:
    module = name.replace("-", "_")
    load, knows = partial(_load_notation, module=module), partial(_knows, module=module)
    dump = partial(_dump_notation, module=module) if carries is not None else None
    return Format(name, title, suffixes, "application/json", load, dump, carries=carries, knows=knows)


def _aif(name: str, title: str, suffixes: tuple[str, ...], function: str) -> Format:
    load, knows = partial(_load_notation, module="aif"), partial(_knows, module="aif")
    dump = partial(_dump_notation, module="aif", function=function)
    return Format(name, title, suffixes, "application/json", load, dump, carries=_AIF, knows=knows)


def _framework(name: str, title: str, suffixes: tuple[str, ...]) -> Format:
    load = partial(_load_notation, module="iccma", function=f"load_{name}")
    dump = partial(_dump_notation, module="iccma", function=f"dump_{name}")
    return Format(name, title, suffixes, "text/plain", load, dump, carries=_FRAMEWORK)


_DRAWN = frozenset(
    {
        *(Feature.MAP_TITLE, Feature.ORDER, Feature.WORDING, Feature.TITLES, Feature.ARGUMENTS, Feature.SUPPORT),
        *(Feature.LINKED, Feature.SCHEMES, Feature.RULES, Feature.ATTACK, Feature.LINKED_ATTACK, Feature.UNDERCUT),
        *(Feature.ABOUT_RELATIONS, Feature.CONTRARY, Feature.CONTRADICTORY, Feature.REPHRASE, Feature.PREFERENCE),
        *(Feature.ROLES, Feature.STEPS),
    }
)
_GRAPH = MODEL - {
    *(Feature.SOURCES, Feature.ARTICLE, Feature.SENTENCES, Feature.TOUR, Feature.STRAND_LABELS, Feature.SECTIONS),
    *(Feature.DIGESTS, Feature.PHRASES, Feature.FOREIGN),
}
_FRAMEWORK = frozenset({Feature.IDS, Feature.ATTACK, Feature.ORDER})
_AIF = frozenset(
    {
        *(Feature.WORDING, Feature.IDS, Feature.RELATION_IDS, Feature.ORDER, Feature.SUPPORT, Feature.LINKED),
        *(Feature.SCHEMES, Feature.ATTACK, Feature.LINKED_ATTACK, Feature.UNDERCUT, Feature.REPHRASE),
        Feature.PREFERENCE,
    }
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PICTURE = "everything that is not drawn"

_OUTLINED = frozenset(
    {
        *(Feature.MAP_TITLE, Feature.SUMMARY, Feature.AUTHORS, Feature.DATE, Feature.LICENCE, Feature.WORDING),
        *(Feature.TITLES, Feature.ROLES, Feature.TAGS, Feature.ATTRIBUTION, Feature.STANCE, Feature.HEDGE),
        *(Feature.QUOTATION, Feature.IMPLICIT, Feature.ANCHORS, Feature.ARGUMENTS, Feature.STEPS, Feature.SUPPORT),
        *(Feature.LINKED, Feature.STRICT, Feature.SCHEMES, Feature.ATTACK, Feature.LINKED_ATTACK, Feature.CONTRARY),
        *(Feature.CONTRADICTORY, Feature.UNDERCUT, Feature.ABOUT_RELATIONS, Feature.REPHRASE, Feature.PREFERENCE),
    }
)

_RDF = (
    _rdf("turtle", "RDF as Turtle, map and verdicts in one graph", (".ttl",), "text/turtle"),
    _rdf("jsonld", "RDF as JSON-LD", (".jsonld",), "application/ld+json"),
    _rdf("nquads", "RDF as N-Quads", (".nq",), "application/n-quads"),
    _rdf("trig", "RDF as TriG", (".trig",), "application/trig"),
    _rdf("ntriples", "RDF as N-Triples, map and verdicts in one graph", (".nt",), "application/n-triples"),
    _rdf("rdfxml", "RDF/XML, map and verdicts in one graph", (".rdf",), "application/rdf+xml"),
)
FORMATS: tuple[Format, ...] = (
    Format("argdown", "Argdown", (".argdown", ".ad"), "text/x-argdown", _load_argdown, _dump_argdown, "", EVERYTHING),
    *_RDF,
    *map(_aifdb, _RDF),
    _aif("aif", "AIF JSON, as AIFdb and OVA have it", (".aif.json", ".aif", ".json"), "dump"),
    _aif("xaif", "xAIF JSON, as argument mining tools have it", (".xaif.json", ".xaif"), "dump_xaif"),
    _json("argdown-json", "JSON of Argdown's own tool", (".argdown.json", ".json")),
    _json("arguebuf", "JSON of arguebuf", (".arguebuf.json", ".json"), MODEL),
    Format("kialo", "export of a Kialo discussion", (".txt",), "text/plain", partial(_load_notation, module="kialo")),
    _diagram("graphml", "GraphML for networkx, Gephi and yEd", (".graphml",), "application/graphml+xml", _GRAPH),
    _diagram("dot", "DOT for Graphviz", (".dot", ".gv"), "text/vnd.graphviz", _DRAWN | {Feature.MAP_ID, Feature.IDS}),
    _diagram("mermaid", "Mermaid flowchart", (".mmd", ".mermaid"), "text/vnd.mermaid", _DRAWN),
    _framework("af", "framework for solvers, as ICCMA has it since 2023", (".af", ".i23")),
    _framework("apx", "framework for solvers, as facts (ASPARTIX)", (".apx",)),
    Format(
        "csv",
        "table for spreadsheets",
        (".csv",),
        "text/csv",
        partial(_load_notation, module="table"),
        _dump_table,
        carries=MODEL,
    ),
    Format(
        *("outline", "outline in Markdown", (".md", ".markdown"), "text/markdown", None),
        partial(_dump_notation, module="outline"),
        carries=_OUTLINED,
    ),
    Format("html", "offline page", (".html", ".htm"), "text/html", None, _dump_page, _PICTURE),
    Format("svg", "scalable picture", (".svg",), "image/svg+xml", None, _dump_svg, _PICTURE),
    Format("png", "picture in pixels", (".png",), "image/png", None, _dump_png, _PICTURE),
    Format("pdf", "picture for print", (".pdf",), "application/pdf", None, _dump_pdf, _PICTURE),
    _document(
        "pptx", "slides of native shapes, to be edited", ".pptx", _OFFICE + "presentationml.presentation", _dump_slides
    ),
    _document(
        "docx",
        "outline, picture and sources to be edited",
        ".docx",
        _OFFICE + "wordprocessingml.document",
        _dump_document,
    ),
    _document(
        "handout", "tasks for students, with solutions, in Markdown", ".handout.md", "text/markdown", _dump_handout
    ),
)


def readable() -> tuple[Format, ...]:
    """The formats that a map can be read from."""
    return tuple(f for f in FORMATS if f.load)


def writable() -> tuple[Format, ...]:
    """The formats that a map can be written in."""
    return tuple(f for f in FORMATS if f.dump)


def notations() -> tuple[Format, ...]:
    """The formats that a map can be converted to: those that are for programs and not for eyes."""
    return tuple(f for f in FORMATS if f.dump and f.carries is not None)


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UnknownNameError`` with the nearest known one."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise unknown("format", name, [f.name for f in FORMATS])


def format_of(path: str, formats: Iterable[Format] = FORMATS, text: str | None = None) -> Format:
    """Return the one of ``formats`` that the suffix of ``path`` tells; raises ``UnknownNameError``.

    The longest suffix tells most (``.aif.json`` before ``.json``). Of formats that share it the first that knows ``text``
    as its own is meant, or else the first.
    """
    formats = tuple(formats)
    name = PurePath(path).name.lower()
    matching = [(len(suffix), known) for known in formats for suffix in known.suffixes if name.endswith(suffix)]
    if matching:
        longest = max(length for length, _ in matching)
        sharing = [known for length, known in matching if length == longest]
        if text is not None and len(sharing) > 1:
            sharing = [known for known in sharing if known.knows and known.knows(text)] or sharing
        return sharing[0]
    suffixes = dict.fromkeys(s for f in formats for s in f.suffixes)
    message = f"{path!r} does not end in a suffix that argmap knows."
    raise UnknownNameError(Diagnostic("unknown-suffix", message, None, f"Known are {', '.join(suffixes)}."))


def unknown(kind: str, name: str, known: Iterable[str], titles: Mapping[str, str] | None = None) -> UnknownNameError:
    """The error for a name that is not among ``known``, with the nearest; ``titles`` maps other spellings to names."""
    import difflib

    spellings = {k: k for k in known} | {t.casefold(): k for t, k in (titles or {}).items()}
    close = dict.fromkeys(spellings[c] for c in difflib.get_close_matches(name.casefold(), spellings, n=3, cutoff=0.5))
    starts = [k for s, k in spellings.items() if name and s.startswith(name.casefold())]
    near = list(dict.fromkeys([*starts, *close]))[:3]
    if near:
        remedy = f"Did you mean {' or '.join(near)}?"
    else:
        shown = sorted(set(spellings.values()))
        remedy = f"Known are {', '.join(shown[:12])}{' ...' if len(shown) > 12 else ''}." if shown else ""
    return UnknownNameError(Diagnostic(f"unknown-{kind}", f"There is no {kind} called {name!r}.", None, remedy))
