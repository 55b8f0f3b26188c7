"""Why an element holds, in words."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.semantics.balance import Balance
from argmap.semantics.findings import Findings, several
from argmap.semantics.hearsay import hearsay
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Reason, Told
from argmap.semantics.why_either_way import why_either_way


def why_holds(f: Findings, node: str) -> Told:
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
        plainly, told = (plainly, [f.assumed_words(node, "accepted")]) if accepted else _opening(f, node, plainly)
        if needs:
            told.append(share(f, len(needs), len(needs), "premise" if f.is_relation(node) else "step"))
        if reasons:
            told.append(share(f, len(holding), len(reasons), "reason"))
        words = f.words.listed(told, "why.clauses")
    supposed = f.structure.discharged.get(node, ())
    if supposed and not accepted:
        plainly, words = Reason.DISCHARGED, f.say("why.discharged", supposed, why=words)
    doubtful = () if accepted else hearsay(f, node)
    if doubtful:
        because = [*because, *doubtful]
        key = "itself" if doubtful == (node,) else "others"
        reported = "_reported" if f.stance(doubtful[0]) == "reported" else ""
        words = f.say(f"why.hearsay.{key}{reported}", doubtful, why=words)
    answers = undercutters(f, node)
    if answers:
        words = f.say("why.undercut_itself", answers, why=words)
    return Reason.ACCEPTED if accepted else plainly, because, words


def _opening(f: Findings, node: str, plainly: Reason) -> tuple[Reason, list[str]]:
    """What the sentence begins with, of an element that no objection stands against."""
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


def _outweighs(f: Findings, node: str) -> Told | None:
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
        words = f.say(f"why.{although}", against, why=_ranked(f, balance))
        return Reason.RANKED, [*balance.premises(above), *balance.premises(below)], words
    tipping = balance.tipping
    ours = balance.premises(tipping)
    any_will_do = balance.weighing.standard == "scintilla"
    if not all(entry.ids for entry in tipping):
        of = "use" if f.is_relation(node) else f.vouching(node)
        weights = {"weight": balance.told(balance.pros), "other": balance.told(balance.cons)}
        why = f.words(f"why.outweighs.any_{of}" if any_will_do else f"why.outweighs.{of}", **weights)
        return Reason.OUTWEIGHS, against, f.say(f"why.{although}", against, why=why)
    if any_will_do:
        why = f.say("why.outweighs.any", ours)
    elif balance.tipped_by_number:
        why = f.say("why.outweighs.number", ours)
    else:
        told = {"weight": balance.told(tipping), "other": balance.told(balance.cons)}
        why = f.say("why.outweighs.reason", ours, n=several(ours), **told)
    return Reason.OUTWEIGHS, [*ours, *against], f.say(f"why.{although}", against, why=why)


def _ranked(f: Findings, balance: Balance) -> str:
    above, below = balance.ranking
    return f.words("why.ranked", above=f.names(balance.premises(above)), below=f.names(balance.premises(below)))


def share(f: Findings, holding: int, total: int, kind: str) -> str:
    """How many of ``total`` premises, steps or reasons hold."""
    if holding < total:
        return f.words(f"why.some.{kind}", n=holding, total=total)
    size = {1: "only", 2: "both"}.get(total, "all")
    return f.words(f"why.{size}.{kind}", n=total)


def undercutters(f: Findings, node: str) -> tuple[str, ...]:
    """What answers an objection without denying it: ``node`` holds, but every attack that it makes is defeated."""
    attacks = f.attacks.get(node, ())
    found = [f.causes(attack, f.framework.cons(attack), Status.HOLDS) for attack in attacks]
    if not all(found) or any(f.status(attack) is not Status.FALLS for attack in attacks):
        return ()
    return f.premises(dict.fromkeys(hit for hits in found for hit in hits))
