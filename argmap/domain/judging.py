"""Faults of what a map says of weights and suppositions that judging it does not follow.

To exclude is no matter of degree, and an undercut decides, so that their weights count for nothing. A supposition is
discharged by one step: cases spread over several steps, and a discharge within another, are not seen as such.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Element, Inference, Stance
from argmap.domain.naming import bracketed
from argmap.domain.rules import CASES, discharging
from argmap.domain.structure import grouped, reachable


def check(map_: ArgumentMap) -> Iterator[Diagnostic]:
    """Warn of weights that are never weighed, and of suppositions that stand where no step discharges them."""
    yield from _idle_weights(map_)
    if any(inference.scheme in discharging() for inference in map_.inferences):
        steps = _Steps(map_)
        yield from steps.spread_cases()
        yield from steps.nested()


def warning(code: str, message: str, element: Element, remedy: str) -> Diagnostic:
    """The warning about an element of a map."""
    return Diagnostic(code, message, element.span, remedy, Severity.WARNING, element.id)


def _idle_weights(map_: ArgumentMap) -> Iterator[Diagnostic]:
    every = map_.ties
    relations = {relation.id for relation in every}
    premises = {premise for relation in every for premise in relation.premises}
    for conflict in map_.conflicts:
        if conflict.weight is None or conflict.id in premises:  # whose weight is lent to what rests on it
            continue
        sources = " and ".join(bracketed(map_, premise) for premise in conflict.premises)
        if conflict.symmetric:
            message = f"{sources} excludes {bracketed(map_, conflict.target)}: the weight of that counts for nothing."
            remedy = "Take the weight out, or give one to the reasons for the two: these are what is weighed."
        elif conflict.target in relations:
            message = f"The undercut from {sources} has a weight, which counts for nothing: an undercut decides."
            remedy = "Take the weight out, or attack the premise or the conclusion of the step instead."
        else:
            continue
        yield warning("idle-weight", message, conflict, remedy)


class _Steps:
    """The steps of a map that discharge a supposition, and what leads to them."""

    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.supposed = {s.id for s in map_.statements if s.stance is Stance.SUPPOSED}
        self.reasons = grouped((inference.conclusion, inference) for inference in map_.inferences)
        self.premises = {  # of what each claim follows from, unless it is supposed
            id_: [premise for step in steps for premise in step.premises]
            for id_, steps in self.reasons.items()
            if id_ not in self.supposed
        }

    def spread_cases(self) -> Iterator[Diagnostic]:
        """Steps for one conclusion, of which each has one case alone."""
        for conclusion, steps in self.reasons.items():
            alone = [step for step in steps if discharging().get(step.scheme) == CASES and len(self._cases(step)) == 1]
            for step in alone if len(alone) > 1 else ():
                (case,) = self._cases(step)
                names = bracketed(self.map, case), bracketed(self.map, conclusion)
                message = f"{names[0]} is one of several cases for {names[1]}, in a step of its own."
                remedy = "Put all cases into one step: only there does each discharge its supposition."
                yield warning("spread-cases", message, step, remedy)

    def _cases(self, step: Inference) -> list[str]:
        return [premise for premise in dict.fromkeys(step.premises) if premise in self.supposed]

    def nested(self) -> Iterator[Diagnostic]:
        """Steps that lie between another one and the suppositions that it discharges, and discharge some themselves."""
        discharging_ = [step for step in self.map.inferences if step.scheme in discharging()]
        behind = {step.id: self._behind(step) for step in discharging_}
        for inner in discharging_:
            if not behind[inner.id] & self.supposed:
                continue
            outer = next((o for o in discharging_ if self._is_within(inner, o, behind)), None)
            if outer is not None:
                names = [bracketed(self.map, step.conclusion) for step in (inner, outer)]
                message = (
                    f"The step to {names[0]} discharges a supposition within that to {names[1]}, which does not see it."
                )
                remedy = (
                    "Discharge all that is supposed in one step, or argue for the inner conclusion without supposing."
                )
                yield warning("nested-discharge", message, inner, remedy)

    def _is_within(self, inner: Inference, outer: Inference, behind: Mapping[str, frozenset[str]]) -> bool:
        """Return whether what ``outer`` supposes leads to ``inner``, and that to ``outer``."""
        if inner is outer or discharging()[outer.scheme] == CASES or inner.conclusion not in behind[outer.id]:
            return False
        return bool(behind[outer.id] & self.supposed & behind[inner.id])

    def _behind(self, step: Inference) -> frozenset[str]:
        """Everything that ``step`` rests on, as far as what is supposed."""
        return frozenset(reachable(self.premises, step.premises))
