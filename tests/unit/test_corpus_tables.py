"""The tables of a corpus answer its questions in SQL as its dataset does in SPARQL: in SQLite, DuckDB and on Spark."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.corpus import Corpus
from argmap.corpus.parquet import QUESTIONS
from argmap.domain.diagnostics import MissingExtraError, WriteError

parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs argmap[tables]")

ROOT = Path(__file__).resolve().parents[2]
AIF = ROOT.parent / "shared" / "data" / "aif"
NAMES = sorted(path.stem for path in QUESTIONS.glob("*.sql"))
CYCLE = "[A]: One. #thesis\n  + [B]: Two. #evidence\n    + [C]: Three.\n      + [A]\n  - [D]: Four.\n    - [E]: Five.\n"
DIALOGUE = """{"nodes": [
  {"nodeID": "1", "text": "Taxes are fair.", "type": "I"}, {"nodeID": "2", "text": "They pay for schools.", "type": "I"},
  {"nodeID": "3", "text": "Default Inference", "type": "RA"}, {"nodeID": "4", "text": "Ann: Taxes are fair.", "type": "L"},
  {"nodeID": "5", "text": "Asserting", "type": "YA"}],
 "edges": [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"},
  {"edgeID": "3", "fromID": "4", "toID": "5"}, {"edgeID": "4", "fromID": "5", "toID": "1"}],
 "locutions": [{"nodeID": "4", "personID": "1"}],
 "participants": [{"participantID": "1", "firstname": "Ann", "surname": ""}]}
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("maps")
    for path in sorted((ROOT / "graphs").glob("*/map.argdown")):
        shutil.copy(path, folder / f"{path.parent.name}.argdown")
    (folder / "cycle.argdown").write_text(CYCLE, encoding="utf-8")
    (folder / "talk.json").write_text(DIALOGUE, encoding="utf-8")
    for path in sorted(AIF.glob("*.json"))[:12]:
        shutil.copy(path, folder / path.name)
    corpus = Corpus(tmp_path_factory.mktemp("corpus") / "store")
    corpus.add(folder)
    return corpus


@pytest.fixture(scope="module")
def tables(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "tables"
    corpus.export(folder)
    return folder


def rows_of(tables: Path, name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for part in sorted((tables / name).glob("part=*/rows.parquet")):
        rows += parquet.ParquetFile(part).read().to_pylist()
    return rows


def question(tables: Path, name: str) -> str:
    return (tables / "questions" / f"{name}.sql").read_text(encoding="utf-8")


def in_sparql(corpus: Corpus, name: str) -> list[tuple[object, ...]]:
    rows = corpus.query((QUESTIONS / f"{name}.rq").read_text(encoding="utf-8")).rows
    return sorted((tuple(map(str, row)) for row in rows), key=str)


@pytest.fixture(scope="module")
def database(tables: Path) -> sqlite3.Connection:
    """The tables in SQLite."""
    database = sqlite3.connect(":memory:")
    database.create_function("CONCAT", -1, lambda *parts: "".join(map(str, parts)))
    for folder in (path for path in tables.iterdir() if path.name not in ("questions", ".argmap-tables")):
        rows = rows_of(tables, folder.name)
        columns = list(rows[0]) if rows else ["map_id", "source", "target"]
        database.execute(f"CREATE TABLE {folder.name} ({', '.join(columns)})")
        marks = ", ".join("?" * len(columns))
        database.executemany(f"INSERT INTO {folder.name} VALUES ({marks})", [tuple(row.values()) for row in rows])
    return database


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_the_same_rows_in_sql_and_in_sparql(
    corpus: Corpus, tables: Path, database: sqlite3.Connection, name: str
) -> None:
    found = [tuple(map(str, row)) for row in database.execute(question(tables, name))]
    assert sorted(found, key=str) == in_sparql(corpus, name)
    assert found or (name == "speakers" and not AIF.is_dir())


def test_triples_are_those_of_the_dataset_and_terms_are_numbered_once(corpus: Corpus, tables: Path) -> None:
    terms = {row["id"]: row["value"] for row in rows_of(tables, "term")}
    triples = rows_of(tables, "triple")
    assert len(terms) == len(rows_of(tables, "term"))
    (count,) = corpus.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").rows[0]
    assert len(triples) == count
    theses = {terms[row["object"]] for row in triples if terms[row["predicate"]] == "https://w3id.org/argmap/ns#thesis"}
    assert theses == {row["statement"] for row in rows_of(tables, "statement") if row["is_thesis"]}


def test_an_export_is_the_same_on_every_run_and_replaces_nothing_but_itself(
    corpus: Corpus, tables: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    corpus.export(again)
    corpus.export(again)
    for path in tables.rglob("*.parquet"):
        assert (again / path.relative_to(tables)).read_bytes() == path.read_bytes()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all,", encoding="utf-8")
    with pytest.raises(WriteError, match="no export"):
        corpus.export(tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_the_command_exports(corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, out = str(corpus.folder), tmp_path / "tables"
    assert main(["corpus", "export", store, "--to", "parquet", str(out)]) == 0
    assert rows_of(out, "statement")
    assert main(["corpus", "export", store]) == main(["corpus", "export", store, "--to", "excel", str(out)]) == 2
    assert main(["corpus", "list", store, "--to", "parquet", str(out)]) == 2
    assert "useless-to" in capsys.readouterr().err


def test_without_pyarrow_the_remedy_is_told(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match="pyarrow"):
        corpus.export(tmp_path / "tables")
    assert not list(tmp_path.iterdir())


def duckdb_rows(tables: Path, name: str) -> list[tuple[object, ...]]:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: SQL was not tried on it")
    database = duckdb.connect()
    for folder in (path for path in tables.iterdir() if path.name not in ("questions", ".argmap-tables")):
        database.execute(f"CREATE VIEW {folder.name} AS SELECT * FROM read_parquet('{folder}/*/*.parquet')")
    return [tuple(row) for row in database.execute(question(tables, name)).fetchall()]


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_duckdb_answers_as_sparql_does(corpus: Corpus, tables: Path, name: str) -> None:
    found = [tuple(map(str, row)) for row in duckdb_rows(tables, name)]
    assert sorted(found, key=str) == in_sparql(corpus, name)


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("java") is None, reason="java is not installed: SQL was not tried on Spark")
def test_spark_and_duckdb_give_the_same_rows_in_the_same_order(tables: Path, tmp_path: Path) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: SQL was not tried on Spark")
    os.chdir(tmp_path)
    builder = sql.SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    try:
        for folder in (path for path in tables.iterdir() if path.name not in ("questions", ".argmap-tables")):
            session.read.parquet(str(folder)).createOrReplaceTempView(folder.name)
        for name in NAMES:
            found = [tuple(row) for row in session.sql(question(tables, name)).collect()]
            assert found == duckdb_rows(tables, name), name
    finally:
        session.stop()
