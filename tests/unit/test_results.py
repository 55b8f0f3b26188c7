"""Answers as data frames, Parquet, TSV and XML keep every term and its type, and a picture points out what they name."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

import argmap
from argmap import rdf
from argmap.cli import main
from argmap.domain.diagnostics import ArgmapError, QueryError
from argmap.domain.model import ArgumentMap
from argmap.rdf.cell import Iri
from argmap.rdf.matches import named_elements
from argmap.rdf.result_formats import FORMATS, format_of

pandas = pytest.importorskip("pandas", reason="data frames need argmap[tables]")
parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs argmap[tables]")

TERMS = """
SELECT ?n ?x ?dec ?yes ?day ?instant ?iri ?text ?mix ?none {
  VALUES (?n ?x ?dec ?yes ?day ?instant ?iri ?text ?mix) {
    (1 1e1 1.50 true "2022-02-24"^^xsd:date "2022-02-24T05:00:00+02:00"^^xsd:dateTime <http://a/b> "tab\\t'\\r\\nx"@en 1)
    (UNDEF 2 3 UNDEF UNDEF UNDEF UNDEF "" "one")
    (-9 UNDEF UNDEF false "0001-01-01"^^xsd:date "2022-01-01T00:00:00Z"^^xsd:dateTime <http://a/c> UNDEF <http://a/d>)
  }
} ORDER BY ?text
"""
SOURCE = """[T]: The thesis. #thesis
  + <Reason>
    - [Doubt]: A doubt.

<Reason>

(1) One.
(2) Two.
----
(3) [T]
"""


@pytest.fixture(scope="module")
def result() -> rdf.Result:
    return rdf.Store([ArgumentMap("m")]).query(TERMS)


def test_a_frame_has_a_type_for_each_column(result: rdf.Result) -> None:
    frame = result.to_dataframe()
    assert list(frame.columns) == list(result.columns)
    types = {name: str(dtype) for name, dtype in frame.dtypes.items()}
    assert (types["n"], types["x"], types["dec"], types["yes"]) == ("Int64", "Float64", "Float64", "boolean")
    assert (types["day"], types["instant"], types["text"]) == ("datetime64[s]", "datetime64[us, UTC]", "string")
    assert frame["n"].sum() == -8
    by_number = frame.set_index("n")
    assert isinstance(by_number["iri"][1], Iri)
    assert by_number["instant"][1] == pandas.Timestamp("2022-02-24T03:00:00Z")
    assert by_number["day"][-9].year == 1
    assert [type(value) for value in by_number["mix"]].count(int) == 1
    assert frame["none"].isna().all()


def test_arrow_and_parquet_hold_the_same_values(result: rdf.Result) -> None:
    table = parquet.read_table(io.BytesIO(result.encode("parquet")))
    assert table.equals(result.to_arrow())
    rows = {row["n"]: row for row in table.to_pylist()}
    assert rows[1]["dec"] == Decimal("1.50")
    assert rows[1]["day"] == datetime.date(2022, 2, 24)
    assert rows[1]["text"] == "tab\t'\r\nx"
    assert rows[-9]["iri"] == "http://a/c"
    assert table.schema.field("iri").metadata == {b"kind": b"iri"}
    assert result.encode("arrow").startswith(b"ARROW1")


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ('"-0044-03-15"^^xsd:date', "string"),
        ('"nonsense"^^xsd:integer', "string"),
        (f"{2**70}", "Float64"),
        ('"2022-01-01T00:00:00"^^xsd:dateTime "2022-01-01T00:00:00Z"^^xsd:dateTime', "string"),
        ('1 1.5 "INF"^^xsd:double', "Float64"),
        ('"2022"^^xsd:gYear', "string"),
        ("1 'one'", "object"),
    ],
)
def test_what_has_no_type_of_its_own_stays_text(values: str, dtype: str) -> None:
    result = rdf.Store([ArgumentMap("m")]).query(f"SELECT ?v {{ VALUES ?v {{ {values} }} }}")
    frame = result.to_dataframe()
    assert str(frame["v"].dtype) == dtype
    assert len(frame) == len(result) == result.to_arrow().num_rows


@pytest.mark.parametrize("text", ["SELECT ?x { ?x a argmap:Map . ?x a argmap:Statement }", "ASK {}", "SELECT * {}"])
def test_empty_and_short_answers_have_a_frame_too(text: str) -> None:
    result = rdf.Store([ArgumentMap("m")]).query(text)
    assert len(result.to_dataframe()) == result.to_arrow().num_rows or not result.columns
    if result.boolean:
        assert result.to_dataframe()["answer"].tolist() == [True]


def test_tsv_and_xml_read_back_as_the_same_terms(result: rdf.Result) -> None:
    for text, format in ((result.to_tsv(), ox.QueryResultsFormat.TSV), (result.to_xml(), ox.QueryResultsFormat.XML)):
        read = ox.parse_query_results(text, format=format)
        assert isinstance(read, ox.QuerySolutions)
        assert tuple(variable.value for variable in read.variables) == result.columns
        assert [tuple(map(str, row)) for row in read] == [tuple(map(str, row)) for row in result.terms]


def test_triples_are_a_table_and_no_sparql_results() -> None:
    built = rdf.Store([ArgumentMap("m")]).query("CONSTRUCT { ?m a argmap:Map } { ?m a argmap:Map }")
    assert list(built.to_dataframe().columns) == ["subject", "predicate", "object"]
    assert built.to_tsv().count("\n") == 2
    with pytest.raises(QueryError):
        built.to_xml()


def test_the_suffix_of_a_file_tells_its_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {format_of(f"x{suffix.upper()}") for suffixes in FORMATS.values() for suffix in suffixes} == set(FORMATS)
    source = tmp_path / "map.argdown"
    source.write_text(SOURCE, encoding="utf-8")
    ask = ["query", str(source), "SELECT ?s { ?s a argmap:Statement }", "--out"]
    for suffix in (".csv", ".tsv", ".json", ".xml", ".txt", ".parquet", ".arrow"):
        assert main([*ask, str(tmp_path / f"a{suffix}")]) == 0
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 4
    ElementTree.parse(tmp_path / "a.xml")
    assert main([*ask, str(tmp_path / "a.doc")]) == main([*ask, str(tmp_path / "a.ttl")]) == 2
    assert not (tmp_path / "a.doc").exists()
    assert not (tmp_path / "a.ttl").exists()
    assert "unknown-format" in capsys.readouterr().err


def test_a_picture_points_out_what_an_answer_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    m = argmap.loads(SOURCE)
    found = m.query("SELECT ?objection ?to { ?objection argmap:attacks|argmap:undercuts ?to }")
    named = named_elements(found, m)
    assert named["doubt"] == "objection"
    assert set(named) == {"doubt", *(conflict.target for conflict in m.conflicts)}
    drawn = m.draw(tmp_path / "map.svg", matched=found).read_text(encoding="utf-8")
    assert ">objection<" in drawn
    assert drawn.count("opacity") > m.draw(tmp_path / "plain.svg").read_text(encoding="utf-8").count("opacity")
    with pytest.raises(QueryError, match="nothing to point out"):
        m.draw(tmp_path / "none.svg", matched=m.query("SELECT (1 AS ?n) {}"))
    with pytest.raises(ArgmapError, match="matched"):
        m.draw(tmp_path / "none.ttl", matched=found)
    source = tmp_path / "map.argdown"
    source.write_text(SOURCE, encoding="utf-8")
    picture = tmp_path / "shell.svg"
    assert main(["query", str(source), "SELECT ?s { ?s a argmap:Statement }", "--draw", str(picture)]) == 0
    assert ">s<" in picture.read_text(encoding="utf-8")
    assert main(["query", str(source), "ASK {}", "--draw", str(tmp_path / "none.svg")]) == 2
    assert "nothing-to-draw" in capsys.readouterr().err


def test_prepared_queries_of_rdflib_ask_the_dataset() -> None:
    from rdflib import URIRef
    from rdflib.plugins.sparql import prepareQuery

    m = argmap.loads(SOURCE)
    namespaces = {"argmap": "https://w3id.org/argmap/ns#"}
    prepared = prepareQuery("SELECT ?to { ?who argmap:attacks|argmap:undercuts ?to }", initNs=namespaces)
    (claim,) = [s.id for s in m.statements if s.title == "Doubt"]
    dataset = m.to_rdf()
    for _ in range(2):
        who = URIRef(f"https://w3id.org/argmap/map/{m.id}#{claim}")
        assert len(list(dataset.query(prepared, initBindings={"who": who}))) == 1
