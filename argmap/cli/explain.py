"""``argmap explain``: verdicts and what they rest on, minimal reasons, crux sets and dialogues."""

from __future__ import annotations

import sys

from argmap.cli.command import Argument, Command
from argmap.cli.elements import assumptions, contrasts, print_contrasts, settings, target
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import ASSUMPTIONS, FROM, JSON, JUDGING, MAP, PICTURES, THEME, seconds_left, time_limit
from argmap.cli.pictures import draw, drawing_of, picture_formats
from argmap.cli.terminal import Progress, paint, print_diagnostics, print_json, table, visible, write_named
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path, whole
from argmap.domain.record import Record

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from argmap.domain.model import ArgumentMap
    from argmap.semantics import Evaluation
    from argmap.semantics.crux import Crux
    from argmap.semantics.dispute import Dispute
    from argmap.semantics.reasons import Reasons

SECONDS = 30  # of a search, unless --timeout says otherwise
COMMAND = Command(
    (
        ("argmap explain graphs/lukashenko thesis", "the verdict on the thesis and what it rests on"),
        ("argmap explain graphs/lukashenko", "the verdict on every statement"),
        ("argmap explain graphs/lukashenko thesis --reject sanctions", "what if you reject that statement?"),
        ("argmap explain graphs/lukashenko thesis --reasons", "what suffices for it, and the best case against"),
        (
            "argmap explain graphs/lukashenko thesis --crux --picture crux.svg",
            "what would change it, also as a picture",
        ),
        ("argmap explain graphs/lukashenko thesis --dialogue", "the verdict as a dispute that one side wins"),
    ),
    (
        MAP,
        FROM,
        Argument(
            "element",
            metavar="ELEMENT",
            nargs="?",
            help="a statement, by id or title; default: all, or the thesis",
        ),
        Argument(
            "--reasons", action="store_true", help="list the fewest basic statements that suffice for the verdict"
        ),
        Argument("--crux", action="store_true", help="list the fewest statements to reject for the verdict to change"),
        Argument("--dialogue", action="store_true", help="show the moves by which proponent or opponent wins"),
        Argument(
            "--largest", metavar="N", type=whole, help="all minimal sets of up to N statements, not only the smallest"
        ),
        PICTURES,
        THEME,
        Argument("--rdf", metavar="FILE", type=path, help="write reasons and crux as .ttl, .jsonld or .nq"),
        time_limit(SECONDS),
        *ASSUMPTIONS,
        *JUDGING,
        JSON,
    ),
)
_STATUS_COLOURS = {"holds": "32", "falls": "31", "open": "33"}
_DATASETS = ("turtle", "jsonld", "nquads")


def run(options: Namespace) -> int:
    """Print what is asked; a search that its limit of time ended prints what it found, and gives exit code 3."""

    from argmap import pipeline
    from argmap.semantics import evaluate

    asked = options.reasons or options.crux or options.dialogue or options.picture or options.rdf
    formats = picture_formats(options)
    datasets = _dataset_format(options.rdf) if options.rdf else ""
    _check(options)
    argument_map = pipeline.load(options.map, options.notation)
    assumed, rules = assumptions(argument_map, options, options.assume), settings(argument_map, options)
    evaluation = evaluate(argument_map, assumed, settings=rules)
    if options.element is None and not asked:
        return _print_all(argument_map, evaluation, options)
    id_ = target(argument_map, options.element)
    evaluation.explain(id_, 0)  # refuses what has no verdict
    if not asked:
        return _print_tree(argument_map, evaluation, id_, options)
    answer = _ask(argument_map, evaluation, id_, options)
    for out, format_name in zip(options.picture, formats, strict=True):
        _draw(answer, out, format_name, options)
    if options.rdf:
        from argmap.rdf.explanation import dump

        write_named(options.rdf, dump(argument_map, datasets, answer.crux, answer.reasons).encode())
    if options.json:
        print_json(answer.to_dict())
    else:
        print(answer.to_text())
    if answer.finished:
        return WELL
    _warn_unfinished(seconds_left(options.timeout, SECONDS) or 0)
    return UNFINISHED


def _warn_unfinished(seconds: float) -> None:
    """Say beside the answer, which tells only what the search came to, why it is not all."""
    from argmap.domain.diagnostics import Diagnostic, Severity

    message = f"The search was ended after {seconds:g} seconds; there may be more than it has come to."
    remedy = "Give it more time with --timeout SECONDS; --timeout 0 sets no limit."
    print_diagnostics([Diagnostic("unfinished", message, None, remedy, Severity.WARNING)])


def _check(options: Namespace) -> None:
    """Refuse options of a search where none is asked for."""
    search = bool(options.reasons or options.crux or options.picture or options.rdf)
    for name in ("timeout", "largest"):
        reason = "limits a search, and nothing is searched for."
        refuse_useless(options, name, useful=search, reason=reason, remedy="add --reasons or --crux.")


class _Answer(Record):
    """The outcome for one element; ``finished`` says that no search was ended by the limit of time."""

    evaluation: Evaluation
    target: str
    reasons: Reasons | None
    crux: Crux | None
    dialogue: Dispute | None
    finished: bool

    def to_text(self) -> str:
        """Return all of it, one part after the other."""
        parts = [part.to_text() for part in (self.reasons, self.crux, self.dialogue) if part is not None]
        return "\n\n".join("\n".join(visible(line) for line in part.split("\n")) for part in parts)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        verdict = self.evaluation[self.target]
        data: dict[str, Any] = {
            "id": self.target,
            "status": verdict.status.value,
            "verdict": verdict.word.value,
            "sentence": verdict.sentence,
        }
        parts = {"reasons": self.reasons, "crux": self.crux, "dialogue": self.dialogue}
        return data | {key: part.to_dict() for key, part in parts.items() if part is not None}


def _ask(argument_map: ArgumentMap, evaluation: Evaluation, target: str, options: Namespace) -> _Answer:
    """Find what the options ask for; a picture alone shows the reasons, a dataset alone both reasons and crux."""
    from argmap.semantics.budget import Budget
    from argmap.semantics.crux import crux_sets
    from argmap.semantics.dispute import dispute
    from argmap.semantics.reasons import reasons

    rules = evaluation.findings.settings
    assumptions, budget = evaluation.assumptions, Budget(seconds_left(options.timeout, SECONDS))
    nothing = not (options.reasons or options.crux or options.dialogue)
    progress = Progress()
    why = crux = None
    if options.reasons or nothing or (options.picture and not options.crux):
        progress.say("looking for the smallest reasons ...")
        why = reasons(argument_map, target, assumptions, largest=options.largest, budget=budget, settings=rules)
    if options.crux or (nothing and options.rdf):
        progress.say("looking for the smallest sets of rejections ...")
        crux = crux_sets(argument_map, target, assumptions, largest=options.largest, budget=budget, settings=rules)
    progress.say("")
    finished = budget.left > 0 or all(search is None or search.complete for search in (why, crux))
    return _Answer(evaluation, target, why, crux, dispute(evaluation, target) if options.dialogue else None, finished)


def _draw(answer: _Answer, out: str, format_name: str, options: Namespace) -> None:
    """Draw the map with what was found pointed out, numbered as in the text."""
    from argmap.draw.emphasis import Emphasis
    from argmap.semantics.verdict import outcome
    from argmap.views import Views

    evaluation = answer.evaluation
    labels: dict[str, list[str]] = {}
    for word, sets in (("reason", answer.reasons), ("crux", answer.crux)):
        for number, chosen in enumerate(sets.sets if sets else (), start=1):
            for id_ in sets.ordered(chosen) if sets else ():
                labels.setdefault(id_, []).append(f"{word} {number}")
    words = {id_: _short(numbered) for id_, numbered in labels.items()}
    words.setdefault(answer.target, outcome(evaluation.findings, answer.target).removeprefix("is "))
    if answer.reasons and answer.reasons.against:
        for id_ in (*answer.reasons.against.reject, *answer.reasons.against.grounds):
            words.setdefault(id_, "weak point" if id_ in answer.reasons.against.reject else "against")
    views = Views(
        evaluation.map,
        evaluation.assumptions,
        drawing=drawing_of(options),
        settings=evaluation.findings.settings,
        emphasis=Emphasis(words, answer.target),
    )
    draw(views, out, format_name)


def _short(labels: list[str]) -> str:
    """Return such as ``crux 1, 2``."""
    numbers: dict[str, list[str]] = {}
    for label in labels:
        word, _, number = label.partition(" ")
        numbers.setdefault(word, []).append(number)
    listed = [f"{word} {', '.join(n[:3])}{' …' if len(n) > 3 else ''}" for word, n in numbers.items()]
    return ", ".join(listed)


def _dataset_format(out: str) -> str:
    from argmap import registry

    return registry.format_of(out, [registry.format_named(name) for name in _DATASETS]).name


def _print_all(argument_map: ArgumentMap, evaluation: Evaluation, options: Namespace) -> int:
    rows = [(s.id, evaluation[s.id]) for s in argument_map.statements]
    parting = contrasts(evaluation, [id_ for id_, _ in rows])
    if options.json:
        print_json(
            {
                id_: {
                    "status": v.status.value,
                    "verdict": v.word.value,
                    "sentence": v.sentence,
                    "contrast": parting.get(id_, ""),
                }
                for id_, v in rows
            }
        )
    else:
        print(table(("statement", "verdict"), [(id_, v.sentence) for id_, v in rows]))
        print_contrasts(parting)
    return WELL


def _print_tree(argument_map: ArgumentMap, evaluation: Evaluation, target: str, options: Namespace) -> int:
    explanation = evaluation.explain(target)
    parting = contrasts(evaluation, [target])
    if options.json:
        print_json(explanation.to_dict() | {"contrast": parting.get(target, "")})
        return WELL
    status = explanation.verdict.status.value
    print(paint(visible(explanation.line), _STATUS_COLOURS[status], sys.stdout))
    for line in (*map(visible, parting.values()), *_provenance(argument_map, argument_map.elements[target])):
        print(f"  {line}")
    print()
    for level, step in list(explanation.walk())[1:]:
        print("  " * level + visible(step.line))
    return WELL


def _provenance(argument_map: ArgumentMap, element: Any) -> list[str]:
    """Return who asserts a statement, how surely, and where it stands in the text."""
    lines = []
    if voices := getattr(element, "asserted_by", ()):
        names = [argument_map.source_by_id[v].name if v in argument_map.source_by_id else v for v in voices]
        lines.append(f"asserted by: {visible(' > '.join(names))}")
    if hedge := getattr(element, "hedge", None):
        lines.append(f"hedge: {hedge.label}")
    texts = {(s.paragraph, s.sentence): s.text for s in argument_map.sentences}
    for anchor in getattr(element, "anchors", ()):
        lines.append(f"{anchor.name}: {visible(texts.get((anchor.paragraph, anchor.sentence), ''))}".rstrip(": "))
    return lines
