"""Signs of the notation of a text without a file name, at its beginning: text from a pipe has no suffix."""

from __future__ import annotations

import re

_SIGNS = (  # the suffix of a notation, and what only it begins with
    (".jsonld", re.compile(r'\s*[\[{](?=[^\0]{0,2000}?"@(?:context|graph|id)"\s*:)')),
    (".json", re.compile(r'\s*(?:\{\s*(?:"|\})|\[\s*(?:[{\]]))')),
    (".rdf", re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<rdf:RDF\b", re.DOTALL)),
    (".graphml", re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<graphml\b", re.DOTALL)),
    (".dot", re.compile(r'\s*digraph\s+"')),
    (".opml", re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<opml\b", re.DOTALL)),
    (
        ".mmd",
        re.compile(
            r"\s*(?:---\n(?:[^\n]*\n){1,20}?---\n)?(?:%%[^\n]*\n|\s)*(?:flowchart|graph)[ \t]+(?:TB|TD|BT|RL|LR)\b"
        ),
    ),
    (".txt", re.compile(r"\s*Discussion (?:Title|Name)\s*[:：]", re.IGNORECASE)),
    (".csv", re.compile(r"\ufeff?\"?kind\"?,")),
    (".tgf", re.compile(r"(?:\d+\b[^\n]*\n){1,100000}#[ \t]*(?:\r?\n|\Z)")),
    (".ttl", re.compile(r"(?:\s*#[^\n]*\n)*\s*(?:@prefix|@base|prefix|base)\b", re.IGNORECASE)),
    (
        ".nq",
        re.compile(r"(?:\s*#[^\n]*\n)*\s*<[a-z][a-z0-9+.-]*:[^>\s]*>[ \t]*<[a-z][a-z0-9+.-]*:[^>\s]*>", re.IGNORECASE),
    ),
    (".af", re.compile(r"(?:\s*#[^\n]*\n)*\s*p af \d")),
    (".apx", re.compile(r"(?:\s*%[^\n]*\n)*\s*arg\s*\(")),
    (".md", re.compile(r"(?=[^\0]{0,100000}?^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?argdown\b)", re.MULTILINE)),
    (
        ".argdown",
        re.compile(r"={3,}[ \t]*$|[ \t]*(?:[-+_*][ \t]+|\(\d+\)[ \t]*)?(?:\[[^\]\n]+\]|<[^>\n]+>)", re.MULTILINE),
    ),
)
_SEARCHED = 100_000  # characters of a text in which the first Argdown title must stand


def suffix_of(text: str) -> str:
    """Return the suffix that a file with this text would have, or an empty one if nothing shows it."""
    for suffix, sign in _SIGNS[:-1]:
        if sign.match(text):
            return suffix
    suffix, sign = _SIGNS[-1]
    return suffix if any(map(sign.match, text[:_SEARCHED].splitlines())) else ""
