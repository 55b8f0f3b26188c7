"""Random maps with every stance, hedge, standard, weight, preference and discharge, and what a reader may assume."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Role,
    Stance,
    Statement,
)
from argmap.domain.rules import Settings
from argmap.domain.standards import Standard
from argmap.semantics import Assumptions

SCHEMES = ("", "", "", "", "dilemma", "proof-by-cases", "reductio-ad-absurdum", "conditional-proof", "expert-opinion")
KINDS = (
    ConflictKind.ATTACK,
    ConflictKind.ATTACK,
    ConflictKind.UNDERCUT,
    ConflictKind.CONTRARY,
    ConflictKind.CONTRADICTORY,
)


def random_map(chance: Random, most: int = 7, *, backed_exclusions: bool = False) -> ArgumentMap:
    """A map of statements, steps and conflicts; relations may be premises and targets, too."""
    claims = [f"s{n}" for n in range(chance.randint(1, most))]
    steps = [f"i{n}" for n in range(chance.randint(0, most))]
    hits = [f"c{n}" for n in range(chance.randint(0, most))]
    anything = [*claims * 4, *steps, *hits]
    plain = chance.random() < 0.3  # without weights that the map gives outright

    def premises() -> tuple[str, ...]:
        return tuple(chance.choice(claims if chance.random() < 0.9 else anything) for _ in range(chance.randint(1, 3)))

    def number() -> float | None:
        return None if plain or chance.random() < 0.8 else chance.choice((0, 0.1, 0.3, 0.45, 0.6, 0.75, 0.9, 1))

    conflicts = [Conflict(c, premises(), chance.choice(anything), chance.choice(KINDS), weight=number()) for c in hits]
    exclusions = {c.id for c in conflicts if c.symmetric}
    ends = anything if backed_exclusions else [id_ for id_ in anything if id_ not in exclusions]
    return ArgumentMap(
        id="random",
        statements=tuple(_statement(chance, claim, number()) for claim in claims),
        inferences=tuple(
            Inference(i, premises(), chance.choice(ends), chance.choice(SCHEMES), weight=number()) for i in steps
        ),
        conflicts=tuple(conflicts),
        preferences=_preferences(chance, claims, [*steps, *hits]),
        standard=chance.choice(("", "", *Standard)),
        unknown=chance.choice(("", "presume", "open")),
    )


def orderly_map(chance: Random) -> ArgumentMap:
    """A map in which nothing rests on itself: each claim bears on earlier ones, or undercuts a step that does.

    Nothing is conceded, so that what is attacked is what a sentence is about, not one of its uses.
    """
    drawn = [_statement(chance, f"s{n}", None) for n in range(chance.randint(2, 7))]
    statements = [replace(s, stance=Stance.ASSERTED) if s.stance is Stance.CONCEDED else s for s in drawn]
    inferences: list[Inference] = []
    conflicts: list[Conflict] = []
    for n in range(1, len(statements)):
        premises = tuple(dict.fromkeys((f"s{n}", f"s{chance.randint(n, len(statements) - 1)}")))
        earlier = [step for step in inferences if max(int(p[1:]) for p in step.premises) < n]
        if earlier and chance.random() < 0.2:
            conflicts.append(Conflict(f"c{n}", premises, chance.choice(earlier).id, ConflictKind.UNDERCUT))
        elif chance.random() < 0.45:
            conflicts.append(Conflict(f"c{n}", premises, f"s{chance.randrange(n)}", ConflictKind.ATTACK))
        else:
            inferences.append(Inference(f"i{n}", premises, f"s{chance.randrange(n)}"))
    relations = [relation.id for relation in (*inferences, *conflicts)]
    preferences = _preferences(chance, [s.id for s in statements], relations) if chance.random() < 0.3 else ()
    return ArgumentMap(
        "orderly",
        statements=tuple(statements),
        inferences=tuple(inferences),
        conflicts=tuple(conflicts),
        preferences=preferences,
    )


def circular_map(chance: Random) -> ArgumentMap:
    """An ``orderly_map`` with one to three relations more between any two claims, so that some rest on themselves."""
    map_ = orderly_map(chance)
    ids = [s.id for s in map_.statements]
    inferences, conflicts = list(map_.inferences), list(map_.conflicts)
    for n in range(chance.randint(1, 3)):
        source, target = (chance.choice(ids),), chance.choice(ids)
        if chance.random() < 0.5:
            inferences.append(Inference(f"x{n}", source, target))
        else:
            kind = chance.choice([ConflictKind.ATTACK, ConflictKind.CONTRARY])
            conflicts.append(Conflict(f"y{n}", source, target, kind))
    return replace(map_, inferences=tuple(inferences), conflicts=tuple(conflicts))


def _statement(chance: Random, id_: str, credence: float | None) -> Statement:
    return Statement(
        id_,
        id_.upper(),
        role=chance.choice((Role.CLAIM, Role.CLAIM, Role.CLAIM, Role.THESIS)),
        stance=chance.choice([*Stance, *[Stance.ASSERTED] * 6]),
        hedge=chance.choice([*Hedge, Hedge.CERTAIN]),
        standard=chance.choice(["", "", "", "", *Standard]),
        credence=credence,
    )


def _preferences(chance: Random, claims: list[str], relations: list[str]) -> tuple[Preference, ...]:
    found = []
    for n in range(chance.choice((0, 0, 1, 2, 4))):
        among = chance.choice((claims, relations or claims))
        found.append(Preference(f"p{n}", chance.choice(among), chance.choice(among)))
    return tuple(found)


def tangled_map(chance: Random) -> ArgumentMap:
    """A map with linked premises, sketches, arguments with steps, relations on relations, cycles and missing ends."""
    claims = [f"s{n}" for n in range(chance.randint(1, 9))]
    sketches = [f"x{n}" for n in range(chance.randint(0, 1))]
    arguments = [f"a{n}" for n in range(chance.randint(0, 2))]
    steps = [f"i{n}" for n in range(chance.randint(0, 7))]
    hits = [f"c{n}" for n in range(chance.randint(0, 7))]
    boxes = [*claims, *sketches]
    anything = [*claims, *claims, *claims, *sketches, *arguments, *steps, *hits, "gone"]

    def premises() -> tuple[str, ...]:
        return tuple(chance.choice(boxes if chance.random() < 0.8 else anything) for _ in range(chance.randint(0, 3)))

    inferences = [
        Inference(i, premises(), chance.choice(anything), argument=chance.choice([None, None, *arguments, *sketches]))
        for i in steps
    ]
    stances = (*Stance, Stance.ASSERTED, Stance.ASSERTED)
    owned = {a: tuple(i.id for i in inferences if i.argument == a) for a in arguments}
    return ArgumentMap(
        id="random",
        statements=tuple(Statement(s, s.upper(), stance=chance.choice(stances)) for s in claims),
        arguments=tuple(Argument(a, a.upper(), inferences=owned.get(a, ())) for a in (*sketches, *arguments)),
        inferences=tuple(inferences),
        conflicts=tuple(Conflict(c, premises(), chance.choice(anything), chance.choice([*ConflictKind])) for c in hits),
    )


def random_assumptions(chance: Random, map_: ArgumentMap) -> Assumptions:
    """Nothing, or up to four elements, each rejected, accepted or contested."""
    elements = sorted(map_.elements.keys() - {p.id for p in map_.preferences})
    assumed = chance.sample(elements, chance.randint(0, min(4, len(elements))))
    kinds = [chance.randrange(3) for _ in assumed]
    return Assumptions.of(*([id_ for id_, kind in zip(assumed, kinds, strict=True) if kind == n] for n in range(3)))


def random_settings(chance: Random) -> Settings:
    """What a reader chooses: mostly nothing, or another standard for the map."""
    return Settings(standard=chance.choice(("", "", *Standard)), unknown=chance.choice(("", "", "presume", "open")))
