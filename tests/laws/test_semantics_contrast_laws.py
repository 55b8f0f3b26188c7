"""Verdict and strength never part in silence, and nothing is said where they agree."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from types import ModuleType

import pytest

from argmap import loads
from argmap.domain.model import Preference
from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, Evaluation, Status, evaluate
from argmap.semantics.contrast import contrasts
from argmap.semantics.gradual import strengths

PARK = """[Park]: A park. #thesis {id: park}
  + [Air]: The air. {id: air}
  + [Shade]: Shade. {id: shade}
  - [Market]: Perhaps the market moves. {id: market, stance: conceded, hedge: possible}
"""
CLAIM = "[T]: t #thesis {id: t}\n"
YETI = CLAIM + "  + [Track]: a {hedge: possible}\n  + [Hair]: b {hedge: possible}\n"
AGAINST = "[T]: t #thesis {{id: t}}\n  + [A]: a {{id: a}}\n  - [B]: b {{id: b{}}}\n"
STOPPED = "what speaks for it only counts for less because of “S”; in the verdict it no longer counts."
CONVINCING = Settings("clear-and-convincing")


@pytest.mark.parametrize("language", ["en", "uk", "be"])
def test_a_sentence_stands_exactly_where_verdict_and_strength_part(verdict_maps: ModuleType, language: str) -> None:
    chance = Random(11)
    partings = 0
    for _ in range(150):
        map_ = verdict_maps.random_map(chance)
        assumed, settings = verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)
        evaluation = evaluate(map_, assumed, language, settings)
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


def strikers(evaluation: Evaluation, id_: str) -> set[str]:
    """The names of what holds and attacks ``id_`` or anything that speaks for it, however far behind."""
    f = evaluation.findings
    seen = {id_}
    todo = [id_]
    for node in todo:
        behind = (*f.framework.conditions[node].all_of, *f.framework.pros(node))
        todo += [other for other in dict.fromkeys(behind) if other not in seen]
        seen.update(behind)
    strikes = (hit for node in seen for hit in f.framework.cons(node) if f.status(hit) is Status.HOLDS)
    return {f.name(premise) for hit in strikes for premise in f.framework.conditions[hit].all_of}


def test_what_a_strength_is_less_because_of_strikes_what_speaks_for_the_claim(verdict_maps: ModuleType) -> None:
    chance, sentences = Random(12), 0
    for _ in range(250):
        map_ = verdict_maps.orderly_map(chance)
        evaluation = evaluate(map_, settings=verdict_maps.random_settings(chance))
        for id_, sentence in contrasts(evaluation, strengths(map_), evaluation).items():
            blamed = re.search("because of (.*); in the verdict", sentence)
            if blamed and "the step" not in blamed[1] and "the objection" not in blamed[1]:
                sentences += 1
                assert set(re.findall("“[^”]*”", blamed[1])) <= strikers(evaluation, id_), (id_, sentence, map_)
    assert sentences > 5


@pytest.mark.parametrize(
    ("text", "settings", "id_", "begins"),
    [
        (f"{CLAIM}  + [A]: a\n    - [S]: s\n", Settings(), "t", STOPPED),
        (f"{CLAIM}\n<U>\n\n(1) [A]: a\n(2) [B]: b\n----\n(3) [T]\n\n[B]\n  - [S]: s\n", Settings(), "t", STOPPED),
        (f"{CLAIM}  + [A]: a\n    + [B]: b\n      - [S]: s\n", Settings(), "t", STOPPED),
        (f"{CLAIM}\n<U>\n\n(1) [A]: a\n----\n(2) [T]\n\n<U>\n  _ [S]: s\n", Settings(), "t", STOPPED),
        (YETI, CONVINCING, "t", "Its strength of 0.70 adds up all reasons; the verdict asks for one that is likely."),
        (YETI[: YETI.index("  + [Hair]")], CONVINCING, "t", "Its strength of 0.54 counts its reason; the verdict asks"),
        (
            "[T]: t #thesis {id: t, hedge: apparent}\n",
            CONVINCING,
            "t",
            "Its strength of 0.60 needs no reason; the verdict",
        ),
        (PARK, Settings(), "park", "Its strength of 0.81 lets “Market” only weaken it; the verdict asks"),
        (PARK, Settings(), "market", "It stands, but on weak ground: nothing for it is surer than possible."),
        (PARK, Settings("preponderance"), "park", ""),
    ],
)
def test_the_sentence_names_what_the_two_look_at(text: str, settings: Settings, id_: str, begins: str) -> None:
    map_ = loads(text)
    evaluation = evaluate(map_, Assumptions(), settings=settings)
    sentence = contrasts(evaluation, strengths(map_), evaluation).get(id_, "")
    assert begins in sentence if begins else not sentence


@pytest.mark.parametrize(
    ("objection", "preferred", "said"),
    [
        (", hedge: possible", False, "lets “B” weaken it"),
        ("", True, "the author, who ranks “A” above “B”"),
    ],
)
def test_what_holds_against_an_objection_is_outweighed_by_weight_or_by_rank(
    objection: str, preferred: bool, said: str
) -> None:
    map_ = loads(AGAINST.format(objection))
    ranked = replace(map_, preferences=(Preference("r", "a", "b"),) if preferred else ())
    evaluation = evaluate(ranked, settings=Settings("preponderance"))
    assert evaluation.status("t") is Status.HOLDS
    assert said in contrasts(evaluation, {"t": 0.4}, ["t"])["t"]
