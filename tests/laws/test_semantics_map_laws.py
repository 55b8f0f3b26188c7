"""Random maps evaluated: against the definition of the design, written out naively."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Stance
from argmap.semantics import Assumptions, Status, evaluate, standings
from tests.strategies import assumptions, maps

MANY = max(200, settings().max_examples)  # rare shapes need more than the quick profile looks at
HOLDS, FALLS, OPEN = Status.HOLDS, Status.FALLS, Status.OPEN
RANK = {FALLS: 0, OPEN: 1, HOLDS: 2}


MAPS = maps(sketches=1, dangling=True)
MAPS_AND_ASSUMPTIONS = MAPS.flatmap(lambda map_: st.tuples(st.just(map_), assumptions(map_)))


def complete(map_: ArgumentMap) -> tuple[list[Inference], list[Conflict]]:
    """The relations with all their ends, found by striking out incomplete ones until none is left."""
    inferences, conflicts = list(map_.inferences), list(map_.conflicts)
    while True:
        known = map_.elements.keys() - {i.id for i in map_.inferences} - {c.id for c in map_.conflicts}
        known |= {i.id for i in inferences} | {c.id for c in conflicts}
        kept_i = [i for i in inferences if i.premises and known.issuperset((*i.premises, i.conclusion))]
        kept_c = [c for c in conflicts if c.premises and known.issuperset((*c.premises, c.target))]
        if (len(kept_i), len(kept_c)) == (len(inferences), len(conflicts)):
            return inferences, conflicts
        inferences, conflicts = kept_i, kept_c


def both(values: Iterable[Status]) -> Status:
    return min(values, key=RANK.__getitem__, default=HOLDS)


def either(values: Iterable[Status]) -> Status:
    return max(values, key=RANK.__getitem__, default=FALLS)


def denied(value: Status) -> Status:
    return {HOLDS: FALLS, FALLS: HOLDS, OPEN: OPEN}[value]


def naive(map_: ArgumentMap, assumed: Assumptions) -> dict[str, Status]:
    """The design's definition, applied to everything at once until nothing changes (strong Kleene connectives)."""
    inferences, conflicts = complete(map_)
    arguments = {a.id: [i.id for i in inferences if i.argument == a.id] for a in map_.arguments}
    attacks: dict[tuple[str, int], tuple[tuple[str, ...], str, str]] = {}  # premises, target, conflict
    for c in conflicts:
        attacks[c.id, 0] = (c.premises, c.target, c.id)
        for n, p in enumerate(dict.fromkeys(c.premises) if c.symmetric else (), 1):
            attacks[c.id, n] = ((c.target, *(q for q in c.premises if q != p)), p, c.id)
    boxes = [*(s.id for s in map_.statements), *arguments]
    value: dict[str, Status] = dict.fromkeys([*boxes, *(i.id for i in inferences), *(c.id for c in conflicts)], OPEN)
    stands = dict.fromkeys(attacks, OPEN)
    # What rests on an attack upon itself can never hold: completions decide what Kleene's tables leave open.
    aimed = {c.id: {c.target, *arguments.get(c.target, ())} for c in conflicts}
    torn = {i.id for i in inferences if any(i.id in aimed.get(p, ()) for p in i.premises)}
    torn_hits = {a for a, (premises, _, c) in attacks.items() if any(c in aimed.get(p, ()) for p in premises)}

    def stance(id_: str, whole: str | None) -> str:
        """What is assumed of an element: what is said of itself, or else what is said of its whole."""
        return assumed.kind(id_) or assumed.kind(whole or "")

    def judged(id_: str, own: Status, needs: Status, whole: str | None = None) -> Status:
        """``own`` is what speaks for and against it, ``needs`` what it is made of."""
        said = stance(id_, whole)
        return FALLS if said == "rejected" else both([needs, {"accepted": HOLDS, "contested": OPEN}.get(said, own)])

    def unopposed(*targets: str | None) -> Status:
        hits = [stands[a] for a, (_, target, _) in attacks.items() if target in targets]
        return both(map(denied, hits))

    def backed(id_: str) -> Status:
        reasons = [value[i.id] for i in inferences if i.conclusion == id_]
        return either(reasons) if reasons else HOLDS

    for _ in range(2 * (len(value) + len(stands)) + 2):
        now: dict[str, Status] = {}
        for s in map_.statements:
            now[s.id] = judged(s.id, both([unopposed(s.id), backed(s.id)]), HOLDS)
        for a, steps in arguments.items():
            now[a] = judged(a, both([unopposed(a), backed(a)]), both(value[i] for i in steps))
        for i in inferences:
            own = both([unopposed(i.id, i.argument), backed(i.id)])
            owner = i.argument if i.argument in arguments else None
            now[i.id] = judged(i.id, own, both(value[p] for p in i.premises), owner)
            if i.id in torn and stance(i.id, owner) in ("", "rejected"):
                now[i.id] = FALLS
        hits: dict[tuple[str, int], Status] = {}
        for a, (premises, _, c) in attacks.items():
            own = both([unopposed(c), backed(c) if a[1] == 0 else HOLDS])
            hits[a] = judged(c, own, both(value[p] for p in premises))
            if a in torn_hits and stance(c, None) in ("", "rejected"):
                hits[a] = FALLS
        now |= {c.id: hits[c.id, 0] for c in conflicts}
        value, stands = now, hits
    shown = {c.id: either(v for (a, _), v in stands.items() if a == c.id) for c in conflicts}
    return value | shown


@settings(max_examples=MANY)
@given(MAPS_AND_ASSUMPTIONS)
def test_verdicts_agree_with_the_definition_applied_naively(case: tuple[ArgumentMap, Assumptions]) -> None:
    map_, assumed = case
    expected = naive(map_, assumed)
    assert standings(evaluate(map_, assumed)) == {id_: expected[id_].value for id_ in expected}


ANSWERS = {ConflictKind.ATTACK, ConflictKind.UNDERCUT}  # to a concession, both the same


@given(maps(sketches=1), st.data())
@settings(max_examples=MANY)
def test_an_attack_on_a_concession_undercuts_what_it_is_used_for(map_: ArgumentMap, data: st.DataObject) -> None:
    granted = data.draw(st.sampled_from(map_.statements)).id
    inferences, conflicts = complete(map_)
    relations: list[Inference | Conflict] = [*inferences, *conflicts]
    ends = {end for r in relations for end in (*r.premises, r.target if isinstance(r, Conflict) else r.conclusion)}
    written_out: list[Conflict] = []
    for conflict in map_.conflicts:
        uses = [r.id for r in relations if granted in r.premises and r.id != conflict.id]
        if conflict.target == granted and conflict.kind in ANSWERS and uses and conflict in conflicts:
            # else what is aimed at it, itself included, would have to be written out as well
            assume(conflict.id not in ends and granted not in conflict.premises)
            undercut = replace(conflict, kind=ConflictKind.UNDERCUT)
            written_out += [replace(undercut, id=f"{conflict.id}>{use}", target=use) for use in uses]
        else:
            written_out.append(conflict)
    conceding = tuple(replace(s, stance=Stance.CONCEDED) if s.id == granted else s for s in map_.statements)
    found = standings(evaluate(replace(map_, statements=conceding)))
    expected = standings(evaluate(replace(map_, conflicts=tuple(written_out))))
    assert {id_: found[id_] for id_ in found.keys() & expected.keys()} == {
        id_: expected[id_] for id_ in found.keys() & expected.keys()
    }
    assert {*found} - {*expected} <= {c.id for c in map_.conflicts}
