"""Another engine behind the door of a corpus answers as Oxigraph does."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.corpus import Corpus
from argmap.corpus.shelf import Shelf
from argmap.domain.diagnostics import MissingExtraError, QueryError

SOURCE = (
    "[T]: Thesis {0}. #thesis\n  + [A]: One. #evidence\n    + [B]: Two. #evidence\n  - [C]: Three.\n    - [D]: Four.\n"
)
QUESTIONS = [
    "SELECT ?e { ?m argmap:thesis ?t . ?e argmap:supports+ ?t ; argmap:role argmap:role-evidence }",
    "SELECT ?c { ?c a argmap:Statement FILTER NOT EXISTS { ?e argmap:supports ?c . ?e argmap:role argmap:role-evidence } }",
    "SELECT ?g (COUNT(?c) AS ?n) { GRAPH ?g { ?c a argmap:Statement } } GROUP BY ?g ORDER BY ?g",
    "ASK { ?c argmap:attacks ?d }",
    "CONSTRUCT { ?a argmap:supports ?b } { ?a argmap:supports ?b }",
    "unanswered-objections",
    "verdicts",
    "strongest",
]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    maps = tmp_path / "maps"
    maps.mkdir()
    for number in range(3):
        (maps / f"m{number}.argdown").write_text(SOURCE.format(number), encoding="utf-8")
    corpus = Corpus(tmp_path / "store")
    corpus.add(maps)
    return corpus


def test_an_engine_that_is_not_installed_names_what_to_install(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "oxilite", None)
    with pytest.raises(MissingExtraError) as caught:
        corpus.query("ASK {}", engine="oxilite")
    assert "argmap[oxilite]" in caught.value.diagnostics[0].remedy


def test_an_engine_is_for_corpora(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "map.argdown").write_text(SOURCE, encoding="utf-8")
    assert main(["query", str(tmp_path / "map.argdown"), "ASK {}", "--engine", "oxigraph"]) == 2
    assert "useless-engine" in capsys.readouterr().err


def test_what_a_kill_left_of_a_copy_is_swept_once_nobody_writes_to_it(corpus: Corpus) -> None:
    at_work, left = corpus.folder / ".oxilite-new", corpus.folder / ".oxilite-old"
    for folder in (at_work, left):
        folder.mkdir()
        (folder / "all.nq").touch()
    for path in (left / "all.nq", left, at_work):
        os.utime(path, (1, 1))
    Shelf(corpus.folder).copy_for("oxilite", corpus.snapshot())
    assert (at_work.exists(), left.exists()) == (True, False)


@pytest.mark.thorough
def test_oxilite_answers_as_oxigraph_does_within_the_same_limits(corpus: Corpus) -> None:
    pytest.importorskip("oxilite", reason="oxilite is not installed: another engine was not tried")
    for text in QUESTIONS:
        ours, theirs = corpus.query(text), corpus.query(text, engine="oxilite")
        assert (theirs.columns, theirs.boolean, theirs.triples) == (ours.columns, ours.boolean, ours.triples)
        assert Counter(theirs.rows) == Counter(ours.rows), text
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="longer than"):
        corpus.query(endless, timeout=0.3, engine="oxilite")
    with pytest.raises(QueryError, match="more than 2 rows"):
        corpus.query("SELECT * { ?a ?b ?c }", max_rows=2, engine="oxilite")
    with pytest.raises(QueryError):
        corpus.query("INSERT DATA { <a:a> <a:b> <a:c> }", engine="oxilite")
    corpus.remove(["m0"])
    assert len(corpus.query(QUESTIONS[2], engine="oxilite")) == 2
    assert len(list(corpus.folder.glob("oxilite-*.sqlite"))) == 1
