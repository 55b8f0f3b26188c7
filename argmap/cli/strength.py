"""``argmap strength``: how strong each statement is, or how probably it holds."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, print_contrasts, quoted, settings, target
from argmap.cli.exit_codes import WELL
from argmap.cli.options import ASSUMPTIONS, FROM, JSON, JUDGING, MAP, SCORES, SEED
from argmap.cli.scores import GRADUAL_SEMANTICS, scores_of, warn_of_cycles
from argmap.cli.terminal import print_json, table, visible
from argmap.cli.useless import refuse_useless
from argmap.cli.values import whole
from argmap.domain.diagnostics import UnknownNameError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from argmap.domain.model import ArgumentMap, Conflict, Inference
    from argmap.semantics.gradual import Strengths

COMMAND = Command(
    (
        ("argmap strength graphs/lukashenko", "the strength of every statement"),
        ("argmap strength graphs/lukashenko army-not-ready", "of one, and what moves it"),
        ("argmap strength graphs/lukashenko --probability", "the probability that the thesis holds"),
    ),
    (
        MAP,
        FROM,
        Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: all"),
        GRADUAL_SEMANTICS,
        SCORES,
        Argument(
            "--probability",
            action="store_true",
            help="read scores as probabilities, and say how often the statement holds",
        ),
        Argument("--samples", metavar="N", type=whole, help="number of samples of --probability (default: 20000)"),
        SEED,
        *ASSUMPTIONS,
        *JUDGING,
        JSON,
    ),
    details="It begins with the statement's hedge and adds what speaks for and against it. Standards of proof are for the "
    "verdict beside it: where the two differ, a sentence says why.",
)
_BAR = 20  # columns of a strength of 1


def run(options: Namespace) -> int:
    """Print how strong everything is, or one statement and what moves it, or the probability that it holds."""
    from argmap import lookup, pipeline
    from argmap.domain.rules import applied
    from argmap.semantics.contrast import contrasts
    from argmap.semantics.evaluation import evaluate
    from argmap.semantics.gradual import strengths

    argument_map = pipeline.load(options.map, options.notation)
    assumed = assumptions(argument_map, options, options.assume)
    scores = scores_of(options)
    for name in ("samples", "seed"):
        reason = "is for --probability."
        refuse_useless(options, name, useful=options.probability, reason=reason, remedy="add --probability.")
    for name in ("standard", "weigh", "floating", "unknown"):
        reason = "is for the verdict beside a strength."
        refuse_useless(options, name, useful=not options.probability, reason=reason, remedy="take --probability away.")
    if options.probability:
        return _run_probability(argument_map, options, scores, assumed)
    chosen = settings(argument_map, options)
    strong = strengths(applied(argument_map, chosen), options.semantics, scores, assumed)
    warn_of_cycles(
        strong.converged, f"after {strong.rounds} rounds, the next would still change one by {strong.residual:.2g}"
    )
    element = lookup.find_element(argument_map, options.element).id if options.element else None
    if element is not None and element not in strong:
        raise _without_strength(element)
    evaluation = evaluate(argument_map, assumed, settings=chosen)
    points = [point.id for point in argument_map.points]
    parting = contrasts(evaluation, strong, [element] if element else points)
    if options.json:
        asked = {"target": element, "strength": strong[element]} if element else {}
        print_json(strong.to_dict() | asked | {"contrasts": parting})
    elif element:
        print("\n".join(map(visible, (*_explained(argument_map, strong, element), *parting.values()))))
    else:
        rows = [_row(argument_map, strong, id_) for id_ in points if id_ in strong]
        print(table(("statement", "hedge", "base", "strength", ""), rows))
        print_contrasts(parting)
    return WELL


def _row(argument_map: ArgumentMap, strong: Strengths, id_: str) -> tuple[str, ...]:
    hedge = getattr(argument_map.elements[id_], "hedge", None)
    bar = "#" * round(strong[id_] * _BAR)
    return id_, hedge.label if hedge else "", f"{strong.base(id_):.2f}", f"{strong[id_]:.2f}", bar


def _run_probability(argument_map: ArgumentMap, options: Namespace, scores: Any, assumed: Any) -> int:
    from argmap.semantics.constellations import SAMPLES, probability

    id_ = target(argument_map, options.element)
    chance = probability(argument_map, id_, scores, assumed, options.samples or SAMPLES, options.seed or 1)
    if options.json:
        print_json(chance.to_dict())
        return WELL
    print(f"{visible(quoted(argument_map, id_))} holds with probability {chance.holds:.3f}")
    count = len(chance.uncertain)
    if chance.exact:
        print(f"  exact: all {chance.worlds:,} ways in which {count} uncertain elements can be there or not")
    else:
        print(f"  between {chance.low:.3f} and {chance.high:.3f} with 95% confidence")
        print(f"  {chance.worlds:,} samples of {count} uncertain elements, from seed {chance.seed}")
    return WELL


def _without_strength(element: str) -> UnknownNameError:
    message = f"“{element}” has no strength: it is no statement, and no relation with all its ends."
    return UnknownNameError.because("no-strength", message, "Name a statement, an argument, a step or an attack.")


def _explained(argument_map: ArgumentMap, strong: Strengths, element: str) -> list[str]:
    """Return the strength of one element, and of each step and attack that bears on it with its premises."""
    from argmap.domain.model import Conflict

    lines = [
        f"{quoted(argument_map, element)}: strength {strong[element]:.2f}, from a base score of {strong.base(element):.2f}"
    ]
    relations: list[Inference | Conflict] = [*argument_map.supporting(element), *argument_map.attacking(element)]
    for relation in sorted((r for r in relations if r.id in strong), key=lambda r: -strong[r.id]):
        sign = "-" if isinstance(relation, Conflict) else "+"
        together = " with ".join(f"{quoted(argument_map, p)} {strong[p]:.2f}" for p in relation.premises)
        lines.append(f"  {sign} {strong[relation.id]:.2f}  {together}")
    return lines
