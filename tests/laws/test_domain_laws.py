"""The floor: structure agrees with networkx on random graphs, and every relation speaks through one interface."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.domain import naming, structure
from argmap.domain.concessions import struck_uses, uses_of_concessions
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Preference, Rephrase, Stance, Statement
from argmap.domain.relations import VERBS, Relation, ends
from argmap.domain.rules import Settings, applied

nx = pytest.importorskip("networkx")

GRAPHS = (
    st.integers(1, 9)
    .flatmap(lambda size: st.lists(st.lists(st.integers(0, size), max_size=4), min_size=size, max_size=size))
    .map(lambda rows: dict(enumerate(rows)))
)
EXCLUDING = (ConflictKind.CONTRARY, ConflictKind.CONTRADICTORY)
law = settings(deadline=None)


def known(graph: dict[int, list[int]]) -> nx.DiGraph:
    made = nx.DiGraph()
    made.add_nodes_from(graph)
    made.add_edges_from((node, end) for node, successors in graph.items() for end in successors if end in graph)
    return made


@law
@given(GRAPHS)
def test_components_are_those_of_networkx_and_come_before_what_leads_to_them(graph: dict[int, list[int]]) -> None:
    parts = [frozenset(part) for part in structure.components(graph)]
    assert set(parts) == set(map(frozenset, nx.strongly_connected_components(known(graph))))
    place = {node: number for number, part in enumerate(parts) for node in part}
    assert all(place[end] <= place[node] for node, ends in graph.items() for end in ends if end in graph)


@law
@given(GRAPHS)
def test_a_shortest_cycle_leads_round_and_there_is_none_that_is_shorter(graph: dict[int, list[int]]) -> None:
    for group in structure.cycles(graph):
        way = structure.shortest_cycle(graph, group)
        assert way[0] == group[0]
        assert all(after in graph[node] for node, after in zip(way, [*way[1:], way[0]], strict=True))
        back = [nx.shortest_path_length(known(graph), end, group[0]) for end in graph[group[0]] if end in group]
        assert len(way) == min(back) + 1


@law
@given(GRAPHS)
def test_what_is_reached_are_the_descendants_with_their_distances(graph: dict[int, list[int]]) -> None:
    inside = {node: [end for end in successors if end in graph] for node, successors in graph.items()}
    for node in inside:
        assert structure.reachable(inside, [node]) == nx.single_source_shortest_path_length(known(graph), node)


@law
@given(GRAPHS)
def test_connected_parts_are_those_of_networkx_in_the_order_of_the_graph(graph: dict[int, list[int]]) -> None:
    parts = structure.connected(graph)
    assert set(map(frozenset, parts)) == set(map(frozenset, nx.weakly_connected_components(known(graph))))
    assert parts == sorted(map(sorted, parts))


def test_a_chain_of_a_hundred_thousand_is_no_problem() -> None:
    chain = {node: [node + 1] for node in range(100_000)}
    assert sum(1 for _ in structure.components(chain)) == 100_000
    chain[99_999] = [0]
    assert len(structure.shortest_cycle(chain, structure.cycles(chain)[0])) == 100_000


@pytest.mark.parametrize(
    ("relation", "kind", "tied", "symmetric"),
    [
        (Inference("r", ("a", "b"), "c"), "support", ("a", "b", "c"), False),
        *((Conflict("r", ("a",), "c", kind), str(kind), ("a", "c"), kind in EXCLUDING) for kind in ConflictKind),
        (Rephrase("r", ("a",), "c"), "rephrase", ("a", "c"), False),
        (Preference("r", "a", "c"), "preference", ("a", "c"), False),
    ],
)  # fmt: skip
def test_every_relation_says_its_kind_and_ends(
    relation: Relation, kind: str, tied: tuple[str, ...], symmetric: bool
) -> None:
    assert (relation.kind, ends(relation), relation.symmetric) == (kind, tied, symmetric)
    assert ends(relation) == (*relation.sources, relation.target)
    assert kind in VERBS


NAMED = ArgumentMap(
    "m",
    statements=(Statement("a", "A"), Statement("b", "", "Only a text"), Statement("c", "C" * 200)),
    inferences=(Inference("step", ("a",), "b"), Inference("to-nothing", ("a",), "gone")),
    conflicts=(Conflict("attack", ("c",), "step"), Conflict("cut", ("a",), "b")),
)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("a", "“A”"),
        ("b", "“Only a text”"),
        ("c", f"“{'C' * 79}…”"),
        ("step", "the step from “A” to “Only a text”"),
        ("cut", "the attack from “A” to “Only a text”"),
        ("attack", "“attack”"),
        ("to-nothing", "“to-nothing”"),
        ("gone", "“gone”"),
    ],
)
def test_an_element_is_called_by_its_title_or_by_what_it_ties(id_: str, name: str) -> None:
    assert naming.called(NAMED, id_) == name


def test_of_many_names_a_few_are_given_and_the_rest_counted() -> None:
    assert naming.listed([]) == ""
    assert naming.listed(["X"]) == "X"
    assert naming.listed(["X", "Y"]) == "X and Y"
    assert naming.listed(["X", "Y", "Z"]) == naming.listed(["X", "Y", "Z"], 3) == "X, Y and Z"
    assert naming.listed(["X", "Y", "Z"], 2) == "X, Y and 1 more"
    assert naming.listed(["X", "Y", "Z", *"abcdefghijkl"], 3) == "X, Y, Z and 12 more"


def test_a_title_is_made_of_no_more_than_seven_words_and_48_letters() -> None:
    assert naming.first_words("It rains a lot today, in the whole street") == "It rains a lot today"
    assert naming.first_words(f"{'a' * 20} {'b' * 20} {'c' * 20}") == f"{'a' * 20} {'b' * 20}…"
    assert naming.first_words("In one word: nonsense.") == "In one word: nonsense"
    assert naming.first_words("In one word: all of it is nonsense") == "In one word: all of it is…"
    assert naming.first_words("x" * 60) == f"{'x' * 48}…"
    assert naming.first_words("It rains.", {"It rains", "It rains 2"}) == "It rains 3"


def test_settings_are_written_into_a_map_over_what_it_says_itself() -> None:
    map_ = ArgumentMap("m", statements=(Statement("a", "A"), Statement("b", "B")), weigh="tally", unknown="open")
    chosen = applied(map_, Settings(own={"b": "preponderance"}, weigh="strongest", floating=True))
    assert [s.standard for s in chosen.statements] == ["", "preponderance"]
    assert (chosen.standard, chosen.weigh, chosen.unknown, chosen.floating) == ("", "strongest", "open", True)
    assert applied(chosen, Settings()) == chosen


def test_an_attack_on_a_concession_strikes_its_other_uses_and_nothing_else_does() -> None:
    granted = Statement("a", "A", stance=Stance.CONCEDED)
    m = replace(NAMED, statements=(granted, *NAMED.statements[1:]))
    uses = uses_of_concessions(m)
    assert uses == {"a": ["step", "cut"]}  # a step to nothing is no use
    assert struck_uses(Conflict("new", ("c",), "a"), uses) == ["step", "cut"]
    assert struck_uses(Conflict("cut", ("a",), "a"), uses) == ["step"]
    assert struck_uses(Conflict("new", ("c",), "a", ConflictKind.CONTRARY), uses) == []
    assert struck_uses(Conflict("new", ("c",), "b"), uses) == []
    assert uses_of_concessions(NAMED) == {}
