"""What to call an element in a sentence, and how many of several to name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Statement

LONGEST = 80  # characters of a title in a sentence
MOST_WORDS, MOST_LETTERS = 7, 48  # of a title that is made of the first words of a text
_NEVER_IN_TITLES = re.compile(r"[\[\]<>\r\n]")
_NOT_AT_ENDS = " #,;:.!?-–—+_\"“”«»'’"
MOST = 8  # elements that are named before the rest are counted


def title(argument_map: ArgumentMap, id_: str) -> str:
    """Return the title of a claim, or its text where it has none; of anything else the id."""
    element = argument_map.elements.get(id_)
    return (element.title or element.text or id_) if isinstance(element, Statement | Argument) else id_


def quoted(text: str, longest: int | None = None) -> str:
    """Return ``text`` in quotation marks, cut to ``longest`` characters."""
    return f"“{text if longest is None or len(text) <= longest else text[: longest - 1] + '…'}”"


def called(argument_map: ArgumentMap, id_: str) -> str:
    """Return the quoted title of a claim, what a relation leads from and to, or the quoted id of what has no title."""
    element = argument_map.elements.get(id_)
    if isinstance(element, Inference | Conflict) and element.premises:
        tied = (element.premises[0], element.target)
        if all(isinstance(argument_map.elements.get(end), Statement | Argument) for end in tied):
            first, last = (called(argument_map, end) for end in tied)
            return f"{'the step' if isinstance(element, Inference) else 'the attack'} from {first} to {last}"
    return quoted(title(argument_map, id_), LONGEST)


def listed(names: Sequence[str], most: int = MOST) -> str:
    """Return ``names`` as one phrase: "X, Y and Z", or "X, Y, Z and 12 more" where there are more than ``most``."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def first_words(text: str, taken: Collection[str] = (), otherwise: str = "") -> str:
    """Return a title made of the first words of ``text``, with a number if it is ``taken``."""
    phrase = ""
    for word in _NEVER_IN_TITLES.sub(" ", text).split()[:MOST_WORDS]:
        if phrase and len(phrase) + len(word) > MOST_LETTERS:
            break
        phrase = f"{phrase} {word}".strip()
    base = phrase[:MOST_LETTERS].strip(_NOT_AT_ENDS) or otherwise or "Claim"
    phrase, number = base, 2
    while phrase in taken:
        phrase, number = f"{base} {number}", number + 1
    return phrase
