"""A labelled map: what verdicts and explanations are told from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference, Point, Role, Stance, Statement
from argmap.domain.naming import name_of
from argmap.domain.rules import PLAIN, Rules, Settings
from argmap.semantics.cycles import Cycle, cycles, waits_for
from argmap.semantics.either_way import Prospect, prospects_of
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.hanging import Hanging
from argmap.semantics.hearsay import Route, best_routes, unsure
from argmap.semantics.labelling import Labelling, Status
from argmap.semantics.structure import Structure
from argmap.semantics.weights import Weights
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
    settings: Settings = PLAIN
    grounded: Labelling | None = None  # where ``labelling`` also has what is floating

    def share(self, earlier: Findings) -> None:
        """Take over what ``earlier`` findings know of the map alone, whatever a reader assumes."""
        for name in ("wholes", "rules", "structure", "unsure", "theses"):
            if name in vars(earlier):
                vars(self).setdefault(name, vars(earlier)[name])

    @cached_property
    def cycles(self) -> Mapping[str, Cycle]:
        """The cycles among what is open."""
        return cycles(self.framework, self.labelling, lambda node: not self.is_relation(node))

    @cached_property
    def attacks(self) -> Mapping[str, tuple[str, ...]]:
        """The attacks that each element is a premise of, by its id, in order."""
        by_premise: dict[str, list[str]] = {}
        plain = self.framework.conditions.values()
        weighed = self.framework.weighings.values()
        hits = dict.fromkeys(a for condition in plain for a in condition.none_of)
        hits |= dict.fromkeys(con.first for weighing in weighed for con in weighing.cons)
        for attack in hits:
            for premise in self.framework.conditions[attack].all_of:
                by_premise.setdefault(premise, []).append(attack)
        return {premise: tuple(attacks) for premise, attacks in by_premise.items()}

    def is_objection(self, node: str) -> bool:
        """Return whether an element is an objection that can be answered; a thesis is none, whatever it excludes."""
        return node in self.attacks and node not in self.theses

    @cached_property
    def theses(self) -> frozenset[str]:
        """The ids of the theses of the map."""
        return frozenset(statement.id for statement in self.map.statements if statement.role is Role.THESIS)

    @cached_property
    def wholes(self) -> Mapping[str, str]:
        """The element that each part is part of."""
        return self.framework.wholes

    def condition(self, node: str) -> Condition:
        """Return when ``node`` holds, given what the reader assumes."""
        return self.framework.in_force[node]

    def status(self, node: str) -> Status:
        """Return how ``node`` is labelled."""
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
        """Return whether ``node`` is a step or an attack, so that it has premises and no title."""
        return isinstance(self.map.elements[self.element(node)], Inference | Conflict)

    def is_conceded(self, node: str) -> bool:
        """Return whether ``node`` is a statement that the author grants."""
        element = self.map.elements[self.element(node)]
        return isinstance(element, Statement) and element.stance is Stance.CONCEDED

    def assumed(self, node: str) -> str:
        """``rejected``, ``accepted`` or ``contested`` by the reader, itself or what it is a part of; else nothing."""
        framework = self.framework
        if node in framework.accepted:
            return "accepted"
        if node in framework.contested:
            return "contested"
        return "rejected" if node in self._rejected else ""

    @cached_property
    def _rejected(self) -> frozenset[str]:
        """The elements that the reader rejects, with their parts; more is false, since nobody puts it forward."""
        return self.framework.spread(self.assumptions.rejected, self.assumptions.everything)

    @cached_property
    def rules(self) -> Rules:
        """The rules by which the map is judged."""
        return Rules.of(self.map, self.settings)

    @cached_property
    def structure(self) -> Structure:
        """The structure of the map."""
        return Structure(self.map)

    @cached_property
    def weights(self) -> Weights:
        """The weights of everything."""
        return self.unassumed_weights.under(self.assumptions)[0]

    @cached_property
    def unassumed_weights(self) -> Weights:
        """The weights of everything for a reader who assumes nothing."""
        return Weights(self.structure, self.rules, NOTHING)

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """The best route to each node that holds and rests on anything unsure."""
        return best_routes(self)

    @cached_property
    def unsure(self) -> tuple[str, ...]:
        """The ids of what the text itself says to be less than certain."""
        return unsure(self.map, self.rules)

    @cached_property
    def prospects(self) -> Mapping[str, Prospect]:
        """The preferred labellings of the part that each open node is in."""
        return prospects_of(self.framework, self.grounded or self.labelling, self.structure.elements)

    @cached_property
    def hanging(self) -> Hanging:
        """The causes that each node hangs on."""
        return Hanging(self.framework, self.labelling)

    def shared(self, node: str) -> Status:
        """Return what an open box becomes however the open part is settled, if that is always the same; else open."""
        prospect = self.prospects.get(node)
        if prospect is None or self.is_relation(node) or node in self.framework.contested:
            return Status.OPEN
        return prospect.shared(node)

    def vouching(self, node: str) -> str:
        """Return what speaks for a box without reasons: the author's "word", that it is "reported", or "presumed"."""
        return {"unknown": "presumed", "reported": "reported"}.get(self.stance(node), "word")

    def is_floating(self, node: str) -> bool:
        """Return whether ``node`` was decided only by what all preferred labellings share."""
        return self.grounded is not None and self.grounded.status[node] is Status.OPEN is not self.status(node)

    def is_itself_assumed(self, node: str) -> bool:
        """Return whether the reader assumes something of the element itself, not of what it is a part of."""
        return bool(self.assumptions.kind(self.element(node)))

    def assumed_words(self, node: str, kind: str) -> str:
        """That the reader said so, of ``node`` or of what it is a part of."""
        if self.is_itself_assumed(node):
            return self.words(f"why.you.{kind}")
        return self.words(f"why.part.{kind}", name=self.name(self.wholes[node]))

    def box(self, node: str) -> Point | None:
        """The statement or argument that ``node`` stands for, if it is one that reasons and objections decide on."""
        return self.structure.boxes.get(self.element(node))

    def stance(self, node: str) -> str:
        """Return how the author stands to a statement; nothing for anything else."""
        element = self.map.elements[self.element(node)]
        return element.stance.value if isinstance(element, Statement) else ""

    def is_horn(self, node: str) -> bool:
        """Return whether ``node`` is a case inside the step that discharges it."""
        return self.element(node) != node and self.stance(node) == "supposed"

    def standing_cons(self, node: str) -> tuple[str, ...]:
        """The attacks on ``node`` that hold, each with all that it is weighed by."""
        weighing = self.framework.weighed.get(node)
        plain = [attack for attack in self.condition(node).none_of if self.status(attack) is Status.HOLDS]
        weighed = [con.first for con in weighing.cons if self.all_hold(con.ids)] if weighing else []
        return tuple(dict.fromkeys((*plain, *weighed)))

    def all_hold(self, ids: Iterable[str]) -> bool:
        """Return whether every one of ``ids`` holds."""
        return all(self.status(id_) is Status.HOLDS for id_ in ids)

    def is_alive(self, node: str) -> bool:
        """Return whether some reason for ``node`` has not fallen, or the author's word for it is there."""
        weighing = self.framework.weighed.get(node)
        if weighing:
            return any(all(self.status(id_) is not Status.FALLS for id_ in pro.ids) for pro in weighing.pros)
        reasons = self.condition(node).some_of
        return not reasons or any(self.status(reason) is not Status.FALLS for reason in reasons)

    def premises(self, relations: Iterable[str], *having: Status) -> tuple[str, ...]:
        """The premises of ``relations``, each once; only those with a status in ``having``, if any is given."""
        premises = dict.fromkeys(premise for relation in relations for premise in self.condition(relation).all_of)
        return tuple(premise for premise in premises if not having or self.status(premise) in having)

    def sources(self, pending: Iterable[str]) -> tuple[str, ...]:
        """Return what open nodes wait for in the end, behind the relations between: boxes, and what is contested."""
        sources: dict[str, None] = {}
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
                sources[node] = None
        return tuple(sources)

    def name(self, node: str) -> str:
        """Return how a sentence calls ``node``: its title, or what kind of relation it is."""
        element = self.map.elements[self.element(node)]
        if isinstance(element, Point):
            return self.words.quoted(plain(name_of(element)) or element.id)
        whole = self.wholes.get(node, "")
        is_step = isinstance(element, Inference) and isinstance(self.map.elements.get(whole), Argument)
        if is_step and len(self.framework.parts[whole]) == 1:
            return self.words("why.argument", name=self.name(whole))
        kind = "step" if isinstance(element, Inference) else "objection"
        premises = [p for p in self.condition(node).all_of if not self.is_relation(p)]
        return self.say(f"why.{kind}", premises) if premises else self.words(f"why.{kind}_alone")

    def names(self, nodes: Iterable[str], beyond: int = 0) -> str:
        """The names of ``nodes`` as a list for a sentence, which counts what goes beyond the first few.

        ``beyond`` others, which are not in ``nodes``, are counted as well.
        """
        names = list(dict.fromkeys(map(self.name, nodes)))
        rest = len(names) - NAMED_AT_MOST + beyond
        if rest > 1:
            names = [*names[:NAMED_AT_MOST], self.words("why.more", n=rest)]
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
