"""Views of a map in a notebook: a picture by itself, the whole page in a cell when it is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.domain.diagnostics import Needing
from argmap.domain.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.notebook.widget import MapWidget
    from argmap.views import Views


def shown(
    argument_map: ArgumentMap, include: Collection[str] | None = None, exclude: Collection[str] | None = None
) -> dict[str, str]:
    """The map by media type, from which a notebook takes the richest that it can show."""
    from argmap.views import Views

    views = Views(argument_map)
    kinds = {
        "image/svg+xml": lambda: views.svg,
        "text/html": lambda: views.svg,
        "text/plain": lambda: _in_a_line(views),
    }
    wanted = [kind for kind in kinds if (not include or kind in include) and kind not in (exclude or ())]
    return {kind: kinds[kind]() for kind in wanted}


def _in_a_line(views: Views) -> str:
    """Title, size, and what becomes of the thesis, for a terminal."""
    from argmap.domain.characters import reveal

    map_ = views.map
    line = f"Map {map_.title or map_.id!r} of {len(map_.statements)} statements"
    return reveal(f"{line}. {views.verdicts[map_.thesis.id].sentence}" if map_.thesis else f"{line}.")


def widget(
    argument_map: ArgumentMap,
    chosen: Mapping[str, str | Iterable[str]],
    language: str = "",
    theme: str = "",
    height: int = 560,
) -> MapWidget:
    """The map as a widget; raises ``MissingExtraError`` where anywidget is not installed."""
    with Needing("argmap[notebook]", "Maps in cells need {name}, which is not installed."):
        from argmap.notebook.widget import MapWidget
    return MapWidget(argument_map, chosen, language=language, theme=theme, height=height)
