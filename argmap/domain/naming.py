"""Names of elements in a sentence, and how many of several to name."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Point, Statement

LONGEST = 80  # characters of a title in a sentence
MOST_WORDS, MOST_LETTERS = 7, 48  # of a title that is made of the first words of a text
_CLAUSE = 5  # words at least that a comma or colon ends
_NEVER_IN_TITLES = re.compile(r"[\[\]<>\r\n]")
_COUNTING = re.compile(r"Untitled \d+")  # what Argdown calls a claim that has no title
_NOT_AT_ENDS = " #,;:.!?-–—+_\"“”«»'’"
MOST = 8  # elements that are named before the rest are counted


def only_counts(title: str) -> bool:
    """Return whether ``title`` says no more than that its claim has none, and which of those it is."""
    return _COUNTING.fullmatch(title) is not None


def given_title(claim: Point) -> str:
    """Return the title that somebody gave; "" where it only counts and a text says what there is."""
    return "" if claim.text and only_counts(claim.title) else claim.title


def name_of(claim: Point) -> str:
    """Return the title that somebody gave a claim, or else its text, or its id."""
    return given_title(claim) or claim.text or claim.id


def title(argument_map: ArgumentMap, id_: str) -> str:
    """Return the name of a claim; of anything else the id."""
    element = argument_map.elements.get(id_)
    return name_of(element) if isinstance(element, Point) else id_


def bracketed(argument_map: ArgumentMap, element_id: str) -> str:
    """Return a title as Argdown writes it, which tells statements and arguments apart; of anything else the id."""
    element = argument_map.elements.get(element_id)
    if isinstance(element, Statement):
        return f"[{element.title}]"
    return f"<{element.title}>" if isinstance(element, Argument) else repr(element_id)


def map_name(argument_map: ArgumentMap) -> str:
    """Return the title of a map, or its id."""
    return argument_map.title or argument_map.id


def quoted(text: str, longest: int | None = None) -> str:
    """Return ``text`` in quotation marks, cut to ``longest`` characters."""
    return f"“{text if longest is None else shortened(text, longest)}”"


def shortened(text: str, most: int) -> str:
    """Return ``text``, or its first words and an ellipsis where it is longer than ``most`` characters."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rfind(" ", most // 2)] if " " in cut[most // 2 :] else cut).rstrip() + "…"


def called(argument_map: ArgumentMap, id_: str) -> str:
    """Return the quoted name of a claim, what a relation leads from and to, or the quoted id of what has no name."""
    element = argument_map.elements.get(id_)
    if isinstance(element, Inference | Conflict) and element.premises:
        tied = (*element.premises, element.target)
        if all(isinstance(argument_map.elements.get(end), Point) for end in tied):
            *first, last = (called(argument_map, end) for end in tied)
            return f"{'the step' if isinstance(element, Inference) else 'the attack'} from {listed(first)} to {last}"
    name = " ".join(title(argument_map, id_).split())
    return name if name[:1] == "“" and name[-1:] == "”" else quoted(name, LONGEST)


def listed(names: Sequence[str], most: int = MOST) -> str:
    """Return ``names`` as one phrase: "X, Y and Z", or "X, Y, Z and 12 more" where there are more than ``most``."""
    shown = list(names) if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def _clause(words: Sequence[str]) -> int:
    """Return how many of ``words`` make up whole clauses; 0 if none does.

    A comma may stand behind a mere "In 1854", a colon behind "In a word".
    """
    ends = (
        at for at, word in enumerate(words, 1) if at >= (_CLAUSE if word[-1] in ",:" else 3) and word[-1] in ",;:.!?"
    )
    return max(ends, default=0)


def is_long(title: str) -> bool:
    """Return whether a title is longer than one that is made of the first words of a text may be."""
    return len(title) > MOST_LETTERS and len(title.split()) > MOST_WORDS


def first_words(text: str, taken: Collection[str] = (), otherwise: str = "") -> str:
    """Return a title made of the first words of ``text``, with a number if it is ``taken``.

    Where they are not all, it ends where a clause does, or with an ellipsis. ``own-title.js`` of the page does the same.
    """
    words, most = _NEVER_IN_TITLES.sub(" ", text).split(), 1
    while most < min(len(words), MOST_WORDS) and len(" ".join(words[: most + 1])) <= MOST_LETTERS:
        most += 1
    clause = _clause(words[:most]) if len(words) > most else 0
    phrase = " ".join(words[: clause or most])
    base = phrase[:MOST_LETTERS].strip(_NOT_AT_ENDS)
    is_cut = base and (len(words) > most or len(phrase) > MOST_LETTERS) and not clause
    base = f"{base}…" if is_cut else base or otherwise or "Claim"
    phrase, number = base, 2
    while phrase in taken:
        phrase, number = f"{base} {number}", number + 1
    return phrase
