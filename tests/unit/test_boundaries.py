"""Facts at the edge of a rule, which a slip of one character would turn: ties, orders, thresholds, caps, escapes."""

from __future__ import annotations

import csv
import io
import re

import pytest

import argmap
from argmap import pipeline
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Anchor, ArgumentMap, Conflict, Inference, Role, Stance, Statement
from argmap.domain.naming import called, listed, only_counts, quoted, shortened
from argmap.domain.standards import Standard
from argmap.draw.own_theme import LEAST_CONTRAST, contrast, faint
from argmap.draw.theme import Theme, load_theme
from argmap.formats.table.writer import dump
from argmap.library import Map
from argmap.semantics.proof import is_met
from argmap.views import Views


def test_of_two_theses_the_first_in_the_source_is_meant() -> None:
    two = (Statement("b", "B", role=Role.THESIS), Statement("a", "A", role=Role.THESIS))
    assert ArgumentMap("m", statements=two).thesis == two[0]
    assert ArgumentMap("m", statements=two[::-1]).thesis == two[1]


def test_a_thesis_is_found_behind_other_claims_and_not_without_its_role() -> None:
    claims = (Statement("a", "A"), Statement("t", "T", role=Role.THESIS))
    assert ArgumentMap("m", statements=claims).thesis == claims[1]
    assert ArgumentMap("m", statements=claims[:1]).thesis is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ﬁnal", "final"),  # a ligature
        ("Ａｒｍｙ", "army"),  # full-width letters
        ("x²", "x2"),
        ("E\u0301cole", "école"),  # letter and accent, composed
        ("a_b  c--d", "a-b-c-d"),
        ("—…—", ""),
        ("Straße", "straße"),
        ("Украина 2022", "украина-2022"),
    ],
)
def test_titles_that_compatibility_makes_equal_give_one_id(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_taken_ids_get_the_first_free_number_from_two_on() -> None:
    ids = Ids(["a", "a-2"])
    assert [ids.new("a"), ids.new("a"), ids.new("b"), ids.new(""), ids.new("")] == [
        *("a-3", "a-4", "b", "element", "element-2")
    ]


def test_contrast_is_that_of_the_definition_at_both_ends_and_in_between() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#000000", "#333333") == pytest.approx(1.66, abs=0.005)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)  # the darkest grey that WCAG calls enough
    assert contrast("#767676", "#ffffff") == contrast("#ffffff", "#767676")


def test_a_contrast_at_the_threshold_is_enough_and_one_below_it_is_told() -> None:
    assert LEAST_CONTRAST == 4.5
    light = load_theme("light")
    colours = {**light.tokens, "paper": "#ffffff", "soft": "#767676"}
    enough = Theme(**{**vars_of(light), "tokens": colours})
    assert not [d for d in faint(enough, "t.json") if d.message.startswith("soft #767676 on paper")]
    less = Theme(**{**vars_of(light), "tokens": {**colours, "soft": "#777777"}})
    assert [d for d in faint(less, "t.json") if d.message.startswith("soft #777777 on paper")]


def vars_of(theme: Theme) -> dict[str, object]:
    return {name: getattr(theme, name) for name in theme.__dataclass_fields__}


def test_a_title_that_looks_like_the_mark_for_none_is_escaped_in_a_table() -> None:
    titles = ("\\e", "\\\\e", "\\-", "-", "\\", "=1+1", "a;b", "", "'x")
    statements = tuple(Statement(f"s{i}", title, "text") for i, title in enumerate(titles))
    written = dump(ArgumentMap("m", statements=statements))
    assert tuple(s.title for s in argmap.loads(written, "csv").statements) == titles
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@") or (cell[:1] == "-" and len(cell) > 1)]


def test_the_title_of_a_text_without_one_is_not_made_up_by_a_table() -> None:
    written = dump(ArgumentMap("m", statements=(Statement("s", "", "Only a text."),)))
    assert argmap.loads(written, "csv").statements[0].title == ""


def test_a_conceded_claim_that_attacks_itself_harms_its_use_and_not_itself() -> None:
    claim = Statement("c", "C", role=Role.OBJECTION, stance=Stance.CONCEDED)
    other = Statement("o", "O", role=Role.THESIS)
    conflicts = (Conflict("self", ("c",), "c"), Conflict("use", ("c",), "o"))
    verdicts = Map.of(ArgumentMap("m", statements=(claim, other), conflicts=conflicts)).evaluate()
    assert verdicts.status("c").value == "holds"
    assert (verdicts.status("use").value, verdicts.status("o").value) == ("falls", "holds")


def test_tasks_of_a_handout_stand_in_the_order_of_the_source() -> None:
    thesis = Statement("t", "Thesis", "T.", role=Role.THESIS)
    names = ("delta", "alpha", "charlie", "bravo")
    reasons = tuple(Statement(n, n.title(), f"{n}.") for n in names)
    inferences = tuple(Inference(f"i-{n}", (n,), "t") for n in names)
    map_ = ArgumentMap("m", "M", statements=(thesis, *reasons), inferences=inferences)
    text = pipeline.encode(Views(map_), "solutions").decode()
    solution = text.partition("## Solutions")[2]
    reasons_listed = next(line for line in solution.splitlines() if line.startswith("- “Delta”"))
    assert re.findall("Delta|Alpha|Charlie|Bravo", reasons_listed) == ["Delta", "Alpha", "Charlie", "Bravo"]


def test_anchors_are_named_by_paragraph_then_sentence() -> None:
    assert Anchor(8, 3).name == "p8 s3"


def test_reading_the_same_text_twice_gives_equal_maps_that_differ_from_another() -> None:
    one, two, other = (argmap.loads(f"[A]: {word}.") for word in ("one", "one", "other"))
    assert one == two
    assert one != other


def test_a_claim_without_a_title_is_named_by_its_text_wherever_it_is_named() -> None:
    m = argmap.loads("Trams are quiet.\n  - They\n    squeal.\n")
    (first, second) = m.statements
    assert [only_counts(s.title) for s in m.statements] == [True, True]
    assert "“They squeal.”" in m.evaluate()[first.id].sentence
    assert called(m, second.id) == "“They squeal.”"
    assert called(m, m.conflicts[0].id) == "the attack from “They squeal.” to “Trams are quiet.”"


def test_what_is_named_is_capped_in_number_and_length() -> None:
    assert listed(["A", "B", "C", "D"], most=2) == "A, B and 2 more"
    assert listed("ABCDEFGH") == "A, B, C, D, E, F, G and H"
    assert listed("ABCDEFGHI") == "A, B, C, D, E, F, G, H and 1 more"
    assert [len(shortened("word " * 30, most)) <= most for most in (5, 40, 80)] == [True] * 3
    assert shortened("one two three", 9) == "one two…"
    assert quoted("x" * 90, 80) == f"“{'x' * 79}…”"


@pytest.mark.parametrize(
    ("standard", "best_pro", "best_con", "is_enough"),
    [
        (Standard.CLEAR_AND_CONVINCING, 750, 100, True),  # likely
        (Standard.CLEAR_AND_CONVINCING, 749, 100, False),
        (Standard.CLEAR_AND_CONVINCING, 900, 600, True),  # two hedges apart
        (Standard.CLEAR_AND_CONVINCING, 899, 600, False),
        (Standard.BEYOND_REASONABLE_DOUBT, 1000, 300, True),  # what is questioned leaves no reasonable doubt
        (Standard.BEYOND_REASONABLE_DOUBT, 1000, 301, False),
    ],
)
def test_a_standard_is_met_at_its_threshold_and_not_below(
    standard: Standard, best_pro: int, best_con: int, is_enough: bool
) -> None:
    assert is_met(standard, 1, 1, best_pro, best_con, beats=True) is is_enough
