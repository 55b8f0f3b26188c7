"""Looking things up in the quads of one graph, with the order that they state."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import Span
from argmap.rdf.vocabulary import PREFIXES, Argmap, Rdf, member

Object = NamedNode | BlankNode | Literal | Triple
_LAST = 1 << 62  # where an element without a position stands


def no_map(code: str, message: str, remedy: str, file: str) -> ParseError:
    """The error for a dataset that can be parsed, but makes no map."""
    return ParseError.because(code, message, remedy, Span.of_file(file) if file else None)


class Reader:
    """An index over quads; raises ``ParseError`` for values of the wrong kind."""

    def __init__(self, quads: Iterable[Quad], file: str = "") -> None:
        self.file = file
        self.language = ""  # of the map, once it is known
        self._objects: dict[NamedNode, dict[NamedNode, list[Object]]] = {}
        self._subjects: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._objects.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
                if isinstance(quad.object, NamedNode):
                    self._subjects.setdefault((quad.predicate, quad.object), []).append(quad.subject)

    def has(self, node: NamedNode, predicate: NamedNode) -> bool:
        """Return whether anything is said by ``predicate``."""
        return bool(self._objects.get(node, {}).get(predicate))

    def objects(self, node: NamedNode, predicate: NamedNode) -> list[Object]:
        """Everything that ``predicate`` says of ``node``, in the order of reading."""
        return self._objects.get(node, {}).get(predicate, [])

    def nodes(self, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """The IRIs among the objects."""
        return [term for term in self.objects(node, predicate) if isinstance(term, NamedNode)]

    def subjects(self, predicate: NamedNode, value: NamedNode) -> list[NamedNode]:
        """Everything of which ``predicate`` says ``value``."""
        return self._subjects.get((predicate, value), [])

    def node(self, node: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """The one IRI that ``predicate`` gives, if any."""
        values = sorted(set(self.nodes(node, predicate)), key=lambda term: term.value)
        if len(values) > 1:
            message = f"{node.value} has {len(values)} values of {self.short(predicate)}, but only one makes sense."
            raise self.fault("several-values", message, "Keep one.")
        return values[0] if values else None

    def text(self, node: NamedNode, predicate: NamedNode, language: str = "") -> str:
        """The text that ``predicate`` gives, or ""; of several that in ``language`` (or the map's), or in none.

        Of several of these the first in code point order, so that it is stable.
        """
        literals = [term for term in self.objects(node, predicate) if isinstance(term, Literal)]
        if len(literals) > 1:
            tags = ((language or self.language).lower(), "")
            literals.sort(key=lambda term: (*((term.language or "") != tag for tag in tags), term.value))
        return literals[0].value if literals else ""

    def texts(self, node: NamedNode, predicate: NamedNode) -> list[str]:
        """Every text that ``predicate`` gives, in the stated order."""
        terms = self.ordered(node, predicate, lambda term: getattr(term, "value", str(term)))
        return [term.value for term in terms if isinstance(term, Literal)]

    def number(self, node: NamedNode, predicate: NamedNode) -> int:
        """The integer that ``predicate`` gives."""
        text = self.text(node, predicate)
        try:
            return int(text)
        except ValueError:
            shown = repr(text[:40]) if text else "nothing"
            message = f"{self.short(predicate)} of {node.value} is {shown}, not a whole number."
            raise self.fault("not-a-number", message, "Write a whole number.") from None

    def flag(self, node: NamedNode, predicate: NamedNode) -> bool:
        """Return whether ``predicate`` says true."""
        return self.text(node, predicate) in ("true", "1")

    def instances(self, kind: NamedNode) -> list[NamedNode]:
        """Everything of a class, by position."""
        return self.by_position(self.subjects(Rdf.type, kind))

    def by_position(self, nodes: Iterable[NamedNode]) -> list[NamedNode]:
        """Sort ``nodes`` by argmap:position, then by IRI."""
        return sorted(dict.fromkeys(nodes), key=lambda n: (self._position(n), n.value))

    def ordered(self, node: NamedNode, predicate: NamedNode, key: Callable[[Object], str] = str) -> list[Object]:
        """Every value of ``predicate`` in the order of its ``rdf:Seq``, and then what that lacks, in a stable one.

        What has the same ``key`` is the same thing, such as a text with a datatype and without.
        """
        values = dict.fromkeys(self.objects(node, predicate))
        members: list[Object] = []
        for sequence in self.nodes(node, Argmap.order):
            if not members and predicate in self.nodes(sequence, Argmap.orderOf):
                number = 1
                while entries := self.objects(sequence, member(number)):
                    members += sorted((value for value in entries if value in values), key=str)[:1]
                    number += 1
        known = set(map(key, members))
        rest = {key(value): value for value in sorted(values, key=str, reverse=True) if key(value) not in known}
        return members + sorted(rest.values(), key=str)

    def fault(self, code: str, message: str, remedy: str) -> ParseError:
        """The error for a dataset that can be parsed, but makes no map."""
        return no_map(code, message, remedy, self.file)

    @staticmethod
    def short(term: NamedNode) -> str:
        """The prefixed name of a term."""
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value

    def _position(self, node: NamedNode) -> int:
        return self.number(node, Argmap.position) if self.has(node, Argmap.position) else _LAST
