"""Interpretation of a tree in Argdown's own terms: equivalence classes, arguments, sections and relations.

This follows the reference implementation (``@argdown/core``): same title, same class; an argument's relations are those
of its main conclusion once it is reconstructed; strict mode reads support as entailment. ``reader`` makes the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.formats.argdown.data import read_data
from argmap.formats.argdown.grounds import split_by_ground, without_repeats
from argmap.formats.argdown.interpretation import Claim, Interpretation, Part, Step, Tie
from argmap.formats.argdown.tree import Document, Entry, Heading, Inference, Paragraph, Reconstruction, Relation

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
        self.claims: dict[Entry | Inference, Claim | Step] = {}
        self.relations: list[Relation] = []
        self.untitled = 0
        self.taken: frozenset[str] | set[str] = frozenset()

    def run(self) -> Interpretation:
        document, meaning = self.document, self.meaning
        if document.frontmatter:
            meaning.settings = read_data(document, document.frontmatter)
        document.is_argmaps = meaning.settings.get("argmap") is True
        model = meaning.settings.get("model")
        meaning.strict = isinstance(model, dict) and model.get("mode") == "strict"
        self.taken = {e.title for e in _entries(document) if e.title and e.title.startswith("Untitled ")}
        above: Paragraph | None = None
        for block in document.blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                for item in block.items:
                    self._take(item)
            else:
                self._reconstruct(block, above)
            above = block if isinstance(block, Paragraph) else None
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

    def _take(self, item: Entry | Relation | Inference) -> None:
        if isinstance(item, Relation):
            self.relations.append(item)
            self._claim(item.child)
        elif isinstance(item, Entry):
            self._claim(item)

    def _claim(self, entry: Entry) -> Claim:
        """The claim that ``entry`` is an occurrence of."""
        title = entry.title or self._new_title()
        known = self.meaning.arguments if entry.argument else self.meaning.statements
        claim = known.get(title)
        if claim is None:
            claim = known[title] = Claim(title, entry.argument)
        claim.entries.append(entry)
        if not entry.reference and (entry.text or claim.definition is None):
            claim.definition = entry
        self.claims[entry] = claim
        place: Any = None
        if entry.data:
            data = read_data(self.document, entry.data)
            claim.data = _merge(claim.data, data)
            claim.blocks.append(entry.data)
            place = data.get("isInGroup")
        if place is True or (not entry.reference and place is None and not claim.own_section):
            claim.section, claim.own_section = self.section, True
        elif claim.section is None and len(claim.entries) == 1:
            claim.section = self.section
        return claim

    def _new_title(self) -> str:
        self.untitled += 1
        while (title := f"Untitled {self.untitled}") in self.taken:
            self.untitled += 1
        return title

    def _reconstruct(self, block: Reconstruction, above: Paragraph | None) -> None:
        argument = None
        if above and not above.listed and isinstance(above.items[0], Entry) and above.items[0].argument:
            owner = self.claims[above.items[0]]
            assert isinstance(owner, Claim)
            argument = owner
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
            argument = self.meaning.arguments[title] = Claim(title, True)
        argument.reconstruction = block
        argument.section = self.section or argument.section
        self._steps(argument, block)

    def _steps(self, argument: Claim, block: Reconstruction) -> None:
        """Make the steps: each uses what its data names, or else every statement above it that no step used before."""
        by_number: dict[str, Claim] = {}
        unused: dict[Claim, None] = {}
        line: Inference | None = None
        numbers = iter(block.numbers)
        for item in block.items:
            if isinstance(item, Inference):
                line = item
                continue
            self._take(item)
            if isinstance(item, Relation):
                continue
            claim = self.claims[item]
            assert isinstance(claim, Claim)
            if line is not None:
                step = self._step(argument, line, claim, by_number, unused)
                for premise in step.premises:
                    unused.pop(premise, None)
                line = None
            unused[claim] = None
            by_number[next(numbers, "")] = claim

    def _step(
        self, argument: Claim, line: Inference, claim: Claim, by_number: dict[str, Claim], unused: dict[Claim, None]
    ) -> Step:
        """The step that ``line`` makes to ``claim``."""
        step = Step(argument, line, claim)
        if line.data:
            step.data = read_data(self.document, line.data)
            step.premises = self._used(step, by_number)
        step.premises = step.premises or list(unused)
        argument.steps.append(step)
        self.claims[line] = step
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
        for relation in self.relations:
            parent, child = self.claims.get(relation.parent), self.claims[relation.child]
            assert isinstance(child, Claim)
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
        ties = without_repeats(list(known.values()))
        self.meaning.ties, self.meaning.ungrounded = split_by_ground(ties)

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


def _merge(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
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
