"""From what an Argdown text means to the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import Any

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.ids import Ids, slug
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Inference,
    Origin,
    Section,
    Span,
    Statement,
)
from argmap.domain.schemes import SCHEMES
from argmap.domain.slots import many
from argmap.formats.argdown import facts as fx
from argmap.formats.argdown import keys
from argmap.formats.argdown.complaints import Complaints
from argmap.formats.argdown.dialect import refuse_dialect
from argmap.formats.argdown.elements import default_id, default_title, inference, relate
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.grounds import with_ungrounded
from argmap.formats.argdown.include import join
from argmap.formats.argdown.inheritance import Inherited, inherited
from argmap.formats.argdown.interpret import interpret
from argmap.formats.argdown.interpretation import Claim, Interpretation, Part, Step, texts_kept
from argmap.formats.argdown.parser import parse
from argmap.formats.argdown.preview import look_over
from argmap.formats.argdown.reasoning import check_reasoning
from argmap.formats.argdown.review import review
from argmap.formats.argdown.settings import read_settings, read_sources
from argmap.formats.argdown.tree import Document, Node
from argmap.read import check_text, without_collector


def load(text: str, file: str = "<text>", files: Mapping[str, str] | None = None) -> ArgumentMap:
    """Read a map from Argdown text; raises ``ParseError`` with every fault found in it.

    ``files`` are the texts of the files that it includes, by name, where those shall not be read (again).
    """
    return load_with_diagnostics(text, file, files)[0]


def load_with_diagnostics(
    text: str, file: str = "<text>", files: Mapping[str, str] | None = None
) -> tuple[ArgumentMap, tuple[Diagnostic, ...]]:
    """Read a map and what is odd about its text; raises ``ParseError`` with every fault if one is an error."""
    with without_collector():
        argument_map, diagnostics = _read(text, file, files)
    if any(d.severity is Severity.ERROR for d in diagnostics):
        raise ParseError.of(diagnostics)
    return argument_map, tuple(diagnostics)


def _read(text: str, file: str, files: Mapping[str, str] | None) -> tuple[ArgumentMap, list[Diagnostic]]:
    if text.startswith("\ufeff"):
        text = text[1:]
    text = check_text(text, file)
    look_over(text, file)
    refuse_dialect(text, file)
    joined = join(text, file, files)
    document = parse(joined.text, file, joined.parts)
    if document.faults.too_many:
        raise ParseError.of(document.diagnostics)
    meaning = interpret(document)
    argument_map = Builder(document, meaning).build(text, file, joined.included)
    review(document, meaning)
    check_reasoning(document, meaning)
    return argument_map, [*joined.warnings, *document.diagnostics]


class Builder:
    """Gives every element its id, then makes them in the order of the text."""

    def __init__(self, document: Document, meaning: Interpretation) -> None:
        self.document = document
        self.place = document.place
        self.meaning = meaning
        self.complaints = Complaints(document)
        self.names = Ids()
        self.owners: dict[str, Claim | Step] = {}
        self.section_ids: set[str] = set()
        self.facts: dict[Claim | Step, Facts] = {}
        self.sources: dict[str, str] = {}
        self.sections: dict[str, Section] = {}
        self.article: str | None = None
        self.headings: dict[str | None, Inherited] = {}  # what claims of a section inherit

    def span(self, node: Node) -> Span | None:
        """Return where a node of the tree stands."""
        return self.place.span(node.start, node.end)

    def build(self, text: str, file: str, included: tuple[tuple[str, str], ...]) -> ArgumentMap:
        """Make the map."""
        meaning = self.meaning
        self._name()
        blocks = [self.document.frontmatter] if self.document.frontmatter else []
        about = Facts(meaning.settings, blocks, self.complaints)
        sources = read_sources(about)
        self.sources = {source.id: source.name for source in sources}
        sections = tuple(self._section(part) for part in meaning.sections)
        self.sections = {section.id: section for section in sections}
        self.article = about.data.get("article") if isinstance(about.data.get("article"), str) else None
        statements = self._statements()
        numbered: list[tuple[int, Inference]] = []  # with the offsets that say their order
        arguments = tuple(self._argument(claim, numbered) for claim in meaning.arguments.values())
        supports, conflicts = relate(meaning.ties, self.names, self.span)
        numbered += supports
        inferences = [step for _, step in sorted(numbered, key=itemgetter(0))]
        settings = read_settings(about, sources, self.names, default_id(file))
        self._check_strands(settings.strands, statements)
        fields = settings.fields
        fields.setdefault("title", default_title((part.title, part.heading.level) for part in meaning.sections))
        if meaning.ungrounded:
            fields["extra"] = with_ungrounded(fields.get("extra", {}), meaning.ungrounded)
        return ArgumentMap(
            **fields,
            statements=statements,
            arguments=arguments,
            inferences=(*inferences, *settings.inferences),
            conflicts=(*conflicts, *settings.conflicts),
            sections=sections,
            origin=Origin("argdown", text, file, included),
        )

    def _name(self) -> None:
        meaning = self.meaning
        claims = [*meaning.statements.values(), *meaning.arguments.values()]
        steps = [step for claim in meaning.arguments.values() for step in claim.steps]
        owned: list[Claim | Step] = [*claims, *steps]
        for owner in owned:
            if owner.data and not owner.data.keys().isdisjoint(("id", keys.ODD_ID)):
                self._reserve(owner)
        for part in meaning.sections:
            if part.data and isinstance(part.data.get("id"), str):
                part.id = self.names.new(part.data["id"])
        nameless = [claim for claim in claims if not claim.id]
        wanted = [slug(claim.title) or ("argument" if claim.argument else "statement") for claim in nameless]
        for claim, name in zip(nameless, self.names.several(wanted), strict=True):
            claim.id = name
        for claim in meaning.arguments.values():
            for number, step in enumerate(claim.steps, 1):
                if not step.id:
                    step.id = self.names.new(f"{claim.id}-step" + (f"-{number}" if len(claim.steps) > 1 else ""))
        for part in meaning.sections:
            if not part.id:
                part.id = self.names.new(f"section-{slug(part.title)}".rstrip("-"))
        self.section_ids = {part.id for part in meaning.sections}

    def _reserve(self, owner: Claim | Step) -> None:
        facts = self._facts(owner)
        wanted = facts.string(keys.ODD_ID) or facts.string("id")
        if not wanted or (keys.ODD_ID not in facts.data and keys.has_blanks(wanted)):
            if wanted or facts.data.get("id") in ("", None):  # what is no text has been told already
                message = f"An id may not be empty or contain spaces: {wanted!r}."
                facts.complain("bad-id", "id", message, f"Write id: {slug(wanted) or 'some-name'}.")
            if facts.lenient:
                return
            wanted = slug(wanted) or "element"
        first = self.owners.get(wanted)
        if first is not None:
            line = self.document.span(_node(first)).line
            message = f"The id {wanted!r} is given twice (first in line {line})."
            facts.complain("duplicate-id", "id", message, "Give each element an id of its own.")
            if facts.lenient:
                return
        self.owners.setdefault(wanted, owner)
        owner.id = self.names.new(wanted)

    def _facts(self, owner: Claim | Step) -> Facts:
        if owner not in self.facts:
            blocks = owner.blocks if isinstance(owner, Claim) else [owner.line.data] if owner.line.data else []
            self.facts[owner] = Facts(owner.data, blocks, self.complaints)
        return self.facts[owner]

    def _statements(self) -> tuple[Statement, ...]:
        """The statements; those without data, which nearly all are, at once."""
        claims = self.meaning.statements.values()
        plain = [claim for claim in claims if not claim.data]
        entries = [claim.definition or claim.entries[0] for claim in plain]
        roles = [fx.role_of_tags(claim.tags) for claim in plain]
        sections = [claim.section.id if claim.section else None for claim in plain]
        made = many(
            Statement,
            id=map(attrgetter("id"), plain),
            title=map(attrgetter("title"), plain),
            text=map(attrgetter("text"), entries),
            role=map(itemgetter(0), roles),
            tags=map(itemgetter(1), roles),
            strand=[self._inherited(section).strand for section in sections],
            section=sections,
            span=map(self.span, entries),
            extra=map(texts_kept, plain, entries),
        )
        if len(made) == len(claims):
            return made
        others = iter(made)
        return tuple(self._statement(claim) if claim.data else next(others) for claim in claims)

    def _statement(self, claim: Claim) -> Statement:
        """A statement of which data says something."""
        entry = claim.definition or claim.entries[0]
        facts = self._facts(claim)
        plain = Statement(
            *(claim.id, claim.title, entry.text),
            tags=claim.tags,
            section=self._section_id(claim, facts),
            span=self.span(entry),
            extra=texts_kept(claim, entry),
        )
        if "weight" in claim.data:
            message = "`weight` is said of a statement, so it is kept, but does not count."
            remedy = (
                "Say it of a relation listed under `relations` in the settings; a statement has `hedge` or `credence`."
            )
            facts.complain("idle-key", "weight", message, remedy, Severity.WARNING)
        return fx.with_facts(plain, facts, self.sources, self._inherited(plain.section))

    def _inherited(self, section: str | None) -> Inherited:
        if section not in self.headings:
            self.headings[section] = inherited(section, self.sections, self.article, self.sources)
        return self.headings[section]

    def _argument(self, claim: Claim, inferences: list[tuple[int, Inference]]) -> Argument:
        facts = self._facts(claim)
        entry = claim.definition or (claim.entries[0] if claim.entries else None)
        extra = texts_kept(claim, entry) if entry else {}
        if not claim.steps or len(claim.steps) > 1:  # no single step that these could be about
            known = facts.scheme() in SCHEMES  # one that is not has its warning
            for key in ("scheme", "weight", "strict") if known else ("weight", "strict"):
                if key in claim.data:
                    message = (
                        f"`{key}` is said of an argument that is no single step, so it is kept, but does not count."
                    )
                    remedy = "Say it of an inference line, or of a relation listed under `relations` in the settings."
                    facts.complain("idle-key", key, message, remedy, Severity.WARNING)
            extra |= {f"argdown:{key}": claim.data[key] for key in ("scheme", "strict", "weight") if key in claim.data}
        steps = [self._step(claim, step) for step in claim.steps]
        inferences.extend(zip((step.line.start for step in claim.steps), steps, strict=True))
        section = self._section_id(claim, facts)
        argument = Argument(
            id=claim.id,
            title=facts.string("title", claim.title),
            text=facts.string("text", entry.text if entry else ""),
            inferences=tuple(step.id for step in steps) or facts.strings("steps"),
            tags=(*claim.tags, *facts.strings("tags")),
            strand=facts.string("strand") if "strand" in facts.data else self._inherited(section).strand,
            anchors=facts.anchors(),
            section=section,
            span=self.span(entry or _node(claim)),
            extra=extra,
        )
        others = facts.extra(keys.ARGUMENT_KEYS)  # read last: it takes what the others leave
        return replace(argument, extra={**extra, **others}) if others else argument

    def _step(self, claim: Claim, step: Step) -> Inference:
        facts, owner = self._facts(step), self._facts(claim) if len(claim.steps) == 1 else None
        premises = (premise.id for premise in step.premises)
        scheme = facts.scheme() or (owner.scheme() if owner else "")
        ends = step.id, premises, step.conclusion.id, claim.id
        return inference(*ends, facts, owner, scheme=scheme, rules=step.line.rules, span=self.span(step.line))

    def _section_id(self, claim: Claim, facts: Facts) -> str | None:
        if claim.data and "section" in claim.data:
            wanted = claim.data["section"]
            if wanted is None or wanted in self.section_ids:
                return wanted if isinstance(wanted, str) else None
            facts.complain(
                "unknown-section", "section", f"There is no section {wanted!r}.", "Name the id of a heading."
            )
        return claim.section.id if claim.section else None

    def _section(self, part: Part) -> Section:
        entry = part.heading.entry
        facts = Facts(part.data, [entry.data] if entry.data else [], self.complaints)
        extra: dict[str, Any] = {"argdown:tags": list(part.tags)} if part.tags else {}
        above = part.parent.id if part.parent else None
        return Section(
            id=part.id,
            title=facts.string("title", part.title),
            level=part.heading.level,
            parent=facts.string("parent") or None if "parent" in part.data else above,
            span=self.span(entry),
            extra={**extra, **facts.extra(keys.SECTION_KEYS)},
        )

    def _check_strands(self, strands: dict[str, str], statements: tuple[Statement, ...]) -> None:
        """Strands that statements name should be declared in the settings, if any are."""
        for claim, statement in zip(
            self.meaning.statements.values() if strands else (), statements, strict=bool(strands)
        ):
            if statement.strand and statement.strand not in strands:
                facts = self._facts(claim)
                remedy = facts.nearest(statement.strand, strands)
                message = f"The strand {statement.strand!r} is not declared at the top of the file."
                facts.complain("unknown-strand", "strand", message, remedy, Severity.WARNING)


def _node(owner: Claim | Step) -> Any:
    if isinstance(owner, Step):
        return owner.line
    return owner.entries[0] if owner.entries else owner.reconstruction
