"""The edit that lets several statements support a conclusion only together."""

from __future__ import annotations

from dataclasses import dataclass

from argmap.domain.ids import slug
from argmap.domain.model import Argument, ArgumentMap, Inference, Statement
from argmap.edit.change import Splice
from argmap.edit.edit import Edit
from argmap.edit.expectation import added, in_sections, without
from argmap.edit.source import MapText, Place, refuse
from argmap.edit.text import (
    check_title,
    cut,
    end_of_block,
    insert_block,
    lifted,
    moved_sections,
    needed,
    reference,
    suggest_title,
)
from argmap.formats.argdown.tree import Relation


@dataclass(frozen=True, slots=True)
class LinkPremises(Edit):
    """Let several statements support a conclusion only together, as a premise-conclusion structure.

    Lines that let one of them support it alone give way to it; what hung below them moves along.
    """

    premises: tuple[str, ...]
    conclusion: str
    title: str = ""
    scheme: str = ""
    keeps_order = False

    def splices(self, source: MapText) -> list[Splice]:
        """The structure, behind the paragraph of the conclusion; the lines that it replaces."""
        splices, lines = [], []
        for number, id_ in enumerate(self._premises(source), 1):
            moved = self._moved(source, id_)
            shown = lifted(source, moved, "") if moved is not None else reference(source.point(id_), source)
            lines.append(f"({number}) {shown}")
            splices += [cut(source, place) for place in self._lines(source, id_)]
        conclusion = source.point(self.conclusion)
        rule = f"-- {{scheme: {self.scheme}}} --" if self.scheme else "----"
        head = f"<{self._title(source)}>{source.eol}{source.eol}"
        lines += [rule, f"({len(lines) + 1}) {reference(conclusion, source)}"]
        block = head + source.eol.join(lines)
        return [*splices, insert_block(source, self._end(source), block)]

    def _premises(self, source: MapText) -> list[str]:
        ids = [source.point(name).id for name in self.premises]
        if len(set(ids)) < 2 or source.point(self.conclusion).id in ids:
            raise refuse("premises", "At least two different premises are needed.", "Use Relate for one.")
        for id_ in [*ids, source.point(self.conclusion).id]:
            if not isinstance(source.map[id_], Statement):
                raise refuse("argument", "Premises and conclusion must be statements.", "Name statements.")
        return ids

    def _title(self, source: MapText) -> str:
        conclusion = source.point(self.conclusion)
        title = self.title.strip() or suggest_title(source, f"Why {conclusion.title}")
        check_title(source, title, True)
        return title

    def _end(self, source: MapText) -> int:
        return end_of_block(source, source.definition(source.point(self.conclusion).id).block)

    def _ties(self, source: MapText, id_: str) -> list[Inference]:
        conclusion = source.point(self.conclusion).id
        return [i for i in source.map.supporting(conclusion) if i.premises == (id_,) and i.argument is None]

    def _lines(self, source: MapText, id_: str) -> list[Place]:
        return [place for tied in self._ties(source, id_) for place in source.relation_lines(tied)]

    def _moved(self, source: MapText, id_: str) -> Place | None:
        """The line whose words move into the structure."""
        lines = self._lines(source, id_)
        for place in lines:
            if isinstance(place.item, Relation) and source.claim_at(place) != id_:
                raise refuse("direction", "The line between them is drawn from the other end.", "Turn it round first.")
        return next((place for place in lines if needed(source, place)), None)

    def expected(self, source: MapText) -> ArgumentMap:
        """The argument with its step, without the relations that it replaces."""
        premises, title = self._premises(source), self._title(source)
        ties = [t for id_ in premises for t in self._ties(source, id_)]
        if loose := [t for t in ties if not source.relation_lines(t)]:
            raise refuse("no-line", f"The relation {loose[0].id!r} has no line of its own.", "Take it out first.")
        taken = {*source.map.elements, *source.sections.values()}
        id_ = slug(title)
        if id_ in taken or f"{id_}-step" in taken:
            raise refuse("title-taken", f"An element is called {id_!r} already.", "Choose another title.")
        section = source.section_at(self._end(source))
        step = Inference(f"{id_}-step", tuple(premises), source.point(self.conclusion).id, self.scheme, argument=id_)
        argument = Argument(id_, title, inferences=(step.id,), section=section)
        moved = [p for name in premises if (place := self._moved(source, name)) is not None for p in place.tree]
        rest = in_sections(source, without(source.map, [t.id for t in ties]), moved_sections(source, moved, section))
        return added(rest, argument, step)
