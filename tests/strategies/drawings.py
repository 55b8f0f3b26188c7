"""Maps of the forms that pictures have to find room for."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Rephrase, Role, Statement


@st.composite
def trees(pick: st.DrawFn) -> ArgumentMap:
    """Maps in which every statement but the thesis supports or attacks exactly one earlier one."""
    count = pick(st.integers(1, 24))
    titles = pick(st.lists(st.text(max_size=60), min_size=count, max_size=count))
    roles = pick(st.lists(st.sampled_from(Role), min_size=count, max_size=count))
    roles[0] = Role.THESIS
    roles[1:] = [Role.CLAIM if role is Role.THESIS else role for role in roles[1:]]
    statements = tuple(
        Statement(f"s{i}", title, role=role, strand=pick(st.sampled_from(["", "x", "y"])))
        for i, (title, role) in enumerate(zip(titles, roles, strict=True))
    )
    inferences, conflicts = [], []
    for i in range(1, count):
        target = f"s{pick(st.integers(0, i - 1))}"
        if pick(st.integers(0, 3)):
            inferences.append(Inference(f"i{i}", (f"s{i}",), target))
        else:
            conflicts.append(Conflict(f"c{i}", (f"s{i}",), target))
    return ArgumentMap("tree", "Tree", statements, inferences=tuple(inferences), conflicts=tuple(conflicts))


@st.composite
def tangled_trees(pick: st.DrawFn) -> ArgumentMap:
    """Trees with anything added across them: linked premises, undercuts of anything, circles, rephrases."""
    map = pick(trees())
    names = [s.id for s in map.statements]
    ends = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    inferences = [*map.inferences]
    for i in range(pick(st.integers(0, 5))):
        inferences.append(Inference(f"x{i}", tuple(pick(ends)), pick(st.sampled_from(names))))
    conflicts = [*map.conflicts]
    for i in range(pick(st.integers(0, 5))):
        targets = [*names, *(step.id for step in (*inferences, *conflicts))]
        kind = pick(st.sampled_from(ConflictKind))
        conflicts.append(Conflict(f"y{i}", tuple(pick(ends)), pick(st.sampled_from(targets)), kind))
    rephrases = tuple(
        Rephrase(f"r{i}", tuple(pick(ends)), pick(st.sampled_from(names))) for i in range(pick(st.integers(0, 2)))
    )
    return ArgumentMap(
        map.id,
        map.title,
        map.statements,
        (),
        tuple(inferences),
        tuple(conflicts),
        rephrases,
        strands={"x": "X", "y": "Y"},
    )
