"""As much of a map as a page has room for."""

from __future__ import annotations

from argmap.draw.compose import compose
from argmap.draw.look import Direction, Look
from argmap.draw.material import Material
from argmap.draw.scene import Scene
from argmap.draw.sheets.selection import select

_SMALLEST_TEXT = 5.5  # pt
_MOST_BOXES = 200  # no page has room for more
_LEVELS = (0, 1, 2, 3, 4, 5, 6, 8, 12)


def readable_part(
    material: Material,
    across: float,
    down: float,
    direction: Direction = "left-to-right",
) -> tuple[Scene | None, bool]:
    """As many levels of the map as can be read in a picture of that size in pt, and whether that is all of it."""
    depths = material.structure.depth.values()
    deepest = max(depths, default=0)
    for depth in sorted({min(deepest, level) for level in (*_LEVELS, deepest)}, reverse=True):
        if sum(level <= depth for level in depths) > _MOST_BOXES:
            continue
        structure, _ = select(material.map, depth=depth)
        whole = len(structure.boxes) == len(material.structure.boxes)
        if not structure.boxes or not (depth or whole):
            continue
        scene = compose(
            material.map,
            material.standing,
            material.marks,
            structure=structure,
            language=material.words.language,
            look=Look(direction, numbers=material.numbers),
        )
        if 11.6 * min(across / scene.width, down / scene.height) >= _SMALLEST_TEXT:
            return scene, whole
    return None, False
