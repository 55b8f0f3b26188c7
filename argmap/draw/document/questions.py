"""Argumentation schemes by name, and the critical questions that each invites (after Walton, Reed & Macagno 2008).

The questions are worded by us, for students.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("questions.json")


@cache
def _schemes() -> Mapping[str, Any]:
    schemes: Mapping[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return schemes


def scheme_name(scheme: str) -> str:
    """Return what a scheme is called in a sentence, such as ``expert opinion``."""
    known = _schemes().get(scheme)
    return str(known["name"]) if known else scheme.replace("-", " ").strip()


def asked(scheme: str) -> tuple[str, ...]:
    """The critical questions of a scheme; of one that is not known, those of any step of reasoning."""
    known = _schemes().get(scheme) or _schemes()[""]
    return tuple(known["questions"])
