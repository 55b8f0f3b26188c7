"""What pages and pictures say, in the language of their reader: one catalogue a language, in the files beside this one.

A message is a text with ``{names}`` to fill in, or one text for each plural form, chosen by the value of ``n`` as the
Unicode CLDR has it ("one", "few", "many", "other"). The page gets the same catalogue as JSON, so that a word is said
alike in both. Commands and diagnostics speak English.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "uk", "be")  # by their BCP 47 tags; the first is spoken where another is asked for
_HERE = Path(__file__).parent
_BLANK = re.compile(r"\{(\w+)\}")


@cache
def catalogue(language: str) -> Mapping[str, Any]:
    """All messages in ``language``, one of ``LANGUAGES``, as nested mappings."""
    found: Mapping[str, Any] = json.loads((_HERE / f"{language}.json").read_text(encoding="utf-8"))
    return found


def spoken(language: str) -> str:
    """Which of ``LANGUAGES`` is spoken to a reader of ``language``, whatever its region or script: "uk-UA" is "uk"."""
    primary = re.split("[-_]", language.strip().lower(), maxsplit=1)[0]
    return primary if primary in LANGUAGES else LANGUAGES[0]


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
            message = message[plural(self.language, int(str(values["n"])))]
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
    if language == "en":
        return "one" if number == 1 else "other"
    last, tens = number % 10, number % 100
    if last == 1 and tens != 11:
        return "one"
    return "few" if last in (2, 3, 4) and tens not in (12, 13, 14) else "many"
