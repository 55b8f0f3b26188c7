"""The JSON that Argdown's own tool writes (``argdown json FILE``), in: the same map as from the Argdown text itself.

It holds no comments, layout or settings, and so neither does the map.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from argmap.domain.diagnostics import Severity
from argmap.domain.format import Reading
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap
from argmap.formats.argdown import keys, parse
from argmap.formats.argdown.complaints import Complaints
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.interpretation import Claim, Interpretation, Part, Step, Tie
from argmap.formats.argdown.reader import Builder
from argmap.formats.argdown.tree import Entry, Heading, Inference, Node, Relation
from argmap.formats.json_document import Document, Item

_KINDS = ("support", "entails", "attack", "contrary", "contradictory", "undercut")
_LAST_TAG = re.compile(r"#(?:\(([^)]+)\)|([^\s#]+))$")
_MENTION = re.compile(r"@\[([^\[\]]+)\]|@<([^<>]+)>")
_FIRST_TAG = re.compile(r"#(?:\(([^)]+)\)|(\S+)) ?")


FORMAT = {
    "name": "argdown-json",
    "title": "JSON of Argdown's own tool",
    "suffixes": (".argdown.json", ".json"),
    "media_type": "application/json",
    "load": "load",
    "knows": "knows",
}


def load(text: str, file: str = "<text>") -> Reading:
    """Read a map from the JSON of the reference implementation; raises ``ParseError`` with every fault found."""
    document = Document(text, file, "argdown-json")
    argument_map = _Reader(document).read()
    document.finish()
    return Reading(argument_map, tuple(document.warnings))


def knows(text: str) -> bool:
    """Return whether a JSON text looks like this notation."""
    return all(f'"{key}"' in text for key in ("arguments", "statements", "relations"))


class _Reader(Builder):
    """Reads claims, steps and ties from the document, and makes a map of them as the reader of Argdown does."""

    def __init__(self, document: Document) -> None:
        super().__init__(parse("", document.file), Interpretation())
        self.json = document
        self.items: dict[Claim | Step, Item] = {}  # where their data stands
        self.places: dict[Step, int] = {}  # of their conclusions in the reconstruction

    def read(self) -> ArgumentMap:
        root, meaning = self.json.root, self.meaning
        claims = (("statements", meaning.statements, False), ("arguments", meaning.arguments, True))
        for name, into, is_argument in claims:
            for title, item in root.members(name):
                into[title] = self._claim(title, item, is_argument)
        for argument in meaning.arguments.values():
            self._reconstruct(argument)
        parts = self._parts(root)
        for claim in (*meaning.statements.values(), *meaning.arguments.values()):
            claim.section = parts.get(self.items[claim].text("section"))
        for item in root.objects("relations"):
            self._relate(item)
        return replace(self.build("", self.json.file, ()), origin=None)

    def span(self, node: Node) -> None:
        """Return nothing: the document does not say where things stand in the text."""

    def _parts(self, root: Item) -> dict[str, Part]:
        """The sections in the order of the text, by their ids in the file."""
        parts: dict[str, Part] = {}
        pending: list[tuple[Item, Part | None]] = [(item, None) for item in root.objects("sections")]
        pending.reverse()
        while pending:
            item, parent = pending.pop()
            key = item.text("id")
            if key in parts:
                item.complain("duplicate-id", f"The section {key!r} is there twice.", "Give it an id of its own.", "id")
            title = Entry(0, 0, text=_unmarked(item.text("title")), tags=item.texts("tags"))
            parts[key] = Part(Heading(max(1, item.number("level") or 1), title), parent, {**item.data("data")})
            self.meaning.sections.append(parts[key])
            pending += [(child, parts[key]) for child in item.objects("children")][::-1]
        return parts

    def _claim(self, title: str, item: Item, is_argument: bool) -> Claim:
        tags = item.texts("tags")
        members = [m for m in item.objects("members") if not m.flag("isReference") and m.value.get("text") is not None]
        *others, last = [Entry(0, 0, text=_text(m.text("text"), tags)) for m in members] or [Entry(0, 0)]
        last.tags = tags
        entries = [*(other for other in others if other.text), last]
        claim = Claim(title, is_argument, entries, last, {**item.data("data")})
        self.items[claim] = item
        return claim

    def _reconstruct(self, argument: Claim) -> None:
        """The steps: each uses what its data names, or else every statement above it that no step used before."""
        steps: list[Step] = []
        above: list[Claim] = []
        unused: dict[Claim, None] = {}
        for index, item in enumerate(self.items[argument].objects("pcs")):
            claim = self.meaning.statements.get(title := item.text("title"))
            if claim is None:
                item.complain("unknown", f"There is no statement called {title!r}.", "List it in statements.", "title")
                continue
            if item.value.get("inference") is not None or item.text("role") != "premise":
                said = item.get("inference")
                rules = tuple(rule for rule in said.texts("inferenceRules") if rule)
                premises, data = self._used(said, above, unused), {**said.data("data")}
                step = Step(argument, Inference(0, 0, rules), claim, premises, data)
                self.items[step], self.places[step] = said, index
                for premise in step.premises:
                    unused.pop(premise, None)
                steps.append(step)
            unused[claim] = None
            above.append(claim)
        argument.steps = steps

    def _used(self, inference: Item, above: list[Claim], unused: dict[Claim, None]) -> list[Claim]:
        uses = inference.data("data").get("uses")
        if uses is None:
            return list(unused)
        numbers = [str(number).strip("()") for number in (uses if isinstance(uses, list) else [uses])]
        named = dict.fromkeys(above[int(n) - 1] for n in numbers if n.isdecimal() and 0 < int(n[:9]) <= len(above))
        return list(named) or list(unused)

    def _reserve(self, owner: Claim | Step) -> None:
        facts = self._facts(owner)
        wanted = facts.string(keys.ODD_ID) or facts.string("id")
        owner.id = self.names.new((slug(wanted) if keys.has_blanks(wanted) else wanted) or "element")

    def _facts(self, owner: Claim | Step) -> Facts:
        return self.facts.setdefault(owner, _Facts(owner.data, self.items[owner], self.complaints))

    def _relate(self, item: Item) -> None:
        kind = item.text("relationType")
        source, target = self._end(item, "from", kind), self._end(item, "to", kind)
        if source is None or target is None:
            return
        if kind not in _KINDS:
            remedy = f"Known are {', '.join(_KINDS)}."
            item.complain("relation", f"There is no relation called {kind!r}.", remedy, "relationType")
        elif isinstance(source, Claim):
            self.meaning.ties.append(Tie(kind, source, target, Relation("", Entry(0, 0), Entry(0, 0), 0, 0)))

    def _end(self, item: Item, key: str, kind: str) -> Claim | Step | None:
        """Return what a relation begins or ends at."""
        type_, title = item.text(f"{key}Type"), item.text(key)
        claim = (self.meaning.statements if type_ == "equivalence-class" else self.meaning.arguments).get(title)
        if claim is None:
            what = "statement" if type_ == "equivalence-class" else "argument"
            item.complain("unknown", f"There is no {what} called {title!r}.", f"List it in {what}s.", key)
            return None
        if claim.steps and key == "to" and (type_ == "inference" or kind == "undercut"):
            index = item.number("conclusionIndex")
            return next((step for step in claim.steps if self.places[step] == index), claim.steps[-1])
        return claim


class _Facts(Facts):
    """Facts from a JSON document, whose keys may mean something else than argmap's."""

    def __init__(self, data: Mapping[str, Any], item: Item, complaints: Complaints) -> None:
        super().__init__(data, [], complaints)
        self.item = item

    def complain(self, code: str, key: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Add a warning at the place in the document."""
        if severity is Severity.ERROR:
            self.foreign.add(key)
        self.item.document.warn(code, message, (*self.item.path, "data", key), remedy)


def _unmarked(text: str) -> str:
    """A text in one line, in which a mention shows the title of what it mentions."""
    return _MENTION.sub(lambda match: (match[1] or match[2]).strip(), " ".join(text.split()))


def _text(text: str, tags: tuple[str, ...]) -> str:
    """The tool leaves tags in the text; those that open or close it are no part of it for argmap."""
    text = _unmarked(text)
    while (match := _LAST_TAG.search(text)) and (match[1] or match[2]) in tags:
        text = text[: match.start()].rstrip()
    while (match := _FIRST_TAG.match(text)) and (match[1] or match[2]) in tags:
        text = text[match.end() :]
    return text
