"""An extension of Sphinx, with MyST: each fence of Argdown on a page becomes an inline picture that leads to its page."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from argmap import write
from argmap.documents.picture import Picture, illustrated
from argmap.domain.diagnostics import ArgmapError

FOLDER = "argument-maps"


def setup(app: Sphinx) -> dict[str, Any]:
    """Take part in the building of a site; of what is not written as HTML the fences stay as they are."""
    app.add_config_value("argmap_theme", "light", "env")
    app.connect("source-read", _draw)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _draw(app: Sphinx, name: str, content: list[str]) -> None:
    """Put figures into the places of fences; raises ``ExtensionError`` with every fault and its line in the page."""
    path, theme = Path(app.env.doc2path(name)), app.config.argmap_theme
    if app.builder.format != "html" or path.suffix != ".md":
        return
    try:
        content[0] = illustrated(content[0], str(path), theme, lambda picture: _page(app, name, picture))
    except ArgmapError as error:
        raise ExtensionError(str(error)) from None


def _page(app: Sphinx, name: str, picture: Picture) -> str:
    """Write the page of a map into the site, and return its address as seen from the page of the document."""
    folder = PurePosixPath(FOLDER, name)
    write.write_files(Path(app.outdir) / folder, {f"{picture.name}.html": picture.page})
    depth = app.builder.get_target_uri(name).count("/")
    return quote(f"{'../' * depth}{folder}/{picture.name}.html")
