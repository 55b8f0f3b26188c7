"""Drafts of texts that people brought, with faults such as a model makes: every one is named, and no true claim."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

import argmap
from argmap.assistant.review import claims
from argmap.text import verify_map

CASES = Path(__file__).parents[1] / "cases" / "drafts"
DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
DRAFTS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))}
PLANTED = [(name, fault) for name, draft in DRAFTS.items() for fault in draft["faults"]]


@cache
def text_of(name: str) -> tuple[str, dict[str, str]]:
    """The text of a draft, a paragraph for each of its claims, and where the sentence of each claim stands."""
    file = DATA / DRAFTS[name]["map"]
    if not file.exists():
        pytest.skip("the data that others brought is not here")
    argument_map = argmap.load(file)
    said = [point.text or point.title for point in (*argument_map.statements, *argument_map.arguments)]
    lines, places = ["A text"], {}
    for claim, (beginning, _) in DRAFTS[name]["claims"].items():
        sentence = next(words for words in said if words.startswith(beginning))
        lines.append(sentence[0].upper() + sentence[1:] + ("" if sentence[-1] in ".!?" else "."))
        places[claim] = f"p{len(lines)} s1"
    return "\n".join(lines), places


def marked(name: str, claim: str = "", words: str = "") -> dict[str, list[str]]:
    """The claims of a draft that are marked, where one may have other words."""
    text, places = text_of(name)
    said = {id_: wording for id_, (_, wording) in DRAFTS[name]["claims"].items()}
    if claim:
        assert claim in said
        said[claim] = words
    draft = "".join(f'[{id_}]: {wording} {{at: "{places[id_]}"}}\n\n' for id_, wording in said.items())
    argument_map = argmap.loads(f"===\ntitle: A draft\n===\n\n{draft}")
    return {row["id"]: row["marks"] for row in claims(argument_map, verify_map(argument_map, text)) if row["marks"]}


@pytest.mark.parametrize("name", DRAFTS)
def test_no_claim_of_a_true_draft_is_marked(name: str) -> None:
    assert marked(name) == {}


@pytest.mark.parametrize(("name", "fault"), PLANTED)
def test_every_planted_fault_marks_its_claim_alone(name: str, fault: str) -> None:
    claim, words = DRAFTS[name]["faults"][fault]
    assert set(marked(name, claim, words)) == {claim}


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Midwives cause fewer injuries than medical students.", "Medical students cause more injuries than midwives."),
        ("Buses are slower than trams.", "Trams are faster than buses in the centre."),
        ("Nurses treat ward two, doctors treat ward one.", "Doctors treat ward one, nurses treat ward two."),
        ("Not examinations but birth causes the injuries.", "The injuries are caused by birth, not by examinations."),
        (
            "If hands are clean, the ratio of the wards is the same.",
            "If one washes, the ratio of the wards is the same.",
        ),
        ("The plan is safe enough.", "The plan is not unsafe."),
        ("The minister's resignation is called for.", "The minister should resign."),
        ("Nobody stays at home.", "Everybody leaves home."),
        ("Never forget it.", "Always remember it, and never lose it."),
        ("The train takes a day and a night.", "The train takes a day, and a week by ship."),
        ("At most 200 people came by bus.", "Up to 200 people came by bus."),
    ],
)
def test_what_says_the_same_from_the_other_end_is_not_marked(claim: str, text: str) -> None:
    argument_map = argmap.loads(f'===\ntitle: A draft\n===\n\n[A]: {claim} {{at: "p2 s1"}}\n')
    assert not verify_map(argument_map, f"A text\n{text}").turned
