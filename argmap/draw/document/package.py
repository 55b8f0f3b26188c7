"""Office files as bytes that are the same on every run, and what both kinds of them share."""

from __future__ import annotations

import re
from datetime import datetime
from importlib import import_module
from io import BytesIO
from types import ModuleType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.domain.diagnostics import Needing
from argmap.domain.languages import tag
from argmap.domain.model import ArgumentMap
from argmap.domain.naming import map_name
from argmap.draw.measure import clean

FONT = "Arial"  # on every machine or matched by one as wide; narrower than Inter, in which texts are measured
UNKNOWN_LANGUAGE = "x-none"  # as office programs say it, which then check no spelling
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")


def library(name: str, what: str) -> ModuleType:
    """Import ``pptx`` or ``docx``; raises ``MissingExtraError`` if it is not installed."""
    with Needing("argmap[documents]", f"{what} need python-{name}, which is not installed."):
        return import_module(name)


def save(document: Any, map: ArgumentMap) -> bytes:
    """Return a document or presentation about ``map`` as a file, without the picture of its template."""
    _set_properties(document.core_properties, map)
    package = document.part.package
    parts = package.rels if hasattr(package, "rels") else package._rels
    for name in [name for name, part in parts.items() if part.reltype.endswith("/metadata/thumbnail")]:
        parts.pop(name)
    written = BytesIO()
    document.save(written)
    return _repack(written)


def _repack(data: BytesIO) -> bytes:
    """The same package with its parts in order of name, dated as early as a ZIP can be."""
    packed = BytesIO()
    with ZipFile(data) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return packed.getvalue()


def _set_properties(properties: Any, map: ArgumentMap) -> None:
    """Say in the file's properties what it is and who made the map, and nothing of when or by whom it was written."""
    moment = datetime(map.created.year, map.created.month, map.created.day) if map.created else datetime(2000, 1, 1)
    properties.title = clean(map_name(map))[:255]
    properties.author = ", ".join(clean(author) for author in map.authors)[:255]
    properties.subject = "Argument map"
    properties.comments = clean(map.summary)[:255]
    properties.keywords = ""
    properties.category = ""
    properties.language = tag(map.language)
    properties.last_modified_by = "argmap"
    properties.revision = 1
    properties.created = properties.modified = moment


def right_to_left(text: str) -> bool:
    """Return whether the first letter of ``text`` belongs to a script that runs to the left."""
    first = _LETTER.search(text)
    return bool(first and _RIGHT_TO_LEFT.match(first[0]))
