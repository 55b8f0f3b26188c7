"""Verdict and strength never part in silence, and nothing is said where they agree."""

from __future__ import annotations

from random import Random
from types import ModuleType

import pytest

from argmap import loads
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, Status, evaluate_under
from argmap.semantics.contrast import contrasts
from argmap.semantics.gradual import strengths

PARK = """[Park]: A park. #thesis {id: park}
  + [Air]: The air. {id: air}
  + [Shade]: Shade. {id: shade}
  - [Market]: Perhaps the market moves. {id: market, stance: conceded, hedge: possible}
"""


@pytest.mark.parametrize("language", ["en", "uk", "be"])
def test_a_sentence_stands_exactly_where_verdict_and_strength_part(verdict_maps: ModuleType, language: str) -> None:
    chance = Random(11)
    partings = 0
    for _ in range(150):
        map_ = verdict_maps.random_map(chance)
        assumed, settings = verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)
        evaluation = evaluate_under(map_, assumed, language, settings)
        strong = strengths(map_, assumptions=assumed)
        said = contrasts(evaluation, strong, evaluation)
        for id_ in evaluation:
            status, strength = evaluation.status(id_), strong.get(id_)
            parts = strength is not None and (
                (status is Status.HOLDS and strength < 0.5) or (status is Status.FALLS and strength >= 0.5)
            )
            assert (id_ in said) == parts, (id_, map_, assumed, settings)
        assert all("{" not in sentence and sentence.endswith(".") for sentence in said.values())
        partings += len(said)
    assert partings > 50


@pytest.mark.parametrize(
    ("text", "settings", "id_", "begins"),
    [
        (PARK, Settings(), "park", "Its strength of 0.81 weighs “Market” against what speaks for it; the verdict asks"),
        (PARK, Settings(), "market", "It stands, but on weak ground: nothing for it is surer than possible."),
        (PARK, Settings("preponderance"), "park", ""),
    ],
)
def test_the_sentence_names_what_the_two_look_at(text: str, settings: Settings, id_: str, begins: str) -> None:
    map_ = loads(text)
    evaluation = evaluate_under(map_, Assumptions(), settings=settings)
    sentence = contrasts(evaluation, strengths(map_), evaluation).get(id_, "")
    assert sentence.startswith(begins) if begins else not sentence
