"""Words that deny, and those that say nothing by themselves, in the languages that argmap speaks."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n['’]t"
    r"|nicht|kein(?:e[nrms]?)?|nie|niemals|nichts|niemand|ohne|weder"
    r"|ne|n['’]\w+|pas|jamais|rien|personne|aucune?|sans|ni"
    r"|nunca|jamás|nada|nadie|ningún|ningun[oa]|sin|tampoco"
    r"|не|ні|ніколи|ніхто|ніщо|нічого|без|немає|ніколі|ніхто|нішто|нічога|няма"
)

_HINTS = re.compile(  # of a denial, where there is no negation
    r"fail\w*|lack\w*|hardly|barely|scarcely|rarely|seldom|refus\w*|den(?:y|ies|ied)|un(?!i(?!n)|der|til|less|cle|like\b)\w{3,}|im(?:possible|probable)|stop\w*"
    r"|ceas\w*|prevent\w*|avoid\w*|forb\w*|ban\w*|reject\w*|too|little|few\w*|only|less|except|instead|rather|absen\w*|miss\w*"
    r"|lost|lose\w*|far|than|oppos\w*|against|doubt\w*|wrong|false|myth|illusion|end|ends|ended|kept|keeps?"
    r"|kaum|scheit\w*|weiger\w*|verweiger\w*|verhinder\w*|wenig\w*|nur|statt|gegen|falsch|peu|refus\w*|empêch\w*|manqu\w*|seul\w*"
    r"|contre|faux|apenas|falta\w*|niega\w*|negar|imp[ie]d\w*|poc[oa]s?|solo|sólo|contra|falso|лише|тільки|мало|відмов\w*|проти"
    r"|толькі|мала|адмов\w*|супраць"
)

_WEAK = re.compile(  # of the longer words
    r"than|that|this|these|those|them|they|their|there|with|from|have|been|will|would|which|were|when|into|about|after|what|such"
    r"|dass|eine[nmrs]?|sind|wird|werden|haben|oder|über|unter|avec|dans|pour|plus|sont|être|para|como|est[ea]"
)


def is_negation(word: str) -> bool:
    """Return whether a word, in small letters, denies what it stands with."""
    return _NEGATION.fullmatch(word) is not None


def hints_denial(word: str) -> bool:
    """Return whether a word, in small letters, may deny what it stands with and is no negation: "only", "refuse"."""
    return _HINTS.fullmatch(word) is not None


def is_weak(word: str) -> bool:
    """Return whether a word, in small letters, says nothing by itself."""
    return _WEAK.fullmatch(word) is not None
