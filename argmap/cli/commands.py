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
    paint,
    print_diagnostics,
    print_json,
    table,
    visible,
)
from argmap.errors import ArgmapError, Diagnostic, ReadError, Severity, WriteError
from argmap.model import Span

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.pipeline import Build

WELL, FAULTS, BAD_INPUT = 0, 1, 2
_STATUS_COLOURS = {"holds": "32", "falls": "31", "open": "33"}


def run_build(options: Namespace) -> int:
    """Build each map; a map that cannot be built does not keep the others from being built."""
    maps = [Path(m) for m in options.maps] or _default_maps()
    if not maps:
        remedy = "Name a folder, or start one: argmap new DIR"
        raise ReadError(Diagnostic("no-map", "There is no map here.", None, remedy))
    return build_maps(maps, options.out, options.text, as_json=options.json)


def build_maps(maps: list[Path], out: str | None = None, article: str | None = None, *, as_json: bool = False) -> int:
    """Build ``maps`` and print what was written, and at the end whether anything changed."""
    targets = _targets(maps, out)
    progress = Progress()
    builds: list[Build] = []
    faults: list[Diagnostic] = []
    for number, (path, target) in enumerate(zip(maps, targets, strict=True), start=1):
        progress.say(f"building {path} ({number} of {len(maps)}) ...")
        try:
            builds.append(pipeline.build(path, target, article))
        except ArgmapError as error:
            faults += error.diagnostics
        progress.say("")
    if as_json:
        print_json({"maps": [_build_data(b) for b in builds], "diagnostics": [diagnostic_data(d) for d in faults]})
        return BAD_INPUT if faults else WELL
    for done in builds:
        _print_build(done)
    if builds and not faults and not any(done.changed for done in builds):
        print("Nothing changed.")
    print_diagnostics(faults)
    return BAD_INPUT if faults else WELL


def _targets(maps: list[Path], out: str | None) -> list[Path | None]:
    """The folder that each map is built into (``None``: its own); raises ``WriteError`` if two share one."""
    targets: list[Path | None] = [None] * len(maps)
    if out is not None:
        targets = [Path(out) / _name(path) for path in maps] if len(maps) > 1 else [Path(out)]
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
    """Print the verdict on one element with its reasons, or the verdicts on all."""
    argument_map = pipeline.load(options.map)
    evaluation = pipeline.evaluate(argument_map, options.reject)
    if options.element is None:
        rows = [(s.id, evaluation[s.id]) for s in argument_map.statements]
        if options.json:
            print_json({id_: {"status": v.status.value, "sentence": v.sentence} for id_, v in rows})
        else:
            print(table(("statement", "verdict"), [(id_, v.sentence) for id_, v in rows]))
        return WELL
    element = pipeline.find_element(argument_map, options.element)
    explanation = evaluation.explain(element.id)
    if options.json:
        print_json(explanation.to_dict())
        return WELL
    status = explanation.verdict.status.value
    print(paint(visible(explanation.line), _STATUS_COLOURS[status], sys.stdout))
    for line in _provenance(argument_map, element):
        print(f"  {line}")
    print()
    for level, each in list(explanation.walk())[1:]:
        print("  " * level + visible(each.line))
    return WELL


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


def _default_maps() -> list[Path]:
    here = Path()
    return pipeline.find_maps(here / "graphs") or ([here] if (here / pipeline.SOURCE).is_file() else [])


def _print_build(done: Build) -> None:
    name = done.map.title or done.map.id
    sizes = {"statement": done.map.statements, "step": done.map.inferences, "attack": done.map.conflicts}
    print(f"{visible(name)}: {', '.join(_number(len(found), kind) for kind, found in sizes.items())}")
    for written in done.written:
        state = "wrote    " if written.changed else "unchanged"
        print(f"  {state} {_shown(written.path)} ({written.size / 1024:,.0f} KB)")
    if done.diagnostics:
        print(f"  {_counted(done.diagnostics)}: argmap check {read.shell_word(done.source)}")


def _shown(path: Path) -> str:
    """A path as the user would type it here."""
    here = Path.cwd()
    return visible(os.fspath(path.relative_to(here) if path.is_relative_to(here) else path))


def _build_data(done: Build) -> dict[str, Any]:
    return {
        "id": done.map.id,
        "title": done.map.title,
        "folder": os.fspath(done.folder),
        "written": [{"path": os.fspath(w.path), "changed": w.changed, "bytes": w.size} for w in done.written],
        "diagnostics": [diagnostic_data(d) for d in done.diagnostics],
    }


def _counted(found: Any) -> str:
    """Such as ``2 errors, 1 warning``."""
    counts = [(severity, sum(d.severity is severity for d in found)) for severity in Severity]
    return ", ".join(_number(count, severity) for severity, count in counts if count)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _provenance(argument_map: ArgumentMap, element: Any) -> list[str]:
    """Who asserts a statement, how surely, and where it stands in the text."""
    lines = []
    if voices := getattr(element, "asserted_by", ()):
        names = [argument_map.source_by_id[v].name if v in argument_map.source_by_id else v for v in voices]
        lines.append(f"asserted by: {visible(' > '.join(names))}")
    if (hedge := getattr(element, "hedge", None)) and hedge.rank:
        lines.append(f"hedge: {hedge.label}")
    texts = {(s.paragraph, s.sentence): s.text for s in argument_map.sentences}
    for anchor in getattr(element, "anchors", ()):
        lines.append(f"{anchor.name}: {visible(texts.get((anchor.paragraph, anchor.sentence), ''))}".rstrip(": "))
    return lines
