"""``argmap build``: every output of each map, and an overview of several."""

from __future__ import annotations

import os

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import BAD_INPUT, WELL
from argmap.cli.inputs import refuse_second_reading
from argmap.cli.options import ARTICLE, FOR_STUDENTS, FROM, JSON, LANGUAGE, OUT, SPARQL, WORDS
from argmap.cli.own_words import language_of
from argmap.cli.terminal import (
    Progress,
    counted,
    counted_severities,
    diagnostic_data,
    print_diagnostics,
    print_json,
    shown_path,
    visible,
)
from argmap.cli.values import path
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, WriteError, assumptions

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path
    from typing import Any

    from argmap.pipeline import Build
    from argmap.write import Written

COMMAND = Command(
    (
        ("argmap build graphs/lukashenko", "write index.html, map.svg, map.pdf, map.ttl ... into the folder"),
        ("argmap build", "build every map in graphs/ and an overview of them, or the map in this folder"),
        ("argmap build graphs/lukashenko --out site", "write into the folder site instead"),
    ),
    (
        Argument(
            "maps",
            type=path,
            metavar="MAP",
            nargs="*",
            help="maps, or folders of maps, or - for standard input; default: graphs/, or this folder",
        ),
        OUT,
        FROM,
        ARTICLE,
        SPARQL,
        FOR_STUDENTS,
        LANGUAGE,
        WORDS,
        JSON,
    ),
    details="It writes beside each map, or into DIR. Files that would not change are left alone.",
)


def run(options: Namespace) -> int:
    """Build each map and print what was written; a map that cannot be built does not keep the others from it."""
    from pathlib import Path

    from argmap import map_files, pipeline
    from argmap.cli.overview import maps_of

    refuse_second_reading([*options.maps, options.article])
    options.language = language_of(options)
    named = [Path(m) for m in options.maps]
    out = options.out or _folder_of_document(named)
    maps, overview = maps_of(named, out)
    if not maps:
        raise ReadError.because("no-map", "There is no map here.", "Name a folder, or start one: argmap new DIR")
    targets = _targets(maps, out, apart=overview is not None)
    builds, faults = _build_each(maps, targets, options)
    whole = overview is not None and not faults
    listing = pipeline.build_overview(builds, overview, options.language) if overview and whole else None
    if options.json:
        data = {"maps": [_build_data(b) for b in builds], "diagnostics": [diagnostic_data(d) for d in faults]}
        print_json(data | ({"overview": _written_data(listing)} if listing else {}))
        return BAD_INPUT if faults else WELL
    for build in builds:
        _print_build(build, options.article)
    if listing:
        print(f"Overview of {counted(len(builds), 'map')}")
        _print_written(listing)
    elif overview and whole:
        print(f"{shown_path(overview / map_files.OVERVIEW)} was not written by argmap, and is left as it is.")
    if builds and not faults and not any(build.changed for build in builds) and not (listing and listing.changed):
        print("Nothing changed.")
    print_diagnostics([*assumptions(d for build in builds for d in build.diagnostics), *faults])
    return BAD_INPUT if faults else WELL


def _folder_of_document(named: list[Path]) -> str | None:
    """Return the folder beside a document with several maps that these are built into: that of its name."""
    from argmap import parts

    if len(named) == 1 and parts.of(named[0]) != named:
        return os.fspath(named[0].with_suffix(""))
    return None


def _build_each(
    maps: list[Path], targets: list[Path | None], options: Namespace
) -> tuple[list[Build], list[Diagnostic]]:
    from argmap import pipeline

    progress = Progress()
    builds: list[Build] = []
    faults: list[Diagnostic] = []
    for number, (source, target) in enumerate(zip(maps, targets, strict=True), start=1):
        progress.say(f"building {source} ({number} of {len(maps)}) ...")
        try:
            build = pipeline.build(
                source,
                target,
                options.article,
                sparql=options.with_sparql,
                for_students=options.for_students,
                language=options.language,
                notation=options.notation,
            )
            builds.append(build)
        except ArgmapError as error:
            faults += error.diagnostics
        progress.say("")
    return builds, faults


def _targets(maps: list[Path], out: str | None, *, apart: bool = False) -> list[Path | None]:
    """Return the folder that each map is built into (``None``: its own); raises ``WriteError`` if two share one.

    Several maps get each a folder in ``out``, as does a single one that is to stand ``apart``.
    """
    from pathlib import Path

    from argmap.domain.model import Span

    targets: list[Path | None] = [None] * len(maps)
    if out is not None:
        targets = [Path(out) / _name(source) for source in maps] if len(maps) > 1 or apart else [Path(out)]
    first: dict[Path, Path] = {}
    faults = []
    for source, target in zip(maps, targets, strict=True):
        folder = Path(os.path.realpath(target or (source if _is_folder(source) else source.parent)))
        if folder in first:
            message = f"{os.fspath(first[folder])!r} and {os.fspath(source)!r} would both be built into one folder."
            remedy = "Build them one by one, each with an --out of its own."
            faults.append(Diagnostic("same-output", message, Span.of_file(os.fspath(folder)), remedy))
        first.setdefault(folder, source)
    if faults:
        raise WriteError.of(faults)
    return targets


def _name(source: Path) -> str:
    """Return the name of the folder for one of several maps: the map's folder's, or that of a file not called map."""
    from pathlib import Path

    from argmap import parts

    whole = Path(os.path.realpath(source))
    document, part = parts.split(source)
    if part:
        return f"{document.stem}-{part}"
    return whole.name if _is_folder(whole) else whole.parent.name if source.stem == "map" else source.stem


def _is_folder(source: Path) -> bool:
    return os.path.isdir(source)  # noqa: PTH112 - Path.is_dir() fails for a name that is too long


def _print_build(build: Build, article: str | None) -> None:
    from argmap.domain.naming import map_name
    from argmap.read import shell_word

    title = map_name(build.map)
    sizes = {"statement": build.map.statements, "step": build.map.inferences, "attack": build.map.conflicts}
    print(f"{visible(title)}: {', '.join(counted(len(elements), kind) for kind, elements in sizes.items())}")
    for written in build.written:
        _print_written(written)
    if build.diagnostics:
        held = f" --article {shell_word(article)}" if article else ""
        print(f"  {counted_severities(build.diagnostics)}: argmap check {shell_word(build.source)}{held}")


def _print_written(written: Written) -> None:
    state = "wrote    " if written.changed else "unchanged"
    print(f"  {state} {shown_path(written.path)} ({written.size / 1024:,.0f} KB)")


def _build_data(build: Build) -> dict[str, Any]:
    return {
        "id": build.map.id,
        "title": build.map.title,
        "folder": os.fspath(build.folder),
        "written": [_written_data(written) for written in build.written],
        "diagnostics": [diagnostic_data(d) for d in build.diagnostics],
    }


def _written_data(written: Written) -> dict[str, Any]:
    return {"path": os.fspath(written.path), "changed": written.changed, "bytes": written.size}
