"""A map as pictures on sheets: one, if its text can be read there, else tiles of one picture or numbered parts.

The smallest text of a picture is ``SMALL`` px of the scene; a sheet's scale never brings it below the paper's ``least``.
A map that would need less is first laid out narrower or wider, then divided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from argmap.domain.display import left_out, with_coloured_tags, with_thesis
from argmap.domain.model import ArgumentMap
from argmap.domain.naming import name_of
from argmap.draw.arrangement.untangle import arranged
from argmap.draw.arrangement.wide import TARGET_WIDTH, THESIS_WIDTH, WIDEST, Room
from argmap.draw.card import SMALL, make_card
from argmap.draw.compose import Claims, compose
from argmap.draw.look import Look
from argmap.draw.material import Material
from argmap.draw.measure import clean, joined
from argmap.draw.scene import Scene
from argmap.draw.sheets.division import Division
from argmap.draw.sheets.drawing import Drawing, Sheet, fits_pixels
from argmap.draw.sheets.framing import HEADING, Framer
from argmap.draw.sheets.paper import LEAST_ON_PAPER, ON_WALL, Paper
from argmap.draw.sheets.parts import LINE, Relations
from argmap.draw.sheets.reference import MOST
from argmap.draw.sheets.selection import select
from argmap.draw.structure import Structure, analyse
from argmap.draw.svg import draw_svg
from argmap.read import without_collector
from argmap.words import Words

LARGEST = 3.0  # times the smallest text that is allowed, so that a small map does not shout from its sheet
LARGEST_ON_WALL = 4.0  # the same, of what is read from further away
_JOINED = 60  # characters of the titles over a sheet
_WIDTHS = (TARGET_WIDTH, 860.0, 680.0, 1300.0, 1600.0, 2000.0)  # px, tried in this order
_BELOW = (520.0, 420.0)  # and these too from top to bottom
_TRIED = 300  # boxes up to which several widths are tried
_THIN_LEVEL = 1.5  # boxes a level, at most, of what is little more than a chain
_CHAIN = 5  # levels from which that is one
_FOLDED_BELOW = 0.3  # the fill of a sheet below which a chain is folded
_FULL, _FULL_THESIS = 320.0, 230.0  # px, the widest box with a whole claim, and the first column
_COLUMN, _FULL_COLUMN = 200.0, 290.0  # px, boxes of a part and the gap behind them
_LEAST_OF_BOX = 3_000.0  # square px that a box takes, with the room around it, at the least
_RESERVED = 70.0  # px below it for the caption


@without_collector()
def draw(
    map: ArgumentMap,
    drawing: Drawing,
    standing: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
    paint: Callable[..., str] = draw_svg,
) -> list[Sheet]:
    """The pictures of ``map`` that ``drawing`` asks for, at least one; ``paint`` makes the SVG of a scene.

    ``standing`` and ``marks`` are those of ``compose``, for the whole map.
    """
    map = with_coloured_tags(with_thesis(map))
    if drawing.root is None and drawing.depth is None and not drawing.strands and not left_out(map):
        return Artist(map, drawing, standing, marks, paint=paint).draw()
    structure, hidden = select(map, drawing.root, drawing.depth, drawing.strands)
    notes = folded(hidden, Words(drawing.language or map.language))
    return Artist(map, drawing, standing, marks, notes, structure, paint).draw()


def folded(hidden: Mapping[str, int], words: Words) -> dict[str, list[str]]:
    """Return what boxes say of the statements below them that are not drawn."""
    return {box: [words("picture.more", n=count)] for box, count in hidden.items()}


@without_collector()
def draw_overview(
    map: ArgumentMap,
    drawing: Drawing,
    standing: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
) -> Sheet:
    """One picture: as many levels of ``map`` as can be read in a PNG, at least the roots."""
    map = with_coloured_tags(with_thesis(map))
    best: tuple[Artist, Scene] | None = None
    low, high = 0, max(analyse(map).depth.values(), default=0) + 1
    while high - low > 1:
        middle = (low + high) // 2
        structure, hidden = select(map, drawing.root, middle, drawing.strands)
        if not fits_pixels(len(structure.boxes), _LEAST_OF_BOX):  # by far
            high = middle
            continue
        notes = folded(hidden, Words(drawing.language or map.language))
        artist = Artist(map, drawing, standing, marks, notes, structure)
        scene = artist.compose()
        if fits_pixels(scene.width, scene.height):
            low, best = middle, (artist, scene)
        else:
            high = middle
    if best is None:
        return draw(map, replace(drawing, depth=low), standing, marks)[0]
    return best[0].framer.natural(best[1])


class Artist:
    """Draws one map, with its verdicts, as ``drawing`` says; ``paint`` makes the SVG of a scene."""

    def __init__(
        self,
        map: ArgumentMap,
        drawing: Drawing,
        standing: Mapping[str, str] | None = None,
        marks: Mapping[str, str] | None = None,
        notes: Mapping[str, Sequence[str]] | None = None,
        structure: Structure | None = None,
        paint: Callable[..., str] = draw_svg,
    ) -> None:
        self.map, self.drawing = map, drawing
        self.standing, self.marks, self.notes = standing or {}, marks or {}, notes or {}
        self.structure = structure or arranged(map)
        self.title = clean(map.title) or clean(map.id)
        self.framer = Framer(drawing, self.title, paint)
        self.words = Words(drawing.language or map.language)
        numbers = Material(map).numbers if drawing.numbered else {}
        self.look = Look(drawing.direction, drawing.bare, numbers)
        self.long = drawing.full or drawing.claims

    def draw(self) -> list[Sheet]:
        """The sheets, at least one."""
        paper = self.drawing.sheet
        if paper is None:
            return [self.framer.natural(self.compose())]
        if self.drawing.tiled:
            return self.framer.tiles(self.compose(), paper)
        whole = self._whole(paper)
        if whole is None and len(self.structure.boxes) <= _TRIED:
            whole = self._whole(paper, stretching=True)  # better uneven than divided
        single = [self.framer.framed(*whole)] if whole is not None else []
        if single and (paper.growing or not self._is_thin or single[0].fill >= _FOLDED_BELOW):
            return single
        column = _FULL_COLUMN if self.long else _COLUMN
        heights = self._heights(Relations(self.structure), max(150.0, column - 44.0))
        divisions = [Division(self, way, heights, column) for way in paper.ways]
        if self._is_thin:  # in shorter rows, with larger letters
            divisions += [
                Division(self, way.paper, heights, column, most) for way in divisions for most in range(3, way.most)
            ]
        if len(divisions) > 1 and divisions[0].is_large:  # only one is laid out
            divisions = [min(divisions, key=lambda division: len(division.shared))]
        drawn = [*([single] if single else []), *(self._parts(division) for division in divisions)]
        return min(drawn, key=lambda sheets: (len(sheets), -sum(sheet.fill for sheet in sheets)))

    @property
    def _is_thin(self) -> bool:
        """Return whether the map is little more than a chain, whose picture would be a strip from left to right."""
        levels = max(self.structure.depth.values(), default=0) + 1
        few = len(self.structure.boxes) <= min(_THIN_LEVEL * levels, _TRIED)
        return few and levels >= _CHAIN and self.drawing.direction == "left-to-right"

    def compose(
        self,
        width: float = TARGET_WIDTH,
        structure: Structure | None = None,
        notes: Mapping[str, Sequence[str]] | None = None,
        *,
        fixed: bool = False,
        indented: bool = False,
        stretching: bool = False,
        described: bool = True,
    ) -> Scene:
        """The scene of the whole map, or of ``structure``; ``indented`` as on a phone.

        Boxes of a column are equally wide, unless ``stretching`` lets some reach into the next one.
        """
        widest = max(_FULL if self.long else WIDEST, width * (0.26 if self.long else 0.16))
        return compose(
            self.map,
            self.standing,
            self.marks,
            "narrow" if indented else "wide",
            notes=self._noted(notes),
            full=self.drawing.full,
            room=Room(
                width,
                widest,
                fixed,
                _FULL_THESIS if self.long else THESIS_WIDTH,
                stretching,
            ),
            structure=structure or self.structure,
            language=self.words.language,
            claims=self._claims,
            look=self.look,
            described=described,
        )

    @property
    def _claims(self) -> Claims:
        """The ids of those whose whole claim stands below the title."""
        if self.drawing.claims:
            return "all"
        return "thesis" if self.drawing.direction == "top-down" and not self.drawing.full else "none"

    def _noted(self, notes: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
        both = {box: list(lines) for box, lines in self.notes.items()}
        for box, lines in (notes or {}).items():
            both[box] = [*both.get(box, ()), *lines]
        return both

    def _whole(self, paper: Paper, *, stretching: bool = False) -> tuple[Scene, Paper, float] | None:
        """The scene, sheet and scale (pt for a px) with the largest text, if it can be read."""
        best: tuple[Scene, Paper, float] | None = None
        smallest = paper.least / SMALL
        room = paper.width * paper.height
        if not paper.growing and len(self.structure.boxes) * _LEAST_OF_BOX * smallest**2 > room:  # not by far
            return None
        few = len(self.structure.boxes) <= _TRIED
        below = _BELOW if self.drawing.direction == "top-down" else ()
        for width in (*_WIDTHS, *below) if few else (paper.ways[0].width / smallest if smallest else TARGET_WIDTH,):
            scene = self.compose(width, fixed=True, stretching=stretching)
            for way in paper.ways:
                scale = self.scale_on(scene, way)
                if scale >= smallest and (best is None or scale > best[2] * 1.02):
                    best = scene, way, scale
            if best is not None and paper.growing:
                break
        upright = [way for way in paper.ways if way.orientation == "portrait" and not way.growing]
        if few and upright and self.drawing.direction == "left-to-right":  # columns are wide, and such a sheet is not
            scene = self.compose(indented=True)
            scale = self.scale_on(scene, upright[0])
            if scale >= smallest and (best is None or min(scale, smallest * LARGEST) > best[2] * 1.1):
                best = scene, upright[0], scale
        if best is None:
            return None
        most = (
            best[2]
            if paper.growing
            else (LARGEST_ON_WALL if paper.name in ON_WALL else LARGEST) * max(smallest, LEAST_ON_PAPER / SMALL)
        )
        return best[0], best[1], min(best[2], most)

    def _parts(self, division: Division) -> list[Sheet]:
        """Numbered parts, each as large as its sheet allows."""
        titles = {box: clean(name_of(element)) for box, element in self.structure.boxes.items()}
        parts = division.parts(titles)
        drawn = []
        for place, part in enumerate(parts, 1):
            roots = [titles[block.root] for block in part.blocks if not block.folded]
            heading = self.title if place == 1 else joined(roots, _JOINED, self.words)
            number_of = self.words("picture.part", at=place, n=len(parts)) if len(parts) > 1 else ""
            drawn.append(self.framer.framed(part.scene, division.paper, part.scale, heading, number_of))
        return drawn

    @property
    def reserved(self) -> float:
        """Return what title and caption take of the height of a sheet, in px."""
        return HEADING + _RESERVED

    def scale_on(self, scene: Scene, paper: Paper, spare: float = 1.0) -> float:
        """The largest scale of ``scene`` on ``paper``, of whose height only the part ``spare`` is used."""
        across = (paper.width - 2 * paper.margin) / scene.width
        if paper.growing:
            return across
        high = (paper.height - 2 * paper.margin) * spare
        return min(across, high / (scene.height + self.framer.caption_height(scene) + HEADING))

    def _heights(self, relations: Relations, wide: float) -> dict[str, float]:
        """Return how high each box is with the references that it may get."""
        heights = {}
        for box in self.structure.boxes:
            across = min(MOST, relations.far(box)) * 2 * LINE
            onward = LINE if box in self.structure.children else 0.0
            card = make_card(
                box,
                self.structure,
                self.map,
                self.standing,
                self.marks,
                wide,
                full=self.drawing.full,
                claim=self.drawing.claims,
                bare=self.drawing.bare,
                number=self.look.numbers.get(box, ""),
                words=self.words,
            )
            heights[box] = card.height + across + onward
        return heights
