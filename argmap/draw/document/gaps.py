"""A worksheet with gaps, drawn from a map by chance that a seed decides, and the key to it.

A sheet and its key are two lists of blocks that are made together and share nothing: what is gapped stands nowhere on the
sheet but in the list of what belongs into the gaps, which is in the order of the alphabet, and at the highest level not
even there. What is chosen does not depend on what is right, so that nobody can tell the one from the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from argmap.domain.diagnostics import MapError
from argmap.domain.model import Stance, Statement
from argmap.domain.naming import listed, map_name, quoted
from argmap.draw.document.gap_places import Places, is_unsaid
from argmap.draw.document.gap_relations import ASKED, Relations, askable
from argmap.draw.document.gap_verdicts import ANSWERS, Case, Weighed, cases, is_constant, varied
from argmap.draw.document.worksheet import Block, Run, source_note, text_of
from argmap.draw.material import Material, Point

GAPS = ("titles", "relations", "premises", "warrants", "order", "roles", "verdicts")
USUAL = ("titles", "relations", "order")
LEVELS = (1, 2, 3)
_SHARE = {1: 0.25, 2: 0.5, 3: 0.75}  # of what may be gapped
_LONG, _SHORT = "_" * 44, "_" * 18  # room for a title and for a word, by hand
_MOST = {1: 6, 2: 8, 3: 10}  # claims that are asked about one by one


@dataclass(frozen=True, slots=True)
class Choice:
    """The choice of what a worksheet asks: the kinds of gaps, how many they are, and the seed of its chance."""

    gaps: Sequence[str] = USUAL
    level: int = 1
    seed: int = 1
    variant: int = 1


@dataclass
class Worksheet:
    """A sheet for a student and its key."""

    sheet: list[Block] = field(default_factory=list)
    key: list[Block] = field(default_factory=list)


def worksheet(material: Material, weighed: Weighed, choice: Choice) -> Worksheet:
    """Make a sheet and its key; the same map and choice give the same.

    ``weighed`` says what becomes of each claim if one is false, or if none is. A map that has nothing of what is chosen is
    an error.
    """
    made = _Maker(material, weighed, choice).make()
    if not any(block.kind != "title" for block in made.key):
        name = quoted(map_name(material.map))
        message = f"A worksheet of {name} would ask nothing: the map has nothing of that kind ({listed(choice.gaps)})."
        raise MapError.because("nothing-to-ask", message, f"Ask for something else: {', '.join(GAPS)}.")
    return made


class _Maker:
    def __init__(self, material: Material, weighed: Weighed, choice: Choice) -> None:
        self.material = material
        self.weighed = weighed
        self.choice = choice
        self.chance = Random(f"{choice.seed}/{choice.variant}")
        self.made = Worksheet()
        self.number = 0
        self.unsaid: list[str] = []  # the gaps of what the text leaves unsaid
        self.hidden = self._hidden()
        self.relations = Relations(material, self._claims_with_gaps())

    def make(self) -> Worksheet:
        material, n = self.material, self.choice.variant
        title = map_name(material.map)
        self.made.sheet.append(Block("title", ((material.words("worksheet.sheet", n=n, title=title), ""),)))
        self.made.sheet += source_note(material)
        self.made.key.append(Block("title", ((material.words("worksheet.key", n=n, title=title), ""),)))
        self.made.sheet.append(Block("text", ((material.words("worksheet.name"), ""),)))
        self.made.sheet += text_of(material)
        is_told = bool({"titles", "relations", "premises", "warrants"} & set(self.choice.gaps)) and self._outline()
        if "order" in self.choice.gaps:
            self._order()
        if "roles" in self.choice.gaps:
            is_told = self._roles(is_told=is_told) or is_told
        if "verdicts" in self.choice.gaps:
            self._verdicts(is_told=is_told)
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
                premises = [b for b in material.numbers if b in step.sources]
                if step.kind == "support" and len(premises) > 1 and not hidden & set(premises):
                    hidden.add(self.chance.choice(premises))
        if "warrants" in gaps:
            hidden |= {b for b in material.numbers if is_unsaid(material, b)}
        return hidden

    def _claims_with_gaps(self) -> set[str]:
        """Choose the claims whose relation is a gap, of those that have their title; where roles are asked, none is told."""
        if "roles" in self.choice.gaps:
            return {point.box for point in self.material.points if point.step is not None}
        asked = [box for box in askable(self.material) if box not in self.hidden]
        return self._some(asked) if "relations" in self.choice.gaps else set()

    def _some(self, boxes: Sequence[str]) -> set[str]:
        return set(self.chance.sample(boxes, round(len(boxes) * _SHARE[self.choice.level]) or min(1, len(boxes))))

    def _outline(self) -> bool:
        """The outline with its gaps, what belongs into them, and the answers, if there is any gap; return whether."""
        words = self.material.words
        answers: list[tuple[int, str]] = []
        items = [self._point(point, answers) for point in self.material.points]
        if not answers:
            return False
        self._head("worksheet.fill")
        if self.relations.gapped and "roles" not in self.choice.gaps:
            self.made.sheet += self._choices("worksheet.relations", "document.short", ASKED)
        bank = sorted(
            {self.material.title(b) for b in self.hidden if not is_unsaid(self.material, b)}, key=str.casefold
        )
        if len(bank) > 1 and self.choice.level < max(LEVELS):  # one alone would be the answer
            self.made.sheet.append(Block("text", ((words("worksheet.bank"), ""),)))
            self.made.sheet += [Block("item", ((title, ""),)) for title in bank]
        self.made.sheet.append(Block("text", ((words("worksheet.fill_told"), ""),)))
        if self.unsaid:  # or students would look for it in the text
            hint = words("worksheet.unsaid", gaps=", ".join(self.unsaid))
            self.made.sheet.append(Block("text", ((hint, ""),)))
        self.made.sheet += items
        self.made.key += [Block("item", ((f"({n})", "bold"), (f" {answer}", ""))) for n, answer in answers]
        for boxes in Places(self.relations, self.hidden).exchangeable:
            places = words.listed(self.material.numbers[box] for box in boxes)
            self.made.key.append(Block("text", ((words("worksheet.exchange", places=places), ""),)))
        return True

    def _choices(self, key: str, path: str, kinds: Sequence[str]) -> Iterator[Block]:
        """Tell what to write, and what each of the words means."""
        words = self.material.words
        yield Block("text", ((words(key), ""),))
        for kind in kinds:
            meaning = words(f"worksheet.meaning.{kind}")
            yield Block("item", ((words(f"{path}.{kind}"), "bold"), (f": {meaning}", "")))

    def _point(self, point: Point, answers: list[tuple[int, str]]) -> Block:
        material, words = self.material, self.material.words
        number = material.numbers.get(point.box, "")
        runs: list[Run] = [] if point.again else [(f"{number} ", "")]
        if point.step is not None and "roles" not in self.choice.gaps:
            is_gap = point.box in self.relations.gapped
            gap = self._gap(self.relations.answers(point), _SHORT, answers) if is_gap else None
            runs += [gap or (self.relations.word(point), "italic"), (" ", "")]
        if point.step is not None and (others := self.relations.partners(point)):
            runs.append((f"{words('worksheet.together', names=others)} ", ""))
        if point.again:
            runs.append((words("document.see", number=number), ""))
        elif point.box in self.hidden:
            runs.append(self._gap(material.title(point.box), _LONG, answers))
            self.unsaid += [f"({self.number})"] if is_unsaid(material, point.box) else []
        else:
            runs.append((material.title(point.box), "bold"))
        return Block("item", tuple(runs), material.level(point))

    def _gap(self, answer: str, room: str, answers: list[tuple[int, str]]) -> Run:
        self.number += 1
        answers.append((self.number, answer))
        return (f"({self.number}) {room}", "gap")

    def _order(self) -> None:
        """Claims to be put into the order of the text, none of which it says again after another one."""
        places: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {}
        shown = self._shown()
        for box in self.chance.sample(shown, len(shown)):
            sentences = sorted((a.paragraph, a.sentence) for a in self.material.element(box).anchors)
            if sentences and not any(a <= sentences[-1] and sentences[0] <= b for a, b in places.values()):
                places[box] = (sentences[0], sentences[-1])
        boxes = list(places)[: _MOST[self.choice.level]]
        if len(boxes) < 3:
            return
        letters = {box: chr(ord("A") + n) for n, box in enumerate(boxes)}
        self._head("worksheet.order")
        self.made.sheet.append(Block("text", ((self.material.words("worksheet.order_told"), ""),)))
        self.made.sheet += [self._lettered(letters[box], self.material.title(box)) for box in boxes]
        self.made.sheet.append(Block("text", ((_LONG, "gap"),)))
        in_order = sorted(boxes, key=lambda box: places[box])
        self.made.key.append(Block("text", ((", ".join(letters[box] for box in in_order), ""),)))

    def _roles(self, *, is_told: bool) -> bool:
        """Claims whose relation to the one above is asked for, below the outline; return whether there are any."""
        points = {p.box: p for p in self.material.points if not p.again and p.step is not None}
        asked = [box for box in askable(self.material) if box not in self.hidden and box in points]
        mixed = self.chance.sample(asked, len(asked))
        plain = [Case(box, "", " ".join(self.relations.kinds(points[box]))) for box in mixed]
        chosen = varied(plain, _MOST[self.choice.level])
        if is_constant(chosen):
            return False
        self._head("worksheet.roles")
        self.made.sheet += [] if is_told else self._whole()
        self.made.sheet += self._choices("worksheet.choose", "document.short", ASKED)
        self._one_by_one("worksheet.roles_told", chosen, [self.relations.answers(points[c.box]) for c in chosen])
        return True

    def _verdicts(self, *, is_told: bool) -> None:
        words = self.material.words
        unclear = self._unclear()
        below: dict[str, list[str]] = {b: [] for b in self._shown() if self._is_put_forward(b) and b not in unclear}
        for point in self.material.points:
            if point.above in below and point.box in below and point.box != point.above and not self._hides(point):
                below[point.above].append(point.box)
        chosen = cases(below, self.weighed, self.chance, _MOST[self.choice.level])
        if not chosen:
            return
        self._head("worksheet.verdicts")
        self.made.sheet += [] if is_told else self._whole()
        self.made.sheet += self._choices("worksheet.choose", "worksheet.verdict", ANSWERS)
        answers = [[words(f"worksheet.verdict.{answer}") for answer in case.answer.split()] for case in chosen]
        self._one_by_one("worksheet.verdicts_told", chosen, [words.listed(a, "worksheet.either") for a in answers])

    def _hides(self, point: Point) -> bool:
        """Return whether the sheet leaves untold that a premise counts only together with others."""
        return bool(self.material.together(point)) and not self.relations.partners(point)

    def _unclear(self) -> set[str]:
        """Return the claims of which nobody can say what becomes of them who is not told which premises count together."""
        weighed = self.weighed("")
        unclear = {
            p.above for p in self.material.points if p.above and self._hides(p) and weighed.get(p.box) != "holds"
        }
        above = {(p.box, p.above) for p in self.material.points if p.above}
        while more := {upper for lower, upper in above if lower in unclear} - unclear:
            unclear |= more
        return unclear

    def _is_put_forward(self, box: str) -> bool:
        """Return whether somebody claims it; of what is only supposed or asked nobody can say that it holds or falls."""
        element = self.material.element(box)
        return not isinstance(element, Statement) or element.stance not in (Stance.SUPPOSED, Stance.ASKED)

    def _one_by_one(self, key: str, chosen: Sequence[Case], answers: Sequence[str]) -> None:
        """Claims of which each is asked one thing."""
        self.made.sheet.append(Block("text", ((self.material.words(key), ""),)))
        for n, (case, answer) in enumerate(zip(chosen, answers, strict=True)):
            letter, claim = chr(ord("A") + n), self.material.title(case.box)
            if case.without:
                other = self.material.quoted(case.without)
                claim = self.material.words("worksheet.supposing", claim=claim, other=other)
            self.made.sheet.append(self._lettered(letter, claim, (" ", ""), (_SHORT, "gap")))
            self.made.key.append(Block("item", ((letter, "bold"), (f" {answer}", ""))))

    def _whole(self) -> list[Block]:
        """The outline, with the gaps of no key."""
        return [self._point(point, []) for point in self.material.points]

    def _shown(self) -> list[str]:
        return [box for box in self.material.numbers if box not in self.hidden]

    def _lettered(self, letter: str, claim: str, *room: Run) -> Block:
        return Block("item", ((letter, "bold"), (f" {claim}", ""), *room))

    def _head(self, key: str) -> None:
        for side in (self.made.sheet, self.made.key):
            side.append(Block("heading", ((self.material.words(key), ""),)))
