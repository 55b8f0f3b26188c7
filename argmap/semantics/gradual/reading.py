"""Reading of a map as a quantitative bipolar framework: which score each element starts from, and what moves it.

Steps and attacks are nodes between statements, as strong as all their premises together (the product of their
strengths), weakened by what undercuts them and strengthened by what backs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Conflict, Inference, Point, Stance, Statement
from argmap.semantics.framework import Framework
from argmap.semantics.gradual.qbaf import QBAF, Edges
from argmap.semantics.gradual.scores import Scores
from argmap.semantics.reading import from_map_unweighed

REJECTED, ACCEPTED, CONTESTED = 0.0, 1.0, 0.5


@dataclass(frozen=True)
class MapQbaf:
    """A map as a ``qbaf`` whose node ``i`` is the element ``ids[i]`` of ``framework``."""

    map: ArgumentMap
    framework: Framework
    scores: Scores
    qbaf: QBAF
    ids: tuple[str, ...]
    number: dict[str, int]

    def nodes(self, id_: str) -> list[int]:
        """The nodes that stand for an element of the map: of a symmetric conflict, one for each direction."""
        parts = self.framework.parts.get(id_, ()) if isinstance(self.map.elements[id_], Conflict) else ()
        return [self.number[node] for node in (id_, *parts)]

    def having(self, base: Sequence[float]) -> QBAF:
        """The same framework with other base scores."""
        changed = replace(self.qbaf, base=base)
        changed.__dict__["schedule"] = self.qbaf.schedule  # which base scores have no part in
        return changed


def read(map_: ArgumentMap, scores: Scores, assumptions: Assumptions) -> MapQbaf:
    """Read ``map_`` as the reader with ``assumptions`` sees it.

    What is rejected, accepted or contested has the score 0, 1 or 0.5 whatever speaks for or against it; a step or an
    attack that is accepted or contested still needs its premises.
    """
    framework = from_map_unweighed(map_).assuming(assumptions)
    readers_word = framework.spread(assumptions.everything, frozenset())
    ids = tuple(framework.conditions)
    number = {id_: position for position, id_ in enumerate(ids)}
    base: list[float] = []
    supports: list[list[int]] = []
    attacks: list[list[int]] = []
    needs: list[list[int]] = []
    for id_, (all_of, some_of, none_of) in framework.conditions.items():
        element = map_.elements.get(id_) or map_.elements.get(framework.wholes.get(id_, ""))  # or its second reading
        box = isinstance(element, Point)
        spelt_out = bool(all_of) and box  # an argument with steps: as strong as the last, which was attacked with it
        premises = all_of[-1:] if spelt_out else tuple(dict.fromkeys(all_of))
        assumed = _assumed(framework, id_)
        if assumed is not None:  # by the reader, or by the author who denies it, unless a score of its own is given
            base.append(assumed if id_ in readers_word else scores.own.get(id_, assumed))
            some_of = none_of = ()  # noqa: PLW2901 - the reader's word takes the place of what the map says
            premises = premises if assumed else ()
        elif isinstance(element, Statement) and id_ != element.id and element.stance is Stance.SUPPOSED:
            base.append(1.0)  # a horn, inside the step that discharges it
        elif isinstance(element, Point) and not spelt_out:
            base.append(scores.base(element, argued=bool(some_of)))
        else:
            base.append(scores.own.get(element.id if isinstance(element, Inference) else id_, 1.0))
            none_of = () if spelt_out else none_of  # noqa: PLW2901
        for into, sources in ((supports, some_of), (attacks, none_of), (needs, premises)):
            into.append([number[source] for source in sources])
    qbaf = QBAF(base, Edges.listed(supports), Edges.listed(attacks), Edges.listed(needs))
    return MapQbaf(map_, framework, scores, qbaf, ids, number)


def _assumed(framework: Framework, id_: str) -> float | None:
    """The score that the reader gives ``id_``, if any."""
    if id_ in framework.rejected:
        return REJECTED
    if id_ in framework.accepted:
        return ACCEPTED
    return CONTESTED if id_ in framework.contested else None
