"""Handouts: the text, the argument with gaps, tasks that fit the map, and a solution for each of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline, registry
from argmap.domain.model import (
    Anchor,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Hedge,
    Inference,
    Role,
    Sentence,
    Stance,
    Statement,
)
from argmap.draw.document.handout import escape, write
from argmap.draw.document.questions import asked, scheme_name
from argmap.draw.document.worksheet import Block, blocks_of, kept, reversed_blocks
from argmap.views import Views

THESIS = Statement("t", "Thesis", role=Role.THESIS)
A, B, C = (Statement(name, f"Claim {name.upper()}") for name in "abc")


def handout(notation: str = "handout", **parts: object) -> str:
    return pipeline.encode(Views(ArgumentMap("m", "M", **parts)), notation).decode()  # type: ignore[arg-type]


def solutions(**parts: object) -> str:
    return handout("solutions", **parts)


def titles(text: str) -> list[str]:
    """The numbered headings of the tasks, or of their solutions."""
    return re.findall(r"^### (\d+\\\..*)$", text, re.M)


def solution(text: str, title: str) -> str:
    return text.partition(f". {title}\n")[2].partition("\n#")[0].strip()


@pytest.fixture(scope="module")
def article(lukashenko: Path) -> tuple[str, str]:
    views = Views(pipeline.load(lukashenko))
    tasks, told = (pipeline.encode(views, notation).decode() for notation in ("handout", "solutions"))
    return tasks, told


def test_every_task_has_its_solution_in_the_same_order(article: tuple[str, str]) -> None:
    assert titles(article[0]) == titles(article[1])
    assert len(titles(article[0])) >= 8


def test_the_students_part_has_the_claims_in_the_order_of_the_alphabet_and_no_place_of_them(
    article: tuple[str, str],
) -> None:
    claims = article[0].partition("## The claims")[2].partition("## Tasks")[0]
    names = re.findall(r"^- \([A-Z]+\) \*\*(.*?)\*\*", claims, re.M)
    assert len(names) == 42
    assert names == sorted(names, key=str.casefold)
    assert not re.search(r"\*(reason|objection|reply|undercutter)|\(\d+\.\d|[Ss]olution", article[0])
    assert article[1].count("*undercutter of the step from 1.6.1 and 1.6.2 to 1.6*") == 1
    assert article[1].count("*reply*") >= 3
    assert "*reason, only together with 1.6.2,* **A letter: the chief resigned**" in article[1]


def test_the_text_stands_first_with_the_names_of_its_sentences(article: tuple[str, str]) -> None:
    text = article[0]
    assert text.index("## The text") < text.index("## The claims") < text.index("## Tasks")
    assert "<sup>p8 s1</sup>&nbsp;There is also doubt" in text


def test_what_works_only_together_and_what_undercuts_are_asked_for_where_there_is_any() -> None:
    plain = solutions(statements=(THESIS, A), inferences=(Inference("i", ("a",), "t"),))
    assert "Only together" not in plain
    assert "undercut" not in plain
    linked = solutions(
        statements=(THESIS, A, B, C),
        inferences=(Inference("i", ("a", "b"), "t"),),
        conflicts=(Conflict("c", ("c",), "i", ConflictKind.UNDERCUT),),
    )
    assert solution(linked, "Only together") == "- “Claim A” (1.1) and “Claim B” (1.2), for “Thesis” (1)."
    assert solution(linked, "Find the undercut") == (
        "- “Claim C” (1.3) undercuts the step from “Claim A” (1.1) and “Claim B” (1.2) to “Thesis” (1)."
    )


def test_what_if_is_answered_by_the_evaluation_and_has_no_constant_answer() -> None:
    text = solutions(
        statements=(THESIS, A, B, C),
        inferences=(Inference("i", ("a",), "t"),),
        conflicts=(Conflict("c", ("b",), "c"),),
    )
    assert solution(text, "What if?").splitlines() == [
        "- The thesis does not stand without “Claim A” (1.1).",
        "- The thesis stands without “Claim B” (2.1) and “Claim C” (2).",
    ]


def test_what_if_is_answered_for_another_claim_where_the_thesis_stands_whichever_is_false() -> None:
    steps = (Inference("i", ("a",), "t"), Inference("j", ("b",), "t"), Inference("k", ("c",), "a"))
    text = solutions(statements=(THESIS, A, B, C), inferences=steps)
    assert solution(text, "What if?").splitlines() == [
        "- Whichever one is false: the thesis stands.",
        "- “Claim A” (1.1) does not stand without “Claim C” (1.1.1).",
        "- “Claim A” (1.1) stands without “Thesis” (1) and “Claim B” (1.2).",
    ]


def test_what_if_is_not_asked_where_every_answer_is_the_same() -> None:
    assert "What if?" not in solutions(statements=(THESIS, A, B), inferences=(Inference("i", ("a", "b"), "t"),))
    assert "What if?" not in solutions(statements=(THESIS, A, B, C))


def test_what_meets_an_undercut_is_no_objection_that_nothing_answers() -> None:
    text = solutions(
        statements=(THESIS, A, B, C),
        inferences=(Inference("i", ("a",), "t"),),
        conflicts=(Conflict("u", ("b",), "i", ConflictKind.UNDERCUT), Conflict("r", ("c",), "b")),
    )
    assert "*reply* **Claim C**" in text
    assert "Nothing answers it" not in text
    assert "Objections and replies" not in text


def test_what_meets_an_undercut_undercuts_nothing_even_if_that_is_conceded() -> None:
    text = solutions(
        statements=(THESIS, A, replace(B, stance=Stance.CONCEDED), C),
        inferences=(Inference("i", ("a",), "t"),),
        conflicts=(Conflict("u", ("b",), "i", ConflictKind.UNDERCUT), Conflict("r", ("c",), "b")),
    )
    assert solution(text, "Find the undercut").count(" undercuts ") == 1
    assert "“Claim C” (1.2.1) undercuts" not in text


def test_objections_name_their_replies_and_rivals_are_named() -> None:
    text = solutions(
        statements=(THESIS, A, B, C),
        conflicts=(
            Conflict("c", ("a",), "t"),
            Conflict("d", ("b",), "a"),
            Conflict("e", ("c",), "t", ConflictKind.CONTRARY),
        ),
    )
    assert solution(text, "Objections and replies").splitlines() == [
        "- “Claim A” (1.1) speaks against “Thesis” (1). It is answered by “Claim B” (1.1.1).",
        "- “Claim C” (1.2) speaks against “Thesis” (1). Nothing answers it.",
    ]
    assert "*reply* **Claim B**" in text
    assert solution(text, "Not both") == "- “Claim C” (1.2) and “Thesis” (1)."


def test_hedges_and_voices_are_asked_for() -> None:
    sure = Statement("a", "Sure", asserted_by=("Anna",), hedge=Hedge.POSSIBLE)
    text = solutions(statements=(THESIS, sure))
    assert solution(text, "Who says so?") == "- “Sure” (2): Anna says so; passed on by the text itself."
    assert solution(text, "How sure?") == "- “Sure” (2): possible."


def test_every_scheme_has_questions_known_or_not(article: tuple[str, str]) -> None:
    assert "How much does this person really know about the subject?" in article[0]
    assert scheme_name("expert-opinion") == "expert opinion"
    assert scheme_name("own-scheme") == "own scheme"
    assert asked("own-scheme") == asked("")
    assert len(asked("")) == 3


def test_a_map_without_claims_has_no_tasks() -> None:
    assert handout() == "# M\n\nThis map has no claims yet.\n"


def test_points_too_deep_to_be_indented_say_what_they_bear_on_and_keep_short_numbers() -> None:
    chain = tuple(Statement(f"s{i}", f"Link {i}") for i in range(40))
    solved = solutions(
        statements=chain, inferences=tuple(Inference(f"i{i}", (f"s{i}",), f"s{i - 1}") for i in range(1, 40))
    )
    deep = "1.1.1.1.1.1.1.1"
    assert f"{' ' * 16}- {deep}.1 *reason* **Link 8** (AM)\n" in solved
    assert f"{' ' * 16}- {deep}.32 *reason* (to {deep}.31) **Link 39** (AH)\n" in solved


@given(st.text(st.characters() | st.sampled_from("*_[]<>#`~$&\\-+=1.)\n"), max_size=40))
def test_text_of_a_map_is_never_markup(text: str) -> None:
    said = escape(text)
    assert "\n" not in said
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_{}\[\]<>#|~$]", said)
    assert not re.match(r"\d+[.)](\s|$)|[-+=]", said)
    written = write([Block("title", ((text, ""),)), Block("text", ((text, ""),)), Block("item", ((text, ""),))])
    assert len(re.findall(r"^#", written, re.M)) == len(re.findall(r"^#+ ", written, re.M))


def test_a_markdown_program_sees_the_same_text(article: tuple[str, str]) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    hostile = "<b>x</b> **y** [z](javascript:1) 1. `c` &amp; _u_"
    text = handout(statements=(Statement("a", hostile, "- " + hostile, role=Role.THESIS), B))
    html = markdown_it.MarkdownIt().render(text)
    assert "&lt;b&gt;x&lt;/b&gt; **y** [z](javascript:1) 1. `c` &amp;amp; _u_" in html
    assert "<a" not in html
    nested = markdown_it.MarkdownIt().render(article[1])
    assert nested.count("<ul>") == nested.count("</ul>")
    assert "<code>" not in nested


OWN = (
    {"kind": "choose", "ask": "Which is it?", "options": ["one", "two"], "answer": 2},
    {"kind": "find", "ask": "Where is it?", "answer": "a"},
    {"kind": "write", "ask": "Say it.", "answer": "Said."},
    {"kind": "relation", "of": ["a", "t"]},
    {"kind": "fall", "of": ["a", "t"]},
    {"kind": "questions", "at": "i", "answer": [1]},
    {"kind": "place", "at": "a"},
)


def test_the_authors_exercises_are_asked_and_solved() -> None:
    parts = {
        "statements": (THESIS, Statement("a", "Claim A", anchors=(Anchor(1, 1),)), B),
        "inferences": (Inference("i", ("a",), "t", scheme="sign"),),
        "sentences": (Sentence(1, 1, "A sentence."),),
        "exercises": OWN,
    }
    asked_of, told = handout(**parts), solutions(**parts)
    assert asked_of.count("From the author") == told.count("From the author") == len(OWN)
    assert "Which is it?\n\n- one\n- two" in asked_of
    assert "Say it.\n" in asked_of
    assert "A sentence." in asked_of
    for right in ("- two\n", "- Said.\n", "- “Claim A” (1.1)\n", "- Y does not stand (Y: “Thesis” (1)).\n"):
        assert right in told
    assert "Said" not in asked_of.partition("## Tasks")[2].replace("Say", "")
    assert "does not stand" not in asked_of


def changed(**other: object) -> ArgumentMap:
    """A map of which one thing may be otherwise."""
    parts: dict[str, object] = {
        "statements": (THESIS, A, B, C, *(Statement(name, f"Claim {name.upper()}") for name in "defgh")),
        "inferences": (
            Inference("i", ("a", "b"), "t", scheme="sign"),
            Inference("j", ("c",), "a", scheme="example"),
            Inference("k", ("d",), "t"),
        ),
        "conflicts": (
            Conflict("u", ("e",), "i", ConflictKind.UNDERCUT),
            Conflict("v", ("f",), "d"),
            Conflict("w", ("g",), "f"),
        ),
        "sentences": (Sentence(1, 1, "Claim A."), Sentence(2, 1, "Claim B.")),
        "exercises": OWN[:3],
    }
    return ArgumentMap("m", "M", **{**parts, **other})  # type: ignore[arg-type]


PLAIN = changed()
OTHERS = {
    "a reason is an objection": changed(
        inferences=PLAIN.inferences[:2], conflicts=(*PLAIN.conflicts, Conflict("k", ("d",), "t"))
    ),
    "another undercuts": changed(conflicts=(Conflict("u", ("h",), "i", ConflictKind.UNDERCUT), *PLAIN.conflicts[1:])),
    "another step has the scheme": changed(
        inferences=(
            Inference("i", ("a", "b"), "t", scheme="example"),
            Inference("j", ("c",), "a", scheme="sign"),
            PLAIN.inferences[2],
        )
    ),
    "another passage": changed(statements=(replace(THESIS, anchors=(Anchor(2, 1),)), *PLAIN.statements[1:])),
    "another option": changed(exercises=({**OWN[0], "answer": 1}, *OWN[1:3])),
    "another box": changed(exercises=(OWN[0], {**OWN[1], "answer": "b"}, OWN[2])),
    "another model": changed(exercises=(*OWN[:2], {**OWN[2], "answer": "Unsaid."})),
    "summed up": changed(summary="The thesis is the thesis."),
}


@pytest.mark.parametrize("notation", ["handout", "handout-docx", "handout-pdf"])
@pytest.mark.parametrize("other", OTHERS)
def test_handouts_of_maps_that_differ_in_an_answer_alone_are_the_same_to_the_byte(other: str, notation: str) -> None:
    one, two = (pipeline.encode(Views(map_), notation) for map_ in (PLAIN, OTHERS[other]))
    assert one == two
    key = pipeline.encode(Views(OTHERS[other]), "solutions")
    assert key != one


@pytest.mark.parametrize("suffix", ["md", "docx", "pdf"])
def test_files_called_handouts_are_handouts(suffix: str) -> None:
    names = [registry.format_of(f"x.{kind}.{suffix}").name for kind in ("handout", "solutions")]
    ending = "" if suffix == "md" else f"-{suffix}"
    assert names == [f"handout{ending}", f"solutions{ending}"]


def test_no_paragraph_of_a_document_is_looked_for_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[object] = []
    find = BaseOxmlElement.first_child_found_in

    def counted(element: BaseOxmlElement, *names: str) -> object:
        looked_at.extend(element if element.tag.endswith("}body") else ())
        return find(element, *names)

    monkeypatch.setattr(BaseOxmlElement, "first_child_found_in", counted)
    assert pipeline.encode(Views(PLAIN), "handout-docx")
    assert not looked_at


def test_a_task_stays_on_its_page_and_our_words_in_their_direction() -> None:
    arabic = replace(THESIS, title="المدينة تحتاج إلى قطار؟")
    views = Views(ArgumentMap("m", statements=(arabic, A), inferences=(Inference("i", ("a",), "t"),), language="ar"))
    blocks = blocks_of(views, solved=False)
    leftward = [block for block, turned in zip(blocks, reversed_blocks(blocks), strict=True) if turned]
    assert [(block.kind, block.is_ours) for block in leftward] == [("item", False)]
    ends = {at for at, block in enumerate(blocks) if block.kind in ("text", "item")}
    assert all(blocks[at].is_ours and at + 1 in kept(blocks) | ends for at in kept(blocks))


def test_letters_are_set_apart_and_spoken_of_where_tasks_need_them() -> None:
    one = handout("handout", statements=(THESIS,))
    assert "(A) Thesis" in one
    assert "letters" not in one
