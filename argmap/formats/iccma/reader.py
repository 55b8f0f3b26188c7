"""From frameworks to maps: an argument is a statement, an attack a conflict."""

from __future__ import annotations

from argmap.domain.diagnostics import ParseError
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.model import ArgumentMap, Conflict, Inference, Span, Statement
from argmap.formats.iccma.framework import read_af, read_apx, read_tgf
from argmap.formats.iccma.listed import Listed

_MOST_SILENT = 100_000  # arguments that a short text may declare without a word on them


def load_af(text: str, file: str = "<text>") -> Reading:
    """Read a framework in the ``af`` format; raises ``ParseError`` with every fault (the first hundred)."""
    listed = read_af(text, file)
    if len(listed.names) > _MOST_SILENT + len(text):
        message = f"{len(listed.names):,} arguments are declared here, of which hardly any is in an attack."
        remedy = "Declare as many as there are; argmap solve answers questions about such a framework as it is."
        raise ParseError.because("iccma.too-many-silent", message, remedy, Span(file, 1, 1, 1, 2))
    return Reading(_map(listed, file))


def load_apx(text: str, file: str = "<text>") -> Reading:
    """Read a framework of ``arg`` and ``att`` facts; raises ``ParseError`` with every fault (the first hundred)."""
    return Reading(_map(read_apx(text, file), file))


def load_tgf(text: str, file: str = "<text>") -> Reading:
    """Read a framework in the trivial graph format; raises ``ParseError`` with every fault (the first hundred)."""
    listed = read_tgf(text, file, labelled=True)
    return Reading(_map(listed, file), listed.warnings)


def _map(listed: Listed, file: str) -> ArgumentMap:
    names = listed.names
    statements = tuple(
        Statement(name, name, span=_span(file, line)) for name, line in zip(names, listed.argument_lines, strict=True)
    )
    attacks = zip(listed.sources, listed.ends, listed.attack_lines, strict=True)
    conflicts = tuple(
        Conflict(f"{number}:{names[source]}", (names[source],), names[end], span=_span(file, line))
        for number, (source, end, line) in enumerate(attacks)
    )
    inferences = tuple(
        Inference(f"+{number}:{names[source]}", (names[source],), names[end], span=_span(file, line))
        for number, (source, end, line) in enumerate(listed.supports)
    )
    return name_anew(ArgumentMap("map", statements=statements, inferences=inferences, conflicts=conflicts))


def _span(file: str, line: int | None) -> Span | None:
    return Span(file, line, 1, line, 2) if line else None
