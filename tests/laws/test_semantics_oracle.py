"""Labels and weights against the independent oracle of the definition, where it is at hand."""

from __future__ import annotations

import os
from random import Random
from types import ModuleType
from typing import Any

from argmap.domain.model import ArgumentMap
from argmap.domain.rules import Rules, Settings
from argmap.semantics import Assumptions, Reason, Status, evaluate
from argmap.semantics.dialectical import prospects
from argmap.semantics.fixpoint import grounded
from argmap.semantics.gates import with_gates
from argmap.semantics.reading import read_under
from argmap.semantics.structure import Structure
from argmap.semantics.weights import Weights

MAPS = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3_000


def test_gates_give_every_element_the_label_that_the_weighing_gives_it(verdict_maps: ModuleType) -> None:
    chance = Random(5)
    for _ in range(MAPS // 10):
        map_ = verdict_maps.random_map(chance)
        assumed, settings = verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)
        framework = read_under(map_, assumed, settings)
        weighed, gated = grounded(framework).status, grounded(with_gates(framework)).status
        assert weighed == {id_: gated[id_] for id_ in weighed}, (map_, assumed, settings)


def test_what_preferred_labellings_share_is_what_the_search_for_either_way_finds(verdict_maps: ModuleType) -> None:
    chance = Random(6)
    for _ in range(MAPS // 10):
        map_ = verdict_maps.random_map(chance, 5)
        settings = verdict_maps.random_settings(chance)
        evaluation = evaluate(map_, Assumptions(), settings=settings)
        findings = evaluation.findings
        shared = prospects(findings.framework, "preferred", list(findings.prospects))
        for id_, prospect in findings.prospects.items():
            if not prospect.preferred:  # too large to look into
                continue
            expected = next(iter(shared[id_])) if len(shared[id_]) == 1 else Status.OPEN
            assert prospect.shared(id_) is expected, (id_, map_, settings)


def test_what_a_sentence_about_an_objection_names_is_decisive(verdict_maps: ModuleType) -> None:
    chance = Random(3)
    about_objections = (Reason.CHALLENGED, Reason.REFUTED, Reason.OUTWEIGHED, Reason.ANSWERED)
    for _ in range(MAPS // 10):
        map_ = verdict_maps.random_map(chance, 5)
        settings = verdict_maps.random_settings(chance)
        evaluation = evaluate(map_, Assumptions(), settings=settings)
        for statement in map_.statements:
            verdict = evaluation[statement.id]
            if verdict.reason in about_objections and statement.id not in verdict.because:
                without = Assumptions.of(reject=verdict.because)
                after = evaluate(map_, without, settings=settings)[statement.id]
                assert (after.word, after.sentence) != (verdict.word, verdict.sentence), (statement.id, map_, settings)


def asked(oracle: ModuleType, map_: ArgumentMap, assumed: Assumptions, settings: Settings) -> Any:
    """The map as the oracle has it."""
    rules = Rules.of(map_, settings)
    claims = {s.id for s in map_.statements}
    kind_of = lambda c: "contrary" if c.symmetric else "attack" if c.target in claims else c.kind.value  # noqa: E731
    in_thousandths = lambda number: None if number is None else round(number * 1000)  # noqa: E731
    return oracle.Map(
        statements={
            s.id: oracle.Statement(
                s.stance.value, oracle.HEDGES[s.certainty.label], in_thousandths(s.credence), s.standard
            )
            for s in map_.statements
        },
        inferences={
            i.id: oracle.Inference(i.premises, i.conclusion, i.scheme, in_thousandths(i.weight))
            for i in map_.inferences
        },
        conflicts={
            c.id: oracle.Conflict(c.premises, c.target, kind_of(c), in_thousandths(c.weight)) for c in map_.conflicts
        },
        preferences=frozenset((p.preferred, p.dispreferred) for p in map_.preferences),
        standard=settings.standard or map_.standard or "no-objection",
        issues=rules.at_issue,
        presume=(settings.unknown or map_.unknown) != "open",
        rejected=assumed.rejected,
        accepted=assumed.accepted,
        contested=assumed.contested,
    )


def test_labels_and_weights_are_those_of_the_oracle(oracle: ModuleType, verdict_maps: ModuleType) -> None:
    chance = Random(11)
    for _ in range(MAPS):
        map_ = verdict_maps.random_map(chance)
        assumed, settings = verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)
        theirs = asked(oracle, map_, assumed, settings)
        framework = read_under(map_, assumed, settings)
        ours = grounded(framework).status
        expected = oracle.grounded(oracle.build(theirs))
        for id_ in (*theirs.statements, *theirs.inferences, *theirs.conflicts):
            assert ours[id_].value == expected[id_], (id_, map_, assumed, settings)
        parts = {c: sorted(ours[part].value for part in framework.parts.get(c, ())) for c in theirs.conflicts}
        assert parts == {
            c: sorted(expected[d] for d, whole, *_ in oracle.directions(theirs) if d != whole == c)
            for c in theirs.conflicts
        }, (map_, assumed, settings)
        weights = Weights(Structure(map_), Rules.of(map_, settings), assumed)
        assert weights.of == oracle.weights(theirs), (map_, assumed, settings)
