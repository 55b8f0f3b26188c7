"""Maps of other tools on their way to the model: relations as they come, and faults, as many as anybody reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.expressiveness import name_anew
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap, Span
from argmap.domain.relations import Relation, by_field, relation


class Foreign:
    """A text of another tool, its relations so far, and its faults, whose codes begin with the name of the ``notation``."""

    most = 100  # faults, and warnings with notes, that are kept

    def __init__(self, notation: str, file: str) -> None:
        self.notation = notation
        self.file = file
        self.faults: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.relations: list[Relation] = []

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a fault, a warning or a note, unless there are so many already that nobody reads on."""
        kept = self.faults if diagnostic.severity is Severity.ERROR else self.warnings
        if len(kept) < self.most:
            kept.append(diagnostic)

    def relate(self, kind: str, premises: Iterable[str], target: str, id_: str = "", **facts: Any) -> str:
        """Add a relation of a ``kind`` such as "support"; returns its id."""
        id_ = id_ or f"relation {len(self.relations)}"
        self.relations.append(relation(kind, id_, premises, target, **facts))
        return id_

    def finish(self) -> None:
        """Raise ``ParseError`` with all faults, if there are any."""
        if self.faults:
            raise ParseError.of(self.faults)

    def reading(self, *, points: bool = False, **fields: Any) -> Reading:
        """Make the map of ``fields`` and the relations, with ids by its words; raises ``ParseError`` for faults.

        Without an ``id`` the map is called like its file. ``points`` says whether statements are named anew as well.
        """
        self.finish()
        fields["id"] = fields.get("id") or slug(PurePath(self.file).stem) or "map"
        return Reading(name_anew(ArgumentMap(**fields, **by_field(self.relations)), points=points), self.warnings)


class ForeignText(Foreign):
    """A text of which each part knows its place."""

    def complain(self, code: str, message: str, where: Span | None, remedy: str) -> None:
        """Add a fault."""
        self.add(Diagnostic(f"{self.notation}.{code}", message, where, remedy))

    def warn(self, code: str, message: str, where: Span | None, remedy: str) -> None:
        """Add what can be read but is probably not meant, or is left out."""
        self.add(Diagnostic(f"{self.notation}.{code}", message, where, remedy, Severity.WARNING))

    def note(self, code: str, message: str, where: Span | None, remedy: str) -> None:
        """Add a choice of the reader's that an author may want to know."""
        self.add(Diagnostic(f"{self.notation}.{code}", message, where, remedy, Severity.NOTE))
