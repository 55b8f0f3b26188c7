"""Words by which a text says that it is not sure, in the languages that argmap speaks."""

from __future__ import annotations

import re

from argmap.text.alike import says, shared

_WORDS = {
    "en": r"""may might could perhaps maybe(?!\ something) probably possibly presumably apparently seemingly
        allegedly reportedly supposedly
        (?<!less\ )(?<!more\ )(?<!as\ )likely unlikely seems? seemed appears? appeared suggests? suggested
        (?:most|very)\ likely it\ looks?\ (?:as|like)
        looks?\ (?:as\ if|as\ though|like) in\ question under\ question doubtful uncertain reason\ to\ (?:believe|think)
        rumou?rs? rumou?red speculation it\ is\ possible\ that""",
    "de": r"""vielleicht wahrscheinlich möglicherweise vermutlich angeblich anscheinend offenbar womöglich mutmaßlich
        könnten? dürften? scheint schien scheinen unklar fraglich es\ ist\ möglich""",
    "fr": r"""peut-être probablement vraisemblablement apparemment sans\ doute semblent? semblait
        pourrai(?:t|ent) incertaine? prétendument il\ est\ possible""",
    "es": r"""quizás? tal\ vez probablemente posiblemente aparentemente supuestamente parecen? parecía podrían?
        al\ parecer dudoso acaso es\ posible\ que""",
    "uk": r"""можливо ймовірно мабуть напевно певно здається схоже начебто нібито очевидно імовірно може\ бути під\ питанням
        сумнівно""",
    "be": r"""магчыма верагодна мабыць напэўна здаецца падобна нібыта быццам відаць пад\ пытаннем сумніўна""",
}
_INTENDED = re.compile(  # what somebody hopes or plans is no fact
    r"\b(?:hop(?:e|es|ed|ing)|plans?|planned|planning|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?|tr(?:y|ies|ied|ying))"
    r"(?: to| that)\b|\b(?:should(?! ?(?:n['’]t|['’]ve|have))|ought to)\b"
    r"|\b(?:hofft|hoffen|plant|planen|beabsichtig\w+|versuch\w+), (?:zu|dass)\b",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:hop\w+|plan\w*|inten\w+|expect\w*|tr(?:y|ies|ied|ying)|attempt\w*|want\w*|"
    r"wish\w*|aim\w*|goal\w*|seek\w*|sought|would|should(?:n['’]t)?|could"
    r"|ambition\w*|propos\w+|promis\w+|target\w*|call\w*|demand\w*|prospect\w*|foresee\w*|forecast\w*|strive\w*"
    r"|effort\w*|mean[st]? to|is to|are to"
    r"|must|ought|shall|need\w*|ha(?:s|ve) to|let us|better|best|right|wrong|dut(?:y|ies)|recommend\w*|oblig\w+|require\w*"
    r"|advis\w+|necessary|urg\w+|suggest\w*"
    r"|hoff\w+|plan\w*|absicht\w*|beabsicht\w+|versuch\w*|erwart\w*|soll\w*|möchte\w*|ziel\w*|wollen)\b",
    re.I,
)
_HEDGE = re.compile(
    r"(?<!\w)(?:" + "|".join(w for words in _WORDS.values() for w in re.split(r"(?<!\\)\s+", words)) + r")(?!\w)", re.I
)


_PART = re.compile(r"[:;]\s")
_LETTERS = re.compile(r"\w+(?:['-]\w+)*")
_SET_ASIDE = re.compile(  # before a doubt that a text mentions only to pass it over
    r"(?<!\w)(?:despite|in spite of|contrary to|regardless of|notwithstanding|trotz|entgegen|malgré|contrairement à"
    r"|a pesar de|попри|всупереч|нягледзячы на|насуперак)(?:\s\w+){0,2}\s$",
    re.I,
)


def intended(claim: str, sentence: str) -> str:
    """Return the words of a sentence by which somebody hopes or plans what its claim tells as a fact, or nothing."""
    match = _INTENDED.search(sentence)
    return match[0] if match and not _OPEN.search(claim) and not hedge_in(claim) else ""


def part_for(claim: str, sentence: str) -> str:
    """The part of a sentence, up to a colon or semicolon, that a claim is clearly made of, or all of it."""
    parts = _PART.split(sentence)
    words = [word for word in _LETTERS.findall(claim.casefold()) if says(word)]
    counts = [len(set(shared(words, _LETTERS.findall(part.casefold())))) for part in parts]
    best = max(counts)
    return parts[counts.index(best)] if best >= 2 * (sum(counts) - best) and best else sentence


def hedge_in(text: str) -> str:
    """The first word of ``text`` that takes something back from being certain, or nothing."""
    return next((match[0] for match in _HEDGE.finditer(text) if not _SET_ASIDE.search(text[: match.start()])), "")
