"""The library's door: ``argmap.load`` gives a ``Map``, which is the model with a method for every view of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from argmap.domain import calls
from argmap.domain.assumptions import Assumed, Names
from argmap.domain.model import ArgumentMap
from argmap.domain.semantics import DEFAULT_GRADUAL

if TYPE_CHECKING:
    import networkx
    import rdflib

    from argmap.domain.diagnostics import Diagnostic
    from argmap.domain.dialogue import Dialogue
    from argmap.domain.feature import Feature
    from argmap.draw.sheets.drawing import Sheet
    from argmap.edit import Edit
    from argmap.graph.difference import Difference
    from argmap.graph.metrics import Metrics
    from argmap.notebook.widget import MapWidget
    from argmap.pictures import Choices
    from argmap.rdf import Result, Store
    from argmap.semantics import Assumptions, Evaluation, Explanation
    from argmap.semantics.agreement import Agreement
    from argmap.semantics.crux import Crux
    from argmap.semantics.dialectical import Prospects
    from argmap.semantics.dispute import Dispute
    from argmap.semantics.gradual import Strengths
    from argmap.semantics.reasons import Reasons
    from argmap.text import Verification
    from argmap.views import Views


@calls.checked
def load(path: str | Path) -> Map:
    """Read the map in a folder (``map.argdown``, ``retelling.md``) or file; raises ``ArgmapError`` with every fault."""
    from argmap import pipeline

    argument_map, warnings = pipeline.load_with_diagnostics(path)
    return Map.of(argument_map, warnings, warnings.says)


@calls.checked
def loads(text: str, notation: str = "argdown") -> Map:
    """Read a map from ``text`` in a notation that ``argmap.registry.FORMATS`` names; raises ``ArgmapError``."""
    from argmap import pipeline, read

    argument_map, warnings = pipeline.parse(text, "<text>", notation)
    return Map.of(argument_map, [*read.hidden_characters(text, "<text>", warnings), *warnings], warnings.says)


@calls.checked_class
class Map(ArgumentMap):
    """An argument map that can evaluate, query, check, draw and write itself, and shows itself in Jupyter.

    ``warnings`` are what was odd about the text that it was read from.
    """

    warnings: Sequence[Diagnostic] = ()
    _store: Store | None = None
    _says: Collection[Feature] | None = None  # what the notation that it was read from can say

    @classmethod
    def of(
        cls,
        argument_map: ArgumentMap,
        warnings: Iterable[Diagnostic] = (),
        says: Collection[Feature] | None = None,
    ) -> Map:
        """Return the same map with methods."""
        made = cls(**{f.name: getattr(argument_map, f.name) for f in fields(argument_map)})
        object.__setattr__(made, "warnings", tuple(warnings))  # beside the fields: it is not part of what the map says
        object.__setattr__(made, "_says", says)
        return made

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ArgumentMap):
            return NotImplemented
        return all(getattr(self, f.name) == getattr(other, f.name) for f in fields(self) if f.compare)

    __hash__ = ArgumentMap.__hash__

    def evaluate(self, *, language: str = "", **assumed: Unpack[Assumed]) -> Evaluation:
        """Tell which parts of the map hold (grounded), with statements (ids or titles) ruled out, granted or left open:
        those that a reader would ``reject``, ``accept`` and ``contest``, here and below.

        Verdicts are worded in ``language``, one of ``argmap.words.LANGUAGES``, by default in English.
        """
        from argmap import pipeline
        from argmap.semantics import Assumptions

        return pipeline.evaluate(self, Assumptions.of(**assumed), language=language)

    def explain(self, element: str, **assumed: Unpack[Assumed]) -> Explanation:
        """Tell why ``element`` (a statement or argument, by id or title) holds or falls, as a tree: ``to_text()``."""
        from argmap import lookup

        return self.evaluate(**assumed).explain(lookup.find_element(self, element).id)

    def prospects(self, semantics: str = "preferred", **assumed: Unpack[Assumed]) -> Prospects:
        """Return the statuses that each element has in some labelling under ``semantics``.

        Any of ``domain.semantics.OF_MAPS`` will do.
        """
        from argmap.semantics.dialectical import prospects

        evaluation = self.evaluate(**assumed)
        return prospects(evaluation.findings.framework, semantics, list(evaluation))

    def strengths(
        self, semantics: str = DEFAULT_GRADUAL, scores: Mapping[str, Any] | None = None, **assumed: Unpack[Assumed]
    ) -> Strengths:
        """Return how strong each element is, from 0 to 1, by id.

        ``scores`` change base scores (see docs/explanation/strength.md).
        """
        from argmap.semantics.gradual import strengths

        return strengths(self, semantics, scores, self._assumed(**assumed))

    def crux(self, element: str | None = None, *, largest: int | None = None, **assumed: Unpack[Assumed]) -> Crux:
        """Find what to reject for the verdict on ``element`` (the thesis) to turn: ``sets``, ``to_text()``.

        ``largest`` asks for all minimal sets of up to so many statements, and not for the smallest alone.
        """
        from argmap.semantics.crux import crux_sets

        return crux_sets(self, self._target(element), self._assumed(**assumed), largest=largest)

    def reasons(self, element: str | None = None, *, largest: int | None = None, **assumed: Unpack[Assumed]) -> Reasons:
        """Find what the verdict on ``element`` (the thesis) needs, and the strongest case against: ``to_text()``."""
        from argmap.semantics.reasons import reasons

        return reasons(self, self._target(element), self._assumed(**assumed), largest=largest)

    def dialogue(self, element: str | None = None, **assumed: Unpack[Assumed]) -> Dispute:
        """Tell how ``element`` (the thesis) would fare in a dispute: ``winner``, ``opening`` and ``to_text()``."""
        from argmap.semantics.crux import target_of
        from argmap.semantics.dispute import dispute

        return dispute(self.evaluate(**assumed), target_of(self, self._target(element)))

    @property
    def moves(self) -> Dialogue:
        """The dialogue that the map was taken from, as AIF has it; empty where there is none.

        Iterate over it, or take its ``locutions``, ``illocutions``, ``transitions`` and ``participants``.
        """
        from argmap.domain.dialogue import dialogue_of

        return dialogue_of(self)

    def _target(self, element: str | None) -> str | None:
        from argmap import lookup

        return None if element is None else lookup.find_element(self, element).id

    def _assumed(self, reject: Names = (), accept: Names = (), contest: Names = ()) -> Assumptions:
        from argmap import lookup
        from argmap.semantics import Assumptions

        return lookup.resolve(self, Assumptions.of(reject, accept, contest))

    def agree(self, readers: Mapping[str, Assumptions]) -> Agreement:
        """Tell where the verdicts of several readers part, and what they should talk about first; ids or titles."""
        from argmap import lookup
        from argmap.semantics.agreement import agree

        for name, assumed in readers.items():
            calls.check("Map.agree", f"readers[{name!r}]", assumed, "Assumptions")
        return agree(self, {name: lookup.resolve(self, assumed) for name, assumed in readers.items()})

    def edit(self, *edits: Edit) -> Map:
        """The map after edits of its Argdown text (``argmap.edit``); raises ``EditError``, and nothing has happened.

        What was read from another notation is edited as Argdown. ``dump()`` gives the new text.
        """
        from argmap import edit, text
        from argmap.formats import argdown

        origin = self.origin if self.origin and self.origin.notation == "argdown" else None
        old = origin.text if origin else argdown.dump(self)
        file = origin.file if origin else "<text>"
        edited = edit.apply(old, *edit.beside_marks(edits, old, file, self.sentences), file=file).map
        return Map.of(text.join_digests(edited, self.sentences) if self.sentences else edited)

    def diff(self, after: ArgumentMap | str | Path) -> Difference:
        """Compare the map ``after``, or the one in that file, with this one; falsy if they are equal.

        ``changes``, ``to_text()`` and ``to_dict()`` say what differs.
        """
        from argmap.graph.difference import diff

        return diff(self, after if isinstance(after, ArgumentMap) else load(after))

    def metrics(self) -> Metrics:
        """Return figures about the map's shape: depth, breadth, what carries most, where it would fall apart, balance."""
        from argmap.graph import measure

        return measure(self)

    def check(self, article: str | Path | None = None) -> list[Diagnostic]:
        """Return what is wrong or odd with the map: exactly what ``argmap check`` prints, by place.

        ``article`` is your own copy of the text, against which anchors are held.
        """
        from argmap import read
        from argmap.review import review

        return review(self, self.warnings, read.read_named(article) if article else None, self._says)

    def verify(self, article: str | Path | None = None) -> Verification:
        """Check how faithfully anchors, phrases and quotations repeat ``article``, or the text that comes with the map.

        ``failures``, ``unclaimed``, ``surer``, ``ok``, ``to_text()`` and ``to_dict()`` say what ``argmap verify`` prints.
        """
        from argmap import read
        from argmap.review import verify

        return verify(self, read.read_named(article) if article else None)

    def query(
        self,
        sparql: str | PathLike[str],
        *,
        timeout: float | None = None,
        memory: int | None = None,
        max_rows: int | None = None,
        **bind: str,
    ) -> Result:
        """Answer SPARQL, a ``.rq`` file or a bundled query by name over the map's dataset; raises ``QueryError``.

        ``bind`` gives variables of the query an element by id or title: ``m.query("evidence", premise="army")``.
        ``timeout`` is in seconds, as on the command line: 30 for a query of your own unless you say otherwise, 0: never;
        ``memory`` in MB that it may need beyond the dataset (1,000), ``max_rows`` of the answer (200,000).
        """
        from argmap import pipeline

        if self._store is None:  # which stays, and with it the process that answers
            object.__setattr__(self, "_store", pipeline.dataset(self))
        return pipeline.query(self, fspath(sparql), bind, timeout, memory=memory, max_rows=max_rows, store=self._store)

    def __getstate__(self) -> dict[str, Any]:
        """All but the dataset, which no copy and no other process can share."""
        return {name: value for name, value in self.__dict__.items() if name != "_store"}

    def to_rdf(self) -> rdflib.Dataset:
        """The map as an rdflib dataset of its own, one named graph for the map and one for verdicts and strengths."""
        from argmap import rdf

        return rdf.to_rdflib(self, self.evaluate(language=self.language), self.strengths())

    def to_networkx(self) -> networkx.MultiDiGraph[Any]:
        """The map as a networkx graph of its own."""
        from argmap import graph

        return graph.to_networkx(self)

    def dump(self, notation: str = "argdown") -> str:
        """The map as text in a notation that ``argmap.registry.FORMATS`` names; raises ``ArgmapError`` if it is not text."""
        from argmap import pipeline
        from argmap.domain.diagnostics import UnknownNameError
        from argmap.views import Views

        written = pipeline.encode(Views(self), notation)
        try:
            return written.decode()
        except UnicodeDecodeError:
            remedy = "Write it to a file: draw(PATH)."
            raise UnknownNameError.because("not-text", f"{notation} is not text.", remedy) from None

    def draw(
        self,
        path: str | Path,
        *,
        format: str | None = None,
        reject: Names = (),
        accept: Names = (),
        contest: Names = (),
        language: str = "",
        with_sparql: bool = False,
        for_students: bool = False,
        matched: Result | None = None,
        **choices: Unpack[Choices],
    ) -> Path:
        """Write the map as picture, page, document, dataset or notation, and return the path of the (first) file.

        The suffix tells which, unless ``format`` does. ``choices`` say how a picture is drawn, by the names of the options
        of ``argmap export``: ``theme``, ``page``, ``tile``, ``width``, ``dpi``, ``min_text``, ``text``, ``direction``,
        ``bare``, ``numbers``, ``root``, ``depth``, ``strand``, ``font``, ``legend`` and ``source`` (see
        ``argmap.pictures.Choices``). SVG and PNG of a picture on several sheets are one file for each, with its number
        in its name. ``language`` is that of all words but the map's own, by default the map's. ``with_sparql`` lets a page
        answer queries, ``for_students`` ask about the reasoning. ``matched`` points out what the answer to a query names.
        """
        from argmap import pictures, pipeline, registry, write

        known = registry.writer_named(format) if format else registry.format_of(str(path), registry.writable())
        pictures.check(choices, known.name, matching=matched is not None)
        views = self._views(self._assumed(reject, accept, contest), language, choices, sparql=with_sparql)
        if for_students:
            views = replace(views, questions=pipeline.questions(self, language))
        if matched is not None:
            views = replace(views, emphasis=pictures.emphasis_of(self, matched))
        written = [write.write_file(Path(file), data) for file, data in pictures.encode(views, str(path), known.name)]
        return written[0].path

    def sheets(
        self,
        *,
        reject: Names = (),
        accept: Names = (),
        contest: Names = (),
        language: str = "",
        **choices: Unpack[Choices],
    ) -> list[Sheet]:
        """Draw the pictures that ``draw`` would write, each with its ``svg``, ``title`` and size in pt."""
        from argmap import pictures

        pictures.check_together(choices)
        return self._views(self._assumed(reject, accept, contest), language, choices).sheets

    def widget(
        self,
        *,
        selected: str = "",
        reject: Names = (),
        accept: Names = (),
        contest: Names = (),
        standard: str = "",
        language: str = "",
        theme: str = "",
        height: int = 560,
    ) -> MapWidget:
        """The map in a notebook's cell, ``height`` pixels high; needs ``pip install argmap[notebook]``.

        What is chosen and assumed in the cell are its attributes ``selected``, ``reject``, ``accept``, ``contest`` and
        ``standard``, which can also be set; ``verdicts`` follow from them (see ``argmap.notebook.widget.MapWidget``).
        """
        from argmap.notebook.display import widget

        chosen = {"selected": selected, "reject": reject, "accept": accept, "contest": contest, "standard": standard}
        return widget(self, chosen, language, theme, height)

    def _views(self, assumptions: Assumptions, language: str, choices: Choices, *, sparql: bool = False) -> Views:
        from argmap import pictures
        from argmap.views import Views

        return Views(self, assumptions, language, pictures.drawing_of(self, choices), sparql=sparql)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        from argmap.notebook.display import shown

        return shown(self, include, exclude)

    def _repr_html_(self) -> str:
        return self._repr_svg_()

    def _repr_svg_(self) -> str:
        from argmap.views import Views

        return Views(self).svg
