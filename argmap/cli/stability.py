"""``argmap stability``: whether what is unknown could still change a verdict."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, quoted, settings, target
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import ASSUMPTIONS, ELEMENT, FROM, JSON, JUDGING, MAP, seconds_left, time_limit
from argmap.cli.terminal import print_json, table, visible

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from argmap.domain.model import ArgumentMap
    from argmap.semantics.labelling import Status
    from argmap.semantics.stability import Stability

SECONDS = 60  # of a search, unless --timeout says otherwise
COMMAND = Command(
    (
        (
            "argmap stability graphs/lukashenko",
            "could anything hedged, open or doubted change the verdict on the thesis?",
        ),
        ("argmap stability graphs/lukashenko army-not-ready", "or this statement?"),
        ("argmap stability graphs/lukashenko dilemma --unsure horn-defeat choice", "could one of these?"),
    ),
    (
        MAP,
        FROM,
        ELEMENT,
        Argument(
            "--unsure",
            metavar="ID",
            nargs="+",
            action="extend",
            default=[],
            help="what you are unsure of (default: what is hedged, open or doubted)",
        ),
        time_limit(SECONDS),
        *ASSUMPTIONS,
        *JUDGING,
        JSON,
    ),
    details="It names the unknowns that could.",
)


def run(options: Namespace) -> int:
    """Print whether what is unknown could still change the verdict on a statement, and which of it."""
    from argmap import lookup, pipeline
    from argmap.semantics.budget import Budget
    from argmap.semantics.evaluation import evaluate
    from argmap.semantics.stability import stability
    from argmap.semantics.verdict import outcome

    argument_map = pipeline.load(options.map, options.notation)
    id_ = target(argument_map, options.element)
    unknown = lookup.find_elements(argument_map, options.unsure) if options.unsure else None
    assumed = assumptions(argument_map, options, options.assume)
    rules = settings(argument_map, options)
    budget = Budget(seconds_left(options.timeout, SECONDS))
    result = stability(argument_map, id_, unknown, assumed, budget, settings=rules)
    if options.json:
        print_json(result.to_dict())
    else:
        evaluation = evaluate(argument_map, assumed, settings=rules)
        _print_stability(argument_map, result, outcome(evaluation.findings, id_))
    return WELL if result.complete else UNFINISHED


def _print_stability(argument_map: ArgumentMap, result: Stability, now: str) -> None:
    name = visible(f"{quoted(argument_map, result.target)} {now}")
    if not result.unknowns:
        print(f"{name}, and nothing that bears on it is unknown.")
        return
    count = len(result.unknowns)
    cases = f"in all {2**count:,} cases" if result.exact and count <= 20 else f"however {count} unknowns turn out"
    if result.stable:
        print(f"{name}, and that is stable: the verdict is the same {cases}.")
        print(f"Unknown, but without effect: {visible(', '.join(u.id for u in result.unknowns))}")
        return
    if not result.complete:
        print("The time was up before everything was tried.")
    if result.stable is None:
        print(f"{name}; no change was found in {result.cases:,} of 2^{count} cases.")
        return
    extent = "the one unknown" if count == 1 else f"out of {count} unknowns{'' if result.exact else ', at least these'}"
    print(f"{name}, but that could still change ({extent}):")
    rows = [(u.id, _either(u.if_so), _either(u.if_not)) for u in result.unknowns if u.relevant]
    print(table(("relevant", "if it is so", "if it is not"), rows))


def _either(statuses: Iterable[Status]) -> str:
    from argmap.semantics.verdict import TOLD

    return " or ".join(TOLD[status] for status in sorted(statuses, key=[*TOLD].index))
