"""``argmap edit``: article, map and text side by side in the browser, on this machine alone."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.options import LANGUAGE, NO_BROWSER, PORT
from argmap.cli.terminal import shown_path
from argmap.cli.values import path

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

_TEXTS = (".txt", ".text")
COMMAND = Command(
    (
        ("argmap edit graphs/mine", "article, map and text side by side; each change is in map.argdown at once"),
        ("argmap edit article.txt", "the same from a bare text, in a new folder called article"),
        ("argmap edit graphs/mine --no-browser", "print the address only"),
    ),
    (
        Argument("map", type=path, metavar="FOLDER", help="a folder with a map.argdown, a map file, or a text (.txt)"),
        NO_BROWSER,
        PORT,
        LANGUAGE,
    ),
    details="Nothing leaves this machine: the app listens on it alone, and its address holds a token. Ctrl-C ends it. "
    "It needs `pip install argmap[edit]`.",
)


def run(options: Namespace) -> int:
    """Serve the app until it is interrupted."""
    from pathlib import Path

    from argmap.cli.host import host
    from argmap.domain.diagnostics import Needing

    with Needing("argmap[edit]", "Editing needs {name}, which is not installed."):
        from argmap.server.editing import Server
        from argmap.server.session import Session
    session = Session(_source(Path(options.map)))
    return host(
        options,
        lambda: Server(session, options.port, options.language),
        lambda address: f"editing {shown_path(session.path)} at {address}",
    )


def _source(path: Path) -> Path:
    """The map to edit; a bare text gets a folder beside it, unless it has one."""
    if path.suffix.lower() not in _TEXTS:
        return path
    from argmap.map_files import SOURCE
    from argmap.read import read_text
    from argmap.scaffold.from_text import write_from_text

    folder = path.with_suffix("")
    if not (folder / SOURCE).exists():
        for file in write_from_text(folder, read_text(path), str(path)):
            print(f"wrote {shown_path(file.path)}")
    return folder
