"""Outcomes of a condition while some of what it names is open: what all completions agree on."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.semantics.fixpoint import simplified
from argmap.semantics.framework import Framework
from argmap.semantics.labelling import Status
from argmap.semantics.weighing import certain


def consensus(framework: Framework, id_: str, status: Mapping[str, Status]) -> Status:
    """Return whether ``id_`` holds, or falls, however what is open in ``status`` turns out; else open."""
    if id_ in framework.rejected:
        return Status.FALLS
    condition = simplified(framework.in_force[id_])
    if condition is None:
        return Status.FALLS
    needs, supports, attacks = condition
    met = lost = False
    if id_ in framework.weighed:
        holds = {other for other in framework.weighed[id_].ids if status[other] is Status.HOLDS}
        possible = {other for other in framework.weighed[id_].ids if status[other] is not Status.FALLS}
        met, lost = certain(framework.weighed[id_], set(framework.in_force[id_].all_of), holds, possible)
    else:
        met = True
    if (
        lost
        or any(status[need] is Status.FALLS for need in needs)
        or any(status[attack] is Status.HOLDS for attack in attacks)
        or (supports and all(status[support] is Status.FALLS for support in supports))
    ):
        return Status.FALLS
    if (
        met
        and all(status[need] is Status.HOLDS for need in needs)
        and all(status[attack] is Status.FALLS for attack in attacks)
        and (not supports or any(status[support] is Status.HOLDS for support in supports))
    ):
        return Status.HOLDS
    return Status.OPEN
