"""What boxes say about the other parts of a divided map: where it goes on, where it comes from, what is related there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from argmap.draw.measure import shorten
from argmap.draw.scene import LinkKind
from argmap.draw.sheets.parts import Block, Relations
from argmap.draw.structure import Step

MOST = 3  # references across the tree in one box
_TITLE = 36  # characters of a statement that is named
_SAYS: dict[LinkKind, tuple[str, str]] = {
    "support": ("Supports", "supports this"),
    "attack": ("Attacks", "attacks this"),
    "undercut": ("Undercuts a step to", "undercuts a step to this"),
    "contrary": ("Excludes", "excludes this"),
    "contradictory": ("Contradicts", "contradicts this"),
    "rephrase": ("Says again", "says this again"),
}

Notes = dict[str, list[str]]


def references(relations: Relations, sheets: Sequence[Sequence[Block]], titles: Mapping[str, str]) -> list[Notes]:
    """For each sheet, the lines at the foot of its boxes. Parts are numbered from 1, as the sheets are."""
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
                notes[number - 1].setdefault(box, []).append(f"Continues on {_named(onward)}")
            if parts[0] != number:
                notes[number - 1].setdefault(box, []).append(f"From part {parts[0]}")
    missing = [relations.structure.steps[name] for name, ends in relations.ends.items() if not _drawn(ends, on)]
    _across(relations, missing, on, titles, notes)
    return notes


def _named(parts: Sequence[int]) -> str:
    """Parts by their numbers, runs of them shortened."""
    runs: list[list[int]] = []
    for part in parts:
        if runs and part == runs[-1][-1] + 1:
            runs[-1].append(part)
        else:
            runs.append([part])
    said = [str(run[0]) if len(run) == 1 else f"{run[0]}\u2013{run[-1]}" for run in runs]
    return f"part{'s' if len(parts) > 1 else ''} " + ", ".join(said)


def _drawn(ends: set[str], on: Mapping[str, Sequence[int]]) -> bool:
    """Whether some part shows all ``ends``."""
    shared = [set(on[end]) for end in ends if end in on]
    return len(shared) < len(ends) or not shared or bool(set.intersection(*shared))


def _across(
    relations: Relations,
    missing: Sequence[Step],
    on: Mapping[str, Sequence[int]],
    titles: Mapping[str, str],
    notes: list[Notes],
) -> None:
    """Say at both ends of each relation that no part can draw what it is and where its other end stands."""
    told: dict[str, list[tuple[str, str]]] = {}
    for step in missing:
        target = relations.structure.owner.get(step.id, "")
        if target not in on:
            continue
        does, done = _SAYS[step.kind]
        for source in step.sources:
            if source in on and source != target:
                told.setdefault(source, []).append((does, target))
                told.setdefault(target, []).append((done, source))
    for box, said in told.items():
        lines = []
        for words, other in said[:MOST]:
            name = f"“{shorten(titles[other], _TITLE)}”"
            place = f"(part {on[other][0]})"
            lines.append(f"{words} {name} {place}" if words[0].isupper() else f"{name} {place} {words}")
        if len(said) > MOST:
            lines.append(f"and {len(said) - MOST} more relations to other parts")
        notes[on[box][0] - 1].setdefault(box, []).extend(lines)
