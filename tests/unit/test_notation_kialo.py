"""Kialo exports in both forms: one map whichever form, claims of many lines, links to other places, and broken files."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import map_files, registry
from argmap.domain.diagnostics import ArgmapError, ParseError
from argmap.domain.model import Role
from argmap.formats import kialo

OLD = """Discussion Title: Should tea be served cold?

1. Tea should be served cold.
1.1. Pro: Cold tea \\(without ice\\) is [cheaper](https://example.org/a_(b)) to make.
1.1.1. Con: Cooling costs more than heating.
And this line belongs to it:
1. so does this one.
1.2. Con: Hot tea is healthier.
1.2.1. Con: -> See 1.1.1.
1.2.2. Pro: -> See 1.3.
1.3. Pro: It is summer, see [this](https://example.org/s).
"""
NEW = """Discussion Name:
Should tea be served cold?

1. Thesis:
Tea should be served cold.

  1.1. Pro:
  Cold tea (without ice) is cheaper [1] to make.

    1.1.1. Con:
    Cooling costs more than heating.
    And this line belongs to it:
    1. so does this one.

  1.2. Con:
  Hot tea is healthier.

    1.2.1. Con:
    -> See 1.1.1.

    1.2.2. Pro:
    -> See 1.3.

  1.3. Pro:
  It is summer, see this [2].

Sources:
[1] https://example.org/a_(b)
"Tea is cheap.

Very cheap."
[2] A book on summers
"""


@pytest.mark.parametrize(
    "text", [OLD, NEW, OLD.replace("\n", "\r\n"), "\ufeff" + NEW], ids=["old", "new", "crlf", "bom"]
)
def test_both_forms_give_the_same_claims_and_relations(text: str) -> None:
    found = registry.format_named("kialo").load(text, "tea.txt").map  # type: ignore[misc]
    assert (found.id, found.title) == ("tea", "Should tea be served cold?")
    assert {s.id: s.title for s in found.statements} == {
        "claim-1": "Tea should be served cold.",
        "claim-1-1": "Cold tea (without ice) is cheaper to make.",
        "claim-1-1-1": "Cooling costs more than heating. And this line belongs to it: 1. so does this one.",
        "claim-1-2": "Hot tea is healthier.",
        "claim-1-3": "It is summer, see this.",
    }
    assert [s.id for s in found.statements if s.role is Role.THESIS] == ["claim-1"]
    assert [(i.premises[0], i.conclusion) for i in found.inferences] == [
        ("claim-1-1", "claim-1"),
        ("claim-1-3", "claim-1-2"),
        ("claim-1-3", "claim-1"),
    ]
    assert [(c.premises[0], c.target) for c in found.conflicts] == [
        ("claim-1-1-1", "claim-1-1"),
        ("claim-1-2", "claim-1"),
        ("claim-1-1-1", "claim-1-2"),
    ]


def test_sources_are_kept_with_who_cites_them_and_what_is_quoted() -> None:
    old, new = kialo.load(OLD).map, kialo.load(NEW).map
    assert [s.url for s in old.sources] == ["https://example.org/a_(b)", "https://example.org/s"]
    assert [(s.name, s.url) for s in new.sources] == [
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("A book on summers", ""),
    ]
    assert new.sources[0].extra["kialo:quotation"] == '"Tea is cheap.\n\nVery cheap."'
    assert new.elements["claim-1-1"].extra["kialo:sources"] == ["source-1"]
    assert old.elements["claim-1-1"].extra["kialo:sources"] == ["link-1"]
    assert "\\(without" in old.elements["claim-1-1"].extra["kialo:text"]


def test_every_claim_knows_its_line_and_number() -> None:
    found = kialo.load(OLD, "tea.txt").map
    assert str(found.elements["claim-1-2"].span) == "tea.txt:8:1"
    assert found.elements["claim-1-2"].extra["kialo:number"] == "1.2"


def test_a_deep_discussion_is_a_chain_whose_names_are_no_longer_the_deeper_it_goes() -> None:
    numbers = [".".join("1" * depth) for depth in range(1, 401)]
    lines = [f"{number}. {'Pro: ' if number != '1' else ''}{len(number)} says" for number in numbers]
    deep = kialo.load(
        "Discussion Title: Deep\n\n" + "\n".join([*lines, f"{numbers[-1]}.1. Con: -> See 1.1."]), "deep.txt"
    ).map
    *chain, link = deep.inferences + deep.conflicts
    ids = [statement.id for statement in deep.statements]
    assert ids[:3] == ["claim-1", "claim-1-1", "claim-1-1-1"]
    assert [(i.premises, i.target) for i in chain] == [((one,), above) for above, one in pairwise(ids)]
    assert (link.premises, link.target) == (("claim-1-1",), ids[-1])
    assert max(map(len, [*ids, *(str(element.extra) for element in deep.elements.values())])) < 100


@pytest.mark.parametrize(
    "text",
    [
        "Discussion Title: Who?\n\n1. Who did it?\n1.1. The butler did.\n1.1.1. Pro: He ran.\n1.2. The cook did.\n",
        "Discussion Name:\nWho?\n\n1. Question:\nWho did it?\n\n  1.1. Thesis:\n  The butler did.\n\n"
        "    1.1.1. Pro:\n    He ran.\n\n  1.2. Thesis:\n  The cook did.\n",
    ],
    ids=["old", "new"],
)
def test_a_question_with_several_theses_is_no_statement(text: str) -> None:
    found = kialo.load(text).map
    assert found.extra == {"kialo:question": "Who did it?"}
    assert [s.title for s in found.statements if s.role is Role.THESIS] == ["The butler did.", "The cook did."]
    assert [(i.premises[0], i.conclusion) for i in found.inferences] == [("claim-1-1-1", "claim-1-1")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "nothing", 1),
        ("Dear all,\nthis is a letter.\n", "nothing", 1),
        ("Discussion Title: X\n\n1. A\n1.1.1. Pro: B\n", "no-parent", 4),
        ("Discussion Title: X\n\n1. A\n1.1. Pro: -> See 1.2.\n1.2. Con: -> See 1.1.\n", "no-claim", 4),
        ("Discussion Title: X\n\n1. A\n1.1. Pro: B\n1.1. Con: C\n", "duplicate", 5),
        ("Discussion Title: X\n\n1. A\n1.1. Pro: \n", "empty", 4),
    ],
)
def test_what_is_no_discussion_is_refused_with_place_and_remedy(text: str, code: str, line: int) -> None:
    with pytest.raises(ParseError) as caught:
        kialo.load(text, "x.txt")
    first = caught.value.diagnostics[0]
    assert first.where is not None
    assert (first.code, first.where.line, bool(first.remedy)) == (f"kialo.{code}", line, True)


def test_links_with_brackets_in_their_words_are_links() -> None:
    text = "1. Ban cars.\n1.1. Pro: They stink. [[1]](https://a.org/x_(y)) See [what [they] say](https://b.org).\n"
    read = kialo.load(text).map
    assert read.statements[1].title == "They stink. See what [they] say."
    assert [source.url for source in read.sources] == ["https://a.org/x_(y)", "https://b.org"]


def test_a_link_out_of_a_part_of_a_discussion_is_a_claim_with_a_warning() -> None:
    found, warnings = kialo.load("Discussion Title: X\n\n1. A\n1.1. Pro: -> See 1.7.\n", "x.txt")
    assert [w.code for w in warnings] == ["kialo.no-claim"]
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("claim-1-1",), "claim-1")]


@pytest.mark.parametrize(
    ("pro", "con"),
    [
        ("За:", "Проти:"),
        ("Dafür:", "Dagegen:"),
        ("Pour :", "Contre :"),
        ("A favor:", "En contra:"),
        ("[Pro]", "(Con)"),
        ("PROS：", "**Contra:**"),
    ],
)
def test_sides_in_other_words_are_sides(pro: str, con: str) -> None:
    found, warnings = kialo.load(f"Titel: Busse\n\n1. A\n1.1. {pro} B\n1.1.1.{con} C\n1.2 {con} D\n", "x.txt")
    assert not warnings
    assert found.title == "Busse"
    assert [s.title for s in found.statements] == ["A", "B", "C", "D"]
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("claim-1-1",), "claim-1")]
    assert [(c.premises, c.target) for c in found.conflicts] == [
        (("claim-1-1-1",), "claim-1-1"),
        (("claim-1-2",), "claim-1"),
    ]


_pieces = st.sampled_from(
    [
        *("1.", "1.1.", "1.1.1.", "1.2.", " Pro:", " Con: ", " Thesis:", "Question:", "\n", "\n\n", "  ", "a b"),
        *("-> See 1.1.", "[1]", "[x](http://y)", "Sources:\n", "Discussion Title: ", "\r\n", "\\(", "²", "\u2028"),
    ]
)


@given(st.lists(_pieces, max_size=25).map("".join))
def test_any_text_gives_a_map_or_an_argmap_error(text: str) -> None:
    try:
        found = kialo.load("1. A\n" + text).map
    except ArgmapError:
        return
    ids = [element.id for element in found]
    assert len(set(ids)) == len(ids)
    assert all(i.conclusion in found.elements and i.premises[0] in found.elements for i in found.inferences)


def test_a_large_discussion_is_read_in_linear_time() -> None:
    lines = ["Discussion Title: Large", "", "1. A"]
    lines += [f"1.{n}. {'Pro' if n % 2 else 'Con'}: Claim [{'[' * 20} {n}" for n in range(1, 20_000)]
    lines += ["1.20000. Pro: " + " " * 100_000 + "[" * 100_000 + "x" + "[a](" * 20_000 + "[1" * 20_000]
    assert len(kialo.load("\n".join(lines)).map.statements) == 20_001


@pytest.mark.parametrize(
    "spelled", ["{0}:", "{1}:", "{2}:", "{0} :", "{0}：", "**{0}:**", "**{0}**:", "{0}s:"], ids=lambda spelled: spelled
)
def test_a_side_is_read_however_it_is_typed(spelled: str) -> None:
    pro, con = (spelled.format(side, side.upper(), side.lower()) for side in ("Pro", "Con"))
    found, diagnostics = kialo.load(f"DISCUSSION TITLE: T\n\n1. A\n1.1. {pro} B\n1.1.1) {con} C\n1.2 {con} D\n")
    assert [s.title for s in found.statements] == ["A", "B", "C", "D"]
    assert [(i.premises, i.conclusion) for i in found.inferences] == [(("claim-1-1",), "claim-1")]
    assert [(c.premises, c.target) for c in found.conflicts] == [
        (("claim-1-1-1",), "claim-1-1"),
        (("claim-1-2",), "claim-1"),
    ]
    assert not diagnostics


def test_a_numbered_line_that_names_no_side_is_text_with_a_warning() -> None:
    found, diagnostics = kialo.load("1. A\n1.1. Pro: B\n1.1.1. Because of C\n")
    assert [s.title for s in found.statements] == ["A", "B 1.1.1. Because of C"]
    assert [(d.code, d.where and d.where.line) for d in diagnostics] == [("kialo.side", 3)]


def test_the_export_in_capitals_keeps_its_relations() -> None:
    file = Path(__file__).resolve().parents[3] / "shared" / "found" / "kialo" / "capitals.txt"
    if not file.exists():
        pytest.skip(f"{file.name} is not here")
    found = kialo.load(file.read_text(encoding="utf-8"), "capitals.txt").map
    assert (len(found.statements), len(found.inferences), len(found.conflicts)) == (4, 1, 2)


def test_a_side_needs_no_space_behind_its_colon() -> None:
    found, diagnostics = kialo.load("1. A\n1.1. Pro:B\n1.2. Con:no space\n1.2.1.**Con:**C\n1.3. Con：「D」\n")
    assert [s.title for s in found.statements] == ["A", "B", "no space", "C", "「D」"]
    assert [i.premises for i in found.inferences] == [("claim-1-1",)]
    assert [(c.premises, c.target) for c in found.conflicts] == [
        (("claim-1-2",), "claim-1"),
        (("claim-1-2-1",), "claim-1-2"),
        (("claim-1-3",), "claim-1"),
    ]
    assert not diagnostics


TYPED = [  # a claim for and one against, as people type, paste and quote them
    "１. a\n１.１. Pro: b\n１．２． Con： c\n",
    "１。a\n１。１。 Pro: b\n１。２。 Con: c\n",
    "١. a\n١.١. Pro: b\n١.٢. Con: c\n",
    "1. a\n1.1. Ｐｒｏ: b\n1.2. Ｃｏｎ： c\n",
    "1. a\n1.1 - Pro: b\n1.2 – Con: c\n",
    "1. a\n1.1. + b\n1.2. - c\n",
    "1. a\n1.1. ＋ b\n1.2. － c\n",
    "1. a\n1.1. + b\n1.2. − c\n",
    "1. a\n• 1.1. Pro: b\n- 1.2. Con: c\n",
    "> 1. a\n> 1.1. Pro: b\n> 1.2. Con: c\n",
    "1. a\n\u200b1.1. Pro: b\n\ufeff1.2. Con: c\n",
]


@pytest.mark.parametrize("typed", TYPED, ids=ascii)
def test_numbers_and_sides_are_read_as_they_are_typed(typed: str) -> None:
    reading = kialo.load(f"Discussion Title: T\n\n{typed}", "x.txt")
    argument_map = reading.map
    assert not reading.diagnostics
    assert [s.text or s.title for s in argument_map.statements] == ["a", "b", "c"]
    assert [(i.premises, i.conclusion) for i in argument_map.inferences] == [(("claim-1-1",), "claim-1")]
    assert [(c.premises, c.target) for c in argument_map.conflicts] == [(("claim-1-2",), "claim-1")]


@pytest.mark.parametrize(
    "line", ["1,1. Pro: b", "1. 1. Pro: b", "1-1 Con: b", "1.1. PRO b", "1:1 Contra b", "1.1.1 dagegen b"]
)
def test_a_line_that_only_looks_like_a_claim_is_told(line: str) -> None:
    found = kialo.load(f"Discussion Title: T\n\n1. a\n1.1. Pro: p\n{line}\n", "x.txt").diagnostics
    assert [(d.code, d.where and d.where.line) for d in found] == [("kialo.side", 5)]


@pytest.mark.parametrize(
    "line", ["Pro: it is 1.5 times as much.", "In 1.1 million cases, con men win.", "2.5 professors", "- yes"]
)
def test_other_lines_of_a_claim_are_left_alone(line: str) -> None:
    assert not kialo.load(f"Discussion Title: T\n\n1. a\n1.1. Pro: p\n{line}\n", "x.txt").diagnostics


def test_a_discussion_in_a_folder_is_taken_and_an_article_beside_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "debate.txt").write_text("Discussion Title: T\n\n1. a\n1.1. Pro: b\n", encoding="utf-8")
    (tmp_path / "article.txt").write_text("1. Introduction\n\nProfessors say: no.\n\n1.1 Methods\n", encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Zusammenhänge".encode("latin-1"))
    assert [file.name for file in map_files.files_below(tmp_path)] == ["debate.txt"]


def test_several_theses_in_a_row_are_theses_where_claims_stand_below_them() -> None:
    text = "Discussion Title: Which?\n\n1. Option one.\n1.1. Pro: cheap\n2. of two\n2. Option two.\n2.1. Con: dear\n"
    found = kialo.load(text.replace("2. of two\n", "")).map
    assert [(s.title, s.role.value) for s in found.statements if "Option" in s.title] == [
        ("Option one.", "thesis"),
        ("Option two.", "thesis"),
    ]
    assert [(c.premises, c.target) for c in found.conflicts] == [(("claim-2-1",), "claim-2")]
    listed = "Discussion Title: T\n\n1. One.\n1.1. Pro: first\n2. second\n"
    assert kialo.load(listed).map.statements[-1].title == "first 2. second"
