"""Worksheets with gaps: the same seed gives the same sheet, and nothing of a key is in its sheet."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import argmap
from argmap import lookup, pipeline
from argmap.cli import main
from argmap.cli.worksheet import GAPS as TYPED
from argmap.cli.worksheet import encode
from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Statement
from argmap.draw.document import handout_pdf
from argmap.draw.document.gaps import GAPS, Choice, Worksheet, worksheet
from argmap.formats import argdown
from argmap.views import Views

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
VIEWS = Views(pipeline.load(GRAPH))


def made(choice: Choice, views: Views = VIEWS) -> Worksheet:
    return worksheet(views.material, views.weighed, choice)


def texts(blocks: list) -> list[str]:
    return ["".join(text for text, _ in block.runs) for block in blocks]


def test_the_command_knows_every_kind_of_gap() -> None:
    assert TYPED == GAPS


def test_words_stand_apart_on_paper_as_they_do_in_the_sheet() -> None:
    words: list[str] = []
    for block in made(Choice(GAPS, 2)).sheet:
        source = "".join(handout_pdf._runs(block, words)).replace("#h(2pt)", "").replace("#[ ]", " ")
        printed = re.sub(r"#\w+\(sys\.inputs\.w(\d+)\)", lambda match: words[int(match[1])], source)
        assert printed.split() == "".join(text for text, _ in block.runs).split()


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


def test_what_belongs_into_the_gaps_stands_in_the_order_of_the_alphabet_whatever_its_case() -> None:
    small = (replace(s, title=s.title.lower()) if n % 2 else s for n, s in enumerate(VIEWS.map.statements))
    views = Views(replace(VIEWS.map, statements=tuple(small)))
    titles = {views.material.title(box) for box in views.material.numbers}
    bank = [text for text in texts(made(Choice(("titles",), 2), views).sheet) if text in titles]
    assert bank == sorted(bank, key=str.casefold) != sorted(bank)


def test_sheets_of_maps_that_differ_in_the_relation_of_a_gap_alone_are_the_same() -> None:
    claims = tuple(
        Statement(name, f"Claim {name}", role=Role.THESIS if name == "t" else Role.CLAIM) for name in "tabcde"
    )
    rest = (Conflict("v", ("b",), "a"), Conflict("w", ("c",), "b"), Conflict("x", ("d",), "t"))
    steps = (Inference("i", ("e",), "t"),)
    reason = ArgumentMap("m", "M", claims, inferences=(*steps, Inference("k", ("a",), "t")), conflicts=rest)
    objection = ArgumentMap("m", "M", claims, inferences=steps, conflicts=(*rest, Conflict("k", ("a",), "t")))
    compared = 0
    for seed in range(20):
        one, other = (made(Choice(("relations",), 2, seed), Views(map_)) for map_ in (reason, objection))
        if not any(re.match(r"1\.1 \(\d+\) _", text) for text in texts(one.sheet)):
            continue
        compared += 1
        assert one.sheet == other.sheet
        assert one.key != other.key
    assert compared


def test_what_answers_an_objection_that_is_a_gap_is_a_reply_or_an_objection_as_the_sheet_itself_calls_it() -> None:
    pairs = [(f"o{n}", f"r{n}") for n in range(6)]
    statements = (Statement("t", "T", role=Role.THESIS), *(Statement(x, x) for pair in pairs for x in pair))
    conflicts = [c for o, r in pairs for c in (Conflict(f"c{o}", (o,), "t"), Conflict(f"c{r}", (r,), o))]
    views = Views(ArgumentMap("m", "M", statements, conflicts=tuple(conflicts)))
    seen = set()
    for seed in range(9):
        sheet = made(Choice(("relations",), 2, seed), views)
        lines = {
            m[3]: m[2] for m in (re.match(r"([\d.]+) (\S+|\(\d+\) _+) (\w+)$", t) for t in texts(sheet.sheet)) if m
        }
        keys = dict(text.split(" ", 1) for text in texts(sheet.key) if text.startswith("("))
        for objection, reply in pairs:
            is_gap = "_" in lines[objection]
            word = keys[lines[reply].split()[0]] if "_" in lines[reply] else lines[reply]
            seen.add((is_gap, word))
    assert seen == {(True, "objection"), (True, "reply or objection"), (False, "reply")}


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


def test_verdicts_are_those_of_the_evaluation_and_an_objection_that_is_answered_is_granted() -> None:
    views = Views(pipeline.load(GRAPH), lookup.resolve(VIEWS.map, Assumptions.of(["sanctions"], (), ())))
    by_title = {VIEWS.material.title(box): box for box in VIEWS.material.numbers}
    answers: set[str] = set()
    for seed in range(8):
        sheet = made(Choice(("verdicts",), 3, seed), views)
        asked, keys = lettered(sheet.sheet), lettered(sheet.key)
        for letter, case in asked.items():
            claim, _, other = case.rstrip(" _:").removesuffix("” were false").partition(", if “")
            verdict = views.weighed(by_title.get(other, ""))[by_title[claim]]
            assert keys[letter] == views.material.words(f"worksheet.verdict.{verdict}")
        assert len(set(keys.values())) > 1
        answers |= set(keys.values())
    assert answers >= {"holds", "falls", "granted, but answered"}


def lettered(blocks: list) -> dict[str, str]:
    """The items that a letter stands before, by their letters."""
    return dict(text.split(" ", 1) for text in texts(blocks) if re.match(r"[A-J] ", text))


def test_where_all_holds_a_sheet_asks_what_were_if_a_claim_were_false(tmp_path: Path) -> None:
    source = tmp_path / "m.argdown"
    source.write_text("[A]: a #thesis\n  + [B]: b\n    + [C]: c\n", encoding="utf-8")
    views = Views(pipeline.load(source))
    sheet = made(Choice(("verdicts",)), views)
    keys = lettered(sheet.key)
    for letter, claim in lettered(sheet.sheet).items():
        supposed = re.fullmatch(r"(.), if “(.)” were false: _+", claim)
        box, without = (supposed[1].lower(), supposed[2].lower()) if supposed else (claim[0].lower(), "")
        assert keys[letter] == views.weighed(without)[box]
    assert set(keys.values()) == {"holds", "falls"}


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


def test_the_lesson_asks_for_a_reason_an_objection_and_an_undercutter() -> None:
    answers = "".join(
        texts(made(Choice(("titles", "relations"), 1, 85), Views(pipeline.load(GRAPH.with_name("cholera")))).key)
    )
    assert all(word in answers for word in ("reason", "objection", "undercutter"))


def test_a_page_runs_nothing_and_shows_the_text_of_a_map_as_text(tmp_path: Path) -> None:
    source = tmp_path / "m.argdown"
    source.write_text("[<script>alert(1)</script>]: a #thesis\n  + [B]: b\n  + [C]: c\n", encoding="utf-8")
    assert main(["worksheet", str(source), "--out", str(tmp_path / "o"), "--as", "html"]) == 0
    page = (tmp_path / "o" / "sheet-1.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("", GAPS),
        ("[A]: a #thesis\n", GAPS),
        ("[A]: a #thesis\n  + [B]: b\n", ("warrants", "premises")),
        ("[A]: a\n", ("roles",)),
    ],
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


def test_one_gap_alone_has_no_list_which_would_be_its_answer() -> None:
    text = "[A]: a #thesis\n\n<X>\n\n(1) [Beta]: b\n(2) [Gamma]: c\n----\n(3) [A]\n"
    sheet = made(Choice(("premises",)), Views(argdown.load(text)))
    (gap,) = [said for said in texts(sheet.key) if said.startswith("(1)")]
    assert not any(said == gap.removeprefix("(1) ") for said in texts(sheet.sheet))


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
    shown = [run for block in sheet.sheet if re.match(r"\d", texts([block])[0]) for run in block.runs]
    assert not [text for text, style in shown if style == "italic" or text.strip() in answers]
    both = made(Choice(("titles", "roles")))
    assert len([b for b in both.sheet if b.kind == "item" and re.match(r"\d", texts([b])[0])]) == len(numbered)


def test_a_sheet_is_the_same_bytes_whatever_belongs_into_its_gaps() -> None:
    """Nothing of an answer can be told from a sheet, not even by its length: other answers give the same sheet."""
    views = Views(pipeline.load(GRAPH.with_name("cholera")))
    choice = Choice(("titles", "relations"), 3, 3)
    whole = made(choice, views)
    asked = [text.split(" ", 1)[1] for text in texts(whole.key) if text.startswith("(")]
    hidden = [s for s in views.map.statements if s.title in asked]
    renamed = [
        replace(s, title=f"Something else {n}") if s in hidden else s for n, s in enumerate(views.map.statements)
    ]
    other = Views(replace(views.map, statements=tuple(renamed)))
    changed = made(choice, other)
    assert len(hidden) > 8
    assert changed.key != whole.key
    for suffix in ("html", "docx", "md", "pdf"):
        assert encode(changed.sheet, suffix, other) == encode(whole.sheet, suffix, views), suffix


def test_another_relation_in_a_gap_gives_the_same_sheet() -> None:
    views = Views(pipeline.load(GRAPH.with_name("cholera")))
    choice = Choice(("relations",), 3, 3)
    whole = made(choice, views)
    keys = set()
    for step in views.map.inferences:
        if len(step.premises) == 1 and not step.argument:
            rest = tuple(i for i in views.map.inferences if i is not step)
            conflicts = (*views.map.conflicts, Conflict(step.id, step.premises, step.conclusion))
            changed = made(choice, Views(replace(views.map, inferences=rest, conflicts=conflicts)))
            if changed.key != whole.key:
                assert changed.sheet == whole.sheet, step.premises
                keys.add(step.premises)
    assert len(keys) >= 3


def test_premises_that_count_only_together_are_not_told_where_their_relation_is_asked_for() -> None:
    whole = made(Choice(("relations",), 3))
    gapped = [text for text in texts(whole.sheet) if re.search(r"\(\d+\) _+ ", text)]
    assert gapped
    assert not [text for text in gapped if "only together" in text]


LINKED = """
[Nine]: School should begin at nine. #thesis
  + [Rest]
  - [Buses]: There are no buses at nine. #objection
    - [Ask]: The company can be asked. #reply

<Sleep>

(1) [Eight]: Pupils need eight hours of sleep.
(2) [Late]: They cannot fall asleep before eleven.
----
(3) [Rest]: With a later start they would get enough rest.
"""
DOUBTED = LINKED + "\n[Late]\n  - [Phones]: Without phones they could.\n"


def test_no_verdict_is_asked_for_that_rests_on_premises_of_which_the_sheet_does_not_say_that_they_count_together() -> (
    None
):
    for seed in range(12):
        views = Views(argmap.loads(LINKED))
        asked = "\n".join(texts(made(Choice(("roles", "verdicts"), 3, seed), views).sheet))
        assert "Rest, if" not in asked
        assert ", if “" in asked
        doubted = texts(made(Choice(("roles", "verdicts"), 3, seed), Views(argmap.loads(DOUBTED))).sheet)
        weighed = "\n".join(doubted[next(n for n, text in enumerate(doubted) if text == "What holds") :])
        assert not re.search(r"^[A-Z] (?:Rest|Nine)\b", weighed, re.MULTILINE)
    told = [texts(made(Choice(("verdicts",), 3, seed), Views(argmap.loads(LINKED))).sheet) for seed in range(12)]
    assert any("Rest, if" in text for sheet in told for text in sheet)


UNSAID = """
[Nine]: School should begin at nine. #thesis
  + [Rest]: Pupils would rest.

<Sleep>

(1) [Eight]: Pupils need eight hours of sleep.
(2) [Late]: They cannot fall asleep before eleven. {implicit: true}
----
(3) [Rest]
"""


@pytest.mark.parametrize(("gaps", "seed"), [(("warrants",), 1), (("titles",), 3)])
def test_a_sheet_says_which_gap_the_text_leaves_unsaid_so_that_it_changes_places_with_no_other(
    gaps: tuple[str, ...], seed: int
) -> None:
    whole = made(Choice(gaps, 3, seed), Views(argdown.load(UNSAID)))
    (number,) = (text.split()[0] for text in texts(whole.key) if text.endswith(" Late"))
    assert f"The text leaves this unsaid, so say it in your own words: {number}" in texts(whole.sheet)
    assert not [text for text in texts(whole.key) if "change places" in text]


def test_a_sheet_tells_of_no_gap_that_it_is_unsaid_where_the_text_says_all() -> None:
    whole = made(Choice(("titles",), 3, 3), Views(argdown.load(UNSAID.replace(" {implicit: true}", ""))))
    assert not [text for text in texts(whole.sheet) if "unsaid" in text]
    assert [text for text in texts(whole.key) if "change places" in text]
