"""Interpretation of a tree in Argdown's own terms: equivalence classes, arguments, sections and relations.

This follows the reference implementation (``@argdown/core``): same title, same class; an argument's relations are those
of its main conclusion once it is reconstructed; strict mode reads support as entailment. ``reader`` makes the model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.formats.argdown.data import read_data
from argmap.formats.argdown.grounds import split_by_ground
from argmap.formats.argdown.interpretation import NO_DATA, Claim, Interpretation, Part, Step, Tie
from argmap.formats.argdown.tree import Document, Entry, Heading, Inference, Paragraph, Reconstruction, Relation

Said = dict[Any, Any]  # the claim of each entry of a block, and the step of each inference line
_UNTITLED = "Untitled "  # and a number: what claims without a title are called
_MAX_SHOWN = 20  # numbers that a remedy lists
_KINDS = {"+": "support", "-": "attack", "_": "undercut"}
_MARKS = {  # by mark: what it says, and whether the line above says it of the one below
    **{mark: (kind, False) for sign, kind in _KINDS.items() for mark in (sign, f"<{sign}")},
    **{f"{sign}>": (kind, True) for sign, kind in _KINDS.items()},
    "><": ("contradictory", True),
}


def interpret(document: Document) -> Interpretation:
    """Work out what ``document`` means; faults of the data and structure are added to the document's."""
    return _Interpreter(document).run()


class _Interpreter:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults = document.faults
        self.meaning = Interpretation()
        self.section: Part | None = None
        self.relations: list[tuple[Relation, Claim | Step | None, Claim]] = []  # with what parent and child say
        self.untitled = 0
        self.taken: Collection[str] = ()

    def run(self) -> Interpretation:
        document, meaning = self.document, self.meaning
        if document.frontmatter:
            meaning.settings = read_data(document, document.frontmatter)
        document.is_argmaps = meaning.settings.get("argmap") is True
        model = meaning.settings.get("model")
        meaning.strict = isinstance(model, dict) and model.get("mode") == "strict"
        if _UNTITLED in document.text:
            self.taken = {e.title for e in _entries(document) if e.title and e.title.startswith(_UNTITLED)}
        above: Claim | None = None
        for block in document.blocks:
            if isinstance(block, Paragraph):
                above = self._paragraph(block)
                continue
            if isinstance(block, Heading):
                self._heading(block)
            else:
                self._reconstruct(block, above)
            above = None
        self._tie()
        return meaning

    def _heading(self, heading: Heading) -> None:
        parent = self.section
        while parent is not None and parent.heading.level >= heading.level:
            parent = parent.parent
        self.section = part = Part(heading, parent)
        if heading.entry.data:
            part.data = read_data(self.document, heading.entry.data)
        self.meaning.sections.append(part)

    def _paragraph(self, block: Paragraph) -> Claim | None:
        """Take the items of a paragraph; return the argument that it begins with, which a structure below may be of."""
        said: Said = {}
        for item in block.items:
            entry = item.child if isinstance(item, Relation) else item
            said[entry] = self._claim(entry)
        self._keep_relations(block, said)
        first = block.items[0]
        return said[first] if isinstance(first, Entry) and first.argument and not block.listed else None

    def _keep_relations(self, block: Paragraph | Reconstruction, said: Said) -> None:
        """Keep the relations of a block for when all steps are known."""
        self.relations += [
            (item, said.get(item.parent), said[item.child]) for item in block.items if isinstance(item, Relation)
        ]

    def _claim(self, entry: Entry) -> Claim:
        """The claim that ``entry`` is an occurrence of."""
        title = entry.title or self._new_title()
        data = read_data(self.document, entry.data) if entry.data else NO_DATA
        place = data.get("isInGroup")
        is_defined = not entry.reference
        owns = place is True or (is_defined and place is None)  # the section that it stands in
        known = self.meaning.arguments if entry.argument else self.meaning.statements
        claim = known.get(title)
        if claim is None:
            definition = entry if is_defined else None
            claim = known[title] = Claim(title, entry.argument, [entry], definition, data, self.section, owns)
            return claim
        claim.entries.append(entry)
        if is_defined and (entry.text or claim.definition is None):
            claim.definition = entry
        if data:
            claim.data = _merge(claim.data, data)
        if place is True or (owns and not claim.own_section):
            claim.section, claim.own_section = self.section, True
        return claim

    def _new_title(self) -> str:
        self.untitled += 1
        while (title := f"{_UNTITLED}{self.untitled}") in self.taken:
            self.untitled += 1
        return title

    def _reconstruct(self, block: Reconstruction, argument: Claim | None) -> None:
        if argument is not None and argument.reconstruction is not None:
            first = self.document.span(argument.reconstruction)
            message = (
                f"The argument <{argument.title}> has a second premise-conclusion structure (first: line {first.line})."
            )
            remedy = "Give the second one a title of its own, in a line such as <Title> above it."
            where = self.document.span(block)
            self.faults.add(Diagnostic("argdown.second-reconstruction", message, where, remedy))
            argument = None
        if argument is None:
            title = self._new_title()
            argument = self.meaning.arguments[title] = Claim(title, True, [])
        argument.reconstruction = block
        argument.section = self.section or argument.section
        argument.steps = self._steps(argument, block)

    def _steps(self, argument: Claim, block: Reconstruction) -> list[Step]:
        """Make the steps: each uses what its data names, or else every statement above it that no step used before."""
        steps: list[Step] = []
        said: Said = {}
        by_number: dict[str, Claim] = {}
        unused: dict[Claim, None] = {}
        line: Inference | None = None
        numbers = iter(block.numbers)
        for item in block.items:
            if isinstance(item, Inference):
                line = item
                continue
            if isinstance(item, Relation):
                said[item.child] = self._claim(item.child)
                continue
            claim = said[item] = self._claim(item)
            if line is not None:
                said[line] = step = self._step(argument, line, claim, by_number, unused)
                steps.append(step)
                for premise in step.premises:
                    unused.pop(premise, None)
                line = None
            unused[claim] = None
            by_number[next(numbers, "")] = claim
        self._keep_relations(block, said)
        return steps

    def _step(
        self, argument: Claim, line: Inference, claim: Claim, by_number: dict[str, Claim], unused: dict[Claim, None]
    ) -> Step:
        """The step that ``line`` makes to ``claim``."""
        step = Step(argument, line, claim)
        if line.data:
            step.data = read_data(self.document, line.data)
            step.premises = self._used(step, by_number)
        step.premises = step.premises or list(unused)
        return step

    def _used(self, step: Step, by_number: dict[str, Claim]) -> list[Claim]:
        """The statements that the data of ``step`` names by their numbers."""
        uses = step.data.get("uses")
        if uses is None:
            return []
        used: dict[Claim, None] = {}
        for number in uses if isinstance(uses, list) else [uses]:
            name = str(number).strip("()")
            if name in by_number:
                used[by_number[name]] = None
                continue
            message = f"`uses` names ({number}), but no statement above this line has that number."
            shown = ", ".join(islice(by_number, _MAX_SHOWN)) + (", ..." if len(by_number) > _MAX_SHOWN else "")
            remedy = f"The numbers above are {shown}."
            assert step.line.data is not None
            where = self.document.span(step.line.data)
            self.faults.add(Diagnostic("argdown.unknown-number", message, where, remedy))
        return list(used)

    def _tie(self) -> None:
        """Turn relation lines into ties, each once, and read those of reconstructed arguments as their conclusions'."""
        known: dict[tuple[str, Claim | Step, Claim | Step], Tie] = {}
        steps = {c: s for a in self.meaning.arguments.values() for s in a.steps for c in (s.conclusion,)}
        for relation, parent, child in self.relations:
            kind, outgoing = _MARKS[relation.mark]
            if parent is None or (outgoing and isinstance(parent, Step)):
                continue  # a fault that was told already
            source: Claim = child
            target: Claim | Step = parent
            if outgoing and isinstance(parent, Claim):
                source, target = parent, child
            if kind == "undercut":
                target = self._undercut(relation, target, steps)
            from_argument = source.argument and source.conclusion is not None
            if from_argument and source.conclusion is not None:
                source = source.conclusion
                if source is target:
                    continue  # an argument speaks for what it concludes anyway
            if self.meaning.strict and not source.argument and isinstance(target, Claim) and not target.argument:
                kind = {"support": "entails", "attack": "contrary"}.get(kind, kind)
            if (kind, source, target) in known:
                continue
            if kind in ("contrary", "contradictory") and (kind, target, source) in known:
                continue
            known[kind, source, target] = Tie(kind, source, target, relation, from_argument=from_argument)
        self.meaning.ties, self.meaning.ungrounded = split_by_ground(list(known.values()))

    def _undercut(self, relation: Relation, target: Claim | Step, steps: dict[Claim, Step]) -> Claim | Step:
        """An undercut aims at a step: of the argument, or the one whose conclusion it hangs from."""
        if isinstance(target, Claim) and target.argument:
            return target.steps[-1] if target.steps else target
        if isinstance(target, Claim):
            if target in steps:
                return steps[target]
            message = f"An undercut aims at a step of reasoning, but [{target.title}] is a statement."
            remedy = "Write - for an attack, or hang the undercut from an argument <...> or an inference line."
            where = self.document.span(relation)
            warning = Diagnostic("argdown.undercut-of-statement", message, where, remedy, Severity.WARNING)
            self.faults.add(warning)
        return target


def _merge(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """``first`` overlaid with ``second``, mappings inside them likewise."""
    merged = dict(first)
    for key, value in second.items():
        before = merged.get(key)
        merged[key] = _merge(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return merged


def _entries(document: Document) -> Iterator[Entry]:
    for block in document.blocks:
        if isinstance(block, Heading):
            continue
        for item in block.items:
            if isinstance(item, Entry):
                yield item
            elif isinstance(item, Relation):
                yield item.child
