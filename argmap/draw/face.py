"""Typefaces for scripts that ours lacks, so that a line is set in one of them and not in whichever a program finds first."""

from __future__ import annotations

import re

_OURS = "Inter, sans-serif"
_CHINESE = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei'"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_FACES = (  # the first that a line has a letter of
    (re.compile("[\u3040-\u30ff\u31f0-\u31ff]"), "'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic'"),
    (
        re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
        "'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic'",
    ),
    (re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"), _CHINESE),
    (
        re.compile("[\u0600-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"),
        "'Noto Sans Arabic', 'Segoe UI', 'Geeza Pro', Tahoma",
    ),
    (re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"), "'Noto Sans Hebrew', 'Arial Hebrew', 'Segoe UI'"),
    (re.compile("[\u0900-\u097f]"), "'Noto Sans Devanagari', 'Kohinoor Devanagari', 'Nirmala UI'"),
    (re.compile("[\u0e00-\u0e7f]"), "'Noto Sans Thai', Thonburi, 'Leelawadee UI'"),
)


def face_of(text: str) -> str:
    """The families to set a line in, as CSS has them; empty for scripts that our own typeface has.

    Faces of other scripts may lack Latin letters: a line that has such too names the face of each run (``runs_of``).
    """
    if text.isascii() or _LATIN.search(text):
        return next((f"{face}, {_OURS}" for script, face in _FACES[:3] if script.search(text)), "")
    return next((f"{face}, {_OURS}" for script, face in _FACES if script.search(text)), "")


def runs_of(text: str) -> list[tuple[str, str]]:
    """A text in runs, each with the families to set it in where they are others than those of the line."""
    if text.isascii() or not _LATIN.search(text):
        return [(text, "")]
    for script, face in _FACES[3:]:
        if script.search(text):
            parts = re.split(f"((?:{script.pattern})+(?:[ \\d]*(?:{script.pattern})+)*)", text)
            return [(part, f"{face}, {_OURS}" if at % 2 else "") for at, part in enumerate(parts) if part]
    return [(text, "")]
