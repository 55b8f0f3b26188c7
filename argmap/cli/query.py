"""``argmap query``: a SPARQL query, or a bundled one, over a map's dataset."""

from __future__ import annotations

import os
import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.inputs import STANDARD_INPUT, refuse_second_reading
from argmap.cli.options import FROM, JSON
from argmap.cli.terminal import print_json, table, visible, write_out
from argmap.cli.values import path, seconds
from argmap.domain.diagnostics import Diagnostic, QueryError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.rdf import Result

COMMAND = Command(
    (
        ("argmap query --list", "list the bundled queries"),
        ("argmap query graphs/lukashenko unanswered-objections", "run one of them"),
        ("argmap query graphs/lukashenko 'SELECT * { ?s argmap:supports ?o }' --format csv", "run your own"),
        ("argmap query graphs/lukashenko mine.rq --format json", "run one from a file"),
        ("argmap query graphs/lukashenko - < mine.rq", "run one from standard input"),
    ),
    (
        Argument(
            "map",
            type=path,
            metavar="MAP",
            nargs="?",
            help="a folder with a map.argdown, a map file, a corpus, a pipe, or - for standard input",
        ),
        Argument(
            "query",
            metavar="QUERY",
            nargs="?",
            help="SPARQL, a .rq file, the name of a bundled query, or - for standard input",
        ),
        FROM,
        Argument("--format", choices=("table", "csv", "json", "turtle"), default=None, help="format of the answer"),
        Argument(
            "--bind",
            metavar="NAME=ID",
            nargs="+",
            action="extend",
            default=[],
            help="give a variable of the query a value: an element by id or title",
        ),
        Argument("--list", action="store_true", help="list the bundled queries"),
        Argument(
            "--timeout",
            metavar="SECONDS",
            type=seconds,
            help="stop after so long (default: 30 for queries of your own; 0: never)",
        ),
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Print the answer to a query, or the list of bundled queries."""
    import shutil

    from argmap import pipeline, read

    if options.list or options.map is None:
        return _list_queries(as_json=options.json)
    if options.query is None:
        raise QueryError(_incomplete(options.map))
    refuse_second_reading([options.map, options.query])
    typed = read.read_standard_input() if options.query == STANDARD_INPUT else options.query
    text, timeout = pipeline.find_query(typed)
    if options.timeout is not None:
        timeout = options.timeout
    result = _ask(options.map, options.notation, text, _bindings(options.bind), timeout)
    form = "json" if options.json else options.format or ("table" if result.triples is None else "turtle")
    if form == "table":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
        print("\n".join(map(visible, result.to_table(width).splitlines())))
        if not len(result) and result.boolean is None:
            print("(no answer)", file=sys.stderr)
    else:
        write = {"csv": result.to_csv, "json": result.to_json, "turtle": result.to_turtle}[form]
        write_out(write().encode())
    return WELL


def _ask(name: str, notation: str | None, text: str, bindings: dict[str, str], timeout: float) -> Result:
    """Ask the map or the corpus called ``name``."""
    from argmap import pipeline
    from argmap.corpus import is_corpus

    if is_corpus(name):
        from argmap.corpus import Corpus

        return Corpus(name).query(text, bindings, timeout)
    return pipeline.query(pipeline.load(name, notation), text, bindings, timeout)


def _incomplete(typed: str) -> Diagnostic:
    """Say what is missing where a map was named and no query, or a query and no map."""
    from argmap.read import shell_word

    if os.path.exists(typed):  # noqa: PTH110 - a whole query is no path, and here that is no error
        remedy = f"Add one: argmap query {shell_word(typed)} QUERY (argmap query --list names the bundled ones)."
        return Diagnostic("no-query", "What do you want to ask? No query is given.", None, remedy)
    message = f"Which map? There is none called {typed!r}, and a query is asked of a map."
    return Diagnostic("which-map", message, None, "Name the map first: argmap query MAP QUERY (. is this folder).")


def _bindings(typed: list[str]) -> dict[str, str]:
    """Return what ``--bind NAME=ID ...`` says."""
    bindings = {}
    for binding in typed:
        name, equals, value = binding.partition("=")
        if not equals or not name:
            message = f"{binding!r} binds nothing."
            raise QueryError(Diagnostic("bad-binding", message, None, "Write NAME=ID, such as premise=army-not-ready."))
        bindings[name.lstrip("?$")] = value
    return bindings


def _list_queries(*, as_json: bool) -> int:
    from dataclasses import asdict

    from argmap import rdf

    queries = rdf.bundled_queries().values()
    if as_json:
        print_json([asdict(query) for query in queries])
    else:
        rows = [(q.name, q.question, ", ".join(f"{p.name}=ID" for p in q.parameters)) for q in queries]
        print(table(("query", "question", "--bind"), rows))
    return WELL
