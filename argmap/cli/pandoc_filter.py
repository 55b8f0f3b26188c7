"""``argmap pandoc-filter``: pandoc's JSON in, and out again with pictures in the place of maps."""

from __future__ import annotations

from argparse import Namespace

from argmap.cli.command import Argument, Command

COMMAND = Command(
    (
        ("pandoc notes.md -t json | argmap pandoc-filter html | pandoc -f json -o notes.html -s", "by hand"),
        ("pandoc notes.md --filter argmap-pandoc-filter -o notes.docx", "as a filter, which has a name of its own"),
    ),
    (Argument("target", metavar="FORMAT", nargs="?", default="html", help="what pandoc will write (default: html)"),),
    details="It reads the document as JSON from standard input and writes it to standard output.",
)


def run(options: Namespace) -> int:
    """Filter standard input to standard output."""
    from argmap.documents import pandoc

    return pandoc.run([options.target])
