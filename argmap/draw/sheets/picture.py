"""A map as pictures on sheets: one, if its text can be read there, else tiles of one picture or numbered parts.

The smallest text of a picture is ``SMALL`` px of the scene; a sheet's scale never brings it below the paper's ``least``.
A map that would need less is first laid out narrower or wider, then divided.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from argmap.domain.display import left_out
from argmap.domain.model import ArgumentMap
from argmap.draw.arrangement.placement import MARGIN
from argmap.draw.arrangement.untangle import arranged
from argmap.draw.arrangement.wide import TARGET_WIDTH, THESIS_WIDTH, WIDEST, Room
from argmap.draw.caption import draw_caption
from argmap.draw.card import SMALL, make_card
from argmap.draw.compose import Claims, compose
from argmap.draw.document.material import Material
from argmap.draw.linking import link_areas
from argmap.draw.look import Look
from argmap.draw.measure import clean
from argmap.draw.paint import Painter, number
from argmap.draw.scene import Scene
from argmap.draw.sheets.division import divided
from argmap.draw.sheets.drawing import Drawing, Sheet, fits_pixels
from argmap.draw.sheets.frame import SIZE, Frame, Note, fitted
from argmap.draw.sheets.paper import LEAST_ON_PAPER, ON_WALL, POINTS_PER_MM, POINTS_PER_PX, Paper
from argmap.draw.sheets.parts import LINE, Relations
from argmap.draw.sheets.reference import MOST
from argmap.draw.sheets.selection import select
from argmap.draw.sheets.tiling import cut
from argmap.draw.structure import Structure, analyse
from argmap.draw.svg import draw_svg
from argmap.read import without_collector
from argmap.words import Words

LARGEST = 3.0  # times the smallest text that is allowed, so that a small map does not shout from its sheet
LARGEST_ON_WALL = 4.0  # the same, of what is read from further away
_WIDTHS = (TARGET_WIDTH, 860.0, 680.0, 1300.0, 1600.0, 2000.0)  # px, tried in this order
_BELOW = (520.0, 420.0)  # and these too from top to bottom
_TRIED = 300  # boxes up to which several widths are tried
_FULL, _FULL_THESIS = 320.0, 230.0  # px, the widest box with a whole claim, and the first column
_COLUMN, _FULL_COLUMN = 200.0, 290.0  # px, boxes of a part and the gap behind them
_HEADING = 26.0  # px above the map for title and number
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
    if drawing.root is None and drawing.depth is None and not drawing.strands and not left_out(map):
        return Artist(map, drawing, standing, marks, paint=paint).draw()
    structure, hidden = select(map, drawing.root, drawing.depth, drawing.strands)
    notes = folded(hidden, Words(drawing.language or map.language))
    return Artist(map, drawing, standing, marks, notes, structure, paint).draw()


def folded(hidden: Mapping[str, int], words: Words) -> dict[str, list[str]]:
    """What boxes say of the statements below them that are not drawn."""
    return {box: [words("picture.more", n=count)] for box, count in hidden.items()}


def draw_overview(
    map: ArgumentMap,
    drawing: Drawing,
    standing: Mapping[str, str] | None = None,
    marks: Mapping[str, str] | None = None,
) -> Sheet:
    """One picture: as many levels of ``map`` as can be read in a PNG, at least the roots."""
    low, high = 0, max(analyse(map).depth.values(), default=0) + 1
    while high - low > 1:
        middle = (low + high) // 2
        structure, hidden = select(map, drawing.root, middle, drawing.strands)
        notes = folded(hidden, Words(drawing.language or map.language))
        scene = Artist(map, drawing, standing, marks, notes, structure).compose()
        low, high = (middle, high) if fits_pixels(scene.width, scene.height) else (low, middle)
    return draw(map, replace(drawing, depth=low), standing, marks)[0]


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
        self.map, self.drawing, self.paint = map, drawing, paint
        self.standing, self.marks, self.notes = standing or {}, marks or {}, notes or {}
        self.structure = structure or arranged(map)
        self.title = clean(map.title) or clean(map.id)
        self.words = Words(drawing.language or map.language)
        numbers = Material(map).numbers if drawing.numbered else {}
        self.look = Look(drawing.direction, drawing.bare, numbers)
        self.long = drawing.full or drawing.claims

    def draw(self) -> list[Sheet]:
        """The sheets, at least one."""
        paper = self.drawing.sheet
        if paper is None:
            return [self._natural()]
        if self.drawing.tiled:
            return self._tiles(paper)
        found = self._whole(paper)
        if found is None and len(self.structure.boxes) <= _TRIED:
            found = self._whole(paper, stretching=True)  # better uneven than divided
        if found is not None:
            return [self._framed(*found)]
        ways = [self._parts(way) for way in paper.ways]
        return min(ways, key=lambda sheets: (len(sheets), -sum(sheet.fill for sheet in sheets)))

    def compose(
        self,
        width: float = TARGET_WIDTH,
        structure: Structure | None = None,
        notes: Mapping[str, Sequence[str]] | None = None,
        *,
        fixed: bool = False,
        indented: bool = False,
        stretching: bool = False,
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
        )

    @property
    def _claims(self) -> Claims:
        """Whose whole claim stands below the title."""
        if self.drawing.claims:
            return "all"
        return "thesis" if self.drawing.direction == "top-down" and not self.drawing.full else "none"

    def _noted(self, notes: Mapping[str, Sequence[str]] | None) -> dict[str, list[str]]:
        both = {box: list(lines) for box, lines in self.notes.items()}
        for box, lines in (notes or {}).items():
            both[box] = [*both.get(box, ()), *lines]
        return both

    def _svg(self, scene: Scene, frame: Frame | None = None, *, caption: bool = True) -> str:
        drawing = self.drawing
        return self.paint(
            scene, drawing.theme, legend=drawing.legend, source=drawing.source, caption=caption, frame=frame
        )

    def _caption_height(self, scene: Scene) -> float:
        painter = Painter(self.drawing.theme, scene)
        return draw_caption(scene, painter, legend=self.drawing.legend, source=self.drawing.source)[1]

    def _written(self, points: float) -> str:
        """A length for the SVG's size: in px if the width was, else in mm."""
        if self.drawing.paper is None and self.drawing.width is not None and self.drawing.width.unit == "px":
            return number(points / POINTS_PER_PX)
        return f"{number(points / POINTS_PER_MM)}mm"

    def _natural(self) -> Sheet:
        scene = self.compose()
        height = scene.height + self._caption_height(scene)
        marks = _places(scene, POINTS_PER_PX, 0, 0)
        return Sheet(
            self._svg(scene),
            scene.title,
            scene.width * POINTS_PER_PX,
            height * POINTS_PER_PX,
            scene.description,
            marks,
            link_areas(scene, POINTS_PER_PX, 0, 0),
        )

    def _whole(self, paper: Paper, *, stretching: bool = False) -> tuple[Scene, Paper, float] | None:
        """The scene, sheet and scale (pt for a px) with the largest text, if it can be read."""
        best: tuple[Scene, Paper, float] | None = None
        smallest = paper.least / SMALL
        few = len(self.structure.boxes) <= _TRIED
        below = _BELOW if self.drawing.direction == "top-down" else ()
        for width in (*_WIDTHS, *below) if few else (paper.ways[0].width / smallest if smallest else TARGET_WIDTH,):
            scene = self.compose(width, fixed=True, stretching=stretching)
            depth = self._caption_height(scene)
            for way in paper.ways:
                scale = self._scale(scene, depth, way)
                if scale >= smallest and (best is None or scale > best[2] * 1.02):
                    best = scene, way, scale
            if best is not None and paper.growing:
                break
        upright = [way for way in paper.ways if way.orientation == "portrait" and not way.growing]
        if few and upright and self.drawing.direction == "left-to-right":  # columns are wide, and such a sheet is not
            scene = self.compose(indented=True)
            scale = self._scale(scene, self._caption_height(scene), upright[0])
            if scale >= smallest and (best is None or min(scale, smallest * LARGEST) > best[2] * 1.2):
                best = scene, upright[0], scale
        if best is None:
            return None
        most = (
            best[2]
            if paper.growing
            else (LARGEST_ON_WALL if paper.name in ON_WALL else LARGEST) * max(smallest, LEAST_ON_PAPER / SMALL)
        )
        return best[0], best[1], min(best[2], most)

    def _scale(self, scene: Scene, depth: float, paper: Paper) -> float:
        across = (paper.width - 2 * paper.margin) / scene.width
        if paper.growing:
            return across
        return min(across, (paper.height - 2 * paper.margin) / (scene.height + depth + _HEADING))

    def _framed(self, scene: Scene, paper: Paper, scale: float, heading: str = "", part: str = "") -> Sheet:
        """``scene`` on a sheet of ``paper``, with ``scale`` pt for a px."""
        depth = self._caption_height(scene)
        high = scene.height + depth + (_HEADING if part or not paper.growing else 0.0)
        width = paper.width / scale
        height = high if paper.growing else paper.height / scale
        margin = paper.margin / scale
        x = (width - scene.width) / 2
        top = 0.0 if paper.growing else margin
        y = top + high - scene.height - depth
        y += 0.0 if paper.growing else (height - 2 * margin - high) / 2
        notes: tuple[Note, ...] = ()
        if part or not paper.growing:
            edge = max(margin, 14.0)
            room = width - 2 * edge - (90 if part else 0)
            notes = (Note(fitted(heading or self.title, room, 600), edge, top + SIZE, weight=600),)
            notes += (Note(part, width - edge, top + SIZE, "end"),) if part else ()
        written = (self._written(width * scale), self._written(height * scale))
        frame = Frame(width, height, written, round(x, 2), round(y, 2), notes)
        name = f"{part}: {heading or self.title}" if part else self.title
        shown = replace(scene, title=name) if part else scene
        return Sheet(
            self._svg(shown, frame),
            name,
            width * scale,
            height * scale,
            scene.description,
            _places(scene, scale, x, y),
            link_areas(scene, scale, x, y),
            1.0 if paper.growing else _fill(scene, scale, paper),
            SMALL * scale,
        )

    def _tiles(self, paper: Paper) -> list[Sheet]:
        scene = self.compose()
        depth = self._caption_height(scene)
        painter = Painter(self.drawing.theme, scene)
        caption = draw_caption(scene, painter, legend=self.drawing.legend, source=self.drawing.source)[0]
        sheets = []
        for tile in cut(scene, depth, paper, paper.least / SMALL, self.title):
            last = tile.shows_caption
            svg = self._svg(tile.scene, tile.frame, caption=last and bool(caption))
            marks = _places(tile.scene, tile.scale, tile.frame.x, tile.frame.y)
            links = link_areas(tile.scene, tile.scale, tile.frame.x, tile.frame.y)
            size = (tile.paper.width, tile.paper.height)
            sheets.append(Sheet(svg, tile.title, *size, tile.scene.description, marks, links))
        return sheets

    def _parts(self, paper: Paper) -> list[Sheet]:
        """Numbered parts, each as large as its sheet allows."""
        relations = Relations(self.structure)
        titles = {box: clean(element.title or element.text) or box for box, element in self.structure.boxes.items()}
        column = _FULL_COLUMN if self.long else _COLUMN
        heights = self._heights(relations, max(150.0, column - 44.0))
        parts = divided(self, paper, heights, column, titles)
        drawn = []
        for place, part in enumerate(parts, 1):
            roots = [titles[block.root] for block in part.blocks]
            heading = self.title if place == 1 else " · ".join(roots[:3]) + (" …" if roots[3:] else "")
            number_of = self.words("picture.part", at=place, n=len(parts))
            drawn.append(self._framed(part.scene, paper, part.scale, heading, number_of))
        return drawn

    @property
    def reserved(self) -> float:
        """What title and caption take of the height of a sheet, in px."""
        return _HEADING + _RESERVED

    def scale_on(self, scene: Scene, paper: Paper, spare: float = 1.0) -> float:
        """The largest scale of ``scene`` on ``paper``, of whose height only the part ``spare`` is used."""
        across = (paper.width - 2 * paper.margin) / scene.width
        high = (paper.height - 2 * paper.margin) * spare
        return min(across, high / (scene.height + self._caption_height(scene) + _HEADING))

    def _heights(self, relations: Relations, wide: float) -> dict[str, float]:
        """How high each box is with the references that it may get."""
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


def _fill(scene: Scene, scale: float, paper: Paper) -> float:
    """How much of the room of ``paper`` the map takes, without its caption and margins."""
    wide, high = ((length - 2 * MARGIN) * scale for length in (scene.width, scene.height))
    return wide * high / ((paper.width - 2 * paper.margin) * (paper.height - 2 * paper.margin))


def _places(scene: Scene, scale: float, x: float, y: float) -> tuple[tuple[str, float, float], ...]:
    """The thesis and its premises, or else the boxes in the first columns."""
    found = [box for box in scene.boxes if box.depth == 0 or (box.depth == 1 and box.shape == "premise")]
    return tuple((box.title, round((x + box.x) * scale, 2), round((y + box.y) * scale, 2)) for box in found[:60])
