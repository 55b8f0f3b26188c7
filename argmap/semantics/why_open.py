"""Why an element stays open, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from argmap.semantics.circles import Circle, waits_for
from argmap.semantics.findings import NAMED_AT_MOST, Findings, several
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Reason, Told
from argmap.semantics.why_either_way import why_either_way


def why_open(f: Findings, node: str) -> Told:
    """The reason, what it hangs on, and the words."""
    if node in f.framework.contested:
        return Reason.CONTESTED, (node,), f.assumed_words(node, "contested")
    reason, because, words = _undecided(f, node)
    if f.is_relation(node):
        return reason, because, words
    if not f.prospects[node].preferred:
        return reason, because, f.words("why.either.unknown", why=words)
    return why_either_way(f, node) if f.shared(node) is not Status.OPEN else (reason, because, words)


def _undecided(f: Findings, node: str) -> Told:
    objections = [hit for hit in f.framework.cons(node) if f.status(hit) is Status.OPEN]
    attackers = f.premises(objections, Status.OPEN)
    if node in attackers:
        return Reason.CONFLICT, (node,), f.words("why.itself")
    rivals = [rival for rival in attackers if _attacks(f, node, rival)]
    if rivals:
        return Reason.CONFLICT, rivals, f.say("why.rivals", rivals)
    circle = f.circles.get(node)
    if circle and circle.origin and not f.is_relation(node):
        told = _in_circle(f, node, circle, attackers)
        if told:
            return told
    return _waiting(f, node, objections)


def _in_circle(f: Findings, node: str, circle: Circle, attackers: Sequence[str]) -> Told | None:
    """A circle of support, or of attacks if ``node`` is attacked from inside it; it hangs on what is next to it there."""
    if not circle.support and circle.members.isdisjoint(attackers):
        return None
    kind = "support" if circle.support else "attacks"
    others = len(circle.boxes) - 1
    if not others:
        return Reason.CIRCLE, (node,), f.words(f"why.circle.{kind}_alone")
    first = list(islice((box for box in circle.boxes if box != node), NAMED_AT_MOST + 1))
    before = [box for box in f.sources(waits_for(f.framework, f.labelling, node)) if box != node]
    words = f.words(f"why.circle.{kind}", n=several(first), names=f.names(first, others - len(first)))
    return Reason.CIRCLE, before or first, words


def _attacks(f: Findings, attacker: str, target: str) -> bool:
    return any(attack in f.attacks.get(attacker, ()) for attack in f.framework.cons(target))


def _waiting(f: Findings, node: str, objections: Sequence[str]) -> Told:
    circle = f.circles.get(node)
    inside: frozenset[str] = circle.members if circle else frozenset()
    pending = waits_for(f.framework, f.labelling, node)
    pending = tuple(other for other in pending if other not in inside) or pending
    first = pending[0]
    sources = f.sources(pending)
    if sources and f.framework.contested.issuperset(sources):
        return Reason.WAITING, sources, f.say("why.waiting.contested", sources)
    if first in objections:
        attackers = f.premises([hit for hit in pending if hit in objections], Status.OPEN) or (first,)
        return Reason.WAITING, attackers, f.say("why.waiting.objection", attackers)
    if first in f.condition(node).all_of:
        needs = [other for other in pending if other in f.condition(node).all_of]
        return Reason.WAITING, needs, f.say("why.waiting.needs", needs)
    premises = f.premises(pending, Status.OPEN)
    reasons = f.framework.pros(node)
    if len(reasons) > 1:
        return Reason.WAITING, premises or pending, f.words("why.waiting.reasons", n=len(reasons))
    its = f.premises(reasons) or reasons
    if premises:
        return Reason.WAITING, premises, f.say("why.waiting.reason", its)
    return Reason.WAITING, pending, f.say("why.waiting.counts", its)
