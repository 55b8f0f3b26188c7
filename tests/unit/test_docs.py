"""Every command and snippet of the documentation does what it says.

Blocks marked ``console`` are run line by line in a copy of ``graphs/``; what is shown under a command must be printed
by it, line for line, with ``...`` for anything. Blocks marked ``python`` are run, as doctests if they have prompts.
"""

from __future__ import annotations

import contextlib
import doctest
import fnmatch
import importlib.util
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from argmap.cli import main
from argmap.cli.catalogue import NAMES
from tests.unit.test_rebuild import TYPST

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
TUTORIALS = ROOT / "docs" / "tutorial"  # whose steps build on each other: test_tutorial.py
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(language: str) -> list[Block]:
    found = []
    for page in PAGES:
        if page.parent == TUTORIALS:
            continue
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == language:
                found.append(Block(page, text.count("\n", 0, match.start()) + 1, language, match[2]))
    return found


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the sources of the maps, as a reader stands in the repository."""
    ignored = shutil.ignore_patterns("*.pdf", "*.png", "*.html")
    shutil.copytree(ROOT / "graphs", tmp_path / "graphs", ignore=ignored)
    shutil.copy(ROOT / "build_graph.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("block", blocks("console"), ids=lambda block: block.place)
def test_every_command_runs_and_prints_what_is_shown(block: Block, place: Path) -> None:
    run_as_shown(commands(block.text), place, block.place)


def run_as_shown(typed: list[tuple[str, list[str]]], folder: Path, place: str) -> None:
    """Run each command in ``folder``; what is shown under it must be printed."""
    for command, shown in typed:
        code, printed, errors = run_here(command, folder) if is_plain(command) else run_in_shell(command, folder)
        expected = (0, 1) if {"check", "diff"} & {*command.split()} else (0,)
        assert code in expected, f"{place}: {command}\n{errors}"
        assert_shown(shown, (printed + errors).splitlines(), f"{place}: {command}")


def is_plain(command: str) -> bool:
    """Whether a line calls argmap and nothing else, so that no shell is needed to understand it."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words = [*lexer]
    return (
        words[0] == "argmap"
        and not any(word[0] in "|&;<>()" for word in words if word)
        and not set("$*~`") & set(command)
    )


def run_here(command: str, folder: Path) -> tuple[int, str, str]:
    """Run one argmap command in this process, which saves starting Python each time: code, output, errors."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
    with contextlib.chdir(folder), contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
        code = main(shlex.split(command)[1:])
    output, errors = (stream.buffer.getvalue().decode() for stream in streams)
    return code, output, errors


def run_in_shell(command: str, folder: Path) -> tuple[int, str, str]:
    """Run a line of shell in which ``argmap`` and ``python`` are those of the tests: code, output, errors."""
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    for name, start in [("argmap", "-m argmap "), ("python", "")]:
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {start}"$@"\n')
        (tools / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, check=False, env=environment, capture_output=True, text=True, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def commands(text: str) -> list[tuple[str, list[str]]]:
    """Each command of a block with the lines shown under it."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def assert_shown(shown: list[str], printed: list[str], place: str) -> None:
    """Each shown line is printed, in order; a line of nothing but ``...`` leaves any number out."""
    position = 0
    for line in shown:
        if line.strip() in ("...", ""):
            continue
        pattern = re.sub(r"([*?[])", r"[\1]", line.rstrip()).replace("...", "*")
        matches = [i for i in range(position, len(printed)) if fnmatch.fnmatchcase(printed[i].rstrip(), pattern)]
        assert matches, f"{place}: {line!r} is shown, but this is printed:\n" + "\n".join(printed)
        position = matches[0] + 1


@pytest.mark.parametrize("block", blocks("python"), ids=lambda block: block.place)
def test_every_snippet_runs(block: Block, place: Path) -> None:
    if ">>>" not in block.text:
        exec(compile(block.text, block.place, "exec"), {"__name__": "snippet"})
        return
    test = doctest.DocTestParser().get_doctest(block.text, {}, block.place, str(block.page), block.line)
    told: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
        test, out=told.append
    )
    assert not failed.failed, "".join(told)


def test_no_generated_page_is_stale() -> None:
    pages = generator().pages()
    stale = [name for name, text in pages.items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]
    assert not stale, f"run make docs: {', '.join(stale)} would change"


def test_the_sheet_and_the_slides_of_the_lesson_are_what_is_made_of_its_map() -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        slides = zipfile.ZipFile(io.BytesIO(data))  # each zlib packs them in its own way
        return {name: slides.read(name) for name in slides.namelist()}

    lesson = generator().lesson()
    lies = {name: (ROOT / "docs" / name).read_bytes() for name in lesson}
    pdf = [name for name in lesson if name.endswith(".pdf") and version("typst") == TYPST]
    stale = [name for name in pdf if lies[name] != lesson[name]]
    stale += [name for name in lesson if name.endswith(".pptx") and parts(lies[name]) != parts(lesson[name])]
    assert not stale, f"run make docs: {', '.join(stale)} would change"


def test_the_command_of_the_lesson_makes_its_sheet_and_key(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "howto" / "lesson.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"argmap (worksheet graphs/cholera .*)", page)
    here = command.replace("graphs", str(ROOT / "graphs")).replace("--out sheets", f"--out {tmp_path}")
    assert main(here.split()) == 0
    lesson = generator().lesson()
    assert (tmp_path / "sheet-1.pdf").read_bytes() == lesson["lesson/sheet.pdf"]
    assert (tmp_path / "keys" / "key-1.pdf").read_bytes() == lesson["lesson/key.pdf"]


def generator() -> Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_is_shown_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert f"argmap {name}" in readme


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make ([a-z]+)`", page.read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{page.name} names make {target}"


def test_every_link_to_a_file_of_the_repository_leads_somewhere() -> None:
    for page in PAGES:
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name} links to {link}"


def test_the_docstring_of_the_package_is_true() -> None:
    import argmap

    assert doctest.testmod(argmap).failed == 0
