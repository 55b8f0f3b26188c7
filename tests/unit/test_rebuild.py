"""The committed outputs are what a build writes, on any run, whatever the hash seed and the locale."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from argmap.map_files import OUTPUTS

LOCKED = (Path(__file__).resolve().parents[2] / "requirements.lock").read_text(encoding="utf-8")
TYPST = re.search(r"^typst==(\S+)", LOCKED, re.MULTILINE)[1]
MORE = pytest.mark.thorough
SETTINGS = [("1", "C"), pytest.param("0", "C.UTF-8", marks=MORE), pytest.param("4242", "C.UTF-8", marks=MORE)]


def built(folder: Path, out: Path, seed: str, locale: str) -> dict[str, bytes]:
    """The outputs of a build in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": f"UTC{int(seed) % 12}"}
    command = [sys.executable, "-m", "argmap", "build", str(folder), "--out", str(out)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.mark.parametrize(("seed", "locale"), SETTINGS)
def test_rebuilding_the_article_gives_the_committed_bytes(
    lukashenko: Path, tmp_path: Path, seed: str, locale: str
) -> None:
    outputs = built(lukashenko, tmp_path / "out", seed, locale)
    assert set(outputs) == set(OUTPUTS)
    if version("typst") != TYPST:  # each version of typst packs a PDF in its own way
        outputs.pop("map.pdf")
    differing = [name for name, data in outputs.items() if (lukashenko / name).read_bytes() != data]
    assert not differing, f"run python build_graph.py: {', '.join(differing)} differ"
