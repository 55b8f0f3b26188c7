"""Verdicts, each with its reason in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.semantics.circles import waits_for
from argmap.semantics.findings import Findings, listed
from argmap.semantics.labelling import Status


class Reason(StrEnum):
    """Why an element has its status, for programs; the sentence tells people."""

    GIVEN = "given"  # holds: nothing has to support it
    SUPPORTED = "supported"  # holds: one of the steps to it does
    COMPLETE = "complete"  # holds: a relation whose premises hold, an argument whose steps hold
    ACCEPTED = "accepted"  # holds: by the reader, itself or what it is part of
    REJECTED = "rejected"  # falls: by the reader, itself or what it is part of
    ANSWERED = "answered"  # falls: an attack on it stands, and it is itself an objection
    ATTACKED = "attacked"  # falls: an attack on it stands
    INCOMPLETE = "incomplete"  # falls: a premise or step that it needs does
    UNSUPPORTED = "unsupported"  # falls: every step to it does
    CONTESTED = "contested"  # open: by the reader, itself or what it is part of
    CONFLICT = "conflict"  # open: it and another element attack each other, or it attacks itself
    CIRCLE = "circle"  # open: part of a circle of support, or a longer one of attacks
    WAITING = "waiting"  # open: because something else is


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an element: ``because`` are the ids that decided it, ``sentence`` says so with their titles."""

    status: Status
    reason: Reason
    because: tuple[str, ...]
    sentence: str


Told = tuple[Reason, Sequence[str], str]


def judge(findings: Findings, id_: str) -> Verdict:
    """Give the verdict on the element ``id_``; of a symmetric conflict, on the direction that stands, if one does."""
    return judge_node(findings, findings.leading(id_))


def judge_node(findings: Findings, node: str) -> Verdict:
    """Give the verdict on one node of the framework."""
    status = findings.status(node)
    tell: Callable[[Findings, str], Told] = {Status.HOLDS: _holds, Status.FALLS: _falls, Status.OPEN: _open}[status]
    reason, because, words = tell(findings, node)
    ids = tuple(dict.fromkeys(findings.element(cause) for cause in because))
    return Verdict(status, reason, ids, f"{status}: {words}")


def _holds(f: Findings, node: str) -> Told:
    needs, reasons, objections = f.condition(node)
    holding = [reason for reason in reasons if f.status(reason) is Status.HOLDS]
    because = (*f.premises(objections), *needs, *f.premises(holding))
    accepted = node in f.framework.accepted
    told = [_assumed(f, node, "accepted") if accepted else _unopposed(f, objections)]
    if not needs and not reasons and not accepted:
        told[0] = "granted" if f.is_conceded(node) and not objections else f"taken as given, and {told[0]}"
    if needs:
        kind = "premise" if f.is_relation(node) else "step"
        told.append(_share(len(needs), len(needs), kind))
    if reasons:
        told.append(_share(len(holding), len(reasons), "reason"))
    plainly = Reason.SUPPORTED if reasons else Reason.COMPLETE if needs else Reason.GIVEN
    words = listed(told)
    answers = undercutters(f, node)
    if answers:
        words += f"; as an objection it is answered by {f.names(answers)}"
    return Reason.ACCEPTED if accepted else plainly, because, words


def _assumed(f: Findings, node: str, kind: str) -> str:
    """That the reader said so, of ``node`` or of what it is a part of."""
    if f.assumptions.kind(f.element(node)) == kind:
        return f"{kind} by you"
    return f"{f.name(f.wholes[node])}, which it is a step of, is {kind} by you"


def _unopposed(f: Findings, objections: Sequence[str]) -> str:
    if not objections:
        return "nothing speaks against it"
    if len(objections) == 1:
        return f"the only objection, {f.names(f.premises(objections))}, does not stand"
    return f"none of the {len(objections)} objections to it stands"


def _share(holding: int, total: int, kind: str) -> str:
    """How many of ``total`` premises, steps or reasons hold."""
    if total == 1:
        return f"its only {kind} holds"
    if holding == total:
        return f"both its {kind}s hold" if total == 2 else f"all {total} of its {kind}s hold"
    return f"{holding} of its {total} {kind}s {'holds' if holding == 1 else 'hold'}"


def undercutters(f: Findings, node: str) -> tuple[str, ...]:
    """What answers an objection without denying it: ``node`` holds, but every attack that it makes is defeated."""
    attacks = f.attacks.get(node, ())
    found = [f.causes(attack, f.condition(attack).none_of, Status.HOLDS) for attack in attacks]
    if not all(found) or any(f.status(attack) is not Status.FALLS for attack in attacks):
        return ()
    return f.premises(dict.fromkeys(hit for hits in found for hit in hits))


def _falls(f: Findings, node: str) -> Told:
    if node in f.framework.rejected:
        by_itself = f.assumptions.kind(f.element(node)) == "rejected"
        return Reason.REJECTED, () if by_itself else (f.wholes[node],), _assumed(f, node, "rejected")
    needs, reasons, objections = f.condition(node)
    relation = f.is_relation(node)
    standing = f.causes(node, objections, Status.HOLDS)
    if standing:
        return _attacked(f, node, standing)
    missing = f.causes(node, needs, Status.FALLS)
    if missing:
        return Reason.INCOMPLETE, missing, _incomplete(f, needs, missing, "premise" if relation else "step")
    lost = f.causes(node, reasons, Status.FALLS)
    because = [cause for reason in lost for cause in decisive(f, reason)]
    if len(reasons) == 1 and lost:
        return Reason.UNSUPPORTED, because, _lost(f, lost[0])
    if len(reasons) == len(lost) and lost:
        return Reason.UNSUPPORTED, because, f"none of its {len(reasons)} reasons holds"
    return Reason.UNSUPPORTED, (), "what it rests on speaks against it"


def _attacked(f: Findings, node: str, standing: Sequence[str]) -> Told:
    attackers = f.premises(standing)
    names = f.names(attackers)
    if f.is_relation(node):
        return Reason.ATTACKED, attackers, f"undercut by {names}"
    if node in f.attacks:
        return Reason.ANSWERED, attackers, f"answered by {names}"
    verb = "speaks" if len(attackers) == 1 else "speak"
    return Reason.ATTACKED, attackers, f"{names} {verb} against it"


def _incomplete(f: Findings, needs: Sequence[str], missing: Sequence[str], kind: str) -> str:
    fall = "falls" if len(missing) == 1 else "fall"
    if len(needs) == 1:
        return f"its only {kind}{f', {f.names(missing)},' if kind == 'premise' else ''} falls"
    if kind == "step":
        return f"{len(missing)} of its {len(needs)} steps {fall}"
    others = [need for need in needs if need not in missing]
    if not others:
        return f"its premises {f.names(missing)} fall"
    count = "counts" if len(others) == 1 else "count"
    return f"{f.names(others)} {count} only together with {f.names(missing)}, which {fall}"


def decisive(f: Findings, relation: str) -> tuple[str, ...]:
    """The ids that made the fallen ``relation`` fall, or its own if the reader rejected it."""
    return tuple(_falls(f, relation)[1]) or (relation,)


def _lost(f: Findings, reason: str) -> str:
    """Why the only reason for something falls."""
    code, because, _ = _falls(f, reason)
    premises = f.condition(reason).all_of
    its = f"its only reason, {f.names(premises)},"
    if code is Reason.REJECTED:
        return f"its only reason, the step from {f.names(premises)}, is rejected by you"
    if code is Reason.ATTACKED:
        return f"{its} is undercut by {f.names(because)}"
    others = [premise for premise in premises if premise not in because]
    if code is Reason.INCOMPLETE and others:
        works = "works" if len(others) == 1 else "work"
        fall = "falls" if len(because) == 1 else "fall"
        return f"its only reason, {f.names(others)}, {works} only together with {f.names(because)}, which {fall}"
    return f"{its} falls"


def _open(f: Findings, node: str) -> Told:
    if node in f.framework.contested:
        return Reason.CONTESTED, (node,), _assumed(f, node, "contested")
    objections = [hit for hit in f.condition(node).none_of if f.status(hit) is Status.OPEN]
    attackers = f.premises(objections, Status.OPEN)
    if node in attackers:
        return Reason.CONFLICT, (node,), "it speaks against itself"
    rivals = [rival for rival in attackers if _attacks(f, node, rival)]
    if rivals:
        return Reason.CONFLICT, rivals, f"it and {f.names(rivals)} attack each other"
    circle = f.circles.get(node)
    if circle and circle.origin and not f.is_relation(node):
        members = [member for member in circle.members if member != node and not f.is_relation(member)]
        if circle.support:
            words = f"it and {f.names(members)} only support each other" if members else "it rests only on itself"
        else:
            words = f"it is in a circle of attacks with {f.names(members)}" if members else "it attacks itself"
        return Reason.CIRCLE, members or (node,), words
    return _waiting(f, node, objections)


def _attacks(f: Findings, attacker: str, target: str) -> bool:
    return any(attack in f.attacks.get(attacker, ()) for attack in f.condition(target).none_of)


def _waiting(f: Findings, node: str, objections: Sequence[str]) -> Told:
    circle = f.circles.get(node)
    inside = set(circle.members) if circle else set()
    pending = waits_for(f.framework, f.labelling, node)
    pending = tuple(other for other in pending if other not in inside) or pending
    first = pending[0]
    sources = f.sources(pending)
    if sources and f.framework.contested.issuperset(sources):
        return (
            Reason.WAITING,
            sources,
            f"as long as {f.names(sources)} {'is' if len(sources) == 1 else 'are'} contested",
        )
    if first in objections:
        attackers = f.premises([hit for hit in pending if hit in objections], Status.OPEN) or (first,)
        speak = "speaks" if len(attackers) == 1 else "speak"
        return Reason.WAITING, attackers, f"whether {f.names(attackers)} {speak} against it is open"
    if first in f.condition(node).all_of:
        needs = [other for other in pending if other in f.condition(node).all_of]
        return Reason.WAITING, needs, f"it needs {f.names(needs)}, which {'is' if len(needs) == 1 else 'are'} open"
    premises = f.premises(pending, Status.OPEN)
    reasons = f.condition(node).some_of
    if len(reasons) > 1:
        return Reason.WAITING, premises or pending, f"none of its {len(reasons)} reasons is sure to hold"
    if premises:
        return Reason.WAITING, premises, f"its only reason, {f.names(f.premises(reasons))}, is open"
    return Reason.WAITING, pending, f"whether its only reason, {f.names(f.premises(reasons))}, counts is open"
