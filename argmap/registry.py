"""The table of formats, collected from the modules that do the work, none of which is imported before it is used.

A module of ``argmap.formats``, ``argmap.rdf`` or ``argmap.draw`` (or the head of a folder in them) declares a format with
a plain dictionary called ``FORMAT``, or several with a tuple called ``FORMATS``. Its text is read, not run:

- ``name``, ``title``, ``suffixes`` (its own first) and ``media_type``
- ``load``: the function from text and file name to the map and its diagnostics (a ``Reading``); ``knows``: whether a text
  is of this format, where others have its suffix
- ``dump``: the function from the map, of which only what the format says is left, to text; or ``draw``: the function from
  ``Views`` to bytes, for what shows more than the map. ``encoding`` is that of ``dump``, if it is not UTF-8
- ``says``: the features that it can say, or ``lacks``: those that it cannot, parted by blanks; neither for pictures,
  which are for people, and for what is only read. ``loses`` says in words what no feature says
- ``shows``: the features that its drawing itself says, where the whole map stands in comments behind it
- ``keeps``: the keys of a map's ``extra`` in which the format keeps what was written in it, to write it back, and the
  features that a map with such a key says besides; ``checks``: the function that raises ``ArgmapError`` for a map in
  which that has been changed so that it fits no more
- ``vouches``: true of a reader that gives each id once, names only what is there, and puts nothing into ``extra`` but
  what is fit to be carried along, so that this, which takes a while in a large map, is not checked again
- ``arguments``: what its functions are given besides, by keyword; ``like``: the format whose row holds for all the rest

Functions of other modules in the folder are called ``module.function``.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from argmap.domain import references
from argmap.domain.diagnostics import ArgmapError, ParseError, UnknownNameError
from argmap.domain.feature import EVERYTHING, Feature
from argmap.domain.format import Format, Reading
from argmap.domain.model import ArgumentMap, Span
from argmap.domain.spelling import unknown
from argmap.domain.suffixes import USUAL, one_way, unknown_notation, unknown_suffix, with_longest_suffix

if TYPE_CHECKING:
    from argmap.views import Views

REQUIRED = frozenset(("name", "title", "suffixes", "media_type"))
_MOST_FAULTS = 100  # reported of one map
_ROOMS = ("formats", "rdf", "draw")
_FEATURES = {str(feature): feature for feature in Feature}
_ROW = re.compile(rb"\nFORMAT(?:S = (?=\()| = (?=\{))(.*?\n[)}])", re.DOTALL)
Row = Mapping[str, Any]


def rows() -> Iterator[tuple[str, Row]]:
    """Return each declared row and the module that declares it, in the order of the rooms and of their modules."""
    home = os.path.dirname(__file__)  # noqa: PTH120 - pathlib takes three times as long for the hundred files
    for room in _ROOMS:
        for module, path in sorted(_modules(os.path.join(home, room), f"argmap.{room}")):  # noqa: PTH118
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123
                declared = _ROW.search(file.read())
            if declared:
                value = ast.literal_eval(declared[1].decode())
                yield from ((module, row) for row in (value if isinstance(value, tuple) else (value,)))


def _modules(folder: str, package: str) -> Iterator[tuple[str, str]]:
    """Return the modules of a folder and the heads of its folders, with their files."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield f"{package}.{entry.name.removesuffix('.py')}".removesuffix(".__init__"), entry.path
            elif os.path.exists(head := os.path.join(entry.path, "__init__.py")):  # noqa: PTH110, PTH118
                yield f"{package}.{entry.name}", head


def _collect(declared: Iterable[tuple[str, Row]]) -> Iterator[Format]:
    declared = tuple(declared)
    by_name = {row.get("name"): row for _, row in declared}
    for module, row in declared:
        whole, like = dict(row), row.get("like")
        while like:
            whole, like = {**by_name[like], **whole}, by_name[like].get("like")
        if whole.keys() >= REQUIRED:  # a test names what a row has forgotten; the others stand meanwhile
            yield _format(module, whole)


def _format(module: str, row: Row) -> Format:
    says = None
    if "says" in row:
        says = _features(row["says"])
    elif "lacks" in row:
        says = EVERYTHING - _features(row["lacks"])
    known = Format(
        *(row["name"], row["title"], row["suffixes"], row["media_type"]),
        load=_loader(module, row) if "load" in row else None,
        loses=row.get("loses", ""),
        carries=says,
        knows=_called(module, row, "knows") if "knows" in row else None,
        keeps={key: _features(saying) for key, saying in row.get("keeps", {}).items()},
    )
    if "draw" in row:
        return replace(known, dump=_painter(module, row))
    return replace(known, dump=_writer(known, module, row)) if "dump" in row else known


def _features(names: str) -> frozenset[Feature]:
    return frozenset(_FEATURES[name] for name in names.split() if name in _FEATURES)


def function_of(module: str, name: str) -> Callable[..., Any]:
    """Return the function that a row in ``module`` names, importing the module that it stands in."""
    place, _, function = name.rpartition(".")
    return cast("Callable[..., Any]", getattr(import_module(f"{module}.{place}" if place else module), function))


def _called(module: str, row: Row, key: str) -> Callable[[Any], Any]:
    """Return a function that imports what it calls when it is called."""
    name, arguments = row[key], row.get("arguments", {}) if key != "knows" else {}
    return lambda value: function_of(module, name)(value, **arguments)


def _loader(module: str, row: Row) -> Callable[[str, str], Reading]:
    """Return the door of every reader: what no text may hold is refused before it, and what it put together after."""
    name, arguments = row["load"], row.get("arguments", {})

    def load(text: str, file: str) -> Reading:
        from argmap.read import check_text, refuse_no_text, without_collector

        with without_collector():
            text = check_text(text, file).removeprefix("\ufeff")  # which a text that is no file's may still have
            argument_map, diagnostics = function_of(module, name)(text, file, **arguments)
            argument_map = refuse_no_text(argument_map, text, file)
            return Reading(_whole(argument_map, file, vouched=row.get("vouches", False)), diagnostics)

    return load


def _whole(argument_map: ArgumentMap, file: str, *, vouched: bool) -> ArgumentMap:
    """Return a map that was read, or raise ``ParseError`` if a part of it is missing or no writer could write it.

    That is looked for unless its reader has ``vouched`` for it.
    """
    faults = [] if vouched else references.check(argument_map)
    for module, row in () if vouched else _keepers():
        if any(key in argument_map.extra for key in row["keeps"]):
            try:
                function_of(module, row["checks"])(argument_map)
            except ArgmapError as error:
                faults += error.diagnostics
    if faults:
        start = Span.of_file(file)
        raise ParseError.of(fault if fault.where else fault.but(where=start) for fault in faults[:_MOST_FAULTS])
    return argument_map if argument_map.origin else _without_repeats(argument_map)  # else its text could not be kept


def _without_repeats(argument_map: ArgumentMap) -> ArgumentMap:
    """Return a map in which no relation names a premise twice and every strand has a label.

    Neither says anything, and few notations can write them.
    """
    changed: dict[str, Any] = {}
    if not all(argument_map.strands.values()):
        changed["strands"] = {strand: label for strand, label in argument_map.strands.items() if label}
    for kind in ("inferences", "conflicts", "rephrases"):
        relations = getattr(argument_map, kind)
        if any(len(r.premises) > 1 and len(set(r.premises)) < len(r.premises) for r in relations):
            changed[kind] = tuple(replace(r, premises=tuple(dict.fromkeys(r.premises))) for r in relations)
    return replace(argument_map, **changed) if changed else argument_map


@cache
def _keepers() -> tuple[tuple[str, Row], ...]:
    """The rows of formats that keep documents of their own in a map, and check them."""
    return tuple((module, row) for module, row in rows() if "keeps" in row and "checks" in row)


def _writer(known: Format, module: str, row: Row) -> Callable[[Views], bytes]:
    """Return the door of every writer of maps, which gets what its format can say."""
    name, arguments, encoding = row["dump"], row.get("arguments", {}), row.get("encoding", "utf-8")

    def dump(views: Views) -> bytes:
        from argmap.read import without_collector

        with without_collector():
            text = function_of(module, name)(known.project(views.map), **arguments)
            return cast(str, text).encode(encoding)

    return dump


def _painter(module: str, row: Row) -> Callable[[Views], bytes]:
    """Return the door of every writer of what shows more than the map."""
    drawn = _called(module, row, "draw")

    def draw(views: Views) -> bytes:
        from argmap.read import without_collector

        with without_collector():
            return cast(bytes, drawn(views))

    return draw


FORMATS: tuple[Format, ...] = tuple(_collect(rows()))


def readable() -> tuple[Format, ...]:
    """Return the formats that a map can be read from."""
    return tuple(f for f in FORMATS if f.load)


def writable() -> tuple[Format, ...]:
    """Return the formats that a map can be written in."""
    return tuple(f for f in FORMATS if f.dump)


def notations() -> tuple[Format, ...]:
    """Return the formats that a map can be converted to: those that are for programs and not for people."""
    return tuple(f for f in FORMATS if f.dump and f.carries is not None)


def names(formats: Iterable[Format]) -> str:
    """Return the names of ``formats`` as a list in words, for help, docs and errors."""
    return ", ".join(f.name for f in formats)


def format_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UnknownNameError`` with the nearest known one."""
    for known in FORMATS:
        if known.name == name.lower():
            return known
    raise unknown("format", name, [f.name for f in FORMATS])


def reader_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UnknownNameError`` if there is none, or if it is only written."""
    known = format_named(name)
    if known.load is None:
        remedy = f"Name the map that it was made from, or say which notation it is: {_some_names(readable())}."
        raise UnknownNameError.because("only-written", f"{_described(known)} is only written.", remedy)
    return known


def writer_named(name: str) -> Format:
    """Return the format called ``name``; raises ``UnknownNameError`` if there is none, or if it is only read."""
    known = format_named(name)
    if known.dump is None:
        remedy = f"Choose one that can be written: {_some_names(notations())}."
        raise UnknownNameError.because("only-read", f"{_described(known)} is only read.", remedy)
    return known


def _described(known: Format) -> str:
    return f"The format {known.name!r} ({known.title})"


def _some_names(formats: Iterable[Format]) -> str:
    usual = [f.name for f in formats if f.suffixes[0] in USUAL]
    return f"{', '.join(usual)} and others"


def format_of(path: str, formats: Iterable[Format] | None = None, text: str | None = None) -> Format:
    """Return the one of ``formats`` that the suffix of ``path`` names; raises ``UnknownNameError``.

    The longest suffix says most (``.aif.json`` before ``.json``). Of formats that share it the first that knows ``text``
    as its own is meant; without a text the one whose own suffix it is, or the first. A suffix that says more, of what is
    only written where these are read, or only read where they are written, is refused.
    """
    formats = FORMATS if formats is None else tuple(formats)
    length, sharing = with_longest_suffix(path, formats)
    further, others = with_longest_suffix(path, FORMATS)
    if further > length and one_way(others[0], formats):
        sharing = [f for f in sharing if text is not None and f.knows and f.knows(text)]
    if not sharing:
        raise unknown_suffix(path, formats, others[0] if others else None)
    if text is None or len(sharing) == 1:
        return sharing[0]
    for known in sharing:  # one after the other: to look through a large text takes time
        if known.knows and known.knows(text):
            return known
    raise unknown_notation(path, formats)
