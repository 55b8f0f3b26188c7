"""Words that deny, and those that say nothing by themselves, in the languages that argmap speaks."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n't"
    r"|nicht|kein(?:e[nrms]?)?|nie|niemals|nichts|niemand|ohne|weder"
    r"|ne|n'\w+|pas|jamais|rien|personne|aucune?|sans|ni"
    r"|nunca|jamás|nada|nadie|ningún|ningun[oa]|sin|tampoco"
    r"|не|ні|ніколи|ніхто|ніщо|нічого|без|немає|ніколі|ніхто|нішто|нічога|няма"
)

_WEAK = re.compile(  # of the longer words
    r"than|that|this|these|those|them|they|their|there|with|from|have|been|will|would|which|were|when|into|about|after|what|such"
    r"|dass|eine[nmrs]?|sind|wird|werden|haben|oder|über|unter|avec|dans|pour|plus|sont|être|para|como|est[ea]"
)


def is_negation(word: str) -> bool:
    """Return whether a word, in small letters, denies what it stands with."""
    return _NEGATION.fullmatch(word) is not None


def is_weak(word: str) -> bool:
    """Return whether a word, in small letters, says nothing by itself."""
    return _WEAK.fullmatch(word) is not None
