"""The map of the article held against the article's own text: nothing missing, nothing misplaced, nothing copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, ConflictKind, Hedge, Role, Stance
from argmap.text import check_anchors, digest, normalise, paragraphs, unclaimed_sentences, verify

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "graphs" / "lukashenko"
ARTICLE = ROOT.parent / "shared" / "article" / "lukashenko.txt"

needs_article = pytest.mark.skipif(not ARTICLE.is_file(), reason="the article's own text is not beside the project")


@pytest.fixture(scope="module")
def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lukashenko() -> ArgumentMap:
    return pipeline.load(MAP)


@needs_article
def test_every_anchor_and_every_retold_sentence_matches_the_article(lukashenko: ArgumentMap, article: str) -> None:
    assert verify(lukashenko, article) == []
    own = {(p, s): t for p, line in enumerate(paragraphs(article), 1) for s, t in enumerate(line, 1)}
    assert {(s.paragraph, s.sentence): s.digest for s in lukashenko.sentences} == {k: digest(t) for k, t in own.items()}


@needs_article
def test_a_changed_article_is_noticed(lukashenko: ArgumentMap, article: str) -> None:
    changed = article.replace("railway", "road", 1)
    assert {d.code for d in verify(lukashenko, changed)} == {"anchor.digest-differs"}


def test_every_statement_is_anchored_with_a_digest_and_a_known_phrase(lukashenko: ArgumentMap) -> None:
    assert [s.title for s in lukashenko.statements if not s.anchors] == []
    assert all(len(a.digest) == 12 for s in lukashenko.statements for a in s.anchors)
    assert check_anchors(lukashenko) == []


def test_claims_that_share_a_sentence_are_told_apart_by_their_phrases(lukashenko: ArgumentMap) -> None:
    by_sentence: dict[str, list[str]] = {}
    for statement in lukashenko.statements:
        if statement.id == "thesis":
            continue  # the thesis is the answer to the question in the title, which it shares as a whole
        if statement.implicit:
            continue
        for anchor in statement.anchors:
            by_sentence.setdefault(anchor.name, []).append(anchor.phrase)
    shared = {name: phrases for name, phrases in by_sentence.items() if len(phrases) > 1}
    assert shared
    assert all(all(phrases) and len(set(phrases)) == len(phrases) for phrases in shared.values())


def test_no_sentence_is_left_without_a_claim_or_a_stated_reason(lukashenko: ArgumentMap) -> None:
    assert [s.name for s in unclaimed_sentences(lukashenko)] == []
    assert [s.name for s in lukashenko.sentences if s.unclaimed] == ["p13 s1"]


def test_every_statement_says_who_asserts_it_beginning_with_the_article(lukashenko: ArgumentMap) -> None:
    known = set(lukashenko.source_by_id)
    for statement in lukashenko.statements:
        assert statement.asserted_by[:1] == ("article",), statement.title
        assert set(statement.asserted_by) <= known
    chains = {s.asserted_by for s in lukashenko.statements}
    assert {("article", "panchenko"), ("article", "panchenko", "lukashenko")} <= chains
    assert {("article", "ministry"), ("article", "letter")} <= chains


def test_the_article_is_hedged_where_it_hedges(lukashenko: ArgumentMap) -> None:
    hedged = {s.id: s.hedge for s in lukashenko.statements if s.hedge}
    assert hedged == {
        "thesis": Hedge.APPARENT,
        "army-not-ready": Hedge.QUESTIONED,
        "letter-fake": Hedge.LIKELY,
        "mood-real": Hedge.APPARENT,
        "horn-outlive": Hedge.POSSIBLE,
    }


def test_what_the_article_grants_is_conceded_and_what_it_quotes_is_quotation(lukashenko: ArgumentMap) -> None:
    conceded = {s.id for s in lukashenko.statements if s.stance is Stance.CONCEDED}
    assert conceded == {"full-support", "opposition-crushed", "letter-fake"}
    quoted = {s.id for s in lukashenko.statements if s.quotation}
    assert quoted == {"railway-war", "open-borders", "dealt-with", "no-return", "own-land"}


def test_the_thesis_rests_on_three_premises_and_the_doubt_strikes_a_step(lukashenko: ArgumentMap) -> None:
    assert lukashenko.thesis is not None
    under_thesis = {p for i in lukashenko.supporting("thesis") for p in i.premises}
    premises = {s.id for s in lukashenko.statements if s.role is Role.PREMISE}
    assert premises == {"society-resists", "army-not-ready", "obedience-pays-less"} <= under_thesis
    undercuts = {c.premises: c.target for c in lukashenko.conflicts if c.kind is ConflictKind.UNDERCUT}
    assert undercuts == {("letter-fake",): "resignation-step", ("planned-exercise",): "call-up-flight-step"}
    answers = {(c.premises[0], c.target) for c in lukashenko.conflicts}
    assert {
        ("excuses", "full-support"),
        ("society-robust", "opposition-crushed"),
        ("mood-real", "letter-fake"),
    } <= answers


@needs_article
def test_the_repository_does_not_copy_the_article(article: str) -> None:
    body = re.sub(r"Lukashenko’s Hesitation: How .*? to Ukraine", "|", article.split("\n", 1)[1])
    words = normalise(body).split()
    runs = {" ".join(words[i : i + 9]) for i in range(len(words) - 8)}
    for path in sorted([*MAP.glob("*"), *(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]):
        if path.suffix in {".png", ".pdf"} or not path.is_file():
            continue
        own = normalise(path.read_text(encoding="utf-8")).split()
        copied = [" ".join(own[i : i + 9]) for i in range(len(own) - 8) if " ".join(own[i : i + 9]) in runs]
        assert copied == [], path.name
