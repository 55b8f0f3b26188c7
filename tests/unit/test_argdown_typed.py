"""Argdown as people type it: what is read, what is named, and that one slip gives one diagnostic."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from argmap.domain.assumptions import Assumptions
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ParseError, Severity
from argmap.domain.links import Links
from argmap.domain.model import ArgumentMap, Hedge, Source, Statement
from argmap.formats import argdown
from argmap.formats.argdown.arrangement import BARE, FLAT, NESTED
from argmap.formats.argdown.layout import write
from argmap.library import loads
from argmap.semantics.evaluation import evaluate


def read(text: str, file: str = "map.argdown") -> tuple[ArgumentMap | None, list[Diagnostic]]:
    try:
        argument_map, faults = argdown.load_with_diagnostics(text, file)
    except ArgmapError as error:
        return None, list(error.diagnostics)
    return argument_map, list(faults)


def codes(text: str) -> list[str]:
    return [d.code.removeprefix("argdown.") for d in read(text)[1]]


FOUND = {  # what is told of each file, and no more than that
    "blank-after-data": [],
    "dialect": ["dialect"],
    "foreign-data": [
        "bad-value",
        "bad-value",
        *["unknown-source", "unknown-role", "unknown-stance", "bad-anchor"],
        "bad-id",
        "bad-value",
        "unknown-hedge",
        "unknown-source",
        "idle-key",
    ],
    "heading-without-space": ["heading-without-space"],
    "json-data": ["json-in-block"],
    "look-alikes": ["look-alike"] * 5,
    "numbering-gap": ["numbering-gap"],
    "numbers-with-dots": ["numbers-with-dots"],
    "settings-with-dashes": ["settings-with-dashes"],
    "short-typo": ["unknown-mention", "mistyped-reference"],
    "slips-in-data": ["lost-colon", "look-alike", "unknown-scheme"],
    "tag-only": [],
    "display-settings": [],
    "hidden-character": [],
    "invalid-rule": ["invalid-rule"],
    "links-and-mentions": [],
    "ungrounded-relation": ["ungrounded-relation"],
}


@pytest.mark.parametrize("name", FOUND)
def test_each_slip_that_was_found_is_named_once(name: str, shared: Path) -> None:
    text = (shared / "found" / "argdown" / f"{name}.argdown").read_text(encoding="utf-8")
    argument_map, faults = read(text)
    assert [d.code.removeprefix("argdown.") for d in faults] == FOUND[name]
    assert all(d.where and d.message and d.remedy for d in faults)
    if argument_map is not None:
        assert argdown.dump(argument_map) == text


BEHIND = [
    "",
    " ",
    "\t",
    " \t ",
    "\u00a0",
    "\u3000",
    "\u200b",
    " // a comment",
    " /* a */",
    " <!-- a -->",
    "/* a */ \t",
    " #tag ",
    " #(a tag)\t",
]


@pytest.mark.parametrize(
    "text",
    [
        "[A]: text {hedge: likely}",
        "[A]: text #b {hedge: likely}",
        "[A] {hedge: likely}",
        "[A]: {hedge: likely}",
        "+ [A]: t {hedge: likely}",
        "<C>\n\n(1) [A]: p {hedge: likely}",
        "[A]: over\n two lines {hedge: likely}",
        "* [A]: item {hedge: likely}",
    ],
)
def test_data_stays_data_whatever_blank_or_comment_follows(text: str) -> None:
    before, after = (
        "[T]: t\n  " if text.startswith("+") else "",
        "\n----\n(2) [B]: c" if text.startswith("<C>") else "",
    )
    for behind, end in product(BEHIND, ["", "\n", "\r\n", "\n\n"]):
        written = f"{before}{text}{behind}{after}{end}"
        argument_map, faults = read(written)
        assert argument_map is not None, faults
        (statement,) = [s for s in argument_map.statements if s.title == "A"]
        assert statement.hedge is Hedge.LIKELY, written
        assert "{" not in statement.text, written
        assert argdown.dump(argument_map) == written


@pytest.mark.parametrize("behind", BEHIND[:-2], ids=ascii)
def test_data_of_headings_and_arguments_stays_data(behind: str) -> None:
    argument_map, _ = read(f"# Heading {{id: part}}{behind}\n\n<A>: text {{id: x}}{behind}\n\n<B> {{id: y}}{behind}\n")
    assert argument_map is not None
    assert argument_map.sections[0].id == "part"
    assert [argument.id for argument in argument_map.arguments] == ["x", "y"]


MARKS = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "－": "-",
    "•": "+ or -",
    "◦": "+ or -",
    "·": "+ or -",
    "●": "+ or -",
    "＋": "+",
    "➕": "+",
    "＿": "_",
    "→": "+ or -",
    "⇒": "+ or -",
    "➔": "+ or -",
    "=>": "+ or -",
    "==>": "+ or -",
    "~>": "+ or -",
    "–>": "->",
    "—>": "->",
    "<–": "<-",
    "＋>": "+>",
    "<＋": "<+",
    "＞＜": "><",
    "↔": "><",
    "<=>": "><",
    "›‹": "><",
    "←": "+ or -",
    ">": "+ or -",
    "––": "+ or -",  # any other sign in front of a title, too
    ">>": "+ or -",
    "»": "+ or -",
    "±": "+ or -",
    "∗": "+ or -",
    "✖": "+ or -",
    "o": "+ or -",
}


@pytest.mark.parametrize("mark", MARKS)
def test_a_twin_of_a_mark_is_named_with_what_to_type(mark: str) -> None:
    argument_map, faults = read(f"[A]: text\n  {mark} [B]: other\n")
    assert argument_map is not None
    (fault,) = faults
    assert fault.code == "argdown.look-alike"
    assert fault.severity is Severity.WARNING
    assert fault.where is not None
    assert (fault.where.line, fault.where.column) == (2, 3)
    assert "read as text" in fault.message
    assert f"Type {MARKS[mark]}" in fault.remedy
    assert mark in fault.remedy
    assert codes(f"[A]: text\n  \\{mark} [B]: other\n") == []


def test_two_hyphens_for_a_relation_are_one_error() -> None:
    assert codes("[A]: text\n  -- [B]: other\n") == ["look-alike"]
    assert codes("<A>\n\n(1) [B]: p\n-- [x] --\n(2) [C]: q\n") == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u200b", "\ufeff", "\u3164", "\f", "\u2028"], ids=ascii)
def test_a_line_that_only_looks_blank_is_named(blank: str) -> None:
    (fault,) = read(f"[A]: text\n {blank}\n[B]: other\n")[1]
    assert "no blank line" in fault.message
    assert fault.where is not None
    assert (fault.where.line, fault.where.column) == (2, 2)


BLANKS = [
    "\u200e",
    "\u2028",
    "\f",
    "\u00a0",
    "\u2003",
    "\u2009",
    "\u202f",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u00a0 ",
    " \u00a0",
]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize(
    "text",
    ["[A]: t\n{0}+ [B]: u\n", "[A]: t\n  -{0}[B]: u\n", "{0}[A]: t\n", "#{0}Heading\n", "[A]: t\n  {0}– [B]: u\n"],
)
def test_a_blank_that_is_no_space_is_named(text: str, blank: str) -> None:
    if (text.startswith("{0}") and blank[0] == "\ufeff") or (text.startswith("#") and blank[0] == " "):
        return  # a byte order mark; a heading
    faults = read(text.format(blank))[1]
    assert [d.code for d in faults] == ["argdown.look-alike"]
    assert "U+" in faults[0].message
    assert "plain space" in faults[0].remedy


@pytest.mark.parametrize(
    "prose",
    [
        "– he said, and went.\n",
        "[A]: The town – old – is small,\n  and so is its wall - say - today.\n",
        "[A]: 1\xa0000 cars · a day\n",
        "«So» it goes.\n",
        "[A]: a -> b => c\n",
        "\xa0Indented prose.\n",
        "A\xa0b\n\xa0c\n",
        "[A]: t\n  + [B]: – u\n",
        "[A]: one thing\n  or [B] another\n",
        "[A]: see\n  ≈ [about](https://example.org) ten\n",
        "— [sic] —\n",
    ],
)
def test_prose_with_dashes_and_blanks_is_left_alone(prose: str) -> None:
    assert "look-alike" not in codes(prose) or prose.startswith("— [")


@pytest.mark.parametrize("line", ["–––", "——", "—", "----–", "–– rule ––", "— modus ponens —"])
def test_an_inference_line_of_dashes_is_one_error(line: str) -> None:
    _, faults = read(f"<A>\n\n(1) [B]: p\n(2) [C]: q\n{line}\n(3) [D]: r\n")
    assert [(d.code, d.severity) for d in faults] == [("argdown.look-alike", Severity.ERROR)]
    assert "----" in faults[0].remedy


@pytest.mark.parametrize("numbers", ["1. {}", "1) {}", "01. {}"])
def test_numbers_that_are_none_of_a_premise_are_one_error(numbers: str) -> None:
    lines = [numbers.format("All men are mortal."), "2. He is one."[:2] + " [He]: He is one.", "----", "3. So he is."]
    assert codes("<A>\n\n" + "\n".join(lines) + "\n") == ["numbers-with-dots"]


def test_a_list_may_be_numbered_with_dots() -> None:
    assert codes("1. one\n2. two\n") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "---\ntitle: T\n---\n\n[A]: t\n",
            "+++\ntitle = 'T'\n+++\n\n[A]: t\n",
            "---\ntitle: T\nauthor: X\n---\n[A]: t\n",
        ),
        *(f"{fence}\ntitle: T\n{fence}\n\n[A]: t\n" for fence in ("***", "~~~", "___", "—", "–––", "─────")),
    ],
)
def test_settings_between_other_fences_are_one_error(text: str) -> None:
    assert codes(text) == ["settings-with-dashes"]


def test_settings_without_fences_are_told() -> None:
    assert codes("title: T\nauthor: X\n\n[A]: t\n") == ["settings-without-fences"]
    assert codes("[A]: t\n\ntitle: T\n") == codes("Titles: many\n") == []


def test_a_mention_of_a_short_title_is_told_the_nearest() -> None:
    text = "[Tax]: t. See @[Tx] and @<Arx>.\n\n<Arc>: x\n"
    with_remedies = argdown.load_with_diagnostics(text, "x.argdown")[1]
    assert [d.remedy for d in with_remedies] == ["Did you mean @[Tax]?", "Did you mean @<Arc>?"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[A]: t {hedge likely}\n", "lost-colon"),
        ("[A]: t {hedge:likely}\n", "lost-colon"),
        ("[A]: t {hedge = likely, id: a}\n", "lost-colon"),
        ("[A]: t {phrase: „so“}\n", "look-alike"),
        ("[A]: t {about: [“one”, two]}\n", "look-alike"),
        ("[A]: t {phrase: “one, two”}\n", "look-alike"),
        ("[A]: t {phrase: “a: b}\n", "yaml"),
        ("<A>: t {scheme: expert-opinon}\n\n(1) a\n----\n(2) b\n", "unknown-scheme"),
        ("<A>: t {scheme: Expert Opinion}\n\n(1) a\n----\n(2) b\n", "unknown-scheme"),
    ],
)
def test_a_slip_in_data_is_named(text: str, code: str) -> None:
    assert [c for c in codes(text) if c != "no-text"] == [code]


@pytest.mark.parametrize(
    "text",
    ['[A]: t {phrase: "“so” he said"}\n', "[A]: t {phrase: it “is” so}\n", "[A]: t {at: null}\n", "[A]: t {x: }\n"],
)
def test_data_without_a_slip_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_what_is_near_a_scheme_is_named() -> None:
    (fault,) = read("<A>: t {scheme: expert-opinon}\n\n(1) a\n----\n(2) b\n")[1]
    assert "'expert-opinion'" in fault.remedy


@pytest.mark.parametrize(
    "data",
    [
        "{\n  'hedge': 'likely',\n  'id': 'a'\n}",
        "{\n  'hedge': 'likely',\n  'id': 'a',\n}",
        "{'hedge': 'likely', 'id': 'a'}",
        "{ 'hedge': 'likely',\n  'id': 'a' }",
        "{\r\n  'hedge': 'likely',\r\n  'id': 'a'\r\n}",
        "{'hedge':'likely','id':'a'}",
    ],
)
def test_json_in_data_is_read(data: str) -> None:
    argument_map, faults = read(f"[A]: text {data}\n".replace("'", '"'))
    assert argument_map is not None
    assert (argument_map.statements[0].id, argument_map.statements[0].hedge) == ("a", Hedge.LIKELY)
    assert all("comma" in d.remedy for d in faults)


@pytest.mark.parametrize(
    "text", ["[A]: #tag\n", "[A]: {id: a}\n", "<A>: #tag {id: a}\n", "[T]: t\n  + [A]: #tag\n", "[A]: #b #(c d)\n"]
)
def test_a_title_with_only_tags_or_data_is_read(text: str) -> None:
    argument_map, faults = read(text)
    assert argument_map is not None
    assert faults == []
    assert argdown.load(argdown.dump(argument_map)) == argument_map


@pytest.mark.parametrize("text", ["#Traffic\n", "##Traffic\n", "[A]: t\n\n###Traffic jam\n"])
def test_a_heading_without_a_space_is_one_error(text: str) -> None:
    assert codes(text) == ["heading-without-space"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Nosie", "Noise"),
        ("Noize", "Noise"),
        ("Noie", "Noise"),
        ("Noises", "Noise"),
        ("noise", "Noise"),
        ("Abc d", "Abcd"),
    ],
)
def test_a_short_title_with_one_slip_is_told_the_nearest(written: str, meant: str) -> None:
    for text in (f"[{meant}]: t\n\n[B]: u\n  + [{written}]\n", f"[{meant}]: t\n\n[B]: see @[{written}]\n"):
        assert any(f"[{meant}]" in d.remedy for d in read(text)[1])


@pytest.mark.parametrize("pair", [("Cat", "Car"), ("A1", "A2"), ("P 1", "P 2"), ("War", "Peace")])
def test_other_short_titles_are_no_slips(pair: tuple[str, str]) -> None:
    assert codes(f"[{pair[0]}]: t\n\n[B]: u\n  + [{pair[1]}]\n") == []


@pytest.mark.parametrize("numbers", [(1, 3, 4), (1, 1, 2), (2, 1, 3), (1, 2, 4)])
def test_numbers_that_do_not_rise_by_one_are_told(numbers: tuple[int, int, int]) -> None:
    a, b, c = numbers
    assert "numbering-gap" in codes(f"<A>\n\n({a}) [B]: t\n({b}) [C]: u\n----\n({c}) [D]: v\n")
    assert codes("<A>\n\n(4) [B]: t\n(5) [C]: u\n----\n(6) [D]: v\n") == []


@pytest.mark.parametrize(
    "head",
    ["parser:\n  syntax: argdown+", "parser: {syntax: 'argdown+'}", "title: T\nparser:\n  syntax: other\n  x: y"],
)
def test_a_dialect_is_refused_by_name_before_all_else(head: str) -> None:
    with pytest.raises(ParseError) as caught:
        argdown.load(f"===\n{head}\n===\n\n(1) x\n  :> [B\n")
    (fault,) = caught.value.diagnostics
    assert fault.code == "argdown.dialect"
    assert "This map is written in" in fault.message


def test_argdown_may_say_that_it_is_argdown() -> None:
    assert codes("===\nparser: {syntax: argdown}\n===\n\n[A]: t\n") == []


FOREIGN = [
    "by: Example",
    "role: prior",
    "stance: pro",
    "at: New York",
    "id: A 1",
    "quotation: said",
    "hedge: 0.7",
    "implicit: maybe",
]
FOREIGN += [
    "about: {a: b}",
    "strand: [a]",
    "section: none",
    "time: {y: 1}",
    "lang: [en]",
    "tags: {a: 1}",
    "text: [a]",
    "title: {a: b}",
]
SETTINGS = [
    "author: {name: X}",
    "sources: [a, b]",
    "strands: none",
    "tour: tomorrow",
    "relations: {a: b}",
    "relations: [{kind: likes}]",
]
SETTINGS += [
    "sentences: 7",
    "exercises: yes",
    "exercises: [a]",
    "article: missing",
    "date: {year: 1}",
    "id: [x]",
    "tour: [{at: nowhere}]",
]
SETTINGS += ["title: {en: T}", "language: [a]", "sources: {a: 3}", "sources: {a: {kind: ship}}", "strands: {a: {b: c}}"]


@pytest.mark.parametrize("pair", FOREIGN)
def test_data_of_another_sense_is_kept_with_one_warning(pair: str) -> None:
    text = f"[A]: text {{{pair}}}\n"
    argument_map, faults = read(text)
    assert argument_map is not None
    assert [d.severity for d in faults] == [Severity.WARNING]
    key = pair.partition(":")[0]
    assert f"argdown:{key}" in argument_map.statements[0].extra
    assert argdown.dump(argument_map) == text
    assert argdown.load(argdown.dump(argdown.load(text))) == argument_map
    assert read(f"===\nargmap: true\n===\n\n{text}")[0] is None


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_of_another_sense_are_kept_with_one_warning(setting: str) -> None:
    text = f"===\n{setting}\n===\n\n[A]: text\n"
    argument_map, faults = read(text)
    assert argument_map is not None
    date = setting.startswith("date")
    assert [d.severity for d in faults] == [Severity.WARNING]
    key = setting.partition(":")[0]
    assert f"argdown:{key}" in argument_map.extra or key == "sources"
    assert argdown.dump(argument_map) == text
    assert date or read(f"===\nargmap: true\n{setting}\n===\n\n[A]: text\n")[0] is None


MAIN = "// first\n[Main]: The main claim. #thesis\n\n@include(parts/one.argdown)\n\n[Last]: Last.\n  + [One]\n"
ONE = "===\ntitle: Of its own\n===\n[One]: One. {hedge: likley}\n\n@include(../two.argdown)\n"
TWO = "[Main]\n  - [Objection]: Against it.\n  – [Twin]: en dash\n"


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    (tmp_path / "map" / "parts").mkdir(parents=True)
    (tmp_path / "outside.argdown").write_text("[Secret]: x\n")
    for name, text in (("main", MAIN), ("parts/one", ONE), ("two", TWO)):
        (tmp_path / "map" / f"{name}.argdown").write_text(text, encoding="utf-8")
    return tmp_path / "map"


def test_included_files_are_one_map_whose_elements_keep_their_files(parts: Path) -> None:
    file = str(parts / "main.argdown")
    argument_map, faults = read(MAIN, file)
    assert argument_map is not None
    where = {s.title: s.span for s in argument_map.statements}
    places = {title: (Path(span.file).name, span.line, span.column) for title, span in where.items() if span}
    assert places["Main"] == ("main.argdown", 2, 1)
    assert places["One"] == ("one.argdown", 4, 1)
    assert places["Objection"] == ("two.argdown", 2, 5)
    assert places["Last"] == ("main.argdown", 6, 1)
    told = [(d.code, Path(d.where.file).name, d.where.line, d.where.column) for d in faults if d.where]
    assert ("argdown.unknown-hedge", "one.argdown", 4, 21) in told
    assert ("argdown.look-alike", "two.argdown", 3, 3) in told
    assert [c.target for c in argument_map.conflicts] == ["main"]


def test_included_files_are_written_back_byte_for_byte(parts: Path) -> None:
    file = str(parts / "main.argdown")
    argument_map = argdown.load(MAIN, file)
    assert argdown.dump(argument_map) == MAIN
    whole = argdown.dump_whole(argument_map)
    assert argdown.load(whole, file) == argument_map
    assert "@include" not in whole
    changed = replace(argument_map, title="Another")
    assert argdown.load(argdown.dump_whole(changed), file).title == "Another"


@pytest.mark.parametrize(
    ("directive", "code"),
    [
        ("missing.argdown", "unreadable"),
        ("../outside.argdown", "outside"),
        ("/etc/hosts", "outside"),
        ("link.argdown", "outside"),
        ("", "outside"),
        ("C:\\maps\\one.argdown", "outside"),
        ("parts\\one.argdown", "backslash"),
        ("main.argdown", "cycle"),
        ("round.argdown", "cycle"),
        ("parts", "unreadable"),
    ],
)
def test_what_may_not_be_included_is_one_error_at_its_place(directive: str, code: str, parts: Path) -> None:
    (parts / "link.argdown").symlink_to(parts.parent / "outside.argdown")
    (parts / "round.argdown").write_text("@include(round.argdown)\n")
    text = f"[A]: a\n\n@include({directive})\n"
    (fault,) = read(text, str(parts / "main.argdown"))[1]
    assert fault.code == f"argdown.include-{code}"
    assert fault.where is not None
    assert fault.where.line == (1 if directive == "round.argdown" else 3)
    assert fault.remedy


def test_files_are_included_once_and_to_a_depth(parts: Path) -> None:
    twice = "@include(two.argdown)\n\n@include(two.argdown)\n"
    assert "argdown.include-twice" in [d.code for d in read(twice, str(parts / "main.argdown"))[1]]
    for level in range(20):
        (parts / f"deep{level}.argdown").write_text(f"@include(deep{level + 1}.argdown)\n")
    assert [d.code for d in read("@include(deep0.argdown)\n", str(parts / "main.argdown"))[1]] == [
        "argdown.include-depth"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "// @include(x)\n[A]: a\n",
        "[A]: a \\@include(x)\n",
        "[A]: a @include\\(x)\n",
        "/* @include(x) */ [A]: a\n",
        '[A]: a {note: "@include(x)"}\n',
        "[A]: a {note: see @include(x)}\n",
        "===\nsummary: see @include(x)\n===\n[A]: a\n",
    ],
)
def test_a_directive_in_a_comment_or_data_or_behind_a_backslash_is_none(text: str, parts: Path) -> None:
    (parts / "x").write_text("[X]: x\n", encoding="utf-8")
    map_, faults = read(text, str(parts / "main.argdown"))
    assert map_ is not None
    assert [s.title for s in map_.statements] == ["A"]
    assert not [d for d in faults if "include" in d.code]


@pytest.mark.parametrize("layout", [NESTED, FLAT, BARE])
def test_words_that_look_like_a_directive_are_written_so_that_no_reader_obeys_them(layout: str) -> None:
    words = "see @include(x.argdown) \\@include(y) now"
    sources = (Source("s", words),)
    claims = (Statement("a", words, words, extra={words: words}), Statement("b", "B", f"{words}\nand {words}"))
    argument_map = ArgumentMap("m", words, claims, sources=sources, summary=words, extra={"argdown:x": words})
    text = write(argument_map, layout)
    assert "@include(" not in text
    assert argdown.load(text) == argument_map


@pytest.mark.parametrize(
    "slip", ["@Include(x.argdown)", "@include x.argdown", "@include (x.argdown)", "@import(x.argdown)"]
)
def test_what_only_looks_like_a_directive_is_named(slip: str) -> None:
    (fault,) = read(f"[A]: a\n\n{slip}\n")[1]
    assert fault.code == "argdown.include-slip"
    assert "@include(x.argdown)" in fault.remedy
    assert codes("[A]: a\n\n@[A] includes x.argdown\n") == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("{hegde: likely}", ["mistyped-key"]),
        ("{Stance: denied, scheme: sign}", ["mistyped-key"]),
        ("{“hedge”: likely}", ["look-alike"]),
        ("{hedge： likely}", ["lost-colon"]),
        ("{color: likely, source: Smith, roles: [thesis, x], sign: 3}", []),  # another sense
    ],
)
def test_a_slip_in_a_key_is_named_once(data: str, expected: list[str]) -> None:
    assert codes(f"[A]: a {data}\n") == expected


def test_data_with_a_key_of_any_length_comes_back() -> None:
    for length in (900, 1023, 1024, 5000):
        extra = {f"aif:{'k' * length}": {"x" * length: [1]}}
        argument_map = ArgumentMap("m", "T", (Statement("a", "A", "t", extra=extra),))
        assert argdown.load(argdown.dump(argument_map)).statements[0].extra == extra


def test_a_text_without_a_file_includes_nothing() -> None:
    assert codes("@include(x.argdown)\n") == ["include-nowhere"]


def test_mentions_show_titles_and_links_keep_their_places() -> None:
    text = "[A]: See [the paper](https://example.org/a_(b)) and *compare* @[B] with @<C d>, or https://example.com/x."
    text += "\n\n[B]: b\n\n<C d>: c\n"
    argument_map = argdown.load(text)
    statement = argument_map.statements[0]
    assert statement.text == "See the paper and compare B with C d, or https://example.com/x."
    links = Links(argument_map).of(statement)
    assert [(statement.text[link.start : link.end], link.url, link.element) for link in links] == [
        ("the paper", "https://example.org/a_(b)", ""),
        ("B", "", "b"),
        ("C d", "", "c-d"),
        ("https://example.com/x", "https://example.com/x", ""),
    ]
    again = argdown.load(argdown.dump(replace(argument_map, origin=None, title="T")))
    assert again.statements == argument_map.statements


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", "HTTPS:", "x"]
)
def test_only_web_and_mail_addresses_are_links(url: str) -> None:
    argument_map = argdown.load(f"[A]: a [b]({url}) [m](mailto:a@b.org)\n")
    assert [link.url for link in Links(argument_map).of(argument_map.statements[0])] == ["mailto:a@b.org"]


def test_weights_and_standards_are_read_and_written() -> None:
    text = (
        "===\nstandard: preponderance\nweigh: strongest\nunknown: open\nfloating: true\nrelations:\n"
        "  - {kind: attack, from: [b], to: a, weight: 0.25}\n===\n\n"
        "[A]: a {credence: 0.82, standard: scintilla}\n\n[B]: b {stance: asked}\n\n[C]: c {stance: unknown}\n\n"
        "<S> {weight: 0.5}\n\n(1) [B]\n----\n(2) [A]\n\n<T>\n\n(1) [C]\n-- {weight: 1} --\n(2) [A]\n"
    )
    argument_map, faults = read(text)
    assert argument_map is not None
    assert faults == []
    assert (argument_map.standard, argument_map.weigh, argument_map.unknown, argument_map.floating) == (
        *("preponderance", "strongest", "open"),
        True,
    )
    assert (argument_map.statements[0].credence, argument_map.statements[0].standard) == (0.82, "scintilla")
    assert [s.stance.value for s in argument_map.statements] == ["asserted", "asked", "unknown"]
    assert [s.hedge for s in argument_map.statements] == [None] * 3
    assert [i.weight for i in argument_map.inferences] == [0.5, 1.0]
    assert [c.weight for c in argument_map.conflicts] == [0.25]
    again = argdown.load(argdown.dump(replace(argument_map, origin=None)))
    assert again == argument_map


@pytest.mark.parametrize(
    "pair", ["credence: 3", "credence: high", "standard: none", "credence: true", "credence: -0.1"]
)
def test_other_credences_and_standards_are_foreign(pair: str) -> None:
    argument_map, faults = read(f"[A]: a {{{pair}}}\n")
    assert argument_map is not None
    assert len(faults) == 1
    assert f"argdown:{pair.partition(':')[0]}" in argument_map.statements[0].extra


def test_a_relation_that_no_reconstruction_grounds_is_told() -> None:
    steps = "<A>\n\n(1) [P]: p\n----\n(2) [Q]: q\n\n<B>\n\n(1) [R]: r\n----\n(2) [{0}]: s\n\n<A>\n  {1} <B>\n"
    assert codes(steps.format("S", "+")) == ["ungrounded-relation"]
    assert codes(steps.format("S", "-")) == ["ungrounded-relation"]
    assert "ungrounded-relation" not in codes(steps.format("P", "+"))
    assert codes(steps.format("S", "-") + "\n[P]\n  - [S]\n") == []
    assert codes(steps.format("S", "_")) == []
    assert codes("<A>: a\n  + <B>\n\n<B>: b\n") == []  # sketches need no grounds


@pytest.mark.parametrize("mark", ["+", "-"])
@pytest.mark.parametrize("assumption", ["reject", "accept"])
@pytest.mark.parametrize("element", ["p", "r", "s", "a", "b"])
def test_a_relation_that_nothing_grounds_changes_no_verdict(mark: str, assumption: str, element: str) -> None:
    steps = "<A>\n\n(1) [P]: p\n----\n(2) [Q]: q\n\n<B>\n\n(1) [R]: r\n----\n(2) [S]: s\n"
    without = argdown.load(steps)
    stray = argdown.load(f"{steps}\n<A>\n  {mark} <B>\n")
    assert (stray.inferences, stray.conflicts) == (without.inferences, without.conflicts)
    verdicts = [evaluate(m, Assumptions.of(**{assumption: [element]})).findings.labelling for m in (stray, without)]
    assert verdicts[0] == verdicts[1]
    rewritten = argdown.dump(replace(stray, origin=None))
    assert "ungrounded" in rewritten
    assert argdown.load(rewritten) == stray


RULES = [
    ("r -> w", "r", "s", "r true, s false, w true"),
    ("r -> w", "w", "r", "r false, w true"),
    ("r | w", "r", "w", "r true, w false"),
    ("r -> w", "r", "w", ""),
    ("r → w", "¬w", "¬r", ""),
    ("p .v. q", ".~. p", "q", ""),
    (r"p \lor q", r"\neg p", "q", ""),
    ("all x: F(x)", "F(a)", "G(a)", ""),  # no formula of propositional logic
    ("p <-> q", "q", "p", ""),
    ("(p & q) => r", "p && q", "r", ""),
]


@pytest.mark.parametrize(("first", "second", "conclusion", "row"), RULES)
def test_a_rule_that_is_not_followed_is_told_with_a_counterexample(
    first: str, second: str, conclusion: str, row: str
) -> None:
    text = (
        f"<A>\n\n(1) [P]: p {{formalization: '{first}'}}\n(2) [Q]: q {{formalization: '{second}'}}\n"
        f"-- Modus ponens --\n(3) [R]: r {{formalization: '{conclusion}'}}\n"
    )
    faults = read(text)[1]
    assert [d.code for d in faults] == ["argdown.invalid-rule"] * bool(row)
    assert all(row in d.message for d in faults)
    assert codes(text.replace("Modus ponens", "inference to the best explanation")) == []


def test_settings_for_drawings_that_are_not_followed_are_listed() -> None:
    settings = "selection: {excludeDisconnected: true, statementSelectionMode: all}\ncolor: {groupColorScheme: default}"
    faults = read(f"===\n{settings}\n===\n\n[A]: a\n")[1]
    assert [(d.code, d.severity) for d in faults] == [("argdown.display-setting", Severity.NOTE)] * 2
    assert "`selection.statementSelectionMode`" in faults[0].message
    assert "`color.groupColorScheme`" in faults[1].message


@pytest.mark.parametrize(
    ("colour", "claim", "listed"),
    [
        ("{tagColors: {x: '#cc0000'}}", "#x", []),
        ("{tagColors: {'#x': '#c00'}}", "#x", []),
        ("{tagColors: {x: 'rgb(204, 0, 0)'}}", "#x", []),
        ("{tagColors: {x: 'RGB(80% 0% 0%)'}}", "#x", []),
        ("{tagColors: {x: 'hsl(0, 100%, 40%)'}}", "#x", []),
        ("{tagColors: {x: '#cc0000ff'}}", "#x", []),
        ("{tagColors: {x: Red}, colorScheme: ['red', '#cc0000']}", "#y", []),
        ("{colorScheme: [blue, '#c00']}", "#x", []),
        ("{tagColors: {x: 1}, colorScheme: [blue, '#c00']}", "#x", []),
        ("{tagColors: {x: {color: '#c00', priority: 2}, y: '#00c'}}", "#y #x", []),
        ("{tagColors: {objection: '#c00'}}", "#objection", []),
        ("{tagColors: {x: reddish}}", "#x", ["color.tagColors"]),
        ("{tagColors: {x: '#cc0000'}}", "#x {strand: s}", ["color.tagColors"]),
        ("{tagColors: [], colorScheme: nonesuch}", "#x", ["color.tagColors", "color.colorScheme"]),
        ("{colorScheme: [blue, '#c00'], colorizeByTag: false}", "#x", ["color.colorScheme"]),
        ("red", "#x", ["color"]),
    ],
)
def test_colours_of_tags_are_painted_where_strands_have_none_and_listed_elsewhere(
    colour: str, claim: str, listed: list[str]
) -> None:
    from argmap.views import Views

    text = f"===\ncolor: {colour}\n===\n\n[A]: a\n  + [B]: b {claim}\n"
    argument_map, faults = read(text)
    assert [d.message.split("`")[1] for d in faults if d.code == "argdown.display-setting"] == listed
    views = Views(argument_map)
    assert [("#cc0000" in drawn) for drawn in (views.svg, views.page)] == [listed == []] * 2
    assert argument_map.statements[1].strand in ("", "s")  # the map itself is as it was written


def test_of_a_map_with_strands_what_has_none_takes_the_colour_of_its_tag() -> None:
    from argmap.domain.display import with_coloured_tags

    text = "===\nstrands: {s: S}\ncolor: {tagColors: {x: red}}\n===\n\n[A]: a\n  + [B]: b {strand: s}\n  + [C]: c #x\n"
    argument_map, faults = read(text)
    assert [s.strand for s in with_coloured_tags(argument_map).statements] == ["", "s", "#x"]
    assert not [d for d in faults if d.code == "argdown.display-setting"]


@pytest.mark.parametrize(
    ("text", "thesis"),
    [
        ("[A]: alone {id: a}\n", "a"),
        ("[A]: a {id: a}\n  + [B]: b {id: b}\n\n[C]: aside {id: c}\n", "a"),
        ("[A]: a {id: a}\n\n[B]: b {id: b}\n", None),
        ("[A]: a {id: a}\n  + [B]: b\n\n[C]: c\n  + [D]: d\n", None),
        ("[A]: a {id: a}\n\n[B]: b {id: b} #thesis\n", "b"),
    ],
)
def test_the_only_root_is_the_thesis_where_none_is_marked(text: str, thesis: str | None) -> None:
    from argmap.domain.display import with_thesis

    shown = with_thesis(read(text)[0])
    assert (shown.thesis.id if shown.thesis else None) == thesis


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("colour", ["#ffffff", "#000000", "#ffee00", "#0000ff", "#cc0000"])
def test_a_colour_of_a_tag_can_be_read_on_the_ground_of_each_theme(colour: str, theme: str) -> None:
    from argmap.draw.own_theme import LEAST_CONTRAST, contrast
    from argmap.draw.theme import load_theme
    from argmap.draw.tint import tinted

    painted = tinted(load_theme(theme), ["", colour])
    assert painted.strands[0] == load_theme(theme).strands[0]
    assert all(
        contrast(painted.strands[1], painted[ground]) >= LEAST_CONTRAST for ground in ("paper", "box", "box-quiet")
    )


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("[A]: a\n  + [B]: b\n\nProse.\n", ["untitled-1"]),
        ("[A]: a\n\n[C]: c {isInMap: false}\n", ["c"]),
        ("===\nselection: {excludeDisconnected: true}\n===\n\n[A]: a\n  + [B]: b\n\n[C]: c\n", ["c"]),
        ("===\nselection: {excludeStatements: [B]}\n===\n\n[A]: a\n  + [B]: b\n", ["b"]),
        ("===\nselection: {selectedTags: [x]}\n===\n\n[A]: a #x\n  + [B]: b\n", ["b"]),
        ("===\nselection: {selectedSections: [One]}\n===\n\n# One\n\n[A]: a\n\n# Two\n\n[B]: b\n", ["b"]),
        ("===\nselection: {ignoreIsInMap: true}\n===\n\n[A]: a\n\n[C]: c {isInMap: false}\n", []),
        ("[A]: a\n  + Untitled reason.\n", []),
        ("Only prose.\n", []),
        ("Prose. #tagged\n\n[A]: a\n", []),
    ],
)
def test_pictures_leave_out_what_the_map_says(text: str, hidden: list[str]) -> None:
    from argmap.domain.display import left_out
    from argmap.views import Views

    argument_map = argdown.load(text)
    assert sorted(left_out(argument_map)) == hidden
    if hidden:
        svg = Views(argument_map).svg
        shown = [s for s in argument_map.statements if s.id in hidden]
        assert all(f">{s.title}<" not in svg for s in shown)


ASIDES = [
    ("Prose.", "Prose."),
    ("[C]: Hidden claim. {isInMap: false}", "Hidden claim."),
    ("<C>: Hidden sketch. {isInMap: false}", "Hidden sketch."),
]


@pytest.mark.parametrize(("aside", "text"), ASIDES)
def test_asides_are_on_no_page_and_in_no_document_and_isolated_on_purpose(aside: str, text: str) -> None:
    from argmap.check import check
    from argmap.domain.display import without_asides
    from argmap.draw.page.data import encode
    from argmap.views import Views

    argument_map = argdown.load(f"[A]: a\n  + [B]: b\n\n{aside}\n")
    assert "isolated" not in [d.code for d in check(argument_map)]
    views = Views(argument_map)
    assert {p.box for p in views.material.points} == {"a", "b"}
    shown = encode(without_asides(argument_map), ())
    assert [claim["id"] for claim in shown["claims"]] == ["a", "b"]
    assert {box.id for box in views.wide.boxes} == {box.id for box in views.narrow.boxes} == {"a", "b"}
    assert text in argdown.dump(argument_map)


def test_what_bears_on_a_verdict_is_on_the_page_even_if_pictures_leave_it_out() -> None:
    from argmap.domain.display import without_asides

    argument_map = argdown.load("[A]: a\n  - [C]: c {isInMap: false}\n  + [B]: b\n")
    assert without_asides(argument_map) == argument_map


def test_what_only_the_reference_reads_is_read_with_a_warning() -> None:
    argument_map, faults = read("<A>: a\n  >< [B]: b\n")
    assert argument_map is not None
    assert [(c.premises, c.target, c.kind) for c in argument_map.conflicts] == [(("a",), "b", "contradictory")]
    assert [(d.code, d.severity) for d in faults] == [("argdown.contradiction-of-argument", Severity.WARNING)]


def test_every_scheme_that_a_table_of_argmaps_names_is_known() -> None:
    from argmap.domain.rules import discharging
    from argmap.domain.schemes import SCHEMES
    from argmap.draw.document.questions import asked

    assert {*discharging()} <= SCHEMES
    assert any(asked(scheme) for scheme in SCHEMES)
    for scheme in discharging():
        assert codes(f"<A>\n\n(1) p\n-- r {{scheme: {scheme}}} --\n(2) c\n") == []


def test_a_weight_of_a_statement_is_kept_and_is_said_not_to_count() -> None:
    argument_map, faults = read("[A]: a\n  + [B]: b {weight: 3}\n")
    assert argument_map is not None
    assert [fault.code for fault in faults] == ["argdown.idle-key"]
    assert argument_map.inferences[0].weight is None
    assert argument_map.statements[1].extra["argdown:weight"] == 3


SETTINGS = [
    ("title: 1.10", "title", "1.10"),
    ("title: 007", "title", "007"),
    ("title: No", "title", "No"),
    ("title: >\n  A long\n  title", "title", "A long title"),
    ("title: |\n  Two\n  lines", "title", "Two\nlines"),
    ("author: [1.50, Ann]", "authors", ("1.50", "Ann")),
    ("abstract: What it is about.", "summary", "What it is about."),
    ("abstract: |\n  One.\n  Two.", "summary", "One.\nTwo."),
    ("abstract: No.\nsummary: Yes.", "summary", "Yes."),
]


@pytest.mark.parametrize(("settings", "name", "value"), SETTINGS)
def test_settings_that_are_texts_are_read_as_they_are_written(settings: str, name: str, value: object) -> None:
    argument_map, faults = read(f"===\n{settings}\n===\n\n[A]: a\n")
    assert (getattr(argument_map, name), faults) == (value, [])
    assert getattr(argdown.load(argdown.dump(replace(argument_map, origin=None))), name) == value


WORDS = [  # text -> its first statement's title, text and tags, and the faults
    ("[A]: item#2 and C#\n", ("A", "item#2 and C#", ("2",)), []),
    ("[A]: item#2\n", ("A", "item#2", ("2",)), []),
    ("[A]: a #x#y\n", ("A", "a", ("x", "y")), []),
    ("[A]:\n", ("A", "", ()), ["argdown.missing-text"]),
    ("[A]: a\n\n[A]:\n  + [B]: b\n", ("A", "a", ()), ["argdown.missing-text"]),
    ("[A]: a #objection #evidence #x\n", ("A", "a", ("evidence", "x")), []),
    ("[A]: a #evidence {role: objection}\n", ("A", "a", ("evidence",)), []),
    ("[A]: see http://a.b//c/*d*/ // e\n", ("A", "see http://a.b//c", ()), []),
    ("[A]: see http://a.b//c_d\n", ("A", "see http://a.b//c_d", ()), []),
    ("[A]: _see http://a.b/c_ now\n", ("A", "see http://a.b/c now", ()), []),
    ("[A]: see http://a.b #x {y: 1}\n", ("A", "see http://a.b", ("x",)), []),
    ("[A]: the set {1, 2}\n", ("A", "the set", ()), ["argdown.no-value"]),
    ('[A]: see [x](http://e.org "title") here\n', ("A", "see x here", ()), []),
    ("[A]: the set \\{1, 2}\n", ("A", "the set {1, 2}", ()), []),
    ("[A]: f {x}\n", ("A", "f", ()), ["argdown.no-value"]),
    ("[b]: b\n  + [B]\n", ("b", "b", ()), ["argdown.mistyped-reference"]),
]


@pytest.mark.parametrize(("text", "first", "found"), WORDS)
def test_no_word_of_a_claim_is_lost_in_silence(
    text: str, first: tuple[str, str, tuple[str, ...]], found: list[str]
) -> None:
    argument_map, faults = read(text)
    statement = argument_map.statements[0]
    assert (statement.title, statement.text, statement.tags) == first
    assert [d.code for d in faults] == found
    again = argdown.load(argdown.dump(replace(argument_map, origin=None))).statements[0]
    assert (again.title, again.text, again.tags) == first


def test_a_title_without_text_and_an_undercut_of_a_claim_are_told_once() -> None:
    told = [d.code for d in loads("===\ntitle: T\n===\n\n[A]: #thesis\n  <_ <F>: f\n\n[B]:\n  + [A]\n").check()]
    assert sorted(told) == ["argdown.missing-text", "argdown.undercut-of-statement", "no-text"]


@pytest.mark.parametrize(
    ("line", "code"),
    [("---", "missing-premise"), ("--", "missing-premise"), ("----", "missing-premise"), ("-- rule", "inference-line")],
)
def test_a_line_of_hyphens_between_paragraphs_is_one_error(line: str, code: str) -> None:
    assert codes(f"[A]: a\n\n{line}\n\n[B]: b\n") == [code, *["missing-premise"] * (line == "-- rule")]


HEAD = "[A]: a #thesis\n"
SLIPS = [  # text, code, line and column, a part of the remedy, and the text once the remedy is followed
    ("A]: a #thesis\n", "half-mark", (1, 1), "[A]:", HEAD),
    ("[[A]]: a #thesis\n", "half-mark", (1, 1), "[A]", HEAD),
    ('"[A]": a #thesis\n', "half-mark", (1, 1), "[A]", HEAD),
    (f"{HEAD}  +: [B]: b\n", "half-mark", (2, 4), "Leave it out", f"{HEAD}  + [B]: b\n"),
    ("[A]: see [x](http://e.org #thesis\n", "half-mark", (1, 10), ")", "[A]: see [x](http://e.org) #thesis\n"),
    ("[A]: a #thesis #(two words\n", "half-mark", (1, 16), "#(two words)", "[A]: a #thesis #(two words)\n"),
    (f"{HEAD}  >+ [B]: b\n", "look-alike", (2, 3), "+>", f"{HEAD}  +> [B]: b\n"),
    (f"{HEAD}  + [B]: b {{b: 2}}\n  – [C]: c\n", "look-alike", (3, 3), "-", f"{HEAD}  + [B]: b {{b: 2}}\n  - [C]: c\n"),
    ("[A]: a #thesis hedge: likely}\n", "half-mark", (1, 16), "{hedge: likely}", "[A]: a #thesis {hedge: likely}\n"),
    ("[A]: a #thesis (hedge: likely)\n", "half-mark", (1, 16), "{hedge: likely}", "[A]: a #thesis {hedge: likely}\n"),
    (f"{HEAD}  pro [B]: b\n", "half-mark", (2, 3), "+ or -", f"{HEAD}  + [B]: b\n"),
    (f'{HEAD}  + "B": b\n', "half-mark", (2, 5), "[B]", f"{HEAD}  + [B]: b\n"),
    (f"{HEAD}  + [B]: b {{credence: 0,8}}\n", "decimal-comma", (2, 23), "0.8", f"{HEAD}  + [B]: b {{credence: 0.8}}\n"),
    ("title: T\n===\n\n[A]: a\n", "unopened-frontmatter", (2, 1), "`title:`", "===\ntitle: T\n===\n\n[A]: a\n"),
    ("[Шум]: a\n\n[Шуm]\n  + [B]: b\n", "mistyped-reference", (3, 1), "[Шум]", "[Шум]: a\n\n[Шум]\n  + [B]: b\n"),
    (f"{HEAD}  --> [B]: b\n", "look-alike", (2, 3), "+ or -", f"{HEAD}  + [B]: b\n"),
    (f"{HEAD}  * [B]: b\n", "blank-line-missing", (2, 3), "Write + for a reason", f"{HEAD}  + [B]: b\n"),
    ("===\ntitel: T\n===\n\n[A]: a\n", "mistyped-key", (2, 8), "`title`", "===\ntitle: T\n===\n\n[A]: a\n"),
    ("===\nauthors: [B]\n===\n\n[A]: a\n", "mistyped-key", (2, 10), "`author`", "===\nauthor: [B]\n===\n\n[A]: a\n"),
    ("<A>\n\n(1) p\n----\nq\n", "missing-conclusion", (4, 1), "(2)", "<A>\n\n(1) p\n----\n(2) q\n"),
    ("===\ntitle:T\n===\n\n[A]: a\n", "yaml-not-a-mapping", (2, 1), "title: T", "===\ntitle: T\n===\n\n[A]: a\n"),
    (
        "===\ntitle: T\n author: A\n===\n\n[A]: a\n",
        "yaml",
        (3, 8),
        "Indent",
        "===\ntitle: T\nauthor: A\n===\n\n[A]: a\n",
    ),
    ("- one\n- two\n- three\n", "relation-without-parent", (1, 1), "\\-", "* one\n* two\n* three\n"),
    (
        "[A]: a\n\n  + [B]: b\n  + [C]: c\n",
        "relation-without-parent",
        (3, 3),
        "blank line",
        "[A]: a\n  + [B]: b\n  + [C]: c\n",
    ),
    ("===\ntitle: *star*\n===\n\n[A]: a\n", "yaml", (2, 13), "quotes", '===\ntitle: "*star*"\n===\n\n[A]: a\n'),
    ("===\ntitle: - dash\n===\n\n[A]: a\n", "yaml", (2, 8), "quotes", '===\ntitle: "- dash"\n===\n\n[A]: a\n'),
    ("===\ntitle: !now\n===\n\n[A]: a\n", "yaml-tag", (2, 8), "quotes", '===\ntitle: "!now"\n===\n\n[A]: a\n'),
    ("===\ntitle: true\n===\n\n[A]: a\n", "bad-value", (2, 8), '"true"', '===\ntitle: "true"\n===\n\n[A]: a\n'),
    ('[A]: a {x: "b}\n', "yaml", (1, 15), "Close the quotation mark", '[A]: a {x: "b"}\n'),
]


@pytest.mark.parametrize(("text", "code", "place", "remedy", "mended"), SLIPS)
def test_one_slip_is_one_fault_and_its_remedy_mends_it(
    text: str, code: str, place: tuple[int, int], remedy: str, mended: str
) -> None:
    (fault,) = read(text)[1]
    assert fault.code.removeprefix("argdown.") == code
    assert (fault.where.line, fault.where.column) == place
    assert remedy in fault.remedy
    assert read(mended)[1] == []


@pytest.mark.parametrize("key", ["source: x", "subTitle: T", "tags: [a]", "color: {}", "version: 1", "group: {}"])
def test_settings_of_another_sense_are_no_slips(key: str) -> None:
    assert "mistyped-key" not in codes(f"===\n{key}\n===\n\n[A]: a\n")


def test_what_the_shapes_say_too_of_a_strand_or_a_reference_is_told_once() -> None:
    text = (
        "===\ntitle: T\nstrands: {eco: E}\n===\n\n[A]: a #thesis {strand: ecco}\n  + [Nosie]\n\n[Noise]: n\n  + [A]\n"
    )
    assert [d.code for d in loads(text).check()] == ["argdown.unknown-strand", "argdown.mistyped-reference"]


def test_a_preference_names_one_element_on_each_side_in_a_list_or_not() -> None:
    map_text = "===\nrelations:\n  - {{kind: preference, {}}}\n===\n\n[A]: a #thesis {{id: a}}\n  + [B]: b {{id: b}}\n"
    listed, several = read(map_text.format("from: [b], to: [a]")), read(map_text.format("from: [a, b], to: a"))
    assert listed[0]
    assert several[0]
    assert [(p.preferred, p.dispreferred) for p in listed[0].preferences] == [("b", "a")]
    assert [d.code for d in listed[1]] == []
    assert not several[0].preferences
    assert [d.code for d in several[1]] == ["argdown.several-preferred"]


@pytest.mark.parametrize("sources", ["  ana: {name: Ana, kind: persn}", "  - {id: ana, kind: person}"])
def test_sources_that_cannot_be_read_are_one_fault_and_not_one_more_wherever_they_are_named(sources: str) -> None:
    text = f"===\nsources:\n{sources}\narticle: ana\n===\n\n[A]: a {{by: ana}}\n  + [B]: b {{by: ana}}\n"
    assert len(codes(text)) == 1
    assert codes(text.replace("[B]: b {by: ana}", "[B]: b {by: bo}"))[1:] == ["unknown-source"]
