"""Sentences on why an element stays open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from argmap.semantics.cycles import Cycle, waits_for
from argmap.semantics.findings import NAMED_AT_MOST, Findings, several
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Account, Reason
from argmap.semantics.why_either_way import why_either_way


def why_open(f: Findings, node: str) -> Account:
    """The reason, what it hangs on, and the words."""
    if node in f.framework.contested:
        return Reason.CONTESTED, (node,), f.assumed_words(node, "contested")
    reason, because, words = _undecided(f, node)
    if f.is_relation(node):
        return reason, because, words
    if not f.prospects[node].preferred:
        return reason, because, f.words("why.either.unknown", why=words)
    return why_either_way(f, node) if f.shared(node) is not Status.OPEN else (reason, because, words)


def _undecided(f: Findings, node: str) -> Account:
    objections = [hit for hit in f.framework.cons(node) if f.status(hit) is Status.OPEN]
    attackers = f.premises(objections, Status.OPEN)
    if node in attackers:
        return Reason.CONFLICT, (node,), f.words("why.itself")
    rivals = [rival for rival in attackers if _attacks(f, node, rival)]
    if rivals:
        return Reason.CONFLICT, rivals, f.say("why.rivals", rivals)
    cycle = f.cycles.get(node)
    if cycle and cycle.origin and not f.is_relation(node):
        sentence = _in_cycle(f, node, cycle, attackers)
        if sentence:
            return sentence
    return _waiting(f, node, objections)


def _in_cycle(f: Findings, node: str, cycle: Cycle, attackers: Sequence[str]) -> Account | None:
    """A cycle of support, or of attacks if ``node`` is attacked from inside it; it hangs on what is next to it there."""
    rivals = [box for box in attackers if box in cycle.members]
    if not cycle.support and not rivals:
        return None
    if cycle.targets == {node}:  # nothing else is attacked there: what attacks it only rests on it
        return Reason.CYCLE, rivals, f.say("why.cycle.resting", rivals)
    kind, boxes = ("support", cycle.boxes) if cycle.support else ("attacks", cycle.rivals)
    others = len(boxes) - 1
    lost = _lost(f, cycle) if cycle.support else ()
    if not others:
        alone = f.words(f"why.cycle.{kind}_alone")
        words = f.words("why.cycle.support_alone_lost", n=several(lost), lost=f.names(lost)) if lost else alone
        return Reason.CYCLE, (node, *lost), words
    first = list(islice((box for box in boxes if box != node), NAMED_AT_MOST + 1))
    before = [box for box in f.sources(waits_for(f.framework, f.labelling, node)) if box != node]
    names = f.names(first, others - len(first))
    if lost:
        number = "one" if others == 1 else "several"
        words = f.words(f"why.cycle.support_lost.{number}", n=several(lost), names=names, lost=f.names(lost))
    else:
        words = f.words(f"why.cycle.{kind}", n=several(first), names=names)
    return Reason.CYCLE, [*(before or first), *lost], words


def _lost(f: Findings, cycle: Cycle) -> tuple[str, ...]:
    """Return what stands behind the fallen reasons for the members of a cycle, so that they have only each other."""
    reasons = (reason for box in cycle.boxes for reason in f.framework.pros(box))
    premises = f.premises(reason for reason in reasons if f.status(reason) is Status.FALLS)
    return tuple(premise for premise in premises if premise not in cycle.members)


def _attacks(f: Findings, attacker: str, target: str) -> bool:
    return any(attack in f.attacks.get(attacker, ()) for attack in f.framework.cons(target))


def _waiting(f: Findings, node: str, objections: Sequence[str]) -> Account:
    cycle = f.cycles.get(node)
    inside: frozenset[str] = cycle.members if cycle else frozenset()
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
