"""Evaluation of which parts of a map hold, given what the reader rejects, accepts and contests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.diagnostics import Diagnostic, UnknownNameError
from argmap.domain.model import ArgumentMap, Point
from argmap.domain.rules import PLAIN, Settings
from argmap.domain.spelling import similar
from argmap.semantics.either_way import floated
from argmap.semantics.findings import Findings
from argmap.semantics.labelling import Status
from argmap.semantics.reason import Reason
from argmap.semantics.standing import Standing
from argmap.semantics.verdict import Verdict, judge
from argmap.semantics.verdict_word import Word, undercutters, word_of
from argmap.words import Words

if TYPE_CHECKING:
    from argmap.semantics.explanation import Explanation


class Evaluation(Mapping[str, Verdict]):
    """The verdict on every statement, argument, inference and conflict of a map, by id.

    Relations that lack an end have none (see ``reading.from_map``). Verdicts are worded when they are asked for.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._verdicts: dict[str, Verdict] = {}

    @property
    def map(self) -> ArgumentMap:
        """The map that was evaluated."""
        return self.findings.map

    @property
    def assumptions(self) -> Assumptions:
        """The elements that the reader rejected, accepted and contested."""
        return self.findings.assumptions

    @property
    def rejected(self) -> frozenset[str]:
        """The ids that the reader rejected."""
        return self.assumptions.rejected

    @property
    def standard(self) -> str:
        """The standard of proof that is in force for what is at issue: the reader's, or the map's."""
        return str(self.findings.rules.standard)

    def __getitem__(self, id_: str) -> Verdict:
        if id_ not in self._verdicts:
            if id_ not in self.findings.framework.conditions or id_ not in self.map.elements:
                raise KeyError(id_)
            self._verdicts[id_] = judge(self.findings, id_)
        return self._verdicts[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def __repr__(self) -> str:
        counted = ", ".join(f"{sum(s == status for s in standings(self).values())} {status}" for status in Status)
        return f"<Evaluation of {self.map.id!r}: {counted}>"

    @cached_property
    def _ids(self) -> dict[str, None]:
        return {id_: None for id_ in self.findings.framework.conditions if id_ in self.map.elements}

    def status(self, id_: str) -> Status:
        """The status of ``id_`` alone, which is cheaper than its verdict."""
        return self.findings.status(self.findings.leading(id_))

    def word(self, id_: str) -> Word:
        """The word for the verdict on ``id_`` alone, which is cheaper than the verdict."""
        return word_of(self.findings, self.findings.leading(id_))

    def explain(self, id_: str, depth: int = 50) -> Explanation:
        """Tell how the verdict on ``id_`` came about, as a tree at most ``depth`` deep.

        An id that has no verdict raises ``UnknownNameError``.
        """
        from argmap.semantics.explanation import explain

        require(self._ids, [id_])
        return explain(self.findings, id_, depth)


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect of an assumption on one element; ``sentence`` is of the verdict after."""

    id: str
    before: Status
    after: Status
    sentence: str


def evaluate(
    map_: ArgumentMap, assumptions: Assumptions = NOTHING, language: str = "", settings: Settings = PLAIN
) -> Evaluation:
    """Evaluate ``map_`` by grounded semantics, as a reader with ``assumptions`` and ``settings`` sees it.

    Something can be assumed of any element: a statement, an argument with its steps, a step, an attack. An id that the
    map does not have raises ``UnknownNameError``. Verdicts are worded in ``language`` if it is one of
    ``argmap.words.LANGUAGES``, and else in English.
    """
    require(map_.elements, assumptions.everything)
    standing = Standing.of(map_, settings)
    framework, labelling = standing.under(assumptions)
    findings = Findings(map_, framework, labelling, assumptions, Words(language), settings)
    standing.lend(findings)
    if findings.rules.floating_counts and findings.labelling.undecided:
        counted = floated(findings.labelling, findings.prospects)
        findings = replace(findings, labelling=counted, grounded=findings.labelling)
    return Evaluation(findings)


def what_if(map_: ArgumentMap, assumptions: Assumptions, already: Assumptions = NOTHING) -> list[Effect]:
    """List the statements and arguments whose status changes if the reader assumes this on top of ``already``.

    Where both speak of an element, the new ones count.
    """
    before, after = evaluate(map_, already), evaluate(map_, already.then(assumptions))
    was = before.findings.labelling.status
    changed = [id_ for id_, status in after.findings.labelling.status.items() if status is not was[id_]]
    return [
        Effect(id_, was[id_], after.status(id_), after[id_].sentence)
        for id_ in changed
        if isinstance(map_.elements.get(id_), Point)
    ]


def standings(evaluation: Evaluation) -> dict[str, str]:
    """The status of every element as plain data, as pictures and the page want it."""
    return {id_: evaluation.status(id_).value for id_ in evaluation}


WEIGHED = "weighed"  # the mark of what stands although something speaks against it


def marks(evaluation: Evaluation) -> dict[str, str]:
    """The word at the corner of each statement and argument, by id; what simply stands has none.

    An objection that the map answers, by attacking it or undercutting its attack, is "answered"; one that falls because
    the reader rejected something is not.
    """
    words = {}
    for id_ in evaluation:
        if not evaluation.findings.is_relation(id_):
            word = "answered" if _answered(evaluation, id_) else evaluation.word(id_).value
            if word == Word.STANDS and evaluation.findings.standing_cons(id_):
                word = WEIGHED
            if word != Word.STANDS:
                words[id_] = word
    return words


def words(evaluation: Evaluation) -> dict[str, str]:
    """The word for the verdict on every element, as plain data."""
    return {id_: evaluation.word(id_).value for id_ in evaluation}


def _answered(evaluation: Evaluation, id_: str) -> bool:
    if not evaluation.findings.is_objection(id_):
        return False
    if evaluation.status(id_) is Status.HOLDS:
        return bool(undercutters(evaluation.findings, id_))
    return evaluation[id_].reason is Reason.ANSWERED


def require(known: Iterable[str], ids: Iterable[str]) -> None:
    """Raise ``UnknownNameError`` for those of ``ids`` that are not ``known``, with the nearest known ones."""
    known = list(known)
    unknown = sorted(set(ids).difference(known))
    if unknown:
        raise UnknownNameError.of(_unknown(id_, known) for id_ in unknown)


def _unknown(id_: str, known: list[str]) -> Diagnostic:
    near = similar(id_, known, 3)
    remedy = f"Did you mean {' or '.join(near)}?" if near else "Run `argmap explain MAP` to see what there is."
    return Diagnostic("unknown-element", f"the map has no element “{id_}”.", remedy=remedy)
