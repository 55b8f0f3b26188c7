"""What a module declares of its format is complete; whatever was forgotten is named here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from argmap.domain.expressiveness import Feature
from argmap.domain.format import Format
from argmap.registry import FORMATS, REQUIRED, Row, format_named, function_of, readable, rows
from tests.soak.test_soak_readers import sample

FUNCTIONS = {"load", "dump", "draw", "knows", "checks"}
KNOWN = REQUIRED | FUNCTIONS | {"says", "lacks", "loses", "encoding", "keeps", "arguments", "like", "shows", "vouches"}


def whole(row: Row) -> Row:
    """A row with what it takes over from the one that it is like."""
    like = next((other for _, other in rows() if other["name"] == row.get("like")), None)
    inherited = whole(like) if like else {}
    return {**{key: value for key, value in inherited.items() if key != "checks"}, **row}  # its own row is checked once


def forgotten(module: str, row: Row) -> Iterator[str]:
    """What is missing or wrong in a row, with what to do about it."""
    name, row = row.get("name", module), whole(row)
    yield from (f"{name}: its row has no {key!r}" for key in sorted(REQUIRED - row.keys()))
    yield from (f"{name}: nothing reads the key {key!r} of its row" for key in sorted(row.keys() - KNOWN))
    row = {"suffixes": (), **row}
    yield from (f"{name}: the suffix {s!r} does not begin with a dot" for s in row["suffixes"] if s[:1] != ".")
    if not row.keys() & {"load", "dump", "draw"}:
        yield f"{name}: its row names neither 'load' nor 'dump' nor 'draw'"
    if "load" in row and row.keys() & {"dump", "draw"} and not row.keys() & {"says", "lacks"}:
        yield f"{name}: it is read and written, so its row must tell what it 'says', or 'lacks'"
    if "says" in row and "lacks" in row:
        yield f"{name}: it has both 'says' and 'lacks'; one of them follows from the other"
    for word in f"{row.get('says', '')} {row.get('lacks', '')}".split():
        if word not in list(Feature):
            yield f"{name}: there is no feature {word!r} (argmap.domain.expressiveness.Feature)"
    for key in sorted(row.keys() & FUNCTIONS):
        try:
            function_of(module, row[key])
        except (AttributeError, ImportError):
            yield f"{name}: its row says that {row[key]!r} is its function to {key}, but {module} has no such function"
    for suffix in row["suffixes"]:
        others = [f.name for f in FORMATS if suffix in f.suffixes and f.name != name]
        if others and "load" in row and "knows" not in row and any(format_named(other).load for other in others):
            yield f"{name}: {', '.join(others)} share {suffix}, so its row must name a function that 'knows' its own"


def test_no_format_has_forgotten_anything() -> None:
    faults = [fault for module, row in rows() for fault in forgotten(module, row)]
    assert not faults, "\n".join(faults)


def test_every_declaration_is_collected_once() -> None:
    names = [row["name"] for _, row in rows() if whole(row).keys() >= REQUIRED]
    assert names == [known.name for known in FORMATS]
    assert len(set(names)) == len(names)
    assert {"argdown", "turtle", "svg", "html", "docx"} <= set(names)


def test_the_fuzzers_have_a_sample_of_every_notation() -> None:
    for known in readable():
        assert known.load is not None
        text = sample(known)  # a notation that is only read has one in WRITTEN_BY_OTHERS of tests/soak
        assert known.load(text, f"map{known.suffixes[0]}").map.statements


@pytest.mark.parametrize("known", readable(), ids=lambda known: known.name)
def test_a_byte_order_mark_before_a_text_changes_nothing(known: Format) -> None:
    assert known.load
    text, file = sample(known), f"x{known.suffixes[0]}"
    assert known.load(f"\ufeff{text}", file).map == known.load(text, file).map
