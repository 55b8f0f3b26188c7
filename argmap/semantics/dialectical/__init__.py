"""Abstract dialectical frameworks: every semantics of the map with its supports, not the grounded one alone.

Brewka, Strass, Ellmauthaler, Wallner & Woltran (2013) define them;
``docs/explanation/semantics.md`` says what each is good for.
"""

from __future__ import annotations

from argmap.semantics.dialectical.search import SEMANTICS
from argmap.semantics.dialectical.tasks import Prospects, count, labellings, prospects

__all__ = ["SEMANTICS", "Prospects", "count", "labellings", "prospects"]
