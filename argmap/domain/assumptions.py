"""Assumptions of a reader about a map's elements: these are rejected, these accepted, these contested."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from argmap.domain.calls import check
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Span

NAMES = {"reject": "rejected", "accept": "accepted", "contest": "contested"}  # in JSON, and in ``Assumptions``
Names = Iterable[str] | str
SHAPE = '{"reject": ["ID", ...], "accept": [...], "contest": [...]}'


class Assumed(TypedDict, total=False):
    """Ids or titles of what a reader rejects, accepts and contests, as callers of ``Map`` give them."""

    reject: Names
    accept: Names
    contest: Names


class AssumptionError(ArgmapError):
    """Assumptions that cannot be understood, or that exclude each other."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Ids (or titles, until ``resolved``) of what a reader rejects, accepts and leaves open, whatever the map says.

    Something in two of the sets raises ``AssumptionError``.
    """

    rejected: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        both = self.rejected & self.accepted | self.rejected & self.contested | self.accepted & self.contested
        if both:
            raise AssumptionError.of(self._clash(id_) for id_ in sorted(both))

    def _clash(self, id_: str) -> Diagnostic:
        kinds = [kind for kind in NAMES.values() if id_ in getattr(self, kind)]
        message = f"“{id_}” cannot be {' and '.join(kinds)} at once."
        return Diagnostic("contradicting-assumptions", message, remedy="Choose one of them.", element=id_)

    @classmethod
    def of(cls, reject: Names = (), accept: Names = (), contest: Names = ()) -> Assumptions:
        """Take the ids of each kind; one id may stand for a list of one. Raises ``TypeError`` for what is no id."""
        sets: list[frozenset[str]] = []
        for name, ids in zip(NAMES, (reject, accept, contest), strict=True):
            check("Assumptions.of", name, ids, "Names")
            listed = [ids] if isinstance(ids, str) else list(ids)
            check("Assumptions.of", name, listed, "Names")  # of an iterator what came
            sets.append(frozenset(listed))
        return cls(*sets)

    @classmethod
    def from_json(cls, text: str, file: str = "<text>") -> Assumptions:
        """Read ``{"reject": [...], "accept": [...], "contest": [...]}``, each of them optional, ids or titles.

        Raises ``AssumptionError`` that says where ``text``, from ``file``, is anything else.
        """
        if not text.strip():
            raise _refuse("This file is empty.", file)
        try:
            data = json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, file))
        except json.JSONDecodeError as error:
            raise _refuse(f"This is not JSON: {error.msg}.", file, error.lineno, error.colno) from None
        except (RecursionError, ValueError):  # brackets without end, a number of too many digits
            raise _refuse("This JSON is too deep or long for a list of assumptions.", file) from None
        if not isinstance(data, dict):
            raise _refuse("This is not a JSON object.", file)
        unknown = sorted(data.keys() - NAMES.keys())
        if unknown:
            raise _refuse(f"The key “{unknown[0]}” means nothing here; {', '.join(NAMES)} do.", file)
        for key, ids in data.items():
            if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
                raise _refuse(f"“{key}” is not a list of names.", file)
        return cls.of(**data)

    def to_json(self) -> str:
        """Write what ``from_json`` reads."""
        named = {key: sorted(getattr(self, kind)) for key, kind in NAMES.items() if getattr(self, kind)}
        return json.dumps(named, indent=2, ensure_ascii=False)

    def resolved(self, find: Callable[[Sequence[str]], Iterable[str]]) -> Assumptions:
        """Put ids for names, as ``find`` tells them."""
        return Assumptions.of(*(find(sorted(names)) for names in (self.rejected, self.accepted, self.contested)))

    def then(self, later: Assumptions) -> Assumptions:
        """Return what holds after a change of mind: of two assumptions on one element the ``later`` counts."""
        return Assumptions(
            self.rejected - later.everything | later.rejected,
            self.accepted - later.everything | later.accepted,
            self.contested - later.everything | later.contested,
        )

    @property
    def everything(self) -> frozenset[str]:
        """All the ids that something is assumed of."""
        return self.rejected | self.accepted | self.contested

    def kind(self, id_: str) -> str:
        """``rejected``, ``accepted`` or ``contested``, or nothing where nothing is assumed of ``id_``."""
        return next((kind for kind in NAMES.values() if id_ in getattr(self, kind)), "")

    def __bool__(self) -> bool:
        return bool(self.everything)


NOTHING = Assumptions()


def _object(pairs: list[tuple[str, Any]], file: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise _refuse(f"The key “{key}” stands here twice.", file)
        values[key] = value
    return values


def _refuse(message: str, file: str, line: int = 1, column: int = 1) -> AssumptionError:
    where = Span(file, line, column, line, column + 1)
    return AssumptionError.because("bad-assumptions", message, f"Write {SHAPE}, ids or titles.", where)
