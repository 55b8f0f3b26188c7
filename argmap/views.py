"""A map and everything that follows from it, each view computed once, when it is first asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from argmap.domain.assumptions import NOTHING, Assumptions
from argmap.domain.display import left_out, with_coloured_tags, with_thesis, without_asides
from argmap.domain.model import ArgumentMap
from argmap.domain.rules import PLAIN, Settings
from argmap.words import spoken

if TYPE_CHECKING:
    from argmap.domain.diagnostics import Diagnostic
    from argmap.draw.emphasis import Emphasis
    from argmap.draw.gallery import Entry
    from argmap.draw.material import Material
    from argmap.draw.scene import Scene
    from argmap.draw.sheets.drawing import Drawing, Sheet
    from argmap.semantics import Evaluation
    from argmap.semantics.gradual import Strengths

_ALSO = {"either-way": "open holds", "unproved": "falls open"}  # statuses of what bears these marks
_MOST_OUTCOMES = 60  # statements that a handout tries to reject, one by one


@dataclass(frozen=True)
class Views:
    """The views of a map: it under a reader's assumptions, in a language and a drawing; and all that follows from it.

    ``language`` is that of all words but the map's own, by default the map's. ``drawing`` says how pictures are drawn,
    by default as a build draws them. ``settings`` say how the map is judged. ``article`` is the reader's own copy of the
    text; with ``sparql`` the page carries a query engine; a ``hosted`` one is for a program that holds it in a frame; a
    ``live`` one follows the changes that its server tells it of; ``questions`` are what the page asks of the reasoning.
    A picture can point something out: ``changes`` says of the elements that are new, gone or different in
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
    hosted: bool = False
    live: bool = False
    questions: Sequence[Diagnostic] = ()

    @property
    def spoken(self) -> str:
        """The language of every word that is not the map's own: the one asked for, or else the map's."""
        return self.language or self.map.language

    @cached_property
    def verdicts(self) -> Evaluation:
        """The grounded evaluation."""
        from argmap.semantics import evaluate

        return evaluate(self.map, self.assumptions, self.spoken, self.settings)

    @cached_property
    def strengths(self) -> Strengths:
        """The strength of each element, by the default semantics."""
        from argmap.semantics.gradual import strengths

        return strengths(self.map, assumptions=self.assumptions)

    @cached_property
    def standing(self) -> Mapping[str, str]:
        """The status of each element ("holds" ...); in a comparison, what is gone falls."""
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
            self._datasets[format] = rdf.dump(self.map, format, self._explained, self.strengths, self._quads)
        return self._datasets[format]

    @property
    def _explained(self) -> Evaluation:
        """The verdicts for a dataset, which are worded in the language of the map, whoever reads it."""
        own = spoken(self.map.language)
        return self.verdicts if own == spoken(self.spoken) else replace(self, language=own).verdicts

    @cached_property
    def _quads(self) -> dict[bool, list[Any]]:
        return {}

    @cached_property
    def _datasets(self) -> dict[str, str]:
        return {}

    @cached_property
    def shown(self) -> ArgumentMap:
        """The part of the map that the page shows: all that bears on anything."""
        return with_coloured_tags(with_thesis(without_asides(self.map)))

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
        """The way in which pictures are drawn, in the language of these views."""
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
        """Return whether the picture points something out; it is then one, as large as the map."""
        return self.changes is not None or self.emphasis is not None

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The pictures that ``drawing`` asks for; without it, one as large as the map."""
        return self._drawn_as(self.drawn)

    def _drawn_as(self, drawing: Drawing) -> list[Sheet]:
        from argmap.draw.sheets.drawing import sheet_of
        from argmap.draw.sheets.picture import draw

        if self._pointing:
            return [sheet_of(self.svg)]
        return draw(self.map, drawing, self.standing, self.marks)

    @cached_property
    def pages(self) -> list[Sheet]:
        """The same for a PDF: a map higher than such a page can be is divided."""
        from argmap.draw.sheets.drawing import exceeds_page, fits_page, on_pages

        if not self.drawn.natural:
            return self.sheets
        if not exceeds_page(self.wide.width, self.wide.height) and fits_page(self.sheets[0]):
            return self.sheets
        return self._drawn_as(on_pages(self.drawn))

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
        from argmap.reading_page import draw

        return draw(self)

    @cached_property
    def material(self) -> Material:
        """The material of slides, documents and handouts."""
        from argmap.draw.material import Material
        from argmap.draw.sheets.selection import without_left_out
        from argmap.semantics.reason import Reason
        from argmap.semantics.verdict_word import Word

        sentences = {
            id_: v.sentence
            for id_, v in self.verdicts.items()
            if v.reason is not Reason.GIVEN or v.because or v.word is not Word.STANDS
        }
        return Material(without_left_out(self.map), self.standing, self.marks, sentences, self.spoken)

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, str]]:
        """The status of the thesis ("holds" ...) if a statement is rejected, and where that is always the same, of another.

        That is the first of those claims that have the most statements of a rarer outcome.
        """
        if self.map.thesis is None:
            return {}
        tried = [s.id for s in self.map.statements][:_MOST_OUTCOMES]
        without = {id_: self._without(id_) for id_ in tried}

        def statuses(claim: str) -> dict[str, str]:
            return {id_: evaluation.status(claim).value for id_, evaluation in without.items() if id_ != claim}

        def rarer(by: Mapping[str, str]) -> int:
            return len(by) - max(Counter(by.values()).values(), default=0)

        thesis = {self.map.thesis.id: statuses(self.map.thesis.id)}
        if rarer(thesis[self.map.thesis.id]):
            return thesis
        others = {id_: statuses(id_) for id_ in tried if id_ not in thesis}
        most = max(others, key=lambda id_: rarer(others[id_]), default="")
        return thesis | ({most: others[most]} if most and rarer(others[most]) else {})

    @cached_property
    def falls(self) -> Mapping[tuple[str, str], str]:
        """The status of the second claim if the first is rejected, for each pair that the exercises ask about."""
        from argmap.domain.exercises import exercises

        pairs = [tuple(entry["of"]) for entry in exercises(self.map) if entry["kind"] == "fall"]
        return {(one, other): self._without(one).status(other).value for one, other in pairs}

    def weighed(self, rejected: str = "") -> Mapping[str, str]:
        """Return what a reader may rightly say of each element, if one is rejected: its status, and others after blanks.

        What holds and is answered by the map is "granted"; what is open, but holds in any case, is said to hold, too.
        """
        from argmap.semantics import marks, standings

        if rejected not in self._weighed:
            evaluation = self._without(rejected) if rejected else self.verdicts
            statuses = dict(standings(evaluation))
            for id_, mark in marks(evaluation).items():
                if mark == "answered" and statuses.get(id_) == "holds":
                    statuses[id_] = "granted"
                elif mark in _ALSO:
                    statuses[id_] = _ALSO[mark]
            self._weighed[rejected] = statuses
        return self._weighed[rejected]

    @cached_property
    def _weighed(self) -> dict[str, Mapping[str, str]]:
        return {}

    def _without(self, rejected: str) -> Evaluation:
        from argmap.semantics import evaluate

        return evaluate(self.map, self.assumptions.then(Assumptions.of(rejected)), settings=self.settings)

    def entry(self, folder: str) -> Entry:
        """Return what an overview says of the map, whose page stands in its subfolder ``folder``."""
        from argmap.draw.gallery import describe

        shown = with_thesis(self.map)
        word = self.verdicts[shown.thesis.id].word.value if shown.thesis else ""
        return describe(shown, folder, self.wide, self.verdicts, word, self.spoken)

    def _compose(self, arrangement: Literal["wide", "narrow"]) -> Scene:
        from argmap.draw.arrangement.wide import Room
        from argmap.draw.compose import compose

        room = Room(stretching=False)  # boxes of a column are equally wide
        return compose(self.shown, self.standing, self.marks, arrangement, room=room, language=self.spoken)
