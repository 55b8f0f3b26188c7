"""``argmap evaluate``, and what readers assume on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import main
from argmap.cli.evaluate import SEMANTICS
from argmap.cli.exit_codes import BAD_INPUT, WELL
from argmap.semantics.readings import READINGS

MAP = """===
title: A walk
id: walk
===

[Walk]: Let us walk. #thesis
  + [Dry]: It is dry.
  - [Tired]: You are tired.
    - [Rested]: You have rested.
      - [Noise]: It was noisy all night.
        - [Rested]
"""


class Ran:
    """What a command printed, and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def row(self, name: str) -> list[str]:
        """The cells of the table's row that begins with ``name``."""
        (line,) = (line for line in self.out.splitlines() if line.split()[:1] == [name])
        return line.split()


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``argmap COMMAND walk.argdown ...`` in a folder of its own."""
    (tmp_path / "walk.argdown").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def ran(command: str, *arguments: str) -> Ran:
        code = main([command, "walk.argdown", *arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    return ran


def assume(file: str, **assumed: list[str]) -> str:
    Path(file).write_text(json.dumps(assumed), encoding="utf-8")
    return file


def test_the_table_says_status_strength_and_why(run: Run) -> None:
    done = run("evaluate")
    assert done.code == WELL
    assert done.row("walk")[1] == "open"
    assert 0 < float(done.row("dry")[2]) <= 1
    assert "it and “Noise” attack each other" in done.out
    told = run("evaluate", "--json").json["statements"]["rested"]
    assert (told["status"], told["reason"]) == ("open", "conflict")


@pytest.mark.parametrize(
    ("options", "walk", "word"),
    [
        (["--reject", "noise"], "holds", "stands"),
        (["--reject", "Noise"], "holds", "stands"),
        (["--accept", "noise"], "falls", "challenged"),
        (["--contest", "dry", "--reject", "tired"], "open", "open"),
        (["--accept", "walk", "--reject", "dry"], "holds", "stands"),
    ],
)
def test_what_the_reader_assumes_decides(run: Run, options: list[str], walk: str, word: str) -> None:
    assert run("evaluate", *options).row("walk")[1] == word
    assert run("explain", "walk", *options, "--json").json["status"] == walk
    every = run("explain", *options, "--json").json
    assert (every["walk"]["status"], every["walk"]["verdict"]) == (walk, word)


def test_assumptions_from_a_file_give_way_to_those_that_are_typed(run: Run) -> None:
    file = assume("me.json", reject=["Noise"], contest=["dry"])
    assert run("explain", "walk", "--assume", file).out.startswith("“Walk” is open: as long as “Dry” is doubted")
    assert run("explain", "walk", "--assume", file, "--accept", "dry", "--json").json["status"] == "holds"
    assert run("evaluate", "--assume", file, "--accept", "dry").row("walk")[1] == "stands"


def test_every_semantics_and_task_has_an_answer(run: Run) -> None:
    for semantics in SEMANTICS:
        tasks = ["credulous", "sceptical", "one", "all", "count"] if not semantics.startswith("structured") else []
        for task in ([], *(["--task", task] for task in tasks)):
            for form in ([], ["--json"]):
                done = run("evaluate", "--semantics", semantics, *task, *form)
                assert (done.code, done.err) == (WELL, "")
                assert done.out
                if form:
                    assert done.json.get("semantics", semantics) == semantics


def test_the_table_of_semantics_lists_all_that_is_computed_and_nothing_else() -> None:
    from argmap.domain import semantics
    from argmap.semantics import abstract, dialectical, gradual, structured

    for offered, computed, home in (
        (sorted(semantics.BY_CODE), sorted(abstract.SEMANTICS), "abstract/semantics.py"),
        (semantics.OF_MAPS, dialectical.SEMANTICS, "dialectical/search.py"),
        (semantics.GRADUAL, gradual.SEMANTICS, "gradual/modular.py"),
    ):
        where = (
            f"argmap/domain/semantics.py lists other ones than argmap/semantics/{home} computes, or in another order"
        )
        assert list(offered) == list(computed), where
    assert tuple(semantics.STRUCTURED) == ("structured", "structured-preferred")
    assert len({known.name for known in semantics.SEMANTICS}) == len(semantics.SEMANTICS)
    for known in semantics.SEMANTICS:
        assert known.meaning
        assert known.source
        assert known.needs
        assert known.code or known.maps or known.gradual
    assert set(structured.ORDERINGS) == {"last-link", "weakest-link"}


def test_what_grounded_decides_is_left_out_only_where_every_labelling_decides_it_alike(run: Run) -> None:
    for semantics, left_out in (("complete", True), ("preferred", True), ("stage", False), ("admissible", False)):
        shown = run("evaluate", "--semantics", semantics, "--task", "all").out
        assert ("Grounded decides" in shown) is left_out, semantics


def test_preferred_semantics_tell_what_is_consistent(run: Run) -> None:
    preferred = ("evaluate", "--semantics", "preferred")
    assert run(*preferred).row("walk")[1:] == ["holds", "in", "some,", "falls", "in", "some"]
    assert run(*preferred, "--task", "credulous").row("walk")[1] == "yes"
    assert run(*preferred, "--task", "sceptical", "--json").json["statements"]["walk"] is False
    assert run(*preferred, "--task", "count").out == "2\n"
    every = run(*preferred, "--task", "all", "--json").json
    assert every["complete"]
    assert sorted(found["walk"] for found in every["labellings"]) == ["falls", "holds"]
    some = run(*preferred, "--task", "all", "--limit", "1")
    assert "There are more than these 1" in some.out
    assert "Grounded decides 1 of 5 statements" in some.out
    assert run(*preferred, "--task", "one", "--json").json["labellings"][0] in every["labellings"]


def test_where_there_is_no_labelling_that_is_said(run: Run) -> None:
    Path("walk.argdown").write_text("[A]: a\n  - [A]\n", encoding="utf-8")
    for task in ([], ["--task", "one"], ["--task", "all"]):
        assert "There is no stable labelling." in run("evaluate", "--semantics", "stable", *task).out
    assert run("evaluate", "--semantics", "stable", "--task", "count").out == "0\n"
    assert run("evaluate", "--semantics", "stable", "--task", "sceptical").row("a")[1] == "yes"


def test_a_limit_of_time_ends_in_what_was_found_and_in_an_exit_code_of_its_own(run: Run) -> None:
    rivals = "\n\n".join(f"[A{n}]: a\n  - [B{n}]\n\n[B{n}]: b\n  - [A{n}]" for n in range(30))
    Path("walk.argdown").write_text(rivals, encoding="utf-8")
    done = run("evaluate", "--semantics", "admissible", "--task", "count", "--timeout", "1")
    assert done.code == 3
    assert done.out.startswith("at least ")
    for task, cell in (([], "?"), (["--task", "credulous"], "?"), (["--task", "sceptical"], "?")):
        done = run("evaluate", "--semantics", "preferred", *task, "--timeout", "1e-9")
        assert (done.code, done.row("a0")[1]) == (3, cell)
        assert "The time is up" in done.out
    assert (
        run("evaluate", "--semantics", "preferred", "--task", "count", "--timeout", "1e-9", "--json").json["count"] == 0
    )
    assert run("evaluate", "--semantics", "structured", "--timeout", "1e-9").code == 3


def test_readers_are_compared_and_told_what_to_talk_about_first(run: Run) -> None:
    ann, bob = assume("ann.json", reject=["noise"]), assume("bob.json", accept=["noise"], reject=["Dry"])
    done = run("evaluate", "--assume", ann, bob)
    assert done.code == WELL
    assert "2 readers agree on 0 of 5 statements." in done.out
    assert "Talk first about: Noise" in done.out
    told = run("evaluate", "--assume", ann, "--assume", bob, "--json").json
    assert (told["first"], told["readers"]) == ("noise", ["ann", "bob"])
    assert {parting["id"]: parting["statuses"] for parting in told["partings"]}["walk"] == {
        "ann": "holds",
        "bob": "falls",
    }


def test_readers_of_one_mind_are_told_so(run: Run) -> None:
    ann, bob = assume("ann.json", reject=["noise"]), assume("bob.json", reject=["Noise"])
    done = run("evaluate", "--assume", ann, bob)
    assert done.out == "2 readers agree on 5 of 5 statements.\n"


def test_files_of_one_name_are_told_apart(run: Run) -> None:
    for folder in "ab":
        Path(folder).mkdir()
        assume(f"{folder}/me.json", reject=["noise"] if folder == "a" else [])
    assert run("evaluate", "--assume", "a/me.json", "b/me.json", "--json").json["readers"] == ["me", "me (2)"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--reject", "noise", "--accept", "Noise"], "“noise” cannot be rejected and accepted at once"),
        (["--contest", "nose"], "nose"),
        (["--assume", "empty.json"], "This file is empty"),
        (["--assume", "bad.json"], "This is not JSON"),
        (["--assume", "unknown.json"], "nowhere"),
        (["--assume", "gone.json"], "does not exist"),
        (["--assume", "empty.json", "empty.json", "--task", "one"], "compared by grounded semantics"),
        (["--semantics", "structured", "--task", "one"], "has no tasks"),
        (["--semantics", "best"], "invalid choice"),
        (["--limit", "0"], "whole number"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_what_cannot_be_meant_is_refused(run: Run, options: list[str], told: str, form: list[str]) -> None:
    Path("empty.json").touch()
    Path("bad.json").write_text("{reject}", encoding="utf-8")
    assume("unknown.json", reject=["nowhere"])
    done = run("evaluate", *options, *form)
    assert done.code == BAD_INPUT
    assert told in (done.out if form else done.err)


def test_a_title_cannot_drive_the_terminal(run: Run) -> None:
    Path("walk.argdown").write_text("[A\x1b[31mb]: a\n\n[C]: c\n  - [A\x1b[31mb]\n", encoding="utf-8")
    ann, bob = assume("ann.json", reject=["c"]), assume("bob.json", accept=["c"])
    for options in ([], ["--assume", ann, bob], ["--semantics", "preferred", "--task", "all"]):
        done = run("evaluate", *options)
        assert "\x1b" not in done.out + done.err


def test_readings_stand_side_by_side_and_those_that_part_come_first(run: Run) -> None:
    done = run("evaluate", "--compare")
    assert done.code == WELL
    assert done.row("statement")[1:] == list(READINGS)
    rows = run("evaluate", "--compare", "--json").json["statements"]
    assert [row["parts"] for row in rows.values()] == sorted((row["parts"] for row in rows.values()), reverse=True)
    assert rows["walk"]["readings"]["preferred-credulous"]["status"] == "holds"
    assert rows["walk"]["readings"]["preferred-sceptical"]["status"] == "open"
    assert f"The readings differ on {sum(row['parts'] for row in rows.values())} of {len(rows)}" in done.out


def test_readings_are_compared_for_one_reader_without_another_task(run: Run) -> None:
    for extra in (["--semantics", "preferred"], ["--task", "count"], ["--assume", assume("a.json"), assume("b.json")]):
        done = run("evaluate", "--compare", *extra)
        assert done.code == BAD_INPUT
        assert "contradicting-options" in done.err
