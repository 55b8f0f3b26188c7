"""The vendored editor is what its notes say, and asks for nothing from elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

VENDORED = Path(__file__).parents[2] / "argmap/server/vendor/codemirror"


def test_the_bundle_has_the_digest_that_its_notes_give() -> None:
    notes = json.loads((VENDORED / "vendor.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((VENDORED / notes["file"]).read_bytes()).hexdigest() == notes["sha256"]
    assert hashlib.sha256((VENDORED / "entry.js").read_bytes()).hexdigest() == notes["entry_sha256"]
    assert notes["sha256"] in (VENDORED / "README.md").read_text(encoding="utf-8")
    assert "MIT" in (VENDORED / "LICENSE-MIT").read_text(encoding="utf-8")


def test_the_bundle_and_the_app_load_nothing() -> None:
    for file in (VENDORED / "codemirror.js", *(VENDORED.parents[1] / "app").glob("*")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\bfrom\s*[\"']https?:|src=[\"']https?:|url\(\s*[\"']?https?:", text), file.name
        assert not re.search(r"\binnerHTML\s*=|\beval\(", text) or file.name == "codemirror.js", file.name
