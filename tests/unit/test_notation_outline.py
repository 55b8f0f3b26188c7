"""The outline in Markdown: everything is told once, and no text of a map is taken for markup."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from argmap import pipeline
from argmap.domain.model import (
    Argument,
    ArgumentMap,
    Conflict,
    ConflictKind,
    Inference,
    Preference,
    Rephrase,
    Role,
    Source,
    Statement,
)
from argmap.formats.outline import dump, escape

A, B, C, D = (Statement(i, i.upper()) for i in "abcd")


def outline(**parts: object) -> str:
    return dump(ArgumentMap("m", "M", **parts))  # type: ignore[arg-type]


def test_each_claim_stands_above_what_speaks_for_and_against_it() -> None:
    text = outline(
        statements=(A, B, C, D),
        inferences=(Inference("i", ("b",), "a"),),
        conflicts=(Conflict("k", ("c",), "a"), Conflict("u", ("d",), "i", ConflictKind.UNDERCUT)),
    )
    assert text == (
        "# M\n\n- **A**\n  - *supported by* **B**\n    - *this step undercut by* **D**\n  - *attacked by* **C**\n"
    )


def test_premises_that_work_together_stand_together() -> None:
    text = outline(statements=(A, B, C), inferences=(Inference("i", ("a", "b"), "c", scheme="sign"),))
    assert "- **C**\n  - *supported by* (sign) together:\n    - **A**\n    - **B**\n" in text


def test_a_reconstruction_is_told_by_the_name_of_its_argument() -> None:
    text = outline(
        statements=(A, B, C),
        arguments=(Argument("x", "X", inferences=("x-step",)),),
        inferences=(Inference("x-step", ("a",), "b", argument="x"),),
        conflicts=(Conflict("k", ("c",), "x"),),
    )
    assert "- *supported by* the argument **X**:\n    - **A**\n    - *the argument attacked by* **C**\n" in text


def test_the_thesis_comes_first_and_what_is_told_again_is_only_named() -> None:
    thesis = Statement("t", "T", "text", role=Role.THESIS)
    text = outline(statements=(A, thesis), inferences=(Inference("i", ("a",), "t"), Inference("j", ("t",), "a")))
    assert text.splitlines()[2:] == [
        "- **T**: text *(thesis)*",
        "  - *supported by* **A**",
        "    - *supported by* **T**",
    ]


def test_every_statement_is_told(lukashenko: Path) -> None:
    m = pipeline.load(lukashenko)
    text = dump(m)
    assert all(f"**{escape(statement.title)}**" in text for statement in m.statements)
    assert all(escape(statement.text) in text for statement in m.statements)


def test_all_kinds_of_relation_have_words() -> None:
    text = outline(
        statements=(A, B, C, D),
        conflicts=(
            Conflict("k", ("a",), "b", ConflictKind.CONTRARY),
            Conflict("l", ("a",), "c", ConflictKind.CONTRADICTORY),
        ),
        rephrases=(Rephrase("r", ("a",), "d"),),
        preferences=(Preference("p", "a", "d"),),
        inferences=(Inference("e", ("a",), "d", strict=True),),
    )
    for word in ("cannot hold together with", "contradicts", "in other words", "ranked below", "entailed by"):
        assert f"*{word}* **A**" in text


def test_voices_are_named_but_not_the_article_itself() -> None:
    sources = (Source("art", "The article"), Source("p", "A person"))
    told = (Statement("a", "A", asserted_by=("art",)), Statement("b", "B", asserted_by=("art", "p")))
    text = outline(statements=told, sources=sources, article="art")
    assert "- **A**\n- **B** *(says A person)*\n" in text


def test_a_chain_of_any_length_is_told_in_full() -> None:
    statements = tuple(Statement(f"s{n}", f"S{n}.") for n in range(3000))
    inferences = tuple(Inference(f"i{n}", (f"s{n + 1}",), f"s{n}") for n in range(2999))
    text = outline(statements=statements, inferences=inferences)
    assert all(f"**S{n}.**" in text for n in range(3000))
    assert max(len(line) - len(line.lstrip()) for line in text.splitlines()) < 40


@given(st.text(st.sampled_from("<>[]()`*_#|\\\n\r\u2028 &!ax~$"), max_size=20))
def test_no_text_is_markup(text: str) -> None:
    shown = escape(text)
    assert "\n" not in shown
    bare = shown.replace("\\\\", "")
    for mark in "<>[]`*_#|":
        assert mark not in bare.replace(f"\\{mark}", "")


def test_relations_about_relations_are_told() -> None:
    text = outline(
        statements=(A, B, C),
        conflicts=(Conflict("k", ("a",), "b"), Conflict("l", ("k",), "c")),
    )
    assert "*that “B” is attacked by* **A**" in text
