"""The names by which a map or a reader says how reasons and objections are weighed (see docs/semantics.md)."""

from __future__ import annotations

from enum import StrEnum


class Standard(StrEnum):
    """A standard of proof, from the one that any objection defeats to the most demanding (Gordon & Walton 2009)."""

    NO_OBJECTION = "no-objection"  # a reason, and nothing against it: dialectical validity
    SCINTILLA = "scintilla"  # a reason of any weight
    PREPONDERANCE = "preponderance"  # the reasons outweigh the objections
    CLEAR_AND_CONVINCING = "clear-and-convincing"  # that, by a strong reason and by far
    BEYOND_REASONABLE_DOUBT = "beyond-reasonable-doubt"  # that, and no objection of weight


STANDARDS = frozenset(standard.value for standard in Standard)


class Weighing(StrEnum):
    """The way in which reasons are weighed against objections."""

    TALLY = (
        "tally"  # equal weights cancel in pairs, the heaviest that is left decides (Dubois, Fargier & Bonnefon 2008)
    )
    STRONGEST = "strongest"  # the weightiest on each side decides, whatever their number (Gordon & Walton 2009)


class Unknown(StrEnum):
    """The treatment of a statement of unknown stance."""

    PRESUME = "presume"  # as asserted, until something speaks against it
    OPEN = "open"  # as asked
