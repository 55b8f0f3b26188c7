"""The small alphabet of SVG: numbers, escaping, attributes and text, written in one place only."""

from __future__ import annotations

from argmap.domain.characters import escape_markup
from argmap.draw.face import face_of, runs_of
from argmap.draw.scene import Scene, TextLine
from argmap.draw.theme import Theme, strand_bars, strand_colours
from argmap.draw.tint import tinted


def number(value: float) -> str:
    """A length as short as it can be written, to a hundredth of a px."""
    written = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def attributes(**values: str | float) -> str:
    """Attributes in the order given; an underscore in a name stands for a hyphen."""
    return " ".join(
        [
            f'{key.replace("_", "-")}="{escape_markup(value) if isinstance(value, str) else number(value)}"'
            for key, value in values.items()
        ]
    )


class Painter:
    """The colours of one picture, looked up by what a thing is."""

    def __init__(self, theme: Theme, scene: Scene) -> None:
        self.theme = theme
        self._strands = strand_colours(scene, tinted(theme, scene.tints))
        self._bars = strand_bars(scene, theme)
        self._kinds = {link.element: link.kind for link in scene.links}

    def strand(self, strand: str) -> str:
        """The colour of a strand."""
        return self._strands.get(strand, self.theme["neutral"])

    def bar(self, strand: str) -> str:
        """The pattern of a strand's bar; "" for a solid one."""
        return self._bars.get(strand, "")

    def relation(self, element: str) -> str:
        """The colour of the relation with the id ``element``."""
        return self.theme[self._kinds.get(element, "support")]


def text(line: TextLine, colour: str, *, struck: bool = False) -> str:
    """A line of text at its place."""
    values: dict[str, str | float] = {"x": line.x, "y": line.y, "font_size": line.size, "fill": colour}
    if line.weight != 400:
        values["font_weight"] = line.weight
    if line.align == "end":
        values["text_anchor"] = "end"
    if face := face_of(line.text):
        values["font_family"] = face
    if struck:
        values["text_decoration"] = "line-through"
    return f"<text {attributes(**values)}>{_linked(line)}</text>"


def _linked(line: TextLine) -> str:
    """The characters of a line, those that lead somewhere underlined and as links."""
    if not line.links:
        return "".join(_run(text, face) for text, face in runs_of(line.text))
    written, at = [], 0
    for start, end, url in line.links:
        link = attributes(href=url, target="_blank", rel="noopener noreferrer", text_decoration="underline")
        written += [escape_markup(line.text[at:start]), f"<a {link}>{escape_markup(line.text[start:end])}</a>"]
        at = end
    return "".join(written) + escape_markup(line.text[at:])


def _run(text: str, face: str) -> str:
    return f"<tspan {attributes(font_family=face)}>{escape_markup(text)}</tspan>" if face else escape_markup(text)
