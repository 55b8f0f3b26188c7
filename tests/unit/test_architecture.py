"""The page on the architecture names every room, from the top to the floor, and every script."""

from __future__ import annotations

import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import argmap

HOME = Path(argmap.__file__).parent
ROOT = HOME.parent
PAGE = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
NAMES = re.findall(r"`([^`\s]+)`", PAGE)


def test_storeys_stand_in_the_order_in_which_imports_may_run() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    storeys = {room: number for number, layer in enumerate(layers) for room in layer.split(" | ")}
    del storeys["__main__"]
    rows = PAGE.partition("| storey")[2].partition("\n\n")[0].splitlines()[2:]
    named = [re.findall(r"`(\w+)`", row.split("|")[1]) for row in rows]
    assert sorted(room for row in named for room in row) == sorted(storeys)
    order = [[storeys[room] for room in row] for row in named]
    assert all(len(set(row)) == 1 for row in order), "a row is of one storey"
    assert order == sorted(order)


def test_every_room_within_a_room_is_named() -> None:
    packages = {".".join(file.parent.relative_to(HOME).parts) for file in HOME.rglob("__init__.py")} - {"", "."}
    assert not packages - {*NAMES}, "name them in docs/explanation/architecture.md"


def test_every_script_has_its_room_named() -> None:
    scripts = [file for file in HOME.rglob("*.js") if not {"vendor", "node_modules"} & {*file.parts}]
    assert len(scripts) > 100
    missing = [file.name for file in scripts if not any(fnmatch(file.stem, name) for name in NAMES)]
    assert not missing, "name them in docs/explanation/architecture.md"
