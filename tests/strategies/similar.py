"""Maps out of a small pool of words, so that two of them have much in common."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

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
    Stance,
    Statement,
)

IDS = ["rain", "dry", "wet", "untitled-1", "untitled-2", "n1", "n2", "roof", "sun"]


TITLES = ["", "Rain", "Roof", "Untitled 1", "Untitled 2"]


TEXTS = ["", "It rains.", "It rains a lot today.", "It rains a lot, today!", "The street is dry.", "天气很好", "Wet"]


RELATION_KINDS = st.sampled_from(ConflictKind)


@st.composite
def similar_maps(draw: st.DrawFn) -> ArgumentMap:
    """A map out of a small pool of words, so that two of them have much in common."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=6, unique=True))
    count = draw(st.integers(1, len(ids)))
    sections = draw(st.lists(st.sampled_from(["s1", "s2"]), unique=True, max_size=2))
    sources = draw(st.lists(st.sampled_from(["x", "y"]), unique=True, max_size=2))
    return ArgumentMap(
        id=draw(st.sampled_from(["m", "n"])),
        title=draw(st.sampled_from(TITLES)),
        statements=tuple(_statement(draw, name, sections, sources) for name in ids[:count]),
        arguments=tuple(
            Argument(n, draw(st.sampled_from(TITLES)), draw(st.sampled_from(TEXTS)), draw(_steps()))
            for n in ids[count:]
        ),
        **_relations(draw, ids),
        sources=tuple(Source(s, draw(st.sampled_from(["X", "Y"]))) for s in sources),
        sections=tuple(Section(s, draw(st.sampled_from(["One", "Two"])), 1) for s in sections),
        sentences=tuple(Sentence(1, i + 1, draw(st.sampled_from(TEXTS)), "d") for i in range(draw(st.integers(0, 2)))),
        strands=draw(st.dictionaries(st.sampled_from(["a", "b"]), st.sampled_from(["A", "B"]))),
        tour=tuple((name, "Look.") for name in ids[: draw(st.integers(0, 2))]),
        extra=draw(st.dictionaries(st.sampled_from(["k", "l"]), st.sampled_from([1, None, "v"]))),
    )


def _steps() -> st.SearchStrategy[tuple[str, ...]]:
    return st.sampled_from([(), ("i0",), ("i0", "i1")])


def _statement(draw: st.DrawFn, name: str, sections: list[str], sources: list[str]) -> Statement:
    return Statement(
        name,
        draw(st.sampled_from(TITLES)),
        draw(st.sampled_from(TEXTS)),
        role=draw(st.sampled_from([Role.CLAIM, Role.REPLY])),
        hedge=draw(st.sampled_from([None, Hedge.CERTAIN, Hedge.LIKELY])),
        stance=draw(st.sampled_from([Stance.ASSERTED, Stance.DENIED])),
        asserted_by=tuple(sources[: draw(st.integers(0, 1))]),
        anchors=draw(st.sampled_from([(), (Anchor(1, 1, "d"),), (Anchor(1, 1),)])),
        section=draw(st.sampled_from([None, *sections])),
        extra=draw(st.sampled_from([{}, {"k": 1}])),
    )


def _relations(draw: st.DrawFn, ids: list[str]) -> dict[str, Any]:
    ends = st.sampled_from(ids)
    several = st.lists(ends, max_size=2, unique=True).map(tuple)
    names = ["i0", "i1", "i2", "c0", "c1", "r0", "p0"]
    anything = st.sampled_from([*ids, *names, "nowhere"])
    inferences = []
    for i in range(draw(st.integers(0, 3))):
        premises, target = draw(several), draw(anything)
        argument = draw(st.sampled_from([None, *ids]))
        inferences.append(Inference(f"i{i}", premises, target, strict=draw(st.booleans()), argument=argument))
    conflicts = [
        Conflict(f"c{i}", draw(several), draw(anything), draw(RELATION_KINDS)) for i in range(draw(st.integers(0, 2)))
    ]
    return {
        "inferences": tuple(draw(st.permutations(inferences))),
        "conflicts": tuple(conflicts),
        "rephrases": (Rephrase("r0", draw(several), draw(ends)),) if draw(st.booleans()) else (),
        "preferences": (Preference("p0", draw(ends), draw(ends)),) if draw(st.booleans()) else (),
    }
