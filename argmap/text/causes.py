"""Causes and effects, or what came first and what then, that a claim has exchanged.

The rule is narrow on purpose: each end is known by the words that stand at it alone, and both must be crossed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from argmap.domain.contraries import figures
from argmap.domain.negation import is_negation, is_weak
from argmap.text.alike import are_alike
from argmap.text.sentences import folded

_PART: Final = re.compile(r"[.;:!?—–]\s?")
_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_LEAST: Final = 3  # letters of a word that says something beside such a link
_SMALL: Final = re.compile(
    r"the|and|but|for|nor|not|has|had|was|are|his|her|him|she|they|its|our|you|who|any|all|can|may|did|one|out|off|too|now|yet|own"
    r"|how|why|per|so|then|there|it|der|die|das|und|den|dem|des|ein|war|ist|hat|sie|ihr|aus|les|une|est|ont|qui|los|las|una|que"
    r"|por|від|для|або|він|вона|вони|що"
)
# What stands between an effect and its cause behind it, or what comes then and what came first; and the other way round.
_EFFECT_FIRST: Final = {
    "cause": r"because of|because|since|due to|owing to|thanks to|as a result of|whenever|when|if"
    r"|weil|wegen|aufgrund|infolge|wenn|sobald|parce que|car|à cause de|grâce à|lorsque|si|porque|debido a|a causa de|cuando"
    r"|тому що|бо|через те що|коли|якщо|таму што|калі",
    "time": r"after|nachdem|après que|después de que|після того як|пасля таго як",
}
_CAUSE_FIRST: Final = {
    "cause": r"which is why|and so|therefore|hence|thus|leads? to|led to|results? in|resulted in|gives? rise to"
    r"|brings? about"
    r"|deshalb|daher|führt zu|führte zu|c'est pourquoi|donc|conduit à|por eso|por lo tanto|lleva a|тому|отже|таму",
    "time": r"before|bevor|ehe|avant que|antes de que|перш ніж|перш чым",
}
_UNCLEAR: Final = re.compile(
    r"\b(?:only (?:if|when|because)|unless|even if|as if|nur wenn|auch wenn|if and only if)\b|\?"
)


_TOGETHER: Final = re.compile(
    r"\b(?:associated with|correlat\w+|goes? (?:along|together|hand in hand) with|went (?:along|together|hand in hand) with"
    r"|coincid\w+ with|korrelier\w+|geht einher mit|gehen einher mit|corrél\w+|associée?s? à|asociad[oa]s? (?:a|con)"
    r"|correlacion\w+"
    r"|пов'язан\w+ з|корелю\w+|звязан\w+ з)"
)
_CAUSES: Final = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|because|due to|owing to|leads? to|led to|results? in|resulted in|brings? about|brought about"
    r"|responsible for|makes? \w+ \w+|verursach\w+|führ(?:t|en|te|ten) zu|weil|wegen|à cause de|causent|provoqu\w+"
    r"|parce que|provoca\w*|porque|causa|causan|спричин\w+|через|бо|выклік\w+|праз)\b"
)


class _Link(NamedTuple):
    """A kind of link, the words of what is first (a cause), and of what is then (its effect)."""

    kind: str
    first: list[str]
    then: list[str]

    def crosses(self, other: _Link) -> bool:
        """Return whether each end has something of the other end there, and more than of its own; the first none of it."""
        crossed = _shared(self.first, other.then), _shared(self.then, other.first)
        straight = _shared(self.first, other.first), _shared(self.then, other.then)
        return self.kind == other.kind and all(crossed) and not straight[0] and sum(crossed) > sum(straight)


def reversed_link(claim: str, texts: Sequence[str]) -> str:
    """Return which link a claim has the other way round than all of its sentences, or nothing."""
    ours, theirs = [*_links(claim)], [[*_links(text)] for text in texts if text]
    for one in ours:
        if theirs and all(any(one.crosses(other) for other in links) for links in theirs):
            return (
                "the text has cause and effect the other way round"
                if one.kind == "cause"
                else "the text has what came first and what came then the other way round"
            )
    return ""


def asserted_cause(claim: str, texts: Sequence[str]) -> str:
    """Return that a claim has for a cause what all of its sentences only find together, or nothing."""
    words, others = folded(claim)[0].casefold(), [folded(text)[0].casefold() for text in texts if text]
    together = [_TOGETHER.search(other) for other in others]
    if not all(together) or not together or any(map(_CAUSES.search, others)) or _TOGETHER.search(words):
        return ""
    match = _CAUSES.search(words)
    return f"the text says “{together[0][0]}”, the claim “{match[0]}”" if match and together[0] else ""


def _links(text: str) -> Iterator[_Link]:
    shown = folded(text)[0].casefold()
    if _UNCLEAR.search(shown):
        return
    for part in _PART.split(shown):
        for table, is_effect_first in ((_EFFECT_FIRST, True), (_CAUSE_FIRST, False)):
            for kind, words in table.items():
                for match in re.finditer(rf"(?:^|\s)(?:{words})(?=[\s,])", part):
                    before, behind = part[: match.start()], part[match.end() :]
                    if not before.strip() and is_effect_first:  # because Y, X
                        behind, _, before = behind.partition(",")
                    ends = (behind, before) if is_effect_first else (before, behind)
                    yield _link(kind, *map(_saying, ends))


def _link(kind: str, first: list[str], then: list[str]) -> _Link:
    """Leave out what stands at both ends."""
    return _Link(
        kind,
        [word for word in first if not _shared([word], then)],
        [word for word in then if not _shared([word], first)],
    )


def _saying(text: str) -> list[str]:
    words = _WORD.findall(text)
    return [
        word
        for word in words
        if len(word) >= _LEAST
        and not (_SMALL.fullmatch(word) or word in figures() or word.isdecimal() or is_weak(word) or is_negation(word))
    ]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Count the words of which a form stands among others."""
    return sum(any(are_alike(a, b) for b in other) for a in set(one))
