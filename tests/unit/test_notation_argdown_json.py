"""The JSON of Argdown's own tool: data blocks, undercuts of steps, and documents that are broken in every way."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given

from argmap import registry
from argmap.domain.diagnostics import ArgmapError, ParseError
from argmap.domain.model import ConflictKind, Role
from argmap.formats import argdown_json
from tests.strategies.documents import broken


def _statement(title: str, **more: Any) -> dict[str, Any]:
    members = [{"type": "statement", "title": title, "text": more.pop("text", title)}]
    return {"type": "equivalence-class", "title": title, "relations": [], "members": members, **more}


def _relation(kind: str, source: str, target: str, to: str = "equivalence-class", **more: Any) -> dict[str, Any]:
    ends = {"from": source, "fromType": "equivalence-class", "to": target, "toType": to}
    return {"type": "relation", "relationType": kind, **ends, **more}


SMALL: dict[str, Any] = {
    "arguments": {
        "Why": {
            "type": "argument",
            "title": "Why",
            "section": "s2",
            "members": [{"role": "argument-description", "text": "In short. #x"}],
            "tags": ["x"],
            "pcs": [
                {"title": "P", "role": "premise"},
                {"title": "Q", "role": "premise"},
                {"title": "M", "role": "intermediary-conclusion", "inference": {"data": {"uses": [2]}}},
                {"title": "A", "role": "main-conclusion", "inference": {"inferenceRules": ["MP"]}},
            ],
        }
    },
    "statements": {
        "A": _statement(
            "A",
            text="A is so. #thesis #blue",
            tags=["thesis", "blue"],
            data={"id": "top", "at": "p1 s2", "k": {"l": 1}},
            section="s1",
        ),
        **{title: _statement(title) for title in "PQMU"},
    },
    "relations": [
        _relation("undercut", "U", "Why", "inference", conclusionIndex=2),
        _relation("undercut", "P", "Why", "argument"),
        _relation("entails", "Q", "U"),
        _relation("contrary", "P", "U"),
    ],
    "sections": [
        {"id": "s1", "title": "One", "level": 1, "children": [{"id": "s2", "title": "Two", "level": 2, "children": []}]}
    ],
    "tags": {},
}


def test_data_blocks_tags_and_sections_are_read_as_in_argdown() -> None:
    found = argdown_json.load(json.dumps(SMALL), "small.json").map
    top = found.statements[0]
    assert (top.id, top.text, top.role, top.tags) == ("top", "A is so.", Role.THESIS, ("blue",))
    assert top.anchors[0].name == "p1 s2"
    assert top.extra == {"argdown:k": {"l": 1}}
    assert top.section == "section-one"
    assert [(s.id, s.parent) for s in found.sections] == [("section-one", None), ("section-two", "section-one")]
    assert (found.id, found.title) == ("small", "One")
    assert found.arguments[0].text == "In short."


def test_claims_inherit_from_their_headings_as_in_argdown() -> None:
    document = copy.deepcopy(SMALL)
    document["sections"][0]["data"] = {"strand": "war"}
    found = argdown_json.load(json.dumps(document)).map
    assert [s.strand for s in found.statements] == ["war", "", "", "", ""]
    assert found.arguments[0].strand == "war"


def test_steps_use_what_they_say_and_otherwise_what_is_left() -> None:
    found = argdown_json.load(json.dumps(SMALL)).map
    steps = {i.id: i for i in found.inferences}
    assert steps["why-step-1"].premises == ("q",)
    assert steps["why-step-2"].premises == ("p", "m")
    assert steps["why-step-2"].rules == ("MP",)
    assert steps["q-supports-u"].strict


def test_an_undercut_aims_at_the_step_that_it_names_or_the_last() -> None:
    found = argdown_json.load(json.dumps(SMALL)).map
    assert [(c.target, c.kind) for c in found.conflicts] == [
        ("why-step-1", ConflictKind.UNDERCUT),
        ("why-step-2", ConflictKind.UNDERCUT),
        ("u", ConflictKind.CONTRARY),
    ]


def test_every_fault_is_told_with_its_place_and_a_remedy() -> None:
    broken = copy.deepcopy(SMALL)
    broken["relations"][0]["relationType"] = "likes"
    broken["relations"][1]["to"] = "nobody"
    broken["statements"]["P"]["members"] = 7
    with pytest.raises(ParseError) as caught:
        argdown_json.load(json.dumps(broken, indent=1), "x.json")
    found = caught.value.diagnostics
    assert {d.code for d in found} == {
        "argdown-json.relation",
        "argdown-json.unknown",
        "argdown-json.kind",
    }
    assert all(d.where and d.where.line > 1 and d.remedy for d in found)


@given(broken([SMALL]))
def test_whatever_stands_where_gives_a_map_or_an_argmap_error(document: Any) -> None:
    try:
        found = argdown_json.load(json.dumps(document)).map
    except ArgmapError:
        return
    assert len({element.id for element in found}) == len(list(found))


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{", '{"a": NaN}', "[" * 5000, '{"statements": {"a": 1}}', '"\\ud800"']
)
def test_what_is_no_such_document_is_refused(text: str) -> None:
    with pytest.raises(ArgmapError):
        argdown_json.load(text)


def test_a_file_that_ends_in_json_is_known_by_what_it_holds() -> None:
    assert registry.format_of("x.json", registry.readable(), json.dumps(SMALL)).name == "argdown-json"


def test_the_last_wording_of_a_claim_is_its_text_and_earlier_ones_are_kept() -> None:
    members = [{"type": "statement", "title": "A", "text": text} for text in ("First.", "Second.", "Last.")]
    read = argdown_json.load(json.dumps({"statements": {"A": {**_statement("A"), "members": members}}})).map
    assert read.statements[0].text == "Last."
    assert read.statements[0].extra["argdown:members"] == ["First.", "Second."]
