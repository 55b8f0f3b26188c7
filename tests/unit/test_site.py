"""The site of the docs builds without a warning, leads to every page and asks nothing of another site."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADS = re.compile(
    r"""<(?:script|img|iframe|source)[^>]*\ssrc=["']?(?:https?:)?//|<link[^>]*\shref=["']?(?:https?:)?//|url\(["']?https?:|@import"""
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("sphinx", reason="Sphinx is not installed: the site of the docs was not tried")
    out = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "--quiet",
        "--fail-on-warning",
        "-b",
        "html",
        str(ROOT / "docs"),
        str(out),
    ]
    built = subprocess.run(command, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    return out


@pytest.mark.thorough
def test_the_site_asks_nothing_of_another_site(site: Path) -> None:
    files = [path for pattern in ("*.html", "*.css") for path in site.rglob(pattern)]
    assert len(files) > 20
    assert {path.name: LOADS.findall(path.read_text(encoding="utf-8")) for path in files} == {p.name: [] for p in files}


@pytest.mark.thorough
def test_every_page_of_the_docs_is_reached_from_the_first(site: Path) -> None:
    start = (site / "index.html").read_text(encoding="utf-8")
    for page in (ROOT / "docs").rglob("*.md"):
        address = page.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        assert address == "index.html" or f'href="{address}"' in start, f"no way leads to {address}"


@pytest.mark.thorough
def test_the_python_reference_says_what_each_method_does(site: Path) -> None:
    from argmap.library import Map

    reference = (site / "reference" / "python.html").read_text(encoding="utf-8")
    methods = [
        name for name, value in vars(Map).items() if callable(value) or isinstance(value, property | classmethod)
    ]
    assert "evaluate" in methods
    for name in methods:
        if not name.startswith("_"):
            assert f'id="argmap.library.Map.{name}"' in reference, f"Map.{name} is not in the reference"
