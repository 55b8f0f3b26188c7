"""Laws of edits: the text then says exactly the edited map, all else of it stays as it is, and undoing gives it back."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap import edit
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import Anchor, ArgumentMap
from argmap.formats import argdown
from argmap.formats.argdown import include
from tests.laws.test_argdown_round_trip import maps as wild_maps

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
TIDY = [*sorted(ROOT.glob("graphs/*/map.argdown")), ROOT / "argmap/scaffold/map.argdown"]
ALL = [
    *TIDY,
    *sorted(ROOT.glob("tests/cases/argdown/*.argdown")),
    *sorted(SHARED.glob("data/argdown/*.argdown")),
    *sorted(SHARED.glob("verdicts/maps/*.argdown")),
]
KINDS = ("support", "attack", "undercut", "contradictory")
STATEMENT_FACTS = (("hedge", "likely"), ("hedge", None), ("stance", "denied"), ("stance", None), ("quotation", True))

Name = Callable[[], str]


def content_edits(point: str) -> list[edit.Edit]:
    """Edits of one statement or argument that every tidy text can say."""
    return [
        edit.AddReason(point, "Quite new", "Some words.", role="evidence"),
        edit.AddObjection(point, "", "Some *words* here, [yes] #no {a: b}."),
        edit.AddStatement("", "Alone: 1. here", after=point),
        edit.AddRephrase("", "Said anew.", of=point),
        edit.Reword(point, "Other words, #x [y] entirely."),
        edit.Retitle(point, "A brand new title"),
        edit.SetTags(point, ("one", "two three")),
        edit.SetTags(point, ()),
        edit.SetFact(point, "strand", "st: x"),
        edit.SetAnchors(point, (Anchor(1, 2, "", "foo: } bar"), Anchor(2, 1))),
        edit.SetAnchors(point, ()),
    ]


def statement_edits(statement: str) -> list[edit.Edit]:
    """More of them that only statements know."""
    roles: list[edit.Edit] = [edit.SetRole(statement, "evidence"), edit.SetRole(statement, "claim")]
    return [*roles, *(edit.SetFact(statement, fact, value) for fact, value in STATEMENT_FACTS)]


def some_edits(m: ArgumentMap, rnd: random.Random, count: int) -> Iterator[edit.Edit]:
    """Edits of every kind on elements picked at random, many of which make no sense."""
    points = [e.id for e in (*m.statements, *m.arguments)]
    relations = [e.id for e in (*m.inferences, *m.conflicts, *m.rephrases)] or points
    for _ in range(count):
        one, other, third = (rnd.choice(points) for _ in range(3))
        relation, kind = rnd.choice(relations), rnd.choice(KINDS)
        makers: list[Callable[[], edit.Edit]] = [
            lambda: rnd.choice(content_edits(one)),  # noqa: B023  called in its own round
            lambda: rnd.choice(statement_edits(one)),  # noqa: B023
            lambda: edit.AddUndercut("", "But no.", step=relation),  # noqa: B023
            lambda: edit.Delete(rnd.choice([one, relation]), below=rnd.random() < 0.5),  # noqa: B023
            lambda: edit.SetScheme(relation, "sign"),  # noqa: B023
            lambda: edit.Relate(one, other, kind),  # noqa: B023
            lambda: edit.Reattach(one, other, kind),  # noqa: B023
            lambda: edit.Move(one, after=other),  # noqa: B023
            lambda: edit.Move(one, before=other),  # noqa: B023
            lambda: edit.LinkPremises((one, other), third),  # noqa: B023
        ]
        yield rnd.choice(makers)()


def holds(text: str, one: edit.Edit, file: str = "<text>") -> edit.Edited | None:
    """Check the laws of one edit; ``None`` if it was refused."""
    try:
        edited = edit.apply(text, one, file=file)
    except edit.EditError:
        return None
    assert argdown.load(edited.text, file) == edited.map
    change, undo = edited.changes[0], edited.undo[0]
    outside = [text[a:b] for a, b in _gaps([(s.start, s.end) for s in change.splices], len(text))]
    assert outside == [edited.text[a:b] for a, b in _gaps([(s.start, s.end) for s in undo.splices], len(edited.text))]
    assert undo.apply(edited.text) == text
    assert undo.inverse(edited.text) == change
    return edited


def _gaps(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), length]
    return list(zip(ends, starts, strict=True))


def read(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("path", TIDY, ids=lambda p: p.parent.name)
def test_a_tidy_map_refuses_no_edit_of_what_it_says(path: Path) -> None:
    text = read(path)
    m = argdown.load(text, str(path))
    rnd = random.Random(7)
    for statement in rnd.sample(m.statements, min(3, len(m.statements))):
        for one in (*content_edits(statement.id), *statement_edits(statement.id)):
            assert holds(text, one, str(path)), one
    for argument in m.arguments[:1]:
        for one in content_edits(argument.id):
            assert holds(text, one, str(path)), one
    for relation in (*m.inferences[:3], *m.conflicts[:3]):
        assert holds(text, edit.AddUndercut("", "But no.", step=relation.id), str(path)), relation


@pytest.mark.skipif(not SHARED.exists(), reason="the maps of ../shared are not here")
def test_every_edit_of_every_map_keeps_the_laws_or_is_refused() -> None:
    rnd, made, refused = random.Random(11), 0, 0
    for path in ALL:
        text = read(path)
        try:
            m = argdown.load(text, str(path))
        except ArgmapError:
            continue
        if not m.statements:
            continue
        for one in some_edits(m, rnd, 12):
            if holds(text, one, str(path)):
                made += 1
            else:
                refused += 1
    assert made > refused > 0


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(wild_maps(), st.randoms(use_true_random=False))
def test_edits_of_random_maps_keep_the_laws_or_are_refused(m: ArgumentMap, rnd: random.Random) -> None:
    text = argdown.dump(m)
    for one in some_edits(m, rnd, 3):
        holds(text, one)


@pytest.mark.parametrize("path", TIDY, ids=lambda p: p.parent.name)
def test_many_edits_in_a_row_are_undone_to_the_first_text(path: Path) -> None:
    rnd = random.Random(3)
    text = start = read(path)
    back = []
    for _ in range(20):
        m = argdown.load(text, str(path))
        edited = holds(text, next(some_edits(m, rnd, 1)), str(path))
        if edited:
            text = edited.text
            back.append(edited.undo[0])
    assert len(back) > 6
    for undo in reversed(back):
        text = undo.apply(text)
    assert text == start


def split(text: str, rnd: random.Random) -> tuple[str, dict[str, str]]:
    """A text in several files: some of its paragraphs behind the settings stand in others, one of them in a folder."""
    head, fence, body = text.partition("\n===\n") if text.startswith("===") else ("", "", text)
    blocks = re.split(r"(?<=\n)(?=\n)", body)
    files: dict[str, str] = {}
    for number, at in enumerate(sorted(rnd.sample(range(len(blocks)), min(12, len(blocks))), reverse=True)):
        name = f"{'in/' if number else ''}part{number}.argdown"
        files[name], blocks[at] = blocks[at], f"@include({name})"
    return head + fence + "".join(blocks), files


@pytest.mark.parametrize("path", TIDY, ids=lambda p: p.parent.name)
def test_an_edit_of_a_map_of_several_files_is_that_of_the_joined_text_in_the_file_where_it_stands(path: Path) -> None:
    rnd, made, elsewhere = random.Random(5), 0, 0
    for _ in range(12):
        main, files = split(read(path), rnd)
        known = {str(path.parent / name): text for name, text in files.items()}
        joined = include.join(main, str(path), known).text
        m = argdown.load(joined, str(path))
        for one in some_edits(m, rnd, 2):
            try:
                wanted = edit.apply(joined, one, file=str(path))
                changed = edit.apply_to_files(main, one, file=str(path), files=known)
            except edit.EditError:
                continue
            after = {str(path): main, **known, **changed}
            assert include.join(after[str(path)], str(path), after).text == wanted.text
            assert all(text != {str(path): main, **known}[name] for name, text in changed.items())
            assert set(changed) <= {str(path), *known}
            made += 1
            elsewhere += str(path) not in changed and bool(changed)
    assert made > 6
    assert elsewhere
