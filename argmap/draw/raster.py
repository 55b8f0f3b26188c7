"""A picture as PNG, by resvg, with no font but our own, so that all machines agree on every pixel."""

from __future__ import annotations

from argmap.draw.measure import FONT_FILES
from argmap.errors import ArgmapError, Diagnostic, MissingExtraError


def draw_png(svg: str, width: int | None = None, scale: float = 2.0) -> bytes:
    """Return ``svg`` as a PNG ``width`` px wide, or if that is not given ``scale`` times as wide as the drawing.

    Raises ``MissingExtraError`` without resvg_py, ``ArgmapError`` for a size that cannot be painted.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise MissingExtraError(
            Diagnostic("missing-extra", "PNG pictures need resvg_py.", remedy="Run: pip install resvg_py")
        ) from error
    size = {"width": width} if width is not None else {"zoom": scale}
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
