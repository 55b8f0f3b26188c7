"""Differences between two claims that share most of their words and yet say something else.

What verifying and comparing hold against a pair counts here as well: another number, a denial, an opposite, a quantity.
"""

from __future__ import annotations

import re

from argmap.compare.opposites import say_contrary
from argmap.compare.stems import negations
from argmap.text.denial import CONDITIONS, turned
from argmap.text.numbers import numbers_in

_CONDITION = re.compile(  # what is said under a condition is not said
    rf"\b(?:{'|'.join((*CONDITIONS, 'à moins', 'a menos'))})\b", re.IGNORECASE
)


def tells_apart(one: str, other: str) -> bool:
    """Return whether two claims differ in a number, a denial, an opposite, a quantity, a condition, or in being asked."""
    return (
        numbers_in(one).keys() != numbers_in(other).keys()
        or negations(one) != negations(other)
        or say_contrary(one, other)
        or bool(turned(one, [other]) or turned(other, [one]))
        or bool(_CONDITION.search(one)) != bool(_CONDITION.search(other))
        or one.rstrip().endswith("?") != other.rstrip().endswith("?")
    )
