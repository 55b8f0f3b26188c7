"""Contrasts of verdict and strength: one sentence that says what the one looks at and the other does not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.domain.rules import STRICT
from argmap.semantics.balance import Balance, weight_words
from argmap.semantics.evaluation import Evaluation
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.verdict_word import Word, word_of

HALF = 0.5  # what falls is weaker than that and what holds is not, or the two part
_FIRM = 750  # thousandths: ground as sure as "likely" is not weak


def parts(status: Status, strength: float) -> bool:
    """Return whether a verdict and a strength point different ways; what is open never parts from its strength."""
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
        if node in f.framework.weighed and Balance(f, node).is_ranked:
            return _ranked(f, node, number)
        if node not in f.framework.weighed or f.framework.weighed[node].standard == "no-objection":
            return f.say("why.contrast.objection", against, strength=number)
        balance = Balance(f, node)
        weights = {"weight": balance.weight_of(balance.pros), "other": balance.weight_of(balance.cons)}
        return f.words("why.contrast.weighed", strength=number, **weights)
    if word_of(f, node) is Word.UNPROVED and f.framework.weighed[node].standard in STRICT:
        return _unproved(f, node, number)
    strikes = _strikes(f, node)
    if strikes:
        return f.say("why.contrast.stopped", f.premises(strikes), strength=number)
    return f.words("why.contrast.other", strength=number)


def _ranked(f: Findings, node: str, number: str) -> str:
    """That not the weights decide, but what the author prefers."""
    balance = Balance(f, node)
    above, below = (f.names(balance.premises(side)) for side in balance.ranking)
    return f.words("why.contrast.ranked", strength=number, above=above, below=below)


def _unproved(f: Findings, node: str, number: str) -> str:
    """That nothing for it is as sure as a strict standard asks, however much there is."""
    reasons = [pro for pro in Balance(f, node).pros if pro.ids]
    if not reasons:
        return f.words("why.contrast.unproved_word", strength=number)
    return f.words("why.contrast.unproved", n=min(len(reasons), 2), strength=number)


def _strikes(f: Findings, node: str) -> tuple[str, ...]:
    """Return the attacks that stop what speaks for ``node``: the nearest ones behind all that fell there."""
    strikes: dict[str, None] = {}
    seen = {node}
    todo = [node]
    while todo:
        fallen = todo.pop(0)
        standing = f.standing_cons(fallen)
        strikes |= dict.fromkeys(standing)
        if not standing and fallen not in f.framework.rejected:
            behind = (*f.condition(fallen).all_of, *f.framework.pros(fallen))
            fresh = [n for n in dict.fromkeys(behind) if f.status(n) is Status.FALLS and n not in seen]
            todo += fresh
            seen.update(fresh)
    return tuple(strikes)


def _of_holding(f: Findings, node: str, number: str) -> str:
    if f.assumed(node) == "accepted":
        return f.words("why.contrast.accepted", strength=number)
    against = f.premises(f.standing_cons(node))
    if against:
        if node in f.framework.weighed and Balance(f, node).is_ranked:
            return _ranked(f, node, number)
        return f.say("why.contrast.outweighs", against, strength=number)
    route = f.routes.get(node)
    if route is not None and route.weight < _FIRM:
        weight = weight_words(f, route.weight)
        if route.weakest in ("", node):
            return f.words("why.contrast.weak_itself", weight=weight)
        return f.say("why.contrast.weak", [route.weakest], weight=weight)
    without_strength = f.framework.unclaimed | f.framework.rejected
    answered = [p for p in f.premises(f.framework.cons(node)) if p not in without_strength]
    if answered:
        return f.say("why.contrast.answered", answered, strength=number)
    return f.words("why.contrast.other", strength=number)
