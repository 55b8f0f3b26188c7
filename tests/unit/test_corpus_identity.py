"""The same person and the same claim are linked across the maps of a corpus, with why, and nothing is merged."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.cli import main
from argmap.corpus import Corpus, Match
from argmap.corpus.identity import Mention, claims, people
from argmap.domain.diagnostics import ReadError, WriteError

PERSON, GROUP = "https://w3id.org/argmap/ns#source-person", "https://w3id.org/argmap/ns#source-group"
FIRST = """===
sources:
  ann: {name: Ann Lee, kind: person}
  two: {name: Speaker 2, kind: person}
===
[Tax]: A tax is fair. #thesis {by: ann}
  + [Poor]: It helps the poorest families in 2024. {by: two}
  - [Jobs]: It costs jobs. {by: ann}
"""
SECOND = """===
sources:
  lee: {name: "LEE, Ann", kind: person}
  two: {name: Speaker 2, kind: person}
===
[Wage]: Wages rise. #thesis {by: two}
  - [Jobs]: It costs jobs! {by: lee}
  + [Help]: It helps the poorest families, in 2024, too. {by: two}
  + [Later]: It helps the poorest families in 2025. {by: two}
  + [Not]: It never helps the poorest families in 2024. {by: two}
"""


def mentions(*texts: str) -> list[Mention]:
    return [Mention(f"map:{number}", f"map:{number}#x", text) for number, text in enumerate(texts)]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "tax.argdown").write_text(FIRST, encoding="utf-8")
    (maps / "wage.argdown").write_text(SECOND, encoding="utf-8")
    corpus = Corpus(tmp_path / "store")
    corpus.add(maps)
    return corpus


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("Ann Lee", "Ann Lee"), "exact"),
        (("Ann Lee", "ann  LEE."), "normalised"),
        (("Ann Lee", "Lee, Ann"), "normalised"),
        (("O'Malley", "O\u2019MALLEY"), "normalised"),
        (("Ann Lee", "Anna Lee"), ""),
        (("Speaker 2", "Speaker 2"), ""),
        (("[deleted]", "[deleted]"), ""),
        (("A", "A"), ""),
        (("", ""), ""),
    ],
)
def test_names_match_as_they_are_or_normalised_and_names_of_parts_match_nobody(
    names: tuple[str, str], why: str
) -> None:
    matches = people((PERSON, mention) for mention in mentions(*names))
    assert [match.why for match in matches] == [why][: bool(why)]


def test_a_person_and_a_group_of_one_name_are_two() -> None:
    ann, group = mentions("Labour", "Labour")
    assert people([(PERSON, ann), (GROUP, group)]) == []


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text("aAb .,!1", max_size=4)), max_size=8))
def test_every_claim_is_in_at_most_one_match_of_its_words_and_every_match_spans_maps(
    rows: list[tuple[str, str]],
) -> None:
    every = [Mention(graph, f"{graph}#{n}", text) for n, (graph, text) in enumerate(rows)]
    matches = claims(every)
    members = [member for match in matches for member in match.members]
    assert len(members) == len(set(members))
    assert all(len({member[0] for member in match.members}) > 1 for match in matches)
    assert {(m.why, frozenset(m.members)) for m in claims(every[::-1])} == {
        (m.why, frozenset(m.members)) for m in matches
    }


def test_similar_claims_have_the_same_numbers_and_neither_denies_the_other(corpus: Corpus) -> None:
    similar = [match for match in corpus.same_claims(similar=True) if match.why == "similar"]
    assert [sorted(iri.rpartition("#")[2] for iri in match.members) for match in similar] == [["help", "poor"]]


@pytest.mark.parametrize(
    ("one", "other", "is_similar"),
    [
        ("The new tax helps poor families in the city", "The new tax also helps our poor families in this city", True),
        ("The new tax helps poor families in the city", "In the city, a new tax helped the poor family", True),
        ("The new tax helps poor families in the city", "The new tax does not help poor families in the city", False),
        ("No new tax helps poor families in the city", "No new tax does not help poor families in the city", False),
        ("Vienna praised Berlin for its tax", "Berlin praised Berlin for its tax", False),
        ("The new tax costs 1,500 jobs in the city", "The new tax costs 2,500 jobs in the city", False),
        ("The new tax helps poor families in Berlin", "The new tax helps poor families in Vienna", False),
        ("The new tax helps all families in the city", "The new tax helps some families in the city", False),
        (
            "The government should allow new taxes in the city",
            "The government should forbid new taxes in the city",
            False,
        ),
        ("The new tax helps poor families in the city", "If the new tax helps poor families in the city", False),
        ("The new tax helps poor families in the city", "The new tax helps poor families in this city?", False),
    ],
)
def test_similar_claims_differ_in_nothing_that_counts(one: str, other: str, is_similar: bool) -> None:
    matches = claims(mentions(one, other), similar=True)
    assert [match.why for match in matches] == ["similar"][: int(is_similar)]
    assert claims(mentions(other, one), similar=True) == [] or is_similar
    for match in matches:
        assert (match.text, match.other) == (one, other) or (match.text, match.other) == (other, one)
        assert 0.8 <= match.likeness <= 1


def test_matches_are_asked_by_queries_until_the_corpus_changes(corpus: Corpus) -> None:
    before = corpus.query("SELECT (COUNT(*) AS ?n) { ?s a argmap:Source }").rows
    assert corpus.query("same-people").rows == ()
    assert corpus.link(similar=True) == 3
    assert corpus.query("same-people").rows == (("Ann Lee", "normalised", 2, 3),)
    rows = corpus.query("same-claims").rows
    assert sorted((row[1], str(row[2]).rpartition("/")[2]) for row in rows) == [
        ("normalised", "tax#jobs"),
        ("normalised", "wage#jobs"),
        ("similar", "tax#poor"),
        ("similar", "wage#help"),
    ]
    assert corpus.query("SELECT (COUNT(*) AS ?n) { ?s a argmap:Source }").rows == before  # nothing is merged
    assert corpus.link() == 2
    assert len(corpus.query("same-claims")) == 2
    corpus.remove(["wage"])
    assert corpus.query("same-people").rows == corpus.query("same-claims").rows == ()


def test_matches_are_of_maps_that_are_in_the_corpus_when_they_are_written(corpus: Corpus, tmp_path: Path) -> None:
    class Overtaken(Corpus):
        """A corpus from which somebody wants to take a map while its people are compared."""

        def same_people(self) -> list[Match]:
            people = super().same_people()
            with pytest.raises(WriteError):
                corpus.remove(["wage"])
            return people

    assert Overtaken(corpus.folder).link() == 2
    assert len(corpus.query("same-people")) == 1
    other = Corpus(corpus.folder)
    with corpus._shelf.writing(), pytest.raises(WriteError):
        other.link()  # waits for nobody
    with pytest.raises(ReadError):
        Corpus(tmp_path / "none").link()
    assert not (tmp_path / "none").exists()


def test_what_a_killed_writer_took_out_matches_nobody(corpus: Corpus) -> None:
    with corpus._shelf.writing() as writer:
        newest = corpus.snapshot()
        writer.drop(next(entry.file for entry in corpus if entry.id == "wage"))
    del writer  # which has the store open
    for snapshot in corpus.folder.glob("snapshot-*"):
        if snapshot != newest:
            shutil.rmtree(snapshot)  # so that readers still have what was there
    (corpus.folder / "unpublished").touch()
    assert Corpus(corpus.folder).link() == 0


def test_matches_stand_as_they_were_if_those_in_their_place_cannot_be_written(corpus: Corpus) -> None:
    corpus.link(ontology=True)
    everything = (
        "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(!ISBLANK(?s) && !ISBLANK(?o)) } ORDER BY ?g ?s ?p ?o"
    )
    before = corpus.query(everything).rows
    with corpus._shelf.writing() as writer:
        refused = b"<a:b> <a:b> <a:b> <a:b> .\n<a:b> <a:b>"
        with pytest.raises(SyntaxError):
            writer.link(refused, ontology=False)
    del writer  # which has the store open, as have the frames of what was raised
    gc.collect()
    assert corpus.query(everything).rows == before
    corpus.link(ontology=True)
    assert corpus.query(everything).rows == before


def test_the_ontology_is_in_the_corpus_on_request_and_adds_no_row(corpus: Corpus) -> None:
    general = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a/rdfs:subClassOf* argmap:Point }"
    before = {name: corpus.query(name).rows for name in ("verdicts", "stances", "speakers", "maps", "schemes")}
    assert corpus.query(general, timeout=0).rows == ((0,),)
    corpus.link(ontology=True)
    assert corpus.query(general, timeout=0).rows == ((corpus.stats()["statements"],),)
    assert {name: corpus.query(name).rows for name in before} == before
    corpus.remove(["wage"])
    assert corpus.query(general, timeout=0).rows == ((0,),)


def test_the_command_lists_and_links(corpus: Corpus, capsys: pytest.CaptureFixture[str]) -> None:
    store = str(corpus.folder)
    assert main(["corpus", "people", store]) == 0
    assert "Ann Lee" in capsys.readouterr().out
    assert main(["corpus", "link", store, "--similar"]) == 0
    assert capsys.readouterr().out.startswith("3 matches")
    assert main(["corpus", "same", store, "--similar", "--json"]) == 0
    assert '"similar"' in capsys.readouterr().out
    assert main(["corpus", "list", store, "--similar"]) == main(["corpus", "list", store, "--ontology"]) == 2
    assert main(["query", store, "maps", "--ontology"]) == 2
    assert "corpus link" in capsys.readouterr().err
