"""JSON documents of other tools, asked for what they should hold; every value of another kind is a fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.formats.aif import source
from argmap.formats.foreign import Foreign

Path = tuple[str | int, ...]


class Document(Foreign):
    """The JSON ``text`` of a file, of which each value is told by its path."""

    most = 50  # each is looked for in the text

    def __init__(self, text: str, file: str, notation: str, deepest: int = source.MAX_DEPTH) -> None:
        super().__init__(notation, file)
        self.text = text
        try:
            self.value = source.parse(self.text, file, deepest)
        except ParseError as error:
            raise ParseError.of(map(self._own, error.diagnostics)) from None

    @property
    def root(self) -> Item:
        """The outermost object."""
        return Item(self, self.value, ()).object()

    def complain(self, code: str, message: str, path: Path, remedy: str) -> None:
        """Add a fault about the value at ``path``."""
        if len(self.faults) < self.most:
            self.add(self._own(source.diagnostic(self.text, self.file, code, message, path, remedy)))

    def warn(self, code: str, message: str, path: Path, remedy: str) -> None:
        """Add a warning about the value at ``path``."""
        self._remark(code, message, path, remedy, Severity.WARNING)

    def note(self, code: str, message: str, path: Path, remedy: str) -> None:
        """Add a choice of the reader's about the value at ``path``."""
        self._remark(code, message, path, remedy, Severity.NOTE)

    def _remark(self, code: str, message: str, path: Path, remedy: str, severity: Severity) -> None:
        if len(self.warnings) < self.most:
            fault = self._own(source.diagnostic(self.text, self.file, code, message, path, remedy))
            self.add(fault.but(severity=severity))

    def _own(self, fault: Diagnostic) -> Diagnostic:
        return fault.but(code=f"{self.notation}.{fault.code.partition('.')[2]}")


class Item:
    """A value in a document and the path to it."""

    __slots__ = ("document", "path", "value")

    def __init__(self, document: Document, value: Any, path: Path) -> None:
        self.document = document
        self.value = value
        self.path = path

    def complain(self, code: str, message: str, remedy: str, key: str | None = None) -> None:
        """Add a fault about this value, or about the one that it has for ``key``."""
        self.document.complain(code, message, self.path if key is None else (*self.path, key), remedy)

    def object(self) -> Item:
        """This item, if it is an object, or else an empty one."""
        if isinstance(self.value, dict):
            return self
        self.complain("kind", f"An object should stand here, not {_shown(self.value)}.", "Write {...}.")
        return Item(self.document, {}, self.path)

    def get(self, key: str) -> Item:
        """The object that this object has for ``key``; an empty one if there is none."""
        value = self.value.get(key)
        return Item(self.document, {} if value is None else value, (*self.path, key)).object()

    def list(self, key: str) -> Sequence[Any]:
        """The list that this object has for ``key``; an empty one if there is none."""
        value = self.value.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self.complain("kind", f"{key} should be a list, not {_shown(value)}.", "Write [...].", key)
        return ()

    def objects(self, key: str) -> Iterator[Item]:
        """The objects in the list that this object has for ``key``."""
        for number, inner in enumerate(self.list(key)):
            yield Item(self.document, inner, (*self.path, key, number)).object()

    def members(self, key: str) -> Iterator[tuple[str, Item]]:
        """The names and objects in the object that this object has for ``key``."""
        whole = self.get(key)
        for name, inner in whole.value.items():
            yield name, Item(self.document, inner, (*whole.path, name)).object()

    def text(self, key: str, default: str = "") -> str:
        """A text; ``default`` where there is none."""
        value = self.value.get(key)
        if isinstance(value, str):
            return value
        if value is not None:
            message = f"{key} should be a text, not {_shown(value)}."
            self.complain("kind", message, "Write a text in quotation marks.", key)
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.value.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
        self.complain("kind", f"{key} should be a list of texts, not {_shown(value)}.", 'Write ["one", "two"].', key)
        return ()

    def number(self, key: str) -> int | None:
        """A whole number, or ``None``."""
        value = self.value.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        self.complain("kind", f"{key} should be a whole number, not {_shown(value)}.", "Write 1, for example.", key)
        return None

    def flag(self, key: str) -> bool:
        """Return whether ``key`` is true."""
        return self.value.get(key) is True

    def data(self, key: str) -> Mapping[str, Any]:
        """The object for ``key`` as plain data."""
        data: Mapping[str, Any] = self.get(key).value
        return data


def _shown(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
