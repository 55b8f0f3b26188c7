"""Typefaces for scripts that ours lacks, so that a line is set in one of them and not in whichever a program finds first."""

from __future__ import annotations

import re

_OURS = "Inter, sans-serif"
_CHINESE = "'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei'"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[^\0-\u058f\u2000-\u2e7f]")  # neither an alphabet of ours nor a sign
_FACES = (  # the first that a line has a letter of; compiled when one is met
    ("[\u3040-\u30ff\u31f0-\u31ff]", "'Noto Sans CJK JP', 'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic'"),
    (
        "[\u1100-\u11ff\uac00-\ud7af]",
        "'Noto Sans CJK KR', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic'",
    ),
    ("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]", _CHINESE),
    (
        "[\u0600-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]",
        "'Noto Sans Arabic', 'Segoe UI', 'Geeza Pro', Tahoma",
    ),
    ("[\u0590-\u05ff\ufb1d-\ufb4f]", "'Noto Sans Hebrew', 'Arial Hebrew', 'Segoe UI'"),
    ("[\u0900-\u097f]", "'Noto Sans Devanagari', 'Kohinoor Devanagari', 'Nirmala UI'"),
    ("[\u0e00-\u0e7f]", "'Noto Sans Thai', Thonburi, 'Leelawadee UI'"),
)


def face_of(text: str) -> str:
    """The families to set a line in, as CSS has them; empty for scripts that our own typeface has.

    Faces of other scripts may lack Latin letters: a line that has such too names the face of each run (``runs_of``).
    """
    if not _OTHER.search(text):
        return ""
    scripts = _FACES[:3] if _LATIN.search(text) else _FACES
    return next((f"{face}, {_OURS}" for script, face in scripts if re.search(script, text)), "")


def runs_of(text: str) -> list[tuple[str, str]]:
    """A text in runs, each with the families to set it in where they are others than those of the line."""
    if not (_OTHER.search(text) and _LATIN.search(text)):
        return [(text, "")]
    for script, face in _FACES[3:]:
        if re.search(script, text):
            parts = re.split(f"((?:{script})+(?:[ \\d]*(?:{script})+)*)", text)
            return [(part, f"{face}, {_OURS}" if at % 2 else "") for at, part in enumerate(parts) if part]
    return [(text, "")]
