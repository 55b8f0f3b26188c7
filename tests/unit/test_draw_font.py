"""The vendored font: the files that its README names, and a table of widths that says the same as they do."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

from argmap.draw.measure import FONT_FILES, FONT_FOLDER
from argmap.draw.typeface import SCRIPTS, WEIGHTS, font_rules, scripts_of

TABLE = FONT_FOLDER / "advances.json"


def table() -> str:
    """The advance of every character of the basic multilingual plane, in runs: first character, then widths."""
    from fontTools.ttLib import TTFont

    advances: dict[str, list[list[int]]] = {}
    for weight, path in FONT_FILES.items():
        with TTFont(path) as font:
            glyphs, metrics = font.getBestCmap(), font["hmtx"]
            runs: list[list[int]] = []
            for code in sorted(code for code in glyphs if code <= 0xFFFF):
                if runs and code == runs[-1][0] + len(runs[-1]) - 1:
                    runs[-1].append(metrics[glyphs[code]][0])
                else:
                    runs.append([code, metrics[glyphs[code]][0]])
            head = {
                "units_per_em": font["head"].unitsPerEm,
                "ascent": font["hhea"].ascent,
                "descent": font["hhea"].descent,
            }
        advances[str(weight)] = runs
    return json.dumps({**head, "advances": advances}, separators=(",", ":")).replace("],[", "],\n[") + "\n"


def test_the_table_of_advances_says_what_the_font_says() -> None:
    pytest.importorskip("fontTools")
    assert TABLE.read_text("ascii") == table()


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("weight", WEIGHTS)
def test_what_the_page_carries_is_as_wide_as_what_was_measured(script: str, weight: int) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    with (
        ttlib.TTFont(FONT_FILES[weight]) as whole,
        ttlib.TTFont(FONT_FOLDER / f"inter-{script}-{weight}-normal.woff2") as part,
    ):
        ours, theirs = whole.getBestCmap(), part.getBestCmap()
        differing = {
            hex(code): (part["hmtx"][glyph][0], whole["hmtx"][ours[code]][0])
            for code, glyph in theirs.items()
            if code not in ours or abs(part["hmtx"][glyph][0] - whole["hmtx"][ours[code]][0]) > 1
        }
    assert differing == {}


def test_the_readme_names_every_file_with_its_digest() -> None:
    said = (FONT_FOLDER / "README.md").read_text("utf-8")
    for path in (p for p in sorted(FONT_FOLDER.iterdir()) if p.suffix in (".ttf", ".woff2")):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"`{path.name}` | `{digest}`" in said, path.name
    assert "SIL OPEN FONT LICENSE" in (FONT_FOLDER / "OFL.txt").read_text("utf-8").upper()


def test_a_text_brings_only_the_scripts_that_it_uses() -> None:
    assert scripts_of("plain “text” – 12 €") == ("latin",)
    assert scripts_of("Łódź") == ("latin", "latin-ext")
    assert scripts_of("Чому Лукашенко не вторгся в Україну") == ("latin", "cyrillic")
    assert scripts_of("我们") == ("latin",)
    assert font_rules("x").count("@font-face") == 2


def test_the_fonts_of_a_page_stay_moderate() -> None:
    assert sum(path.stat().st_size for path in FONT_FOLDER.glob("*.woff2")) < 250_000


if __name__ == "__main__":  # python tests/unit/test_draw_font.py: write the table anew after a change of font
    sys.exit(0 if Path(TABLE).write_text(table(), "ascii") else 1)
