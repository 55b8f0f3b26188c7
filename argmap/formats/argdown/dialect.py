"""Dialects of Argdown: a text that says that it is written in one is refused by name, before it is misread."""

from __future__ import annotations

from argmap.domain.diagnostics import ParseError
from argmap.formats.argdown.data import read_data, value_span
from argmap.formats.argdown.top import settings_in

_OURS = ("argdown", "default")


def refuse_dialect(text: str, file: str) -> None:
    """Raise ``ParseError`` if the settings of ``text`` say under ``parser: syntax:`` that it is none that argmap reads."""
    settings = settings_in(text, file) if "syntax" in text else None
    if settings is None or settings.frontmatter is None:
        return
    data = read_data(settings, settings.frontmatter)
    parser = data.get("parser")
    syntax = parser.get("syntax") if isinstance(parser, dict) else None
    if syntax is None or str(syntax).strip().casefold() in _OURS:
        return
    where = value_span(settings, settings.frontmatter, ("parser", "syntax"), {})
    message = f"This map is written in {syntax}, a dialect that argmap does not read."
    remedy = "Write it in Argdown, whose relations are + - _ >< and whose undercuts are _, and leave `syntax` out."
    raise ParseError.because("argdown.dialect", message, remedy, where)
