"""Settings of a native shape besides its place: paint, margins, a name and a description."""

from __future__ import annotations

from typing import Any

from argmap.domain.characters import reveal
from argmap.draw.theme import Theme

DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


def paint(shape: Any, fill: str, border: str) -> None:
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(fill)
    else:
        shape.fill.background()
    if border:
        shape.line.color.rgb = rgb(border)
    else:
        shape.line.fill.background()


def paint_ground(master: Any, theme: Theme) -> None:
    """Give all slides the paper of a theme, on dark paper with light letters where somebody adds text."""
    from pptx.oxml.ns import qn

    master.background.fill.solid()
    master.background.fill.fore_color.rgb = rgb(theme["paper"])
    if theme.mode == "dark":
        colours = master.element.find(qn("p:clrMap"))
        for name, other in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
            colours.set(name, other)


def decorate(shape: Any) -> None:
    """Mark a shape as decoration, which screen readers leave out."""
    from pptx.oxml import parse_xml

    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(parse_xml(DECORATIVE))


def describe(shape: Any, name: str, description: str) -> None:
    """Name a shape for the list of objects, and say for screen readers what it shows."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", reveal(name)[:120])
    if description:
        properties.set("descr", reveal(description))


def inset(frame: Any, sideways: float, upright: float) -> None:
    from pptx.util import Pt

    frame.margin_left = frame.margin_right = Pt(sideways)
    frame.margin_top = frame.margin_bottom = Pt(upright)
