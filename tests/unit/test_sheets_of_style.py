"""A rule stands once in a sheet of styles: copies of it drift apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import argmap

HOME = Path(argmap.__file__).parent
SHEETS = [file for file in sorted(HOME.rglob("*.css")) if not {"vendor", "node_modules"} & {*file.parts}]
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
GROUND = HOME / "draw/page/css/ground.css"  # what all pages and apps stand on
FRAME = HOME / "draw/scorm/sco.css"  # of a page that only frames another one
_PART = re.compile(r"(?P<head>[^{};]*)(?P<mark>[{};])")


def rules(sheet: str) -> Iterator[tuple[str, ...]]:
    """Yield the selectors of every rule, behind the conditions (``@media`` ...) under which it holds."""
    around: list[str] = []
    for part in _PART.finditer(_COMMENT.sub("", sheet)):
        if part["mark"] == "{":
            around.append(" ".join(part["head"].split()))
            if not around[-1].startswith(("@media", "@supports", "@container")):
                yield tuple(around)
        elif part["mark"] == "}":
            around.pop()


def declarations(file: Path) -> set[tuple[str, str]]:
    """Return what a sheet declares whatever holds, each by the selector that it is declared for."""
    bare = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    blocks = re.findall(r"^(\S[^{}@]*)\{([^{}]*)\}", bare, re.MULTILINE)
    return {
        (selector.strip(), " ".join(declared.split()))
        for selectors, body in blocks
        for selector in selectors.split(",")
        for declared in body.split(";")
        if declared.strip()
    }


@pytest.mark.parametrize(
    "file", sorted({*SHEETS} - {GROUND, FRAME}), ids=lambda file: file.relative_to(HOME).as_posix()
)
def test_no_sheet_says_again_what_the_ground_of_all_says(file: Path) -> None:
    assert (".verdict-sign", "width: 16px") in declarations(GROUND)
    assert declarations(file) & declarations(GROUND) == set()


@pytest.mark.parametrize("file", SHEETS, ids=lambda file: file.relative_to(HOME).as_posix())
def test_no_rule_stands_twice_in_a_sheet(file: Path) -> None:
    counts = Counter(rules(file.read_text(encoding="utf-8")))
    assert counts
    assert [rule for rule, count in counts.items() if count > 1 and rule != ("@font-face",)] == [], "make them one"


def test_rules_are_told_apart_by_what_they_hold_under() -> None:
    sheet = "a { b: c } /* a { } */ @media (x) { a { b: c; d: e } }\na\n{ }"
    assert list(rules(sheet)) == [("a",), ("@media (x)", "a"), ("a",)]
