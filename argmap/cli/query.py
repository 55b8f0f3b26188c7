"""``argmap query``: a SPARQL query, or a bundled one, over a map's dataset."""

from __future__ import annotations

import os
import sys

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import STANDARD_INPUT, add_maps, refuse_second_reading
from argmap.cli.options import FROM, JSON, ONTOLOGY
from argmap.cli.pictures import draw, picture_format
from argmap.cli.terminal import print_diagnostics, print_json, table, terminal_width, visible, write_named, write_out
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path, seconds, whole
from argmap.domain.diagnostics import Diagnostic, QueryError, ReadError
from argmap.rdf.result_formats import FORMATS, format_of

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace

    from argmap.domain.model import ArgumentMap
    from argmap.rdf import Result

COMMAND = Command(
    (
        ("argmap query --list", "list the bundled queries"),
        ("argmap query graphs/lukashenko unanswered-objections", "run one of them"),
        ("argmap query graphs/lukashenko 'SELECT * { ?s argmap:supports ?o }' --format csv", "run your own"),
        ("argmap query graphs/lukashenko mine.rq --format json", "run one from a file"),
        ("argmap query graphs/lukashenko undercuts --draw undercuts.svg", "also draw the map with what was found"),
        ("argmap query graphs/lukashenko verdicts --out verdicts.parquet", "write the answer as its suffix says"),
        ("argmap query graphs/lukashenko - < mine.rq", "run one from standard input"),
        ("argmap query graphs roles", "ask all maps below a folder as one"),
        ("argmap query --endpoint http://localhost:8080/sparql strands", "ask a server: argmap serve, or any other"),
    ),
    (
        Argument(
            "--endpoint",
            metavar="URL",
            help="ask the SPARQL endpoint there, such as that of argmap serve, instead of a map",
        ),
        Argument(
            "map",
            type=path,
            metavar="MAP",
            nargs="?",
            help="a folder with a map.argdown, a map file, a folder of maps, a corpus, a pipe, or - for standard input; "
            "several are asked as one",
        ),
        Argument(
            "query",
            metavar="QUERY",
            nargs="*",
            help="SPARQL in quotation marks, a file or pipe with it, the name of a bundled query, or - for standard input",
        ),
        FROM,
        Argument("--format", choices=tuple(FORMATS), default=None, help="format of the answer"),
        Argument("--out", metavar="FILE", type=path, help="write the answer into a file, in the format of its suffix"),
        Argument(
            "--draw",
            dest="picture",
            metavar="FILE",
            type=path,
            nargs="+",
            action="extend",
            default=[],
            help="draw the map and point out what the answer names, as .svg, .png or .pdf",
        ),
        Argument(
            "--bind",
            metavar="NAME=ID",
            nargs="+",
            action="extend",
            default=[],
            help="give a variable of the query a value: an element by id or title",
        ),
        ONTOLOGY,
        Argument("--list", action="store_true", help="list the bundled queries"),
        Argument(
            "--timeout",
            metavar="SECONDS",
            type=seconds,
            help="stop after so long (default: 30 for queries of your own; 0: never)",
        ),
        Argument(
            "--memory", metavar="MB", type=whole, help="stop when it needs so much memory (default: 1000 for your own)"
        ),
        Argument("--max-rows", metavar="NUMBER", type=whole, help="refuse an answer of more rows (default: 200000)"),
        Argument(
            "--engine",
            choices=("oxigraph", "oxilite"),
            help="for a corpus: what answers (oxilite needs argmap[oxilite], and makes a copy of the corpus first)",
        ),
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Print the answer to a query, or the list of bundled queries."""
    from argmap import pipeline
    from argmap.corpus import is_corpus

    if options.list or options.map is None:
        return _list_queries(as_json=options.json)
    if options.endpoint:
        return _ask_endpoint(options)
    maps, asked = _sorted(options.map, options.query)
    refuse_second_reading([*maps, asked])
    if len(maps) > 1 or is_corpus(maps[0]) or _holds_maps(maps[0]):
        return _ask_many(maps, asked, options)
    form, formats = _form(options), [picture_format(out) for out in options.picture]
    reason = "is for corpora, and this is one map."
    refuse_useless(options, "engine", useful=False, reason=reason, remedy="name a corpus.")
    bindings, limits = _bindings(options.bind), {"memory": options.memory, "max_rows": options.max_rows}
    argument_map = pipeline.load(maps[0], options.notation)
    store = pipeline.dataset(argument_map, ontology=options.ontology)
    result = pipeline.query(argument_map, asked, bindings, options.timeout, store=store, **limits)
    _write(result, form, options.out)
    if options.picture:
        _draw(argument_map, result, options.picture, formats)
    return WELL


def _sorted(first: str, rest: list[str]) -> tuple[list[str], str]:
    """Return the maps and the query that were typed; raises ``QueryError`` for what is neither."""
    from argmap.read import shell_word

    if not rest or os.path.isdir(rest[-1]):  # noqa: PTH112 - a whole query is no path, and here that is no error
        raise QueryError(_incomplete(first))
    maps, asked = [first, *rest[:-1]], rest[-1]
    for name in maps if len(maps) > 1 else ():
        if name != STANDARD_INPUT and not os.path.exists(name):  # noqa: PTH110 - as above
            message = (
                f"There is no map called {name!r}. Of several inputs the last is the query, and the others are maps."
            )
            remedy = (
                f"Check the name, or put the query in quotation marks: argmap query {shell_word(first)} 'SELECT ...'."
            )
            raise QueryError.because("no-such-map", message, remedy)
    return maps, asked


def _holds_maps(typed: str) -> bool:
    """Return whether ``typed`` is a folder that is no map itself but has several in it or below it."""
    from itertools import islice
    from pathlib import Path

    from argmap.corpus.intake import files_in
    from argmap.map_files import SOURCE

    folder = Path(typed)
    if not os.path.isdir(typed) or (folder / SOURCE).exists():  # noqa: PTH112 - as above
        return False
    return len(list(islice(files_in([folder]), 2))) > 1


def _ask_many(maps: list[str], asked: str, options: Namespace) -> int:
    """Print the answer over a corpus, or over maps that are put into one for as long as it takes."""
    from tempfile import TemporaryDirectory

    from argmap.corpus import Corpus, is_corpus
    from argmap.lookup import find_query

    _refuse_picture(options.picture)
    _refuse_ontology(options)
    if options.notation:
        message = "--from is for a single map; of several, each says by its suffix what it is."
        raise QueryError.because("useless-from", message, "Leave --from out, or ask that file alone.")
    if len(maps) > 1 and (corpora := [name for name in maps if is_corpus(name)]):
        message = f"{corpora[0]} is a corpus, and a corpus is asked alone."
        raise QueryError.because("corpus-and-maps", message, "Add the maps to it (argmap corpus add), and ask that.")
    form, bindings = _form(options), _bindings(options.bind)
    text, seconds = find_query(asked)  # once, since it may be a pipe, and before all maps are read for nothing
    question = text if seconds else asked  # a bundled one keeps its limits

    def answer(corpus: Corpus) -> None:
        limits = {"memory": options.memory, "max_rows": options.max_rows, "engine": options.engine or "oxigraph"}
        result = corpus.query(question, bindings, options.timeout, **limits)
        _write(result, form, options.out)

    if is_corpus(maps[0]) and len(maps) == 1:
        answer(Corpus(maps[0]))
        return WELL
    with TemporaryDirectory(prefix="argmap-") as folder:
        corpus = Corpus(folder)
        outcomes = add_maps(corpus, maps)
        refused = [outcome for outcome in outcomes if outcome.kind == "refused"]
        if len(refused) == len(outcomes):
            raise ReadError(*(diagnostic for outcome in refused for diagnostic in outcome.diagnostics))
        print_diagnostics([diagnostic for outcome in refused for diagnostic in outcome.diagnostics])
        answer(corpus)
    return FINDINGS if refused else WELL


def _ask_endpoint(options: Namespace) -> int:
    """Print what an endpoint answers; what stands where a map is named otherwise is the query."""
    from argmap.lookup import find_query
    from argmap.rdf.remote import ask

    if options.query:
        message = "An endpoint is asked about all that it has, and a map is named beside it."
        raise QueryError.because("endpoint-and-map", message, "Leave the map out: argmap query --endpoint URL QUERY.")
    _refuse_picture(options.picture)
    form = _form(options)
    text, seconds = find_query(options.map)
    result = ask(
        options.endpoint,
        text,
        _bindings(options.bind),
        seconds if options.timeout is None else options.timeout,
        memory=options.memory,
        max_rows=options.max_rows,
    )
    _write(result, form, options.out)
    return WELL


def _form(options: Namespace) -> str:
    """Return the format that is asked for, "" for none."""
    return "json" if options.json else options.format or (format_of(options.out) if options.out else "")


def _write(result: Result, form: str, out: str | None) -> None:
    """Write the answer into the file ``out``, or else print it."""
    form = form or ("table" if result.triples is None else "turtle")
    if out:
        write_named(out, result.encode(form))
    elif form == "table":
        print("\n".join(map(visible, result.to_table(terminal_width()).splitlines())))
    else:
        write_out(result.encode(form))
    if not len(result) and result.boolean is None and (out or form == "table"):
        print("(no answer)", file=sys.stderr)
    for reason in result.reasons:
        print(visible(reason), file=sys.stderr)


def _draw(argument_map: ArgumentMap, result: Result, outs: list[str], formats: list[str]) -> None:
    """Draw the map with what the answer names pointed out."""
    from argmap import pictures
    from argmap.views import Views

    views = Views(argument_map, emphasis=pictures.emphasis_of(argument_map, result))
    for out, format_name in zip(outs, formats, strict=True):
        draw(views, out, format_name)


def _refuse_ontology(options: Namespace) -> None:
    from argmap.read import shell_word

    remedy = f"put it into the corpus: argmap corpus link {shell_word(options.map)} --ontology."
    refuse_useless(options, "ontology", useful=False, reason="is for a single map.", remedy=remedy)


def _refuse_picture(outs: list[str]) -> None:
    if outs:
        message = "An answer over many maps has no picture, only a map has."
        raise QueryError.because("useless-draw", message, "Ask one map, or leave --draw out.")


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
            raise QueryError.because("bad-binding", message, "Write NAME=ID, such as premise=army-not-ready.")
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
        print(table(("query", "question", "--bind"), rows, terminal_width()))
    return WELL
