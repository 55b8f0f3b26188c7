"""An extension of Sphinx, with MyST: each fence of Argdown on a page becomes an inline picture that leads to its page."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from argmap import write
from argmap.documents.picture import Picture, place
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import ArgumentMap
from argmap.formats.argdown_markdown import Fence, fences, load_fence

FOLDER = "argument-maps"


def setup(app: Sphinx) -> dict[str, Any]:
    """Take part in the building of a site; of what is not written as HTML the fences stay as they are."""
    app.add_config_value("argmap_theme", "light", "env")
    app.connect("source-read", _draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _draw(app: Sphinx, name: str, content: list[str]) -> None:
    """Put figures into the places of fences; raises ``ExtensionError`` with every fault and its line in the page."""
    path = Path(app.env.doc2path(name))
    blocks = fences(content[0]) if app.builder.format == "html" and path.suffix == ".md" else []
    fonts: set[str] = set()

    def figure(fence: Fence, argument_map: ArgumentMap, title: str) -> str:
        picture = Picture(argument_map, title, {"theme": app.config.argmap_theme, **fence.attributes})
        return picture.html(fonts, fence.attributes.get("page") or _page(app, name, picture))

    if blocks:
        content[0] = place(content[0], blocks, _read(blocks, str(path)), figure)


def _read(blocks: list[Fence], file: str) -> list[ArgumentMap]:
    maps: list[ArgumentMap] = []
    faults: list[Diagnostic] = []
    for fence in blocks:
        try:
            maps.append(load_fence(fence, file, alone=len(blocks) == 1).map)
        except ArgmapError as error:
            faults += error.diagnostics
    if faults:
        raise ExtensionError("\n".join(map(str, faults)))
    return maps


def _page(app: Sphinx, name: str, picture: Picture) -> str:
    """Write the page of a map into the site, and return its address as seen from the page of the document."""
    folder = PurePosixPath(FOLDER, name)
    write.write_files(Path(app.outdir) / folder, {f"{picture.name}.html": picture.page})
    depth = app.builder.get_target_uri(name).count("/")
    return quote(f"{'../' * depth}{folder}/{picture.name}.html")
