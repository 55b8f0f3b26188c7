"""Handouts: the text, the argument with gaps, tasks that fit the map, and a solution for each of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Hedge, Inference, Role, Statement
from argmap.draw.document.handout import draw_handout, escape
from argmap.draw.document.material import Material
from argmap.draw.document.questions import asked, scheme_name
from argmap.views import Views

THESIS = Statement("t", "Thesis", role=Role.THESIS)
A, B, C = (Statement(name, f"Claim {name.upper()}") for name in "abc")


def handout(**parts: object) -> str:
    return pipeline.encode(Views(ArgumentMap("m", "M", **parts)), "handout").decode()  # type: ignore[arg-type]


def titles(text: str, part: str) -> list[str]:
    """The numbered headings of the tasks, or of their solutions."""
    tasks, _, solutions = text.partition("\n## Solutions\n")
    return re.findall(r"^### (\d+\..*)$", {"tasks": tasks, "solutions": solutions}[part], re.M)


def solution(text: str, title: str) -> str:
    return text.partition("\n## Solutions\n")[2].partition(f". {title}\n")[2].partition("\n#")[0].strip()


@pytest.fixture(scope="module")
def article() -> str:
    folder = Path(__file__).resolve().parents[2] / "graphs" / "lukashenko"
    return pipeline.encode(Views(pipeline.load(folder)), "handout").decode()


def test_every_task_has_its_solution_in_the_same_order(article: str) -> None:
    assert titles(article, "tasks") == titles(article, "solutions")
    assert len(titles(article, "tasks")) >= 8


def test_the_students_part_does_not_say_how_claims_bear_on_each_other(article: str) -> None:
    students, _, teachers = article.partition("\n## Solutions\n")
    outline = students.partition("## The argument")[2].partition("## Tasks")[0]
    points = re.findall(r"^ *- .*$", outline, re.M)
    assert len(points) == 42
    assert not [point for point in points if re.search(r"\*(supports|objection|undercuts)", point)]
    assert teachers.count("*undercuts*") == 2
    assert "*supports, only together with 1.6.2,* **A letter: the chief resigned**" in teachers


def test_the_text_stands_first_with_the_names_of_its_sentences(article: str) -> None:
    assert article.index("## The text") < article.index("## The argument") < article.index("## Tasks")
    assert "<sup>p8 s1</sup>&nbsp;There is also doubt" in article


def test_what_works_only_together_and_what_undercuts_are_asked_for_where_there_is_any() -> None:
    plain = handout(statements=(THESIS, A), inferences=(Inference("i", ("a",), "t"),))
    assert "Only together" not in plain
    assert "undercut" not in plain
    linked = handout(
        statements=(THESIS, A, B, C),
        inferences=(Inference("i", ("a", "b"), "t"),),
        conflicts=(Conflict("c", ("c",), "i", ConflictKind.UNDERCUT),),
    )
    assert solution(linked, "Only together") == "- “Claim A” (1.1) and “Claim B” (1.2), for “Thesis” (1)."
    assert solution(linked, "Find the undercut") == (
        "- “Claim C” (1.3) undercuts the step from “Claim A” (1.1) and “Claim B” (1.2) to “Thesis” (1)."
    )


def test_what_if_is_answered_by_the_evaluation() -> None:
    text = handout(
        statements=(THESIS, A, B, C),
        inferences=(Inference("i", ("a",), "t"),),
        conflicts=(Conflict("c", ("b",), "c"),),
    )
    assert solution(text, "What if?").splitlines()[0] == "- Without “Claim A” (1.1), the thesis would no longer stand."
    assert "- Without “Claim B” (2.1), the thesis would still stand." in solution(text, "What if?")


def test_objections_name_their_replies_and_rivals_are_named() -> None:
    text = handout(
        statements=(THESIS, A, B, C),
        conflicts=(
            Conflict("c", ("a",), "t"),
            Conflict("d", ("b",), "a"),
            Conflict("e", ("c",), "t", ConflictKind.CONTRARY),
        ),
    )
    assert "“Claim A” (1.1) speaks against “Thesis” (1). It is answered by “Claim B” (1.1.1)." in text
    assert solution(text, "Not both") == "- “Claim C” (1.2) and “Thesis” (1)."


def test_hedges_and_voices_are_asked_for() -> None:
    sure = Statement("a", "Sure", asserted_by=("Anna",), hedge=Hedge.POSSIBLE)
    text = handout(statements=(THESIS, sure))
    assert solution(text, "Who says so?") == "- “Sure” (2): Anna."
    assert solution(text, "How sure?") == "- “Sure” (2): possible."


def test_every_scheme_has_questions_known_or_not(article: str) -> None:
    assert "How much does this person really know about the subject?" in article
    assert scheme_name("expert-opinion") == "expert opinion"
    assert scheme_name("own-scheme") == "own scheme"
    assert asked("own-scheme") == asked("")
    assert len(asked("")) == 3


def test_a_map_without_claims_has_no_tasks() -> None:
    assert handout() == "# M\n\nThis map has no claims yet.\n"


def test_points_too_deep_to_be_indented_say_what_they_bear_on_and_keep_short_numbers() -> None:
    chain = tuple(Statement(f"s{i}", f"Link {i}") for i in range(40))
    text = handout(
        statements=chain, inferences=tuple(Inference(f"i{i}", (f"s{i}",), f"s{i - 1}") for i in range(1, 40))
    )
    solutions = text.partition("## Solutions")[2]
    deep = "1.1.1.1.1.1.1.1"
    assert f"{' ' * 16}- {deep}.1 *supports* **Link 8**\n" in solutions
    assert f"{' ' * 16}- {deep}.32 *supports* (to {deep}.31) **Link 39**\n" in solutions


@given(st.text(st.characters() | st.sampled_from("*_[]<>#`~$&\\-+=1.)\n"), max_size=40))
def test_text_of_a_map_is_never_markup(text: str) -> None:
    said = escape(text)
    assert "\n" not in said
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~$]", said)
    assert not re.match(r"\d+[.)](\s|$)|[-+=]", said)
    written = draw_handout(Material(ArgumentMap("m", text, statements=(Statement("a", text, text),))))
    assert len(re.findall(r"^#", written, re.M)) == len(re.findall(r"^#+ ", written, re.M))


def test_a_markdown_program_sees_the_same_text(article: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    hostile = "<b>x</b> **y** [z](javascript:1) 1. `c` &amp; _u_"
    text = handout(statements=(Statement("a", hostile, "- " + hostile, role=Role.THESIS), B))
    html = markdown_it.MarkdownIt().render(text)
    assert "&lt;b&gt;x&lt;/b&gt; **y** [z](javascript:1) 1. `c` &amp;amp; _u_" in html
    assert "<a" not in html
    nested = markdown_it.MarkdownIt().render(article)
    assert nested.count("<ul>") == nested.count("</ul>")
    assert "<code>" not in nested
