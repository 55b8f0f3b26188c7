"""Laws of the Argdown reader and writer on maps that nobody would write by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Preference,
    Rephrase,
    Role,
    Section,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)
from argmap.formats import argdown
from argmap.formats.argdown.arrangement import BARE, FLAT, NESTED
from argmap.formats.argdown.layout import write
from tests.strategies import HOSTILE, hostile_texts, id_lists, joined, picks, slugs

WILD = hostile_texts()
SLUG = slugs()
FLAGS = (False, True)
PLACE = picks(range(1, 100), range(1, 10), ["", "ab12"])
STATEMENT_FACTS = picks(
    ["", "de"],
    [*Role],
    ["", "army", "a b"],
    ["", "2022-03-03", "2022"],
    [*Stance],
    [None, *Hedge],
    FLAGS,
    FLAGS,
)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WILD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WILD.filter(bool), inner, max_size=2),
    max_leaves=4,
)
EXTRA = st.dictionaries(
    st.sampled_from(["argdown:x", "argdown:id", "aif:nodeID", "plain", "kialo:a b"]), VALUE, max_size=2
)


@st.composite
def maps(draw: st.DrawFn) -> ArgumentMap:
    """A map whose references all exist and whose ids are all different; everything else is wild."""
    ids = draw(st.lists(SLUG, min_size=1, max_size=9, unique=True))
    statement_ids = ids[: draw(st.integers(1, len(ids)))]
    argument_ids = ids[len(statement_ids) :]
    sources = [
        Source(f"source-{i}", draw(WILD), draw(st.sampled_from(SourceKind)), draw(WILD))
        for i in range(draw(st.integers(0, 2)))
    ]
    sections = _sections(draw)
    section = st.sampled_from([None, *(s.id for s in sections)])
    asserted_by = id_lists([s.id for s in sources], 2, 0) if sources else st.just(())

    def anchors() -> tuple[Anchor, ...]:
        return tuple(Anchor(*draw(PLACE), draw(WILD)) for _ in range(draw(st.integers(0, 2))))

    def statement(id_: str) -> Statement:
        language, role, strand, time, stance, hedge, quotation, implicit = draw(STATEMENT_FACTS)
        return Statement(
            id=id_,
            title=draw(WILD),
            text=draw(WILD),
            language=language,
            role=role,
            strand=strand,
            tags=tuple(draw(st.lists(WILD | st.sampled_from(["tag", "thesis", "two words"]), max_size=2))),
            time=time,
            entities=tuple(draw(st.lists(WILD, max_size=2))),
            asserted_by=draw(asserted_by),
            stance=stance,
            hedge=hedge,
            quotation=quotation,
            implicit=implicit,
            anchors=anchors(),
            section=draw(section),
            extra=draw(EXTRA),
        )

    statements = tuple(map(statement, statement_ids))
    inferences, steps = _inferences(draw, ids, statement_ids, argument_ids)
    arguments = tuple(
        Argument(
            id_,
            draw(WILD),
            draw(WILD),
            tuple(steps.get(id_, ())),
            section=draw(section),
            anchors=anchors(),
            extra=draw(EXTRA),
        )
        for id_ in argument_ids
    )
    everything = st.sampled_from([*ids, *(i.id for i in inferences)])
    conflicts = _conflicts(draw, everything, ids)
    return ArgumentMap(
        id=draw(SLUG),
        title=draw(WILD),
        statements=statements,
        arguments=arguments,
        inferences=inferences,
        conflicts=conflicts,
        rephrases=tuple(
            Rephrase(f"re-{i}", (draw(everything),), draw(everything)) for i in range(draw(st.integers(0, 1)))
        ),
        preferences=tuple(
            Preference(f"pref-{i}", draw(everything), draw(everything)) for i in range(draw(st.integers(0, 1)))
        ),
        sources=tuple(sources),
        sections=sections,
        sentences=tuple(Sentence(1, i + 1, draw(WILD), "ff") for i in range(draw(st.integers(0, 1)))),
        article=sources[0].id if sources and draw(st.booleans()) else None,
        language=draw(st.sampled_from(["en", "uk"])),
        authors=tuple(draw(st.lists(WILD.filter(bool), max_size=2))),
        created=draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        licence=draw(st.sampled_from(["", "CC-BY-4.0"])),
        summary=draw(WILD.map(str.strip)),
        strands=draw(st.dictionaries(SLUG, WILD.filter(bool), max_size=2)),
        tour=tuple((draw(st.sampled_from(ids)), draw(WILD)) for _ in range(draw(st.integers(0, 1)))),
        extra=draw(EXTRA),
    )


def _sections(draw: Any) -> tuple[Section, ...]:
    sections: list[Section] = []
    for index in range(draw(st.integers(0, 3))):
        parent = draw(st.sampled_from([None, *(s.id for s in sections)]))
        extra = draw(EXTRA) | draw(st.sampled_from([{}, {}, {"argdown:strand": "army"}, {"argdown:by": ["source-0"]}]))
        sections.append(Section(f"part-{index}", draw(WILD), draw(st.integers(1, 3)), parent, extra=extra))
    return tuple(sections)


def _inferences(
    draw: Any, ids: list[str], statements: list[str], arguments: list[str]
) -> tuple[tuple[Inference, ...], dict[str, list[str]]]:
    inferences: dict[str, Inference] = {}
    steps: dict[str, list[str]] = {}
    for index in range(draw(st.integers(0, 5))):
        owner = draw(st.sampled_from([None, None, *arguments]))
        premises = tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)))
        conclusion = draw(st.sampled_from(ids))
        plain = draw(st.booleans())
        name = f"{premises[0]}-supports-{conclusion}" if plain and owner is None else f"step-{index}"
        if owner:
            name = f"{owner}-step" if plain and owner not in steps else name
            premises = tuple(draw(st.lists(st.sampled_from(statements), min_size=1, max_size=3, unique=True)))
            conclusion = draw(st.sampled_from(statements))
        if name in inferences or name in ids:
            continue
        if owner:
            steps.setdefault(owner, []).append(name)
        rules = tuple(draw(st.lists(WILD.filter(bool), max_size=1))) if not plain else ()
        premises = premises[:1] if plain and not owner else premises
        strict = draw(st.booleans()) and not plain
        inferences[name] = Inference(name, premises, conclusion, "" if plain else draw(WILD), rules, strict, owner)
    return tuple(inferences.values()), steps


def _conflicts(draw: Any, everything: Any, ids: list[str]) -> tuple[Conflict, ...]:
    verbs = {"attack": "attacks", "undercut": "undercuts"}
    conflicts: dict[str, Conflict] = {}
    for index in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(ConflictKind))
        source, target = draw(st.sampled_from(ids)), draw(everything)
        name = (
            f"{source}-{verbs.get(kind.value, 'contradicts')}-{target}" if draw(st.booleans()) else f"conflict-{index}"
        )
        conflicts.setdefault(name, Conflict(name, (source,), target, kind))
    return tuple(conflicts.values())


MANY = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(maps())
def test_reading_back_what_was_written_gives_the_same_map(argument_map: ArgumentMap) -> None:
    assert argdown.load(argdown.dump(argument_map)) == argument_map


@MANY
@given(maps())
def test_the_bare_layout_can_say_every_map(argument_map: ArgumentMap) -> None:
    assert argdown.load(write(argument_map, BARE)) == argument_map


@MANY
@given(maps(), st.sampled_from([NESTED, FLAT]))
def test_the_other_layouts_are_always_argdown(argument_map: ArgumentMap, layout: str) -> None:
    errors = [d for d in argdown.parse(write(argument_map, layout)).diagnostics if d.severity == "error"]
    assert errors == []


@MANY
@given(maps())
def test_writing_what_was_read_gives_the_same_text(argument_map: ArgumentMap) -> None:
    text = write(argument_map, FLAT)
    try:
        found = argdown.load(text)
    except ArgmapError:
        return  # not every map can be written flat
    assert argdown.dump(found) == text


def test_a_step_names_what_it_uses_where_that_is_not_all_that_is_left_before_it() -> None:
    text = "<A>\n\n(1) [P]: p\n----\n(2) [C]: c\n(3) [Q]: q\n-- {uses: [3]} --\n(4) [D]: d\n----\n(5) [E]: e\n"
    written = write(argdown.load(text), NESTED)
    assert [line for line in written.splitlines() if line.startswith("--")] == ["----", "-- {uses: [3]} --", "----"]
    assert [step.premises for step in argdown.load(written).inferences] == [("p",), ("q",), ("c", "d")]


JUNK = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    joined([*HOSTILE, "[A]: x\n", "  + [B]\n", "<C>: y\n\n", "(1) p\n", "----\n", "\n\n", "# H\n", "{"], 20),
)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(JUNK)
def test_the_tokens_of_any_text_are_the_text(text: str) -> None:
    assert argdown.parse(text).source() == text


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(JUNK)
def test_any_text_is_a_map_or_an_error_that_says_where(text: str) -> None:
    try:
        argument_map, faults = argdown.load_with_diagnostics(text, "x.argdown")
    except ArgmapError as error:
        faults = error.diagnostics
        argument_map = None
    assert faults or argument_map
    assert all(d.where is not None and d.message for d in faults)
    if argument_map:
        assert argdown.dump(argument_map) == text.removeprefix("\ufeff")
