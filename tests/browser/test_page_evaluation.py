"""The page's evaluation and Python's are the same, on maps that nobody would draw."""

from __future__ import annotations

import os
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Preference, Stance, Statement
from argmap.domain.rules import Settings
from argmap.draw.page.data import encode
from argmap.semantics import Assumptions, Evaluation, evaluate, marks, standings
from argmap.semantics.contrast import contrasts
from argmap.semantics.fixpoint import grounded
from argmap.semantics.gradual import strengths
from argmap.semantics.reading import read_under
from argmap.views import Views
from argmap.words import Words

MAPS = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 250
Case = tuple[ArgumentMap, Assumptions, Settings]
KNOT: Case = (  # in another order than that of the map, what is open here takes more guesses than are allowed
    ArgumentMap(
        "knot",
        statements=(Statement("s", "S", stance=Stance.CONCEDED),),
        inferences=(
            Inference("i0", ("s", "i4"), "i3", weight=0.75),
            Inference("i1", ("s",), "c1"),
            Inference("i2", ("s",), "i5"),
            Inference("i3", ("s",), "i3", weight=0.1),
            Inference("i4", ("s",), "c4"),
            Inference("i5", ("s",), "i4", "proof-by-cases"),
        ),
        conflicts=(
            Conflict("c0", ("s",), "c2", ConflictKind.CONTRARY),
            Conflict("c1", ("s", "i2"), "i3", ConflictKind.UNDERCUT),
            Conflict("c2", ("s",), "i5", ConflictKind.ATTACK),
            Conflict("c3", ("s",), "c4", ConflictKind.UNDERCUT),
            Conflict("c4", ("s",), "c0", ConflictKind.ATTACK),
        ),
        preferences=(Preference("p0", "c4", "c3"),),
        standard="clear-and-convincing",
    ),
    Assumptions(contested=frozenset({"i1", "i2", "i3", "c3"})),
    Settings(),
)
IN_PAGE = """(cases) => cases.map(([data, assumptions, settings]) => {
    const findings = new argmap.Findings(data, assumptions, settings);
    const status = argmap.evaluate(data, assumptions, settings);
    const told = Object.keys(status).map((id) => [id, argmap.explain(findings, id)]);
    const say = ([id, { word, reason, because, words }]) => [id, [word, reason, because, words]];
    return [status, Object.fromEntries(told.map(say))];
})"""


@pytest.fixture(scope="module")
def chosen(verdict_maps: ModuleType) -> list[Case]:
    """Half of the maps have arguments with steps and missing ends, the others weights, standards and preferences."""
    chance = random.Random(7)
    maps = [verdict_maps.tangled_map(chance) for _ in range(MAPS // 2)]
    maps += [verdict_maps.random_map(chance, backed_exclusions=True) for _ in range(MAPS // 2)]
    cases = [
        (map_, verdict_maps.random_assumptions(chance, map_), verdict_maps.random_settings(chance)) for map_ in maps
    ]
    return [*cases, KNOT, cycles_of(60, chance)]


def cycles_of(size: int, chance: random.Random) -> Case:
    """Claims with two relations each to any others: the page is asked often enough what rests on what to put it in order."""
    ends = [(n, to) for n in range(size) for to in sorted({chance.randrange(size) for _ in range(2)} - {n})]
    rows = [(f"r{n}-{to}", (f"s{n}",), f"s{to}") for n, to in ends]
    against = {row[0] for row in rows if chance.random() < 0.5}
    map_ = ArgumentMap(
        "cycles",
        statements=tuple(Statement(f"s{n}", f"S{n}") for n in range(size)),
        inferences=tuple(Inference(*row) for row in rows if row[0] not in against),
        conflicts=tuple(Conflict(*row, ConflictKind.ATTACK) for row in rows if row[0] in against),
    )
    return map_, Assumptions(), Settings()


def chosen_settings(settings: Settings) -> dict[str, str]:
    return {"standard": settings.standard, "unknown": settings.unknown}


def plain(assumptions: Assumptions) -> dict[str, list[str]]:
    return {kind: sorted(getattr(assumptions, kind)) for kind in ("rejected", "accepted", "contested")}


def in_page(opened: Any, chosen: list[Case]) -> list[Any]:
    """What the page finds, a thousand maps at a time."""
    found: list[Any] = []
    for at in range(0, len(chosen), 1000):
        batch = [[encode(case[0], ()), plain(case[1]), chosen_settings(case[2])] for case in chosen[at : at + 1000]]
        found += opened.page.evaluate(IN_PAGE, batch)
    return found


@pytest.fixture(scope="module")
def answers(tabs: Any, article_page: Path, chosen: list[Case]) -> list[Any]:
    """What the page finds of all maps, which it is asked once."""
    tab = tabs.take()
    found = in_page(tab.show(article_page.as_uri()), chosen)
    assert not tab.opened.faults
    tabs.give_back(tab)
    return found


@pytest.fixture(scope="module")
def evaluations(chosen: list[Case]) -> list[Evaluation]:
    """What Python finds of all maps."""
    return [evaluate(map_, assumptions, settings=settings) for map_, assumptions, settings in chosen]


def test_page_and_python_give_every_element_the_same_status(
    chosen: list[Case], answers: list[Any], evaluations: list[Evaluation]
) -> None:
    for case, (status, _), evaluation in zip(chosen, answers, evaluations, strict=True):
        assert status == standings(evaluation), case


def test_page_and_python_give_the_same_reasons_in_the_same_words(
    answers: list[Any], evaluations: list[Evaluation]
) -> None:
    for (_, told), evaluation in zip(answers, evaluations, strict=True):
        for id_, verdict in evaluation.items():
            word, reason, because, words = told[id_]
            assert (word, reason, words) == (verdict.word, verdict.reason, verdict.sentence.partition(": ")[2])
            assert sorted(because) == sorted(verdict.because)


IN_SEQUENCE = """(cases) => cases.map(([data, settings, sequence]) => sequence.map((assumptions) => {
    const { labelling } = new argmap.Findings(data, assumptions, settings);
    return [Object.fromEntries(labelling.status), Object.fromEntries(labelling.round)];
}))"""


def test_one_assumption_after_the_other_gives_what_python_finds_from_scratch(
    open_page: Any, verdict_maps: ModuleType
) -> None:
    chance, cases = random.Random(31), []
    for _ in range(60):
        map_, settings = verdict_maps.random_map(chance, 9), verdict_maps.random_settings(chance)
        cases.append((map_, settings, [verdict_maps.random_assumptions(chance, map_) for _ in range(4)]))
    asked = [[encode(m, ()), chosen_settings(settings), [*map(plain, sequence)]] for m, settings, sequence in cases]
    found = open_page().page.evaluate(IN_SEQUENCE, asked)
    for (map_, settings, sequence), labellings in zip(cases, found, strict=True):
        for assumptions, (status, rounds) in zip(sequence, labellings, strict=True):
            expected = grounded(read_under(map_, assumptions, settings))
            assert status == {id_: value.value for id_, value in expected.status.items()}, (map_, assumptions)
            assert rounds == expected.round


PARTINGS = """(cases) => cases.map(([data, assumptions, settings, strengths]) => {
    const findings = new argmap.Findings(data, assumptions, settings);
    const told = Object.entries(strengths).map(([id, strength]) => [id, argmap.contrast(findings, id, strength)]);
    return Object.fromEntries(told.filter(([, sentence]) => sentence));
})"""


def test_page_and_python_say_alike_where_verdict_and_strength_part(
    open_page: Any, chosen: list[Case], evaluations: list[Evaluation]
) -> None:
    strong = [dict(strengths(map_, assumptions=assumptions)) for map_, assumptions, _ in chosen]
    cases = [
        [encode(map_, ()), plain(assumptions), chosen_settings(settings), values]
        for (map_, assumptions, settings), values in zip(chosen, strong, strict=True)
    ]
    found = open_page().page.evaluate(PARTINGS, cases)
    assert sum(map(len, found)) > MAPS / 4
    for evaluation, values, told in zip(evaluations, strong, found, strict=True):
        assert told == contrasts(evaluation, values, values)


@pytest.mark.parametrize("language", ["uk", "de"])
def test_page_and_python_say_the_same_in_every_language(
    open_page: Any, language: str, tmp_path: Path, chosen: list[Case]
) -> None:
    file = tmp_path / "index.html"
    file.write_text(Views(ArgumentMap("empty"), language=language).page, encoding="utf-8")
    some = chosen[::4]
    for (map_, assumptions, settings), (_, told) in zip(some, in_page(open_page(file=file), some), strict=True):
        for id_, verdict in evaluate(map_, assumptions, language, settings).items():
            assert verdict.sentence.partition(": ")[2] == told[id_][3]


def test_the_articles_map_is_judged_alike_whatever_is_rejected(open_page: Any, lukashenko: Any) -> None:
    from argmap import pipeline

    map_ = pipeline.load(lukashenko)
    opened = open_page()
    statements = [statement.id for statement in map_.statements]
    found = opened.page.evaluate(
        "(ids) => ids.map((id) => argmap.evaluate(argmap.data, { rejected: [id] }))", statements
    )
    for id_, status in zip(statements, found, strict=True):
        assert status == standings(evaluate(map_, Assumptions.of([id_])))


def test_the_words_in_the_corners_are_those_of_the_pictures(open_page: Any, lukashenko: Any) -> None:
    from argmap import pipeline

    evaluation: Evaluation = evaluate(pipeline.load(lukashenko))
    opened = open_page("#tab=outline")
    shown = opened.page.evaluate(
        """Object.fromEntries([...document.querySelectorAll("[role=treeitem]")]
            .map((item) => [item.dataset.id, item.querySelector(":scope > .row .mark").textContent])
            .filter(([, mark]) => mark))"""
    )
    words = Words("en")
    assert shown == {element: words(f"mark.{mark}") for element, mark in marks(evaluation).items()}


ASSUMED = "(({ rejected, accepted, contested }) => [rejected, accepted, contested])(argmap.state())"
DO = """([kind, id]) => argmap.change({ [kind]: [...argmap.state()[kind], id] })"""


def test_later_assumptions_count_and_are_undone_and_made_again_in_the_order_of_the_reader(open_page: Any) -> None:
    opened = open_page("#accept=soldiers-groups&reject=no-such-claim")
    first, second = opened.page.evaluate("argmap.data.claims.slice(-2).map((claim) => claim.id)")
    for step in (["rejected", first], ["contested", second], ["accepted", first]):
        opened.page.evaluate(DO, step)
    assert opened.page.evaluate(ASSUMED) == [[], ["soldiers-groups", first], [second]]
    address = opened.page.evaluate("location.hash")
    assert address == f"#accept=soldiers-groups&contest={second}&accept={first}"
    undo, redo = "argmap.undo()", "argmap.redo()"
    seen = [opened.page.evaluate(f"{step}, {ASSUMED}") for step in (undo, undo, undo, undo, redo, redo, redo, redo)]
    taken_back = [
        [[], ["soldiers-groups"], [second]],
        [[], ["soldiers-groups"], []],
        [[], [], []],
        [[], [], []],
    ]
    assert seen == [*taken_back, *taken_back[1::-1], [[], ["soldiers-groups", first], [second]], seen[-2]]
    assert opened.page.evaluate("location.hash") == address
    opened.page.evaluate(undo)
    opened.page.evaluate(DO, ["rejected", first])
    assert opened.page.evaluate("argmap.canRedo()") is False


def test_the_browsers_back_takes_assumptions_back_too(open_page: Any) -> None:
    opened = open_page("#accept=soldiers-groups")
    opened.page.evaluate(DO, ["contested", "soldiers-groups"])
    assert opened.page.evaluate(ASSUMED) == [[], [], ["soldiers-groups"]]
    opened.page.go_back()
    opened.wait(f"String({ASSUMED}[1]) === 'soldiers-groups'")
    assert opened.page.evaluate(ASSUMED) == [[], ["soldiers-groups"], []]
