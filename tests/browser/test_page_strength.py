"""The page's strengths and Python's are the same numbers, on maps that nobody would draw."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import Any

import pytest

from argmap.domain.model import Argument, ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Stance, Statement
from argmap.domain.rules import hedge_scores
from argmap.draw.page import bundle
from argmap.draw.page.data import encode
from argmap.semantics import Assumptions
from argmap.semantics.gradual import strengths

pytestmark = pytest.mark.thorough

MAPS = 5000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 300


def script() -> str:
    """A function of the page's module, which the page itself need not have."""
    joined = bundle.join_modules("strength")
    assert joined.endswith("\n})();")
    inner = joined.removesuffix("\n})();") + "\nreturn modules.strength.strengths;\n})()"
    inner = inner.removeprefix('"use strict";\n')
    return f"(cases) => {{ const strengths = {inner}; return cases.map((given) => strengths(...given)); }}"


def random_map(chance: random.Random) -> ArgumentMap:
    """A map with hedges, concessions, linked premises, arguments with steps, relations on relations and cycles."""
    claims = [f"s{n}" for n in range(chance.randint(1, 9))]
    arguments = [f"a{n}" for n in range(chance.randint(0, 2))]
    steps = [f"i{n}" for n in range(chance.randint(0, 8))]
    hits = [f"c{n}" for n in range(chance.randint(0, 8))]
    anything = [*claims, *claims, *claims, *arguments, *steps, *hits, "gone"]

    def premises() -> tuple[str, ...]:
        return tuple(chance.choice(claims if chance.random() < 0.8 else anything) for _ in range(chance.randint(0, 3)))

    inferences = [
        Inference(i, premises(), chance.choice(anything), argument=chance.choice([None, *arguments])) for i in steps
    ]
    owned = {a: tuple(i.id for i in inferences if i.argument == a) for a in arguments}
    return ArgumentMap(
        id="random",
        statements=tuple(
            Statement(s, s, hedge=chance.choice([None, *Hedge]), stance=chance.choice([*Stance])) for s in claims
        ),
        arguments=tuple(Argument(a, a, inferences=owned[a]) for a in arguments),
        inferences=tuple(inferences),
        conflicts=tuple(Conflict(c, premises(), chance.choice(anything), chance.choice([*ConflictKind])) for c in hits),
    )


def random_case(chance: random.Random) -> tuple[ArgumentMap, Assumptions, dict[str, float]]:
    map_ = random_map(chance)
    elements = sorted(map_.elements)
    assumed = chance.sample(elements, chance.randint(0, min(3, len(elements))))
    kinds = [chance.randrange(3) for _ in assumed]
    assumptions = Assumptions.of(*([id_ for id_, k in zip(assumed, kinds, strict=True) if k == n] for n in range(3)))
    return map_, assumptions, {id_: chance.random() for id_ in chance.sample(elements, min(2, len(elements)))}


def test_page_and_python_give_the_same_strengths(open_page: Any) -> None:
    chance = random.Random(11)
    cases = [random_case(chance) for _ in range(MAPS)]
    given = [
        [
            encode(map_, ()),
            dict(hedge_scores()),
            {kind: sorted(getattr(assumed, kind)) for kind in ("rejected", "accepted", "contested")},
            own,
        ]
        for map_, assumed, own in cases
    ]
    page = open_page().page
    code = script()
    circular = 0
    for at in range(0, len(cases), 500):
        told = page.evaluate(code, given[at : at + 500])
        for (map_, assumed, own), found in zip(cases[at : at + 500], told, strict=True):
            expected = strengths(map_, scores=own, assumptions=assumed, engine="python")
            assert found["values"] == pytest.approx(dict(expected), abs=1e-9), map_
            assert found["converged"] == expected.converged
            circular += expected.rounds > 1
    assert circular > MAPS / 10


def test_the_articles_map_is_as_strong_in_the_page(open_page: Any, lukashenko: Any) -> None:
    from argmap import pipeline

    map_ = pipeline.load(lukashenko)
    plain = replace(map_, extra={})
    found = open_page().page.evaluate(script(), [[encode(plain, ()), dict(hedge_scores()), {}, {}]])
    assert found[0]["values"] == pytest.approx(dict(strengths(plain)), abs=1e-9)
