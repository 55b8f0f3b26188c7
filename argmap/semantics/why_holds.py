"""Sentences on why an element holds."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.domain.model import Statement
from argmap.semantics.balance import Balance, decimals, weight_words
from argmap.semantics.findings import Findings, several
from argmap.semantics.hearsay import hearsay
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Account, Reason
from argmap.semantics.verdict_word import undercutters
from argmap.semantics.why_either_way import why_either_way


def why_holds(f: Findings, node: str) -> Account:
    """The reason, what decided, and the words."""
    if f.is_floating(node) and not f.is_relation(node):
        return why_either_way(f, node)
    needs = f.condition(node).all_of
    reasons, objections = f.framework.pros(node), f.framework.cons(node)
    holding = [reason for reason in reasons if f.status(reason) is Status.HOLDS]
    accepted = node in f.framework.accepted
    because: Sequence[str] = [*f.premises(objections), *needs, *f.premises(holding)]
    plainly = Reason.SUPPORTED if reasons else Reason.COMPLETE if needs else Reason.GIVEN
    outweighs = None if accepted else _outweighs(f, node)
    if outweighs:
        plainly, because, words = outweighs
    else:
        plainly, clauses = (plainly, [f.assumed_words(node, "accepted")]) if accepted else _opening(f, node, plainly)
        asserted = [need for need in needs if not f.is_horn(need)]
        if asserted:
            clauses.append(share(f, len(asserted), len(asserted), "premise" if f.is_relation(node) else "step"))
        if reasons:
            clauses.append(share(f, len(holding), len(reasons), "reason"))
        if objections and not accepted:  # first what speaks for it, so that "its" is not said of the objection
            clauses = [*clauses[1:], clauses[0]]
        words = f.words.listed(clauses, "why.clauses")
    supposed = f.structure.discharged.get(node, ())
    if supposed and not accepted:
        plainly, words = Reason.DISCHARGED, f.say("why.discharged", supposed, why=words)
    doubtful = () if accepted else hearsay(f, node)
    if doubtful:
        because = [*because, *doubtful]
        words = _doubted(f, node, doubtful, words)
    answers = undercutters(f, node)
    if answers:
        words = f.say("why.undercut_itself", answers, why=words)
    return Reason.ACCEPTED if accepted else plainly, because, words


def _doubted(f: Findings, node: str, doubtful: Sequence[str], why: str) -> str:
    """Add to a sentence that what it says rests on nothing surer than what is ``doubtful``, which it may have named."""
    element = f.map.elements[f.element(doubtful[0])]
    key = "itself" if doubtful == (node,) else "named" if f.names(doubtful) in why else "others"
    if isinstance(element, Statement) and element.credence is not None:
        credence = decimals(f.rules.word(element))
        return f.say(f"why.hearsay.{key}_credence", doubtful, why=why, credence=credence)
    reported = "_reported" if f.stance(doubtful[0]) == "reported" else ""
    return f.say(f"why.hearsay.{key}{reported}", doubtful, why=why)


def _opening(f: Findings, node: str, plainly: Reason) -> tuple[Reason, list[str]]:
    """Return what the sentence begins with, of an element that no objection stands against."""
    objections = f.framework.cons(node)
    unopposed = _unopposed(f, objections)
    if plainly is not Reason.GIVEN:
        return plainly, [unopposed]
    stance = f.stance(node)
    if f.is_relation(node):  # a step of which all premises are supposed only for it
        return plainly, [unopposed]
    if stance == "conceded" and not objections:
        return plainly, [f.words("why.granted")]
    if stance == "unknown":
        return Reason.PRESUMED, [f.words("why.presumed", why=unopposed)]
    return plainly, [f.words("why.given", why=unopposed)]


def _unopposed(f: Findings, objections: Sequence[str]) -> str:
    if not objections:
        return f.words("why.unopposed")
    if len(objections) > 1:
        return f.words("why.objections_fall", n=len(objections))
    premises = f.premises(objections)
    if f.all_hold(premises):  # it is answered without being denied
        granted = all(f.stance(premise) == "conceded" for premise in premises)
        return f.say("why.objection_granted" if granted else "why.objection_answered", premises)
    return f.say("why.objection_falls", premises)


def _outweighs(f: Findings, node: str) -> Account | None:
    """Of what holds although something speaks against it: what weighs more, or is preferred."""
    if node not in f.framework.weighed:
        return None
    balance = Balance(f, node)
    if not balance.cons:
        return None
    against = balance.premises(balance.cons)
    although = "although" if f.standing_cons(node) else "even_if"
    if balance.is_ranked:
        above, below = balance.ranking
        ids = [*balance.premises(above), *balance.premises(below)]
        if set(against) == set(balance.premises(below)):
            higher = f.names(balance.premises(above))
            return Reason.RANKED, ids, f.say(f"why.ranked_higher.{although}", against, above=higher)
        return Reason.RANKED, ids, f.say(f"why.{although}", against, why=_ranked(f, balance))
    tipping = balance.tipping
    ours = balance.premises(tipping)
    any_will_do = balance.weighing.standard == "scintilla"
    if not all(entry.ids for entry in tipping):
        of = "use" if f.is_relation(node) else f.vouching(node)
        weights = {"weight": balance.weight_of(balance.pros), "other": balance.weight_of(balance.cons)}
        why = f.words(f"why.outweighs.any_{of}" if any_will_do else f"why.outweighs.{of}", **weights)
        return Reason.OUTWEIGHS, against, f.say(f"why.{although}", against, why=why)
    if any_will_do:
        why = f.say("why.outweighs.any", ours)
    elif balance.tipped_by_number and balance.after_equals[1]:
        level, other = (weight_words(f, weight) for weight in balance.after_equals)
        why = f.say("why.outweighs.rest", ours, weight=level, other=other)
    elif balance.tipped_by_number:
        why = f.say("why.outweighs.number", ours)
    else:
        values = {"weight": balance.weight_of(tipping), "other": balance.weight_of(balance.cons)}
        why = f.say("why.outweighs.reason", ours, n=several(ours), **values)
    return Reason.OUTWEIGHS, [*ours, *against], f.say(f"why.{although}", against, why=why)


def _ranked(f: Findings, balance: Balance) -> str:
    above, below = balance.ranking
    return f.words("why.ranked", above=f.names(balance.premises(above)), below=f.names(balance.premises(below)))


def share(f: Findings, holding: int, total: int, kind: str) -> str:
    """Return how many of ``total`` premises, steps or reasons hold."""
    if holding < total:
        return f.words(f"why.some.{kind}", n=holding, total=total)
    size = {1: "only", 2: "both"}.get(total, "all")
    return f.words(f"why.{size}.{kind}", n=total)
