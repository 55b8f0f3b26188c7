"""``argmap evaluate``: verdicts under any semantics, and the verdicts of several readers side by side."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, print_contrasts, settings, title, verdict_label
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import (
    ACCEPT,
    CONTEST,
    FROM,
    JSON,
    JUDGING,
    MAP,
    MOST_LABELLINGS,
    REJECT,
    seconds_left,
    time_limit,
)
from argmap.cli.terminal import Progress, counted, print_diagnostics, print_json, table, visible
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path, whole
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.semantics import GROUNDED, OF_MAPS, STRUCTURED, TASKS

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.domain.model import ArgumentMap
    from argmap.semantics import Assumptions
    from argmap.semantics.budget import Budget

SEMANTICS = (*OF_MAPS, *STRUCTURED)
SECONDS = 60  # of a search, unless --timeout says otherwise
COMMAND = Command(
    (
        ("argmap evaluate graphs/lukashenko", "what stands, why, and how strong it is"),
        ("argmap evaluate graphs/lukashenko --semantics preferred --contest sanctions", "all consistent verdicts"),
        (
            "argmap evaluate graphs/lukashenko --assume ann.json bob.json",
            "where Ann and Bob differ, and what to discuss",
        ),
        (
            "argmap evaluate graphs/lukashenko --compare",
            "where standards of proof and semantics give different verdicts",
        ),
    ),
    (
        MAP,
        FROM,
        Argument(
            "--semantics",
            choices=SEMANTICS,
            default=GROUNDED,
            help=f"{', '.join(SEMANTICS)} (default: {GROUNDED}; see docs/reference/semantics.md)",
            metavar="NAME",
        ),
        Argument(
            "--task",
            choices=tuple(task.name for task in TASKS),
            help="say what holds in some labelling (credulous) or in all (sceptical); show one or all; count them",
        ),
        REJECT,
        ACCEPT,
        CONTEST,
        Argument(
            "--assume",
            type=path,
            metavar="FILE",
            nargs="+",
            action="extend",
            default=[],
            help='JSON: {"reject": [ID, ...], "accept": [...], "contest": [...]}; several files stand for several readers',
        ),
        Argument(
            "--ordering",
            choices=("last-link", "weakest-link"),
            help="how preferences rank arguments in the structured reading (default: last-link)",
        ),
        *JUDGING,
        Argument(
            "--compare",
            action="store_true",
            help="one row a statement, one column a reading (four standards of proof, two semantics), differences first",
        ),
        Argument("--limit", type=whole, metavar="N", help=f"labellings to show at most (default: {MOST_LABELLINGS})"),
        time_limit(SECONDS),
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Answer what is asked; a limit of time ends in what was found until then, and in exit code 3."""
    from argmap import pipeline
    from argmap.semantics.budget import Budget, BudgetError

    _check(options)
    argument_map = pipeline.load(options.map, options.notation)
    budget = Budget(seconds_left(options.timeout, SECONDS))
    progress = Progress()
    progress.say("evaluating ...")
    try:
        if options.compare:
            return _print_readings(argument_map, options, budget, progress)
        if len(options.assume) > 1:
            _print_agreement(argument_map, options, budget, progress)
        elif options.semantics in STRUCTURED:
            _print_structured(argument_map, options, budget, progress)
        elif options.semantics == GROUNDED and options.task is None:
            _print_grounded(argument_map, options, progress)
        else:
            return _print_labellings(argument_map, options, budget, progress)
    except BudgetError as error:
        progress.say("")
        print_diagnostics(error.diagnostics, as_json=options.json)
        return UNFINISHED
    return WELL


def _check(options: Namespace) -> None:
    """Refuse options that contradict each other."""
    grounded = options.semantics == GROUNDED and options.task is None
    if options.compare and (len(options.assume) > 1 or not grounded):
        raise _refuse(
            "The readings that are compared are of one reader.",
            "Leave --semantics and --task out, and assume one file at most.",
        )
    if len(options.assume) > 1 and not grounded:
        raise _refuse("Readers are compared by grounded semantics.", "Leave --semantics and --task out.")
    if options.semantics in STRUCTURED and options.task:
        raise _refuse("The structured reading has no tasks; it judges every statement.", "Leave --task out.")
    structured = options.semantics in STRUCTURED
    reason = "is for the structured reading."
    refuse_useless(options, "ordering", useful=structured, reason=reason, remedy="add --semantics structured.")
    reason = "is for a list of labellings."
    refuse_useless(options, "limit", useful=options.task == "all", reason=reason, remedy="add --task all.")


def _refuse(message: str, remedy: str) -> ArgmapError:
    return ArgmapError.because("contradicting-options", message, remedy)


def _one_reader(argument_map: ArgumentMap, options: Namespace) -> Assumptions:
    return assumptions(argument_map, options, options.assume[0] if options.assume else None)


def _print_labellings(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> int:
    from argmap.cli.labellings import Labellings
    from argmap.semantics.reading import read_under

    framework = read_under(argument_map, _one_reader(argument_map, options), settings(argument_map, options))
    return Labellings(framework, [point.id for point in argument_map.points], options, budget, progress).print_answer()


def _print_readings(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> int:
    from argmap.cli.readings import print_readings

    assumed, judged = _one_reader(argument_map, options), settings(argument_map, options)
    return print_readings(argument_map, assumed, judged, budget=budget, progress=progress, as_json=options.json)


def _print_grounded(argument_map: ArgumentMap, options: Namespace, progress: Progress) -> None:
    from argmap.semantics import evaluate
    from argmap.semantics.contrast import contrasts
    from argmap.semantics.gradual import strengths

    assumed = _one_reader(argument_map, options)
    evaluation = evaluate(argument_map, assumed, settings=settings(argument_map, options))
    strong = strengths(argument_map, assumptions=assumed)
    progress.say("")
    points = [point.id for point in argument_map.points]
    rows = [(id_, evaluation[id_], strong[id_]) for id_ in points]
    parting = contrasts(evaluation, strong, points)
    if options.json:
        statements = {
            id_: {
                "status": v.status.value,
                "verdict": v.word.value,
                "reason": v.reason.value,
                "sentence": v.sentence,
                "strength": round(s, 6),
                "contrast": parting.get(id_, ""),
            }
            for id_, v, s in rows
        }
        print_json({"semantics": GROUNDED, "strength": strong.semantics.name, "statements": statements})
        return
    lines = [(id_, verdict_label(v), f"{s:.2f}", v.sentence.partition(": ")[2]) for id_, v, s in rows]
    print(table(("statement", "verdict", "strength", "because"), lines))
    verdicts = [verdict for _, verdict, _, _ in lines]
    tally = sorted(dict.fromkeys(verdicts), key=lambda verdict: -verdicts.count(verdict))
    print(f"\n{counted(len(lines), 'verdict')}: {', '.join(f'{v} {verdicts.count(v)}' for v in tally)}")
    print_contrasts(parting)


def _print_structured(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> None:
    from argmap.semantics.structured import evaluate_structured

    evaluation = evaluate_structured(
        argument_map,
        _one_reader(argument_map, options),
        semantics=STRUCTURED[options.semantics],
        ordering=options.ordering or "last-link",
        budget=budget,
    )
    progress.say("")
    if options.json:
        print_json(
            {"semantics": options.semantics, "arguments": len(evaluation.arguments), "statements": dict(evaluation)}
        )
        return
    print(table(("statement", "standing"), [(id_, standing.value) for id_, standing in evaluation.items()]))
    print(f"{counted(len(evaluation.arguments), 'argument')}, {counted(len(evaluation.defeats), 'defeat')}")


def _print_agreement(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> None:
    from pathlib import Path

    from argmap.semantics.agreement import agree

    readers: dict[str, Assumptions] = {}
    for file in options.assume:
        stem = name = Path(file).stem
        while name in readers:  # two folders may hold files of one name
            name = f"{stem} ({len(readers) + 1})"
        readers[name] = assumptions(argument_map, options, file)
    agreement = agree(argument_map, readers, budget, settings(argument_map, options))
    progress.say("")
    if options.json:
        print_json(agreement.to_dict())
        return
    whole = agreement.agreed + len(agreement.partings)
    print(f"{len(readers)} readers agree on {agreement.agreed} of {counted(whole, 'statement')}.")
    if agreement.partings:
        rows = [(parting.id, *(status.value for status in parting.statuses)) for parting in agreement.partings]
        print(f"\n{table(('statement', *agreement.readers), rows)}")
    if agreement.topics:
        rows = [(t.id, *(s or "-" for s in t.stances), _settled(t.settles, t.at_most)) for t in agreement.topics]
        print(f"\n{table(('assumption', *agreement.readers, 'settles'), rows)}")
    if agreement.first:
        print(f"\nTalk first about: {visible(title(argument_map, agreement.first.id))}")


def _settled(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"
