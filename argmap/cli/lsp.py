"""``argmap lsp``: a language server, which an editor starts."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.domain.diagnostics import Needing

COMMAND = Command(
    (("argmap lsp", "what an editor's settings name as the command to run; see argmap/editors"),),
    (
        Argument(
            "--stdio",
            action="store_true",
            help="accepted for editors that add it; argmap always speaks on standard input and output",
        ),
    ),
    details="It speaks the Language Server Protocol on standard input and output, for Argdown and its fences in Markdown.",
)


def run(options: Namespace) -> int:  # noqa: ARG001
    """Answer until the editor hangs up."""
    with Needing("argmap[lsp]", "argmap lsp needs the library pygls, which is not installed."):
        import pygls  # noqa: F401
    from argmap.language_server.server import serve

    return WELL if serve() else FINDINGS
