"""Two changes of one text made by two writers, put together line by line where they do not collide."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

Hunk = tuple[int, int, list[str]]  # from and to, in lines of the base, and the lines that stand there now


def merge(base: str, mine: str, theirs: str) -> str | None:
    """The text with both changes of ``base``; ``None`` if they change the same lines in different ways."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    lines = base.splitlines(keepends=True)
    hunks = sorted([*_hunks(lines, mine), *_hunks(lines, theirs)], key=lambda h: (h[0], h[1]))
    kept: list[Hunk] = []
    for hunk in hunks:
        if kept and hunk == kept[-1]:
            continue
        if kept and _collide(kept[-1], hunk):
            return None
        kept.append(hunk)
    pieces: list[str] = []
    position = 0
    for start, end, new in kept:
        pieces += [*lines[position:start], *new]
        position = end
    return "".join([*pieces, *lines[position:]])


def _hunks(lines: Sequence[str], text: str) -> list[Hunk]:
    new = text.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, lines, new, autojunk=False)
    return [(a, b, new[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def _collide(first: Hunk, second: Hunk) -> bool:
    """Return whether two hunks overlap, or both add lines at the same place."""
    return second[0] < first[1] or second[0] == first[0]


def with_breaks_of(old: str, new: str) -> str:
    """``new``, whose lines end in line feeds, with the line breaks that its lines have in ``old``."""
    if "\r" not in old:
        return new
    before = old.splitlines(keepends=True)
    usual = "\r\n" if old.count("\r\n") * 2 >= old.count("\n") else "\n"
    bare = [line.rstrip("\r\n") for line in before]
    after = new.split("\n")
    lines = [f"{line}{usual}" for line in after[:-1]] + ([after[-1]] if after[-1] else [])
    for a, b, size in difflib.SequenceMatcher(None, bare, after, autojunk=False).get_matching_blocks():
        for step in range(size):
            if b + step < len(after) - 1:
                lines[b + step] = before[a + step] if before[a + step].endswith(("\n", "\r")) else lines[b + step]
    return "".join(lines)
