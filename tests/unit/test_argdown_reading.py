"""Argdown text read into the model, construct by construct."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.domain.diagnostics import Diagnostic, ParseError, Severity
from argmap.domain.model import Anchor, ArgumentMap, ConflictKind, Hedge, Role, SourceKind, Span, Stance, Statement
from argmap.formats import argdown
from argmap.formats.argdown.positions import LineIndex


def load(text: str) -> ArgumentMap:
    return argdown.load(text, "map.argdown")


def faults(text: str) -> list[Diagnostic]:
    try:
        return list(argdown.load_with_diagnostics(text, "map.argdown")[1])
    except ParseError as error:
        return list(error.diagnostics)


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(d.code.removeprefix("argdown."), d.where.line, d.where.column) for d in faults(text) if d.where]


def test_tags_and_data_of_a_statement_become_its_fields() -> None:
    data = (
        '{id: t, strand: army, at: [p8 s3, p9 s1], phrase: ["a b", c], by: [us, them], stance: reported, '
        "hedge: likely, quotation: true, time: 2022-03-03, about: [x], lang: de, colour: red}"
    )
    settings = "===\nsources:\n  us: {name: Us, kind: person}\n  them: They\n===\n\n"
    argument_map = load(f"{settings}[A title]: A text,\n  over two lines. #evidence #other {data}\n")
    (statement,) = argument_map.statements
    assert statement.id == "t"
    assert statement.title == "A title"
    assert statement.text == "A text, over two lines."
    assert statement.role is Role.EVIDENCE
    assert statement.tags == ("other",)
    assert statement.strand == "army"
    assert statement.anchors == (Anchor(8, 3, "", "a b"), Anchor(9, 1, "", "c"))
    assert statement.asserted_by == ("us", "them")
    assert statement.stance is Stance.REPORTED
    assert statement.hedge is Hedge.LIKELY
    assert statement.quotation
    assert statement.time == "2022-03-03"
    assert statement.entities == ("x",)
    assert statement.language == "de"
    assert statement.extra == {"argdown:colour": "red"}
    assert [source.kind for source in argument_map.sources] == [SourceKind.PERSON, SourceKind.WORK]


@pytest.mark.parametrize(
    ("mark", "ends"),
    [
        ("+", ("b", "a")),
        ("<+", ("b", "a")),
        ("+>", ("a", "b")),
    ],
)
def test_a_support_goes_from_child_to_parent_unless_its_arrow_says_otherwise(mark: str, ends: tuple[str, str]) -> None:
    (inference,) = load(f"[A]: x\n  {mark} [B]: y\n").inferences
    assert (inference.premises[0], inference.conclusion) == ends
    assert inference.id == f"{ends[0]}-supports-{ends[1]}"


@pytest.mark.parametrize(
    ("mark", "ends", "kind"),
    [
        ("-", ("b", "a"), ConflictKind.ATTACK),
        ("<-", ("b", "a"), ConflictKind.ATTACK),
        ("->", ("a", "b"), ConflictKind.ATTACK),
        ("><", ("a", "b"), ConflictKind.CONTRADICTORY),
    ],
)
def test_an_attack_goes_from_child_to_parent_unless_its_arrow_says_otherwise(
    mark: str, ends: tuple[str, str], kind: ConflictKind
) -> None:
    (conflict,) = load(f"[A]: x\n  {mark} [B]: y\n").conflicts
    assert (conflict.premises[0], conflict.target, conflict.kind) == (*ends, kind)


RECONSTRUCTED = """<Arg>: text {scheme: sign}

(1) [P]: p
(2) [Q]: q
----
(3) [C]: c

"""


def test_premises_of_a_reconstruction_are_linked_and_its_scheme_is_its_argument_s() -> None:
    argument_map = load(RECONSTRUCTED)
    (argument,) = argument_map.arguments
    (step,) = argument_map.inferences
    assert argument.inferences == (step.id,) == ("arg-step",)
    assert (step.premises, step.conclusion, step.scheme, step.argument) == (("p", "q"), "c", "sign", "arg")


def test_an_undercut_of_a_reconstructed_argument_aims_at_its_step() -> None:
    below = load(RECONSTRUCTED + "<Arg>\n  _ [U]: u\n")
    inside = load(RECONSTRUCTED.replace("----\n", "----\n  _ [U]: u\n"))
    for argument_map in (below, inside):
        (conflict,) = argument_map.conflicts
        assert (conflict.premises, conflict.target, conflict.kind) == (("u",), "arg-step", ConflictKind.UNDERCUT)


def test_an_undercut_of_a_sketched_argument_aims_at_the_argument() -> None:
    (conflict,) = load("<X>: x\n  _ [U]: u\n").conflicts
    assert (conflict.target, conflict.kind) == ("x", ConflictKind.UNDERCUT)


def test_an_argument_that_is_said_to_support_its_own_conclusion_says_nothing_new() -> None:
    assert len(load(RECONSTRUCTED + "[C]\n  + <Arg>\n").inferences) == 1


def test_a_reconstructed_argument_speaks_through_its_conclusion() -> None:
    argument_map = load(RECONSTRUCTED + "[Z]: z\n  - <Arg>\n")
    assert argument_map.conflicts[0].premises == ("c",)


def test_steps_use_what_they_name_or_else_what_no_step_used_before() -> None:
    text = "<A>\n\n(1) [P]\n(2) [Q]\n-- R, S {uses: [1]} --\n(3) [C]\n----\n(4) [D]\n"
    first, second = load(text).inferences
    assert (first.premises, first.rules, first.id) == (("p",), ("R", "S"), "a-step-1")
    assert second.premises == ("q", "c")


def test_strict_mode_reads_support_as_entailment_and_attack_as_contrariety() -> None:
    argument_map = load("===\nmodel:\n  mode: strict\n===\n\n[A]: a\n  + [B]: b\n  - [C]: c\n")
    assert argument_map.inferences[0].strict
    assert argument_map.conflicts[0].kind is ConflictKind.CONTRARY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("he [sic] said", "he [sic] said"),
        ("a < b > c", "a < b > c"),
        ("see https://example.org/a_b_c now", "see https://example.org/a_b_c now"),
        ("in the U.A.E. and the U.S.", "in the U.A.E. and the U.S."),
        (".A.x.E.y", "∀x∃y"),
        ("*it* and __bold__ and [a link](http://x.org)", "it and bold and a link"),
        (r"\[text\] \# \* 1 \< 2", "[text] # * 1 < 2"),
        ("one /* two */ three // four", "one three"),
        ("one <!-- two\n\n --> three", "one three"),
        ("of @[B] and @<C>", "of B and C"),
        ("snake_case_name and 2 * 3", "snake_case_name and 2 * 3"),
        ("text #tag", "text"),
        ("so #tag it is", "so #tag it is"),
        ("wrapped\n[sic] text", "wrapped [sic] text"),
    ],
)
def test_texts_are_read_as_they_are_meant(written: str, read: str) -> None:
    assert load(f"[A]: {written}\n").statements[0].text == read


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_is_one(newline: str) -> None:
    text = newline.join(["===", "title: T", "===", "", "[A]: a", "  + [B]: b", "    - [C]: c", "", "<X>", "", "(1) p"])
    argument_map = load(newline.join([text, "----", "(2) [A]", ""]))
    assert argument_map.title == "T"
    assert len(argument_map.inferences) == 2
    assert len(argument_map.conflicts) == 1


def test_a_thousand_levels_of_relations_are_not_too_deep() -> None:
    text = "[S0]: x\n" + "".join(f"{' ' * n}+ [S{n}]: x\n" for n in range(1, 1001))
    assert len(load(text).inferences) == 1000


def test_untitled_statements_do_not_merge_with_titles_that_look_like_theirs() -> None:
    titles = [s.title for s in load("[Untitled 1]: x\n\nplain\n\nother\n").statements]
    assert titles == ["Untitled 1", "Untitled 2", "Untitled 3"]


def test_an_empty_file_is_an_empty_map() -> None:
    for text in ("", "\n", "  ", "// only this", "/* a */\n"):
        assert load(text).statements == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Thesis]: a\n\n[B]: b\n  +> [Thessis]\n", [("mistyped-reference", 4, 6)]),
        ("[A]: one\n\n[A]: two\n", [("two-texts", 3, 1)]),
        ("[A: never closed\n", [("unclosed-bracket", 1, 1)]),
        ("[A]: a {id: x\n", [("unclosed-brace", 1, 8)]),
        ("[A]: a\n\n  + [B]: b\n", [("relation-without-parent", 3, 3)]),
        ("<A>: a\n(1) b\n----\n(2) c\n", [("blank-line-before-reconstruction", 2, 1)]),
        ("(1) b\n\n----\n(2) c\n", [("blank-line-in-reconstruction", 3, 1)]),
        ("(1) b\n# H\n(2) c\n----\n(3) d\n", [("heading-in-reconstruction", 2, 1)]),
        ("(1) b\n\n## H {x: y}\n\n(2) c\n----\n(3) d\n", [("heading-in-reconstruction", 3, 1)]),
        ("(1) b\n# H\n----\n# I\n(2) d\n", [("heading-in-reconstruction", 2, 1), ("heading-in-reconstruction", 4, 1)]),
        ("(1) b\n\n# H\n\n(1) c\n----\n(2) d\n", [("missing-inference", 1, 1)]),
        ("(1) b\n(2) c\n", [("missing-inference", 2, 1)]),
        ("(1) b\n----\n", [("missing-conclusion", 2, 1)]),
        ("(1) b\n---\n(2) c\n", [("inference-line", 2, 1)]),
        ("[A]: a #evidense\n", [("mistyped-role", 1, 1)]),
        ("[A]: a {role: thesiss}\n", [("unknown-role", 1, 15)]),
        ("[A]: a {stance: reportd}\n", [("unknown-stance", 1, 17)]),
        ("[A]: a {hedge: maybe}\n", [("unknown-hedge", 1, 16)]),
        ("[A]: a {at: page 3}\n", [("bad-anchor", 1, 13)]),
        ("[A]: a {by: nobody}\n", [("unknown-source", 1, 13)]),
        ("[A]: a {id: x}\n\n[B]: b {id: x}\n", [("duplicate-id", 3, 13)]),
        ("[A]: a\n\t+ [B]: b\n    + [C]: c\n", [("mixed-indentation", 3, 5)]),
        ("[A]: a\n+ [B]: b\n", [("relation-indentation", 2, 1)]),
        ("[A]: a\n  >< <B>: b\n", [("contradiction-of-argument", 2, 3)]),
        ("[A]: a\n\n===\nid: x\n===\n", [("late-frontmatter", 3, 1)]),
        ("[A]: a *never closed\n", [("unclosed-emphasis", 1, 8)]),
        ("[A] said so\n", [("text-after-reference", 1, 1)]),
        ("# H\n[A]: a\n", [("blank-line-missing", 2, 1)]),
        ("<b", [("unclosed-bracket", 1, 1)]),
        ("<b c", [("unclosed-bracket", 1, 1)]),
        ("[ b", [("unclosed-bracket", 1, 1)]),
        ("<", []),  # as are these, it is a comparison
        ("< b", []),
        ("<\tb", []),
        ("<= b", []),
    ],
)
def test_faults_are_told_with_their_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected
    assert all(d.remedy and d.message for d in faults(text))


def test_one_bad_line_does_not_hide_the_next() -> None:
    text = "===\nargmap: true\n===\n[A]: a {hedge: x}\n\n  + stray\n\n[B]: b {a: [}\n\n[C]: c {stance: y}\n"
    found = [(d.where.line, d.severity) for d in faults(text) if d.where]
    assert {line for line, severity in found if severity is Severity.ERROR} >= {4, 6, 10}


def test_remedies_name_the_nearest_known_word() -> None:
    (fault,) = faults("===\nsources:\n  article: The article\n===\n\n[A]: a {by: [artcle]}\n")
    assert "'article'" in fault.remedy


def test_data_that_is_not_yaml_is_told_where_it_breaks() -> None:
    (fault,) = faults("[A]: a {b: [1, 2}\n")
    assert fault.where is not None
    assert fault.where.line == 1


def test_titles_that_differ_in_a_number_are_not_taken_for_slips() -> None:
    assert codes("[Premise 1]: x\n\n[B]: b\n  + [Premise 2]\n") == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("[A\\]]: a\n  - [B]: b\n", ["A\\]", "B"]),
        ("[A]: a\n  + [B\\] C]\n", ["A", "B\\] C"]),
        ("[\\]\\]]: a\n", ["\\]\\]"]),
        ("<A\\>>: a\n", ["A\\>"]),
        ("[C:\\]: a\n  + [D:\\]\n", ["C:\\", "D:\\"]),
        ("[C:\\]: a] b\n", ["C:\\"]),
        ('[C:\\] {text: "a]"}\n', ["C:\\"]),
        ("[A [b\\] c]: a\n", ["A [b\\] c"]),
    ],
)
def test_a_bracket_behind_a_backslash_belongs_to_the_title_that_another_closes(text: str, titles: list[str]) -> None:
    written = load(text)
    assert [point.title for point in (*written.statements, *written.arguments)] == titles


@given(st.text("ab\n\r", max_size=12), st.data())
def test_places_are_lines_and_columns_whatever_ends_a_line(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    begun = [0]
    for line in text.splitlines(keepends=True):
        begun += [begun[-1] + len(line)] if line[-1] in "\r\n" else []
    span = LineIndex(text, "f").span(start, end)
    assert begun[span.line - 1] + span.column - 1 == start
    assert span.line == sum(at <= start for at in begun)
    assert begun[span.end_line - 1] + span.end_column - 1 == end
    assert span.end_line == (sum(at < end for at in begun) if end > start else span.line)


def test_settings_that_never_end_are_marked_where_they_begin() -> None:
    (fault,) = faults("===\ntitle: x\n\n[A]: a\n")
    assert fault.where == Span("map.argdown", 1, 1, 1, 4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[A]: a\n+ [B]: b\n", "is not indented below any statement"),
        ("[A]: a\n    + [B]: b\n+ [C]: c\n", "is not indented below any statement"),
        ("[A]: a\n    + [B]: b\n  + [C]: c\n", "is indented by 2, less than those above it"),
    ],
)
def test_of_a_relation_that_belongs_to_none_the_reason_is_named(text: str, said: str) -> None:
    (fault,) = faults(text)
    assert said in fault.message


def test_later_data_of_a_claim_is_laid_over_earlier_data_mapping_by_mapping() -> None:
    once = "[A]: a {hedge: likely, k: {b: 1, c: 2}, l: {b: 1}, m: 1}\n"
    (claim,) = load(f"{once}\n[A] {{hedge: possible, k: {{c: 3}}, l: 2, m: {{b: 1}}}}\n").statements
    assert claim.hedge is Hedge.POSSIBLE
    assert claim.extra == {"argdown:k": {"b": 1, "c": 3}, "argdown:l": 2, "argdown:m": {"b": 1}}


@pytest.mark.parametrize("key", ["true", "Null", "NO", "~", "1"])
@pytest.mark.parametrize("value", ["x", "{a: b}"])  # the short way and by YAML
def test_a_key_is_a_text_whatever_yaml_makes_of_it(key: str, value: str) -> None:
    (claim,) = load(f"[A]: a {{{key}: {value}}}\n").statements
    assert claim.extra.keys() == {f"argdown:{key}"}


def test_what_has_no_title_of_its_own_is_written_under_its_id_or_as_untitled() -> None:
    claims = (Statement("a", "A"), Statement("b", "A"), Statement("c]", "A"), Statement("d]", ""))
    text = argdown.dump(ArgumentMap("m", statements=claims))
    assert [title for title in ("[A]", "[b]", "[Untitled]", "[Untitled 2]") if title not in text] == []
    assert [claim.id for claim in load(text).statements] == ["a", "b", "c]", "d]"]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_fault_in_the_last_line_has_that_line_with_and_without_a_line_break_behind_it(end: str) -> None:
    with pytest.raises(ParseError) as error:
        load(f"[A]: x\n\n[B]: y {{: }}{end}")
    assert {d.where.line for d in error.value.diagnostics if d.where} == {3}
