"""The page: one offline html file in which a map is read, questioned and heard.

pyvis carries boxes and links over to vis-network (``network``), everything else is ours: the template, the stylesheets
and the modules beside this file, joined by ``bundle``. Nothing is loaded, and only the scripts in here may run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from argmap.domain.model import ArgumentMap, Sentence
from argmap.draw.measure import shorten
from argmap.draw.page import bundle, data, network, records, style
from argmap.draw.page.data import Judged
from argmap.draw.page.sparql import Pane, Question
from argmap.draw.scene import Scene
from argmap.draw.verdict_signs import signs
from argmap.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

    from argmap.views import Views

_MOST_TOLD = 300  # boxes that the text alternative of the picture tells one by one
_ON_PAPER = {
    "picture",
    "gallery",
    "document",
    "task",
    "worksheet",
    "moodle",
    "editor",
    "studio",
}  # groups of messages that no page needs
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # of a language (BCP 47)
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
    """What a page can carry besides a map, its verdicts and its text.

    ``downloads`` are the texts of files that the reader can save, by name; ``scores`` the base
    score of each hedge and, by id, of single elements, from which the page computes strengths; ``crux`` the smallest
    sets of claims whose rejection turns the thesis; ``language`` that of the interface, by default the map's; ``pane``
    what its reader can ask in SPARQL (the page is then 2 MB larger); ``full`` the map with every claim in its box, laid out
    for a desk and for a phone.
    """

    downloads: Mapping[str, str] = field(default_factory=dict)
    scores: tuple[Mapping[str, float], Mapping[str, float]] | None = None
    crux: Sequence[Collection[str]] = ()
    language: str = ""
    pane: Pane | None = None
    full: Sequence[Scene] = ()

    def encode(self) -> dict[str, object]:
        """As plain data for the page's JSON."""
        table, own = self.scores or (None, {})
        return {
            "downloads": {name: bundle.deflated(content.encode()) for name, content in self.downloads.items()},
            "scores": table and dict(table),
            "ownScores": dict(own),
            "crux": [sorted(found) for found in self.crux],
            "sparql": self.pane is not None,
        }


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
    content = data.reveal(shown) | {"palettes": style.palettes(), "signs": signs()} | extras.encode()
    named = zip(
        ("wide", "narrow", "wideFull", "narrowFull", "wideBare", "narrowBare"),
        (wide, narrow, *extras.full),
        strict=False,
    )
    scenes = data.reveal({name: _scene(scene) for name, scene in named}, painted=True)
    from markupsafe import Markup

    messages = {group: told for group, told in words.catalogue.items() if group not in _ON_PAPER}
    sheet = style.sheet(_letters(map, text) + bundle.to_json(messages), *(["query"] if extras.pane else []))
    script = bundle.join_modules("main", *(["asking"] if extras.pane else []))
    thesis = map.thesis
    return _template().render(
        title=content["map"]["title"],
        subtitle=data.reveal(_subtitle(map, len(content["claims"]), words)),
        summary=data.reveal(map.summary),
        words=words,
        spoken=map.language if _TAG.fullmatch(map.language) else "",
        messages=Markup(bundle.to_json({"language": words.language, "messages": messages})),
        status=str(evaluation[thesis.id].status) if thesis and thesis.id in evaluation else "open",
        description=data.reveal(_description(wide)),
        claims=content["claims"],
        policy=bundle.policy([bundle.vendored(), script], [sheet], computes=extras.pane is not None),
        icon=bundle.icon(),
        style=Markup(sheet),
        data=Markup(bundle.to_json(records.sparse(content))),
        scenes=Markup(bundle.to_json(scenes)),
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


def _description(scene: Scene) -> str:
    """The text alternative of the picture; of a large one, its beginning, since the outline tells all of it."""
    if len(scene.boxes) <= _MOST_TOLD:
        return scene.description
    return shorten(scene.description, 2000)


def _subtitle(map: ArgumentMap, number: int, words: Words) -> str:
    article = map.source_by_id.get(map.article or "")
    if article is None:
        return words("page.claims", n=number)
    return words("page.claims_from", n=number, source=words.quoted(article.name))


def _letters(map: ArgumentMap, sentences: Sequence[Sentence]) -> str:
    """All that the page may show, so that only the parts of the font that it needs are embedded."""
    found = [map.title, map.summary, *map.strands.values()]
    found += [text for statement in map.statements for text in (statement.title, statement.text)]
    found += [text for argument in map.arguments for text in (argument.title, argument.text)]
    found += [sentence.text for sentence in sentences]
    found += [text for source in map.sources for text in (source.name, source.author)]
    return "".join(sorted(set("".join(found))))


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(bundle.read("template.html"))
