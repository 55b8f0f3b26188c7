"""Faults of a text as an editor is told of them."""

from __future__ import annotations

from lsprotocol import types

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.language_server.source import Source

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def fault(source: Source, diagnostic: Diagnostic) -> types.Diagnostic:
    """Return a diagnostic of a text, or of one that it includes, at its place in this one."""
    elsewhere = diagnostic.where is not None and diagnostic.where.file != source.file
    place = f"{diagnostic.where}: " if elsewhere else ""
    return types.Diagnostic(
        source.text.range(0, 0) if elsewhere else source.text.range_of(diagnostic.where),
        f"{place}{diagnostic.message} {diagnostic.remedy}".strip(),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        source="argmap",
    )
