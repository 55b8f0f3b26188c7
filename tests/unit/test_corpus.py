"""A corpus holds whole maps, answers as its maps do one by one, and loses nothing when its writer is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import argmap
from argmap import cli
from argmap.corpus import Corpus
from argmap.corpus.intake import Read, in_batches
from argmap.domain.diagnostics import QueryError, ReadError, WriteError
from tests.waiting import until

FIRST = "[Tax]: A tax is fair. #thesis\n  + [Poor]: It helps the poor.\n  - [Jobs]: It costs jobs.\n"
SECOND = "[Wage]: Wages rise. #thesis\n  - [Jobs]: It costs jobs!\n    - [Not so]: No job was lost.\n"
NODESET = json.dumps(
    {
        "nodes": [
            *(
                {"nodeID": n, "text": text, "type": "I"}
                for n, text in (("2", "They need them."), ("1", "Trams should run."))
            ),
            {"nodeID": "3", "text": "RA", "type": "RA"},
        ],
        "edges": [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"}],
    }
)
CONFLICTS = "SELECT (COUNT(*) AS ?n) { ?c a argmap:Conflict }"
AIF = Path(__file__).resolve().parents[3] / "shared" / "data" / "aif"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    (folder / "deep").mkdir(parents=True)
    (folder / "tax.argdown").write_text(FIRST, encoding="utf-8")
    (folder / "deep" / "wage.argdown").write_text(SECOND, encoding="utf-8")
    return folder


@pytest.fixture
def corpus(tmp_path: Path, maps: Path) -> Corpus:
    corpus = Corpus(tmp_path / "store")
    corpus.add(maps)
    return corpus


def kinds(corpus: Corpus, *paths: Path) -> Counter[str]:
    return Counter(outcome.kind for outcome in corpus.add(paths))


def count(corpus: Corpus, query: str = CONFLICTS) -> object:
    return corpus.query(query).rows[0][0]


def test_a_folder_is_added_and_asked(corpus: Corpus) -> None:
    assert [(entry.id, entry.statements) for entry in corpus] == [("wage", 3), ("tax", 3)]
    assert count(corpus) == 3
    assert len(corpus.query("thesis")) == 1
    assert corpus.stats()["statements"] == 6


def test_a_corpus_shows_how_to_open_it(corpus: Corpus) -> None:
    assert [entry.id for entry in eval(repr(corpus))] == [entry.id for entry in corpus]


def test_what_is_unchanged_is_skipped_and_what_changed_takes_its_place(corpus: Corpus, maps: Path) -> None:
    assert kinds(corpus, maps) == {"unchanged": 2}
    (maps / "tax.argdown").write_text("[Tax]: A tax is fair. #thesis\n", encoding="utf-8")
    assert kinds(corpus, maps) == {"unchanged": 1, "changed": 1}
    assert count(corpus) == 2
    assert count(corpus, "SELECT (COUNT(*) AS ?n) { ?s a argmap:Statement }") == 4


def test_a_bad_file_is_reported_and_the_rest_kept(corpus: Corpus, maps: Path) -> None:
    (maps / "bad.argdown").write_text("[A]: One.\n   +> [B\n", encoding="utf-8")
    (maps / "broken.json").write_text("{", encoding="utf-8")
    (maps / "good.argdown").write_text("[C]: One.\n", encoding="utf-8")
    outcomes = {Path(outcome.file).name: outcome for outcome in corpus.add(maps)}
    assert outcomes["good.argdown"].kind == "added"
    assert outcomes["broken.json"].kind == "refused"
    assert "broken.json" in str(outcomes["broken.json"].diagnostics[0])
    assert len(corpus) == len([o for o in outcomes.values() if o.kind != "refused"])


def test_maps_of_one_name_have_an_id_each(corpus: Corpus, maps: Path) -> None:
    (maps / "deep" / "tax.argdown").write_text(SECOND, encoding="utf-8")
    corpus.add(maps)
    ids = [entry.id for entry in corpus]
    assert len(set(ids)) == 3
    assert sum(id_.startswith("tax-") for id_ in ids) == 1
    assert count(corpus) == 5
    assert kinds(corpus, maps) == {"unchanged": 3}


def test_removing_takes_everything_of_a_map(tmp_path: Path, corpus: Corpus, maps: Path) -> None:
    everything = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(!STRSTARTS(STR(?s), STR(argmap:))) } ORDER BY ?s ?p ?o"
    alone = Corpus(tmp_path / "alone")
    alone.add(maps / "tax.argdown")
    assert corpus.remove(["wage", "nobody"]) == [str(maps / "deep" / "wage.argdown")]
    assert corpus.query(everything).rows == alone.query(everything).rows
    assert [entry.id for entry in corpus] == ["tax"]


def test_what_all_maps_say_of_our_concepts_is_found_once(corpus: Corpus) -> None:
    assert count(corpus, "SELECT (COUNT(*) AS ?n) { argmap:acceptance-holds skos:prefLabel ?l }") == 1


@pytest.mark.skipif(not AIF.is_dir(), reason="../shared/data/aif is not there")
@pytest.mark.parametrize("name", ["verdicts", "schemes", "answered-objections", "linked-premises", "sources"])
def test_a_corpus_answers_as_its_maps_do_one_by_one(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    files = sorted(AIF.glob("*.json"))[:6]
    corpus = Corpus(tmp_path_factory.getbasetemp() / "aif-store")
    corpus.add(files)  # which does nothing but once
    alone = Counter(tuple(map(str, row)) for file in files for row in argmap.load(file).query(name).rows)
    assert Counter(tuple(map(str, row)) for row in corpus.query(name).rows) == alone


def test_claims_are_found_by_words_and_across_maps(corpus: Corpus) -> None:
    assert [text for _, text in corpus.search("JOBS costs")] == ["It costs jobs.", "It costs jobs!"]
    assert corpus.search("") == []
    assert corpus.search('"') == corpus.search("nobody said this") == []
    ((why, text, claims),) = (match[:3] for match in corpus.same_claims())
    assert (why, text) == ("normalised", "It costs jobs.")
    assert [claim.rpartition("/")[2] for claim in claims] == ["tax#jobs", "wage#jobs"]


def test_search_follows_what_is_removed_and_changed_and_needs_no_index(corpus: Corpus, maps: Path) -> None:
    (maps / "tax.argdown").write_text("[Tax]: A levy is fair. #thesis\n", encoding="utf-8")
    corpus.add(maps)
    corpus.remove(["wage"])
    assert corpus.search("jobs") == []
    indexed = corpus.search("Fair levy")
    assert [text for _, text in indexed] == ["A levy is fair."]
    with sqlite3.connect(corpus.folder / "argmap-corpus.sqlite") as connection:
        connection.execute("DROP TRIGGER claim_leaves")
    assert corpus.search("Fair levy") == indexed


WORDINGS = ("Ｆｕｌｌ", "ﬁre", "Straße", "e\u0301cole", "a_b c", "हिंदी", "x² 𞤀", "İ-O'K")


def test_a_claim_is_found_by_its_own_words_with_and_without_an_index(tmp_path: Path) -> None:
    file = tmp_path / "m.argdown"
    file.write_text("\n\n".join(f"[C{n}]: {text} said." for n, text in enumerate(WORDINGS)), encoding="utf-8")
    corpus = Corpus(tmp_path / "store")
    corpus.add(file)
    asked = (*WORDINGS, "full", "FIRE", "STRASSE", "école", "a", "b", "a_b", "x2", "o k", "हिंदी said", "𞤢")
    indexed = {words: corpus.search(words) for words in asked}
    assert [[text for _, text in indexed[words]] for words in WORDINGS] == [[f"{words} said."] for words in WORDINGS]
    assert len(indexed["full"]) == len(indexed["FIRE"]) == 1
    with sqlite3.connect(corpus.folder / "argmap-corpus.sqlite") as connection:
        connection.execute("DROP TRIGGER claim_leaves")
    assert {words: corpus.search(words) for words in asked} == indexed


EARLIER = """
DROP TABLE words; DROP TABLE claims;
CREATE TABLE claims (map TEXT, claim TEXT, text TEXT);
CREATE VIRTUAL TABLE words USING fts5(text, content='claims', tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER claim_comes AFTER INSERT ON claims BEGIN
    INSERT INTO words (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE TRIGGER claim_goes AFTER DELETE ON claims BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.rowid, old.text);
END;
"""


def test_an_index_of_texts_as_they_were_written_is_not_asked_and_is_made_anew_by_the_next_writer(
    corpus: Corpus, maps: Path
) -> None:
    expected = corpus.search("jobs")
    with sqlite3.connect(corpus.folder / "argmap-corpus.sqlite") as connection:
        rows = connection.execute("SELECT map, claim, text FROM claims").fetchall()
        connection.executescript(EARLIER)
        connection.executemany("INSERT INTO claims VALUES (?, ?, ?)", rows)
    assert corpus.search("jobs") == expected  # by the dataset
    corpus.add(maps)
    with sqlite3.connect(corpus.folder / "argmap-corpus.sqlite") as connection:
        assert connection.execute("SELECT COUNT(*) FROM words WHERE words MATCH 'jobs'").fetchone() == (2,)
    assert corpus.search("jobs") == expected
    corpus.remove(["wage"])
    assert len(corpus.search("jobs")) == 1


def test_queries_have_their_limits(corpus: Corpus) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="longer than"):
        corpus.query(slow, timeout=0.3)
    with pytest.raises(QueryError):
        corpus.query("INSERT DATA { <a:a> <a:b> <a:c> }")


def test_a_second_writer_is_told_so_and_readers_do_not_wait(tmp_path: Path, corpus: Corpus, maps: Path) -> None:
    shelf = corpus._shelf
    with shelf.writing("links its maps") as writer:
        writer.drop(str(maps / "tax.argdown"))
        code = f"from argmap.corpus import Corpus; print(Corpus({str(shelf.folder)!r}).query({CONFLICTS!r}).rows[0][0])"
        read = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        assert read.stdout == "3\n"
        add = [sys.executable, "-m", "argmap", "corpus", "add", str(shelf.folder), str(maps)]
        done = subprocess.run(add, check=False, capture_output=True, text=True)
        assert done.returncode == 2
        assert f"Another argmap is writing into this corpus: process {os.getpid()} links its maps." in done.stderr
        assert len(corpus.search("wages")) == len(list(corpus)) == 1
    assert count(corpus) == 2


def test_no_corpus_and_an_empty_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="not the folder of a corpus"):
        len(Corpus(tmp_path))
    with pytest.raises(ReadError):
        Corpus(tmp_path / "none").remove(["x"])
    empty = Corpus(tmp_path / "empty")
    (tmp_path / "nothing").mkdir()
    assert empty.add(tmp_path / "nothing") == []
    assert count(empty) == 0


@pytest.mark.skipif(not AIF.is_dir(), reason="../shared/data/aif is not there")
def test_a_killed_writer_loses_nothing_that_it_reported(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number, source in enumerate(sorted(AIF.glob("*.json"), key=lambda p: p.stat().st_size)[:12]):
        shutil.copy(source, files / f"m{number}.json")
    code = (
        "import sys; from argmap.corpus import Corpus\n"
        f"Corpus({str(tmp_path / 'store')!r}).add({str(files)!r}, lambda o, *_: print(o.file, flush=True))"
    )
    for moment in (1, 7):
        writer = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert writer.stdout is not None
        reported = {writer.stdout.readline().strip() for _ in range(moment)}
        os.killpg(writer.pid, signal.SIGKILL)
        reported |= {line.strip() for line in writer.stdout if line.endswith(".json\n")}
        writer.wait()
        corpus = Corpus(tmp_path / "store")
        assert reported <= {entry.file for entry in corpus}
        assert count(corpus, "SELECT (COUNT(*) AS ?n) { ?m a argmap:Map }") == len(corpus)
    corpus.add(files)
    fresh = Corpus(tmp_path / "fresh")
    fresh.add(files)
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert count(corpus, query) == count(fresh, query)


@pytest.mark.parametrize("killed", [True, False])
def test_a_map_stands_as_it_was_until_what_takes_its_place_is_stored(corpus: Corpus, maps: Path, killed: bool) -> None:
    before = corpus.query("SELECT ?s ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }").rows
    (maps / "tax.argdown").write_text("[Tax]: A tax is unfair. #thesis\n", encoding="utf-8")
    stop = "os.kill(os.getpid(), 9)" if killed else "raise KeyboardInterrupt"
    code = (
        "import os\nfrom argmap.corpus import Corpus, shelf\n"
        f"def stop(*_):\n    {stop}\n"
        "shelf.Writer._unlist = stop\n"  # the new one is in the dataset, and the old one no longer
        f"Corpus({str(corpus.folder)!r}).add({str(maps)!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode in (-signal.SIGKILL, -signal.SIGINT, 130)
    after = Corpus(corpus.folder)
    assert after.query("SELECT ?s ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?s) && !ISBLANK(?o)) }").rows == before
    assert [text for _, text in after.search("tax")] == ["A tax is fair."]
    assert kinds(after, maps) == {"unchanged": 1, "changed": 1}
    assert [text for _, text in after.search("tax")] == ["A tax is unfair."]


def test_a_corpus_where_nobody_can_write_is_read(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a disk that is mounted to be read only, where SQLite can make no files beside the list."""
    before = list(corpus)
    real = sqlite3.connect

    def connect(place: object, **how: object) -> sqlite3.Connection:
        if "immutable=1" not in str(place):
            raise sqlite3.OperationalError("unable to open database file")
        return real(str(place), uri=bool(how["uri"]))

    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert list(Corpus(corpus.folder)) == before
    assert len(corpus.search("jobs")) == 2
    with pytest.raises(WriteError, match=r"cannot be written: unable to open"):
        corpus.remove(["tax"])


def test_a_full_disk_leaves_what_was_added(corpus: Corpus, maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_full(*_: object) -> None:
        raise OSError("IO error: No space left on device")  # as Oxigraph says it

    before = list(corpus)
    (maps / "tax.argdown").write_text("[Tax]: A tax is unfair. #thesis\n", encoding="utf-8")
    monkeypatch.setattr("argmap.rdf.disk.DiskStore.put", is_full)
    with pytest.raises(WriteError, match=r"cannot be written: .*No space left"):
        corpus.add(maps)
    assert list(corpus) == before
    assert corpus.query("ASK { ?c aif:claimText 'A tax is fair.' }").boolean


@pytest.mark.skipif(sys.platform != "linux", reason="reads with other processes on Linux alone")
def test_processes_that_read_end_with_a_killed_writer(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"m{number}.argdown").write_text("[A]: It rains.\n", encoding="utf-8")
    code = (
        "import multiprocessing, sys\n"
        "from argmap.corpus import Corpus, intake\n"
        "intake.BATCH = 0  # so that the first outcome is told while the others are read\n"
        "def say(*_): print(*(c.pid for c in multiprocessing.active_children()), flush=True); sys.stdin.read()\n"
        f"Corpus({str(tmp_path / 'store')!r}).add({str(tmp_path)!r}, say)"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        readers = [int(word) for word in writer.stdout.readline().split()]
        assert len(readers) > 1 or os.cpu_count() == 1
        writer.kill()
    until(lambda: not any(Path(f"/proc/{reader}").exists() for reader in readers), "the readers end")


@pytest.mark.skipif(sys.platform != "linux", reason="reads with other processes on Linux alone")
def test_a_process_that_reads_holds_no_more_after_many_maps(tmp_path: Path) -> None:
    (tmp_path / "m.argdown").write_text(FIRST, encoding="utf-8")
    code = (
        "import gc, os\nfrom argmap.corpus import intake\n"
        f"def read(times):\n    for _ in range(times): intake._read(({str(tmp_path / 'm.argdown')!r}, '', ''))\n"
        "read(1); intake._become_reader(os.getppid()); before = len(gc.get_objects()); read(150)\n"
        "print(len(gc.get_objects()) - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) < 3_000  # else thousands more with every hundred


def test_batches_wait_the_longer_the_longer_adding_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine that does much else each would be small, and cost the store more than it brings."""
    now = iter(range(10_000))
    monkeypatch.setattr("argmap.corpus.intake.time.monotonic", lambda: float(next(now)))
    sizes = [len(batch) for batch in in_batches(Read(str(number)) for number in range(1_000))]
    assert sizes[0] == 2
    assert max(sizes) == 16
    assert sum(sizes) == 1_000


def test_the_command_adds_lists_and_removes(tmp_path: Path, maps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from argmap.cli import main

    store = str(tmp_path / "store")
    (maps / "bad.json").write_text("{", encoding="utf-8")
    assert main(["corpus", "add", store, str(maps), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["added"], len(report["refused"])) == (2, 1)
    assert main(["corpus", "list", store, "--json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["wage", "tax"]
    assert main(["query", store, CONFLICTS, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "3"]
    assert main(["corpus", "search", store, "jobs"]) == main(["corpus", "same", store]) == 0
    assert main(["corpus", "remove", store, "tax"]) == main(["corpus", "stats", store]) == 0
    assert main(["corpus", "remove", store, "tax"]) == 1
    assert main(["corpus", "add", store]) == 2
    assert main(["corpus", "list", str(tmp_path)]) == 2


@pytest.mark.parametrize("named", ["folder", "files"])
def test_maps_are_asked_as_one_without_a_corpus(maps: Path, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    inputs = [maps] if named == "folder" else [maps / "tax.argdown", maps / "deep" / "wage.argdown"]
    assert cli.main(["query", *map(str, inputs), CONFLICTS, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "3"]


def test_maps_are_asked_as_one_by_a_query_from_standard_input(maps: Path) -> None:
    command = [sys.executable, "-m", "argmap", "query", maps, "-", "--format", "csv"]
    assert subprocess.run(command, input=CONFLICTS.encode(), capture_output=True, check=True).stdout.split() == [
        b"n",
        b"3",
    ]


def test_of_maps_asked_as_one_a_bad_one_is_told_and_the_rest_answer(
    maps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (maps / "bad.argdown").write_bytes(b"[A]: \xff\n")
    assert cli.main(["query", str(maps), CONFLICTS, "--format", "csv"]) == 1
    told = capsys.readouterr()
    assert told.out.split() == ["n", "3"]
    assert "bad.argdown:1:6" in told.err
    assert cli.main(["query", str(maps / "bad.argdown"), str(maps / "bad.argdown"), CONFLICTS]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["MAP", "SELECT", "*", "{}"], "There is no map called 'SELECT'"),
        (["MAP", "nope", "ASK {}"], "There is no map called 'nope'"),
        (["nope", "MAP", "ASK {}"], "There is no map called 'nope'"),
        (["nope", "ASK {}"], "This file does not exist."),
        (["MAP", "MAP", "nope"], "There is no query called 'nope'."),
        (["MAP", "STORE"], "What do you want to ask?"),
        (["MAP", "STORE", "ASK {}"], "store is a corpus, and a corpus is asked alone."),
        (["MAP", "MAP", "ASK {}", "--from", "aif"], "--from is for a single map"),
        (["MAP", "MAP", "ASK {}", "--draw", "x.svg"], "has no picture"),
        (["MAP", "-", "-"], "Standard input can be read for one thing only"),
    ],
)
def test_of_several_inputs_the_wrong_one_is_named(
    maps: Path, corpus: Corpus, typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"MAP": str(maps / "tax.argdown"), "STORE": str(maps.parent / "store")}
    assert cli.main(["query", *(places.get(word, word) for word in typed)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("night.argdown", "===\ntitle: Trams\n===\n[A]: Trams run.\n", "Trams"),
        ("tagged.argdown", "[B]: No.\n\n[A]: Trams run. #thesis\n  + [C]: So it is.\n", "A"),
        ("plain.argdown", "It rains. \n", "It rains."),
        ("nodeset7.json", NODESET, "Trams should run."),
        ("empty.argdown", "// nothing\n", "empty"),
    ],
)
def test_a_map_without_a_title_is_listed_by_what_it_argues_its_first_claim_or_its_name(
    name: str, text: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    argmap.Corpus(tmp_path / "store").add(tmp_path / name)
    assert cli.main(["corpus", "list", str(tmp_path / "store"), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["title"] == shown
