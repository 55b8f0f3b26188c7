"""Slides: every claim is a native box on one of them, connectors hold on to boxes, and all of it can be read."""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import argmap
from argmap import pipeline
from argmap.domain.diagnostics import ArgmapError, MissingExtraError
from argmap.domain.model import (
    Anchor,
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Rephrase,
    Role,
    Sentence,
    Source,
    Stance,
    Statement,
)
from argmap.draw.document import plan, shapes
from argmap.draw.document.shape_words import names_of
from argmap.draw.document.slides import draw_slides
from argmap.draw.document.verdict_marks import polylines
from argmap.draw.material import Material
from argmap.draw.measure import joined, wrap
from argmap.draw.scene import LinkKind
from argmap.draw.sheets.drawing import Drawing
from argmap.draw.theme import load_theme
from argmap.draw.verdict_signs import SIZE, signs
from argmap.views import Views
from argmap.words import Words

pptx = pytest.importorskip("pptx")

SAID = (
    '<script>alert(1)</script> &amp; "q" \' ]]> =cmd|x \x01\x0b\ud800 \u202eevil\u200b [x](javascript:y) **b** {{7*7}}'
)
SHOWN = '<script>alert(1)</script> &amp; "q" \' ]]> =cmd|x'
WORDS = ("Word ", "x" * 40, "說")
THESIS = Statement("t", "The thesis", "The thesis in full.", role=Role.THESIS)


def large(count: int) -> ArgumentMap:
    """A tree of claims, four below each, every seventh an objection."""
    claims = tuple(
        Statement(f"s{i}", f"Claim number {i} about something", f"All of claim {i}.") for i in range(1, count)
    )
    above = {i: "t" if i < 5 else f"s{(i - 1) // 4}" for i in range(1, count)}
    return ArgumentMap(
        "large",
        statements=(THESIS, *claims),
        inferences=tuple(Inference(f"i{i}", (f"s{i}",), above[i]) for i in range(1, count) if i % 7),
        conflicts=tuple(Conflict(f"c{i}", (f"s{i}",), above[i]) for i in range(1, count) if not i % 7),
    )


def chain(count: int) -> ArgumentMap:
    """Claims each of which is the only reason for the one before it."""
    names = ["t", *(f"s{n}" for n in range(1, count))]
    return ArgumentMap(
        "chain",
        statements=(THESIS, *(Statement(name, f"Reason {name} on a long way") for name in names[1:])),
        inferences=tuple(Inference(f"i{n}", (names[n],), names[n - 1]) for n in range(1, count)),
    )


def tangled(seed: int) -> ArgumentMap:
    """A map with anything in it: circles, shared and linked premises, undercuts of undercuts, sketches."""
    chance = random.Random(seed)
    names = [f"s{i}" for i in range(chance.randint(1, 14))]
    statements = tuple(Statement(n, f"{n} {chance.choice(WORDS) * chance.randint(1, 12)}") for n in names)
    arguments = (Argument("sketch", "A sketch", "Of an argument."),)
    names += ["sketch"]
    inferences = tuple(
        Inference(f"i{i}", tuple(chance.sample(names, min(len(names), chance.randint(1, 4)))), chance.choice(names))
        for i in range(chance.randint(0, 10))
    )
    ends = [*names, *(i.id for i in inferences), "c0", "c1", "c2"]
    conflicts = tuple(
        Conflict(f"c{i}", (chance.choice(names),), chance.choice(ends), chance.choice([*ConflictKind]))
        for i in range(6)
    )
    return ArgumentMap(
        f"tangled-{seed}",
        statements=statements,
        arguments=arguments,
        inferences=inferences,
        conflicts=conflicts,
        rephrases=(Rephrase("r", (names[0],), names[-1]),),
    )


AWKWARD = {
    "empty": ArgumentMap("empty"),
    "one": ArgumentMap("one", statements=(THESIS,)),
    "loose": ArgumentMap("loose", statements=tuple(Statement(f"s{i}", f"Loose {i} " * 9) for i in range(24))),
    "star": ArgumentMap(
        "star",
        statements=(THESIS, *(Statement(f"p{i}", f"Premise {i}") for i in range(30))),
        inferences=(Inference("all", tuple(f"p{i}" for i in range(30)), "t"),),
    ),
    "circle": ArgumentMap(
        "circle",
        statements=tuple(Statement(name, name * 3) for name in "abcd"),
        inferences=(Inference("1", ("a",), "b"), Inference("2", ("b",), "c"), Inference("3", ("c",), "a")),
        conflicts=(Conflict("4", ("d",), "a", ConflictKind.CONTRARY), Conflict("5", ("b",), "5")),
    ),
    "scripts": ArgumentMap(
        "scripts",
        "אלו טיעונים",
        statements=(
            Statement("a", "הטענה המרכזית", "זו הטענה המלאה.", role=Role.THESIS, language="he"),
            Statement("b", "這是一個很長的中文論點需要在方框內換行因為它太長了" * 4, language="zh"),
            Statement("c", "Білоруське суспільство чинить опір", language="uk"),
        ),
        inferences=(Inference("i", ("b", "c"), "a"),),
        language="he",
    ),
    "hostile": ArgumentMap(
        SAID,
        SAID,
        summary=SAID,
        language='en"><',
        authors=(SAID,),
        licence=SAID,
        statements=(
            Statement(
                "a", SAID, f"{SAID}!", role=Role.THESIS, strand=SAID, language="x y", asserted_by=("s", SAID),
                hedge=Hedge.LIKELY, anchors=(Anchor(1, 1, phrase=SAID),),
            ),
            Statement("b", "x" * 500, "y" * 500),
            Statement("c", f"- {SAID}"),
        ),
        inferences=(Inference("i", ("b", "c"), "a", scheme=SAID),),
        sources=(Source("s", SAID, url="javascript:alert(1)", author=SAID, date=SAID),),
        sentences=(Sentence(1, 1, SAID),),
        strands={SAID: SAID},
        article="s",
    ),
    "large": large(44),
    "chain": chain(20),
}  # fmt: skip


def slides(map_: ArgumentMap) -> Any:
    return pptx.Presentation(BytesIO(pipeline.encode(Views(map_), "pptx")))


@cache
def deck_of(name: str) -> Any:
    return slides(AWKWARD[name])


@cache
def tangled_deck(seed: int) -> Any:
    return slides(tangled(seed))


def boxes(slide: Any) -> list[Any]:
    """The shapes that show claims."""
    return [s for s in slide.shapes if s.name.startswith("“")]


def links(slide: Any) -> list[Any]:
    return [s for s in slide.shapes if s._element.tag.endswith("cxnSp") and not s.name.startswith("Legend")]


def glued(link: Any) -> list[int]:
    """The ids of the shapes that a connector is glued to."""
    ends = link._element.xpath(".//a:stCxn | .//a:endCxn")
    return [int(end.get("id")) for end in ends]


def alt(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")


@pytest.fixture(scope="module")
def article() -> Any:
    return slides(pipeline.load(Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"))


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("notation", ["pptx", "docx", "handout", "handout-docx", "solutions"])
def test_any_map_makes_a_document_and_twice_the_same_one(name: str, notation: str) -> None:
    assert pipeline.encode(Views(AWKWARD[name]), notation) == pipeline.encode(Views(AWKWARD[name]), notation)


def test_the_first_slide_shows_the_thesis_and_the_rest_each_sub_argument_once(article: Any, lukashenko: Path) -> None:
    map_ = pipeline.load(lukashenko)
    first, *rest = article.slides
    assert (article.slide_width, article.slide_height) == (960 * 12700, 540 * 12700)
    assert first.shapes.title.text == map_.title
    assert "“Looking for a loophole, not a war” stands" in " ".join(
        s.text_frame.text for s in first.shapes if s.has_text_frame
    )
    titles = [slide.shapes.title.text for slide in rest]
    for premise in (s for s in map_.statements if s.role is Role.PREMISE):
        assert sum(premise.title in title.split(" · ") for title in titles) == 1
        assert any(premise.title in shape.text_frame.text for shape in boxes(first))


@pytest.mark.parametrize("seed", range(12))
def test_every_claim_is_a_box_on_some_slide_with_its_text_in_the_notes(seed: int) -> None:
    map_, deck = tangled(seed), tangled_deck(seed)
    shown = Counter(shape.name for slide in deck.slides for shape in boxes(slide))
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    for statement in (*map_.statements, *map_.arguments):
        assert shown[f"“{statement.title.strip()}”"[:120]]
        assert statement.title.strip() in notes


def test_a_claim_whose_reasons_all_belong_elsewhere_has_a_slide_that_shows_them() -> None:
    shared = tuple(Statement(f"c{i}", f"Shared reason {i}") for i in range(14))
    map_ = ArgumentMap(
        "shared",
        statements=(THESIS, Statement("p", "Premise one"), Statement("q", "Premise two"), *shared),
        inferences=tuple(
            Inference(f"i{s}{t}", (s,), t)
            for s, t in [("p", "t"), ("q", "t"), *((c.id, end) for c in shared for end in "pq")]
        ),
    )
    drawn = {alt(link) for slide in slides(map_).slides for link in links(slide)}
    assert {f"“{c.title}” supports “Premise {n}”." for c in shared for n in ("one", "two")} <= drawn


@pytest.mark.parametrize("seed", range(12))
def test_every_relation_between_two_claims_is_a_line_on_some_slide(seed: int) -> None:
    map_ = tangled(seed)
    drawn = {alt(link) for slide in tangled_deck(seed).slides for link in links(slide)}
    names = {s.id: f"“{s.title.strip()}”" for s in map_.statements}
    for step in map_.inferences:
        if (
            len(step.premises) == 1
            and step.premises[0] != step.conclusion
            and {*step.premises, step.conclusion} <= {*names}
        ):
            premise = names[step.premises[0]]
            direct = f"{premise} supports {names[step.conclusion]}."
            assert direct in drawn or f"{premise} supports the step from {premise}." in drawn


@pytest.mark.parametrize("map_", [*range(8), "star", "large"])
def test_connectors_hold_on_to_two_shapes_of_their_slide(map_: int | str) -> None:
    deck = tangled_deck(map_) if isinstance(map_, int) else deck_of(map_)
    count = 0
    for slide in deck.slides:
        ids = {shape.shape_id for shape in slide.shapes}
        for link in links(slide):
            count += 1
            start, end = glued(link)
            assert start != end
            assert {start, end} <= ids
    assert count


def sites_of(box: Any) -> list[tuple[int, int]]:
    """Where the connection sites of a box are, in EMU."""
    left, top, wide, high = box.left, box.top, box.width, box.height
    usual = [
        (left + wide // 2, top),
        (left, top + high // 2),
        (left + wide // 2, top + high),
        (left + wide, top + high // 2),
    ]
    heights = [int(gd.get("fmla").split()[2]) for gd in box._element.xpath(".//a:custGeom/a:gdLst/a:gd")]
    edges = [pos.get("x") for pos in box._element.xpath(".//a:custGeom/a:cxnLst/a:cxn/a:pos")][4:]
    assert len(edges) == len(heights)
    return usual + [
        (left + wide if edge == "r" else left, top + high * at // 1000) for edge, at in zip(edges, heights, strict=True)
    ]


def ends_of(link: Any) -> list[tuple[float, float]]:
    """Where a connector begins and ends, in EMU: of one that is turned by three quarters, where that brings its corners."""
    if link._element.spPr.xfrm.rot != 270:
        return [(link.begin_x, link.begin_y), (link.end_x, link.end_y)]
    x, y, across, up = link.left + link.width / 2, link.top + link.height / 2, link.height / 2, link.width / 2
    return [(x - across, y + up), (x + across, y - up)]


@pytest.mark.parametrize("map_", [*range(4), "star", "large", "chain"])
def test_lines_end_at_sites_of_boxes_and_no_two_at_the_same_one_of_a_side(map_: int | str) -> None:
    deck = tangled_deck(map_) if isinstance(map_, int) else deck_of(map_)
    for slide in deck.slides:
        claims = {shape.shape_id: shape for shape in boxes(slide)}
        taken = []
        for link in links(slide):
            for glue, (x, y) in zip(link._element.xpath(".//a:stCxn | .//a:endCxn"), ends_of(link), strict=True):
                box, number = claims.get(int(glue.get("id"))), int(glue.get("idx"))
                if box is None:
                    continue  # a sign, at which lines meet
                site = sites_of(box)[number]
                assert abs(site[0] - x) + abs(site[1] - y) < 20_000
                taken += [(box.shape_id, number)] if number not in (0, 2) else []
        assert len(taken) == len({*taken})


def test_what_counts_only_together_meets_in_a_plus_and_an_undercut_ends_on_it(article: Any) -> None:
    slide = next(s for s in article.slides if s.shapes.title.text.startswith("The army may not be ready"))
    names = {shape.shape_id: shape.name for shape in slide.shapes}
    ends = [[names[id_] for id_ in glued(link)] for link in links(slide)]
    joint = "Premises that count only together"
    assert ["“A letter: the chief resigned”", joint] in ends
    assert ["“The letter is likely a fake”", joint] in ends
    assert [joint, "“The army may not be ready”"] in ends


def test_no_two_relations_are_told_apart_by_colour_alone() -> None:
    kinds = LinkKind.__args__  # type: ignore[attr-defined]
    looks = {kind: (shapes.DASHES[kind], shapes.ENDS[kind]) for kind in kinds}
    assert len({dash for dash, _ in looks.values()}) == len(kinds)
    assert {looks["support"][1], looks["attack"][1], looks["undercut"][1]} == {"triangle", "diamond", "oval"}


@pytest.mark.parametrize("name", AWKWARD)
def test_text_is_large_enough_and_everything_stands_on_the_slide_with_no_box_over_another(name: str) -> None:
    deck = deck_of(name)
    for slide in deck.slides:
        for shape in slide.shapes:
            corners = [(shape.left, shape.top), (shape.left + shape.width, shape.top + shape.height)]
            for x, y in ends_of(shape) if shape in links(slide) else corners:
                assert 0 <= x <= deck.slide_width
                assert 0 <= y <= deck.slide_height
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else []:
                assert all(run.font.size.pt >= 12 for run in paragraph.runs)
        for one, other in combinations(boxes(slide), 2):
            apart = one.left + one.width <= other.left or other.left + other.width <= one.left
            assert apart or one.top + one.height <= other.top or other.top + other.height <= one.top


def test_shapes_say_what_they_show_and_text_says_its_language(article: Any) -> None:
    for slide in article.slides:
        for shape in (*boxes(slide), *links(slide)):
            assert alt(shape)
        assert all(run.get("lang") == "en" for run in slide._element.xpath(".//a:r/a:rPr"))
    deck = deck_of("scripts")
    spoken = {run.get("lang") for slide in deck.slides for run in slide._element.xpath(".//a:r/a:rPr")}
    assert {"he", "zh", "uk"} <= spoken
    assert deck.slides[0]._element.xpath(".//a:pPr[@rtl='1']")


def test_a_box_that_is_unfolded_elsewhere_leads_there(article: Any) -> None:
    first = article.slides[0]
    for shape in boxes(first):
        if "more on slide" in shape.text_frame.text:
            number = int(shape.text_frame.text.partition("more on slide ")[2].split()[0])
            target = article.slides[number - 1]
            assert shape.click_action.target_slide == target
            assert shape.text_frame.paragraphs[-1].text in target.shapes.title.text.split(" · ")


def test_the_notes_say_who_says_it_how_surely_and_where(article: Any) -> None:
    notes = "\n".join(slide.notes_slide.notes_text_frame.text for slide in article.slides)
    assert "Says who: Yurii Panchenko, European Pravda > Alexander Lukashenko." in notes
    assert "So it appears." in notes
    assert "p8 s2: Word has lately got out" in notes


def test_notes_are_set_to_fit_below_a_picture_as_wide_as_the_slide(article: Any) -> None:
    for slide in article.slides:
        page = slide.notes_slide
        places = {place.placeholder_format.type.name: place for place in page.placeholders}
        picture, body = places["SLIDE_IMAGE"], places["BODY"]
        assert picture.width / picture.height == pytest.approx(16 / 9, rel=0.01)
        assert picture.top + picture.height < body.top
        assert (body.top + body.height) / 12700 <= 720 - 40
        said = [(p.text, p.runs[0].font.size.pt) for p in page.notes_text_frame.paragraphs]
        assert (
            sum(1.2 * size * len(wrap(text, body.width.pt - 16, 0.9 * size)) for text, size in said) <= body.height.pt
        )
        assert max(size for _, size in said) >= 7


def test_the_titles_of_slides_take_a_line_where_there_are_several_and_say_how_many_more() -> None:
    words = Words("en")
    assert joined(["One"], 20, words) == "One"
    assert joined(["One", "Two"], 20, words) == "One · Two"
    assert joined(["One", "A longer title of something", "Three"], 20, words) == "One · 2 more"
    assert joined(["A longer title of something", "Two"], 20, words) == "A longer title of… · 1 more"


def test_slides_have_the_colours_that_are_asked_for() -> None:
    material = Views(large(9)).material
    for name in ("dark", "black-and-white", "print"):
        theme = load_theme(name)
        deck = pptx.Presentation(BytesIO(draw_slides(material, theme)))
        assert str(deck.slide_master.background.fill.fore_color.rgb) == theme["paper"].lstrip("#").upper()
        for shape in (shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame):
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            for run in runs:
                assert f"#{run.font.color.rgb}".lower() in {*theme.tokens.values(), *theme.strands}
    plain = pptx.Presentation(BytesIO(draw_slides(material)))
    assert str(plain.slide_master.background.fill.fore_color.rgb) == "FFFFFF"


def test_hostile_text_stays_text() -> None:
    deck = deck_of("hostile")
    assert deck.slides[0].shapes.title.text.startswith(SHOWN)
    assert "[U+202E]evil[U+200B]" in deck.slides[0].shapes.title.text
    links_out = [r.reltype for part in deck.part.package.iter_parts() for r in part.rels.values() if r.is_external]
    assert links_out == []
    assert not deck.slides[0]._element.xpath(".//*[@lang='x y' or contains(@lang, '>')]")


def test_the_file_tells_nothing_of_who_wrote_it_when(article: Any) -> None:
    properties = article.core_properties
    assert properties.author == "argmap contributors"
    assert properties.last_modified_by == "argmap"
    data = pipeline.encode(Views(AWKWARD["one"]), "pptx")
    assert {info.date_time for info in ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in ZipFile(BytesIO(data)).namelist() if "thumbnail" in name]


def test_a_huge_map_ends_at_a_number_of_slides_that_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "MOST_SLIDES", 4)
    deck = slides(large(90))
    assert len(deck.slides) == 4
    told = [shape.text_frame.text for slide in deck.slides for shape in boxes(slide)]
    assert any(re.search(r"\d more", text) for text in told)


@pytest.mark.parametrize("roots", [(), ("t",)])
def test_one_claim_with_very_many_objections_has_no_more_slides_and_the_last_counts_the_rest(
    roots: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "MOST_SLIDES", 3)
    claims = tuple(Statement(f"s{i}", f"Claim number {i}") for i in range(90))
    conflicts = tuple(Conflict(f"c{s.id}{root}", (s.id,), root) for s in claims for root in roots)
    deck = slides(ArgumentMap("star", statements=(THESIS, *claims), conflicts=conflicts))
    assert len(deck.slides) == 3
    *others, last = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
    shown = set(re.findall(r"Claim number \d+", " ".join((*others, last))))
    assert 0 < len(shown) < 90
    assert f"{90 - len(shown)} more claims have no slide." in last
    assert not any("no slide" in text for text in others)


@pytest.mark.parametrize(("notation", "library"), [("pptx", "pptx"), ("docx", "docx")])
def test_a_missing_library_is_named_with_the_command_that_mends_it(
    notation: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtraError) as error:
        pipeline.encode(Views(AWKWARD["one"]), notation)
    assert "pip install argmap[documents]" in error.value.diagnostics[0].remedy


@pytest.mark.parametrize("notation", ["pptx", "docx", "png"])
def test_the_library_says_of_what_is_not_text_how_to_write_it(notation: str, tmp_path: Path) -> None:
    one = argmap.loads("[Stay]: We should stay. #thesis\n")
    with pytest.raises(ArgmapError) as error:
        one.dump(notation)
    assert error.value.diagnostics[0].code == "not-text"
    assert one.draw(tmp_path / f"map.{notation}").stat().st_size > 1000


@pytest.mark.parametrize(("count", "most"), [(5, 1), (20, 1), (45, 2)])
def test_a_chain_is_folded_into_rows_with_every_box_and_line(count: int, most: int) -> None:
    deck = slides(chain(count))
    assert len(deck.slides) <= most
    shown = [shape.name for slide in deck.slides for shape in boxes(slide)]
    assert {f"“Reason s{n} on a long way”" for n in range(1, count)} <= {*shown}
    lines = [alt(link) for slide in deck.slides for link in links(slide)]
    assert len([line for line in lines if "supports" in line]) == count - 1


def test_slides_are_few_numbered_by_fields_and_their_plus_signs_are_decoration(article: Any) -> None:
    assert len(article.slides) <= 7
    for number, slide in enumerate(article.slides, 1):
        fields = slide._element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [field.text for field in fields] == [str(number)]
        plus = [shape for shape in slide.shapes if shape.name == "Plus"]
        assert all("decorative" in str(shape._element.xml) for shape in plus)


def test_alternative_texts_of_lines_are_whole_sentences(article: Any) -> None:
    told = [alt(link) for slide in article.slides for link in links(slide)]
    one_of = (
        "“Panchenko edits European Pravda” is one of the claims that support “He seeks a way round it” only together."
    )
    assert one_of in told
    assert any(
        text.startswith("“The letter is likely a fake” undercuts the step from “A letter: the ") for text in told
    )
    assert all(text.endswith(".") and not text.endswith(" and.") for text in told)


def test_no_line_runs_over_a_plus(article: Any) -> None:
    found = 0
    for slide in article.slides:
        order = [shape.shape_id for shape in slide.shapes]
        lines = [order.index(link.shape_id) for link in links(slide)]
        signs = [order.index(shape.shape_id) for shape in slide.shapes if shape.name == "Plus"]
        assert all(sign > line for sign in signs for line in lines)
        found += len(signs)
    assert found


def test_slides_from_the_top_down_have_words_on_rails_and_everything_within_the_slide() -> None:
    map_ = pipeline.load(Path(__file__).resolve().parents[2] / "graphs" / "lukashenko")
    written = pipeline.encode(Views(map_, drawing=Drawing(direction="top-down")), "pptx")
    deck = pptx.Presentation(BytesIO(written))
    assert not [s for slide in deck.slides for s in links(slide)], "rails are drawn, not connectors"
    words = Counter(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.name == "Word on a line"
    )
    assert words["because"] > 5
    assert words["but"] >= 2
    assert words["and"] >= 3
    drawn = {s.name for slide in deck.slides for s in slide.shapes}
    assert {f"“{claim.title}”" for claim in map_.statements} <= drawn
    for slide in deck.slides:
        for shape in slide.shapes:
            corners = [(shape.left, shape.top), (shape.left + shape.width, shape.top + shape.height)]
            for x, y in ends_of(shape) if shape in links(slide) else corners:
                assert 0 <= x <= deck.slide_width
                assert 0 <= y <= deck.slide_height


def test_verdicts_on_slides_are_told_apart_without_colour() -> None:
    stances = {"rain": Stance.SUPPOSED, "snow": Stance.ASKED, "flood": Stance.DENIED, "cracks": Stance.ASSERTED}
    map_ = ArgumentMap(
        "bridge",
        statements=(
            Statement("close", "Close it", role=Role.THESIS),
            *(Statement(id_, id_.title(), stance=stance) for id_, stance in stances.items()),
            Statement("jam", "Traffic will choke"),
        ),
        inferences=tuple(Inference(f"step-{id_}", (id_,), "close") for id_ in stances),
        conflicts=(Conflict("but", ("jam",), "close", ConflictKind.ATTACK),),
    )
    (slide, *_) = slides(map_).slides
    by_name = {shape.name: shape for shape in slide.shapes}
    names = [shape.name for shape in slide.shapes]
    assert by_name["“Flood”"].fill.type == pptx.enum.dml.MSO_FILL.PATTERNED
    assert [names.count(word) for word in ("challenged", "only supposed", "only asked", "denied")] == [2, 3, 3, 1]


@pytest.mark.parametrize("mark", signs())
def test_the_strokes_of_a_sign_end_within_its_field(mark: str) -> None:
    strokes = [stroke for part in signs()[mark].values() for stroke in part]
    points = [point for x, y, path in strokes for line in polylines(path, x, y) for point in line]
    assert all(-0.5 <= value <= SIZE + 0.5 for point in points for value in point)


def test_an_alternative_text_does_not_grow_with_the_premises_of_a_step() -> None:
    premises = "".join(f"({n}) [P{n}]: premise {n}\n" for n in range(1, 41))
    material = Material(pipeline.parse(f"<A>: all\n\n{premises}----\n(41) [C]: conclusion\n", "map.argdown")[0])
    (step,) = material.structure.steps.values()
    assert names_of(material, step).endswith("“P11” and 29 more")


MIXED = """[Close it]: The bridge should close. #thesis
  + [Cracks]: Its piers are cracked.
  + [Rust]: It rusts.
    - [Paint]: It was painted.
"""


def top_down(text: str) -> Any:
    map_ = pipeline.parse(text, "map.argdown")[0]
    return pptx.Presentation(BytesIO(pipeline.encode(Views(map_, drawing=Drawing(direction="top-down")), "pptx")))


def test_a_rail_is_drawn_as_the_reason_that_counts_above_those_that_do_not() -> None:
    (slide, *_) = top_down(MIXED).slides
    arrows = [
        shape._element.xpath(".//a:tailEnd/@type")[0]
        for shape in slide.shapes
        if shape.name == "Support" and not shape.name.startswith("Legend")
    ]
    assert sorted(arrows) == ["arrow", "triangle"]
    assert arrows[-1] == "triangle"


@pytest.mark.parametrize("deck", [top_down, lambda text: slides(pipeline.parse(text, "map.argdown")[0])])
def test_the_legend_of_a_slide_tells_what_does_not_count_where_there_is_such_a_line(deck: Any) -> None:
    told = ["Legend: does not count" in {s.name for s in deck(text).slides[0].shapes} for text in (MIXED, MIXED[:-27])]
    assert told == [True, False]


def test_the_legend_of_slides_says_what_that_of_pictures_says(article: Any) -> None:
    words = set(Words("en").catalogue["legend"].values())
    told = {
        shape.name.removeprefix("Legend: "): shape
        for slide in article.slides
        for shape in slide.shapes
        if shape.name.startswith("Legend: ")
    }
    assert {"supports", "attacks", "undercuts a step", "only together"} <= set(told) <= words
    assert (
        told["only together"].auto_shape_type == pptx.enum.shapes.MSO_SHAPE.OVAL
    )  # the disc that stands on the map, no letter


def test_sentences_in_our_words_run_as_these_do_and_labels_stand_at_the_side_of_their_title() -> None:
    made, _ = pipeline.parse(
        "===\nlanguage: ar\n===\n\n[مخرج]: مخرج لا حرب. #thesis\n  - [رسالة]: مزوّرة.\n", "map.argdown"
    )
    (slide, *_) = slides(made).slides
    verdict = next(shape for shape in slide.shapes if shape.name == "Verdict")
    assert verdict.text_frame.text.startswith("“مخرج")
    assert not verdict._element.xpath(".//a:pPr[@rtl='1' or @algn='r']")
    for box in boxes(slide):
        label, title = box.text_frame.paragraphs
        assert [p._p.pPr.get("algn") for p in (label, title)] == ["r", "r"]
        assert [p._p.pPr.get("rtl") for p in (label, title)] == [None, "1"]
