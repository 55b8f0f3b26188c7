"""Single modules of the page: the tests stand in ``units/*.test.js`` and run in a blank page with data of the test's own."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
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
from argmap.domain.naming import first_words
from argmap.domain.rules import hedge_scores
from argmap.draw.compose import compose
from argmap.draw.document.tasks import bearing, right_answers
from argmap.draw.material import Material
from argmap.draw.page import _scene, bundle
from argmap.draw.page.data import encode
from argmap.draw.structure import analyse
from argmap.draw.verdict_signs import signs
from argmap.pipeline import load
from argmap.words import Words
from tests.strategies.random_maps import random_map, tangled_map

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parents[2]
UNITS = Path(__file__).with_name("units")
NAMES = ("cholera", "clocks", "lukashenko")
NOT_PLAIN = re.compile(r"[^\w ,;'’!?%…–-]+|_")
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
DRAWN = [tangled_map(Random(n)) if n % 2 else random_map(Random(n), 12) for n in range(40)]
LEADING = [
    map_ for map_ in DRAWN if {*analyse(map_).steps} == {*analyse(map_).owner}
]  # each relation to a claim in the end
ANY = {f"any-{n}": map_ for n, map_ in enumerate(LEADING)}
MAPS = {"deep.test.js": DEEP, "whatif.test.js": UNWEIGHED, **ANY}  # the others have the small one
RIGHT = """async (pairs) => {  // the answers that an exercise on each pair of claims takes for right
    const { relating } = await import("/argmap/draw/page/js/exercises-relation.js");
    return pairs.map((pair) => relating(...pair).options.filter((option) => option.right).map((option) => option.id));
}"""

TITLES = """async (texts) => {
    const { titleOf } = await import("/argmap/draw/page/js/own-title.js");
    return texts.map((text) => titleOf(text, new Set()));
}"""


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
    tests = f'<script type="module" src="/tests/browser/units/{file}"></script>' if file.endswith(".js") else ""
    return f'<!doctype html><html lang="en"><h1 id="title" lang="en">Title</h1>{"".join(scripts)}{tests}'


@pytest.fixture(scope="module")
def site(chromium: Browser) -> Iterator[Page]:
    """A page of the browser for the documents of ``SITE``."""
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
    yield page
    page.context.close()


@pytest.mark.parametrize(("file", "name"), CASES)
def test_of_a_module(site: Page, file: str, name: str) -> None:
    if site.url != f"{SITE}/{file}.html":
        site.goto(f"{SITE}/{file}.html")
    assert name in site.evaluate("units.names()")
    site.evaluate("(name) => units.run(name)", name)


@pytest.mark.parametrize("name", ANY)
def test_exercises_and_handouts_take_the_same_for_right_of_any_two_claims(site: Page, name: str) -> None:
    material = Material(ANY[name])
    pairs = list(permutations([statement.id for statement in ANY[name].statements], 2))
    site.goto(f"{SITE}/{name}.html")
    answers = zip(pairs, site.evaluate(RIGHT, pairs), strict=True)
    assert {pair: {*answer} for pair, answer in answers} == {
        pair: right_answers(material, *bearing(material, *pair)) for pair in pairs
    }


def test_what_a_reader_adds_is_titled_by_the_rule_of_the_editor(site: Page) -> None:
    texts = [claim.text for name in NAMES for claim in load(ROOT / "graphs" / name).boxes if claim.text]
    texts += [
        "In one word: nonsense",
        "It rains a lot today, in the whole street",
        "x" * 60,
        "Is it true? Nobody knows.",
    ]
    site.goto(f"{SITE}/small.html")
    titles = site.evaluate(TITLES, texts)
    assert titles == [" ".join(NOT_PLAIN.sub(" ", first_words(text)).split()) for text in texts]
    assert {title[-1] == "…" for title in titles} == {True, False}


def test_every_test_of_a_module_is_found_here() -> None:
    files = [file.read_text(encoding="utf-8") for file in UNITS.glob("*.test.js")]
    assert sum(len(re.findall(r"\btest(?:Each)?\(", text)) for text in files) == len(CASES) > 10
