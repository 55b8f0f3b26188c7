"""The IRIs of a map's nodes, and the way back from an IRI to what it names.

Every node has one, so there are no blank nodes and every serialisation is stable from run to run. Ids are
percent-encoded, so ``:`` and ``/`` are free to set a node's own parts apart (``map:thesis:anchor-1``).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from argmap.domain.diagnostics import MapError
from argmap.rdf.vocabulary import AIF_SCHEMES, MAPS, concept

_PLAIN = re.compile(r"[A-Za-z0-9_~-]+")


class Names:
    """Mints and reads the IRIs of one map's nodes."""

    def __init__(self, map_id: str) -> None:
        self.graph = NamedNode(MAPS + _quote(map_id))
        self._base = self.graph.value

    @classmethod
    def of(cls, graph: NamedNode) -> Names:
        """The names of the map whose graph (or argmap:Map node) this is."""
        names = cls("")
        names.graph, names._base = graph, graph.value
        return names

    @property
    def acceptance(self) -> NamedNode:
        """The graph of verdicts."""
        return NamedNode(f"{self._base}/acceptance")

    @property
    def explanations(self) -> NamedNode:
        """The graph of reasons for verdicts, and of what would turn them."""
        return NamedNode(f"{self._base}/explanations")

    @property
    def retelling(self) -> NamedNode:
        """The article in other words, as one work."""
        return self.other("retelling")

    @property
    def dataset(self) -> NamedNode:
        """The dataset of the map and its verdicts, which the default graph describes."""
        return self.other("dataset")

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefixes that make this map's own names short."""
        kinds = ("sources", "strands", "sections", "sentences", "moves")
        return {"map": f"{self._base}#"} | {kind: f"{self._base}/{kind}/" for kind in kinds}

    def element(self, id_: str) -> NamedNode:
        """The node of a statement, inference or other element."""
        return NamedNode(f"{self._base}#{_quote(id_)}")

    def part(self, owner: NamedNode, name: str) -> NamedNode:
        """A node that belongs to another, such as one of its anchors."""
        if owner == self.graph:
            return self.other(name)  # behind "#" it could be an element's
        separator = ":" if "#" in owner.value else "#"
        return NamedNode(f"{owner.value}{separator}{name}")

    def source(self, id_: str) -> NamedNode:
        """The node of a source."""
        return self._below("source", id_)

    def strand(self, id_: str) -> NamedNode:
        """The concept of a strand."""
        return self._below("strand", id_)

    def section(self, id_: str) -> NamedNode:
        """The node of a section."""
        return self._below("section", id_)

    def move(self, id_: str) -> NamedNode:
        """The node of a move of the dialogue."""
        return self._below("move", id_)

    def sentence(self, paragraph: int, sentence: int) -> NamedNode:
        """The node of a sentence of the article."""
        return self._below("sentence", f"p{paragraph}s{sentence}")

    def scheme(self, slug: str) -> NamedNode:
        """The concept of an argumentation scheme: one of ours where we define it, or else the map's own."""
        return concept("scheme", slug) if slug in AIF_SCHEMES else self._below("scheme", slug)

    def other(self, *path: str) -> NamedNode:
        """A node of the map as a whole, such as a stop of its tour."""
        return NamedNode("/".join((self._base, *path)))

    def id_of(self, node: NamedNode) -> str:
        """The id that an element's node was minted from; a foreign IRI is its own id."""
        prefix = f"{self._base}#"
        return unquote(node.value[len(prefix) :]) if node.value.startswith(prefix) else node.value

    def id_below(self, kind: str, node: NamedNode) -> str:
        """The id that a source's, strand's, section's or scheme's node was minted from."""
        prefix = f"{self._base}/{kind}s/"
        if node.value.startswith(prefix):
            return unquote(node.value[len(prefix) :])
        ours = concept(kind, "").value
        return node.value[len(ours) :] if node.value.startswith(ours) else node.value

    def _below(self, kind: str, id_: str) -> NamedNode:
        return NamedNode(f"{self._base}/{kind}s/{_quote(id_)}")


def map_id(graph: NamedNode) -> str:
    """The id of the map with this graph; a foreign IRI is its own id."""
    return unquote(graph.value[len(MAPS) :]) if graph.value.startswith(MAPS) else graph.value


def is_of_another(node: object, graph: str) -> bool:
    """Return whether a node is called as one of another map of argmap's than the one called ``graph``."""
    value = getattr(node, "value", "")
    return value.startswith(MAPS) and value != graph and not value.startswith((f"{graph}#", f"{graph}/"))


def _quote(id_: str) -> str:
    if _PLAIN.fullmatch(id_):  # nearly always, and many times faster
        return id_
    try:
        quoted = quote(id_, safe="")
    except UnicodeEncodeError:
        message = f"The id {id_!r} holds half of a character (a lone surrogate), which no dataset can hold."
        raise MapError.because("bad-character", message, "Give it another id.") from None
    return (
        quoted.replace(".", "%2E") if quoted in (".", "..") else quoted
    )  # else it would be resolved as a relative path
