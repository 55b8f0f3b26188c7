"""The author's exercises in the settings: every slip is told with its line; the entries themselves stay as they are."""

from __future__ import annotations

from collections.abc import Collection

from argmap.domain.exercises import faults
from argmap.formats.argdown.facts import Facts
from argmap.formats.argdown.keys import plain


def check_exercises(facts: Facts, known: Collection[str]) -> None:
    """Complain about entries of `exercises` that the page could not show; ``known`` are the ids of the map's elements."""
    entries = facts.data.get("exercises")
    if entries is None:
        return
    if not isinstance(entries, list):
        facts.complain("bad-value", "exercises", "`exercises` should be a list.", "Begin each entry with a hyphen.")
        return
    for index, entry in enumerate(entries):
        inner = Facts({}, facts.blocks, facts.complaints, ("exercises", index))
        if not isinstance(entry, dict):
            message = f"Entry {index + 1} of `exercises` should have keys and values."
            inner.complaints.add("bad-value", message, inner.blocks, inner.where, "Write - {kind: ..., ...}.")
            continue
        for fault in faults(plain(entry), known):
            code = "unknown-element" if fault.ids else "bad-exercise"
            remedy = fault.remedy or inner.nearest(fault.ids[0], known, "Give the id of an element.")
            inner.complain(code, fault.key, fault.message, remedy)
