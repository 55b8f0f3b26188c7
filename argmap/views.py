"""A map and everything that follows from it, each view computed once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.display import left_out, with_thesis, without_asides
from argmap.domain.ids import slug
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, Settings, applied
from argmap.words import Words, spoken

if TYPE_CHECKING:
    from argmap.draw.compose import Claims
    from argmap.draw.document.material import Material
    from argmap.draw.emphasis import Emphasis
    from argmap.draw.gallery import Entry
    from argmap.draw.page import Extras, Pane
    from argmap.draw.scene import Scene
    from argmap.draw.sheets.drawing import Drawing, Sheet
    from argmap.semantics import Evaluation
    from argmap.semantics.gradual import Strengths

_MOST_CARRIED = 400  # elements of a map whose files its page carries
_MOST_CRUX, _LARGEST_CRUX, _CRUX_STEPS = 6, 3, 20_000  # sets, claims in one, conflicts of the solver that finds them
_MOST_FULL = 300  # boxes of a map of which the page can show every claim
_ROOM, _FULL_ROOM = (1165.0, 196.0, 226.0), (1500.0, 240.0, 280.0)  # px of the page's map: all, a box, the thesis
_MOST_OUTCOMES = 60  # statements that a handout tries to reject, one by one


@dataclass(frozen=True)
class Views:
    """What is shown: a map under a reader's assumptions, in a language and a drawing; and all that follows from it.

    ``language`` is that of all words but the map's own, by default the map's. ``drawing`` says how pictures are drawn,
    by default as a build draws them. ``settings`` say how
    the map is judged. ``article`` is the reader's own copy of the text; with ``sparql`` the page carries a
    query engine. A picture can point something out: ``changes`` says of the elements that are new, gone or different in
    a comparison what they are, instead of verdicts; ``emphasis`` rings boxes.
    """

    map: ArgumentMap
    assumptions: Assumptions = NOTHING
    language: str = ""
    drawing: Drawing | None = None
    article: str | None = None
    sparql: bool = False
    settings: Settings = PLAIN
    changes: Mapping[str, str] | None = None
    emphasis: Emphasis | None = None

    @property
    def spoken(self) -> str:
        """The language of every word that is not the map's own: the one asked for, or else the map's."""
        return self.language or self.map.language

    @cached_property
    def verdicts(self) -> Evaluation:
        """The grounded evaluation."""
        from argmap.semantics import evaluate_under

        return evaluate_under(self.map, self.assumptions, self.spoken, self.settings)

    @cached_property
    def strengths(self) -> Strengths:
        """How strong each element is, by the default semantics."""
        from argmap.semantics.gradual import strengths

        return strengths(self.map, assumptions=self.assumptions)

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """What becomes of each element ("holds" ...); in a comparison, what is gone falls."""
        from argmap.semantics import standings

        if self.changes is not None:
            return {name: "falls" for name, kind in self.changes.items() if kind in ("removed", "missing")}
        return standings(self.verdicts)

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """The words at the top right of boxes."""
        from argmap.semantics import marks

        return marks(self.verdicts) if self.changes is None else self.changes

    def dataset(self, format: str) -> str:
        """The map, its verdicts and strengths in an RDF syntax, written once however often it is asked for."""
        from argmap import rdf

        if format not in self._datasets:
            self._datasets[format] = rdf.dump(self.map, format, self._explained, self.strengths)
        return self._datasets[format]

    @property
    def _explained(self) -> Evaluation:
        """The verdicts for a dataset, which are worded in the language of the map, whoever reads it."""
        own = spoken(self.map.language)
        return self.verdicts if own == spoken(self.spoken) else replace(self, language=own).verdicts

    @cached_property
    def _datasets(self) -> dict[str, str]:
        return {}

    @cached_property
    def _shown(self) -> ArgumentMap:
        """What the page shows: all that bears on anything."""
        return with_thesis(without_asides(self.map))

    @cached_property
    def wide(self) -> Scene:
        """The drawing for screens and paper."""
        return self._compose("wide")

    @cached_property
    def narrow(self) -> Scene:
        """The drawing for phones."""
        return self._compose("narrow")

    @cached_property
    def drawn(self) -> Drawing:
        """How pictures are drawn, in the language of these views."""
        from argmap.draw.sheets.drawing import Drawing

        return replace(self.drawing or Drawing(), language=self.spoken)

    @cached_property
    def svg(self) -> str:
        """The picture, or the first of several, as SVG."""
        from argmap.draw.svg import draw_svg

        if not self._pointing and (not self.drawn.natural or left_out(self.map)):
            return self.sheets[0].svg
        return draw_svg(self.wide, self.drawn.theme, changes=self.changes, emphasis=self.emphasis)

    @property
    def _pointing(self) -> bool:
        """Whether the picture points something out; it is then one, as large as the map."""
        return self.changes is not None or self.emphasis is not None

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The pictures that ``drawing`` asks for; without it, one as large as the map."""
        from argmap.draw.sheets.drawing import sheet_of
        from argmap.draw.sheets.picture import draw

        if self._pointing:
            return [sheet_of(self.svg)]
        return draw(self.map, self.drawn, self.standing, self.marks)

    @cached_property
    def pages(self) -> list[Sheet]:
        """The same for a PDF: a map higher than such a page can be is divided."""
        from argmap.draw.sheets.drawing import fits_page, on_pages

        if not self.drawn.natural or fits_page(self.sheets[0]):
            return self.sheets
        return replace(self, drawing=on_pages(self.drawn)).sheets

    @cached_property
    def readable(self) -> Sheet:
        """The first of ``sheets``, or of a map too large for a PNG as many levels of it as can still be read in one."""
        from argmap.draw.sheets.drawing import fits_pixels, sheet_of
        from argmap.draw.sheets.picture import draw_overview

        if not self.drawn.natural:
            return self.sheets[0]
        if self._pointing or fits_pixels(self.wide.width, self.wide.height):
            return sheet_of(self.svg)
        return draw_overview(self.map, self.drawn, self.standing, self.marks)

    @cached_property
    def page(self) -> str:
        """The offline page, beside the retelling or the reader's own copy of the article."""
        from argmap.draw.page import draw_page
        from argmap.text import is_own_text, own_copy, verify

        scenes, extras = self.on_screen, self._extras()
        if self.article is None:
            own_text = is_own_text(self.map.sentences)
            return draw_page(self._judged, self.verdicts, *scenes, own_text=own_text, extras=extras)

        unmatched = {found.element: None for found in verify(self.map, self.article) if found.element}
        words = Words(self.spoken)
        note = words("page.own_copy")
        if unmatched:
            note = words("page.own_copy_differs", names=", ".join(unmatched))
        return draw_page(
            self._judged, self.verdicts, *scenes, own_copy(self.map, self.article), note=note, extras=extras
        )

    @cached_property
    def on_screen(self) -> tuple[Scene, Scene]:
        """The drawings that the page opens with, for a desk and for a phone: the thesis says its whole claim."""
        return self._scenes("thesis", _ROOM)

    def _scenes(self, claims: Claims, room: tuple[float, float, float], *, bare: bool = False) -> tuple[Scene, Scene]:
        """The map for a desk and for a phone; ``room`` is the width of all, of a box, and of the thesis."""
        from argmap.draw.arrangement.wide import Room
        from argmap.draw.compose import compose
        from argmap.draw.look import Look

        width, widest, first = room
        shown = (self._shown, self.standing, self.marks)
        look = Look(self.drawn.direction, bare)
        room_ = Room(width, widest, first=first)
        wide = compose(*shown, "wide", claims=claims, room=room_, language=self.spoken, look=look)
        return wide, compose(*shown, "narrow", claims=claims, language=self.spoken, look=look)

    @property
    def _judged(self) -> ArgumentMap:
        """The map as the reader chooses to have it judged, for the page, which judges it again."""
        return self._shown if self.settings == PLAIN else applied(self._shown, self.settings)

    def _extras(self) -> Extras:
        from argmap.draw.page import Extras
        from argmap.semantics.gradual.scores import Scores

        scores = Scores.of(self.map)
        drawn = len(self._shown.statements) + len(self._shown.arguments)
        return Extras(
            self._downloads(),
            (scores.table, scores.own),
            self._crux(),
            self.spoken,
            self._pane() if self.sparql else None,
            (*self._scenes("all", _FULL_ROOM), *self._scenes("none", _ROOM, bare=True)) if drawn <= _MOST_FULL else (),
        )

    def _pane(self) -> Pane:
        """The dataset and the bundled questions, for the page's query pane."""
        from argmap import rdf
        from argmap.draw.page import Pane, Question
        from argmap.rdf.names import Names

        store = rdf.Store([self.map])
        questions = [Question(q.title, q.question, q.text) for q in rdf.bundled_queries().values()]
        return Pane(self.dataset("nquads"), store.prefixes, Names(self.map.id).prefixes["map"], questions)

    def _crux(self) -> tuple[frozenset[str], ...]:
        """The smallest sets of claims that turn the thesis, as far as they are found in a fixed number of steps."""
        from argmap.semantics.crux import crux_sets

        if self._shown.thesis is None or len(self.map.elements) > _MOST_CARRIED:
            return ()
        small = crux_sets(self._judged, limit=_MOST_CRUX, largest=_LARGEST_CRUX, conflicts=_CRUX_STEPS).sets
        return small or crux_sets(self._judged, limit=_MOST_CRUX, conflicts=_CRUX_STEPS).sets

    def _downloads(self) -> dict[str, str]:
        """What the page lets its reader save, unless the map is so large that it would weigh too much."""
        from argmap.formats import argdown

        if len(self.map.elements) > _MOST_CARRIED:
            return {}
        name = slug(self.map.id) or "map"
        return {
            f"{name}.argdown": argdown.dump(self.map),
            f"{name}.ttl": self.dataset("turtle"),
            f"{name}.jsonld": self.dataset("jsonld"),
        }

    @cached_property
    def material(self) -> Material:
        """What slides, documents and handouts tell."""
        from argmap.draw.document.material import Material
        from argmap.draw.sheets.selection import without_left_out
        from argmap.semantics.reason import Reason

        sentences = {id_: v.sentence for id_, v in self.verdicts.items() if v.reason is not Reason.GIVEN}
        return Material(without_left_out(self.map), self.standing, self.marks, sentences, self.spoken)

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """What becomes of the thesis ("holds" ...) if a statement is rejected."""
        from argmap.semantics import evaluate_under

        thesis = self.map.thesis
        if thesis is None:
            return {}
        tried = [s.id for s in self.map.statements if s.id != thesis.id][:_MOST_OUTCOMES]
        outcomes = {}
        for id_ in tried:
            evaluation = evaluate_under(self.map, self.assumptions.then(Assumptions.of(id_)), settings=self.settings)
            outcomes[id_] = evaluation.status(thesis.id).value
        return outcomes

    @cached_property
    def falls(self) -> Mapping[tuple[str, str], str]:
        """What becomes of the second claim if the first is rejected, for each pair that the author's exercises ask about."""
        from argmap.domain.exercises import exercises
        from argmap.semantics import evaluate_under

        pairs = [tuple(entry["of"]) for entry in exercises(self.map) if entry["kind"] == "fall"]
        found = {}
        for one, other in pairs:
            evaluation = evaluate_under(self.map, self.assumptions.then(Assumptions.of(one)), settings=self.settings)
            found[one, other] = evaluation.status(other).value
        return found

    def entry(self, folder: str) -> Entry:
        """What an overview says of the map, whose page stands in its subfolder ``folder``."""
        from argmap.draw.gallery import describe

        shown = with_thesis(self.map)
        thesis = shown.thesis
        verdict = self.verdicts[thesis.id] if thesis else None
        status, sentence, word = (
            (verdict.status.value, verdict.sentence, verdict.word.value) if verdict else ("", "", "")
        )
        return describe(shown, folder, self.wide, status, sentence, self.spoken, word)

    def _compose(self, arrangement: Literal["wide", "narrow"]) -> Scene:
        from argmap.draw.arrangement.wide import Room
        from argmap.draw.compose import compose

        room = Room(stretching=False)  # boxes of a column are equally wide
        return compose(self._shown, self.standing, self.marks, arrangement, room=room, language=self.spoken)
