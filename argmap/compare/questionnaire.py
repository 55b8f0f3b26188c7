"""Questions about the boxes of students, as plain data for a page that asks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.compare.alignment import Alignment
from argmap.compare.answers import asked_boxes, offered
from argmap.compare.outline import Outline
from argmap.domain.naming import name_of


def questionnaire(
    alignment: Alignment, student: str, file: str, answers: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """Return a student's boxes, which of them are asked about, what they may say, and what is answered in ``file``."""
    return {
        "student": student,
        "file": file,
        "boxes": list(_lines(alignment.student)),
        "asked": asked_boxes(alignment),
        "sure": {box: sorted(alignment.firm(box)) for box in alignment.student.boxes if alignment.firm(box)},
        "offered": {box: offered(alignment, box) for box in alignment.student.boxes},
        "answers": {box: list(claims) for box, claims in answers.items()},
    }


def claims_of(reference: Outline) -> list[dict[str, Any]]:
    """Return the claims of a reference in the order of its outline."""
    return list(_lines(reference))


def _lines(of: Outline) -> Iterator[dict[str, Any]]:
    """Yield each box once, below what it leads to first, with how deep it stands."""
    seen: set[str] = set()
    roots = [box for box in of.boxes if not of.parents[box]]
    waiting = [(box, 0) for box in reversed([*roots, *of.boxes])]
    while waiting:
        box, depth = waiting.pop()
        if box in seen:
            continue
        seen.add(box)
        claim = of.boxes[box]
        text = claim.text if claim.text != name_of(claim) else ""
        yield {"id": box, "title": name_of(claim), "text": text, "depth": depth, "leads": _leads(of, box)}
        below = [source for link in of.children[box] for source in link.sources]
        waiting += [(source, depth + 1) for source in reversed(below)]


def _leads(of: Outline, box: str) -> list[dict[str, str]]:
    """Return what a box does to others; of a step that it undercuts, its premises."""
    ends = [(link, end) for link in of.parents[box] for end in (sorted(link.step) or [link.target])]
    return [{"tie": str(link.tie), "to": end} for link, end in ends]
