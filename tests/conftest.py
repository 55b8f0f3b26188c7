"""What every test may use: where things are, and how hard Hypothesis looks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# Time limits for each example fail on a busy machine and say nothing about the code; `make soak` looks much longer.
_QUIET = [HealthCheck.too_slow]
settings.register_profile("quick", max_examples=40, deadline=None, derandomize=True, suppress_health_check=_QUIET)
settings.register_profile("soak", max_examples=5000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


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
