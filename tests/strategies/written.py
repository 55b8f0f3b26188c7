"""Maps that could have been written by hand, with all that one can say and awkward texts."""

from __future__ import annotations

from dataclasses import replace
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

WORDS = [
    "=1+1",
    "-2",
    "@x",
    "'",
    "a; b",
    "\\",
    '"q"',
    "[x]",
    "{a: 1}",
    "#tag",
    "сьвет",
    "e\u0301",
    "<b>",
    "A, B",
    "1.",
    "😀",
]
TEXT = st.lists(st.sampled_from(WORDS) | st.from_regex(r"[A-Za-z]{1,6}", fullmatch=True), min_size=1, max_size=4)
LINE = TEXT.map(" ".join)
MAYBE = st.just("") | LINE
SLUG = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
EXTRA = st.dictionaries(st.sampled_from(["aif:x", "kialo:y"]), LINE | st.integers(0, 9) | st.lists(LINE), max_size=1)
KINDS = {
    "inferences": lambda id_, a, b, more: Inference(id_, tuple(a), b, **more),
    "conflicts": lambda id_, a, b, more: Conflict(id_, tuple(a), b, **more),
    "rephrases": lambda id_, a, b, _: Rephrase(id_, tuple(a), b),
    "preferences": lambda id_, a, b, _: Preference(id_, a[0], b),
}
WEIGHTS = st.none() | st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@st.composite
def written_maps(draw: st.DrawFn) -> ArgumentMap:
    """A map that could have been written by hand: ends exist, ids and titles are unique, texts are awkward."""
    ids = draw(st.lists(SLUG, min_size=2, max_size=8, unique=True))
    count = draw(st.integers(1, len(ids)))
    sources = tuple(
        Source(f"s{i}", draw(LINE), draw(st.sampled_from(SourceKind))) for i in range(draw(st.integers(0, 2)))
    )
    sections = tuple(Section(f"part-{i}", draw(LINE), 1) for i in range(draw(st.integers(0, 2))))
    section = st.sampled_from([None, *(s.id for s in sections)])

    def claim(id_: str) -> dict[str, Any]:
        anchors = st.builds(Anchor, st.integers(1, 9), st.integers(1, 9), st.sampled_from(["", "ab12"]), MAYBE)
        return {
            "id": id_,
            "title": f"{draw(LINE)} {id_}",
            "text": draw(MAYBE),
            "tags": tuple(draw(st.lists(SLUG, max_size=2, unique=True))),
            "strand": draw(st.sampled_from(["", "army"])),
            "anchors": tuple(draw(st.lists(anchors, max_size=2))),
            "section": draw(section),
            "extra": draw(EXTRA),
        }

    statements = tuple(
        Statement(
            **claim(id_),
            role=draw(st.sampled_from(Role)),
            time=draw(st.sampled_from(["", "2022"])),
            entities=tuple(draw(st.lists(LINE, max_size=2))),
            asserted_by=tuple(s.id for s in sources) if draw(st.booleans()) else (),
            stance=draw(st.sampled_from(Stance)),
            hedge=draw(st.sampled_from([None, *Hedge])),
            credence=draw(WEIGHTS),
            standard=draw(st.sampled_from(["", *Standard])),
            quotation=draw(st.booleans()),
            implicit=draw(st.booleans()),
        )
        for id_ in ids[:count]
    )
    arguments = [Argument(**claim(id_)) for id_ in ids[count:]]
    steps: dict[str, list[str]] = {}
    found: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    everything = list(ids)
    for number in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from([*KINDS, "inferences", "conflicts"]))
        owner = draw(st.sampled_from([None, *(a.id for a in arguments)])) if kind == "inferences" else None
        pool = ids[:count] if owner else ids
        premises = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True))
        target = draw(st.sampled_from(pool if owner else everything))
        more: dict[str, Any] = {}
        if kind == "inferences":
            more = {"scheme": draw(st.sampled_from(["", "sign"])), "strict": draw(st.booleans()), "argument": owner}
        elif kind == "conflicts":
            more = {"kind": draw(st.sampled_from(ConflictKind))}
        if kind in ("inferences", "conflicts"):
            more["weight"] = draw(WEIGHTS)
        name = f"tie-{number}"
        if owner:
            steps.setdefault(owner, []).append(name)
        found[kind].append(KINDS[kind](name, premises, target, more))
        everything.append(name)
    return ArgumentMap(
        id=draw(SLUG),
        title=draw(MAYBE),
        statements=statements,
        arguments=tuple(replace(a, inferences=tuple(steps.get(a.id, ()))) for a in arguments),
        **{kind: tuple(relations) for kind, relations in found.items()},
        sources=sources,
        sections=sections,
        sentences=tuple(Sentence(1, i + 1, draw(LINE), "ff") for i in range(draw(st.integers(0, 1)))),
        article=sources[0].id if sources and draw(st.booleans()) else None,
        covers=draw(st.sampled_from(["", "p5-p9", "p1, p3 s2-s4"])),
        language=draw(st.sampled_from(["en", "uk"])),
        authors=tuple(draw(st.lists(LINE, max_size=2))),
        created=draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        licence=draw(st.sampled_from(["", "MIT"])),
        summary=draw(MAYBE),
        strands=draw(st.dictionaries(SLUG, LINE, max_size=2)),
        standard=draw(st.sampled_from(["", *Standard])),
        weigh=draw(st.sampled_from(["", *Weighing])),
        unknown=draw(st.sampled_from(["", *Unknown])),
        floating=draw(st.booleans()),
        scores=draw(st.sampled_from([{}, {"likely": 0.7}, {"likely": 1, "argued": 0.25}])),
        exercises=tuple({"kind": "write", "ask": ask, "answer": ask} for ask in draw(st.lists(LINE, max_size=2))),
        tour=tuple((draw(st.sampled_from(ids)), draw(LINE)) for _ in range(draw(st.integers(0, 1)))),
        extra=draw(EXTRA),
    )
