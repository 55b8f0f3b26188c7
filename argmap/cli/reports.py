"""Diagnostics in the formats of other tools: JSON, annotations of GitHub workflows, and SARIF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from argmap import __version__
from argmap.cli.terminal import diagnostic_data, print_json
from argmap.domain.diagnostics import Diagnostic, Severity

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def print_report(form: str, diagnostics: Sequence[Diagnostic]) -> None:
    """Print ``diagnostics`` as ``json``, ``github`` or ``sarif``."""
    if form == "github":
        for diagnostic in diagnostics:
            print(github_annotation(diagnostic))
    else:
        print_json(sarif(diagnostics) if form == "sarif" else {"diagnostics": [*map(diagnostic_data, diagnostics)]})


def github_annotation(diagnostic: Diagnostic) -> str:
    """Return the workflow command that shows a diagnostic beside its line; its values are escaped as that demands."""
    properties: dict[str, object] = {"title": diagnostic.code}
    if where := diagnostic.where:
        properties |= {"file": where.file, "line": where.line, "endLine": where.end_line}
        if where.line == where.end_line:  # columns are only taken for one line, and the last is inclusive
            properties |= {"col": where.column, "endColumn": max(where.column, where.end_column - 1)}
    listed = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    return f"::{_GITHUB[diagnostic.severity]} {listed}::{_escaped(_text(diagnostic))}"


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log with one run; its severities are our own, columns count characters."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    return {
        "$schema": _SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "argmap", "version": __version__, "rules": [{"id": code} for code in codes]}
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics],
            }
        ],
    }


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": _text(diagnostic)},
    }
    if where := diagnostic.where:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.file)}}
        if not where.is_whole_file:
            place["region"] = {
                "startLine": where.line,
                "startColumn": where.column,
                "endLine": max(where.line, where.end_line),
                "endColumn": where.end_column,
            }
        result["locations"] = [{"physicalLocation": place}]
    return result


def _text(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message} {diagnostic.remedy}".strip()


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _escaped(text: str, more: str = "") -> str:
    return re.sub(rf"[%\r\n{more}]", lambda match: f"%{ord(match[0]):02X}", text)
