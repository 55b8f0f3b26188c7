"""The formats that a command knows, for the end of its help."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.domain.format import Format


def written() -> str:
    """Return every format that can be written, a line each."""
    from argmap import registry

    return _listed("formats", registry.writable())


def converted() -> str:
    """Return every notation that can be read or written, a line each."""
    from argmap import registry

    return _listed("notations", {f.name: f for f in (*registry.readable(), *registry.notations())}.values())


def _listed(title: str, formats: Iterable[Format]) -> str:
    return "\n".join([f"{title}:", *(f"  {known.name:16} {', '.join(known.suffixes)}" for known in formats)])
