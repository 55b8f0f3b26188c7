"""Edits of what stands in tags: the role of a statement, and what else it is tagged with."""

from __future__ import annotations

from dataclasses import dataclass, replace

from argmap.domain.drafts import DRAFT
from argmap.domain.model import ArgumentMap, Role
from argmap.edit.change import Splice
from argmap.edit.edit import Edit
from argmap.edit.entry import SAID, TITLES, has_key, set_data, statement, tokens_of
from argmap.edit.expectation import changed
from argmap.edit.source import MapText, refuse
from argmap.formats.argdown import escape
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.content import tag_name
from argmap.formats.argdown.facts import ROLES
from argmap.formats.argdown.tree import Entry


@dataclass(frozen=True, slots=True)
class SetRole(Edit):
    """Say what a statement does in the argument."""

    element: str
    role: Role | str

    def splices(self, source: MapText) -> list[Splice]:
        """The tag that names the role, or the key if the data names it."""
        point, role = statement(source, self.element), Role(self.role)
        if has_key(source, point.id, "role"):
            return set_data(source, point.id, {"role": role.value})
        tags = [
            (entry, token)
            for entry in source.claims[point.id].entries
            for token in tokens_of(source, entry)
            if token[0] == tk.TAG and tag_name(source.body[token[1] : token[2]]) in ROLES
        ]
        if not tags:
            return [] if role is Role.CLAIM else [_new_tag(source, point.id, f"#{role.value}")]
        (_, (_, start, end)), *others = tags
        if others:
            message = f"Several tags name a role of “{point.title}”."
            raise refuse("two-roles", message, "Take out those that do not hold.", point.span)
        if role is Role.CLAIM:
            return [_without_tag(source, start, end)]
        return [Splice(start, end, f"#{role.value}")]

    def expected(self, source: MapText) -> ArgumentMap:
        """The statement with the role."""
        return changed(source.map, replace(statement(source, self.element), role=Role(self.role)))


@dataclass(frozen=True, slots=True)
class SetTags(Edit):
    """Give a statement or argument these tags and no others; those that name a role are ``SetRole``'s."""

    element: str
    tags: tuple[str, ...]

    def splices(self, source: MapText) -> list[Splice]:
        """The tags that go and those that come; the others stay."""
        point = source.point(self.element)
        claim = source.claims[point.id]
        if "tags" in claim.data:
            return set_data(source, point.id, {"tags": [t for t in self.tags if t not in claim.tags] or None})
        splices = []
        for entry in claim.entries:
            for kind, start, end in tokens_of(source, entry):
                name = tag_name(source.body[start:end]) if kind == tk.TAG else ""
                if name in point.tags and name not in self.tags:
                    splices.append(_without_tag(source, start, end))
        new = [tag for tag in self.tags if tag not in point.tags]
        marks = [escape.tag(tag) for tag in new]
        if None in marks or any(tag in ROLES for tag in new):
            raise refuse("tag", "This cannot be a tag.", "Use SetRole for a role; a tag is one line without ( or ).")
        if new:
            splices.append(_new_tag(source, point.id, " ".join(m for m in marks if m)))
        return splices

    def expected(self, source: MapText) -> ArgumentMap:
        """The same element with the tags that stay, and then the new ones."""
        point = source.point(self.element)
        stay = tuple(tag for tag in point.tags if tag in self.tags)
        return changed(source.map, replace(point, tags=(*stay, *(t for t in self.tags if t not in point.tags))))


@dataclass(frozen=True, slots=True)
class Keep(Edit):
    """Keep a claim of a draft: it is like any other from then on."""

    element: str

    def splices(self, source: MapText) -> list[Splice]:
        """The tag of the draft goes."""
        return self._tags(source).splices(source)

    def expected(self, source: MapText) -> ArgumentMap:
        """The same claim without it."""
        return self._tags(source).expected(source)

    def _tags(self, source: MapText) -> SetTags:
        tags = source.point(self.element).tags
        return SetTags(self.element, tuple(tag for tag in tags if tag != DRAFT))


def _new_tag(source: MapText, id_: str, mark: str) -> Splice:
    """A tag behind the text and the tags that stand there, before the data."""
    entry = source.definition(id_).entry
    assert isinstance(entry, Entry)
    tokens = [t for t in tokens_of(source, entry) if t[0] in SAID or t[0] == tk.TAG]
    shown = [t for t in tokens if source.body[t[1] : t[2]].strip()]
    if shown:
        end = shown[-1][1] + len(source.body[shown[-1][1] : shown[-1][2]].rstrip())
    else:
        end = next(t for t in source.document.tokens if t[1] >= entry.start and t[0] in TITLES)[2]
    return Splice(end, end, f" {mark}")


def _without_tag(source: MapText, start: int, end: int) -> Splice:
    if source.body[start - 1] in " \t":
        return Splice(start - 1, end, "")
    more = source.body[end : source.line_end(end)]
    return Splice(start, end + (1 if more.startswith(" ") and more.strip() else 0), "")
