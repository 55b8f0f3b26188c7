"""Restrictions that a sentence has and its claim has dropped: a condition, "too much"; and words turned by their prefix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from argmap.domain.negation import hints_denial, is_negation, is_weak
from argmap.text.alike import LONG, has, longer, shared
from argmap.text.sentences import folded

_WORD: Final = re.compile(r"\w+(?:['-]\w+)*")
_CONDITION: Final = re.compile(r"(?:if|wenn|falls|si|якщо|калі)\b(?P<condition>[^.;:!?]*?),(?P<rest>[^.;:!?]+)")
_CONDITIONAL: Final = re.compile(  # of a claim that keeps a condition in any way
    r"\b(?:if|unless|once|when(?:ever)?|as soon as|provided|given|assuming"
    r"|suppose[ds]?|supposing|were|had|without|by|after|until|because|so"
    r"|then|would|could|might|may|should|depends?|conditional\w*|only|wenn|falls|sofern|sobald|wäre|würden?|könnten?|ohne|durch|bei|nach"
    r"|si|lorsque|quand|sans|cuando|sin|якщо|якби|калі|коли|без|бы|б)\b|(?:^|, )(?:with|mit|avec|con)\b|[?]"
)
_TOO: Final = re.compile(
    r"\b(?:too|zu|trop(?: de)?|demasiad[oa]s?|занадто|надто|занадта)\s+(?:(?:much|many|high|viele?|hoh\w+|"
    r"große[rnms]?|grand\w*|alt[oa])\s+)?"
    r"(?P<of>\w{4,})"
)
_DEGREE: Final = re.compile(
    r"too|zu|over\w*|excess\w*|über\w*|trop|demasiad\w*|занадто|надто|занадта|more|less|much|viel\w*|mehr|hoh\w+|high"
)
_ONE_OF: Final = re.compile(
    r"\b(?:one of|among|some of|eine[rs]? der|eines der|unter den|l'un des|l'une des|parmi les|uno de los|una de las) "
    r"(?:the )?(?P<best>most \w+|least \w+|\w{3,}st(?:en)?|best|worst|first|only|plus \w+|más \w+)"
)
_ALL: Final = re.compile(
    r"\b(?:all|every\w*|each|none|no|nobody|alle\w?|jede\w?|kein\w*|tou(?:s|tes)|chaque|aucun\w*|tod[oa]s|cada"
    r"|усі|всі|кожн\w+|усе)\b"
)
_EXCEPT: Final = re.compile(
    rf"{_ALL.pattern}[^.;:!?]*?(?:\b(?:except(?:ing)?(?: for)?|but for|apart from|other than|with the exception of|save for"
    r"|außer|bis auf"
    r"|mit ausnahme|sauf|excepté|excepto|salvo|крім|окрім|акрамя) (?P<but>[^,.;:!?]+))"
    r"|\ball but (?:a|one|two|three|four|five|the) (?P<few>\w+)"
)
_EXCEPT_IN_ANY_WAY: Final = re.compile(
    r"\b(?:except\w*|but|apart|other\w*|save|only|alone|most|nearly|almost|exception\w*|rest|außer|bis auf|ander\w*|nur|fast"
    r"|sauf|seul\w*|autres?|presque|excepto|salvo|sólo|solo|casi|otr[oa]s|крім|окрім|лише|майже|інш\w+|акрамя|толькі)\b"
)
_NOT: Final = re.compile(
    r"un(?P<un>\w{6,})|(?:in|im|ir|il)(?P<im>\w+(?:able|ible|al|ent|ant|ate|ect|ite|ic|el|il|dad|té))"
)


def dropped(claim: str, texts: Sequence[str]) -> str:
    """Return which restriction of all of its sentences a claim has not, or nothing."""
    words, others = folded(claim)[0].casefold(), [folded(text)[0].casefold() for text in texts if text]
    if not others:
        return ""
    for rule in (_condition, _degree, _prefix, _one_of_many, _exception):
        notes = [rule(words, other) for other in others]
        if all(notes):
            return notes[0]
    return ""


def _condition(claim: str, text: str) -> str:
    """Name the condition of a sentence of which a claim has the consequence alone."""
    match = _CONDITION.match(text)
    if match is None or _CONDITIONAL.search(claim):
        return ""
    words, condition, rest = (_WORD.findall(one) for one in (claim, match["condition"], match["rest"]))
    own = [word for word in longer(condition) if not is_weak(word) and not has(longer(rest), word)]
    same = {word for word in shared(words, rest) if not is_weak(word)}
    if not own or any(has(longer(words), word) for word in own) or len(same) < 3:
        return ""
    return f"the text says so only “{match[0].partition(',')[0]}”"


def _degree(claim: str, text: str) -> str:
    """Name what is too much in a sentence and merely there in a claim."""
    words = _WORD.findall(claim)
    for match in _TOO.finditer(text):
        if has(longer(words), match["of"]) and not any(_DEGREE.fullmatch(word) for word in words):
            return f"the text says “{match[0]}”"
    return ""


def _one_of_many(claim: str, text: str) -> str:
    """Name what is one of the largest in a sentence and the largest in a claim."""
    for match in _ONE_OF.finditer(text):
        best = match["best"]
        alone = re.compile(rf"(?<!of )(?<!among )\b(?:the|der|die|das|le|la|el) {re.escape(best.removesuffix('en'))}")
        if alone.search(claim) and not _ONE_OF.search(claim):
            return f"the text says “{match[0]}”, the claim “{best}”"
    return ""


def states_exception(text: str) -> bool:
    """Return whether a text says something of all but a few."""
    return _EXCEPT.search(folded(text)[0].casefold()) is not None


def _exception(claim: str, text: str) -> str:
    """Name the exception of a sentence of which a claim has the rule alone."""
    match = _EXCEPT.search(text)
    is_whole = match is not None and _ALL.search(claim) and not _EXCEPT_IN_ANY_WAY.search(claim)
    if match is None or not is_whole or len(shared(_WORD.findall(claim), _WORD.findall(text))) < 2:
        return ""
    own = longer(_WORD.findall(match["but"] or ""))[:1]
    return "" if own and has(longer(_WORD.findall(claim)), own[0]) else f"the text says “{match[0]}”"


def _prefix(claim: str, text: str) -> str:
    """Name a word that one of both has with a prefix that denies it, where nothing else does."""
    ours, theirs = _WORD.findall(claim), _WORD.findall(text)
    if any(is_negation(word) or (hints_denial(word) and not _NOT.fullmatch(word)) for word in ours) or any(
        map(is_negation, theirs)
    ):
        return ""
    for one, other in ((ours, theirs), (theirs, ours)):
        for word in one:
            match = _NOT.fullmatch(word)
            plain = (match["un"] or match["im"]) if match else None
            if not plain or len(plain) < LONG or has(other, word):
                continue
            turned = next((w for w in other if w[: len(plain) - 2] == plain[: len(plain) - 2]), None)
            if turned and not has(one, turned):
                said, claimed = (turned, word) if one is ours else (word, turned)
                return f"the text says “{said}”, the claim “{claimed}”"
    return ""
