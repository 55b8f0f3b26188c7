"""A map and everything that follows from it, each view computed once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from argmap.draw.scene import Scene
    from argmap.graph.comparison import Comparison
    from argmap.semantics import Evaluation


@dataclass(frozen=True)
class Views:
    """What pictures, page and dataset are written from (the ``argmap.format.Views`` of the registry's rows).

    ``reject`` are the ids that a what-if takes out, ``article`` is the reader's own copy, ``width`` a PNG's in px.
    """

    map: ArgumentMap
    reject: tuple[str, ...] = ()
    theme: str = "light"
    width: int | None = None
    article: str | None = None

    @cached_property
    def verdicts(self) -> Evaluation:
        """The grounded evaluation."""
        from argmap.semantics import evaluate

        return evaluate(self.map, self.reject)

    @cached_property
    def wide(self) -> Scene:
        """The drawing for screens and paper."""
        return self._compose("wide")

    @cached_property
    def narrow(self) -> Scene:
        """The drawing for phones."""
        return self._compose("narrow")

    @cached_property
    def svg(self) -> str:
        """The wide drawing as SVG."""
        from argmap.draw.svg import draw_svg

        return draw_svg(self.wide, theme=self.theme)

    @cached_property
    def page(self) -> str:
        """The offline page, beside the retelling or the reader's own copy of the article."""
        from argmap.draw.page import draw_page

        scenes = (self.wide, self.narrow)
        if self.article is None:
            return draw_page(self.map, self.verdicts, *scenes)
        from argmap.text import own_copy, verify

        unmatched = {found.element: None for found in verify(self.map, self.article) if found.element}
        note = "Your own copy of the article"
        if unmatched:
            note += f"; these claims are anchored in sentences that differ in it: {', '.join(unmatched)}"
        return draw_page(self.map, self.verdicts, *scenes, own_copy(self.map, self.article), note=f"{note}.")

    def _compose(self, arrangement: Literal["wide", "narrow"]) -> Scene:
        from argmap.draw.compose import compose
        from argmap.semantics import marks, standings

        return compose(self.map, standings(self.verdicts), marks(self.verdicts), arrangement)


@dataclass(frozen=True)
class ComparisonViews(Views):
    """Pictures of two maps in one: ``changes`` says of the elements that are new, gone or different what they are."""

    changes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, comparison: Comparison, theme: str = "light", width: int | None = None) -> ComparisonViews:
        """What to draw of ``comparison``."""
        from argmap.graph.comparison_union import union

        both, changes = union(comparison)
        return cls(both, theme=theme, width=width, changes={name: kind.value for name, kind in changes.items()})

    @cached_property
    def svg(self) -> str:
        """The picture, without verdicts: what is gone is grey, struck out and has a dashed outline."""
        from argmap.draw.compose import compose
        from argmap.draw.svg import draw_svg

        gone = {name: "falls" for name, kind in self.changes.items() if kind == "removed"}
        return draw_svg(compose(self.map, gone, self.changes), theme=self.theme, changes=self.changes)
