"""Argdown 2 (argdown.org) in and out, with argmap's facts in its data blocks and settings.

``parse`` gives the lossless tree, ``load`` the model, ``dump`` text again. Where Argdown's own tool, the reference,
does what nobody would expect, argmap reads the text otherwise:

| text                               | the reference                  | argmap                         |
|------------------------------------|--------------------------------|--------------------------------|
| ``he [sic] said``, ``a < b > c``   | error: a reference             | text                           |
| ``https://...`` in a text          | a comment from ``//`` on       | text                           |
| ``// ...`` in the very last line   | text                           | a comment                      |
| ``2*3``, ``*`` never closed        | error                          | text, with a warning           |
| ``snake_case_name``                | error: emphasis                | text                           |
| ``U.A.E.``                         | ``.A.`` is a shortcode         | text, for the letter before it |
| ``{1, 2} in a text``               | error: data                    | text, with a warning           |
| ``{a: {b: 1}}`` over several lines | may end at an inner brace      | ends at the matching brace     |
| tags behind a data block           | error                          | tags, with a warning           |
| ``a === b`` in the settings        | ends the settings              | only a line of ``===`` does    |
| no blank line behind the settings  | error                          | read                           |
| ``[Untitled 1]`` as a title        | merged with the first untitled | a title like any other         |
| ``_`` below a statement            | aims at the last step above    | at the statement's own step    |
"""

from argmap.notation.argdown.parser import parse
from argmap.notation.argdown.reader import load, load_with_diagnostics
from argmap.notation.argdown.remarks import comments
from argmap.notation.argdown.writer import dump

__all__ = ["comments", "dump", "load", "load_with_diagnostics", "parse"]
