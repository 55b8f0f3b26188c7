"""OPML: what outliners write reads sensibly, and every kind of claim and relation comes back from what argmap writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.diagnostics import ParseError, Severity
from argmap.domain.expressiveness import sort
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Preference, Rephrase, Role, Statement
from argmap.formats.opml.reader import load
from argmap.formats.opml.writer import dump

HEAD = '<?xml version="1.0"?><opml version="2.0"><head><title>Tea</title></head><body>'
TEA = f"""{HEAD}
<outline text="Drink tea" created="Mon, 02 Jan 2023 10:00:00 GMT">
  <outline text="It warms"><outline text="Water is hot"/></outline>
  <outline text="It stains" relation="objection" _note="It stains cups."/>
  <outline text=""/>
  <outline text="See also" relation="aside"/>
</outline></body></opml>"""


def test_an_outline_of_another_tool_is_a_thesis_with_what_speaks_for_and_against_it() -> None:
    found, diagnostics = load(TEA, "tea.opml")
    assert found.title == "Tea"
    assert [(s.id, s.role, s.text) for s in found.statements] == [
        ("drink-tea", Role.THESIS, ""),
        ("it-warms", Role.CLAIM, ""),
        ("water-is-hot", Role.CLAIM, ""),
        ("it-stains", Role.CLAIM, "It stains cups."),
        ("see-also", Role.CLAIM, ""),
    ]
    assert [(i.premises, i.conclusion) for i in found.inferences] == [
        (("it-warms",), "drink-tea"),
        (("water-is-hot",), "it-warms"),
    ]
    assert [(c.premises, c.target, c.kind) for c in found.conflicts] == [(("it-stains",), "drink-tea", "attack")]
    assert found["drink-tea"].extra == {"opml:created": "Mon, 02 Jan 2023 10:00:00 GMT"}
    assert [(d.code, d.severity, d.where and d.where.line) for d in diagnostics] == [
        ("opml.relation", Severity.WARNING, 6),
        ("opml.no-label", Severity.NOTE, 3),
    ]


def test_what_others_said_in_attributes_of_their_own_is_written_back_there() -> None:
    written = dump(load(TEA).map)
    assert 'created="Mon, 02 Jan 2023 10:00:00 GMT"' in written
    assert load(written).map == load(TEA, "tea.opml").map


def test_every_kind_of_relation_is_told_below_what_it_bears_on_and_comes_back() -> None:
    claims = tuple(Statement(id_, id_.upper(), f"{id_} <is> so.\n") for id_ in "abcdef")
    whole = ArgumentMap(
        "whole",
        "Whole",
        statements=claims,
        inferences=(
            Inference("linked", ("b", "c"), "a", "sign", ("modus ponens",), strict=True),
            Inference("d-supports-b", ("d",), "b"),
        ),
        conflicts=(
            Conflict("cut", ("e",), "linked", ConflictKind.UNDERCUT),
            Conflict("both", ("f", "e"), "a"),
            Conflict("contrary", ("d",), "c", ConflictKind.CONTRARY),
            Conflict("contradictory", ("d",), "f", ConflictKind.CONTRADICTORY),
            Conflict("round", ("a",), "about"),
            Conflict("about", ("a",), "round"),
        ),
        rephrases=(Rephrase("again", ("b",), "a"),),
        preferences=(Preference("first", "cut", "d-supports-b"),),
    )
    written = dump(whole)
    assert sort(load(written).map) == sort(whole)
    assert 'text="attacks, together"' in written
    assert all(written.count(f' id="{name}"') == 1 for name in "abcdef")  # what has been told is not told again


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<opml><body>", "opml.syntax"),
        ("<html><body/></html>", "opml.nothing"),
        ("<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body/></opml>", "opml.doctype"),
        ("<a>" * 600, "opml.too-deep"),
        (f'{HEAD}<outline text="A" kind="statement" hedge="maybe"/></body></opml>', "opml.bad-value"),
        (f'{HEAD}<outline text="A" id="a"/><outline text="B" id="a"/></body></opml>', "opml.duplicate-id"),
        (f'{HEAD}<outline text="A"><outline ref="b"/></outline></body></opml>', "opml.unknown-element"),
    ],
)
def test_what_is_no_outline_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(ParseError) as error:
        load(text, "x.opml")
    assert error.value.diagnostics[0].code == code
    assert error.value.diagnostics[0].where


def test_the_sample_of_an_outliner_reads_sensibly() -> None:
    sample = Path(__file__).resolve().parents[3] / "shared" / "data" / "other" / "reasons.opml"
    if not sample.exists():
        pytest.skip(f"{sample.name} is not here")
    found = pipeline.load(sample)
    assert found.thesis is not None
    assert found.thesis.title == "Buses help"
    assert (len(found.inferences), len(found.conflicts)) == (2, 1)


def test_an_outline_that_begins_with_a_side_is_on_that_side_and_says_the_rest() -> None:
    said = ("Con: It stains", "Pro: It warms", "- It is dear", "+ It is old", "Contra: It is bitter", "Con:It is far")
    said = (*said, "(-) It is hot", "(+)It is red")
    plain = ("Conned people drink it", "-5 degrees is cold")
    below = "".join(f'<outline text="{text}"/>' for text in (*said, *plain, "Con:"))
    chosen = '<outline text="Con: a prefix" relation="support"/>'
    found, diagnostics = load(f'{HEAD}<outline text="Con: tea">{below}{chosen}</outline></body></opml>')
    titles = {s.id: s.title for s in found.statements}
    assert next(iter(titles.values())) == "Con: tea"  # which stands below nothing
    attacks = ["It stains", "It is dear", "It is bitter", "It is far", "It is hot"]
    assert [titles[c.premises[0]] for c in found.conflicts] == attacks
    supports = ["It warms", "It is old", "It is red", *plain, "Con: a prefix"]
    assert [titles[i.premises[0]] for i in found.inferences] == supports
    assert [d.code for d in diagnostics] == ["opml.heading", "opml.no-label"]
    assert str(len(plain)) in diagnostics[1].message
