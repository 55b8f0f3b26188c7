"""Elements that fill their slots at once are the frozen dataclasses that they were."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from argmap.domain.slots import filled_at_once


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


def test_parameters_defaults_and_faults_of_calling_stay() -> None:
    assert str(signature(Quick)) == str(signature(Plain))
    quick = Quick("a", note="n")
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


def test_a_class_derived_from_one_keeps_its_own_kind() -> None:
    class Derived(Quick):
        pass

    derived = Derived("a", note="n")
    assert type(derived) is Derived
    assert (derived.name, derived.size, derived.parts, derived.note) == ("a", 3, [], "n")
    assert derived.parts is not Derived("b").parts
