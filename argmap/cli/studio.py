"""``argmap studio``: the editor as a folder of web pages, which needs no server of ours."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.options import LANGUAGE
from argmap.cli.terminal import shown_path
from argmap.cli.values import path

COMMAND = Command(
    (
        (
            "argmap studio site/studio --runtime package",
            "write the folder; package is what `npm pack pyodide` unpacks to",
        ),
    ),
    (
        Argument("out", type=path, metavar="OUT", help="the folder to write"),
        Argument("--runtime", type=path, metavar="DIR", required=True, help="the npm package pyodide, unpacked"),
        LANGUAGE,
    ),
    details="Any web space or learning platform can serve the folder: argmap runs in the reader's browser, files are opened "
    "and saved there, and nothing is sent.",
)


def run(options: Namespace) -> int:
    """Write the folder and say where it is."""
    from pathlib import Path

    from argmap.server.studio import write_studio

    written = write_studio(Path(options.out), Path(options.runtime), options.language)
    size = sum(file.size for file in written) / 2**20
    print(f"wrote {shown_path(Path(options.out) / 'index.html')} and what it needs ({size:.1f} MB)")
    return WELL
