"""Calls of the library with arguments of the wrong kind: which one is wrong is told, and what belongs there."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import QueryError
from argmap.edit import AddStatement

TEXT = "[Bees]: Bees die. #thesis\n  + [Mites]: Mites spread.\n"
PICTURES = {"theme", "page", "root", "depth", "strand"}


def parameters() -> list[tuple[str, str, str]]:
    listed = []
    for cls in (argmap.Map, argmap.Corpus):
        for method, function in vars(cls).items():
            if method[0] == "_" or not inspect.isfunction(function):
                continue
            for parameter in list(inspect.signature(function).parameters.values())[1:]:
                names = {"assumed": ["reject", "accept", "contest"], "choices": []}.get(
                    parameter.name, [parameter.name]
                )
                listed += [(cls.__name__, method, name) for name in names]
    return listed


def called(home: Path, cls: str, method: str, name: str, value: Any) -> Any:
    made: Any = argmap.loads(TEXT) if cls == "Map" else argmap.Corpus(home / "store")
    function: Callable[..., Any] = getattr(made, method)
    wanted = list(inspect.signature(function).parameters.values())
    if any(p.name == name and p.kind is p.VAR_POSITIONAL for p in wanted):
        return function(value)
    others = {p.name: "bees" for p in wanted if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD}
    return function(**{**others, name: value})


@pytest.mark.parametrize(("cls", "method", "name"), parameters())
def test_every_argument_of_every_method_is_held_against_its_kind(
    cls: str, method: str, name: str, tmp_path: Path
) -> None:
    with pytest.raises(TypeError) as error:
        called(tmp_path, cls, method, name, object())
    assert str(error.value).startswith(f"{cls}.{method}: {name} should be "), error.value


def test_the_arguments_of_a_picture_are_held_against_their_kinds() -> None:
    made: Any = argmap.loads(TEXT)
    for name in PICTURES:
        with pytest.raises(TypeError, match=f"^draw: {name} should be a"):
            made.sheets(**{name: 0.5j})


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda m: m.explain(m.thesis), "Map.explain: element should be a text, not Statement. Give its id: 'bees'."),
        (
            lambda m: m.evaluate(reject=m.thesis),
            "an id, a title or a list of them, not Statement. Give its id: 'bees'.",
        ),
        (lambda m: m.evaluate(reject=[m.thesis]), "reject should be an id, a title or a list of them, not list."),
        (lambda m: m.evaluate(reject=(s for s in m.statements)), "reject should be an id, a title or a list of them"),
        (
            lambda m: m.edit([AddStatement("C")]),
            "Map.edit: edits should be an edit, not list. Give each as an argument",
        ),
        (lambda m: m.query(b"SELECT"), "Decode it: bytes.decode()."),
        (lambda m: m.agree({"a": ["bees"]}), "Map.agree: readers['a'] should be Assumptions, not list."),
        (lambda m: m.diff({}), "Map.diff: after should be a map, a text or a path, not dict."),
        (lambda m: m.crux(largest=True), "Map.crux: largest should be a whole number or None, not bool True."),
    ],
)
def test_usual_slips_are_told_with_what_to_give(call: Callable[[argmap.Map], Any], said: str) -> None:
    with pytest.raises(TypeError) as error:
        call(argmap.loads(TEXT))
    assert said in str(error.value)


def test_functions_tell_the_same() -> None:
    load: Any = argmap.load
    loads: Any = argmap.loads
    assume: Any = Assumptions.of
    with pytest.raises(TypeError, match=r"^load: path should be a text or a path, not int 3\.$"):
        load(3)
    with pytest.raises(TypeError, match=r"^loads: text should be a text, not .*Path"):
        loads(Path("map.argdown"))
    with pytest.raises(TypeError, match=r"^Assumptions.of: reject should be an id, a title or a list of them"):
        assume(reject=[1])


def test_numbers_that_are_too_small_are_refused() -> None:
    for call in (argmap.loads(TEXT).crux, argmap.loads(TEXT).reasons):
        with pytest.raises(ValueError, match=r"largest should be 1 or more, not -1\."):
            call(largest=-1)


def test_files_may_be_given_where_maps_queries_and_corpora_are_wanted(tmp_path: Path) -> None:
    after, query = tmp_path / "after.argdown", tmp_path / "all.rq"
    after.write_text(TEXT.replace("die", "live"), encoding="utf-8")
    query.write_text("SELECT ?s { ?s a argmap:Statement }", encoding="utf-8")
    m = argmap.loads(TEXT)
    assert m.diff(after).to_text() == m.diff(str(after)).to_text() == m.diff(argmap.load(after)).to_text() != ""
    assert len(m.query(query)) == 2
    corpus = argmap.Corpus(tmp_path / "store")
    corpus.add(after)
    assert len(corpus.query(query)) == 2
    with pytest.raises(argmap.ArgmapError, match="no engine called 'jena'"):
        corpus.query(query, engine="jena")
    assert corpus.remove(after) == [str(after)]


def test_arguments_that_numpy_counts_are_numbers() -> None:
    numpy = pytest.importorskip("numpy")
    assert argmap.loads(TEXT).crux(largest=numpy.int64(1)) == argmap.loads(TEXT).crux(largest=1)


def test_a_picture_takes_the_numbers_of_numpy(tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy")
    map_ = argmap.loads(TEXT)
    map_.draw(tmp_path / "a.svg", depth=1)
    map_.draw(tmp_path / "b.svg", depth=numpy.int64(1))
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


@pytest.mark.parametrize("timeout", [math.inf, Fraction(5), 0])
def test_a_query_waits_as_long_as_a_number_says(timeout: Any) -> None:
    assert argmap.loads(TEXT).query("ASK {}", timeout=timeout).boolean is not None


@pytest.mark.parametrize("timeout", [math.nan, -1])
def test_a_time_that_is_none_is_refused(timeout: float) -> None:
    with pytest.raises(QueryError, match="no time to wait"):
        argmap.loads(TEXT).query("ASK {}", timeout=timeout)
