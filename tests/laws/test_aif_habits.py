"""Graphs with all the habits of AIFdb, OVA and the tools around xAIF come back equal, whatever way they go."""

from __future__ import annotations

import json
import os
from random import Random

import pytest

from argmap import rdf
from argmap.domain import references
from argmap.domain.dialogue import end_of, key_of
from argmap.formats import aif, argdown
from argmap.formats.aif.remains import Remains
from argmap.registry import format_named
from argmap.views import Views
from tests.strategies.aif_graphs import Row, graph

SYNTAXES = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")
STRIDE = 50
COUNT = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 300

DEFAULTS = {
    "RA": "Default Inference",
    "CA": "Default Conflict",
    "MA": "Default Rephrase",
    "PA": "Default Preference",
    "TA": "Default Transition",
}


@pytest.mark.parametrize("first", range(0, COUNT, STRIDE))
def test_graphs_come_back_equal_directly_and_by_way_of_argdown_and_rdf(first: int) -> None:
    for seed in range(first, first + STRIDE):
        document = graph(Random(seed))
        found = aif.load(json.dumps(document))
        assert json.loads(aif.dump(found)) == document, seed
        written = argdown.load(argdown.dump(found))
        assert written == found, seed
        assert json.loads(aif.dump(written)) == document, seed
        syntax = SYNTAXES[seed % len(SYNTAXES)]
        data = rdf.load(rdf.dump(found, syntax), syntax)
        assert data == found, seed
        assert json.loads(aif.dump(data)) == document, seed


def test_what_a_graph_carries_keeps_all_rules_so_that_nobody_has_to_look_at_it_again() -> None:
    for seed in range(COUNT):
        found = aif.load(json.dumps(graph(Random(seed))))
        assert references.check(found) == [], seed
        Remains(found)


@pytest.mark.parametrize("first", range(0, COUNT, STRIDE))
def test_what_the_dialect_of_aifdb_says_of_a_graph_comes_back(first: int) -> None:
    for seed in range(first, first + STRIDE):
        document = graph(Random(seed))
        dialect = format_named(f"aifdb-{SYNTAXES[seed % len(SYNTAXES)]}")
        assert dialect.load
        assert dialect.dump
        data = dialect.dump(Views(aif.load(json.dumps(document)))).decode()
        back = json.loads(aif.dump(dialect.load(data, f"map{dialect.suffixes[0]}").map))
        assert _said(back) == _said(document.get("AIF", document)), seed


def _said(found: Row) -> tuple[dict[str, tuple[str, str]], set[tuple[str, str]]]:
    """Type and text of each node, the first of those given twice, and what the edges tie together.

    A scheme node without a text is one of its default scheme, and says so when it comes back.
    """
    nodes: dict[str, tuple[str, str]] = {}
    for row in found.get("nodes") or ():
        text = row.get("text")
        default = DEFAULTS.get(row["type"], "") if text is None else text
        nodes.setdefault(str(key_of(row)), (row["type"], default))
    return nodes, {(str(end_of(edge, "from")), str(end_of(edge, "to"))) for edge in found.get("edges") or ()}
