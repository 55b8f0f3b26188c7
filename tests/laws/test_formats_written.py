"""The table of what notations can say is true of what is only written, too: the output has what its row claims.

That is so for notations without a reader, and for the drawings behind which a map stands in comments: of those, for what
the drawing shows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from argmap import registry
from argmap.domain.expressiveness import Feature, project, used
from argmap.domain.format import Format
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
from argmap.domain.standards import Standard, Unknown, Weighing
from argmap.views import Views
from tests.changes import Change, changed

F = Feature
WRITTEN_ONLY = [known for known in registry.notations() if known.load is None]

WHOLE = ArgumentMap(
    "whole",
    "Whole",
    statements=(
        Statement("aa", "A", "A is so."),
        Statement("bb", "B", "B is so."),
        Statement("cc", "C", "C is so."),
        Statement("dd", "D", "D is so."),
        Statement("ee", "E", "E is so."),
    ),
    arguments=(
        Argument("gg", "G", "G shows it.", inferences=("gg-1", "gg-2")),
        Argument("hh", "H", "H shows it."),
    ),
    inferences=(
        Inference("gg-1", ("bb",), "cc", argument="gg"),
        Inference("gg-2", ("cc", "dd"), "aa", argument="gg"),
        Inference("plain", ("ee",), "dd"),
        Inference("hs", ("hh",), "bb"),
    ),
    conflicts=(
        Conflict("con", ("ee",), "aa"),
        Conflict("cut", ("hh",), "gg-2", ConflictKind.UNDERCUT),
        Conflict("both", ("bb", "cc"), "ee"),
    ),
)


def drawing(module: str, name: str) -> Format:
    """The format of what a drawing shows, without the comments behind it."""
    draw, shown = (registry.function_of(module, function) for function in ("dump", "SHOWN"))
    known = registry.format_named(name)
    return replace(known, carries=shown, dump=lambda views: draw(project(views.map, shown)).encode())


DRAWINGS = [drawing(module, row["name"]) for module, row in registry.rows() if "shows" in row]


def add(kind: str, element: Any) -> Change:
    """Add an element."""
    return lambda m: replace(m, **{kind: (*getattr(m, kind), element)})


def on(relation: Rephrase | Preference) -> Change:
    """Add a relation, and a conflict that ends on it."""
    kind = "rephrases" if isinstance(relation, Rephrase) else "preferences"
    return lambda m: add("conflicts", Conflict("more", ("dd",), relation.id))(add(kind, relation)(m))


def whole(**fields: Any) -> Change:
    """Change fields of the map itself."""
    return lambda m: replace(m, **fields)


def renamed(m: ArgumentMap) -> ArgumentMap:
    statements = tuple(replace(s, id="zz" if s.id == "ee" else s.id) for s in m.statements)
    inferences = tuple(replace(i, premises=tuple("zz" if p == "ee" else p for p in i.premises)) for i in m.inferences)
    conflicts = tuple(
        replace(
            c,
            premises=tuple("zz" if p == "ee" else p for p in c.premises),
            target="zz" if c.target == "ee" else c.target,
        )
        for c in m.conflicts
    )
    return replace(m, statements=statements, inferences=inferences, conflicts=conflicts)


def ties_renamed(m: ArgumentMap) -> ArgumentMap:
    arguments = tuple(replace(a, inferences=tuple(f"{i}-x" for i in a.inferences)) for a in m.arguments)
    inferences = tuple(replace(i, id=f"{i.id}-x") for i in m.inferences)
    conflicts = tuple(
        replace(c, id=f"{c.id}-x", target=f"{c.target}-x" if c.target == "gg-2" else c.target) for c in m.conflicts
    )
    return replace(m, arguments=arguments, inferences=inferences, conflicts=conflicts)


# feature -> changes of the whole map, each of which says something else of that kind, and nothing else
CHANGES: dict[Feature, list[Change]] = {
    F.MAP_ID: [whole(id="other")],
    F.MAP_TITLE: [whole(title="Other")],
    F.SUMMARY: [whole(summary="In short.")],
    F.AUTHORS: [whole(authors=("Ann", "Bob"))],
    F.DATE: [whole(created=date(2022, 3, 3))],
    F.LANGUAGE: [whole(language="uk")],
    F.LICENCE: [whole(licence="MIT")],
    F.SOURCES: [add("sources", Source("them", "Them"))],
    F.GRAPHS: [whole(extra={"rdf:quads": ["<a:a> <a:b> <a:c> <a:g> ."]})],
    F.ARTICLE: [whole(article="them"), whole(covers="p5-p9")],
    F.SENTENCES: [add("sentences", Sentence(1, 1, "One."))],
    F.TOUR: [whole(tour=(("aa", "Look."),))],
    F.STRAND_LABELS: [whole(strands={"army": "Army"})],
    F.SECTIONS: [add("sections", Section("part", "Part", 1))],
    F.ORDER: [
        lambda m: replace(m, statements=m.statements[::-1]),
        lambda m: replace(m, conflicts=(m.conflicts[2], m.conflicts[1], m.conflicts[0])),
    ],
    F.IDS: [renamed],
    F.RELATION_IDS: [ties_renamed],
    F.WORDING: [
        changed("statements", 0, text="Otherwise."),
        changed("arguments", 0, text="Otherwise."),
        changed("arguments", 1, text="O."),
    ],
    F.TITLES: [
        changed("statements", 0, title="Other"),
        changed("arguments", 0, title="Other"),
        changed("arguments", 1, title="Other"),
    ],
    F.STATEMENT_LANGUAGES: [changed("statements", 0, language="uk")],
    F.ROLES: [changed("statements", 0, role=role) for role in Role],
    F.STRANDS: [changed(kind, n, strand="army") for kind, n in (("statements", 0), ("arguments", 0), ("arguments", 1))],
    F.TAGS: [changed("statements", 0, tags=("x",)), *(changed("arguments", n, tags=("x",)) for n in (0, 1))],
    F.TIME: [changed("statements", 0, time="2022")],
    F.ENTITIES: [changed("statements", 0, entities=("Ann",))],
    F.ATTRIBUTION: [
        changed("statements", 0, asserted_by=("ann", "bob")),
        changed("statements", 0, asserted_by=("bob", "ann")),
    ],
    F.STANCE: [changed("statements", 0, stance=stance) for stance in Stance],
    F.HEDGE: [changed("statements", 0, hedge=hedge) for hedge in Hedge],
    F.WEIGHTS: [changed("statements", 0, credence=0.4)]
    + [changed(kind, n, weight=0.4) for kind, n in (("inferences", 0), ("inferences", 2), ("conflicts", 0))],
    F.STANDARDS: [
        *(changed("statements", 0, standard=standard) for standard in Standard),
        *(whole(standard=standard) for standard in Standard),
        *(whole(weigh=way) for way in Weighing),
        *(whole(unknown=way) for way in Unknown),
        whole(floating=True),
    ],
    F.SCORES: [whole(scores={"likely": 0.7, "thesis": 0.5})],
    F.EXERCISES: [whole(exercises=({"kind": "place", "at": "aa"},))],
    F.QUOTATION: [changed("statements", 0, quotation=True)],
    F.IMPLICIT: [changed("statements", 0, implicit=True)],
    F.ANCHORS: [
        changed(kind, n, anchors=(Anchor(1, 1),)) for kind, n in (("statements", 0), ("arguments", 0), ("arguments", 1))
    ],
    F.DIGESTS: [changed("statements", 0, anchors=(Anchor(1, 1, "ff"),))],
    F.PHRASES: [changed("statements", 0, anchors=(Anchor(1, 1, "", "so"),))],
    F.SCHEMES: [changed("inferences", n, scheme="sign") for n in range(4)]
    + [changed("conflicts", n, scheme="sign") for n in range(3)],
    F.RULES: [changed("inferences", n, rules=("modus ponens",)) for n in range(4)],
    F.STRICT: [changed("inferences", n, strict=True) for n in range(4)],
    F.SUPPORT: [add("inferences", Inference("more", ("dd",), "ee")), changed("inferences", 2, conclusion="cc")],
    F.ATTACK: [add("conflicts", Conflict("more", ("dd",), "ee")), changed("conflicts", 0, target="bb")],
    F.CONTRARY: [
        changed("conflicts", 0, kind=ConflictKind.CONTRARY),
        changed("conflicts", 2, kind=ConflictKind.CONTRARY),
    ],
    F.CONTRADICTORY: [
        changed("conflicts", 0, kind=ConflictKind.CONTRADICTORY),
        changed("conflicts", 2, kind=ConflictKind.CONTRADICTORY),
    ],
    F.UNDERCUT: [
        changed("conflicts", 1, target="gg-1"),
        lambda m: replace(m, conflicts=(m.conflicts[0], m.conflicts[2])),
    ],
    F.REPHRASE: [add("rephrases", Rephrase("again", ("bb",), "aa"))],
    F.PREFERENCE: [
        add("preferences", Preference("first", "bb", "aa")),
        add("preferences", Preference("first", "aa", "bb")),
    ],
    F.LINKED: [changed("inferences", 2, premises=("ee", "bb"))],
    F.LINKED_ATTACK: [changed("conflicts", 0, premises=("ee", "bb"))],
    F.ABOUT_RELATIONS: [
        add("conflicts", Conflict("more", ("dd",), "con")),
        changed("conflicts", 1, target="plain", kind=ConflictKind.ATTACK),
        on(Rephrase("again", ("bb",), "aa")),
        on(Preference("first", "bb", "aa")),
    ],
    F.ARGUMENTS: [
        lambda m: replace(
            m,
            arguments=m.arguments[:1],
            statements=(*m.statements, Statement("hh", m.arguments[1].title, m.arguments[1].text)),
        )
    ],
    F.STEPS: [
        lambda m: replace(
            changed("inferences", 0, argument=None)(m),
            arguments=(replace(m.arguments[0], inferences=("gg-2",)), m.arguments[1]),
        )
    ],
    F.FOREIGN: [whole(extra={"aif:x": 1}), changed("statements", 0, extra={"aif:x": 1})],
}
CASES = [(known, feature) for known in (*WRITTEN_ONLY, *DRAWINGS) for feature in CHANGES]


def written(known: Format, argument_map: ArgumentMap) -> bytes:
    assert known.dump is not None
    return known.dump(Views(argument_map))


def test_every_feature_of_the_model_has_a_change_that_uses_it() -> None:
    unsaid = {F.COMMENTS, F.ASSERTION}  # the text of one notation only; what it means to say nothing
    assert set(CHANGES) == set(Feature) - unsaid
    for feature, changes in CHANGES.items():
        said = {use.feature for change in changes for use in used(change(WHOLE))}
        assert feature in said


@pytest.mark.parametrize(("known", "feature"), CASES, ids=lambda value: getattr(value, "name", str(value)))
def test_what_a_row_claims_is_in_the_output_and_what_it_does_not_claim_is_not(known: Format, feature: Feature) -> None:
    assert known.carries is not None
    plain = written(known, WHOLE)
    outputs = [(number, written(known, change(WHOLE)), change(WHOLE)) for number, change in enumerate(CHANGES[feature])]
    same_as_plain = [number for number, output, changed in outputs if output == plain and changed != WHOLE]
    if feature in known.carries:
        assert same_as_plain == []
        assert len({output for _, output, changed in outputs if changed != WHOLE}) == sum(
            c != WHOLE for _, _, c in outputs
        )
    else:
        for _, output, changed in outputs:
            assert output == written(known, project(changed, known.carries))
