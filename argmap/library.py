"""The library's door: ``argmap.load`` gives a ``Map``, which is the model with a method for every view of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.domain.model import ArgumentMap

if TYPE_CHECKING:
    import networkx
    import rdflib

    from argmap.domain.diagnostics import Diagnostic
    from argmap.graph.comparison import Comparison
    from argmap.graph.metrics import Metrics
    from argmap.rdf import Result
    from argmap.semantics import Assumptions, Evaluation, Explanation
    from argmap.semantics.agreement import Agreement
    from argmap.semantics.crux import Crux
    from argmap.semantics.dialectical import Prospects
    from argmap.semantics.dialogue import Dialogue
    from argmap.semantics.gradual import Strengths
    from argmap.semantics.reasons import Reasons


def load(path: str | Path) -> Map:
    """Read the map in a folder (``map.argdown``, ``retelling.md``) or file; raises ``ArgmapError`` with every fault."""
    from argmap import pipeline

    return Map.of(pipeline.load(path))


def loads(text: str, notation: str = "argdown") -> Map:
    """Read a map from ``text`` in a notation that ``argmap.registry.FORMATS`` names; raises ``ArgmapError``."""
    from argmap import registry

    known = registry.format_named(notation)
    if known.load is None:
        raise registry.unknown("notation", notation, [f.name for f in registry.readable()])
    return Map.of(known.load(text, "<text>").map)


class Map(ArgumentMap):
    """An argument map that can evaluate, query, check, draw and write itself, and shows itself in Jupyter."""

    @classmethod
    def of(cls, argument_map: ArgumentMap) -> Map:
        """The same map with methods."""
        return cls(**{f.name: getattr(argument_map, f.name) for f in fields(argument_map)})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ArgumentMap):
            return NotImplemented
        return all(getattr(self, f.name) == getattr(other, f.name) for f in fields(self) if f.compare)

    __hash__ = ArgumentMap.__hash__

    def evaluate(
        self,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
        *,
        language: str = "",
    ) -> Evaluation:
        """Which parts of the map hold (grounded), with statements (ids or titles) ruled out, granted or left open.

        Verdicts are worded in ``language``: "en" (the default), "uk" or "be".
        """
        from argmap import pipeline
        from argmap.semantics import Assumptions

        return pipeline.evaluate(self, Assumptions.of(reject, accept, contest), language=language)

    def explain(
        self, element: str, reject: Iterable[str] = (), accept: Iterable[str] = (), contest: Iterable[str] = ()
    ) -> Explanation:
        """Why ``element`` (a statement or argument, by id or title) holds or falls, as a tree: ``to_text()``."""
        from argmap import pipeline

        return self.evaluate(reject, accept, contest).explain(pipeline.find_element(self, element).id)

    def prospects(
        self,
        semantics: str = "preferred",
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
    ) -> Prospects:
        """What each element can be under ``semantics`` (``dialectical.SEMANTICS``): its statuses in some labelling."""
        from argmap.semantics.dialectical import prospects

        evaluation = self.evaluate(reject, accept, contest)
        return prospects(evaluation.findings.framework, semantics, list(evaluation))

    def strengths(
        self,
        semantics: str = "quadratic-energy",
        scores: Mapping[str, Any] | None = None,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
    ) -> Strengths:
        """Return how strong each element is, from 0 to 1, by id.

        ``scores`` change base scores (see docs/explanation/strength.md).
        """
        from argmap.semantics.gradual import strengths

        return strengths(self, semantics, scores, self._assumed(reject, accept, contest))

    def crux(
        self,
        element: str | None = None,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
        *,
        largest: int | None = None,
    ) -> Crux:
        """What would have to be rejected for the verdict on ``element`` (the thesis) to turn: ``sets``, ``to_text()``.

        ``largest`` asks for all minimal sets of up to so many statements, and not for the smallest alone.
        """
        from argmap.semantics.crux import crux_sets

        return crux_sets(self, self._target(element), self._assumed(reject, accept, contest), largest=largest)

    def reasons(
        self,
        element: str | None = None,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
        *,
        largest: int | None = None,
    ) -> Reasons:
        """What suffices for the verdict on ``element`` (the thesis), and the strongest case against: ``to_text()``."""
        from argmap.semantics.reasons import reasons

        return reasons(self, self._target(element), self._assumed(reject, accept, contest), largest=largest)

    def dialogue(
        self,
        element: str | None = None,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
    ) -> Dialogue:
        """How ``element`` (the thesis) would fare in a dispute: ``winner``, ``opening`` and ``to_text()``."""
        from argmap.semantics.crux import target_of
        from argmap.semantics.dialogue import dialogue

        return dialogue(self.evaluate(reject, accept, contest), target_of(self, self._target(element)))

    def _target(self, element: str | None) -> str | None:
        from argmap import pipeline

        return None if element is None else pipeline.find_element(self, element).id

    def _assumed(self, reject: Iterable[str], accept: Iterable[str], contest: Iterable[str]) -> Assumptions:
        from argmap import pipeline
        from argmap.semantics import Assumptions

        return pipeline.resolve(self, Assumptions.of(reject, accept, contest))

    def agree(self, readers: Mapping[str, Assumptions]) -> Agreement:
        """Where the verdicts of several readers part, and what they should talk about first; ids or titles."""
        from argmap import pipeline
        from argmap.semantics.agreement import agree

        return agree(self, {name: pipeline.resolve(self, assumed) for name, assumed in readers.items()})

    def diff(self, after: ArgumentMap) -> Comparison:
        """How the map ``after`` differs from this one: ``changes``, ``to_text()``, ``to_dict()``; falsy if it doesn't."""
        from argmap.graph.comparison import compare

        return compare(self, after)

    def metrics(self) -> Metrics:
        """Return figures about the map's shape: depth, breadth, what carries most, where it would fall apart, balance."""
        from argmap.graph import measure

        return measure(self)

    def check(self) -> list[Diagnostic]:
        """What is wrong or odd with the map, by the model's checks and by the SHACL shapes."""
        from argmap import pipeline

        return pipeline.check_map(self) + pipeline.check_shapes(self)

    def query(self, sparql: str, *, timeout: float | None = None, **bind: str) -> Result:
        """Answer a SPARQL query, or the bundled query of that name, over the map's dataset; raises ``QueryError``.

        ``bind`` gives variables of the query an element by id or title: ``m.query("evidence", premise="army")``.
        ``timeout`` is in seconds, as on the command line: 30 for a query of your own unless you say otherwise, 0: never.
        """
        from argmap import pipeline

        text, seconds = pipeline.find_query(sparql)
        return pipeline.query(self, text, bind, seconds if timeout is None else timeout)

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
        from argmap.domain.diagnostics import Diagnostic, UnknownNameError
        from argmap.views import Views

        written = pipeline.encode(Views(self), notation)
        try:
            return written.decode()
        except UnicodeDecodeError:
            told = Diagnostic("not-text", f"{notation} is not text.", None, "Write it to a file: draw(PATH).")
            raise UnknownNameError(told) from None

    def draw(
        self,
        path: str | Path,
        *,
        theme: str = "light",
        width: int | None = None,
        reject: Iterable[str] = (),
        accept: Iterable[str] = (),
        contest: Iterable[str] = (),
        language: str = "",
    ) -> Path:
        """Write the map as SVG, PNG, PDF or page, as the suffix tells; ``width`` is that of a PNG in px.

        ``language`` is that of all words but the map's own, by default the map's.
        """
        from argmap import pipeline, registry, write
        from argmap.draw.own_theme import find_theme
        from argmap.draw.sheets.drawing import Drawing
        from argmap.draw.sheets.paper import Length
        from argmap.views import Views

        name = registry.format_of(str(path), registry.writable()).name
        drawing = Drawing(find_theme(theme), width=None if width is None else Length(width))
        views = Views(self, self._assumed(reject, accept, contest), language, drawing)
        return write.write_file(Path(path), pipeline.encode(views, name)).path

    def _repr_html_(self) -> str:
        from argmap.views import Views

        return Views(self).svg
