"""``argmap corpus``: put thousands of maps into one folder, and look into it."""

from __future__ import annotations

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import FINDINGS, WELL
from argmap.cli.inputs import add_maps
from argmap.cli.options import JSON, ONTOLOGY, THEME
from argmap.cli.pictures import picture_formats, picture_of
from argmap.cli.terminal import Progress, print_diagnostics, print_json, table, terminal_width, visible, write_named
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path
from argmap.domain.diagnostics import ReadError, UnknownNameError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from argmap.corpus import Corpus, Entry, Outcome

ACTIONS = ("add", "remove", "list", "stats", "search", "same", "people", "link", "export")
COMMAND = Command(
    (
        ("argmap corpus add debates maps/", "put every map below a folder into the corpus debates"),
        ("argmap corpus list debates", "say which maps are in it"),
        ("argmap corpus stats debates", "count what is in it"),
        ("argmap corpus stats debates --picture debates.svg", "draw how large, deep and disputed its maps are"),
        ("argmap corpus search debates tax", "find the claims that have a word"),
        ("argmap corpus same debates", "find the claims that several maps make"),
        ("argmap corpus people debates", "find the people whom several maps name"),
        (
            "argmap corpus link debates --similar",
            "write both into the dataset, for the queries same-claims and same-people",
        ),
        ("argmap corpus export debates --to parquet tables", "write it as tables for DuckDB, Spark or pandas"),
        ("argmap query debates 'SELECT (COUNT(*) AS ?n) { ?c a argmap:Conflict }'", "ask all maps at once"),
    ),
    (
        Argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS)),
        Argument("store", metavar="STORE", type=path, help="the folder of the corpus, which add makes"),
        Argument("names", metavar="NAME", nargs="*", help="files and folders to add, files or ids to remove, words"),
        Argument(
            "--to",
            metavar=("FORMAT", "OUT"),
            nargs=2,
            help="for export: parquet, and the folder to write its tables into",
        ),
        Argument(
            "--picture",
            metavar="FILE",
            type=path,
            nargs="+",
            action="extend",
            default=[],
            help="for stats: draw sizes, depths, relations, schemes, verdicts and speakers, as .svg, .png or .pdf",
        ),
        THEME,
        Argument("--similar", action="store_true", help="for same and link: also claims that say nearly the same"),
        ONTOLOGY,
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Do what was asked with the corpus; adding ends with 1 if a file was refused."""
    from argmap.corpus import Corpus

    corpus = Corpus(options.store)
    formats = _check(options)
    if options.action == "add":
        return _add(corpus, options.names, as_json=options.json)
    if options.action == "export":
        return _export(corpus, options)
    if options.action == "link":
        return _link(corpus, options)
    if options.action == "remove":
        return _remove(corpus, options.names, as_json=options.json)
    if options.action == "stats":
        return _stats(corpus, options, formats)
    columns, rows = _rows(corpus, options)
    if options.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print("\n".join(map(visible, table(columns, rows, terminal_width()).splitlines())))
    return WELL


def _check(options: Namespace) -> list[str]:
    """Refuse options that the action has no use for, and names that it lacks; returns the formats of pictures."""
    reason = "says what to export, and nothing is exported."
    refuse_useless(options, "to", useful=options.action == "export", reason=reason, remedy="ask for export.")
    reason = "draws what stats counts, and something else is asked for."
    refuse_useless(options, "picture", useful=options.action == "stats", reason=reason, remedy="ask for stats.")
    reason = "says which claims count as the same, and none are compared."
    refuse_useless(options, "similar", useful=options.action in ("same", "link"), reason=reason, remedy="leave it out.")
    reason = "belongs to what link writes, and nothing is written."
    refuse_useless(options, "ontology", useful=options.action == "link", reason=reason, remedy="ask for link.")
    needs_names = options.action in ("add", "remove", "search")
    if needs_names and not options.names:
        message = f"What do you want to {options.action}? Nothing is named."
        remedy = f"Name it: argmap corpus {options.action} {options.store} ..."
        raise ReadError.because("nothing-named", message, remedy)
    return picture_formats(options)


def _rows(corpus: Corpus, options: Namespace) -> tuple[tuple[str, ...], Sequence[tuple[str, ...]]]:
    if options.action == "list":
        return ("id", "title", "statements", "file"), [_row(entry) for entry in corpus]
    if options.action == "search":
        return ("claim", "text"), corpus.search(" ".join(options.names))
    matches = corpus.same_people() if options.action == "people" else corpus.same_claims(similar=options.similar)
    if options.similar:
        rows = [(m.why, f"{m.likeness:.2f}", m.text, m.other, " ".join(m.members)) for m in matches]
        return ("why", "likeness", "text", "other", "members"), rows
    return ("why", "name" if options.action == "people" else "text", "members"), [
        (match.why, match.text, " ".join(match.members)) for match in matches
    ]


def _row(entry: Entry) -> tuple[str, str, str, str]:
    """A map as the list has it; one without a title or claims, or from an older corpus, is called after its file."""
    from pathlib import Path

    return entry.id, entry.title or Path(entry.file).stem, str(entry.statements), entry.file


def _add(corpus: Corpus, names: list[str], *, as_json: bool) -> int:
    outcomes = add_maps(corpus, names)
    counts = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in ("added", "changed", "unchanged")}
    refused = [outcome for outcome in outcomes if outcome.kind == "refused"]
    if as_json:
        print_json(counts | {"refused": [_refusal(outcome) for outcome in refused]})
    else:
        print_diagnostics([diagnostic for outcome in refused for diagnostic in outcome.diagnostics])
        print(", ".join(f"{count:,} {kind}" for kind, count in (counts | {"refused": len(refused)}).items()))
    return FINDINGS if refused else WELL


def _export(corpus: Corpus, options: Namespace) -> int:
    if options.to is None or options.to[0] != "parquet":
        message = "Export as what? A corpus is written as Parquet files."
        remedy = f"Type: argmap corpus export {options.store} --to parquet OUT"
        raise UnknownNameError.because("unknown-format", message, remedy)
    progress = Progress()
    names = corpus.export(options.to[1], lambda done, total: progress.say(f"{done:,} of {total:,} maps"))
    progress.say("")
    if options.json:
        print_json({"tables": names})
    else:
        print(f"wrote {visible(options.to[1])}: {', '.join(names)}")
    return WELL


def _stats(corpus: Corpus, options: Namespace, formats: list[str]) -> int:
    stats = corpus.stats()
    if options.picture:
        _draw(corpus, options, formats)
    if options.json:
        print_json({**stats, **corpus.distributions()})
    elif not options.picture:
        counts = [(name, f"{value:,}") for name, value in stats.items() if name != "suffixes"]
        print(table(("what", "how many"), counts))
    return WELL


def _draw(corpus: Corpus, options: Namespace, formats: list[str]) -> None:
    """Draw the distributions into each file."""
    svg = corpus.draw(options.theme or "light")
    for out, name in zip(options.picture, formats, strict=True):
        write_named(out, picture_of(svg, name))


def _link(corpus: Corpus, options: Namespace) -> int:
    count = corpus.link(similar=options.similar, ontology=options.ontology)
    if options.json:
        print_json({"matches": count})
    else:
        print(f"{count:,} matches: ask for them with same-people and same-claims")
    return WELL


def _refusal(outcome: Outcome) -> dict[str, object]:
    return {"file": outcome.file, "diagnostics": [diagnostic.to_dict() for diagnostic in outcome.diagnostics]}


def _remove(corpus: Corpus, names: list[str], *, as_json: bool) -> int:
    removed = corpus.remove(names)
    if as_json:
        print_json({"removed": removed})
    else:
        print(f"{len(removed):,} removed")
    return WELL if len(removed) == len(names) else FINDINGS
