"""A student's map beside a reference: who says what, what differs, and what nobody is accused of."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import argmap
from argmap import pipeline
from argmap.cli import main
from argmap.compare import answers, rubric
from argmap.compare.alignment import Bond
from argmap.compare.comparison import compare
from argmap.compare.finding import Kind
from argmap.compare.outline import outline
from argmap.compare.overlay import overlay
from argmap.compare.scoring import best, score
from argmap.domain.diagnostics import ReadError
from argmap.domain.model import ArgumentMap, ConflictKind, Inference, Statement
from tests.compare_maps import (
    PAIRS,
    REFERENCES,
    Case,
    Mutation,
    cases,
    false_accusations,
    is_named,
    mutations,
    told_of,
)

KNOWN = {case.name: case for case in cases()}
CHOLERA = str(REFERENCES["cholera"])
PLAIN = KNOWN["cholera/plain"]


def among_three(known: list[Case]) -> float:
    right = total = 0
    for case in known:
        scored = score(outline(case.student), outline(case.reference))
        for box, claims in case.gold.items():
            right += not set(best(scored.total[box], 3)).isdisjoint(claims)
            total += 1
    return right / total


def test_the_right_claim_is_among_three_for_95_boxes_in_100() -> None:
    assert among_three(list(KNOWN.values())) >= 0.95


@pytest.mark.skipif(not PAIRS.exists(), reason="no ../shared/data/pairs")
def test_words_alone_find_the_claims_of_another_reader() -> None:
    data = json.loads(PAIRS.read_text(encoding="utf-8"))
    sides = [
        ArgumentMap("m", statements=tuple(Statement(f"s{n}", "", text) for n, text in enumerate(data[side])))
        for side in ("student", "reference")
    ]
    scored = score(*map(outline, sides))
    gold: dict[str, set[str]] = {}
    for one, other in data["gold"]:
        gold.setdefault(f"s{one}", set()).add(f"s{other}")
    assert sum(not claims.isdisjoint(best(scored.meaning[b], 3)) for b, claims in gold.items()) / len(gold) >= 0.95


def test_no_more_than_5_accusations_in_100_are_false() -> None:
    counted = [false_accusations(case) for case in KNOWN.values()]
    assert sum(len(wrong) for wrong, _ in counted) <= 0.05 * sum(made for _, made in counted)
    assert sum(made for _, made in counted) >= 40


def test_a_right_map_in_other_words_gets_no_mistake() -> None:
    assert compare(PLAIN.student, PLAIN.reference).mistakes == ()


@pytest.mark.parametrize("name", REFERENCES)
def test_a_map_beside_itself_is_all_right(name: str) -> None:
    reference = pipeline.load(REFERENCES[name])
    comparison = compare(reference, reference)
    assert comparison.findings == ()
    assert all(comparison.alignment.firm(box) == {box} for box in comparison.alignment.student.boxes)
    assert rubric.Rubric().grade(comparison.measures.shares) == (100, 100)
    assert (comparison.measures.kappa, comparison.measures.cass, comparison.measures.edits) == (1, 1, 0)


def by_kind(argument_map: ArgumentMap) -> dict[str, list[Mutation]]:
    found: dict[str, list[Mutation]] = {}
    for mutation in mutations(argument_map):
        found.setdefault(mutation.kind, []).append(mutation)
    return found


def test_each_seeded_mistake_is_named_by_its_kind_and_nothing_else_is_held_against_the_map() -> None:
    reference = pipeline.load(CHOLERA)
    theirs = outline(reference)
    seeded = [found for kind in by_kind(reference).values() for found in (kind[0], kind[-1])]
    assert len({mutation.kind for mutation in seeded}) >= 12
    for mutation in seeded:
        comparison = compare(outline(mutation.map), theirs)
        assert is_named(mutation, comparison.findings, {}), (mutation.kind, mutation.about)
        assert {finding.kind for finding in comparison.mistakes} <= {mutation.kind}, mutation.about


def test_each_mistake_in_other_words_is_named_once_the_bonds_are_confirmed() -> None:
    theirs = outline(PLAIN.reference)
    for mutation in [kind[0] for kind in by_kind(PLAIN.student).values()]:
        comparison = compare(outline(mutation.map), theirs, told_of(mutation, PLAIN.gold))
        assert is_named(mutation, comparison.findings, PLAIN.gold), (mutation.kind, mutation.about)


@pytest.mark.thorough
def test_each_mistake_seeded_into_the_large_map_is_named_by_its_kind() -> None:
    reference = pipeline.load(REFERENCES["lukashenko"])
    theirs = outline(reference)
    missed = [m.about for m in mutations(reference) if not is_named(m, compare(outline(m.map), theirs).findings, {})]
    assert missed == []


def test_an_unsure_box_is_asked_about_and_not_accused() -> None:
    comparison = compare(KNOWN["cholera/sentences"].student, PLAIN.reference)
    unsure = {f.boxes[0] for f in comparison.findings if f.kind is Kind.PAIR}
    assert unsure
    accused = {box for finding in comparison.mistakes for box in finding.boxes[:1]}
    assert unsure.isdisjoint(accused)


def test_a_confirmed_bond_overrules_what_is_alike() -> None:
    told = {"the-pump-was-guilty": ("stench",), "dots": ()}
    comparison = compare(PLAIN.student, PLAIN.reference, told)
    assert comparison.alignment.bonds["the-pump-was-guilty"] == {"stench": Bond.CONFIRMED}
    assert ("dots",) in [f.boxes for f in comparison.findings if f.kind is Kind.EXTRA]


def test_a_further_relation_that_the_reference_does_not_have_is_possible_and_no_mistake() -> None:
    reference = pipeline.load(CHOLERA)
    more = Inference("more", ("map",), "best")
    comparison = compare(replace(reference, inferences=(*reference.inferences, more)), reference)
    assert [f.kind for f in comparison.findings] == [Kind.ALSO]


def test_what_speaks_against_one_of_two_that_exclude_each_other_is_no_reply() -> None:
    reference = pipeline.load(REFERENCES["clocks"])
    removed = next(m for m in mutations(reference) if m.about == {"russia"} and "russia" not in m.map.elements)
    assert [f.kind for f in compare(removed.map, reference).mistakes] == [Kind.MISSING]


def test_an_undercut_of_a_step_whose_premise_is_missing_is_not_held_against_the_map() -> None:
    reference = pipeline.load(REFERENCES["clocks"])
    removed = next(m for m in mutations(reference) if m.kind == "missing" and m.about == {"consultation"})
    assert [(f.kind, f.claims) for f in compare(removed.map, reference).mistakes] == [(Kind.MISSING, ("consultation",))]


def test_the_report_says_first_what_is_good_and_then_three_things_by_kind() -> None:
    comparison = compare(KNOWN["lukashenko/anchored"].student, KNOWN["lukashenko/anchored"].reference)
    text = comparison.report.text()
    assert text.index("What is good") < text.index("What matters most") < text.index("Not sure")
    kinds = [line.rsplit("[", 1)[1].rstrip("]") for line in text.splitlines() if line[2:5] in ("1. ", "2. ", "3. ")]
    assert len(set(kinds)) == 3
    assert "4. " not in text
    assert "p4 s2: “" in text
    assert "  4. " in comparison.report.text(None)


def test_a_rubric_is_read_back_as_it_was_written_and_weighs_what_it_says() -> None:
    known = rubric.Rubric(10, {**rubric.DEFAULT, "claims": 0})
    assert rubric.load(known.dump(), "r.yaml") == known
    measures = compare(KNOWN["cholera/faulty"].student, PLAIN.reference).measures
    low, high = rubric.Rubric(10, dict.fromkeys(rubric.MEANINGS, 0.0) | {"claims": 1.0}).grade(measures.shares)
    share = measures.shares["claims"]
    assert (low, high) == (
        round(10 * share.right / share.judged, 1),
        round(10 * (share.right + share.unsure) / share.judged, 1),
    )


@pytest.mark.parametrize("text", ["claims: many", "spelling: 5", "claims: -1", "claims: 0", "- a", "points: 10"])
def test_a_rubric_that_weighs_nothing_or_something_else_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        rubric.load(text, "r.yaml")


def test_questions_are_a_file_of_answers_that_answers_nothing_yet() -> None:
    comparison = compare(PLAIN.student, PLAIN.reference)
    mine, theirs = comparison.alignment.student, comparison.alignment.reference
    asked = answers.questions(comparison.alignment)
    assert answers.load(asked, "q.yaml", mine, theirs) == {}
    filled = asked.replace('healthy-workers: "?"', "healthy-workers: [brewers, Brewers drank beer]")
    assert answers.load(filled, "q.yaml", mine, theirs) == {"healthy-workers": ("brewers", "beer")}
    told = {"dots": ("map",), "handle-x": (), "the-pump-was-guilty": ("water", "best")}
    known = {box: claims for box, claims in told.items() if box in mine.boxes}
    assert answers.load(answers.dump(known), "a.yaml", mine, theirs) == known


@pytest.mark.parametrize("text", ["nobody: [water]", "dots: [nothing-like-it]"])
def test_an_answer_about_what_is_not_there_is_refused_with_its_line(text: str) -> None:
    mine, theirs = outline(PLAIN.student), outline(PLAIN.reference)
    with pytest.raises(ReadError) as error:
        answers.load(f"\n{text}\n", "a.yaml", mine, theirs)
    assert [d.where.line for d in error.value.diagnostics if d.where] == [2]


def test_a_class_gives_a_row_for_each_map_and_what_it_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("plain", "faulty"):
        source = Path(CHOLERA).with_name(f"{name}.argdown")
        (tmp_path / f"{name}.argdown").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "=2+3.argdown").write_text("[A]: a\n<B>: b\n", encoding="utf-8")
    assert main(["compare", str(tmp_path), CHOLERA]) == 1
    printed = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))
    assert [row["student"] for row in rows] == ["'=2+3", "faulty", "plain"]
    assert rows[0]["problem"]
    assert rows[1]["wrong-side"] == "2"
    assert float(rows[1]["most points"]) < float(rows[2]["least points"])
    assert "Claims most missed:" in printed.err
    assert main(["compare", str(tmp_path), CHOLERA, "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert {row["claim"] for row in data["missed"]} >= {"stench"}
    assert main(["compare", str(tmp_path), CHOLERA, "--all"]) == 2


def test_what_is_asked_in_the_shell_is_kept_beside_the_map(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    student = tmp_path / "plain.argdown"
    student.write_text(Path(CHOLERA).with_name("plain.argdown").read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("2\n\n0\n"))
    main(["compare", str(student), CHOLERA, "--ask", "--json"])
    asked = json.loads(capsys.readouterr().out)
    kept = (tmp_path / "plain.argdown.answers.yaml").read_text(encoding="utf-8")
    assert len(kept.splitlines()) == 2
    main(["compare", str(student), CHOLERA, "--json"])
    assert json.loads(capsys.readouterr().out) == asked
    bonds = {claim["bond"] for box in asked["boxes"] for claim in box["claims"]}
    assert "confirmed" in bonds


def test_the_picture_has_both_maps(tmp_path: Path) -> None:
    out = tmp_path / "both.svg"
    student = str(Path(CHOLERA).with_name("faulty.argdown"))
    assert main(["compare", student, CHOLERA, "--picture", str(out)]) == 1
    drawn = out.read_text(encoding="utf-8")
    assert "Soho stank" in drawn
    assert "wrong side" in drawn
    assert "in the reference alone" in drawn


REFERENCE = """[A]: People fell ill through the water of the pump. #thesis
  + [B]: Nearly all the dead had lived close to that pump.
    - [C]: Bad smells filled every street of the quarter.
      - [D]: The workhouse stood amid those smells and hardly anybody died there.
  + [E]: After the handle was taken away fewer people died.
    <_ [F]: Deaths were already declining because so many inhabitants had fled.
"""


def test_objections_that_are_read_as_reasons_are_not_praised() -> None:
    reference = argmap.loads(REFERENCE)
    right = compare(reference, reference).measures.shares
    assert (right["objections"].right, right["replies"].right) == (3, 1)
    student = argmap.loads(REFERENCE.replace("    - ", "    + ").replace("    <_ ", "    + "))
    comparison = compare(student, reference)
    shares = comparison.measures.shares
    assert (shares["objections"].right, shares["objections"].judged) == (0, 3)
    assert (shares["replies"].right, shares["replies"].judged) == (0, 1)
    assert "Objections" not in " ".join(comparison.report.good())


@pytest.mark.parametrize(("mark", "kind"), [("  - ", Kind.ELSEWHERE), ("\n", Kind.LOOSE)])
def test_an_objection_that_hangs_elsewhere_or_nowhere_is_not_right(mark: str, kind: Kind) -> None:
    reference = argmap.loads(REFERENCE)
    lines = REFERENCE.splitlines(keepends=True)
    moved = "".join((*lines[:2], *lines[4:])) + f"{mark}{lines[2].lstrip(' -')}    {lines[3].strip()}\n"
    comparison = compare(argmap.loads(moved), reference)
    assert [f.kind for f in comparison.mistakes] == [kind]
    assert (comparison.measures.shares["objections"].right, comparison.measures.shares["replies"].right) == (2, 1)


def test_a_missing_undercut_of_a_missing_step_is_drawn_as_an_undercut() -> None:
    reference = argmap.loads(REFERENCE)
    student = argmap.loads("".join(REFERENCE.splitlines(keepends=True)[:4]))
    both, words = overlay(compare(student, reference))
    (undercut,) = (c for c in both.conflicts if words.get(c.id) == "missing")
    assert undercut.kind is ConflictKind.UNDERCUT
    assert words[undercut.target] == "missing"
    assert undercut.target in {i.id for i in both.inferences}


def test_maps_too_large_to_be_compared_claim_by_claim_are_refused() -> None:
    large = ArgumentMap("m", statements=tuple(Statement(f"s{n}", f"Title {n}", "Text.") for n in range(600)))
    with pytest.raises(ReadError, match="too large"):
        compare(large, large)
