"""``argmap agree``: how far annotators of the same texts agree, beyond chance."""

from __future__ import annotations

import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import handed_in, refuse_second_reading, student_of
from argmap.cli.options import JSON, VECTORS
from argmap.cli.terminal import print_diagnostics, print_json, table, visible
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError, UnknownNameError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from argmap.compare.agreement import AnnotatorAgreement
    from argmap.compare.outline import Outline

COMMAND = Command(
    (
        ("argmap agree ana bojan", "two folders, with a map of each text, under one name in both"),
        ("argmap agree ana bojan cilka --json", "three annotators: each pair of them, and all together"),
        ("argmap agree first.argdown second.argdown", "two maps of one text"),
    ),
    (
        Argument(
            "annotators",
            type=path,
            metavar="MAPS",
            nargs="+",
            help="a folder of maps for each annotator, or a map; two at least",
        ),
        VECTORS,
        JSON,
    ),
    details="It gives Cohen's kappa, Krippendorff's alpha and CASS of relations between claims that both have.",
)
_FIGURES = ("kappa", "alpha", "units", "cass")


def run(options: Namespace) -> int:
    """Print a row for each text and pair of annotators, and one for all."""
    from dataclasses import asdict

    from argmap.compare.agreement import agreements
    from argmap.compare.vectors import SentenceVectors

    refuse_second_reading(options.annotators)
    if len(options.annotators) < 2:
        message = "Agreement is between two annotators at least, and one is named."
        raise UnknownNameError.because("one-annotator", message, "Name two folders of maps, or two maps.")
    texts, unread = _texts(options.annotators)
    twice = {text: maps for text, maps in texts.items() if len(maps) > 1}
    if not twice:
        message = "No text is annotated twice: no name of a map stands in two of the folders."
        raise UnknownNameError.because("no-common-text", message, "Give the maps of a text the same name.")
    each, together = agreements(twice, SentenceVectors() if options.vectors else None)
    if options.json:
        print_json({"texts": [asdict(a) for a in each], "all": asdict(together), "unread": unread})
    else:
        rows = [_row(agreement) for agreement in (*each, *([together] if len(each) > 1 else []))]
        print(table(("text", "annotators", "claims", "pairs", *_FIGURES), rows))
        if single := [text for text in texts if text not in twice]:
            print(visible(f"annotated once, and left out: {', '.join(single)}"), file=sys.stderr)
    return FINDINGS if unread else WELL


def _texts(annotators: Sequence[str]) -> tuple[dict[str, dict[str, Outline]], list[str]]:
    """Return the maps of each text by annotator, and the files that cannot be read, which are reported."""
    from pathlib import Path

    from argmap import map_files, pipeline
    from argmap.compare.outline import outline

    texts: dict[str, dict[str, Outline]] = {}
    unread: list[str] = []
    names = _names(annotators)
    for annotator, name in zip(annotators, names, strict=True):
        inside = handed_in(annotator)
        for file in inside or [Path(annotator)]:
            try:
                if inside:
                    map_files.refuse_stray(file, file.parent)
                argument_map = pipeline.load(file)
            except ArgmapError as error:
                if not inside:
                    raise
                print_diagnostics(error.diagnostics)
                unread.append(str(file))
                continue
            texts.setdefault(student_of(file) if inside else "text", {})[name] = outline(argument_map)
    return texts, unread


def _names(annotators: Sequence[str]) -> list[str]:
    """Return what to call annotators: the last part of each path, with a number where two have the same."""
    from pathlib import Path

    names = [Path(annotator).name or annotator for annotator in annotators]
    return [name if names.count(name) == 1 else f"{name} ({n})" for n, name in enumerate(names, 1)]


def _row(agreement: AnnotatorAgreement) -> tuple[str, ...]:
    figures = (getattr(agreement, name) for name in _FIGURES)
    shown = ("" if value is None else f"{value:.3f}" for value in figures)
    who = " ".join(agreement.annotators)
    return visible(agreement.text), visible(who), str(agreement.claims), str(agreement.pairs), *shown
