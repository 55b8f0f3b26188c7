"""Solvers that others wrote, and clingo with our own encodings, give the same extensions on random frameworks.

``tests/soak`` runs the same comparison on thousands.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from argmap.semantics.abstract import SEMANTICS, AttackGraph, extensions

Sets = frozenset[frozenset[int]]
Peer = Callable[[AttackGraph, str], list[frozenset[int]]]
EVERYDAY = 250

# What ASPARTIX calls in/1 is chosen here; h/1 are the arguments that the set attacks, r/1 is its range.
_BASE = "{in(X)} :- arg(X). h(Y) :- in(X), att(X,Y). :- in(X), h(X). r(X) :- in(X). r(X) :- h(X). "
_DEFENDED = "lacks(X) :- att(Y,X), not h(Y). :- in(X), lacks(X). "
_COMPLETE = _DEFENDED + ":- arg(X), not lacks(X), not in(X). "
_AS_MANY_AS_CAN_BE = "#heuristic in(X) : arg(X). [1,true] "
ASP = {
    "CF": _BASE,
    "NA": _BASE + _AS_MANY_AS_CAN_BE,
    "AD": _BASE + _DEFENDED,
    "CO": _BASE + _COMPLETE,
    "ST": _BASE + ":- arg(X), not r(X).",
    "PR": _BASE + _DEFENDED + _AS_MANY_AS_CAN_BE,
    "GR": _BASE + _COMPLETE + "#heuristic in(X) : arg(X). [1,false]",
}
_RANGES = {"SST": "CO", "STG": "CF"}


def clingo_answers(graph: AttackGraph, code: str) -> list[frozenset[int]]:
    """The answer sets of an encoding; maximal ranges are picked among them here, which clingo cannot do by a heuristic."""
    clingo = pytest.importorskip("clingo")
    if code in _RANGES:
        found = clingo_answers(graph, _RANGES[code])
        pairs = list(zip(graph.sources, graph.ends, strict=True))
        ranges = [each | {b for a, b in pairs if a in each} for each in found]
        return [each for each, reach in zip(found, ranges, strict=True) if not any(reach < other for other in ranges)]
    options = ["0"]
    if "#heuristic" in ASP[code]:
        options += ["--heuristic=Domain", "--enum-mode=domRec"]
    control = clingo.Control(options, logger=lambda *_: None)
    facts = [f"arg({a})." for a in range(len(graph))]
    facts += [f"att({a},{b})." for a, b in zip(graph.sources, graph.ends, strict=True)]
    control.add("base", [], f"{ASP[code]}\n#show in/1.\n{' '.join(facts)}")
    control.ground([("base", [])])
    found = []
    with control.solve(yield_=True) as handle:
        for model in handle:
            found.append(frozenset(symbol.arguments[0].number for symbol in model.symbols(shown=True)))
    return found


def pygarg_answers(graph: AttackGraph, code: str) -> list[frozenset[int]]:
    """It reads an attack that is listed twice as two, and so is given each once."""
    solver = pytest.importorskip("pygarg.dung.solver")
    names = [str(a) for a in range(len(graph))]
    pairs = sorted(set(zip(graph.sources, graph.ends, strict=True)))
    found = solver.extension_enumeration(names, [[str(a), str(b)] for a, b in pairs], code)
    return [frozenset(map(int, extension)) for extension in found]


_FORMAL = {
    "NA": "naive_extensions",
    "CO": "complete_extensions",
    "PR": "preferred_extensions",
    "ST": "stable_extensions",
    "SST": "semi_stable_extensions",
    "STG": "stage_extensions",
    "GR": "grounded_extension",
    "ID": "ideal_extension",
    "EA": "eager_extension",
}


def formal_answers(graph: AttackGraph, code: str) -> list[frozenset[int]]:
    """By formal-argumentation, which goes through all subsets."""
    dung = pytest.importorskip("argumentation.core.dung")
    attacks = frozenset((str(a), str(b)) for a, b in zip(graph.sources, graph.ends, strict=True))
    framework = dung.ArgumentationFramework(frozenset(str(a) for a in range(len(graph))), attacks)
    found = getattr(dung, _FORMAL[code])(framework)
    return [frozenset(map(int, each)) for each in ([found] if isinstance(found, frozenset) else found)]


# (who is asked, which semantics, the most arguments that it takes in reasonable time)
PEERS: dict[str, tuple[Peer, tuple[str, ...], int]] = {
    "clingo": (clingo_answers, (*ASP, *_RANGES), 9),
    "pygarg": (pygarg_answers, ("AD", "ST", "CO", "PR", "GR", "ID"), 9),
    "formal-argumentation": (formal_answers, tuple(_FORMAL), 7),
}


def random_graph(random: Random, largest: int) -> AttackGraph:
    size = random.randint(1, largest)
    names = [str(a) for a in range(size)]
    chance = random.choice([0.5, 1, 1.5, 2.5]) / size
    pairs = [(a, b) for a in range(size) for b in range(size) if random.random() < chance]
    return AttackGraph(names, [a for a, _ in pairs], [b for _, b in pairs])


def disagreement(peer: str, code: str, graph: AttackGraph) -> str:
    """What a peer answers otherwise, in words; an empty text if nothing."""
    answer, _, _ = PEERS[peer]
    ours: Sets = frozenset(map(frozenset, extensions(graph, SEMANTICS[code])))
    theirs = frozenset(answer(graph, code))
    if ours == theirs:
        return ""
    attacks = list(zip(graph.sources, graph.ends, strict=True))
    said = [sorted(map(sorted, sets)) for sets in (ours, theirs)]
    return f"{code} of {len(graph)} arguments, {attacks}: we say {said[0]}, {peer} {said[1]}"


@pytest.mark.parametrize(("peer", "code"), [(peer, code) for peer, (_, codes, _) in PEERS.items() for code in codes])
def test_others_find_the_same_extensions(peer: str, code: str) -> None:
    random = Random(f"{peer} {code}")
    largest = PEERS[peer][2]
    for _ in range(EVERYDAY // 10):
        assert not disagreement(peer, code, random_graph(random, largest))


def test_every_semantics_has_a_peer() -> None:
    assert {code for _, codes, _ in PEERS.values() for code in codes} == set(SEMANTICS)


def test_pygarg_leaves_arguments_without_attacks_out_of_conflict_free_sets() -> None:
    """It lists models of clauses, and an argument that no attack mentions is in no clause; hence CF is not compared."""
    alone = AttackGraph(["0"])
    assert list(extensions(alone, SEMANTICS["CF"])) == [[0], []]
    assert pygarg_answers(alone, "CF") == [frozenset()]


def test_pygarg_misses_semi_stable_extensions() -> None:
    """{1} reaches 0, 1, 3 and {3} reaches 1, 2, 3, neither of which holds the other; hence SST is not compared."""
    pairs = [(0, 0), (0, 1), (1, 0), (1, 3), (2, 2), (2, 3), (3, 1), (3, 2)]
    graph = AttackGraph([str(a) for a in range(4)], [a for a, _ in pairs], [b for _, b in pairs])
    ours = frozenset(map(frozenset, extensions(graph, SEMANTICS["SST"])))
    assert ours == {frozenset({1}), frozenset({3})}
    assert ours == frozenset(clingo_answers(graph, "SST")) == frozenset(formal_answers(graph, "SST"))
    assert frozenset(pygarg_answers(graph, "SST")) < ours
