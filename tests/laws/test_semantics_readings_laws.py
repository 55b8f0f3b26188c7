"""Readings side by side: each column is what that reading says alone, and what they part on comes first."""

from __future__ import annotations

from random import Random
from types import ModuleType

from argmap.semantics import Assumptions, Status, evaluate
from argmap.semantics.dialectical import prospects
from argmap.semantics.reading import read_under
from argmap.semantics.readings import CREDULOUS, READINGS, SCEPTICAL, compare_readings


def test_each_column_is_the_reading_alone_and_partings_come_first(verdict_maps: ModuleType) -> None:
    chance = Random(12)
    for _ in range(60):
        map_ = verdict_maps.random_map(chance, 5)
        settings = verdict_maps.random_settings(chance)
        ids = [statement.id for statement in map_.statements]
        readings = compare_readings(map_, ids, settings=settings)
        assert sorted(readings.verdicts) == sorted(ids)
        assert all(tuple(row) == READINGS for row in readings.verdicts.values())
        parting = [readings.parts(id_) for id_ in readings.verdicts]
        assert parting == sorted(parting, reverse=True)
        outcomes = prospects(read_under(map_, Assumptions(), settings), "preferred", ids)
        own = evaluate(map_, Assumptions(), settings=settings)
        for id_, row in readings.verdicts.items():
            assert readings.parts(id_) == any(row[name].status is not row[READINGS[0]].status for name in READINGS)
            assert (row[CREDULOUS].status is Status.HOLDS) == (Status.HOLDS in outcomes[id_])
            assert (row[SCEPTICAL].status is Status.HOLDS) == (outcomes[id_] == {Status.HOLDS})
            if own.status(id_) is not Status.OPEN:  # what is grounded is in every preferred labelling
                floats = own.findings.rules.floating_counts
                assert floats or row[SCEPTICAL].status is own.status(id_)
