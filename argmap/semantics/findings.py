"""A labelled map: what verdicts and explanations are told from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Stance, Statement
from argmap.semantics.circles import Circle, circles, waits_for
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.labelling import Labelling, Status
from argmap.words import Words

STRENGTH = {Status.HOLDS: 0, Status.OPEN: 1, Status.FALLS: 2}
NAMED_AT_MOST = 3  # names in a list before the rest is counted


@dataclass(frozen=True)
class Findings:
    """The map, the framework it was read as, how that was labelled, what the reader assumes, and the words to say it."""

    map: ArgumentMap
    framework: Framework
    labelling: Labelling
    assumptions: Assumptions
    words: Words = field(default_factory=Words, compare=False)

    @cached_property
    def circles(self) -> Mapping[str, Circle]:
        """The circles among what is open."""
        return circles(self.framework, self.labelling)

    @cached_property
    def attacks(self) -> Mapping[str, tuple[str, ...]]:
        """The attacks that each element is a premise of, by its id, in order."""
        found: dict[str, list[str]] = {}
        hits = dict.fromkeys(a for condition in self.framework.conditions.values() for a in condition.none_of)
        for attack in hits:
            for premise in self.framework.conditions[attack].all_of:
                found.setdefault(premise, []).append(attack)
        return {premise: tuple(attacks) for premise, attacks in found.items()}

    @cached_property
    def wholes(self) -> Mapping[str, str]:
        """The element that each part is part of."""
        return {part: whole for whole, parts in self.framework.parts.items() for part in parts}

    def condition(self, node: str) -> Condition:
        """When ``node`` holds, given what the reader assumes."""
        return self.framework.in_force[node]

    def status(self, node: str) -> Status:
        """How ``node`` is labelled."""
        return self.labelling.status[node]

    def leading(self, id_: str) -> str:
        """The node that stands for element ``id_``: of a symmetric conflict, the direction that stands if one does."""
        if not isinstance(self.map.elements[id_], Conflict):
            return id_
        nodes = (id_, *self.framework.parts.get(id_, ()))
        return min(nodes, key=lambda node: STRENGTH[self.status(node)])

    def element(self, node: str) -> str:
        """The id of the map's element that ``node`` stands for."""
        return node if node in self.map.elements else self.wholes[node]

    def is_relation(self, node: str) -> bool:
        """Whether ``node`` is a step or an attack, so that it has premises and no title."""
        return isinstance(self.map.elements[self.element(node)], Inference | Conflict)

    def is_conceded(self, node: str) -> bool:
        """Whether ``node`` is a statement that the author grants."""
        element = self.map.elements[self.element(node)]
        return isinstance(element, Statement) and element.stance is Stance.CONCEDED

    def premises(self, relations: Iterable[str], *having: Status) -> tuple[str, ...]:
        """The premises of ``relations``, each once; only those with a status in ``having``, if any is given."""
        found = dict.fromkeys(premise for relation in relations for premise in self.condition(relation).all_of)
        return tuple(premise for premise in found if not having or self.status(premise) in having)

    def sources(self, pending: Iterable[str]) -> tuple[str, ...]:
        """What open nodes wait for in the end, seen through the relations between: boxes, and what is contested."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        todo = list(pending)
        while todo:
            node = todo.pop(0)
            if node in seen:
                continue
            seen.add(node)
            if self.is_relation(node) and node not in self.framework.contested:
                todo += waits_for(self.framework, self.labelling, node)
            else:
                found[node] = None
        return tuple(found)

    def causes(self, node: str, candidates: Iterable[str], status: Status) -> tuple[str, ...]:
        """Those of ``candidates`` that were found to have ``status`` before ``node`` was decided."""
        at = self.labelling.round
        own = at.get(node, 0)
        return tuple(dict.fromkeys(c for c in candidates if self.status(c) is status and at.get(c, own) < own))

    def name(self, node: str) -> str:
        """How a sentence calls ``node``: its title, or what kind of relation it is."""
        element = self.map.elements[self.element(node)]
        if isinstance(element, Statement | Argument):
            return self.words.quoted(plain(element.title or element.text) or element.id)
        whole = self.wholes.get(node, "")
        if isinstance(element, Inference) and len(self.framework.parts[whole] if whole else ()) == 1:
            return self.words("why.argument", name=self.name(whole))
        kind = "step" if isinstance(element, Inference) else "objection"
        premises = [p for p in self.condition(node).all_of if not self.is_relation(p)]
        return self.say(f"why.{kind}", premises) if premises else self.words(f"why.{kind}_alone")

    def names(self, nodes: Iterable[str]) -> str:
        """The names of ``nodes`` as a list for a sentence, which counts what goes beyond the first few."""
        names = list(dict.fromkeys(map(self.name, nodes)))
        if len(names) > NAMED_AT_MOST + 1:
            names = [*names[:NAMED_AT_MOST], self.words("why.more", n=len(names) - NAMED_AT_MOST)]
        return self.words.listed(names)

    def say(self, key: str, nodes: Sequence[str], **values: object) -> str:
        """The message of ``key`` about the ``names`` of ``nodes``; its plural form is that of one or of several."""
        return self.words(key, **({"n": several(nodes)} | values), names=self.names(nodes))


def several(nodes: Sequence[str]) -> int:
    """The number that verbs agree with: 1 or 2, since "A, B, C and 18 more" are never singular, as 21 is in Ukrainian."""
    return 1 if len(nodes) == 1 else 2


def plain(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())
