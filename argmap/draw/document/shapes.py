"""A scene in the native shapes of a presentation: boxes that are text, and connectors glued to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from argmap.domain.characters import reveal
from argmap.draw.document.glue import Held, flatten
from argmap.draw.document.material import Material
from argmap.draw.document.package import FONT, right_to_left, tag
from argmap.draw.document.sheet import HEIGHT, WIDTH, Sheet
from argmap.draw.measure import shorten, width
from argmap.draw.scene import STRUCK, Box, Junction, Link
from argmap.draw.structure import Step
from argmap.draw.theme import load_theme

_ORIGIN = (30.0, 116.0)  # pt, of the scene on the slide
_LEGEND = (30.0, 494.0)
LEAST_SIZE = 12.0  # pt
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
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_CURVE_FROM = 24.0  # pt between two ends from which a curve is smoother than a straight line


class Canvas:
    """Draws on slides, in the colours of the theme for paper."""

    def __init__(self, material: Material) -> None:
        self.material, self.words = material, material.words
        self.theme = load_theme("print")
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
        for box in placement.boxes.values():
            self._draw_box(held, box, mark(box.id, box.mark, box.id in sheet.folded))
        for junction in placement.junctions.values():
            self._draw_junction(held, junction)
        title = slide.shapes.title._element
        for link in placement.links:
            line = self._draw_link(held, link)
            if line is not None and held.crosses_box(line):
                title.addnext(line._element)  # behind the boxes, so that their text can be read
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
        _paint(shape, self.theme["thesis" if thesis and not quiet else "box-quiet" if quiet else "box"], colour)
        shape.line.width = Pt(2.25 if box.shape == "premise" else 1.25)
        outline = _VERDICT_OUTLINES.get(verdict) or _OUTLINES.get(box.shape)
        if outline:
            shape.line.dash_style = getattr(MSO_LINE, outline)
        if verdict == "rejected":
            shape.line.width = Pt(3)
        _describe(shape, self._name(box.id), self._told(box.id))
        self._write(shape, box, mark, held.scale, colour)

    def _write(self, shape: Any, box: Box, mark: str, scale: float, colour: str) -> None:
        """The text of a box: label and mark in one paragraph, the title in another."""
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
        self._paragraphs(frame, lines, self.material.language(box.id))
        if self.material.marks.get(box.id) in STRUCK:
            frame.paragraphs[-1].runs[0]._r.get_or_add_rPr().set("strike", "sngStrike")
        _inset(frame, 9 * scale, 2 * scale)

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
        colour = self.theme[step.kind]
        _paint(shape, colour if linked else self.theme["box"], colour)
        if linked:  # a plus, in a shape of its own: as text it would be too small to be text
            arm, thick = r * 1.2, r * 0.32
            plus = held.add("", MSO_SHAPE.CROSS, junction.x - arm / 2, junction.y - arm / 2, arm, arm)
            plus.adjustments[0] = 0.5 - thick / arm / 2
            _paint(plus, self.theme["box"], "")
            _describe(plus, self.words("document.shape.plus"), "")
            _decorate(plus)
        names = "; ".join(self._name(s) for s in step.sources if s in self.material.structure.boxes)
        key = "document.shape.linked" if linked else "document.shape.step"
        _describe(shape, self.words(key), self.words(f"{key}_told", names=names))

    def _draw_link(self, held: Held, link: Link) -> Any:
        from pptx.enum.shapes import MSO_CONNECTOR

        if link.source not in held.shapes or link.target not in held.shapes:
            return None
        aimed = link.target in held.ovals and link.target != link.element
        start, end = held.sites(link.source, link.target, aimed)
        joins = {link.source, link.target} & held.ovals  # where there is no room for a curve
        long = abs(start[2] - end[2]) > _CURVE_FROM and abs(start[3] - end[3]) > 1
        curved = held.facing(start, end) and long and not joins
        kind = MSO_CONNECTOR.CURVE if curved else MSO_CONNECTOR.STRAIGHT
        line = held.connect(kind, start, end)
        joined = link.target in self.material.structure.steps and link.target == link.element
        head = "none" if joined else ENDS[link.kind]
        tail = ENDS[link.kind] if link.tail != "none" else "none"
        pale = self.material.standing.get(link.source) == "falls"
        idle = self.material.standing.get(link.element, "holds") != "holds"
        self._stroke(line, link.kind, head, tail, pale, idle=idle)
        _describe(line, self.words(f"document.shape.{link.kind}"), self._link_told(link))
        return line

    def _link_told(self, link: Link) -> str:
        """What a line says, as a sentence."""
        structure, say = self.material.structure, self.words
        step, names = structure.steps[link.element], self._names
        owner = self._name(structure.owner[step.id]) if step.id in structure.owner else ""
        if step.target in structure.steps and owner:
            aim = structure.steps[step.target]
            return say("task.undercut.told", names=names(step), premises=names(aim), conclusion=owner)
        if link.target == step.id and owner and len(step.sources) > 1:
            return say("document.shape.one_of", source=self._name(link.source), target=owner)
        source = names(step) if link.source == step.id else self._name(link.source)
        target = owner or self._name(link.target)
        return say("document.shape.link_told", source=source, verb=say(f"document.verb.{link.kind}"), target=target)

    def _names(self, step: Step) -> str:
        """The premises of a step; those of a step that is a premise itself stand for it."""
        structure, found = self.material.structure, []
        stack, seen = list(reversed(step.sources)), {step.id}
        while stack:
            source = stack.pop()
            if source in structure.boxes:
                found.append(self._name(source))
            elif source in structure.steps and source not in seen:
                seen.add(source)
                stack += reversed(structure.steps[source].sources)
        return self.words.listed(found) or step.id

    def _stroke(self, line: Any, kind: str, head: str, tail: str, pale: bool, *, idle: bool = False) -> None:
        """Draw a line as its kind is drawn; one that is idle has an open or a small head."""
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        line.line.color.rgb = _rgb(self.theme["falls" if pale else kind])
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
        """What the lines of this slide mean, each beside a sample."""
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Pt

        x, y = _LEGEND
        found = {link.kind for link in sheet.placement.links}
        for kind, word in self.words.catalogue["document"]["legend"].items():
            if kind not in found:
                continue
            line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x + 34), Pt(y + 9), Pt(x), Pt(y + 9))
            tail = ENDS[kind] if kind in ("contrary", "contradictory") else "none"
            self._stroke(line, kind, ENDS[kind], tail, False)
            told = self.words("document.shape.legend_told", word=word)
            _describe(line, self.words("document.shape.legend", word=word), told)
            room = width(word, 12) + 16
            self.say(slide, [word], (x + 34, y - 1, room, 20), 12, name="Legend")
            x += 34 + room + 8
        if any(j.kind == "linked" for j in sheet.placement.junctions.values()):
            self.say(slide, [self.words("document.shape.legend_linked")], (x, y - 1, 120, 20), 12, name="Legend")

    def say(
        self,
        slide: Any,
        lines: Sequence[str],
        place: tuple[float, float, float, float],
        size: float,
        *,
        name: str = "Text",
        right: bool = False,
    ) -> None:
        """Put a box of plain text on a slide, at ``place`` (left, top, width, height in pt)."""
        from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
        from pptx.util import Pt

        box = slide.shapes.add_textbox(*map(Pt, place))
        box.name = name
        self.fill(box.text_frame, lines, size, colour=self.theme["soft"])
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        _inset(box.text_frame, 4, 1)
        if right:
            box.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT

    def number(self, slide: Any, at: int, count: int, place: tuple[float, float, float, float]) -> None:
        """The number of a slide as a field, which stays right when slides are moved, and how many there are."""
        from pptx.oxml.ns import qn

        self.say(slide, [str(at)], place, 12, name="Number", right=True)
        paragraph = slide.shapes[-1].text_frame.paragraphs[0]
        run = paragraph.runs[0]._r
        field = run.makeelement(qn("a:fld"), {"id": "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", "type": "slidenum"})
        for child in list(run):
            field.append(child)
        run.getparent().replace(run, field)
        behind = paragraph.add_run()
        behind.text = f" / {count}"
        for key, value in field.find(qn("a:rPr")).attrib.items():
            behind._r.get_or_add_rPr().set(key, value)

    def fill(self, frame: Any, lines: Sequence[str], size: float, *, bold: bool = False, colour: str = "") -> None:
        """Write lines of one size into a frame, aligned as their script has it."""
        self._paragraphs(frame, [(line, size, bold, colour or self.theme["ink"]) for line in lines], "")

    def _paragraphs(self, frame: Any, lines: Sequence[tuple[str, float, bool, str]], language: str) -> None:
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
        from pptx.util import Pt

        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE  # where another typeface is wider than ours
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        for number, (text, size, bold, colour) in enumerate(lines):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            reverse = right_to_left(text)
            paragraph.alignment = PP_ALIGN.RIGHT if reverse else PP_ALIGN.LEFT
            if reverse:
                paragraph._p.get_or_add_pPr().set("rtl", "1")
            run = paragraph.add_run()
            run.text = reveal(text).replace("\n", " ")
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = _rgb(colour)
            if spoken := tag(language) or tag(self.material.map.language):
                run._r.get_or_add_rPr().set("lang", spoken)

    def _name(self, id_: str) -> str:
        structure = self.material.structure
        if id_ in structure.boxes:
            return self.words("quoted", text=self.material.title(id_))
        return self.words("why.step", names=self._names(structure.steps[id_]))

    def _told(self, box: str) -> str:
        """The alternative text of a box: the claim, what it does, and what became of it."""
        m = self.material
        parts = [m.text(box) or f"{m.title(box)}."]
        step, above = m.structure.by.get(box), m.structure.parent.get(box)
        if step and above:
            target = self.words("quoted", text=m.title(above))
            parts.append(self.words("document.bears", bearing=self.words(f"document.verb.{step.kind}"), target=target))
        parts += [m.verdict(box)]
        hidden = len(m.below[box])
        parts += [self.words("document.shape.below", n=hidden)] if hidden else []
        return " ".join(part for part in parts if part)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]


def _paint(shape: Any, fill: str, border: str) -> None:

    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(fill)
    if border:
        shape.line.color.rgb = _rgb(border)
    else:
        shape.line.fill.background()


def _decorate(shape: Any) -> None:
    """Mark a shape as decoration, which screen readers leave out."""
    from pptx.oxml import parse_xml

    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(parse_xml(_DECORATIVE))


def _describe(shape: Any, name: str, told: str) -> None:
    """Name a shape for the list of objects, and say for screen readers what it shows."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", reveal(name)[:120])
    if told:
        properties.set("descr", reveal(told))


def _inset(frame: Any, sideways: float, upright: float) -> None:
    from pptx.util import Pt

    frame.margin_left = frame.margin_right = Pt(sideways)
    frame.margin_top = frame.margin_bottom = Pt(upright)
