"""The page: one offline html file in which a map is read, questioned and heard.

pyvis carries boxes and links over to vis-network (``network``), everything else is ours: the template, the stylesheets
and the modules beside this file, joined by ``bundle``. Nothing is loaded, and only the scripts in here may run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from argmap.domain.languages import tag
from argmap.domain.model import ArgumentMap, Sentence
from argmap.draw.page import bundle, data, network, packing, records, style
from argmap.draw.page.data import Judged
from argmap.draw.page.sparql import Pane, Question
from argmap.draw.scene import Scene
from argmap.draw.verdict_signs import signs
from argmap.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

    from argmap.views import Views

_MOST_LISTED = 300  # claims that a large page lists for browsers without scripts
_ON_PAPER = {
    "picture",
    "gallery",
    "document",
    "task",
    "worksheet",
    "moodle",
    "editor",
    "studio",
    "questions",
    "confirming",
    "comparing",
    "doubt",
}  # groups of messages that no page needs
__all__ = ["Extras", "Judged", "Pane", "Question", "draw_page"]


FORMAT = {
    "name": "html",
    "title": "offline page",
    "suffixes": (".html", ".htm"),
    "media_type": "text/html",
    "draw": "draw",
    "loses": "everything that is not drawn",
}


def draw(views: Views) -> bytes:
    """Return the page that was asked for."""
    return views.page.encode()


@dataclass(frozen=True)
class Extras:
    """Additions to a page besides a map, its verdicts and its text.

    ``downloads`` are the texts of files that the reader can save, by name; ``scores`` the base
    score of each hedge and, by id, of single elements, from which the page computes strengths; ``crux`` the smallest
    sets of claims whose rejection turns the thesis, and ``more_crux`` whether there may be others; ``language`` that of
    the interface, by default the map's; ``pane`` what its reader can ask in SPARQL (the page is then 2 MB larger);
    ``full`` the map with every claim in its box, laid out for a desk and for a phone; ``own`` whether the reader can add
    to the map, whose Argdown is then a download; ``studio`` the address of a studio in which a copy of the map can be
    edited. A ``hosted`` page shows the map and its cards, for a program that holds it in a frame; a ``live`` one follows
    the changes that its server tells it of.
    ``asked`` are questions about the reasoning, each with the element that it is about, and why one asks that.
    """

    downloads: Mapping[str, str] = field(default_factory=dict)
    scores: tuple[Mapping[str, float], Mapping[str, float]] | None = None
    crux: Sequence[Collection[str]] = ()
    language: str = ""
    pane: Pane | None = None
    full: Sequence[Scene] = ()
    own: bool = False
    studio: str = ""
    hosted: bool = False
    live: bool = False
    asked: Sequence[tuple[str, str, str]] = ()
    more_crux: bool = False

    def encode(self) -> dict[str, object]:
        """As plain data for the page's JSON."""
        table, own = self.scores or (None, {})
        return {
            "downloads": {name: bundle.deflated(content.encode()) for name, content in self.downloads.items()},
            "scores": table and dict(table),
            "ownScores": dict(own),
            "crux": [sorted(chosen) for chosen in self.crux],
            "moreCrux": self.more_crux,
            "sparql": self.pane is not None,
            "studio": self.studio,
        } | (
            {"asked": [[data.reveal(message), element, why] for message, element, why in self.asked]}
            if self.asked
            else {}
        )


def draw_page(
    map: ArgumentMap,
    evaluation: Mapping[str, Judged],
    wide: Scene,
    narrow: Scene,
    sentences: Sequence[Sentence] | None = None,
    *,
    note: str = "",
    own_text: bool = False,
    extras: Extras | None = None,
) -> str:
    """Draw ``map`` as one html file that loads nothing.

    ``evaluation`` gives a verdict for each element's id, nothing being rejected; the page recomputes verdicts when its
    reader rejects something. ``wide`` and ``narrow`` are the map laid out for a desk and for a phone. ``sentences`` is
    the text shown beside the map, by default what the map brings: a retelling, unless it is its ``own_text``. ``note`` says
    above it what it is. ``extras`` is what the page can do besides.
    """
    extras = extras or Extras()
    words = Words(extras.language or map.language)
    text = map.sentences if sentences is None else tuple(sentences)
    retold = words("page.retold") if text and sentences is None and not own_text else ""
    shown = data.encode(map, text) | {"note": note or retold}
    content = data.reveal(shown) | {"palettes": style.palettes(wide.tints), "signs": signs()} | extras.encode()
    named = zip(
        ("wide", "narrow", "wideFull", "narrowFull", "wideBare", "narrowBare"),
        (wide, narrow, *extras.full),
        strict=False,
    )
    scenes = data.reveal({name: _scene(scene) for name, scene in named}, painted=True)
    from markupsafe import Markup

    more = {"query": extras.pane is not None, "own": extras.own, "asked": bool(extras.asked)}
    styled = [name for name, wanted in more.items() if wanted]
    unsaid = _ON_PAPER | {name for name in ("own", "asked") if name not in styled}
    messages = {group: texts for group, texts in words.catalogue.items() if group not in unsaid}
    modules = [name for name, wanted in {"hosted": extras.hosted, "live": extras.live}.items() if wanted]
    shown_letters = _letters(map, text) + bundle.to_json([messages, content["utterances"]])
    sheet = style.sheet(shown_letters, *styled, tints=wide.tints)
    is_large = len(content["claims"]) >= packing.LARGE
    named_modules = ("asking" if part == "query" else part for part in styled)
    script = bundle.join_modules(
        *(["columns"] if is_large else []), *(["asked"] if extras.asked else []), "main", *named_modules, *modules
    )
    thesis = map.thesis
    return _template().render(
        title=content["map"]["title"],
        subtitle=data.reveal(_subtitle(map, len(content["claims"]), words)),
        summary=data.reveal(map.summary),
        words=words,
        hosted=extras.hosted,
        spoken=tag(map.language),
        messages=Markup(bundle.to_json({"language": words.language, "messages": messages})),
        status=str(evaluation[thesis.id].status) if thesis and thesis.id in evaluation else "open",
        claims=content["claims"][:_MOST_LISTED] if is_large else content["claims"],
        left=len(content["claims"]) - _MOST_LISTED if is_large else 0,
        policy=bundle.policy([bundle.vendored(), script], [sheet], computes=extras.pane is not None, live=extras.live),
        icon=bundle.icon(),
        style=Markup(sheet),
        packed=is_large and Markup(packing.pack(records.sparse(content), scenes)),
        data="" if is_large else Markup(bundle.to_json(records.sparse(content))),
        scenes="" if is_large else Markup(bundle.to_json(scenes)),
        own=extras.own,
        asked=bool(extras.asked),
        pane=extras.pane and {name: Markup(part) for name, part in extras.pane.parts().items()},
        library=Markup(bundle.packed()),
        script=Markup(script),
    )


def _scene(scene: Scene) -> dict[str, object]:
    return {
        **network.encode(scene),
        "width": scene.width,
        "height": scene.height,
        "title": scene.title,
        "source": scene.source_line,
        "legend": scene.legend,
        "strands": scene.strands,
    }


def _subtitle(map: ArgumentMap, number: int, words: Words) -> str:
    article = map.article_source
    if article is None:
        return words("page.claims", n=number)
    return words("page.claims_from", n=number, source=words.quoted(article.name))


def _letters(map: ArgumentMap, sentences: Sequence[Sentence]) -> str:
    """All that the page may show, so that only the parts of the font that it needs are embedded."""
    texts = [map.title, map.summary, *map.strands.values()]
    texts += [text for statement in map.statements for text in (statement.title, statement.text)]
    texts += [text for argument in map.arguments for text in (argument.title, argument.text)]
    texts += [sentence.text for sentence in sentences]
    texts += [text for source in map.sources for text in (source.name, source.author)]
    return "".join(sorted(set("".join(texts))))


@cache
def _template() -> Template:
    return bundle.template(bundle.read("template.html"))
