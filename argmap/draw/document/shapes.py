"""A scene in the native shapes of a presentation: boxes that are text, and connectors glued to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.draw.document.below import draw_rails, draw_trays, draw_words
from argmap.draw.document.drawing import decorate, describe, inset, paint, rgb
from argmap.draw.document.glue import Held, flatten
from argmap.draw.document.shape_words import alternative_text, few, link_sentence, name_of
from argmap.draw.document.sheet import HEIGHT, WIDTH, Sheet
from argmap.draw.document.sites import Ends, spread
from argmap.draw.document.slide_text import LEAST_SIZE, Texts
from argmap.draw.document.verdict_marks import draw_sign, hatch, shapes_beside
from argmap.draw.material import Material
from argmap.draw.measure import shorten, width
from argmap.draw.scene import STRUCK, Box, Junction, Link
from argmap.draw.theme import Theme
from argmap.draw.verdict_signs import SIZE, signs

_ORIGIN = (30.0, 116.0)  # pt, of the scene on the slide
_LEGEND = (30.0, 494.0)
_SAMPLE_RADIUS = 7.0  # pt, of the plus in the legend
DASHES = {  # DrawingML's names; no two kinds of line look alike without colour
    "support": "solid",
    "attack": "dash",
    "undercut": "sysDot",
    "contrary": "lgDashDot",
    "contradictory": "lgDashDotDot",
    "rephrase": "sysDash",
}
ENDS = {
    "support": "triangle",
    "attack": "diamond",
    "undercut": "oval",
    "contrary": "diamond",
    "contradictory": "diamond",
    "rephrase": "none",
}
_OUTLINES = {"objection": "DASH", "undercut": "SQUARE_DOT"}
_VERDICT_OUTLINES = {
    **dict.fromkeys(("open", "contested", "either-way"), "ROUND_DOT"),
    **dict.fromkeys(("supposed", "asked"), "DASH_DOT"),
    "unsupported": "LONG_DASH",
}
_CURVE_FROM = 24.0  # pt between two ends from which a curve is smoother than a straight line


class Canvas(Texts):
    """Draws on slides, in the colours of a theme."""

    def __init__(self, material: Material, theme: Theme) -> None:
        super().__init__(material, theme)
        strands = dict.fromkeys(box.strand for box in material.structure.boxes.values() if box.strand)
        named = [*(s for s in material.map.strands if s in strands), *strands]
        thesis = material.map.thesis
        coloured = [s for s in dict.fromkeys(named) if thesis is None or s != thesis.strand]
        self.strands = {s: self.theme.strands[i % len(self.theme.strands)] for i, s in enumerate(coloured)}

    def draw(self, slide: Any, sheet: Sheet, mark: Callable[[str, str, bool], str]) -> dict[str, Any]:
        """Draw ``sheet`` and return the shapes of its boxes; ``mark`` words the mark of a box, given what it was."""
        extents = zip((WIDTH, HEIGHT), sheet.size, strict=True)
        x, y = (o + max(0.0, room - s * sheet.scale) / 2 for o, (room, s) in zip(_ORIGIN, extents, strict=True))
        held = Held(slide, sheet.scale, x, y)
        placement = sheet.placement
        below = self.material.direction == "top-down"
        if below:
            draw_trays(self, held, placement)
        for box in placement.boxes.values():
            self._draw_box(held, box, mark(box.id, box.mark, box.id in sheet.folded))
        if below:
            draw_rails(self, held, placement)
            return {name: held.shapes[name] for name in placement.boxes}
        draw_words(self, held, placement)
        for junction in placement.junctions.values():
            self._draw_junction(held, junction)
        title = slide.shapes.title._element
        links = {link.id: link for link in placement.links if {link.source, link.target} <= held.shapes.keys()}
        usual = {name: (link.source, link.target, self._sites(held, link)) for name, link in links.items()}
        for name, ends in spread(held, usual).items():
            line = self._draw_link(held, links[name], usual[name][2], ends)
            if held.crosses_box(line):
                title.addnext(line._element)  # behind the boxes, so that their text can be read
        for shape in held.signs:  # in front of all lines, none of which runs through a sign
            slide.shapes._spTree.append(shape._element)
        return {name: held.shapes[name] for name in placement.boxes}

    def _draw_box(self, held: Held, box: Box, mark: str) -> None:
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Pt

        rounded = box.shape in ("premise", "plain")
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
        shape = held.add(box.id, kind, box.x, box.y, box.width, box.height)
        if rounded:
            shape.adjustments[0] = min(0.5, 6.0 / min(box.width, box.height))
        thesis, quiet = box.shape == "thesis", box.quiet
        colour, verdict = self._border(box), self.material.marks.get(box.id, "")
        paint(shape, self.theme["thesis" if thesis and not quiet else "box-quiet" if quiet else "box"], colour)
        shape.line.width = Pt(2.25 if box.shape == "premise" else 1.25)
        outline = _VERDICT_OUTLINES.get(verdict) or _OUTLINES.get(box.shape)
        if outline:
            shape.line.dash_style = getattr(MSO_LINE, outline)
        if verdict == "rejected":
            shape.line.width = Pt(3)
        self._draw_verdict(held, shape, box, mark)
        describe(shape, name_of(self.material, box.id), alternative_text(self.material, box.id))
        self._write(shape, box, mark, held.scale, colour)

    def _draw_verdict(self, held: Held, shape: Any, box: Box, mark: str) -> None:
        """Draw what tells the verdict on a box without colour, beside its word."""
        verdict, filled = self.material.marks.get(box.id, ""), box.shape == "thesis" and not box.quiet
        ground, ink = (rgb(self.theme[name]) for name in (("thesis", "thesis-ink") if filled else ("box", "ink")))
        if verdict == "denied":
            hatch(shape, rgb(self.theme["line"]), ground)
        added = shapes_beside(held, box, verdict, rgb(self.theme["attack"]), rgb(self.theme["ink"]))
        added += draw_sign(held, verdict, box.x + box.width - SIZE - 4, box.y + 4, ink, ground)
        for each in added:
            describe(each, mark, "")
            decorate(each)

    def _write(self, shape: Any, box: Box, mark: str, scale: float, colour: str) -> None:
        """The text of a box: label and mark in one paragraph, the title in another."""
        from pptx.util import Pt

        thesis = box.shape == "thesis"
        small = max(LEAST_SIZE, round(11.6 * scale, 1))
        size = max(LEAST_SIZE, round(next((t.size for t in box.lines if t.slot == "title"), 12.0) * scale, 1))
        title = shorten(box.title)
        frame = shape.text_frame
        head = " · ".join(part for part in (box.label, mark) if part)
        soft = self.theme["thesis-soft"] if thesis and not box.quiet else colour
        lines = [(head, small, True, soft)] if head else []
        bold = box.shape in ("thesis", "premise")
        lines.append((title, size, bold, self.theme["thesis-ink"] if thesis and not box.quiet else self.theme["ink"]))
        self.write(frame, lines, self.material.language(box.id))
        if self.material.marks.get(box.id) in STRUCK:
            frame.paragraphs[-1].runs[0]._r.get_or_add_rPr().set("strike", "sngStrike")
        inset(frame, 9 * scale, 2 * scale)
        if self.material.marks.get(box.id) in signs():
            frame.margin_right = Pt((9 + SIZE) * scale)

    def _border(self, box: Box) -> str:
        if box.shape in ("objection", "undercut"):
            return self.theme["undercut" if box.shape == "undercut" else "attack"]
        return self.strands.get(box.strand, self.theme["neutral"])

    def _draw_junction(self, held: Held, junction: Junction) -> None:
        from pptx.enum.shapes import MSO_SHAPE

        linked = junction.kind == "linked"
        r = junction.radius if linked else junction.radius - 0.5
        kind = MSO_SHAPE.OVAL
        shape = held.add(junction.id, kind, junction.x - r, junction.y - r, 2 * r, 2 * r)
        step = self.material.structure.steps[junction.id]
        held.signs.append(shape)
        colour = self.theme[step.kind]
        paint(shape, colour if linked else self.theme["box"], colour)
        if linked:
            held.signs.append(self._draw_plus(held, junction.x, junction.y, r))
        premises = [name_of(self.material, s) for s in step.sources if s in self.material.structure.boxes]
        names = "; ".join(few(self.material, premises))
        key = "document.shape.linked" if linked else "document.shape.step"
        describe(shape, self.words(key), self.words(f"{key}_told", names=names))

    def _draw_plus(self, held: Held, x: float, y: float, radius: float) -> Any:
        """Draw the plus on a disc, in a shape of its own: as text it would be too small to be text."""
        from pptx.enum.shapes import MSO_SHAPE

        arm, thick = radius * 1.2, radius * 0.32
        plus = held.add("", MSO_SHAPE.CROSS, x - arm / 2, y - arm / 2, arm, arm)
        plus.adjustments[0] = 0.5 - thick / arm / 2
        paint(plus, self.theme["box"], "")
        describe(plus, self.words("document.shape.plus"), "")
        decorate(plus)
        return plus

    def _sites(self, held: Held, link: Link) -> Ends:
        aimed = link.target in held.ovals and link.target != link.element
        return held.sites(link.source, link.target, aimed)

    def _draw_link(self, held: Held, link: Link, usual: Ends, ends: Ends) -> Any:
        """Draw a line between the sites ``ends``, beside those where a line alone would end."""
        from pptx.enum.shapes import MSO_CONNECTOR

        start, end = usual
        joins = {link.source, link.target} & held.ovals  # where there is no room for a curve
        long = abs(start[2] - end[2]) > _CURVE_FROM and abs(start[3] - end[3]) > 1
        curved = held.facing(start, end) and long and not joins
        kind = MSO_CONNECTOR.CURVE if curved else MSO_CONNECTOR.STRAIGHT
        kind = MSO_CONNECTOR.ELBOW if held.returns(*ends) else kind
        line = held.connect(kind, *ends)
        self.stroke(line, link)
        return line

    def stroke(self, line: Any, link: Link) -> None:
        """Draw a line as ``link`` is drawn, and say what it tells."""
        joined = link.target in self.material.structure.steps and link.target == link.element
        head = "none" if joined else ENDS[link.kind]
        tail = ENDS[link.kind] if link.tail != "none" else "none"
        pale = self.material.standing.get(link.source) == "falls"
        self._stroke(line, link.kind, head, tail, pale, idle=self.is_idle(link))
        describe(line, self.words(f"document.shape.{link.kind}"), link_sentence(self.material, link))

    def is_idle(self, link: Link) -> bool:
        """Return whether the relation does not count, or not for certain."""
        return self.material.standing.get(link.element, "holds") != "holds"

    def paint_tray(self, shape: Any, kind: str) -> None:
        """Paint what premises stand in that count only together, or claims beside the argument."""
        paint(shape, self.theme["paper"], self.theme["line" if kind == "soft" else kind])
        describe(shape, self.words("document.shape.tray"), "")
        decorate(shape)

    def write_pill(self, shape: Any, word: str, kind: str, size: float, *, bare: bool, at_left: bool) -> None:
        """Write the word of a relation, such as "because", on its line, or words above a claim."""
        paint(shape, "" if bare else self.theme["box"], "" if bare else self.theme[kind])
        self.write(shape.text_frame, [(word, size, True, self.theme[kind])], self.words.language)
        shape.text_frame.paragraphs[0].alignment = 1 if at_left else 2  # in the middle
        shape.text_frame.word_wrap = False
        inset(shape.text_frame, 0, 0)
        describe(shape, self.words("document.shape.word"), "")
        decorate(shape)

    def _stroke(self, line: Any, kind: str, head: str, tail: str, pale: bool, *, idle: bool = False) -> None:
        """Draw a line as its kind is drawn; one that is idle has an open or a small head."""
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        line.line.color.rgb = rgb(self.theme["falls" if pale else kind])
        line.line.width = Pt(2.0 if kind == "undercut" else 1.5)
        flatten(line)
        properties = line.line._get_or_add_ln()
        dash = properties.makeelement(qn("a:prstDash"), {"val": DASHES[kind]})
        ends = [(name, value) for name, value in (("a:headEnd", tail), ("a:tailEnd", head)) if value != "none"]
        properties.append(dash)
        properties.append(properties.makeelement(qn("a:round"), {}))
        size = "sm" if idle else "lg"
        for name, value in ends:  # in DrawingML a line's tail is where it arrives
            head_style = {"type": "arrow", "w": "lg", "len": "lg"} if idle and value == "triangle" else {"type": value}
            properties.append(properties.makeelement(qn(name), {"w": size, "len": size, **head_style}))

    def draw_legend(self, slide: Any, sheet: Sheet) -> None:
        """Draw the meanings of the lines of this slide, each beside a sample."""
        from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
        from pptx.util import Pt

        x, y = _LEGEND
        links = sheet.placement.links
        kinds = {link.kind for link in links}
        meanings = [(kind, word) for kind, word in self.words.catalogue["legend"].items() if kind in kinds]
        meanings += [("idle", self.words("legend.idle"))] if any(map(self.is_idle, links)) else []
        for name, word in meanings:
            idle = name == "idle"
            kind = "support" if idle else name
            line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x + 34), Pt(y + 9), Pt(x), Pt(y + 9))
            tail = ENDS[kind] if kind in ("contrary", "contradictory") else "none"
            self._stroke(line, kind, ENDS[kind], tail, idle, idle=idle)
            description = self.words("document.shape.legend_told", word=word)
            describe(line, self.words("document.shape.legend", word=word), description)
            room = width(word, 12) + 16
            self.say(slide, [word], (x + 34, y - 1, room, 20), 12, name="Legend")
            x += 34 + room + 8
        signs = () if self.material.direction == "top-down" else sheet.placement.junctions.values()
        if any(junction.kind == "linked" for junction in signs):
            word = self.words("legend.linked")
            held, r = Held(slide, 1.0, x, y), _SAMPLE_RADIUS
            disc = held.add("", MSO_SHAPE.OVAL, 4, 9 - r, 2 * r, 2 * r)
            paint(disc, self.theme["support"], self.theme["support"])
            description = self.words("document.shape.legend_told", word=word)
            describe(disc, self.words("document.shape.legend", word=word), description)
            self._draw_plus(held, 4 + r, 9, r)
            self.say(slide, [word], (x + 6 + 2 * r, y - 1, width(word, 12) + 16, 20), 12, name="Legend")
