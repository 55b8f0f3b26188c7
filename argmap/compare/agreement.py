"""Agreement of annotators of the same texts: what leads to what, beyond chance, and how claims are cut.

Two maps of a text are aligned as a student's and a reference are, and what is not sure is not measured. Of more than two
annotators each pair is measured, and all pairs together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from argmap.compare.comparison import aligned
from argmap.compare.measures import cohens_kappa, krippendorffs_alpha, relation_labels, shared_units
from argmap.compare.outline import Outline
from argmap.compare.scoring import Vectors


@dataclass(frozen=True, slots=True)
class AnnotatorAgreement:
    """The agreement of two annotators on a text, or on several; a figure is ``None`` where nothing can be measured."""

    text: str
    annotators: tuple[str, ...]
    claims: int  # that both have
    pairs: int  # of such claims, in both directions: what is labelled
    kappa: float | None  # Cohen 1960
    alpha: float | None  # Krippendorff 2004, nominal
    units: float | None  # how far claims are cut alike, from 0 to 1
    cass: float | None  # mean of kappa and units (Duthie, Lawrence, Budzynska & Reed 2016)


def agreements(
    texts: Mapping[str, Mapping[str, Outline]], vectors: Vectors | None = None
) -> tuple[list[AnnotatorAgreement], AnnotatorAgreement]:
    """Return the agreement on each of ``texts``, whose maps are named by annotator, and on all of them together.

    Raises ``ReadError`` if maps are too large to be aligned.
    """
    each: list[AnnotatorAgreement] = []
    labels: list[tuple[str, str]] = []
    for text, maps in texts.items():
        for one, other in combinations(maps, 2):
            alignment = aligned(maps[one], maps[other], vectors=vectors)
            said = relation_labels(alignment)
            claims = sum(bool(alignment.firm(box)) for box in alignment.student.boxes)
            each.append(_agreement(text, (one, other), claims, said, shared_units(alignment) if claims else None))
            labels += said
    annotators = tuple(dict.fromkeys(name for maps in texts.values() for name in maps))
    measured = [(agreement.units, agreement.claims) for agreement in each if agreement.units is not None]
    count = sum(claims for _, claims in measured)
    units = sum(value * claims for value, claims in measured) / count if count else None
    return each, _agreement("all", annotators, sum(a.claims for a in each), labels, units)


def _agreement(
    text: str, annotators: Sequence[str], claims: int, labels: list[tuple[str, str]], units: float | None
) -> AnnotatorAgreement:
    kappa = cohens_kappa(labels)
    cass = None if kappa is None or units is None else (kappa + units) / 2
    return AnnotatorAgreement(
        text, tuple(annotators), claims, len(labels), kappa, krippendorffs_alpha(labels), units, cass
    )
