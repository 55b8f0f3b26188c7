"""The commands, grouped by what a person wants; each is the module of its name, imported only when it is asked for.

A command's module has ``COMMAND`` (its options and examples) and ``run(options)``, which returns the exit code. Its own
``--help`` is quick because nothing but ``argmap.cli`` and ``argmap.domain.diagnostics`` is imported at its top.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Protocol

    from argmap.cli.command import Command

    class CommandModule(Protocol):
        """The parts that the module of a command has."""

        COMMAND: Command

        def run(self, options: Namespace) -> int: ...


GROUPS: dict[str, dict[str, str]] = {  # title -> command -> what it does, in one line
    "Write a map": {
        "new": "Start a folder with a small map, or with a text of your own.",
        "edit": "Edit a map beside its article, in the browser.",
        "studio": "Write the editor as web pages, for any web space.",
        "check": "Report what is wrong or odd in maps.",
        "verify": "Compare a map with the text that it was made from.",
        "diff": "Say how two maps differ, in whatever notations they are.",
    },
    "See it": {
        "build": "Write the page, the pictures and the dataset of each map.",
        "export": "Write a map as pictures, page, dataset or notation.",
        "pandoc-filter": "Draw the maps in a document that pandoc or Quarto converts.",
    },
    "Ask it": {
        "query": "Answer a SPARQL query over a map's dataset, or a corpus's.",
        "corpus": "Put thousands of maps into one folder, to be queried together.",
        "explain": "Say whether a statement stands, and why.",
        "evaluate": "Say what holds under other semantics, or where readers differ.",
        "strength": "Say how strong each statement is, from 0 to 1.",
        "sensitivity": "Say which hedge or score moves a statement's strength most.",
        "stability": "Say whether what is unknown could still change a verdict.",
        "metrics": "Measure depth, breadth, what carries most, pro and con.",
        "agree": "Say how far annotators of the same texts agree.",
        "solve": "Answer a question about an abstract argumentation framework.",
    },
    "Exchange it": {
        "convert": "Write a map in another notation, and list what would be lost.",
    },
    "Teach with it": {
        "worksheet": "Make worksheets with gaps, and their keys.",
        "collect": "Make a table of the maps that a class handed in.",
        "compare": "Compare a student's map, or a class's, with a reference map.",
    },
    "Serve it": {
        "serve": "Serve maps to a browser, and a SPARQL endpoint.",
        "lsp": "Serve your editor: faults as you type, completion, verdicts.",
        "mcp": "Serve the maps of a folder to your assistant (MCP).",
    },
}
SUMMARIES = {name: summary for rows in GROUPS.values() for name, summary in rows.items()}
NAMES = tuple(SUMMARIES)


OTHER_WORDS = {  # what people type before they know the commands
    **dict.fromkeys(("show", "open", "view", "page"), "build"),
    **dict.fromkeys(("draw", "render", "picture", "print"), "export"),
    **dict.fromkeys(("ask", "sparql", "search"), "query"),
    **dict.fromkeys(("validate", "lint", "test"), "check"),
    **dict.fromkeys(("init", "create", "start"), "new"),
    **dict.fromkeys(("import", "translate"), "convert"),
    **dict.fromkeys(("grade", "mark"), "compare"),
    **dict.fromkeys(("why", "reasons"), "explain"),
}


def load_command(name: str) -> CommandModule:
    """Return the module of the command ``name``."""
    module: CommandModule = import_module(f"argmap.cli.{name.replace('-', '_')}")
    return module
