"""Worksheets of random maps: what is alike on a sheet has the same answers, and no sheet tells what is right."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.domain.diagnostics import MapError
from argmap.domain.model import ArgumentMap, Role, Stance
from argmap.draw.document.gap_verdicts import Weighed, cases
from argmap.draw.document.gaps import GAPS, Choice, Worksheet, worksheet
from argmap.draw.document.worksheet import Block
from argmap.views import Views
from tests.strategies.random_maps import orderly_map, random_map

SEEDS = st.integers(0, 10_000)
GAP = re.compile(r"\((\d+)\) _+")
LINE = re.compile(
    r"([\d.]+) (?:(\(\d+\) _{18}|[a-z][^A-Z(]*?) )?(?:\(only together with ([^)]*)\) )?(\(\d+\) _{44}|s\d+)$"
)


class Line(NamedTuple):
    """A line of an outline: its number, the relation and the title as they are printed, and what it counts together with."""

    number: str
    relation: str
    together: str
    title: str

    @property
    def above(self) -> str:
        return self.number.rpartition(".")[0]


def named(argument_map: ArgumentMap) -> ArgumentMap:
    """The map with its ids for titles, and a thesis."""
    first, *rest = [replace(s, title=s.id, text="") for s in argument_map.statements]
    return replace(argument_map, statements=(replace(first, role=Role.THESIS), *rest))


def made(views: Views, choice: Choice) -> Worksheet:
    try:
        return worksheet(views.material, views.weighed, choice)
    except MapError:
        return Worksheet()


def text(block: Block) -> str:
    return "".join(text for text, _ in block.runs)


def lines(sheet: list[Block]) -> list[Line]:
    printed = [text(block) for block in sheet if block.kind == "item" and text(block)[:1].isdigit()]
    matches = [LINE.match(line) for line in printed]
    assert all(matches), printed
    return [Line(*(part or "" for part in match.groups())) for match in matches if match]


def answers(key: list[Block]) -> dict[str, str]:
    return dict(m.groups() for m in (re.match(r"\((\d+)\) (.*)", text(block)) for block in key) if m)


@given(SEEDS, st.sampled_from([orderly_map, random_map]), st.sampled_from([1, 2, 3]))
@settings(max_examples=30)
def test_of_the_same_relation_below_what_looks_the_same_every_word_of_the_sheet_is_right(
    seed: int, draw: object, level: int
) -> None:
    views = Views(named(draw(Random(seed))))  # type: ignore[operator]
    sheet = made(views, Choice(("relations",), level, seed))
    printed, right = {line.number: line for line in lines(sheet.sheet)}, answers(sheet.key)
    kinds = {p.box: (p.step.kind, views.material.kind(p)) for p in views.material.points if p.step and not p.again}
    for asked in printed.values():
        gap = GAP.match(asked.relation)
        if not gap:
            continue
        for other in printed.values():
            alike = (
                kinds.get(asked.title) == kinds.get(other.title) and other.relation and not GAP.match(other.relation)
            )
            above = [GAP.sub("", printed[line.above].relation) for line in (asked, other) if line.above in printed]
            if alike and len(above) == 2 and above[0] == above[1]:
                word = re.sub(r" of the step .*", "", other.relation)
                assert word in re.split(r" or |, | of the step", right[gap[1]]), (asked, other)


@given(SEEDS, st.sampled_from([orderly_map, random_map]), st.sampled_from([1, 2, 3]))
@settings(max_examples=30)
def test_claims_that_could_stand_in_each_others_places_may(seed: int, draw: object, level: int) -> None:
    views = Views(named(draw(Random(seed))))  # type: ignore[operator]
    sheet = made(views, Choice(("titles",), level, seed))
    printed = lines(sheet.sheet)
    notes = [set(re.findall(r"[\d.]*\d", text(block))) for block in sheet.key if block.kind == "text"]
    naming = " ".join(" ".join(re.findall(r"\(see .*?\)|step from .*? to", text(block))) for block in sheet.sheet)
    elsewhere = set(re.findall(r"[\d.]*\d", naming))  # numbers that other lines call places by
    above = {line.above for line in printed}
    bare = [
        line for line in printed if GAP.match(line.title) and line.number not in above and line.number not in elsewhere
    ]
    for note in notes:
        places = [line for line in printed if line.number in note]
        assert len({(line.above, line.relation) for line in places}) == 1
        assert not {line.number for line in places if line.number not in above} & elsewhere
    for one in bare:
        for other in bare:
            same = (one.above, one.relation) == (other.above, other.relation) and not one.together + other.together
            if one != other and same:
                assert any({one.number, other.number} <= note for note in notes), (one, other)


@given(SEEDS)
@settings(max_examples=30)
def test_verdicts_are_never_all_the_same(seed: int) -> None:
    views = Views(named(random_map(Random(seed))))
    sheet = made(views, Choice(("verdicts",), 1, seed))
    keys = [set(re.split(r" or ", text(block).split(" ", 1)[1])) for block in sheet.key if block.kind == "item"]
    if keys:
        assert not set.intersection(*keys)
        return
    stances = {s.id: s.stance for s in views.map.statements}
    asked = [b for b in views.material.numbers if stances[b] not in (Stance.SUPPOSED, Stance.ASKED)]
    cases = [set(views.weighed(without)[b].split()) for without in ("", *asked) for b in asked if b != without]
    assert not cases or set.intersection(*cases)


@given(SEEDS, st.integers(2, 8))
@settings(max_examples=30)
def test_what_is_asked_of_verdicts_is_the_same_whatever_they_are_unless_they_all_are(seed: int, most: int) -> None:
    views = Views(named(random_map(Random(seed))))
    below = {box: [p.box for p in views.material.points if p.above == box != p.box] for box in views.material.numbers}

    def asked(weighed: Weighed) -> list[tuple[str, str]]:
        return [(case.box, case.without) for case in cases(below, weighed, Random(seed), most)]

    any_ = asked(lambda without: {box: f"{without}-{box}" for box in below})  # no two have the same
    answers = [set(views.weighed(without)[box].split()) for box, without in any_]
    assert asked(views.weighed) == any_ or not answers or set.intersection(*answers)


@given(SEEDS, st.sampled_from([1, 2, 3]))
@settings(max_examples=30)
def test_any_map_gives_the_same_sheet_twice_or_none(seed: int, level: int) -> None:
    argument_map = named(random_map(Random(seed), 9))
    one, other = (made(Views(argument_map), Choice(GAPS, level, seed)) for _ in range(2))
    assert one == other
    gaps = sorted(int(n) for block in one.sheet for n in GAP.findall(text(block)))
    assert gaps == sorted(map(int, answers(one.key)))
