"""What works without the optional libraries and without the modules that Unix alone has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from argmap.domain.diagnostics import MissingExtraError, Needing

ROOT = Path(__file__).resolve().parents[2]

BLOCK = """
import sys, importlib.abc
class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked!r}:
            raise ModuleNotFoundError("No module named " + repr(name), name=name)
sys.meta_path.insert(0, Absent())
import importlib.util
_find = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in {blocked!r} else _find(name, package)
"""
MAP = "[A]: One. #thesis\\n  + <B>: Two.\\n  - <C>: Three.\\n"


def without(blocked: set[str], code: str) -> subprocess.CompletedProcess[str]:
    script = (
        BLOCK.format(blocked=blocked)
        + f"import argmap\nm = argmap.loads('''{MAP}'''.replace('\\\\n', chr(10)))\n"
        + code
    )
    return subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)


def test_strength_sensitivity_and_metrics_need_no_numpy() -> None:
    done = without({"numpy", "scipy", "numba"}, "print(len(m.strengths()), bool(m.metrics()))")
    assert (done.returncode, done.stdout.strip()) == (0, "5 True"), done.stderr


def test_large_frameworks_are_solved_without_numpy_by_plain_python() -> None:
    code = """
from argmap.semantics.gradual.solving import SMALL, solve
from argmap.semantics.gradual.modular import named
from argmap.semantics.gradual.qbaf import QBAF
q = QBAF.of([0.5] * (SMALL + 2), attacks=[(i, i + 1) for i in range(SMALL + 1)])
print(solve(q, named("quadratic-energy")).converged)
"""
    done = without({"numpy", "scipy", "numba"}, code)
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr


@pytest.mark.parametrize(("engine", "missing"), [("numpy", "numpy"), ("numba", "numpy")])
def test_an_engine_that_is_not_installed_names_what_to_install(engine: str, missing: str) -> None:
    code = f"""
from argmap.semantics.gradual import strengths
try:
    strengths(m, engine={engine!r})
except argmap.ArgmapError as error:
    print(error.diagnostics[0].code, error.diagnostics[0].remedy, error.diagnostics[0].message)
"""
    done = without({"numpy", "scipy", "numba"}, code)
    remedy = "Run: pip install argmap[large] (or let argmap choose the engine)"
    assert done.stdout.startswith(f"missing-extra {remedy}"), done.stdout + done.stderr
    assert missing in done.stdout


POSIX = {"fcntl", "resource", "termios", "pwd", "grp"}
WINDOWS = f"""
import os
for name in ("fork", "posix_spawn", "geteuid", "getuid", "set_blocking", "sched_getaffinity"):
    if hasattr(os, name):
        delattr(os, name)
import argparse, asyncio, concurrent.futures.process, subprocess, sys, tempfile, urllib.request, zipfile
graph = {str(ROOT / "graphs" / "lukashenko")!r}
"""  # what these modules of Python's own do where it stands is their affair; ours see another system


def as_on_windows(code: str) -> subprocess.CompletedProcess[str]:
    """Run ``code`` without what Unix alone has, in a process that takes itself for one on Windows."""
    return without(POSIX, WINDOWS + code)


def test_the_main_jobs_need_no_module_that_unix_alone_has(tmp_path: Path) -> None:
    code = f"""
sys.platform = "win32"
from argmap.cli import main
out = {str(tmp_path)!r}
assert main(["build", graph, "--out", out]) == 0
assert main(["check", graph]) == 0
assert main(["query", graph, "SELECT (COUNT(*) AS ?n) {{ ?s a argmap:Statement }}"]) == 0
assert main(["query", graph, "--timeout", "20", "ASK {{ ?s argmap:supports ?o }}"]) == 0
assert main(["convert", graph + "/map.argdown", out + "/x.json", "--lossy"]) == 0
print("all")
"""
    done = as_on_windows(code)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("all\n")


def test_a_corpus_needs_no_module_that_unix_alone_has(tmp_path: Path) -> None:
    code = f"""
sys.platform = "win32"
from argmap.cli import main
corpus = {str(tmp_path / "corpus")!r}
assert main(["corpus", "add", corpus, graph]) == 0
assert main(["corpus", "stats", corpus]) == 0
assert main(["corpus", "search", corpus, "army"]) == 0
assert main(["query", corpus, "SELECT (COUNT(*) AS ?n) {{ ?s a argmap:Statement }}"]) == 0
assert main(["corpus", "remove", corpus, "lukashenko"]) == 0
print("all")
"""
    done = as_on_windows(code)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("all\n")


def test_servers_and_their_workers_need_no_module_that_unix_alone_has(tmp_path: Path) -> None:
    pytest.importorskip("starlette", reason="argmap[edit] is not installed: no server was started")
    code = f"""
import threading, uvicorn
sys.platform = "win32"
from argmap.rdf.spawned import Spawned
from argmap.server.browsing import Server
from argmap.server.editing import Server as Studio
from argmap.server.session import Session
from argmap.server.shelf import Content, Shelf
from argmap.views import Views
from pathlib import Path
from shutil import copytree

def served(server, *paths):
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for path in paths:
        with urllib.request.urlopen(server.address + path, timeout=60) as answer:
            print(answer.status, len(answer.read()) > 20)
    server.stop()
    thread.join(60)
    assert not thread.is_alive()

started = []
first = Spawned.__init__
Spawned.__init__ = lambda self, *arguments: (started.append(self), first(self, *arguments))[1]
content = Content.of({{"m": Views(argmap.load(graph))}})
query = "sparql?query=SELECT%20%3Fs%20%28COUNT%28%2A%29%20AS%20%3Fn%29%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20GROUP%20BY%20%3Fs"
served(Server(Shelf(lambda: content, lambda: 0)), "", query)
print(len(started), "worker")
copytree(graph, {str(tmp_path / "copy")!r})
served(Studio(Session(Path({str(tmp_path / "copy" / "map.argdown")!r}))), "", "state")
"""
    done = as_on_windows(code)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == ["200 True", "200 True", "1 worker", "200 True", "200 True"]


@pytest.mark.parametrize(
    ("statement", "message", "remedy"),
    [
        ("import nowhere", "x needs nowhere", "Run: pip install argmap[x] (or go without)"),
        (
            "from json import nothing",
            "cannot import name 'nothing'",
            "Run: pip install --upgrade argmap[x] (or go without)",
        ),
    ],
)
def test_a_library_that_is_missing_and_one_that_cannot_be_imported_are_told_apart(
    statement: str, message: str, remedy: str
) -> None:
    with (
        pytest.raises(MissingExtraError, match=message) as error,
        Needing("argmap[x]", "x needs {name}", "or go without"),
    ):
        exec(statement)
    assert error.value.diagnostics[0].remedy == remedy


@pytest.mark.parametrize("statement", ["import argmap.nowhere", "from argmap.domain.model import Nothing"])
def test_a_fault_of_our_own_imports_is_no_missing_library(statement: str) -> None:
    with pytest.raises(ImportError), Needing("argmap[x]", "x needs {name}"):
        exec(statement)
