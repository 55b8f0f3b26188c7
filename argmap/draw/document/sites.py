"""Connection sites of boxes on slides: one for each line that ends at a side, so that source and target of each can be told.

A preset shape has one site a side. A box at which several lines end gets a geometry of its own, with as many as it needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.draw.document.glue import Held, Site

LEFT, RIGHT = 1, 3  # numbers of the sites of a rectangle: top, left, bottom, right
_OWN = 4  # the first number after those
_PARTS = 1000  # of a height
_APART = 13.0  # pt between two sites, where a box has room for it
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
Ends = tuple["Site", "Site"]


def spread(held: Held, lines: Mapping[str, tuple[str, str, Ends]]) -> dict[str, Ends]:
    """Return where each line is to end: at a site of its own where another would end there as well.

    ``lines`` have source, target and the sites that they would hold on to, by name.
    """
    sides: dict[tuple[str, int], list[tuple[float, str, int]]] = {}
    for name, (*shown, ends) in lines.items():
        for end in (0, 1):
            if shown[end] not in held.ovals and ends[end][1] in (LEFT, RIGHT):
                sides.setdefault((shown[end], ends[end][1]), []).append((ends[1 - end][3], name, end))
    moved = {name: list(ends) for name, (_, _, ends) in lines.items()}
    own: dict[str, list[tuple[int, int]]] = {}  # the side and the height of each further site, by box
    for (box, side), arriving in sides.items():
        if len(arriving) == 1:
            continue
        _, y, _, height = held.places[box]
        apart = min(_APART, height * 0.8 / (len(arriving) - 1))
        for place, (_, name, end) in enumerate(sorted(arriving)):
            at = height / 2 + apart * (place - (len(arriving) - 1) / 2)
            sites = own.setdefault(box, [])
            sites.append((side, round(at / height * _PARTS)))
            shape, _, x, _ = moved[name][end]
            moved[name][end] = (shape, _OWN + len(sites) - 1, x, y + at)
    for box, sites in own.items():
        _give(held.shapes[box], sites)
    return {name: (start, end) for name, (start, end) in moved.items()}


def _give(shape: Any, sites: Sequence[tuple[int, int]]) -> None:
    """Replace the preset geometry of a box by the same one with further sites."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.oxml import parse_xml

    width, height = shape.width, shape.height
    rounded = shape.auto_shape_type == MSO_SHAPE.ROUNDED_RECTANGLE
    corner = round(shape.adjustments[0] * min(width, height)) if rounded else 0
    guides = "".join(f'<a:gd name="y{n}" fmla="*/ h {at} {_PARTS}"/>' for n, (_, at) in enumerate(sites))
    further = (
        ("r" if side == RIGHT else "l", f"y{n}", 0 if side == RIGHT else 180) for n, (side, _) in enumerate(sites)
    )
    usual = (("hc", "t", 270), ("l", "vc", 180), ("hc", "b", 90), ("r", "vc", 0))
    places = "".join(
        f'<a:cxn ang="{angle * 60_000}"><a:pos x="{x}" y="{y}"/></a:cxn>' for x, y, angle in (*usual, *further)
    )
    preset = shape._element.spPr.find(f"{{{_DRAWING}}}prstGeom")
    preset.getparent().replace(
        preset,
        parse_xml(
            f'<a:custGeom xmlns:a="{_DRAWING}"><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{places}</a:cxnLst>'
            f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="{width}" h="{height}">'
            f"{_outline(width, height, corner)}</a:path></a:pathLst></a:custGeom>"
        ),
    )


def _outline(width: int, height: int, corner: int) -> str:
    """The path of a rectangle, whose corners are round where ``corner`` is not 0."""
    turns = (
        (180, (width - corner, 0)),
        (270, (width, height - corner)),
        (0, (corner, height)),
        (90, (0, corner)),
    )
    path = f'<a:moveTo><a:pt x="0" y="{corner}"/></a:moveTo>'
    for start, (x, y) in turns:
        arc = f'<a:arcTo wR="{corner}" hR="{corner}" stAng="{start * 60_000}" swAng="5400000"/>' if corner else ""
        path += f'{arc}<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'
    return path + "<a:close/>"
