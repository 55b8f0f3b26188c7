"""One map under several readings: what each standard of proof and each choice of labellings makes of a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, Settings
from argmap.domain.standards import Standard
from argmap.semantics.budget import Budget
from argmap.semantics.dialectical import prospects
from argmap.semantics.evaluation import evaluate
from argmap.semantics.labelling import Status
from argmap.semantics.reading import read_under

_STANDARDS = (
    Standard.NO_OBJECTION,
    Standard.PREPONDERANCE,
    Standard.CLEAR_AND_CONVINCING,
    Standard.BEYOND_REASONABLE_DOUBT,
)
CREDULOUS, SCEPTICAL = "preferred-credulous", "preferred-sceptical"
READINGS = (*(standard.value for standard in _STANDARDS), CREDULOUS, SCEPTICAL)


@dataclass(frozen=True, slots=True)
class ReadVerdict:
    """The verdict of one reading on one claim: its status, and the word for it (for preferred labellings the same)."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Readings:
    """The verdict of each of ``READINGS`` by id, those on which they part first; ``complete`` unless the time was up."""

    verdicts: Mapping[str, Mapping[str, ReadVerdict]]
    complete: bool

    def parts(self, id_: str) -> bool:
        """Return whether some reading gives ``id_`` another status than some other does."""
        return len({verdict.status for verdict in self.verdicts[id_].values()}) > 1


def compare_readings(
    map_: ArgumentMap,
    ids: Iterable[str],
    assumptions: Assumptions = NOTHING,
    settings: Settings = PLAIN,
    budget: Budget | None = None,
) -> Readings:
    """Judge ``ids`` by grounded semantics under four standards, and by the preferred labellings under ``settings``.

    The credulous reader takes what holds in some preferred labelling, the sceptical one what holds in all. A statement
    with a standard of its own keeps it in every column.
    """
    wanted = tuple(ids)
    verdicts: dict[str, dict[str, ReadVerdict]] = {id_: {} for id_ in wanted}
    for standard in _STANDARDS:
        evaluation = evaluate(map_, assumptions, settings=replace(settings, standard=standard.value))
        for id_ in wanted:
            verdicts[id_][standard.value] = ReadVerdict(evaluation.status(id_), evaluation.word(id_).value)
    outcomes = prospects(read_under(map_, assumptions, settings), "preferred", list(wanted), budget)
    for id_, statuses in outcomes.items():
        alone = next(iter(statuses)) if len(statuses) == 1 else Status.OPEN
        bold = Status.HOLDS if Status.HOLDS in statuses else alone
        verdicts[id_] |= {name: ReadVerdict(s, s.value) for name, s in ((CREDULOUS, bold), (SCEPTICAL, alone))}
    readings = Readings(verdicts, outcomes.complete)
    order = sorted(wanted, key=lambda id_: not readings.parts(id_))
    return Readings({id_: verdicts[id_] for id_ in order}, outcomes.complete)
