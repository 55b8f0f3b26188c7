"""Nothing that only looks like Argdown is read as something else in silence, and nothing that is text is complained of."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from argmap.domain.diagnostics import ArgmapError, Diagnostic, Severity
from argmap.domain.model import ArgumentMap
from argmap.formats import argdown
from argmap.formats.argdown.alike import skeleton


def read(text: str) -> tuple[ArgumentMap | None, list[Diagnostic]]:
    try:
        argument_map, faults = argdown.load_with_diagnostics(text, "map.argdown")
    except ArgmapError as error:
        return None, list(error.diagnostics)
    return argument_map, list(faults)


def codes(text: str) -> list[str]:
    return [d.code.removeprefix("argdown.") for d in read(text)[1]]


SQUARE = ["［{}］", "【{}】", "〔{}〕", "［{}]", "【{}]"]
ANGLE = ["＜{}＞", "〈{}〉", "‹{}›", "«{}»", "⟨{}⟩", "＜{}>", "&lt;{}&gt;"]
EMPHASISED = ["**[{}]**", "*[{}]*", "__<{}>__", "**[{}]:**"]


@pytest.mark.parametrize("title", [*SQUARE, *ANGLE])
def test_a_bracket_that_is_none_behind_a_mark_is_named(title: str) -> None:
    for mark, behind in product(
        ["+", "-", "_", "><", "+>", "->", "*"], ["", ": b.", " {hedge: likely}", " #tag", "： b."]
    ):
        above = "" if mark == "*" else "[A]: a.\n  "
        text = f"{above}{mark} {title.format('B')}{behind}\n"
        (fault,) = [d for d in read(text)[1] if d.code == "argdown.look-alike"]
        assert "is read as text" in fault.message, text
        assert ("[ and ]" if title in SQUARE else "< and >") in fault.remedy, text


@pytest.mark.parametrize("title", EMPHASISED)
@pytest.mark.parametrize("before", ["", "[A]: a.\n  + ", "[A]: a.\n  -> "])
def test_an_emphasised_title_is_named(title: str, before: str) -> None:
    end = "" if title.endswith(":**") else ":"
    found = read(f"{before}{title.format('B')}{end} b.\n")[1]
    assert [d.code for d in found] == ["argdown.look-alike"]
    assert "emphasised" in found[0].message


def test_the_odd_blank_behind_a_mark_of_a_heading_is_what_is_pointed_at() -> None:
    (diagnostic,) = read("#\u3000Traffic\n\n[A]: a.\n")[1]
    assert diagnostic.where
    assert (diagnostic.where.column, diagnostic.where.end_column) == (2, 3)


INSIDE = [  # what is typed, and what it should have been
    ("[A]: a. ＃thesis\n", "# for a tag"),
    ("[A]: a. ﹟thesis {hedge: likely}\n", "# for a tag"),
    ("[A]: see ＠[B].\n\n[B]: b.\n", "@ for a mention"),
    ("[A]: see ﹫<B>.\n\n<B>: b.\n", "@ for a mention"),
    ("[A]: see @［B］.\n\n[B]: b.\n", "[ and ] for a mention"),
    ("[A]: a. ｛hedge: likely｝\n", "{ and } for data"),
    ("[A]: a. ﹛hedge： likely﹜\n\n[B]: b.\n", "{ and } for data"),
    ("[A]: a.\n／／ why\n", "// for a comment"),
    ("＃ Traffic\n\n[A]: a.\n", "# and a space"),
]


@pytest.mark.parametrize(("text", "meant"), INSIDE)
def test_a_twin_inside_a_text_is_named_and_a_backslash_says_that_it_is_text(text: str, meant: str) -> None:
    argument_map, found = read(text)
    assert argument_map is not None
    assert [d.code for d in found] == ["argdown.look-alike"]
    assert f"Type {meant}; or \\" in found[0].remedy
    assert found[0].where is not None
    at = found[0].where.column - 1
    lines = text.split("\n")
    line = found[0].where.line - 1
    lines[line] = f"{lines[line][:at]}\\{lines[line][at:]}"
    assert codes("\n".join(lines)) == []


@pytest.mark.parametrize(
    "text",
    [
        "[A]: “Noise” (see 『本』 and 【注】) is ＃ of nothing, 100＃ or ＝ that.\n",
        "[A]: a｛b｝c, and ｛set｝.\n",
        "[A]: mail me＠example.org; http：／／x; and／or.\n",
        "[A]: **all** of *this* and __that__ &lt;b&gt; &amp; more.\n",
        "[A]: 「引用」は《本》である。\n  + <B>: «Il dit» que oui.\n",
        "[A]: a.\n  + 〈B〉 says so.\n  - «Non», dit-il.\n",
        "[A]: a.\n  + **Never** again.\n",
        "（1）は例である。\n\n(note) a text in brackets\n",
        "[A]: a (1) b （2） c.\n",
        "A == B\n\nA ＝＝ B: no.\n",
    ],
)
def test_prose_with_the_same_signs_is_left_alone(text: str) -> None:
    assert [c for c in codes(text) if c != "look-alike"] == []
    if not text.startswith("（1）"):  # which stands as a number would
        assert codes(text) == []


@pytest.mark.parametrize("numbers", ["（1） （2）", "(1） (2）", "（1) （2)", "① ②", "⑴ ⑵", "(1) （2）", "（1） (2)"])
@pytest.mark.parametrize("rule", ["----", "-- Modus ponens --"])
def test_numbers_in_other_brackets_are_one_error(numbers: str, rule: str) -> None:
    first, second = numbers.split()
    found = read(f"<X>: x\n\n{first} [A]: a\n{rule}\n{second} [B]: b\n")[1]
    assert [(d.code, d.severity) for d in found] == [("argdown.look-alike", Severity.ERROR)]
    assert "numbered as (1)" in found[0].message


@pytest.mark.parametrize("fence", ["＝＝＝", "﹦﹦﹦", "═══", "==", "```yaml"])
def test_settings_between_what_looks_like_fences_are_one_error(fence: str) -> None:
    end = "```" if fence.startswith("`") else fence
    assert codes(f"{fence}\ntitle: T\n{end}\n\n[A]: a.\n") == ["settings-with-dashes"]


@pytest.mark.parametrize("end", ["＝＝＝", "---", "+++", "==", "=＝="])
def test_settings_that_end_in_another_fence_are_one_error(end: str) -> None:
    assert codes(f"===\ntitle: T\n{end}\n\n[A]: a.\n") == ["unclosed-frontmatter"]


def test_settings_that_never_end_leave_the_text_below_alone() -> None:
    assert codes("===\ntitle: T\n\n<X>: x\n\n(1) [A]: a\n----\n(2) [B]: b\n") == ["unclosed-frontmatter"]


@pytest.mark.parametrize(
    "text",
    [
        "[A]: a.\n\n===\ntitle: T\n===\n\n[B]: b.\n",
        "[A]: a.\n===\ntitle: T\nauthor: X\n===\n\n[B]: b.\n",
        "# H\n\n===\nsources:\n  x: {name: y}\n\nauthor: u\n===\n",
        "===\ntitle: T\n===\n\n===\nauthor: A\n===\n\n[A]: a\n",
        "Title\n=====\n\n[B]: b.\n",
        "[A]: a.\n\n===\n\n[B]: b.\n",
    ],
)
def test_late_settings_are_one_error(text: str) -> None:
    assert codes(text) == ["late-frontmatter"]


@pytest.mark.parametrize(
    "text", ["Title\n-----\n\n[B]: b.\n", "[A]: a.\n\n----\n\n[B]: b.\n", "[A]: a.\n\n---\n\n[B]: b.\n"]
)
def test_a_line_of_hyphens_on_its_own_is_one_error(text: str) -> None:
    assert codes(text) in (["missing-premise"], ["inference-line"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[A]： a.\n", "U+FF1A"),
        ("[A]∶ a.\n", "U+2236"),
        ("[A:] a.\n", "stands inside"),
        ("[A] : a.\n", "A blank parts"),
        ("[A]: a. {hedge: likely， stance: denied}\n", "U+FF0C"),
        ("[A]: a. {hedge: likely; stance: denied}\n", "U+003B"),
        ("[A]: a. {hedge： likely, stance: denied\nx: }\n", ""),
    ],
)
def test_a_colon_or_comma_that_is_none_is_one_error_that_names_it(text: str, said: str) -> None:
    found = read(text)[1]
    assert len(found) == 1
    assert said in found[0].message


@pytest.mark.parametrize(
    "slip", ["＠include(x.argdown)", "﹫include(x.argdown)", "@include（x.argdown）", "＠include：x.argdown"]
)
def test_a_directive_in_wide_characters_is_named(slip: str) -> None:
    assert codes(f"[A]: a.\n\n{slip.format('x.argdown')}\n") == ["include-slip"]


CAFE = "Caf\u00e9"
ALIKE = [  # a title, and one that looks like it
    ("Cause", "\u0421ause"),
    ("A", "\u0410"),
    ("Open", "\u039fpen"),
    (CAFE, unicodedata.normalize("NFD", CAFE)),
    ("Long-term", "Long\u2013term"),
    ("Long term", "Long\u00a0term"),
    ("Don't", "Don\u2019t"),
    ("Noise", "No\u200bise"),
    ("Traffic", "Ｔｒａｆｆｉｃ"),
    ("file", "ﬁle"),
]


@pytest.mark.parametrize(("title", "twin"), ALIKE, ids=ascii)
@pytest.mark.parametrize("brackets", ["[]", "<>"])
@pytest.mark.parametrize("defined", [True, False])
def test_a_title_that_looks_like_another_is_named_by_its_code(
    title: str, twin: str, brackets: str, defined: bool
) -> None:
    first, second = (f"{brackets[0]}{name}{brackets[1]}" for name in (title, twin))
    text = f"{first}: one.\n\n{second}{': another.' if defined else ''}\n  + [C]: c.\n"
    found = [d for d in read(text)[1] if d.code != "hidden-character"]
    assert [d.code for d in found] == ["argdown.alike-titles"]
    assert "U+" in found[0].message
    assert "line 1" in found[0].message


@pytest.mark.parametrize(
    "titles", [("Cat", "Car"), ("US", "us"), ("Мир", "Mир!"), ("Причина", "Пpичинa 2"), ("1", "l"), ("a/b", "a\\b")]
)
def test_titles_that_can_be_told_apart_are_no_twins(titles: tuple[str, str]) -> None:
    text = "".join(f"[{title}]: {title} holds.\n\n" for title in titles)
    assert "alike-titles" not in codes(text)


@pytest.mark.parametrize(("title", "twin"), ALIKE, ids=ascii)
def test_a_skeleton_is_its_own_skeleton(title: str, twin: str) -> None:
    assert skeleton(title) == skeleton(twin) == skeleton(skeleton(twin))


BORROWED = [  # what people bring from other notations, and a word of what is said of it
    ("[A]: a.   + [B]: b.\n", "inside a line"),
    ("[A]: a. -> <B>: b.\n", "inside a line"),
    ("[A]: a.\n  ++ [B]: b.\n", "behind the mark"),
    ("[A]: a.\n  - > [B]: b.\n", "behind the mark"),
    ("[A]: a.\n  Pro: b.\n", "no mark of Argdown"),
    ("[A]: a.\n    Con： b.\n", "no mark of Argdown"),
    ("[A]: a.\n  Objection: b.\n", "no mark of Argdown"),
    ("<https://example.org>: see there\n", "not a link"),
    ("[A]: a.\n  + <ann@example.org>\n", "not a link"),
    ("[A](https://example.org): a\n", "where a title would"),
    ("[A]: a.[^1]\n\n[^1]: note\n", "no footnotes"),
    ("| a | b |\n|---|:-:|\n| c | d |\n", "table"),
]


@pytest.mark.parametrize(("text", "said"), BORROWED)
def test_what_other_notations_mean_by_a_mark_is_named(text: str, said: str) -> None:
    argument_map, found = read(text)
    assert argument_map is not None
    assert [d.code for d in found] == ["argdown.look-alike"]
    assert said in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        "(P1) [A]: a\n(P2) [B]: b\n----\n(C) [C]: c\n",
        "P1. [A]: a\nP2. [B]: b\n----\nC. [C]: c\n",
        "(1) [A]: a\n(2) [B]: b\n=====\n(3) [C]: c\n",
        "(1) [A]: a\n(2) [B]: b\n_____\n(3) [C]: c\n",
        "[1] a\n[2] b\n----\n[3] c\n",
        "[B] -> [A]\n\n[A]: a\n\n[B]: b\n",
        "[B] +> [A]\n\n[A]: a\n\n[B]: b\n",
    ],
)
def test_a_structure_or_a_relation_as_books_have_it_is_one_error(text: str) -> None:
    assert [d.severity for d in read(text)[1]] == [Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "[A]: This goes on\n  for: two lines, and more - [sic] - of it.\n",
        "[A]: a (see [this](https://example.org): it says so) and 2 + 2.\n",
        "[A]: He said:\n  Reasonably: yes.\n",
        "[A]: 3 < 4 and a -> b | c.\n",
        "Prices: up.\nCosts: down.\n",
    ],
)
def test_prose_that_is_near_to_other_notations_is_left_alone(text: str) -> None:
    assert [d for d in read(text)[1] if d.code == "argdown.look-alike"] == []


@pytest.mark.parametrize("key", ["weight: 0.3", "strict: true", "scheme: sign"])
def test_what_is_said_of_a_step_that_is_not_there_is_told(key: str) -> None:
    assert codes(f"[A]: a.\n  + <B>: b. {{{key}}}\n") == ["idle-key"]
    assert codes(f"<B>: b. {{{key}}}\n\n(1) [C]: c\n----\n(2) [A]: a\n") == []


def test_a_scheme_that_nobody_knows_is_one_slip_where_it_does_not_count_either() -> None:
    assert codes("[A]: a.\n  + <B>: b. {scheme: bananas}\n") == ["unknown-scheme"]
