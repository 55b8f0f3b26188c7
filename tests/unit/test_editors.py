"""Editors themselves, with the settings that come with argmap or stand in its docs, drive ``argmap lsp``.

Neovim is tried beside the protocol, in ``test_language_server``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.waiting import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "argmap" / "editors" / "vscode"
CASES = ROOT / "tests" / "cases" / "editors"
SERVER = [sys.executable, "-m", "argmap", "lsp"]
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
FAULTY = "[A]: x #thesis\n\n-- bad\n"


def test_the_extension_has_every_file_and_command_that_its_manifest_names() -> None:
    script = (EXTENSION / MANIFEST["main"]).read_text(encoding="utf-8")
    offered = MANIFEST["contributes"]
    named = [*offered["grammars"], *({"path": language["configuration"]} for language in offered["languages"])]
    assert all((EXTENSION / one["path"]).exists() for one in named)
    assert {command["command"] for command in offered["commands"]} == set(
        re.findall(r'registerCommand\("([^"]+)"', script)
    )
    languages = {event.removeprefix("onLanguage:") for event in MANIFEST["activationEvents"]}
    assert languages == set(re.findall(r'language: "([^"]+)"', script))
    assert set(offered["configuration"]["properties"]) == {"argmap.command"}


def npm(folder: Path, *packages: str) -> None:
    """Install what a folder's manifest names, and ``packages``; skips where there is no registry."""
    program = shutil.which("npm") or pytest.skip("npm is not on this machine")
    command = [program, "install", "--no-audit", "--no-fund", "--silent", *packages]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True, timeout=10 * PATIENCE).returncode:
        pytest.skip("npm reaches no registry")


@pytest.mark.thorough
def test_the_packaged_extension_starts_the_server_tells_faults_and_draws_the_map(tmp_path: Path) -> None:
    node = shutil.which("node") or pytest.skip("Node is not on this machine")
    tool, built = ROOT / "build" / "vsce", tmp_path / "built"
    if not (tool / "node_modules" / "@vscode" / "vsce").exists():
        tool.mkdir(parents=True, exist_ok=True)
        (tool / "package.json").write_text("{}")
        npm(tool, "@vscode/vsce")
    shutil.copytree(EXTENSION, built, ignore=shutil.ignore_patterns("node_modules", "*.vsix"))
    npm(built)
    vsce = [node, str(tool / "node_modules" / "@vscode" / "vsce" / "vsce"), "package", "--allow-missing-repository"]
    packaged = subprocess.run([*vsce, "--out", "a.vsix"], cwd=built, check=False, capture_output=True, text=True)
    assert packaged.returncode == 0, packaged.stderr
    with ZipFile(built / "a.vsix") as package:
        package.extractall(tmp_path / "installed")
    (tmp_path / "a.argdown").write_text(FAULTY.replace("\n\n-- bad", "\n  - [B]: y {hedge: likly}"))
    script = tmp_path / "installed" / "extension" / MANIFEST["main"]
    command = [node, str(CASES / "vscode.js"), str(script), json.dumps(SERVER), str(tmp_path / "a.argdown")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=2 * PATIENCE)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert any(line == 1 and "Did you mean 'likely'" in message for line, message in answer["faults"])
    assert {"argmap.show", "argmap.open"} <= set(answer["commands"])
    (page,), (html,) = answer["shown"], answer["html"]
    assert page.startswith("file:")
    assert "default-src 'none'" in html
    assert "data:image/svg+xml;base64," in html


@pytest.mark.thorough
def test_emacs_tells_faults_and_renames_with_the_settings_of_the_docs(tmp_path: Path) -> None:
    emacs = shutil.which("emacs") or pytest.skip("Emacs is not on this machine")
    if subprocess.run([emacs, "-batch", "--eval", "(require 'eglot)"], check=False, capture_output=True).returncode:
        pytest.skip("Emacs has no eglot (it comes with Emacs 29, and as elpa-eglot)")
    (settings,) = re.findall(r"```elisp\n(.*?)```", (ROOT / "docs/howto/editors.md").read_text(encoding="utf-8"), re.S)
    assert settings.count('"argmap" "lsp"') == 1
    command = " ".join(json.dumps(word) for word in SERVER)
    (tmp_path / "settings.el").write_text(settings.replace('"argmap" "lsp"', command), encoding="utf-8")
    (tmp_path / "a.argdown").write_text(FAULTY)
    places = {"SETTINGS": tmp_path / "settings.el", "MAP": tmp_path / "a.argdown", "HOME": tmp_path}
    done = subprocess.run(
        [emacs, "-batch", "-l", str(CASES / "emacs.el")],
        check=False,
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE,
        env={**os.environ, **{name: str(place) for name, place in places.items()}},
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "fault in line 3" in said, said
    assert 'then "[Renamed]: x #thesis\n\n[B]: y\n"' in said, said
