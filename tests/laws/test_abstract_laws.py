"""Every row of the table of semantics, against its definition written out over all subsets, and the laws between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.semantics.abstract import SEMANTICS, AttackGraph, Count, count, credulous, extensions, one, sat, sceptical
from argmap.semantics.abstract.engines import MiniSat
from argmap.semantics.abstract.graph import largest_admissible
from tests.strategies import abstract_frameworks

MANY = max(60, settings().max_examples)
Sets = frozenset[frozenset[int]]


class Definitions:
    """The extensions of a small framework by the definitions of the literature; a set of arguments is a bit mask."""

    def __init__(self, graph: AttackGraph) -> None:
        self.size = len(graph)
        attacked_by = [0] * self.size
        attackers = [0] * self.size
        for a, b in zip(graph.sources, graph.ends, strict=True):
            attacked_by[a] |= 1 << b
            attackers[b] |= 1 << a
        self.hits = [0]
        for mask in range(1, 1 << self.size):
            lowest = (mask & -mask).bit_length() - 1
            self.hits.append(self.hits[mask & (mask - 1)] | attacked_by[lowest])
        self.attackers = attackers
        self.free = [m for m in range(1 << self.size) if not m & self.hits[m]]
        self.admissible = [m for m in self.free if not m & ~self.defended(m)]

    def defended(self, mask: int) -> int:
        return sum(1 << a for a in range(self.size) if not self.attackers[a] & ~self.hits[mask])

    def reach(self, mask: int) -> int:
        return mask | self.hits[mask]

    def of(self, code: str) -> Sets:
        return frozenset(frozenset(a for a in range(self.size) if m >> a & 1) for m in getattr(self, code.lower())())

    def cf(self) -> list[int]:
        return self.free

    def na(self) -> list[int]:
        return maximal(self.free)

    def ad(self) -> list[int]:
        return self.admissible

    def co(self) -> list[int]:
        return [m for m in self.admissible if m == self.defended(m)]

    def gr(self) -> list[int]:
        return [intersection(self.co())]

    def pr(self) -> list[int]:
        return maximal(self.admissible)

    def st(self) -> list[int]:
        return [m for m in self.free if self.reach(m) == (1 << self.size) - 1]

    def sst(self) -> list[int]:
        return maximal(self.admissible, self.reach)

    def stg(self) -> list[int]:
        return maximal(self.free, self.reach)

    def id(self) -> list[int]:
        return maximal([m for m in self.admissible if not m & ~intersection(self.pr())])

    def ea(self) -> list[int]:
        return maximal([m for m in self.admissible if not m & ~intersection(self.sst())])


def intersection(masks: Iterable[int]) -> int:
    found = -1
    for mask in masks:
        found &= mask
    return found


def maximal(masks: Iterable[int], measure: Callable[[int], int] = lambda mask: mask) -> list[int]:
    tops: list[int] = []
    by_size = sorted(masks, key=lambda m: -measure(m).bit_count())
    for mask in by_size:
        if not any(measure(mask) != top and not measure(mask) & ~top for top in tops):
            tops.append(measure(mask))
    return [mask for mask in by_size if measure(mask) in set(tops)]


def found(graph: AttackGraph, code: str) -> Sets:
    return frozenset(map(frozenset, extensions(graph, SEMANTICS[code])))


def agrees_with_its_definition(code: str, graph: AttackGraph) -> None:
    """All five tasks, and the witnesses, are as the definition has it."""
    semantics, expected = SEMANTICS[code], Definitions(graph).of(code)
    listed = list(extensions(graph, semantics))
    assert len(listed) == len(expected)
    assert frozenset(map(frozenset, listed)) == expected
    assert all(extension == sorted(extension) for extension in listed)
    assert count(graph, semantics) == Count(len(expected))
    some = one(graph, semantics)
    assert (some is None and not expected) or frozenset(some or ()) in expected
    for argument in range(len(graph)):
        yes, always = credulous(graph, semantics, argument), sceptical(graph, semantics, argument)
        assert yes.accepted == any(argument in extension for extension in expected)
        assert always.accepted == all(argument in extension for extension in expected)
        assert (yes.witness is None) == (not yes.accepted)
        assert (always.witness is None) == always.accepted
        if yes.witness is not None:
            assert argument in yes.witness
            assert frozenset(yes.witness) in expected
        if always.witness is not None:
            assert argument not in always.witness
            assert frozenset(always.witness) in expected


@pytest.mark.parametrize("code", SEMANTICS)
@settings(max_examples=MANY)
@given(graph=abstract_frameworks())
def test_all_tasks_answer_as_the_definition_over_all_subsets_does(code: str, graph: AttackGraph) -> None:
    agrees_with_its_definition(code, graph)


@pytest.mark.parametrize("code", SEMANTICS)
@settings(max_examples=MANY)
@given(graph=abstract_frameworks())
def test_so_they_do_where_every_question_counts_as_hard(code: str, graph: AttackGraph) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sat, "HARD", 0)
        agrees_with_its_definition(code, graph)


@pytest.mark.parametrize("hard", [1, 5])
@settings(max_examples=max(4, settings().max_examples // 10))
@given(graph=abstract_frameworks(largest=12))
def test_so_they_do_where_a_question_turns_out_to_be_hard_in_the_middle(hard: int, graph: AttackGraph) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sat, "HARD", hard)
        patch.setattr(MiniSat, "_STEPS", 1)
        for code in SEMANTICS:
            assert found(graph, code) == Definitions(graph).of(code)


@pytest.mark.parametrize("code", SEMANTICS)
@settings(max_examples=max(4, settings().max_examples // 10))
@given(graph=abstract_frameworks(largest=12))
def test_so_they_do_with_twelve_arguments(code: str, graph: AttackGraph) -> None:
    assert found(graph, code) == Definitions(graph).of(code)


@given(abstract_frameworks(largest=4))
def test_a_stable_labelling_is_a_stable_set_with_what_it_attacks(graph: AttackGraph) -> None:
    size, definitions = len(graph), Definitions(graph)
    clauses = list(sat.stable_labelling(graph))
    for members, struck in product(range(1 << size), repeat=2):
        true = members | struck << size
        satisfied = all(any((true >> abs(n) - 1 & 1) == (n > 0) for n in clause) for clause in clauses)
        assert satisfied == (members in definitions.st() and struck == definitions.hits[members])


@example(AttackGraph(["w", "x", "y", "z"], [0, 1, 2], [1, 2, 3]))  # z is left alone once x is gone
@given(abstract_frameworks())
def test_what_is_left_of_a_set_is_its_largest_part_that_defends_itself(graph: AttackGraph) -> None:
    definitions = Definitions(graph)
    for chosen in definitions.free:
        left = largest_admissible(graph, [a for a in range(len(graph)) if chosen >> a & 1])
        assert [sum(1 << a for a in left)] == maximal(m for m in definitions.admissible if not m & ~chosen)


@settings(max_examples=MANY)
@given(abstract_frameworks(largest=10))
def test_the_semantics_contain_each_other_as_the_literature_says(graph: AttackGraph) -> None:
    sets = {code: found(graph, code) for code in SEMANTICS}
    for pair in ("ST SST", "SST PR", "PR CO", "CO AD", "AD CF", "GR CO", "ID CO", "EA CO", "ST STG", "STG NA", "NA CF"):
        smaller, larger = pair.split()
        assert sets[smaller] <= sets[larger], pair
    for code in SEMANTICS.keys() - {"ST"}:
        assert sets[code], f"{code} extensions always exist"
    if sets["ST"]:
        assert sets["ST"] == sets["SST"] == sets["STG"]
    ((grounded,), (ideal,), (eager,)) = (sets[code] for code in ("GR", "ID", "EA"))
    assert grounded == frozenset.intersection(*sets["CO"])
    assert grounded <= ideal <= frozenset.intersection(*sets["PR"])
    assert ideal <= eager <= frozenset.intersection(*sets["SST"])


@pytest.mark.parametrize("code", [code for code, semantics in SEMANTICS.items() if semantics.directional])
@settings(max_examples=MANY)
@given(graph=abstract_frameworks(largest=7), data=st.data())
def test_what_nothing_outside_attacks_can_be_judged_alone(code: str, graph: AttackGraph, data: st.DataObject) -> None:
    """Directionality (Baroni & Giacomin 2007), on which looking at ancestors alone rests."""
    if not len(graph):
        return
    members = graph.cone(data.draw(st.integers(0, len(graph) - 1)), bytearray(len(graph)))
    alone = frozenset(frozenset(members[a] for a in extension) for extension in found(graph.part(members), code))
    assert frozenset(extension & frozenset(members) for extension in found(graph, code)) == alone


@pytest.mark.parametrize("code", SEMANTICS)
@settings(max_examples=MANY)
@given(graph=abstract_frameworks(), order=st.permutations(range(6)))
def test_neither_names_nor_their_order_matter(code: str, graph: AttackGraph, order: list[int]) -> None:
    place = [n for n in order if n < len(graph)]
    moved = AttackGraph(graph.names, [place[a] for a in graph.sources], [place[b] for b in graph.ends])
    assert found(moved, code) == frozenset(frozenset(place[a] for a in extension) for extension in found(graph, code))


@pytest.mark.parametrize("code", SEMANTICS)
def test_the_empty_framework_has_the_empty_extension_and_no_other(code: str) -> None:
    assert list(extensions(AttackGraph([]), SEMANTICS[code])) == [[]]


@pytest.mark.parametrize("code", SEMANTICS)
def test_an_argument_that_attacks_itself_is_in_no_extension(code: str) -> None:
    graph = AttackGraph.of(["a", "b"], [("a", "a")])
    assert not credulous(graph, SEMANTICS[code], 0).accepted
    if code != "ST":  # of which there is none here
        assert credulous(graph, SEMANTICS[code], 1).accepted
