"""``argmap solve`` speaks as the ICCMA competitions do, refuses in words, and ends where its limits are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import cli
from argmap.cli.solve import problems
from argmap.domain.diagnostics import ParseError
from argmap.formats.iccma import framework
from argmap.semantics.abstract import SEMANTICS, AttackGraph, count, extensions, one, sceptical
from argmap.semantics.abstract.sat import Solver
from argmap.semantics.budget import Budget, OutOfMemory, OutOfTime

ICCMA = "p af 5\n# an example\n1 2\n2 4\n4 5\n5 4\n5 5\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.af").write_text(ICCMA)
    (tmp_path / "x.apx").write_text("arg(a).\narg(b).\natt(a,b).\natt(b,a).\n")
    (tmp_path / "x.tgf").write_text("a first\nb\n#\na b\nb a\n")
    (tmp_path / "map.argdown").write_text("[A]: one\n  - [B]: two\n    - [C]: three\n")
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("-p SE-PR -f x.af", "w 1 3 4\n"),
        ("-p EE-CO -f x.af", "[[1,3],[1,3,4]]\n"),
        ("-p CE-CO -f x.af", "2\n"),
        ("-p DC-CO -f x.af -a 4", "YES\nw 1 3 4\n"),
        ("-p DC-CO -f x.af -a 2", "NO\n"),
        ("-p DS-PR -f x.af -a 4", "YES\n"),
        ("-p DS-PR -f x.af -a 2", "NO\nw 1 3 4\n"),
        ("-p SE-ID -f x.apx", "[]\n"),
        ("-p EE-PR -f x.tgf", "[[a],[b]]\n"),
        ("-p DC-ST -f x.apx -a b", "YES\n"),
        ("-p DS-ID -f x.tgf -a b", "NO\n"),
        ("-p EE-PR -f x.tgf --limit 1", "[[a]]\n"),
        ("-p EE-PR -f map.argdown", "[[a,c]]\n"),
        ("-p DS-PR -f map.argdown -a c", "YES\n"),
        ("--formats", "[af,i23,apx,tgf]\n"),
        ("--problems", f"[{','.join(problems())}]\n"),
        ("", "argmap v0.1.0\nargmap contributors\n"),
    ],
)
def test_answers_are_those_of_the_competitions(
    place: Path, capsys: pytest.CaptureFixture[str], typed: str, printed: str
) -> None:
    assert cli.main(["solve", *typed.split()]) == 0
    assert capsys.readouterr().out == printed


def test_a_framework_without_stable_extension_has_none(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "odd.af").write_text("p af 3\n1 2\n2 3\n3 1\n")
    for typed, printed in [("SE", "NO\n"), ("EE", "[]\n"), ("CE", "0\n"), ("DC", "NO\n"), ("DS", "YES\n")]:
        argument = ["-a", "1"] if typed[0] == "D" else []
        assert cli.main(["solve", "-p", f"{typed}-ST", "-f", "odd.af", *argument]) == 0
        assert capsys.readouterr().out == printed


def test_the_empty_set_is_an_answer_too(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "odd.af").write_text("p af 1\n1 1\n")
    assert cli.main(["solve", "-p", "SE-PR", "-f", "odd.af"]) == 0
    assert cli.main(["solve", "-p", "EE-PR", "-f", "odd.af"]) == 0
    assert capsys.readouterr().out == "w\n[[]]\n"


def test_json_says_the_same_for_programs(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = {
        "DC-PR -a a": {"accepted": True, "witness": ["a"]},
        "DS-PR -a a": {"accepted": False, "witness": ["b"]},
        "SE-GR": {"extension": []},
        "EE-PR": {"extensions": [["a"], ["b"]]},
        "CE-CO": {"count": 3},
    }
    for typed, said in expected.items():
        problem, *argument = typed.split()
        assert cli.main(["solve", "-f", "x.apx", "--json", "-p", problem, *argument]) == 0
        assert json.loads(capsys.readouterr().out) == {"problem": problem, "complete": True, **said}


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        ("-p XX-PR -f x.af", "usage", "XX-PR"),
        ("-f x.af", "usage", "No problem"),
        ("-p SE-PR", "usage", "No file"),
        ("-p DC-PR -f x.af", "usage", "none is given"),
        ("-p DC-PR -f x.af -a 9", "no-argument", "9"),
        ("-p SE-PR -f none.af", "missing-file", "none.af"),
        ("-p SE-PR -f bad.af", "iccma.unknown", "3:1"),
        ("-p SE-PR -f x.apx -fo tgf", "iccma.header", "#"),
        ("-p SE-PR -f supported.argdown", "support", "2:3"),
        ("-p SE-PR -f undercut.argdown", "attack", "explain"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(
    place: Path, capsys: pytest.CaptureFixture[str], typed: str, code: str, word: str
) -> None:
    (place / "bad.af").write_text("p af 2\n1 2\n1 3\n")
    (place / "supported.argdown").write_text("[A]: one\n  + [B]: two\n")
    (place / "undercut.argdown").write_text("[A]: one\n  - [B]: two\n    _ [C]: three\n")
    assert cli.main(["solve", *typed.split()]) == 2
    told = capsys.readouterr()
    assert f"[{code}]" in told.err
    assert word in told.err
    assert not told.out


@given(
    st.integers(0, 4),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6),
    st.sampled_from(["\n", "\r\n", "\n\n", " \n", "\n# c\n", "\n007 1\n", "\n1 2 3\n"]),
)
def test_reading_a_column_at_a_time_gives_what_reading_line_by_line_does(
    count: int, pairs: list[tuple[int, int]], end: str
) -> None:
    text = f"# first\np af {count}\n" + "".join(f"{a} {b}{end}" for a, b in pairs)
    quick = framework._read_columns(text)
    if quick is not None:
        slow = framework._AfReading(text, "x").read()
        for name in ("names", "sources", "ends", "argument_lines", "attack_lines"):
            assert list(getattr(quick, name)) == list(getattr(slow, name))
    elif end == "\n":
        with pytest.raises(ParseError):
            framework.read_af(text)


def hard(size: int) -> AttackGraph:
    """Random, with four attacks on each argument on average: beyond all solvers at this size."""
    random = Random(size)
    pairs = [(random.randrange(size), random.randrange(size)) for _ in range(size * 4)]
    return AttackGraph([str(a) for a in range(size)], [a for a, _ in pairs], [b for _, b in pairs])


def test_a_search_ends_where_its_budget_does() -> None:
    with pytest.raises(OutOfTime):
        one(hard(5000), SEMANTICS["ST"], Budget(0.2))
    with pytest.raises(OutOfTime):
        sceptical(hard(5000), SEMANTICS["PR"], 0, Budget(0))
    with pytest.raises(OutOfMemory):
        one(hard(5000), SEMANTICS["ST"], Budget(megabytes=1))


def test_a_count_without_enough_time_is_a_lower_bound(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    free = AttackGraph([str(n) for n in range(40)], range(39), range(1, 40))
    found = count(free, SEMANTICS["CF"], Budget(0.1))
    assert not found.exact
    assert found.number > 1


def test_an_unfinished_answer_says_so(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = "".join(f"{a} {a + 1}\n" for a in range(1, 60))
    (place / "many.af").write_text(f"p af 60\n{pairs}")
    assert cli.main(["solve", "-p", "EE-CF", "-f", "many.af", "--timeout", "0.2"]) == 3
    told = capsys.readouterr()
    assert told.out.startswith("[[")
    assert told.out.endswith("]]\n")
    assert "at least these" in told.err
    assert cli.main(["solve", "-p", "CE-CF", "-f", "many.af", "--timeout", "0.2", "--json"]) == 3
    told = capsys.readouterr()
    assert json.loads(told.out)["complete"] is False
    assert "at least" in told.err
    assert cli.main(["solve", "-p", "DC-PR", "-f", "many.af", "-a", "1", "--memory", "1"]) in (0, 3)


def test_extensions_come_one_by_one() -> None:
    free = AttackGraph([str(n) for n in range(60)], range(59), range(1, 60))
    stream = extensions(free, SEMANTICS["CF"])
    assert len({tuple(next(stream)) for _ in range(5)}) == 5


def test_solving_starts_without_maps_and_without_a_solver_where_none_is_needed(place: Path) -> None:
    script = "import sys\nfrom argmap.cli import main\nmain(sys.argv[1:])\nprint([*sys.modules], file=sys.stderr)"
    heavy = ("argmap.domain.model", "argmap.pipeline", "argmap.read", "yaml", "pysat", "numpy", "pysolvers")
    command = [sys.executable, "-c", script, "solve", "-f", str(place / "x.af"), "-p"]
    done = subprocess.run([*command, "SE-GR"], capture_output=True, text=True, check=True)
    assert not [name for name in heavy if f"'{name}'" in done.stderr]
    done = subprocess.run([*command, "SE-PR"], capture_output=True, text=True, check=True)
    assert [name for name in heavy if f"'{name}'" in done.stderr] == ["pysolvers"]


def test_the_clock_and_the_memory_are_looked_at_once_for_thousands_of_clauses() -> None:
    """Reading how much memory is used takes as long as adding ten clauses."""

    class Counting(Budget):
        looks = 0

        def check(self) -> None:
            self.looks += 1
            super().check()

    budget = Counting()
    Solver(lambda: ([number, number + 1] for number in range(1, 5000)), 5000, budget)
    assert 1 <= budget.looks <= 3
