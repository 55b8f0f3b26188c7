"""The look of a map, whatever it is drawn on: which way it runs, and what boxes say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Direction = Literal["left-to-right", "top-down"]


@dataclass(frozen=True, slots=True)
class Look:
    """``bare`` leaves out verdicts and roles; ``numbers`` are those that stand before titles, by box."""

    direction: Direction = "left-to-right"
    bare: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)


USUAL = Look()
