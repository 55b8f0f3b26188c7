"""Output of ``argmap evaluate`` for a semantics with several labellings: one, all, their number, or what they share."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from typing import Any

from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import MOST_LABELLINGS
from argmap.cli.terminal import Progress, counted, print_json, table, visible
from argmap.domain.semantics import BY_NAME, GROUNDED
from argmap.semantics import Framework, Status, grounded
from argmap.semantics.budget import Budget, BudgetError
from argmap.semantics.dialectical import count, labellings, prospects


class Labellings:
    """The labellings of a framework under the semantics that ``options`` name, and what they ask of them."""

    def __init__(
        self, framework: Framework, boxes: list[str], options: Namespace, budget: Budget, progress: Progress
    ) -> None:
        self.framework = framework
        self.boxes = boxes
        self.options = options
        self.budget = budget
        self.progress = progress
        self.semantics: str = options.semantics
        self.data: dict[str, Any] = {"semantics": self.semantics}

    def print_answer(self) -> int:
        """Print the answer and return the exit code."""
        task = self.options.task or "prospects"
        self.data["task"] = task
        if task == "count":
            return self._count()
        if task in ("one", "all"):
            return self._show(1 if task == "one" else self.options.limit or MOST_LABELLINGS)
        return self._judge(task)

    def _count(self) -> int:
        total = count(self.framework, self.semantics, self.budget)
        self.progress.say("")
        if self.options.json:
            print_json(self.data | {"count": total.number, "exact": total.exact})
        else:
            print(total.number if total.exact else f"at least {total.number}: the time is up")
        return WELL if total.exact else UNFINISHED

    def _judge(self, task: str) -> int:
        """Print what becomes of each statement in some or in all labellings."""
        outcomes = prospects(self.framework, self.semantics, self.boxes, self.budget)
        self.progress.say("")
        rows = {id_: _ANSWERS[task](statuses, id_ in outcomes.settled) for id_, statuses in outcomes.items()}
        if self.options.json:
            values = rows if task == "prospects" else {id_: _TRUTH[answer] for id_, answer in rows.items()}
            print_json(self.data | {"statements": values, "complete": outcomes.complete})
        else:
            heading = {"credulous": "holds in some", "sceptical": "holds in all"}.get(task, "verdict")
            print(table(("statement", f"{heading} ({self.semantics})"), list(rows.items())))
            if not outcomes.complete:
                print("The time is up: there may be more labellings than these verdicts are from.")
            elif outcomes and not any(outcomes.values()):
                print(f"There is no {self.semantics} labelling.")
        return WELL if outcomes.complete else UNFINISHED

    def _show(self, most: int) -> int:
        """Print labellings one after the other, as they are found; of each the statements that grounded leaves open."""
        undecided = self._undecided()
        if not self.options.json:
            self.progress.say("")
            if len(undecided) < len(self.boxes):
                print(
                    f"Grounded decides {len(self.boxes) - len(undecided)} of {counted(len(self.boxes), 'statement')}:"
                )
        shown: list[dict[str, str]] = []
        finished = complete = True
        stream = labellings(self.framework, self.semantics, self.budget)
        try:
            for labelling in islice(stream, most + 1 if self.options.task == "all" else 1):
                complete = len(shown) < most
                if complete:
                    shown.append({id_: labelling.status[id_].value for id_ in self.boxes})
                    self._print_labelling(len(shown), {id_: shown[-1][id_] for id_ in undecided})
        except BudgetError:
            finished = complete = False
        self.progress.say("")
        self._print_end(shown, complete, finished)
        return WELL if finished else UNFINISHED

    def _undecided(self) -> list[str]:
        """Return the statements that a labelling says something new of: all, if grounded decides every one."""
        if self.semantics == GROUNDED or not BY_NAME[self.semantics].complete:
            return self.boxes
        decided = grounded(self.framework).round
        return [id_ for id_ in self.boxes if id_ not in decided] or self.boxes

    def _print_labelling(self, number: int, statuses: dict[str, str]) -> None:
        if self.options.json:
            return
        self.progress.say("")
        print(f"{self.semantics} labelling {number}")
        for status in ("holds", "falls", "open"):
            ids = [id_ for id_, value in statuses.items() if value == status]
            if ids:
                print(f"  {status}: {visible(', '.join(ids))}")

    def _print_end(self, shown: list[dict[str, str]], complete: bool, finished: bool) -> None:
        if self.options.json:
            print_json(self.data | {"labellings": shown, "complete": complete})
        elif not shown and finished:
            print(f"There is no {self.semantics} labelling.")
        elif not finished:
            print(f"At least {counted(len(shown), 'labelling')}: the time is up.")
        elif not complete:
            print(f"There are more than these {len(shown)}: --limit shows more, --task count counts them.")


def _prospect(statuses: frozenset[Status], settled: bool) -> str:
    """Return what becomes of a statement over all labellings, in words."""
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
