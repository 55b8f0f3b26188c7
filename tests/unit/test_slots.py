"""Elements that fill their slots at once are the frozen dataclasses that they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from argmap.domain.slots import filled_at_once, many


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    size: int = 3
    parts: list[str] = field(default_factory=list)
    note: str = field(default="", kw_only=True)


@filled_at_once
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    size: int = 3
    parts: list[str] = field(default_factory=list)
    note: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Kinded:
    kind: str


def test_parameters_defaults_and_faults_of_calling_stay() -> None:
    assert str(signature(Quick)) == str(signature(Plain))
    quick = Quick("a", note="n")
    assert type(quick) is Quick
    assert (quick.name, quick.size, quick.parts, quick.note) == ("a", 3, [], "n")
    assert quick.parts is not Quick("b").parts
    for arguments in ((), ("a", 1, [], "n")):
        with pytest.raises(TypeError):
            Quick(*arguments)


def test_values_are_frozen_equal_copied_and_replaced() -> None:
    quick = Quick("a", 1, ["x"])
    for same in (pickle.loads(pickle.dumps(quick)), copy.deepcopy(quick), replace(quick), Quick("a", 1, ["x"])):
        assert same == quick
    assert replace(quick, size=2).size == 2
    with pytest.raises(FrozenInstanceError):
        quick.size = 5  # type: ignore[misc]


def test_columns_make_the_same_instances_as_calls_do() -> None:
    made = many(Quick, name=["a", "b"], note=["n", ""])
    assert made == (Quick("a", note="n"), Quick("b"))
    assert {type(quick) for quick in made} == {Quick}
    assert made[0].parts is not made[1].parts
    with pytest.raises(FrozenInstanceError):
        made[0].size = 5  # type: ignore[misc]


def test_a_column_may_be_called_as_the_parameter_for_the_class_is() -> None:
    assert many(Kinded, kind=["a"]) == (Kinded("a"),)


def test_the_shortest_column_says_how_many_are_made() -> None:
    assert many(Quick, name=["a", "b"], size=[1]) == (Quick("a", 1),)
    assert many(Quick, name=[]) == ()
