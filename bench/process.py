"""What a whole process costs, and the peer that argmap is measured against."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "build" / "bench"
_OWN = ROOT / ".venv" / "bin" / "python"
PYTHON = str(_OWN) if _OWN.exists() else sys.executable


class Cost(NamedTuple):
    """User and system time in seconds, and the most memory that was resident at once in MB."""

    cpu: float
    memory: float


def run(command: list[str]) -> Cost:
    """Run a process to its end, with compiled modules cached as a user has them; leaves with its output if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"failed: {' '.join(command)}\n{output.read().decode(errors='replace')}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KB
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 2**20)


def argdown() -> tuple[list[str], str] | None:
    """The command of Argdown's own tool and its version, installed into build/bench if need be; ``None`` without node."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    major = int(told.removeprefix("v").split(".")[0])
    version = "2.0.0" if major >= 22 else "1.7.5"
    home = HOME / f"argdown-{version}"
    script = home / "node_modules" / "@argdown" / "cli" / "dist" / "cli.js"
    if not script.exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text("{}")
        install = [npm, "install", "--no-audit", "--no-fund", "--silent", f"@argdown/cli@{version}"]
        subprocess.run(install, cwd=home, check=True)
    return [node, str(script)], f"@argdown/cli {version} on Node {major}"
