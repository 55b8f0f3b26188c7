"""Verbs that a sentence has as still to come and its claim as done, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.domain.negation import is_negation
from argmap.text.alike import LONG, are_alike
from argmap.text.hedging import hedge_in
from argmap.text.sentences import folded

_WORD: Final = re.compile(r"\w+(?:['-]\w+)*|[,.;:!?]")
_REACH: Final = 2  # words between what makes a verb one of the future or the past, and the verb
_TO_COME: Final = re.compile(
    r"will|shall|want|wants|wanted|going|plans?|planned|intends?|wishes|wish|hopes?|aims?|seeks?|would"
)
_DONE: Final = re.compile(r"has|have|had|having")
_PAST: Final = re.compile(
    r"\w{3,}(?:ed|en|t)|gone|done|made|won|lost|sold|held|begun|become|come|run|built|spent|paid|found|left"
)
_BETWEEN: Final = re.compile(r"to|be|been|not|never|already|now|soon|also|only|just|since|then|\w+ly")
_OPEN: Final = re.compile(
    r"will|shall|would|could|may|might|should|must|can|want\w*|plan\w*|intend\w*|hop\w+|wish\w*|aim\w*|seek\w*|going|if|unless"
    r"|propos\w+|promis\w+|announc\w+|expect\w*|about|once|after|until|when|whether"
)


def untimely(claim: str, texts: Sequence[str]) -> str:
    """Return which verb is to come in all of the sentences of a claim and done in it, or the reverse, or nothing."""
    words, others = _words(claim), [_words(text) for text in texts if text]
    if not others or hedge_in(claim):
        return ""
    if not any(map(_OPEN.fullmatch, words)):
        for is_done in _verbs(words, _DONE):
            planned = [_same(is_done, _verbs(other, _TO_COME)) for other in others]
            if all(planned) and not any(_same(is_done, _verbs(other, _DONE)) for other in others):
                return _note(planned[0], is_done)
    for to_come in _verbs(words, _TO_COME):
        done = [_same(to_come, _verbs(other, _DONE)) for other in others]
        is_planned = any(_same(to_come, _verbs(other, _TO_COME)) for other in others)
        if to_come.helping in ("will", "shall") and all(done) and not is_planned:
            return _note(done[0], to_come)
    return ""


class _Verb(NamedTuple):
    """A verb, what makes it one of the future or the past, and whether that is denied."""

    helping: str
    verb: str
    denied: bool


def _note(said: _Verb | None, claimed: _Verb) -> str:
    words = [f"{one.helping} {one.verb}" for one in (said, claimed) if one]
    return f"the text says “{words[0]}”, the claim “{words[-1]}”"


def _words(text: str) -> list[str]:
    return [match[0].casefold() for match in _WORD.finditer(folded(text)[0])]


def _verbs(words: Sequence[str], helping: re.Pattern[str]) -> Iterator[_Verb]:
    """Yield each verb with what makes it one of the future or the past, such as "will decide"."""
    for at, word in enumerate(words):
        if not helping.fullmatch(word):
            continue
        ahead = at + 1
        while ahead < len(words) and ahead - at <= _REACH and _BETWEEN.fullmatch(words[ahead]):
            ahead += 1
        verb = words[ahead] if ahead < len(words) else ""
        if len(verb) >= LONG and (helping is not _DONE or _PAST.fullmatch(verb)):
            yield _Verb(word, verb, any(is_negation(one) for one in words[at:ahead]))


def _same(one: _Verb, others: Iterator[_Verb]) -> _Verb | None:
    """The first that is a form of the same verb, denied as it is."""
    return next((other for other in others if are_alike(one.verb, other.verb) and one.denied == other.denied), None)
