"""Names of schemes: as AIFdb writes them, and as slugs of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

DEFAULTS = {  # what a scheme node says that names no scheme: text, and the number of it in AIFdb
    "RA": ("Default Inference", "72"),
    "CA": ("Default Conflict", "71"),
    "MA": ("Default Rephrase", "144"),
    "PA": ("Default Preference", ""),
}
_NUMBERS = {"expert-opinion": "15", "example": "14", "ad-hominem": "172"}  # in AIFdb, where known
_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")
_NAMELESS = frozenset(
    ("", "inference", "default-inference", "ra", "conflict", "default-conflict", "ca")
    + ("rephrase", "default-rephrase", "ma", "preference", "default-preference", "pa")
)


def read(node: Mapping[str, Any]) -> str:
    """The slug of the scheme that a node names, empty for the default ones; a mere number gives way to the text."""
    for field in ("scheme", "text"):
        name = node.get(field)
        if isinstance(name, str) and name and not name.isdigit():
            slug = "-".join(part for part in _JOINT.split(name) if part).lower()
            return "" if slug in _NAMELESS else slug
    return ""


def write(kind: str, scheme: str) -> dict[str, str]:
    """The fields of a node of type ``kind`` that name ``scheme`` (a slug or empty), as AIFdb has them."""
    if not scheme:
        text, number = DEFAULTS[kind]
        named = {"text": text, "scheme": text}
    else:
        text = " ".join(word[:1].upper() + word[1:] for word in scheme.split("-"))
        if read({"scheme": text}) != scheme:  # no slug: as it stands
            text = scheme
        number, named = _NUMBERS.get(scheme, ""), {"text": text, "scheme": text}
    return {**named, "schemeID": number} if number else named
