"""``argmap evaluate``: verdicts under any semantics, and the verdicts of several readers side by side."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline, read
from argmap.cli.terminal import Progress, print_diagnostics, print_json, table, visible
from argmap.domain.diagnostics import ArgmapError, Diagnostic, UnknownNameError

if TYPE_CHECKING:
    from argmap.domain.model import ArgumentMap
    from argmap.semantics import Assumptions, Framework, Labelling, Status
    from argmap.semantics.budget import Budget

WELL, UNFINISHED = 0, 3
STRUCTURED = "structured"


def assumptions(argument_map: ArgumentMap, options: Namespace, file: str | None) -> Assumptions:
    """What ``file`` says and, where it speaks of the same element, rather what the other options say."""
    from argmap.semantics import Assumptions

    typed = Assumptions.of(options.reject, options.accept, options.contest)
    filed = Assumptions.from_json(read.read_text(file), file) if file else Assumptions()
    return pipeline.resolve(argument_map, filed).then(pipeline.resolve(argument_map, typed))


def target(argument_map: ArgumentMap, name: str | None) -> str:
    """The id of the element that is called ``name``, or of the thesis."""
    if name is not None:
        return pipeline.find_element(argument_map, name).id
    if argument_map.thesis is None:
        remedy = "Name a statement behind the map, or mark one as the #thesis."
        raise UnknownNameError(Diagnostic("no-thesis", "This map has no thesis.", None, remedy))
    return argument_map.thesis.id


def run(options: Namespace) -> int:
    """Answer what is asked; a limit of time ends in what was found until then, and in exit code 3."""
    from argmap.semantics.budget import Budget, BudgetError

    _check(options)
    argument_map = pipeline.load(options.map)
    budget = Budget(options.timeout or None)
    progress = Progress()
    progress.say("evaluating ...")
    try:
        if len(options.assume) > 1:
            _print_agreement(argument_map, options, budget, progress)
        elif options.semantics.startswith(STRUCTURED):
            _print_structured(argument_map, options, budget, progress)
        elif options.semantics == "grounded" and options.task is None:
            _print_grounded(argument_map, options, progress)
        else:
            return _Asking(argument_map, options, budget, progress).run()
    except BudgetError as error:
        progress.say("")
        print_diagnostics(error.diagnostics, as_json=options.json)
        return UNFINISHED
    return WELL


def _check(options: Namespace) -> None:
    """Refuse options that contradict each other."""
    grounded = options.semantics == "grounded" and options.task is None
    if len(options.assume) > 1 and not grounded:
        raise _refuse("Readers are compared by grounded semantics.", "Leave --semantics and --task out.")
    if options.semantics.startswith(STRUCTURED) and options.task:
        raise _refuse("The structured reading has no tasks; it judges every statement.", "Leave --task out.")


def _refuse(message: str, remedy: str) -> ArgmapError:
    return ArgmapError(Diagnostic("contradicting-options", message, None, remedy))


def _boxes(argument_map: ArgumentMap) -> list[str]:
    return [*(s.id for s in argument_map.statements), *(a.id for a in argument_map.arguments)]


def _one_reader(argument_map: ArgumentMap, options: Namespace) -> Assumptions:
    return assumptions(argument_map, options, options.assume[0] if options.assume else None)


def _print_grounded(argument_map: ArgumentMap, options: Namespace, progress: Progress) -> None:
    from argmap.semantics import evaluate_under
    from argmap.semantics.gradual import strengths

    assumed = _one_reader(argument_map, options)
    evaluation = evaluate_under(argument_map, assumed)
    strong = strengths(argument_map, assumptions=assumed)
    progress.say("")
    rows = [(id_, evaluation[id_], strong[id_]) for id_ in _boxes(argument_map)]
    if options.json:
        told = {
            id_: {"status": v.status.value, "reason": v.reason.value, "sentence": v.sentence, "strength": round(s, 6)}
            for id_, v, s in rows
        }
        print_json({"semantics": "grounded", "strength": strong.semantics.name, "statements": told})
        return
    lines = [(id_, v.status.value, f"{s:.2f}", v.sentence.partition(": ")[2]) for id_, v, s in rows]
    print(table(("statement", "status", "strength", "because"), lines))


def _print_structured(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> None:
    from argmap.semantics.structured import evaluate_structured

    semantics = options.semantics.removeprefix(STRUCTURED).lstrip("-") or "grounded"
    found = evaluate_structured(
        argument_map, _one_reader(argument_map, options), semantics=semantics, ordering=options.ordering, budget=budget
    )
    progress.say("")
    if options.json:
        print_json({"semantics": options.semantics, "arguments": len(found.arguments), "statements": dict(found)})
        return
    print(table(("statement", "standing"), [(id_, standing.value) for id_, standing in found.items()]))
    print(f"{_counted(len(found.arguments), 'argument')}, {_counted(len(found.defeats), 'defeat')}")


class _Asking:
    """A semantics with labellings, and what is asked of it."""

    def __init__(self, argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> None:
        from argmap.semantics import from_map

        self.options = options
        self.budget = budget
        self.progress = progress
        self.boxes = _boxes(argument_map)
        self.framework: Framework = from_map(argument_map).assuming(_one_reader(argument_map, options))
        self.semantics: str = options.semantics
        self.told: dict[str, Any] = {"semantics": self.semantics}

    def run(self) -> int:
        task = self.options.task or "prospects"
        self.told["task"] = task
        if task == "count":
            return self.count()
        if task in ("one", "all"):
            return self.show(1 if task == "one" else self.options.limit)
        return self.judge(task)

    def count(self) -> int:
        from argmap.semantics.dialectical import count

        found = count(self.framework, self.semantics, self.budget)
        self.progress.say("")
        if self.options.json:
            print_json(self.told | {"count": found.number, "exact": found.exact})
        else:
            print(found.number if found.exact else f"at least {found.number}: the time is up")
        return WELL if found.exact else UNFINISHED

    def judge(self, task: str) -> int:
        """What becomes of each statement in some or in all labellings."""
        from argmap.semantics.dialectical import prospects

        found = prospects(self.framework, self.semantics, self.boxes, self.budget)
        self.progress.say("")
        rows = {id_: _ANSWERS[task](statuses, id_ in found.settled) for id_, statuses in found.items()}
        if self.options.json:
            values = rows if task == "prospects" else {id_: _TRUTH[told] for id_, told in rows.items()}
            print_json(self.told | {"statements": values, "complete": found.complete})
        else:
            heading = {"credulous": "holds in some", "sceptical": "holds in all"}.get(task, "verdict")
            print(table(("statement", f"{heading} ({self.semantics})"), list(rows.items())))
            if not found.complete:
                print("The time is up: there may be more labellings than these verdicts are from.")
            elif found and not any(found.values()):
                print(f"There is no {self.semantics} labelling.")
        return WELL if found.complete else UNFINISHED

    def show(self, most: int) -> int:
        """Labellings one after the other, as they are found; of each the statements that grounded leaves open."""
        from argmap.semantics.budget import BudgetError
        from argmap.semantics.dialectical import labellings

        undecided = self.undecided()
        if not self.options.json:
            self.progress.say("")
            if len(undecided) < len(self.boxes):
                print(
                    f"Grounded decides {len(self.boxes) - len(undecided)} of {_counted(len(self.boxes), 'statement')}:"
                )
        shown: list[dict[str, str]] = []
        finished = complete = True
        stream = labellings(self.framework, self.semantics, self.budget)
        try:
            for labelling in self.at_most(stream, most + 1):
                complete = len(shown) < most
                if complete:
                    shown.append({id_: labelling.status[id_].value for id_ in self.boxes})
                    self.print_labelling(len(shown), {id_: shown[-1][id_] for id_ in undecided})
        except BudgetError:
            finished = complete = False
        self.progress.say("")
        self.print_end(shown, complete, finished)
        return WELL if finished else UNFINISHED

    def undecided(self) -> list[str]:
        """The statements that a labelling says something new of."""
        from argmap.semantics import grounded

        if self.semantics in ("grounded", "admissible"):
            return self.boxes
        decided = grounded(self.framework).round
        return [id_ for id_ in self.boxes if id_ not in decided]

    def at_most(self, stream: Iterator[Labelling], most: int) -> Iterator[Labelling]:
        from itertools import islice

        return islice(stream, most if self.options.task == "all" else 1)

    def print_labelling(self, number: int, statuses: dict[str, str]) -> None:
        if self.options.json:
            return
        self.progress.say("")
        print(f"{self.semantics} labelling {number}")
        for status in ("holds", "falls", "open"):
            ids = [id_ for id_, found in statuses.items() if found == status]
            if ids:
                print(f"  {status}: {visible(', '.join(ids))}")

    def print_end(self, shown: list[dict[str, str]], complete: bool, finished: bool) -> None:
        if self.options.json:
            print_json(self.told | {"labellings": shown, "complete": complete})
        elif not shown and finished:
            print(f"There is no {self.semantics} labelling.")
        elif not finished:
            print(f"At least {_counted(len(shown), 'labelling')}: the time is up.")
        elif not complete:
            print(f"There are more than these {len(shown)}: --limit shows more, --task count counts them.")


def _prospect(statuses: frozenset[Status], settled: bool) -> str:
    """What becomes of a statement over all labellings, in words."""
    if not statuses:
        return "no labelling" if settled else "?"
    if len(statuses) == 1 and settled:
        return f"{next(iter(statuses)).value} in all"
    return ", ".join(f"{name} in some" for name in ("holds", "falls", "open") if name in statuses)


def _credulous(statuses: frozenset[Status], settled: bool) -> str:
    return "yes" if "holds" in statuses else "no" if settled else "?"


def _sceptical(statuses: frozenset[Status], settled: bool) -> str:
    return "no" if not statuses <= {"holds"} else "yes" if settled else "?"


_ANSWERS = {"prospects": _prospect, "credulous": _credulous, "sceptical": _sceptical}
_TRUTH = {"yes": True, "no": False, "?": None}


def _print_agreement(argument_map: ArgumentMap, options: Namespace, budget: Budget, progress: Progress) -> None:
    from argmap.semantics.agreement import agree

    readers: dict[str, Assumptions] = {}
    for file in options.assume:
        stem = name = Path(file).stem
        while name in readers:  # two folders may hold files of one name
            name = f"{stem} ({len(readers) + 1})"
        readers[name] = assumptions(argument_map, options, file)
    found = agree(argument_map, readers, budget)
    progress.say("")
    if options.json:
        print_json(found.to_dict())
        return
    whole = found.agreed + len(found.partings)
    print(f"{len(readers)} readers agree on {found.agreed} of {_counted(whole, 'statement')}.")
    if found.partings:
        rows = [(parting.id, *(status.value for status in parting.statuses)) for parting in found.partings]
        print(f"\n{table(('statement', *found.readers), rows)}")
    if found.topics:
        rows = [(t.id, *(s or "-" for s in t.stances), _settled(t.settles, t.at_most)) for t in found.topics]
        print(f"\n{table(('assumption', *found.readers, 'settles'), rows)}")
    if found.first:
        element = argument_map.elements[found.first.id]
        title = getattr(element, "title", "") or found.first.id
        print(f"\nTalk first about: {visible(title)}")


def _settled(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
