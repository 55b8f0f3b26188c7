"""What learning platforms take: choice questions as Moodle XML, and the SCORM package as a file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Inference, Statement
from argmap.draw import moodle, scorm
from argmap.views import Views

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
VIEWS = Views(pipeline.load(GRAPH))


def questions(views: Views) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(moodle.draw(views))
    return [q for q in root.findall("question") if q.get("type") == "multichoice"]


def test_each_question_has_one_right_answer_which_is_the_relation_of_the_map() -> None:
    found = questions(VIEWS)
    assert len(found) >= 20
    for question in found:
        assert sorted(a.get("fraction", "") for a in question.findall("answer")) == ["0", "0", "100"]
    asked = {q.findtext("name/text"): q for q in found}
    letter = asked["The letter is likely a fake > The army may not be ready"]
    right = [a.findtext("text") for a in letter.findall("answer") if a.get("fraction") == "100"]
    assert right == ["<p>undercuts a step to</p>"]


def test_questions_of_the_author_are_asked_first() -> None:
    entry = {"kind": "choose", "ask": "Which?", "options": ["one", "two <b>"], "answer": 2}
    found = questions(Views(replace(VIEWS.map, exercises=(entry,))))
    assert found[0].findtext("questiontext/text") == "<p>Which?</p>"
    assert [(a.get("fraction"), a.findtext("text")) for a in found[0].findall("answer")] == [
        ("0", "<p>one</p>"),
        ("100", "<p>two &lt;b&gt;</p>"),
    ]


def test_texts_of_a_map_stay_text() -> None:
    statements = (Statement("a", "]]></text><b>&"), Statement("b", "<script>x</script>"))
    hostile = ArgumentMap("m", "a/b", statements, inferences=(Inference("i", ("a",), "b"),))
    (question,) = questions(Views(hostile))
    assert "<script" not in (question.findtext("questiontext/text") or "")
    package = zipfile.ZipFile(io.BytesIO(scorm.draw(Views(replace(hostile, id='"><script>', title="<x>")))))
    assert "<script>" not in package.read("sco.html").decode()
    ElementTree.fromstring(package.read("imsmanifest.xml"))


def test_a_package_has_one_object_with_all_of_its_files_and_the_same_bytes_each_time() -> None:
    data = scorm.draw(VIEWS)
    assert data == scorm.draw(VIEWS)
    package = zipfile.ZipFile(io.BytesIO(data))
    manifest = ElementTree.fromstring(package.read("imsmanifest.xml"))
    spaces = {"c": "http://www.imsproject.org/xsd/imscp_rootv1p1p2"}
    (resource,) = manifest.findall(".//c:resource", spaces)
    assert resource.get("{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype") == "sco"
    named = {file.get("href") for file in resource.findall("c:file", spaces)}
    assert named | {"imsmanifest.xml"} == set(package.namelist())
    assert manifest.findtext(".//c:schemaversion", namespaces=spaces) == "1.2"
