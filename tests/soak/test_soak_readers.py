"""A fuzz target for every reader in the table of formats: a map or an ``ArgmapError``, within bounds of time and memory.

A new format is covered as soon as it has a row. ``make test`` looks for seconds, ``make soak`` for much longer.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.format import Format
from argmap.domain.model import ArgumentMap
from argmap.formats import argdown
from argmap.read import decode
from argmap.registry import format_named, readable
from argmap.views import Views

SMALL = """===
title: A small map
sources:
  them: {name: Them, kind: group, url: "https://example.org/a?b=1&c"}
strands: {economy: Economy}
===

# Part one

[Thesis]: The *plan* "works" – <b>really</b>, it does. #thesis {strand: economy, at: "p2 s1", by: [them], hedge: likely}
  + <Sketch>: Because it did before.
    _ [Doubt]: That was luck, by 100 %. #objection
  - [Cost]: It costs too much. {time: 2022-03-03, about: [them]}
  >< [Denial]: It does not work.

<Reconstructed>

(1) [One]: Ships carry grain.
(2) [Two]: Grain is food. // a comment
-- modus ponens {scheme: expert-opinion, strict: true} --
(3) [Thesis]
"""
# Notations that are read but not written have nothing to mutate but what stands here.
WRITTEN_BY_OTHERS = {
    "kialo": "Discussion Title: Ships\n\n1. Ships carry grain.\n1.1. Pro: Grain is food.\n1.1.1. Con: -> See 1.1.\n",
    "aml": '<?xml version="1.0"?>\n<!DOCTYPE ARG SYSTEM "argument.dtd">\n<ARG><AU><PROP identifier="A">'
    '<PROPTEXT offset="0">Ships</PROPTEXT><INSCHEME scheme="Example" schid="0"/></PROP><LA><AU><PROP><PROPTEXT>Grain'
    "</PROPTEXT></PROP></AU></LA></AU></ARG>",
    "agxml": '<arggraph id="ships"><edu id="e1">Ships carry grain.</edu><edu id="e2">Grain is food.</edu>\n'
    '<edu id="e3">No.</edu><adu id="a1" type="pro"/><adu id="a2" type="opp"/><adu id="a3"/>'
    '<edge id="s1" src="e1" trg="a1" type="seg"/><edge id="s2" src="e2" trg="a2" type="seg"/>\n'
    '<edge id="s3" src="e3" trg="a3" type="seg"/><edge id="c1" src="a2" trg="a1" type="reb"/>'
    '<edge id="c2" src="a3" trg="c1" type="und"/></arggraph>',
    "brat": "T1\tMajorClaim 0 5\tShips carry grain\nT2\tClaim 6 9\tGrain is food\nA1\tStance T2 For\n"
    "T3\tPremise 10 12\tNo\nR1\tattacks Arg1:T3 Arg2:T2\t\n#1\tAnnotatorNotes T3\tShort.\n",
    "discourse-graph": '{"@context": {"dg": "https://discoursegraphs.com/schema/dg_core#"}, "@graph": [{"@id": "#1",'
    ' "@type": "dg:Claim", "title": "Ships carry grain."}, {"@id": "#2", "@type": "dg:Evidence", "title": "Grain",'
    ' "supports": "#1"}]}',
    "mermaid-markdown": "# A lesson\n\n```{mermaid}\nflowchart TB\nA(Ships carry grain.)\nB[Grain is food.]\nB --> A\n"
    'C("Ships are slow") -.-x A\n```\n\n```argdown\n[Ships]: They carry grain.\n  - [Slow]: They are slow.\n```\n',
    "argdown-markdown": "# A lesson\n\n```argdown\n[Ships]: They carry grain.\n  - [Slow]: They are slow.\n```\n",
    "argdown-json": '{"statements": {"A": {"title": "A", "relations": [], "members": []}}, "relations": [], "map": {}}',
}
PIECES = (
    *("", " ", "\n", "\r\n", "\t", "\n\n", "\0", "\ufeff", "\ud800", "\u202e", "\u2028", "😀", "é", "\x1b", "\x85"),
    *(
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        "<",
        ">",
        '"',
        "'",
        "\\",
        ",",
        ":",
        ";",
        "#",
        "@",
        "*",
        "_",
        "-",
        "+",
        "=",
        "/",
        "|",
    ),
    *("===", "---", "/*", "*/", "//", "<!--", "-->", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "&b;", "{a: &a [*a]}", "<<: x"),
    *("null", "true", "NaN", "-1", "0", "1e999", "9" * 30, "9" * 5000, "\\u0000", "\\ud800", "[]", "{}", "%00", "id"),
    *(
        "p cnf 1 1",
        "p af 99999999999",
        "arg(a).",
        "att(a,a).",
        "(1)",
        "----",
        "1.1.1.",
        "  + ",
        "><",
        '{"nodes": [null]}',
    ),
    *("[" * 150, "{" * 150, "(" * 150, '{"a":' * 150, "<a>" * 150, "> " * 150, "  " * 150, "[" * 5000, "1." * 2000),
)


READERS = pytest.mark.parametrize("name", [known.name for known in readable()])


@cache
def sample(known: Format) -> str:
    """A text in a notation that can be read."""
    if known.name == "argdown":
        return SMALL
    if known.dump is None:
        return WRITTEN_BY_OTHERS[known.name]
    return known.dump(Views(argdown.load(SMALL, "small.argdown"))).decode("utf-8-sig")


Change = Callable[[str], str]


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """One thing done to a text: cut, repeated, moved, or something put into it, at a place given as a fraction."""
    kind = draw(st.sampled_from(("cut", "end", "repeat", "move", "put", "put", "replace", "mix")))
    first, second = sorted((draw(st.floats(0, 1)), draw(st.floats(0, 1))))
    near = draw(st.integers(0, 30))
    piece = draw(st.sampled_from(PIECES) | st.text(max_size=5))
    times = draw(st.sampled_from((2, 3, 50)))

    def change(text: str) -> str:
        start, far = int(first * len(text)), int(second * len(text))
        stop = min(start + near, len(text))
        if kind == "cut":
            return text[:start] + text[stop:]
        if kind == "end":
            return text[:start]
        if kind == "repeat":
            return text[:start] + text[start:stop] * times + text[stop:]
        if kind == "move":
            return text[:start] + text[far : far + near] + text[start:]
        if kind == "put":
            return text[:start] + piece + text[start:]
        if kind == "replace":
            return text[:start] + piece + text[stop:]
        return text[far:] + text[:start]

    return change


def mutated(text: str) -> st.SearchStrategy[str]:
    """``text`` after a few changes."""

    def apply(steps: list[Change]) -> str:
        found = text
        for step in steps:
            found = step(found)
        return found

    return st.lists(changes(), min_size=1, max_size=6).map(apply)


def seconds(known: Format, text: str) -> float:
    """The processor time that ``text`` takes to be read or refused; anything but an ``ArgmapError`` goes through."""
    assert known.load is not None
    found: ArgumentMap | ArgmapError
    began = time.process_time()
    try:
        found = known.load(text, f"map{known.suffixes[0]}").map
    except ArgmapError as error:
        found = error
    took = time.process_time() - began
    if isinstance(found, ArgmapError):
        assert found.diagnostics
        assert all(d.message and d.code for d in found.diagnostics)
    return took


def megabytes() -> float:
    """The most memory that this process has had resident so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@READERS
def test_the_sample_of_a_notation_is_a_map(name: str) -> None:
    known = format_named(name)
    assert known.load is not None
    assert known.load(sample(known), f"map{known.suffixes[0]}").map.statements


@READERS
@settings(suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_text_is_a_map_or_an_error_within_bounds(name: str, data: st.DataObject) -> None:
    known = format_named(name)
    text = data.draw(mutated(sample(known)), label="text")
    before = megabytes()
    assert seconds(known, text) < 2 + len(text) / 5000
    assert megabytes() - before < 100 + len(text) / 500


@READERS
@pytest.mark.parametrize("piece", [p for p in PIECES if len(p) > 100], ids=lambda piece: f"{piece[:2]}-{len(piece)}")
def test_a_text_of_nothing_but_depth_is_refused_in_time(name: str, piece: str) -> None:
    known = format_named(name)
    assert seconds(known, piece * 20) < 5
    assert seconds(known, sample(known) + piece * 20) < 5


@READERS
@pytest.mark.parametrize("character", ["\0", "\ud800"], ids=ascii)
def test_what_no_text_may_hold_is_refused_by_every_reader(name: str, character: str) -> None:
    known = format_named(name)
    assert known.load is not None
    for text in (sample(known) + character, sample(known).replace("a", f"a{character}"), character):
        with pytest.raises(ArgmapError):
            known.load(text, f"map{known.suffixes[0]}")


@READERS
def test_a_document_type_is_never_a_map(name: str) -> None:
    known = format_named(name)
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&b;&d;</a>'
    assert known.load is not None
    if "xml" in known.media_type:
        with pytest.raises(ArgmapError):
            known.load(bomb, f"map{known.suffixes[0]}")
    assert seconds(known, bomb) < 1


@given(st.binary(max_size=60), st.integers(0, 2000), st.integers(0, 60))
def test_any_bytes_are_text_or_an_error_that_says_where(piece: bytes, at: int, cut: int) -> None:
    data = SMALL.encode()
    data = data[:at] + piece + data[at + cut :]
    try:
        text, faults = decode(data, "map.argdown"), ()
    except ArgmapError as error:
        text, faults = "", error.diagnostics
    assert faults or text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    assert all(d.where is not None and d.remedy for d in faults)
