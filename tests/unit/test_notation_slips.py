"""Slips in the notations of others: each is told once, at its place, in words that mend it, and nothing is lost."""

from __future__ import annotations

import json

import pytest

from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import ArgumentMap
from argmap.pipeline import parse


def read(notation: str, text: str) -> tuple[ArgumentMap | None, list[Diagnostic]]:
    try:
        argument_map, warnings = parse(text, "slip", notation)
    except ArgmapError as error:
        return None, list(error.diagnostics)
    return argument_map, list(warnings)


def arguebuf(scheme: object) -> str:
    nodes = {"a": {"atom": {"text": "A"}}, "b": {"atom": {"text": "B"}}, "s": {"scheme": scheme}}
    edges = {"1": {"source": "b", "target": "s"}, "2": {"source": "s", "target": "a"}}
    return json.dumps({"nodes": nodes, "edges": edges, "schemaVersion": 1}, indent=1)


def mindmup(title: str) -> str:
    group = {"id": 2, "title": title, "attr": {"group": "opposing"}}
    return json.dumps({"id": 1, "title": "Root", "formatVersion": 2, "ideas": {"1": group}}, indent=1)


HEAD = (
    "@prefix argmap: <https://w3id.org/argmap/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix ex: <http://example.org/> . ex:m a argmap:Map .\n"
)
SLIPS = [  # notation, text, code, line, a part of the remedy
    ("csv", "id,title\na,A\n", "table.no-header", 1, "kind,id,title,text,from,to"),
    ("csv", 'kind,id,title\nstatement,a,"A\n', "table.bad-csv", 2, 'Close the cell with "'),
    ("csv", "", "table.empty", 1, "kind,id,title,text,from,to"),
    ("csv", "sep=;\nkind;id;title\nstatemnt;a;A\n", "table.unknown-kind", 3, "statement"),
    ("arguebuf", arguebuf({}), "arguebuf.no-scheme", 13, '"attack"'),
    ("mindmup", mindmup("group"), "mindmup.empty-group", 6, "Put a claim into it"),
    ("mermaid", "sequenceDiagram\n  A->>B: hi\n", "mermaid.foreign", 1, "flowchart TB"),
    ("opml", "<opml><body>\n<outline text='A'>\n</body></opml>", "opml.syntax", 3, "opened in line 2, column 1"),
    ("turtle", f'{HEAD}[] a argmap:Statement ; rdfs:label "A" .', "rdf.blank-node", 1, "IRI"),
]


@pytest.mark.parametrize(("notation", "text", "code", "line", "remedy"), SLIPS)
def test_one_slip_gives_one_fault_that_says_what_to_do(
    notation: str, text: str, code: str, line: int, remedy: str
) -> None:
    _, faults = read(notation, text)
    assert [d.code for d in faults] == [code]
    assert faults[0].where is not None
    assert faults[0].where.line == line
    assert remedy in faults[0].remedy


READ = [  # notation, text, titles, (kind, source, target)
    (
        "csv",
        "sep=;\nkind;id;title;from;to\nstatement;a;A,a;;\nstatement;b;B;;\nattack;;;b;a\n",
        ["A,a", "B"],
        ["b", "a"],
    ),
    (
        "csv",
        "kind,id,title,text,from,to\nstatement,a,A reason,,,\nstatement,b,B,,,\nattack,,,,a,b\n",
        ["A reason", "B"],
        ["a", "b"],
    ),
    ("mindmup", mindmup("An objection"), ["Root", "An objection"], ["an-objection", "root"]),
]


@pytest.mark.parametrize(("notation", "text", "titles", "ends"), READ)
def test_tables_and_maps_are_read_as_people_make_them(
    notation: str, text: str, titles: list[str], ends: list[str]
) -> None:
    argument_map, faults = read(notation, text)
    assert argument_map is not None
    assert faults == []
    assert [s.title for s in argument_map.statements] == titles
    assert [[*c.premises, c.target] for c in argument_map.conflicts] == [ends]


@pytest.mark.parametrize(
    ("notation", "text", "said"),
    [
        ("dot", "digraph { a -> b [label=“supports”] }", "U+201C (left double quotation mark) is no sign of DOT."),
        ("dot", "digraph { a → b }", "U+2192 (rightwards arrow) is no sign of DOT."),
        ("mermaid", "graph TD\n a[A] --> c[C]\n a[A] –> b[B]\n", "not understood for U+2013 (en dash)"),
    ],
)
def test_what_a_word_processor_makes_of_signs_is_named(notation: str, text: str, said: str) -> None:
    assert any(said in d.message for d in read(notation, text)[1])


@pytest.mark.parametrize("dot", list("․·‧．。"))
def test_numbers_with_other_dots_are_numbers_of_kialo(dot: str) -> None:
    discussion = f"Discussion Title: X\n\n1. Thesis\n1{dot}1. Pro: a\n1{dot}2. Con: b\n"
    plain = discussion.replace(dot, ".")
    assert read("kialo", discussion)[0] == read("kialo", plain)[0]
