"""Numbers of a claim that its sentence does not have."""

from __future__ import annotations

import pytest

from argmap.text.numbers import unsaid


@pytest.mark.parametrize(
    ("claim", "text", "others"),
    [
        ("It fell in 2023.", "It fell in 2022.", ["2023"]),
        ("It costs 4000 euros.", "It would cost about 4,000 euros in 2022.", []),
        ("It costs 4 000 or 3,5 %.", "It costs 4.000, or 3.5 percent.", []),
        ("Of 11 bees 2 came in 2022.", "In 2022 eleven bees came.", []),
        ("It was 25.", "It was twenty-five.", []),
        ("It was 1.5 of 40.", "It was 15 of 40.", []),
        ("It was 17.5 of 40.", "It was 175 of 40.", ["17.5"]),
        ("It rained for 11 days.", "It rained for 12 days.", ["11"]),
        ("It rained for 7 days.", "It rained for 3 of the seven days.", []),
        ("Since 1986, 1987.", "Since 1986.", ["1987"]),
    ],
)
def test_a_number_that_no_sentence_has_is_named_however_it_is_written(claim: str, text: str, others: list[str]) -> None:
    assert unsaid(claim, [text]) == others
