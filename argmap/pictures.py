"""Pictures as a user asks for them, at the command line or in Python: what is drawn how, and into which files."""

from __future__ import annotations

import numbers
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal, TypedDict

from argmap import lookup, pipeline
from argmap.domain import calls
from argmap.domain.diagnostics import Diagnostic, ReadError, Severity, UnknownNameError
from argmap.domain.spelling import unknown

Direction = Literal["left-to-right", "top-down"]
if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.draw.emphasis import Emphasis
    from argmap.draw.sheets.drawing import Drawing, Sheet
    from argmap.draw.sheets.paper import Length
    from argmap.rdf import Result
    from argmap.views import Views

PICTURES = ("svg", "png", "pdf")
THEMED = (*PICTURES, "pptx")  # what has the colours that are asked for
DIRECTED = (*PICTURES, "html", "docx", "pptx")  # what runs the way that is asked for
DIRECTIONS: tuple[Direction, ...] = ("left-to-right", "top-down")


class Choices(TypedDict, total=False):
    """All that can be chosen about a picture; the options of ``argmap export`` have the same names."""

    theme: str  # "light" (the default, on paper "print"), "dark", "print" ... or the path of your own .json file
    page: str | None  # sheets to draw on: "a4", "a3-portrait", "letter", "slide", "poster" ...
    tile: bool  # cut one picture over several sheets, to be put together again
    width: int | str | Length | None  # of the picture: 900 or "900px", or "170mm" on paper
    dpi: int | None  # dots to the inch of a PNG on paper (200)
    min_text: float | None  # smallest text, in pt on paper or px on a screen
    text: Literal["titles", "full", "both"]  # what boxes say: titles, whole claims, or the claim below the title
    direction: Direction  # the way that reasons go: "left-to-right" (the default), or "top-down" under "because"
    bare: bool  # without verdicts and roles, as an exam sheet
    numbers: bool  # with the numbers that outline, document and solutions have
    root: str | None  # draw only this statement, by id or title, and what leads to it
    depth: int | None  # draw so many steps, and say how many statements are left out
    strand: str | Sequence[str]  # draw only these strands, by id or label, and what they back
    legend: bool  # whether the picture says what lines and colours mean
    source: bool  # whether it says where the argument comes from
    font: str | Path | Sequence[str | Path]  # files or folders of fonts, for letters that ours lacks


_USUAL = {"text": "titles", "direction": DIRECTIONS[0], "legend": True, "source": True}  # elsewhere nothing at all
_REACH = {"dpi": (1, 2400), "depth": (0, 10**6), "min_text": (0, 1000)}


def check(choices: Choices, format_name: str, *, matching: bool = False) -> None:
    """Refuse choices that contradict each other, or that an output in this format does not follow."""
    if matching and format_name not in PICTURES:
        message = "matched points something out in a picture, and none is to be written."
        raise UnknownNameError.because("useless-matched", message, "Leave matched out, or name a picture.")
    chosen = [name for name in Choices.__annotations__ if name != "theme" and _is_chosen(name, choices.get(name))]
    if format_name in DIRECTED:
        chosen = [name for name in chosen if name != "direction"]
    if chosen and format_name not in PICTURES:
        message = f"{chosen[0]} is about pictures, and none is to be written."
        raise UnknownNameError.because(f"useless-{chosen[0]}", message, f"Leave {chosen[0]} out, or name a picture.")
    if choices.get("dpi") is not None and format_name != "png":
        message = "dpi is the resolution of a PNG, and none is to be written."
        raise UnknownNameError.because("useless-dpi", message, "Leave dpi out, or name a .png file.")
    check_together(choices)


def _is_chosen(name: str, value: object) -> bool:
    """Return whether a choice is other than what goes without saying; 0 is a number."""
    if value is None or name in _USUAL:
        return value is not None and value != _USUAL[name]
    return value is not False and not (isinstance(value, (list, tuple)) and not value)


def check_together(choices: Choices, spelled: Callable[[str], str] = str) -> None:
    """Refuse choices that contradict each other; ``spelled`` says how a user writes the name of a choice."""
    page, width, tile = map(spelled, ("page", "width", "tile"))
    if choices.get("page") is not None and choices.get("width") is not None:
        message = f"{page} says how large a sheet is, and {width} how wide a picture without one."
        raise UnknownNameError.because("page-and-width", message, "Give one of them.")
    if choices.get("tile") and choices.get("page") is None:
        message = f"{tile} needs the size of the sheets."
        raise UnknownNameError.because("tile-without-page", message, f"Add {page} a4, for example.")


def drawing_of(argument_map: ArgumentMap, choices: Choices) -> Drawing:
    """Return how pictures are to be drawn; raises ``ArgmapError`` for a name or value that means nothing."""
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.draw.sheets.paper import find_paper

    _check_values(choices)
    page = choices.get("page")
    return Drawing(
        find_theme(theme_of(choices)),
        themed=bool(choices.get("theme")),
        full=choices.get("text") == "full",
        claims=choices.get("text") == "both",
        direction=choices.get("direction", "left-to-right"),
        bare=choices.get("bare", False),
        numbered=choices.get("numbers", False),
        legend=choices.get("legend", True),
        source=choices.get("source", True),
        paper=find_paper(page) if page else None,
        tiled=choices.get("tile", False),
        width=_length(choices.get("width")),
        least=choices.get("min_text"),
        dpi=choices.get("dpi"),
        root=_root(argument_map, choices.get("root")),
        depth=choices.get("depth"),
        strands=_strands(argument_map, _listed(choices.get("strand", ()))),
        fonts=tuple(map(_font, _listed(choices.get("font", ())))),
    )


def emphasis_of(argument_map: ArgumentMap, result: Result) -> Emphasis:
    """Point out what the answer to a query names; raises ``QueryError`` where that is nothing."""
    from argmap.domain.diagnostics import QueryError
    from argmap.draw.emphasis import Emphasis
    from argmap.rdf.matches import named_elements

    words = named_elements(result, argument_map)
    if not words:
        message = "The answer names no claim or step, so that there is nothing to point out in a picture."
        raise QueryError.because("nothing-to-draw", message, "SELECT the claims themselves, such as ?claim.")
    return Emphasis(words, joined=True)


def theme_of(choices: Choices) -> str:
    """Return the name or path of the theme: of what is sized for paper "print", which is white, unless another is chosen."""
    width = _length(choices.get("width"))
    on_paper = choices.get("page") is not None or (width is not None and width.unit == "mm")
    return choices.get("theme") or ("print" if on_paper else "light")


def warnings(choices: Choices, views: Views, formats: Sequence[str]) -> list[Diagnostic]:
    """Return what is odd about the theme, and letters that look different from machine to machine."""
    theme = theme_of(choices)
    diagnostics = []
    if theme.lower().endswith(".json"):
        from argmap.draw.own_theme import faint

        diagnostics += faint(views.drawn.theme, theme)
    if {"png", "pdf"} & set(formats) and not views.drawn.fonts:
        from argmap.draw.typeface import needs_other_fonts

        shown = [views.svg] if views.drawn.natural else [sheet.svg for sheet in views.sheets]
        if any(map(needs_other_fonts, shown)):
            message = "This map has letters that argmap's font lacks; fonts of this machine are taken, if it has them."
            remedy = "Name a font with --font."
            diagnostics.append(Diagnostic("other-fonts", message, None, remedy, Severity.WARNING))
    return diagnostics


def encode(views: Views, out: str, format_name: str) -> list[tuple[str, bytes]]:
    """Return the files to write for ``out``: one, or one for each sheet of an SVG or PNG that has several, numbered."""
    if format_name not in ("svg", "png") or views.drawn.natural or len(views.sheets) == 1:
        return [(out, pipeline.encode(views, format_name))]
    count = len(views.sheets)
    if out == "-":
        message = f"The picture has {count} sheets, and a {format_name.upper()} has only one."
        raise UnknownNameError.because(
            "several-sheets", message, "Name a file (the sheets are numbered), or write a PDF."
        )
    path = PurePath(out)
    names = [f"{path.stem}-{number:0{len(str(count))}}{path.suffix}" for number in range(1, count + 1)]
    files = [str(path.with_name(name)) for name in names]
    return [(file, _encoded(views, sheet, format_name)) for file, sheet in zip(files, views.sheets, strict=True)]


def _encoded(views: Views, sheet: Sheet, format_name: str) -> bytes:
    if format_name == "svg":
        return sheet.svg.encode()
    from argmap.draw.raster import draw_sheet

    return draw_sheet(sheet, views.drawn)


def _check_values(choices: Choices) -> None:
    known_choices = Choices.__annotations__
    if foreign := choices.keys() - known_choices:
        raise unknown("choice", min(foreign), known_choices)
    for name, value in choices.items():
        calls.check("draw", name, value, known_choices[name])
    for name, known in (("text", ["titles", "full", "both"]), ("direction", list(DIRECTIONS))):
        if choices.get(name, known[0]) not in known:
            raise unknown(name, str(choices.get(name)), known)
    for name, (least, most) in _REACH.items():
        value = choices.get(name)
        if value is not None and not (isinstance(value, numbers.Real) and least <= float(value) <= most):
            raise UnknownNameError.because(
                f"bad-{name.replace('_', '-')}", f"{name} cannot be {value!r}.", f"Give {least} to {most}."
            )


def _length(width: int | str | Length | None) -> Length | None:
    from argmap.draw.sheets.paper import Length, parse_length

    if width is None or isinstance(width, Length):
        return width
    length = parse_length(str(width))
    if length is None:
        raise UnknownNameError.because(
            "bad-width", f"{width!r} is no length.", "Give px, such as 900, or a text such as '170mm'."
        )
    return length


def _listed(values: str | Path | Iterable[str | Path]) -> tuple[str, ...]:
    return (str(values),) if isinstance(values, str | Path) else tuple(map(str, values))


def _root(argument_map: ArgumentMap, name: str | None) -> str | None:
    if name is None:
        return None
    element = lookup.find_element(argument_map, name)
    boxes = {box.id for box in argument_map.boxes}
    if element.id not in boxes:
        message = f"{name!r} is no statement: a picture begins with one."
        raise UnknownNameError.because("unknown-statement", message, "Name a statement by its id or title.")
    return element.id


def _strands(argument_map: ArgumentMap, names: Sequence[str]) -> tuple[str, ...]:
    used = argument_map.strands_in_use
    labels = {label.casefold(): strand for strand, label in argument_map.strands.items() if strand in used}
    strands = {name: name if name in used else labels.get(name.casefold()) for name in names}
    faults = [unknown("strand", name, used, labels) for name, strand in strands.items() if strand is None]
    if faults:
        raise UnknownNameError.of(diagnostic for fault in faults for diagnostic in fault.diagnostics)
    return tuple(strand for strand in strands.values() if strand is not None)


def _font(name: str) -> Path:
    path = Path(name)
    if not path.exists():
        message = f"There is no font file or folder called {name!r}."
        raise ReadError.because("no-font", message, "Name a .ttf or .otf file, or a folder of them.")
    return path
