"""What works on the machine of its author only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).resolve().parents[2] / "argmap").rglob("*.py"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_pattern_has_a_possessive_group(source: Path) -> None:
    """Python 3.11 before 3.11.5, which Debian 12 ships, loses what such a group has matched; classes are well."""
    assert re.findall(r"\)[+*?]\+", source.read_text(encoding="utf-8")) == []
