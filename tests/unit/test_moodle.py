"""What learning platforms take: choice questions as Moodle XML, and the SCORM package as a file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap import pipeline
from argmap.domain.model import Anchor, ArgumentMap, Conflict, ConflictKind, Inference, Sentence, Statement
from argmap.draw import moodle, scorm
from argmap.draw.document.questions import asked
from argmap.views import Views

GRAPH = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
VIEWS = Views(pipeline.load(GRAPH))


def questions(views: Views) -> list[ElementTree.Element]:
    root = ElementTree.fromstring(moodle.draw(views))
    return [q for q in root.findall("question") if q.get("type") == "multichoice"]


def test_each_question_has_the_relation_of_the_map_for_its_right_answer() -> None:
    relations = questions(Views(replace(VIEWS.map, exercises=())))
    assert len(relations) >= 20
    fractions = {tuple(sorted(int(a.get("fraction", "")) for a in q.findall("answer"))) for q in relations}
    assert fractions == {(0, 0, 100)}
    by_name = {q.findtext("name/text"): q for q in relations}
    letter = by_name["The letter is likely a fake > The army may not be ready"]
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


FRACTIONS = {100 / n for n in range(1, 11)}  # of those that Moodle knows, the ones that a choice of several needs


def check_as_moodle_does(root: ElementTree.Element) -> None:
    """Check what Moodle's import and its questions of choice want: names, grades that it knows, and that make a whole."""
    assert root.tag == "quiz"
    for question in root:
        if question.get("type") == "category":
            assert (question.findtext("category/text") or "").startswith("$course$/top/")
            continue
        assert question.get("type") == "multichoice"
        name = question.findtext("name/text") or ""
        assert 0 < len(name.strip()) <= 255
        assert (question.findtext("questiontext/text") or "").strip()
        answers = question.findall("answer")
        assert len(answers) > 1
        assert all((answer.findtext("text") or "").strip() for answer in answers)
        fractions = [float(answer.get("fraction", "x")) for answer in answers]
        assert all(f == 0 or any(abs(abs(f) - known) < 0.001 for known in FRACTIONS) for f in fractions)
        if question.findtext("single") == "true":
            assert max(fractions) == 100
            assert min(fractions) >= 0
        else:
            assert question.findtext("single") == "false"
            assert round(sum(f for f in fractions if f > 0)) == 100
        formats = [
            e.get("format") for e in question.iter() if e.tag in ("questiontext", "generalfeedback", "answer", "hint")
        ]
        assert set(formats) == {"html"}


HOSTILE = (
    *("]]></text><b>&", "<script>x</script>", "\x00\x0b\ufffe", "a/b$course$/top"),
    *("\u202e" + "ї" * 300, "<![CDATA[x]]>", "&amp;lt;"),
)


def mapped(texts: dict[str, str], exercises: tuple[dict[str, object], ...], title: str = "M") -> ArgumentMap:
    """A map of five claims: two support the first together, one of them has a reason, and one undercuts the step."""
    return ArgumentMap(
        "m",
        title,
        tuple(
            Statement(i, text, f"{text} {i}", anchors=(Anchor(1, n),)) for n, (i, text) in enumerate(texts.items(), 1)
        ),
        inferences=(Inference("i", ("a", "b"), "t", scheme="expert-opinion"), Inference("j", ("c",), "a")),
        conflicts=(Conflict("u", ("d",), "i", ConflictKind.UNDERCUT),),
        sentences=tuple(Sentence(1, n, text) for n, text in enumerate(texts.values(), 1)),
        exercises=exercises,
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_map_stay_text_and_moodle_takes_every_kind_of_exercise(text: str) -> None:
    exercises = (
        {"kind": "choose", "ask": text + "?", "options": [text, text + "2"], "answer": 2, "hint": text},
        {"kind": "find", "ask": text + "?", "answer": ["a", "b"]},
        {"kind": "place", "at": "a", "hint": text},
        {"kind": "relation", "of": ["d", "b"]},
        {"kind": "fall", "of": ["a", "t"]},
        {"kind": "questions", "at": "i", "answer": [1, 2, 3]},
        {"kind": "questions", "at": "i", "answer": []},
        {"kind": "write", "ask": text + "?", "answer": text},
    )
    hostile = mapped({i: text + i for i in "tabcd"}, exercises, text + "x")
    root = ElementTree.fromstring(moodle.draw(Views(hostile)))
    check_as_moodle_does(root)
    made = questions(Views(hostile))
    assert len(made) == 6 + 4
    for question in made:
        shown = [question.findtext("questiontext/text"), *(a.findtext("text") for a in question.findall("answer"))]
        assert not [html for html in shown if html and re.search(r"<(?!/?p>)", html)]


def test_right_answers_are_those_of_the_exercises() -> None:
    exercises = (
        {"kind": "find", "ask": "Which?", "answer": ["a", "b"]},
        {"kind": "place", "at": "c"},
        {"kind": "relation", "of": ["d", "b"]},
        {"kind": "relation", "of": ["a", "b"]},
        {"kind": "fall", "of": ["a", "t"]},
        {"kind": "questions", "at": "i", "answer": [1, 3]},
    )
    whole = mapped({i: i.upper() for i in "tabcd"}, exercises)
    right = [
        [a.findtext("text") for a in q.findall("answer") if float(a.get("fraction", 0)) > 0]
        for q in questions(Views(whole))
    ]
    assert right[:6] == [
        ["<p>A</p>", "<p>B</p>"],
        ["<p>C</p>"],
        ["<p>A undercuts a step from or to B</p>"],
        ["<p>A and B support something only together</p>"],
        ["<p>does not stand</p>"],
        [f"<p>{asked('expert-opinion')[n]}</p>" for n in (0, 2)],
    ]


@pytest.mark.parametrize("graph", ["lukashenko", "cholera", "clocks"])
def test_moodle_takes_the_questions_of_our_maps(graph: str) -> None:
    check_as_moodle_does(ElementTree.fromstring(moodle.draw(Views(pipeline.load(GRAPH.with_name(graph))))))


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
