"""Doer and sufferer of a deed, where a sentence has them in the passive and its claim the other way round.

The rule is narrow on purpose: both ends must be crossed, and only what stands beside the verb is an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.domain.negation import is_weak
from argmap.text.alike import are_alike, has, longer
from argmap.text.sentences import folded

_CLAUSE: Final = re.compile(r"[,.;:!?—–]\s?")
_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_PASSIVE: Final = re.compile(
    r"(?P<whom>.+?)\s(?:is|are|was|were|been|being|wurde|wurden|wird|werden|a été|ont été|est|sont|fue|fueron|es|son)\s"
    r"(?:\w+ly\s)?(?P<verb>\w+(?:ed|en|t|ung|ne|wn|d|é|ée|és|ées|ad[oa]s?))\s(?:(?:away|off|out|down|up|over|back)\s)?(?:by|par|por)\s(?P<who>.+)"
)
_REACH: Final = 4  # words beside a verb among which an end of it stands


class _Deed(NamedTuple):
    """The words of who does something and to whom, near its verb, without those that stand at both ends."""

    verb: str
    who: list[str]
    whom: list[str]


def acts_on(claim: str, texts: Sequence[str]) -> str:
    """Return which verb has who and whom exchanged against all of the sentences of a claim, or nothing."""
    texts = [text for text in texts if text]
    for said, claimed in ((_passive, _active), (_active, _passive)):
        verbs = {deed.verb for text in (claim, *texts) for deed in _passive(text, frozenset())}
        for ours in claimed(claim, verbs):
            theirs = [[deed for deed in said(text, verbs) if are_alike(deed.verb, ours.verb)] for text in texts]
            if theirs and all(any(_are_crossed(ours, deed) for deed in deeds) for deeds in theirs):
                return f"the text has it the other way round who “{ours.verb}” whom"
    return ""


def _passive(text: str, _: frozenset[str] | set[str]) -> Iterator[_Deed]:
    for clause in _CLAUSE.split(folded(text)[0].casefold()):
        if match := _PASSIVE.fullmatch(clause.strip()):
            yield _deed(match["verb"], match["who"].split(), match["whom"].split())


def _active(text: str, verbs: frozenset[str] | set[str]) -> Iterator[_Deed]:
    for clause in _CLAUSE.split(folded(text)[0].casefold()):
        words = _WORD.findall(clause)
        for at, word in enumerate(words[1:], 1):
            if any(are_alike(word, verb) for verb in verbs) and not _PASSIVE.fullmatch(clause.strip()):
                yield _deed(word, words[:at], words[at + 1 :])


def _deed(verb: str, who: Sequence[str], whom: Sequence[str]) -> _Deed:
    ends = [[word for word in longer(end) if not is_weak(word)] for end in (who, whom)]
    near = [end[:_REACH] for end in ends]
    return _Deed(verb, *([word for word in end if not has(ends[1 - at], word)] for at, end in enumerate(near)))


def _are_crossed(one: _Deed, other: _Deed) -> bool:
    """Return whether either end has something of the other one there, and nothing of its own."""
    crossed = any(has(other.whom, word) for word in one.who) and any(has(other.who, word) for word in one.whom)
    return (
        crossed
        and not any(has(other.who, word) for word in one.who)
        and not any(has(other.whom, word) for word in one.whom)
    )
