"""The query pane: what it answers is what Python answers, and no query can hang or change the page."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline, rdf
from argmap.draw.page import bundle
from argmap.semantics.gradual import strengths
from argmap.views import Views

pytestmark = pytest.mark.thorough

OXIGRAPH = bundle.HERE / "vendor" / "oxigraph"


@pytest.fixture(scope="module")
def asking(lukashenko: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The article's page with a query pane."""
    file = tmp_path_factory.mktemp("sparql") / "index.html"
    file.write_text(Views(pipeline.load(lukashenko), sparql=True).page, encoding="utf-8")
    return file


def ask(opened: Any, query: str | None = None) -> str:
    """Run a query, by default the one that stands there; returns what is said of the answer."""
    if query is not None:
        opened.page.fill("#query-text", query)
    opened.page.click("#query-run")
    opened.wait("!document.getElementById('query-run').disabled")
    said: str = opened.text("#query-said")
    return said


def test_every_bundled_query_has_as_many_rows_as_in_python(open_page: Any, asking: Path, lukashenko: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    map_ = pipeline.load(lukashenko)
    store = rdf.Store([map_], {map_.id: pipeline.evaluate(map_)}, {map_.id: strengths(map_)})
    wrong = {}
    for number, query in enumerate(rdf.bundled_queries().values()):
        opened.page.select_option("#query-choice", str(number))
        assert opened.text("#query-asks") == query.question
        said, rows = ask(opened), len(store.query(query.text).rows)
        if said != f"{rows} row{'' if rows == 1 else 's'}.":
            wrong[query.name] = (said, rows)
    assert wrong == {}


def test_an_answer_shows_its_boxes_on_the_map_and_leads_to_them(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    assert ask(opened, "SELECT ?claim WHERE { ?claim argmap:supports map:thesis }") == "6 rows."
    names = set(opened.page.locator("#query-result td button").all_text_contents())
    assert set(opened.page.evaluate("argmap.view().foreground")) == names
    opened.page.locator("#query-result td button").first.click()
    assert opened.state()["selected"] in names
    opened.page.click("#query-clear")
    assert len(opened.page.evaluate("argmap.view().foreground")) > len(names)


def test_an_answer_is_saved_as_a_table(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    ask(opened, 'SELECT ?claim ("=1+1" AS ?sum) WHERE { ?claim argmap:supports map:thesis }')
    with opened.page.expect_download() as waiting:
        opened.page.click("#query-csv")
    rows = list(csv.reader(io.StringIO(waiting.value.path().read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[0] == ["claim", "sum"]
    assert len(rows) == 7
    assert {row[1] for row in rows[1:]} == {"'=1+1"}


TOLD = {
    "ASK { map:thesis a argmap:Statement }": "Yes.",
    "ASK { map:thesis a argmap:Nothing }": "No.",
    "SELECT ?x WHERE { ?x rdfs:label }": "This is no SPARQL query: it breaks off at line 1, column 33.",
    "SELECT * {\n  ?x nowhere:y ?z }": "Line 2, column 6: The prefix 'nowhere:' is not declared.",
    "SELECT ?x WHERE { ?x argmap:attacks ?y\n?y argmap:attacks ?z }": "Line 2, column 1: A triple ends before '?y'",
    "SELECT ?x, ?y { ?x argmap:attacks ?y }": "Line 1, column 10: Variables of SELECT stand beside each other",
    "SELECT ?x { ?x argmap:attacks ?y": "Line 1, column 11: The query ends, but this '{' is not closed. Write '}'",
    "DELETE WHERE { ?a ?b ?c }": "This is no SPARQL query: it breaks off at line 1, column ",
    "SELECT * { ?a ?b ?c }": "The first 1000 rows of ",
}


def test_an_answer_or_a_fault_is_told_in_words(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    said = {query: ask(opened, query) for query in TOLD}
    assert {query: told for query, told in said.items() if not told.startswith(TOLD[query])} == {}


def test_a_query_cannot_reach_the_network(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    ask(opened, "SELECT * { SERVICE <https://example.org/sparql> { ?a ?b ?c } }")
    assert "fault" in (opened.page.get_attribute("#query-said", "class") or "")


def test_a_query_sent_twice_is_asked_once(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    ask(opened)
    opened.page.fill("#query-text", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    opened.page.evaluate(
        """() => {
          const old = setTimeout;
          window.late = 0;
          setTimeout = (f, ms) => ms > 5000 ? (window.late += 1, old(() => { f(); window.late -= 1; }, 700)) : old(f, ms);
          const enter = { key: "Enter", ctrlKey: true, bubbles: true };
          for (const _ of [1, 2]) document.getElementById("query-text").dispatchEvent(new KeyboardEvent("keydown", enter));
        }"""
    )
    opened.page.wait_for_function("!document.getElementById('query-run').disabled")
    opened.settle()
    assert "fault" not in (opened.page.get_attribute("#query-said", "class") or "")
    assert opened.page.locator("#query-result tbody tr").count() == 1


def test_the_page_lives_while_a_query_runs_and_stops_one_without_end(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    ask(opened)
    opened.page.evaluate("() => { const old = setTimeout; setTimeout = (f, ms) => old(f, ms > 5000 ? 400 : ms); }")
    opened.page.fill("#query-text", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    opened.page.click("#query-run")
    opened.page.evaluate("argmap.select('tracks')")
    assert opened.state()["selected"] == "tracks"
    opened.wait("document.getElementById('query-said').textContent.startsWith('Stopped after')")
    assert ask(opened, "ASK { map:thesis a argmap:Statement }") == "Yes."


def test_only_a_page_with_the_pane_may_run_webassembly(asking: Path, article_page: Path) -> None:
    assert "wasm-unsafe-eval" in asking.read_text(encoding="utf-8")
    plain = article_page.read_text(encoding="utf-8")
    for word in ("wasm-unsafe-eval", "worker-src", "panel-query", "argmap-sparql"):
        assert f'"{word}"' not in plain.replace("'", '"')


def test_the_vendored_oxigraph_is_the_files_that_its_readme_names() -> None:
    told = json.loads((OXIGRAPH / "vendor.json").read_text(encoding="utf-8"))["files"]
    program = zlib.decompress((OXIGRAPH / "web_bg.wasm.deflate").read_bytes(), -15)
    found = {"web.js": (OXIGRAPH / "web.js").read_bytes(), "web_bg.wasm": program}
    assert {name: hashlib.sha256(content).hexdigest() for name, content in found.items()} == told
    readme = (OXIGRAPH / "README.md").read_text(encoding="utf-8")
    assert all(digest in readme for digest in told.values())


def test_the_pane_is_wide_coloured_and_completes_terms_and_ids(open_page: Any, asking: Path) -> None:
    opened = open_page("#tab=query", file=asking)
    assert opened.page.locator("#panel-query").bounding_box()["width"] > 1000
    assert opened.page.locator("#query-colours .q-variable").count() > 2
    opened.page.fill("#query-text", "")
    opened.page.type("#query-text", "ASK { map:society-rob")
    opened.page.keyboard.press("Tab")
    assert opened.page.input_value("#query-text") == "ASK { map:society-robust"
    opened.page.type("#query-text", " argmap:sup")
    assert "argmap:supports" in opened.page.locator("#query-offer li").all_text_contents()
