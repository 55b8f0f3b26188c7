"""Denials: what a text denies, as the stems behind its negations, and what it says, clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from argmap.compare.stems import denies, denying, stem, stop_words, tokens
from argmap.domain.negation import hints_denial

REACH = 2  # words that say something, behind a negation, which it may deny
_CLAUSE = re.compile(
    r"[,.;:!?()–—]\s|[–—]|\s(?=(?:because|since|when|while|if|unless|until|although|though|who|whoever|which|where|whereas|so|"
    r"weil|wenn|während|obwohl|damit|sondern|parce|quand|lorsque|tandis|qui|porque|cuando|mientras|aunque|"
    r"бо|коли|якщо|хоча|калі|хоць)\s)",
    re.IGNORECASE,
)
_LEAVES_OUT = re.compile(r"\b(?:leav(?:e|es|ing)|left) (\w+) out\b", re.I)
_GIVES_UP = re.compile(r"\b(?:g[ai]v(?:e|es|ing)|given) up\b", re.I)
_AS_MANY = re.compile(  # no more than that: at most as much, which denies nothing else
    r"\b(?:no|not(?: any)?|hardly(?: any)?|nicht|kaum|pas|не) (?:much )?"
    r"(?:more|bigger|larger|greater|higher|mehr|größer|höher|plus|más|mayor|більше|больш)\b"
    r"(?=[^.;,]* (?:than|als|que|ніж|чым)\b)",
    re.I,
)


@dataclass
class Denials:
    """Stems that a text denies and those that it says; those of them in clauses that deny something; hints of a denial."""

    denied: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)


@cache
def denials(text: str) -> Denials:
    """Return what a text denies; what two negations in one clause deny is said."""
    whole = Denials()
    for words in _CLAUSE.split(plainly(text)):
        clause = _Clause()
        clause.read(tokens(words, keep_negations=True))
        whole.denied |= clause.denied
        whole.said |= clause.said
        whole.beside |= clause.said if clause.negations % 2 else set()
        whole.hints |= clause.hints
    both = whole.denied & whole.said
    whole.denied -= both
    whole.said -= both
    return whole


def plainly(text: str) -> str:
    """Return a text with one word for "gives up" and for "leaves out", and "as many" for "no more"."""
    return _AS_MANY.sub("as many as", _LEAVES_OUT.sub(r"without \1", _GIVES_UP.sub("stop", text)))


class _Clause:
    """Reads one clause, word by word."""

    def __init__(self) -> None:
        self.denied: set[str] = set()
        self.said: set[str] = set()
        self.hints: set[str] = set()
        self.negations = 0
        self.reach = 0
        self.denies = self.lacking = self.reached = False
        self.last = ""

    def read(self, words: list[str]) -> None:
        """Add what a clause denies and says."""
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            is_object = bool(before) and before not in stop_words() and not denies(before)
            if word in denying("without"):
                self._begin(denying=True, reach=1, lacking=True)
            elif word in denying("nothing") and is_object:
                self.negations += 1
                self._deny_last()
            elif word in denying("verb") and (before in denying("be") or after in denying("boundary")):
                self._say(word)  # "was stopped", "stopped after three runs": denies nothing that follows
            elif denies(word):
                self._deny(word, is_object=is_object)
            elif word in denying("boundary"):
                self.reach = 0 if self.reached or word in denying("than") else self.reach
            else:
                self._say(word)

    def _deny(self, word: str, *, is_object: bool) -> None:
        if word in denying("paired") and self.denies:
            self._begin(denying=True, reach=REACH)
            return
        self.negations += 1
        if word in denying("no") and is_object:
            self._deny_last()
        self._begin(denying=not (self.reach and self.denies), reach=REACH)

    def _begin(self, *, denying: bool, reach: int, lacking: bool = False) -> None:
        self.reach, self.denies, self.lacking, self.reached = reach, denying, lacking, False

    def _say(self, word: str) -> None:
        if hints_denial(word):
            self.hints.add(stem(word))
        if word in stop_words():
            return
        self.last = stem(word)
        if not (self.reach and self.lacking):  # what is left out is neither said nor denied
            (self.denied if self.reach and self.denies else self.said).add(self.last)
        self.reached = self.reached or self.reach > 0
        self.reach = max(0, self.reach - 1)

    def _deny_last(self) -> None:
        self.reach = 0
        if self.last:
            self.said.discard(self.last)
            self.denied.add(self.last)
