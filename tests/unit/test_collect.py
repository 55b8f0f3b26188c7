"""A table of what a class handed in."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from argmap.cli import main

CASES = Path(__file__).resolve().parents[1] / "cases" / "compare" / "cholera"


def test_each_map_is_a_row_with_what_is_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("plain", "sketches"):
        text = (CASES / f"{name}.argdown").read_text(encoding="utf-8")
        (tmp_path / f"{name}.argdown").write_text(text, encoding="utf-8")
    assert main(["collect", str(tmp_path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(r["student"], r["claims"], r["linked"], r["undercuts"]) for r in rows] == [
        ("plain", "18", "3", "1"),
        ("sketches", "11", "0", "1"),
    ]
    assert rows[0]["thesis"] == "The pump was guilty"


def test_a_map_that_cannot_be_read_is_a_row_with_the_reason_and_no_formula_stands_in_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "=1+1.argdown").write_text("[A]: a\n<B>: b\n", encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text("points: 10", encoding="utf-8")
    assert main(["collect", str(tmp_path)]) == 1
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["student"] == "'=1+1"
    assert "blank line" in row["problem"]
    assert main(["collect", str(tmp_path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["students"][0]["student"] == "=1+1"


def test_whoever_handed_something_in_has_a_row_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files that are no maps, empty ones, those in folders of a learning platform, and names that are alike."""
    text = "[A]: a\n  + [B]: b\n"
    for name in (
        "Jürgen Müller.argdown",
        "ana.argdown",
        "ANA.argdown.txt",
        "Ben Bo_417_assignsubmission_file/map.argdown",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("leer.argdown", "zoe.docx", "photo.png", "rubric.yaml", "ana.argdown.answers.yaml", "Thumbs.db", ".x"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "ana.argdown.answers.yaml").write_text('a: [a]\nb: "?"\n', encoding="utf-8")
    students = {"ANA.argdown.txt", "Ben Bo", "Jürgen Müller", "ana.argdown", "leer", "photo.png", "zoe.docx"}
    reference = tmp_path.with_name("reference.argdown")
    reference.write_text(text, encoding="utf-8")
    for command, *more in (("collect",), ("compare", str(reference))):
        out = tmp_path.with_name(f"{command}.csv")
        assert main([command, str(tmp_path), *more, "--out", str(out)]) == 1
        rows = {row["student"]: row for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))}
        assert set(rows) == students
        problems = {name for name, row in rows.items() if row["problem"]}
        assert problems == {"leer", "photo.png", "zoe.docx"}
        assert "Ask for a file in Argdown" in rows["zoe.docx"]["problem"]
        if command == "collect":
            assert (rows["ana.argdown"]["confirmed"], rows["ana.argdown"]["open"]) == ("1", "1")
    capsys.readouterr()


def test_moodles_packing_leaves_nobody_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files of one student, files deeper down or in no folders at all, and folders that only a system wrote into."""
    packed = "_assignsubmission_file_"
    maps = (
        *(f"Gül_1{packed}/map.argdown", f"Gül_1{packed}/map (2).argdown", f"Uma_2{packed}/karten/meine.argdown"),
        *(f"Vera Ö_3{packed}my map (2).argdown", f"Jan_4{packed}/Map.ARGDOWN"),
    )
    for name in (*maps, f"Sam_5{packed}/.DS_Store", "__MACOSX/._Vera", f"Ina_6{packed}onlinetext.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("[A]: a {at: p1 s1}\n  + [B]: b\n" if name in maps else "", encoding="utf-8")
    out = tmp_path.with_name("class.csv")
    assert main(["collect", str(tmp_path), "--out", str(out), "--separator", "semicolon"]) == 1
    rows = {r["student"]: r for r in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")), delimiter=";")}
    claims = {name: row["claims"] for name, row in rows.items()}
    read = {"Gül/map.argdown": "2", "Gül/map (2).argdown": "2", "Uma": "2", "Vera Ö": "2", "Jan": "2"}
    assert claims == {**read, "Sam": "", "Ina": ""}
    assert "no file" in rows["Sam"]["problem"]
    assert not any("retelling" in row["first warning"] for row in rows.values())
    assert main(["collect", str(tmp_path), "--json", "--separator", "tab"]) == 2
    (tmp_path / "x.zip").write_bytes(b"")
    assert main(["collect", str(tmp_path / "x.zip")]) == 2
    assert "Unpack it" in capsys.readouterr().err


def test_a_teachers_notes_are_no_maps_of_students(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A readme is nobody's, unless maps stand in it or a student has no more; a list without sides may be a map."""
    said = "- Fares should fall\n  - {}Buses would be fuller at night\n  - {}Drivers cost the town too much money\n"
    class_, reference = tmp_path / "class", tmp_path / "reference.argdown"
    (class_ / "ana").mkdir(parents=True)
    texts = {
        **dict.fromkeys(("README.md", "ana/readme.md"), "# Class 9b\n\n- map.md: of Ana\n- return it on Friday\n"),
        "ana/map.md": said.format("pro: ", "con: "),
        "bare.md": said.format("", ""),
        "notes.md": "Remember the holidays.\n\n- buy chalk\n  - the green one\n",
    }
    for name, text in texts.items():
        (class_ / name).write_text(text, encoding="utf-8")
    claims = (
        "[A]: Fares should fall.",
        "  + [B]: Buses would be fuller at night.",
        "  - [C]: Drivers cost too much money.",
    )
    reference.write_text("\n".join(claims), encoding="utf-8")

    def problems(*command: str) -> dict[str, bool]:
        main([*command])
        rows = csv.DictReader(io.StringIO(capsys.readouterr().out))
        return {row["student"]: "for or against" in row["problem"] for row in rows}

    assert problems("collect", str(class_)) == {"ana": False, "bare": True, "notes": True}
    assert problems("compare", str(class_), str(reference)) == {"ana": False, "bare": False, "notes": True}
    (class_ / "ana" / "map.md").unlink()
    assert problems("collect", str(class_)) == {"ana": True, "bare": True, "notes": True}
    (class_ / "README.md").write_text("# Maps\n\n```argdown\n[A]: b.\n  + [C]: d.\n```\n", encoding="utf-8")
    assert problems("collect", str(class_)) == {"README": False, "ana": True, "bare": True, "notes": True}


def test_a_folder_without_maps_is_bad_input(tmp_path: Path) -> None:
    assert main(["collect", str(tmp_path)]) == 2


def test_a_file_that_the_page_saved_has_its_readers_name_additions_and_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        {"id": "a", "outcome": "first"},
        {"id": "b", "outcome": "later"},
        {"id": "c", "outcome": "", "wrote": "x"},
        1,
    ]
    own = {"reader": "Ana B.", "entries": [{"id": "own-1"}], "answers": answers}
    (tmp_path / "a.argdown").write_text(f"===\nadditions: {json.dumps(own)}\n===\n\n[A]: b\n", encoding="utf-8")
    (tmp_path / "b.argdown").write_text("===\nadditions: nonsense\n===\n\n[A]: b\n", encoding="utf-8")
    assert main(["collect", str(tmp_path)]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    found = [(row["reader"], row["added"], row["exercises"], row["at once"]) for row in rows]
    assert found == [("Ana B.", "1", "2", "1"), ("", "", "", "")]


@pytest.fixture
def strays(tmp_path: Path) -> Path:
    """A folder with a good map, and with others that lead out of it or are no files."""
    (tmp_path / "secret.argdown").write_text("[Secret]: s\n", encoding="utf-8")
    folder = tmp_path / "class"
    for name in ("told", "linked"):
        (folder / name).mkdir(parents=True)
    (folder / "good.argdown").write_text("[A]: a\n", encoding="utf-8")
    (folder / "link.argdown").symlink_to(tmp_path / "secret.argdown")
    (folder / "gone.argdown").symlink_to(folder / "nothing.argdown")
    (folder / "round.argdown").symlink_to(folder / "round.argdown")
    (folder / "linked" / "map.argdown").symlink_to(tmp_path / "secret.argdown")
    (folder / "told" / "map.argdown").write_text("[B]: b\n", encoding="utf-8")
    (folder / "told" / "retelling.md").symlink_to(tmp_path / "secret.argdown")
    os.mkfifo(folder / "pipe.argdown")
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_what_leads_out_of_the_folder_or_is_no_file_is_a_row_and_never_read(
    strays: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"link", "gone", "round", "linked", "told", "pipe"}
    assert main(["collect", str(strays)]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["student"]: bool(row["problem"]) for row in rows} == dict.fromkeys(bad, True) | {"good": False}
    assert main(["compare", str(strays), str(strays / "good.argdown"), "--json"]) == 1
    assert "Secret" not in capsys.readouterr().out
    main(["agree", str(strays), str(strays)])
    assert "Secret" not in capsys.readouterr().out
    assert main(["check", str(strays)]) == 2
    told = capsys.readouterr()
    assert "7 maps, 6 of which cannot be read" in told.out
    assert "Secret" not in told.out + told.err
    assert main(["corpus", "add", str(strays.parent / "store"), str(strays)]) == 1
    assert "Secret" not in capsys.readouterr().out


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize("stray", ["linked", "told", "folder"])
def test_no_command_over_a_folder_reads_what_a_link_in_it_leads_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, stray: str
) -> None:
    if command == "serve":
        pytest.importorskip("uvicorn", reason="argmap[edit] is not installed: links in a served folder were not tried")
    secret, folder = tmp_path / "secret", tmp_path / "class"
    secret.mkdir()
    folder.mkdir()
    (secret / "map.argdown").write_text("[Secret]: s\n", encoding="utf-8")
    if stray == "folder":
        (folder / stray).symlink_to(secret)
    else:
        (folder / stray).mkdir()
        if stray == "told":
            (folder / "told" / "map.argdown").write_text("[B]: b\n", encoding="utf-8")
        (folder / stray / ("retelling.md" if stray == "told" else "map.argdown")).symlink_to(secret / "map.argdown")
    options = ["--out", str(tmp_path / "out")] if command == "build" else ["--no-browser"]
    assert main([command, str(folder), *options]) == 2
    told = capsys.readouterr()
    assert "leads out of the folder" in told.err
    assert "Secret" not in told.out + told.err


def test_a_text_beside_a_named_map_is_read_in_its_folder_or_where_the_map_itself_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home, here = tmp_path / "home", tmp_path / "here"
    for folder in (home, here):
        folder.mkdir()
    (home / "map.argdown").write_text("[A]: a {at: p1 s1}\n", encoding="utf-8")
    (home / "retelling.md").write_text("One. <!-- p1 s1 -->\n", encoding="utf-8")
    (here / "retelling.md").symlink_to(home / "retelling.md")
    (here / "map.argdown").write_text("[A]: a {at: p1 s1}\n", encoding="utf-8")
    assert main(["check", str(here)]) == 2
    assert "retelling.md: error: This is a link" in capsys.readouterr().err
    (here / "map.argdown").unlink()
    (here / "map.argdown").symlink_to(home / "map.argdown")
    assert main(["check", str(here)]) == 1, "a note, but no error"
