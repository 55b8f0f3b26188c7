"""The page of a map as a SCORM 1.2 object, for learning platforms: completion, score, answers and progress of its exercises.

One object (SCO): ``sco.html`` holds the page in a frame of its own origin and speaks to the platform (``sco.js``). Nothing
else is loaded, and nothing is sent anywhere but to the platform that shows it.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from io import BytesIO
from string import Template
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from argmap.domain.languages import tag
from argmap.domain.naming import map_name
from argmap.draw.measure import clean
from argmap.draw.page.data import reveal

if TYPE_CHECKING:
    from argmap.views import Views

FORMAT = {
    "name": "scorm",
    "title": "SCORM 1.2 package for learning platforms",
    "suffixes": (".scorm.zip",),
    "media_type": "application/zip",
    "draw": "draw",
    "loses": "everything that is not drawn",
}

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def draw(views: Views) -> bytes:
    """Return the package; the same map gives the same bytes."""
    title = clean(map_name(views.map))
    key = f"argmap {reveal(views.map.id)}"
    filled = {"title": escape(title), "key": escape(key), "language": escape(tag(views.spoken) or "en")}
    parts = {
        "imsmanifest.xml": _filled("imsmanifest.xml", filled),
        "map.html": views.page.encode(),
        "sco.css": _text("sco.css").encode(),
        "sco.html": _filled("sco.html", filled),
        "sco.js": _text("sco.js").encode(),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            info = ZipInfo(name, _EARLIEST)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            target.writestr(info, content)
    return packed.getvalue()


def _filled(name: str, values: dict[str, str]) -> bytes:
    return Template(_text(name)).substitute(values).encode()


def _text(name: str) -> str:
    return files("argmap.draw.scorm").joinpath(name).read_text(encoding="utf-8")
