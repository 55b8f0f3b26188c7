"""The page's stylesheet: the themes of the pictures as custom properties, the font's needed parts, the sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from argmap.draw.page import bundle
from argmap.draw.theme import load_theme
from argmap.draw.tint import tinted
from argmap.draw.typeface import font_rules

LETTERS = 16  # px, the height of letters in a browser that nobody has set otherwise
THIN = 3  # px, of lines that stay as they are
_LENGTH = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)px\b")
_WINDOW = re.compile(r"@media (\((?:min|max)-(?:width|height): [^{]+\)) \{")
_WRAPPED = re.compile(r"(?<=[{;,])\n")  # so that each rule takes one line
SHEETS = (
    *("ground", "base", "frame", "article", "outline", "map", "overview", "card", "exercises", "phone", "contrast"),
    "print",
)


def palettes(tints: Sequence[str] = ()) -> dict[str, dict[str, object]]:
    """The colours that the page paints with: all tokens of its themes, ``strands`` beginning with the neutral one.

    ``tints`` are those that the map asks for, in the order of its palette.
    """
    own = json.loads(bundle.read("colours.json"))
    by_theme: dict[str, dict[str, object]] = {}
    for name in ("light", "dark", "print"):
        theme = tinted(load_theme(name), tints)
        by_theme[name] = {**theme.tokens, **own[theme.mode], "strands": [theme["neutral"], *theme.strands]}
    return by_theme


def sheet(text: str, *more: str, tints: Sequence[str] = ()) -> str:
    """The whole stylesheet, with those parts of the font that ``text`` calls for, and the sheets named ``more``."""
    return "\n".join([font_rules(text), *colours(tints), *(_sheet(name) for name in (*SHEETS, *more))])


def ground() -> str:
    """The rules that every page and app of argmap stands on."""
    return _sheet("ground")


def _sheet(name: str) -> str:
    return _WRAPPED.sub("", bundle.compact(scaled(bundle.read(f"css/{name}.css"))))


def scaled(rules: str) -> str:
    """Let lengths grow with the reader's letters: all but thin lines in rem, and windows counted in letters as well.

    The sheets are written in px, as in a browser whose letters nobody has changed. A query of the window becomes one of the
    root element, which alone follows the size of its own letters.
    """
    rules = _WINDOW.sub(lambda query: f"@container page {query[1]} {{", rules)
    return _LENGTH.sub(lambda length: _rem(float(length[1])) if float(length[1]) > THIN else length[0], rules)


def _rem(length: float) -> str:
    return f"{length / LETTERS:.5f}".rstrip("0").removeprefix("0").removesuffix(".") + "rem"


def colours(tints: Sequence[str] = ()) -> list[str]:
    """The rules that give every colour a name, light and dark, and each strand its own."""
    light, dark = (_declarations(palettes(tints)[name]) for name in ("light", "dark"))
    strands = 1 + len(tinted(load_theme("light"), tints).strands)
    dark = f"color-scheme: dark; {dark}"
    return [
        f":root {{ color-scheme: light; {light} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {dark} }} }}",
        f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}',
        *(f".strand-{i} {{ --strand: var(--strand-{i}); }}" for i in range(strands)),
    ]


def _declarations(palette: dict[str, object]) -> str:
    flat = {key: str(value) for key, value in palette.items() if key != "strands"}
    strands = palette["strands"]
    assert isinstance(strands, list)
    flat |= {f"strand-{i}": colour for i, colour in enumerate(strands)}
    return " ".join(f"--{name}: {value};" for name, value in flat.items())
