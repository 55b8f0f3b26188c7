"""Weighings as plain conditions: gates that count pros and cons level by level, for what knows plain conditions only.

A weighing is monotone in each id, and so is a circuit of gates that uses each id on one side only. So what all completions
of such a circuit agree on is what all completions of the weighing agree on, gate by gate, and the labellings of the
framework with gates are those of the framework with weighings, each with one labelling of the gates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from argmap.domain.standards import Standard
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.proof import ALPHA, BETA, GAMMA
from argmap.semantics.weighing import Entry, Weighing

Literal = tuple[str, bool]  # an id, and whether it is to hold


def with_gates(framework: Framework) -> Framework:
    """Return ``framework`` with gates in the place of its weighings; what is new comes last."""
    if not framework.weighed:
        return framework
    conditions = dict(framework.conditions)
    for id_, weighing in framework.weighed.items():
        circuit = _Circuit(id_, conditions, set(conditions[id_].all_of))
        result = circuit.met(weighing)
        condition = conditions[id_]
        needs = (*condition.all_of, result[0]) if result[1] else condition.all_of
        attacks = condition.none_of if result[1] else (*condition.none_of, result[0])
        conditions[id_] = Condition(needs, condition.some_of, attacks)
    gates = conditions.keys() - framework.conditions.keys()
    return replace(framework, conditions=conditions, weighings={}, derived=framework.derived | gates)


class _Circuit:
    def __init__(self, id_: str, conditions: dict[str, Condition], needs: set[str]) -> None:
        self.id = id_
        self.conditions = conditions
        self.needs = needs
        self.size = 0

    def all(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true if and only if all of ``literals`` are."""
        literals = list(dict.fromkeys(literals))
        if len(literals) == 1:
            return literals[0]
        self.size += 1
        name = f"{self.id} weighed, {self.size}"
        while name in self.conditions:
            name += "'"
        holding = tuple(id_ for id_, holds in literals if holds)
        self.conditions[name] = Condition(holding, (), tuple(id_ for id_, holds in literals if not holds))
        return name, True

    def any(self, literals: Iterable[Literal]) -> Literal:
        """A literal that is true if and only if one of ``literals`` is."""
        name, holds = self.all((id_, not sign) for id_, sign in literals)
        return name, not holds

    def met(self, weighing: Weighing) -> Literal:
        """Return whether the standard is met."""
        raw_pros = [self.all((id_, True) for id_ in entry.ids) for entry in weighing.pros]
        raw_cons = [self.all((id_, True) for id_ in entry.ids if id_ not in self.needs) for entry in weighing.cons]
        pros = self._uncancelled(weighing, weighing.pros, raw_pros, weighing.cons, raw_cons)
        cons = self._uncancelled(weighing, weighing.cons, raw_cons, weighing.pros, raw_pros)
        if weighing.standard is Standard.NO_OBJECTION:
            return self.all([self.any(p for _, p in pros), *(_not(c) for _, c in cons)])
        pros = [(entry, literal) for entry, literal in pros if entry.weight > 0]
        cons = [(entry, literal) for entry, literal in cons if entry.weight > 0]
        if weighing.standard is Standard.SCINTILLA:
            return self.any(p for _, p in pros)
        beats = self._stronger(pros, cons) if weighing.strongest else self._more(pros, cons)
        if weighing.standard is Standard.PREPONDERANCE:
            return beats
        likely = self.any(
            self.all([p, *(_not(c) for con, c in cons if con.weight > pro.weight - BETA)])
            for pro, p in pros
            if pro.weight >= ALPHA
        )
        weak = [_not(c) for con, c in cons if con.weight > GAMMA]
        return self.all([beats, likely, *(weak if weighing.standard is Standard.BEYOND_REASONABLE_DOUBT else ())])

    def _uncancelled(
        self,
        weighing: Weighing,
        entries: Sequence[Entry],
        raw: Sequence[Literal],
        others: Sequence[Entry],
        against: Sequence[Literal],
    ) -> list[tuple[Entry, Literal]]:
        """The entries of one side, each with when it counts and nothing preferred on the other side does."""
        kept = []
        for entry, literal in zip(entries, raw, strict=True):
            above = [(other.first, entry.first) in weighing.over for other in others]
            stronger = [_not(other) for other, is_above in zip(against, above, strict=True) if is_above]
            kept.append((entry, self.all([literal, *stronger])))
        return kept

    def _stronger(self, pros: list[tuple[Entry, Literal]], cons: list[tuple[Entry, Literal]]) -> Literal:
        """Return whether the best pro is weightier than the best con."""
        return self.any(self.all([p, *(_not(c) for con, c in cons if con.weight >= pro.weight)]) for pro, p in pros)

    def _more(self, pros: list[tuple[Entry, Literal]], cons: list[tuple[Entry, Literal]]) -> Literal:
        """Return whether, at the weightiest level on which they differ, there are more pros than cons."""
        beats = self.any(())
        for level in sorted({entry.weight for entry, _ in (*pros, *cons)}):
            ours = self._counted([p for pro, p in pros if pro.weight == level])
            theirs = self._counted([c for con, c in cons if con.weight == level])
            more = [self.all([at_least, *(_not(t) for t in theirs[n : n + 1])]) for n, at_least in enumerate(ours)]
            as_many = [self.any([_not(t), *ours[n : n + 1]]) for n, t in enumerate(theirs)]
            beats = self.any([*more, self.all([*as_many, beats])])
        return beats

    def _counted(self, literals: list[Literal]) -> list[Literal]:
        """Literals for "at least one of these", "at least two" ..."""
        counted: list[Literal] = []
        for literal in literals:
            more = [self.all([literal, *counted[n - 1 : n]]) for n in range(len(counted) + 1)]
            counted = [self.any([counted[n], more[n]]) if n < len(counted) else more[n] for n in range(len(more))]
        return counted


def _not(literal: Literal) -> Literal:
    return literal[0], not literal[1]
