"""Edits of what one element says: its words, title, role, tags, facts, scheme and the sentences that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from argmap.domain.links import LINKS
from argmap.domain.model import Anchor, Argument, ArgumentMap, Hedge, Inference, Point, Stance
from argmap.edit.change import Splice
from argmap.edit.data import pairs, set_keys
from argmap.edit.edit import Edit
from argmap.edit.entry import SAID, TITLES, has_key, set_data, statement, tokens_of
from argmap.edit.expectation import changed, with_inherited
from argmap.edit.renaming import renamed
from argmap.edit.source import MapText, refuse
from argmap.edit.text import check_title, one_line, written
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.fields import anchor_data
from argmap.formats.argdown.tree import Entry


@dataclass(frozen=True, slots=True)
class Reword(Edit):
    """Say a statement or argument in other words."""

    element: str
    text: str

    def splices(self, source: MapText) -> list[Splice]:
        """Only the words between title and tags."""
        point = source.point(self.element)
        text = written(one_line(self.text))
        if has_key(source, point.id, "text"):
            return set_data(source, point.id, {"text": one_line(self.text)})
        entry = source.definition(point.id).entry
        assert isinstance(entry, Entry)
        tokens = tokens_of(source, entry)
        said = [t for t in tokens if t[0] in SAID and source.body[t[1] : t[2]].strip()]
        if said:
            start = (
                said[0][1]
                + len(source.body[said[0][1] : said[0][2]])
                - len(source.body[said[0][1] : said[0][2]].lstrip())
            )
            end = said[-1][1] + len(source.body[said[-1][1] : said[-1][2]].rstrip())
            inside = [source.body[a:b] for kind, a, b in tokens if kind == tk.TAG and start <= a and b <= end]
            return [Splice(start, end, " ".join([text, *inside]))]
        title = next(t for t in source.document.tokens if t[1] >= entry.start and t[0] in TITLES)
        if title[0] in (tk.STATEMENT_DEFINITION, tk.ARGUMENT_DEFINITION):
            return [Splice(title[2], title[2], f" {text}")]
        return [Splice(title[2], title[2], f": {text}")]

    def expected(self, source: MapText) -> ArgumentMap:
        """The same element with the text, and none of the marks and links of the old one."""
        point = source.point(self.element)
        text = one_line(self.text)
        if has_key(source, point.id, "text"):
            return changed(source.map, replace(point, text=text))
        extra = {k: v for k, v in point.extra.items() if k not in ("argdown:markup", "argdown:members", LINKS)}
        own = source.definition(point.id).entry
        entries = [e for e in source.claims[point.id].entries if not e.reference and e is not own]
        if others := [e.text for e in entries if e.text != text]:
            extra["argdown:members"] = others
        return changed(source.map, replace(point, text=text, extra=extra))


@dataclass(frozen=True, slots=True)
class Retitle(Edit):
    """Give a statement or argument another title, wherever the text names it.

    An id that came from the title goes with it, unless the settings name it, or other files (``keep_id``): then it is
    written into the data.
    """

    element: str
    title: str
    keep_id: bool = False

    def splices(self, source: MapText) -> list[Splice]:
        """Every title in brackets, and the id where it must stay."""
        point = source.point(self.element)
        title, claim = self.title.strip(), source.claims[point.id]
        if has_key(source, point.id, "title"):
            return set_data(source, point.id, {"title": title})
        check_title(source, title, claim.argument, point.id)
        entry = source.definition(point.id).entry
        if entry.title is None:  # type: ignore[union-attr]
            assert isinstance(entry, Entry)
            start = next(t[1] for t in tokens_of(source, entry) if t[0] != tk.SPACE)
            marks = "<>" if claim.argument else "[]"
            return [Splice(start, start, f"{marks[0]}{title}{marks[1]}: ")]
        splices = [Splice(*span, title) for span in self._named(source, claim.title, claim.argument)]
        if self._kept(source, point):
            splices += set_data(source, point.id, {"id": point.id})
        return splices

    @staticmethod
    def _named(source: MapText, title: str, argument: bool) -> list[tuple[int, int]]:
        kinds = (
            (tk.ARGUMENT_DEFINITION, tk.ARGUMENT_REFERENCE)
            if argument
            else (tk.STATEMENT_DEFINITION, tk.STATEMENT_REFERENCE)
        )
        splices = []
        for kind, start, end in source.document.tokens:
            mention = kind == tk.MENTION and source.body[start + 1] == ("<" if argument else "[")
            if kind not in kinds and not mention:
                continue
            before, behind = (2, 1) if mention else TITLES[kind]
            inner = source.body[start + before : end - behind]
            if inner.strip() == title:
                begins = start + before + len(inner) - len(inner.lstrip())
                splices.append((begins, begins + len(title)))
        return splices

    def _kept(self, source: MapText, point: Point) -> bool:
        """Return whether the id stays though the title goes: the settings name it, or another file does."""
        block = source.document.frontmatter
        if has_key(source, point.id, "id"):
            return False
        if block is None or self.keep_id:
            return self.keep_id
        named = rf"(?<![\w-]){re.escape(point.id)}(?![\w-])"
        return re.search(named, source.body[block.start : block.end]) is not None

    def expected(self, source: MapText) -> ArgumentMap:
        """The same map with the title, and the id that comes from it."""
        return self.expected_of(source, source.map)

    def expected_of(self, source: MapText, argument_map: ArgumentMap) -> ArgumentMap:
        """The same of a map that other edits of the claim have changed already."""
        point, title = source.point(self.element), self.title.strip()
        retitled = changed(argument_map, replace(argument_map.elements[point.id], title=title))  # type: ignore[arg-type]
        if has_key(source, point.id, "title") or has_key(source, point.id, "id") or self._kept(source, point):
            return renamed(source, retitled, point, title, point.id)
        return renamed(source, retitled, point, title)


@dataclass(frozen=True, slots=True)
class SetFact(Edit):
    """Say more of a statement: stance, hedge, strand, by, time, about, language, quotation, implicit, credence, standard.

    ``None`` takes it back. ``by`` and ``about`` are lists; the others are as in the data of an Argdown map.
    """

    element: str
    fact: str
    value: Any = None

    FIELDS: ClassVar[dict[str, str]] = {
        "stance": "stance",
        "hedge": "hedge",
        "strand": "strand",
        "by": "asserted_by",
        "time": "time",
        "about": "entities",
        "language": "language",
        "quotation": "quotation",
        "implicit": "implicit",
        "credence": "credence",
        "standard": "standard",
    }

    def splices(self, source: MapText) -> list[Splice]:
        """The key in the data block."""
        point = self._point(source)
        value = self.value
        if isinstance(value, tuple):
            value = list(value)
        if isinstance(value, Stance):
            value = value.value
        if isinstance(value, Hedge):
            value = value.label
        if value in ("", [], False) or value == Stance.ASSERTED.value:
            value = None
        key = "lang" if self.fact == "language" else self.fact
        if value is None and not has_key(source, point.id, key):
            return []
        return set_data(source, point.id, {key: value})

    def _point(self, source: MapText) -> Point:
        if self.fact not in self.FIELDS:
            raise refuse("fact", f"There is no fact {self.fact!r}.", f"Known are {', '.join(self.FIELDS)}.")
        point = source.point(self.element)
        return point if self.fact == "strand" else statement(source, self.element)

    def expected(self, source: MapText) -> ArgumentMap:
        """The same statement with the fact, or with what it inherits."""
        point = self._point(source)
        value = self._field()
        new = replace(point, **{self.FIELDS[self.fact]: value})
        key = "lang" if self.fact == "language" else self.fact
        empty = value in ("", (), None, False) or value is Stance.ASSERTED
        return changed(source.map, with_inherited(source, new, [key] if empty else (), () if empty else [key]))

    def _field(self) -> Any:
        value = self.value
        try:
            if self.fact == "stance":
                return Stance(value or "asserted")
            if self.fact == "hedge":
                return value if isinstance(value, Hedge) else Hedge.named(value) if value else None
        except ValueError:
            known = [s.value for s in Stance] if self.fact == "stance" else [h.label for h in Hedge]
            raise refuse("value", f"There is no {self.fact} {value!r}.", f"Known are {', '.join(known)}.") from None
        if self.fact in ("by", "about"):
            return (value,) if isinstance(value, str) else tuple(value or ())
        if self.fact in ("quotation", "implicit"):
            return bool(value)
        return value if self.fact == "credence" else value or ""


@dataclass(frozen=True, slots=True)
class SetAnchors(Edit):
    """Say which sentences a statement or argument stands in; see ``anchor_to``."""

    element: str
    anchors: tuple[Anchor, ...]

    def splices(self, source: MapText) -> list[Splice]:
        """The keys ``at``, ``phrase`` and ``digest``."""
        point = source.point(self.element)
        data = anchor_data(self.anchors)
        values = {
            key: data.get(key) for key in ("at", "phrase", "digest") if key in data or has_key(source, point.id, key)
        }
        return set_data(source, point.id, values)

    def expected(self, source: MapText) -> ArgumentMap:
        """The same element with the anchors."""
        new = replace(source.point(self.element), anchors=self.anchors)
        return changed(source.map, with_inherited(source, new))


@dataclass(frozen=True, slots=True)
class SetScheme(Edit):
    """Name the scheme of a step: by its id, or the argument that it is the only step of. Nothing takes it back."""

    step: str
    scheme: str

    def splices(self, source: MapText) -> list[Splice]:
        """The key in the argument's data or the inference line's."""
        step = self._step(source)
        owner = step.argument or ""
        claim = source.claims.get(owner)
        if claim is not None and len(claim.steps) == 1 and "scheme" in claim.data:
            return set_data(source, owner, {"scheme": self.scheme or None})
        line = source.steps[step.id].line
        blocks = [line.data] if line.data else []
        if not self.scheme and not any(pair.key == "scheme" for block in blocks for pair in pairs(source, block)):
            return []
        return set_keys(source, line, blocks, {"scheme": self.scheme or None})

    def _step(self, source: MapText) -> Inference:
        element = source.find(self.step)
        if isinstance(element, Argument) and len(element.inferences) == 1:
            element = source.map[element.inferences[0]]
        if not isinstance(element, Inference):
            raise refuse(
                "no-step", f"{self.step!r} is no step of reasoning.", "Name an inference, or an argument with one step."
            )
        if element.id not in source.steps:
            message = "This reason is a line below what it speaks for, which can name no scheme."
            raise refuse("no-line", message, "Make it an argument first: LinkPremises.")
        return element

    def expected(self, source: MapText) -> ArgumentMap:
        """The step with the scheme."""
        return changed(source.map, replace(self._step(source), scheme=self.scheme))
