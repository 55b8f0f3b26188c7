"""The page of a map for readers: what it carries besides the map and its verdicts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, applied
from argmap.draw.arrangement.wide import Room
from argmap.draw.compose import Claims, compose
from argmap.draw.look import Look
from argmap.draw.page import Extras, Pane, Question, draw_page
from argmap.formats import argdown
from argmap.rdf import Store, bundled_queries
from argmap.rdf.names import Names
from argmap.semantics.crux import Crux, crux_sets
from argmap.semantics.gradual.scores import Scores
from argmap.text import is_own_text, own_copy, verify
from argmap.words import Words

if TYPE_CHECKING:
    from argmap.draw.scene import Scene
    from argmap.views import Views

_MOST_CARRIED = 400  # elements of a map whose files its page carries
_MOST_SOURCE = 5_000  # elements of a map whose text its page carries, for what a reader adds to it
_MOST_CRUX, _LARGEST_CRUX, _CRUX_STEPS = 6, 3, 20_000  # sets, claims in one, conflicts of the solver that finds them
_MOST_FULL = 300  # boxes of a map of which the page can show every claim
_TITLE = 13.0  # px, of titles in the page's boxes, which are read from further away than paper
_ROOM, _FULL_ROOM = (1185.0, 196.0, 226.0), (1500.0, 240.0, 280.0)  # px of the page's map: all, a box, the thesis


def draw(views: Views) -> str:
    """Draw the page, beside the retelling or the reader's own copy of the article."""
    judged, article = _judged(views), views.article
    scenes, extras = on_screen(views), _extras(views, judged)
    if article is None:
        return draw_page(judged, views.verdicts, *scenes, own_text=is_own_text(views.map.sentences), extras=extras)
    unmatched = {finding.element: None for finding in verify(views.map, article) if finding.element}
    words = Words(views.spoken)
    note = words("page.own_copy")
    if unmatched:
        note = words("page.own_copy_differs", names=", ".join(unmatched))
    return draw_page(judged, views.verdicts, *scenes, own_copy(views.map, article), note=note, extras=extras)


def on_screen(views: Views) -> tuple[Scene, Scene]:
    """The drawings that the page opens with, for a desk and for a phone: the thesis says its whole claim."""
    return _scenes(views, "thesis", _ROOM)


def _scenes(
    views: Views, claims: Claims, room: tuple[float, float, float], *, bare: bool = False
) -> tuple[Scene, Scene]:
    """The map for a desk and for a phone; ``room`` is the width of all, of a box, and of the thesis."""
    width, widest, first = room
    shown, language = (views.shown, views.standing, views.marks), views.spoken
    look = Look(views.drawn.direction, bare)
    room_ = Room(width, widest, first=first, title=_TITLE, stretching=False)  # boxes of a column are equally wide
    wide = compose(*shown, "wide", claims=claims, room=room_, language=language, look=look)
    return wide, compose(*shown, "narrow", claims=claims, language=language, look=look)


def _judged(views: Views) -> ArgumentMap:
    """The map as the reader chooses to have it judged, for the page, which judges it again."""
    return views.shown if views.settings == PLAIN else applied(views.shown, views.settings)


def _extras(views: Views, judged: ArgumentMap) -> Extras:
    scores, words = Scores.of(views.map), Words(views.spoken)
    crux = _crux(judged) if len(views.map.elements) <= _MOST_CARRIED else None
    drawn = len(views.shown.statements) + len(views.shown.arguments)
    whole = (
        (*_scenes(views, "all", _FULL_ROOM), *_scenes(views, "none", _ROOM, bare=True)) if drawn <= _MOST_FULL else ()
    )
    return Extras(
        _downloads(views),
        (scores.table, scores.own),
        crux.sets if crux else (),
        views.spoken,
        _pane(views) if views.sparql else None,
        whole,
        not views.hosted,
        _studio(views.map),
        views.hosted,
        views.live,
        [(q.message, q.element or "", words(f"doubt.about.{q.code}")) for q in views.questions],
        more_crux=crux is not None and not crux.complete,
    )


def _studio(argument_map: ArgumentMap) -> str:
    """The address of the studio that the map's settings name, if a browser may follow it from a page."""
    address = argument_map.extra.get("argdown:studio")
    is_local = isinstance(address, str) and re.fullmatch(r"[\w./~-]+", address) is not None
    return str(address) if is_local or re.match(r"https?://[^\s]+$", str(address)) else ""


def _pane(views: Views) -> Pane:
    """The dataset and the bundled questions, for the page's query pane."""
    questions = [Question(q.title, q.question, q.text) for q in bundled_queries().values()]
    prefix = Names(views.map.id).prefixes["map"]
    return Pane(views.dataset("nquads"), Store([views.map]).prefixes, prefix, questions)


def _crux(judged: ArgumentMap) -> Crux | None:
    """The smallest sets of claims that turn the thesis, as far as they are found in a fixed number of steps."""
    if judged.thesis is None:
        return None
    small = crux_sets(judged, limit=_MOST_CRUX, largest=_LARGEST_CRUX, conflicts=_CRUX_STEPS)
    return small if small.sets else crux_sets(judged, limit=_MOST_CRUX, conflicts=_CRUX_STEPS)


def _downloads(views: Views) -> dict[str, str]:
    """Return what the page lets its reader save, as far as the map is not so large that it would weigh too much."""
    size = len(views.map.elements)
    if size > _MOST_SOURCE:
        return {}
    name = slug(views.map.id) or "map"
    source = {f"{name}.argdown": argdown.dump_whole(views.map)}
    if size > _MOST_CARRIED:
        return {} if views.hosted else source
    return source | {f"{name}.ttl": views.dataset("turtle"), f"{name}.jsonld": views.dataset("jsonld")}
