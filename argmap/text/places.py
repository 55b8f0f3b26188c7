"""Numbers and opposites where a claim and its sentence say the same around them: “three days” for “two days”.

The rule is narrow on purpose: it looks at what stands beside such a word, and takes no part where negations or other
opposites may turn it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from argmap.domain.contraries import antonyms, exclusives, figures
from argmap.domain.negation import is_negation, is_weak
from argmap.text.alike import LONG, are_alike, are_close, has, in_one_word, longer, says
from argmap.text.numbers import ARTICLES, SHARES, is_same_number, shares_in_figures
from argmap.text.sentences import folded
from argmap.text.sides import Sides, is_converse

_TOKEN: Final = re.compile(r"\d+/\d+|\d+(?:[.,]\d+)*|[^\W\d]+(?:['-][^\W\d]\w*)*|[,.;:!?]")
_REACH = 2  # words behind a number in which what it counts begins
_OF: Final = re.compile(  # what may stand between a number and what it counts: "one in three of the riders"
    r"of|in|the|all|its|their|his|her|our|your|these|those|von|der|den|aller|unserer|de|des|du|les|ses|leurs|del|los|las|sus"
    r"|із|з|усіх|всіх|зь"
)
_LARGE: Final = {  # words for a number beside those of the table, by what it is
    "100s": "hundreds hunderte centaines cientos сотні",
    "1000s": "thousands tausende milliers miles тисячі тысячы",
    "10^6": "million millions millionen millón millones мільйон мільйони мільйонів мільён мільёны мільёнаў",
    "10^9": "billion billions milliarde milliarden milliard milliards мільярд мільярди мільярдів мільярдаў",
}
_ORDERS: Final = tuple(  # which only beside the same words are opposites
    (frozenset({one}), frozenset({other}))
    for one, other in (
        *(("before", "after"), ("above", "below"), ("over", "under"), ("first", "last"), ("vor", "nach")),
        *(("during", "after"), ("during", "before"), ("während", "nach"), ("während", "vor")),
        *(
            ("until", "from"),
            ("until", "since"),
            ("till", "since"),
            ("bis", "seit"),
            ("jusqu'en", "depuis"),
            ("hasta", "desde"),
        ),
        *(("avant", "après"), ("antes", "después"), ("до", "після"), ("да", "пасля")),
    )
)
_ENDS: Final = frozenset((*_ORDERS, *(pair[::-1] for pair in _ORDERS)))
_BOUND: Final = re.compile(
    r"(?P<before>\b\w+ )?\b(?:(?P<least>over|above|(?:more|greater|higher|larger) than|at least|über|mehr als|mindestens"
    r"|plus de|au moins|más de|al menos|понад|більше ніж|щонайменше|больш за)"
    r"|(?:under|below|nearly|almost|just short of|close to|knapp|fast|presque|casi|майже|амаль"
    r"|(?:less|fewer|lower|smaller) than|at most|up to|unter|weniger als|höchstens|moins de|au plus"
    r"|menos de|a lo sumo|менше ніж|менш за)) (?P<number>\d[\d.,/]*\d|\d|half\b|hälfte\b)"
)
_ORDINALS: Final = frozenset(("third", "quarter", "tercio"))  # what else names shares
_UNTIL: Final = re.compile(r"until|till|bis|jusqu'à|jusqu'au|hasta|поки|доки|пакуль|до|да")
_NUMBER: Final = SHARES | {word: number for number, words in _LARGE.items() for word in words.split()}


class _Place(NamedTuple):
    """A word with its two neighbours on either side, nothing beyond the clause, and whether that denies anything."""

    word: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    denied: bool  # by another word
    counted: tuple[str, ...] = ()  # the next words, but for those that only lead to what is counted

    @property
    def is_limited(self) -> bool:
        """Return whether what the word says lasts until something, when the contrary of it begins."""
        return any(map(_UNTIL.fullmatch, (*self.after, *self.before)))

    def is_that_of(self, other: _Place) -> bool:
        """Return whether the same stands beside two words: a word that says something, or two of any kind."""
        return _meet(self.after, other.after) or _meet(self.before[::-1], other.before[::-1])


def other_number(claim: str, texts: Sequence[str]) -> str:
    """Return which number a claim has where its sentences have another, or nothing."""
    ours, theirs = [*_numbers(claim)], [pair for text in texts for pair in _numbers(text)]
    known = {number for number, _ in theirs}
    for number, place in ours:
        if number == "1" or any(is_same_number(number, other) for other in known):
            continue
        for _, other in theirs:
            if place.is_that_of(other) or _count_the_same(place, other):
                return _note(other, place)
    return ""


def contrary(claim: str, texts: Sequence[str]) -> str:
    """Return which word of a claim is the opposite of one at the same place in its sentences, or nothing."""
    ours, theirs = [*_places(claim)], [place for text in texts for place in _places(text)]
    mine, others = ({place.word for place in places} for places in (ours, theirs))
    sides = [
        (left, right)
        for pair in (*antonyms(), *_ORDERS)
        for left, right in (pair, pair[::-1])
        if mine & left and others & right and not (mine & right or others & left)
    ]
    if len(sides) != 1 or is_converse(claim, texts):  # two turn each other back
        return ""
    ((left, right),) = sides
    if (left, right) in _ENDS and any(_are_ends_exchanged(claim, left, text, right) for text in texts):
        return ""
    close = (left, right) not in _ENDS and all(
        are_close(_words(claim), _words(text)) or _says_no_more(claim, text, left) for text in texts
    )
    pairs = ((one, other) for one in ours if one.word in left for other in theirs if other.word in right)
    same = (
        pair
        for pair in pairs
        if pair[0].denied == pair[1].denied
        and pair[0].is_limited == pair[1].is_limited
        and (close or pair[0].is_that_of(pair[1]))
    )
    return next((_note(other, one) for one, other in same), "")


def _are_ends_exchanged(claim: str, left: frozenset[str], text: str, right: frozenset[str]) -> bool:
    """Return whether what stands before and behind such a word has changed places, so that its contrary says the same."""
    ours, theirs = (
        Sides.of(words[:at], words[at + 1 :])
        for words, side in ((_words(claim), left), (_words(text), right))
        for at in [next(at for at, word in enumerate(words) if word in side)]
    )
    return theirs.are_exchanged(ours)


def _says_no_more(claim: str, text: str, but: frozenset[str]) -> bool:
    """Return whether all that a claim says, two words or more, stands in a sentence but for some words."""
    said = [word for word in _words(claim) if word not in but and says(word)]
    return len(said) > 1 and all(has(longer(_words(text)), word) for word in said)


def excluded(claim: str, texts: Sequence[str]) -> str:
    """Return which word of a claim excludes one at the same place in its sentences, "month" for "year", or nothing."""
    ours, theirs = [*_places(claim)], [place for text in texts for place in _places(text)]
    for group in exclusives():
        sides = [
            [(place, at) for place in places for at, words in enumerate(group) if place.word in words]
            for places in (ours, theirs)
        ]
        if {at for _, at in sides[0]} & {at for _, at in sides[1]}:
            continue  # it has both, or they have
        for one, _ in sides[0]:
            for other, _ in sides[1]:
                if one.is_that_of(other):
                    return _note(other, one)
    return ""


def other_bound(claim: str, texts: Sequence[str]) -> str:
    """Return which number is the most of something in a claim and the least in all of its sentences, or the reverse."""
    ours, theirs = _bounds(claim), [_bounds(text) for text in texts if text]
    for number, (bound, words) in ours.items():
        others = [bounds.get(number) for bounds in theirs]
        if others and all(other and other[0] != bound for other in others):
            return f"the text says “{others[0][1] if others[0] else ''}”, the claim “{words}”"
    return ""


def other_ends(claim: str, texts: Sequence[str]) -> str:
    """Return which two ends of a change a claim has the other way round than all of its sentences, or nothing."""
    ours, theirs = _changes(claim), [_changes(text) for text in texts if text]
    for (start, end), words in ours.items():
        if start != end and theirs and all((end, start) in changes for changes in theirs):
            return f"the text says “{theirs[0][end, start]}”, the claim “{words}”"
    return ""


@cache
def _change() -> re.Pattern[str]:
    """The pattern of words that say from which number something went to which."""
    number = rf"\d[\d.,/]*|{'|'.join(sorted(figures(), key=len, reverse=True))}"
    between = r"(?: (?!to\b)[^\W\d]+){0,2}"
    return re.compile(
        rf"\b(?:from|von|de|від|з|ад) (?P<start>{number}){between} (?:to|auf|à|a|до|да) (?P<end>{number})(?!\w)"
    )


def _changes(text: str) -> dict[tuple[str, str], str]:
    """The words of each change by the number that it begins with and the one that it ends with."""
    shown = _words(text)
    changes = {}
    for match in _change().finditer(" ".join(shown)):
        start, end = (figures().get(number, number).replace(",", ".") for number in match.group("start", "end"))
        changes[start, end] = match[0]
    return changes


def _bounds(text: str) -> dict[str, tuple[bool, str]]:
    """Of each number that is a bound if it is the least, and in which words."""
    return {
        match["number"]: (match["least"] is not None, match[0])
        for match in _BOUND.finditer(shares_in_figures(folded(text)[0].casefold()))
        if not is_negation((match["before"] or "").strip())
    }


def _note(said: _Place, claimed: _Place) -> str:
    """Say which words differ, each with the word beside it."""
    words = [" ".join((*place.before[-1:], place.word, *place.after[:1])) for place in (said, claimed)]
    return f"the text says “{words[0]}”, the claim “{words[1]}”"


def _words(text: str) -> list[str]:
    return _TOKEN.findall(shares_in_figures(in_one_word(folded(text)[0].casefold())))


def _places(text: str) -> Iterator[_Place]:
    """Yield each word with its place, clause by clause."""
    for is_clause, clause in groupby(_words(text), key=lambda word: word[0].isalnum()):
        said = tuple(clause)
        denials = sum(map(is_negation, said))
        for at, word in enumerate(said if is_clause else ()):
            denied = (denials - is_negation(word)) % 2 == 1  # what is denied twice is said
            behind = said[at + 1 : at + 6]
            counted = tuple(one for one in behind if not _OF.fullmatch(one))
            yield _Place(word, said[max(0, at - 2) : at], behind[:2], denied, counted)


def _numbers(text: str) -> Iterator[tuple[str, _Place]]:
    """Yield each number of a text as figures, with its place."""
    for place in _places(text):
        word = place.word
        if word[0].isdecimal():
            yield word.replace(",", "."), place
        elif word in _ORDINALS and place.after[:1] != ("of",):  # the third attempt is no share
            continue
        elif number := _NUMBER.get(word) or figures().get(word):
            yield number, place
        elif word in ARTICLES and not (place.after and (place.after[0] in _NUMBER or place.after[0] in figures())):
            yield "1", place


def _count_the_same(one: _Place, other: _Place) -> bool:
    """Return whether the first word that says something behind two numbers is the same."""
    counted = [next((word for word in place.counted[:_REACH] if len(word) >= LONG), "") for place in (one, other)]
    return bool(counted[0]) and are_alike(*counted)


def _meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether the nearest words are the same and one says something, or the two nearest are."""
    pairs = [are_alike(a, b) for a, b in zip(one, other, strict=False)]
    if not pairs or not pairs[0]:
        return False
    says = (len(one[0]) >= LONG and not is_weak(one[0])) or one[0].isdecimal() or one[0] in figures()
    return says or pairs[1:2] == [True]
