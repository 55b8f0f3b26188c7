"""A plugin for MkDocs: each fence of Argdown on a page becomes an inline picture that leads to the map's own page."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_relative_url

from argmap import write
from argmap.documents.picture import Picture, place
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import ArgumentMap
from argmap.formats.argdown_markdown import Fence, fences, load_fence


class Settings(Config):  # type: ignore[no-untyped-call]  # its metaclass has no types
    """Settings of the plugin in ``mkdocs.yml``."""

    folder = config_options.Type(str, default="argument-maps")
    theme = config_options.Type(str, default="light")


class ArgmapPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Draws the maps of each page, and writes their pages into the site when it has been built."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {}

    def on_page_markdown(self, markdown: str, /, *, page: Any, config: Any, files: Any) -> str:  # noqa: ARG002
        """Put figures into the places of fences; raises ``PluginError`` with every fault and its line in the page."""
        blocks = fences(markdown)
        if not blocks:
            return markdown
        source = page.file.src_uri
        maps = self._read(blocks, source, _lines_above(page, markdown))
        fonts: set[str] = set()

        def figure(fence: Fence, argument_map: ArgumentMap, name: str) -> str:
            picture = Picture(argument_map, name, {"theme": self.config.theme, **fence.attributes})
            return picture.html(fonts, fence.attributes.get("page") or self._page(picture, page))

        return place(markdown, blocks, maps, figure)

    def on_post_build(self, *, config: Any) -> None:
        """Write the pages of the maps."""
        for name, data in self.pages.items():
            path = PurePosixPath(name)
            write.write_files(Path(config["site_dir"]) / path.parent, {path.name: data})

    def _read(self, blocks: list[Fence], source: str, above: int) -> list[ArgumentMap]:
        maps: list[ArgumentMap] = []
        faults: list[Diagnostic] = []
        for fence in blocks:
            try:
                maps.append(load_fence(fence, source, alone=len(blocks) == 1).map)
            except ArgmapError as error:
                faults += (d.but(where=_lower(d.where, above)) for d in error.diagnostics)
        if faults:
            raise PluginError("\n".join(map(str, faults)))
        return maps

    def _page(self, picture: Picture, page: Any) -> str:
        """Keep the page of a map for the site, and return its address as seen from the page of the document."""
        stem = PurePosixPath(page.file.src_uri).with_suffix("").as_posix()
        name = f"{self.config.folder}/{stem}/{picture.name}.html"
        self.pages[name] = picture.page
        return str(get_relative_url(quote(name), page.file.url))


def _lines_above(page: Any, markdown: str) -> int:
    """Return how many lines of the file, its settings, stand above what a plugin is given."""
    try:
        whole = Path(page.file.abs_src_path).read_text(encoding="utf-8-sig")
    except (OSError, TypeError, UnicodeError):
        return 0
    start = whole.find(markdown[:200].strip("\n")) if markdown.strip() else -1
    leading = len(markdown) - len(markdown.lstrip("\n"))
    return max(0, whole.count("\n", 0, start) - leading) if start > 0 else 0


def _lower(where: Any, lines: int) -> Any:
    from dataclasses import replace

    return where and replace(where, line=where.line + lines, end_line=where.end_line + lines)
