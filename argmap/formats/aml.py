"""AML, the Argument Markup Language of Araucaria (Reed & Rowe 2004), in: claims in a tree, with schemes and owners.

``AU`` is a claim (``PROP``) with what speaks for it: in ``LA`` premises that work together, in ``CA`` reasons of their own,
and in ``REFUTATION`` what speaks against it. A scheme holds for the step whose conclusion and premises are all marked with
it. What the text leaves unsaid (``missing="yes"``) is implicit.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Role, Source, SourceKind, Stance, Statement
from argmap.formats.foreign import ForeignText
from argmap.formats.xml_document import Node, parse_xml

FORMAT = {
    "name": "aml",
    "title": "AML of Araucaria",
    "suffixes": (".aml", ".xml"),
    "media_type": "application/xml",
    "load": "load",
    "knows": "knows",
}

_KINDS = {"LA": "linked", "CA": "convergent", "REFUTATION": "refutation"}
_SCHEME_OF = ("argument-from-", "argument-to-", "appeal-to-")  # how names of schemes begin that say no more by it
_ABOUT = ("SOURCE", "DATE", "COMMENTS")


def knows(text: str) -> bool:
    """Return whether a document of XML is an analysis of Araucaria."""
    return "<ARG>" in text or "<ARG " in text


def load(text: str, file: str = "<text>") -> Reading:
    """Read an analysis; raises ``ParseError`` with every fault found."""
    lacking, remedy = "There is no <ARG> with an <AU> here.", "Is it AML of Araucaria?"
    root, _ = parse_xml(text, file, "aml", ("ARG", "AU"), lacking, remedy, doctype=True)
    return _Reader("aml", file).read(root)


class _Reader(ForeignText):
    def __init__(self, notation: str, file: str) -> None:
        super().__init__(notation, file)
        self.statements: list[Statement] = []
        self.sources: dict[str, Source] = {}
        self.schemes: dict[str, dict[tuple[str, str], str]] = {}  # of each claim: scheme and number of its use -> slug
        self.ids = Ids()

    def read(self, root: Node) -> Reading:
        for unit in root.all("AU"):
            self.unit(unit, top=True)
        about = root.first("EDATA")
        said = {node.name: node.text.strip() for node in about.nodes if node.text.strip()} if about else {}
        whole = root.first("TEXT")
        extra = {f"aml:{name.lower()}": said[name] for name in _ABOUT if name in said}
        if whole and whole.text.strip():
            extra["aml:text"] = whole.text
        return self.reading(
            statements=tuple(self.statements),
            sources=tuple(self.sources.values()),
            authors=(said["AUTHOR"],) if "AUTHOR" in said else (),
            extra=extra,
        )

    def unit(self, unit: Node, *, top: bool = False) -> str:
        """Read a claim and all that bears on it; returns its id, empty where there is none."""
        claim = unit.first("PROP")
        if claim is None:
            self.complain("no-claim", "This <AU> holds no <PROP>.", unit.span, "Put the claim into <PROP>.")
            return ""
        id_ = self._claim(claim, thesis=top and not self.statements)
        for node in unit.nodes:
            if node.name in _KINDS:
                self._bearing(node, _KINDS[node.name], id_)
        return id_

    def _claim(self, claim: Node, *, thesis: bool) -> str:
        said = claim.first("PROPTEXT")
        text = " ".join(said.text.split()) if said else ""
        if said is None or not text:
            self.complain("empty", "This <PROP> says nothing.", claim.span, "Write the claim into its <PROPTEXT>.")
        name = claim.attributes.get("identifier", "")
        id_ = self.ids.new(slug(name), "claim")
        extra = {"aml:identifier": name} if name and name != id_ else {}
        offset = said.attributes.get("offset", "-1") if said else "-1"
        self.statements.append(
            Statement(
                id_,
                text,
                role=Role.THESIS if thesis else Role.CLAIM,
                stance=Stance.UNKNOWN,  # an analyst marks what a text says, and not who stands for it
                asserted_by=tuple(dict.fromkeys(self._owner(node) for node in claim.all("OWNER"))),
                implicit=claim.attributes.get("missing") == "yes",
                span=claim.span,
                extra=extra | ({"aml:offset": offset} if offset.isascii() and offset.isdecimal() else {}),
            )
        )
        self.schemes[id_] = dict(self._schemes(claim))
        return id_

    def _owner(self, node: Node) -> str:
        name = node.attributes.get("name", "").strip()
        id_ = slug(name) or "owner"
        self.sources.setdefault(id_, Source(id_, name or id_, SourceKind.PERSON, span=node.span))
        return id_

    @staticmethod
    def _schemes(claim: Node) -> Iterator[tuple[tuple[str, str], str]]:
        for node in claim.all("INSCHEME"):
            name = slug(node.attributes.get("scheme", ""))
            for start in _SCHEME_OF:
                name = name.removeprefix(start)
            if name:
                yield (node.attributes.get("scheme", ""), node.attributes.get("schid", "")), name

    def _bearing(self, group: Node, kind: str, target: str) -> None:
        """Read what stands in a group: one step of all, a step of each, or an objection of each."""
        if not any(group.all("AU")):
            message = f"This <{group.name}> holds no <AU>, so it says nothing."
            self.warn("empty-group", message, group.span, "Put claims into it, or delete it.")
        premises = [id_ for id_ in (self.unit(unit) for unit in group.all("AU")) if id_]
        if kind == "linked" and premises:
            self._step(tuple(premises), target, group)
        for premise in premises:
            if kind == "convergent":
                self._step((premise,), target, group)
            elif kind == "refutation":
                self.relate("attack", (premise,), target, span=group.span)

    def _step(self, premises: tuple[str, ...], target: str, group: Node) -> None:
        shared = [used for used in self.schemes[target] if all(used in self.schemes[premise] for premise in premises)]
        scheme = self.schemes[target][shared[0]] if shared else ""
        self.relate("support", premises, target, scheme=scheme, span=group.span)
