"""Drafts of short texts in words of their own: what is true is verified, and of each kind of fault one is marked."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import argmap
from argmap.assistant.review import claims
from argmap.text import paragraphs, verify_map

CASES = Path(__file__).parents[1] / "cases" / "texts"
TEXTS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))}


def place_of(text: str, beginning: str) -> str:
    """The name of the sentence that begins with some words."""
    numbered = ((p, s, words) for p, line in enumerate(paragraphs(text), 1) for s, words in enumerate(line, 1))
    return next(f"p{p} s{s}" for p, s, words in numbered if words.startswith(beginning))


def marks(case: dict[str, dict[str, list[str]]], part: str) -> dict[str, list[str]]:
    """The marks of each claim of a part."""
    text = str(case["text"])
    sources = "".join(f"  {id_}: {name}\n" for id_, name in case["sources"].items())
    draft = "".join(
        f'[{name}]: {words} {{at: "{place_of(text, beginning)}", {data}}}\n\n'
        for name, (beginning, words, data) in case[part].items()
    )
    argument_map = argmap.loads(f"===\ntitle: A draft\narticle: text\nsources:\n{sources}===\n\n{draft}")
    return {row["title"]: row["marks"] for row in claims(argument_map, verify_map(argument_map, text))}


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_text_says_in_other_words_is_verified(name: str) -> None:
    assert {claim: said for claim, said in marks(TEXTS[name], "true").items() if said} == {}


@pytest.mark.parametrize("name", TEXTS)
def test_every_kind_of_fault_is_marked(name: str) -> None:
    assert [fault for fault, said in marks(TEXTS[name], "faults").items() if not said] == []


def marked(claim: str, text: str, data: str = "") -> list[str]:
    """The marks of one claim of a text of one paragraph, of its first sentence."""
    head = "===\ntitle: A draft\narticle: text\nsources: {text: T, ana: Ana Ruiz, bo: Bo Lind}\n===\n\n"
    argument_map = argmap.loads(f'{head}[A]: {claim} {{at: "p2 s1"{data}}}\n')
    (row,) = claims(argument_map, verify_map(argument_map, f"A text\n{text}"))
    return list(row["marks"])


@pytest.mark.parametrize(
    ("claim", "text", "data"),
    [
        (
            "The ministry failed to persuade people that the training was planned.",
            "Although the ministry tried to persuade people that the training was planned, many left.",
            "",
        ),
        ("Salt and pepper were not equally dear.", "Salt was cheaper than pepper.", ""),
        ("Fast alle Linien fahren nachts.", "Alle Linien außer der zehn fahren nachts.", ""),
        ("The lease ends two years after the contract.", "The contract ends two years before the lease.", ""),
        ("The shop closed because the owner fell ill.", "When the owner fell ill, the shop closed.", ""),
        ("The bridge shuts in May.", "The bridge stays open until May.", ""),
        ("A quarter of the trees, one in four, were felled.", "They felled 25 of 100 trees, a quarter.", ""),
        ("A third of riders would pay more.", "One in three riders would pay more.", ""),
        ("33% of riders would pay more.", "One in three riders would pay more.", ""),
        ("Every third rider would pay more.", "One in three riders would pay more.", ""),
        ("50% of the riders drive 12 miles.", "Half of the riders drive twelve miles.", ""),
        ("The council will build a bridge, as it has promised.", "The council has promised to build a bridge.", ""),
        ("Rents rise.", "Ana Ruiz says that rents rise.", ", by: [text, ana]"),
        ("Rents rise, Ruiz believes.", "Ana Ruiz believes that rents rise.", ""),
        ("Rents rise.", "Ana Ruiz believes that rents rise.", ", stance: reported"),
        ("All pupils came.", "The whole class came, and no pupil was missing.", ""),
        ("Whatever is rumoured, the mill has not closed.", "Despite rumours, the mill has not closed.", ""),
    ],
)
def test_what_turns_the_words_and_says_the_same_is_not_marked(claim: str, text: str, data: str) -> None:
    assert marked(claim, text, data) == []


@pytest.mark.parametrize(
    ("claim", "text", "data", "said"),
    [
        ("The owner fell ill because the shop closed.", "The shop closed because the owner fell ill.", "", "cause"),
        ("The fog came after the ferry left.", "The ferry left after the fog came.", "", "what came first"),
        ("The council has approved the bridge.", "The council will approve the bridge.", "", "will approve"),
        ("Crimes have gone up here.", "Crime has not increased here.", "", "denies"),
        ("All farmers sell their milk.", "Farmers in the valley sell their milk.", "", "does not say “all farmers”"),
        ("Rents rise.", "Ana Ruiz, who lets rooms, believes that rents rise.", "", "lets “Ana Ruiz, who lets rooms,”"),
        ("Rents rise.", "His tenant Ana Ruiz explains that rents rise.", ", by: [text, bo]", "speaks of Ana Ruiz"),
        ("Two in three riders would pay more.", "One in three riders would pay more.", "", "2/3 riders"),
        ("Two thirds would pay for a ride.", "One in three would pay for a ride.", "", "2/3 would"),
        ("Half of it is sold.", "A quarter of it is sold.", "", "half of"),
        ("The wall is ten feet high.", "The wall is ten metres high.", "", "ten metres"),
        ("Es ist das größte Werk des Landes.", "Es ist eines der größten Werke des Landes.", "", "eines der gr"),
        ("Mehr als 400 Läden unterschrieben.", "Knapp 400 Läden unterschrieben.", "", "knapp 400"),
        ("Die Zahl stieg von 12 auf 8.", "Die Zahl fiel von 8 auf 12.", "", "von 8 auf 12"),
        ("Les prix ont doublé en un an.", "Les prix ont triplé en un an.", "", "triplé"),
        (
            "Todos los pueblos votaron por la línea.",
            "Todos los pueblos salvo Norbury votaron por la línea.",
            "",
            "salvo",
        ),
    ],
)
def test_what_says_another_thing_in_the_same_words_is_marked(claim: str, text: str, data: str, said: str) -> None:
    assert said in " ".join(marked(claim, text, data))


def test_a_clause_from_another_sentence_is_marked_with_its_place() -> None:
    text = "The mill has ground corn since 1890. Its wheel was repaired by two carpenters from Lund."
    assert "p2 s2" in " ".join(marked("The mill grinds corn, and carpenters from Lund repaired its wheel.", text))
