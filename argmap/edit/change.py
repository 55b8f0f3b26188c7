"""A change of a text as a value: which spans give way to which words, how it is undone, and where a place ends up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from ``start`` to ``end`` (offsets into the old text) give way to ``text``."""

    start: int
    end: int
    text: str

    def trimmed(self, old: str) -> Splice:
        """The same splice of ``old`` without what it would write as it stands: the smallest span."""
        replaced, start, end, text = old[self.start : self.end], self.start, self.end, self.text
        ahead = _common(replaced, text)
        replaced, text = replaced[ahead:], text[ahead:]
        behind = _common(replaced[::-1], text[::-1])
        return Splice(start + ahead, end - behind, text[: len(text) - behind])


@dataclass(frozen=True, slots=True)
class Change:
    """Splices of one text, in its order and apart from each other."""

    splices: tuple[Splice, ...] = ()

    @classmethod
    def of(cls, text: str, splices: Iterable[Splice]) -> Change:
        """The smallest change of ``text`` that does all ``splices``; raises ``ValueError`` if two of them overlap."""
        ordered = sorted(splices, key=lambda s: (s.start, s.end))
        joined: list[Splice] = []
        for splice in ordered:
            last = joined[-1] if joined else None
            if last and splice.start < last.end:
                raise ValueError("two splices overlap")
            if last and splice.start == last.end:
                joined[-1] = Splice(last.start, splice.end, last.text + splice.text)
            else:
                joined.append(splice)
        trimmed = (splice.trimmed(text) for splice in joined)
        return cls(tuple(s for s in trimmed if s.start < s.end or s.text))

    @classmethod
    def between(cls, old: str, new: str) -> Change:
        """The change of one span that turns ``old`` into ``new``."""
        return cls.of(old, [Splice(0, len(old), new)])

    def apply(self, text: str) -> str:
        """The new text; every character outside the splices is the same."""
        pieces: list[str] = []
        position = 0
        for splice in self.splices:
            pieces += [text[position : splice.start], splice.text]
            position = splice.end
        return "".join([*pieces, text[position:]])

    def inverse(self, text: str) -> Change:
        """The change that turns the new text back into ``text``, which this one was made for."""
        splices: list[Splice] = []
        shift = 0
        for splice in self.splices:
            start = splice.start + shift
            splices.append(Splice(start, start + len(splice.text), text[splice.start : splice.end]))
            shift += len(splice.text) - (splice.end - splice.start)
        return Change(tuple(splices))

    def position(self, offset: int) -> int:
        """Return where the old text's ``offset`` is in the new; what was inside a splice stands at its end."""
        shift = 0
        for splice in self.splices:
            if offset <= splice.start:
                break
            if offset < splice.end:
                return splice.start + shift + len(splice.text)
            shift += len(splice.text) - (splice.end - splice.start)
        return offset + shift

    def __bool__(self) -> bool:
        return bool(self.splices)


def _common(first: str, second: str) -> int:
    """Return how many characters both begin with; a line break of two characters is never parted."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    while count and (first[count - 1] == "\r" or second[count - 1] == "\r"):
        count -= 1
    return count
