"""What single edits write, to the letter, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap
from argmap import edit, rdf
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import Anchor, Sentence
from argmap.edit.requests import edit_of
from argmap.formats import argdown
from argmap.review import check_map

TEXT = """===
title: T
sources:
  text: The text
===

// first
[A]: All of it. #thesis {at: p1 s1}
  + [B]: Because. {hedge: likely, by: text}
    - [C]: But. // why
  + [D]: Besides.

<Step>: It follows. {scheme: sign}

(1) [E]: One.
(2) [F]: Two.
----
(3) [D]

[G]: Loose, see @[A].
"""

CASES = [
    (edit.AddReason("a", "N", "New."), "  + [D]: Besides.\n", "  + [D]: Besides.\n  + [N]: New.\n"),
    (edit.AddObjection("b", "N", "New."), "But. // why\n", "But. // why\n    - [N]: New.\n"),
    (edit.AddObjection("c", "N", "#1"), "But. // why\n", "But. // why\n      - [N]: \\#1\n"),
    (edit.AddUndercut("N", "No.", step="step"), "----\n", "----\n  _ [N]: No.\n"),
    (edit.AddStatement("N", "New.", after="step"), "(3) [D]\n", "(3) [D]\n\n[N]: New.\n"),
    (edit.AddReason("a", "a", "New."), "Besides.\n", "Besides.\n  + [a]: New. {id: a-2}\n"),
    (edit.Reword("a", "Some of it."), "All of", "Some of"),
    (edit.Retitle("c", "Cc"), "[C]", "[Cc]"),
    (edit.SetFact("b", "hedge", "apparent"), "hedge: likely", "hedge: apparent"),
    (edit.SetFact("b", "hedge"), "{hedge: likely, by: text}", "{by: text}"),
    (edit.SetFact("b", "by"), ", by: text}", "}"),
    (edit.SetFact("d", "stance", "denied"), "Besides.", "Besides. {stance: denied}"),
    (edit.SetRole("a", "claim"), " #thesis", ""),
    (edit.SetRole("a", "premise"), "#thesis", "#premise"),
    (edit.SetRole("d", "premise"), "Besides.", "Besides. #premise"),
    (edit.SetTags("a", ("x",)), "#thesis", "#thesis #x"),
    (edit.SetAnchors("a", ()), " {at: p1 s1}", ""),
    (edit.SetAnchors("d", (Anchor(2, 1, "", "a b"),)), "Besides.", 'Besides. {at: p2 s1, phrase: "a b"}'),
    (edit.SetScheme("step", "analogy"), "scheme: sign", "scheme: analogy"),
    (edit.AddSource("x", "X", "person"), "The text\n", "The text\n  x: {name: X, kind: person}\n"),
    (edit.AddStrand("s", "S"), "text\n===", "text\nstrands:\n  s: S\n==="),
    (edit.Relate("g", "d", "attack"), "Besides.\n", "Besides.\n    - [G]\n"),
    (edit.Delete("c"), "    - [C]: But. // why\n", ""),
    (edit.Delete("g"), "\n[G]: Loose, see @[A].\n", ""),
    (edit.Move("d", before="b"), "", ""),
]


@pytest.mark.parametrize(("one", "old", "new"), CASES, ids=lambda value: type(value).__name__)
def test_an_edit_writes_just_this(one: edit.Edit, old: str, new: str) -> None:
    if isinstance(one, edit.Move):
        lines = "  + [B]: Because. {hedge: likely, by: text}\n    - [C]: But. // why\n"
        old, new = f"{lines}  + [D]: Besides.\n", f"  + [D]: Besides.\n{lines}"
    assert TEXT.count(old) >= 1
    assert edit.apply(TEXT, one).text == TEXT.replace(old, new, 1)


def test_with_the_title_go_references_and_mentions_and_the_id() -> None:
    edited = edit.apply(TEXT, edit.Retitle("a", "Alpha"))
    assert "see @[Alpha]" in edited.text
    assert edited.map["alpha"].title == "Alpha"
    assert edited.map["b-supports-alpha"].target == "alpha"


def test_an_id_that_the_settings_name_stays_when_the_title_goes() -> None:
    text = "===\ntour:\n  - {at: a, say: here}\n===\n\n[A]: x\n"
    edited = edit.apply(text, edit.Retitle("a", "Alpha"))
    assert edited.text == text.replace("[A]: x", "[Alpha]: x {id: a}")


def test_what_hangs_below_a_deleted_statement_stays_or_goes() -> None:
    kept = edit.apply(TEXT, edit.Delete("b"))
    assert "\n[C]: But. // why\n" in kept.text
    assert {"c", "d"} <= kept.map.elements.keys()
    gone = edit.apply(TEXT, edit.Delete("b", below=True))
    assert "c" not in gone.map.elements


def test_linked_premises_take_their_lines_with_them() -> None:
    edited = edit.apply(TEXT, edit.LinkPremises(("b", "g"), "a", "Both", "sign"))
    assert "  + [B]" not in edited.text
    premises = "(1) [B]: Because. {hedge: likely, by: text}\n  - [C]: But. // why\n(2) [G]\n"
    assert f"<Both>\n\n{premises}-- {{scheme: sign}} --\n(3) [A]\n" in edited.text
    assert edited.map["both-step"].premises == ("b", "g")


def test_a_statement_hung_elsewhere_takes_along_what_hangs_below_it() -> None:
    edited = edit.apply(TEXT, edit.Reattach("b", "g", "attack"))
    assert edited.text.endswith("see @[A].\n  - [B]: Because. {hedge: likely, by: text}\n    - [C]: But. // why\n")


def test_line_ends_and_byte_order_mark_stay_as_they_are() -> None:
    text = "\ufeff" + TEXT.replace("\n", "\r\n")
    edited = edit.apply(text, edit.AddReason("a", "N", "New."))
    assert edited.text == text.replace("Besides.\r\n", "Besides.\r\n  + [N]: New.\r\n", 1)


def test_a_text_without_line_end_or_without_anything_can_be_added_to() -> None:
    assert edit.apply("[A]: x", edit.AddReason("a", "N", "New.")).text == "[A]: x\n  + [N]: New."
    assert edit.apply("", edit.AddStatement("N", "New.")).text == "[N]: New.\n"


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (edit.Retitle("a", "B"), "title-taken"),
        (edit.Retitle("a", "x\ny"), "title"),
        (edit.Reword("a", "  "), "text"),
        (edit.Reword("nobody", "x"), "no-such-element"),
        (edit.Delete("e"), "premise"),
        (edit.Delete("step-step"), "step"),
        (edit.SetFact("a", "by", ["nobody"]), "more-than-asked"),
        (edit.SetFact("a", "hedge", "perhaps"), "value"),
        (edit.SetScheme("b-supports-a", "sign"), "no-line"),
        (edit.AddUndercut("N", "x", step="a"), "no-step"),
        (edit.Relate("b", "a"), "related"),
        (edit.Relate("step", "a", "contradictory"), "argument"),
        (edit.Reattach("a", "c"), "cycle"),
        (edit.Reattach("b", "g", "objection"), "kind"),
        (edit.Reattach("b", "g", "rephrase"), "kind"),
        (edit.SetTags("a", ("evidence",)), "tag"),
        (edit.Move("b", after="c"), "no-siblings"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_cannot_be_said_is_refused_by_name(one: edit.Edit, code: str) -> None:
    with pytest.raises(edit.EditError) as refused:
        edit.apply(TEXT, one)
    assert refused.value.diagnostics[0].code == f"edit.{code}"


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"edit": "Delete", "element": "a", "below": "false"}, "below is true or false"),
        ({"edit": "AddReason", "parent": "a", "title": "R", "quotation": 1}, "quotation is true or false"),
        ({"edit": "SetAnchors", "element": "a", "anchors": [{"paragraph": True, "sentence": 1}]}, "a paragraph and"),
        ({"edit": "SetAnchors", "element": "a", "anchors": [f"p{'9' * 5000} s1"]}, "a paragraph and a sentence"),
        ({"edit": "Reattach", "child": "b", "parent": "a", "kind": "objection"}, "no kind of relation"),
    ],
    ids=lambda value: value if isinstance(value, str) else value["edit"],
)
def test_an_edit_in_plain_data_of_another_kind_is_refused_in_words_that_name_it(
    request_: dict[str, object], says: str
) -> None:
    with pytest.raises(edit.EditError, match=says):
        edit.apply(TEXT, edit_of(request_))


def test_a_map_of_several_files_is_not_edited(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    (folder / "more.argdown").write_text("[B]: y\n")
    text = "[A]: x\n\n@include(more.argdown)\n"
    (folder / "map.argdown").write_text(text)
    with pytest.raises(edit.EditError, match="several files"):
        edit.apply(text, edit.Reword("a", "z"), file=str(folder / "map.argdown"))


def test_an_anchor_has_the_phrase_as_the_sentence_has_it_and_none_for_a_whole_one() -> None:
    sentences = (Sentence(1, 1, "It rains, they say.", "0123456789ab"),)
    assert edit.anchor_to(sentences, 1, 1, "it  RAINS") == Anchor(1, 1, "0123456789ab", "It rains")
    assert edit.anchor_to(sentences, 1, 1, "it rains, they say") == Anchor(1, 1, "0123456789ab")
    with pytest.raises(edit.EditError, match="does not contain"):
        edit.anchor_to(sentences, 1, 1, "it snows")
    with pytest.raises(edit.EditError, match="no sentence p2 s1"):
        edit.anchor_to(sentences, 2, 1)


def test_a_map_is_edited_in_the_notation_that_it_is_written_in() -> None:
    m = argmap.loads(TEXT).edit(edit.Reword("d", "Moreover."), edit.Delete("c"))
    assert m.dump() == TEXT.replace("Besides.", "Moreover.").replace("    - [C]: But. // why\n", "")


def test_a_place_of_the_old_text_is_found_in_the_new() -> None:
    change = edit.Change.between("one two three", "one 2 three")
    assert [change.position(n) for n in (0, 4, 5, 7, 8)] == [0, 4, 5, 5, 6]


def test_each_remedy_takes_its_fault_away() -> None:
    cases = {
        "[A]: a {hedge: likly}\n": "Replace by likely",
        "[A]: a {by: [mayor]}\n": "Declare the source mayor",
        "===\nstrands: {b: B}\n===\n\n[A]: a {strand: zzzz}\n": "Declare the strand zzzz",
        "[A]: a\n": "Mark this as the thesis",
        "===\narticle: t\nsources: {t: T}\n===\n\n[A]: a #thesis {at: p1 s1, by: []}\n": "Say that t asserts it",
        "===\narticle: t\nsources: {t: T}\n===\n\n[A]: a #thesis\n": "Say that the article leaves it unsaid",
        "[A]: a\n[A b\n": "Close the title",
    }
    for text, title in cases.items():
        faults = faults_of(text)
        found = [(fault, remedy) for fault in faults for remedy in edit.remedies(text, fault, "m.argdown")]
        assert title in [remedy.title for _, remedy in found], (text, [str(f) for f in faults])
        fault, remedy = next(pair for pair in found if pair[1].title == title)
        mended = edit.Change.of(text, remedy.splices).apply(text)
        assert (fault.code, fault.message) not in [(f.code, f.message) for f in faults_of(mended)], mended


def faults_of(text: str) -> list[Diagnostic]:
    """All that is wrong with a text, and with the map that it says."""
    try:
        found, warnings = argdown.load_with_diagnostics(text, "m.argdown")
    except ArgmapError as error:
        return list(error.diagnostics)
    return [*warnings, *check_map(found), *rdf.validate(found)]


def test_an_edit_of_a_map_of_several_files_says_in_which_one_the_claim_stands(tmp_path: Path) -> None:
    (tmp_path / "part.argdown").write_text("[B]: b\n  + [C]: c\n", encoding="utf-8")
    file = tmp_path / "map.argdown"
    file.write_text("@include(part.argdown)\n\n[A]: a #thesis\n  + [B]\n", encoding="utf-8")
    for asked, place in (
        (edit.Reword("c", "d"), "part.argdown, line 2: edit that file by itself."),
        (edit.Reword("a", "d"), "map.argdown, line 3: write it there."),
    ):
        with pytest.raises(edit.EditError) as refused:
            edit.apply(file.read_text(encoding="utf-8"), asked, file=str(file))
        assert refused.value.diagnostics[0].remedy.endswith(place)
