"""Large AIF is decoded on a road of its own, which gives what the other one gives: map, warnings and faults."""

from __future__ import annotations

import copy
import json
import os
import pickle
from operator import attrgetter
from random import Random

import pytest

from argmap import registry
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.format import Format
from argmap.formats import aif
from argmap.formats.aif import rows, typed
from argmap.views import Views
from tests.strategies.aif_graphs import Row, graph

COUNT = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 300
SLIPS = (
    *(
        '"',
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "null",
        "1",
        "NaN",
        "1e999",
        "9" * 30,
        "true",
        "\n",
        "\t:",
        " :",
        "\0",
        "é",
    ),
    *("\\u0022", "\\u0000", "\\ud800", "\\ud83d\\ude00", "\x01", '\\"', "\\\\", "\ud800"),
    *('"text": "twice", ', '"nodeID": "1", ', '"nodes": [], ', '"a": "b", ', '"x": [[[[]]]], ', '"formEdgeID": null, '),
)


def served(random: Random) -> Row:
    """A graph in the fashion of AIFdb, with habits of all kinds but in the kinds of its values."""
    found = graph(random)
    kept = found.get("AIF", found)
    nodes = [node for node in kept.get("nodes") or [] if "nodeID" in node and node["type"] in typed.KINDS]
    named = ("nodeID", "text", "type", "timestamp", "scheme", "schemeID")
    rows_ = [{key: _text(node[key]) for key in named if key in node} for node in nodes]
    ties = [edge for edge in kept.get("edges") or [] if "fromID" in edge and "toID" in edge]
    tied = [
        {key: _text(edge[key]) for key in ("edgeID", "fromID", "toID", "formEdgeID") if key in edge} for edge in ties
    ]
    said = [{key: _text(value) for key, value in row.items()} for row in kept.get("locutions") or []]
    return {"nodes": [{"text": "", **row} for row in rows_], "edges": tied, "locutions": said}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def outcome(text: str) -> str:
    """All that reading a text gives."""
    try:
        found, told = aif.read(text, "map.json")
    except ArgmapError as error:
        return repr(error.diagnostics)
    plain = {name: getattr(found, name) for name in found.__dataclass_fields__ if name != "extra"}
    return repr((plain, json.dumps(dict(found.extra)), told))


def test_graphs_as_aifdb_serves_them_are_decoded_and_read_as_others_are(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = 0
    for seed in range(COUNT):
        text = json.dumps(served(Random(seed)), ensure_ascii=seed % 2 == 0, indent=(None, 1)[seed % 3 == 0])
        slow = outcome(text)
        decoded += typed.decode(text) is not None
        with monkeypatch.context() as changed:
            changed.setattr(rows, "LARGE", 0)
            assert outcome(text) == slow, seed
    assert decoded > COUNT / 2


def test_graphs_with_slips_have_the_same_faults_on_both_roads(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(COUNT * 3):
        random = Random(seed)
        text = json.dumps(served(random) if seed % 3 else graph(random), ensure_ascii=seed % 2 == 0)
        for _ in range(random.choice((1, 1, 2))):
            starts = [place for place, mark in enumerate(text) if mark in '{,:"'] or [0]
            place = random.choice(starts) + 1 if random.random() < 0.6 else random.randrange(len(text) + 1)
            text = text[:place] + random.choice((*SLIPS, "")) + text[place + random.randrange(2) :]
        slow = outcome(text)
        with monkeypatch.context() as changed:
            changed.setattr(rows, "LARGE", 0)
            assert outcome(text) == slow, seed


def test_a_key_given_twice_is_never_taken_for_a_graph_without_fault() -> None:
    row = '"nodeID": "1", "text": "a", "type": "I"'
    for more in (
        "",
        ', "text": "b"',
        ', "text" : "b"',
        ', "text"\n:"b"',
        ', "t\\u0065xt": "b"',
        ', "timestamp": null, "timestamp": "b"',
    ):
        for words in ("a", "a\\\\", 'a\\"', "a\\u0022", 'a\\"\\u0022'):
            text = f'{{"nodes": [{{{row.replace("a", words, 1)}{more}}}], "edges": []}}'
            assert (typed.decode(text) is None) == (bool(more) or "u0022" in words), text


def test_what_is_kept_of_a_large_document_is_a_mapping_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(served(Random(3)))
    plain = aif.load(text)
    monkeypatch.setattr(rows, "LARGE", 0)
    late = aif.load(text)
    assert plain == late == plain
    assert late == aif.load(text)  # neither of which has been asked for anything before
    assert isinstance(plain.extra, dict)
    for copied in (copy.copy(late.extra), copy.deepcopy(late.extra), pickle.loads(pickle.dumps(late.extra))):
        assert type(copied) is dict
        assert copied == plain.extra
    assert repr(late) == repr(plain)
    assert (len(late.extra), list(late.extra)) == (len(plain.extra), list(plain.extra))
    assert aif.dump(late) == aif.dump(plain)


@pytest.mark.parametrize(
    "known", [known for known in registry.writable() if known.carries is not None], ids=attrgetter("name")
)
def test_every_notation_writes_a_large_document_as_it_writes_a_small_one(
    known: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(4):
        text = json.dumps(served(Random(seed)))
        small = _written(known, text)
        with monkeypatch.context() as changed:
            changed.setattr(rows, "LARGE", 0)
            assert _written(known, text) == small


def _written(known: Format, text: str) -> object:
    assert known.dump is not None
    try:
        return known.dump(Views(aif.load(text)))
    except ArgmapError as error:
        return error.diagnostics
