"""``argmap new``: a folder with a small map to start from."""

from __future__ import annotations

import os

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.options import JSON
from argmap.cli.terminal import print_json, shown_path
from argmap.cli.values import path

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

COMMAND = Command(
    "Start a folder with a small map that builds at once.",
    (("argmap new graphs/mine", "write graphs/mine/map.argdown and retelling.md"),),
    (Argument("folder", type=path, metavar="DIR", help="a folder that does not exist yet or is empty"), JSON),
)


def run(options: Namespace) -> int:
    """Write the scaffold and say what to do next."""
    from pathlib import Path

    from argmap.read import shell_word
    from argmap.scaffold import write_scaffold

    files = write_scaffold(Path(options.folder))
    if options.json:
        print_json({"written": [os.fspath(file.path) for file in files]})
        return WELL
    for file in files:
        print(f"wrote {shown_path(file.path)}")
    print(f"Next: argmap build {shell_word(Path(options.folder))}")
    return WELL
