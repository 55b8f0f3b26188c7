"""A map as an argumentation theory: what can be taken as a premise, by which rules one argues, what excludes what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import Argument, ArgumentMap, Conflict, Inference
from argmap.domain.structure import grouped, reachable
from argmap.semantics.framework import Condition, Framework
from argmap.semantics.reading import from_map_unweighed


class Rule(NamedTuple):
    """``antecedents`` to ``consequent``; several rules may bear one ``name``, and an undercut of it hits them all."""

    name: str
    antecedents: tuple[str, ...]
    consequent: str
    strict: bool = False


class Contrary(NamedTuple):
    """``attacker`` speaks against ``target``, a formula or the name of a rule; ``mutual`` if the target does so too."""

    attacker: str
    target: str
    mutual: bool = False


@dataclass(frozen=True)
class Theory:
    """An argumentation theory of ASPIC+ (Modgil & Prakken 2013) whose formulas are ids of a map.

    ``axioms`` cannot be attacked, ``premises`` can; ``above`` holds the pairs (better, worse) of premises and of rules.
    """

    axioms: frozenset[str]
    premises: frozenset[str]
    rules: tuple[Rule, ...]
    contraries: tuple[Contrary, ...]
    above: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @cached_property
    def against(self) -> dict[str, tuple[Contrary, ...]]:
        """The formulas and rules that speak against each formula and rule."""
        contraries = grouped((contrary.target, contrary) for contrary in self.contraries)
        return {target: tuple(those) for target, those in contraries.items()}


def theory_of(map_: ArgumentMap, assumptions: Assumptions | None = None) -> Theory:
    """Read ``map_`` as Bex, Modgil, Prakken & Reed (2013) read AIF.

    Statements and sketches that nothing concludes are ordinary premises, inferences are defeasible rules, or strict
    ones if the map says so, conflicts say what is contrary to what, and preferences order premises and rules. What the
    paper leaves open is decided as the grounded reading does (linked attacks, attacks on attacks, concessions):
    ``docs/explanation/structured.md``. What is accepted is an axiom, or a rule that nothing undercuts.
    """
    framework = from_map_unweighed(map_).assuming(assumptions or Assumptions())
    reader = _Reader(map_, framework)
    contraries = tuple(reader.contraries())
    boxes = [id_ for id_ in framework.conditions if reader.is_box(id_)]
    plain = frozenset(id_ for id_ in boxes if id_ not in framework.rejected and reader.is_premise(id_))
    return Theory(
        axioms=framework.accepted & plain,
        premises=plain - framework.accepted | frozenset(reader.denials.values()),
        rules=tuple(dict.fromkeys(reader.rules())),
        contraries=contraries,
        above=_closed(reader.preferences()),
    )


class _Reader:
    def __init__(self, map_: ArgumentMap, framework: Framework) -> None:
        self.map = map_
        self.framework = framework
        self.conditions = framework.in_force
        self.wholes = framework.wholes
        self.used = {id_ for condition in self.conditions.values() for id_ in condition.all_of}
        # What is contested could be false as well as true: so says a premise against it.
        self.denials = {id_: self.denial(id_) for id_ in framework.conditions if id_ in framework.contested}

    def denial(self, node: str) -> str:
        """A name for the opposite of ``node`` that nothing else has."""
        name = f"not {node}"
        while name in self.conditions:
            name += "'"
        return name

    def is_box(self, node: str) -> bool:
        """Return whether ``node`` is a statement or an argument."""
        element = self.map.elements.get(node) or self.map.elements.get(self.wholes.get(node, ""))
        return element is not None and not isinstance(element, Inference | Conflict)

    def is_premise(self, node: str) -> bool:
        """Return whether ``node`` needs no rule to be argued for."""
        needs, supports, _ = self.condition(node)
        return not needs and not supports

    def condition(self, node: str) -> Condition:
        """Return what decides on ``node``; that something contested rests on itself is said by its denial here."""
        condition = self.conditions[node]
        return Condition(condition.all_of) if node in self.framework.contested else condition

    def rules(self) -> Iterator[Rule]:
        for node in self.conditions:
            if node in self.framework.rejected:
                continue
            needs, supports, _ = self.condition(node)
            if self.is_box(node):
                if needs and not supports:
                    yield Rule(node, needs, node)
                for support in supports:
                    if support not in self.framework.rejected:
                        yield Rule(support, (*self.conditions[support].all_of, *needs), node, self.is_strict(support))
            elif self.is_reified(node):
                yield Rule(node, needs, node, self.is_strict(node))

    def is_reified(self, node: str) -> bool:
        """Return whether a relation is argued for itself: as a premise, contested, or an attack of over two ends."""
        is_attack = isinstance(self.map.elements[self.wholes.get(node, node)], Conflict)
        condition = self.conditions[node]
        return (
            node in self.used
            or node in self.denials
            or (is_attack and (len(condition.all_of) > 1 or node in self.attacked))
        )

    @cached_property
    def attacked(self) -> frozenset[str]:
        """The relations that something is aimed at, or that the reader contests."""
        return frozenset(id_ for id_ in self.conditions if self.condition(id_).none_of) | self.denials.keys()

    def is_strict(self, node: str) -> bool:
        """Return whether nothing can attack a rule: as the map says of an inference; an attack, if nothing does."""
        element = self.map.elements.get(self.wholes.get(node, node))
        return element.strict if isinstance(element, Inference) else node not in self.attacked

    def contraries(self) -> Iterator[Contrary]:
        contraries = dict.fromkeys(self.attacks())
        pairs = {(attacker, target) for attacker, target, _ in contraries}
        for attacker, target, symmetric in contraries:
            yield Contrary(attacker, target, symmetric or (target, attacker) in pairs)
        for node, denial in self.denials.items():
            yield Contrary(denial, node, mutual=True)
            yield Contrary(node, denial, mutual=True)

    def attacks(self) -> Iterator[tuple[str, str, bool]]:
        """Yield who speaks against what, and whether the map says that each excludes the other."""
        for target in self.conditions:
            for attack in self.condition(target).none_of:
                if attack not in self.framework.rejected:
                    conflict = self.map.elements[self.wholes.get(attack, attack)]
                    symmetric = isinstance(conflict, Conflict) and conflict.symmetric
                    yield (attack if self.is_reified(attack) else self.conditions[attack].all_of[0]), target, symmetric

    def preferences(self) -> Iterator[tuple[str, str]]:
        for preference in self.map.preferences:
            for better in self.ranked(preference.preferred):
                for worse in self.ranked(preference.dispreferred):
                    yield better, worse

    def ranked(self, id_: str) -> tuple[str, ...]:
        """Return what a preference for ``id_`` is about: of an argument with steps, these."""
        element = self.map.elements.get(id_)
        return self.framework.parts.get(id_, (id_,)) if isinstance(element, Argument) else (id_,)


def _closed(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """The strict order that ``pairs`` say: transitive, and without those that a cycle puts above themselves."""
    below: dict[str, set[str]] = {}
    for better, worse in pairs:
        below.setdefault(better, set()).add(worse)
    reach = {start: reachable(below, worse) for start, worse in below.items()}
    return frozenset((a, b) for a, reached in reach.items() for b in reached if a not in reach.get(b, ()))
