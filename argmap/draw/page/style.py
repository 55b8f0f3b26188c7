"""The page's stylesheet: the themes of the pictures as custom properties, the font's needed parts, the sheets."""

from __future__ import annotations

import json
import re

from argmap.draw.page import bundle
from argmap.draw.theme import load_theme
from argmap.draw.typeface import font_rules

_WRAPPED = re.compile(r"(?<=[{;,])\n")  # so that each rule takes one line
SHEETS = ("base", "frame", "article", "outline", "map", "overview", "card", "exercises", "phone", "print")


def palettes() -> dict[str, dict[str, object]]:
    """The colours that the page paints with: all tokens of its themes, ``strands`` beginning with the neutral one."""
    own = json.loads(bundle.read("colours.json"))
    found: dict[str, dict[str, object]] = {}
    for name in ("light", "dark", "print"):
        theme = load_theme(name)
        found[name] = {**theme.tokens, **own[theme.mode], "strands": [theme["neutral"], *theme.strands]}
    return found


def sheet(text: str, *more: str) -> str:
    """The whole stylesheet, with those parts of the font that ``text`` calls for, and the sheets named ``more``."""
    strands = [f".strand-{i} {{ --strand: var(--strand-{i}); }}" for i in range(len(load_theme("light").strands) + 1)]
    sheets = [_WRAPPED.sub("", bundle.compact(bundle.read(f"css/{name}.css"))) for name in (*SHEETS, *more)]
    return "\n".join([font_rules(text), *colours(), *strands, *sheets])


def colours() -> list[str]:
    """The rules that give every colour a name, light and dark."""
    light, dark = (_declarations(palettes()[name]) for name in ("light", "dark"))
    dark = f"color-scheme: dark; {dark}"
    return [
        f":root {{ color-scheme: light; {light} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ {dark} }} }}",
        f'@media screen {{ :root[data-theme="dark"] {{ {dark} }} }}',
    ]


def _declarations(palette: dict[str, object]) -> str:
    flat = {key: str(value) for key, value in palette.items() if key != "strands"}
    strands = palette["strands"]
    assert isinstance(strands, list)
    flat |= {f"strand-{i}": colour for i, colour in enumerate(strands)}
    return " ".join(f"--{name}: {value};" for name, value in flat.items())
