"""One slide as a scene: boxes in columns from left to right, junctions between them, all within the slide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from argmap.draw.arrangement.beside import WORD, word_at
from argmap.draw.arrangement.layout import layout
from argmap.draw.arrangement.placement import Placement
from argmap.draw.arrangement.wide import roomy
from argmap.draw.card import TITLE, make_card, mark_word
from argmap.draw.document.below import place_below
from argmap.draw.material import Material
from argmap.draw.path import straight
from argmap.draw.scene import Badge, Box, Point
from argmap.draw.structure import Step

WIDTH, HEIGHT = 900.0, 370.0  # pt, of the part of a slide that boxes may fill
SCALES = (1.9, 1.75, 1.6, 1.5, 1.4, 1.3, 1.2, 1.12)  # pt for each px of a card, largest first
LEAST = 1.05  # the smallest text of a card, 11.6 px, is 12 pt then
_WIDEST = {1: 420.0, 2: 340.0}  # px, of a box where there are so many columns
_WIDE = 280.0  # and where there are more
_NARROWEST = 150.0  # px, of a box that is drawn larger than it must be
_FEW, _WIDEST_BELOW = 4, 300.0  # boxes of a slide from the top down, and px of the widest of more
_GAP = 46.0  # px between columns
_BESIDE, _BELOW, _GROUPS, _TREES = 20.0, 13.0, 18.0, 26.0  # px between boxes that stand alone, siblings, groups, trees
_APART, _MOST_APART = 10.0, 12  # px between lines that end at a box, and how many of them make it higher
ELSEWHERE = "more on slide 000"  # the mark of a box that is unfolded elsewhere, until it is known where


@dataclass(frozen=True)
class Sheet:
    """The boxes of a slide with a place; ``scale`` is pt for each px."""

    material: Material
    children: Mapping[str, list[str]]
    scale: float
    placement: Placement

    @property
    def fits(self) -> bool:
        """Return whether everything is within the slide, and in proportion."""
        width, height = self.size
        if self.scale > LEAST and any(box.width < _NARROWEST for box in self.placement.boxes.values()):
            return False  # better small than broken into many lines
        return width * self.scale <= WIDTH + 0.5 and height * self.scale <= HEIGHT

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in px."""
        placed: list[Box | Badge] = [*self.placement.boxes.values(), *self.placement.badges]
        return max((b.x + b.width for b in placed), default=0), max((b.y + b.height for b in placed), default=0)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The boxes below which something is left out, but for the slide's root, whose rest is on the next part."""
        roots = {box for box, depth in depths_of(self.children).items() if depth == 0}
        return tuple(
            box
            for box in self.children
            if box not in roots and not {child for child, _ in self.material.below[box]} <= self.children.keys()
        )


def arrange(material: Material, children: Mapping[str, list[str]], scale: float) -> Sheet:
    """Place boxes, each with those to stand below it; boxes that belong to no other stand in a grid."""
    depths = depths_of(children)
    if len(depths) == len([box for box, depth in depths.items() if depth == 0]) > 1:
        return _grid(material, children, scale)
    if material.direction == "top-down":
        widest = _WIDEST_BELOW if len(children) > _FEW else _WIDE
        below = place_below(
            material,
            children,
            lambda box, room: _card(material, box, room, children, depths[box]),
            WIDTH / scale,
            widest,
        )
        return Sheet(material, children, scale, below)
    columns = max(depths.values(), default=0) + 1
    room = min(_WIDEST.get(columns, _WIDE), (WIDTH / scale - _GAP * (columns - 1)) / columns)
    bare = {box: _card(material, box, room, children, depths[box]) for box in children}
    cards = {box: roomy(card, len(children[box]), _MOST_APART, _APART) for box, card in bare.items()}
    heights = {box: card.height for box, card in cards.items()}
    beside = material.structure.beside
    roots = sorted((box for box, depth in depths.items() if depth == 0), key=beside.__contains__)
    placement = Placement(margin=0)
    y = 0.0
    for root, tree in zip(roots, layout(roots, children, heights, (), _BELOW, _GROUPS), strict=True):
        if root in beside and not placement.badges:
            placement.badges.append(word_at(material.words("aside.beside"), 0.0, y, root))
            y += WORD + 2
        for box, top in tree.items():
            placement.boxes[box] = cards[box].at(depths[box] * (room + _GAP), y + top)
        y = max(placement.boxes[box].y + cards[box].height for box in tree) + _TREES
    placement.boxes = {box: placement.boxes[box] for box in children}
    _draw_steps(material, placement)
    return Sheet(material, children, scale, placement)


def depths_of(children: Mapping[str, list[str]]) -> dict[str, int]:
    """The column of each box; ``children`` names parents before what is below them."""
    below = {child for row in children.values() for child in row}
    depths = {box: 0 for box in children if box not in below}
    queue = list(depths)
    for box in queue:  # grows while it is read
        for child in children[box]:
            depths[child] = depths[box] + 1
            queue.append(child)
    return depths


def _card(material: Material, box: str, room: float, children: Mapping[str, list[str]], depth: int) -> Box:
    cut = depth > 0 and not {child for child, _ in material.below[box]} <= children.keys()
    marks = material.marks
    if cut:
        standing = material.standing.get(box, "holds")
        own = mark_word(marks.get(box, "" if standing == "holds" else standing), material.words)
        marks = {**marks, box: f"{own} · {ELSEWHERE}" if own else ELSEWHERE}
    return make_card(box, material.structure, material.map, material.standing, marks, room, TITLE, words=material.words)


def _grid(material: Material, children: Mapping[str, list[str]], scale: float) -> Sheet:
    """Boxes that nothing ties together, in rows."""
    columns = min(3, len(children))
    room = min(_WIDE, (WIDTH / scale - _BESIDE * (columns - 1)) / columns)
    placement = Placement(margin=0)
    y = row = 0.0
    for number, box in enumerate(children):
        if number % columns == 0 and number:
            y, row = y + row + _GROUPS, 0.0
        card = _card(material, box, room, children, 0)
        placement.boxes[box] = card.at(number % columns * (room + _BESIDE), y)
        row = max(row, card.height)
    return Sheet(material, children, scale, placement)


def _draw_steps(material: Material, placement: Placement) -> None:
    """Junctions in the gap before the box that a step leads to, and the lines, as straight as their ends allow."""
    boxes = placement.boxes
    drawn: dict[str, Step] = {}
    steps = _steps_between(material, boxes)
    while True:  # a step that is aimed at another is drawn if the other is
        more = [
            s
            for s in steps
            if s.id not in drawn
            and (s.target in boxes or s.target in drawn)
            and any(source in boxes or source in drawn for source in s.sources)
        ]
        if not more:
            break
        drawn.update((step.id, step) for step in more)
    aimed_at = {s.target for s in drawn.values()} | {source for s in drawn.values() for source in s.sources}
    for step in drawn.values():
        if len(step.sources) > 1 or step.id in aimed_at:
            _place_junction(step, placement)
    for step in drawn.values():
        for source in step.sources:
            if source in boxes or source in placement.junctions:
                joint = step.id if step.id in placement.junctions else step.target
                _link(placement, step, source, joint)
        if step.id in placement.junctions:
            _link(placement, step, step.id, step.target)


def _steps_between(material: Material, boxes: Collection[str]) -> list[Step]:
    """The steps that come from ``boxes`` and lead to them; of those to a box that thousands attack, most do not."""
    owner, order = material.structure.owner, {box: place for place, box in enumerate(boxes)}
    steps: dict[str, tuple[int, int, Step]] = {}
    ends = list(boxes)
    for end in ends:  # grows while it is read
        for place, step in material.leaving.get(end, ()):
            if step.id not in steps and owner[step.id] in order:
                steps[step.id] = order[owner[step.id]], place, step
                ends.append(step.id)
    return [step for *_, step in sorted(steps.values(), key=lambda ranked: ranked[:2])]


def _place_junction(step: Step, placement: Placement) -> None:
    boxes, junctions = placement.boxes, placement.junctions
    middles = [boxes[s].y + boxes[s].height / 2 for s in step.sources if s in boxes]
    if step.target in boxes:
        target = boxes[step.target]
        x, y = target.x + target.width + _GAP / 2, target.y + target.height / 2
    else:
        x, y = (junctions[step.target].x, junctions[step.target].y) if step.target in junctions else (0.0, 0.0)
    if middles:
        y = sum(middles) / len(middles)
    while any(abs(j.x - x) < 14 and abs(j.y - y) < 14 for j in junctions.values()):
        y += 15
    placement.add_junction(step, x, y)


def _link(placement: Placement, step: Step, source: str, target: str) -> None:
    ends = [_middle(placement, end) for end in (source, target)]
    if source != target and all(ends):
        placement.add_link(step, source, target, straight(*ends))  # type: ignore[arg-type]


def _middle(placement: Placement, end: str) -> Point | None:
    if end in placement.junctions:
        return placement.junctions[end].x, placement.junctions[end].y
    box: Box | None = placement.boxes.get(end)
    return (box.x + box.width / 2, box.y + box.height / 2) if box else None
