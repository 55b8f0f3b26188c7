"""Between a map and the text of a dataset; the text is the same in every run, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse, serialize

from argmap.domain.characters import escape_xml
from argmap.domain.diagnostics import MapError, ParseError, UnknownNameError
from argmap.domain.dialogue import dialogue_of
from argmap.domain.expressiveness.projection import without_other_graphs
from argmap.domain.model import ArgumentMap, Span
from argmap.rdf import jsonld, turtle
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.names import Names
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import PREFIXES

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}
ONE_GRAPH = ("turtle", "ntriples", "rdfxml")  # where all that is written is said of the map
MAX_DEPTH = 100  # of nested brackets: parsers recurse, and the deepest of ours has 5

_PLACE = re.compile(r"^Parser error (at line \d+|between line).*?: (?P<what>.*?)( \(line \d+\))?$", re.DOTALL)
_TAG = re.compile(  # each alternative runs on to the end of the text where it is not closed, so this takes linear time
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!DOCTYPE"
    r"|</?[^!?](?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_TURTLE_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\s]*>|\#[^\n]*|[\[\](){}]|<<|>>"
)


def dump(
    argument_map: ArgumentMap,
    format: str,
    verdicts: Verdicts | None = None,
    strengths: Strengths | None = None,
    known: dict[bool, list[Quad]] | None = None,
) -> str:
    """Return the map as text in ``format`` (one of ``FORMATS``); see ``encode`` for ``MapError``.

    Turtle has no named graphs: there, map and verdicts stand together, verdicts last, and nothing describes a dataset.
    ``known`` remembers the quads of this map from one format to the next.
    """
    _format(format)
    prefixes = Names(argument_map.id).prefixes
    if not dialogue_of(argument_map):
        del prefixes["moves"]
    extra = without_other_graphs(argument_map.extra) if format in ONE_GRAPH else argument_map.extra
    is_whole, known = extra == argument_map.extra, {} if known is None else known
    if is_whole not in known:
        known[is_whole] = list(encode(replace(argument_map, extra=extra), verdicts, strengths))
    return dump_quads(known[is_whole], format, prefixes)


def dump_quads(quads: Iterable[Quad], format: str, own_prefixes: Mapping[str, str]) -> str:
    """Return quads as text, in their order; ``own_prefixes`` shorten the names of one map's nodes."""
    if format == "turtle":
        return _dump_turtle(list(quads), own_prefixes)
    if format == "jsonld":
        return jsonld.dump(quads, PREFIXES, own_prefixes)
    if format == "trig":
        return turtle.dump_graphs(quads, {**PREFIXES, **own_prefixes})
    if format == "rdfxml":
        return _dump_xml(quads)
    lines = []
    for quad in quads:
        parts = [turtle.full(quad.subject), turtle.full(quad.predicate), turtle.full(quad.object)]
        if format == "ntriples":
            if isinstance(quad.graph_name, DefaultGraph):
                continue
        elif not isinstance(quad.graph_name, DefaultGraph):
            parts.append(turtle.full(quad.graph_name))
        lines.append(" ".join(parts) + " .\n")
    return "".join(lines)


def load(text: str, format: str, file: str = "") -> ArgumentMap:
    """Return the map that ``text`` holds; raises ``ParseError`` with line and column where it is no RDF or no map."""
    from argmap.rdf.decoding import decode

    return decode(parse_quads(text, format, file), file)


def parse_quads(text: str, format: str, file: str = "") -> list[Quad]:
    """Return the quads that ``text`` holds; nothing is ever fetched for it. Raises ``ParseError``."""
    rdf_format = _format(format)
    _check_depth(text, format, file)
    if format == "rdfxml":
        _refuse_doctype(text, file)
    if format == "jsonld":
        _refuse_remote_contexts(text, file)
    try:
        return list(parse(text, format=rdf_format, base_iri=None))
    except SyntaxError as error:
        raise _explain(error, text, file) from None
    except (ValueError, OSError, RuntimeError, RecursionError) as error:
        raise _fault("bad-rdf", f"This is no {format}: {error}.", file, 1, 1, "") from None


def _dump_xml(quads: Iterable[Quad]) -> str:
    triples = [quad.triple for quad in quads if not isinstance(quad.graph_name, DefaultGraph)]
    for triple in triples:
        value = triple.object.value if isinstance(triple.object, Literal) else ""
        if _NOT_XML.search(value):
            message = f"The text {value[:40]!r} holds a control character, which XML cannot hold."
            raise MapError.because("bad-character", message, "Take it out, or write another format.")
    try:
        written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=PREFIXES)
    except (ValueError, OSError, RuntimeError) as error:
        raise MapError.because("no-such-xml", f"RDF/XML cannot hold this map: {error}.", "") from None
    return escape_xml(
        (written or b"").decode().replace("\r", "&#13;")
    )  # else every reader of XML makes a line feed of it


def _dump_turtle(quads: list[Quad], own_prefixes: Mapping[str, str]) -> str:
    prefixes = {**PREFIXES, **own_prefixes}
    quads = [quad for quad in quads if isinstance(quad.graph_name, NamedNode)] or quads
    verdicts = [q for q in quads if isinstance(q.graph_name, NamedNode) and q.graph_name.value.endswith("/acceptance")]
    apart = set(verdicts)
    text = turtle.dump((quad for quad in quads if quad not in apart), prefixes)
    if verdicts:
        blocks = turtle.dump(verdicts, prefixes)
        text += "\n# What holds, by the grounded evaluation.\n" + blocks[blocks.index("\n\n") + 1 :]
    return text


def _format(name: str) -> RdfFormat:
    if name not in FORMATS:
        remedy = f"Known are {', '.join(FORMATS)}."
        raise UnknownNameError.because("unknown-format", f"There is no RDF format called {name!r}.", remedy)
    return FORMATS[name]


def _check_depth(text: str, format: str, file: str) -> None:
    """Refuse what is nested so deeply that a recursive parser would overflow its stack."""
    if format in ("nquads", "ntriples", "rdfxml"):
        return
    depth = 0
    pattern = re.compile(_STRING.pattern + r"|[\[\]{}]", re.DOTALL) if format == "jsonld" else _TURTLE_TOKEN
    for token in pattern.finditer(text):
        if token[0] in ("[", "(", "{", "<<"):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"Brackets are nested more than {MAX_DEPTH} deep."
                raise _fault("too-deep", message, file, *_place(text, token.start()), "Give the nested nodes names.")
        elif token[0] in ("]", ")", "}", ">>"):
            depth -= 1


def _refuse_doctype(text: str, file: str) -> None:
    """Refuse XML that could define entities, and elements within elements within elements ..."""
    depth = 0
    for token in _TAG.finditer(text):
        if token[0][:3].upper() == "<!D":
            message = "The XML has a DOCTYPE, which could name other files or grow without bound."
            raise _fault("doctype", message, file, *_place(text, token.start()), "Take it out.")
        if not token[0].startswith("<!") and not token[0].endswith("/>"):
            depth += -1 if token[0].startswith("</") else 1
        if depth > MAX_DEPTH:
            message = f"Elements are nested more than {MAX_DEPTH} deep."
            raise _fault("too-deep", message, file, *_place(text, token.start()), "Give the nested nodes names.")


def _refuse_remote_contexts(text: str, file: str) -> None:
    try:
        document = json.loads(text)
    except ValueError as error:
        line, column = getattr(error, "lineno", 1), getattr(error, "colno", 1)
        message = f"This is no JSON: {getattr(error, 'msg', error)}."
        raise _fault("bad-rdf", message, file, line, column, "Correct the JSON at that place.") from None
    remote = sorted(_remote_contexts(document))
    if remote:
        message = f"The JSON-LD refers to a context elsewhere ({remote[0]}), and nothing is ever fetched."
        at = text.find(json.dumps(remote[0], ensure_ascii=False))
        remedy = "Put the context itself into the file, in place of its address."
        raise _fault("remote-context", message, file, *_place(text, max(at, 0)), remedy)


def _remote_contexts(value: object) -> set[str]:
    addresses: set[str] = set()
    if isinstance(value, dict):
        for key, entry in value.items():
            if key == "@context":
                contexts = entry if isinstance(entry, list) else [entry]
                addresses |= {context for context in contexts if isinstance(context, str)}
            if key == "@import" and isinstance(entry, str):
                addresses.add(entry)
            addresses |= _remote_contexts(entry)
    elif isinstance(value, list):
        for entry in value:
            addresses |= _remote_contexts(entry)
    return addresses


def _explain(error: SyntaxError, text: str, file: str) -> ParseError:
    match = _PLACE.match(str(error))
    what = (match["what"] if match else re.sub(r" \(line \d+\)$", "", str(error))).rstrip(".")
    line, column = error.lineno or 1, error.offset or 1
    lines = text.split("\n")
    offending = lines[line - 1].strip()[:60] if line <= len(lines) else ""
    shown = f" Near: {offending}" if offending else ""
    remedy = "Correct the text at that place."
    if "No scheme found in an absolute IRI" in what:
        what, remedy = (
            "This IRI is relative, and to what is not said",
            "Write it out, or put a line @base above it.",
        )
    return _fault("bad-rdf", f"{what}.{shown}", file, line, column, remedy)


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _fault(code: str, message: str, file: str, line: int, column: int, remedy: str) -> ParseError:
    return ParseError.because(code, message, remedy, Span(file or "<rdf>", line, column, line, column + 1))
