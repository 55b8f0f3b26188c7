"""The files that a command draws its answer in (``--picture``)."""

from __future__ import annotations

from argmap.cli.useless import refuse_useless

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace


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
