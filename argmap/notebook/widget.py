"""A map in a notebook's cell: the page in a frame, whose choices are this object's attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from argmap import lookup
from argmap.domain.assumptions import NAMES, Assumptions
from argmap.domain.characters import reveal
from argmap.domain.diagnostics import UnknownNameError
from argmap.domain.model import ArgumentMap, Conflict, Inference, Statement
from argmap.domain.rules import Settings
from argmap.semantics import Evaluation, evaluate
from argmap.views import Views

_JUDGING = (*NAMES, "standard", "weights")  # what verdicts depend on
_THEMES = ("", "light", "dark")


def _ids() -> Any:
    return traitlets.List(traitlets.Unicode()).tag(sync=True)


class MapWidget(anywidget.AnyWidget):
    """A map that is read, and whose claims are rejected, in a cell.

    ``selected`` is the id of the box that is chosen; ``reject``, ``accept`` and ``contest`` are lists of ids; ``standard``
    is the standard of proof ("" for the map's own), and ``weights`` give elements other weights (0 to 1, by id).
    Setting one changes the cell, by id or title, and what the reader does there changes them. ``verdicts`` are the status
    of every element ("holds", "falls", "open", by id). ``observe`` calls a function of yours after any change.
    """

    _esm = Path(__file__).with_name("widget.js")
    _page = traitlets.Unicode().tag(sync=True)
    _title = traitlets.Unicode().tag(sync=True)
    _height = traitlets.Int(560).tag(sync=True)
    theme = traitlets.Enum(_THEMES, "").tag(sync=True)
    selected = traitlets.Unicode().tag(sync=True)
    reject, accept, contest = _ids(), _ids(), _ids()
    standard = traitlets.Unicode().tag(sync=True)
    weights = traitlets.Dict(key_trait=traitlets.Unicode(), value_trait=traitlets.Float()).tag(sync=True)
    verdicts = traitlets.Dict(read_only=True)

    def __init__(
        self,
        argument_map: ArgumentMap,
        chosen: Mapping[str, str | Iterable[str]] | None = None,
        *,
        language: str = "",
        theme: str = "",
        height: int = 560,
    ) -> None:
        """Show ``argument_map``; raises ``ArgmapError`` for what ``chosen`` names and the map does not have."""
        if theme not in _THEMES:
            message = f"There is no theme {theme!r} of a cell."
            raise UnknownNameError.because("unknown-theme", message, "Use light, dark, or none.")
        self.map = argument_map
        self._language = language
        views = Views(argument_map, language=language, hosted=True)
        super().__init__(_page=views.page, _title=argument_map.title or argument_map.id, _height=height, theme=theme)
        for name, value in (chosen or {}).items():
            setattr(self, name, value if isinstance(value, str) and name not in NAMES else _listed(value))
        self._judge()

    def _repr_mimebundle_(self, **kwargs: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The view, and the map's picture for where no widget is shown: an exported notebook, one that is not trusted."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        picture = Views(self.map, language=self._language).svg
        return {**bundle[0], "image/svg+xml": picture, "text/plain": f"Map {reveal(self._title)!r}"}, bundle[1]

    @property
    def assumptions(self) -> Assumptions:
        """The reader's assumptions."""
        return Assumptions.of(self.reject, self.accept, self.contest)

    @property
    def evaluation(self) -> Evaluation:
        """The verdicts with their reasons, as ``Map.evaluate`` gives them, under what is assumed in the cell."""
        return evaluate(_weighed(self.map, self.weights), self.assumptions, self._language, Settings(self.standard))

    @traitlets.validate("selected")
    def _known(self, proposal: Any) -> str:
        return lookup.find_element(self.map, proposal.value).id if proposal.value else ""

    @traitlets.validate(*NAMES)
    def _all_known(self, proposal: Any) -> list[str]:
        return list(dict.fromkeys(lookup.find_elements(self.map, proposal.value)))

    @traitlets.validate("standard")
    def _possible(self, proposal: Any) -> str:
        return Settings(proposal.value).standard

    @traitlets.validate("weights")
    def _weighable(self, proposal: Any) -> dict[str, float]:
        names = lookup.find_elements(self.map, list(proposal.value))
        if wrong := [name for name, weight in proposal.value.items() if not 0 <= weight <= 1]:
            message = f"The weight of {wrong[0]} is not from 0 to 1."
            raise UnknownNameError.because("bad-weight", message, "Give a number from 0 to 1.")
        return dict(zip(names, proposal.value.values(), strict=True))

    @traitlets.observe(*NAMES)
    def _let_the_later_count(self, change: Any) -> None:
        """Of two assumptions on one element the later counts, as on the page."""
        for name in NAMES:
            before = getattr(self, name)
            if name != change.name and set(before) & set(change.new):
                setattr(self, name, [id_ for id_ in before if id_ not in change.new])

    @traitlets.observe(*_JUDGING)
    def _judge_anew(self, _change: Any) -> None:
        lists = [getattr(self, name) for name in NAMES]
        if sum(map(len, lists)) == len(set().union(*lists)):  # else the lists are about to change once more
            self._judge()

    def _judge(self) -> None:
        evaluation = self.evaluation
        self.set_trait("verdicts", {id_: str(evaluation.status(id_).value) for id_ in evaluation})


def _listed(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _weighed(argument_map: ArgumentMap, weights: Mapping[str, float]) -> ArgumentMap:
    """The map with what its elements weigh to the reader."""
    if not weights:
        return argument_map

    def weighed(element: Statement | Inference | Conflict) -> Any:
        weight = weights.get(element.id)
        if weight is None:
            return element
        return replace(element, credence=weight) if isinstance(element, Statement) else replace(element, weight=weight)

    return replace(
        argument_map,
        statements=tuple(map(weighed, argument_map.statements)),
        inferences=tuple(map(weighed, argument_map.inferences)),
        conflicts=tuple(map(weighed, argument_map.conflicts)),
    )
