"""``argmap convert``: what would be lost is listed first, and nothing is written unless that is accepted."""

from __future__ import annotations

import sys

from argmap.cli import format_list
from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.options import FROM
from argmap.cli.terminal import counted, diagnostic_data, print_diagnostics, print_json, write_named, write_out
from argmap.cli.values import path
from argmap.domain.diagnostics import Severity, UnknownNameError, assumptions

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from argmap.conversion import Conversion

COMMAND = Command(
    (
        ("argmap convert graphs/lukashenko map.ttl --lossy", "everything but the comments, which are listed"),
        ("argmap convert map.ttl map.argdown", "RDF back into Argdown; refused if anything would be lost"),
        ("argmap convert - - --from argdown --to turtle < map.argdown", "from standard input to standard output"),
    ),
    (
        Argument(
            "source",
            type=path,
            metavar="IN",
            help="a folder with a map.argdown, a map file, a pipe, or - for standard input",
        ),
        Argument("out", type=path, metavar="OUT", help="the file to write, or - for standard output"),
        Argument("--lossy", action="store_true", help="write even if something is lost; the losses are warnings"),
        FROM,
        Argument("--to", dest="target", metavar="NAME", help="the notation of OUT (default: by its suffix)"),
        Argument("--json", action="store_true", help="print the list of losses as JSON"),
    ),
    details="Nothing is written if something would be lost, unless --lossy accepts that. "
    "What reading IN left out or had to assume is reported too.",
    notes=format_list.converted,
)


def run(options: Namespace) -> int:
    """Convert one map; returns 1, having written nothing, if something would be lost and ``--lossy`` is not given."""

    from argmap import pipeline
    from argmap.conversion import convert

    target = _target(options)
    argument_map, remarks = pipeline.load_with_diagnostics(options.source, options.notation)
    noted = [*assumptions(remarks), *(remark for remark in remarks if remark.code.endswith(".data"))]
    unread = [remark for remark in remarks if remark.severity is not Severity.NOTE or remark in noted]
    conversion = convert(argument_map, target)
    refused = not conversion.lossless and not options.lossy
    if options.json:
        print_json(_data(conversion, options, refused) | {"reading": [diagnostic_data(remark) for remark in unread]})
    else:
        print_diagnostics(unread)
        print_diagnostics(conversion.diagnostics(Severity.ERROR if refused else Severity.WARNING))
        if not conversion.lossless:
            print(_summary(conversion, refused), file=sys.stderr)
    if refused:
        return FINDINGS
    if options.out == "-":
        write_out(conversion.data)
        return WELL
    write_named(options.out, conversion.data)
    return WELL


def _target(options: Namespace) -> str:
    from argmap import registry

    if options.out == "-" and options.target is None:
        message = "Standard output has no suffix that tells the format."
        raise UnknownNameError.because("unknown-format", message, "Add --to NAME.")
    if options.out == "-" and options.json:
        message = "The map and the list of losses cannot both go to standard output."
        raise UnknownNameError.because("two-outputs", message, "Name a file to write, or leave --json out.")
    maps_first = (*registry.notations(), *registry.writable())  # of those that share a suffix, one that holds a map
    name: str = options.target or registry.format_of(options.out, maps_first).name
    return name


def _data(conversion: Conversion, options: Namespace, refused: bool) -> dict[str, Any]:
    diagnostics = conversion.diagnostics(Severity.ERROR if refused else Severity.WARNING)
    features = [use.feature.value for use in conversion.lost] + [None] * len(conversion.faults)
    losses = [{"feature": feature, **diagnostic_data(d)} for feature, d in zip(features, diagnostics, strict=True)]
    return {"format": conversion.format.name, "written": None if refused else options.out, "losses": losses}


def _summary(conversion: Conversion, refused: bool) -> str:
    """Return such as ``3 things would be lost (2 hedge, 1 tour). ...``."""
    from collections import Counter

    counts = Counter(use.feature.value for use in conversion.lost)
    listed = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    things = counted(len(conversion.lost) + len(conversion.faults), "thing")
    if not refused:
        return f"{things} lost: {listed}"
    return f"{things} would be lost, so nothing was written: {listed}\nTo write the rest: add --lossy"
