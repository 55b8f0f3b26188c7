"""The overview of several maps: when it is written, what it says of each, and that nothing in it can act."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.domain.model import ArgumentMap, Conflict, Inference, Role, Source, Statement
from argmap.draw.gallery import Entry, draw_gallery
from argmap.draw.verdict_signs import paths_of
from argmap.views import Views

SMALL = "===\ntitle: {title}\n===\n\n[Stay]: We should stay. #thesis\n  + [Rain]: It rains. #premise\n"
SAID = "<script>alert(1)</script> \" onload=x ' {{7*7}} \u202eevil"


def entry(folder: str = "small", **parts: object) -> Entry:
    given = {"statements": (Statement("t", "The thesis", role=Role.THESIS),), "title": folder.title(), **parts}
    return Views(ArgumentMap(folder, **given)).entry(folder)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two maps in ``graphs``."""
    for name in ("rain", "snow"):
        folder = tmp_path / "graphs" / name
        folder.mkdir(parents=True)
        (folder / "map.argdown").write_text(SMALL.format(title=name.title()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: str) -> int:
    return main(["build", *arguments])


def test_maps_stand_by_title_and_numbers_in_titles_by_their_size() -> None:
    page = draw_gallery([entry(str(n), title=f"map {n}") for n in (10, 2, 1, 11)])
    assert re.findall(r"<h2[^>]*><a[^>]*>([^<]*)", page) == ["map 1", "map 2", "map 10", "map 11"]


def test_a_verdict_has_the_sign_of_its_word() -> None:
    marks = {word: "".join(path["d"] for path in paths_of(word)) for word in ("stands", "challenged", "unsupported")}
    assert len(set(marks.values())) == 3
    for word, drawn in marks.items():
        page = draw_gallery([replace(entry(), verdict=word)])
        assert drawn == "".join(re.findall(r'<path class="(?:line|fill|cut)" d="([^"]*)"', page))


class Tags(HTMLParser):
    """All elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


@pytest.mark.parametrize("arguments", [(), ("graphs",), ("graphs/rain", "graphs/snow")])
def test_building_all_maps_of_a_folder_writes_their_overview(place: Path, arguments: tuple[str, ...]) -> None:
    assert build(*arguments) == 0
    page = (place / "graphs" / "index.html").read_text(encoding="utf-8")
    links = [a["href"] for a in Tags(page).all("a")]
    assert links == ["#maps", "./rain/index.html", "./snow/index.html"]
    assert all((place / "graphs" / link).is_file() for link in links[1:] if link)


def test_building_again_changes_nothing(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build()
    before = (place / "graphs" / "index.html").read_bytes()
    capsys.readouterr()
    build()
    assert capsys.readouterr().out.endswith("Nothing changed.\n")
    assert (place / "graphs" / "index.html").read_bytes() == before


def test_a_map_built_alone_or_with_some_of_its_neighbours_leaves_the_overview(place: Path) -> None:
    assert build("graphs/rain") == 0
    (place / "graphs" / "hail").mkdir()
    (place / "graphs" / "hail" / "map.argdown").write_text(SMALL.format(title="Hail"), encoding="utf-8")
    assert build("graphs/rain", "graphs/snow") == 0
    assert not (place / "graphs" / "index.html").exists()


def test_a_single_map_in_graphs_has_an_overview_too_but_not_one_that_is_named(place: Path) -> None:
    (place / "graphs" / "snow" / "map.argdown").unlink()
    assert build("graphs/rain") == 0
    assert not (place / "graphs" / "index.html").exists()
    assert build() == 0
    assert (place / "graphs" / "index.html").is_file()


def test_several_maps_built_into_another_folder_are_listed_there(place: Path) -> None:
    assert build("graphs/snow", "graphs/rain", "--out", "site") == 0
    assert sorted(path.name for path in (place / "site").iterdir()) == ["index.html", "rain", "snow"]
    assert build("graphs", "--out", "other") == 0
    assert (place / "other" / "index.html").read_bytes() == (place / "site" / "index.html").read_bytes()
    assert not (place / "graphs" / "index.html").exists()


def test_a_page_that_argmap_did_not_write_is_left_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = place / "graphs" / "index.html"
    own.write_text("<h1>Mine</h1>", encoding="utf-8")
    assert build() == 0
    assert own.read_text(encoding="utf-8") == "<h1>Mine</h1>"
    assert "left as it is" in capsys.readouterr().out


def test_the_overview_never_takes_the_place_of_a_maps_own_page(place: Path) -> None:
    (place / "map.argdown").write_text(SMALL.format(title="Here"), encoding="utf-8")
    (place / "graphs" / "rain").rename(place / "rain")
    (place / "graphs" / "snow").rename(place / "snow")
    assert build("rain", "snow") == 0
    assert not (place / "index.html").exists()


def test_where_a_map_cannot_be_built_the_overview_stays_as_it_was(place: Path) -> None:
    build()
    before = (place / "graphs" / "index.html").read_bytes()
    (place / "graphs" / "rain" / "map.argdown").write_text("===\na: [\n===\n", encoding="utf-8")
    assert build() == 2
    assert (place / "graphs" / "index.html").read_bytes() == before


def test_programs_are_told_of_the_overview(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build("--json")
    told = json.loads(capsys.readouterr().out)
    assert told["overview"]["path"].endswith("index.html")
    assert told["overview"]["changed"] is True


def test_an_entry_says_verdict_counts_author_and_language() -> None:
    given = entry(
        statements=(Statement("t", "The thesis", role=Role.THESIS), Statement("p", "Why")),
        inferences=(Inference("i", ("p",), "t"),),
        authors=("Anna",),
        language="uk",
    )
    assert (given.thesis, given.status) == ("The thesis", "holds")
    assert given.sentence == "ніщо не свідчить проти цього, і єдина підстава тримається"
    assert {name: value for _, name, value in given.facts} == {
        "Твердження": "2",
        "Кроки": "1",
        "Автори": "Anna",
        "Мова": "uk",
    }
    page = draw_gallery([given])
    assert "Теза тримається" in page
    assert '<html lang="uk">' in page
    assert '<html lang="en">' in draw_gallery([given], language="en")
    assert '<article lang="uk">' in page
    assert page.count("<rect") == 2


def test_an_entry_says_what_speaks_for_its_thesis_and_what_against_and_what_of_it_counts() -> None:
    given = entry(
        statements=(
            Statement("t", "The thesis", role=Role.THESIS),
            *(Statement(id_, id_) for id_ in ("a", "b", "o", "r", "u")),
        ),
        inferences=(Inference("i", ("a",), "t"), Inference("j", ("b",), "t")),
        conflicts=(Conflict("c", ("o",), "t"), Conflict("d", ("r",), "o"), Conflict("e", ("u",), "a")),
    )
    assert given.balance == (("for", True), ("for", False), ("against", False))


def test_a_summary_ends_at_a_word_and_a_source_called_like_the_map_is_not_named_again() -> None:
    source = Source("s", "A map")
    given = entry(title="A map", summary="whether " * 90, sources=(source,), article="s", licence="MIT")
    assert re.fullmatch("(whether )+whether…", given.summary)
    assert len(given.summary) > 300
    other = entry(title="Another", sources=(source,), article="s")
    assert [kind for kind, *_ in given.facts] == ["claims"]
    assert other.facts[1:] == (("source", "Source", "A map"),)


def test_where_no_thesis_is_marked_the_overview_tells_what_most_is_argued_about() -> None:
    claims = tuple(Statement(id_, id_) for id_ in ("one", "two", "a", "b", "c"))
    steps = (Inference("i", ("a",), "two"), Inference("j", ("b",), "two"), Inference("k", ("c",), "one"))
    given = entry(statements=claims, inferences=steps)
    assert (given.thesis, given.status, given.balance) == ("two", "", ())
    assert "Most is argued about this" in draw_gallery([given])


def test_one_map_takes_the_page_few_a_row_and_many_take_lines() -> None:
    rooms = [
        re.search(r'<ul(?: class="(\w+)")?>', draw_gallery([entry(f"m{n}") for n in range(many)]))
        for many in (1, 3, 4, 50)
    ]
    assert [room and room[1] for room in rooms] == ["large", "row", None, "lines"]


def test_maps_stand_in_the_order_of_their_titles_whatever_order_they_come_in() -> None:
    entries = [entry(name) for name in ("one", "two", "three")]
    assert draw_gallery(entries) == draw_gallery(entries[::-1])


def test_hostile_text_stays_text_and_links_stay_below_the_overview() -> None:
    given = entry(
        'javascript:alert(1)"><x y="', title=SAID, summary=SAID, authors=(SAID,), language='en" onclick="x',
        statements=(Statement("t", SAID, SAID, role=Role.THESIS, strand=SAID),), licence=SAID,
    )  # fmt: skip
    page = draw_gallery([given], SAID)
    tags = Tags(page)
    assert len(tags.all("script")) == 1
    assert {name for _, attributes in tags.found for name in attributes if name.startswith("on")} == set()
    assert tags.all("x") == []
    assert [a["href"] for a in tags.all("a")] == ["#maps", "./javascript%3Aalert%281%29%22%3E%3Cx%20y%3D%22/index.html"]
    assert "\u202e" not in page


def test_the_page_loads_nothing_and_forbids_everything_else() -> None:
    page = draw_gallery([entry()])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'(?:src|href)="(?!#|\./|data:)', page)
    assert " style=" not in page


def test_a_large_map_has_a_small_picture() -> None:
    claims = tuple(Statement(f"s{i}", f"Claim {i}") for i in range(1, 700))
    steps = tuple(Inference(f"i{i}", (f"s{i}",), "t" if i < 5 else f"s{(i - 1) // 4}") for i in range(1, 700))
    given = entry(statements=(Statement("t", "T", role=Role.THESIS), *claims), inferences=steps)
    assert given.thumbnail.count("<rect") <= 400
    assert given.size == 700


def test_no_map_at_all_is_a_page_that_says_so() -> None:
    assert "There are no maps yet." in draw_gallery([])
