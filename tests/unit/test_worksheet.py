"""Worksheets with gaps: the same seed gives the same sheet, and nothing of a key is in its sheet."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.cli import main
from argmap.cli.worksheet import GAPS as TYPED
from argmap.domain.assumptions import Assumptions
from argmap.draw.document.gaps import GAPS, Choice, Worksheet, worksheet
from argmap.views import Views

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
VIEWS = Views(pipeline.load(GRAPH))


def made(choice: Choice, views: Views = VIEWS) -> Worksheet:
    return worksheet(views.material, views.standing, choice)


def texts(blocks: list) -> list[str]:
    return ["".join(text for text, _ in block.runs) for block in blocks]


def test_the_command_knows_every_kind_of_gap() -> None:
    assert TYPED == GAPS


def test_the_same_seed_gives_the_same_sheet_and_another_variant_another() -> None:
    choice = Choice(GAPS, 2, 7, 3)
    assert made(choice) == made(choice)
    sheets = {str(made(Choice(GAPS, 2, 7, n)).sheet) for n in range(1, 6)}
    assert len(sheets) == 5


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("gaps", [("titles",), ("premises", "warrants"), GAPS], ids="-".join)
def test_what_is_a_gap_stands_nowhere_else_but_in_the_list_of_what_belongs_there(
    level: int, gaps: tuple[str, ...]
) -> None:
    sheet = made(Choice(gaps, level, 5))
    titles = {VIEWS.material.title(box) for box in VIEWS.material.numbers}
    answers = [re.sub(r"^\(\d+\) ", "", text) for text in texts(sheet.key)]
    hidden = [answer for answer in answers if answer in titles]
    assert hidden
    items = texts([block for block in sheet.sheet if block.kind == "item"])
    for answer in hidden:
        assert [text for text in items if text == answer] in ([], [answer]) if level < 3 else answer not in items
        assert not [text for text in items if text != answer and text.endswith(f" {answer}")]


def test_each_gap_has_an_answer_and_each_answer_a_gap() -> None:
    sheet = made(Choice(("titles", "relations", "premises"), 2))
    gaps = re.findall(r"\((\d+)\) _", "\n".join(texts(sheet.sheet)))
    answers = re.findall(r"^\((\d+)\) .", "\n".join(texts(sheet.key)), re.MULTILINE)
    assert gaps == answers
    assert len(gaps) > 20


def test_the_order_of_the_text_is_that_of_the_anchors() -> None:
    sheet = made(Choice(("order",)))
    lettered = dict(text.split(" ", 1) for text in texts(sheet.sheet) if re.match(r"[A-F] ", text))
    order = texts(sheet.key)[-1].split(", ")
    by_title = {s.title: s.anchors[0] for s in VIEWS.map.statements if s.anchors}
    places = [(by_title[lettered[letter]].paragraph, by_title[lettered[letter]].sentence) for letter in order]
    assert places == sorted(places)
    assert len(places) == 6


def test_verdicts_are_those_of_the_evaluation() -> None:
    views = Views(pipeline.load(GRAPH), pipeline.resolve(VIEWS.map, Assumptions.of(["sanctions"], (), ())))
    sheet = made(Choice(("verdicts",)), views)
    assert {"falls", "holds"} <= {text.split(" ", 1)[1] for text in texts(sheet.key) if re.match(r"[A-F] ", text)}


def test_sheets_and_keys_are_files_of_their_own_with_nothing_of_a_key_in_any_part_of_a_sheet(tmp_path: Path) -> None:
    command = ["worksheet", str(GRAPH), "--out", str(tmp_path), "--variants", "2", "--level", "3", "--gaps", "titles"]
    assert main([*command, "--as", "docx", "html", "md"]) == 0
    assert sorted(p.name for p in tmp_path.glob("*.*")) == [
        f"sheet-{n}.{s}" for n in (1, 2) for s in ("docx", "html", "md")
    ]
    assert sorted(p.name for p in (tmp_path / "keys").iterdir())[0] == "key-1.docx"
    key = (tmp_path / "keys" / "key-1.md").read_text(encoding="utf-8")
    answers = [line.split("** ", 1)[1] for line in key.splitlines() if line.startswith("- **(")]
    assert len(answers) > 20
    with zipfile.ZipFile(io.BytesIO((tmp_path / "sheet-1.docx").read_bytes())) as package:
        parts = "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    for sheet in (parts, *((tmp_path / f"sheet-1.{s}").read_text(encoding="utf-8") for s in ("html", "md"))):
        assert [answer for answer in answers if answer in sheet] == []


def test_a_page_runs_nothing_and_shows_the_text_of_a_map_as_text(tmp_path: Path) -> None:
    source = tmp_path / "m.argdown"
    source.write_text("[<script>alert(1)</script>]: a #thesis\n  + [B]: b\n  + [C]: c\n", encoding="utf-8")
    assert main(["worksheet", str(source), "--out", str(tmp_path / "o"), "--as", "html"]) == 0
    page = (tmp_path / "o" / "sheet-1.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_a_map_of_one_claim_still_gives_a_sheet(tmp_path: Path) -> None:
    source = tmp_path / "m.argdown"
    source.write_text("[A]: a #thesis\n", encoding="utf-8")
    assert main(["worksheet", str(source), "--out", str(tmp_path / "o"), "--as", "md", "--gaps", *GAPS]) == 0


@pytest.mark.parametrize(
    ("text", "gaps"), [("", GAPS), ("[A]: a #thesis\n  + [B]: b\n", ("warrants", "premises")), ("[A]: a\n", ("roles",))]
)
def test_a_map_that_has_nothing_of_what_is_asked_for_gives_no_sheet(
    text: str, gaps: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "m.argdown"
    source.write_text(text, encoding="utf-8")
    out = tmp_path / "o"
    assert main(["worksheet", str(source), "--out", str(out), "--as", "md", "--gaps", *gaps]) == 2
    assert "would ask nothing" in capsys.readouterr().err
    assert not out.exists()


def test_an_outline_without_gaps_is_not_shown() -> None:
    views = Views(pipeline.load(GRAPH.with_name("cholera")))
    assert made(Choice(("order", "warrants")), views) == made(Choice(("order",)), views)


def test_roles_can_be_told_from_the_outline_of_their_sheet_which_tells_none() -> None:
    sheet = made(Choice(("roles",)))
    items = texts([block for block in sheet.sheet if block.kind == "item"])
    numbered = [text for text in items if re.match(r"\d", text)]
    assert len(numbered) == len(VIEWS.material.numbers)
    assert items.index(numbered[-1]) < min(n for n, text in enumerate(items) if re.match(r"[A-F] ", text))
    answers = {text.split(" ", 1)[1] for text in texts(sheet.key) if re.match(r"[A-F] ", text)}
    assert answers
    shown = [run for block in sheet.sheet if block.kind == "item" for run in block.runs]
    assert not [text for text, style in shown if style == "italic" or text.strip() in answers]
    both = made(Choice(("titles", "roles")))
    assert len([b for b in both.sheet if b.kind == "item" and re.match(r"\d", texts([b])[0])]) == len(numbered)
