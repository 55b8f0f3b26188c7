"""An overview of several maps: one offline page with a small picture, the verdict and the facts of each, to search in.

Like the page of a map it loads nothing and runs no script but its own; without scripts it can still be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from argmap.domain.model import Argument, ArgumentMap, Statement
from argmap.draw.document.package import tag
from argmap.draw.gallery.thumbnail import draw_thumbnail
from argmap.draw.measure import clean, shorten
from argmap.draw.page import bundle, style
from argmap.draw.scene import Scene
from argmap.draw.typeface import font_rules
from argmap.words import LANGUAGES, Words

if TYPE_CHECKING:
    from jinja2 import Template

GENERATOR = '<meta name="generator" content="argmap gallery">'
_HERE = Path(__file__).parent
_MOST_WORDS = 20_000  # characters of a map that can be searched for
_MOST_THESIS = 400  # characters of a thesis, which is told as a sentence
_STATUS = ("holds", "falls", "open")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the overview shows of one map; ``href`` leads to its page, ``words`` is what can be searched for."""

    href: str
    title: str
    language: str
    summary: str
    thesis: str
    status: str  # of the thesis: "holds", "falls", "open", or empty where there is none
    sentence: str
    facts: tuple[tuple[str, str], ...]
    size: int
    date: str
    words: str
    thumbnail: str  # SVG
    spoken: str = LANGUAGES[0]  # the language of the sentence
    verdict: str = ""  # on the thesis, in a word such as "challenged"


def describe(
    map: ArgumentMap, folder: str, scene: Scene, status: str, sentence: str, language: str = "", verdict: str = ""
) -> Entry:
    """The entry of ``map``, whose page stands in the subfolder ``folder``.

    ``status``, ``sentence`` and ``verdict`` are the thesis's; the ``sentence`` is in ``language``, as the facts are to be.
    """
    words = Words(language)
    claims: list[Statement | Argument] = [*map.statements, *(a for a in map.arguments if not a.inferences)]
    source = map.source_by_id.get(map.article or "")
    date = map.created.isoformat() if map.created else ""
    facts = (
        ("claims", str(len(claims))),
        ("steps", str(len(map.inferences))),
        ("attacks", str(len(map.conflicts))),
        ("source", ", ".join(filter(None, (clean(source.name), clean(source.date)))) if source else ""),
        ("authors", ", ".join(clean(author) for author in map.authors)),
        ("date", date),
        ("language", clean(map.language)),
        ("licence", clean(map.licence)),
    )
    searched = [map.title, map.summary, *map.authors, *(text for claim in claims for text in (claim.title, claim.text))]
    searched += [source.name for source in map.sources]
    return Entry(
        f"./{quote(folder)}/index.html",
        clean(map.title) or clean(map.id),
        tag(clean(map.language)),
        clean(map.summary),
        shorten(map.thesis.text or map.thesis.title, _MOST_THESIS) if map.thesis else "",
        status if map.thesis else "",
        shorten(sentence.partition(": ")[2] or sentence),
        tuple((words(f"gallery.{name}"), shorten(value, 160)) for name, value in facts if value and value != "0"),
        len(claims),
        date,
        clean(" ".join(searched))[:_MOST_WORDS].casefold(),
        draw_thumbnail(scene),
        words.language,
        verdict or status,
    )


def draw_gallery(entries: Sequence[Entry], title: str = "", language: str = "") -> str:
    """Draw the overview of ``entries``, in the order of their titles, as one html file that loads nothing.

    Its words are in ``language``, by default that of the entries if they have one in common.
    """
    from markupsafe import Markup

    ordered = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.href))
    spoken = {entry.spoken for entry in ordered}
    words = Words(language or (spoken.pop() if len(spoken) == 1 else ""))
    title = title or words("gallery.title")
    sheet, script = (
        _sheet(ordered, title + bundle.to_json(words.catalogue["gallery"])),
        bundle.compact((_HERE / "gallery.js").read_text(encoding="utf-8")),
    )
    counts = {status: sum(entry.status == status for entry in ordered) for status in _STATUS}
    return _template().render(
        title=clean(title),
        entries=ordered,
        verdicts={status: count for status, count in counts.items() if count},
        words=words,
        speak=Words,
        languages=sorted({entry.language for entry in ordered if entry.language}),
        policy=_policy(script, sheet),
        icon=bundle.icon(),
        markup=Markup,
        style=Markup(sheet),
        script=Markup(script),
    )


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
    shown = "".join(sorted({*title, *(c for e in entries for c in e.title + e.summary + e.thesis + e.sentence)}))
    light, dark = (_declared(style.palettes()[name]) for name in ("light", "dark"))
    colours = [
        f":root {{ color-scheme: light; {light} }}",
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{ color-scheme: dark; {dark} }} }}",
        f'@media screen {{ :root[data-theme="dark"] {{ color-scheme: dark; {dark} }} }}',
    ]
    own = bundle.compact((_HERE / "gallery.css").read_text(encoding="utf-8"))
    return "\n".join([font_rules(shown), *colours, own]).replace("\r\n", "\n")


def _declared(palette: dict[str, object]) -> str:
    strands = palette["strands"]
    assert isinstance(strands, list)
    flat = {name: value for name, value in palette.items() if isinstance(value, str)}
    flat |= {f"strand-{i}": colour for i, colour in enumerate(strands)}
    return " ".join(f"--{name}: {value};" for name, value in flat.items())


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string((_HERE / "gallery.html").read_text(encoding="utf-8"))
