"""Metadata of a map and its statements in a form that programs read: dates, times, languages.

A wrong value is kept as it is, but whoever sorts by date or hyphenates by language would stumble over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from argmap.domain.coverage import coverage_of, wrong_part
from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.languages import is_code
from argmap.domain.model import ArgumentMap, Statement

_YEAR_OR_MONTH = re.compile(r"[-+]?[0-9]{4,6}(-(0[1-9]|1[0-2]))?[~?%]?")
_DURATION = re.compile(r"P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?")


def check_metadata(argument_map: ArgumentMap) -> list[Diagnostic]:
    """Warn of dates, times and languages that no program understands."""
    origin = argument_map.origin
    where = origin.start if origin and origin.file else None
    return [
        Diagnostic(code, message, getattr(statement, "span", where), remedy, Severity.WARNING, element)
        for code, message, remedy, statement in _faults(argument_map)
        for element in [statement.id if statement else None]
    ]


def _faults(argument_map: ArgumentMap) -> Iterator[tuple[str, str, str, Statement | None]]:
    spoken: list[tuple[str, Statement | None]] = [(argument_map.language, None)]
    spoken += [(s.language, s) for s in argument_map.statements if s.language]
    for language, statement in spoken:
        if not is_code(language):
            message = f"{language!r} is not the code of a language."
            yield "bad-language", message, "Write a code such as en, de or pt-BR.", statement
    if wrong := wrong_part(argument_map):
        counts = "" if coverage_of(argument_map).ranges else ", so it counts as all"
        remedy = "Write paragraphs, or sentences of them, such as p5-p9 or p5-p7, p9 s1-s3."
        yield "bad-part", f"The part that the map covers, {argument_map.covers!r}, {wrong}{counts}.", remedy, None
    for statement in argument_map.statements:
        if statement.time and not is_time(statement.time):
            message = f"[{statement.title}]: {statement.time!r} is no time that programs understand."
            yield "bad-time", message, "Write a date such as 2024, 2024-01 or 2024-01-31, or FROM/TO.", statement


def is_time(text: str) -> bool:
    """Return whether ``text`` is a date, time or interval of ISO 8601; an end of an interval may be open (``..``)."""
    ends = text.split("/")
    if len(ends) == 1:
        return _is_moment(text)
    known = [end for end in ends if end not in ("", "..")]
    return len(ends) == 2 and bool(known) and all(_is_moment(e) or _DURATION.fullmatch(e) for e in known)


def _is_moment(text: str) -> bool:
    if _YEAR_OR_MONTH.fullmatch(text):
        return True
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            read(text.rstrip("~?%"))
        except ValueError:
            continue
        return True
    return False
