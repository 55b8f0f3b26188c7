"""A picture as PNG, by resvg, with no font but our own, so that all machines agree on every pixel.

Only a picture with letters that our font lacks is painted with the fonts of the machine, or those that are named.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.domain.diagnostics import ArgmapError, Needing
from argmap.draw.measure import FONT_FILES
from argmap.draw.sheets.drawing import DPI, Drawing, Sheet
from argmap.draw.typeface import needs_other_fonts

if TYPE_CHECKING:
    from argmap.views import Views

MANY_PIXELS = 6_000_000  # what a picture of no given size has at most: about a second of painting
FEW_PIXELS = 3_000_000  # the same, where many lines are to be smoothed over thousands of rows: most of the painting
MANY_SHAPES = 1_500  # lines and their ends from which a picture has no more than that
LEAST_SCALE = 0.63  # of such a picture, at which its smallest text can still be read
MOST_PIXELS = 40_000_000  # about two seconds of painting; resvg itself knows no limit
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)(mm)?" height="([\d.]+)(?:mm)?"')


FORMAT = {
    "name": "png",
    "title": "picture in pixels",
    "suffixes": (".png",),
    "media_type": "image/png",
    "draw": "draw",
    "loses": "everything that is not drawn",
}


def draw(views: Views) -> bytes:
    """Return the picture that was asked for, or as much of it as can be read in pixels."""
    return draw_sheet(views.readable, views.drawn)


def draw_png(
    svg: str,
    width: int | None = None,
    scale: float = 2.0,
    *,
    across: float | None = None,
    fonts: Sequence[Path] = (),
) -> bytes:
    """Return ``svg`` as a PNG ``width`` px wide, or if that is not given ``scale`` times as wide as the drawing.

    ``across`` says how wide it is on paper in pt, which the file then tells whoever prints it. Letters that our font
    lacks come from ``fonts`` (files or folders), or if none are given from those of the machine. A picture of more than
    ``MOST_PIXELS`` is painted smaller, in the same proportions, so that it has about that many; one whose width is not
    given gets no more than ``MANY_PIXELS``, or ``FEW_PIXELS`` with many lines, unless it could not be read then.
    Raises ``MissingExtraError`` without resvg_py, ``ArgmapError`` for a size that cannot be painted.
    """
    with Needing("resvg_py", "PNG pictures need resvg_py."):
        import resvg_py
    size = _capped(svg, width, scale)
    files = [str(path) for path in (*FONT_FILES.values(), *(path for path in fonts if path.is_file()))]
    own = bool(fonts) or not needs_other_fonts(svg)
    try:
        painted = resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=own,
            font_files=files,
            font_dirs=[str(path) for path in fonts if path.is_dir()],
            dpi=96,
            font_family="Inter",
            sans_serif_family="Inter",
            **size,
        )
    except (ValueError, OverflowError) as error:
        raise ArgmapError.because(
            "cannot-paint", f"The picture cannot be painted at this size: {error}", "Ask for a smaller width."
        ) from error
    return bytes(painted) if across is None else _with_density(bytes(painted), across)


def draw_sheet(sheet: Sheet, drawing: Drawing) -> bytes:
    """``sheet`` as a PNG: as wide in px as it is to be, or with so many dots to the inch of its paper."""
    width = drawing.width
    if drawing.paper is None and width is not None and width.unit == "px":
        across = sheet.width if drawing.dpi is None else width.value / drawing.dpi * 72
        px = max(1, round(width.value))
        return draw_png(sheet.svg, px, across=across if drawing.dpi else None, fonts=drawing.fonts)
    if drawing.paper is None and width is None and drawing.dpi is None:
        return draw_png(sheet.svg, fonts=drawing.fonts)
    px = max(1, round(sheet.width / 72 * (drawing.dpi or DPI)))
    return draw_png(sheet.svg, px, across=sheet.width, fonts=drawing.fonts)


def _with_density(png: bytes, across: float) -> bytes:
    """``png`` with a chunk that says how many px go to a metre (pHYs), so that it is ``across`` pt wide on paper."""
    (width,) = struct.unpack(">I", png[16:20])
    per_metre = round(width / (across / 72 * 0.0254))
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    header = 8 + 12 + 13
    return png[:header] + chunk + png[header:]


def _capped(svg: str, width: int | None, scale: float) -> dict[str, Any]:
    """The size in resvg's words: as asked for, or the largest that keeps to ``MOST_PIXELS``."""
    asked: dict[str, Any] = {"width": width} if width is not None else {"zoom": scale}
    match = _SIZE.search(svg)
    if match is None:
        return asked
    unit = 96 / 25.4 if match[2] else 1.0
    across, down = float(match[1]) * unit, float(match[3]) * unit
    if width is None:
        most = MANY_PIXELS if svg.count("<path") < MANY_SHAPES else FEW_PIXELS
        scale = min(scale, max(LEAST_SCALE, (most / (across * down or 1.0)) ** 0.5))
        asked = {"zoom": scale}
    factor = scale if width is None else width / across if across else 0.0
    if across * down * factor * factor <= MOST_PIXELS:
        return asked
    return {"width": max(1, int((MOST_PIXELS * across / down) ** 0.5))}
