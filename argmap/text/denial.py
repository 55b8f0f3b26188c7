"""Plain words of quantity and denial that a claim has otherwise than its sentences, such as “many” for “few”.

The rule is narrow on purpose: it compares what such a word stands before, so that other words for the same are no fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from argmap.domain.negation import hints_denial, is_negation, is_weak
from argmap.text.sentences import folded

_WORD = re.compile(r"\w+(?:['-]\w+)*|[.;:!?]")
_LONG, _STEM = 4, 5  # letters of a word that says something, and of its stem
_NEAR = 3  # words between which a quantity and what it counts stand
_REACH = 2  # words that say something, behind a negation, which both texts need to have
CONDITIONS = ("if", "unless", "wenn", "falls", "sofern", "si", "якщо", "якби", "калі")
_OPEN = frozenset(  # with which a negation does not deny that it is so
    {"?", "whether", *CONDITIONS} | {"without", "sans", "sin", "ohne", "без"}
)
_NO_AMOUNT = frozenset(  # before what looks like an amount
    {"how", "so", "too", "as", "at", "after", "nearly", "almost", "virtually", "practically"}
)


class Amount(IntEnum):
    """Share of all, roughly, that a word of quantity speaks of."""

    FEW = 1
    SOME = 2
    MANY = 3
    ALL = 4


_AMOUNTS = {
    Amount.FEW: "few wenige rares pocos pocas мало небагато нямнога",
    Amount.SOME: "some several einige manche certains certaines quelques plusieurs algunos algunas varios varias"
    " деякі кілька некаторыя некалькі",
    Amount.MANY: "many most viele vielen meisten beaucoup plupart muchos muchas mayoría багато більшість шмат большасць",
    Amount.ALL: "every each all alle allen jeder jede jedes jeden tous toutes todos todas cada"
    " всі усі кожен кожна кожне усе кожны",
}
_AMOUNT = {word: amount for amount, words in _AMOUNTS.items() for word in words.split()}


class _Said(NamedTuple):
    """An amount, the word for it, the word that it counts, and whether its text denies anything."""

    amount: Amount
    word: str
    of: str
    denied: bool


def turned(claim: str, texts: Sequence[str]) -> str:
    """Return in which words a claim has another quantity than all of its sentences, or denies what they say, or nothing."""
    words, others = _words(claim), [_words(text) for text in texts if text]
    if not others:
        return ""
    return _other_amount(words, others) or _other_denial(words, others)


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(folded(text)[0])]


def _other_amount(words: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    theirs = [said for other in others for said in _amounts(other)]
    for said in _amounts(words):
        same = [their for their in theirs if _are_alike(said.of, their.of)]
        if same and all(said.denied == their.denied and _is_more(said.amount, their.amount) for their in same):
            return f"the text says “{same[0].word} {same[0].of}”, the claim “{said.word} {said.of}”"
    return ""


def _is_more(claimed: Amount, said: Amount) -> bool:
    """Return whether a claim does not follow: “many” does from “all”, “some” from both, and “few” from itself only."""
    return claimed > said or (claimed is Amount.FEW and said is not Amount.FEW)


def _amounts(words: Sequence[str]) -> Iterator[_Said]:
    denied = _denies([word for word in words if word not in _AMOUNT])
    for at, word in enumerate(words):
        amount = _AMOUNT.get(word)
        before = words[at - 1] if at else ""
        if amount is None or is_negation(before) or before in _NO_AMOUNT:
            continue
        a_few = (before, word) == ("a", "few")
        behind = _saying(words, at + 1, _NEAR)
        if behind and not words[at + 1].isdecimal():  # some 30 people are about 30
            yield _Said(Amount.SOME if a_few else amount, "a few" if a_few else word, behind[0], denied)


def _other_denial(words: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    ours, theirs = _denials(words), [_denials(other) for other in others]
    if not ours and all(theirs) and not _denies(words) and not any(_OPEN.intersection(other) for other in others):
        for denials in theirs:
            for of in denials:
                if len(of) == _REACH and _stand_in(of, words):
                    return f"the text denies “{' … '.join(of)}”, the claim does not"
    if ours and not any(theirs) and not any(map(_denies, others)):
        for of in ours:
            if len(of) == _REACH and any(_follow(of, other) for other in others):
                return f"the claim denies “{' … '.join(of)}”, the text does not"
    return ""


def _denials(words: Sequence[str]) -> list[tuple[str, ...]]:
    """The negations of a text: of each, the words that say something behind it, or of one alone also the one before."""
    return [
        _denied(words, at)
        for at, word in enumerate(words)
        if is_negation(word) and words[at + 1 : at + 2] not in (["only"], ["nur"], ["seulement"], ["solo"], ["sólo"])
    ]


def _denied(words: Sequence[str], at: int) -> tuple[str, ...]:
    behind = tuple(word for word in _saying(words, at + 1, 2 * _NEAR) if not is_weak(word))[:_REACH]
    if len(behind) != 1:
        return behind
    before = [word for word in _saying(words[:at][::-1], 0, 2 * _NEAR) if not is_weak(word)]
    return (*before[:1], *behind)


def _stand_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether each of the wanted words stands among the longer ones of ``words``, in any order."""
    longer = [word for word in words if len(word) >= _LONG]
    return all(any(_are_alike(a, b) for b in longer) for a in wanted)


def _denies(words: Sequence[str]) -> bool:
    return any(is_negation(word) or hints_denial(word) for word in words)


def _saying(words: Sequence[str], start: int, count: int) -> tuple[str, ...]:
    """The longer ones of the next words of the same clause."""
    clause = []
    for word in words[start : start + count]:
        if not word[0].isalnum():
            break
        clause.append(word)
    return tuple(word for word in clause if len(word) >= _LONG)


def _follow(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether the wanted words follow each other among the longer ones of ``words``."""
    longer = [word for word in words if len(word) >= _LONG]
    count = len(wanted)
    return any(
        all(_are_alike(a, b) for a, b in zip(wanted, longer[at : at + count], strict=True))
        for at in range(len(longer) - count + 1)
    )


def _are_alike(one: str, other: str) -> bool:
    """Return whether two words are forms of one, by their beginnings."""
    short, long = sorted((one.split("'", maxsplit=1)[0][:_STEM], other.split("'", maxsplit=1)[0][:_STEM]), key=len)
    return len(short) >= _LONG and long.startswith(short)
