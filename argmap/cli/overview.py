"""Maps that ``argmap build`` is to build, and the place of their overview, if they are to have one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from argmap import map_files
from argmap.cli.inputs import maps_in, maps_within


def maps_of(named: Sequence[Path], out: str | None) -> tuple[list[Path], Path | None]:
    """The maps that ``named`` means, and the folder whose ``index.html`` is to list them.

    A folder without a map of its own stands for all maps in it, and nothing stands for ``graphs/`` or else for the map
    that is here. There is an overview of such a folder, of several maps that are built into ``out``, and of several maps
    that are all those of one folder; never where it would take the place of a map's own page.
    """
    here = Path()
    if not named:
        folders = maps_within(here / "graphs")
        if not folders:
            return ([here] if (here / map_files.SOURCE).is_file() else []), None
        return folders, Path(out) if out else here / "graphs"
    maps = [source for path in named for source in maps_in(path)]
    if out is not None:
        return maps, Path(out) if len(maps) > 1 or maps != list(named) else None
    folder = named[0] if maps != list(named) and len(named) == 1 else _common(maps)
    return maps, None if folder is None or (folder / map_files.SOURCE).exists() else folder


def _common(maps: Sequence[Path]) -> Path | None:
    """The folder that several maps stand in, each in its own folder, if it has no others."""
    folders = {os.path.realpath(path) for path in maps if os.path.isdir(path)}  # noqa: PTH112 - for names too long
    parents = {Path(folder).parent for folder in folders}
    if len(maps) < 2 or len(folders) < len(maps) or len(parents) > 1:
        return None
    (parent,) = parents
    others = {os.path.realpath(folder) for folder in map_files.find_maps(parent)} - folders
    return None if others else Path(os.path.relpath(parent))
