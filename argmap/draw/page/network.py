"""The bridge through pyvis: a scene becomes the nodes and edges that vis-network takes, and nothing more.

pyvis's own page (template, ``show``, ``generate_html``) is never used: it loads from other servers and does not escape.
Replacing pyvis means replacing this module.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from argmap.draw.scene import Scene

_KNOWN = {
    "title",
    "label",
    "tooltip",
    "mark",
    "standing",
    "depth",
}  # what the page has from the map or works out itself


def encode(scene: Scene) -> dict[str, list[dict[str, Any]]]:
    """Return ``{"nodes": [...], "edges": [...]}``: boxes and junctions as nodes, links as hidden edges.

    Every node and edge carries what the page paints it from (``box``, ``junction`` or ``link``). A link that ends on
    nothing of the scene has no edge and comes in ``"loose"``, so that it is drawn all the same.
    """
    from pyvis.network import Network

    network = Network(directed=True)
    for box in scene.boxes:
        centre = {"x": box.x + box.width / 2, "y": box.y + box.height / 2}
        painted = {key: value for key, value in _plain(asdict(box)).items() if key not in _KNOWN}
        network.add_node(box.id, label=" ", shape="custom", box=painted, **centre)
    for junction in scene.junctions:
        place = {"x": junction.x, "y": junction.y}
        network.add_node(junction.id, label=" ", shape="custom", junction=_plain(asdict(junction)), **place)
    known = set(network.node_ids)
    loose: list[dict[str, Any]] = []
    for link in scene.links:
        plain = _plain(asdict(link))
        if link.source in known and link.target in known:
            network.add_edge(link.source, link.target, id=f"link:{link.id}", hidden=True, link=plain)
        else:
            loose.append(plain)
    nodes = [{key: value for key, value in node.items() if key != "color"} for node in network.nodes]
    return {"nodes": nodes, "edges": list(network.edges), "loose": loose}


def _plain(value: Any) -> Any:
    """Round lengths to a hundredth of a px: the page is smaller and its bytes do not hang on the last bit."""
    if isinstance(value, float):
        rounded = round(value, 2)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
