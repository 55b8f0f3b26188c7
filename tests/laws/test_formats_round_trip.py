"""The table of what each notation can say is true: every map comes back from every notation as the table says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from argmap import map_files, pipeline, registry
from argmap.domain.expressiveness import MODEL, Feature, losses, project, sort, used
from argmap.domain.format import Format
from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    Inference,
    Stance,
    Statement,
)
from argmap.views import Views
from tests.strategies.written import written_maps

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "data" / "argdown"
TWO_WAY = [known for known in registry.notations() if known.load]
WRITTEN = registry.notations()


def examples() -> list[Path]:
    """Every map in the repository and, where they stand beside it, the inputs that Argdown's own tool can read."""
    samples = sorted(answer.with_suffix(".argdown") for answer in SAMPLES.glob("*.json"))
    return [*map_files.find_maps(ROOT / "graphs"), *samples]


@cache
def map_in(path: Path) -> ArgumentMap:
    """A map without the text that it was read from."""
    return replace(pipeline.load(path), origin=None)


def comes_back(known: Format, argument_map: ArgumentMap) -> None:
    """``load(dump(m)) == project(m, carries)``, but for the order where that is not carried."""
    assert known.load is not None
    assert known.dump is not None
    assert known.carries is not None
    found = known.load(known.dump(Views(argument_map)).decode(), f"map{known.suffixes[0]}").map
    expected = project(argument_map, known.carries)
    if Feature.ORDER not in known.carries:
        found, expected = sort(found), sort(expected)
    for kind in ("statements", "arguments", "inferences", "conflicts", "sources", "sections", "sentences"):
        assert getattr(found, kind) == getattr(expected, kind)
    assert found == expected


@pytest.mark.parametrize("known", TWO_WAY, ids=lambda known: known.name)
def test_every_example_comes_back_from_every_notation(known: Format) -> None:
    for path in examples():
        comes_back(known, map_in(path))


QUIET = settings(
    max_examples=max(10, (settings.default or settings()).max_examples // 4),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


AWKWARD = ArgumentMap(  # breaks, tabs and marks in claims, where a notation may have no more than lines and columns
    "awkward",
    statements=(Statement("a", "A", 'One\nline, "two"\ttabs; three | x'), Statement("b", "", "\tB\\n")),
    inferences=(Inference("i", ("a",), "b"),),
)


@cache
def drawn() -> list[ArgumentMap]:
    """The maps of the law below, which would be drawn anew for each notation: that takes longer than all else of it."""
    maps = [AWKWARD]

    @settings(QUIET, phases=[Phase.generate])
    @given(written_maps())
    def draw(argument_map: ArgumentMap) -> None:
        maps.append(argument_map)

    draw()
    return maps


@pytest.mark.parametrize("known", TWO_WAY, ids=lambda known: known.name)
def test_any_map_comes_back_from_every_notation(known: Format) -> None:
    @QUIET
    @given(written_maps())
    def law(argument_map: ArgumentMap) -> None:
        comes_back(known, argument_map)

    try:
        for argument_map in drawn():
            comes_back(known, argument_map)
    except Exception:
        law()  # which looks for the smallest map
        raise


@QUIET
@given(written_maps())
def test_where_no_loss_is_listed_nothing_is_left_out(argument_map: ArgumentMap) -> None:
    for known in WRITTEN:
        assert known.carries is not None
        if not losses(argument_map, known.carries):
            assert sort(project(argument_map, known.carries)) == sort(argument_map), known.name


@QUIET
@given(written_maps(), st.sets(st.sampled_from(sorted(MODEL))))
@example(argument_map=ArgumentMap("m", statements=(Statement("a", "A"),)), left_out={Feature.STANCE, Feature.ASSERTION})
def test_what_is_left_says_nothing_that_is_not_carried(argument_map: ArgumentMap, left_out: set[Feature]) -> None:
    if Feature.IDS in left_out:
        left_out = left_out | {Feature.RELATION_IDS}
    left = project(argument_map, MODEL - left_out)
    unsaid = {s.id for s in left.statements if s.stance is Stance.UNKNOWN} if Feature.ASSERTION in left_out else set()
    said = {
        use.feature for use in used(left) if use.feature is not Feature.STANCE or use.element not in unsaid
    } & left_out
    assert said <= {Feature.ORDER, Feature.WORDING}
    assert project(left, MODEL - left_out) == left
    there = left.elements.keys()
    for argument in left.arguments:
        assert {*argument.inferences} <= there
    for relation in (*left.inferences, *left.conflicts):
        target = relation.target if isinstance(relation, Conflict) else relation.conclusion
        assert {*relation.premises, target} <= there


@QUIET
@given(written_maps())
def test_a_notation_that_carries_everything_loses_nothing(argument_map: ArgumentMap) -> None:
    assert project(argument_map, MODEL) == argument_map
    assert losses(argument_map, MODEL) == []
