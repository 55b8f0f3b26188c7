"""The arguebuf package opens what argmap writes, and argmap reads what it writes back (where it is installed)."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.model import Argument, ArgumentMap
from argmap.formats import arguebuf as notation

arguebuf = pytest.importorskip("arguebuf", reason="the package arguebuf is not installed")


def _through_the_package(argument_map: ArgumentMap):
    graph = arguebuf.load.json(io.StringIO(notation.dump(argument_map)))
    written = io.StringIO()
    arguebuf.dump.json(graph, written, arguebuf.dump.Config())
    return graph, written.getvalue()


@pytest.fixture(scope="module", params=["lukashenko", "aif"])
def argument_map(request: pytest.FixtureRequest) -> ArgumentMap:
    root = Path(__file__).resolve().parents[2]
    if request.param == "lukashenko":
        return pipeline.load(root / "graphs" / "lukashenko")
    folder = root.parent / "shared" / "data" / "aif"
    if not folder.is_dir():
        pytest.skip("../shared/data/aif is not there")
    return pipeline.load(sorted(folder.glob("*.json"))[0])


def test_the_package_sees_every_statement_and_relation(argument_map: ArgumentMap) -> None:
    graph, _ = _through_the_package(argument_map)
    sketches = [a for a in argument_map.arguments if not a.inferences]
    assert {n.id: n.plain_text for n in graph.atom_nodes.values()} == {
        s.id: s.text or s.title for s in (*argument_map.statements, *sketches)
    }
    assert set(graph.scheme_nodes) == {e.id for e in argument_map} - set(graph.atom_nodes) - {
        a.id for a in argument_map if isinstance(a, Argument)
    }
    if argument_map.thesis:
        assert graph.major_claim.id == argument_map.thesis.id


def test_the_package_gives_back_a_map_that_says_the_same(argument_map: ArgumentMap) -> None:
    _, written = _through_the_package(argument_map)
    back = notation.load(written).map
    for kind in ("statements", "arguments", "inferences", "conflicts", "rephrases", "preferences", "sources"):
        ours = {e.id: e for e in getattr(argument_map, kind)}
        theirs = {e.id: e for e in getattr(back, kind)}
        assert set(ours) == set(theirs)
        for id_, element in ours.items():
            for field in (
                "title",
                "text",
                "role",
                "premises",
                "conclusion",
                "target",
                "kind",
                "scheme",
                "anchors",
                "hedge",
            ):
                expected, found = getattr(element, field, None), getattr(theirs[id_], field, None)
                if field == "premises" and expected:  # the package keeps no order
                    expected, found = sorted(expected), sorted(found)
                assert found == expected, (id_, field)
    assert back.strands == argument_map.strands
    assert json.loads(notation.dump(back))
