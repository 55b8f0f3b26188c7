"""Verdicts, each with a word and its reason in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Account, Reason
from argmap.semantics.verdict_word import Word, word_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on an element: ``status`` is its label, ``word`` what people are told.

    ``because`` are the ids that decided it: take them away, and the verdict can change. ``sentence`` says so with their
    titles.
    """

    status: Status
    reason: Reason
    because: tuple[str, ...]
    sentence: str
    word: Word
    challengers: tuple[str, ...] = ()  # what stands and speaks against it, whatever came of that
    weighed: int | None = None  # the thousandths that it weighs, where the map weighs anything
    discharges: tuple[str, ...] = ()  # what a step supposes only to show its conclusion


def outcome(findings: Findings, id_: str) -> str:
    """Return what became of an element, as a sentence goes on: "stands", "is challenged", "is open"."""
    verdict = judge(findings, id_)
    if verdict.word in (Word.STANDS, Word.HOLDS):
        return verdict.word
    word = "answered" if verdict.reason is Reason.ANSWERED else findings.words(f"why.word.{verdict.word}")
    return f"is {word}"


TOLD = {Status.HOLDS: "stands", Status.OPEN: "is open", Status.FALLS: "does not stand"}  # where only that is known


def judge(findings: Findings, id_: str) -> Verdict:
    """Give the verdict on the element ``id_``; of a symmetric conflict, on the direction that stands, if one does."""
    return judge_node(findings, findings.leading(id_))


def judge_node(findings: Findings, node: str) -> Verdict:
    """Give the verdict on one node of the framework."""
    status = findings.status(node)
    reason, because, words = _why(status)(findings, node)
    ids = tuple(dict.fromkeys(findings.element(cause) for cause in because))
    word = word_of(findings, node)
    head: str = word
    if reason is Reason.ANSWERED:
        head = "answered"
    elif findings.is_relation(node) and word is not Word.REJECTED:
        head = status
    against = findings.premises(findings.standing_cons(node))
    challengers = tuple(dict.fromkeys(map(findings.element, against)))
    id_, weighs = findings.element(node), bool(findings.framework.weighings)
    return Verdict(
        status,
        reason,
        ids,
        findings.words(f"why.sentence.{head}", why=words),
        word,
        challengers,
        findings.weights.of.get(id_) if weighs else None,
        findings.structure.discharged.get(id_, ()),
    )


def _why(status: Status) -> Callable[[Findings, str], Account]:
    """Return what words a verdict of a ``status``; a picture, which shows words alone, needs none of it."""
    from argmap.semantics.why_falls import why_falls
    from argmap.semantics.why_holds import why_holds
    from argmap.semantics.why_open import why_open

    return {Status.HOLDS: why_holds, Status.FALLS: why_falls, Status.OPEN: why_open}[status]
