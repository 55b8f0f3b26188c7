"""Names of a claim, and those who say it, beside its sentences: changed ones are named, and other words are no fault."""

from __future__ import annotations

import pytest

from argmap.text.proper_names import Known, other_name, other_speaker

TEXT = [
    "It rained in Minsk for 12 days, said Anna Petrova.",
    "The street was probably wet, and nobody in the town went out for weeks on end.",
    "Boris denied that there was a roof over it, which she had promised to the people who live there.",
    "When the rain stopped, the neighbours of Boris and Anna met in the yard and counted the damage to their houses.",
]


@pytest.mark.parametrize(
    ("claim", "sentence", "reason"),
    [
        ("It rained in Moscow for 12 days.", 0, "the text says “Minsk”, the claim “Moscow”"),
        ("It rained in Minsk for 12 days, said Boris.", 0, "the text says “Anna Petrova”, the claim “Boris”"),
        ("Anna denied that there was a roof over it.", 2, "the text says “Boris”, the claim “Anna”"),
        ("The street was wet, says Zoran.", 1, "“Zoran” stands nowhere in the text"),
        ("In Minsk it rained for 12 days.", 0, ""),
        ("Petrova says that it rained.", 0, ""),
        ("Pupils denied that there was a roof over it.", 2, "the text says “Boris”, the claim “Pupils”"),
        ("Streets were wet, and nobody in the town went out.", 1, ""),
        ("Anna went out and met the others.", 3, ""),
        ("The street of Boris was probably wet.", 1, ""),
        ("The EU let it rain.", 0, ""),
        ("It rained, says the Head of the weather service.", 0, ""),
    ],
)
def test_a_name_in_the_place_of_another_or_that_the_text_has_not_is_named(
    claim: str, sentence: int, reason: str
) -> None:
    assert other_name(claim, [TEXT[sentence]], Known(TEXT)) == reason


def test_where_all_nouns_have_a_capital_no_name_is_judged() -> None:
    text = ["In Minsk fiel der Regen auf die Dächer der Stadt.", "Die Leute sahen die Wolken und den Wind."]
    assert other_name("In Moskau fiel der Regen auf die Dächer der Stadt.", text[:1], Known(text)) == ""


@pytest.mark.parametrize(
    ("own", "sentence", "is_other"),
    [
        ("Boris", 0, True),
        ("Anna Petrova", 0, False),
        ("The article", 0, False),
        ("Zoran", 0, False),
        ("Anna Petrova", 2, False),
    ],
)
def test_a_claim_of_another_speaker_than_its_sentence_names_is_named(own: str, sentence: int, is_other: bool) -> None:
    others = [name for name in ("Boris", "Anna Petrova", "The article") if name != own]
    assert bool(other_speaker([own], others, [TEXT[sentence]], Known(TEXT))) == is_other


@pytest.mark.parametrize(
    ("own", "sentence", "is_other"),
    [
        ("Shopkeepers", 0, True),
        ("The transport office", 0, False),
        ("The transport office", 1, True),
        ("The council", 1, False),  # of which the text says nothing
        ("Shopkeepers", 2, False),  # in which nobody says anything
    ],
)
def test_who_has_no_proper_name_is_another_speaker_where_he_says_it(own: str, sentence: int, is_other: bool) -> None:
    text = [
        "The transport office counted 41,000 passengers.",
        "Shopkeepers fear two years of digging.",
        "The road leads to the transport office.",
    ]
    others = [name for name in ("Shopkeepers", "The transport office") if name != own]
    assert bool(other_speaker([own], others, [text[sentence]], Known(text))) == is_other
