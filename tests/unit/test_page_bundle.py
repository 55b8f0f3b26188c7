"""The parts of the page that need no browser: data that cannot break out, digests, passages, modules."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline
from argmap.draw.compose import compose
from argmap.draw.page import bundle, draw_page, network
from argmap.draw.page.passages import cut, locate
from argmap.semantics import evaluate, marks, standings

VENDORED = bundle.HERE / "vendor" / "vis-network"


@pytest.fixture(scope="module")
def page() -> str:
    root = Path(__file__).resolve().parent.parent.parent
    map_ = pipeline.load(root / "graphs" / "lukashenko")
    evaluation = evaluate(map_)
    standing, marked = standings(evaluation), marks(evaluation)
    return draw_page(map_, evaluation, compose(map_, standing, marked), compose(map_, standing, marked, "narrow"))


@given(st.text())
def test_json_survives_the_page_and_holds_nothing_that_html_would_read(text: str) -> None:
    written = bundle.to_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not re.search("[<>&\u2028\u2029]", written)


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_cut_pieces_join_to_the_text_and_each_mark_covers_its_pieces(text: str, spans: list[tuple[int, int]]) -> None:
    marks_ = [(min(*s, len(text)), min(max(s), len(text)), f"m{i}") for i, s in enumerate(spans)]
    pieces = cut(text, marks_)
    assert "".join(piece for piece, _ in pieces) == text
    for start, end, name in marks_:
        assert "".join(piece for piece, names in pieces if name in names) == text[start:end]


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("He said “no”  twice.", 'said "no" twice', "said “no”  twice"),
        ("ONE two", "one", "ONE"),
        ("Whole sentence.", "", "Whole sentence"),
        ("Whole sentence.", "not in it", "Whole sentence"),
        ("", "x", ""),
        ("a (b) c.", "(b) c", "(b) c"),
    ],
)
def test_a_phrase_is_found_whatever_its_quotation_marks(text: str, phrase: str, found: str) -> None:
    start, end = locate(text, phrase)
    assert text[start:end] == found


def test_the_vendored_file_is_the_one_that_its_notes_name() -> None:
    notes = json.loads((VENDORED / "vendor.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256((VENDORED / notes["file"]).read_bytes()).hexdigest()
    assert notes["sha256"] == digest
    assert digest in (VENDORED / "README.md").read_text(encoding="utf-8")
    assert (VENDORED / "LICENSE-MIT").is_file()


def test_what_the_page_carries_of_it_inflates_to_the_vendored_file(page: str) -> None:
    carried = re.search(r'id="argmap-library"[^>]*>([^<]*)<', page)
    assert carried
    inflated = zlib.decompress(b64decode(carried[1], validate=True), -zlib.MAX_WBITS)
    assert inflated == (VENDORED / "vis-network.min.js").read_bytes()
    assert f"'{bundle.digest(inflated.decode())}'" in page.replace("&#39;", "'")


def test_the_policy_allows_nothing_inline_but_what_is_there(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    said = policy[1].replace("&#39;", "'")
    assert "unsafe" not in said
    assert said.startswith("default-src 'none'; ")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 1
    for content in (*scripts, *re.findall(r"<style>(.*?)</style>", page, re.DOTALL)):
        assert f"'{bundle.digest(content)}'" in said


def test_the_page_has_no_inline_style_or_handler_and_no_address_to_load(page: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\s(style|on\w+)=", markup)
    assert not re.search(r'\b(?:src|href)="(?!#|data:)', markup)


def test_the_articles_page_with_all_that_it_carries_is_at_most_a_megabyte(lukashenko: Path) -> None:
    assert (lukashenko / "index.html").stat().st_size <= 1_000_000


def test_the_same_map_gives_the_same_bytes(page: str) -> None:
    map_ = pipeline.load(Path(__file__).resolve().parent.parent.parent / "graphs" / "lukashenko")
    evaluation = evaluate(map_)
    standing, marked = standings(evaluation), marks(evaluation)
    again = draw_page(map_, evaluation, compose(map_, standing, marked), compose(map_, standing, marked, "narrow"))
    assert page == again


def test_the_modules_use_only_what_keeps_text_text() -> None:
    for file in (bundle.HERE / "js").glob("*.js"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source), (
            file
        )
        assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|await import\(", source), file


def test_every_module_is_in_a_script_and_keeps_to_the_forms_that_joining_knows() -> None:
    script = bundle.join_modules("columns", "main", "asked", "asking", "own", "hosted", "live")
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    for file in (bundle.HERE / "js").glob("*.js"):
        assert f'modules["{file.stem}"] =' in script


def test_pyvis_carries_every_box_junction_and_link_of_a_scene() -> None:
    map_ = pipeline.load(Path(__file__).resolve().parent.parent.parent / "graphs" / "lukashenko")
    scene = compose(map_)
    encoded = network.encode(scene)
    ids = [b.id for b in scene.boxes] + [j.id for j in scene.junctions]
    assert [row[0] for row in (*encoded["boxes"], *encoded["junctions"])] == ids
    ends = [(link.element, ids.index(link.source), ids.index(link.target)) for link in scene.links]
    assert [tuple(row[1:4]) for row in encoded["edges"]] == ends
