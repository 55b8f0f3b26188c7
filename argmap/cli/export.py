"""``argmap export``: what is written where, refused before the first file if the command line contradicts itself."""

from __future__ import annotations

import os
import sys

from argmap.cli import format_list
from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, settings
from argmap.cli.exit_codes import WELL
from argmap.cli.options import ASSUMPTIONS, FOR_STUDENTS, FROM, JUDGING, LANGUAGE, MAP, SPARQL, THEME, WORDS
from argmap.cli.own_words import language_of
from argmap.cli.terminal import print_diagnostics, write_named, write_out
from argmap.cli.values import dots, length, path, size, steps
from argmap.domain.diagnostics import UnknownNameError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.views import Views

COMMAND = Command(
    (
        ("argmap export graphs/lukashenko map.svg map.png map.pdf", "three pictures"),
        ("argmap export graphs/lukashenko poster.png --width 4000 --theme dark", "a large dark picture"),
        ("argmap export graphs/lukashenko handout.pdf --page a4 --theme print", "to be printed, as text that fits"),
        ("argmap export graphs/lukashenko army.svg --strand army --text full", "one strand, with whole claims"),
        ("argmap export graphs/lukashenko sheet.pdf --page a4 --direction top-down --numbers", "as textbooks draw it"),
        ("argmap export graphs/lukashenko page.html --with-sparql", "a page that answers SPARQL queries"),
        ("argmap export graphs/lukashenko - --format turtle", "the dataset on standard output"),
    ),
    (
        MAP,
        FROM,
        Argument("out", type=path, metavar="OUT", nargs="+", help="files to write, or - for standard output"),
        Argument("--format", metavar="NAME", help="format of every OUT (default: by its suffix)"),
        THEME,
        Argument(
            "--page",
            metavar="NAME",
            help="draw on sheets: a4, a3, letter, slide, poster ..., also upright as a4-portrait",
        ),
        Argument("--tile", action="store_true", help="spread one picture over several sheets, to be joined by hand"),
        Argument(
            "--width", metavar="LENGTH", type=length, help="width of the picture: 900 or 900px, or 170mm on paper"
        ),
        Argument("--dpi", metavar="N", type=dots, help="dots to the inch of a PNG on paper (default: 200)"),
        Argument(
            "--min-text", metavar="SIZE", type=size, help="smallest text, in pt on paper (7) or px on a screen (7)"
        ),
        Argument("--root", metavar="ID", help="draw only this statement, by id or title, and what leads to it"),
        Argument(
            "--depth", metavar="N", type=steps, help="draw only so many steps, and say how many statements are left out"
        ),
        Argument(
            "--strand",
            metavar="NAME",
            nargs="+",
            action="extend",
            default=[],
            help="draw only these strands, and what they support",
        ),
        Argument(
            "--text",
            choices=("titles", "full", "both"),
            help="what boxes say: titles (default), whole claims, or both",
        ),
        Argument(
            "--direction",
            choices=("left-to-right", "top-down"),
            help='the way that reasons go: to the right (default), or below what they are for, under "because"',
        ),
        Argument("--bare", action="store_true", help="leave out verdicts and roles, as on an exam sheet"),
        Argument(
            "--numbers", action="store_true", help="put the numbers of outline, document and solutions into boxes"
        ),
        Argument("--no-legend", action="store_true", help="leave out what lines and colours mean"),
        Argument("--no-source", action="store_true", help="leave out the line about the source"),
        Argument(
            "--font",
            metavar="PATH",
            nargs="+",
            action="extend",
            default=[],
            help="font files for letters that the built-in font lacks",
        ),
        *ASSUMPTIONS,
        *JUDGING,
        SPARQL,
        FOR_STUDENTS,
        LANGUAGE,
        WORDS,
    ),
    details="The suffix of each OUT names the format.",
    notes=format_list.written,
)


def run(options: Namespace) -> int:
    """Write each OUT in the format that its suffix or ``--format`` tells."""

    from argmap import pictures, pipeline
    from argmap.cli import drawing
    from argmap.views import Views

    options.language = language_of(options)
    names = [_format_name(out, options.format) for out in options.out]
    _check_outputs(options.out)
    drawing.check(options, names)
    argument_map = pipeline.load(options.map, options.notation)
    choices = drawing.choices_of(options)
    views = Views(
        argument_map,
        assumptions(argument_map, options, options.assume),
        options.language,
        pictures.drawing_of(argument_map, choices),
        sparql=options.with_sparql,
        settings=settings(argument_map, options),
        questions=pipeline.questions(argument_map, options.language) if options.for_students else (),
    )
    files = _files(views, options.out, names)
    _check_outputs([out for out, _ in files])
    print_diagnostics(pictures.warnings(choices, views, names), stream=sys.stderr)
    stream = sys.stderr if "-" in options.out else sys.stdout
    for out, data in files:
        if out == "-":
            write_out(data)
        else:
            write_named(out, data, stream)
    return WELL


def _files(views: Views, outs: list[str], names: list[str]) -> list[tuple[str, bytes]]:
    """Return what goes where: one file for each output, or one for each sheet of a picture on several."""
    from argmap import pictures

    encoded = [pictures.encode(views, out, name) for out, name in zip(outs, names, strict=True)]
    return [file for files in encoded for file in files]


def _format_name(out: str, asked: str | None) -> str:
    """Return the name of the format to write ``out`` in: the one ``asked`` for, unless the suffix says another."""
    from argmap import registry

    if asked is None:
        if out == "-":
            message = "Standard output has no suffix that tells the format."
            raise UnknownNameError.because("unknown-format", message, "Add --format NAME.")
        return registry.format_of(out, registry.writable()).name
    known = registry.writer_named(asked)
    suffixed = [f for f in registry.writable() if out.lower().endswith(f.suffixes)]
    if suffixed and known not in suffixed:
        message = f"The suffix of {out!r} says {suffixed[0].name}, but --format says {known.name}."
        remedy = f"Let its name end in {known.suffixes[0]}, or leave --format out."
        raise UnknownNameError.because("contradicting-format", message, remedy)
    return known.name


def _check_outputs(outs: list[str]) -> None:
    """Refuse to write two things to one place."""
    from collections import Counter

    places = Counter("-" if out == "-" else os.path.realpath(out) for out in outs)
    twice = [place for place, count in places.items() if count > 1 and not place.startswith("/dev/")]
    if twice:
        place = "standard output" if twice[0] == "-" else f"the file {twice[0]!r}"
        raise UnknownNameError.because("two-outputs", f"Two outputs would go to {place}.", "Name each place once.")
