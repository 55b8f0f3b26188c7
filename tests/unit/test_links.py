"""Links in the texts of a map can be followed wherever the text is shown, and lead only to web and mail addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from argmap import rdf
from argmap.domain.links import Links
from argmap.domain.model import ArgumentMap
from argmap.draw.page.data import encode
from argmap.draw.sheets.drawing import Drawing
from argmap.formats import argdown
from argmap.rdf import Store
from argmap.views import Views

TEXT = """[A]: See [the paper](https://example.org/a?b=1&c="2") or [write](mailto:me@example.org), or https://example.org/bare.
  And @[B].
  + [B]: Not [this](javascript:alert(1)), not [that](data:text/html,x), not [here](//example.org).
"""
ADDRESSES = ["https://example.org/a?b=1&c=%222%22", "mailto:me@example.org", "https://example.org/bare"]


@pytest.fixture(scope="module")
def linked() -> ArgumentMap:
    return argdown.load(TEXT)


def test_the_pieces_of_a_text_are_the_text(linked: ArgumentMap) -> None:
    links = Links(linked)
    first, second = linked.statements
    pieces = links.pieces(first)
    assert "".join(piece.text for piece in pieces) == first.text
    assert [piece.url for piece in pieces if piece.url] == ADDRESSES
    assert [(piece.text, piece.element) for piece in pieces if piece.element] == [("B", "b")]
    assert links.pieces(second) == []


def test_an_address_holds_nothing_that_nobody_sees() -> None:
    (link,) = Links(m := argdown.load("[A]: [x](https://example.org/\u202egpj\u200b.exe)\n")).of(m.statements[0])
    assert link.url == "https://example.org/%E2%80%AEgpj%E2%80%8B.exe"


@pytest.mark.parametrize("width", [90.0, 140.0, 300.0])
def test_a_picture_of_whole_claims_has_the_links_whatever_the_lines(linked: ArgumentMap, width: float) -> None:
    from argmap.draw.arrangement.wide import Room
    from argmap.draw.compose import compose
    from argmap.draw.svg import draw_svg

    svg = draw_svg(compose(linked, full=True, room=Room(3 * width, width, False, width, False)), embed_font=False)
    shown = re.findall(r'<a href="([^"]*)" target="_blank" rel="noopener noreferrer"[^>]*>([^<]*)</a>', svg)
    texts: dict[str, str] = {}
    for address, part in shown:
        texts[address.replace("&amp;", "&")] = texts.get(address.replace("&amp;", "&"), "") + part
    assert list(texts) == ADDRESSES
    assert [text.replace(" ", "") for text in texts.values()] == ["thepaper", "write", "https://example.org/bare"]
    assert "javascript" not in re.sub(r"<(text|title|desc).*?</\1>", "", svg)
    assert "<a " not in draw_svg(compose(linked), embed_font=False)


def test_a_pdf_of_whole_claims_has_the_links(linked: ArgumentMap) -> None:
    from argmap.draw.pdf import draw

    pdf = draw(Views(linked, drawing=Drawing(full=True)))
    for address in ("https://example.org/bare", "mailto:me@example.org"):
        assert f"({address})".encode() in pdf
    assert b"javascript" not in pdf
    assert b"pdfuaid" in pdf  # the links cost nothing of accessibility


def test_a_document_has_hyperlinks_and_mentions_lead_to_their_points(linked: ArgumentMap) -> None:
    from argmap.draw.document.word import draw

    package = ZipFile(BytesIO(draw(Views(linked))))
    body = package.read("word/document.xml").decode()
    relations = package.read("word/_rels/document.xml.rels").decode()
    targets = dict(re.findall(r'<Relationship Id="(\w+)"[^>]*Target="([^"]*)" TargetMode="External"', relations))
    followed = [targets[name].replace("&amp;", "&") for name in re.findall(r'<w:hyperlink r:id="(\w+)"', body)]
    assert followed == ADDRESSES
    (anchor,) = re.findall(r'<w:hyperlink w:anchor="(\w+)"', body)
    assert body.count(f'<w:bookmarkStart w:id="1" w:name="{anchor}"/>') == 1


def test_the_page_knows_the_pieces(linked: ArgumentMap) -> None:
    links = encode(linked, ())["links"]
    assert list(links) == ["a"]
    assert [(url or element) for _, url, element in links["a"] if url or element] == [*ADDRESSES, "b"]


def test_addresses_are_found_by_a_query_and_the_map_stays_as_it_is(linked: ArgumentMap) -> None:
    question = "SELECT ?address WHERE { ?claim argmap:linksTo ?address } ORDER BY ?address"
    rows = Store([linked]).query(question).rows
    assert sorted(str(row[0]) for row in rows) == sorted(ADDRESSES)
    assert Store([linked]).query("ASK { ?claim argmap:mentions ?other }").boolean
    for form in ("turtle", "nquads", "jsonld"):
        assert rdf.load(rdf.dump(linked, form), form) == replace(linked, origin=None)
