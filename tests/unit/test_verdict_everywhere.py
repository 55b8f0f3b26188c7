"""Wherever a verdict is stated, the same map and standard give each claim the same word."""

from __future__ import annotations

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from argmap import loads, pipeline, rdf
from argmap.cli import main
from argmap.domain.rules import Settings
from argmap.semantics import Word
from argmap.views import Views

EXPERT = Path(__file__).parent.parent / "cases" / "expert"
STANDARDS = ["no-objection", "preponderance"]


def expert_maps(shared: Path) -> dict[str, Path]:
    """Our own small cases, and those beside the repository."""
    folder = shared / "verdicts" / "maps"
    if not folder.exists():
        pytest.skip("no verdicts/maps beside the repository")
    return {file.stem: file for file in (*sorted(EXPERT.glob("*.argdown")), *sorted(folder.glob("*.argdown")))}


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_table_of_answers_and_explain_give_each_claim_the_same_word(
    standard: str, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, file in expert_maps(shared).items():
        views = Views(loads(file.read_text(encoding="utf-8")), settings=Settings(standard))
        words = {s.id: views.verdicts.word(s.id).value for s in views.map.statements}
        store = rdf.Store([])
        store.load(views.dataset("turtle"), "turtle")
        rows = csv.DictReader(StringIO(store.query(rdf.bundled_queries()["verdicts"].text).to_csv()))
        tabled = {row["claim"].rpartition("#")[2]: row["verdict"].replace(" ", "-") for row in rows}
        assert tabled == words, (name, standard)
        assert main(["explain", str(file), "--json", "--standard", standard]) == 0
        explained = json.loads(capsys.readouterr().out)
        assert {id_: row["verdict"] for id_, row in explained.items()} == words, (name, standard)


@pytest.mark.parametrize("standard", STANDARDS)
def test_documents_and_pictures_give_each_claim_the_same_word(standard: str, shared: Path) -> None:
    docx = pytest.importorskip("docx")
    for name, file in [*expert_maps(shared).items()][-14:]:
        views = Views(loads(file.read_text(encoding="utf-8")), settings=Settings(standard))
        said = [p.text for p in docx.Document(BytesIO(pipeline.encode(views, "docx"))).paragraphs]
        for statement in views.map.statements:
            verdict = views.verdicts[statement.id]
            mark = views.marks.get(statement.id, Word.STANDS)
            assert mark in (verdict.word, verdict.reason, "weighed", "answered"), (name, standard, mark)
            plainly = verdict.word is Word.STANDS and not verdict.because
            assert plainly or any(verdict.sentence.casefold() in text.casefold() for text in said), (name, verdict)


@pytest.mark.parametrize("standard", STANDARDS)
def test_solutions_of_handouts_say_what_the_verdicts_say(standard: str, shared: Path) -> None:
    for name, file in expert_maps(shared).items():
        views = Views(loads(file.read_text(encoding="utf-8")), settings=Settings(standard))
        solutions = pipeline.encode(views, "solutions").decode().replace("\\", "")
        claims = views.map.statements
        unclaimed = {
            s.title: views.verdicts.word(s.id).value for s in claims if s.stance.value in ("supposed", "denied")
        }
        for line in solutions.partition("Objections and replies")[2].partition("###")[0].splitlines():
            objection = line.partition("“")[2].partition("”")[0]
            is_unclaimed = line.endswith((", but is denied.", ", but is only supposed."))
            assert is_unclaimed == (unclaimed.get(objection) in ("denied", "supposed")), (name, line)
        if "What if?" in solutions:
            for claim in views.outcomes:
                verdict = f": {views.verdicts[claim].sentence}."
                stands = views.verdicts.status(claim).value == "holds"
                assert (verdict in solutions) != stands, (name, standard, verdict)
