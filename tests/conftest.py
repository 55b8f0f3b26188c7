"""What every test may use: where things are, and how hard Hypothesis looks."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.strategies import random_maps

ROOT = Path(__file__).resolve().parent.parent

# Time limits for each example fail on a busy machine and say nothing about the code; `make soak` looks much longer.
_QUIET = [HealthCheck.too_slow]
_BRIEF = [
    phase for phase in Phase if phase is not Phase.explain
]  # which part of a counterexample matters costs minutes
settings.register_profile(
    "quick", max_examples=40, deadline=None, derandomize=True, suppress_health_check=_QUIET, phases=_BRIEF
)
settings.register_profile(  # for bench/mutants, which wants to know whether there is a counterexample, and not which
    "mutants",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=_QUIET,
    phases=[Phase.explicit, Phase.generate],
)
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

# As the command line has it: else the collector walks again and again over all tests that were collected, to find nothing.
gc.set_threshold(50_000)

# A shell lets what it starts in the background ignore interrupts, and so do the programs that tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Three workers for two cores: a test that waits for a browser or a server leaves its core to another."""
    return (3 * len(os.sched_getaffinity(0)) + 1) // 2 if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the article and other people's data, which are not ours to include."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"there is no folder {folder.name}/ beside the repository")
    return folder


@pytest.fixture(scope="session")
def lukashenko() -> Path:
    """The folder of the article's map."""
    return ROOT / "graphs" / "lukashenko"


def _module(name: str, file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def verdict_maps() -> ModuleType:
    """What makes random maps with every stance, weight, standard, preference and discharge."""
    return random_maps


@pytest.fixture(scope="session")
def oracle(shared: Path) -> ModuleType:
    """The definition of verdicts as slow, plain code that is not ours to include."""
    file = shared / "verdicts" / "reference.py"
    if not file.exists():
        pytest.skip("no verdicts/reference.py beside the repository")
    return _module("verdicts_reference", file)
