"""A map that does not say in which language it is has none: in the model, in what is written, and on the page."""

from __future__ import annotations

import pytest

import argmap
from argmap.conversion import convert
from argmap.domain.languages import UNDETERMINED, tag
from argmap.domain.model import ArgumentMap, Role, Statement
from argmap.registry import format_named
from argmap.views import Views

SAYS_NOTHING = {
    "argdown": "[A]: Die Brücke hält. #thesis\n  + <B>: Sie ist neu.\n",
    "csv": "kind,id,title,text,role\nmap,m,Brücke,,\nstatement,a,A,Die Brücke hält.,thesis\n",
    "kialo": "Discussion Title: Brücke\n\n1. Die Brücke hält.\n1.1. Pro: Sie ist neu.\n",
    "mermaid": 'flowchart LR\n  a["Die Brücke hält."]\n  b["Sie ist neu."] -->|supports| a\n',
    "turtle": "@prefix aif: <http://www.arg.dundee.ac.uk/aif#> .\n"
    '<urn:a> a aif:I-node ;\n aif:claimText "Die Brücke hält." .\n',
    "aif": '{"nodes": [{"nodeID": "1", "text": "Die Brücke hält.", "type": "I"}], "edges": [], "locutions": []}',
}


@pytest.mark.parametrize("notation", SAYS_NOTHING)
def test_what_no_notation_states_is_in_no_language(notation: str) -> None:
    argument_map = argmap.loads(SAYS_NOTHING[notation], notation)
    assert argument_map.language == UNDETERMINED
    assert not [d for d in argument_map.check() if d.code == "bad-language"]
    turtle = convert(argument_map, "turtle").data.decode()
    assert "dcterms:language" not in turtle
    assert '"Die Brücke hält."@' not in turtle
    assert "language" not in convert(argument_map, "csv").data.decode().splitlines()[0].split(",")
    assert "language:" not in convert(argument_map, "argdown").data.decode()
    assert '"@en"' not in convert(argument_map, "jsonld").data.decode()


@pytest.mark.parametrize("key", ["language", "lang"])
def test_english_that_is_stated_is_written_back(key: str) -> None:
    argument_map = argmap.loads(f"===\ntitle: T\n{key}: en\n===\n\n[A]: It rains. #thesis\n", "argdown")
    assert argument_map.language == "en"
    assert not argument_map.extra
    for notation in ("argdown", "csv", "turtle", "graphml", "mermaid"):
        assert argmap.loads(convert(argument_map, notation).data.decode(), notation).language == "en", notation
    assert '"It rains."@en' in convert(argument_map, "turtle").data.decode()


def test_a_page_leaves_the_language_of_such_texts_open_and_speaks_english_itself() -> None:
    page = Views(argmap.loads(SAYS_NOTHING["argdown"], "argdown")).page
    assert '<html lang="en">' in page
    assert '<h1 id="title" lang="">' in page
    assert 'id="article" lang=""' in page


def test_a_picture_and_a_document_of_such_a_map_name_no_language() -> None:
    argument_map = ArgumentMap("m", statements=(Statement("a", "A", "Die Brücke.", role=Role.THESIS),))
    views = Views(argument_map)
    assert " lang=" not in format_named("svg").dump(views).decode()
    docx = pytest.importorskip("docx")
    from io import BytesIO

    made = docx.Document(BytesIO(format_named("docx").dump(views)))
    assert made.core_properties.language == ""
    assert made.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["x-none"]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "en"), ("pt-BR", "pt-BR"), ("und", ""), ("UND", ""), ("", ""), ('en"><b>', "")]
)
def test_only_a_language_that_is_known_is_said_of_a_text(language: str, said: str) -> None:
    assert tag(language) == said
