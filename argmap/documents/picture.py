"""Stand-ins for the fences of a document: a picture of its map, with a text alternative and a page to open."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape
from xml.etree import ElementTree

from argmap.domain.diagnostics import ArgmapError, Diagnostic, ParseError
from argmap.domain.ids import Ids, slug
from argmap.domain.model import ArgumentMap
from argmap.formats.argdown_markdown import fences, load_fence
from argmap.views import Views

SVG = "http://www.w3.org/2000/svg"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_LENGTH = re.compile(r"\d+(?:\.\d+)?(?:%|px|em|rem|cm|mm|in|pt)")
_POINTS_PER_PIXEL = 0.75
_SLIDE = 2.4  # times as large as on a page is what a slide shows at most


class Picture:
    """One map of a document; ``attributes`` are those of its fence: ``caption``, ``alt``, ``theme``, ``page`` ..."""

    def __init__(self, argument_map: ArgumentMap, name: str, attributes: Mapping[str, str]) -> None:
        from argmap import pictures

        self.map = argument_map
        self.name = name
        self.attributes = attributes
        theme = attributes.get("theme", "light")
        self.views = Views(argument_map, drawing=pictures.drawing_of(argument_map, {"theme": theme}))

    @property
    def alt(self) -> str:
        """A description of the picture in words."""
        return self.attributes.get("alt") or self.views.wide.description

    @property
    def caption(self) -> str:
        """The author's words below it; may be empty."""
        return self.attributes.get("caption", "")

    @cached_property
    def page(self) -> bytes:
        """The page to read and question the map in."""
        return self.views.page.encode()

    @cached_property
    def png(self) -> bytes:
        """The picture as a PNG that is on paper as large as on a screen."""
        from argmap.draw.raster import draw_png

        sheet = self.views.readable
        return draw_png(sheet.svg, across=sheet.width * _POINTS_PER_PIXEL, fonts=self.views.drawn.fonts)

    def svg(self, fonts: set[str], tallest: str = "") -> str:
        """The picture as an SVG element for a page of HTML that may hold others; ``fonts`` are the styles already there.

        With ``tallest``, the height that a slide leaves, it is as large as reads from afar.
        """
        root = ElementTree.fromstring(self.views.svg)  # noqa: S314 - argmap has just written it
        ids = {id_: f"{self.name}-{id_}" for element in root.iter() if (id_ := element.get("id"))}
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == f"{{{SVG}}}style" and "@font-face" in (child.text or ""):
                    if child.text in fonts:
                        parent.remove(child)
                    fonts.add(child.text or "")
        for element in root.iter():
            _rename(element, ids)
            element.text = element.text if (element.text or "").strip() else None
            element.tail = element.tail if (element.tail or "").strip() else None
        size = self._width() or (f";width:{float(root.get('width', '0')) * _SLIDE:g}px" if tallest else "")
        root.set("style", f"max-width:100%;height:auto{size}" + (f";max-height:{tallest}" if tallest else ""))
        if self.attributes.get("alt"):
            for description in root.iter(f"{{{SVG}}}desc"):
                description.text = self.attributes["alt"]
        ElementTree.register_namespace("", SVG)
        return re.sub(r"\s*[\r\n]\s*", " ", ElementTree.tostring(root, encoding="unicode"))

    def _width(self) -> str:
        """The width that the author asks for, if it is one."""
        width = self.attributes.get("width", "")
        return f";width:{width}" if _LENGTH.fullmatch(width) else ""

    def html(self, fonts: set[str], link: str = "", tallest: str = "") -> str:
        """A figure on one line, in which a click on the map opens the page at ``link``; ``tallest`` as in ``svg``."""
        picture = self.svg(fonts, tallest)
        if link:
            picture = f'<a href="{escape(link)}">{picture}</a>'
        caption = f"<figcaption>{escape(self.caption)}</figcaption>" if self.caption else ""
        return f'<figure class="argmap" id="{escape(self.name)}">{picture}{caption}</figure>'


def illustrated(markdown: str, file: str, theme: str, address: Callable[[Picture], str], above: int = 0) -> str:
    """Return a page in Markdown with figures, of one line each, in the places of its fences.

    Each leads to the ``address`` of its map's page, unless its fence names another. Raises ``ParseError`` with every fault;
    ``above`` lines of the file stand above the text.
    """
    blocks = fences(markdown)
    maps: list[ArgumentMap] = []
    faults: list[Diagnostic] = []
    for fence in blocks:
        try:
            maps.append(load_fence(fence, file, alone=len(blocks) == 1).map)
        except ArgmapError as error:
            faults += (fault.but(where=fault.where and fault.where.below(above)) for fault in error.diagnostics)
    if faults:
        raise ParseError.of(faults)
    names = names_for(argument_map.id for argument_map in maps)
    lines, fonts = markdown.splitlines(keepends=True), set[str]()
    for fence, argument_map, name in reversed(list(zip(blocks, maps, names, strict=True))):
        picture = Picture(argument_map, name, {"theme": theme, **fence.attributes})
        figure = picture.html(fonts, fence.attributes.get("page") or address(picture))
        lines[fence.line - 1 : fence.end] = [f"{fence.lead}{figure}\n"]
    return "".join(lines)


def names_for(wanted: Iterable[str]) -> list[str]:
    """File names and anchors for maps with these ids: slugs, none of them twice."""
    names = Ids()
    return [names.new(slug(id_), "map") for id_ in wanted]


def _rename(element: ElementTree.Element, ids: Mapping[str, str]) -> None:
    """Give ids and what refers to them the names that are theirs in this document."""
    for key, value in element.attrib.items():
        if key == "id":
            element.set(key, ids[value])
        elif key in ("aria-labelledby", "aria-describedby"):
            element.set(key, " ".join(ids.get(id_, id_) for id_ in value.split()))
        elif key.rpartition("}")[2] == "href" and value[:1] == "#":
            element.set(key, f"#{ids.get(value[1:], value[1:])}")
        elif "url(#" in value:
            element.set(key, _REFERENCE.sub(lambda match: f"url(#{ids.get(match[1], match[1])})", value))
