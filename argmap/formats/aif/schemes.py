"""Names of schemes: as AIFdb writes them, and as slugs of the model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from argmap.domain.schemes import AIF_DEFAULTS

_DEFAULT_NUMBERS = {"RA": "72", "CA": "71", "MA": "144"}  # in AIFdb, of what names no scheme
NAME = "schemeName"  # the key by which a node says what its scheme is called in the model, where its text says less
_NUMBERS = {"expert-opinion": "15", "example": "14", "ad-hominem": "172"}  # in AIFdb, where known
_JOINT = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")
_PLAIN = ("inference", "conflict", "rephrase", "preference")
UNDERCUT = "Undercut"  # the text of a conflict that is one although it is not aimed at an inference
_NAMELESS = frozenset(("", "undercut", "ra", "ca", "ma", "pa", *_PLAIN, *(f"default-{name}" for name in _PLAIN)))


Names: TypeAlias = tuple[
    str | None, str | None, str | None
]  # of a scheme: in the model, in AIFdb, the text of its node


def names_of(node: Mapping[str, Any]) -> Names:
    """Return what a node says of its scheme in texts."""
    own, name, text = node.get(NAME), node.get("scheme"), node.get("text")
    return _text(own), _text(name), _text(text)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


@lru_cache(maxsize=1024)
def read(names: Names) -> str:
    """The slug of the scheme that a node names, empty for the default ones; a mere number gives way to the text."""
    own, *others = names
    if own is not None:
        return own
    for name in others:
        if name and not name.isdigit():
            return _slug(name)
    return ""


def _slug(name: str) -> str:
    slug = "-".join(part for part in _JOINT.split(name) if part).lower()
    return "" if slug in _NAMELESS else slug


def is_undercut(names: Names) -> bool:
    """Return whether a conflict says that it is an undercut."""
    return (names[2] or "").strip().lower() == UNDERCUT.lower()


def write(kind: str, scheme: str, undercut: bool = False) -> dict[str, str]:
    """The fields of a node of type ``kind`` that name ``scheme`` (a slug or empty), as AIFdb has them."""
    if undercut:
        return {**write(kind, scheme), "text": UNDERCUT} if scheme else {"text": UNDERCUT, "scheme": UNDERCUT}
    if not scheme:
        text, number = AIF_DEFAULTS[kind], _DEFAULT_NUMBERS.get(kind, "")
        named = {"text": text, "scheme": text}
    else:
        text = " ".join(word[:1].upper() + word[1:] for word in scheme.split("-"))
        if read((None, text, None)) != scheme:  # no slug: as it stands
            text = scheme
        number, named = _NUMBERS.get(scheme, ""), {"text": text, "scheme": text}
        if read(names_of(named)) != scheme:
            named[NAME] = scheme
    return {**named, "schemeID": number} if number else named
