"""Review of what Argdown's own tool accepts in silence: mistyped references, one title with two texts."""

from __future__ import annotations

from collections.abc import Collection

from argmap.domain.colours import scheme_of
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.display import HONOURED, NOT_HONOURED, tag_colours
from argmap.formats.argdown.alike import check_titles
from argmap.formats.argdown.data import value_span
from argmap.formats.argdown.facts import ROLES
from argmap.formats.argdown.interpretation import Claim, Interpretation
from argmap.formats.argdown.names import Slips, nearest
from argmap.formats.argdown.tree import Document, Entry

_MAX_WARNINGS = 200  # of one kind; more of them tell nobody anything


def review(document: Document, meaning: Interpretation) -> None:
    """Add warnings about ``meaning`` to the faults of ``document``."""
    alike = check_titles(document, meaning)
    _mistyped_references(document, meaning, alike)
    _display_settings(document, meaning)
    for claim in (*meaning.statements.values(), *meaning.arguments.values()):
        if len(claim.entries) > 1:
            _two_texts(document, claim)
    seen: set[str] = set()
    for claim in meaning.statements.values():
        for entry in claim.entries:
            for tag in entry.tags:
                if tag not in seen:
                    seen.add(tag)
                    _role_tag(document, entry, tag)


def _display_settings(document: Document, meaning: Interpretation) -> None:
    """List the settings of how Argdown's own tool draws that no picture of argmap's follows."""
    block = document.frontmatter
    selection = meaning.settings.get("selection")
    ignored: list[tuple[str, ...]] = [(key,) for key in meaning.settings if key in NOT_HONOURED]
    if isinstance(selection, dict):
        ignored += [("selection", key) for key in selection if key not in HONOURED]
    ignored += _colours_ignored(meaning)
    for path in ignored if block else []:
        assert block is not None
        message = (
            f"The setting `{'.'.join(path)}` is for Argdown's own drawings; argmap keeps it, but does not follow it."
        )
        where = value_span(document, block, path, {})
        fault = Diagnostic(
            "argdown.display-setting", message, where, "argmap export has options of its own.", Severity.NOTE
        )
        document.faults.add(fault)


def _colours_ignored(meaning: Interpretation) -> list[tuple[str, ...]]:
    """The settings under ``color`` that nothing follows: all but colours of tags, which boxes with a strand do not take."""
    colour = meaning.settings.get("color")
    if not isinstance(colour, dict):
        return [("color",)] if "color" in meaning.settings else []
    claims: list[Claim] = [*meaning.statements.values(), *meaning.arguments.values()]
    painted = tag_colours(colour, [tag for claim in claims for tag in claim.tags])
    stripped = {tag for claim in claims if _has_strand(claim) for tag in claim.tags if f"#{tag}" in painted}
    tags, scheme = colour.get("tagColors"), colour.get("colorScheme")
    followed = {"colorizeByTag"}
    if scheme_of(scheme) and not stripped and colour.get("colorizeByTag") is not False:
        followed.add("colorScheme")
    if isinstance(tags, dict) and all(f"#{str(tag).removeprefix('#')}" in painted for tag in tags) and not stripped:
        followed.add("tagColors")
    return [("color", key) for key in colour if key not in followed]


def _has_strand(claim: Claim) -> bool:
    """Return whether a claim or a heading above it gives it a strand, whose colour its box has then."""
    part, strands = claim.section, [claim.data.get("strand")]
    while part is not None:
        strands.append(part.data.get("strand"))
        part = part.parent
    return any(strands)


def _warn(document: Document, code: str, message: str, entry: Entry, remedy: str) -> None:
    where = document.span(entry)
    document.faults.add(Diagnostic(f"argdown.{code}", message, where, remedy, Severity.WARNING))


def _defined(claim: Claim) -> bool:
    return claim.reconstruction is not None or claim.definition is not None


def _mistyped_references(document: Document, meaning: Interpretation, alike: Collection[str]) -> None:
    kinds = ((meaning.statements, meaning.arguments), (meaning.arguments, meaning.statements))
    for known, others in kinds:
        undefined = [claim for claim in known.values() if claim.definition is None and not _defined(claim)]
        if not undefined:
            continue
        slips = Slips(title for title, claim in known.items() if _defined(claim) and claim.entries)
        for claim in undefined[:_MAX_WARNINGS]:
            if claim.title in alike:
                continue
            shown = _shown(claim.title, claim.argument)
            other = others.get(claim.title)
            if other is not None and _defined(other):
                near: str | None = _shown(claim.title, not claim.argument)
            else:
                slip = slips.nearest(claim.title)
                near = _shown(slip, claim.argument) if slip else None
            if near:
                message = (
                    f"{shown} is defined nowhere, so it makes a new {'argument' if claim.argument else 'statement'}."
                )
                remedy = f"Did you mean {near}?"
                _warn(document, "mistyped-reference", message, claim.entries[0], remedy)
    _mistyped_mentions(document, meaning)


def _mistyped_mentions(document: Document, meaning: Interpretation) -> None:
    if "@[" not in document.text and "@<" not in document.text:
        return
    count = 0
    slips: dict[bool, Slips] = {}
    for claim in (*meaning.statements.values(), *meaning.arguments.values()):
        for entry in claim.entries:
            for _, start, end in entry.mentions:
                argument = document.text[start + 1] == "<"
                title = document.text[start + 2 : end - 1].strip()
                known = meaning.arguments if argument else meaning.statements
                if title in known or count >= _MAX_WARNINGS:
                    continue
                count += 1
                near = slips.setdefault(argument, Slips(known)).nearest(title) or nearest(title, known)
                where = document.place.span(start, end)
                message = f"@{_shown(title, argument)} mentions what the map does not have."
                remedy = f"Did you mean @{_shown(near, argument)}?" if near else "Check the title."
                document.faults.add(Diagnostic("argdown.unknown-mention", message, where, remedy, Severity.WARNING))


def _shown(title: str, argument: bool) -> str:
    return f"<{title}>" if argument else f"[{title}]"


def _two_texts(document: Document, claim: Claim) -> None:
    texts: dict[str, Entry] = {}
    for entry in claim.entries:
        if not entry.reference and entry.text:
            texts.setdefault(entry.text, entry)
    if len(texts) < 2:
        return
    first, second = list(texts.values())[:2]
    message = (
        f"{_shown(claim.title, claim.argument)} has two different texts"
        f" (the other in line {document.span(first).line}); the last one counts."
    )
    _warn(document, "two-texts", message, second, "Give one of them another title, or leave its text out.")


def _role_tag(document: Document, entry: Entry, tag: str) -> None:
    role = nearest(tag, ROLES, cutoff=0.8) if len(tag) > 3 else None
    if role is not None and role != tag:
        message = f"The tag #{tag} names no role."
        _warn(document, "mistyped-role", message, entry, f"Did you mean #{role}?")
