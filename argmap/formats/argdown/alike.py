"""Titles that look alike but are written in other characters, so that they are two to every reader of Argdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import zip_longest

from argmap.domain.characters import code_of, without_hidden
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.structure import grouped
from argmap.formats.argdown.interpretation import Claim, Interpretation
from argmap.formats.argdown.lookalikes import DASHES
from argmap.formats.argdown.tree import Document

_MAX_WARNINGS = 200
# Letters of Cyrillic, Greek and Armenian that are drawn as those of Latin, and marks that word processors exchange.
_GROUPS = """AАΑ BВΒ CС EЕΕ GԌ HНΗ IІΙӀ JЈ KКΚ LԼ MМΜ NΝ OОΟՕ PРΡ QԚ SЅՏ TТΤ UՍ WԜ XХΧ YҮΥ ZΖ aа cсϲ dԁ eе gց hһհ iіι
jјϳ kκ nո oоοօ pрρ qԛզ sѕ uսυ vѵν wԝ xх yуγ '’‘‛ʼ´` "“”„‟«»"""
_ALIKE = str.maketrans({twin: group[0] for group in _GROUPS.split() for twin in group[1:]})
_DASHES = dict.fromkeys(map(ord, DASHES), "-")


def skeleton(title: str) -> str:
    """Return what a reader sees of ``title``: the same for titles that can hardly be told apart by eye."""
    if title.isascii():
        return " ".join(title.replace("`", "'").split())
    seen = unicodedata.normalize("NFKC", without_hidden(title)).translate(_ALIKE).translate(_DASHES)
    return " ".join(seen.split())


def check_titles(document: Document, meaning: Interpretation) -> set[str]:
    """Warn of titles that look like another; return those that nothing else needs to be said of."""
    reported: set[str] = set()
    for claims in (meaning.statements, meaning.arguments):
        titles = "\n".join(claims)
        if titles.isascii() and "`" not in titles and "  " not in titles:
            continue
        for other, claim in _pairs(claims.values()):
            if len(reported) >= _MAX_WARNINGS:
                break
            reported.add(claim.title)
            _warn(document, claim, other)
    return reported


def _pairs(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    """Each claim whose title looks like that of another, behind that one: the plainest of them, or the first."""
    groups = grouped((skeleton(claim.title), claim) for claim in claims if claim.entries and claim.title)
    pairs = []
    for group in groups.values():
        if len(group) > 1:
            first = min(group, key=lambda claim: (claim.definition is None, not claim.title.isascii()))
            pairs += [(first, claim) for claim in group if claim is not first]
    return pairs


def _warn(document: Document, claim: Claim, other: Claim) -> None:
    opens, closes = "<>" if claim.argument else "[]"
    mine, theirs = next(
        (pair for pair in zip_longest(claim.title, other.title, fillvalue="") if pair[0] != pair[1]), ("", "")
    )
    line = document.span(other.entries[0]).line
    message = (
        f"This title looks like that of line {line}, {opens}{other.title}{closes}, but has {_named(mine)} where that has"
        f" {_named(theirs)}, so they are two."
    )
    remedy = "Write both alike, or give one of them a title that can be told from the other."
    where = document.span(claim.entries[0])
    document.faults.add(Diagnostic("argdown.alike-titles", message, where, remedy, Severity.WARNING))


def _named(character: str) -> str:
    if not character:
        return "nothing"
    return f"{code_of(character)} ({unicodedata.name(character, 'a control character').lower()})"
