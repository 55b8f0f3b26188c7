"""Starting is quick because nothing heavy is imported before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from argmap.cli import exit_codes
from argmap.cli.catalogue import NAMES

HEAVY = [
    "pyvis",
    "IPython",
    "shacl",
    "pyshacl",
    "rdflib",
    "networkx",
    "jinja2",
    "typst",
    "resvg_py",
    "graphlay",
    "numpy",
]

IMPORTED = """
import contextlib, io, json, sys
sys.argv = ["argmap", *{arguments!r}]
import argmap.cli
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    code = argmap.cli.main()
print(json.dumps([code, sorted({{name.partition(".")[0] for name in sys.modules}}), sorted(sys.modules)]))
"""


@cache
def imported_by(*arguments: str) -> tuple[int, frozenset[str], frozenset[str]]:
    """The exit code of a command in a process of its own, and the packages and modules that it imported."""
    script = IMPORTED.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    code, packages, modules = json.loads(done.stdout)
    return code, frozenset(packages), frozenset(modules)


LIGHT = {"argmap", "argmap.domain", "argmap.domain.diagnostics", "argmap.domain.record", "argmap.domain.spelling"}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], ["nonsense"], []])
def test_help_needs_nothing_but_argparse(arguments: list[str]) -> None:
    _, packages, modules = imported_by(*arguments)
    assert not packages & {*HEAVY, "pyoxigraph", "yaml", "dataclasses", "typing", "pathlib"}
    ours = {name for name in modules if name.startswith("argmap")}
    assert {name for name in ours if not name.startswith("argmap.cli")} <= LIGHT


def test_only_the_command_that_was_typed_is_imported() -> None:
    assert commands_imported_by("query", "--help") == {"query"}
    assert not commands_imported_by("--version")
    assert not commands_imported_by("nonsense")
    assert not commands_imported_by("--help")


def commands_imported_by(*arguments: str) -> set[str]:
    modules = imported_by(*arguments)[2]
    return {name for name in NAMES if f"argmap.cli.{name.replace('-', '_')}" in modules}


PREPARED = """
import argparse, os, signal, sys

def interrupt(*_, **__):
    try:
        os.kill(os.getpid(), signal.SIGINT)
        print("goes on")
    except KeyboardInterrupt:
        print("is lost")  # as in what importing calls when a lock is let go

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "argmap.cli":
            interrupt()

"""
STARTED = """
sys.argv = ["argmap", "query", "--list"]
from argmap.__main__ import run
run()
"""
QUERY_INTERRUPTED = """
import argmap.cli.query

def run(_):
    try:
        signal.raise_signal(signal.SIGINT)
    finally:
        print("cleared up")

argmap.cli.query.run = run
"""
MOMENTS = {
    "importing": "sys.meta_path.insert(0, Interrupting())",
    "parsing": "argparse.ArgumentParser.parse_known_args = interrupt",
    "leaving": "import atexit; atexit.register(interrupt); sys.stdout = open(os.devnull, 'w')",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_interrupt_before_or_after_the_command_is_told_as_any_other(moment: str) -> None:
    done = started(MOMENTS[moment])
    assert (done.returncode, done.stdout, done.stderr) == (exit_codes.INTERRUPTED, "", "argmap: interrupted\n")


def test_an_interrupt_of_the_command_clears_up_first() -> None:
    done = started(QUERY_INTERRUPTED)
    assert (done.returncode, done.stdout, done.stderr) == (
        exit_codes.INTERRUPTED,
        "cleared up\n",
        "argmap: interrupted\n",
    )


def test_an_interrupt_over_which_something_fails_is_no_bug() -> None:
    done = started(QUERY_INTERRUPTED.replace('print("cleared up")', "{}['missing']"))
    assert (done.returncode, done.stderr) == (exit_codes.INTERRUPTED, "argmap: interrupted\n")


def test_whoever_ignores_interrupts_is_not_interrupted() -> None:
    done = started("signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + MOMENTS["importing"])
    assert (done.returncode, done.stderr) == (exit_codes.WELL, "")


def started(prepared: str) -> subprocess.CompletedProcess[str]:
    """The command line, run in a process that was prepared so."""
    script = PREPARED + prepared + STARTED
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_a_query_needs_no_renderer_and_no_rdflib(lukashenko: Path) -> None:
    code, packages, _ = imported_by("query", str(lukashenko), "SELECT ?s { ?s argmap:supports ?o }")
    assert code == 0
    assert not packages & set(HEAVY)


def test_explaining_needs_neither_rdf_nor_drawing(lukashenko: Path) -> None:
    code, packages, modules = imported_by("explain", str(lukashenko))
    assert code == 0
    assert not packages & {*HEAVY, "pyoxigraph"}
    assert not any(name.startswith(("argmap.draw", "argmap.rdf")) for name in modules)


def test_a_picture_needs_no_rdf_and_no_page(lukashenko: Path, tmp_path: Path) -> None:
    code, packages, _ = imported_by("export", str(lukashenko), str(tmp_path / "map.svg"))
    assert code == 0
    assert not packages & ({*HEAVY, "pyoxigraph"} - {"graphlay"})


@pytest.mark.parametrize(("word", "compiled"), [("less", 0), ("plus âgé", 1)])
def test_the_pattern_of_hidden_characters_is_compiled_for_a_text_that_could_hold_one(
    tmp_path: Path, word: str, compiled: int
) -> None:
    without_findings = f"===\ntitle: Cost\n===\n\n[A]: They cost {word}. #thesis\n  - [B]: No.\n"
    (tmp_path / "map.argdown").write_text(without_findings, encoding="utf-8")
    script = "; ".join(
        (
            "import sys, argmap.cli",
            f"sys.argv = ['argmap', 'check', {str(tmp_path / 'map.argdown')!r}]",
            "argmap.cli.main()",
            "from argmap.domain.characters import hidden_pattern",
            "print(hidden_pattern.cache_info().currsize)",
        )
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout.splitlines()[-1]) == compiled


def test_importing_the_library_imports_nothing_else() -> None:
    script = "import sys, argmap; print(sorted(n for n in sys.modules if n.startswith(('argmap', '__future__'))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['argmap']"


def test_an_interrupt_while_code_is_being_made_is_an_interrupt_too(tmp_path: Path) -> None:
    """Dataclasses are made by exec(), and ``python -m`` would die of the signal rather than leave with the code."""
    (tmp_path / "interrupted.py").write_text(
        "import argmap.cli, argmap.__main__\n"
        "argmap.cli.main = lambda begin: exec('raise KeyboardInterrupt')\n"
        "argmap.__main__.run()",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "interrupted"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (exit_codes.INTERRUPTED, "argmap: interrupted\n")
