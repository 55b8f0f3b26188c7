"""What loads is valid, by every reader; in short, and inputs that went wrong (see ``tests/soak/test_soak_writers.py``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError
from argmap.registry import format_named, readable
from tests.soak.test_soak_writers import check_reading, faults


@pytest.mark.parametrize("name", [known.name for known in readable()])
@settings(
    suppress_health_check=list(HealthCheck), deadline=None, max_examples=3, derandomize=True, phases=[Phase.generate]
)
@given(data=st.data())
def test_what_loads_is_valid_and_every_notation_can_be_written_of_it(name: str, data: st.DataObject) -> None:
    check_reading(name, data, pictures=False)


ODD = {
    "a section that is not there": {"nodes": {"a": {"atom": {"text": "A"}, "userdata": {"argmap": {"section": "no"}}}}},
    "rows of AIF that are none": {
        "nodes": {},
        "userdata": {"argmap": {"extra": {"aif:nodes": ["I"], "aif:edges": []}}},
    },
    "a voice that is not there": {
        "nodes": {"a": {"atom": {"text": "A"}, "userdata": {"argmap": {"asserted_by": ["x"]}}}}
    },
    "a step that nobody has": {
        "nodes": {
            "a": {"atom": {"text": "A"}},
            "b": {"scheme": {"support": "DEFAULT"}, "userdata": {"argmap": {"argument": "a"}}},
        },
        "edges": {"1": {"source": "a", "target": "b"}, "2": {"source": "b", "target": "a"}},
    },
}


@pytest.mark.parametrize("theirs", ODD.values(), ids=ODD)
def test_what_does_not_hold_together_is_refused_by_every_reader_alike(theirs: dict[str, object]) -> None:
    text = json.dumps({"edges": {}, **theirs, "schemaVersion": 1})
    known = format_named("arguebuf")
    assert known.load is not None
    with pytest.raises(ArgmapError) as error:
        known.load(text, "odd.arguebuf.json")
    assert all(diagnostic.where for diagnostic in error.value.diagnostics)


def samples() -> list[Path]:
    return sorted((Path(__file__).resolve().parents[3] / "shared" / "found" / "arguebuf").glob("*.json"))


@pytest.mark.skipif(not samples(), reason="the inputs that went wrong are not here")
@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_an_input_that_went_wrong_is_refused_or_can_be_written(path: Path) -> None:
    try:
        argument_map = pipeline.load(path)
    except ArgmapError:
        return
    assert not list(faults(argument_map, pictures=True))
