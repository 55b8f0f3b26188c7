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
from argmap.documents.picture import Picture, illustrated
from argmap.domain.diagnostics import ArgmapError


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
        above = _lines_above(page, markdown)
        try:
            return illustrated(
                markdown, page.file.src_uri, self.config.theme, lambda map_: self._page(map_, page), above
            )
        except ArgmapError as error:
            raise PluginError(str(error)) from None

    def on_post_build(self, *, config: Any) -> None:
        """Write the pages of the maps."""
        for name, data in self.pages.items():
            path = PurePosixPath(name)
            write.write_files(Path(config["site_dir"]) / path.parent, {path.name: data})

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
