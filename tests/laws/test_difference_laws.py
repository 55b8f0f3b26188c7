"""Laws of comparing two maps, on maps that share much and differ in everything that a map can say."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.model import (
    ArgumentMap,
    Conflict,
    Inference,
)
from argmap.graph.difference import Change, Difference, Kind, diff
from argmap.graph.difference_union import union
from tests.strategies.similar import similar_maps

OTHERS = ("statement", "argument", "source", "section", "sentence", "retelling", "map")


def told(changes: tuple[Change, ...]) -> list[str]:
    """Changes in an order of their own; a relation of another kind is called by what it became on either side."""
    plain = []
    for change in changes:
        facts = tuple(sorted(change.facts, key=lambda f: f.name))
        what = change.what if change.what in OTHERS or not change.before or not change.after else "relation"
        plain.append(repr(replace(change, facts=facts, what=what)))
    return sorted(plain)


@given(similar_maps())
def test_a_map_does_not_differ_from_itself(a: ArgumentMap) -> None:
    assert diff(a, a).changes == ()
    assert diff(a, replace(a, statements=tuple(replace(s) for s in a.statements))).changes == ()


@given(similar_maps(), similar_maps())
def test_two_maps_differ_exactly_if_they_are_not_equal(a: ArgumentMap, b: ArgumentMap) -> None:
    assert bool(diff(a, b)) == (a != b)


@given(similar_maps(), similar_maps())
def test_the_comparison_in_the_other_direction_is_the_mirror_image(a: ArgumentMap, b: ArgumentMap) -> None:
    there, back = diff(a, b), diff(b, a)
    assert {after: before for before, after in there.same.items()} == back.same
    assert told(tuple(change.mirrored() for change in there.changes)) == told(back.changes)


@given(similar_maps(), similar_maps())
def test_every_element_that_is_not_mentioned_is_the_same(a: ArgumentMap, b: ArgumentMap) -> None:
    found = diff(a, b)
    gone, new = ({getattr(c, side) for c in found.changes if c.what != "map"} for side in ("before", "after"))
    for element in a:
        if element.id in gone:
            continue
        partner = b.elements[found.same[element.id]]
        assert partner.id not in new
        assert _seen_from_there(element, found) == _bare(partner, found)
    for element in b:
        assert element.id in new or element.id in found.same.values()


def _seen_from_there(element: Any, found: Difference) -> dict[str, Any]:
    """The fields of an element of the map before, its references in the ids of the map after."""
    sources = {s.name: s.id for s in found.after.sources}
    known = found.before.source_by_id

    def there(name: str, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(there(name, each) for each in value)
        if name == "asserted_by":
            return value if value in found.after.source_by_id else sources[known[value].name]
        if name == "section":
            titles = {s.title: s.id for s in found.after.sections}
            before = {s.id: s.title for s in found.before.sections}
            return value if value is None or value in {s.id for s in found.after.sections} else titles[before[value]]
        return found.same.get(value, value) if isinstance(value, str) and name in REFERENCES else value

    return {name: there(name, value) for name, value in _bare(element, found).items()}


REFERENCES = ["id", "premises", "conclusion", "target", "preferred", "dispreferred", "argument", "inferences"]


def _bare(element: Any, found: Difference) -> dict[str, Any]:
    data = {f.name: getattr(element, f.name) for f in fields(element) if f.name != "span"}
    if bool(found.before.sentences) != bool(found.after.sentences) and "anchors" in data:
        data["anchors"] = tuple(replace(anchor, digest="") for anchor in data["anchors"])
    if isinstance(element, Conflict) and element.symmetric:
        data["premises"] = tuple(sorted(data["premises"]))
    return data


@given(similar_maps(), st.data())
def test_another_id_for_one_statement_is_one_renaming_and_nothing_else(a: ArgumentMap, data: st.DataObject) -> None:
    statement = data.draw(st.sampled_from(a.statements))
    texts = tuple(replace(s, text=f"{s.id} is what this says") for s in a.statements)
    a = replace(
        a, statements=texts, inferences=tuple(replace(i, id=_derived(i, n)) for n, i in enumerate(a.inferences))
    )
    b = _with_id(a, statement.id, "another")
    (change,) = diff(a, b).changes
    assert (change.kind, change.before, change.after) == (Kind.RENAMED, statement.id, "another")


def _derived(inference: Inference, number: int) -> str:
    first = inference.premises[0] if inference.premises else f"nothing{number}"
    return f"{first}-supports-{inference.conclusion}" + (f"-{number + 1}" if number else "")


def _with_id(a: ArgumentMap, old: str, new: str) -> ArgumentMap:
    def named(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(named(each) for each in value)
        return new if value == old else value

    kinds = ("statements", "arguments", "inferences", "conflicts", "rephrases", "preferences")
    changed: dict[str, Any] = {
        kind: tuple(
            replace(e, **{f.name: named(getattr(e, f.name)) for f in fields(e) if f.name in REFERENCES})
            for e in getattr(a, kind)
        )
        for kind in kinds
    }
    steps = [replace(i, id=_derived(i, n)) for n, i in enumerate(changed["inferences"])]
    names = {one.id: other.id for one, other in zip(a.inferences, steps, strict=True) if one.premises}
    changed["inferences"] = tuple(
        replace(step, id=names.get(one.id, one.id)) for one, step in zip(a.inferences, steps, strict=True)
    )
    return replace(a, **changed, tour=tuple((named(at), say) for at, say in a.tour))


@given(similar_maps(), similar_maps())
def test_every_comparison_can_be_told_written_and_drawn(a: ArgumentMap, b: ArgumentMap) -> None:
    found = diff(a, b)
    lines = found.to_text().split("\n")
    assert len([line for line in lines if line[:3] in ("  +", "  -", "  ~")]) >= min(1, len(found.changes))
    assert len(json.loads(json.dumps(found.to_dict()))["changes"]) == len(found.changes)
    both, changes = union(found)
    assert set(changes) <= set(both.elements)
    assert len(both.elements) == len(list(both)), "every id is there once"
    assert set(b.elements) <= set(both.elements)
