"""Completions of what is typed: titles, tags, keys of data and their values."""

from __future__ import annotations

import re

from lsprotocol import types

from argmap.domain.model import Hedge, Role, Stance
from argmap.domain.schemes import SCHEMES
from argmap.formats.argdown import keys
from argmap.language_server.source import Source

_TITLE = re.compile(r"(?:^|[^\\])(?P<at>@?)(?P<open>[\[<])(?P<typed>[^\[\]<>\n]*)$")
_TAG = re.compile(r"#(?P<typed>[\w-]*)$")
_KEY = re.compile(r"\{(?:[^{}]*,)?\s*(?P<typed>[\w-]*)$")
_VALUE = re.compile(r"\{(?:[^{}]*[,{\s])?(?P<key>[\w-]+):\s*\[?(?:[^\]{}]*,\s*)?(?P<typed>[\w -]*)$")
_KEYS = sorted(keys.STATEMENT_KEYS | keys.ARGUMENT_KEYS)
_MOST = 500


def complete(source: Source, offset: int) -> list[types.CompletionItem]:
    """Return what fits between the beginning of the line and the cursor."""
    line = source.text.position(offset).line
    before = source.text.text[source.text.starts[line] : offset]
    if match := _VALUE.search(before):
        return _items(
            source, _values(source, match["key"]), match["typed"], offset, types.CompletionItemKind.EnumMember
        )
    if match := _KEY.search(before):
        return _items(source, [f"{key}: " for key in _KEYS], match["typed"], offset, types.CompletionItemKind.Property)
    if match := _TITLE.search(before):
        return _titles(source, match, offset)
    if match := _TAG.search(before):
        known = [role.value for role in Role if role is not Role.CLAIM] + ["claim", "aside"]
        points = source.map.points if source.map else ()
        tags = dict.fromkeys([*known, *(tag for point in points for tag in point.tags)])
        return _items(source, list(tags), match["typed"], offset, types.CompletionItemKind.Keyword)
    return []


def _titles(source: Source, match: re.Match[str], offset: int) -> list[types.CompletionItem]:
    argument = match["open"] == "<"
    closing = "" if source.text.text[offset : offset + 1] in ("]", ">") else ">" if argument else "]"
    here = {name.title for name in source.names if name.start <= offset <= name.end + 1 and not name.defines}
    titles = dict.fromkeys(n.title for n in source.names if n.argument == argument and n.title and n.title not in here)
    if source.before and source.before.map:  # a bracket half typed may swallow what stands behind it
        points = source.before.map.arguments if argument else source.before.map.statements
        titles |= dict.fromkeys(point.title for point in points if not point.title.startswith("Untitled "))
    kind = types.CompletionItemKind.Function if argument else types.CompletionItemKind.Reference
    return _items(source, [f"{title}{closing}" for title in titles], match["typed"], offset, kind)


def _values(source: Source, key: str) -> list[str]:
    """The values that a key of data can have."""
    sources = [s.id for s in source.map.sources] if source.map else []
    standards = ["no-objection", "scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt"]
    return {
        "hedge": [hedge.label for hedge in Hedge],
        "stance": [stance.value for stance in Stance],
        "role": [role.value for role in Role],
        "scheme": sorted(SCHEMES),
        "strand": list(source.map.strands) if source.map else [],
        "by": sources,
        "about": sources,
        "standard": standards,
        "quotation": ["true"],
        "implicit": ["true"],
        "strict": ["true"],
    }.get(key, [])


def _items(
    source: Source, words: list[str], typed: str, offset: int, kind: types.CompletionItemKind
) -> list[types.CompletionItem]:
    place = source.text.range(offset - len(typed), offset)
    sought = typed.casefold()
    containing = [word for word in words if sought in word.casefold()]
    fitting = sorted(containing, key=lambda word: not word.casefold().startswith(sought))
    return [
        types.CompletionItem(
            label=word.rstrip("]>: "),
            kind=kind,
            text_edit=types.TextEdit(place, word),
            filter_text=word,
            sort_text=f"{n:04}",
        )
        for n, word in enumerate(fitting[:_MOST])
    ]
