"""``argmap export``: what is written where, refused before the first file if the command line contradicts itself."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections import Counter
from pathlib import Path

from argmap import pipeline, registry, write
from argmap.cli import evaluating, picturing
from argmap.cli.terminal import print_diagnostics, visible, write_out
from argmap.domain.diagnostics import Diagnostic, UnknownNameError
from argmap.views import Views

WELL = 0


def run(options: Namespace) -> int:
    """Write each OUT in the format that its suffix or ``--format`` tells."""
    names = [_format_name(out, options.format) for out in options.out]
    _check_outputs(options.out)
    picturing.check(options, names)
    if options.with_sparql and "html" not in names:
        message = "Only a page can answer queries: --with-sparql needs an output that ends in .html."
        raise _refuse("unused-option", message, "Name one, or leave --with-sparql out.")
    argument_map = pipeline.load(options.map)
    views = Views(
        argument_map,
        evaluating.assumptions(argument_map, options, options.assume),
        options.language,
        picturing.drawing(argument_map, options),
        sparql=options.with_sparql,
    )
    files = _files(views, options.out, names)
    _check_outputs([out for out, _ in files])
    print_diagnostics(picturing.warnings(options, views, names), stream=sys.stderr)
    told = sys.stderr if "-" in options.out else sys.stdout
    for out, data in files:
        if out == "-":
            write_out(data)
        else:
            done = write.write_file(Path(out), data)
            print(f"{'wrote' if done.changed else 'unchanged'} {visible(out)}", file=told)
    return WELL


def _files(views: Views, outs: list[str], names: list[str]) -> list[tuple[str, bytes]]:
    """What goes where: one file for each output, or one for each sheet of a picture on several."""
    files: list[tuple[str, bytes]] = []
    encoded: dict[str, bytes] = {}
    for out, name in zip(outs, names, strict=True):
        sheets = picturing.numbered(views, out, name)
        if not sheets and name not in encoded:
            encoded[name] = pipeline.encode(views, name)
        files += sheets or [(out, encoded[name])]
    return files


def _format_name(out: str, asked: str | None) -> str:
    """The name of the format to write ``out`` in: the one ``asked`` for, unless the suffix says another."""
    if asked is None:
        if out == "-":
            message = "Standard output has no suffix that tells the format."
            raise _refuse("unknown-format", message, "Add --format NAME.")
        return registry.format_of(out, registry.writable()).name
    known = registry.format_named(asked)
    told = [f for f in registry.writable() if out.lower().endswith(f.suffixes)]
    if told and known not in told:
        message = f"The suffix of {out!r} says {told[0].name}, but --format says {known.name}."
        remedy = f"Let its name end in {known.suffixes[0]}, or leave --format out."
        raise _refuse("contradicting-format", message, remedy)
    return known.name


def _check_outputs(outs: list[str]) -> None:
    """Refuse to write two things to one place."""
    places = Counter("-" if out == "-" else os.path.realpath(out) for out in outs)
    twice = [place for place, count in places.items() if count > 1 and not place.startswith("/dev/")]
    if twice:
        place = "standard output" if twice[0] == "-" else f"the file {twice[0]!r}"
        raise _refuse("two-outputs", f"Two outputs would go to {place}.", "Name each place once.")


def _refuse(code: str, message: str, remedy: str) -> UnknownNameError:
    return UnknownNameError(Diagnostic(code, message, None, remedy))
