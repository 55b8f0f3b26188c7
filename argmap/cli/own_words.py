"""``--words FILE``: the words of a language that argmap does not speak, from a file of its reader's."""

from __future__ import annotations

import re
from argparse import Namespace

from argmap.domain.diagnostics import ReadError

_TAG = re.compile(r"[A-Za-z]{2,8}")
_MOST_NAMED = 5


def language_of(options: Namespace) -> str:
    """Return the language to speak: that of ``--words``, once its words are known, or else that of ``--language``."""
    if not options.words:
        return str(options.language)
    from argmap.words import supply

    language, messages = _load(options.words)
    unknown = supply(language, messages)
    if unknown:
        named = ", ".join(unknown[:_MOST_NAMED]) + (" ..." if len(unknown) > _MOST_NAMED else "")
        raise _fault(options.words, f"No message has these keys, or the names in its braces: {named}.")
    return language


def _load(file: str) -> tuple[str, dict[str, object]]:
    """Read the language and the messages of a file; raises ``ReadError`` if it has none."""
    import json

    from argmap.read import read_named

    try:
        words = json.loads(read_named(file))
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        raise _fault(file, "This is no JSON.", line, column) from None
    except RecursionError:
        raise _fault(file, "This is nested too deeply.") from None
    language = words.pop("language", "") if isinstance(words, dict) else ""
    if not isinstance(language, str) or not _TAG.fullmatch(language):
        raise _fault(file, "The file does not name its language.")
    return language.lower(), words


def _fault(file: str, message: str, line: int = 1, column: int = 1) -> ReadError:
    from argmap.domain.model import Span

    remedy = (
        'Write {"language": "pl", "relation": {"support": "popiera"}} and so on, with keys of argmap/words/en.json.'
    )
    return ReadError.because("bad-words", message, remedy, Span(file, line, column, line, column))
