"""The networkx graph holds all that the map says, and the figures of its shape are right."""

from __future__ import annotations

from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Role,
    Statement,
)
from argmap.graph import measure, to_networkx


def example() -> ArgumentMap:
    return ArgumentMap(
        "m",
        title="A map",
        statements=(
            Statement("t", "Thesis", role=Role.THESIS, hedge=Hedge.LIKELY, anchors=(Anchor(2, 3),)),
            *(Statement(id_, id_.upper(), strand="army" if id_ in "ab" else "") for id_ in "abcdef"),
        ),
        arguments=(Argument("x", "Proof", inferences=("i",)),),
        inferences=(Inference("i", ("a", "b"), "t", argument="x"), Inference("j", ("c",), "a")),
        conflicts=(
            Conflict("k", ("d",), "t"),
            Conflict("u", ("e",), "k", ConflictKind.UNDERCUT),
            Conflict("v", ("f",), "i", ConflictKind.UNDERCUT),
            Conflict("w", ("c",), "d", ConflictKind.CONTRARY),
            Conflict("lost", ("gone",), "t"),
        ),
        rephrases=(Rephrase("r", ("c",), "b"),),
        preferences=(Preference("p", "a", "b"),),
    )


def test_every_edge_says_what_relation_it_is() -> None:
    graph = to_networkx(example())
    edges = sorted((source, target, data["relation"]) for source, target, data in graph.edges(data=True))
    assert edges == [
        ("a", "b", "preference"),
        ("a", "i", "premise"),
        ("b", "i", "premise"),
        ("c", "b", "rephrase"),
        ("c", "d", "contrary"),
        ("c", "j", "premise"),
        ("d", "c", "contrary"),
        ("d", "k", "premise"),
        ("e", "k", "undercut"),
        ("f", "i", "undercut"),
        ("i", "t", "conclusion"),
        ("i", "x", "step"),
        ("j", "a", "conclusion"),
        ("k", "t", "attack"),
    ]


def test_nodes_carry_every_field_in_plain_values() -> None:
    graph = to_networkx(example(), standing={"t": "holds"})
    thesis = graph.nodes["t"]
    assert (thesis["kind"], thesis["role"], thesis["hedge"], thesis["anchors"]) == (
        "statement",
        "thesis",
        "likely",
        ("p2 s3",),
    )
    assert (thesis["standing"], graph.nodes["a"]["standing"]) == ("holds", "open")
    assert {graph.nodes[n]["kind"] for n in graph} == {"statement", "argument", "inference", "conflict"}
    assert graph.nodes["k"]["conflict"] == "attack"
    assert "standing" not in to_networkx(example()).nodes["t"]


def test_a_conflict_is_a_node_only_where_an_edge_cannot_stand_for_it() -> None:
    graph = to_networkx(example())
    assert "k" in graph
    assert {"u", "v", "w"}.isdisjoint(graph)
    assert graph.edges["f", "i", "v"]["id"] == "v"


def test_the_graph_is_independent_of_the_map_and_never_makes_up_nodes() -> None:
    map_ = example()
    graph = to_networkx(map_)
    assert "gone" not in graph
    graph.nodes["t"]["title"] = "changed"
    assert to_networkx(map_).nodes["t"]["title"] == "Thesis"


def test_metrics_tell_the_shape() -> None:
    metrics = measure(example())
    assert metrics.roots == ("t",)
    assert metrics.leaves == ("b", "c", "e", "f")
    assert metrics.unanswered == ("f",)  # e replies to an objection
    assert metrics.depth == 2
    assert metrics.counts == {
        "statements": 7,
        "arguments": 1,
        "inferences": 2,
        "linked": 1,
        "conflicts": 5,
        "undercuts": 2,
    }
    assert (metrics.elements["t"].supports, metrics.elements["t"].objections, metrics.elements["c"].used) == (1, 4, 2)
    assert (metrics.strands["army"].statements, metrics.strands["army"].depth) == (2, 0)


def test_cut_points_are_what_the_rest_hangs_on() -> None:
    steps = (Inference("i", ("b",), "a"), Inference("j", ("c",), "b"))
    chain = ArgumentMap("chain", statements=tuple(Statement(s, s, strand="s") for s in "abc"), inferences=steps)
    metrics = measure(chain)
    assert metrics.cut_points == ("b",)
    assert metrics.strands["s"].depth == 2
    assert [metrics.elements[s].depth for s in "abc"] == [0, 1, 2]


def test_measuring_an_empty_map_gives_zeroes() -> None:
    metrics = measure(ArgumentMap("empty"))
    assert (metrics.depth, metrics.roots, metrics.cut_points, dict(metrics.elements)) == (0, (), (), {})


def test_a_long_chain_is_measured_without_recursion() -> None:
    ids = [f"s{n}" for n in range(1500)]
    steps = tuple(Inference(f"i{n}", (ids[n + 1],), ids[n]) for n in range(len(ids) - 1))
    map_ = ArgumentMap("chain", statements=tuple(Statement(s, s, strand="x") for s in ids), inferences=steps)
    metrics = measure(map_)
    assert (metrics.depth, metrics.strands["x"].depth, len(metrics.cut_points)) == (1499, 1499, 1498)
