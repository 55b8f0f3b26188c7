"""The vendored font as ``@font-face`` rules: only the scripts that a text uses, within the file itself."""

from __future__ import annotations

import base64
import re
from functools import cache

from argmap.draw.measure import FONT_FOLDER, known_characters

FAMILY = "Inter, 'Helvetica Neue', Arial, sans-serif"
WEIGHTS = (400, 600)
# The characters that each file is for, as its publisher states them (unicode.json of @fontsource/inter).
SCRIPTS = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,"
    "U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,"
    "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "cyrillic-ext": "U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
}


_SHOWN = re.compile(r"<text[^>]*>([^<]*)")
_INVISIBLE = frozenset((0x0A, 0x0D, 0x09, 0x200C, 0x200D, 0x2067, 0x2069))  # what no font needs a glyph for


@cache
def _covered(script: str) -> tuple[tuple[int, int], ...]:
    spans = (part.removeprefix("U+").split("-") for part in SCRIPTS[script].split(","))
    return tuple((int(span[0], 16), int(span[-1], 16)) for span in spans)


def scripts_of(text: str) -> tuple[str, ...]:
    """The names in ``SCRIPTS`` whose files ``text`` needs; Latin always, for digits and punctuation."""
    codes = {ord(character) for character in text}
    others = codes - {code for code in codes if any(low <= code <= high for low, high in _covered("latin"))}
    return tuple(
        script
        for script in SCRIPTS
        if script == "latin" or any(low <= code <= high for code in others for low, high in _covered(script))
    )


def needs_other_fonts(svg: str) -> bool:
    """Return whether ``svg`` shows a letter that the vendored font lacks, as those of Chinese, Arabic or emoji."""
    if svg.isascii():
        return False
    text = "".join(_SHOWN.findall(svg))
    known = known_characters()
    return any(character not in known and ord(character) not in _INVISIBLE for character in set(text))


def font_rules(text: str) -> str:
    """The ``@font-face`` rules for ``text`` as CSS with the files in ``data:`` URLs."""
    rules = []
    for script in scripts_of(text):
        for weight in WEIGHTS:
            data = base64.b64encode((FONT_FOLDER / f"inter-{script}-{weight}-normal.woff2").read_bytes()).decode(
                "ascii"
            )
            rules.append(
                f"@font-face{{font-family:Inter;font-weight:{weight};font-style:normal;"
                f"src:url(data:font/woff2;base64,{data}) format('woff2');unicode-range:{SCRIPTS[script]}}}"
            )
    return "\n".join(rules)


def font_faces(text: str) -> list[str]:
    """The rules as an SVG ``style`` element."""
    return [f"<style>{font_rules(text)}</style>"]
