"""Hedges and voices as they are read in words: "perhaps", "the town hall says"; a map's own fields come first."""

from __future__ import annotations

import re

from argmap.compare.outline import Claim, wording
from argmap.compare.stems import stems
from argmap.domain.model import Argument, Hedge, Stance, Statement

LABEL = 5  # words of a title that may be no sentence
HEDGED_LANGUAGES = ("en", "uk", "be", "de", "fr", "es")  # whose hedges are known
_HEDGES = {  # in these languages, weakest first: the first that is found counts
    Hedge.QUESTIONED: (
        r"question(?:able|ed)?|in doubt|doubt(?:s|ed|ful|fully)?|uncertain(?:ty)?|unclear|"
        r"not (?:at all )?(?:sure|certain|clear)|"
        r"far from (?:sure|certain|clear)|unsure|disput(?:ed|able)|whether|debatable|one can doubt|под сумнівом|сумнівно|"
        r"сумнів\w*|сумніўна|пад сумневам|(?:who|nobody|no one) knows|hard to (?:say|tell)|"
        r"fraglich|zweifelhaft|bezweifel\w+|umstritten|unklar|ungewiss|unsicher|wer weiß|nicht (?:sicher|klar)|"
        r"douteu(?:x|se)|incertain\w*|contestable|pas (?:sûr|certain)\w*|on ne sait pas|qui sait|"
        r"dudos[oa]s?|inciert[oa]s?|discutible|no es seguro|quién sabe|no se sabe"
    ),
    Hedge.POSSIBLE: (
        r"perhaps|possib(?:le|ly|ility)|may|maybe|might|could|can be|conceivabl[ey]|chance|hope|slim|faint|"
        r"може|можливо|мабыць|магчыма|шанс\w*|"
        r"vielleicht|möglich(?:erweise)?|womöglich|eventuell|könnte\w*|"
        r"peut-être|possibles?|pourrai\w+|éventuellement|il se peut|"
        r"quizás?|tal vez|posible(?:mente)?|podría\w*|puede (?:ser|que)|a lo mejor|acaso"
    ),
    Hedge.APPARENT: (
        r"apparent(?:ly)?|seem(?:s|ed|ing|ingly)?|look(?:s|ed)? (?:as if|as though|like)|appear(?:s|ed)? to|"
        r"suggest(?:s|ed|ing)?|"
        r"reasons? to (?:believe|think|suppose)|grounds to (?:believe|think|suppose)|one may think|allegedly|supposedly|"
        r"is said to|are said to|so-called|hints?|indicat(?:es|ed|ion)|здається|схоже|здаецца|нібито|як кажуть|"
        r"I (?:think|believe|guess|suppose)|in my (?:opinion|view)|"
        r"scheinbar|anscheinend|schein(?:t|en)|offenbar|wohl|angeblich|dürfte\w*|ich (?:glaube|denke|meine)|"
        r"meiner Meinung nach|"
        r"apparemment|semble\w*|paraît|prétendument|sans doute|je (?:crois|pense)|à mon avis|"
        r"aparentemente|parece\w*|al parecer|supuestamente|creo que|pienso que|en mi opinión"
    ),
    Hedge.LIKELY: (
        r"(?:most |very |highly )?(?:likely|probabl[ey]|probability|likelihood)|presumabl[ey]|as a rule|mostly|"
        r"almost certain(?:ly)?|"
        r"ймовірно|імовірно|найімовірніше|верагодна|хутчэй за ўсё|скоріше за все|"
        r"(?:höchst)?wahrscheinlich|vermutlich|meist(?:ens)?|in der Regel|"
        r"probable(?:ment|mente)?|vraisembl\w+|en général|seguramente|casi seguro"
    ),
}
_PATTERNS = {hedge: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for hedge, words in _HEDGES.items()}
_PLAIN = re.compile(
    r"\b(?:perhaps|possibly|maybe|may|might|probably|(?:most |very )?likely|apparently|seems?|allegedly|supposedly|"
    r"можливо|ймовірно|мабуть|здається|магчыма|верагодна|мабыць|здаецца|"
    r"vielleicht|möglicherweise|(?:höchst)?wahrscheinlich|vermutlich|anscheinend|angeblich|"
    r"peut-être|probablement|apparemment|quizás?|tal vez|probablemente|aparentemente)\b",
    re.IGNORECASE,
)
_ABLE = re.compile(
    r"\b(?:kann|können|mag|ob|peu(?:t|vent)|pueden?)\b", re.IGNORECASE
)  # may be no hedge, and accuses nobody
_CERTAIN = re.compile(
    r"\b(?:(?:in|a) fact|certain(?:ly)?|sure(?:ly)?|definite(?:ly)?|undoubtedly|(?:no|without) doubt|of course|clearly|"
    r"prove[nsd]?|"
    r"Tatsache|sicher(?:lich)?|gewiss|zweifellos|ohne Zweifel|natürlich|bewiesen|"
    r"certainement|certes|sans aucun doute|évidemment|bien sûr|prouvé|ciertamente|sin duda|por supuesto|demostrado|"
    r"факт|звичайно|безсумнівно|безумовно|доведено|вядома|несумненна|безумоўна|даказана)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?–—]\s")
_MONTH = re.compile(r"\b(?:in|since|until|of|early|late|\d{1,2}(?:st|nd|rd|th)?) May\b|\bMay \d")
_VOICE = re.compile(
    r"\b(?:says?|said|claim(?:s|ed)?|announc\w+|accord(?:s|ing) to|report(?:s|ed|edly)|tells?|told|"
    r"argu(?:es|ed)|insist(?:s|ed)|"
    r"stat(?:es|ed)|declar\w+|held|holds that|blam(?:es|ed)|maintain(?:s|ed)|believ(?:es|ed)|promis\w+|"
    r"statement|doctrine|theory|"
    r"sag(?:t|en)|laut|zufolge|behaupte\w+|mein(?:t|en)|erklär\w+|berichte\w+|angeblich|halten|"
    r"dit|disent|selon|affirme\w*|prétend\w*|d'après|déclare\w*|dicen?|según|afirma\w*|sostien\w+|"
    r"is said|are said|rumou?r\w*|speculation|in (?:his|her|their) (?:words|view|opinion)|каже|сказа\w+|заяв\w+|за словами|"
    r"кажа|паведам\w+|пові?дом\w+)\b|[“\"„«]|^[^.:]{2,30}: ",
    re.IGNORECASE,
)


def hedge_of(claim: Claim) -> Hedge | None:
    """Return how unsure a box puts what it says, by its field or else by its words; ``None`` if it is put as certain."""
    if isinstance(claim, Statement) and claim.hedged:
        return claim.certainty
    said = wording(claim)
    return hedges_in(said) or (Hedge.POSSIBLE if _ABLE.search(said) else None)


def hedges_in(text: str) -> Hedge | None:
    """Return the weakest hedge that the words of a text are, or ``None``."""
    said = _MONTH.sub("", text)
    return next((hedge for hedge, pattern in _PATTERNS.items() if pattern.search(said)), None)


def is_hedged(claim: Claim, *, in_words: bool = False) -> bool:
    """Return whether a reference puts a claim as less than certain: by its field, or with ``in_words`` by words."""
    if isinstance(claim, Statement) and claim.hedged:
        return True
    return in_words and bool(_PLAIN.search(_MONTH.sub("", wording(claim))))


def is_label(claim: Claim) -> bool:
    """Return whether a box is a title of a few words alone, which names a thing and puts nothing as certain or unsure."""
    return not claim.text and len(claim.title.split()) <= LABEL and hedge_of(claim) is None


def loses_hedge(mine: Claim, theirs: Claim) -> bool:
    """Return whether the student's box puts as certain a claim that the reference puts as less than certain."""
    return hedge_of(mine) is None and _says_unsure_part(mine, theirs)


def _says_unsure_part(mine: Claim, theirs: Claim) -> bool:
    """Return whether a box says something of what is unsure in a claim, where another part of that is put as certain.

    A box that says how certain it is leaves no doubt that it means the whole.
    """
    if _CERTAIN.search(wording(mine)):
        return True
    parts = [part for part in _CLAUSE.split(theirs.text) if stems(part)]
    unsure, certain = (
        {stem for part in parts if (hedges_in(part) is not None) is hedged for stem in stems(part)}
        for hedged in (True, False)
    )
    return not unsure or not certain or not (unsure - certain).isdisjoint(stems(wording(mine)))


def loses_voice(mine: Claim, theirs: Claim) -> bool:
    """Return whether the reference has a claim from somebody else's mouth, and the student's box puts it as a fact."""
    if isinstance(theirs, Argument) or theirs.stance is not Stance.REPORTED or isinstance(mine, Argument):
        return False
    named = bool(mine.asserted_by) or mine.stance not in (Stance.ASSERTED, Stance.UNKNOWN) or mine.quotation
    return not named and not any(_VOICE.search(text) for text in (wording(mine), mine.text))
