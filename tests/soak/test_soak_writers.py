"""What loads is valid: ``check`` finds no error in it, every writer succeeds, and what a notation wrote reads back.

Texts of every notation are mutated as in ``test_soak_readers``. A new format is covered as soon as it has a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap import review
from argmap.conversion import convert
from argmap.domain.diagnostics import ArgmapError, Severity
from argmap.domain.format import Format
from argmap.domain.model import ArgumentMap
from argmap.registry import FORMATS, format_named, notations, readable
from argmap.views import Views
from tests.soak.test_soak_readers import mutated, sample

THROUGH = ("argdown", "arguebuf", "csv", "jsonld", "opml", "turtle")  # notations that carry what others said


@cache
def texts(known: Format) -> tuple[str, ...]:
    """A text of a notation, and if it carries what others said, maps of others in it."""
    found = [sample(known)]
    if known.name in THROUGH and known.dump is not None:
        for other in readable():
            if other.load is not None and other.name not in THROUGH:
                read = other.load(sample(other), f"map{other.suffixes[0]}").map
                found.append(known.dump(Views(read)).decode("utf-8-sig"))
    return tuple(found)


def expected(name: str, code: str) -> bool:
    """Whether a format is known not to keep this: characters that XML has not."""
    return code == "bad-character" and name in {"opml", "rdfxml", "aifdb-rdfxml"}


def faults(argument_map: ArgumentMap, pictures: bool) -> Iterator[str]:
    """What is wrong with a map that was read, or with what is written of it."""
    for diagnostic in review.check_map(argument_map):
        if diagnostic.severity is Severity.ERROR:
            yield f"check: {diagnostic}"
    for known in notations():
        try:
            found = convert(argument_map, known.name).faults
        except ArgmapError as error:
            found = error.diagnostics[:1]
        yield from (f"{known.name}: {f}" for f in found if not expected(known.name, f.code))
    views = Views(argument_map)
    for known in FORMATS if pictures else ():
        if known.dump is not None and known.carries is None:
            try:
                assert known.dump(views)
            except ArgmapError as error:
                yield f"{known.name}: {error.diagnostics[0]}"


@pytest.mark.parametrize("name", [known.name for known in readable()])
@settings(
    suppress_health_check=list(HealthCheck), deadline=None, max_examples=max(5, settings.default.max_examples // 10)
)
@given(data=st.data())
def test_what_loads_is_valid(name: str, data: st.DataObject) -> None:
    check_reading(name, data, pictures=data.draw(st.integers(0, 9), label="pictures") == 0)


def check_reading(name: str, data: st.DataObject, *, pictures: bool) -> None:
    """Hold what a notation reads in a text that was tampered with against all that can be written of it."""
    known = format_named(name)
    assert known.load is not None
    text = data.draw(st.sampled_from(texts(known)).flatmap(mutated), label="text")
    try:
        argument_map = known.load(text, f"map{known.suffixes[0]}").map
    except ArgmapError:
        return
    found = list(faults(argument_map, pictures=pictures))
    assert not found, "\n".join(found)
