"""The table of fields: what every room takes from it."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import EnumType
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain import model
from argmap.domain.fields import FIELDS, Field
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Section,
    Source,
    Statement,
)
from argmap.draw.page import records
from argmap.draw.page.data import encode
from argmap.formats.table.reader import load
from argmap.formats.table.writer import dump
from argmap.graph import to_networkx
from argmap.graph.difference import diff
from argmap.graph.export import attributes

MAP = ArgumentMap(
    "m",
    statements=(
        Statement("a", "A"),
        Statement("b", "B"),
        Statement("c", "C"),
        Statement("d", "D"),
        Statement("e", "E"),
    ),
    arguments=(Argument("x", "X", inferences=("i",)),),
    inferences=(Inference("i", ("a",), "b"),),
    conflicts=(Conflict("k", ("c",), "b"),),
    rephrases=(Rephrase("r", ("d",), "c"),),
    preferences=(Preference("p", "a", "c"),),
    sources=(Source("s", "S"),),
    sections=(Section("h", "H", 1), Section("g", "G", 1)),
)
HOMES = {
    **{Statement: "statements", Argument: "arguments", Inference: "inferences", Conflict: "conflicts"},
    **{Rephrase: "rephrases", Preference: "preferences", Source: "sources", Section: "sections"},
}
SAMPLES: dict[str, Any] = {
    **{"str": "preponderance", "bool": True, "int": 2, "float | None": 0.5, "date | None": date(2024, 1, 31)},
    **{"tuple[str, ...]": ("x",), "tuple[Anchor, ...]": (Anchor(2, 3),), "Extra": {"argdown:key": 1}},
    **{"Hedge | None": Hedge.LIKELY},
}
REFERENCES = {"element": "e", "source": "s", "section": "g"}
ROWS = [(kind, known) for kind in HOMES for known in FIELDS[kind]]
OF_MAPS = [(ArgumentMap, known) for known in FIELDS[ArgumentMap] if not known.type.startswith(("tuple[", "Mapping"))]


def sample(known: Field) -> Any:
    """A value of the field other than the one in ``MAP``."""
    if known.refers:
        return (REFERENCES[known.refers],) if known.type.startswith("tuple") else REFERENCES[known.refers]
    kind = getattr(model, known.type, None)
    return list(kind)[-1] if isinstance(kind, EnumType) else SAMPLES[known.type]


def with_field(kind: type, known: Field) -> ArgumentMap:
    """``MAP`` with another value of one field of its first element of that kind."""
    changed: dict[str, Any] = {known.name: sample(known)}
    if kind is not ArgumentMap:
        first, *others = getattr(MAP, HOMES[kind])
        changed = {HOMES[kind]: (dataclasses.replace(first, **changed), *others)}
    return dataclasses.replace(MAP, **changed)


def named(row: tuple[type, Field]) -> str:
    return f"{row[0].__name__}.{row[1].name}"


@pytest.mark.parametrize("kind", FIELDS)
def test_the_table_lists_every_field_of_the_model_with_its_meaning(kind: type) -> None:
    names = [own.name for own in dataclasses.fields(kind) if own.name not in ("span", "origin", "marks")]
    assert [known.name for known in FIELDS[kind]] == names
    assert all(known.meaning for known in FIELDS[kind])


@pytest.mark.parametrize("row", [*ROWS, *OF_MAPS], ids=named)
def test_a_comparison_notices_every_field(row: tuple[type, Field]) -> None:
    assert diff(MAP, with_field(*row))
    assert not diff(MAP, MAP)


@pytest.mark.parametrize("row", [r for r in ROWS if not r[1].refers and r[1].name != "id"], ids=named)
def test_a_table_writes_and_reads_every_field(row: tuple[type, Field]) -> None:
    changed = with_field(*row)
    assert load(dump(changed)).map == changed


def test_every_attribute_of_a_node_is_a_field() -> None:
    graph = to_networkx(MAP)
    for element in MAP:
        names = {known.name for known in FIELDS[type(element)]} | {"kind", "span"}
        names |= {"conflict"} if isinstance(element, Conflict) else set()
        assert set(attributes(element)) == names
        assert element.id not in graph or set(graph.nodes[element.id]) == names


def test_the_page_leaves_out_nothing_but_what_its_defaults_put_back(lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    whole = encode(map_, ())
    sparse = records.sparse(whole)
    for rows in records.SPARSE:
        restored = [{**sparse["defaults"][rows], **row} for row in sparse[rows]]
        assert restored == whole[rows]
        assert any(len(short) < len(full) for short, full in zip(sparse[rows], whole[rows], strict=True))
