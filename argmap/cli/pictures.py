"""The files that a command draws its answer in (``--picture``)."""

from __future__ import annotations

from argmap.cli.terminal import write_named
from argmap.cli.useless import refuse_useless

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.draw.sheets.drawing import Drawing
    from argmap.views import Views


def picture_format(out: str) -> str:
    """Return the name of the picture format that the suffix of ``out`` tells; raises ``UnknownNameError``."""
    from argmap import registry
    from argmap.pictures import PICTURES

    return registry.format_of(out, [registry.format_named(name) for name in PICTURES]).name


def picture_formats(options: Namespace) -> list[str]:
    """Return the format of each ``--picture``; raises ``UnknownNameError`` for options that one of them has no use for."""
    names = [picture_format(out) for out in options.picture]
    refuse_useless(
        options, "theme", useful=bool(names), reason="is for pictures, and none is drawn.", remedy="add --picture FILE."
    )
    if hasattr(options, "width"):
        only_png = set(names) == {"png"}
        reason = "sets the width of a PNG, and not every picture is one."
        refuse_useless(options, "width", useful=only_png, reason=reason, remedy="name only .png files.")
    return names


def picture_of(svg: str, format_name: str, width: int | None = None) -> bytes:
    """Return a drawing in a format of pictures; ``width`` is that of a PNG in pixels."""
    if format_name == "png":
        from argmap.draw.raster import draw_png

        return draw_png(svg, width)
    if format_name == "pdf":
        from argmap.draw.pdf import draw_pdf

        return draw_pdf(svg)
    return svg.encode()


def drawing_of(options: Namespace) -> Drawing:
    """Return how ``--theme`` and, where there is one, ``--width`` say that a picture is drawn."""
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.draw.sheets.paper import Length

    width = getattr(options, "width", None)
    return Drawing(find_theme(options.theme or "light"), width=Length(width) if width else None)


def draw(views: Views, out: str, format_name: str) -> None:
    """Draw what ``views`` show into the file ``out``, and say so."""
    from argmap.pipeline import encode

    write_named(out, encode(views, format_name))
