"""The JSON that Argdown's own tool writes (``argdown json FILE``), in: the same map as from the Argdown text itself.

It holds no comments, layout or settings, and so neither does the map.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from argmap.domain.format import Reading
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Argument, ArgumentMap, Inference, Section, Statement
from argmap.domain.relations import by_field
from argmap.formats.argdown import facts as fx
from argmap.formats.argdown import keys, parse
from argmap.formats.argdown.complaints import Complaints
from argmap.formats.argdown.elements import default_id, default_title, inference, relate
from argmap.formats.argdown.facts import Facts
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


class _Claim:
    """An equivalence class or an argument."""

    def __init__(self, title: str, item: Item, argument: bool) -> None:
        self.title = title
        self.item = item
        self.argument = argument
        self.data = {**item.data("data")}
        self.tags = item.texts("tags")
        wordings = [m for m in item.objects("members") if not m.flag("isReference") and m.value.get("text") is not None]
        self.text = _text(wordings[-1].text("text"), self.tags) if wordings else ""
        self.others = [t for m in wordings[:-1] if (t := _text(m.text("text"), self.tags)) and t != self.text]
        self.steps: list[_Step] = []


class _Step:
    """One inference of a reconstruction, and the place of its conclusion in it."""

    def __init__(self, argument: _Claim, item: Item, premises: list[str], conclusion: str, index: int) -> None:
        self.argument = argument
        self.item = item
        self.data = {**item.data("data")}
        self.premises = premises
        self.conclusion = conclusion
        self.index = index


class _Reader:
    """Names everything as the reader of Argdown does, then makes the elements."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.complaints = Complaints(parse("", document.file))
        root = document.root
        self.root = root
        self.statements = {title: _Claim(title, item, False) for title, item in root.members("statements")}
        self.arguments = {title: _Claim(title, item, True) for title, item in root.members("arguments")}
        self.names = Ids()
        self.ids: dict[_Claim | _Step, str] = {}
        self.facts: dict[_Claim | _Step, Facts] = {}
        self.sections: dict[str, Section] = {}

    def read(self) -> ArgumentMap:
        for claim in self.arguments.values():
            self._reconstruct(claim)
        self._name()
        statements = tuple(self._statement(claim) for claim in self.statements.values())
        arguments = tuple(self._argument(claim) for claim in self.arguments.values())
        self.document.relations += [self._step(step) for claim in self.arguments.values() for step in claim.steps]
        for item in self.root.objects("relations"):
            self._relate(item)
        sections = tuple(self.sections.values())
        return ArgumentMap(
            id=default_id(self.document.file),
            title=default_title((section.title, section.level) for section in sections),
            statements=statements,
            arguments=arguments,
            sections=sections,
            **by_field(self.document.relations),
        )

    def _reconstruct(self, claim: _Claim) -> None:
        """The steps: each uses what its data names, or else every statement above it that no step used before."""
        above: list[str] = []
        unused: dict[str, None] = {}
        for index, item in enumerate(claim.item.objects("pcs")):
            title = item.text("title")
            if title not in self.statements:
                item.complain("unknown", f"There is no statement called {title!r}.", "List it in statements.", "title")
                continue
            if item.value.get("inference") is not None or item.text("role") != "premise":
                inference = item.get("inference")
                step = _Step(claim, inference, self._used(inference, above, unused), title, index)
                for premise in step.premises:
                    unused.pop(premise, None)
                claim.steps.append(step)
            unused[title] = None
            above.append(title)

    def _used(self, inference: Item, above: list[str], unused: dict[str, None]) -> list[str]:
        uses = inference.data("data").get("uses")
        if uses is None:
            return list(unused)
        numbers = [str(number).strip("()") for number in (uses if isinstance(uses, list) else [uses])]
        named = dict.fromkeys(above[int(n) - 1] for n in numbers if n.isdecimal() and 0 < int(n[:9]) <= len(above))
        return list(named) or list(unused)

    def _name(self) -> None:
        claims = [*self.statements.values(), *self.arguments.values()]
        steps = [step for claim in self.arguments.values() for step in claim.steps]
        owned: list[_Claim | _Step] = [*claims, *steps]
        for owner in owned:
            if "id" in owner.data:
                wanted = self._facts(owner).string("id")
                self.ids[owner] = self._new(slug(wanted) if wanted.split() != [wanted] else wanted)
        listed = self._listed_sections()
        own_ids = {key: self._new(item.data("data")["id"]) for key, item, _ in listed if self._has_id(item)}
        for claim in claims:
            if claim not in self.ids:
                self.ids[claim] = self._new(slug(claim.title), "argument" if claim.argument else "statement")
        for claim in self.arguments.values():
            for number, step in enumerate(claim.steps, 1):
                if step not in self.ids:
                    counted = f"-{number}" if len(claim.steps) > 1 else ""
                    self.ids[step] = self._new(f"{self.ids[claim]}-step{counted}")
        self._make_sections(listed, own_ids)

    def _listed_sections(self) -> list[tuple[str, Item, str | None]]:
        """The sections in the order of the text: id in the file, what it is, the id of the one around it."""
        listed: list[tuple[str, Item, str | None]] = []
        known: set[str] = set()
        pending: list[tuple[Item, str | None]] = [(item, None) for item in self.root.objects("sections")]
        pending.reverse()
        while pending:
            item, parent = pending.pop()
            key = item.text("id")
            if key in known:
                item.complain("duplicate-id", f"The section {key!r} is there twice.", "Give it an id of its own.", "id")
            known.add(key)
            listed.append((key, item, parent))
            pending += [(child, key) for child in item.objects("children")][::-1]
        return listed

    def _make_sections(self, listed: list[tuple[str, Item, str | None]], own_ids: dict[str, str]) -> None:
        for key, item, parent in listed:
            title = _unmarked(item.text("title"))
            id_ = own_ids.get(key) or self._new(f"section-{slug(title)}".rstrip("-"))
            above = self.sections.get(parent) if parent is not None else None
            level = max(1, item.number("level") or 1)
            data = {k: keys.plain(v) for k, v in item.data("data").items() if k not in keys.SECTION_KEYS}
            extra: dict[str, Any] = {f"argdown:{k}": v for k, v in data.items()}
            if tags := item.texts("tags"):
                extra["argdown:tags"] = list(tags)
            self.sections[key] = Section(id_, title, level, above.id if above else None, extra=extra)

    def _has_id(self, item: Item) -> bool:
        return isinstance(item.data("data").get("id"), str)

    def _new(self, wanted: str, otherwise: str = "element") -> str:
        return self.names.new(wanted or otherwise)

    def _facts(self, claim: _Claim | _Step) -> Facts:
        """Return the data of a claim or step in argmap's words."""
        return self.facts.setdefault(claim, _Facts(claim.data, claim.item, self.complaints))

    def _statement(self, claim: _Claim) -> Statement:
        facts = self._facts(claim)
        plain = Statement(
            *(self.ids[claim], claim.title, claim.text),
            tags=claim.tags,
            section=self._section(claim),
            extra=_others(claim),
        )
        return fx.with_facts(plain, facts, ())

    def _argument(self, claim: _Claim) -> Argument:
        facts = self._facts(claim)
        extra = _others(claim)
        if len(claim.steps) != 1:
            extra |= {f"argdown:{key}": claim.data[key] for key in ("scheme", "strict", "weight") if key in claim.data}
        argument = Argument(
            id=self.ids[claim],
            title=facts.string("title", claim.title),
            text=facts.string("text", claim.text),
            inferences=tuple(self.ids[step] for step in claim.steps),
            tags=(*claim.tags, *facts.strings("tags")),
            strand=facts.string("strand"),
            anchors=facts.anchors(),
            section=self._section(claim),
        )
        return replace(argument, extra={**extra, **facts.extra(keys.ARGUMENT_KEYS)})  # what the others leave

    def _section(self, claim: _Claim) -> str | None:
        section = self.sections.get(claim.item.text("section"))
        return section.id if section else None

    def _step(self, step: _Step) -> Inference:
        facts = self._facts(step)
        owner = self._facts(step.argument) if len(step.argument.steps) == 1 else None
        premises = (self.ids[self.statements[premise]] for premise in step.premises)
        ends = self.ids[step], premises, self.ids[self.statements[step.conclusion]], self.ids[step.argument]
        scheme = facts.string("scheme") or (owner.string("scheme") if owner else "")
        rules = tuple(rule for rule in step.item.texts("inferenceRules") if rule)
        return inference(*ends, facts, owner, scheme=scheme, rules=rules)

    def _relate(self, item: Item) -> None:
        kind = item.text("relationType")
        source, target = self._end(item, "from", kind), self._end(item, "to", kind)
        if source is None or target is None:
            return
        if kind in _KINDS:
            self.document.relations.append(relate(kind, source, target, self.names))
        else:
            remedy = f"Known are {', '.join(_KINDS)}."
            item.complain("relation", f"There is no relation called {kind!r}.", remedy, "relationType")

    def _end(self, item: Item, key: str, kind: str) -> str | None:
        """The id of what a relation begins or ends at."""
        type_, title = item.text(f"{key}Type"), item.text(key)
        claim = (self.statements if type_ == "equivalence-class" else self.arguments).get(title)
        if claim is None:
            what = "statement" if type_ == "equivalence-class" else "argument"
            item.complain("unknown", f"There is no {what} called {title!r}.", f"List it in {what}s.", key)
            return None
        if claim.steps and key == "to" and (type_ == "inference" or kind == "undercut"):
            index = item.number("conclusionIndex")
            return self.ids[next((step for step in claim.steps if step.index == index), claim.steps[-1])]
        return self.ids[claim]


class _Facts(Facts):
    """Facts from a JSON document, whose keys may mean something else than argmap's."""

    def __init__(self, data: dict[str, Any], item: Item, complaints: Complaints) -> None:
        super().__init__(data, [], complaints)
        self.item = item

    def complain(self, code: str, key: str, message: str, remedy: str, *_: object) -> None:
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


def _others(claim: _Claim) -> dict[str, Any]:
    return {"argdown:members": claim.others} if claim.others else {}
