"""The table of commands: what each takes, in one line what it does, and examples of it."""

from __future__ import annotations

from argmap.cli.argument import Argument, Command, path, pixels, seconds

MAP = Argument(
    "map", type=path, metavar="MAP", help="a folder with a map.argdown, or a map file (.argdown, .ttl, .jsonld, .nq)"
)
TEXT = Argument(
    "--text", type=path, metavar="ARTICLE", help="your own copy of the article, which anchors are checked against"
)
REJECT = Argument(
    "--reject", metavar="ID", nargs="+", action="extend", default=[], help="statements to reject, by id or title"
)
JSON = Argument("--json", action="store_true", help="print JSON for programs")

COMMANDS: tuple[Command, ...] = (
    Command(
        "build",
        "Write the page, the pictures and the dataset of each map, where they differ from what is there.",
        (
            ("argmap build graphs/lukashenko", "write index.html, map.svg, map.pdf, map.ttl ... into the folder"),
            ("argmap build", "build every map in graphs/, or the one in this folder"),
            ("argmap build graphs/lukashenko --out site", "write into the folder site instead"),
        ),
        (
            Argument(
                "maps",
                type=path,
                metavar="MAP",
                nargs="*",
                help="folders or files; default: all in graphs/, or this folder",
            ),
            Argument(
                "--out",
                type=path,
                metavar="DIR",
                help="folder to write into (with several maps: a folder in it for each)",
            ),
            Argument("--text", type=path, metavar="ARTICLE", help="your own copy of the article, to show in the page"),
            JSON,
        ),
    ),
    Command(
        "check",
        "Say what is wrong or odd with a map: its notation, its structure, its dataset and its anchors.",
        (
            ("argmap check graphs/lukashenko", "exit code 0 if all is well, 1 if something was found"),
            ("argmap check graphs/lukashenko --text article.txt", "also compare every anchor with your copy"),
        ),
        (MAP, TEXT, JSON),
    ),
    Command(
        "query",
        "Answer a SPARQL query over a map's dataset.",
        (
            ("argmap query --list", "list the bundled queries"),
            ("argmap query graphs/lukashenko unanswered-objections", "run one of them"),
            ("argmap query graphs/lukashenko 'SELECT * { ?s argmap:supports ?o }' --format csv", "run your own"),
            ("argmap query graphs/lukashenko mine.rq --format json", "run one from a file"),
        ),
        (
            Argument("map", type=path, metavar="MAP", nargs="?", help="a folder with a map.argdown, or a map file"),
            Argument("query", metavar="QUERY", nargs="?", help="SPARQL, a .rq file, or the name of a bundled query"),
            Argument("--format", choices=("table", "csv", "json", "turtle"), default=None, help="of the answer"),
            Argument(
                "--bind", metavar="NAME=ID", nargs="+", action="extend", default=[], help="what a query's variable is"
            ),
            Argument("--list", action="store_true", help="list the bundled queries"),
            Argument(
                "--timeout",
                metavar="SECONDS",
                type=seconds,
                help="stop then (default: 30 for your own queries; 0: never)",
            ),
            JSON,
        ),
    ),
    Command(
        "explain",
        "Say whether a statement holds, and why.",
        (
            ("argmap explain graphs/lukashenko thesis", "the verdict on the thesis and what it rests on"),
            ("argmap explain graphs/lukashenko", "the verdict on every statement"),
            ("argmap explain graphs/lukashenko thesis --reject sanctions", "what if you reject that statement?"),
        ),
        (
            MAP,
            Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: all"),
            REJECT,
            JSON,
        ),
    ),
    Command(
        "export",
        "Write a map as pictures, page, dataset or notation; the suffix tells which.",
        (
            ("argmap export graphs/lukashenko map.svg map.png map.pdf", "three pictures"),
            ("argmap export graphs/lukashenko poster.png --width 4000 --theme dark", "a large dark picture"),
            ("argmap export graphs/lukashenko - --format turtle", "the dataset on standard output"),
        ),
        (
            MAP,
            Argument("out", type=path, metavar="OUT", nargs="+", help="files to write, or - for standard output"),
            Argument("--format", metavar="NAME", help="svg, png, pdf, html, turtle, jsonld, nquads or argdown"),
            Argument("--theme", metavar="NAME", default="light", help="colours: light or dark (default: light)"),
            Argument("--width", metavar="PIXELS", type=pixels, help="width of a PNG"),
            REJECT,
        ),
    ),
    Command(
        "convert",
        "Write a map in another notation, and say what that notation cannot say.",
        (
            ("argmap convert graphs/lukashenko map.ttl --lossy", "all but the comments, which are named"),
            ("argmap convert map.ttl map.argdown", "RDF back into Argdown; refused if anything would be lost"),
            ("argmap convert - - --from argdown --to turtle < map.argdown", "from standard input to standard output"),
        ),
        (
            Argument(
                "source",
                type=path,
                metavar="IN",
                help="a folder with a map.argdown, a map file, or - for standard input",
            ),
            Argument("out", type=path, metavar="OUT", help="the file to write, or - for standard output"),
            Argument("--lossy", action="store_true", help="write even if something is lost; the losses are warnings"),
            Argument("--from", dest="notation", metavar="NAME", help="the notation of IN (default: by its suffix)"),
            Argument("--to", dest="target", metavar="NAME", help="the notation of OUT (default: by its suffix)"),
            Argument("--json", action="store_true", help="print the list of losses as JSON"),
        ),
    ),
    Command(
        "diff",
        "Say what was added, removed, reworded, renamed or re-attached between two maps, in whatever notations.",
        (
            ("argmap diff old.argdown graphs/lukashenko", "exit code 0 if nothing differs, 1 if something does"),
            ("argmap diff map.ttl map.argdown --json", "the same for programs"),
            ("argmap diff old.argdown new.argdown --picture changes.svg", "also draw both maps in one, marked"),
            ("git config diff.argmap.command 'argmap diff --git'", "let git diff compare maps (see docs/diff.md)"),
        ),
        (
            Argument("before", metavar="BEFORE", help="a folder with a map.argdown, or a map file"),
            Argument("after", metavar="AFTER", nargs="?", help="another one"),
            Argument("more", metavar="ARG", nargs="*", help="what git adds, with --git only"),
            Argument(
                "--picture",
                metavar="OUT",
                nargs="+",
                action="extend",
                default=[],
                help="files to draw the changes in: .svg, .png or .pdf",
            ),
            Argument("--theme", metavar="NAME", default="light", help="colours: light, dark or print (default: light)"),
            Argument("--width", metavar="PIXELS", type=pixels, help="width of a PNG"),
            Argument("--git", action="store_true", help="take the arguments that git gives to a diff driver"),
            JSON,
        ),
    ),
    Command(
        "new",
        "Start a folder with a small map that builds at once.",
        (("argmap new graphs/mine", "write graphs/mine/map.argdown and retelling.md"),),
        (Argument("folder", type=path, metavar="DIR", help="a folder that does not exist yet or is empty"), JSON),
    ),
)
