"""The commands, grouped by what a person wants; each is the module of its name, imported only when it is asked for.

A command's module has ``COMMAND`` (its options and examples) and ``run(options)``, which returns the exit code. ``--help``
imports all of them, so nothing but argparse, ``argmap.cli`` and ``argmap.domain.diagnostics`` is imported at their top.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Protocol

    from argmap.cli.command import Command

    class CommandModule(Protocol):
        """What the module of a command has."""

        COMMAND: Command

        def run(self, options: Namespace) -> int: ...


GROUPS = {
    "Write a map": ("new", "check", "verify", "diff"),
    "See it": ("build", "export", "pandoc-filter"),
    "Ask it": ("query", "explain", "evaluate", "strength", "sensitivity", "stability", "metrics", "solve"),
    "Exchange it": ("convert",),
    "Teach with it": ("compare",),
    "Serve it": ("mcp",),
}
NAMES = tuple(name for names in GROUPS.values() for name in names)


def load_command(name: str) -> CommandModule:
    """Return the module of the command ``name``."""
    module: CommandModule = import_module(f"argmap.cli.{name.replace('-', '_')}")
    return module
