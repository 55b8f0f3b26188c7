"""Complaints about single values in data blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Span
from argmap.formats.argdown.data import value_span
from argmap.formats.argdown.tree import Data, Document


class Complaints:
    """Adds diagnostics about values in data blocks, pointing at the value itself."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.read: dict[Data, Any] = {}  # blocks that were read again for the places in them
        self._said: set[tuple[str, str, Span | None]] = set()
        self.unread_sources: frozenset[str] = frozenset()  # that are declared in a way that cannot be read
        self.searches = 0  # for the names that are nearest to unknown ones

    def add(
        self,
        code: str,
        message: str,
        blocks: Iterable[Data],
        path: tuple[str | int, ...],
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Complain about the value at ``path`` in the last of ``blocks`` that has it.

        A map that does not say that it is argmap's may mean something else by the key: then it is a warning.
        """
        if severity is Severity.ERROR and not self.document.is_argmaps:
            severity = Severity.WARNING
            remedy = f"{remedy} As it is, it is kept as data of another sense." if remedy else ""
        where = None
        for block in blocks:
            span = value_span(self.document, block, path, self.read)
            if where is None or span != self.document.span(block):
                where = span
        if (code, message, where) not in self._said:
            self._said.add((code, message, where))
            self.document.faults.add(Diagnostic(f"argdown.{code}", message, where, remedy, severity))
