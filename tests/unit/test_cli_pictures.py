"""``argmap export`` and the options about pictures, as they are typed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from argmap.cli import main

SOURCE = """===
title: A map
===

[T]: The thesis. #thesis
  + [A]: One reason. {strand: army}
    + [B]: A reason for it. {strand: army}
  - [C]: An objection. {strand: society}
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with a map in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "map.argdown").write_text(SOURCE)
    return tmp_path


def export(*arguments: str) -> int:
    return main(["export", "map.argdown", *arguments])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("x.svg --page a44", "unknown-page"),
        ("x.svg --theme lihgt", "unknown-theme"),
        ("x.svg --theme gone.json", "missing-file"),
        ("x.svg --root Q", "unknown-statement"),
        ("x.svg --strand navy society armed", "unknown-strand"),
        ("x.svg --page a4 --width 100mm", "page-and-width"),
        ("x.svg --tile", "tile-without-page"),
        ("x.svg --dpi 300", "useless-dpi"),
        ("x.png x.pdf --dpi 300", "useless-dpi"),
        ("x.svg x.ttl --page a4", "useless-page"),
        ("x.png x.html --theme dark", "useless-theme"),
        ("x.pptx x.docx --theme dark", "useless-theme"),
        ("x.html x.svg --with-sparql", "useless-with-sparql"),
        ("x.svg x.ttl --language uk", "useless-language"),
        ("x.svg x.csv --reject stay", "useless-reject"),
        ("x.ttl --text full", "useless-text"),
        ("x.ttl --no-legend", "useless-no-legend"),
        ("x.png --font gone.ttf", "no-font"),
    ],
)
def test_what_cannot_be_drawn_is_refused_before_anything_is_written(
    here: Path, capsys: pytest.CaptureFixture[str], typed: str, code: str
) -> None:
    assert export(*typed.split()) == 2
    assert f"[{code}]" in capsys.readouterr().err
    assert [path.name for path in here.iterdir()] == ["map.argdown"]


@pytest.mark.parametrize(
    "typed", ["--width 0", "--width wide", "--width 1e9", "--dpi 5", "--dpi x", "--depth -1", "--min-text nan"]
)
def test_what_is_no_number_is_refused(here: Path, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert export("x.png", *typed.split()) == 2
    assert typed.split()[1] in capsys.readouterr().err


def test_every_unknown_strand_is_named_with_the_nearest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export("x.svg", "--strand", "armee", "societee")
    told = capsys.readouterr().err
    assert "Did you mean army?" in told
    assert "Did you mean society?" in told


def test_parts_are_numbered_files_for_svg_and_png_and_pages_for_pdf(here: Path) -> None:
    size = ["--page", "a5", "--min-text", "60"]
    assert export("x.svg", "x.pdf", *size) == 0
    assert export("x.png", *size, "--dpi", "40") == 0
    found = sorted(path.name for path in here.iterdir())
    parts = [name for name in found if name.endswith(".svg")]
    assert len(parts) > 1
    assert parts == [f"x-{number}.svg" for number in range(1, len(parts) + 1)]
    assert [name for name in found if name.endswith(".png")] == [name.replace("svg", "png") for name in parts]
    assert len(re.findall(rb"/Type ?/Page\b", Path("x.pdf").read_bytes())) == len(parts)


def test_standard_output_takes_one_sheet(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("-", "--format", "svg", "--page", "a5", "--min-text", "60") == 2
    assert "[several-sheets]" in capsys.readouterr().err


def test_two_parts_cannot_go_to_one_place(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export("x.svg", "x-1.svg", "--page", "a5", "--min-text", "60", "--theme", "dark") == 0
    assert export("x-1.svg", "./x-1.svg", "--theme", "dark") == 2
    assert "[two-outputs]" in capsys.readouterr().err


def test_without_options_a_picture_is_the_one_that_a_build_writes(here: Path) -> None:
    assert export("x.svg", "x.png", "x.pdf") == 0
    assert main(["build", ".", "--out", "built"]) == 0
    for suffix in ("svg", "png", "pdf"):
        assert Path(f"x.{suffix}").read_bytes() == Path(f"built/map.{suffix}").read_bytes()


def test_letters_that_the_font_lacks_are_told_unless_a_font_is_named(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from argmap.draw.measure import FONT_FILES

    Path("map.argdown").write_text("[战争]: War. #thesis\n", encoding="utf-8")
    assert export("x.png") == 0
    assert "[other-fonts]" in capsys.readouterr().err
    assert export("x.png", "--font", str(FONT_FILES[400])) == 0
    assert export("x.svg") == 0
    assert "[other-fonts]" not in capsys.readouterr().err
    Path("map.argdown").write_text("[Війна]: War 战. #thesis\n", encoding="utf-8")
    assert export("x.png") == 0
    assert "[other-fonts]" not in capsys.readouterr().err


def test_a_pdf_takes_missing_letters_from_a_named_font_be_it_a_file_or_a_folder(here: Path) -> None:
    ttlib = pytest.importorskip("fontTools.ttLib")
    from argmap.draw.measure import FONT_FILES

    font = ttlib.TTFont(FONT_FILES[400])
    for table in font["cmap"].tables:
        table.cmap[ord("战")] = table.cmap[ord("W")]
    for record in font["name"].names:
        record.string = str(record).replace("Inter", "Own Face")
    Path("fonts").mkdir()
    font.save("fonts/own.ttf")
    Path("map.argdown").write_text("[战战]: War. #thesis\n", encoding="utf-8")
    drawn = []
    for named in ("fonts", "fonts/own.ttf", str(FONT_FILES[400])):
        assert export("x.pdf", "--font", named) == 0
        drawn.append(Path("x.pdf").read_bytes())
    folder, file, lacking = drawn
    assert file == folder != lacking


def test_own_colours_are_drawn_and_faint_ones_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.json").write_text('{"support": "#123456", "ink": "#bbbbbb"}')
    assert export("x.svg", "--theme", "mine.json") == 0
    assert "[faint-colour]" in capsys.readouterr().err
    assert "#123456" in Path("x.svg").read_text()


@pytest.mark.parametrize(
    "typed",
    [
        ["a.svg", "--min-text", "9"],
        ["a.argdown", "--standard", "preponderance"],
        ["a.svg", "a.argdown", "--weigh", "tally"],
        ["a.html", "a.svg", "--bare"],
        ["a.svg", "a.argdown", "--direction", "top-down"],
        ["a.handout.pdf", "a.pdf", "--page", "a4"],
        ["a.handout.docx", "a.docx", "--direction", "top-down"],
        ["a.svg", "a.png", "--dpi", "300"],
        ["a.html", "a.svg", "--with-sparql"],
    ],
)
def test_an_option_that_one_of_several_outputs_has_no_use_for_is_refused_before_anything_is_written(
    here: Path, typed: list[str]
) -> None:
    assert export(*typed) == 2
    assert [file.name for file in here.iterdir()] == ["map.argdown"]
