"""A worksheet with gaps, drawn from a map by chance that a seed decides, and the key to it.

A sheet and its key are two lists of blocks that are made together and share nothing: what is gapped stands nowhere on the
sheet but in the list of what belongs into the gaps, which is in the order of the alphabet, and at the highest level not
even there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random

from argmap.domain.diagnostics import Diagnostic, MapError
from argmap.domain.model import Statement
from argmap.domain.naming import listed, quoted
from argmap.draw.document.material import Material, Point
from argmap.draw.document.worksheet import Block, Run, source_note, text_of

GAPS = ("titles", "relations", "premises", "warrants", "order", "roles", "verdicts")
USUAL = ("titles", "relations", "order")
LEVELS = (1, 2, 3)
_SHARE = {1: 0.25, 2: 0.5, 3: 0.75}  # of what may be gapped
_MOST = 6  # claims that are asked about one by one


@dataclass(frozen=True, slots=True)
class Choice:
    """What a worksheet asks: the kinds of gaps, how many they are, and the seed of its chance."""

    gaps: Sequence[str] = USUAL
    level: int = 1
    seed: int = 1
    variant: int = 1


@dataclass
class Worksheet:
    """A sheet for a student and its key."""

    sheet: list[Block] = field(default_factory=list)
    key: list[Block] = field(default_factory=list)


def worksheet(material: Material, standing: Mapping[str, str], choice: Choice) -> Worksheet:
    """Make a sheet and its key; the same map and choice give the same. ``standing`` says what becomes of each claim.

    A map that has nothing of what is chosen is an error.
    """
    made = _Maker(material, standing, choice).make()
    if not any(block.kind != "title" for block in made.key):
        name = quoted(material.map.title or material.map.id)
        message = f"A worksheet of {name} would ask nothing: the map has nothing of that kind ({listed(choice.gaps)})."
        raise MapError(Diagnostic("nothing-to-ask", message, None, f"Ask for something else: {listed(GAPS)}."))
    return made


class _Maker:
    def __init__(self, material: Material, standing: Mapping[str, str], choice: Choice) -> None:
        self.material = material
        self.standing = standing
        self.choice = choice
        self.chance = Random(f"{choice.seed}/{choice.variant}")
        self.made = Worksheet()
        self.number = 0
        self.hidden = self._hidden()
        self.untold = self._untold()

    def make(self) -> Worksheet:
        material, n = self.material, self.choice.variant
        title = material.map.title or material.map.id
        self.made.sheet.append(Block("title", ((material.words("worksheet.sheet", n=n, title=title), ""),)))
        self.made.sheet += source_note(material)
        self.made.key.append(Block("title", ((material.words("worksheet.key", n=n, title=title), ""),)))
        self.made.sheet.append(Block("text", ((material.words("worksheet.name"), ""),)))
        self.made.sheet += text_of(material)
        told = {"titles", "relations", "premises", "warrants"} & set(self.choice.gaps) and self._outline()
        if "order" in self.choice.gaps:
            self._order()
        if "roles" in self.choice.gaps:
            self._roles(outline_told=bool(told))
        if "verdicts" in self.choice.gaps:
            self._verdicts()
        return self.made

    def _hidden(self) -> set[str]:
        """Choose the claims that are gaps in the outline."""
        material, gaps = self.material, self.choice.gaps
        roots = {point.box for point in material.points if point.step is None}
        hidden: set[str] = set()
        if "titles" in gaps:
            hidden |= self._some([b for b in material.numbers if b not in roots])
        if "premises" in gaps:
            for step in material.structure.steps.values():
                premises = [s for s in step.sources if s in material.numbers]
                if step.kind == "support" and len(premises) > 1 and not hidden & set(premises):
                    hidden.add(self.chance.choice(sorted(premises)))
        if "warrants" in gaps:
            hidden |= {b for b in material.numbers if self._is_unsaid(b)}
        return hidden

    def _is_unsaid(self, box: str) -> bool:
        element = self.material.element(box)
        return isinstance(element, Statement) and element.implicit

    def _untold(self) -> set[str]:
        """Choose the claims whose relation is a gap; where roles are asked, no relation is told."""
        below = [p.box for p in self.material.points if p.step is not None and not p.again]
        if "roles" in self.choice.gaps:
            return set(below)
        return self._some(below) if "relations" in self.choice.gaps else set()

    def _some(self, boxes: Sequence[str]) -> set[str]:
        ordered = sorted(boxes)
        return set(self.chance.sample(ordered, round(len(ordered) * _SHARE[self.choice.level]) or min(1, len(ordered))))

    def _outline(self) -> bool:
        """The outline with its gaps, what belongs into them, and the answers, if there is any gap; return whether."""
        words = self.material.words
        answers: list[tuple[int, str]] = []
        items = [self._point(point, answers) for point in self.material.points]
        if not answers:
            return False
        self._head("worksheet.fill", "worksheet.fill_told")
        if self.untold and "roles" not in self.choice.gaps:
            kinds = dict.fromkeys(self.material.kind(p) for p in self.material.points if p.step is not None)
            told = words.listed(sorted(words(f"document.short.{kind}") for kind in kinds))
            self.made.sheet.append(Block("text", ((words("worksheet.relations", choices=told), ""),)))
        self.made.sheet += items
        bank = sorted({self.material.title(b) for b in self.hidden if not self._is_unsaid(b)}, key=str.casefold)
        if bank and self.choice.level < max(LEVELS):
            self.made.sheet.append(Block("task", ((words("worksheet.bank"), ""),)))
            self.made.sheet += [Block("item", ((title, ""),)) for title in bank]
        self.made.key += [Block("item", ((f"({n})", "bold"), (f" {answer}", ""))) for n, answer in answers]
        return True

    def _point(self, point: Point, answers: list[tuple[int, str]]) -> Block:
        material, words = self.material, self.material.words
        number = material.numbers.get(point.box, "")
        runs: list[Run] = [] if point.again else [(f"{number} ", "")]
        if point.step is not None and "roles" not in self.choice.gaps:
            said = words(f"document.short.{material.kind(point)}")
            if point.box in self.untold:
                said = self._gap(said, answers, short=True)
            runs += [(said, "italic"), (" ", "")]
        if point.step is not None and (others := material.partners(point)):
            runs.append((f"{words('worksheet.together', names=others)} ", ""))
        if point.again:
            runs.append((words("document.see", number=number), ""))
        elif point.box in self.hidden:
            runs.append((self._gap(material.title(point.box), answers), ""))
        else:
            runs.append((material.title(point.box), "bold"))
        return Block("item", tuple(runs), material.level(point))

    def _gap(self, answer: str, answers: list[tuple[int, str]], *, short: bool = False) -> str:
        self.number += 1
        answers.append((self.number, answer))
        return f"({self.number}) {'_' * (12 if short else 34)}"

    def _order(self) -> None:
        """Claims to be put into the order of the text, each from a sentence of its own."""
        places: dict[tuple[int, int], str] = {}
        for box in self._shown():
            if anchors := self.material.element(box).anchors:
                places.setdefault((anchors[0].paragraph, anchors[0].sentence), box)
        boxes = [places[p] for p in sorted(self.chance.sample(sorted(places), min(_MOST, len(places))))]
        if len(boxes) < 3:
            return
        mixed = self.chance.sample(boxes, len(boxes))
        letters = {box: chr(ord("A") + n) for n, box in enumerate(mixed)}
        self._head("worksheet.order", "worksheet.order_told")
        self.made.sheet += [self._lettered(letters[box], box, "") for box in mixed]
        self.made.key.append(Block("text", ((", ".join(letters[box] for box in boxes), ""),)))

    def _roles(self, *, outline_told: bool) -> None:
        """Claims whose relation to the one above is asked for; without the outline nobody could tell which one that is."""
        kinds = {p.box: self.material.kind(p) for p in self.material.points if not p.again and p.step is not None}
        said = {box: self.material.words(f"document.short.{kind}") for box, kind in kinds.items()}
        outline = [] if outline_told else [self._point(point, []) for point in self.material.points]
        self._one_by_one("worksheet.roles", said, sorted(dict.fromkeys(said.values())), outline)

    def _verdicts(self) -> None:
        words = self.material.words
        said = {b: words(f"worksheet.verdict.{self.standing.get(b) or 'holds'}") for b in self.material.numbers}
        choices = [words(f"worksheet.verdict.{verdict}") for verdict in ("holds", "falls", "open")]
        self._one_by_one("worksheet.verdicts", said, choices)

    def _one_by_one(
        self, key: str, said: Mapping[str, str], choices: Sequence[str], outline: Sequence[Block] = ()
    ) -> None:
        """Claims of which each is asked one thing; each answer is right for some of them, if it is for any."""
        groups: dict[str, list[str]] = {}
        for box in self._shown():
            if box in said:
                groups.setdefault(said[box], []).append(box)
        mixed = [self.chance.sample(group, len(group)) for _, group in sorted(groups.items())]
        boxes = [box for row in zip_longest(*mixed) for box in row if box is not None][:_MOST]
        if not boxes:
            return
        boxes = self.chance.sample(boxes, len(boxes))
        self._head(key, f"{key}_told", outline, choices=self.material.words.listed(choices))
        for n, box in enumerate(boxes):
            letter = chr(ord("A") + n)
            self.made.sheet.append(self._lettered(letter, box, f" {'_' * 16}"))
            self.made.key.append(Block("item", ((letter, "bold"), (f" {said[box]}", ""))))

    def _shown(self) -> list[str]:
        return sorted(box for box in self.material.numbers if box not in self.hidden)

    def _lettered(self, letter: str, box: str, room: str) -> Block:
        return Block("item", ((letter, "bold"), (f" {self.material.title(box)}{room}", "")))

    def _head(self, key: str, told: str, before: Sequence[Block] = (), **values: object) -> None:
        words = self.material.words
        for side in (self.made.sheet, self.made.key):
            side.append(Block("heading", ((words(key), ""),)))
        self.made.sheet += [*before, Block("text", ((words(told, **values), ""),))]
