"""Names of a package that are imported only when they are asked for, so that a start pays for nothing else."""

from __future__ import annotations

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def lazy(package: str, homes: Mapping[str, tuple[str, ...]]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` of a package whose names stand in these modules, told from ``argmap`` on."""

    def import_name(name: str) -> Any:
        from importlib import import_module

        for home, names in homes.items():
            if name in names:
                return getattr(import_module(f"argmap.{home}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return import_name, lambda: sorted(name for names in homes.values() for name in names)
