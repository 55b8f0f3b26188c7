"""JSON of arguebuf (github.com/recap-utr/arguebuf-python, version 2 and later) in and out, with nothing lost either way.

Statements and sketches of arguments are atoms, relations are schemes. What arguebuf has no field for stands in its
``userdata``, below ``argmap``; what argmap has no field for, in ``extra`` below ``arguebuf:...``.
"""

from argmap.formats.arguebuf.reader import knows, load
from argmap.formats.arguebuf.writer import dump

__all__ = ["dump", "knows", "load"]

FORMAT = {
    "name": "arguebuf",
    "title": "JSON of arguebuf",
    "suffixes": (".arguebuf.json", ".json"),
    "media_type": "application/json",
    "load": "load",
    "dump": "dump",
    "knows": "knows",
    "lacks": "comments",
}
