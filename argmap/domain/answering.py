"""Objections that object to nothing and replies that reply to none: whose relation was most likely read the other way round.

An arrow of Argdown goes from what speaks to what it speaks about. An author who reads `->` as "here comes an objection" has
the claim attack it.
"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import ArgumentMap, Conflict, Inference, Rephrase, Role, Statement
from argmap.domain.naming import bracketed
from argmap.domain.structure import reachable


def check(map_: ArgumentMap) -> Iterator[Diagnostic]:
    """Warn of each such statement that says of itself what it is, and name the arrow to use."""
    tagged = [s for s in map_.statements if s.role in (Role.OBJECTION, Role.REPLY)]
    if not tagged:
        return
    roles = _Roles(map_)
    for statement in tagged:
        yield from roles.objection(statement) if statement.role is Role.OBJECTION else roles.reply(statement)


class _Roles:
    """The statements of a map by what they are tagged, and the relations that lead from each and to it."""

    def __init__(self, map_: ArgumentMap) -> None:
        self.map = map_
        self.statements = {s.id: s for s in map_.statements}
        self.leaving: dict[str, list[Inference | Conflict | Rephrase]] = {}
        self.supported: dict[str, list[str]] = {}  # by each, but for objections
        self.attacks: dict[str, list[Conflict]] = {}
        relations: tuple[Inference | Conflict | Rephrase, ...] = (*map_.inferences, *map_.conflicts, *map_.rephrases)
        for relation in relations:
            both = isinstance(relation, Conflict) and relation.symmetric
            for source in (*relation.sources, *([relation.target] if both else [])):
                self.leaving.setdefault(source, []).append(relation)
                if not isinstance(relation, Conflict) and self._role(relation.target) is not Role.OBJECTION:
                    self.supported.setdefault(source, []).append(relation.target)
            if isinstance(relation, Conflict) and not both:
                self.attacks.setdefault(relation.target, []).append(relation)

    def objection(self, statement: Statement) -> Iterator[Diagnostic]:
        """Warn of an objection that leads nowhere, and is attacked by what stands before it."""
        if statement.id in self.leaving:
            return
        for attacker in self._attackers(statement):
            if attacker.role is Role.THESIS or (attacker.role is not Role.REPLY and _is_before(attacker, statement)):
                yield self._warning("idle-objection", statement, attacker, "objects to nothing")
                return

    def reply(self, statement: Statement) -> Iterator[Diagnostic]:
        """Warn of a reply that answers nothing, but supports an objection or is attacked by one before it."""
        if self._answers(statement):
            return
        supported = [r.target for r in self.leaving.get(statement.id, ()) if self._role(r.target) is Role.OBJECTION]
        if supported:
            name, objection = bracketed(self.map, statement.id), bracketed(self.map, supported[0])
            message = f"{name} is said to be a reply, but it supports {objection}."
            remedy = (
                f"Write - or <- in place of + before {name}, so that it attacks what it replies to."
                if self.map.is_argdown
                else f"Let it attack {objection}, if it replies to that."
            )
            yield Diagnostic("idle-reply", message, statement.span, remedy, Severity.WARNING, statement.id)
            return
        attackers = [a for a in self._attackers(statement) if a.role is Role.OBJECTION and not _is_before(statement, a)]
        if attackers:
            yield self._warning("idle-reply", statement, attackers[0], "replies to nothing")

    def _warning(self, code: str, statement: Statement, attacker: Statement, failing: str) -> Diagnostic:
        name, other = bracketed(self.map, statement.id), bracketed(self.map, attacker.id)
        role = "an objection" if statement.role is Role.OBJECTION else "a reply"
        message = f"{name} is said to be {role}, but it {failing}: {other} attacks it."
        remedy = (
            f"Write - or <- below {other} and before {name}: -> says that what stands above attacks what stands below."
            if self.map.is_argdown
            else f"Turn the attack round, so that it goes from {name} to {other}."
        )
        return Diagnostic(code, message, statement.span, remedy, Severity.WARNING, statement.id)

    def _attackers(self, statement: Statement) -> Iterator[Statement]:
        for conflict in self.attacks.get(statement.id, ()):
            yield from (self.statements[id_] for id_ in conflict.premises if id_ in self.statements)

    def _role(self, id_: str) -> Role | None:
        return self.statements[id_].role if id_ in self.statements else None

    def _answers(self, statement: Statement) -> bool:
        """Return whether a reply attacks anything, itself or by way of what it supports, unless that is an objection."""
        ways = reachable(self.supported, [statement.id])
        return any(isinstance(relation, Conflict) for way in ways for relation in self.leaving.get(way, ()))


def _is_before(one: Statement, other: Statement) -> bool:
    if one.span is None or other.span is None or one.span.file != other.span.file:
        return False
    return (one.span.line, one.span.column) < (other.span.line, other.span.column)
