"""Speakers of what a sentence says: "she" is the one who was named before, and what others say is not the author's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from argmap.domain.negation import is_weak
from argmap.text.alike import has, longer
from argmap.text.proper_names import name_stems
from argmap.text.sentences import folded

_REPORTS: Final = re.compile(  # that somebody else says what follows
    r"(?P<who>[^,;:.!?“”\"«»]{2,70}?(?:, [^,;:.!?“”\"«»]{2,50},)?)\s(?:therefore |also |still |now |even |\w+ly )?"
    r"(?:(?:say|says|said|claims?|claimed|argues?|argued|thinks?|thought|believes?|believed|fears?|feared|warns?|warned|objects?"
    r"|objected|complains?|complained|insists?|insisted|suspects?|suspected|maintains?|maintained|alleges?|alleged"
    r"|tells? \w+|told \w+|tr(?:y|ies|ied) to (?:convince|persuade)(?: \w+)?) that"
    r"|(?:sag(?:t|en|te|ten)|behaupt(?:et|en|ete|eten)|mein(?:t|en|te|ten)|glaub(?:t|en|te|ten)|fürcht(?:et|en|ete|eten)"
    r"|warn(?:t|en|te|ten)), dass"
    r"|(?:dit|disent|affirment?|croi(?:t|ent)|craint|craignent|soutien(?:t|nent)) que"
    r"|(?:dicen?|afirman?|creen?|temen?|sostienen?) que"
    r"|(?:каже|кажуть|стверджу(?:є|ють)|вважа(?:є|ють)|боїться|бояться|кажа|кажуць|сцвярджа(?:е|юць)|лічыць|лічаць), що?"
    r")\s(?P<what>.+)",
    re.I,
)
_NOBODY_ELSE: Final = re.compile(
    r"(?:.*\b)?(?:i|we|one|you|it|this|that|which|who|nobody|no one|everyone|everybody|anyone|rightly|correctly|justly"
    r"|ich|wir|man|je|nous|on|yo|nosotros|я|ми|мы|not|never|n't)",
    re.I,
)
_CONJUNCTION: Final = re.compile(r"^(?:al)?though |^(?:while|when|because|since|as|if|that) ", re.IGNORECASE)
_SAYS: Final = re.compile(
    r"\b(?:sa(?:y|ys|id)|according|accord\w*|claim\w*|argu\w*|th(?:ink|inks|ought)|believ\w*|fear\w*|warn\w*"
    r"|object\w*|complain\w*|insist\w*|suspect\w*|maintain\w*|alleg\w*|persuad\w*|convinc\w*|told|tells?|report\w*|view|opinion|eyes"
    r"|for (?:him|her|them)|sag\w+|laut|zufolge|behaupt\w+|mein\w+|glaub\w+|selon|d'après|según|за словами|паводле)\b",
    re.I,
)
_VERB: Final = (
    r"(?:says|said|claims|claimed|argues|argued|explains|explained|thinks|thought|believes|believed|fears|feared|warns|warned"
    r"|objects|objected|complains|complained|insists|insisted|answers|answered|replies|replied|adds|added|writes|wrote|states"
    r"|stated|announced|announces|told|tells|sagt|sagte|meint|meinte|behauptet|erklärt|erklärte|schreibt|schrieb|warnt|warnte"
    r"|dit|affirme|explique|écrit|dice|dijo|afirma|explica|каже|сказав|сказала|пояснює|стверджує|пише|кажа|сказаў|тлумачыць)"
)
_SHE: Final = re.compile(
    r"(?:but |yet |and |so |also |moreover, |besides, )?(?P<pronoun>he|she|sie|er|il|elle|él|ella|він|вона|ён|яна)\b",
    re.I,
)


def report_of_another(claim: str, sentences: Sequence[str]) -> str:
    """Return who says in all of its sentences what a claim says for itself, or nothing."""
    reporters = [_reporter(claim, folded(sentence)[0]) for sentence in sentences if sentence]
    return f"the text lets “{reporters[0]}” say so, the map its author" if reporters and all(reporters) else ""


def _reporter(claim: str, sentence: str) -> str:
    report = _REPORTS.match(sentence)
    if report is None or _NOBODY_ELSE.fullmatch(report["who"]) or _SAYS.search(claim):
        return ""
    words, what = (longer(re.findall(r"[\w'-]+", text.casefold())) for text in (claim, report["what"]))
    who = _CONJUNCTION.sub("", report["who"].strip())
    return who if any(has(what, word) for word in words if not is_weak(word)) else ""


def named_speaker(sentence: str, speakers: Mapping[str, str]) -> str:
    """Return the id of the only speaker whose name stands before a verb of saying, or nothing."""
    named = [
        id_
        for id_, name in speakers.items()
        if re.search(r"\s[A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]", name)
        and re.search(rf"\b{re.escape(name.split()[-1])},? (?:\w+ly )?{_VERB}\b", sentence)
    ]
    return named[0] if len(named) == 1 else ""


def stood_for(sentence: str, before: Sequence[str], speakers: Mapping[str, str]) -> str:
    """Return the id of the speaker for whom the pronoun at the beginning of a sentence stands, or nothing.

    It is the only one that the nearest sentence ``before`` in the paragraph names which names any.
    """
    if not _SHE.match(sentence) or not _SAYS.search(sentence):
        return ""
    for earlier in reversed(before):
        stems = name_stems(earlier)
        named = [id_ for id_, name in speakers.items() if (own := name_stems(name)) and len(own) > 1 and own & stems]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""
