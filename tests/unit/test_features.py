"""What a map says, what is left of it where that cannot be said, and the words for what is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain import references
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.expressiveness import EVERYTHING, MODEL, Feature, losses, name_anew, project, used
from argmap.domain.expressiveness.uses import shown
from argmap.domain.format import Format
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Role,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
)
from argmap.registry import FORMATS, format_of

A, B, C = (Statement(i, i.upper(), f"text of {i}", span=Span("x", n, 1, n, 2)) for n, i in enumerate("abc", 1))


def small(**more: object) -> ArgumentMap:
    return ArgumentMap("map", statements=(A, B, C), **more)  # type: ignore[arg-type]


def without(*features: Feature) -> frozenset[Feature]:
    return MODEL - set(features)


def test_every_feature_has_a_name_for_programs_and_one_for_people() -> None:
    assert len({feature.words for feature in Feature}) == len(Feature)
    assert all(feature.value == feature.name.lower().replace("_", "-") for feature in Feature)


def test_a_field_that_is_not_carried_falls_back_to_its_default() -> None:
    told = Statement("a", "A", role=Role.THESIS, hedge=Hedge.LIKELY, asserted_by=("s",))
    m = ArgumentMap("map", "T", (told,), sources=(Source("s", "S"),))
    left = project(m, without(Feature.ROLES, Feature.HEDGE, Feature.MAP_TITLE))
    assert left == ArgumentMap("map", "", (Statement("a", "A", asserted_by=("s",)),), sources=(Source("s", "S"),))


@pytest.mark.parametrize(
    ("feature", "left"), [(Feature.DIGESTS, Anchor(1, 2, "", "rain")), (Feature.PHRASES, Anchor(1, 2, "d1", ""))]
)
def test_an_anchor_keeps_what_is_carried_of_it(feature: Feature, left: Anchor) -> None:
    m = ArgumentMap("map", statements=(Statement("a", "A", anchors=(Anchor(1, 2, "d1", "rain"),)),))
    (statement,) = project(m, without(feature)).statements
    assert statement.anchors == (left,)


def test_values_are_named_in_few_words() -> None:
    assert shown((("a", "first"), ("b", "then"))) == "“a, b”"  # of stops their places
    assert shown("“said”") == "“said”"


@pytest.mark.parametrize("value", [{1: "a"}, [{"a": object()}], [[float("nan")]], {"a": [{2: 3}]}])
def test_what_json_cannot_say_is_named_however_deep_it_is_carried(value: object) -> None:
    (fault,) = references.check(ArgumentMap("map", statements=(Statement("a", "A", extra={"x:y": value}),)))
    assert fault.code == "carried-data"


def test_without_sources_voices_keep_their_names_and_the_article_goes_without_saying() -> None:
    article, ann, bob = (
        Source("art", "Art"),
        Source("ann", "Ann", SourceKind.PERSON, extra={"x:y": 1}),
        Source("bob", "Bob"),
    )
    said = (Statement("a", "A", asserted_by=("art",)), Statement("b", "B", asserted_by=("art", "ann")))
    m = ArgumentMap("map", statements=said, sources=(article, ann, bob), article="art")
    left = project(m, without(Feature.SOURCES, Feature.FOREIGN))
    assert [s.asserted_by for s in left.statements] == [(), ("ann",)]
    assert left.sources == (Source("ann", "Ann"),)
    assert {
        use.words for use in losses(m, without(Feature.SOURCES, Feature.FOREIGN)) if use.feature is Feature.SOURCES
    } == {
        "the source “Art”",
        "the source “Ann”",
        "the source “Bob”",
    }
    assert losses(left, without(Feature.SOURCES)) == []


def test_premises_that_work_together_become_single_ones() -> None:
    m = small(inferences=(Inference("a-b-supports-c", ("a", "b"), "c"),))
    left = project(m, without(Feature.LINKED, Feature.RELATION_IDS))
    assert [(i.id, i.premises) for i in left.inferences] == [("a-supports-c", ("a",)), ("b-supports-c", ("b",))]


def test_a_contrary_becomes_an_attack() -> None:
    m = small(conflicts=(Conflict("k", ("a",), "b", ConflictKind.CONTRARY),))
    assert project(m, without(Feature.CONTRARY)).conflicts[0].kind is ConflictKind.ATTACK


def test_a_relation_goes_with_what_it_hangs_on_and_that_is_told() -> None:
    m = small(
        inferences=(Inference("i", ("a",), "b", span=Span("x", 4, 1, 4, 2)),),
        conflicts=(Conflict("u", ("c",), "i", ConflictKind.UNDERCUT, span=Span("x", 5, 1, 5, 2)),),
    )
    carried = without(Feature.SUPPORT)
    assert project(m, carried).conflicts == ()
    assert [(use.element, use.span and use.span.line) for use in losses(m, carried)] == [("i", 4), ("u", 5)]


def test_a_sketch_becomes_a_statement_where_there_are_no_arguments() -> None:
    m = small(arguments=(Argument("d", "D", "sketch"),), inferences=(Inference("i", ("d",), "a"),))
    left = project(m, without(Feature.ARGUMENTS))
    assert left.statements[-1] == Statement("d", "D", "sketch")
    assert left.inferences == m.inferences


def test_a_statement_with_one_wording_is_titled_by_its_text() -> None:
    left = project(small(), without(Feature.TITLES))
    assert [(s.title, s.text) for s in left.statements] == [(f"text of {i}", "") for i in "abc"]


def test_without_ids_those_that_follow_from_titles_and_ends_are_given() -> None:
    m = ArgumentMap(
        "map",
        statements=(Statement("x", "One thing"), Statement("y", "One thing")),
        inferences=(Inference("i", ("x",), "y"),),
        conflicts=(Conflict("u", ("y",), "i", ConflictKind.UNDERCUT),),
        tour=(("y", "here"),),
    )
    left = project(m, without(Feature.IDS, Feature.RELATION_IDS))
    assert left == name_anew(m, points=True)
    assert [e.id for e in left] == [
        "one-thing",
        "one-thing-2",
        "one-thing-supports-one-thing-2",
        "one-thing-2-undercuts-one-thing-supports-one-thing-2",
    ]
    assert left.tour == (("one-thing-2", "here"),)


def test_relations_about_each_other_in_a_cycle_get_names_too() -> None:
    m = small(conflicts=(Conflict("k", ("a",), "l"), Conflict("l", ("b",), "k")))
    names = [conflict.id for conflict in name_anew(m).conflicts]
    assert len(set(names)) == 2


def test_ids_of_relations_cannot_be_carried_without_those_of_statements() -> None:
    with pytest.raises(ValueError, match="ids"):
        project(small(), without(Feature.IDS))


def test_losses_come_in_the_order_of_the_source_and_in_words(lukashenko: Path) -> None:
    m = pipeline.load(lukashenko)
    found = losses(m, without(Feature.HEDGE, Feature.UNDERCUT))
    lines = [use.span.line for use in found if use.span]
    assert lines == sorted(lines)
    assert len(lines) == len(found)
    assert any(use.feature is Feature.UNDERCUT and "undercuts the step from “" in use.words for use in found)
    assert any(use.words == f"the hedge “apparent” of “{m.statements[0].title}”" for use in found)


def test_the_article_uses_only_features_that_exist(lukashenko: Path) -> None:
    assert {use.feature for use in used(pipeline.load(lukashenko))} <= EVERYTHING


def test_a_longer_suffix_tells_more_and_the_text_decides_between_equals() -> None:
    one = Format("one", "One", (".json", ".one.json"), "x/one", knows=lambda text: "one" in text)
    two = Format("two", "Two", (".json",), "x/two", knows=lambda text: "two" in text)
    assert format_of("a.two.json", (two, one)) is two
    assert format_of("a.one.json", (two, one)) is one
    assert format_of("a.json", (one, two), "two") is two
    with pytest.raises(UnknownNameError, match="not in a notation that argmap knows"):
        format_of("a.json", (one, two), "neither")
    with pytest.raises(UnknownNameError):
        format_of("a.txt", (one, two))


def test_the_names_of_formats_are_unique_and_two_way_ones_say_what_they_carry() -> None:
    assert len({known.name for known in FORMATS}) == len(FORMATS)
    assert all(known.carries is not None for known in FORMATS if known.load and known.dump)


def test_an_argument_lists_no_step_that_is_lost() -> None:
    steps = (Inference("i", ("a",), "b", argument="g"), Inference("j", ("k",), "b", argument="g"))
    map_ = ArgumentMap(
        "m",
        statements=(Statement("a", "A"), Statement("b", "B")),
        arguments=(Argument("g", "G", inferences=("i", "j")),),
        inferences=steps,
        conflicts=(Conflict("k", ("a",), "b"),),
    )
    assert project(map_, MODEL).arguments[0].inferences == ("i", "j")
    assert project(map_, MODEL - {Feature.ABOUT_RELATIONS}).arguments[0].inferences == ("i",)


def test_an_unknown_stance_is_lost_only_where_silence_means_that_the_author_asserts_it() -> None:
    def lost(stance: Stance, *features: Feature) -> set[Feature]:
        map_ = ArgumentMap("m", statements=(Statement("a", "A", stance=stance),))
        return {use.feature for use in losses(map_, MODEL - {*features})}

    assert lost(Stance.UNKNOWN, Feature.STANCE) == {Feature.STANCE}
    assert lost(Stance.UNKNOWN, Feature.STANCE, Feature.ASSERTION) == set()
    assert Feature.STANCE in lost(Stance.DENIED, Feature.STANCE, Feature.ASSERTION)
