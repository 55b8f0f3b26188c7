"""Verdicts, each with its reason in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from argmap.semantics.circles import waits_for
from argmap.semantics.findings import Findings, several
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
    return Verdict(status, reason, ids, findings.words(f"why.sentence.{status}", why=words))


def _holds(f: Findings, node: str) -> Told:
    needs, reasons, objections = f.condition(node)
    holding = [reason for reason in reasons if f.status(reason) is Status.HOLDS]
    because = (*f.premises(objections), *needs, *f.premises(holding))
    accepted = node in f.framework.accepted
    told = [_assumed(f, node, "accepted") if accepted else _unopposed(f, objections)]
    if not needs and not reasons and not accepted:
        granted = f.is_conceded(node) and not objections
        told[0] = f.words("why.granted") if granted else f.words("why.given", why=told[0])
    if needs:
        kind = "premise" if f.is_relation(node) else "step"
        told.append(_share(f, len(needs), len(needs), kind))
    if reasons:
        told.append(_share(f, len(holding), len(reasons), "reason"))
    plainly = Reason.SUPPORTED if reasons else Reason.COMPLETE if needs else Reason.GIVEN
    words = f.words.listed(told, "why.clauses")
    answers = undercutters(f, node)
    if answers:
        words = f.say("why.undercut_itself", answers, why=words)
    return Reason.ACCEPTED if accepted else plainly, because, words


def _assumed(f: Findings, node: str, kind: str) -> str:
    """That the reader said so, of ``node`` or of what it is a part of."""
    if f.assumptions.kind(f.element(node)) == kind:
        return f.words(f"why.you.{kind}")
    return f.words(f"why.part.{kind}", name=f.name(f.wholes[node]))


def _unopposed(f: Findings, objections: Sequence[str]) -> str:
    if not objections:
        return f.words("why.unopposed")
    if len(objections) == 1:
        return f.say("why.objection_falls", f.premises(objections))
    return f.words("why.objections_fall", n=len(objections))


def _share(f: Findings, holding: int, total: int, kind: str) -> str:
    """How many of ``total`` premises, steps or reasons hold."""
    if holding < total:
        return f.words(f"why.some.{kind}", n=holding, total=total)
    size = {1: "only", 2: "both"}.get(total, "all")
    return f.words(f"why.{size}.{kind}", n=total)


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
        return Reason.UNSUPPORTED, because, f.words("why.no_reason", n=len(reasons))
    return Reason.UNSUPPORTED, (), f.words("why.grounds")


def _attacked(f: Findings, node: str, standing: Sequence[str]) -> Told:
    attackers = f.premises(standing)
    if f.is_relation(node):
        return Reason.ATTACKED, attackers, f.say("why.undercut", attackers)
    if node in f.attacks:
        return Reason.ANSWERED, attackers, f.say("why.answered", attackers)
    return Reason.ATTACKED, attackers, f.say("why.attacked", attackers)


def _incomplete(f: Findings, needs: Sequence[str], missing: Sequence[str], kind: str) -> str:
    if len(needs) == 1:
        return f.say(f"why.{kind}_falls", missing)
    if kind == "step":
        return f.words("why.steps_fall", n=len(missing), total=len(needs))
    others = [need for need in needs if need not in missing]
    return _together(f, "why.together", others, missing) if others else f.say("why.premises_fall", missing)


def _together(f: Findings, key: str, others: Sequence[str], missing: Sequence[str]) -> str:
    """That ``others`` count only together with what is ``missing``."""
    number = "one" if len(others) == 1 else "several"
    return f.say(f"{key}.{number}", others, n=several(missing), missing=f.names(missing))


def decisive(f: Findings, relation: str) -> tuple[str, ...]:
    """The ids that made the fallen ``relation`` fall, or its own if the reader rejected it."""
    return tuple(_falls(f, relation)[1]) or (relation,)


def _lost(f: Findings, reason: str) -> str:
    """Why the only reason for something falls."""
    code, because, _ = _falls(f, reason)
    premises = f.condition(reason).all_of
    if code is Reason.REJECTED:
        return f.say("why.lost.rejected", premises)
    if code is Reason.ATTACKED:
        return f.say("why.lost.undercut", premises, n=several(because), by=f.names(because))
    others = [premise for premise in premises if premise not in because]
    if code is Reason.INCOMPLETE and others:
        return _together(f, "why.lost.together", others, because)
    return f.say("why.lost.falls", premises)


def _open(f: Findings, node: str) -> Told:
    if node in f.framework.contested:
        return Reason.CONTESTED, (node,), _assumed(f, node, "contested")
    objections = [hit for hit in f.condition(node).none_of if f.status(hit) is Status.OPEN]
    attackers = f.premises(objections, Status.OPEN)
    if node in attackers:
        return Reason.CONFLICT, (node,), f.words("why.itself")
    rivals = [rival for rival in attackers if _attacks(f, node, rival)]
    if rivals:
        return Reason.CONFLICT, rivals, f.say("why.rivals", rivals)
    circle = f.circles.get(node)
    if circle and circle.origin and not f.is_relation(node):
        members = [member for member in circle.members if member != node and not f.is_relation(member)]
        kind = "support" if circle.support else "attacks"
        words = f.say(f"why.circle.{kind}", members) if members else f.words(f"why.circle.{kind}_alone")
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
        return Reason.WAITING, sources, f.say("why.waiting.contested", sources)
    if first in objections:
        attackers = f.premises([hit for hit in pending if hit in objections], Status.OPEN) or (first,)
        return Reason.WAITING, attackers, f.say("why.waiting.objection", attackers)
    if first in f.condition(node).all_of:
        needs = [other for other in pending if other in f.condition(node).all_of]
        return Reason.WAITING, needs, f.say("why.waiting.needs", needs)
    premises = f.premises(pending, Status.OPEN)
    reasons = f.condition(node).some_of
    if len(reasons) > 1:
        return Reason.WAITING, premises or pending, f.words("why.waiting.reasons", n=len(reasons))
    its = f.premises(reasons)
    if premises:
        return Reason.WAITING, premises, f.say("why.waiting.reason", its)
    return Reason.WAITING, pending, f.say("why.waiting.counts", its)
