"""Plans of slides: an overview first, then one slide for each sub-argument, split where it is large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from argmap.domain.structure import grouped
from argmap.draw.document.sheet import LEAST, SCALES, Sheet, arrange
from argmap.draw.material import Material
from argmap.draw.structure import Step

DEEPEST = 3  # levels below the root of a slide: with more columns, boxes would be too narrow to read
_ROW = (3, 4)  # boxes side by side where a chain is folded into rows
_MOST_IN_ROWS = 200  # boxes of a chain that are tried there: more than a slide holds
_MOST_TOGETHER = 4  # sub-arguments on one slide
_READABLE = 1.2  # pt for each px of a card, at least, where several share a slide
MOST_SLIDES = 120  # what is not on one of them is counted: on the box that it stands below, and on the last slide

Pair = tuple[str, Step]


@dataclass(frozen=True, slots=True)
class Page:
    """One slide: what it is about (``root``; empty for boxes that stand alone), which part of how many, its boxes."""

    root: str
    part: int
    parts: int
    sheet: Sheet
    overview: bool = False
    beside: tuple[str, ...] = ()  # what else it is about

    @property
    def roots(self) -> tuple[str, ...]:
        """All that it is about."""
        return (self.root, *self.beside)


@dataclass
class _Plan:
    material: Material
    pages: list[Page] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)  # boxes that slides are about

    def add(self, root: str, overview: bool = False) -> None:
        """Add the slides about ``root``, and then those about what found no place on them."""
        stack = [(root, overview)]
        while stack and len(self.pages) < MOST_SLIDES:
            box, overview = stack.pop()
            if box in self.begun:
                continue
            self.begun.add(box)
            if rows := rows_of(self.material, box):
                self.pages.append(Page(box, 1, 1, rows, overview))
                stack += [(name, False) for name in self._folded([rows])]
                continue
            sheets = list(islice(self._sheets(box, overview), MOST_SLIDES - len(self.pages)))
            self.pages += [Page(box, i, len(sheets), s, overview) for i, s in enumerate(sheets, 1)]
            cut = self.material.structure.children.get(box, []) if overview else self._folded(sheets)
            stack += [(name, False) for name in reversed(cut) if self.material.below[name]]

    def _folded(self, sheets: list[Sheet]) -> list[str]:
        """Return what is folded on these slides, and belongs where it stands on them."""
        home = self.material.structure.parent
        return [
            child
            for sheet in sheets
            for box, below in sheet.children.items()
            for child in below
            if child in sheet.folded and home.get(child) == box
        ]

    def _sheets(self, root: str, overview: bool) -> Iterator[Sheet]:
        pairs = self.material.below[root]
        for depth in range(DEEPEST, 0, -1):
            sheet = self._sheet(root, pairs, depth)
            if sheet.fits:
                yield largest(self.material, sheet)
                return
        groups = self._groups(pairs)
        depths = [1] if overview else range(DEEPEST, 0, -1)
        depth = next((d for d in depths if all(self._sheet(root, g, d).fits for g in groups)), 1)
        if not all(self._sheet(root, group, depth).fits for group in groups):
            groups = [[pair] for pair in pairs]  # premises that would fill a slide on their own are parted after all
        rest: list[Pair] = []
        for group in groups:
            if rest and not self._sheet(root, rest + group, depth).fits:
                yield largest(self.material, self._sheet(root, rest, depth))
                rest = []
            rest = rest + group
        yield largest(self.material, self._sheet(root, rest, depth))

    def _groups(self, pairs: Sequence[Pair]) -> list[list[Pair]]:
        """Premises that count only together, with what undercuts them."""
        groups = grouped((self.material.group(pair[1]), pair) for pair in pairs)
        return list(groups.values())

    def _sheet(self, root: str, pairs: Sequence[Pair], depth: int) -> Sheet:
        return arrange(self.material, unfold(self.material, root, pairs, depth), LEAST)


def plan(material: Material) -> list[Page]:
    """The slides of a map, in order."""
    made = _Plan(material)
    structure = material.structure
    for number, root in enumerate(root for root in structure.roots if material.below[root]):
        made.add(root, overview=number == 0)
    made.pages[:] = _joined(material, made.pages)
    shown = {box for page in made.pages for box in page.sheet.children}
    loose = [root for root in structure.roots if not material.below[root] and root not in shown]
    sheets = list(islice(_loose(material, loose), MOST_SLIDES - len(made.pages)))
    loose_pages = [Page("", i, len(sheets), s, not made.pages) for i, s in enumerate(sheets, 1)]
    if len(loose_pages) == 1 and len(made.pages) > 1 and (both := _both(material, made.pages[-1], loose_pages[0])):
        return [*made.pages[:-1], both]
    return [*made.pages, *loose_pages]


def unshown(material: Material, pages: Sequence[Page]) -> int:
    """Return how many boxes of the map are on no slide."""
    shown = {box for page in pages for box in page.sheet.children}
    return len(material.below.keys() - shown)


def _joined(material: Material, pages: Sequence[Page]) -> list[Page]:
    """The same with small neighbours on one slide, so that slides are few and full; the overview stands alone."""
    joined: list[Page] = []
    for page in pages:
        last = joined[-1] if joined else None
        both = _both(material, last, page) if last is not None else None
        if both is None:
            joined.append(page)
        else:
            joined[-1] = both
    return joined


def _both(material: Material, one: Page, other: Page) -> Page | None:
    """Two pages as one, if both are whole and everything can still be read well."""
    if one.overview or one.parts > 1 or other.parts > 1 or len(one.roots) >= _MOST_TOGETHER:
        return None
    shared = one.sheet.children.keys() & other.sheet.children.keys()
    if any(one.sheet.children[box] or other.sheet.children[box] for box in shared) or other.root in shared:
        return None
    children = {**one.sheet.children, **other.sheet.children}
    if shared or not (sheet := arrange(material, children, _READABLE)).fits:
        return None
    return Page(one.root, 1, 1, largest(material, sheet), beside=(*one.beside, *([other.root] if other.root else [])))


def _loose(material: Material, boxes: list[str]) -> Iterator[Sheet]:
    """Boxes that no relation ties to others, as many on each slide as have room."""
    taken: list[str] = []
    for box in boxes:
        if taken and not arrange(material, {name: [] for name in (*taken, box)}, LEAST).fits:
            yield largest(material, arrange(material, {name: [] for name in taken}, LEAST))
            taken = []
        taken.append(box)
    if taken:
        yield largest(material, arrange(material, {name: [] for name in taken}, LEAST))


def unfold(material: Material, root: str, pairs: Sequence[Pair], depth: int) -> dict[str, list[str]]:
    """The boxes at most ``depth`` below ``root``, each with those placed below it; ``pairs`` are below the root.

    A box that belongs elsewhere is shown where it is needed, but unfolded at home only.
    """
    children: dict[str, list[str]] = {root: []}
    row = [root]
    for _ in range(depth):
        following: list[str] = []
        for box in row:
            for child, _step in pairs if box == root else material.below[box]:
                if child in children:
                    continue
                children[box].append(child)
                children[child] = []
                if material.structure.parent.get(child) == box:
                    following.append(child)
        row = following
    return children


def rows_of(material: Material, root: str) -> Sheet | None:
    """A chain below ``root`` in rows, as much of it as the slide holds and as large as it can be; else ``None``."""
    chain = [root]
    while len(chain) < _MOST_IN_ROWS:
        below = [child for child, _ in material.below[chain[-1]]]
        if len(below) != 1 or material.structure.parent.get(below[0]) != chain[-1] or below[0] in chain:
            break
        chain += below
    if len(chain) <= DEEPEST + 1 or material.direction == "top-down":
        return None
    sheets = [sheet for columns in _ROW if (sheet := _most_of(material, chain, columns))]
    return max(sheets, key=lambda sheet: (len(sheet.children), sheet.scale), default=None)


def _most_of(material: Material, chain: Sequence[str], columns: int) -> Sheet | None:
    """As much of a chain in rows of so many boxes as a slide holds; what it goes on below is at the end of a row."""
    best: Sheet | None = None
    for end in dict.fromkeys((*range(columns, len(chain), columns), len(chain))):
        if end == len(chain) and end % columns == 1 and material.below[chain[-1]]:
            break
        rows = [chain[at : min(at + columns, end)] for at in range(0, end, columns)]
        children = {box: list(row[at : at + 1]) for row in rows for at, box in enumerate(row, 1)}
        sheet = arrange(material, children, LEAST)
        if not sheet.fits:
            break
        best = sheet
    return largest(material, best) if best and len(best.children) > columns else None


def largest(material: Material, sheet: Sheet) -> Sheet:
    """The same boxes as large as the slide allows."""
    tried = (arrange(material, sheet.children, scale) for scale in SCALES)
    return next((larger for larger in tried if larger.fits), sheet)
