"""``argmap worksheet``: sheets with gaps for students, each with a key of its own."""

from __future__ import annotations

import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.options import FROM, LANGUAGE, MAP, OUT, SEED
from argmap.cli.terminal import write_named
from argmap.cli.values import whole

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.draw.document.worksheet import Block
    from argmap.views import Views

GAPS = ("titles", "relations", "premises", "warrants", "order", "roles", "verdicts")
FORMATS = ("html", "pdf", "docx", "md")
COMMAND = Command(
    (
        (
            "argmap worksheet graphs/lukashenko --out sheets",
            "a sheet as page, PDF and DOCX, and its key in sheets/keys",
        ),
        (
            "argmap worksheet graphs/lukashenko --out sheets --variants 20 --as pdf",
            "a sheet of its own for each student",
        ),
        ("argmap worksheet graphs/lukashenko --out sheets --gaps roles verdicts --level 2", "ask for other things"),
    ),
    (
        MAP,
        FROM,
        OUT,
        Argument(
            "--gaps",
            choices=GAPS,
            nargs="+",
            default=["titles", "relations", "order"],
            help="what is left out or asked for (default: titles, relations, order)",
        ),
        Argument(
            "--level",
            choices=("1", "2", "3"),
            default="1",
            help="1: few gaps, 2: more, 3: most, and without the list of what goes into them (default: 1)",
        ),
        SEED,
        Argument("--variants", metavar="N", type=whole, default=1, help="how many different sheets (default: 1)"),
        Argument(
            "--as",
            dest="formats",
            choices=FORMATS,
            nargs="+",
            default=["html", "pdf", "docx"],
            help="what to write (default: html, pdf, docx)",
        ),
        LANGUAGE,
    ),
    details="Sheets go into DIR (default: worksheets) and keys into DIR/keys; nothing of a key is in its sheet.",
)
_MOST = 500  # variants


def run(options: Namespace) -> int:
    """Write the sheets and their keys."""
    from pathlib import Path

    from argmap import pipeline
    from argmap.domain.diagnostics import UnknownNameError
    from argmap.draw.document.gaps import Choice, worksheet
    from argmap.views import Views

    if options.variants > _MOST:
        message = f"{options.variants} variants are too many."
        raise UnknownNameError.because("too-many", message, f"Make up to {_MOST} at a time.")
    argument_map = pipeline.load(options.map, options.notation)
    views = Views(argument_map, language=options.language)
    out = Path(options.out or "worksheets")
    for variant in range(1, options.variants + 1):
        choice = Choice(options.gaps, int(options.level), options.seed or 1, variant)
        made = worksheet(views.material, views.weighed, choice)
        for folder, name, blocks in ((out, "sheet", made.sheet), (out / "keys", "key", made.key)):
            for suffix in options.formats:
                file = folder / f"{name}-{variant}.{suffix}"
                write_named(file, encode(blocks, suffix, views), sys.stdout)
    return WELL


def encode(blocks: list[Block], suffix: str, views: Views) -> bytes:
    """Return a sheet or key as a file of the format that ``suffix`` names."""
    from argmap.draw.document import handout, handout_page, handout_pdf, handout_word

    match suffix:
        case "pdf":
            return handout_pdf.write(blocks, views)
        case "docx":
            return handout_word.write(blocks, views.map)
        case "html":
            return handout_page.write(blocks, views.map.language)
    return handout.write(blocks).encode()
