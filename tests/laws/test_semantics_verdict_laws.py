"""What every verdict, explanation and what-if keeps to, whatever the map."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from random import Random
from types import ModuleType

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.model import Argument, ArgumentMap, ConflictKind, Hedge, Statement
from argmap.semantics import (
    Assumptions,
    Evaluation,
    Reason,
    Status,
    Word,
    evaluate,
    from_map,
    marks,
    standings,
    what_if,
)
from argmap.semantics.cycles import waits_for
from argmap.words import LANGUAGES, Words
from tests.strategies import assumptions, maps

OF_RELATIONS = {Word.HOLDS, Word.UNDERCUT, Word.OUTWEIGHED, Word.INCOMPLETE}
TITLES = ("Bread", "“It is so”", "two\nlines", "", "<b>")
MAPS = maps(claims=8, steps=7, conflicts=5, premises=3, nested=False, listed=False, titles=TITLES)
RANK = {Status.FALLS: 0, Status.OPEN: 1, Status.HOLDS: 2}


@st.composite
def evaluations(draw: st.DrawFn) -> Evaluation:
    map_ = draw(MAPS)
    return evaluate(map_, draw(assumptions(map_)))


def bears_on(map_: ArgumentMap, source: str) -> tuple[set[str], set[str]]:
    """The nodes whose condition depends on ``source``, and those of them that it reaches by way of an attack."""
    framework = from_map(map_)
    positive: dict[str, list[str]] = {id_: [] for id_ in framework.conditions}
    negative: dict[str, list[str]] = {id_: [] for id_ in framework.conditions}
    for id_, (all_of, some_of, none_of) in framework.conditions.items():
        for other in (*all_of, *some_of):
            positive[other].append(id_)
        for other in none_of:
            negative[other].append(id_)
    seen = {(source, False)}
    todo = [(source, False)]
    while todo:
        id_, attacked = todo.pop()
        found = [(o, attacked) for o in positive[id_]] + [(o, True) for o in negative[id_]]
        todo += [pair for pair in found if pair not in seen]
        seen.update(found)
    return {id_ for id_, _ in seen}, {id_ for id_, attacked in seen if attacked}


@given(evaluations())
def test_every_verdict_says_its_status_in_one_line_and_names_elements_of_the_map(evaluation: Evaluation) -> None:
    for id_, verdict in evaluation.items():
        said = Words()(f"why.sentence.{verdict.word}", why="") if verdict.word not in OF_RELATIONS else ""
        assert verdict.sentence.startswith((said or f"{verdict.status}: ", "answered: "))
        assert "\n" not in verdict.sentence
        assert "  " not in verdict.sentence
        assert evaluation.map.elements.keys() >= set(verdict.because)
        assert verdict.status is evaluation.status(id_)
        assert verdict.because or verdict.reason in (
            Reason.GIVEN,
            Reason.ACCEPTED,
            Reason.REJECTED,
            Reason.UNSUPPORTED,
        )


@given(evaluations())
def test_what_made_something_fall_was_decided_before_it_or_without_it(evaluation: Evaluation) -> None:
    rounds = evaluation.findings.labelling.round
    for id_, verdict in evaluation.items():
        if verdict.status is Status.FALLS and isinstance(evaluation.map.elements[id_], Statement | Argument):
            later = [cause for cause in verdict.because if rounds[cause] >= rounds[id_]]
            assert all(evaluation.findings.hanging.apart(id_, [cause], evaluation.status(cause)) for cause in later)


@given(evaluations())
def test_what_is_open_names_something_open(evaluation: Evaluation) -> None:
    for verdict in evaluation.values():
        if verdict.status is not Status.OPEN:
            continue
        if verdict.reason is Reason.EITHER_WAY:  # which names what decides it in every labelling, be that open or not
            assert verdict.because
        else:
            assert any(evaluation.status(cause) is Status.OPEN for cause in verdict.because)


@given(evaluations())
def test_only_objections_that_do_not_stand_are_answered_and_none_by_the_reader(evaluation: Evaluation) -> None:
    attacks = evaluation.findings.attacks
    for id_, mark in marks(evaluation).items():
        if mark != "answered":
            assert mark == evaluation[id_].word
            continue
        assert id_ in attacks
        assert evaluation.assumptions.kind(id_) != "rejected"
        assert all(evaluation.findings.status(attack) is Status.FALLS for attack in attacks[id_])
        assert evaluation[id_].reason is Reason.ANSWERED or "it is answered by" in evaluation[id_].sentence


@given(evaluations())
def test_explanations_unfold_each_element_once_and_become_text_and_json(evaluation: Evaluation) -> None:
    for id_ in evaluation:
        tree = evaluation.explain(id_)
        assert tree.verdict.sentence == evaluation[id_].sentence
        unfolded = [(each.id, each.title) for _, each in tree.walk() if each.children]
        assert len(unfolded) <= len(evaluation.findings.framework.conditions)
        assert len(tree.to_text().splitlines()) == len(list(tree.walk()))
        assert json.loads(json.dumps(tree.to_dict()))["sentence"] == evaluation[id_].sentence


@given(MAPS, st.randoms(use_true_random=False))
def test_the_order_of_the_map_does_not_matter(map_: ArgumentMap, random: Random) -> None:
    turned = replace(
        map_,
        statements=tuple(random.sample(map_.statements, len(map_.statements))),
        arguments=tuple(random.sample(map_.arguments, len(map_.arguments))),
        inferences=tuple(random.sample(map_.inferences, len(map_.inferences))),
        conflicts=tuple(random.sample(map_.conflicts, len(map_.conflicts))),
    )
    assert standings(evaluate(turned)) == standings(evaluate(map_))


@given(MAPS, st.data())
def test_rejecting_a_statement_raises_nothing_that_it_only_supports(map_: ArgumentMap, data: st.DataObject) -> None:
    rejected = data.draw(st.sampled_from([statement.id for statement in map_.statements]))
    reached, by_attack = bears_on(map_, rejected)
    before, after = evaluate(map_), evaluate(map_, Assumptions.of([rejected]))
    label, relabel = before.findings.labelling.status, after.findings.labelling.status
    for node in label:
        if node not in reached:
            assert relabel[node] is label[node]
        elif node not in by_attack:
            assert RANK[relabel[node]] <= RANK[label[node]]


@given(MAPS, st.data())
def test_what_if_lists_exactly_the_boxes_whose_status_changes(map_: ArgumentMap, data: st.DataObject) -> None:
    already, more = data.draw(assumptions(map_)), data.draw(assumptions(map_))
    before, after = evaluate(map_, already), evaluate(map_, already.then(more))
    boxes = [*(s.id for s in map_.statements), *(a.id for a in map_.arguments)]
    found = what_if(map_, more, already)
    changes = {change.id: change for change in found}
    assert set(changes) == {id_ for id_ in boxes if before[id_].status is not after[id_].status}
    for id_, change in changes.items():
        assert (change.before, change.after) == (before[id_].status, after[id_].status)
        assert change.sentence == after[id_].sentence


@given(MAPS)
def test_rejecting_what_falls_anyway_changes_no_status(map_: ArgumentMap) -> None:
    evaluation = evaluate(map_)
    falling = [s.id for s in map_.statements if evaluation.status(s.id) is Status.FALLS]
    assert standings(evaluate(map_, Assumptions.of(falling))) == standings(evaluation)


@given(evaluations())
def test_cycles_are_the_strongly_connected_sets_of_what_waits(evaluation: Evaluation) -> None:
    findings = evaluation.findings
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    for id_ in findings.labelling.undecided:
        graph.add_edges_from((id_, other) for other in waits_for(findings.framework, findings.labelling, id_))
    expected = {
        frozenset(component)
        for component in networkx.strongly_connected_components(graph)
        if len(component) > 1 or graph.has_edge(*tuple(component) * 2)
    }
    assert {frozenset(cycle.members) for cycle in findings.cycles.values()} == expected
    assert findings.cycles.keys() == frozenset().union(*expected)
    for cycle in findings.cycles.values():
        assert cycle.origin == (not any(True for edge in networkx.edge_boundary(graph, cycle.members)))


@given(MAPS, st.data())
def test_a_statement_is_as_the_reader_assumes_whatever_speaks_for_and_against_it(
    map_: ArgumentMap, data: st.DataObject
) -> None:
    evaluation = evaluate(map_, data.draw(assumptions(map_)))
    expected = {"rejected": Status.FALLS, "accepted": Status.HOLDS, "contested": Status.OPEN}
    words = {"rejected": "rejected: by you", "accepted": "accepted by you", "contested": "doubted by you"}
    for statement in map_.statements:
        kind = evaluation.assumptions.kind(statement.id)
        if kind:
            assert (evaluation[statement.id].status, evaluation[statement.id].reason) == (expected[kind], kind)
            assert words[kind] in evaluation[statement.id].sentence


@given(MAPS, st.data())
def test_accepting_what_holds_and_contesting_what_is_open_changes_no_statement(
    map_: ArgumentMap, data: st.DataObject
) -> None:
    before = evaluate(map_, data.draw(assumptions(map_)))
    claims = [s.id for s in map_.statements if not before.assumptions.kind(s.id)]
    holding = [id_ for id_ in claims if before.status(id_) is Status.HOLDS]
    granted = before.assumptions.then(Assumptions.of(accept=holding))
    assert standings(evaluate(map_, granted)) == standings(before)
    undecided = [id_ for id_ in claims if before.status(id_) is Status.OPEN]
    left_open = before.assumptions.then(Assumptions.of(contest=undecided))
    assert standings(evaluate(map_, left_open)) == standings(before)


@given(MAPS, st.data())
def test_contesting_decides_nothing_that_was_not_decided_alike(map_: ArgumentMap, data: st.DataObject) -> None:
    """What holds or falls although something is left open, holds or falls whichever way that is settled."""
    contested = data.draw(st.sampled_from(map_.statements)).id
    left_open = standings(evaluate(map_, Assumptions.of(contest=[contested])))
    for settled in (evaluate(map_, Assumptions.of([contested])), evaluate(map_, Assumptions.of(accept=[contested]))):
        assert all(now == settled.status(id_) for id_, now in left_open.items() if now != "open")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_has_two_colons(verdict_maps: ModuleType, language: str) -> None:
    chance = Random(17)
    for _ in range(40):
        map_ = getattr(verdict_maps, chance.choice(("random_map", "orderly_map", "circular_map")))(chance)
        assumed, settings = verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)
        for verdict in evaluate(map_, assumed, language, settings).values():
            assert re.sub("“[^”]*”|«[^»]*»|„[^“]*“", "", verdict.sentence).count(":") == 1, verdict.sentence


def test_an_undercut_that_is_aimed_at_a_statement_is_judged_as_an_attack(verdict_maps: ModuleType) -> None:
    chance = Random(18)
    for _ in range(50):
        map_ = verdict_maps.random_map(chance)
        claims = {statement.id for statement in map_.statements}
        plain = (ConflictKind.ATTACK, ConflictKind.UNDERCUT)
        aimed = {c.id for c in map_.conflicts if c.target in claims and c.kind in plain}
        sentences = [
            [
                verdict.sentence
                for verdict in evaluate(
                    replace(
                        map_,
                        conflicts=tuple(replace(c, kind=kind) if c.id in aimed else c for c in map_.conflicts),
                    )
                ).values()
            ]
            for kind in plain
        ]
        assert sentences[0] == sentences[1]


@pytest.mark.thorough
def test_only_what_the_map_calls_questioned_is_said_to_be_so(verdict_maps: ModuleType) -> None:
    chance, credences = Random(19), 0
    for _ in range(400):
        map_ = verdict_maps.random_map(chance)
        for verdict in evaluate(map_, settings=verdict_maps.random_settings(chance)).values():
            causes = [map_.elements[cause] for cause in verdict.because]
            claims = [cause for cause in causes if isinstance(cause, Statement)]
            if "but it is only questioned" in verdict.sentence or "which is questioned" in verdict.sentence:
                assert any((claim.certainty, claim.credence) == (Hedge.QUESTIONED, None) for claim in claims)
            if "credence of" in verdict.sentence:
                credences += 1
                assert any(f"{claim.credence:g}" in verdict.sentence for claim in claims if claim.credence is not None)
    assert credences
