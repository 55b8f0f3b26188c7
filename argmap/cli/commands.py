"""What each command does: call the pipeline, print what came of it, return the exit code."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline, read
from argmap.cli.terminal import (
    Progress,
    diagnostic_data,
    print_diagnostics,
    print_json,
    visible,
)
from argmap.domain.diagnostics import ArgmapError, Diagnostic, ReadError, Severity, WriteError
from argmap.domain.model import Span

if TYPE_CHECKING:
    from argmap.pipeline import Build
    from argmap.write import Written

WELL, FAULTS, BAD_INPUT = 0, 1, 2


def run_build(options: Namespace) -> int:
    """Build each map; a map that cannot be built does not keep the others from being built."""
    from argmap.cli.overview import maps_of

    maps, overview = maps_of([Path(m) for m in options.maps], options.out)
    if not maps:
        remedy = "Name a folder, or start one: argmap new DIR"
        raise ReadError(Diagnostic("no-map", "There is no map here.", None, remedy))
    return build_maps(
        maps,
        options.out,
        options.text,
        overview,
        as_json=options.json,
        sparql=options.with_sparql,
        language=options.language,
    )


def build_maps(
    maps: list[Path],
    out: str | None = None,
    article: str | None = None,
    overview: Path | None = None,
    *,
    as_json: bool = False,
    sparql: bool = False,
    language: str = "",
) -> int:
    """Build ``maps`` and print what was written, and at the end whether anything changed.

    If all could be built, an overview of them is written into the folder ``overview``.
    """
    targets = _targets(maps, out, apart=overview is not None)
    progress = Progress()
    builds: list[Build] = []
    faults: list[Diagnostic] = []
    for number, (path, target) in enumerate(zip(maps, targets, strict=True), start=1):
        progress.say(f"building {path} ({number} of {len(maps)}) ...")
        try:
            builds.append(pipeline.build(path, target, article, sparql=sparql, language=language))
        except ArgmapError as error:
            faults += error.diagnostics
        progress.say("")
    listed = pipeline.build_overview(builds, overview, language) if overview is not None and not faults else None
    if as_json:
        told = {"maps": [_build_data(b) for b in builds], "diagnostics": [diagnostic_data(d) for d in faults]}
        print_json(told | ({"overview": _written_data(listed)} if listed else {}))
        return BAD_INPUT if faults else WELL
    for done in builds:
        _print_build(done)
    if listed:
        print(f"Overview of {_number(len(builds), 'map')}")
        _print_written(listed)
    elif overview is not None and not faults:
        print(f"{_shown(overview / pipeline.OVERVIEW)} was not written by argmap, and is left as it is.")
    if builds and not faults and not any(done.changed for done in builds) and not (listed and listed.changed):
        print("Nothing changed.")
    print_diagnostics(faults)
    return BAD_INPUT if faults else WELL


def _targets(maps: list[Path], out: str | None, *, apart: bool = False) -> list[Path | None]:
    """The folder that each map is built into (``None``: its own); raises ``WriteError`` if two share one.

    Several maps get each a folder in ``out``, as does a single one that is to stand ``apart``.
    """
    targets: list[Path | None] = [None] * len(maps)
    if out is not None:
        targets = [Path(out) / _name(path) for path in maps] if len(maps) > 1 or apart else [Path(out)]
    first: dict[Path, Path] = {}
    faults = []
    for path, target in zip(maps, targets, strict=True):
        place = Path(os.path.realpath(target or (path if _is_folder(path) else path.parent)))
        if place in first:
            message = f"{os.fspath(first[place])!r} and {os.fspath(path)!r} would both be built into one folder."
            remedy = "Build them one by one, each with an --out of its own."
            faults.append(Diagnostic("same-output", message, Span(os.fspath(place), 1, 1, 1, 1), remedy))
        first.setdefault(place, path)
    if faults:
        raise WriteError.of(faults)
    return targets


def _name(path: Path) -> str:
    """What the folder for one of several maps is called: as the map's folder, or as a file of another name than map."""
    whole = Path(os.path.realpath(path))
    return whole.name if _is_folder(whole) else whole.parent.name if path.stem == "map" else path.stem


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() fails for a name that is too long


def run_check(options: Namespace) -> int:
    """Print everything that is wrong or odd; notes alone are no fault."""
    found = pipeline.check(options.map, options.text)
    if options.json:
        print_json({"diagnostics": [diagnostic_data(d) for d in found]})
    else:
        print_diagnostics(found, stream=sys.stdout)
        print(_counted(found) if found else f"{visible(options.map)}: no faults found")
    return FAULTS if any(d.severity is not Severity.NOTE for d in found) else WELL


def run_query(options: Namespace) -> int:
    """Answer a query, or list the bundled ones."""
    from argmap.cli import querying

    return querying.run(options)


def run_explain(options: Namespace) -> int:
    """Say whether an element holds and why, or what the verdicts on all are."""
    from argmap.cli import explaining

    return explaining.run(options)


def run_evaluate(options: Namespace) -> int:
    """Say what holds under a semantics, or where readers part."""
    from argmap.cli import evaluating

    return evaluating.run(options)


def run_strength(options: Namespace) -> int:
    """Say how strong statements are."""
    from argmap.cli import strength

    return strength.run_strength(options)


def run_sensitivity(options: Namespace) -> int:
    """Say which score matters most."""
    from argmap.cli import strength

    return strength.run_sensitivity(options)


def run_stability(options: Namespace) -> int:
    """Say which unknown could still change a verdict."""
    from argmap.cli import strength

    return strength.run_stability(options)


def run_export(options: Namespace) -> int:
    """Write a map as pictures, page, dataset or notation."""
    from argmap.cli import exporting

    return exporting.run(options)


def run_convert(options: Namespace) -> int:
    """Write a map in another notation, or list what would be lost."""
    from argmap.cli import converting

    return converting.run(options)


def run_diff(options: Namespace) -> int:
    """Say how two maps differ."""
    from argmap.cli import diff

    return diff.run(options)


def run_new(options: Namespace) -> int:
    """Write the scaffold and say what to do next."""
    from argmap.scaffold import write_scaffold

    folder = Path(options.folder)
    written = write_scaffold(folder)
    if options.json:
        print_json({"written": [os.fspath(w.path) for w in written]})
        return WELL
    for done in written:
        print(f"wrote {_shown(done.path)}")
    print(f"Next: argmap build {read.shell_word(folder)}")
    return WELL


def _print_build(done: Build) -> None:
    name = done.map.title or done.map.id
    sizes = {"statement": done.map.statements, "step": done.map.inferences, "attack": done.map.conflicts}
    print(f"{visible(name)}: {', '.join(_number(len(found), kind) for kind, found in sizes.items())}")
    for written in done.written:
        _print_written(written)
    if done.diagnostics:
        print(f"  {_counted(done.diagnostics)}: argmap check {read.shell_word(done.source)}")


def _print_written(written: Written) -> None:
    state = "wrote    " if written.changed else "unchanged"
    print(f"  {state} {_shown(written.path)} ({written.size / 1024:,.0f} KB)")


def _shown(path: Path) -> str:
    """A path as the user would type it here."""
    here = Path.cwd()
    return visible(os.fspath(path.relative_to(here) if path.is_relative_to(here) else path))


def _build_data(done: Build) -> dict[str, Any]:
    return {
        "id": done.map.id,
        "title": done.map.title,
        "folder": os.fspath(done.folder),
        "written": [_written_data(written) for written in done.written],
        "diagnostics": [diagnostic_data(d) for d in done.diagnostics],
    }


def _written_data(written: Written) -> dict[str, Any]:
    return {"path": os.fspath(written.path), "changed": written.changed, "bytes": written.size}


def _counted(found: Any) -> str:
    """Such as ``2 errors, 1 warning``."""
    counts = [(severity, sum(d.severity is severity for d in found)) for severity in Severity]
    return ", ".join(_number(count, severity) for severity, count in counts if count)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
