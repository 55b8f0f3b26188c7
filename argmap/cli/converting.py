"""``argmap convert``: what would be lost is said first, and nothing is written unless that is accepted."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline, registry, write
from argmap.cli.terminal import diagnostic_data, print_diagnostics, print_json, visible, write_out
from argmap.domain.diagnostics import Diagnostic, Severity, UnknownNameError

if TYPE_CHECKING:
    from argmap.conversion import Conversion

WELL, LOSSES = 0, 1


def run(options: Namespace) -> int:
    """Convert one map; returns 1, having written nothing, if something would be lost and ``--lossy`` is not given."""
    from argmap.conversion import convert

    target = _target(options)
    done = convert(pipeline.load_as(options.source, options.notation), target)
    refused = not done.lossless and not options.lossy
    if options.json:
        print_json(_data(done, options, refused))
    else:
        print_diagnostics(done.diagnostics(Severity.ERROR if refused else Severity.WARNING))
        if not done.lossless:
            print(_summary(done, refused), file=sys.stderr)
    if refused:
        return LOSSES
    if options.out == "-":
        write_out(done.data)
        return WELL
    written = write.write_file(Path(options.out), done.data)
    print(f"{'wrote' if written.changed else 'unchanged'} {visible(options.out)}", file=sys.stderr)
    return WELL


def _target(options: Namespace) -> str:
    if options.out == "-" and options.target is None:
        message = "Standard output has no suffix that tells the format."
        raise UnknownNameError(Diagnostic("unknown-format", message, None, "Add --to NAME."))
    if options.out == "-" and options.json:
        message = "The map and the list of losses cannot both go to standard output."
        raise UnknownNameError(Diagnostic("two-outputs", message, None, "Name a file to write, or leave --json out."))
    name: str = options.target or registry.format_of(options.out, _writable()).name
    return name


def _writable() -> tuple[Any, ...]:
    return (*registry.notations(), *registry.writable())  # of those that share a suffix, one that holds a map


def _data(done: Conversion, options: Namespace, refused: bool) -> dict[str, Any]:
    told = done.diagnostics(Severity.ERROR if refused else Severity.WARNING)
    features = [use.feature.value for use in done.lost] + [None] * len(done.faults)
    losses = [{"feature": feature, **diagnostic_data(d)} for feature, d in zip(features, told, strict=True)]
    return {"format": done.format.name, "written": None if refused else options.out, "losses": losses}


def _summary(done: Conversion, refused: bool) -> str:
    """Such as ``3 things would be lost (2 hedge, 1 tour). ...``."""
    counts = Counter(use.feature.value for use in done.lost)
    listed = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    number = len(done.lost) + len(done.faults)
    things = f"{number} thing{'' if number == 1 else 's'}"
    if not refused:
        return f"{things} lost: {listed}"
    return f"{things} would be lost, so nothing was written: {listed}\nTo write the rest: add --lossy"
