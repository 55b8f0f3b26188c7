"""Sentences on why an element falls."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.domain.standards import Standard
from argmap.semantics.balance import Balance
from argmap.semantics.findings import Findings, several
from argmap.semantics.labelling import Status
from argmap.semantics.proof import ALPHA, BETA, GAMMA
from argmap.semantics.reason import Account, Reason
from argmap.semantics.verdict_word import word_of
from argmap.semantics.weighing import Entry
from argmap.semantics.why_either_way import why_either_way
from argmap.semantics.why_holds import share


def why_falls(f: Findings, node: str) -> Account:
    """The reason, what decided, and the words."""
    if f.assumed(node) == "rejected":
        return _rejected(f, node)
    if node in f.framework.rejected:
        return _unclaimed(f, node)
    if f.is_floating(node) and not f.is_relation(node):
        return why_either_way(f, node)
    if f.is_relation(node) or f.box(node) is None:
        return _made_of_others(f, node)
    cons = f.hanging.apart(node, f.standing_cons(node), Status.HOLDS)
    if node in f.framework.weighed:
        return _weighed(f, node)
    return _objected(f, node, cons) if cons else _unsupported(f, node)


def _rejected(f: Findings, node: str) -> Account:
    """The reader said so, of ``node`` or of what it is a part of; a step or an attack can lack a premise besides."""
    missing = _missing_besides(f, node)
    whole = f.wholes.get(node)
    because = () if f.is_itself_assumed(node) or not whole else (whole,)
    return (
        Reason.REJECTED,
        (node, *missing) if missing else because,
        _besides(f, f.assumed_words(node, "rejected"), missing),
    )


def _missing(f: Findings, node: str) -> tuple[str, ...]:
    """Return what ``node`` needs and lacks, whatever becomes of itself."""
    return f.hanging.apart(node, f.condition(node).all_of, Status.FALLS)


def _missing_besides(f: Findings, node: str) -> tuple[str, ...]:
    """The same of a step or an attack that the reader rejects; what falls with a whole can fall for that very reason."""
    return _missing(f, node) if f.is_relation(node) and f.is_itself_assumed(node) else ()


def _besides(f: Findings, words: str, missing: Sequence[str]) -> str:
    return f.say("why.besides", missing, why=words) if missing else words


def _unclaimed(f: Findings, node: str) -> Account:
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


def _made_of_others(f: Findings, node: str) -> Account:
    """A relation or an argument with steps: attacks on it decide, then what it needs, then what backs it."""
    condition = f.condition(node)
    standing = f.hanging.apart(node, condition.none_of, Status.HOLDS)
    missing = _missing(f, node)
    if standing:
        attackers = f.premises(standing)
        words = f.say("why.undercut" if f.is_relation(node) else "why.attacked", attackers)
        missing = missing if f.is_relation(node) else ()
        code = Reason.ATTACKED if f.is_relation(node) else Reason.ANSWERED if f.is_objection(node) else Reason.REFUTED
        return code, (*attackers, *missing), _besides(f, words, missing)
    if missing:
        return Reason.INCOMPLETE, missing, _incomplete(f, node, missing)
    answers = f.premises(f.standing_cons(node))
    if node in f.framework.weighed and answers:
        balance = Balance(f, node)
        weights = {"weight": balance.weight_of(balance.cons), "other": balance.weight_of(balance.pros)}
        is_even = weights["weight"] == weights["other"] and not any(balance.after_equals)
        key = "why.outweighed.even_answer" if is_even else "why.outweighed.answer"
        return Reason.OUTWEIGHED, answers, f.say(key, answers, **weights)
    return _unsupported(f, node)


def _objected(f: Findings, node: str, cons: Sequence[str]) -> Account:
    """An objection stands, and nothing is weighed: it decides."""
    attackers = f.premises(cons)
    if f.is_objection(node):
        return Reason.ANSWERED, attackers, f.say("why.attacked", attackers)
    against = f.say("why.attacked", attackers)
    if not f.is_alive(node):
        lost = [p for reason in _lost_reasons(f, node) for p in decisive(f, reason)]
        return Reason.REFUTED, [*attackers, *lost], f.words("why.refuted", why=against)
    return Reason.CHALLENGED, attackers, f.words("why.challenged", why=against, left=_what_is_left(f, node))


def _what_is_left(f: Findings, node: str) -> str:
    reasons = f.framework.pros(node)
    if not reasons:
        return f.words(f"why.left.{f.vouching(node)}")
    holding = sum(f.status(reason) is Status.HOLDS for reason in reasons)
    return share(f, holding, len(reasons), "reason") if holding else f.words("why.left.open", n=len(reasons))


def _weighed(f: Findings, node: str) -> Account:
    """Say why what is on the scales falls short: outweighed, ranked below, or short of a strict standard."""
    decided = f.hanging.apart(node, f.condition(node).none_of, Status.HOLDS)
    if decided:  # what the reader accepts is not weighed against what it excludes
        return _objected(f, node, decided)
    balance = Balance(f, node)
    against = balance.premises(balance.cons)
    if not balance.pros:
        return _objected(f, node, f.standing_cons(node)) if against else _unsupported(f, node)
    answered = Reason.ANSWERED if f.is_objection(node) and against else None
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
    best = max(entry.weight for entry in ours)
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
    if not ours:  # and without what the author prefers it would be no other way
        ours, theirs = balance.pros, balance.cons
    best = [max((entry.weight for entry in side), default=0) for side in (ours, theirs)]
    has_reasons = any(entry.ids for entry in balance.pros)
    reasons = "reasons" if len(balance.weighing.pros) > 1 else "reason"
    key = reasons if has_reasons else f.vouching(balance.node)
    if best[0] == best[1] and any(balance.after_equals):
        return f.say("why.outweighed.rest", against)
    if best[0] == best[1]:
        return f.say("why.outweighed.even" if key == "reasons" else f"why.outweighed.even_{key}", against)
    weights = {"weight": balance.weight_of(theirs), "other": balance.weight_of(ours)}
    return f.say(f"why.outweighed.{key}", against, **weights)


def _unproved(f: Findings, balance: Balance, against: Sequence[str]) -> str:
    ours, theirs = balance.left(balance.pros, balance.cons)
    best = max(entry.weight for entry in ours)
    n = 1 if len(balance.pros) == 1 else 2
    if not best:
        return f.words("why.unproved.nothing")
    if best < ALPHA or not theirs:
        weak = f.words("why.unproved.weak", n=n, weight=balance.weight_of(ours))
        return f.say("why.and_against", against, why=weak) if against else weak
    if _leaves_doubt(balance):  # even where they are too close as well: without these objections they are not
        return f.say("why.unproved.doubt", against, weight=balance.weight_of(theirs))
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
    """Return what became of the first of ``nodes``, which ``user`` needs, for a sentence about it alone.

    Of a case it is what shows that there are others; of what ``user`` reads with a supposition, that it does so, if the
    word is another one without.
    """
    is_case = f.is_horn(nodes[0])
    if is_case and f.assumed(nodes[0]) != "rejected":
        answers = f.premises(f.standing_cons(nodes[0]))
        if answers:
            return f.say("why.word.answered_by", answers)
    word = word_of(f, nodes[0])
    words = f.words(f"why.word.{word}")
    supposed = f.structure.discharged.get(user, ())
    if is_case or not supposed or word == word_of(f, f.element(nodes[0])):
        return words
    return f.say("why.word.supposing", supposed, word=words)


def decisive(f: Findings, relation: str) -> tuple[str, ...]:
    """The ids that made the fallen ``relation`` fall, or its own if the reader rejected it."""
    return tuple(why_falls(f, relation)[1]) or (relation,)


def _lost_reasons(f: Findings, node: str) -> tuple[str, ...]:
    """The reasons that fell and not because ``node`` did."""
    return f.hanging.apart(node, f.framework.pros(node), Status.FALLS)


def _unsupported(f: Findings, node: str) -> Account:
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
    return Reason.UNSUPPORTED, both, f.words("why.grounds" if both or not reasons else "why.cycle.support_alone")


def _lost(f: Findings, reason: str) -> str:
    """Say why the only reason for something falls."""
    code, because, _ = why_falls(f, reason)
    premises = [premise for premise in f.condition(reason).all_of if not f.is_relation(premise)] or f.condition(
        reason
    ).all_of
    if code is Reason.REJECTED:
        return _besides(f, f.say("why.lost.rejected", premises), _missing_besides(f, reason))
    if code is Reason.ATTACKED:
        by = f.premises(f.hanging.apart(reason, f.condition(reason).none_of, Status.HOLDS))
        words = f.say("why.lost.undercut", premises, n=several(by), by=f.names(by))
        return _besides(f, words, _missing(f, reason))
    if code is Reason.OUTWEIGHED:
        return f.say("why.lost.outweighed", premises, n=several(because), by=f.names(because))
    others = [premise for premise in premises if premise not in because]
    if code is Reason.INCOMPLETE and others:
        return _together(f, "why.lost.together", reason, others, because)
    if code is Reason.INCOMPLETE and len(because) == 1:
        return f.say("why.lost.word", premises, word=predicate(f, reason, because))
    return f.say("why.lost.falls", premises)
