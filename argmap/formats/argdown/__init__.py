"""Argdown 2 (argdown.org) in and out, with argmap's facts in its data blocks and settings.

``parse`` gives the lossless tree, ``load`` the model, ``dump`` text again. Where Argdown's own tool, the reference,
does what nobody would expect, argmap reads the text otherwise; docs/reference/authoring.md has a table of that.
"""

from __future__ import annotations

from argmap.domain.lazy import lazy
from argmap.formats.argdown.comments import comments
from argmap.formats.argdown.include import directives
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.reader import load, load_with_diagnostics
from argmap.formats.argdown.top import place_of_setting

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.formats.argdown.writer import dump, dump_whole

__all__ = ["comments", "directives", "dump", "dump_whole", "load", "load_with_diagnostics", "parse", "place_of_setting"]

FORMAT = {
    "name": "argdown",
    "title": "Argdown",
    "suffixes": (".argdown", ".ad", ".argdown.txt"),  # the last as Windows names what was saved in its editor
    "media_type": "text/x-argdown",
    "load": "load_with_diagnostics",
    "dump": "dump_whole",
    "lacks": "",
}

__getattr__, _ = lazy(__name__, {"formats.argdown.writer": ("dump", "dump_whole")})
