"""Reviews of a map that could be read: what is wrong or odd, and how faithfully it repeats its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.domain.diagnostics import Diagnostic, ReadError, Severity
from argmap.domain.dialogue import dialogue_of
from argmap.domain.feature import Feature
from argmap.domain.model import ArgumentMap, Span
from argmap.domain.naming import shortened

if TYPE_CHECKING:
    from argmap.text import Verification

RETELLING = "retelling.md"


_WITHOUT_TEXT = ("argdown.missing-text", "argdown.mistyped-reference")  # which say more than that a text is missing
_SETTINGS = {"bad-part": ("covers",), "bad-language": ("language", "lang")}
_NEEDS = {  # what a notation must be able to say for a finding to be one that can be mended in it
    "no-thesis": Feature.ROLES,
    "two-theses": Feature.ROLES,
    "shape-one-thesis": Feature.ROLES,
    "shape-map-title": Feature.MAP_TITLE,
}


def review(
    argument_map: ArgumentMap,
    warnings: Sequence[Diagnostic] = (),
    article: str | None = None,
    says: Collection[Feature] | None = None,
) -> list[Diagnostic]:
    """Return everything that is odd or wrong with a map, by place; ``warnings`` are those of reading it.

    ``article`` is the reader's own copy of the text; ``says`` is what the notation that was read can say, so that nobody
    is told of what cannot be mended there. Commands and library all say what this says.
    """
    diagnostics = [*warnings, *check_map(argument_map)]
    diagnostics += check_shapes(argument_map, diagnostics)
    empty = {d.where.line for d in warnings if d.code in _WITHOUT_TEXT and d.where}
    diagnostics = [d for d in diagnostics if d.code != "no-text" or d.where is None or d.where.line not in empty]
    if says is not None:
        diagnostics = [d for d in diagnostics if d.code not in _NEEDS or _NEEDS[d.code] in says]
    if not argument_map.statements:  # which is told, and says enough
        diagnostics = [d for d in diagnostics if d.code != "shape-one-thesis"]
    if article is not None:
        diagnostics += check_article(argument_map, article)
    return sorted(dict.fromkeys(diagnostics), key=_place)


def check_map(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Return what the model and the retelling alone show to be odd; fast."""
    from argmap import check as checks
    from argmap import metadata, text

    where = _file_of(argument_map)
    diagnostics = [
        *checks.check(argument_map),
        *(_at_its_setting(argument_map, fault) for fault in metadata.check_metadata(argument_map)),
        *text.check_anchors(argument_map),
    ]
    if not argument_map.statements and not argument_map.arguments:
        diagnostics.append(_no_statement(argument_map))
    anchored = [p.anchors for p in argument_map.points]
    if any(anchored) and not argument_map.sentences and argument_map.origin:
        message = f"Statements are anchored in an article, but no {RETELLING} stands beside the map."
        remedy = f"Write {RETELLING}, so that the page can show the text, or leave `at:` out."
        diagnostics.append(Diagnostic("no-retelling", message, where, remedy, Severity.WARNING))
    return [*diagnostics, *_check_sentences(argument_map)]


def _at_its_setting(argument_map: ArgumentMap, fault: Diagnostic) -> Diagnostic:
    """Return what is wrong with the whole map with the place of the setting that says so."""
    origin = argument_map.origin
    if fault.element or fault.code not in _SETTINGS or origin is None or origin.notation != "argdown":
        return fault
    from argmap.formats.argdown import place_of_setting

    place = place_of_setting(origin.text, origin.file, *_SETTINGS[fault.code])
    return fault.but(where=place.below(origin.line - 1)) if place else fault


def _check_sentences(argument_map: ArgumentMap) -> Iterator[Diagnostic]:
    """Warn of sentences of the part that the map covers that wait for words or a claim, each where it stands."""
    from argmap import text
    from argmap.domain.coverage import coverage_of

    where = _file_of(argument_map)
    for sentence in text.not_retold(coverage_of(argument_map).within(argument_map.sentences)):
        message = f"{sentence.name} is not retold yet."
        remedy = f"Say it in your own words in {RETELLING}, in the place of {text.NOT_RETOLD}"
        yield Diagnostic("retelling.not-retold", message, sentence.span or where, remedy, Severity.WARNING)
    for sentence in text.unclaimed_sentences(argument_map):
        message = f"No statement is anchored in {sentence.name}: “{shortened(sentence.text, 60)}”"
        remedy = f"Anchor one there, or end the sentence's comment in {RETELLING} with `; no claim: REASON`."
        if not argument_map.covers and argument_map.is_argdown:
            remedy += " If the map is of a part of the text alone, say which at its top: `covers: p5-p9`."
        yield Diagnostic("unclaimed-sentence", message, sentence.span or where, remedy, Severity.WARNING)


def _no_statement(argument_map: ArgumentMap) -> Diagnostic:
    """Say that a map has no statement; a dialogue of which no content was told is a map all the same."""
    where = _file_of(argument_map)
    if dialogue := dialogue_of(argument_map):
        count = len(dialogue.locutions)
        message = f"This map has no statement, only what was said: {count} locution{'' if count == 1 else 's'}."
        remedy = "Say what each asserts, so that it can be argued about; queries find the dialogue as it is."
        return Diagnostic("no-statement", message, where, remedy, Severity.NOTE)
    remedy = "Write one, such as `[Title]: What it says. #thesis`." if argument_map.is_argdown else "Add one."
    return Diagnostic("no-statement", "This map has no statement.", where, remedy, Severity.WARNING)


def check_shapes(argument_map: ArgumentMap, known: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """Return what the SHACL shapes find in the map's dataset, but for what is ``known`` already."""
    from argmap import rdf

    return list(rdf.validate(argument_map, known))


def check_article(argument_map: ArgumentMap, article: str) -> list[Diagnostic]:
    """Hold every anchor and quotation against the reader's own copy of the article."""
    from argmap import text

    verified = text.diagnostics(argument_map, text.verify_map(argument_map, article))
    return [*text.verify(argument_map, article), *verified]


def verify(argument_map: ArgumentMap, article: str | None = None) -> Verification:
    """Check how faithfully a map repeats ``article``, or the text beside the map; raises ``ReadError`` without either."""
    from argmap import text

    if article is None and not argument_map.sentences:
        message = "There is no text to hold this map against."
        raise ReadError.because("no-text-given", message, "Name the article: --text FILE.", _file_of(argument_map))
    return text.verify_map(argument_map, article)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    where = diagnostic.where
    return (where.file, where.line, where.column, diagnostic.code) if where else ("", 0, 0, diagnostic.code)


def _file_of(argument_map: ArgumentMap) -> Span | None:
    return argument_map.origin.start if argument_map.origin and argument_map.origin.file else None
