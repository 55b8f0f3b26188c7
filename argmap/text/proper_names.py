"""Names that a claim has where its sentence has others, or that stand nowhere in the text.

The rule is narrow on purpose: a name counts as changed where the words around it are the same, and as strange where nothing
of the text begins like it. Texts that write all nouns with a capital, as German does, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from argmap.domain.negation import is_weak
from argmap.text.sentences import normalise

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_BEGINS = re.compile(r"(?:^|[.!?:;…—–(\[{“”\"«»„‘]|[.!?]['’)\]])\s*$")
_STEM = 4  # letters that the forms of a name share
_HEAD = 5  # and those of a word that is none
_AROUND = 2  # words beside a name that must be the same
_MANY = 0.15  # share of words with a capital within sentences, above which these are no names
_LEAST = 3  # letters of a name
_OF = ("of", "de", "du", "des", "del", "for")  # behind an office: the Head of the Staff
_PRONOUN = re.compile(  # behind which somebody is who was named before
    r"he|she|they|him|her|hers?|his|them|their|who|whose|er|sie|ihn|ihm|ihre?|seine?|ils?|elles?|lui|leurs?|ses|son|él|ella|ellos"
    r"|ellas|sus?|він|вона|вони|його|її|їх|їхн\w+|ён|яна|яны|яго|яе|іх"
)

_ANYBODY = re.compile(  # and others that name nobody
    r"it|this|that|these|those|both|all|some|many|most|few|none?|nobody|everyone|everybody|what|which|there|here|then|now|yet|but|and|so"
    r"|the|an?|one|in|on|at|by|for|to|of|if|as|dies\w*|jene\w*|beide|alle|einige|viele|niemand|jeder|der|die|das|ein|eine|es|da|dort"
    r"|tous|tout|toutes|cela|celui|celle|les?|la|un|une|todos|todas|esto|este|esta|el|los|las|una?|це|ці|всі|усі|гэта|гэтыя|усе"
)
_HEARD = 3  # words between somebody and what he does
_SAYS = re.compile(
    r"sa(?:y|ys|id)|report(?:s|ed)?|argue[sd]?|claim(?:s|ed)?|warn(?:s|ed)?|object(?:s|ed)?|protest(?:s|ed)?|fear(?:s|ed)?"
    r"|answer(?:s|ed)?|estimate[sd]?|f(?:inds?|ound)|conclude[sd]?|calculate[sd]?|count(?:s|ed)?|call(?:s|ed)?|insist(?:s|ed)?"
    r"|complain(?:s|ed)?|admit(?:s|ted)?|demand(?:s|ed)?|according|believe[sd]?|th(?:inks?|ought)|points?|pointed|wr(?:ites?|ote)"
    r"|sag(?:t|en|te|ten)|mein(?:t|en|te|ten)|warn(?:t|en|te|ten)|bericht(?:et|en|ete|eten)|befürcht(?:et|en|ete|eten)|laut|zufolge"
    r"|behaupt(?:et|en|ete|eten)|schätz(?:t|en|te|ten)|d(?:it|isent)|affirment?|estiment?|selon|dicen?|dij(?:o|eron)|afirman?|según"
    r"|каж(?:е|уть|а|уць)|сказа(?:в|ла|ли|ў|лі)|стверджу(?:є|ють)|вважа(?:є|ють)|сцвярджа(?:е|юць)|лічаць|лічыць"
)


class _Piece(NamedTuple):
    """A word, or the words of a name in a row, in small letters too; ``begins`` a sentence or a quotation."""

    text: str
    small: str
    is_name: bool
    begins: bool


class Known:
    """The words of a whole text, by which names are known."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pieces = [piece for text in texts for piece in _pieces(text)]

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that are written small somewhere."""
        return frozenset(piece.small for piece in self._pieces if not piece.is_name)

    @cached_property
    def names(self) -> frozenset[str]:
        """The beginnings of words with a capital within a sentence."""
        return frozenset(_stem(word) for p in self._pieces if p.is_name and not p.begins for word in p.small.split())

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of all words."""
        return frozenset(_stem(word) for piece in self._pieces for word in piece.small.split())

    @cached_property
    def heads(self) -> frozenset[str]:
        """The beginnings of all words by which somebody without a proper name is known."""
        return frozenset(word[:_HEAD] for piece in self._pieces for word in piece.small.split())

    @cached_property
    def has_names(self) -> bool:
        """Return whether a capital within a sentence means a name."""
        within = [piece.is_name for piece in self._pieces if not piece.begins]
        return bool(within) and sum(within) < _MANY * len(within)


def other_name(claim: str, sentences: Sequence[str], known: Known) -> str:
    """The reason why a name of the claim is not that of its sentences, or nothing."""
    if not known.has_names:
        return ""
    pieces, there = _pieces(claim), [_pieces(sentence) for sentence in sentences]
    said = {_stem(word) for sentence in there for piece in sentence for word in piece.small.split()}
    for at, piece in enumerate(pieces):
        if not piece.is_name or any(_stem(word) in said for word in piece.small.split()) or piece.small in known.small:
            continue
        for sentence in there:
            for place, other in enumerate(sentence):
                is_named = other.is_name and (not other.begins or _may_begin(piece, other, known))
                if is_named and _same_around(pieces, at, sentence, place):
                    return f"the text says “{other.text}”, the claim “{piece.text}”"
        is_office = at + 1 < len(pieces) and pieces[at + 1].small in _OF
        if not (piece.begins or is_office or any(_stem(word) in known.stems for word in piece.small.split())):
            return f"“{piece.text}” stands nowhere in the text"
    return ""


def _may_begin(claimed: _Piece, said: _Piece, known: Known) -> bool:
    """Return whether the first word of a sentence is a name, or one that is no stand-in for a known name."""
    if _stem(said.small.split()[0]) in known.names:
        return True
    return (
        _stem(claimed.small.split()[0]) in known.names and said.small not in known.small and not _stands_in(said.small)
    )


def _stands_in(word: str) -> bool:
    return bool(_PRONOUN.fullmatch(word) or _ANYBODY.fullmatch(word))


def _same_around(claim: list[_Piece], at: int, sentence: list[_Piece], place: int) -> bool:
    count = 0
    for step in (-1, 1):
        one, other = at + step, place + step
        while 0 <= one < len(claim) and 0 <= other < len(sentence) and claim[one].small == sentence[other].small:
            count += 1
            one, other = one + step, other + step
    return count >= _AROUND


def _pieces(text: str) -> list[_Piece]:
    """The words of a text, names in a row as one."""
    pieces: list[_Piece] = []
    end = -1
    for match in _WORD.finditer(text):
        word, begins = match[0], _BEGINS.search(text[max(0, match.start() - 4) : match.start()]) is not None
        begins = begins or not pieces
        is_name = len(word) >= _LEAST and word[0].isupper() and word[1:] != word[1:].upper()
        last = pieces[-1] if pieces else None
        if is_name and last and last.is_name and not begins and not last.begins and text[end : match.start()] == " ":
            pieces[-1] = _Piece(
                f"{last.text} {word}", f"{last.small} {normalise(word)}", is_name=True, begins=last.begins
            )
        else:
            pieces.append(_Piece(word, normalise(word), is_name, begins))
        end = match.end()
    return pieces


def _stem(word: str) -> str:
    return word[:_STEM]


def other_speaker(names: Sequence[str], others: Iterable[str], sentences: Sequence[str], known: Known) -> str:
    """The reason why those who have ``names`` do not say it: a sentence without pronouns names one of the ``others``.

    Who is not known by a proper name, as “the council” is not, counts as named where the sentence has him say something.
    """
    pieces = [piece for sentence in sentences for piece in _pieces(sentence)]
    words = [word for piece in pieces for word in piece.small.split()]
    said = {_stem(word) for word in words}
    if any(_PRONOUN.fullmatch(piece.small) for piece in pieces):
        return ""
    note = "the text names {}, the map " + " and ".join(names)
    own = set().union(*map(name_stems, names)) - {_stem(word) for word in known.small}
    if own and not own & said and own <= known.names:
        for other in others:
            proper = name_stems(other)
            if proper and proper <= said and not proper & own:
                return note.format(other)
    heads, heard = set().union(*map(_heads, names)), {word[:_HEAD] for word in words}
    if heads and not heads & heard and heads <= known.heads:
        for other in others:
            theirs = _heads(other)
            if theirs and theirs <= heard and not theirs & heads and _speaks(theirs, words):
                return note.format(other)
    return ""


def _speaks(speaker: set[str], words: Sequence[str]) -> bool:
    """Return whether a verb of saying stands near somebody."""
    places = [at for at, word in enumerate(words) if word[:_HEAD] in speaker]
    near = (words[max(0, at - _HEARD) : at + _HEARD + 1] for at in places)
    return any(_SAYS.fullmatch(word) for some in near for word in some)


def _heads(name: str) -> set[str]:
    """The beginnings of the longer words of a name, proper or not."""
    words = (normalise(match[0]) for match in _WORD.finditer(name))
    return {word[:_HEAD] for word in words if len(word) > _LEAST and not is_weak(word)}


def name_stems(name: str) -> set[str]:
    """The beginnings of the words of a text that have a capital."""
    words = (match[0] for match in _WORD.finditer(name))
    return {_stem(normalise(word)) for word in words if len(word) >= _LEAST and word[0].isupper()}
