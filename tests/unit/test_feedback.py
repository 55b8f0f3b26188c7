"""Questions to a map: each is asked where it belongs, and none of a map that gives no cause."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.cli import main
from argmap.feedback import CODES, questions
from argmap.words import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
MAPS = {
    "unsupported-premise": "[A]: a #thesis\n  + [B]: b\n",
    "circular-reason": "[A]: a #thesis\n  + [B]: b #evidence\n    + [A]\n",
    "unanswered-objection": "[A]: a #thesis\n  - [B]: b\n",
    "single-source": "===\nsources:\n  x: {name: X}\n===\n[A]: a #thesis\n"
    + "".join(f"  + [B{n}]: b{n} #evidence {{by: [x]}}\n" for n in range(3)),
    "unasked-question": "<S>: s {scheme: expert-opinion}\n\n(1) [P]: p\n----\n(2) [A]: a #thesis\n",
    "unstated-thesis": "[A]: a\n  + [B]: b\n  + [C]: c\n\n[D]: d\n  + [E]: e\n",
    "unrelated-claim": "[A]: a #thesis\n  + [B]: b #evidence\n\n[C]: c\n",
}


@pytest.mark.parametrize("code", MAPS)
def test_each_question_is_asked_where_it_belongs(code: str) -> None:
    assert code in {d.code for d in questions(argmap.loads(MAPS[code]))}


def test_a_claim_that_says_more_than_its_sentence_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "retelling.md").write_text("Probably some swans are white. <!-- p1 s1 -->\n", encoding="utf-8")
    text = "[All swans are white]: All swans are white. #thesis {at: p1 s1}\n"
    (tmp_path / "map.argdown").write_text(text, encoding="utf-8")
    assert {d.code for d in questions(argmap.load(tmp_path))} == {"hedge-lost", "stronger-than-its-sentence"}


def test_claims_that_are_only_listed_are_asked_what_they_argue_for_and_what_each_does() -> None:
    found = questions(argmap.loads("[A]: a\n\n[B]: b\n"))
    assert [(d.code, d.element) for d in found] == [
        ("unstated-thesis", "a"),
        ("unrelated-claim", "a"),
        ("unrelated-claim", "b"),
    ]
    assert questions(argmap.loads("[A]: a\n")) == questions(argmap.loads("")) == []


def test_a_good_map_raises_no_question() -> None:
    text = "[A]: a #thesis\n  + [B]: b\n    + [C]: c #evidence\n  - [D]: d\n    - [E]: e\n"
    assert questions(argmap.loads(text)) == []


def test_every_question_has_its_section_and_ends_in_a_question_mark() -> None:
    page = (ROOT / "docs" / "explanation" / "questions-to-a-map.md").read_text(encoding="utf-8")
    assert [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")] == list(CODES)
    for text in MAPS.values():
        assert all(d.message.endswith("?") for d in questions(argmap.loads(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_asked_in_each_language(language: str) -> None:
    asked = {d.code: d.message for text in MAPS.values() for d in questions(argmap.loads(text), language)}
    assert set(asked) == set(MAPS)
    assert all(message.rstrip().endswith("?") and "{" not in message for message in asked.values())
    english = {d.code: d.message for text in MAPS.values() for d in questions(argmap.loads(text))}
    assert all((asked[code] == english[code]) == (language == "en") for code in MAPS)


def test_students_are_asked_and_nothing_counts_as_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "m.argdown"
    source.write_text(MAPS["unanswered-objection"], encoding="utf-8")
    assert main(["check", str(source), "--for-students"]) == 0
    assert "Does the text answer it?" in capsys.readouterr().out
