"""arguebuf JSON: a map survives it whole, and what arguebuf itself wrote survives argmap."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from argmap import pipeline, registry
from argmap.domain.diagnostics import ArgmapError, ParseError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.formats import arguebuf
from tests.strategies.documents import broken

FULL = ArgumentMap(
    "full",
    "Everything",
    statements=(
        Statement(
            "a",
            "A",
            "A is so.",
            language="en",
            role=Role.THESIS,
            strand="x",
            tags=("t",),
            time="2022",
            entities=("joe",),
            asserted_by=("paper", "joe"),
            stance=Stance.REPORTED,
            hedge=Hedge.LIKELY,
            quotation=True,
            implicit=True,
            anchors=(Anchor(1, 2, "d", "so"), Anchor(3, 4)),
            section="s",
            extra={"other:k": {"l": [1, None, "x"]}},
        ),
        Statement("b", "Only a title", asserted_by=("joe",)),
        Statement("c", "", "Only a text"),
        Statement("d", ""),
    ),
    arguments=(
        Argument("y", "Sketch", "In short.", tags=("u",)),
        Argument("x", "Why", "Because.", ("x1", "x2"), strand="x"),
        Argument("z", "Sketch without a text"),
    ),
    inferences=(
        Inference("x1", ("c", "b"), "d", "expert-opinion", ("MP", "MT"), True, "x"),
        Inference("x2", ("d",), "a", "a-scheme-of-ours", argument="x"),
        Inference("y1", ("y",), "b"),
    ),
    conflicts=(
        Conflict("c1", ("b",), "x1", ConflictKind.UNDERCUT),
        Conflict("c2", ("b",), "x"),
        Conflict("c3", ("b", "z"), "c", ConflictKind.CONTRARY, "odd"),
        Conflict("c4", ("c",), "c3"),
        Conflict("c5", ("c",), "y1", ConflictKind.ATTACK),
        Conflict("c6", ("c",), "y", ConflictKind.UNDERCUT),
    ),
    rephrases=(Rephrase("r", ("a", "b"), "c"),),
    preferences=(Preference("p", "a", "y1"), Preference("q", "y1", "x")),
    sources=(
        Source("joe", "Joe", SourceKind.PERSON, "http://joe"),
        Source("paper", "", SourceKind.WORK, author="joe", date="2022", disputed=True, extra={"k": "v"}),
    ),
    sections=(Section("s", "S", 1), Section("s2", "S2", 2, "s", extra={"m": 1})),
    sentences=(Sentence(1, 1, "One.", "d"), Sentence(1, 2, "Two.", unclaimed="why not")),
    article="paper",
    language="de",
    authors=("me", "you"),
    created=date(2022, 3, 4),
    licence="MIT",
    summary="All of it.",
    strands={"x": "The X"},
    tour=(("a", "Start."), ("b", "End.")),
    extra={"own:k": "v"},
)

# as the package writes it, but for the order
THEIRS: dict[str, Any] = {
    "nodes": {
        "c": {
            "atom": {"text": "C", "reference": {"resource": "r1", "offset": 5, "text": "text"}},
            "metadata": {"created": "2026-11-23T02:40:12.727536Z", "updated": "2026-11-23T02:40:12.727536Z"},
        },
        "t": {"scheme": {}, "metadata": {"created": "2026-11-23T02:40:12Z", "updated": "2026-11-23T02:40:12Z"}},
        "a": {"atom": {"text": "A text"}, "userdata": {"x": 1.0}},
        "b": {"atom": {"text": "B", "participant": "p"}},
        "s": {"scheme": {"support": "SUPPORT_EXPERT_OPINION"}},
        "n": {"scheme": {"attack": "ATTACK_DEFAULT"}, "metadata": {"created": "2026-11-23T02:40:12Z"}},
        "loose": {"scheme": {"support": "SUPPORT_DEFAULT"}},
    },
    "edges": {
        "e1": {"source": "a", "target": "s", "metadata": {"created": "2026-11-23T02:40:12Z"}},
        "e2": {"source": "s", "target": "b"},
        "e3": {"source": "b", "target": "t"},
        "e4": {"source": "t", "target": "a"},
        "e5": {"source": "c", "target": "n"},
        "e6": {"source": "n", "target": "s"},
        "e7": {"source": "loose", "target": "a"},
    },
    "resources": {"r1": {"text": "full text", "title": "T", "source": "http://x"}},
    "participants": {"p": {"name": "Joe", "username": "", "email": "joe@x", "url": "", "location": ""}},
    "analysts": {"an": {"name": "An", "email": "a@b"}},
    "majorClaim": "b",
    "schemaVersion": 1,
    "libraryVersion": "1.7.11",
    "userdata": {"k": [1.0, {"a": None}]},
}


def test_a_map_survives_whole() -> None:
    assert arguebuf.load(arguebuf.dump(FULL), "full.json").map == FULL


def test_the_article_s_map_survives_whole(lukashenko: Path) -> None:
    argument_map = pipeline.load(lukashenko)
    assert arguebuf.load(arguebuf.dump(argument_map)).map == argument_map


def test_arguebuf_sees_schemes_speakers_and_the_major_claim() -> None:
    found = json.loads(arguebuf.dump(FULL))
    assert found["majorClaim"] == "a"
    assert found["nodes"]["x1"]["scheme"] == {"support": "SUPPORT_EXPERT_OPINION"}
    assert found["nodes"]["x2"]["scheme"] == {"support": "SUPPORT_DEFAULT"}
    assert found["nodes"]["b"]["atom"] == {"text": "Only a title", "participant": "joe"}
    assert {(e["source"], e["target"]) for e in found["edges"].values()} >= {("c1", "x1"), ("b", "c1"), ("c2", "x2")}


def test_what_arguebuf_wrote_is_read_by_what_it_means() -> None:
    found = arguebuf.load(json.dumps(THEIRS), "theirs.json").map
    assert [(s.id, s.title, s.role, s.asserted_by) for s in found.statements] == [
        ("c", "C", Role.CLAIM, ()),
        ("a", "A text", Role.CLAIM, ()),
        ("b", "B", Role.THESIS, ("p",)),
    ]
    assert [(i.id, i.premises, i.conclusion, i.scheme) for i in found.inferences] == [
        ("t", ("b",), "a", ""),
        ("s", ("a",), "b", "expert-opinion"),
    ]
    assert [(c.id, c.target, c.kind) for c in found.conflicts] == [("n", "s", ConflictKind.UNDERCUT)]
    assert found.id == "theirs"
    assert found.sources[0].kind is SourceKind.PERSON


def test_what_arguebuf_wrote_is_written_back() -> None:
    back = json.loads(arguebuf.dump(arguebuf.load(json.dumps(THEIRS), "theirs.json").map))
    for key in ("resources", "analysts", "majorClaim", "schemaVersion", "libraryVersion"):
        assert back[key] == THEIRS[key]
    for node, said in THEIRS["nodes"].items():
        rest = {k: v for k, v in back["nodes"][node].items() if k != "userdata"}
        assert rest == {k: v for k, v in said.items() if k != "userdata"}
    assert back["nodes"]["a"]["userdata"]["x"] == 1.0
    assert {k: v for k, v in back["edges"].items() if k != "loose->a"} == {
        k: v for k, v in THEIRS["edges"].items() if k != "e7"
    }
    assert {"source": "loose", "target": "a"} in back["edges"].values()
    assert back["participants"]["p"]["email"] == "joe@x"
    assert back["userdata"]["k"] == [1.0, {"a": None}]


def test_a_second_reading_changes_nothing() -> None:
    once = arguebuf.load(json.dumps(THEIRS), "theirs.json").map
    assert arguebuf.load(arguebuf.dump(once)).map == once


def test_relations_to_what_is_not_there_survive_but_give_no_edge() -> None:
    odd = replace(FULL, conflicts=(Conflict("c9", ("nobody", "a"), "nothing"),))
    assert arguebuf.load(arguebuf.dump(odd)).map == odd
    assert "nobody->c9" not in json.loads(arguebuf.dump(odd))["edges"]


def test_a_scheme_with_several_targets_is_several_relations() -> None:
    several = copy.deepcopy(THEIRS)
    several["edges"]["e9"] = {"source": "s", "target": "c"}
    found = arguebuf.load(json.dumps(several)).map
    assert [(i.id, i.conclusion) for i in found.inferences if i.id.startswith("s")] == [("s", "b"), ("s-2", "c")]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"edges": {"e": {"source": "a", "target": "nobody"}}}, "arguebuf.edge"),
        ({"nodes": {"n": {}}, "edges": {}}, "arguebuf.node"),
        ({"nodes": [], "edges": {}}, "arguebuf.kind"),
        ({"nodes": {"n": {"atom": {"text": 7}}}, "edges": {}}, "arguebuf.kind"),
        ({"userdata": {"argmap": {"sections": [{}]}}}, "arguebuf.value"),
        ({"userdata": {"argmap": {"created": "yesterday"}}}, "arguebuf.value"),
    ],
)
def test_every_fault_is_told_with_its_place_and_a_remedy(change: dict[str, Any], code: str) -> None:
    with pytest.raises(ParseError) as caught:
        arguebuf.load(json.dumps({**THEIRS, **change}, indent=1), "x.json")
    assert code in {d.code for d in caught.value.diagnostics}
    assert all(d.where and d.remedy for d in caught.value.diagnostics)


@given(broken([THEIRS, json.loads(arguebuf.dump(FULL))]))
def test_whatever_stands_where_gives_a_map_or_an_argmap_error(document: Any) -> None:
    try:
        found = arguebuf.load(json.dumps(document)).map
    except ArgmapError:
        return
    assert arguebuf.dump(found)


def test_a_file_that_ends_in_json_is_known_by_what_it_holds() -> None:
    assert registry.format_of("x.json", registry.readable(), json.dumps(THEIRS)).name == "arguebuf"
    assert registry.format_of("x.json", registry.readable(), arguebuf.dump(ArgumentMap("empty"))).name == "arguebuf"
