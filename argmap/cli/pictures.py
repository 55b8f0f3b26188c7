"""The files that a command draws its answer in (``--picture``)."""

from __future__ import annotations

PICTURES = ("svg", "png", "pdf")


def picture_format(out: str) -> str:
    """Return the name of the picture format that the suffix of ``out`` tells; raises ``UnknownNameError``."""
    from argmap import registry

    return registry.format_of(out, [registry.format_named(name) for name in PICTURES]).name
