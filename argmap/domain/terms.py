"""The words of the model that are one of a few: roles, stances, hedges, kinds of conflict and of source."""

from __future__ import annotations

from enum import Enum, StrEnum


class Role(StrEnum):
    """The part of a statement in the argument."""

    THESIS = "thesis"
    PREMISE = "premise"
    EVIDENCE = "evidence"
    CLAIM = "claim"
    OBJECTION = "objection"
    REPLY = "reply"
    DILEMMA = "dilemma"
    HORN = "horn"


class Stance(StrEnum):
    """The stand of the author of the article towards a statement.

    In notations for writing maps (Argdown, Kialo and the like) a claim is its author's assertion unless the text says
    otherwise; in those that record a dialogue (AIF) only an illocution says so, and without one the stance is unknown.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"
    CONCEDED = "conceded"
    DENIED = "denied"
    SUPPOSED = "supposed"  # entertained without being said to be so, as the horns of a dilemma are
    ASKED = "asked"  # put as a question
    UNKNOWN = "unknown"  # the source does not say whether anybody asserts it


class Hedge(Enum):
    """The certainty that the article expresses, from surest (0) to least sure; an ordered scale, not a probability."""

    CERTAIN = ("certain", 0)
    LIKELY = ("likely", 1)  # "most likely"
    APPARENT = ("apparent", 2)  # "it looks like", "there is reason to believe"
    POSSIBLE = ("possible", 3)  # "however slim"
    QUESTIONED = ("questioned", 4)  # "under question"

    def __init__(self, label: str, rank: int) -> None:
        self.label = label
        self.rank = rank

    @classmethod
    def named(cls, label: str) -> Hedge:
        """Return the hedge called ``label``; raises ``ValueError`` where there is none."""
        for hedge in cls:
            if hedge.label == label:
                return hedge
        raise ValueError(label)


class ConflictKind(StrEnum):
    """The working of an attack: on a statement, between two that exclude each other, or on a step of reasoning."""

    ATTACK = "attack"  # the attacker speaks against the target: a rebuttal, or the undermining of a premise
    CONTRARY = "contrary"  # symmetric: not both can hold
    CONTRADICTORY = "contradictory"  # symmetric: exactly one holds
    UNDERCUT = "undercut"  # the attacker denies that the target's premises bear on its conclusion (Pollock 1987)


class SourceKind(StrEnum):
    """The kind of a source that can assert a statement."""

    WORK = "work"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"


DISCOURSE_GRAPHS = "discoursegraphs.com"  # in the vocabulary of a notation that is JSON-LD and not a dataset of ours
