"""The catalogues of messages: each language says all there is to say, and every message that is asked for is there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from argmap import words
from argmap.cli import main, options
from argmap.domain.assumptions import Assumptions
from argmap.domain.model import ArgumentMap, Conflict, ConflictKind, Inference, Statement
from argmap.draw.page import bundle
from argmap.semantics import evaluate
from argmap.words import LANGUAGES, Words, catalogue, own_catalogue, plural, spoken

FORMS = {language: {"one", "other"} for language in ("en", "de", "fr", "es")} | {
    "uk": {"one", "few", "many", "other"},
    "be": {"one", "few", "many", "other"},
}


def is_plural(message: Mapping[str, Any]) -> bool:
    return "other" in message and set(message) <= {"zero", "one", "two", "few", "many", "other"}


def messages(part: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """Every message with its key; the forms of a plural stay together."""
    for name, message in part.items():
        key = f"{path}{name}"
        if isinstance(message, str) or is_plural(message):
            yield key, message
        else:
            yield from messages(message, f"{key}.")


def told(message: str | Mapping[str, str]) -> list[str]:
    return [message] if isinstance(message, str) else list(message.values())


def blanks(message: str | Mapping[str, str]) -> set[str]:
    return {blank for text in told(message) for blank in re.findall(r"\{(\w+)\}", text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_messages_of_english_with_the_same_blanks(language: str) -> None:
    english, theirs = dict(messages(own_catalogue("en"))), dict(messages(own_catalogue(language)))
    if language in ("en", "uk", "be"):
        assert list(english) == list(theirs)
    assert set(theirs) <= set(english)
    missing = sorted(set(english) - set(theirs))  # what is newer than the last translation is said in English
    assert len(missing) < 0.04 * len(english), (
        f"translate in {language}.json, of {len(english)} messages: {missing[:40]}"
    )
    assert language in FORMS, f"say in FORMS above which plural forms {language!r} has by the Unicode CLDR"
    for key, message in theirs.items():
        assert blanks(message) == blanks(english[key]), key
        if not isinstance(message, str):
            assert set(message) == FORMS[language], key


def test_every_message_that_the_page_asks_for_is_there() -> None:
    known = dict(messages(catalogue("en")))
    for file in (bundle.HERE / "js").glob("*.js"):
        for key in re.findall(r'\bt\(\s*"([\w.]+)"(?! in)', file.read_text(encoding="utf-8")):
            assert key in known, f"{file.name} asks for {key}"
    for key in re.findall(r'words\("([\w.]+)"', bundle.read("template.html")):
        assert key in known, key


def asked_by(call: ast.Call, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The keys that a call of a function in ``prefixes`` asks for, as patterns: what is filled in may be any."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    first = call.args[0] if call.args else None
    for key in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
        parts = key.values if isinstance(key, ast.JoinedStr) else [key]
        texts = [str(part.value) if isinstance(part, ast.Constant) else "" for part in parts]
        if name in prefixes and any(texts) and not re.search(r"[^\w.-]", "".join(texts)):
            yield re.escape(prefixes[name]) + "".join(re.escape(text) or r"[\w.-]*" for text in texts)


def test_every_message_that_python_asks_for_is_there() -> None:
    known = list(dict(messages(catalogue("en"))))
    root = Path(words.__file__).parents[1]
    asked = 0
    for file in root.rglob("*.py"):
        prefixes = {"words": ""} | ({"_words": "comparing."} if file.parent.name == "compare" else {})
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "words(" in text else ():
            for pattern in asked_by(node, prefixes) if isinstance(node, ast.Call) else ():
                asked += 1
                assert any(re.fullmatch(pattern, key) for key in known), f"{file.name}:{node.lineno} asks for {pattern}"
    assert asked > 60


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("", "en"),
        ("zh-Hant", "en"),
        ("uk-UA", "uk"),
        ("be-tarask", "be"),
    ],
)
def test_a_region_or_an_unknown_language_leads_to_one_that_is_spoken(asked: str, found: str) -> None:
    assert spoken(asked) == found


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, "many"),
        (1, "one"),
        (2, "few"),
        (4, "few"),
        (5, "many"),
        (11, "many"),
        (12, "many"),
        (21, "one"),
        (24, "few"),
        (111, "many"),
    ],
)
def test_plural_forms_are_those_of_the_cldr(number: int, form: str) -> None:
    assert plural("uk", number) == plural("be", number) == form
    assert plural("en", number) == ("one" if number == 1 else "other")


def test_a_message_is_filled_in_and_never_filled_twice() -> None:
    say = Words("en")
    assert say("say.rejected", names="{n} $& \\1") == "Rejected {n} $& \\1."
    assert say("page.claims", n=1) == "1 claim"
    assert say("page.claims", n=2) == "2 claims"
    with pytest.raises(KeyError):
        say("page.nothing")


def test_the_catalogues_are_plain_json_files() -> None:
    folder = Path(bundle.HERE).parent.parent / "words"
    assert {file.stem for file in folder.glob("*.json")} == set(LANGUAGES), "name each in LANGUAGES, argmap/words"
    for file in folder.glob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))


def test_the_command_line_offers_every_language() -> None:
    assert options.LANGUAGE.settings["choices"] == LANGUAGES, "name the same languages in argmap/cli/options.py"


@pytest.mark.parametrize("language", ["uk", "be"])
def test_nothing_is_left_in_english(language: str) -> None:
    latin = {
        "Enter",
        "Tab",
        "SVG",
        "PNG",
        "CSV",
        "PDF",
        "JSON",
        "LD",
        "SPARQL",
        "LIMIT",
        "FILTER",
        "SAMPLE",
        "GROUP",
        "BY",
        "SELECT",
        "PREFIX",
        "AS",
        "name",
        "SHACL",
        "SAT",
        "Argdown",
        "Turtle",
        "argmap",
        "export",
        "edit",
        "ask",
        "all",
    }
    for key, message in messages(catalogue(language)):
        for text in told(message):
            assert set(re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))) <= latin, key


@pytest.mark.parametrize("language", ["uk", "be"])
def test_titles_stand_in_the_quotation_marks_of_the_language(language: str) -> None:
    assert Words(language).quoted("Теза") == "«Теза»"
    assert not [key for key, message in messages(catalogue(language)) if re.search('[“”"]', "".join(told(message)))]


@pytest.mark.parametrize(("language", "letters"), [("uk", "ыэъёў"), ("be", "иищъґї")])
def test_no_letter_of_another_language_slips_in(language: str, letters: str) -> None:
    for key, message in messages(catalogue(language)):
        assert not set(str(message).casefold()) & set(letters), key


def test_a_few_numbers_take_their_forms() -> None:
    assert [Words("uk")("page.claims", n=n) for n in (1, 2, 5, 21)] == [
        "1 твердження",
        "2 твердження",
        "5 тверджень",
        "21 твердження",
    ]
    assert [Words("be")("page.levels", n=n) for n in (1, 2, 5, 11)] == [
        "1 узровень",
        "2 узроўні",
        "5 узроўняў",
        "11 узроўняў",
    ]


@pytest.mark.parametrize("language", ["uk", "be"])
def test_verdicts_and_explanations_are_told_in_the_language_that_is_asked_for(language: str) -> None:
    statements = (Statement("t", "Т"), Statement("p", "П"), Statement("o", "З"), Statement("r", "В"))
    conflicts = (Conflict("c", ("o",), "i", ConflictKind.UNDERCUT), Conflict("d", ("r",), "o"))
    map_ = ArgumentMap("m", statements=statements, inferences=(Inference("i", ("p",), "t"),), conflicts=conflicts)
    for reject in ((), ("p",), ("r",), ("i",)):
        evaluation = evaluate(map_, Assumptions.of(reject), language=language)
        told = [evaluation[id_].sentence for id_ in evaluation] + [evaluation.explain("t").to_text()]
        assert not re.search("[A-Za-z]", " ".join(told))
        assert (
            evaluate(map_, Assumptions.of(reject)).explain("t").to_dict()["status"]
            == evaluation.explain("t").to_dict()["status"]
        )


def test_german_french_and_spanish_inflect() -> None:
    assert [Words("de")("page.claims", n=n) for n in (0, 1, 2)] == ["0 Behauptungen", "1 Behauptung", "2 Behauptungen"]
    assert [Words("fr")("page.claims", n=n) for n in (0, 1, 2)] == ["0 affirmation", "1 affirmation", "2 affirmations"]
    assert [Words("es")("page.claims", n=n) for n in (0, 1, 2)] == ["0 afirmaciones", "1 afirmación", "2 afirmaciones"]
    assert Words("de").quoted("Satz") == "„Satz“"


def test_words_of_ones_own_are_said_and_what_they_lack_is_english(
    lukashenko: Path, tmp_path: Path, capsys: Any
) -> None:
    file, page = tmp_path / "pl.json", tmp_path / "page.html"
    file.write_text(json.dumps({"language": "pl", "thesis": {"stands": "Teza stoi"}}), encoding="utf-8")
    try:
        assert main(["export", str(lukashenko), str(page), "--words", str(file)]) == 0
        text = page.read_text(encoding="utf-8")
        assert '<html lang="pl">' in text
        assert "Teza stoi" in text
        assert "Skip to the outline" in text
        for bad in (
            '{"thesis": {}}',
            "[]",
            '{"language": "pl", "thesis": {"stand": "x"}}',
            '{"language": "pl", "listed": "{n}"}',
        ):
            file.write_text(bad, encoding="utf-8")
            assert main(["export", str(lukashenko), str(page), "--words", str(file)]) == 2
            assert "pl.json" in capsys.readouterr().err
    finally:
        words._supplied.clear()
        catalogue.cache_clear()
