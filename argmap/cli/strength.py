"""``argmap strength``, ``argmap sensitivity`` and ``argmap stability``: how strong, what moves it, what could turn it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline, read, registry
from argmap.cli import evaluating
from argmap.cli.terminal import Progress, print_json, table, visible
from argmap.domain.diagnostics import Diagnostic, UnknownNameError
from argmap.domain.model import Argument, Conflict, Inference, Statement

if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.semantics.gradual import Strengths
    from argmap.semantics.sensitivity import Sensitivity
    from argmap.semantics.stability import Stability

WELL, UNFINISHED = 0, 3
_BAR = 20  # columns of a strength of 1
_PICTURES = ("svg", "png", "pdf")


def run_strength(options: Namespace) -> int:
    """Print how strong everything is, or one statement and what moves it, or the probability that it holds."""
    from argmap.semantics.gradual import strengths

    argument_map = pipeline.load(options.map)
    assumed = evaluating.assumptions(argument_map, options, options.assume)
    scores = _scores(options)
    if not options.probability and (options.samples or options.seed):
        message = "--samples and --seed are of --probability."
        raise UnknownNameError(Diagnostic("useless-samples", message, None, "Add --probability, or leave them out."))
    if options.probability:
        return _run_probability(argument_map, options, scores, assumed)
    found = strengths(argument_map, options.semantics, scores, assumed)
    _warn(found.converged, f"after {found.rounds} rounds, the next would still change one by {found.residual:.2g}")
    element = pipeline.find_element(argument_map, options.element).id if options.element else None
    if element is not None and element not in found:
        raise _without_strength(element)
    if options.json:
        print_json(found.to_dict() | ({"target": element, "strength": found[element]} if element else {}))
    elif element:
        print("\n".join(map(visible, _told(argument_map, found, element))))
    else:
        every: list[Statement | Argument] = [*argument_map.statements, *argument_map.arguments]
        boxes = [box for box in every if box.id in found]
        rows = [
            (box.id, _hedge(box), f"{found.base(box.id):.2f}", f"{found[box.id]:.2f}", _bar(found[box.id]))
            for box in boxes
        ]
        print(table(("statement", "hedge", "base", "strength", ""), rows))
    return WELL


def run_sensitivity(options: Namespace) -> int:
    """Print which score matters most for a statement's strength, and draw it."""
    from argmap.semantics.budget import Budget
    from argmap.semantics.sensitivity import sensitivity

    formats = [_picture_format(path) for path in options.picture]
    if options.width is not None and "png" not in formats:
        message = "--width is the width of a PNG, and none is to be written."
        raise UnknownNameError(Diagnostic("useless-width", message, None, "Leave --width out, or name a .png file."))
    argument_map = pipeline.load(options.map)
    target = evaluating.target(argument_map, options.element)
    progress = Progress()
    progress.say("changing one score after the other ...")
    found = sensitivity(
        argument_map,
        target,
        options.semantics,
        _scores(options),
        evaluating.assumptions(argument_map, options, options.assume),
        hedged=options.hedged,
        budget=Budget(options.timeout or None),
    )
    progress.say("")
    _warn(found.converged, "for some of these scores")
    if options.json:
        print_json(found.to_dict())
    else:
        _print_sensitivity(argument_map, found, options.most)
    for path, name in zip(options.picture, formats, strict=True):
        _draw(argument_map, found, path, name, options)
    return WELL if found.complete else UNFINISHED


def run_stability(options: Namespace) -> int:
    """Print whether what is unknown could still change the verdict on a statement, and which of it."""
    from argmap.semantics.budget import Budget
    from argmap.semantics.stability import stability

    argument_map = pipeline.load(options.map)
    target = evaluating.target(argument_map, options.element)
    unknown = pipeline.find_elements(argument_map, options.unknown) if options.unknown else None
    assumed = evaluating.assumptions(argument_map, options, options.assume)
    found = stability(argument_map, target, unknown, assumed, Budget(options.timeout or None))
    if options.json:
        print_json(found.to_dict())
    else:
        _print_stability(argument_map, found)
    return WELL if found.complete else UNFINISHED


def _run_probability(argument_map: ArgumentMap, options: Namespace, scores: Any, assumed: Any) -> int:
    from argmap.semantics.constellations import SAMPLES, probability

    target = evaluating.target(argument_map, options.element)
    found = probability(argument_map, target, scores, assumed, options.samples or SAMPLES, options.seed or 1)
    if options.json:
        print_json(found.to_dict())
        return WELL
    print(f"{visible(_quoted(argument_map, target))} holds with probability {found.holds:.3f}")
    count = len(found.uncertain)
    if found.exact:
        print(f"  exact: all {found.worlds:,} ways in which {count} uncertain elements can be there or not")
    else:
        print(f"  between {found.low:.3f} and {found.high:.3f} with 95% confidence")
        print(f"  {found.worlds:,} samples of {count} uncertain elements, from seed {found.seed}")
    return WELL


def _scores(options: Namespace) -> Any:
    from argmap.semantics.gradual.scores import from_json

    return from_json(read.read_text(options.scores), options.scores) if options.scores else None


def _without_strength(element: str) -> UnknownNameError:
    message = f"“{element}” has no strength: it is no statement, and no relation with all its ends."
    return UnknownNameError(
        Diagnostic("no-strength", message, None, "Name a statement, an argument, a step or an attack.")
    )


def _warn(converged: bool, told: str) -> None:
    if not converged:
        print(f"warning: strengths go round in circles and did not come to rest: {told}", file=sys.stderr)


def _told(argument_map: ArgumentMap, found: Strengths, element: str) -> list[str]:
    """The strength of one element, and of each step and attack that bears on it with its premises."""
    lines = [
        f"{_quoted(argument_map, element)}: strength {found[element]:.2f}, from a base score of {found.base(element):.2f}"
    ]
    relations: list[Inference | Conflict] = [*argument_map.supporting(element), *argument_map.attacking(element)]
    for relation in sorted((r for r in relations if r.id in found), key=lambda r: -found[r.id]):
        sign = "-" if isinstance(relation, Conflict) else "+"
        together = " with ".join(f"{_quoted(argument_map, p)} {found[p]:.2f}" for p in relation.premises)
        lines.append(f"  {sign} {found[relation.id]:.2f}  {together}")
    return lines


def _print_sensitivity(argument_map: ArgumentMap, found: Sensitivity, most: int) -> None:
    print(visible(f"{_quoted(argument_map, found.target)}: strength {found.strength:.3f}"))
    if not found.swings:
        print(f"Nothing that was tried moves it.{'' if found.complete else ' The time was up before all was tried.'}")
        return
    rows = [
        (
            s.id,
            s.hedge,
            f"{s.score:.2f}",
            f"{s.at_zero:.3f}",
            f"{s.at_one:.3f}",
            f"{s.size:.3f}",
            _step(s.lower, s.higher),
        )
        for s in found.swings[:most]
    ]
    print(table(("statement", "hedge", "score", "if 0", "if 1", "swing", "one hedge lower, higher"), rows))
    if len(found.swings) > most:
        print(f"... and {len(found.swings) - most} more with a swing of {found.swings[most].size:.3f} or less")
    if not found.complete:
        print("At least these: the time was up before everything was tried.")


def _step(lower: float, higher: float) -> str:
    return f"{lower:.3f}, {higher:.3f}"


def _print_stability(argument_map: ArgumentMap, found: Stability) -> None:
    name = visible(f"{_quoted(argument_map, found.target)} {'is ' * (found.status == 'open')}{found.status}")
    if not found.unknowns:
        print(f"{name}, and nothing that bears on it is unknown.")
        return
    count = len(found.unknowns)
    cases = f"in all {2**count:,} cases" if found.exact and count <= 20 else f"however {count} unknowns turn out"
    if found.stable:
        print(f"{name}, and that is stable: the verdict is the same {cases}.")
        print(f"Unknown, but without effect: {visible(', '.join(u.id for u in found.unknowns))}")
        return
    if not found.complete:
        print("The time was up before everything was tried.")
    if found.stable is None:
        print(f"{name}; no change was found in {found.cases:,} of 2^{count} cases.")
        return
    extent = "the one unknown" if count == 1 else f"out of {count} unknowns{'' if found.exact else ', at least these'}"
    print(f"{name}, but that could still change ({extent}):")
    rows = [(u.id, _either(u.if_so), _either(u.if_not)) for u in found.unknowns if u.relevant]
    print(table(("relevant", "if it is so", "if it is not"), rows))


def _either(statuses: Any) -> str:
    return " or ".join(sorted((str(status) for status in statuses), key=("holds", "open", "falls").index))


def _draw(argument_map: ArgumentMap, found: Sensitivity, path: str, name: str, options: Namespace) -> None:
    from argmap import write
    from argmap.draw.own_theme import find_theme
    from argmap.draw.tornado import Bar, draw_tornado

    shown = found.swings[: options.most]
    bars = [Bar(_title(argument_map, s.id), s.hedge, s.at_zero, s.at_one, s.lower, s.higher) for s in shown]
    title = f"What moves {_quoted(argument_map, found.target)}"
    svg = draw_tornado(
        title, found.strength, bars, theme=find_theme(options.theme), left_out=len(found.swings) - len(shown)
    )
    if name == "png":
        from argmap.draw.raster import draw_png

        data = draw_png(svg, options.width)
    elif name == "pdf":
        from argmap.draw.pdf import draw_pdf

        data = draw_pdf(svg)
    else:
        data = svg.encode()
    done = write.write_file(Path(path), data)
    print(f"{'wrote' if done.changed else 'unchanged'} {visible(path)}", file=sys.stderr)


def _picture_format(path: str) -> str:
    return registry.format_of(path, [registry.format_named(name) for name in _PICTURES]).name


def _quoted(argument_map: ArgumentMap, id_: str) -> str:
    return f"“{_title(argument_map, id_)}”"


def _title(argument_map: ArgumentMap, id_: str) -> str:
    element = argument_map.elements[id_]
    return (element.title or element.text or id_) if isinstance(element, Statement | Argument) else id_


def _hedge(box: Statement | Argument) -> str:
    return box.hedge.label if isinstance(box, Statement) and box.hedge else ""


def _bar(strength: float) -> str:
    return "#" * round(strength * _BAR)
