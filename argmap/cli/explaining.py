"""``argmap explain``: verdicts and what they rest on, minimal reasons, crux sets and dialogues."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline, registry, write
from argmap.cli import evaluating
from argmap.cli.terminal import Progress, paint, print_json, table, visible

if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.semantics import Evaluation
    from argmap.semantics.crux import Crux
    from argmap.semantics.dialogue import Dialogue
    from argmap.semantics.reasons import Reasons

WELL, UNFINISHED = 0, 3
STATUS_COLOURS = {"holds": "32", "falls": "31", "open": "33"}
_PICTURES = ("svg", "png", "pdf")
_DATASETS = ("turtle", "jsonld", "nquads")


def run(options: Namespace) -> int:
    """Print what is asked; a search that its limit of time ended prints what it found, and gives exit code 3."""
    from argmap.semantics import evaluate_under

    asked = options.reasons or options.crux or options.dialogue or options.picture or options.rdf
    pictures = _format(options.picture, _PICTURES) if options.picture else ""
    datasets = _format(options.rdf, _DATASETS) if options.rdf else ""
    argument_map = pipeline.load(options.map)
    evaluation = evaluate_under(argument_map, evaluating.assumptions(argument_map, options, options.assume))
    if options.element is None and not asked:
        return _print_all(argument_map, evaluation, options)
    target = evaluating.target(argument_map, options.element)
    evaluation.explain(target, 0)  # refuses what has no verdict
    if not asked:
        return _print_tree(argument_map, evaluation, target, options)
    told = _ask(argument_map, evaluation, target, options)
    if options.picture:
        _draw(told, options, pictures)
    if options.rdf:
        from argmap.rdf.explanation import dump

        written = dump(argument_map, datasets, told.crux, told.reasons)
        write.write_file(Path(options.rdf), written.encode())
    if options.json:
        print_json(told.to_dict())
    else:
        print(told.to_text())
        for out in filter(None, (options.picture, options.rdf)):
            print(f"wrote {visible(out)}")
    return WELL if told.finished else UNFINISHED


@dataclass(frozen=True)
class _Told:
    """What was found out about one element."""

    evaluation: Evaluation
    target: str
    reasons: Reasons | None
    crux: Crux | None
    dialogue: Dialogue | None
    finished: bool  # whether no search was ended by the limit of time

    def to_text(self) -> str:
        """All of it, one part after the other."""
        parts = [found.to_text() for found in (self.reasons, self.crux, self.dialogue) if found is not None]
        return "\n\n".join("\n".join(visible(line) for line in part.split("\n")) for part in parts)

    def to_dict(self) -> dict[str, Any]:
        """All of it as plain data."""
        verdict = self.evaluation[self.target]
        told: dict[str, Any] = {"id": self.target, "status": verdict.status.value, "sentence": verdict.sentence}
        found = {"reasons": self.reasons, "crux": self.crux, "dialogue": self.dialogue}
        return told | {key: part.to_dict() for key, part in found.items() if part is not None}


def _ask(argument_map: ArgumentMap, evaluation: Evaluation, target: str, options: Namespace) -> _Told:
    """Find what the options ask for; a picture alone shows the reasons, a dataset alone both reasons and crux."""
    from argmap.semantics.budget import Budget
    from argmap.semantics.crux import crux_sets
    from argmap.semantics.dialogue import dialogue
    from argmap.semantics.reasons import reasons

    assumptions, budget = evaluation.assumptions, Budget(options.timeout or None)
    nothing = not (options.reasons or options.crux or options.dialogue)
    progress = Progress()
    why = crux = None
    if options.reasons or nothing or (options.picture and not options.crux):
        progress.say("looking for the smallest reasons ...")
        why = reasons(argument_map, target, assumptions, largest=options.largest, budget=budget)
    if options.crux or (nothing and options.rdf):
        progress.say("looking for the smallest sets of rejections ...")
        crux = crux_sets(argument_map, target, assumptions, largest=options.largest, budget=budget)
    progress.say("")
    finished = budget.left > 0 or all(found is None or found.complete for found in (why, crux))
    return _Told(evaluation, target, why, crux, dialogue(evaluation, target) if options.dialogue else None, finished)


def _draw(told: _Told, options: Namespace, format_name: str) -> None:
    """Draw the map with what was found pointed out, numbered as in the text."""
    from argmap.draw.emphasis import Emphasis
    from argmap.draw.own_theme import find_theme
    from argmap.draw.sheets.drawing import Drawing
    from argmap.views import Views

    evaluation = told.evaluation
    found: dict[str, list[str]] = {}
    for word, sets in (("reason", told.reasons), ("crux", told.crux)):
        for number, chosen in enumerate(sets.sets if sets else (), start=1):
            for id_ in sets.ordered(chosen) if sets else ():
                found.setdefault(id_, []).append(f"{word} {number}")
    words = {id_: _short(labels) for id_, labels in found.items()}
    words.setdefault(told.target, evaluation.status(told.target).value)
    if told.reasons and told.reasons.against:
        for id_ in (*told.reasons.against.reject, *told.reasons.against.grounds):
            words.setdefault(id_, "weak point" if id_ in told.reasons.against.reject else "against")
    views = Views(
        evaluation.map,
        evaluation.assumptions,
        drawing=Drawing(find_theme(options.theme)),
        emphasis=Emphasis(words, told.target),
    )
    write.write_file(Path(options.picture), pipeline.encode(views, format_name))


def _short(labels: list[str]) -> str:
    """Such as ``crux 1, 2``."""
    numbers: dict[str, list[str]] = {}
    for label in labels:
        word, _, number = label.partition(" ")
        numbers.setdefault(word, []).append(number)
    told = [f"{word} {', '.join(found[:3])}{' …' if len(found) > 3 else ''}" for word, found in numbers.items()]
    return ", ".join(told)


def _format(out: str, known: tuple[str, ...]) -> str:
    """The name of the format that the suffix of ``out`` tells, which must be one of ``known``."""
    return registry.format_of(out, [registry.format_named(name) for name in known]).name


def _print_all(argument_map: ArgumentMap, evaluation: Evaluation, options: Namespace) -> int:
    rows = [(s.id, evaluation[s.id]) for s in argument_map.statements]
    if options.json:
        print_json({id_: {"status": v.status.value, "sentence": v.sentence} for id_, v in rows})
    else:
        print(table(("statement", "verdict"), [(id_, v.sentence) for id_, v in rows]))
    return WELL


def _print_tree(argument_map: ArgumentMap, evaluation: Evaluation, target: str, options: Namespace) -> int:
    explanation = evaluation.explain(target)
    if options.json:
        print_json(explanation.to_dict())
        return WELL
    status = explanation.verdict.status.value
    print(paint(visible(explanation.line), STATUS_COLOURS[status], sys.stdout))
    for line in _provenance(argument_map, argument_map.elements[target]):
        print(f"  {line}")
    print()
    for level, each in list(explanation.walk())[1:]:
        print("  " * level + visible(each.line))
    return WELL


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
