"""Minimal reasons for a verdict, and the strongest case against it.

A reason is a smallest set of basic statements (those that nothing is given for) that suffices: if the reader does not
reject these, the verdict stays the same, whether all the other basic ones are believed, rejected or in doubt. These are
the sufficient reasons, or prime implicants, of Darwiche & Hirth (2020), over the grounded evaluation; Borg & Bex (2021)
speak of sufficient explanations of an argument's acceptance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, Settings
from argmap.semantics.budget import Budget
from argmap.semantics.crux import LIMIT, SECONDS, crux_sets, target_of
from argmap.semantics.crux.question import Question
from argmap.semantics.crux.search import search
from argmap.semantics.evaluation import evaluate, require
from argmap.semantics.findings import Findings
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Status
from argmap.semantics.reader import Reader
from argmap.semantics.reading import from_map_unweighed
from argmap.semantics.verdict import TOLD, outcome


@dataclass(frozen=True)
class Case:
    """A way to another verdict: reject these, and ``grounds`` are a smallest reason for the status ``then``."""

    reject: tuple[str, ...]
    grounds: tuple[str, ...]
    then: Status


@dataclass(frozen=True)
class Reasons:
    """The smallest ``sets`` of basic statements that suffice for the ``status`` of ``target``, and the case against it.

    What is open has no reasons: it is what nothing decides. An empty set says that the verdict stays whatever becomes of
    the basic statements. ``complete`` is as of a ``Crux``.
    """

    target: str
    status: Status
    sets: tuple[frozenset[str], ...]
    size: int
    complete: bool
    against: Case | None
    findings: Findings = field(repr=False, compare=False)

    @property
    def everything(self) -> tuple[str, ...]:
        """Every element of a set, in the order of the map."""
        return self.ordered(id_ for chosen in self.sets for id_ in chosen)

    def ordered(self, chosen: Iterable[str]) -> tuple[str, ...]:
        """The elements of a set in the order of the map."""
        chosen = set(chosen)
        return tuple(id_ for id_ in self.findings.map.elements if id_ in chosen)

    def to_text(self) -> str:
        """Say it in sentences, one reason a line."""
        lines = [self._headline(), *(f"  {self._listed(chosen)}" for chosen in self.sets if chosen)]
        if self.against:
            lines += ["", self._case(self.against)]
        return "\n".join(lines)

    def _listed(self, chosen: Iterable[str]) -> str:
        f = self.findings
        words = {id_: "" if f.status(id_) is Status.HOLDS else f" ({outcome(f, id_)})" for id_ in self.ordered(chosen)}
        return f.words.listed([f"{f.name(id_)}{word}" for id_, word in words.items()])

    def _headline(self) -> str:
        name = self.findings.name(self.target)
        now = f"{name} {outcome(self.findings, self.target)}"
        if self.status is Status.OPEN:
            return f"{name} is open: nothing suffices to decide it."
        if not self.sets:
            why = "" if self.complete else " (the search was not finished)"
            many = f"{self.size} statements" if self.size > 1 else "1 statement"
            return f"{now}. What suffices for that is at least {many}{why}."
        if self.sets == (frozenset(),):
            stays = ", and does not stand" if self.status is Status.FALLS else ","
            return f"{now}{stays} whatever becomes of the other basic statements."
        at_least = "" if self.complete else "at least "
        count = len(self.sets)
        ways = "this suffices" if count == 1 else f"each of {at_least}{count} lines suffices"
        aim = " for it not to stand" if self.status is Status.FALLS else ""
        return f"{now}. Whatever becomes of the rest, {ways}{aim}:"

    def _case(self, case: Case) -> str:
        f = self.findings
        said = f"The strongest case against this verdict: without {f.names(case.reject)} it {TOLD[case.then]}"
        if case.grounds:
            suffice = "suffices" if len(case.grounds) == 1 else "suffice"
            said += f", for which {f.names(case.grounds)} then {suffice}"
        return f"{said}."

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data for JSON."""
        case = self.against
        return {
            "target": self.target,
            "status": self.status.value,
            "size": self.size,
            "complete": self.complete,
            "sets": [list(self.ordered(chosen)) for chosen in self.sets],
            "against": case and {"reject": list(case.reject), "grounds": list(case.grounds), "then": case.then.value},
        }


def reasons(
    map_: ArgumentMap,
    target: str | None = None,
    assumptions: Assumptions = NOTHING,
    limit: int = LIMIT,
    *,
    largest: int | None = None,
    budget: Budget | None = None,
    settings: Settings = PLAIN,
) -> Reasons:
    """Find the smallest reasons for the verdict on ``target`` (default: the thesis), and the strongest case against it.

    ``largest`` asks for every minimal reason of up to that many statements instead; limits and errors are those of
    ``crux_sets``. The case against rests on the first of the smallest crux sets.
    """
    target = target_of(map_, target)
    evaluation = evaluate(map_, assumptions, settings=settings)
    require(evaluation, [target])
    f = evaluation.findings
    budget = budget or Budget(SECONDS)
    status = f.status(target)
    sets, size, complete = _sufficient(map_, target, assumptions, status, limit, largest, budget, settings)
    crux = crux_sets(map_, target, assumptions, 1, budget=budget, settings=settings)
    case = None
    if crux.sets:
        rejected = crux.ordered(crux.sets[0])
        then = assumptions.then(Assumptions.of(reject=rejected))
        grounds, _, _ = _sufficient(map_, target, then, crux.after[0], 1, None, budget, settings)
        case = Case(tuple(rejected), tuple(i for i in map_.elements if grounds and i in grounds[0]), crux.after[0])
    order = {id_: n for n, id_ in enumerate(map_.elements)}
    ranked = sorted(sets, key=lambda chosen: (len(chosen), sorted(order[c] for c in chosen)))
    return Reasons(target, status, tuple(ranked), size, complete, case, f)


def basic(map_: ArgumentMap, framework: Framework) -> tuple[str, ...]:
    """The statements and sketches that nothing is given for, so that a reader just believes them or not."""
    conditions = framework.conditions
    return tuple(
        b.id for b in map_.boxes if b.id in conditions and not conditions[b.id].all_of and not conditions[b.id].some_of
    )


def _sufficient(
    map_: ArgumentMap,
    target: str,
    assumptions: Assumptions,
    status: Status,
    limit: int,
    largest: int | None,
    budget: Budget,
    settings: Settings,
) -> tuple[tuple[frozenset[str], ...], int, bool]:
    if status is Status.OPEN:
        return (), 0, True
    fixed = {target, *assumptions.everything}
    candidates = tuple(id_ for id_ in basic(map_, from_map_unweighed(map_, settings)) if id_ not in fixed)
    question = Question(Reader(map_, settings).under, assumptions, target, frozenset({status}), candidates, "keep")
    answer = search(question, limit, largest, budget)
    return answer.sets, answer.size, answer.complete
