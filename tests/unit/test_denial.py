"""Plain words of quantity and denial that a claim has otherwise than its sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.text.denial import turned

GRAPHS = Path(__file__).parents[2] / "graphs"
OTHERWISE = [
    ("Many shops gain.", "Few shops on the line gain.", "“many shops”"),
    ("Every shop gains.", "Some shops gain.", "“every shop”"),
    ("All the shops gain.", "Most of the shops probably gain.", "“all shops”"),
    ("Few nurses finish at nine.", "Many nurses finish at nine.", "“few nurses”"),
    ("Few nurses finish at nine.", "A few nurses finish at nine.", "“a few nurses”"),
    ("Alle Läden gewinnen.", "Einige Läden gewinnen.", "“alle läden”"),
    ("Shops open before ten.", "Shops don’t open before ten.", "the claim does not"),
    ("We will raise the fare.", "The mayor said: “We will not raise the fare.”", "the claim does not"),
    ("The council has never raised parking fees.", "The council raised parking fees in May.", "the text does not"),
]
ALIKE = [
    ("The ferry does not stop at the northern bank.", "The ferry crosses at six and calls at noon."),
    ("Most shops gain.", "All shops gain."),
    ("Some shops gain.", "Many shops gain."),
    ("Not every shop gains.", "Some shops gain."),
    ("Many people ride.", "Few shops gain, and many people ride."),
    ("Every nurse rides.", "Some shops gain from each nurse."),
    ("The ferry stops at six.", "The ferry stops at six, and nobody likes it."),
    ("Shops open at ten.", "Shops don’t open until ten."),
    ("Few riders pay.", "Most riders do not pay."),
    ("Few riders pay.", "Most riders refuse to pay."),
    ("All 30 riders pay.", "Some 30 riders pay."),
    ("We must raise the fares, or the ferry stops.", "If we don’t raise the fares, the ferry stops."),
    ("We should raise the fares.", "Why don’t we raise the fares?"),
    ("Building means raising fares.", "Nothing can be built without raising fares."),
    ("It is expensive.", "It is not cheap."),
    ("It cannot open before ten.", "It is unable to open before ten."),
    ("It does not open before ten.", "It fails to open before ten."),
    ("Trams carry people, not only goods in crates.", "Trams carry people and only goods in crates."),
    ("Shops don't open before ten.", "Shops don’t open before ten."),
]


@pytest.mark.parametrize(("claim", "text", "note"), OTHERWISE)
def test_another_quantity_of_the_same_and_a_negation_more_or_less_are_named(claim: str, text: str, note: str) -> None:
    assert note in turned(claim, [text])
    assert not turned(claim, [text, claim])  # one of its sentences says so
    assert not turned(text, [text])


@pytest.mark.parametrize(("claim", "text"), ALIKE)
def test_what_follows_or_says_the_same_in_other_words_is_not_named(claim: str, text: str) -> None:
    assert not turned(claim, [text])


@pytest.mark.parametrize("name", ["cholera", "clocks", "lukashenko"])
def test_no_claim_of_the_maps_at_hand_is_named(name: str) -> None:
    assert not argmap.load(GRAPHS / name).verify().turned
