"""The reader's own layer: what is added to a map is kept, drawn, judged as Python judges it, and handed in as one file."""

from __future__ import annotations

import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain import handing_in
from argmap.domain.model import ArgumentMap, Conflict, Element, Inference, Statement
from argmap.draw.page.data import encode
from argmap.formats import argdown
from argmap.semantics import evaluate, standings
from argmap.views import Views
from argmap.words import LANGUAGES, Words
from tests.browser.conftest import page_of
from tests.waiting import until

MAPS = 60
TEXTS = (
    "It is so",
    "It is so",  # a title is given once
    'A "quoted" {brace} and [bracket] <tag> \\ # @ : = ==',
    "===",
    "- a list: of things",
    "</script><script>alert(1)</script>",
    "\u202eright to left\u202c, a\u200bzero width space, \u2028 a line and \U000e0041 a tag",
    "Заперечення: «ні», 😀",
    "_ under * stars ** // no comment /* nor this */ .tip.",
    "x" * 400,
    "@include(x.argdown)",
)
LAYERS = """async (cases) => cases.map(([source, data, texts, chosen]) => {
    const { withEntry, readLayer, rowsOf, writeArgdown } = argmap.own;
    let layer = readLayer({ reader: "Ana {1}: \\"x\\"" }, data);
    const parts = [data.claims, data.arguments, data.inferences, data.conflicts, data.rephrases];
    const elements = new Map(parts.flat().map((row) => [row.id, row]));
    for (const [kind, at, text] of chosen) {
        const points = [...data.claims, ...data.arguments, ...layer.entries.filter((own) => own.kind !== "note")];
        const among = kind === "undercut" ? data.inferences : points;
        if (!among.length) continue;
        layer = withEntry(layer, { kind, to: among[at % among.length].id, about: "", text: texts[text] }, elements);
    }
    const rows = rowsOf(layer, data, "reader");
    const join = (kind) => [...data[kind], ...rows[kind]];
    const merged = { ...data, claims: join("claims"), inferences: join("inferences"), conflicts: join("conflicts") };
    const added = [rows.claims, rows.inferences, rows.conflicts].flat().map((row) => row.id);
    const findings = new argmap.Findings(merged);
    const status = argmap.evaluate(merged);
    const told = Object.keys(status).map((id) => [id, argmap.explain(findings, id)]);
    const more = { reader: "reader", name: "Ana {1}: \\"x\\"", heading: "Ana [1]", answers: [] };
    const say = ([id, { word, reason, because, words }]) => [id, [word, reason, because, words]];
    const alone = argmap.own.writeLayer(layer, rows, data, more);
    return [writeArgdown(source, layer, rows, data, more), status, Object.fromEntries(told.map(say)), layer, added, alone];
})"""


@pytest.fixture(scope="module")
def authored(verdict_maps: ModuleType) -> list[ArgumentMap]:
    """Random maps that Argdown says, without relations to what is missing, and the maps of this repository."""
    chance = random.Random(11)
    made = [verdict_maps.random_map(chance) for _ in range(MAPS // 2)]
    made += [verdict_maps.tangled_map(chance) for _ in range(MAPS // 2)]
    read = [(map_, argdown.load(argdown.dump(map_), "map.argdown")) for map_ in made]
    files = ("graphs/lukashenko", "graphs/cholera", "graphs/clocks")
    plain = [pipeline.load(file) for file in files]
    return [found for map_, found in read if found == map_] + [
        argdown.load(argdown.dump(map_), "map.argdown") for map_ in plain
    ]


@pytest.fixture(scope="module")
def layered(tabs: Any, article_page: Path, authored: list[ArgumentMap]) -> list[Any]:
    """What the page makes of each map with random additions: its text, its verdicts, their words, and the layer."""
    chance = random.Random(3)
    kinds = ("reason", "objection", "undercut", "note")
    cases = [
        (
            argdown.dump(map_),
            encode(map_, ()),
            TEXTS,
            [(chance.choice(kinds), chance.randrange(1000), chance.randrange(len(TEXTS))) for _ in range(6)],
        )
        for map_ in authored
    ]
    tab = tabs.take()
    found: list[Any] = tab.show(article_page.as_uri()).page.evaluate(LAYERS, cases)
    assert not tab.opened.faults
    assert len(cases) > MAPS / 2
    tabs.give_back(tab)
    return found


def test_the_file_to_hand_in_reads_as_the_map_with_what_was_added(
    authored: list[ArgumentMap], layered: list[Any]
) -> None:
    for before, (text, _, _, layer, rows, _) in zip(authored, layered, strict=True):
        assert "@include(" not in text  # which would read another file
        after = argdown.load(text, "mine.argdown")
        own = {entry["id"]: entry for entry in layer["entries"] if entry["kind"] != "note"}
        assert set(own) <= set(rows)
        assert {e.id for e in after} == {e.id for e in before} | set(rows)
        for element in before:
            assert after[element.id] == element
        for id_, entry in own.items():
            statement = after[id_]
            assert isinstance(statement, Statement)
            assert (statement.title, statement.text) == (entry["title"], entry["text"])
            assert [after.source_by_id[source].name for source in statement.asserted_by] == ['Ana {1}: "x"']
            relations = [r for r in (*after.inferences, *after.conflicts) if r.premises == (id_,)]
            assert any(r.target == entry["to"] for r in relations if isinstance(r, Inference | Conflict))


def test_what_was_added_is_read_alone_with_what_it_is_about(authored: list[ArgumentMap], layered: list[Any]) -> None:
    for before, (whole, *_, layer, rows, text) in zip(authored, layered, strict=True):
        assert "@include(" not in text
        after, every = argdown.load(text, "only.argdown"), argdown.load(whole, "mine.argdown")
        assert set(rows) <= {e.id for e in after}
        for id_ in rows:
            assert names(after[id_]) == names(every[id_])
        stubs = {e.id for e in after} - set(rows)
        assert stubs <= {e.id for e in before}
        assert all(names(after[id_]) == names(before[id_]) for id_ in stubs)
        assert handed_over(after) == (layer["reader"], tuple(layer["entries"]))


def names(element: Element) -> tuple[Any, ...]:
    """What a file with the reader's alone says of an element as the whole map does."""
    if isinstance(element, Inference | Conflict):
        return element.kind, element.id, element.premises, element.target
    return element.id, element.title, element.text  # type: ignore[union-attr]


def handed_over(argument_map: ArgumentMap) -> tuple[Any, ...]:
    """The reader and the entries that a file holds for the page to open again."""
    found = handing_in.handed_in(argument_map)
    return (found.reader, found.entries) if found else ()


def test_python_and_the_page_give_the_map_with_what_was_added_the_same_verdicts(layered: list[Any]) -> None:
    for text, status, told, _, _, _ in layered:
        evaluation = evaluate(argdown.load(text, "mine.argdown"))
        assert standings(evaluation) == status
        for id_, verdict in evaluation.items():
            word, reason, _, words = told[id_]
            assert (word, reason, words) == (verdict.word, verdict.reason, verdict.sentence.partition(": ")[2])


def add(opened: Any, element: str, kind: str, text: str) -> None:
    """Add something to an element by the buttons on its card."""
    opened.page.evaluate("(id) => argmap.select(id, 'map')", element)
    opened.page.click(f"#own-add-{kind}")
    opened.page.fill("#own-text", text)
    opened.page.click("#own-keep")


def test_an_objection_is_added_changed_and_deleted_by_keyboard_alone(open_page: Any) -> None:
    opened = open_page("#at=tracks")
    keys = opened.page.keyboard
    keys.press("n")
    assert opened.page.evaluate("document.activeElement.id") == "own-add-reason"
    keys.press("Tab")
    keys.press("Enter")
    keys.type("Nobody saw it.")
    keys.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "own-add-objection"
    assert "challenged" in opened.text("#announcer").lower()
    assert opened.page.evaluate("argmap.shownMap().conflicts.at(-1)") == {
        **{"id": "own-1-attacks-tracks", "premises": ["own-1"], "target": "tracks", "kind": "attack", "weight": None}
    }
    opened.page.focus("#own-change-own-1")
    keys.press("Enter")
    keys.press("End")
    keys.type(" Or did they?")
    keys.press("Enter")
    assert opened.page.evaluate("argmap.own.layer().entries.map((own) => own.text)") == ["Nobody saw it. Or did they?"]
    opened.page.focus("#own-remove-own-1")
    keys.press("Enter")
    assert opened.page.evaluate("argmap.shownMap() === argmap.data")


def test_what_a_reader_adds_is_kept_by_the_map_and_drawn_apart(open_page: Any) -> None:
    opened = open_page()
    plain = opened.page.evaluate("argmap.view().scene()")
    add(opened, "tracks", "objection", "<img src=x onerror=alert(1)>")
    add(opened, "thesis", "note", "Ask about this.")
    opened.reload()
    scene = opened.page.evaluate("argmap.view().scene()")
    own = {box["id"]: box for box in scene["boxes"] if box["shape"] == "own"}
    assert set(own) == {"own-1", "own-2"}
    assert own["own-1"]["lines"][0]["text"] == "✎ Your objection"
    assert len(scene["boxes"]) == len(plain["boxes"]) + 2
    assert {link["element"] for link in scene["links"] if link.get("isOwn")} >= {"own-1-attacks-tracks"}
    for one in scene["boxes"]:  # nothing lies on anything else
        for other in scene["boxes"]:
            apart = one["x"] >= other["x"] + other["width"] or other["x"] >= one["x"] + one["width"]
            assert (
                one is other
                or apart
                or one["y"] >= other["y"] + other["height"]
                or other["y"] >= one["y"] + one["height"]
            )
    opened.page.click("#own-open")
    assert "<img src=x onerror=alert(1)>" in opened.text("#own .own-list")
    assert not opened.page.query_selector("#own img")
    opened.page.click("#own-shown")
    assert opened.page.evaluate("argmap.view().scene().boxes.length") == len(plain["boxes"])


def test_exercises_are_asked_of_the_authors_map_alone(open_page: Any) -> None:
    opened = open_page()
    before = opened.page.evaluate("argmap.groups().map(({ list }) => list.map(({ id, why }) => [id, why]))")
    add(opened, "thesis", "objection", "No.")
    assert opened.page.evaluate("argmap.shownMap().claims.at(-1).id") == "own-1"
    opened.page.evaluate("argmap.change({ exercise: 'own:1', selected: '' })")
    assert opened.page.evaluate("argmap.shownMap() === argmap.data")
    opened.reload()
    assert opened.page.evaluate("argmap.groups().map(({ list }) => list.map(({ id, why }) => [id, why]))") == before


def handed_in(opened: Any) -> tuple[str, str]:
    if opened.page.is_hidden("#own"):
        opened.page.click("#own-open")
    with opened.page.expect_download() as waiting:
        opened.page.click("#own-save")
    return waiting.value.suggested_filename, waiting.value.path().read_text(encoding="utf-8")


def test_the_one_file_brings_additions_and_answers_to_another_browser_and_to_argmap(
    open_page: Any, lukashenko: Path, tmp_path: Path
) -> None:
    opened = open_page()
    add(opened, "tracks", "objection", "Nobody saw it.")
    add(opened, "thesis", "note", "A note\nin two lines")
    done = {"done": {"own:1": "first"}, "notes": {"own:5": "So."}}
    opened.page.evaluate("(done) => localStorage.setItem('argmap lukashenko', JSON.stringify(done))", done)
    opened.reload()
    opened.page.click("#own-open")
    opened.page.fill("#own-reader", "Ana B.")
    opened.page.keyboard.press("Tab")
    name, text = handed_in(opened)
    assert name == "lukashenko-ana-b.argdown"
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    added = pipeline.load(file)
    assert added["own-1"].text == "Nobody saw it."  # type: ignore[union-attr]
    assert {e.id for e in pipeline.load(lukashenko)} <= {e.id for e in added}
    opened.page.evaluate("localStorage.clear()")
    opened.reload()
    opened.page.click("#own-open")
    opened.page.set_input_files("#own-file", file)
    opened.wait("argmap.own.layer().entries.length === 2")
    layer = opened.page.evaluate("argmap.own.layer()")
    assert [entry["text"] for entry in layer["entries"]] == ["Nobody saw it.", "A note\nin two lines"]
    assert layer["reader"] == "Ana B."
    assert handed_in(opened) == (name, text)
    opened.page.evaluate("argmap.own.keepLayer((own) => ({ ...own, entries: [{ ...own.entries[0], text: 'Mine' }] }))")
    opened.page.set_input_files("#own-file", file)  # an id stands for two things, and neither is lost
    opened.wait("argmap.own.layer().entries.length === 3")
    assert opened.page.evaluate("argmap.own.layer().entries[0].text") == "Mine"


def test_what_lost_its_place_is_kept_and_said_and_nonsense_does_no_harm(open_page: Any, tmp_path: Path) -> None:
    opened = open_page()
    entry = {
        "id": "own-1",
        "kind": "reason",
        "to": "gone",
        "about": "What was there",
        "title": "",
        "text": "Still mine",
    }
    bad = [1, None, {"id": "own-1"}, {**entry, "id": "thesis"}, {**entry, "id": "__proto__"}, {**entry, "kind": "x"}]
    opened.page.evaluate(
        "(own) => localStorage.setItem('argmap own lukashenko', JSON.stringify({ entries: own }))", [*bad, entry]
    )
    opened.reload()
    assert opened.page.evaluate("argmap.shownMap() === argmap.data")
    opened.page.click("#own-open")
    assert "no longer has what this is about: What was there" in opened.text("#own .own-list")
    other = tmp_path / "other.txt"
    other.write_text("===\nadditions: {broken\n===\n[A]: b\n", encoding="utf-8")
    opened.page.set_input_files("#own-file", other)
    opened.wait("document.getElementById('own-said').textContent !== ''")
    assert opened.text("#own-said") == "Nothing in this file was saved by such a page."


def test_two_windows_on_one_map_do_not_lose_each_others_additions(open_page: Any, article_page: Path) -> None:
    opened = open_page()
    second = opened.page.context.new_page()
    second.goto(article_page.as_uri())
    keep = """(text) => argmap.own.keepLayer((own) =>
        argmap.own.withEntry(own, { kind: "note", to: "thesis", about: "", text }, new Map()))"""
    texts = "window.argmap?.own.layer().entries.map((own) => own.text).join()"
    for page, text, kept in (
        (opened.page, "one", "one"),
        (second, "two", "one,two"),
        (opened.page, "three", "one,two,three"),
    ):
        page.evaluate(keep, text)
        for window in (opened.page, second):
            until(lambda window=window, kept=kept: window.evaluate(texts) == kept)
    second.close()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_panel_speaks_the_language_of_the_page(open_page: Any, tmp_path: Path, language: str) -> None:
    map_ = ArgumentMap(
        "m",
        statements=(Statement("a", "A", "A."), Statement("b", "B", "B.")),
        inferences=(Inference("i", ("b",), "a"),),
    )
    file = tmp_path / "page.html"
    file.write_text(Views(map_, language=language).page, encoding="utf-8")
    opened = open_page(file=file, size=(390, 844))
    add(opened, "b", "undercut", "...")
    opened.page.click("#own-open")
    words = Words(language)
    assert words("own.yours.undercut") in opened.text("#own .own-list")
    assert opened.text("#own-save") == words("own.save")
    wide = (
        "document.documentElement.scrollWidth <= innerWidth && document.getElementById('own').scrollWidth <= innerWidth"
    )
    assert opened.page.evaluate(wide)


def test_a_frame_shows_what_was_added_and_offers_nothing_that_it_could_not_hand_in(open_page: Any) -> None:
    opened = open_page()
    add(opened, "tracks", "note", "Remember this")
    opened.requests.clear()
    opened.page.goto(opened.page.url.partition("#")[0] + "?embed#at=tracks")
    opened.ready()
    assert "Remember this" in opened.page.inner_text("#card")
    assert opened.page.locator(".own-adds button, .own-tools button").count() == 0
    opened.page.keyboard.press("n")
    assert opened.page.locator("#own-text").count() == 0
    opened.page.evaluate("argmap.select('call-up', 'map')")
    assert opened.page.locator(".own").count() == 0


def test_the_search_finds_what_the_reader_has_added_while_it_is_there(open_page: Any) -> None:
    opened = open_page()
    add(opened, "tracks", "objection", "A zeppelin did it")
    opened.page.fill("#search", "zeppelin")
    assert opened.page.inner_text("#hits li b") == "A zeppelin did it"
    opened.page.click("#hits li button")
    opened.wait("argmap.state().selected === argmap.own.layer().entries[0].id")
    opened.page.evaluate("argmap.own.keepLayer((own) => ({ ...own, entries: [] }))")
    assert not opened.page.locator("#hits").is_visible()
    assert not opened.state()["selected"]


FILL = """(n) => argmap.own.keepLayer((own) => ({ ...own, entries: Array.from({ length: n }, (_, at) => (
    { id: `own-${at + 1}`, kind: "note", to: "falls", about: "", title: `${at}`, text: `Note ${at}` })) }))"""


def test_at_the_limit_the_page_says_so_and_takes_nothing_by_halves(open_page: Any) -> None:
    opened = open_page()
    opened.page.evaluate(FILL, 2)
    _, text = handed_in(opened)
    opened.page.evaluate(FILL, 500)
    opened.page.evaluate(
        "argmap.own.keepLayer((own) => ({ ...own, entries: own.entries.map((e) => ({ ...e, text: `Mine ${e.id}` })) }))"
    )
    opened.page.set_input_files("#own-file", {"name": "two.argdown", "mimeType": "text/plain", "buffer": text.encode()})
    opened.wait("document.getElementById('own-said').textContent !== ''")
    assert opened.text("#own-said") == "There is room for 500 entries of your own: delete some to add others."
    assert opened.page.evaluate("argmap.own.layer().entries.every((own) => own.text.startsWith('Mine'))")
    opened.page.evaluate("argmap.select('thesis', 'map')")
    assert "There is room for 500 entries" in opened.text("#card .own")
    assert not opened.page.query_selector("#own-add-reason")


def test_a_title_of_the_map_stays_the_authors_in_the_file_to_hand_in(
    open_page: Any, lukashenko: Path, tmp_path: Path
) -> None:
    thesis = next(e for e in pipeline.load(lukashenko).statements if e.id == "thesis")
    entry = {"id": "own-1", "kind": "reason", "to": "tracks", "title": thesis.title, "text": "Said again"}
    opened = open_page()
    opened.page.evaluate(
        "(e) => localStorage.setItem('argmap own lukashenko', JSON.stringify({ entries: [e] }))", entry
    )
    opened.reload()
    file = tmp_path / "mine.argdown"
    file.write_text(handed_in(opened)[1], encoding="utf-8")
    after = pipeline.load(file)
    assert (after["thesis"].title, after["thesis"].text) == (thesis.title, thesis.text)  # type: ignore[union-attr]
    assert {e.id for e in after} == {e.id for e in pipeline.load(lukashenko)} | {"own-1", "own-1-supports-tracks"}
    assert after["own-1"].text == "Said again"  # type: ignore[union-attr]


def test_the_card_names_what_is_answered_where_it_is_answered(open_page: Any) -> None:
    opened = open_page()
    opened.page.evaluate("argmap.select('thesis', 'map')")
    opened.page.keyboard.press("n")
    assert opened.page.evaluate("document.activeElement.id") == "own-add-reason"
    name = opened.page.evaluate("argmap.data.claims.find((claim) => claim.id === 'thesis').title")
    assert name in opened.text("#own-here")
    top = "(selector) => document.querySelector(selector).getBoundingClientRect().top"
    assert opened.page.evaluate(top, "#own-here") >= opened.page.evaluate(top, "#card .scroll")


FOCUS = "document.activeElement.dataset.id"
BESIDE = """(id) => [...document.querySelectorAll(`#outline [data-id="${id}"] > ul > li`)].map((item) =>
    [item.dataset.id, item.getAttribute("aria-posinset"), item.getAttribute("aria-setsize")])"""


def test_the_outline_lists_what_was_added_and_leads_there_by_keyboard_alone(open_page: Any) -> None:
    opened = open_page("#tab=outline&at=tracks")
    before = opened.page.evaluate(BESIDE, "tracks")
    add(opened, "tracks", "objection", "Nobody saw it.")
    add(opened, "own-1", "reason", "It was night.")
    add(opened, "tracks", "note", "Ask about this.")
    add(opened, "own-2", "undercut", "Nights are bright in June.")
    size = str(len(before) + 2)
    after = opened.page.evaluate(BESIDE, "tracks")
    assert after[len(before) :] == [["own-1", str(len(before) + 1), size], ["own-3", size, size]]
    assert {row[2] for row in after} == {size}
    tree = opened.page.locator("#outline").aria_snapshot()
    assert 'treeitem "Your objection: Nobody saw it.' in tree
    assert 'treeitem "Your note: Ask about this.' in tree
    keys = opened.page.keyboard
    opened.page.evaluate("argmap.select('own-1', 'map')")
    opened.page.locator("#outline [data-id='own-1']").focus()
    for key, there in [
        ("ArrowRight", "own-2"),
        ("ArrowRight", "own-4"),
        ("ArrowLeft", "own-2"),
        ("ArrowDown", "own-4"),
        ("ArrowDown", "own-3"),
    ]:
        keys.press(key)
        assert opened.page.evaluate(FOCUS) == there, key
    keys.press("Enter")
    assert opened.state()["selected"] == "tracks"  # whose card has the note
    keys.press("Enter")
    assert opened.page.evaluate("document.getElementById('card').contains(document.activeElement)")
    keys.press("Escape")
    assert opened.page.evaluate(FOCUS) == "own-3"
    keys.press("ArrowUp")
    keys.press("r")
    assert opened.state()["rejected"] == ["own-4"]
    opened.page.evaluate("argmap.own.keepLayer((own) => ({ ...own, entries: own.entries.slice(0, 1) }))")
    assert opened.page.evaluate(FOCUS) == "own-1"  # up from what is gone
    opened.page.evaluate("argmap.change({ exercise: 'own:1', selected: '' })")
    assert opened.page.evaluate(BESIDE, "tracks") == before


@pytest.mark.thorough
def test_a_map_of_thousands_takes_additions_and_hands_in_what_its_page_carries(open_page: Any, tmp_path: Path) -> None:
    number = 1300
    ids = [f"c{n}" for n in range(number)]
    large = ArgumentMap(
        "large",
        statements=tuple(Statement(i, f"Claim {i}", f"It is {i}") for i in ids),
        inferences=tuple(Inference(f"i{n}", (ids[n],), ids[(n - 1) // 50]) for n in range(1, number)),
    )
    file = tmp_path / "large.html"
    file.write_text(page_of(large), encoding="utf-8")
    opened = open_page(file=file)
    add(opened, "c1299", "objection", "Not so.")
    add(opened, "c3", "note", "Look here.")
    assert "Your objection" in opened.text("#outline [data-id='own-1']")
    assert opened.page.evaluate("argmap.shownMap().conflicts.length") == 1
    after = tmp_path / "mine.argdown"
    after.write_text(handed_in(opened)[1], encoding="utf-8")
    assert len(pipeline.load(after).statements) == number + 1
    with opened.page.expect_download() as waiting:
        opened.page.click("#own-alone")
    after.write_text(waiting.value.path().read_text(encoding="utf-8"), encoding="utf-8")
    assert [s.id for s in pipeline.load(after).statements] == ["c1299", "own-1"]
    opened.page.evaluate("localStorage.clear()")
    opened.reload()
    opened.page.click("#own-open")
    opened.page.set_input_files("#own-file", after)
    opened.wait("argmap.own.layer().entries.length === 2")
