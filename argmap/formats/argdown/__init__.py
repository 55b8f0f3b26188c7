"""Argdown 2 (argdown.org) in and out, with argmap's facts in its data blocks and settings.

``parse`` gives the lossless tree, ``load`` the model, ``dump`` text again. Where Argdown's own tool, the reference,
does what nobody would expect, argmap reads the text otherwise; docs/reference/authoring.md has a table of that.
"""

from argmap.formats.argdown.comments import comments
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.reader import load, load_with_diagnostics
from argmap.formats.argdown.writer import dump, dump_files, dump_whole

__all__ = ["comments", "dump", "dump_files", "dump_whole", "load", "load_with_diagnostics", "parse"]

FORMAT = {
    "name": "argdown",
    "title": "Argdown",
    "suffixes": (".argdown", ".ad"),
    "media_type": "text/x-argdown",
    "load": "load_with_diagnostics",
    "dump": "dump_whole",
    "lacks": "",
}
