"""Scripts that the servers hand out come with all that they import, so that no app stays blank."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

import pytest

import argmap
from argmap.draw.page.style import THIN

pytest.importorskip("starlette", reason="argmap[edit] is not installed: the servers' assets were not looked at")
from argmap.server import questions
from argmap.server.assets import APP, SHARED
from argmap.server.questions import SCRIPTS
from argmap.server.sheet import stylesheet

HOME = Path(argmap.__file__).parent
_IMPORT = re.compile(r'^(?:import|export) [^;]*?from "(\.[^"]+)";', re.MULTILINE | re.DOTALL)


def imports(name: str) -> set[str]:
    text = (HOME / name).read_text(encoding="utf-8") if "vendor" not in name else ""
    return {posixpath.normpath(posixpath.join(posixpath.dirname(name), to)) for to in _IMPORT.findall(text)}


def test_what_a_script_of_the_apps_imports_is_handed_out_with_it() -> None:
    app = {*SHARED, *(f"{APP}/{file.name}" for file in (HOME / APP).glob("*.js"))}
    for scripts in (app, {*SCRIPTS}):
        needed = {to for name in scripts if name.endswith(".js") for to in imports(name)}
        assert len(needed) > 4
        assert needed <= scripts


def test_lengths_of_the_apps_grow_with_the_letters_of_the_reader_who_alone_sets_those_of_the_root() -> None:
    for sheet in (stylesheet(), questions.style()):
        own = re.sub(r"--shadow: [^;]*;", "", sheet)  # which is a colour of the pictures' themes
        assert [float(px) for px in re.findall(r"(?<![\w.])([\d.]+)px\b", own) if float(px) > THIN] == []
        assert not re.search(r"\bhtml \{[^}]*\bfont(-size)?:", sheet)
        assert not re.search(r"@media \((min|max)-width", sheet)
