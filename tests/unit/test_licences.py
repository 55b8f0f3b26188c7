"""Everything that is shipped or installed has a licence that lets a school use it, and the list of them is complete."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "licences.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([a-z0-9.-]+) \| ([^|]+) \| [^|]+ \|$", PAGE, re.MULTILINE))
LOCKED = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
PERMISSIVE = {
    *("MIT", "MIT-CMU", "ISC", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Zlib", "CC0-1.0", "PSF-2.0"),
    "W3C-20150513",
}


def test_every_locked_library_is_listed_and_nothing_else() -> None:
    assert set(ROWS) - {"vis-network", "library", "part"} == LOCKED


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_every_licence_is_permissive(name: str) -> None:
    assert set(re.split(r" (?:AND|OR|WITH) ", ROWS[name].strip())) <= PERMISSIVE


@pytest.mark.parametrize("name", sorted(LOCKED))
def test_the_list_says_what_the_library_says(name: str) -> None:
    try:
        said = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed on this machine")
    listed = ROWS[name].strip()
    if said.get("License-Expression"):
        assert said.get("License-Expression") == listed
        return
    words = " ".join([said.get("License") or "", *(said.get_all("Classifier") or [])])
    family = re.split(r"-\d| ", listed)[0]
    assert family in words or name == "resvg-py", f"{name} says {words!r}"  # whose package says nothing


VENDORED = sorted(path.parent for path in (ROOT / "argmap").rglob("vendor.json"))


@pytest.mark.parametrize("folder", [*VENDORED, ROOT / "argmap/draw/font"], ids=lambda folder: folder.name)
def test_what_is_carried_brings_its_licence(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert "README.md" in names
    assert any(name.startswith(("LICENSE", "OFL", "NOTICE")) for name in names)
    if folder in VENDORED:
        assert json.loads((folder / "vendor.json").read_text(encoding="utf-8"))["licence"] in PAGE


def test_every_scheme_of_colours_has_its_origin_and_notice() -> None:
    notices = (ROOT / "argmap" / "domain" / "colours.md").read_text(encoding="utf-8")
    schemes = json.loads((ROOT / "argmap" / "domain" / "colours.json").read_text(encoding="ascii"))["schemes"]
    assert {name.partition("-")[0] for name in schemes} == {"default", "iwanthue", "colorbrewer"}
    for holder in (
        "2017 Christian Voigt",
        "2002 Cynthia Brewer, Mark Harrower, and The Penn",
        "2010-2026 Mike Bostock",
    ):
        assert f"Copyright {holder}" in notices.replace("(c) ", "")
    acknowledgment = "This product includes color specifications and designs developed by Cynthia Brewer"
    assert acknowledgment in notices
    assert acknowledgment in PAGE


def test_the_pages_carry_the_notices_of_what_they_embed() -> None:
    page = (ROOT / "graphs" / "lukashenko" / "index.html").read_text(encoding="utf-8")
    assert 'data-about="vis-network, visjs.github.io/vis-network, Apache-2.0 or MIT' in page
    script = (ROOT / "argmap" / "draw" / "page" / "vendor" / "vis-network" / "vis-network.min.js").read_text("utf-8")
    assert "@license" in script[:1000]
    fonts = pytest.importorskip("fontTools.ttLib", reason="fontTools is not installed")
    for path in (ROOT / "argmap" / "draw" / "font").glob("*.woff2"):
        names = {record.nameID: str(record) for record in fonts.TTFont(path)["name"].names}
        assert "The Inter Project Authors" in names[0]
        assert "openfontlicense.org" in names[14]
