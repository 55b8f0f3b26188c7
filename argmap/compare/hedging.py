"""Hedges and voices as they are read in words: "perhaps", "the town hall says"; a map's own fields come first."""

from __future__ import annotations

import re

from argmap.compare.outline import Claim, wording
from argmap.domain.model import Argument, Hedge, Stance, Statement

_HEDGES = {  # in English, Ukrainian and Belarusian, weakest first: the first that is found counts
    Hedge.QUESTIONED: (
        r"question(?:able|ed)?|in doubt|doubt(?:s|ed|ful|fully)?|uncertain(?:ty)?|unclear|"
        r"not (?:at all )?(?:sure|certain|clear)|"
        r"far from (?:sure|certain|clear)|unsure|disput(?:ed|able)|whether|debatable|one can doubt|под сумнівом|сумнівно|"
        r"сумнів\w*|сумніўна|пад сумневам"
    ),
    Hedge.POSSIBLE: (
        r"perhaps|possib(?:le|ly|ility)|may|maybe|might|could|can be|conceivabl[ey]|chance|hope|slim|faint|"
        r"може|можливо|мабыць|магчыма|шанс\w*"
    ),
    Hedge.APPARENT: (
        r"apparent(?:ly)?|seem(?:s|ed|ing|ingly)?|look(?:s|ed)? (?:as if|as though|like)|appear(?:s|ed)? to|"
        r"suggest(?:s|ed|ing)?|"
        r"reasons? to (?:believe|think|suppose)|grounds to (?:believe|think|suppose)|one may think|allegedly|supposedly|"
        r"is said to|are said to|so-called|hints?|indicat(?:es|ed|ion)|здається|схоже|здаецца|нібито|як кажуть"
    ),
    Hedge.LIKELY: (
        r"(?:most |very |highly )?(?:likely|probabl[ey]|probability|likelihood)|presumabl[ey]|as a rule|mostly|"
        r"almost certain(?:ly)?|"
        r"ймовірно|імовірно|найімовірніше|верагодна|хутчэй за ўсё|скоріше за все"
    ),
}
_PATTERNS = {hedge: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for hedge, words in _HEDGES.items()}
_PLAIN = re.compile(
    r"\b(?:perhaps|possibly|maybe|may|might|probably|(?:most |very )?likely|apparently|seems?|allegedly|supposedly|"
    r"можливо|ймовірно|мабуть|здається|магчыма|верагодна|мабыць|здаецца)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:in|since|until|of|early|late|\d{1,2}(?:st|nd|rd|th)?) May\b|\bMay \d")
_VOICE = re.compile(
    r"\b(?:says?|said|claim(?:s|ed)?|announc\w+|accord(?:s|ing) to|report(?:s|ed|edly)|tells?|told|"
    r"argu(?:es|ed)|insist(?:s|ed)|"
    r"stat(?:es|ed)|declar\w+|held|holds that|blam(?:es|ed)|maintain(?:s|ed)|believ(?:es|ed)|promis\w+|"
    r"statement|doctrine|theory|"
    r"is said|are said|rumou?r\w*|speculation|in (?:his|her|their) (?:words|view|opinion)|каже|сказа\w+|заяв\w+|за словами|"
    r"кажа|паведам\w+|пові?дом\w+)\b|[“\"„«]|^[^.:]{2,30}: ",
    re.IGNORECASE,
)


def hedge_of(claim: Claim) -> Hedge | None:
    """Return how unsure a box puts what it says, by its field or else by its words; ``None`` if it is put as certain."""
    if isinstance(claim, Statement) and claim.hedged:
        return claim.certainty
    return hedges_in(wording(claim))


def hedges_in(text: str) -> Hedge | None:
    """Return the weakest hedge that the words of a text are, or ``None``."""
    said = _MONTH.sub("", text)
    return next((hedge for hedge, pattern in _PATTERNS.items() if pattern.search(said)), None)


def is_hedged(claim: Claim, *, in_words: bool = False) -> bool:
    """Whether a reference puts a claim as less than certain: by its field, or with ``in_words`` by plain words."""
    if isinstance(claim, Statement) and claim.hedged:
        return True
    return in_words and bool(_PLAIN.search(_MONTH.sub("", wording(claim))))


def loses_hedge(mine: Claim, theirs: Claim, *, in_words: bool = False) -> bool:
    """Whether the reference puts a claim as less than certain, and the student's box as certain."""
    return is_hedged(theirs, in_words=in_words) and hedge_of(mine) is None


def loses_voice(mine: Claim, theirs: Claim) -> bool:
    """Whether the reference has a claim from somebody else's mouth, and the student's box puts it as a fact."""
    if isinstance(theirs, Argument) or theirs.stance is not Stance.REPORTED or isinstance(mine, Argument):
        return False
    named = bool(mine.asserted_by) or mine.stance not in (Stance.ASSERTED, Stance.UNKNOWN) or mine.quotation
    return not named and not _VOICE.search(wording(mine))
