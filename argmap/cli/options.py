"""The arguments and options that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from argmap.cli.command import Argument
from argmap.cli.values import path, pixels, port, seconds, whole

MAP = Argument(
    "map", type=path, metavar="MAP", help="a folder with a map.argdown, a map file, a pipe, or - for standard input"
)
FROM = Argument(
    "--from",
    dest="notation",
    metavar="NAME",
    help="the notation of the map (default: by its suffix, or by how the text begins)",
)
ARTICLE = Argument(
    "--article",
    "--text",
    type=path,
    metavar="FILE",
    help="your own copy of the article: every anchor is compared with it, and a page shows it",
)
ELEMENT = Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: the thesis")
JSON = Argument("--json", action="store_true", help="print JSON for programs")

REJECT, ACCEPT, CONTEST = (
    Argument(f"--{verb}", metavar="ID", nargs="+", action="extend", default=[], help=f"statements to {meaning}")
    for verb, meaning in (
        ("reject", "reject, by id or title"),
        ("accept", "accept, whatever is against them"),
        ("contest", "doubt: they are open, whatever the map says"),
    )
)
ASSUME = Argument(
    "--assume",
    type=path,
    metavar="FILE",
    help='the same from a JSON file: {"reject": [ID, ...], "accept": [...], "contest": [...]}',
)
ASSUMPTIONS = (REJECT, ACCEPT, CONTEST, ASSUME)

STANDARD = Argument(
    "--standard",
    metavar="NAME|ID=NAME",
    action="append",
    default=[],
    help="standard of proof of the map, or of one statement: no-objection, scintilla, preponderance, "
    "clear-and-convincing, beyond-reasonable-doubt (see docs/explanation/semantics.md)",
)
WEIGH = Argument(
    "--weigh",
    choices=("tally", "strongest"),
    default="",
    help="compare reasons and objections level by level (tally), or the weightiest alone",
)
FLOATING = Argument(
    "--floating", action="store_true", help="take as verdict what every way to settle what is open agrees on"
)
UNKNOWN = Argument(
    "--unknown",
    choices=("presume", "open"),
    default="",
    help="what becomes of statements that nobody is on record as saying",
)
WEIGHING = (STANDARD, WEIGH, FLOATING)
JUDGING = (*WEIGHING, UNKNOWN)

SCORES = Argument(
    "--scores", type=path, metavar="FILE", help='a JSON file with base scores, such as {"likely": 0.8, "thesis": 0.5}'
)

OUT = Argument(
    "--out",
    type=path,
    metavar="DIR",
    help="the folder to write into; what belongs to several maps or students gets folders in it",
)
SEED = Argument("--seed", metavar="N", type=whole, help="seed of what is left to chance (default: always the same)")
MOST_SHOWN = 20
MOST_LABELLINGS = 20  # that `evaluate --task all` shows
MOST = Argument(
    "--most", metavar="N", type=whole, help=f"show so many statements (default: {MOST_SHOWN}; --json has all)"
)
PICTURES = Argument(
    "--picture",
    type=path,
    metavar="OUT",
    nargs="+",
    action="extend",
    default=[],
    help="draw the result in these files: .svg, .png or .pdf",
)
THEME = Argument(
    "--theme",
    metavar="NAME",
    help="colours of what is drawn: light (default; print on sheets), dark, colour-blind ... or a .json file of yours",
)
ONTOLOGY = Argument(
    "--ontology",
    action="store_true",
    help="put the ontology and its alignments into the dataset, to ask for general classes",
)
WIDTH = Argument("--width", metavar="PIXELS", type=pixels, help="width of a PNG in pixels")
LANGUAGE = Argument(
    "--language",
    choices=("en", "uk", "be", "de", "fr", "es"),
    default="",
    help="language of everything but the map's own text (default: the map's)",
)
WORDS = Argument(
    "--words",
    type=path,
    metavar="FILE",
    help="say these words instead, of a language of your own (a JSON file, see docs/howto/languages.md)",
)
VECTORS = Argument(
    "--vectors",
    action="store_true",
    help="match claims by vectors of sentences as well, which free wordings need (argmap[vectors])",
)
TABLE = Argument("--out", type=path, metavar="CSV", help="write the table into a file that spreadsheets open as it is")
SEPARATOR = Argument(
    "--separator",
    choices=("comma", "semicolon", "tab"),
    help="what stands between columns: Excel in German, French and others wants a semicolon (default: comma)",
)
FOR_STUDENTS = Argument(
    "--for-students", action="store_true", help="ask about the reasoning of the map, and solve nothing"
)
SPARQL = Argument("--with-sparql", action="store_true", help="let the page answer SPARQL queries (it is 2 MB larger)")

NO_BROWSER = Argument("--no-browser", action="store_true", help="print the address, and open nothing")
PORT = Argument("--port", type=port, default=0, metavar="N", help="where to listen (default: a free port)")


def time_limit(default: float | None) -> Argument:
    """Return the option that ends a search after some seconds, with what was found until then."""
    usual = "never" if default is None else f"{default:g}; 0: never"
    return Argument(
        "--timeout",
        metavar="SECONDS",
        type=seconds,
        help=f"stop after so long, with what was found until then (default: {usual})",
    )


def seconds_left(typed: float | None, default: float) -> float | None:
    """Return the limit that ``--timeout`` sets; ``None`` if there is none."""
    return (default if typed is None else typed) or None
