"""Every bundled query gives the known answer on a small map, and what the model says on the article's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

import argmap
from argmap import rdf
from argmap.domain.model import (
    Anchor,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Rephrase,
    Role,
    Sentence,
    Source,
    SourceKind,
    Stance,
    Statement,
)

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "graphs" / "lukashenko"


class _Verdict:
    status, reason, because, sentence = "falls", "attacked", ("doubt",), "falls: because of a doubt"
    word, challengers, weighed, discharges = "challenged", (), None, ()


SMALL = ArgumentMap(
    "small",
    "Should the bridge be closed?",
    statements=(
        Statement("close", "Close the bridge", role=Role.THESIS, strand="safety", anchors=(Anchor(1, 1),)),
        Statement("weak", "It is weak", role=Role.PREMISE, strand="safety", hedge=Hedge.LIKELY, asserted_by=("paper",)),
        Statement("cheap", "Closing is cheap", role=Role.PREMISE, strand="money"),
        Statement(
            "cracks",
            "It has cracks",
            role=Role.EVIDENCE,
            strand="safety",
            asserted_by=("paper", "mayor", "leak"),
            stance=Stance.REPORTED,
            quotation=True,
            time="2026-03",
            anchors=(Anchor(1, 2), Anchor(1, 3)),
        ),
        Statement("load", "Traffic has grown", role=Role.EVIDENCE, strand="safety"),
        Statement("old", "Cracks are old", role=Role.OBJECTION, hedge=Hedge.QUESTIONED, stance=Stance.CONCEDED),
        Statement("grow", "Cracks are growing", role=Role.REPLY),
        Statement("jobs", "Jobs depend on it", role=Role.OBJECTION, strand="money"),
        Statement("shops", "Shops would gain", strand="money"),
    ),
    inferences=(
        Inference("i-weak", ("weak",), "close", scheme="sign"),
        Inference("i-cheap", ("cheap",), "close"),
        Inference("i-cracks", ("cracks", "load"), "weak", scheme="homemade"),
        Inference("i-shops", ("shops",), "cheap"),
    ),
    conflicts=(
        Conflict("k-old", ("old",), "i-cracks", ConflictKind.UNDERCUT),
        Conflict("k-grow", ("grow",), "old"),
        Conflict("k-jobs", ("jobs",), "close"),
        Conflict("k-both", ("jobs",), "shops", ConflictKind.CONTRARY),
    ),
    sources=(
        Source("paper", "The Paper"),
        Source("mayor", "The Mayor", SourceKind.PERSON),
        Source("leak", "A leak", SourceKind.DOCUMENT, disputed=True),
    ),
    sentences=(
        Sentence(1, 1, "One."),
        Sentence(1, 2, "Two."),
        Sentence(1, 3, "Three."),
        Sentence(2, 1, "Four.", unclaimed="only a greeting"),
        Sentence(2, 2, "Five."),
    ),
    article="paper",
    strands={"safety": "Safety", "money": "Money"},
)

# Query -> the answer on SMALL: every row, its IRIs cut to what stands behind the map's own.
ANSWERS: dict[str, list[tuple[object, ...]]] = {
    "thesis": [
        ("close", "weak", "It is weak", "premise", 1, 0),
        ("close", "cheap", "Closing is cheap", "premise", 1, 0),
    ],
    "evidence": [("weak", "cracks", "It has cracks"), ("weak", "load", "Traffic has grown")],
    "support": [
        ("cheap", "shops", "Shops would gain", "basic"),
        ("close", "weak", "It is weak", "supported"),
        ("close", "cheap", "Closing is cheap", "supported"),
        ("close", "cracks", "It has cracks", "basic"),
        ("close", "load", "Traffic has grown", "basic"),
        ("close", "shops", "Shops would gain", "basic"),
        ("weak", "cracks", "It has cracks", "basic"),
        ("weak", "load", "Traffic has grown", "basic"),
    ],
    "unanswered-objections": [
        ("jobs", "Jobs depend on it", "attacks", "close"),
        ("jobs", "Jobs depend on it", "attacks", "shops"),
    ],
    "answered-objections": [("old", "Cracks are old", "i-cracks", "grow", "Cracks are growing")],
    "against": [
        ("close", "old", "Cracks are old", "undercuts", "i-cracks"),
        ("close", "jobs", "Jobs depend on it", "attacks", "close"),
        ("close", "jobs", "Jobs depend on it", "attacks", "shops"),
        ("weak", "old", "Cracks are old", "undercuts", "i-cracks"),
        ("cheap", "jobs", "Jobs depend on it", "attacks", "shops"),
        ("old", "grow", "Cracks are growing", "answers", "old"),
        ("jobs", "shops", "Shops would gain", "attacks", "jobs"),
        ("shops", "jobs", "Jobs depend on it", "attacks", "shops"),
    ],
    "undercuts": [
        (
            "i-cracks",
            "“It has cracks” and “Traffic has grown” together support “It is weak”",
            "old",
            "Cracks are old",
            "grow",
        ),
    ],
    "disputed-sources": [
        ("leak", "cracks", "It has cracks", "said by it", 0, 0),
        ("leak", "close", "Close the bridge", "rests on it", 2, 1),
        ("leak", "weak", "It is weak", "rests on it", 1, 0),
    ],
    "voices": [
        ("weak", "The Paper", "asserted", "It is weak"),
        ("cracks", "The Paper > The Mayor > A leak", "reported", "It has cracks"),
    ],
    "reported": [("cracks", "It has cracks", "leak", "A leak", 3)],
    "hedged": [("old", "questioned", 4, "Cracks are old"), ("weak", "likely", 1, "It is weak")],
    "conceded": [("old", "Cracks are old", "Cracks are growing")],
    "quotations": [("cracks", "It has cracks", "A leak", "p1 s2"), ("cracks", "It has cracks", "A leak", "p1 s3")],
    "unclaimed-sentences": [
        ("p2s1", "p2 s1", "Four.", "only a greeting"),
        ("p2s2", "p2 s2", "Five.", None),
    ],
    "sentences": [
        ("p1 s1", "close", "Close the bridge"),
        ("p1 s2", "cracks", "It has cracks"),
        ("p1 s3", "cracks", "It has cracks"),
    ],
    "strands": [("safety", "Safety", 4, 2, 0), ("money", "Money", 3, 0, 1)],
    "linked-premises": [
        ("i-cracks", "cracks", "It has cracks", "weak"),
        ("i-cracks", "load", "Traffic has grown", "weak"),
    ],
    "foundations": [
        ("cracks", "It has cracks", "A leak"),
        ("load", "Traffic has grown", None),
        ("shops", "Shops would gain", None),
    ],
    "longest-chain": [(2, "cracks > weak > close"), (2, "load > weak > close"), (2, "shops > cheap > close")],
    "schemes": [
        ("homemade", "i-cracks", "weak", "It is weak"),
        ("sign", "i-weak", "close", "Close the bridge"),
    ],
    "sources": [
        ("paper", "The Paper", "work", False, 1),
        ("mayor", "The Mayor", "person", False, 0),
        ("leak", "A leak", "document", True, 1),
    ],
    "timeline": [("2026-03", "cracks", "It has cracks", "p1 s2"), ("2026-03", "cracks", "It has cracks", "p1 s3")],
    "strongest": [
        ("shops", "Shops would gain", Decimal("0.9"), Decimal("0.8")),
        ("close", "Close the bridge", Decimal("0.25"), Decimal("0.5")),
    ],
    "verdicts": [("close", "Close the bridge", "challenged", "falls: because of a doubt")],
    "maps": [("small", "Should the bridge be closed?", 9, 4, 4)],
    "speakers": [("A leak", 1, 1), ("The Paper", 1, 1)],
    "who-objects-to-whom": [],
    "self-objections": [],
    "shared-claims": [],
    "same-claims": [],
    "same-people": [],
    "scheme-counts": [("homemade", 1, 1), ("sign", 1, 1)],
    "verdict-counts": [("challenged", 1, 1)],
    "most-attacked": [
        ("close", "Close the bridge", 1),
        ("jobs", "Jobs depend on it", 1),
        ("shops", "Shops would gain", 1),
    ],
    "most-supported": [("close", "Close the bridge", 2), ("cheap", "Closing is cheap", 1), ("weak", "It is weak", 1)],
    "two-sided": [("close", "Close the bridge", 2, 1)],
    "root-claims": [("small", "close", "Close the bridge")],
    "isolated-claims": [],
    "mutual-relations": [("jobs", "Jobs depend on it", "shops", "Shops would gain", "attack")],
    "stances": [("asserted", 7, 1), ("conceded", 1, 1), ("reported", 1, 1)],
    "rephrased-claims": [],
}


class _Strengths(dict[str, float]):
    semantics, converged = SimpleNamespace(name="df-quad"), True

    def base(self, id_: str) -> float:
        return {"close": 0.5, "shops": 0.8}[id_]


@pytest.fixture(scope="module")
def small() -> rdf.Store:
    return rdf.Store([SMALL], {"small": {"close": _Verdict()}}, {"small": _Strengths(close=0.25, shops=0.9)})


@pytest.fixture(scope="module")
def article() -> tuple[ArgumentMap, rdf.Store]:
    if not (ARTICLE / "map.argdown").exists():
        pytest.skip("graphs/lukashenko is not there")
    argument_map = argmap.load(ARTICLE)
    return argument_map, rdf.Store([argument_map])


def ask(store: rdf.Store, name: str, **parameters: str) -> list[tuple[object, ...]]:
    """The rows of a bundled query, with IRIs cut to the map's own names."""
    found = store.query(rdf.bundled_queries()[name].text, parameters)
    return [tuple(_cut(value) for value in row) for row in found.rows]


def _cut(value: object) -> object:
    return value.replace("#", "/").rpartition("/")[2] if isinstance(value, str) and value.startswith("http") else value


def test_there_is_an_answer_for_every_query(small: rdf.Store) -> None:
    unsaid = {name: ask(small, name) for name in rdf.bundled_queries() if name not in ANSWERS}
    assert not unsaid, "say in ANSWERS what each answers on the small map, which is this, if it is right"
    assert ANSWERS.keys() <= rdf.bundled_queries().keys()


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_the_answer_on_a_small_map_is_the_known_one(name: str, small: rdf.Store) -> None:
    assert ask(small, name) == ANSWERS[name]


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_query_says_what_it_is_and_states_its_order(name: str) -> None:
    query = rdf.bundled_queries()[name]
    assert query.title
    assert query.question.endswith(("?", ")"))
    assert "ORDER BY" in query.text
    assert "NOT EXISTS" not in query.text  # slow in Oxigraph
    for parameter in query.parameters:
        assert f"?{parameter.name}" in query.text.partition("WHERE")[0]
        assert "left out" in parameter.meaning


DEBATES = (  # who says what about whom, in two maps
    ArgumentMap(
        "first",
        statements=(
            Statement("a", "Buses help", asserted_by=("ana",)),
            Statement("b", "They run empty", asserted_by=("bo",)),
            Statement("c", "Buses cost", asserted_by=("ana",)),
            Statement("d", "Buses are of use", asserted_by=("bo",)),
            Statement("lone", "It rains"),
        ),
        conflicts=(Conflict("k1", ("b",), "a"), Conflict("k2", ("c",), "a")),
        rephrases=(Rephrase("r", ("d",), "a"),),
        sources=(Source("ana", "Ana", SourceKind.PERSON), Source("bo", "Bo", SourceKind.PERSON)),
    ),
    ArgumentMap(
        "second",
        statements=(
            Statement("x", "They run empty", asserted_by=("bob",)),
            Statement("y", "Nobody rides", asserted_by=("bob",), stance=Stance.CONCEDED),
        ),
        inferences=(Inference("i1", ("x",), "y"), Inference("i2", ("y",), "x")),
        conflicts=(Conflict("k", ("y",), "x"),),
        sources=(Source("bob", "Bo", SourceKind.PERSON),),
    ),
)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("maps", [("first", None, 5, 0, 2), ("second", None, 2, 2, 1)]),
        ("speakers", [("Bo", 4, 2), ("Ana", 2, 1)]),
        ("who-objects-to-whom", [("Bo", "Ana", 1)]),
        ("self-objections", [("Ana", "a", "Buses help", "c", "Buses cost")]),
        ("shared-claims", [("They run empty", 2)]),
        ("isolated-claims", [("first", "lone", "It rains")]),
        ("rephrased-claims", [("a", "Buses help", 1)]),
        ("mutual-relations", [("x", "They run empty", "y", "Nobody rides", "support")]),
        ("two-sided", [("x", "They run empty", 1, 1)]),
        ("root-claims", []),
        ("stances", [("asserted", 6, 2), ("conceded", 1, 1)]),
    ],
)
def test_questions_for_a_corpus_are_answered_over_all_its_maps(name: str, rows: list[tuple[object, ...]]) -> None:
    assert ask(rdf.Store(DEBATES), name) == rows


def test_a_parameter_narrows_the_answer(small: rdf.Store) -> None:
    assert ask(small, "against", claim="cheap") == [("cheap", "jobs", "Jobs depend on it", "attacks", "shops")]
    assert ask(small, "support", claim="cheap") == [("cheap", "shops", "Shops would gain", "basic")]
    assert ask(small, "evidence", premise="cheap") == []
    assert len(ask(small, "disputed-sources", source="sources:leak")) == 3
    assert ask(small, "disputed-sources", source="sources:paper") == []


def test_foundations_leave_out_what_is_only_supposed() -> None:
    horn = replace(SMALL.statements[-1], stance=Stance.SUPPOSED)
    store = rdf.Store([replace(SMALL, statements=(*SMALL.statements[:-1], horn))])
    assert [row[0] for row in ask(store, "foundations")] == ["cracks", "load"]


def test_the_answers_stay_apart_when_two_maps_stand_in_one_store() -> None:
    store = rdf.Store([SMALL, ArgumentMap("empty")])
    assert ask(store, "evidence") == ANSWERS["evidence"]


def test_hedged_claims_of_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    expected = {(s.id, s.hedge.label, s.hedge.rank) for s in argument_map.statements if s.hedge and s.hedge.rank}
    assert {row[:3] for row in ask(store, "hedged")} == expected
    assert len(expected) >= 4


def test_chains_of_voices_of_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    names = {source.id: source.name for source in argument_map.sources}
    expected = {s.id: " > ".join(names[v] for v in s.asserted_by) for s in argument_map.statements if s.asserted_by}
    assert {row[0]: row[1] for row in ask(store, "voices")} == expected
    assert any(chain.count(" > ") == 2 for chain in expected.values())


def test_evidence_under_the_premises_of_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    expected = {
        (premise.id, id_)
        for premise in argument_map.statements
        if premise.role is Role.PREMISE
        for id_ in _below(argument_map, premise.id)
        if getattr(argument_map[id_], "role", None) is Role.EVIDENCE
    }
    assert {row[:2] for row in ask(store, "evidence")} == expected
    assert len({premise for premise, _ in expected}) >= 3


def test_objections_of_the_article_and_their_answers(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    against = [(premise, c) for c in argument_map.conflicts for premise in c.premises]
    expected = {
        (raised.target, objection, answer)
        for objection, raised in against
        for answer, reply in against
        if reply.target in (objection, raised.id) and not reply.symmetric
        if not (raised.kind is ConflictKind.ATTACK and _conceded(argument_map, raised.target))
    }
    assert {
        (target, objection, answer) for objection, _, target, answer, _ in ask(store, "answered-objections")
    } == expected
    assert len(expected) >= 4


def test_undercut_steps_of_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    expected = {(c.target, c.premises[0]) for c in argument_map.conflicts if c.kind is ConflictKind.UNDERCUT}
    steps = {i.id for i in argument_map.inferences}
    for conflict in argument_map.conflicts:  # what answers a conceded claim undercuts the steps from it
        if conflict.kind is ConflictKind.ATTACK and _conceded(argument_map, conflict.target):
            uses = {i.id for i in argument_map.inferences if conflict.target in i.premises}
            expected |= {(use, premise) for use in uses for premise in conflict.premises}
    expected = {(step, by) for step, by in expected if step in steps}
    assert {(row[0], row[2]) for row in ask(store, "undercuts")} == expected
    assert expected


def test_what_rests_on_a_disputed_source_in_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    disputed = {source.id for source in argument_map.sources if source.disputed}
    said = {(v, s.id) for s in argument_map.statements for v in s.asserted_by if v in disputed}
    rests = {
        (v, above.id) for v, id_ in said for above in argument_map.statements if id_ in _below(argument_map, above.id)
    }
    found = ask(store, "disputed-sources")
    assert {row[:2] for row in found if row[3] == "said by it"} == said
    assert {row[:2] for row in found if row[3] == "rests on it"} == rests - said
    assert said
    assert rests


def test_quotations_and_sentences_of_the_article(article: tuple[ArgumentMap, rdf.Store]) -> None:
    argument_map, store = article
    assert {row[0] for row in ask(store, "quotations")} == {s.id for s in argument_map.statements if s.quotation}
    anchored = {a.name for s in argument_map.statements for a in s.anchors}
    bare = [s for s in argument_map.sentences if s.name not in anchored]
    assert [(row[1], row[3] or "") for row in ask(store, "unclaimed-sentences")] == [
        (s.name, s.unclaimed) for s in bare
    ]


def _conceded(argument_map: ArgumentMap, id_: str) -> bool:
    """Whether ``id_`` is a conceded statement that is used for something."""
    relations = (*argument_map.inferences, *argument_map.conflicts)
    used = any(id_ in relation.premises for relation in relations)
    return used and getattr(argument_map[id_], "stance", None) is Stance.CONCEDED


def test_where_an_attack_in_the_article_stands_its_ends_do_not_both_hold(
    article: tuple[ArgumentMap, rdf.Store],
) -> None:
    argument_map, _ = article
    store = rdf.Store([argument_map], {argument_map.id: argmap.load(ARTICLE).evaluate()})
    found = store.query(
        "SELECT ?a ?b { ?a argmap:attacks ?b ; argmap:acceptance ?holds . ?b argmap:acceptance ?holds ."
        " ?c aif:hasConflictingElement ?a ; aif:hasConflictedElement ?b ; argmap:acceptance ?holds ."
        " FILTER(?holds = argmap:acceptance-holds) }"
    )
    assert found.rows == ()


def _below(argument_map: ArgumentMap, id_: str) -> set[str]:
    """Everything that supports ``id_``, at any depth."""
    found: set[str] = set()
    waiting = [id_]
    while waiting:
        for inference in argument_map.supporting(waiting.pop()):
            waiting += [premise for premise in inference.premises if premise not in found]
            found |= set(inference.premises)
    return found
