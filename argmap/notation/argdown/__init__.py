"""Argdown 2 (argdown.org) in and out, with argmap's facts in its data blocks and settings.

``parse`` gives the lossless tree, ``load`` the model, ``dump`` text again. Argdown accepts some things that nobody means,
and refuses some that anybody would write; ``docs`` says where argmap reads them otherwise.
"""

from argmap.notation.argdown.parser import parse
from argmap.notation.argdown.reader import load, load_with_diagnostics
from argmap.notation.argdown.writer import dump

__all__ = ["dump", "load", "load_with_diagnostics", "parse"]
