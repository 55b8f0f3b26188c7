"""Reading what the reference made of an Argdown text gives the same map as reading the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from argmap.domain.expressiveness import sort
from argmap.domain.model import ArgumentMap
from argmap.formats import argdown, argdown_json

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "argdown"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/argdown is not there")


def _comparable(argument_map: ArgumentMap) -> ArgumentMap:
    """The map without what the JSON does not hold: settings, formatting, the reference's own keys; and sorted."""

    def plain(element):
        return replace(
            element, extra={}, **({"text": " ".join(element.text.split())} if hasattr(element, "text") else {})
        )

    kinds = ("statements", "arguments", "inferences", "conflicts", "sections")
    changed = {kind: tuple(plain(element) for element in getattr(argument_map, kind)) for kind in kinds}
    return sort(replace(argument_map, id="map", title="", summary="", authors=(), created=None, extra={}, **changed))


@pytest.mark.parametrize("name", sorted(p.stem for p in DATA.glob("*.json")))
def test_the_json_gives_the_map_of_the_text(name: str) -> None:
    text = (DATA / f"{name}.argdown").read_bytes().decode()
    json = (DATA / f"{name}.json").read_text(encoding="utf-8")
    assert argdown_json.knows(json)
    ours, theirs = argdown.load(text, f"{name}.argdown"), argdown_json.load(json, f"{name}.json").map
    assert [s.id for s in theirs.statements] == [s.id for s in ours.statements]
    assert [s.id for s in theirs.sections] == [s.id for s in ours.sections]
    assert _comparable(theirs) == _comparable(ours)
