"""Single modules of the page: the tests stand in ``units/*.test.js`` and run in a blank page with data of the test's own."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from argmap.domain.model import (
    Anchor,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Role,
    Sentence,
    Statement,
)
from argmap.domain.rules import hedge_scores
from argmap.draw.compose import compose
from argmap.draw.page import _scene, bundle
from argmap.draw.page.data import encode
from argmap.draw.verdict_signs import signs
from argmap.words import Words
from tests.strategies.random_maps import random_map

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

ROOT = Path(__file__).parents[2]
UNITS = Path(__file__).with_name("units")
SITE = "http://units.test"  # answered from the repository, since no browser imports modules from files
CASES = [
    pytest.param(file.name, name, id=f"{file.stem.removesuffix('.test')}: {name}")
    for file in sorted(UNITS.glob("*.test.js"))
    for name in re.findall(r'^test(?:Each)?\(\s*"([^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)
]

SMALL = ArgumentMap(
    id="unit",
    statements=(
        Statement("t", "Thesis", text="The thesis.", role=Role.THESIS),
        Statement("p", "Premise", text="A premise.", strand="one", asserted_by=("ann",)),
        Statement(
            "q", "Second", text="Another.", strand="two", hedge=Hedge.LIKELY, anchors=(Anchor(1, 1, phrase="b c"),)
        ),
        Statement("o", "Objection", text="No.", role=Role.OBJECTION, strand="two"),
    ),
    inferences=(Inference("i", ("p", "q"), "t"),),
    conflicts=(Conflict("x", ("o",), "p", ConflictKind.ATTACK),),
    sentences=(Sentence(1, 1, "a b c d"), Sentence(1, 2, "e")),
)
DEEP = ArgumentMap(
    "deep",
    statements=tuple(Statement(f"c{n}", f"Claim {n}") for n in range(5000)),
    inferences=tuple(Inference(f"i{n}", (f"c{n + 1}",), f"c{n}") for n in range(4999)),
)
GROWN = random_map(Random(17), 40)  # every stance and hedge, cycles, relations on relations
UNWEIGHED = replace(
    GROWN,
    statements=tuple(replace(statement, standard="", credence=None) for statement in GROWN.statements),
    preferences=(),
    standard="",
)
MAPS = {"deep.test.js": DEEP, "whatif.test.js": UNWEIGHED}  # the others have the small one
Run = Callable[[str, str], None]


def document(file: str) -> str:
    """A page with nothing but the data that modules look for, and the tests of ``file``."""
    map_ = MAPS.get(file, SMALL)
    words = Words("en")
    extras: dict[str, Any] = {"downloads": {}, "palettes": {"light": {}}, "scores": hedge_scores(), "ownScores": {}}
    extras["signs"] = signs()
    stored = {
        "argmap-words": {"language": words.language, "messages": words.catalogue},
        "argmap-data": encode(map_, map_.sentences) | extras | {"crux": []},
        "argmap-scenes": {
            "wide": _scene(compose(SMALL)),
            "narrow": _scene(compose(SMALL, arrangement="narrow")),
        },
    }
    scripts = (
        f'<script type="application/json" id="{i}">{bundle.to_json(value)}</script>' for i, value in stored.items()
    )
    tests = f'<script type="module" src="/tests/browser/units/{file}"></script>'
    return f'<!doctype html><html lang="en"><h1 id="title" lang="en">Title</h1>{"".join(scripts)}{tests}'


@pytest.fixture(scope="module")
def run(chromium: Browser) -> Iterator[Run]:
    """Call ``run(file, name)``: open the page of a file of tests, unless it is there, and run one of them."""
    page = chromium.new_context().new_page()
    documents: dict[str, str] = {}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{SITE}/").split("#")[0]
        if path.endswith(".html"):
            file = path.removesuffix(".html")
            route.fulfill(body=documents.setdefault(file, document(file)), content_type="text/html; charset=utf-8")
        else:
            route.fulfill(path=ROOT / path, content_type=mimetypes.guess_type(path)[0])

    page.route(f"{SITE}/**", answer)

    def go(file: str, name: str) -> None:
        if page.url != f"{SITE}/{file}.html":
            page.goto(f"{SITE}/{file}.html")
        assert name in page.evaluate("units.names()")
        page.evaluate("(name) => units.run(name)", name)

    yield go
    page.context.close()


@pytest.mark.parametrize(("file", "name"), CASES)
def test_of_a_module(run: Run, file: str, name: str) -> None:
    run(file, name)


def test_every_test_of_a_module_is_found_here() -> None:
    files = [file.read_text(encoding="utf-8") for file in UNITS.glob("*.test.js")]
    assert sum(len(re.findall(r"\btest(?:Each)?\(", text)) for text in files) == len(CASES) > 10
