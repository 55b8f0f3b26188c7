"""The map of the article, evaluated: it comes out as the article argues."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Role, Stance
from argmap.semantics import Status, Word, evaluate, marks, what_if

FOLDER = Path(__file__).parents[2] / "graphs" / "lukashenko"


@pytest.fixture(scope="module")
def article() -> ArgumentMap:
    return argmap.load(FOLDER)


def test_the_thesis_holds_and_each_objection_is_answered(article: ArgumentMap) -> None:
    evaluation = evaluate(article)
    assert evaluation["thesis"].status is Status.HOLDS
    objections = [s.id for s in article.statements if s.role is Role.OBJECTION and s.stance is not Stance.DENIED]
    assert objections
    nobody_claims = {"about-to-join": "denied", "horn-defeat": "supposed", "horn-outlive": "supposed"}
    assert marks(evaluation) == {**dict.fromkeys(objections, "answered"), **nobody_claims}


def test_the_dilemma_stands_without_either_horn_standing(article: ArgumentMap) -> None:
    evaluation = evaluate(article)
    assert [evaluation[id_].word for id_ in ("dilemma", "horn-defeat", "horn-outlive")] == [
        Word.STANDS,
        Word.SUPPOSED,
        Word.SUPPOSED,
    ]


def test_nothing_in_the_article_is_open(article: ArgumentMap) -> None:
    assert all(verdict.status is not Status.OPEN for verdict in evaluate(article).values())


def test_rejecting_the_reply_revives_the_doubt_about_the_letter(article: ArgumentMap) -> None:
    changed = {change.id: change.after for change in what_if(article, Assumptions.of(["mood-real"]))}
    assert changed["resignation"] is changed["army-not-ready"] is Status.FALLS
    assert "letter-fake" not in changed  # it was granted all along; what changes is whether it carries the undercut
    assert marks(evaluate(article, Assumptions.of(["mood-real"])))["letter-fake"] == "granted"


def test_what_the_article_concedes_holds_and_says_that_it_is_granted(article: ArgumentMap) -> None:
    evaluation = evaluate(article)
    conceded = [statement.id for statement in article.statements if statement.stance is Stance.CONCEDED]
    assert conceded
    granted = "granted: the author grants it; as an objection it is answered by"
    assert all(evaluation[id_].sentence.startswith(granted) for id_ in conceded)


def test_the_thesis_explains_itself_down_to_the_evidence(article: ArgumentMap) -> None:
    told = evaluate(article).explain("thesis")
    assert {"railway-war", "letter-fake", "sanctions"} <= {each.id for _, each in told.walk()}
