"""Words of pages and pictures, in the language of their reader: one catalogue a language, in the files beside this one.

A message is a text with ``{names}`` to fill in, or one text for each plural form, chosen by the value of ``n`` as the
Unicode CLDR has it ("one", "few", "many", "other"). The page gets the same catalogue as JSON, so that a word is said
alike in both. Commands and diagnostics speak English, but for what ``argmap compare`` reports to a student.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "uk", "be", "de", "fr", "es")  # by their BCP 47 tags; the first is spoken where another is asked for
_HERE = Path(__file__).parent
_BLANK = re.compile(r"\{(\w+)\}")


_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
_supplied: dict[str, Mapping[str, Any]] = {}  # by users, for languages of their own


@cache
def own_catalogue(language: str) -> Mapping[str, Any]:
    """The messages that there are in ``language``, one of ``LANGUAGES``, as nested mappings."""
    messages: Mapping[str, Any] = json.loads((_HERE / f"{language}.json").read_text(encoding="utf-8"))
    return messages


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """All messages in ``language``, as nested mappings; what it lacks is said in English."""
    english = own_catalogue(LANGUAGES[0])
    own = _supplied[language] if language in _supplied else own_catalogue(language)
    return english if own is english else _completed(english, own)


def supply(language: str, messages: Mapping[str, Any]) -> list[str]:
    """Say ``messages`` in ``language`` from now on, a part of them or all; returns the keys that are no message's.

    A message of which the names in braces are other ones than in English counts as none.
    """
    unknown = list(_unknown(own_catalogue(LANGUAGES[0]), messages))
    _supplied[language] = messages
    catalogue.cache_clear()
    return unknown


def _is_forms(message: Any) -> bool:
    return isinstance(message, Mapping) and "other" in message and _FORMS.issuperset(message)


def _texts(message: Any) -> list[str]:
    return list(map(str, message.values())) if isinstance(message, Mapping) else [str(message)]


def _says_the_same(english: Any, own: Any) -> bool:
    """Return whether a message fills in the names that the English one does, in each of its forms."""
    if not isinstance(own, str) and not _is_forms(own):
        return False
    known = {name for text in _texts(english) for name in _BLANK.findall(text)}
    return all(known.issuperset(_BLANK.findall(text)) for text in _texts(own))


def _completed(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The English messages, each in the words of ``own`` if it has any that fit."""
    whole: dict[str, Any] = {}
    for name, message in english.items():
        theirs = own.get(name)
        if isinstance(message, Mapping) and not _is_forms(message):
            whole[name] = _completed(message, theirs if isinstance(theirs, Mapping) else {})
        else:
            whole[name] = theirs if _says_the_same(message, theirs) else message
    return whole


def _unknown(english: Mapping[str, Any], own: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for name, theirs in own.items():
        message = english.get(name)
        if isinstance(message, Mapping) and not _is_forms(message) and isinstance(theirs, Mapping):
            yield from _unknown(message, theirs, f"{path}{name}.")
        elif message is None or not _says_the_same(message, theirs):
            yield f"{path}{name}"


def primary(language: str) -> str:
    """Return a language without its region or script: "uk" of "uk-UA"."""
    return re.split("[-_]", language.strip().lower(), maxsplit=1)[0]


def spoken(language: str) -> str:
    """Choose from ``LANGUAGES`` for a reader of ``language``, whatever its region or script: "uk-UA" is "uk"."""
    code = primary(language)
    return code if code in _supplied or code in LANGUAGES else LANGUAGES[0]


class Words:
    """The messages of one language: ``Words("uk")("relation.support")``."""

    def __init__(self, language: str = "") -> None:
        self.language = spoken(language)
        self.catalogue = catalogue(self.language)

    def __call__(self, key: str, **values: object) -> str:
        """The message of ``key`` (its path, with dots), with ``values`` filled in; ``KeyError`` if there is none."""
        message: Any = self.catalogue
        for part in key.split("."):
            message = message[part]
        if not isinstance(message, str):
            form = plural(self.language, int(str(values["n"])))
            message = message.get(form, message["other"])
        return _BLANK.sub(lambda blank: str(values[blank[1]]), message)

    def quoted(self, title: str) -> str:
        """A title inside a sentence, in quotation marks unless it is a quotation and brings its own."""
        has_own = re.match("^[“\"«„‘'].*[”\"»“’']$", title, re.DOTALL)
        return title if has_own else self("quoted", text=title)

    def listed(self, parts: Iterable[str], key: str = "listed") -> str:
        """ "a", "a and b", "a, b and c"; the message ``key`` joins the last one."""
        *first, last = [*parts] or [""]
        return self(key, first=", ".join(first), last=last) if first else last


def plural(language: str, number: int) -> str:
    """The plural category of a whole number in one of ``LANGUAGES`` (Unicode CLDR, cardinal)."""
    if language == "fr":
        return "one" if number in (0, 1) else "other"
    if language not in ("uk", "be"):
        return "one" if number == 1 else "other"
    last, tens = number % 10, number % 100
    if last == 1 and tens != 11:
        return "one"
    return "few" if last in (2, 3, 4) and tens not in (12, 13, 14) else "many"
