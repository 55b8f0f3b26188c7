"""Maps and frameworks as verdicts see them: claims of little text, and relations of all forms between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Stance,
    Statement,
)
from argmap.semantics import Assumptions, Condition, Framework
from argmap.semantics.abstract import AttackGraph
from tests.strategies.texts import id_lists, picks


@st.composite
def maps(
    draw: st.DrawFn,
    *,
    claims: int = 7,
    sketches: int = 0,
    arguments: int = 2,
    steps: int = 6,
    conflicts: int = 6,
    premises: int = 2,
    nested: bool = True,
    dangling: bool = False,
    listed: bool = True,
    kinds: Sequence[ConflictKind] = tuple(ConflictKind),
    titles: Sequence[str] = (),
    stances: Sequence[Stance] = (Stance.ASSERTED,),
    hedges: Sequence[Hedge | None] = (None,),
) -> ArgumentMap:
    """Maps as verdicts and strengths see them, with at most so many elements of each kind, and cycles of all forms.

    ``sketches`` are arguments without steps, ``premises`` is the most that one relation has. Conflicts may end on
    anything; with ``nested`` relations may be premises and what steps lead to, too; with ``dangling`` some relations
    have no premise, or an end or argument that does not exist. Unless ``listed``, steps name their argument and it not them.
    """

    def some(letter: str, most: int, least: int = 0) -> list[str]:
        return [f"{letter}{n}" for n in range(draw(st.integers(least, most)))]

    statements, loose, owners = some("s", claims, 1), some("x", sketches), some("a", arguments)
    inferences, hits = some("i", steps), some("c", conflicts)
    gone = ["gone"] * dangling
    boxes = [*statements * 2, *loose, *owners]
    anything = [*statements * 2, *boxes, *inferences, *hits, *gone]
    ends = [*boxes * 3, *anything] if nested else boxes
    sources = id_lists(ends, premises, 0 if dangling else 1)
    step_facts = picks(ends, [None, None, *owners, *gone])
    made = tuple(Inference(i, draw(sources), *_end(draw(step_facts))) for i in inferences)
    hit_facts = picks(anything, kinds)
    claim_facts = picks(titles or [""], stances, hedges)
    listed = {a: tuple(i.id for i in made if i.argument == a) for a in owners * listed}
    return ArgumentMap(
        "random",
        statements=tuple(_statement(s, bool(titles), *draw(claim_facts)) for s in statements),
        arguments=tuple(Argument(a, a.upper(), inferences=listed.get(a, ())) for a in (*loose, *owners)),
        inferences=made,
        conflicts=tuple(Conflict(c, draw(sources), *draw(hit_facts)) for c in hits),
    )


def _end(facts: tuple[str, str | None]) -> tuple[Any, ...]:
    conclusion, argument = facts
    return conclusion, "", (), False, argument


def _statement(id_: str, titled: bool, title: str, stance: Stance, hedge: Hedge | None) -> Statement:
    return Statement(id_, title if titled else id_.upper(), stance=stance, hedge=hedge)


@st.composite
def assumptions(draw: st.DrawFn, map_: ArgumentMap, most: int = 3) -> Assumptions:
    """Up to ``most`` elements of the map, each rejected, accepted or contested."""
    assumed = draw(st.dictionaries(st.sampled_from(sorted(map_.elements)), st.integers(0, 2), max_size=most))
    return _assumptions(assumed)


def _assumptions(assumed: dict[str, int]) -> Assumptions:
    return Assumptions.of(*([id_ for id_ in assumed if assumed[id_] == kind] for kind in range(3)))


def attacking(arguments: Iterable[str], attacks: Iterable[tuple[str, str]]) -> Framework:
    """The framework without supports (Dung 1995) of arguments and (attacker, target) pairs."""
    attackers: dict[str, list[str]] = {argument: [] for argument in arguments}
    for attacker, target in attacks:
        attackers[target].append(attacker)
    return Framework({argument: Condition(none_of=tuple(found)) for argument, found in attackers.items()})


@st.composite
def frameworks(draw: st.DrawFn, largest: int = 6, *, smallest: int = 0, kinds: int = 3) -> Framework:
    """Conditions of every form, with ids on both sides too.

    Up to two ids are assumed: with one of ``kinds`` rejected, with three also accepted or contested.
    """
    ids = [f"n{n}" for n in range(draw(st.integers(smallest, largest)))]
    if not ids:
        return Framework({})
    some = id_lists(ids, 3, 0)
    conditions = {id_: Condition(draw(some), draw(some), draw(some)) for id_ in ids}
    assumed = draw(st.dictionaries(st.sampled_from(ids), st.integers(0, kinds - 1), max_size=2))
    return Framework(conditions).assuming(_assumptions(assumed))


@st.composite
def attack_graphs(draw: st.DrawFn, largest: int = 9) -> tuple[list[str], list[tuple[str, str]]]:
    """The arguments of a framework of Dung and its attacks, on oneself and twice, too."""
    ids = [f"a{n}" for n in range(draw(st.integers(1, largest)))]
    return ids, draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=2 * largest))


@st.composite
def ranked_maps(draw: st.DrawFn, cycles: bool = True) -> ArgumentMap:
    """Maps with linked premises, undercuts of steps and attacks, concessions; and, with ``cycles``, everything else.

    Without, relations lead from later elements to earlier ones, each excludes or supports one way, and none is strict.
    """
    claims = [f"s{n}" for n in range(draw(st.integers(2, 6)))]
    relations = [f"r{n}" for n in range(draw(st.integers(1, 6)))]
    kinds = st.sampled_from([ConflictKind.ATTACK, ConflictKind.UNDERCUT, *([*ConflictKind] if cycles else [])])
    stances = st.sampled_from([Stance.ASSERTED, Stance.ASSERTED, Stance.CONCEDED])
    inferences, conflicts = [], []
    for n, id_ in enumerate(relations):
        last = draw(st.integers(1, len(claims) - 1))
        behind = claims if cycles else claims[last:]
        premises = tuple(draw(st.lists(st.sampled_from(behind), min_size=1, max_size=2)))
        target = draw(st.sampled_from(claims[:last]))
        if draw(st.booleans()):
            strict = cycles and draw(st.booleans())
            inferences.append(Inference(id_, premises, target, strict=strict))
        else:
            other = draw(st.sampled_from([target, target, *relations[:n]]))
            conflicts.append(Conflict(id_, premises, other, draw(kinds)))
    ranked = st.sampled_from([*claims, *(i.id for i in inferences)])
    return ArgumentMap(
        id="random",
        statements=tuple(Statement(s, s.upper(), stance=draw(stances)) for s in claims),
        inferences=tuple(inferences),
        conflicts=tuple(conflicts),
        preferences=tuple(
            Preference(f"p{n}", draw(ranked), draw(ranked)) for n in range(draw(st.integers(0, 3)) if cycles else 0)
        ),
    )


@st.composite
def abstract_frameworks(draw: st.DrawFn, largest: int = 6) -> AttackGraph:
    """Frameworks with self-attacks, isolated arguments and attacks listed twice; sparse and dense."""
    size = draw(st.integers(0, largest))
    argument = st.integers(0, max(0, size - 1))
    density = draw(st.sampled_from([1, 2, 4]))
    pairs = draw(st.lists(st.tuples(argument, argument), max_size=density * size)) if size else []
    return AttackGraph([f"a{n}" for n in range(size)], [a for a, _ in pairs], [b for _, b in pairs])


_NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@st.composite
def attack_maps(draw: st.DrawFn) -> ArgumentMap:
    ids = draw(
        st.lists(st.one_of(_NAMES, st.sampled_from(["a", "b-c", "2", "1", "a_1", "A"])), unique=True, max_size=6)
    )
    pairs = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), max_size=8)) if ids else []
    conflicts = tuple(Conflict(f"conflict {n} \0", (a,), b) for n, (a, b) in enumerate(pairs))
    return ArgumentMap("map", statements=tuple(Statement(i, f"Title {i}") for i in ids), conflicts=conflicts)
