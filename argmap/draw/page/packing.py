"""The data of a page of thousands of claims in columns, deflated: a quarter of the size, and each text once.

``js/columns.js`` puts it back into the rows that the other modules read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from argmap.draw.page.bundle import deflated

LARGE = 1_000  # claims from which a page carries its data so
_ROWS = ("claims", "inferences", "conflicts", "rephrases")
_FIXED = 7  # cells of a box before its lines of text, see ``network.encode``
_ENDS = 5  # cells of an edge before its points


def pack(content: Mapping[str, Any], scenes: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page's data and its scenes as text for a script element: JSON, deflated, in base64."""
    data = {**content, **{name: _columns(content[name]) for name in _ROWS}}
    claims = {row["id"]: at for at, row in enumerate(content["claims"])}
    sources = [_source(row) for row in content["claims"]]
    relations = {row["id"]: at for at, row in enumerate([*content["inferences"], *content["conflicts"]])}
    packed = {name: _scene(scene, claims, sources, relations) for name, scene in scenes.items()}
    text = json.dumps({"data": data, "scenes": packed}, ensure_ascii=False, separators=(",", ":"))
    return deflated(text.encode(), 6)


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Rows as their number and, by key, in which it stands (0: in all, else the steps from one to the next) and what."""
    places_and_values: dict[str, tuple[list[int], list[Any]]] = {}
    for at, row in enumerate(rows):
        for key, value in row.items():
            places, values = places_and_values.setdefault(key, ([], []))
            places.append(at)
            values.append(value)
    columns = {
        key: [0 if len(places) == len(rows) else list(_steps(places)), values]
        for key, (places, values) in places_and_values.items()
    }
    return {"n": len(rows), "columns": columns}


def _steps(numbers: Iterable[int]) -> Iterator[int]:
    before = 0
    for number in numbers:
        yield number - before
        before = number


def _source(row: Mapping[str, Any]) -> str:
    """The words that the lines of a claim's box are taken from."""
    return f"{row.get('title', '')} {row.get('text', '')}"


def _scene(
    scene: Mapping[str, Any], claims: Mapping[str, int], sources: Sequence[str], relations: Mapping[str, int]
) -> dict[str, Any]:
    boxes: list[list[Any]] = scene["boxes"]
    names = {box[0]: at for at, box in enumerate(boxes)}
    table: dict[str, int] = {}
    places = [_hundredths(value) for box in boxes for value in box[1:5]]
    texts = [list(_lines(box, claims, sources, table)) for box in boxes]
    corners = [*boxes, *scene["junctions"]]
    return {
        **scene,
        "boxes": {
            "ids": [claims.get(box[0], box[0]) for box in boxes],
            "places": [list(_steps(places[at::4])) for at in range(4)],
            "kinds": [box[5] for box in boxes],
            "parents": [names.get(box[6], box[6]) for box in boxes],
            "lines": [len(box[_FIXED:]) // 2 for box in boxes],
            "styles": [style for box in boxes for style in box[_FIXED::2]],
            "texts": [text for lines in texts for text in lines],
            "words": list(table),
        },
        "edges": {
            "lines": [edge[0] for edge in scene["edges"]],
            "elements": [relations.get(edge[1], edge[1]) for edge in scene["edges"]],
            "from": [edge[2] for edge in scene["edges"]],
            "to": [edge[3] for edge in scene["edges"]],
            "own": [edge[4] for edge in scene["edges"]],
            "points": [len(edge[_ENDS:]) // 2 for edge in scene["edges"]],
            "places": [step for edge in scene["edges"] for step in _turns(edge, corners)],
        },
    }


def _lines(
    box: Sequence[Any], claims: Mapping[str, int], sources: Sequence[str], table: dict[str, int]
) -> Iterator[int]:
    """Each line of a box as two numbers: how many characters of its claim's words to pass over and to take, or -1 and the
    number of a text in ``table``.
    """
    source = sources[claims[box[0]]] if box[0] in claims else ""
    end = 0
    for text in box[_FIXED + 1 :: 2]:
        start = source.find(text, end) if text else -1
        if start < 0 or not text.isascii():  # characters are counted otherwise in JavaScript
            yield -1
            yield table.setdefault(text, len(table))
            continue
        yield start - end
        yield len(text)
        end = start + len(text)


def _turns(edge: Sequence[Any], corners: Sequence[Sequence[Any]]) -> Iterator[int]:
    """The points of an edge, each from the one before, the first from the corner of the box that it leaves."""
    at = corners[edge[2]][1:3] if isinstance(edge[2], int) else (0, 0)
    before = [_hundredths(value) for value in at]
    for index, value in enumerate(edge[_ENDS:]):
        place = _hundredths(value)
        yield place - before[index % 2]
        before[index % 2] = place


def _hundredths(value: float) -> int:
    return round(value * 100)
