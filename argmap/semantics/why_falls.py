"""Why an element falls, in words."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.domain.standards import Standard
from argmap.semantics.balance import Balance
from argmap.semantics.findings import Findings, several
from argmap.semantics.labelling import Status
from argmap.semantics.proof import ALPHA, BETA, GAMMA
from argmap.semantics.reason import Reason, Told
from argmap.semantics.verdict_word import word_of
from argmap.semantics.weighing import Entry
from argmap.semantics.why_either_way import why_either_way
from argmap.semantics.why_holds import share


def why_falls(f: Findings, node: str) -> Told:
    """The reason, what decided, and the words."""
    if f.assumed(node) == "rejected":
        whole = f.wholes.get(node)
        return (
            Reason.REJECTED,
            () if f.is_itself_assumed(node) or not whole else (whole,),
            f.assumed_words(node, "rejected"),
        )
    if node in f.framework.rejected:
        return _unclaimed(f, node)
    if f.is_floating(node) and not f.is_relation(node):
        return why_either_way(f, node)
    if f.is_relation(node) or f.box(node) is None:
        return _made_of_others(f, node)
    cons = f.causes(node, f.standing_cons(node), Status.HOLDS)
    if node in f.framework.weighed:
        return _weighed(f, node)
    return _objected(f, node, cons) if cons else _unsupported(f, node)


def _unclaimed(f: Findings, node: str) -> Told:
    """Nobody puts it forward: denied, or only supposed or asked."""
    stance = f.stance(node)
    if stance != "denied":
        reason = Reason.SUPPOSED if stance == "supposed" else Reason.ASKED
        return reason, (), f.words("why.unclaimed")
    reasons = f.structure.reasons.get(f.element(node), ())
    standing = f.premises(reason for reason in reasons if f.status(reason) is Status.HOLDS)
    if standing:
        return Reason.DENIED, (), f.say("why.denied_though", standing)
    return Reason.DENIED, (), f.words("why.denied")


def _made_of_others(f: Findings, node: str) -> Told:
    """A relation or an argument with steps: attacks on it decide, then what it needs, then what backs it."""
    condition = f.condition(node)
    standing = f.causes(node, condition.none_of, Status.HOLDS)
    if standing:
        attackers = f.premises(standing)
        if f.is_relation(node):
            return Reason.ATTACKED, attackers, f.say("why.undercut", attackers)
        if node in f.attacks:
            return Reason.ANSWERED, attackers, f.say("why.attacked", attackers)
        return Reason.REFUTED, attackers, f.say("why.attacked", attackers)
    missing = f.causes(node, condition.all_of, Status.FALLS)
    if missing:
        return Reason.INCOMPLETE, missing, _incomplete(f, node, missing)
    answers = f.premises(f.standing_cons(node))
    if node in f.framework.weighed and answers:
        balance = Balance(f, node)
        weights = {"weight": balance.told(balance.cons), "other": balance.told(balance.pros)}
        return Reason.OUTWEIGHED, answers, f.say("why.outweighed.answer", answers, **weights)
    return _unsupported(f, node)


def _objected(f: Findings, node: str, cons: Sequence[str]) -> Told:
    """An objection stands, and nothing is weighed: it decides."""
    attackers = f.premises(cons)
    if node in f.attacks:
        return Reason.ANSWERED, attackers, f.say("why.attacked", attackers)
    against = f.say("why.attacked", attackers)
    if not f.is_alive(node):
        rounds = f.labelling.round
        lost = [p for reason in f.framework.pros(node) for p in decisive(f, reason) if rounds.get(p, 0) < rounds[node]]
        return Reason.REFUTED, [*attackers, *lost], f.words("why.refuted", why=against)
    return Reason.CHALLENGED, attackers, f.words("why.challenged", why=against, left=_what_is_left(f, node))


def _what_is_left(f: Findings, node: str) -> str:
    reasons = f.framework.pros(node)
    if not reasons:
        return f.words(f"why.left.{f.vouching(node)}")
    holding = sum(f.status(reason) is Status.HOLDS for reason in reasons)
    return share(f, holding, len(reasons), "reason") if holding else f.words("why.left.open", n=len(reasons))


def _weighed(f: Findings, node: str) -> Told:
    """What is on the scales falls short: outweighed, ranked below, or short of a strict standard."""
    decided = f.causes(node, f.condition(node).none_of, Status.HOLDS)
    if decided:  # what the reader accepts is not weighed against what it excludes
        return _objected(f, node, decided)
    balance = Balance(f, node)
    against = balance.premises(balance.cons)
    if not balance.pros:
        return _objected(f, node, f.standing_cons(node)) if against else _unsupported(f, node)
    answered = Reason.ANSWERED if node in f.attacks and against else None
    if balance.is_ranked:
        above, below = balance.ranking
        ids = [*balance.premises(above), *balance.premises(below)]
        names = {"above": f.names(balance.premises(above)), "below": f.names(balance.premises(below))}
        return answered or Reason.RANKED, ids, f.words("why.ranked", **names)
    if balance.weighing.standard == "no-objection":
        return _objected(f, node, f.standing_cons(node))
    if against and not _beats(balance):
        return answered or Reason.OUTWEIGHED, against, _outweighed(f, balance, against)
    against = balance.premises(_too_weighty(balance)) or against
    return answered or Reason.UNPROVED, [*balance.premises(_best(balance)), *against], _unproved(f, balance, against)


def _best(balance: Balance) -> list[Entry]:
    most = max(entry.weight for entry in balance.pros)
    return [entry for entry in balance.pros if entry.weight == most and entry.ids]


def _too_weighty(balance: Balance) -> list[Entry]:
    """The cons that a strict standard does not put up with: they leave a doubt, or come too close to the best pro."""
    ours, theirs = balance.left(balance.pros, balance.cons)
    best = max((entry.weight for entry in ours), default=0)
    if best < ALPHA:
        return []
    return [con for con in theirs if con.weight > (GAMMA if _leaves_doubt(balance) else best - BETA)]


def _leaves_doubt(balance: Balance) -> bool:
    return balance.weighing.standard is Standard.BEYOND_REASONABLE_DOUBT


def _beats(balance: Balance) -> bool:
    weighing = balance.weighing._replace(standard=Standard.PREPONDERANCE)
    return weighing.met(*balance.left(balance.pros, balance.cons))


def _outweighed(f: Findings, balance: Balance, against: Sequence[str]) -> str:
    ours, theirs = balance.left(balance.pros, balance.cons)
    best = [max((entry.weight for entry in side), default=0) for side in (ours, theirs)]
    has_reasons = any(entry.ids for entry in balance.pros)
    if best[0] == best[1]:
        return f.say(
            "why.outweighed.even" if has_reasons else f"why.outweighed.even_{f.vouching(balance.node)}", against
        )
    weights = {"weight": balance.told(theirs), "other": balance.told(ours)}
    key = "reasons" if has_reasons else f.vouching(balance.node)
    return f.say(f"why.outweighed.{key}", against, **weights)


def _unproved(f: Findings, balance: Balance, against: Sequence[str]) -> str:
    ours, theirs = balance.left(balance.pros, balance.cons)
    best = max((entry.weight for entry in ours), default=0)
    n = 1 if len(balance.pros) == 1 else 2
    if not best:
        return f.words("why.unproved.nothing")
    if best < ALPHA or not theirs:
        weak = f.words("why.unproved.weak", n=n, weight=balance.told(ours))
        return f.say("why.and_against", against, why=weak) if against else weak
    if _leaves_doubt(balance):  # even where they are too close as well: without these objections they are not
        return f.say("why.unproved.doubt", against, weight=balance.told(theirs))
    return f.say("why.unproved.close", against)


def _incomplete(f: Findings, node: str, missing: Sequence[str]) -> str:
    needs = tuple(dict.fromkeys(f.condition(node).all_of))
    kind = "premise" if f.is_relation(node) else "step"
    if len(needs) == 1:
        return f.say(f"why.{kind}_falls", missing, word=predicate(f, node, missing))
    if kind == "step":
        return f.words("why.steps_fall", n=len(missing), total=len(needs))
    others = [need for need in needs if need not in missing]
    if not others:
        return f.say("why.premises_fall", missing)
    return _together(f, "why.together", node, others, missing)


def _together(f: Findings, key: str, node: str, others: Sequence[str], missing: Sequence[str]) -> str:
    """That ``others`` count for the relation ``node`` only together with what is ``missing``."""
    number = "one" if len(others) == 1 else "several"
    word = predicate(f, node, missing)
    return f.say(f"{key}.{number}", others, n=several(missing), missing=f.names(missing), word=word)


def predicate(f: Findings, user: str, nodes: Sequence[str]) -> str:
    """What became of the first of ``nodes``, which ``user`` needs, for a sentence about it alone.

    Of a case it is what shows that there are others; of what ``user`` reads with a supposition, that it does so, if the
    word is another one without.
    """
    is_case = f.element(nodes[0]) != nodes[0] and f.stance(nodes[0]) == "supposed"
    if is_case and f.assumed(nodes[0]) != "rejected":
        answers = f.premises(f.standing_cons(nodes[0]))
        if answers:
            return f.say("why.word.answered_by", answers)
    word = word_of(f, nodes[0])
    told = f.words(f"why.word.{word}")
    supposed = f.structure.discharged.get(user, ())
    if is_case or not supposed or word == word_of(f, f.element(nodes[0])):
        return told
    return f.say("why.word.supposing", supposed, word=told)


def decisive(f: Findings, relation: str) -> tuple[str, ...]:
    """The ids that made the fallen ``relation`` fall, or its own if the reader rejected it."""
    return tuple(why_falls(f, relation)[1]) or (relation,)


def _lost_reasons(f: Findings, node: str) -> tuple[str, ...]:
    """The reasons that fell and not because ``node`` did: before it or, where they weigh too little in any case, later."""
    reasons = f.framework.pros(node)
    lost = f.causes(node, reasons, Status.FALLS)
    late = [r for r in reasons if f.status(r) is Status.FALLS and r not in lost] if node in f.framework.weighed else ()
    apart = {r for r in late if f.rests_with[r] != f.rests_with[node]}
    return tuple(r for r in dict.fromkeys(reasons) if r in lost or r in apart)


def _unsupported(f: Findings, node: str) -> Told:
    reasons = f.framework.pros(node)
    lost = _lost_reasons(f, node)
    because = [cause for reason in lost for cause in decisive(f, reason)]
    attackers = () if f.is_relation(node) else f.premises(f.standing_cons(node))
    if lost and attackers:  # which speak against it because it had lost its reasons
        words = _lost(f, lost[0]) if len(reasons) == 1 else f.words("why.no_reason", n=len(reasons))
        return Reason.REFUTED, because, f.say("why.and_against", attackers, why=words)
    if len(reasons) == 1 and lost:
        return Reason.UNSUPPORTED, because, _lost(f, lost[0])
    if lost and all(f.status(reason) is Status.FALLS for reason in reasons):
        return Reason.UNSUPPORTED, because, f.words("why.no_reason", n=len(reasons))
    both = [need for need in f.condition(node).all_of if need in f.framework.cons(node)]
    return Reason.UNSUPPORTED, both, f.words("why.grounds" if both or not reasons else "why.circle.support_alone")


def _lost(f: Findings, reason: str) -> str:
    """Why the only reason for something falls."""
    code, because, _ = why_falls(f, reason)
    premises = [premise for premise in f.condition(reason).all_of if not f.is_relation(premise)] or f.condition(
        reason
    ).all_of
    if code is Reason.REJECTED:
        return f.say("why.lost.rejected", premises)
    if code is Reason.ATTACKED:
        return f.say("why.lost.undercut", premises, n=several(because), by=f.names(because))
    if code is Reason.OUTWEIGHED:
        return f.say("why.lost.outweighed", premises, n=several(because), by=f.names(because))
    others = [premise for premise in premises if premise not in because]
    if code is Reason.INCOMPLETE and others:
        return _together(f, "why.lost.together", reason, others, because)
    if code is Reason.INCOMPLETE and len(because) == 1:
        return f.say("why.lost.word", premises, word=predicate(f, reason, because))
    return f.say("why.lost.falls", premises)
