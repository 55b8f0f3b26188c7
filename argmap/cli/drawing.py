"""The options of ``argmap export`` that are about pictures, and those that an output has no use for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from argmap import pictures, registry
from argmap.cli.useless import refuse_useless

if TYPE_CHECKING:
    from argmap.pictures import Choices

_OF_PICTURES = "page width min_text root depth tile no_legend no_source strand font text bare numbers"
_VERDICTS = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")  # of the notations, those that say what holds


def check(options: Namespace, names: Sequence[str]) -> None:
    """Refuse options that one of the outputs, in the formats ``names``, has no use for, or that contradict each other."""
    shown = {known.name for known in registry.writable() if known.carries is None}
    judged = "reject accept contest assume standard weigh floating unknown"
    uses = (
        (_OF_PICTURES, pictures.PICTURES, "is for pictures", "is one", "pictures"),
        ("theme", pictures.THEMED, "is for pictures and slides", "is one", "those"),
        ("direction", pictures.DIRECTED, "is for pictures, pages, slides and .docx", "is one", "those"),
        ("dpi", {"png"}, "sets the resolution of a PNG", "is one", ".png files"),
        ("with_sparql", {"html"}, "lets a page answer queries", "is a page", ".html files"),
        ("for_students", {"html"}, "lets a page ask about the reasoning", "is a page", ".html files"),
        ("language", shown, "is for pictures, pages and documents", "is one", "those"),
        (judged, {*shown, *_VERDICTS}, "changes what holds", "says what holds", "pictures, pages and RDF"),
    )
    for choices, formats, purpose, lacking, others in uses:
        reason, remedy = f"{purpose}, and not every output {lacking}.", f"name only {others}."
        for name in choices.split():
            refuse_useless(options, name, useful={*formats}.issuperset(names), reason=reason, remedy=remedy)
    sized = options.page is not None or options.width is not None
    reason = (
        "says how small text may be where there is no room, and a picture without --page and --width has all it needs."
    )
    refuse_useless(options, "min_text", useful=sized, reason=reason, remedy="add --page a4, for example.")
    pictures.check_together(choices_of(options), _option)


def choices_of(options: Namespace) -> Choices:
    """Return what the options choose about pictures."""
    said = {name: getattr(options, name, None) for name in pictures.Choices.__annotations__}
    chosen = {name: value for name, value in said.items() if value is not None}
    return cast("Choices", {**chosen, "legend": not options.no_legend, "source": not options.no_source})


def _option(choice: str) -> str:
    """Return how the option for a choice is typed."""
    return f"--{choice.replace('_', '-')}"
