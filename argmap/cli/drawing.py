"""The pictures that ``argmap export`` draws: what its options ask for, and what is odd about it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from argmap import pipeline, registry
from argmap.cli.pictures import PICTURES
from argmap.cli.useless import refuse_useless
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, Severity, UnknownNameError

if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.draw.sheets.drawing import Drawing, Sheet
    from argmap.views import Views

_OF_PICTURES = (
    "page",
    "width",
    "min_text",
    "root",
    "depth",
    "tile",
    "no_legend",
    "no_source",
    "strand",
    "font",
    "text",
)
_VERDICTS = ("turtle", "jsonld", "nquads", "trig", "ntriples", "rdfxml")  # of the notations, those that say what holds


def check(options: Namespace, names: Sequence[str]) -> None:
    """Refuse options that one of the outputs, in the formats ``names``, has no use for, or that contradict each other."""
    pictures = set(names) <= {*PICTURES}
    for name in (*_OF_PICTURES, "theme"):
        reason = "is of pictures, and not all outputs are pictures."
        refuse_useless(options, name, useful=pictures, reason=reason, remedy="name only pictures.")
    reason = "is the resolution of a PNG, and not all outputs are PNGs."
    refuse_useless(options, "dpi", useful=set(names) == {"png"}, reason=reason, remedy="name only .png files.")
    reason = "makes a page answer queries, and not all outputs are pages."
    refuse_useless(
        options, "with_sparql", useful=set(names) == {"html"}, reason=reason, remedy="name only .html files."
    )
    shown = {known.name for known in registry.writable() if known.carries is None}
    reason = "is of pictures, pages and documents, and not all outputs are such."
    refuse_useless(options, "language", useful=set(names) <= shown, reason=reason, remedy="name only such.")
    for name in ("reject", "accept", "contest", "assume"):
        reason = "changes what holds, and not all outputs say what holds."
        useful = set(names) <= {*shown, *_VERDICTS}
        refuse_useless(options, name, useful=useful, reason=reason, remedy="name only pictures, pages and RDF.")
    if options.page is not None and options.width is not None:
        message = "--page says how large a sheet is, and --width how wide a picture without one."
        raise _refuse("page-and-width", message, "Give one of them.")
    if options.tile and options.page is None:
        raise _refuse("tile-without-page", "--tile needs to know the sheets to cut for.", "Add --page a4, for example.")


def drawing_of(argument_map: ArgumentMap, options: Namespace) -> Drawing:
    """Return how pictures are to be drawn."""
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.draw.sheets.paper import find_paper

    return Drawing(
        find_theme(options.theme or "light"),
        options.text == "full",
        not options.no_legend,
        not options.no_source,
        find_paper(options.page) if options.page else None,
        options.tile,
        options.width,
        options.min_text,
        options.dpi,
        _root(argument_map, options.root),
        options.depth,
        _strands(argument_map, options.strand),
        tuple(_fonts(options.font)),
    )


def is_file(theme: str) -> bool:
    """Whether ``--theme`` names a file, and not a theme of ours."""
    return theme.lower().endswith(".json")


def warnings(options: Namespace, views: Views, names: Sequence[str]) -> list[Diagnostic]:
    """What is odd about the theme, and letters that look different from machine to machine."""
    found = []
    if options.theme and is_file(options.theme):
        from argmap.draw.own_theme import faint, find_theme

        found += faint(find_theme(options.theme or "light"), options.theme)
    if {"png", "pdf"} & set(names) and not options.font:
        from argmap.draw.typeface import needs_other_fonts

        shown = [views.svg] if views.drawn.natural else [sheet.svg for sheet in views.sheets]
        if any(map(needs_other_fonts, shown)):
            message = "This map has letters that argmap's font lacks; fonts of this machine are taken, if it has them."
            found.append(Diagnostic("other-fonts", message, None, "Name a font with --font.", Severity.WARNING))
    return found


def numbered(views: Views, out: str, name: str) -> list[tuple[str, bytes]]:
    """The files for an output of which there are several sheets, each with its number; none if there is one."""
    if views.drawn.natural or name not in ("svg", "png") or len(views.sheets) == 1:
        return []
    count = len(views.sheets)
    if out == "-":
        message = f"The picture has {count} sheets, and a {name.upper()} has but one."
        raise _refuse("several-sheets", message, "Name a file (the sheets are numbered), or write a PDF.")
    path = PurePath(out)
    names = [f"{path.stem}-{place:0{len(str(count))}}{path.suffix}" for place in range(1, count + 1)]
    files = [str(path.with_name(given)) for given in names]
    return [(file, _encoded(views, sheet, name)) for file, sheet in zip(files, views.sheets, strict=True)]


def _encoded(views: Views, sheet: Sheet, name: str) -> bytes:
    if name == "svg":
        return sheet.svg.encode()
    from argmap.draw.raster import draw_sheet

    return draw_sheet(sheet, views.drawn)


def _root(argument_map: ArgumentMap, name: str | None) -> str | None:
    if name is None:
        return None
    found = pipeline.find_element(argument_map, name)
    boxes = {s.id for s in argument_map.statements} | {a.id for a in argument_map.arguments if not a.inferences}
    if found.id not in boxes:
        message = f"{name!r} is no statement: a picture begins with one."
        raise _refuse("unknown-statement", message, "Name a statement by its id or title.")
    return found.id


def _strands(argument_map: ArgumentMap, names: Sequence[str]) -> tuple[str, ...]:
    used = dict.fromkeys([*(s.strand for s in argument_map.statements), *(a.strand for a in argument_map.arguments)])
    used.pop("", None)
    labels = {label.casefold(): strand for strand, label in argument_map.strands.items() if strand in used}
    found: list[str] = []
    faults: list[Diagnostic] = []
    for name in names:
        strand = name if name in used else labels.get(name.casefold())
        if strand is None:
            faults += registry.unknown("strand", name, list(used), labels).diagnostics
        else:
            found.append(strand)
    if faults:
        raise UnknownNameError.of(faults)
    return tuple(found)


def _fonts(names: Sequence[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        if not path.exists():
            message = f"There is no font file or folder called {name!r}."
            raise ReadError(Diagnostic("no-font", message, None, "Name a .ttf or .otf file, or a folder of them."))
        yield path


def _refuse(code: str, message: str, remedy: str) -> ArgmapError:
    return UnknownNameError(Diagnostic(code, message, None, remedy))
