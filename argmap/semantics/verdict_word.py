"""The word for a verdict, told from the labels of what bears on an element; words change no label."""

from __future__ import annotations

from enum import StrEnum

from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status


class Word(StrEnum):
    """A word for the verdict on an element.

    The first twelve are of statements and arguments; of these, those from ``challenged`` to ``asked`` but ``open`` and
    ``either-way`` are ways to fall. The last four are of steps and attacks, which else hold, or are open or rejected.
    """

    STANDS = "stands"
    GRANTED = "granted"  # it holds, and the author concedes it
    CHALLENGED = "challenged"  # an objection stands, and a reason, or the author's word, is left
    REFUTED = "refuted"  # an objection stands, and no reason is left
    UNSUPPORTED = "unsupported"  # no reason is left, and nothing stands against it
    UNPROVED = "unproved"  # nothing stands against it, and its reasons are short of a strict standard
    OPEN = "open"
    EITHER_WAY = "either-way"  # open step by step, but it holds however that is settled
    REJECTED = "rejected"  # by the reader
    DENIED = "denied"  # by the author
    SUPPOSED = "supposed"  # only that
    ASKED = "asked"  # only that
    HOLDS = "holds"
    UNDERCUT = "undercut"
    OUTWEIGHED = "outweighed"  # by an answer to a concession that it uses
    INCOMPLETE = "incomplete"  # a premise is missing, or what backs it


STRUCK = frozenset({Word.REFUTED, Word.REJECTED})  # what pictures strike through


def word_of(f: Findings, node: str) -> Word:
    """The word for the verdict on one node of the framework."""
    assumed, status = f.assumed(node), f.status(node)
    if assumed == "rejected":
        return Word.REJECTED
    if f.is_relation(node):
        return _of_relation(f, node, status)
    stance = f.stance(node)
    if not assumed and node in f.framework.unclaimed:
        return Word(stance) if stance in ("denied", "supposed", "asked") else Word.ASKED
    if status is Status.HOLDS:
        return Word.GRANTED if stance == "conceded" and not assumed else Word.STANDS
    if status is Status.OPEN:
        return Word.EITHER_WAY if f.shared(node) is Status.HOLDS else Word.OPEN
    if f.is_floating(node):
        unanswered = any(f.status(attack) is not Status.FALLS for attack in f.framework.cons(node))
        return Word.CHALLENGED if unanswered else Word.UNSUPPORTED
    objected = bool(f.standing_cons(node))
    if f.box(node) is None:  # an argument with steps, which fall with it
        return Word.REFUTED if objected else Word.UNSUPPORTED
    if f.is_alive(node):
        return Word.CHALLENGED if objected else Word.UNPROVED
    return Word.REFUTED if objected else Word.UNSUPPORTED


def _of_relation(f: Findings, node: str, status: Status) -> Word:
    if status is not Status.FALLS:
        return Word.HOLDS if status is Status.HOLDS else Word.OPEN
    condition = f.condition(node)
    if any(f.status(need) is Status.FALLS for need in condition.all_of):
        return Word.INCOMPLETE
    if any(f.status(attack) is Status.HOLDS for attack in condition.none_of):
        return Word.UNDERCUT
    return Word.OUTWEIGHED if f.standing_cons(node) else Word.INCOMPLETE


def undercutters(f: Findings, node: str) -> tuple[str, ...]:
    """Return what answers an objection without denying it: ``node`` holds, but all its attacks are defeated."""
    attacks = f.attacks.get(node, ())
    causes = [f.hanging.causes(attack, f.framework.cons(attack), Status.HOLDS) for attack in attacks]
    if not all(causes) or any(f.status(attack) is not Status.FALLS for attack in attacks):
        return ()
    return f.premises(dict.fromkeys(hit for hits in causes for hit in hits))
