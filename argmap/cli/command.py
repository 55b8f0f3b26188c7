"""An argument, an option and a command as data, from which parser, help and docs are made."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any


class Argument:
    """An argument or option as ``add_argument`` takes it: ``names`` and ``settings``."""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


FORMATS = "{formats}"  # stands in a help for the names of the formats, which only that help itself imports
NOTATIONS = "{notations}"


def filled(text: str) -> str:
    """Return a help with the names that it leaves open."""
    if FORMATS not in text and NOTATIONS not in text:
        return text
    from argmap import registry

    formats, notations = registry.names(registry.writable()), registry.names(registry.notations())
    return text.replace(FORMATS, formats).replace(NOTATIONS, notations)


class Command:
    """A command: its ``summary`` in one line, ``examples`` (what is typed, what it does), its arguments in order.

    ``details`` says more than fits into the line.
    """

    def __init__(
        self,
        summary: str,
        examples: tuple[tuple[str, str], ...],
        arguments: tuple[Argument, ...],
        details: str = "",
    ) -> None:
        self.summary = summary
        self.examples = examples
        self.arguments = arguments
        self.details = details

    @property
    def description(self) -> str:
        """All that is said of the command as a whole."""
        return f"{self.summary} {self.details}".strip()
