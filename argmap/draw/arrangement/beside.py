"""The place of claims that nothing ties to the thesis: a frame beside the argument, which says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.draw.arrangement.packing import Place, Size, packed
from argmap.draw.arrangement.stretch import GAP, SIBLING_GAP
from argmap.draw.badge import SIZE
from argmap.draw.measure import width
from argmap.draw.scene import Badge
from argmap.words import Words

HEAD, INSET = 24.0, 9.0  # px above and around the claims within their frame
CLEAR = 28.0  # px between the frame and what stands above it
WORD = 16.0  # px, the height of a word without a pill


@dataclass(frozen=True, slots=True)
class Frame:
    """The place of those claims, and where each of their trees stands in the picture."""

    x: float
    y: float
    width: float
    height: float
    places: tuple[Place, ...]

    def badges(self, words: Mapping[str, str], margin: float, first: str) -> tuple[Badge, Badge]:
        """Its outline and its name; ``first`` is the first claim in it."""
        x, y = round(self.x + margin, 2), round(self.y + margin, 2)
        outline = Badge("", x, y, round(self.width, 2), round(self.height, 2), "soft", first)
        return outline, word_at(words["beside"], x + INSET, y + 4, first)


def words_of(words: Words) -> Mapping[str, str]:
    """The words that an arrangement puts on lines, and above claims."""
    return {**words.catalogue["picture"]["pill"], **words.catalogue["aside"]}


def word_at(text: str, x: float, y: float, box: str) -> Badge:
    """Words above a box, which is not shown without them."""
    return Badge(text, round(x, 2), round(y, 2), round(width(text, SIZE, 600), 2), WORD, "soft", box, bare=True)


def set_apart(
    sizes: Sequence[Size], taken: Sequence[tuple[Place, Size]], lefts: Sequence[float], across: float
) -> Frame:
    """The frame for trees of these ``sizes`` where it makes the picture least higher, below what has ``taken`` its place.

    It begins at the left edge of a column or ends at the right of all, and below the thesis only if it must. Of equal
    places it takes the one that is furthest from everything above.
    """
    high = max((y + h for (_, y), (_, h) in taken), default=0.0)
    tried = []
    for places in _ways(sizes, across - 2 * INSET):
        wide = max(x + w for (x, _), (w, _) in zip(places, sizes, strict=True)) + 2 * INSET
        tall = max(y + h for (_, y), (_, h) in zip(places, sizes, strict=True)) + HEAD + INSET
        for left in (*lefts, across - wide):
            if left < 0 or (left and left + wide > across + 0.5):
                continue
            above = [y + h for (x, y), (w, h) in taken if x - GAP < left + wide and x + w + GAP > left]
            top = max(above, default=-CLEAR) + CLEAR
            bottom = max(high, top + tall)
            tried.append(((round(bottom), not left, top - bottom + tall), left, bottom - tall, wide, tall, places))
    _, left, top, wide, tall, places = min(tried, key=lambda each: each[0])
    return Frame(left, top, wide, tall, tuple((left + INSET + x, top + HEAD + y) for x, y in places))


def _ways(sizes: Sequence[Size], across: float) -> Iterator[list[Place]]:
    """Places for trees in one column, in two, and so on, as far as there is room."""
    widest = max(wide for wide, _ in sizes)
    for columns in range(1, len(sizes) + 1):
        room = columns * (widest + SIBLING_GAP) - SIBLING_GAP
        if columns > 1 and room > across:
            return
        yield packed(sizes, [], room, SIBLING_GAP, SIBLING_GAP)
