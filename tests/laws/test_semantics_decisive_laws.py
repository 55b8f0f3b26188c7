"""What a sentence names decides: without it, or with it granted or left open, the verdict is another one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from random import Random
from types import ModuleType

from argmap.domain.rules import Settings
from argmap.semantics import Assumptions, Evaluation, Reason, Verdict, evaluate
from argmap.semantics.balance import Balance

MAPS = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 500
MOST_NAMED = 7  # of which every part is tried


def turned(evaluation: Evaluation, id_: str, settings: Settings, verdict: Verdict) -> Iterator[bool]:
    """Whether each thing that can be assumed of a part of what is named gives another verdict."""
    named = verdict.because[:MOST_NAMED]
    for some in (part for n in range(1, len(named) + 1) for part in combinations(named, n)):
        for kind in ("rejected", "accepted", "contested"):
            after = evaluate(evaluation.map, Assumptions(**{kind: frozenset(some)}), settings=settings)
            yield (after.status(id_), after.word(id_)) != (verdict.status, verdict.word)


def named(
    verdict_maps: ModuleType, seed: int, *reasons: Reason, kind: str = "orderly_map"
) -> Iterator[tuple[Evaluation, str, Settings, Verdict]]:
    """The verdicts on claims of random maps of a ``kind`` that have one of ``reasons``."""
    chance, seen = Random(seed), Counter[Reason]()
    for _ in range(MAPS):
        map_ = getattr(verdict_maps, kind)(chance)
        settings = verdict_maps.random_settings(chance)
        evaluation = evaluate(map_, Assumptions(), settings=settings)
        for id_ in (s.id for s in map_.statements):
            verdict = evaluation[id_]
            if verdict.reason in reasons and verdict.because:
                seen[verdict.reason] += 1
                yield evaluation, id_, settings, verdict
    assert not set(reasons) - seen.keys()


def test_every_sentence_about_what_falls_is_decisive(verdict_maps: ModuleType) -> None:
    falling = (
        Reason.UNSUPPORTED,
        Reason.ANSWERED,
        Reason.CHALLENGED,
        Reason.REFUTED,
        Reason.OUTWEIGHED,
        Reason.UNPROVED,
    )
    for evaluation, id_, settings, verdict in named(verdict_maps, 12, *falling):
        assert any(turned(evaluation, id_, settings, verdict)), (id_, verdict.sentence, evaluation.map, settings)


def test_without_the_reasons_that_are_named_nothing_stands_against_an_objection(verdict_maps: ModuleType) -> None:
    for evaluation, id_, settings, verdict in named(verdict_maps, 13, Reason.OUTWEIGHS, Reason.SUPPORTED):
        if evaluation.findings.framework.pros(id_):
            assert any(turned(evaluation, id_, settings, verdict)), (id_, verdict.sentence, evaluation.map, settings)


def test_sentences_on_objections_are_decisive_in_maps_with_cycles_too(verdict_maps: ModuleType) -> None:
    """Not so sentences on what is unsupported or stands: a claim may take part in what its own reason loses by, or in an
    objection that strikes itself, so that in some of a hundred such maps more than what is named would have to change.
    """
    standing = (Reason.CHALLENGED, Reason.REFUTED, Reason.OUTWEIGHED, Reason.UNPROVED)
    for evaluation, id_, settings, verdict in named(verdict_maps, 14, *standing, kind="circular_map"):
        assert any(turned(evaluation, id_, settings, verdict)), (id_, verdict.sentence, evaluation.map, settings)


def test_what_is_said_to_weigh_as_much_or_more_does(verdict_maps: ModuleType) -> None:
    for evaluation, id_, _, verdict in named(verdict_maps, 15, Reason.OUTWEIGHED, Reason.OUTWEIGHS):
        balance = Balance(evaluation.findings, id_)
        if balance.weighing.strongest or balance.is_ranked:
            continue
        sides = [sorted((e.weight for e in side if e.weight), reverse=True) for side in (balance.pros, balance.cons)]
        if balance.weighing.over:
            continue
        if "as much" in verdict.sentence:
            assert sides[0] == sides[1], (verdict.sentence, sides)
        elif verdict.reason is Reason.OUTWEIGHED:
            assert sides[0] < sides[1], (verdict.sentence, sides)
        elif "equal" in verdict.sentence:
            assert sides[0] > sides[1], (verdict.sentence, sides)
            assert ("one more" in verdict.sentence) <= (len(sides[0]) > len(sides[1])), (verdict.sentence, sides)
