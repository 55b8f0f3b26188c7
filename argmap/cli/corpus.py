"""``argmap corpus``: put thousands of maps into one folder, and look into it."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.options import JSON
from argmap.cli.terminal import Progress, print_diagnostics, print_json, table, visible
from argmap.cli.values import path
from argmap.domain.diagnostics import Diagnostic, ReadError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from argmap.corpus import Corpus, Outcome

ACTIONS = ("add", "remove", "list", "stats", "search", "same")
COMMAND = Command(
    (
        ("argmap corpus add debates maps/", "put every map below a folder into the corpus debates"),
        ("argmap corpus list debates", "say which maps are in it"),
        ("argmap corpus stats debates", "count what is in it"),
        ("argmap corpus search debates tax", "find the claims that have a word"),
        ("argmap corpus same debates", "find the claims that several maps make"),
        ("argmap query debates 'SELECT (COUNT(*) AS ?n) { ?c a argmap:Conflict }'", "ask all maps at once"),
    ),
    (
        Argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS)),
        Argument("store", metavar="STORE", type=path, help="the folder of the corpus, which add makes"),
        Argument("names", metavar="NAME", nargs="*", help="files and folders to add, files or ids to remove, words"),
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Do what was asked with the corpus; adding ends with 1 if a file was refused."""
    from argmap.corpus import Corpus

    corpus = Corpus(options.store)
    needs_names = options.action in ("add", "remove", "search")
    if needs_names and not options.names:
        message = f"What do you want to {options.action}? Nothing is named."
        remedy = f"Name it: argmap corpus {options.action} {options.store} ..."
        raise ReadError(Diagnostic("nothing-named", message, None, remedy))
    if options.action == "add":
        return _add(corpus, options.names, as_json=options.json)
    if options.action == "remove":
        return _remove(corpus, options.names, as_json=options.json)
    if options.action == "stats":
        stats = corpus.stats()
        if options.json:
            print_json(stats)
        else:
            counts = [(name, f"{value:,}") for name, value in stats.items() if name != "suffixes"]
            print(table(("what", "how many"), counts))
        return WELL
    columns, rows = _rows(corpus, options)
    if options.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print("\n".join(map(visible, table(columns, rows).splitlines())))
    return WELL


def _rows(corpus: Corpus, options: Namespace) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    if options.action == "list":
        rows = [(e.id, e.title, str(e.statements), e.file) for e in corpus]
        return ("id", "title", "statements", "file"), rows
    if options.action == "search":
        return ("claim", "text"), corpus.search(" ".join(options.names))
    return ("why", "claims"), [(why, " ".join(claims)) for why, claims in corpus.same_claims()]


def _add(corpus: Corpus, names: list[str], *, as_json: bool) -> int:
    progress = Progress()
    outcomes = corpus.add(names, lambda outcome, done, total: progress.say(f"{done:,} of {total:,}: {outcome.file}"))
    progress.say("")
    counts = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in ("added", "changed", "unchanged")}
    refused = [outcome for outcome in outcomes if outcome.kind == "refused"]
    if as_json:
        print_json(counts | {"refused": [_refusal(outcome) for outcome in refused]})
    else:
        print_diagnostics([diagnostic for outcome in refused for diagnostic in outcome.diagnostics])
        print(", ".join(f"{count:,} {kind}" for kind, count in (counts | {"refused": len(refused)}).items()))
    return FINDINGS if refused else WELL


def _refusal(outcome: Outcome) -> dict[str, object]:
    return {"file": outcome.file, "diagnostics": [diagnostic.to_dict() for diagnostic in outcome.diagnostics]}


def _remove(corpus: Corpus, names: list[str], *, as_json: bool) -> int:
    removed = corpus.remove(names)
    if as_json:
        print_json({"removed": removed})
    else:
        print(f"{len(removed):,} removed")
    return WELL if len(removed) == len(names) else FINDINGS
