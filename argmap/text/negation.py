"""Words that deny, in the languages that argmap speaks."""

from __future__ import annotations

import re

_NEGATION = re.compile(
    r"no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n't"
    r"|nicht|kein(?:e[nrms]?)?|nie|niemals|nichts|niemand|ohne|weder"
    r"|ne|n'\w+|pas|jamais|rien|personne|aucune?|sans|ni"
    r"|nunca|jamás|nada|nadie|ningún|ningun[oa]|sin|tampoco"
    r"|не|ні|ніколи|ніхто|ніщо|нічого|без|немає|ніколі|ніхто|нішто|нічога|няма"
)


def is_negation(word: str) -> bool:
    """Return whether a word, in small letters, denies what it stands with."""
    return _NEGATION.fullmatch(word) is not None
