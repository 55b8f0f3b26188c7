"""DOT, Mermaid and the outline in Markdown hold the map behind the drawing: it reads back, or the file is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.diagnostics import ParseError
from argmap.domain.model import ArgumentMap, Conflict, Rephrase, Role, Statement
from argmap.formats import dot, mermaid, outline
from argmap.registry import format_of, readable
from argmap.signs import suffix_of

DRAWINGS = pytest.mark.parametrize("notation", [dot, mermaid, outline])
RAIN = ArgumentMap(
    "rain",
    "Rain",
    (
        Statement("wet", "Wet", "The street is wet.", role=Role.THESIS),
        Statement("dry", "Dry --> {so} <b>", "It is\n%% dry -- // */ }}"),
    ),
    conflicts=(Conflict("no", ("dry",), "wet"), Conflict("not-so", ("wet",), "again")),
    rephrases=(Rephrase("again", ("dry",), "dry"),),
    language="",
)
texts = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\<>{}-%/\n\r\t[]'), max_size=20)


@DRAWINGS
def test_blanks_and_line_ends_that_editors_change_do_not_count(notation) -> None:
    written = notation.write(RAIN)
    changed = re.sub(r"[ \t]*\n", " \r\n", written) + "\r\n"
    assert notation.load(written).map == notation.load(changed).map == RAIN


@DRAWINGS
def test_what_was_changed_by_hand_is_refused_and_not_misread(notation) -> None:
    written = notation.write(RAIN)
    changes = {
        "a word of the drawing": written.replace("Wet", "Cold", 1),
        "a word of the map": written[::-1].replace("teW", "dloC", 1)[::-1],
        "a row taken out": re.sub(r'.*argmap \["kind","?.*again.*\n|.*argmap \["kind", "rephrase".*\n', "", written),
        "a line put in": f"{written.partition(chr(10))[0]}\nmore\n{written.partition(chr(10))[2]}",
    }
    for change, text in changes.items():
        assert text != written, change
        with pytest.raises(ParseError) as refused:
            notation.load(text, "rain")
        assert refused.value.diagnostics[0].code.endswith(".changed"), change


@DRAWINGS
@pytest.mark.parametrize("text", ["", "# Notes\n\n- one\n\nAnd prose.\n", "- [x] <y>"])
def test_what_others_wrote_is_refused_with_the_reason(notation, text: str) -> None:
    with pytest.raises(ParseError, match=r"not written by argmap|There is no flowchart|DOT"):
        notation.load(text, "theirs")


@DRAWINGS
@given(text=texts)
def test_no_text_of_a_map_ends_the_comments_or_begins_others(notation, text: str) -> None:
    argument_map = ArgumentMap("m", text, (Statement(f"s{text}", text, f"{text}."), Statement("other", "Other")))
    written = notation.write(argument_map)
    behind = written[written.index('argmap ["digest"') :]
    assert not re.search(r"<!--|[{}<]", behind)
    assert behind.count("-->") == (notation is outline)
    assert notation.load(written).map == argument_map


@pytest.mark.parametrize(("notation", "suffix"), [(dot, ".dot"), (mermaid, ".mmd")])
def test_a_pipe_needs_no_suffix(notation, suffix: str) -> None:
    assert suffix_of(notation.write(RAIN)) == suffix_of(notation.write(ArgumentMap("bare"))) == suffix


@pytest.mark.parametrize("name", ["rain.dot", "rain.gv", "rain.mmd", "rain.mermaid", "rain.md", "rain.markdown"])
def test_the_suffix_names_the_reader(name: str) -> None:
    assert format_of(name, readable()).load is not None
