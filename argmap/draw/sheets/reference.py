"""References of boxes to other parts of a divided map: where it goes on, where it comes from, what is related there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draw.measure import shorten
from argmap.draw.sheets.parts import Block, Relations
from argmap.draw.structure import Step
from argmap.words import Words

MOST = 3  # references across the tree in one box
_TITLE = 36  # characters of a statement that is named
Notes = dict[str, list[str]]


def references(
    relations: Relations, sheets: Sequence[Sequence[Block]], titles: Mapping[str, str], words: Words
) -> list[Notes]:
    """For each sheet, the lines at the foot of its boxes, in ``words``. Parts are numbered from 1, as the sheets are."""
    on: dict[str, list[int]] = {}  # the parts that each box is on
    below: dict[str, list[int]] = {}  # the parts that have its children
    for number, blocks in enumerate(sheets, 1):
        for block in blocks:
            for box in block.boxes:
                on.setdefault(box, []).append(number)
                if box in relations.structure.parent and box != block.root:
                    parts = below.setdefault(relations.structure.parent[box], [])
                    if number not in parts:
                        parts.append(number)
    notes: list[Notes] = [{} for _ in sheets]
    for box, parts in on.items():
        behind = below.get(box, [])
        for number in parts:
            if onward := [part for part in behind if part > number]:
                notes[number - 1].setdefault(box, []).append(continued(onward, words))
            if parts[0] != number:
                notes[number - 1].setdefault(box, []).append(words("picture.part_of.from", part=parts[0]))
    missing = [relations.structure.steps[name] for name, ends in relations.ends.items() if not _drawn(ends, on)]
    _across(relations, missing, on, titles, notes, words)
    return notes


def continued(parts: Sequence[int], words: Words) -> str:
    """Return where something goes on: parts by their numbers, runs of them shortened."""
    runs: list[list[int]] = []
    for part in parts:
        if runs and part == runs[-1][-1] + 1:
            runs[-1].append(part)
        else:
            runs.append([part])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs]
    return words("picture.part_of.continues", n=len(parts), parts=", ".join(said))


def _drawn(ends: set[str], on: Mapping[str, Sequence[int]]) -> bool:
    """Return whether some part shows all ``ends``."""
    shared = [set(on[end]) for end in ends if end in on]
    return len(shared) < len(ends) or not shared or bool(set.intersection(*shared))


def _across(
    relations: Relations,
    missing: Sequence[Step],
    on: Mapping[str, Sequence[int]],
    titles: Mapping[str, str],
    notes: list[Notes],
    words: Words,
) -> None:
    """Say at both ends of each relation that no part can draw what it is and where its other end stands."""
    notes_of: dict[str, list[tuple[str, str]]] = {}
    for step in missing:
        target = relations.structure.owner.get(step.id, "")
        if target not in on:
            continue
        for source in step.sources:
            if source in on and source != target:
                notes_of.setdefault(source, []).append((f"out.{step.kind}", target))
                notes_of.setdefault(target, []).append((f"into.{step.kind}", source))
    for box, said in notes_of.items():
        lines = []
        for key, other in said[:MOST]:
            name = words("quoted", text=shorten(titles[other], _TITLE))
            lines.append(words(f"picture.part_of.{key}", name=name, part=on[other][0]))
        if len(said) > MOST:
            lines.append(words("picture.part_of.more", n=len(said) - MOST))
        notes[on[box][0] - 1].setdefault(box, []).extend(lines)
