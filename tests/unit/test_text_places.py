"""Numbers and opposites at the same place as in the sentence, and none where the claim says the same otherwise."""

from __future__ import annotations

import pytest

from argmap.text.denial import turned
from argmap.text.hedging import hedge_in
from argmap.text.places import contrary, other_number


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("They worked at home three days a week.", "Those who stayed home on two days a week quit less."),
        ("Adults eat 8.9 grams.", "Adults there eat 8.4 grams a day."),
        ("It would cost 1.8 million pounds.", "The treasury warns of 1.8 billion pounds a year."),
        ("The last bus leaves at ten past nine.", "The last bus from there leaves at ten past six."),
        ("Two of five such libraries closed.", "Three of five such libraries had closed again."),
        ("They were a quarter less likely to quit.", "They were a third less likely to quit."),
        ("One in three children skipped it.", "In Glasgow, one in four children did not take it."),
        ("Sie überleben acht von zehn Unfällen.", "Neun von zehn Unfällen überleben sie."),
    ],
)
def test_another_number_of_the_same_is_named(claim: str, text: str) -> None:
    assert other_number(claim, [text])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("They worked at home 2 days a week.", "Those who stayed home on two days a week quit less."),
        ("Of the children, three schools took five.", "Five children came to each of three schools."),
        ("One pupil wrote it.", "Two pupils read it, and one pupil wrote it."),
        ("Half of them left.", "50 percent of them left."),
        ("In two years it failed.", "It failed within two years, after three elections."),
    ],
)
def test_the_same_number_in_other_words_is_none(claim: str, text: str) -> None:
    assert not other_number(claim, [text])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Researchers saw more wild species.", "They saw fewer wild species, though this does not prove a cause."),
        ("The two oldest reactors run on.", "Its two youngest reactors should run on."),
        ("That sample was of 36 men.", "Her sample was small: 36 women."),
        ("Wind is likely to be ready.", "Wind is unlikely to be ready in time."),
        ("Lamps are off before midnight.", "Switching off lamps after midnight is reasonable."),
        ("Es dauert mindestens vier Sekunden.", "Die Fahrt verlängert sich um höchstens vier Sekunden."),
    ],
)
def test_an_opposite_beside_the_same_words_is_named(claim: str, text: str) -> None:
    assert contrary(claim, [text])


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("More than half support it.", "Less than half oppose it."),
        ("It is not worse than before.", "It is better than before."),
        ("Prices were lower before the ban.", "After the ban, prices rose."),
        ("Fewer people die, and more are born.", "More people are born than die, and fewer die."),
    ],
)
def test_what_is_turned_twice_or_said_from_the_other_end_is_none(claim: str, text: str) -> None:
    assert not contrary(claim, [text])


def test_what_is_denied_may_stand_in_another_order() -> None:
    assert turned("A cause is proved by this.", ["They stress that this does not prove a cause."])
    assert turned("The regulator concluded twice that these grow.", ["It has concluded twice that these do not grow."])
    assert not turned("Nurses are helped by it.", ["It does not help patients, but it does help nurses."])


def test_what_is_less_likely_is_no_doubt() -> None:
    assert not hedge_in("They were less likely to quit.")
    assert hedge_in("It is most likely so.")
