"""The table of formats: one row each, and nothing behind a row is imported before it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import PurePath

from argmap.errors import Diagnostic, UnknownNameError
from argmap.format import Format, Views
from argmap.model import ArgumentMap


def _load_argdown(text: str, file: str) -> ArgumentMap:
    from argmap.notation import argdown

    return argdown.load(text, file)


def _dump_argdown(views: Views) -> bytes:
    from argmap.notation import argdown

    return argdown.dump(views.map).encode()


def _load_rdf(text: str, file: str, *, format: str) -> ArgumentMap:
    from argmap import rdf

    return rdf.load(text, format, file)


def _dump_rdf(views: Views, *, format: str) -> bytes:
    from argmap import rdf

    return rdf.dump(views.map, format, views.verdicts).encode()


def _dump_svg(views: Views) -> bytes:
    return views.svg.encode()


def _dump_png(views: Views) -> bytes:
    from argmap.draw.raster import draw_png

    return draw_png(views.svg, width=views.width)


def _dump_pdf(views: Views) -> bytes:
    from argmap.draw.pdf import draw_pdf

    return draw_pdf(views.svg)


def _dump_page(views: Views) -> bytes:
    return views.page.encode()


def _rdf(name: str, title: str, suffixes: tuple[str, ...], media_type: str) -> Format:
    load, dump = partial(_load_rdf, format=name), partial(_dump_rdf, format=name)
    return Format(name, title, suffixes, media_type, load, dump, loses="comments and layout of the source")


_PICTURE = "everything that is not drawn"

FORMATS: tuple[Format, ...] = (
    Format("argdown", "Argdown", (".argdown", ".ad"), "text/x-argdown", _load_argdown, _dump_argdown),
    _rdf("turtle", "RDF as Turtle, map and verdicts in one graph", (".ttl",), "text/turtle"),
    _rdf("jsonld", "RDF as JSON-LD", (".jsonld",), "application/ld+json"),
    _rdf("nquads", "RDF as N-Quads", (".nq",), "application/n-quads"),
    Format("html", "offline page", (".html", ".htm"), "text/html", None, _dump_page, _PICTURE),
    Format("svg", "scalable picture", (".svg",), "image/svg+xml", None, _dump_svg, _PICTURE),
    Format("png", "picture in pixels", (".png",), "image/png", None, _dump_png, _PICTURE),
    Format("pdf", "picture for print", (".pdf",), "application/pdf", None, _dump_pdf, _PICTURE),
)


def readable() -> tuple[Format, ...]:
    """The formats that a map can be read from."""
    return tuple(f for f in FORMATS if f.load)


def writable() -> tuple[Format, ...]:
    """The formats that a map can be written in."""
    return tuple(f for f in FORMATS if f.dump)


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UnknownNameError`` with the nearest known one."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise unknown("format", name, [f.name for f in FORMATS])


def format_of(path: str, formats: Iterable[Format] = FORMATS) -> Format:
    """Return the one of ``formats`` that the suffix of ``path`` tells; raises ``UnknownNameError``."""
    suffix = PurePath(path).suffix.lower()
    for known in formats:
        if suffix in known.suffixes:
            return known
    suffixes = [s for f in formats for s in f.suffixes]
    message = f"{PurePath(path).name!r} does not end in a suffix that argmap knows."
    raise UnknownNameError(Diagnostic("unknown-suffix", message, None, f"Known are {', '.join(suffixes)}."))


def unknown(kind: str, name: str, known: Iterable[str], titles: Mapping[str, str] | None = None) -> UnknownNameError:
    """The error for a name that is not among ``known``, with the nearest; ``titles`` maps other spellings to names."""
    import difflib

    spellings = {k: k for k in known} | {t.casefold(): k for t, k in (titles or {}).items()}
    close = dict.fromkeys(spellings[c] for c in difflib.get_close_matches(name.casefold(), spellings, n=3, cutoff=0.5))
    starts = [k for s, k in spellings.items() if name and s.startswith(name.casefold())]
    near = list(dict.fromkeys([*starts, *close]))[:3]
    if near:
        remedy = f"Did you mean {' or '.join(near)}?"
    else:
        shown = sorted(set(spellings.values()))
        remedy = f"Known are {', '.join(shown[:12])}{' ...' if len(shown) > 12 else ''}." if shown else ""
    return UnknownNameError(Diagnostic(f"unknown-{kind}", f"There is no {kind} called {name!r}.", None, remedy))
