"""An overview of several maps: one offline page with a small picture, the verdict and the facts of each, to search in.

Like the page of a map it loads nothing and runs no script but its own; without scripts it can still be read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.domain.display import main_claim
from argmap.domain.languages import stated, tag
from argmap.domain.model import ArgumentMap, Source
from argmap.draw.gallery.thumbnail import draw_thumbnail
from argmap.draw.measure import clean, shorten
from argmap.draw.page import bundle, style
from argmap.draw.scene import Scene
from argmap.draw.typeface import font_rules
from argmap.draw.verdict_signs import paths_of
from argmap.words import LANGUAGES, Words

if TYPE_CHECKING:
    from jinja2 import Template

    from argmap.draw.page.data import Judged

GENERATOR = '<meta name="generator" content="argmap gallery">'
_HERE = Path(__file__).parent
_MOST_WORDS = 20_000  # characters of a map that can be searched for
_MOST_SUMMARY = 320  # characters of a summary, which ends at a word
_MOST_THESIS = 400  # characters of a thesis, which is told as a sentence
_STATUS = ("holds", "falls", "open", "")  # of theses, in the order in which they are counted; empty where there is none
_WORDS = {"holds": "stands", "falls": "unsupported", "open": "open"}  # for statuses that nobody has put into a word
_FEW, _ROW, _MANY = (
    1,
    3,
    12,
)  # maps: up to how many they are shown large, or fill a window, and from how many on in lines
_MOST_SIGNS = 12  # reasons and objections that are shown one by one


@dataclass(frozen=True, slots=True)
class Entry:
    """The entry of one map in the overview; ``href`` leads to its page, ``words`` is what can be searched for."""

    href: str
    title: str
    language: str
    summary: str
    thesis: str  # where none is marked, the claim that most is argued about
    status: str  # of the thesis: "holds", "falls", "open", or empty where there is none
    sentence: str
    facts: tuple[tuple[str, str, str], ...]  # by their kind: what it is called, and what it is
    size: int
    date: str
    words: str
    thumbnail: str  # SVG
    spoken: str = LANGUAGES[0]  # the language of the sentence
    verdict: str = ""  # on the thesis, in a word such as "challenged"
    balance: tuple[tuple[str, bool], ...] = ()  # what bears on the thesis: "for" or "against", and whether it counts


def describe(
    map: ArgumentMap, folder: str, scene: Scene, judged: Mapping[str, Judged], verdict: str = "", language: str = ""
) -> Entry:
    """The entry of ``map``, whose page stands in the subfolder ``folder``.

    ``judged`` tells how each element fares, and ``verdict`` says it of the thesis in a word; all in ``language``.
    """
    thesis = judged[map.thesis.id] if map.thesis else None
    sentence = thesis.sentence if thesis else ""
    words, argued = Words(language), main_claim(map)
    claims = map.boxes
    facts = _facts(map, len(claims))
    searched = [map.title, map.summary, *map.authors, *(text for claim in claims for text in (claim.title, claim.text))]
    searched += [source.name for source in map.sources]
    return Entry(
        f"./{quote(folder)}/index.html",
        clean(map.title) or clean(map.id),
        tag(clean(map.language)),
        shorten(map.summary, _MOST_SUMMARY),
        shorten(argued.text or argued.title, _MOST_THESIS) if argued else "",
        str(thesis.status) if thesis else "",
        shorten(sentence.partition(": ")[2] or sentence),
        tuple((name, words(f"gallery.{name}"), shorten(value, 160)) for name, value in facts if value and value != "0"),
        len(claims),
        _date(map),
        clean(" ".join(searched))[:_MOST_WORDS].casefold(),
        draw_thumbnail(scene),
        words.language,
        verdict or (_WORDS[str(thesis.status)] if thesis else ""),
        _balance(map, judged),
    )


def _facts(map: ArgumentMap, claims: int) -> tuple[tuple[str, str], ...]:
    """Return what a card says of a map besides its argument, by the names of the messages that introduce it."""
    source = map.article_source
    return (
        ("claims", str(claims)),
        ("steps", str(len(map.inferences))),
        ("attacks", str(len(map.conflicts))),
        ("source", _source_words(source) if source and clean(source.name) != clean(map.title) else ""),
        ("authors", ", ".join(clean(author) for author in map.authors)),
        ("language", clean(stated(map.language))),
    )


def _source_words(source: Source) -> str:
    return ", ".join(filter(None, (clean(source.name), clean(source.date))))


def _date(map: ArgumentMap) -> str:
    return map.created.isoformat() if map.created else ""


def _balance(map: ArgumentMap, judged: Mapping[str, Judged]) -> tuple[tuple[str, bool], ...]:
    """Return what speaks for the thesis and what against it, what counts before what does not."""
    thesis = map.thesis.id if map.thesis else ""
    sides = [("for", i.id) for i in map.inferences if i.conclusion == thesis]
    hits = [c for c in map.conflicts if c.target == thesis or (c.symmetric and thesis in c.premises)]
    sides += [("against", c.id) for c in hits]
    held = [(kind, id in judged and str(judged[id].status) == "holds") for kind, id in sides]
    return tuple(sorted(held, key=lambda one: (one[0] == "against", not one[1])))


def draw_gallery(entries: Sequence[Entry], title: str = "", language: str = "", ask: str = "") -> str:
    """Draw the overview of ``entries``, in the order of their titles, as one html file that loads nothing.

    Its words are in ``language``, by default that of the entries if they have one in common. ``ask`` is the address where
    all maps can be asked, if there is one.
    """
    from markupsafe import Markup

    ordered = sorted(entries, key=lambda entry: (_collated(entry.title), entry.href))
    spoken = {entry.spoken for entry in ordered}
    words = Words(language or (spoken.pop() if len(spoken) == 1 else ""))
    title = title or words("gallery.title")
    sheet, script = (
        _sheet(ordered, title + bundle.to_json(words.catalogue["gallery"])),
        bundle.compact((_HERE / "gallery.js").read_text(encoding="utf-8")),
    )
    counts = Counter(entry.status for entry in ordered)
    return _template().render(
        title=clean(title),
        ask=ask,
        entries=ordered,
        verdicts=[(status, counts[status]) for status in _STATUS if counts[status]],
        plain=_WORDS,
        room=_room(len(ordered)),
        signs=_MOST_SIGNS,
        words=words,
        speak=Words,
        sign=paths_of,
        languages=sorted({entry.language for entry in ordered if entry.language}),
        policy=_policy(script, sheet),
        icon=bundle.icon(),
        markup=Markup,
        style=Markup(sheet),
        script=Markup(script),
    )


def _collated(title: str) -> list[tuple[int, str]]:
    """Return what titles are ordered by: numbers in them by their size."""
    parts = re.split(r"(\d{1,18})", title.casefold())
    return [(int(part), "") if at % 2 else (0, part) for at, part in enumerate(parts)]


def _room(maps: int) -> str:
    return next((room for most, room in ((_FEW, "large"), (_ROW, "row"), (_MANY, "")) if maps <= most), "lines")


def _policy(script: str, sheet: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{bundle.digest(script)}'",
            f"style-src '{bundle.digest(sheet)}'",
            "font-src data:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _sheet(entries: Sequence[Entry], title: str) -> str:
    """The stylesheet: colours as custom properties for both themes, and the parts of the font that are needed."""
    shown = "".join(sorted({".", *title, *(c for e in entries for c in e.title + e.summary + e.thesis + e.sentence)}))
    own = bundle.compact(style.scaled((_HERE / "gallery.css").read_text(encoding="utf-8")))
    return "\n".join([font_rules(shown), *style.colours(), style.ground(), own]).replace("\r\n", "\n")


@cache
def _template() -> Template:
    return bundle.template((_HERE / "gallery.html").read_text(encoding="utf-8"))
