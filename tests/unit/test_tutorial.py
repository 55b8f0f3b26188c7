"""The tutorial can be followed to the letter: its files are saved, its commands run, and what it shows is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.test_docs import ROOT, commands, run_as_shown

PAGES = sorted((ROOT / "docs" / "tutorial").glob("*.md"))
STEP = re.compile(
    r'^<!-- file: (?P<file>\S+?)(?:, (?:from "(?P<start>.+?)"|(?P<end>at the end)))? -->\n```\w+\n(?P<text>.*?)^```'
    r"|^```console\n(?P<commands>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_step_of_a_tutorial_does_what_it_says(page: Path, tmp_path: Path) -> None:
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        if step["file"]:
            save(tmp_path / step["file"], step["text"], step["start"], bool(step["end"]))
        else:
            run_as_shown(commands(step["commands"]), tmp_path, page.name)


def save(path: Path, text: str, start: str | None, end: bool) -> None:
    """Write ``text`` as the reader does: the whole file, or from the line that begins with ``start`` on, or at the end."""
    path.parent.mkdir(exist_ok=True)
    before = ""
    if start or end:
        before = path.read_text(encoding="utf-8")
        before = before[: before.index(start)] if start else before
    path.write_text(before + text, encoding="utf-8")
