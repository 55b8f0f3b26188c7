"""An argument, an option and a command as data, from which parser, help and docs are made."""

from __future__ import annotations

from argmap.domain.record import Record

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Argument:
    """An argument or option as ``add_argument`` takes it: ``names`` and ``settings``."""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


class Command(Record):
    """A command: ``examples`` (what is typed, what it does), and its arguments in order.

    ``details`` says more than its line in the catalogue; ``notes`` gives what the help ends with, called only for that.
    """

    examples: tuple[tuple[str, str], ...]
    arguments: tuple[Argument, ...]
    details: str = ""
    notes: Callable[[], str] | None = None
