"""``argmap metrics``: how deep and broad a map argues, what it hangs on, and how pro and con balance."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.elements import quoted
from argmap.cli.exit_codes import WELL
from argmap.cli.options import FROM, JSON, MAP, MOST, MOST_SHOWN, PICTURES, THEME
from argmap.cli.pictures import draw, drawing_of, picture_formats
from argmap.cli.terminal import counted, print_json, table, visible
from argmap.cli.useless import refuse_useless

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.domain.model import ArgumentMap
    from argmap.graph import Metrics

MEASURES = ("carries", "centrality", "depth")
COMMAND = Command(
    (
        ("argmap metrics graphs/lukashenko", "the figures, and the statements that carry most"),
        ("argmap metrics graphs/lukashenko --picture weight.svg", "also draw the map, darker where more hangs on it"),
        ("argmap metrics graphs/lukashenko --json", "every figure of every statement"),
    ),
    (
        MAP,
        FROM,
        MOST,
        PICTURES,
        Argument("--by", choices=MEASURES, help="what the picture is shaded by (default: carries)"),
        THEME,
        JSON,
    ),
    details="The figures come from the map's shape alone, not from what holds.",
)
_TAGGED = 12  # boxes of a picture that say their figure


def run(options: Namespace) -> int:
    """Print the figures, and draw the map shaded by one of them."""
    from argmap import pipeline
    from argmap.graph import measure

    formats = picture_formats(options)
    reason = "is for a picture, and none is drawn."
    refuse_useless(options, "by", useful=bool(formats), reason=reason, remedy="add --picture FILE.")
    argument_map = pipeline.load(options.map, options.notation)
    metrics = measure(argument_map)
    for out, format_name in zip(options.picture, formats, strict=True):
        _draw(argument_map, metrics, out, format_name, options)
    if options.json:
        print_json(metrics.to_dict())
        return WELL
    print("\n".join(map(visible, _summary(argument_map, metrics))))
    listed = metrics.heaviest()[: options.most or MOST_SHOWN]
    if listed:
        rows = [_row(metrics, id_) for id_ in listed]
        print(f"\n{table(('statement', 'carries', 'centrality', 'depth', 'pro', 'con', 'side'), rows)}")
    if len(listed) < len(metrics.elements):
        print(f"... and {len(metrics.elements) - len(listed)} more: --most N")
    return WELL


def _summary(argument_map: ArgumentMap, metrics: Metrics) -> list[str]:
    from argmap.domain.naming import listed

    counts = metrics.counts
    lines = [
        f"{counted(counts['statements'], 'statement')}, {counted(counts['inferences'], 'step')}"
        f" ({counts['linked']} linked), {counted(counts['conflicts'], 'attack')} ({counts['undercuts']} undercuts)",
        f"depth {metrics.depth}, breadth {metrics.breadth} ({', '.join(map(str, metrics.levels))} by depth)",
    ]
    roots = quoted(argument_map, metrics.roots[0]) if len(metrics.roots) == 1 else counted(len(metrics.roots), "root")
    lines.append(f"for {roots}: {metrics.pro}, against: {metrics.con}")
    if metrics.unanswered:
        lines.append(f"objections that nothing answers: {listed(metrics.unanswered)}")
    if metrics.cut_points:
        lines.append(f"the map falls apart without any of: {listed(metrics.cut_points)}")
    for strand, figures in metrics.strands.items():
        name = argument_map.strands.get(strand) or strand
        lines.append(f"{name}: {counted(figures.statements, 'statement')}, {counted(figures.depth, 'step')} in a row")
    return lines


def _row(metrics: Metrics, id_: str) -> tuple[str, ...]:
    figures = metrics.elements[id_]
    side = {1: "for", -1: "against", 0: ""}[figures.side] if figures.depth else ""
    numbers = (figures.depth, figures.supports, figures.objections)
    return id_, str(figures.carries), f"{figures.centrality:.3f}", *map(str, numbers), side


def _draw(argument_map: ArgumentMap, metrics: Metrics, out: str, format_name: str, options: Namespace) -> None:
    from argmap.draw.emphasis import Emphasis
    from argmap.views import Views

    by = options.by or MEASURES[0]
    values = {id_: float(getattr(figures, by)) for id_, figures in metrics.elements.items()}
    highest = max(values.values(), default=0.0) or 1.0
    darkest = sorted((id_ for id_ in values if values[id_]), key=lambda id_: -values[id_])[:_TAGGED]
    words = {id_: f"{by} {values[id_]:.3g}" for id_ in darkest}
    shades = {id_: value / highest for id_, value in values.items()}
    views = Views(argument_map, drawing=drawing_of(options), emphasis=Emphasis(words, shades=shades))
    draw(views, out, format_name)
