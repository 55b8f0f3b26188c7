"""Strengths as triples beside the verdicts: asked in SPARQL, and no part of the map that is read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from argmap import pipeline, rdf
from argmap.domain.model import ArgumentMap, Statement
from argmap.semantics import evaluate
from argmap.semantics.gradual import strengths

QUERY = """PREFIX argmap: <https://w3id.org/argmap/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?id ?base ?strength ?verdict {
  GRAPH ?map { ?claim dcterms:identifier ?id ; a argmap:Statement }
  GRAPH ?graph { ?claim argmap:strength ?strength ; argmap:baseScore ?base ; argmap:acceptance ?verdict }
}"""


def test_a_query_finds_the_strengths_that_python_computes(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    found = strengths(map_)
    store = Store()
    store.extend(rdf.encode(map_, evaluate(map_), found))
    rows = {row["id"].value: row for row in store.query(QUERY)}  # type: ignore[union-attr,index]
    assert rows.keys() == {s.id for s in map_.statements}
    for id_, row in rows.items():
        assert float(row["strength"].value) == pytest.approx(found[id_], abs=1e-6)
        assert float(row["base"].value) == pytest.approx(found.base(id_), abs=1e-6)


def test_strengths_do_not_change_the_map_that_is_read_back(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    with_strengths = rdf.encode(map_, evaluate(map_), strengths(map_))
    assert rdf.decode(with_strengths) == rdf.decode(rdf.encode(map_, evaluate(map_)))


def test_the_dataset_says_by_which_semantics_and_whether_it_settled() -> None:
    map_ = ArgumentMap("m", statements=(Statement("a", "A"),))
    told = {str(quad) for quad in rdf.encode(map_, None, strengths(map_, "df-quad"))}
    assert any("#semantics> <https://w3id.org/argmap/ns#semantics-df-quad>" in quad for quad in told)
    assert any("#converged>" in quad and "true" in quad for quad in told)
    assert any("map/m/acceptance>" in quad and "#namedGraph" not in quad and "#name>" in quad for quad in told)


def test_strengths_need_no_verdicts_and_are_the_same_on_every_run() -> None:
    map_ = ArgumentMap("m", statements=(Statement("a", "A"),))
    assert rdf.encode(map_, None, strengths(map_)) == rdf.encode(map_, None, strengths(map_))
