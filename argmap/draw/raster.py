"""A picture as PNG, by resvg, with no font but our own, so that all machines agree on every pixel."""

from __future__ import annotations

import re
from typing import Any

from argmap.draw.measure import FONT_FILES
from argmap.errors import ArgmapError, Diagnostic, MissingExtraError

MOST_PIXELS = 40_000_000  # about two seconds of painting; resvg itself knows no limit
_SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"')


def draw_png(svg: str, width: int | None = None, scale: float = 2.0) -> bytes:
    """Return ``svg`` as a PNG ``width`` px wide, or if that is not given ``scale`` times as wide as the drawing.

    A picture of more than ``MOST_PIXELS`` is painted smaller, in the same proportions, so that it has about that many.
    Raises ``MissingExtraError`` without resvg_py, ``ArgmapError`` for a size that cannot be painted.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtraError(
            Diagnostic("missing-extra", "PNG pictures need resvg_py.", remedy="Run: pip install resvg_py")
        ) from error
    size = _capped(svg, width, scale)
    try:
        painted = resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(path) for path in FONT_FILES.values()],
            font_family="Inter",
            sans_serif_family="Inter",
            **size,
        )
    except (ValueError, OverflowError) as error:
        raise ArgmapError(
            Diagnostic(
                "cannot-paint",
                f"The picture cannot be painted at this size: {error}",
                remedy="Ask for a smaller width.",
            )
        ) from error
    return bytes(painted)


def _capped(svg: str, width: int | None, scale: float) -> dict[str, Any]:
    """The size in resvg's words: as asked for, or the largest that keeps to ``MOST_PIXELS``."""
    asked: dict[str, Any] = {"width": width} if width is not None else {"zoom": scale}
    found = _SIZE.search(svg)
    if found is None:
        return asked
    across, down = float(found[1]), float(found[2])
    factor = scale if width is None else width / across if across else 0.0
    if across * down * factor * factor <= MOST_PIXELS:
        return asked
    return {"width": max(1, int((MOST_PIXELS * across / down) ** 0.5))}
