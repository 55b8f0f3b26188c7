"""The sheet that a scene is painted on: its size, where the scene stands on it, and what is written in the margins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from argmap.draw.measure import shorten, width
from argmap.draw.paint import attributes, number, text
from argmap.draw.scene import TextLine
from argmap.draw.theme import Theme

SIZE = 11.6
_MARK = 12.0  # length of a crop mark


@dataclass(frozen=True, slots=True)
class Note:
    """Words in a margin: ``x`` is where they begin, end or have their middle."""

    text: str
    x: float
    y: float
    align: str = "start"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet; all lengths but those with a unit are px of the scene, whose origin stands at (x, y)."""

    width: float
    height: float
    written: tuple[str, str]  # width and height for a reader of the file, with their unit
    x: float
    y: float
    notes: tuple[Note, ...] = ()
    window: tuple[float, float, float, float] | None = None  # left, top, width, height of a tile on the sheet

    def opening(self) -> list[str]:
        """Return what comes before the scene."""
        moved = f'<g transform="translate({number(self.x)} {number(self.y)})">'
        if self.window is None:
            return [moved]
        left, top, across, down = self.window
        place = attributes(x=left, y=top, width=across, height=down)
        return [f'<clipPath id="tile"><rect {place}/></clipPath>', '<g clip-path="url(#tile)">', moved]

    def closing(self, theme: Theme) -> list[str]:
        """Return what comes behind the scene: its end, crop marks and the notes in the margins."""
        ends = ["</g>", "</g>"] if self.window is not None else ["</g>"]
        return [*ends, *self._crop_marks(theme), *(_written(note, theme) for note in self.notes)]

    def words(self) -> Iterable[str]:
        """Everything that the notes say."""
        return (note.text for note in self.notes)

    def _crop_marks(self, theme: Theme) -> list[str]:
        if self.window is None:
            return []
        left, top, across, down = self.window
        data = ""
        for x, outward in ((left, -1), (left + across, 1)):
            for y, upward in ((top, -1), (top + down, 1)):
                data += f"M{number(x + 3 * outward)} {number(y)}h{number(_MARK * outward)}"
                data += f"M{number(x)} {number(y + 3 * upward)}v{number(_MARK * upward)}"
        return [f"<path {attributes(d=data, fill='none', stroke=theme['soft'], stroke_width=0.8)}/>"]


def _written(note: Note, theme: Theme) -> str:
    left = note.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[note.align] * width(note.text, SIZE, note.weight)
    line = TextLine(note.text, round(left, 2), note.y, SIZE, note.weight, "soft")  # type: ignore[arg-type]
    return text(line, theme["soft"])


def fitted(words: str, room: float, weight: int = 400) -> str:
    """As much of ``words`` as ``room`` px hold."""
    said = shorten(words)
    while width(said, SIZE, weight) > room and len(said) > 2:
        said = shorten(said, max(2, min(len(said) - 1, int(len(said) * room / width(said, SIZE, weight)))))
    return said
