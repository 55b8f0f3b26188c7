"""Places of the links of a claim once it is cleaned, shortened and broken into lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from argmap.domain.links import Piece
from argmap.draw.measure import clean, width
from argmap.draw.scene import Scene

Area = tuple[str, float, float, float, float]  # address, left, top, width and height


def links_in_lines(pieces: Sequence[Piece], lines: Iterable[str]) -> list[tuple[tuple[int, int, str], ...]]:
    """The links (start, end, address) in each of ``lines``, into which the text of ``pieces`` was broken."""
    whole, places, shown = clean("".join(piece.text for piece in pieces)), [], ""
    for piece in pieces:
        label, start = clean(piece.text), max(len(clean(f"{shown}.")) - 1, 0)
        shown += piece.text
        if piece.url and label and whole[start : start + len(label)] == label:
            places.append((start, start + len(label), piece.url))
    rows, at = [], 0
    for line in lines:
        at += whole[at : at + 1] == " "
        same = whole[at : at + len(line)] == line or line.endswith("…")
        cut = [(max(start - at, 0), min(end - at, len(line)), url) for start, end, url in places] if same else []
        rows.append(tuple(link for link in cut if link[0] < link[1]))
        at += len(line)
    return rows


def link_areas(scene: Scene, scale: float, x: float, y: float) -> tuple[Area, ...]:
    """The links of ``scene``, which stands at (``x``, ``y``) px with ``scale`` pt for a px, as areas in pt."""
    areas = []
    for line in (line for box in scene.boxes for line in box.lines):
        for start, end, url in line.links:
            left = line.x + width(line.text[:start], line.size, line.weight)
            wide = width(line.text[start:end], line.size, line.weight)
            place = (x + left, y + line.y - line.size, wide, line.size * 1.25)
            areas.append((url, *(round(length * scale, 2) for length in place)))
    return tuple(areas)  # type: ignore[arg-type]
