"""The page's strengths and Python's are the same numbers, on maps that nobody would draw."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Hedge
from argmap.domain.rules import hedge_scores
from argmap.draw.page import bundle
from argmap.draw.page.data import encode
from argmap.semantics import Assumptions
from argmap.semantics.gradual import strengths
from tests.strategies.random_maps import random_assumptions, tangled_map

pytestmark = pytest.mark.thorough

MAPS = 5000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 300


def script() -> str:
    """A function of the page's module, which the page itself need not have."""
    joined = bundle.join_modules("strength")
    assert joined.endswith("\n})();")
    inner = joined.removesuffix("\n})();") + "\nreturn modules.strength.strengths;\n})()"
    inner = inner.removeprefix('"use strict";\n')
    return f"(cases) => {{ const strengths = {inner}; return cases.map((given) => strengths(...given)); }}"


def random_case(chance: random.Random) -> tuple[ArgumentMap, Assumptions, dict[str, float]]:
    """A map with hedges, assumptions and base scores of a reader's own."""
    map_ = tangled_map(chance)
    map_ = replace(map_, statements=tuple(replace(s, hedge=chance.choice([None, *Hedge])) for s in map_.statements))
    own = chance.sample(sorted(map_.elements), min(2, len(map_.elements)))
    return map_, random_assumptions(chance, map_), {id_: chance.random() for id_ in own}


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
