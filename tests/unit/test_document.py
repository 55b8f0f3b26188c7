"""Documents: the argument as numbered headings and lists with what is known of each claim, and one picture."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Role, Source, Statement
from argmap.views import Views

docx = pytest.importorskip("docx")

NUMBERED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr"
SAID = '<w:b/> & "q" =cmd|x \x01 \u202eevil'
THESIS = Statement("t", "The thesis", "The thesis in full.", role=Role.THESIS)
SMALL = ArgumentMap(
    "small",
    "A small map",
    statements=(
        THESIS,
        Statement("p", "Premise", "The premise.", asserted_by=("who",), hedge=Hedge.LIKELY),
        Statement("q", "Partner"),
        Statement("u", "Undercutter"),
        Statement("o", "Objection"),
    ),
    inferences=(Inference("i", ("p", "q"), "t", scheme="expert-opinion"), Inference("j", ("p",), "o")),
    conflicts=(Conflict("c", ("u",), "i", ConflictKind.UNDERCUT), Conflict("d", ("o",), "t")),
    sources=(Source("who", "Somebody", author="Her editor", date="2022", disputed=True),),
)


def document(map_: ArgumentMap) -> Any:
    return docx.Document(BytesIO(pipeline.encode(Views(map_), "docx")))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def pictures(document: Any) -> list[Any]:
    return list(document.inline_shapes)


@pytest.fixture(scope="module")
def article() -> Any:
    return document(pipeline.load(Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"))


def test_exercises_have_the_numbers_of_the_document_and_no_solutions(article: Any) -> None:
    told = lines(article)
    start = told.index("From the author")
    asked = told[start : told.index("Questions to ask", start)]
    assert len([line for line in asked if line.endswith("?")]) >= 4
    assert not [line for line in asked if re.match(r"\d+\. ", line) or "Solution" in line]
    assert not [line for line in asked if re.search(r"\b[A-Z]{1,2}, “", line)], "letters are a handout's"
    assert [line for line in asked if re.search(r"” \(\d+(\.\d+)*\)", line)]


def test_headings_lead_through_the_document(article: Any) -> None:
    headings = [(p.style.name, p.text) for p in article.paragraphs if p.style.name.startswith("Heading")]
    parts = ["Verdict", "The argument", "From the author", "Questions to ask", "Sources", "The map"]
    assert [text for name, text in headings if name == "Heading 1"] == parts
    assert ("Heading 2", "Looking for a loophole, not a war") in headings
    assert ("Heading 3", "Supported by: The army may not be ready") in headings
    assert ("Heading 2", "Expert opinion") in headings
    assert article.paragraphs[0].style.name == "Title"


def test_every_claim_is_a_numbered_point_once_with_its_text_voices_and_sentence(article: Any, lukashenko: Path) -> None:
    points = [p for p in article.paragraphs if p._p.pPr is not None and p._p.pPr.find(NUMBERED) is not None]
    map_ = pipeline.load(lukashenko)
    told = [p.text for p in points if p.style.name != "List Bullet"]
    for statement in map_.statements:
        assert sum(text == statement.title or text.endswith(f": {statement.title}") for text in told) == 1
        assert statement.text in lines(article)
    assert any("Says who: Yurii Panchenko, European Pravda > Alexander Lukashenko" in line for line in lines(article))
    assert any(line.startswith("p8 s1: There is also doubt") for line in lines(article))
    levels = {p._p.pPr.find(NUMBERED).ilvl.val for p in points if p.style.name != "List Bullet"}
    assert levels == {0, 1, 2, 3, 4}


def test_relations_are_told_in_words() -> None:
    told = lines(document(SMALL))
    assert "Supported by (only together with 1.2): Premise" in told
    assert "This step is undercut by: Undercutter" in told
    assert "Objection: Objection" in told
    assert "Supported by: Premise (see 1.1)" in told
    assert any("Told as: likely" in line and "Reasoning: by expert opinion" in line for line in told)
    assert "Somebody, Her editor, 2022 (the text itself doubts it)" in told


def test_the_picture_has_a_text_alternative_and_fits_its_page(article: Any) -> None:
    (picture,) = pictures(article)
    described = picture._inline.docPr
    assert "Argument map of 42 statements" in described.get("descr")
    assert described.get("title") == "Why Lukashenko has not sent troops into Ukraine"
    landscape = article.sections[-1]
    assert picture.width <= landscape.page_width - landscape.left_margin - landscape.right_margin
    assert picture.height <= landscape.page_height - landscape.top_margin - landscape.bottom_margin
    assert article.sections[0].page_width < article.sections[0].page_height


def test_no_page_is_broken_off_for_the_picture(article: Any) -> None:
    """A section begins on a new page, so the picture's is the last: what stands before it is one stream of text."""
    upright, _ = article.sections
    inside = list(upright.iter_inner_content())
    assert all(p.style.name != "Heading 1" or p.text != "The map" for p in inside)
    assert [p.text for p in inside if p.style.name == "Heading 1"][-1] == "Sources"


def test_a_map_too_large_for_a_page_is_shown_by_its_upper_levels_and_told_whole() -> None:
    claims = tuple(Statement(f"s{i}", f"Claim {i}") for i in range(1, 150))
    steps = tuple(Inference(f"i{i}", (f"s{i}",), "t" if i < 5 else f"s{(i - 1) // 4}") for i in range(1, 150))
    made = document(ArgumentMap("large", statements=(THESIS, *claims), inferences=steps))
    (picture,) = pictures(made)
    assert "Claim 1" in picture._inline.docPr.get("descr")
    assert "Claim 149" not in picture._inline.docPr.get("descr")
    assert "Supported by: Claim 149" in lines(made)
    assert any("its upper levels are shown" in line for line in lines(made))


def test_a_map_without_claims_says_so() -> None:
    made = document(ArgumentMap("empty"))
    assert "This map has no claims yet." in lines(made)
    assert pictures(made) == []


def test_what_is_told_twice_is_only_named_and_circles_end() -> None:
    circle = ArgumentMap(
        "circle",
        statements=(Statement("a", "A"), Statement("b", "B")),
        inferences=(Inference("1", ("a",), "b"), Inference("2", ("b",), "a")),
    )
    assert [line for line in lines(document(circle)) if line.startswith("Supported by")] == [
        "Supported by: B",
        "Supported by: A (see 1)",
    ]


def test_hostile_text_stays_text_in_the_language_of_the_map() -> None:
    map_ = ArgumentMap(
        "h", SAID, summary=SAID, language="uk",
        statements=(Statement("a", SAID, "x", role=Role.THESIS), Statement("b", "טענה", "הכול", language="he")),
        inferences=(Inference("i", ("b",), "a", scheme=SAID),),
        sources=(Source("s", SAID, url="javascript:alert(1)"),),
    )  # fmt: skip
    made = document(map_)
    assert made.paragraphs[0].text == '<w:b/> & "q" =cmd|x \ufffd [U+202E]evil'
    assert not [r for r in made.part.rels.values() if r.is_external]
    (language,) = made.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language.get(docx.oxml.ns.qn("w:val")) == "uk"
    assert made.element.xpath(".//w:pPr/w:bidi")
    assert made.element.xpath(".//w:rPr[w:rtl]/w:lang[@w:bidi='he']")
    for form in made.element.xpath(".//w:pPr[w:bidi]"):
        names = [child.tag.partition("}")[2] for child in form]
        assert names == sorted(names, key=ORDER.index), "the schema wants this order"


def test_the_verdict_on_a_thesis_from_right_to_left_is_a_sentence_of_its_own_direction() -> None:
    made = document(ArgumentMap("h", "כותרת", statements=(Statement("t", "טענה", language="he", role=Role.THESIS),)))
    verdict = next(p for p in made.paragraphs if p.text.startswith("טענה "))
    assert not verdict._p.xpath("./w:pPr/w:bidi")
    assert verdict._p.xpath("./w:r/w:rPr/w:rtl")


def test_headings_run_as_our_words_do_and_claims_below_them_as_they_do() -> None:
    claims = (Statement("t", "טענה", "הכול", role=Role.THESIS), Statement("o", "תשובה", "לא"))
    made = document(ArgumentMap("h", "כותרת", statements=claims, conflicts=(Conflict("c", ("o",), "t"),)))
    turned = {p.text: bool(p._p.xpath("./w:pPr/w:bidi")) for p in made.paragraphs}
    assert not turned["טענה"]
    assert not turned["Objection: תשובה"]
    assert turned["הכול"]
    assert turned["לא"]


def test_pages_are_numbered(article: Any) -> None:
    (foot,) = article.sections[0].footer.paragraphs
    assert foot._p.xpath("./w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert "".join(foot._p.xpath(".//w:t/text()")) == "1 / 1"


def test_the_list_is_defined_in_the_order_that_the_schema_wants(article: Any) -> None:
    qn = docx.oxml.ns.qn
    levels = article.part.numbering_part.element.findall(f"{qn('w:abstractNum')}/{qn('w:lvl')}")[-9:]
    for level in levels:
        tags = [child.tag.partition("}")[2] for child in level]
        assert tags == ["start", "numFmt", "suff", "lvlText", "lvlJc", "pPr"]
    shown = [level.find(qn("w:lvlText")).get(qn("w:val")) for level in levels]
    assert shown[:3] == ["%1", "%1.%2", "%1.%2.%3"]


ORDER = ["pStyle", "keepNext", "numPr", "bidi", "spacing", "ind", "jc", "rPr", "sectPr"]
