"""Where verdict and strength part: one sentence that says what the one looks at and the other does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.semantics.balance import Balance, weight_told
from argmap.semantics.evaluation import Evaluation
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.why_falls import decisive

HALF = 0.5  # what falls is weaker than that and what holds is not, or the two part
_FIRM = 750  # thousandths: ground as sure as "likely" is not weak


def parts(status: Status, strength: float) -> bool:
    """Whether a verdict and a strength point different ways; what is open never parts from its strength."""
    return (status is Status.HOLDS and strength < HALF) or (status is Status.FALLS and strength >= HALF)


def contrast(evaluation: Evaluation, strength: Mapping[str, float], id_: str) -> str:
    """Say why the verdict on ``id_`` and its strength part; nothing where they do not, or where it has no strength."""
    if id_ not in strength or not parts(evaluation.status(id_), strength[id_]):
        return ""
    f = evaluation.findings
    node = f.leading(id_)
    number = f"{strength[id_]:.2f}"
    return _of_holding(f, node, number) if f.status(node) is Status.HOLDS else _of_fallen(f, node, number)


def contrasts(evaluation: Evaluation, strength: Mapping[str, float], ids: Iterable[str]) -> dict[str, str]:
    """The sentence for each of ``ids`` on which verdict and strength part, by id."""
    said = {id_: contrast(evaluation, strength, id_) for id_ in ids}
    return {id_: sentence for id_, sentence in said.items() if sentence}


def _of_fallen(f: Findings, node: str, number: str) -> str:
    if f.assumed(node) == "rejected":
        return f.words("why.contrast.rejected", strength=number)
    if node in f.framework.unclaimed:
        return f.words("why.contrast.unclaimed", strength=number)
    against = f.premises(f.standing_cons(node))
    if against and not f.is_relation(node):
        if node not in f.framework.weighed or f.framework.weighed[node].standard == "no-objection":
            return f.say("why.contrast.objection", against, strength=number)
        balance = Balance(f, node)
        weights = {"weight": balance.told(balance.pros), "other": balance.told(balance.cons)}
        return f.words("why.contrast.weighed", strength=number, **weights)
    stopped = _stopped_by(f, node)
    if stopped:
        return f.say("why.contrast.stopped", stopped, strength=number)
    return f.words("why.contrast.other", strength=number)


def _stopped_by(f: Findings, node: str) -> tuple[str, ...]:
    """What makes a relation fall, or a box lose all its reasons or one of its steps."""
    if f.is_relation(node):
        return decisive(f, node)
    fallen = [n for n in (*f.framework.pros(node), *f.condition(node).all_of) if f.status(n) is Status.FALLS]
    return tuple(dict.fromkeys(cause for relation in fallen for cause in decisive(f, relation)))


def _of_holding(f: Findings, node: str, number: str) -> str:
    if f.assumed(node) == "accepted":
        return f.words("why.contrast.accepted", strength=number)
    against = f.premises(f.standing_cons(node))
    if against:
        return f.say("why.contrast.outweighs", against, strength=number)
    route = f.routes.get(node)
    if route is not None and route.weight < _FIRM:
        told = weight_told(f, route.weight)
        if route.weakest in ("", node):
            return f.words("why.contrast.weak_itself", weight=told)
        return f.say("why.contrast.weak", [route.weakest], weight=told)
    answered = f.premises(f.framework.cons(node))
    if answered:
        return f.say("why.contrast.answered", answered, strength=number)
    return f.words("why.contrast.other", strength=number)
