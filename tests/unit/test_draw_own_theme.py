"""Themes of one's own, and themes for eyes and printers that see fewer colours."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from argmap.domain.diagnostics import ArgmapError, ReadError, UnknownNameError
from argmap.domain.model import ArgumentMap, Inference, Role, Statement
from argmap.draw.compose import compose
from argmap.draw.own_theme import BARS, faint, find_theme
from argmap.draw.svg import draw_svg
from argmap.draw.theme import load_theme, theme_names

# What the cones of those who lack one of three kinds make of linear RGB, after Viénot, Brettel & Mollon (1999).
LACKING_RED = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
LACKING_GREEN = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear RGB, D65."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [sum(a * max(0.0, b) for a, b in zip(row, rgb, strict=True)) for row in rows]
    x, y, z = (
        c ** (1 / 3) if c > 0.008856 else 7.787 * c + 16 / 116 for c in (xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", [LACKING_RED, LACKING_GREEN], ids=["protanopia", "deuteranopia"])
def test_relations_of_the_colour_blind_theme_differ_without_one_kind_of_cone(
    sight: tuple[tuple[float, ...], ...],
) -> None:
    theme = load_theme("colour-blind")
    seen = {}
    for kind in ("support", "attack", "undercut"):
        rgb = linear(theme[kind])
        seen[kind] = lab([sum(a * b for a, b in zip(row, rgb, strict=True)) for row in sight])
    for one, other in combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5 > 15, (one, other)


def test_black_and_white_has_no_other_colour() -> None:
    map = ArgumentMap(
        "m",
        statements=(
            Statement("t", "T", role=Role.THESIS),
            *(Statement(n, n, role=Role.PREMISE, strand=n) for n in "abcdefgh"),
        ),
        inferences=tuple(Inference(f"i{n}", (n,), "t") for n in "abcdefgh"),
    )
    svg = draw_svg(compose(map, {"a": "falls"}), "black-and-white", embed_font=False)
    assert {part[:6] for part in svg.split("#")[1:]} == {"000000", "ffffff"}
    assert "opacity" not in svg


def test_strands_that_share_a_colour_differ_in_the_pattern_of_their_bars() -> None:
    for name in theme_names():
        theme = load_theme(name)
        looks = list(zip(theme.strands, theme.bars or [""] * len(theme.strands), strict=True))
        assert len(set(looks)) == len(looks)
        assert set(theme.bars) <= set(BARS)


def test_a_theme_of_ones_own_changes_what_it_says_and_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "house.json"
    file.write_text('{"extends": "dark", "support": "#00ff00", "changes": {"added": "#ffffff"}, "bars": ["dotted"]}')
    theme, dark = find_theme(str(file)), load_theme("dark")
    assert (theme.name, theme.mode, theme["support"], theme["ink"]) == ("house", "dark", "#00ff00", dark["ink"])
    assert (theme.changes["added"], theme.changes["removed"]) == ("#ffffff", dark.changes["removed"])
    assert theme.bars == ("dotted",)
    assert faint(theme, str(file)) == []


def test_all_faults_of_a_theme_are_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    wrong = {
        "suport": "#000000", "ink": "black", "strands": ["#00"], "bars": ["wavy"], "mode": "grey", "name": 3,
        "changes": {"new": "#000000"}, "paper": None,
    }  # fmt: skip
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in wrong.items())
    file.write_text(f"{{\n{rows}\n}}")
    with pytest.raises(ReadError) as error:
        find_theme(str(file))
    found = error.value.diagnostics
    assert len(found) == len(wrong)
    assert [d.where.line for d in found if d.where] == list(range(2, 2 + len(wrong)))
    assert "support" in found[0].remedy


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"extends": "nothing"}', '{"extends": []}', "[" * 100_000])
def test_what_is_no_theme_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text)
    with pytest.raises(ArgmapError):
        find_theme(str(file))
    with pytest.raises(ArgmapError):
        find_theme(str(tmp_path / "missing.json"))


def test_faint_colours_are_told_with_their_contrast(tmp_path: Path) -> None:
    file = tmp_path / "pale.json"
    file.write_text('{"ink": "#cccccc"}')
    told = faint(find_theme(str(file)), str(file))
    assert {d.severity.value for d in told} == {"warning"}
    assert [d.message.split()[0] for d in told] == ["ink"] * 3


def test_an_unknown_theme_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="colour-blind"):
        find_theme("purple")
