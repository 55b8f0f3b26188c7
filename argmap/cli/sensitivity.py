"""``argmap sensitivity``: which score matters most for a statement's strength, as a table and a picture."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, quoted, target, title
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import (
    ASSUMPTIONS,
    ELEMENT,
    FROM,
    JSON,
    MAP,
    MOST,
    MOST_SHOWN,
    PICTURES,
    SCORES,
    THEME,
    WIDTH,
    seconds_left,
    time_limit,
)
from argmap.cli.pictures import picture_formats, picture_of
from argmap.cli.scores import GRADUAL_SEMANTICS, scores_of, warn_of_cycles
from argmap.cli.terminal import Progress, print_json, table, visible, write_named

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.domain.model import ArgumentMap
    from argmap.semantics.sensitivity import Sensitivity

SECONDS = 60  # of a search, unless --timeout says otherwise
COMMAND = Command(
    (
        ("argmap sensitivity graphs/lukashenko", "what moves the thesis, strongest first"),
        ("argmap sensitivity graphs/lukashenko army-not-ready --hedged", "the same among hedged statements"),
        ("argmap sensitivity graphs/lukashenko --picture tornado.svg", "also draw it"),
    ),
    (
        MAP,
        FROM,
        ELEMENT,
        Argument("--hedged", action="store_true", help="try only statements that the text hedges"),
        MOST,
        PICTURES,
        THEME,
        WIDTH,
        GRADUAL_SEMANTICS,
        SCORES,
        time_limit(SECONDS),
        *ASSUMPTIONS,
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Print which score matters most for a statement's strength, and draw it."""
    from argmap import pipeline
    from argmap.semantics.budget import Budget
    from argmap.semantics.sensitivity import sensitivity

    formats = picture_formats(options)
    argument_map = pipeline.load(options.map, options.notation)
    progress = Progress()
    progress.say("changing one score after the other ...")
    result = sensitivity(
        argument_map,
        target(argument_map, options.element),
        options.semantics,
        scores_of(options),
        assumptions(argument_map, options, options.assume),
        hedged=options.hedged,
        budget=Budget(seconds_left(options.timeout, SECONDS)),
    )
    progress.say("")
    warn_of_cycles(result.converged, "for some of these scores")
    for path, name in zip(options.picture, formats, strict=True):
        _draw(argument_map, result, path, name, options)
    if options.json:
        print_json(result.to_dict())
    else:
        _print_sensitivity(argument_map, result, options.most or MOST_SHOWN)
    return WELL if result.complete else UNFINISHED


def _print_sensitivity(argument_map: ArgumentMap, result: Sensitivity, most: int) -> None:
    print(visible(f"{quoted(argument_map, result.target)}: strength {result.strength:.3f}"))
    if not result.swings:
        print(f"Nothing that was tried moves it.{'' if result.complete else ' The time was up before all was tried.'}")
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
        for s in result.swings[:most]
    ]
    print(table(("statement", "hedge", "score", "if 0", "if 1", "swing", "one hedge lower, higher"), rows))
    if len(result.swings) > most:
        print(f"... and {len(result.swings) - most} more with a swing of {result.swings[most].size:.3f} or less")
    if not result.complete:
        print("At least these: the time was up before everything was tried.")


def _step(lower: float, higher: float) -> str:
    return f"{lower:.3f}, {higher:.3f}"


def _draw(argument_map: ArgumentMap, result: Sensitivity, path: str, name: str, options: Namespace) -> None:
    from argmap.draw.own_theme import find_theme
    from argmap.draw.tornado import Bar, draw_tornado

    shown = result.swings[: options.most or MOST_SHOWN]
    bars = [Bar(title(argument_map, s.id), s.hedge, s.at_zero, s.at_one, s.lower, s.higher) for s in shown]
    theme = find_theme(options.theme or "light")
    heading = f"What moves {quoted(argument_map, result.target)}"
    svg = draw_tornado(heading, result.strength, bars, theme=theme, left_out=len(result.swings) - len(shown))
    write_named(path, picture_of(svg, name, options.width))
