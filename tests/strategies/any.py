"""Any map: whatever its fields can hold, though nobody would write it."""

from __future__ import annotations

from datetime import date
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
    SourceKind,
    Stance,
    Statement,
)
from argmap.domain.standards import Standard, Unknown, Weighing

texts = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", " ", "..", ".", "a/b:c#d?e", "%2E", "сьвет", "\u202e\u2028\x00\r\n\t", "\"'\\", "true", "007", "@none", "@id"]
)
ids = texts
languages = st.sampled_from(["", "en", "uk", "sr-Latn", "EN-us", "not a tag", "x", "be-tarask", "de-1996"])
numbers = st.integers(min_value=-3, max_value=40)
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)
extras = st.dictionaries(texts, values, max_size=2)
some_texts = st.lists(texts, max_size=3).map(tuple)
anchors = st.lists(st.builds(Anchor, numbers, numbers, texts, texts), max_size=3).map(tuple)

WEIGHTS = st.none() | st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@st.composite
def any_maps(draw: st.DrawFn) -> ArgumentMap:
    """Any map whose ids are unique, whatever they and its relations name."""
    element_ids = iter(draw(st.lists(ids, unique=True, min_size=12, max_size=12)))

    def several(build: Any, most: int = 2, **fields: Any) -> tuple[Any, ...]:
        count = draw(st.integers(0, most))
        return tuple(draw(st.builds(build, id=st.just(next(element_ids)), **fields)) for _ in range(count))

    ends = st.lists(ids, max_size=3).map(tuple)
    claim = {"title": texts, "text": texts, "strand": texts, "tags": some_texts, "anchors": anchors, "extra": extras}
    claim["section"] = st.none() | texts
    return ArgumentMap(
        id=draw(ids),
        title=draw(texts),
        statements=several(
            Statement,
            3,
            **claim,
            language=languages,
            role=st.sampled_from(Role),
            time=texts,
            entities=some_texts,
            asserted_by=some_texts,
            stance=st.sampled_from(Stance),
            hedge=st.sampled_from([None, *Hedge]),
            credence=WEIGHTS,
            standard=st.sampled_from(["", *Standard]) | texts,
            quotation=st.booleans(),
            implicit=st.booleans(),
        ),
        arguments=several(Argument, **claim, inferences=ends),
        inferences=several(
            Inference,
            premises=ends,
            conclusion=ids,
            scheme=st.sampled_from(["expert-opinion", "sign"]) | texts,
            rules=some_texts,
            strict=st.booleans(),
            argument=st.none() | ids,
            weight=WEIGHTS,
            extra=extras,
        ),
        conflicts=several(
            Conflict,
            premises=ends,
            target=ids,
            kind=st.sampled_from(ConflictKind),
            scheme=texts,
            weight=WEIGHTS,
            extra=extras,
        ),
        rephrases=several(Rephrase, 1, premises=ends, conclusion=ids, extra=extras),
        preferences=several(Preference, 1, preferred=ids, dispreferred=ids, extra=extras),
        sources=tuple(
            draw(
                st.lists(
                    st.builds(
                        Source,
                        id=ids,
                        name=texts,
                        kind=st.sampled_from(SourceKind),
                        url=texts,
                        author=texts,
                        date=texts,
                        disputed=st.booleans(),
                        extra=extras,
                    ),
                    max_size=2,
                    unique_by=lambda source: source.id,
                )
            )
        ),
        sections=tuple(
            draw(
                st.lists(
                    st.builds(Section, id=ids, title=texts, level=numbers, parent=st.none() | ids, extra=extras),
                    max_size=2,
                    unique_by=lambda section: section.id,
                )
            )
        ),
        sentences=tuple(
            draw(
                st.lists(
                    st.builds(Sentence, numbers, numbers, texts, texts, texts), max_size=2, unique_by=lambda s: s.name
                )
            )
        ),
        article=draw(st.none() | ids),
        covers=draw(st.sampled_from(["", "p5-p9"]) | texts),
        language=draw(languages),
        authors=draw(some_texts),
        created=draw(st.none() | st.dates(min_value=date(1000, 1, 1))),
        licence=draw(texts),
        summary=draw(texts),
        strands=draw(st.dictionaries(ids, texts, max_size=2)),
        tour=tuple(draw(st.lists(st.tuples(ids, texts), max_size=2))),
        standard=draw(st.sampled_from(["", *Standard])),
        weigh=draw(st.sampled_from(["", *Weighing])),
        unknown=draw(st.sampled_from(["", *Unknown])),
        floating=draw(st.booleans()),
        scores=draw(st.sampled_from([{}, {"likely": 0.7}, {"likely": 1, "argued": 0.25}])),
        exercises=tuple({"kind": "write", "ask": ask} for ask in draw(st.lists(texts, max_size=2))),
        extra=draw(extras),
    )
