"""The bridge through pyvis: a scene becomes the nodes and edges that vis-network takes, and nothing more.

pyvis's own page (template, ``show``, ``generate_html``) is never used: it loads from other servers and does not escape.
Replacing pyvis means replacing this module.

What a page of thousands of boxes would repeat in each of them stands once, in tables that the rows refer to by number;
``js/unpack.js`` reads them.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from argmap.draw.scene import Badge, Box, Link, Scene


def encode(scene: Scene) -> dict[str, list[Any]]:
    """Return boxes and junctions as nodes, links as edges, each a row.

    ``"boxes"``: id, left, top, width, height, number in ``"kinds"`` (shape, role, strand), id of the parent, and for each
    line of text its number in ``"styles"`` (size, weight, tone, align, slot, place in the box) and the text.
    ``"junctions"``: id, x, y, radius, kind. ``"edges"``: number in ``"lines"`` (kind, head, tail), element, source and
    target (the number of a node, boxes first, or the id of something that is not in the scene), its own id
    unless that is made of element and source, and the coordinates of its points.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    network.node_ids = _Ids()
    kinds, styles, lines = _Table(), _Table(), _Table()
    for box in scene.boxes:
        centre = {"x": box.x + box.width / 2, "y": box.middle}
        network.add_node(box.id, label=" ", shape="custom", row=_box(box, kinds, styles), **centre)
    for junction in scene.junctions:
        row = [junction.id, *map(_length, (junction.x, junction.y, junction.radius)), junction.kind]
        network.add_node(junction.id, label=" ", shape="custom", row=row, x=junction.x, y=junction.y)
    number = {id_: at for at, id_ in enumerate(network.node_ids)}
    loose = []
    for link in scene.links:
        row = _link(link, number, lines)
        if link.source in number and link.target in number:
            network.add_edge(link.source, link.target, hidden=True, row=row)
        else:
            loose.append(row)
    rows = [node["row"] for node in network.nodes]
    return {
        "boxes": rows[: len(scene.boxes)],
        "junctions": rows[len(scene.boxes) :],
        "edges": [*(edge["row"] for edge in network.edges), *loose],
        "kinds": list(kinds),
        "styles": list(styles),
        "lines": list(lines),
        **({"badges": [_badge(badge) for badge in scene.badges]} if scene.badges else {}),
    }


def _badge(badge: Badge) -> list[Any]:
    """Word, left, top, width, height, kind of relation, the box that it needs, and whether it stands without a pill."""
    place = map(_length, (badge.x, badge.y, badge.width, badge.height))
    return [badge.text, *place, badge.kind, badge.box, int(badge.bare)]


class _Ids(list[str]):
    """Ids in order; pyvis looks in its list of them for every node and both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, id_: str) -> None:
        super().append(id_)
        self._known.add(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._known


class _Table(dict[Hashable, int]):
    """Values by number, in the order in which they are asked for."""

    def __missing__(self, value: Hashable) -> int:
        self[value] = len(self)
        return self[value]


def _box(box: Box, kinds: _Table, styles: _Table) -> list[Any]:
    row = [box.id, *map(_length, (box.x, box.y, box.width, box.height))]
    row += [kinds[box.shape, box.role, box.strand], box.parent]
    for line in box.lines:
        place = (_length(line.x - box.x), _length(line.y - box.y))
        row += [styles[_length(line.size), line.weight, line.tone, line.align, line.slot, *place], line.text]
    return row


def _link(link: Link, number: dict[str, int], lines: _Table) -> list[Any]:
    own = 0 if link.id == f"{link.element}:{link.source}" else link.id
    ends = [number.get(end, end) for end in (link.source, link.target)]
    points = [_length(value) for point in link.points for value in point]
    return [lines[link.kind, link.head, link.tail], link.element, *ends, own, *points]


def _length(value: float) -> float:
    """Round to a hundredth of a px: the page is smaller and its bytes do not hang on the last bit."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
