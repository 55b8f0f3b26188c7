"""Reasons for verdicts, for programs; sentences tell people."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Reason(StrEnum):
    """The ground of a verdict; the same words in Python, in the page and in datasets."""

    GIVEN = "given"  # holds: nothing has to support it
    PRESUMED = "presumed"  # holds: nobody is on record as saying it, and nothing speaks against it
    SUPPORTED = "supported"  # holds: one of the steps to it does
    COMPLETE = "complete"  # holds: a relation whose premises hold, an argument whose steps hold
    DISCHARGED = "discharged"  # holds: a step, and what it supposes it supposes only to show this
    OUTWEIGHS = "outweighs"  # holds: although an objection stands, its reasons weigh more
    RANKED = "ranked"  # holds or falls: the author prefers one of the two sides
    ACCEPTED = "accepted"  # holds: by the reader, itself or what it is part of
    REJECTED = "rejected"  # falls: by the reader, itself or what it is part of
    DENIED = "denied"  # falls: by the author
    SUPPOSED = "supposed"  # falls: the author only supposes it
    ASKED = "asked"  # falls: it is only asked, and nobody claims it
    ANSWERED = "answered"  # falls: an attack on it stands, and it is itself an objection
    CHALLENGED = "challenged"  # falls: an attack on it stands, and a reason is left
    REFUTED = "refuted"  # falls: an attack on it stands, and no reason is left
    OUTWEIGHED = "outweighed"  # falls: an attack on it weighs as much as its reasons, or more
    UNPROVED = "unproved"  # falls: its reasons are short of a strict standard
    ATTACKED = "attacked"  # falls: a step or an attack that something undercuts
    INCOMPLETE = "incomplete"  # falls: a premise or step that it needs does
    UNSUPPORTED = "unsupported"  # falls: every step to it does
    CONTESTED = "contested"  # open: by the reader, itself or what it is part of
    CONFLICT = "conflict"  # open: it and another element attack each other, or it attacks itself
    CYCLE = "cycle"  # open: part of a cycle of support, or a longer one of attacks
    WAITING = "waiting"  # open: because something else is
    EITHER_WAY = "either-way"  # open step by step, but it holds however that is settled


Account = tuple[Reason, Sequence[str], str]
