"""The page's evaluation and Python's are the same, on maps that nobody would draw."""

from __future__ import annotations

import os
import random
from typing import Any

from argmap.draw.page.data import encode
from argmap.model import Argument, ArgumentMap, Conflict, ConflictKind, Inference, Stance, Statement
from argmap.semantics import Evaluation, Status, evaluate, marks, standings

MAPS = 5000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 400
STANCES = (Stance.ASSERTED, Stance.ASSERTED, Stance.CONCEDED)
IN_PAGE = """(cases) => cases.map(([data, rejected]) => {
    const findings = new argmap.Findings(data, rejected);
    const status = argmap.evaluate(data, rejected);
    const told = Object.keys(status).map((id) => [id, argmap.explain(findings, id)]);
    return [status, Object.fromEntries(told.map(([id, { reason, because, words }]) => [id, [reason, because, words]]))];
})"""


def random_map(chance: random.Random) -> ArgumentMap:
    """A map with linked premises, sketches, arguments with steps, relations on relations, circles and missing ends."""
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
    owned = {a: tuple(i.id for i in inferences if i.argument == a) for a in arguments}
    return ArgumentMap(
        id="random",
        statements=tuple(Statement(s, s.upper(), stance=chance.choice(STANCES)) for s in claims),
        arguments=tuple(Argument(a, a.upper(), inferences=owned.get(a, ())) for a in (*sketches, *arguments)),
        inferences=tuple(inferences),
        conflicts=tuple(Conflict(c, premises(), chance.choice(anything), chance.choice([*ConflictKind])) for c in hits),
    )


def cases() -> list[tuple[ArgumentMap, list[str]]]:
    chance = random.Random(7)
    maps = [random_map(chance) for _ in range(MAPS)]
    return [
        (map_, chance.sample(sorted(map_.elements), chance.randint(0, min(2, len(map_.elements))))) for map_ in maps
    ]


def in_page(opened: Any, chosen: list[tuple[ArgumentMap, list[str]]]) -> list[Any]:
    found: list[Any] = opened.page.evaluate(IN_PAGE, [[encode(map_, {}, ()), rejected] for map_, rejected in chosen])
    return found


def test_page_and_python_give_every_element_the_same_status(open_page: Any) -> None:
    chosen = cases()
    for (map_, rejected), (status, _) in zip(chosen, in_page(open_page(), chosen), strict=True):
        assert status == standings(evaluate(map_, rejected)), (map_, rejected)


def test_page_and_python_give_the_same_reasons_in_the_same_words(open_page: Any) -> None:
    """But for circles, which the page only calls open."""
    chosen = cases()
    for (map_, rejected), (_, told) in zip(chosen, in_page(open_page(), chosen), strict=True):
        evaluation = evaluate(map_, rejected)
        expected = {id_: v for id_, v in evaluation.items() if v.status is not Status.OPEN}
        for id_, verdict in expected.items():
            reason, because, words = told[id_]
            assert (reason, words) == (verdict.reason, verdict.sentence.removeprefix(f"{verdict.status}: "))
            assert sorted(because) == sorted(verdict.because)


def test_the_articles_map_is_judged_alike_whatever_is_rejected(open_page: Any, lukashenko: Any) -> None:
    from argmap import pipeline

    map_ = pipeline.load(lukashenko)
    opened = open_page()
    statements = [statement.id for statement in map_.statements]
    found = opened.page.evaluate("(ids) => ids.map((id) => argmap.evaluate(argmap.data, [id]))", statements)
    for id_, status in zip(statements, found, strict=True):
        assert status == standings(evaluate(map_, [id_]))


def test_the_words_in_the_corners_are_those_of_the_pictures(open_page: Any, lukashenko: Any) -> None:
    from argmap import pipeline

    evaluation: Evaluation = evaluate(pipeline.load(lukashenko))
    opened = open_page("#tab=outline")
    shown = opened.page.evaluate(
        """Object.fromEntries([...document.querySelectorAll("[role=treeitem]")]
            .map((item) => [item.dataset.id, item.querySelector(":scope > .row .mark").textContent])
            .filter(([, mark]) => mark))"""
    )
    assert shown == marks(evaluation)
