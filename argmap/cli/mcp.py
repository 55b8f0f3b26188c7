"""``argmap mcp``: tools for an assistant of the reader's own, over the maps of one folder."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.values import path

COMMAND = Command(
    (("argmap mcp graphs", "what an assistant's settings name as the command to run"),),
    (
        Argument(
            "folder",
            type=path,
            metavar="DIR",
            nargs="?",
            default=".",
            help="the only folder that it may see (default: .)",
        ),
    ),
    details="It speaks the Model Context Protocol on standard input and output. No model is shipped or called, and nothing "
    "outside the folder is read or written.",
)


def run(options: Namespace) -> int:
    """Answer until the other side hangs up."""
    from argmap.assistant.server import serve

    serve(options.folder)
    return WELL
