"""Rubrics, what a teacher lets count: weights by kind of agreement, in a small file, and the grade that they give.

The grade is a span where bonds are unsure: at least what is certain, at most what it would be if all of them were right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from argmap.compare.measures import Share
from argmap.domain.diagnostics import Diagnostic, ReadError
from argmap.domain.model import Span
from argmap.yaml import YamlMap, parse_yaml

MEANINGS = {  # of each kind of agreement, in the order of the file
    "claims": "claims of the reference that the map has",
    "relations": "claims that are attached to the right place, the right way round and on the right side",
    "grouping": "premises that work together are together, and reasons that stand alone stand alone",
    "objections": "objections aim at the claim or at the step of reasoning, as in the text",
    "replies": "objections that the text answers have their reply",
    "hedges": "what the text puts as unsure is put as unsure",
    "focus": "boxes that belong to the argument and are not said twice",
}
NOTES = (
    "# What counts in the grade of a map, and how much. 0: does not count.",
    "# All but claims and focus is judged of what the map has: relations to a claim that it lacks count nowhere, so whoever",
    "# gives claims 0 gives full marks to a short map that is right. Boxes of a title alone count as whole claims.",
)
DEFAULT = {"claims": 40, "relations": 20, "grouping": 10, "objections": 10, "replies": 10, "hedges": 5, "focus": 5}


@dataclass(frozen=True)
class Rubric:
    """The points of a map in which all agrees, and what each kind of agreement weighs in them."""

    points: float = 100
    weights: Mapping[str, float] = field(default_factory=lambda: dict(DEFAULT))

    def grade(self, shares: Mapping[str, Share]) -> tuple[float, float]:
        """Return the least and the most points for ``shares``; kinds that there is nothing of weigh nothing."""
        weights = {name: w for name, w in self.weights.items() if shares[name].judged}
        whole = sum(weights.values())
        if not whole:
            return 0.0, 0.0
        low = sum(w * shares[name].right / shares[name].judged for name, w in weights.items())
        high = sum(
            w * min(1.0, (shares[name].right + shares[name].unsure) / shares[name].judged)
            for name, w in weights.items()
        )
        return round(self.points * low / whole, 1), round(self.points * high / whole, 1)

    def dump(self) -> str:
        """Return the rubric as its file, which says what each line means."""
        lines = [*NOTES, f"points: {self.points:g}"]
        lines += [f"{name}: {self.weights[name]:g}  # {meaning}" for name, meaning in MEANINGS.items()]
        return "\n".join(lines) + "\n"


def load(text: str, file: str) -> Rubric:
    """Read a rubric; what it does not name weighs nothing. Raises ``ReadError`` with every fault."""
    content = parse_yaml(text, file)
    faults: list[Diagnostic] = []
    values: dict[str, float] = {}
    for key, value in content.items():
        if key not in MEANINGS and key != "points":
            message = f"“{key}” is nothing that a rubric can weigh."
            faults.append(_fault(message, f"Write one of: points, {', '.join(MEANINGS)}.", content, key))
        elif not _is_weight(value):
            faults.append(
                _fault(f"The weight of {key} is no number from 0 to 10000.", f"Write {key}: 10.", content, key)
            )
        else:
            values[key] = float(value)
    weights = {name: values.get(name, 0.0) for name in MEANINGS}
    if not faults and not any(weights.values()):
        remedy = "Give at least one kind of agreement a weight, such as claims: 40."
        faults.append(Diagnostic("empty-rubric", "This rubric weighs nothing.", Span.of_file(file), remedy))
    if faults:
        raise ReadError.of(faults)
    return Rubric(values.get("points", 100.0), weights)


def _is_weight(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 10000


def _fault(message: str, remedy: str, content: YamlMap, key: str) -> Diagnostic:
    return Diagnostic("bad-rubric", message, content.keys_at.get(key), remedy)
