"""What works without the optional libraries: everything but what needs them, which names the extra to install."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
from argmap.semantics.gradual.solution import SMALL, solve
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
    assert done.stdout.startswith("missing-extra Run: pip install argmap[large]"), done.stdout + done.stderr
    assert missing in done.stdout
