"""``argmap query``: what is asked of which map, how the answer is printed, and the list of bundled queries."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from dataclasses import asdict

from argmap import pipeline, read
from argmap.cli.terminal import print_json, table, visible, write_out
from argmap.domain.diagnostics import Diagnostic, QueryError

WELL = 0


def run(options: Namespace) -> int:
    """Print the answer to a query, or the list of bundled queries."""
    if options.list or options.map is None:
        return _list_queries(as_json=options.json)
    if options.query is None:
        raise QueryError(_half_told(options.map))
    text, timeout = pipeline.find_query(options.query)
    if options.timeout is not None:
        timeout = options.timeout
    result = pipeline.query(pipeline.load(options.map), text, _bindings(options.bind), timeout)
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


def _half_told(given: str) -> Diagnostic:
    """What to say where a map was named and no query, or a query and no map."""
    if os.path.exists(given):  # noqa: PTH110 - a whole query is no path, and here that is no error
        remedy = f"Add one: argmap query {read.shell_word(given)} QUERY (argmap query --list names the bundled ones)."
        return Diagnostic("no-query", "What do you want to ask? No query is given.", None, remedy)
    message = f"Which map? There is none called {given!r}, and a query is asked of a map."
    return Diagnostic("which-map", message, None, "Name the map first: argmap query MAP QUERY (. is this folder).")


def _bindings(given: list[str]) -> dict[str, str]:
    """What ``--bind NAME=ID ...`` says."""
    found = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name:
            message = f"{each!r} binds nothing."
            raise QueryError(Diagnostic("bad-binding", message, None, "Write NAME=ID, such as premise=army-not-ready."))
        found[name.lstrip("?$")] = value
    return found


def _list_queries(*, as_json: bool) -> int:
    from argmap import rdf

    queries = rdf.bundled_queries().values()
    if as_json:
        print_json([asdict(query) for query in queries])
    else:
        rows = [(q.name, q.question, ", ".join(f"{p.name}=ID" for p in q.parameters)) for q in queries]
        print(table(("query", "question", "--bind"), rows))
    return WELL
