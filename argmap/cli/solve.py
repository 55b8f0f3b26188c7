"""``argmap solve``: questions about abstract frameworks, asked and answered as in the ICCMA competitions."""

from __future__ import annotations

import sys

from argmap import __version__
from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import UNFINISHED, WELL
from argmap.cli.options import JSON, time_limit
from argmap.cli.values import path, whole
from argmap.domain.diagnostics import QueryError
from argmap.domain.semantics import BY_CODE
from argmap.domain.semantics import TASKS as KNOWN

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from argmap.semantics.abstract import tasks
    from argmap.semantics.abstract.graph import AttackGraph
    from argmap.semantics.abstract.semantics import Semantics
    from argmap.semantics.budget import Budget, BudgetError
    from argmap.semantics.parts import Count

TASKS = {task.code: task for task in KNOWN}
COMMAND = Command(
    (
        ("argmap solve -p DS-PR -f framework.af -a 7", "is argument 7 in every preferred extension?"),
        ("argmap solve -p SE-ST -f framework.apx", "one stable extension"),
        ("argmap solve -p EE-PR -f framework.tgf --timeout 10", "all preferred ones, or those found in 10 seconds"),
        ("argmap solve --problems", "list what can be asked"),
    ),
    (
        Argument(
            "-p",
            dest="problem",
            metavar="TASK",
            help=f"{', '.join(TASKS)}, a hyphen, and one of {', '.join(BY_CODE)} (see docs/reference/semantics.md)",
        ),
        Argument(
            "-f", dest="file", type=path, metavar="FILE", help="a framework (.af, .apx, .tgf), or a map of attacks"
        ),
        Argument("-a", dest="argument", metavar="ARG", help="the argument that DC and DS ask about"),
        Argument(
            "-fo",
            dest="format",
            choices=("af", "i23", "apx", "tgf"),
            help="format of the file (default: by its suffix)",
        ),
        time_limit(None),
        Argument(
            "--memory",
            metavar="MB",
            type=whole,
            help="stop when so much memory is used (default: three quarters of the machine's)",
        ),
        Argument("--limit", metavar="N", type=whole, help="print so many extensions of EE at most"),
        Argument("--problems", action="store_true", help="list what can be asked"),
        Argument("--formats", action="store_true", help="list the formats of -fo"),
        JSON,
    ),
    details="The options are those of the ICCMA competitions.",
)


def problems() -> tuple[str, ...]:
    """Return every problem that can be solved, such as ``DS-PR``."""
    return tuple(f"{task}-{code}" for code in BY_CODE for task in TASKS)


def run(options: Namespace) -> int:
    """Answer the question on standard output; 3 if a limit of time or memory came first."""
    import gc

    from argmap.cli.attack_graph import FORMATS
    from argmap.semantics.budget import Budget

    if options.problems or options.formats:
        print(f"[{','.join(problems() if options.problems else FORMATS)}]")
        return WELL
    if options.problem is None and options.file is None:
        print(f"argmap v{__version__}\nargmap contributors")
        return WELL
    task, semantics = _problem(options.problem)
    if options.file is None:
        raise QueryError.because("usage", "Which framework? No file is given.", "Name one: -f FILE")
    if options.argument is None and TASKS[task].about_one:
        raise QueryError.because("usage", f"{task} asks about an argument, and none is given.", "Name one: -a ARG")
    budget = Budget(options.timeout or None, options.memory or _most_memory())
    was_enabled = gc.isenabled()
    gc.disable()  # it would walk over the lists of arguments and clauses again and again, and find nothing
    try:
        return _solve(task, semantics, options, budget)
    finally:
        if was_enabled:
            gc.enable()


def _solve(task: str, semantics: Semantics, options: Namespace, budget: Budget) -> int:
    from argmap.cli.attack_graph import format_of, load
    from argmap.semantics.budget import BudgetError

    graph = load(options.file, options.format)
    form = "json" if options.json else format_of(options.file, options.format) or "map"
    answer = _Answer(options.problem, graph, form)
    try:
        _ask(answer, task, semantics, graph, options, budget)
    except BudgetError as error:
        answer.unfinished(error)
        return UNFINISHED
    return WELL if answer.complete else UNFINISHED


def _problem(typed: str | None) -> tuple[str, Semantics]:
    from argmap.semantics.abstract.semantics import SEMANTICS

    task, _, code = (typed or "").upper().partition("-")
    if task not in TASKS or code not in SEMANTICS:
        message = f"There is no problem {typed!r}." if typed else "What do you want to ask? No problem is given."
        known = f"{', '.join(TASKS)}, a hyphen, and one of {', '.join(SEMANTICS)}"
        raise QueryError.because("usage", message, f"Name one: -p and one of {known}, such as -p DS-PR.")
    return task, SEMANTICS[code]


def _ask(
    answer: _Answer, task: str, semantics: Semantics, graph: AttackGraph, options: Namespace, budget: Budget
) -> None:
    from argmap.cli.attack_graph import find_argument
    from argmap.semantics.abstract import tasks

    if TASKS[task].about_one:
        argument = find_argument(graph, options.argument)
        decide = tasks.credulous if task == "DC" else tasks.sceptical
        answer.decision(decide(graph, semantics, argument, budget))
    elif task == "SE":
        answer.one(tasks.one(graph, semantics, budget))
    elif task == "EE":
        answer.every(tasks.extensions(graph, semantics, budget), options.limit)
    else:
        answer.count(tasks.count(graph, semantics, budget))


class _Answer:
    """Prints an answer in one of three forms: of ICCMA 2023 (``af``), of the competitions before it, or JSON."""

    def __init__(self, problem: str, graph: AttackGraph, form: str) -> None:
        self.names = graph.names
        self.form = form
        self.data: dict[str, object] = {"problem": problem.upper()}
        self.partial = ""  # what may be said of the answer if it was not finished
        self.complete = True

    def decision(self, answer: tasks.Answer) -> None:
        witness = answer.witness
        if self.form == "json":
            self._json(accepted=answer.accepted, witness=None if witness is None else self._named(witness))
            return
        print("YES" if answer.accepted else "NO")
        if self.form == "af" and witness is not None:
            print(self._witness(witness))

    def one(self, extension: list[int] | None) -> None:
        if self.form == "json":
            self._json(extension=None if extension is None else self._named(extension))
        elif extension is None:
            print("NO")
        else:
            print(self._witness(extension) if self.form == "af" else self._bracketed(extension))

    def every(self, extensions: Iterator[list[int]], limit: int | None) -> None:
        self.partial = "There are at least these extensions."
        if self.form == "json":
            listed: list[list[str]] = []
            self.data["extensions"] = listed
            for extension in _first(extensions, limit):
                listed.append(self._named(extension))
            self._json(complete=limit is None or len(listed) < limit)
            return
        print("[", end="")
        for number, extension in enumerate(_first(extensions, limit)):
            print(("," if number else "") + self._bracketed(extension), end="", flush=True)
        print("]")

    def count(self, total: Count) -> None:
        self.complete = total.exact
        if self.form == "json":
            self._json(count=total.number)
        else:
            print(total.number)
        if not total.exact:
            print(f"argmap: a limit ended the search. There are at least {total.number}.", file=sys.stderr)

    def unfinished(self, error: BudgetError) -> None:
        """Close what was begun, and say on standard error why there is no more of it."""
        self.complete = False
        if self.form == "json":
            self._json()
        elif self.partial:
            print("]")
        for diagnostic in error.diagnostics:
            parts = (f"argmap: {diagnostic.message}", self.partial, diagnostic.remedy)
            print(" ".join(filter(None, parts)), file=sys.stderr)

    def _json(self, **more: object) -> None:
        from argmap.cli.terminal import print_json

        print_json({**self.data, "complete": self.complete, **more})

    def _named(self, extension: Iterable[int]) -> list[str]:
        return [self.names[a] for a in extension]

    def _witness(self, extension: list[int]) -> str:
        return _visible(" ".join(["w", *self._named(extension)]))

    def _bracketed(self, extension: list[int]) -> str:
        return _visible(f"[{','.join(self._named(extension))}]")


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    from argmap.cli.terminal import visible

    return visible(text)


def _first(extensions: Iterator[list[int]], limit: int | None) -> Iterator[list[int]]:
    from itertools import islice

    return extensions if limit is None else islice(extensions, limit)


def _most_memory() -> float | None:
    """Return three quarters of the machine's memory in MB, so that a search ends with a message and not with the machine."""
    import os

    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20 * 0.75
    except (AttributeError, ValueError, OSError):
        return None
