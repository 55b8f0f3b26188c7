"""Readers who differ: what the comparison says is what their evaluations say."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, ConflictKind, Inference, Statement
from argmap.semantics import Assumptions, evaluate
from argmap.semantics.agreement import Topic, agree
from tests.strategies import maps

KINDS = ("rejected", "accepted", "contested")


MAPS = maps(arguments=0, conflicts=5, nested=False, kinds=(ConflictKind.ATTACK,))


@st.composite
def readers(draw: st.DrawFn, map_: ArgumentMap) -> dict[str, Assumptions]:
    assumed = st.dictionaries(st.sampled_from(sorted(map_.elements)), st.sampled_from(KINDS), max_size=3)
    return {name: stances(draw(assumed)) for name in ("ann", "bob", "eve")[: draw(st.integers(2, 3))]}


def stances(assumed: dict[str, str]) -> Assumptions:
    return Assumptions(**{kind: frozenset(id_ for id_ in assumed if assumed[id_] == kind) for kind in KINDS})


def settled(assumptions: Assumptions, id_: str, stance: str) -> Assumptions:
    assumed = {other: assumptions.kind(other) for other in assumptions.everything if other != id_}
    return stances(assumed | ({id_: stance} if stance else {}))


def differing(map_: ArgumentMap, all_assumptions: list[Assumptions]) -> set[str]:
    found = [evaluate(map_, assumptions) for assumptions in all_assumptions]
    return {s.id for s in map_.statements if len({evaluation.status(s.id) for evaluation in found}) > 1}


@given(MAPS, st.data())
def test_partings_are_where_the_evaluations_differ_and_topics_settle_what_they_promise(
    map_: ArgumentMap, data: st.DataObject
) -> None:
    those = data.draw(readers(map_))
    found = agree(map_, those)
    parted = differing(map_, list(those.values()))
    assert {parting.id for parting in found.partings} == parted
    assert found.agreed == len(map_.statements) - len(parted)
    for parting in found.partings:
        assert parting.statuses == tuple(evaluate(map_, a).status(parting.id) for a in those.values())
    for topic in found.topics:
        assert topic.stances == tuple(a.kind(topic.id) for a in those.values())
        gains = [
            len(parted) - len(differing(map_, [settled(a, topic.id, stance) for a in those.values()]))
            for stance in topic.stances
        ]
        assert (topic.settles, topic.at_most) == (min(gains), max(gains))
    assert [topic.settles for topic in found.topics] == sorted((t.settles for t in found.topics), reverse=True)
    assert (found.first is None) == (not parted)


@given(MAPS, st.data())
def test_the_order_of_readers_only_orders_columns(map_: ArgumentMap, data: st.DataObject) -> None:
    those = data.draw(readers(map_))
    one, other = agree(map_, those), agree(map_, dict(reversed(those.items())))
    assert [(p.id, p.statuses[::-1]) for p in one.partings] == [(p.id, p.statuses) for p in other.partings]
    turned = [Topic(t.id, t.stances[::-1], t.settles, t.at_most) for t in one.topics]
    assert turned == list(other.topics)


@given(MAPS, st.data())
def test_readers_of_one_mind_have_nothing_to_settle(map_: ArgumentMap, data: st.DataObject) -> None:
    mind = next(iter(data.draw(readers(map_)).values()))
    found = agree(map_, {"ann": mind, "bob": mind})
    assert (found.partings, found.topics, found.first) == ((), (), None)
    assert json.loads(json.dumps(found.to_dict()))["agreed"] == len(map_.statements)


def chain(length: int) -> ArgumentMap:
    """A chain of statements, each the only reason for the one before it."""
    claims = [f"s{n}" for n in range(length)]
    return ArgumentMap(
        "chain",
        statements=tuple(Statement(s, s) for s in claims),
        inferences=tuple(Inference(f"i{n}", (below,), above) for n, (above, below) in enumerate(pairwise(claims))),
    )


def test_the_root_of_a_disagreement_comes_before_what_follows_from_it() -> None:
    found = agree(chain(5), {"ann": Assumptions.of(reject=["s4"]), "bob": Assumptions.of(reject=["s0"])})
    assert [(t.id, t.settles, t.at_most) for t in found.topics] == [("s4", 3, 4), ("s0", -1, 0)]
    assert [p.id for p in found.partings] == ["s1", "s2", "s3", "s4"]


def test_of_what_settles_as_much_the_most_upstream_comes_first() -> None:
    found = agree(chain(4), {"ann": Assumptions.of(reject=["s1", "s3"]), "bob": Assumptions.of(accept=["s1", "s3"])})
    assert [(t.id, t.settles, t.at_most) for t in found.topics] == [("s3", 2, 2), ("s1", 2, 2)]
