"""Completeness of a premise-conclusion structure: premises, an inference line and a conclusion, once or more often."""

from __future__ import annotations

from itertools import islice, pairwise

from argmap.formats.argdown.positions import Faults
from argmap.formats.argdown.tree import Entry, Inference, Reconstruction, Relation

_LONG_NUMBER = 10  # digits; nobody counts so far


def _check_numbers(reconstruction: Reconstruction, faults: Faults) -> None:
    """Warn of numbers that do not rise by one: a gap may be a premise that was lost."""
    numbered = _numbered(reconstruction)
    for (before, _), (number, entry) in pairwise(numbered):
        if number == before + 1:
            continue
        message = f"({number}) follows ({before}), "
        if number > before:
            message += f"so ({before + 1}) is missing."
        else:
            message += "so a number stands twice." if number == before else "so the numbers do not rise."
        remedy = f"Number it ({before + 1}), or write what is missing."
        start = entry.start
        faults.warn("numbering-gap", message, start, start + len(str(number)) + 2, remedy)


def check_steps(reconstruction: Reconstruction, faults: Faults) -> None:
    """Add a fault for each step that lacks its premises, its inference line or its conclusion, and for gaps in numbers."""
    _check_numbers(reconstruction, faults)
    steps = [item for item in reconstruction.items if not isinstance(item, Relation)]
    if len(steps) == 1 and isinstance(steps[0], Inference):
        message = "This line of hyphens has no premise above it and no conclusion below it."
        remedy = "Write (1) and (2) above and below it, # for a heading; or delete it if it only parts the text."
        faults.error("missing-premise", message, steps[0].start, steps[0].end, remedy)
        return
    for index, item in enumerate(steps):
        if not isinstance(item, Inference):
            continue
        if index == 0:
            message = "This inference line has no premise above it."
            faults.error("missing-premise", message, item.start, item.end, "Write one, such as (1) ...")
        if index + 1 == len(steps) or isinstance(steps[index + 1], Inference):
            message = "This inference line has no conclusion below it."
            faults.error("missing-conclusion", message, item.start, item.end, "Write one, such as (2) ...")
    if not is_complete(reconstruction.items) and not isinstance(steps[-1], Inference):
        message = "These numbered statements lead to no conclusion: an inference line is missing."
        last = steps[-1]
        remedy = "Write ---- in a line between the premises and the conclusion; or \\(1) if it is text."
        faults.error("missing-inference", message, last.start, last.end, remedy)


def _numbered(reconstruction: Reconstruction) -> list[tuple[int, Entry]]:
    """The numbers of the entries of a reconstruction, where they are numbers at all."""
    entries = [item for item in reconstruction.items if isinstance(item, Entry)]
    pairs = zip(reconstruction.numbers, entries, strict=True)
    return [(int(number), entry) for number, entry in pairs if number.isdecimal() and len(number) < _LONG_NUMBER]


def is_complete(items: list[Entry | Inference | Relation]) -> bool:
    """Return whether the last step of a reconstruction has its conclusion, with no further premise behind it."""
    steps = [*islice((item for item in reversed(items) if not isinstance(item, Relation)), 2)]
    return len(steps) > 1 and isinstance(steps[0], Entry) and isinstance(steps[1], Inference)
