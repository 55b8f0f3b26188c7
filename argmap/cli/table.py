"""The table of commands: what each takes, in one line what it does, and examples of it."""

from __future__ import annotations

from argmap.cli.argument import Argument, Command, dots, length, path, pixels, seconds, size, steps, whole

MAP = Argument(
    "map", type=path, metavar="MAP", help="a folder with a map.argdown, or a map file (.argdown, .ttl, .jsonld, .nq)"
)
TEXT = Argument(
    "--text", type=path, metavar="ARTICLE", help="your own copy of the article, which anchors are checked against"
)
REJECT = Argument(
    "--reject", metavar="ID", nargs="+", action="extend", default=[], help="statements to reject, by id or title"
)
ACCEPT = Argument(
    "--accept",
    metavar="ID",
    nargs="+",
    action="extend",
    default=[],
    help="statements to accept, whatever is against them",
)
CONTEST = Argument(
    "--contest",
    metavar="ID",
    nargs="+",
    action="extend",
    default=[],
    help="statements to leave open, whatever the map says",
)
JSON = Argument("--json", action="store_true", help="print JSON for programs")
ASSUME = Argument(
    "--assume", type=path, metavar="FILE", help='JSON: {"reject": [ID, ...], "accept": [...], "contest": [...]}'
)
TARGET = Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: the thesis")
GRADUAL = Argument(
    "--semantics",
    choices=("quadratic-energy", "df-quad", "euler-based", "h-categoriser"),
    default="quadratic-energy",
    help="how attack and support move a score (default: quadratic-energy; see docs/explanation/strength.md)",
)
PARTIAL = Argument(
    "--timeout",
    metavar="SECONDS",
    type=seconds,
    default=60.0,
    help="stop then, with what was found (default: 60; 0: never)",
)
SCORES = Argument(
    "--scores", type=path, metavar="FILE", help='JSON: base scores such as {"likely": 0.8, "thesis": 0.5}'
)

SEMANTICS = (
    "grounded",
    "admissible",
    "complete",
    "preferred",
    "two-valued",
    "stable",
    "structured",
    "structured-preferred",
)
SPARQL = Argument("--with-sparql", action="store_true", help="let the page answer SPARQL queries (it is 2 MB larger)")
LANGUAGE = Argument(
    "--language", choices=("en", "uk", "be"), default="", help="of all words but the map's own (default: the map's)"
)
PICTURE = (
    Argument(
        "--theme", metavar="NAME", default="light", help="light, dark, print, colour-blind ... or your .json file"
    ),
    Argument("--page", metavar="NAME", help="sheets: a4, a3, letter, slide, poster ..., also as a4-portrait"),
    Argument("--tile", action="store_true", help="cut one picture over several sheets, to be put together again"),
    Argument("--width", metavar="LENGTH", type=length, help="of the picture, such as 900 or 900px, or 170mm on paper"),
    Argument("--dpi", metavar="N", type=dots, help="dots to the inch of a PNG on paper (default: 200)"),
    Argument("--min-text", metavar="SIZE", type=size, help="smallest text, in pt on paper (7) or px on a screen (7)"),
    Argument("--root", metavar="ID", help="draw only this statement, by id or title, and what leads to it"),
    Argument("--depth", metavar="N", type=steps, help="draw so many steps, and say how many statements are left out"),
    Argument(
        "--strand",
        metavar="NAME",
        nargs="+",
        action="extend",
        default=[],
        help="draw these strands, and what they back",
    ),
    Argument("--text", choices=("titles", "full"), default="titles", help="what boxes say: titles, or whole claims"),
    Argument("--no-legend", action="store_true", help="leave out what lines and colours mean"),
    Argument("--no-source", action="store_true", help="leave out the line about the source"),
    Argument(
        "--font", metavar="PATH", nargs="+", action="extend", default=[], help="fonts for letters that ours lacks"
    ),
)

COMMANDS: tuple[Command, ...] = (
    Command(
        "build",
        "Write the page, the pictures and the dataset of each map, where they differ from what is there.",
        (
            ("argmap build graphs/lukashenko", "write index.html, map.svg, map.pdf, map.ttl ... into the folder"),
            ("argmap build", "build every map in graphs/ and an overview of them, or the map in this folder"),
            ("argmap build graphs/lukashenko --out site", "write into the folder site instead"),
        ),
        (
            Argument(
                "maps",
                type=path,
                metavar="MAP",
                nargs="*",
                help="maps, or folders of maps; default: graphs/, or this folder",
            ),
            Argument(
                "--out",
                type=path,
                metavar="DIR",
                help="folder to write into (with several maps: a folder in it for each)",
            ),
            Argument("--text", type=path, metavar="ARTICLE", help="your own copy of the article, to show in the page"),
            SPARQL,
            LANGUAGE,
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
            ("argmap explain graphs/lukashenko thesis --reasons", "what suffices for it, and the best case against"),
            (
                "argmap explain graphs/lukashenko thesis --crux --picture crux.svg",
                "what would turn it, also as a picture",
            ),
            ("argmap explain graphs/lukashenko thesis --dialogue", "the verdict as a dispute that one side wins"),
        ),
        (
            MAP,
            Argument(
                "element",
                metavar="ELEMENT",
                nargs="?",
                help="a statement, by id or title; default: all, or the thesis",
            ),
            Argument("--reasons", action="store_true", help="the fewest basic statements that suffice for the verdict"),
            Argument("--crux", action="store_true", help="the fewest statements to reject for the verdict to turn"),
            Argument("--dialogue", action="store_true", help="the moves by which proponent or opponent wins"),
            Argument(
                "--largest", metavar="N", type=whole, help="not only the smallest sets: all of up to N statements"
            ),
            Argument("--picture", metavar="FILE", type=path, help="draw that: .svg, .png or .pdf"),
            Argument("--theme", metavar="NAME", default="light", help="colours of the picture (default: light)"),
            Argument("--rdf", metavar="FILE", type=path, help="write reasons and crux as .ttl, .jsonld or .nq"),
            Argument(
                "--timeout", metavar="SECONDS", type=seconds, default=30.0, help="stop then (default: 30; 0: never)"
            ),
            REJECT,
            ACCEPT,
            CONTEST,
            ASSUME,
            JSON,
        ),
    ),
    Command(
        "evaluate",
        "Say what holds under a semantics of your choice, or where several readers part.",
        (
            ("argmap evaluate graphs/lukashenko", "what holds, why, and how strong it is"),
            ("argmap evaluate graphs/lukashenko --semantics preferred --contest sanctions", "all consistent verdicts"),
            (
                "argmap evaluate graphs/lukashenko --assume ann.json bob.json",
                "where Ann and Bob part, and what to discuss",
            ),
        ),
        (
            MAP,
            Argument(
                "--semantics",
                choices=SEMANTICS,
                default="grounded",
                help=f"{', '.join(SEMANTICS)} (default: grounded; see docs/explanation/semantics.md)",
                metavar="NAME",
            ),
            Argument(
                "--task",
                choices=("credulous", "sceptical", "one", "all", "count"),
                help="what holds in some labelling, or in all; one labelling, all, or how many there are",
            ),
            REJECT,
            ACCEPT,
            CONTEST,
            Argument(
                "--assume",
                type=path,
                metavar="FILE",
                nargs="+",
                action="extend",
                default=[],
                help='JSON: {"reject": [ID, ...], "accept": [...], "contest": [...]}; several files are several readers',
            ),
            Argument(
                "--ordering",
                choices=("last-link", "weakest-link"),
                default="last-link",
                help="how preferences rank arguments in the structured reading (default: last-link)",
            ),
            Argument("--limit", type=whole, metavar="N", default=20, help="labellings to show at most (default: 20)"),
            Argument(
                "--timeout", type=seconds, metavar="SECONDS", default=60.0, help="stop then (default: 60; 0: never)"
            ),
            JSON,
        ),
    ),
    Command(
        "solve",
        "Answer a question about an abstract argumentation framework, as in the ICCMA competitions.",
        (
            ("argmap solve -p DS-PR -f framework.af -a 7", "is argument 7 in every preferred extension?"),
            ("argmap solve -p SE-ST -f framework.apx", "one stable extension"),
            ("argmap solve -p EE-PR -f framework.tgf --timeout 10", "all preferred ones, or those found in 10 seconds"),
            ("argmap solve --problems", "list what can be asked"),
        ),
        (
            Argument("-p", dest="problem", metavar="TASK", help="DC, DS, SE, EE or CE, a hyphen and a semantics"),
            Argument(
                "-f", dest="file", type=path, metavar="FILE", help="a framework (.af, .apx, .tgf), or a map of attacks"
            ),
            Argument("-a", dest="argument", metavar="ARG", help="the argument that DC and DS ask about"),
            Argument(
                "-fo", dest="format", choices=("af", "i23", "apx", "tgf"), help="of the file (default: by its suffix)"
            ),
            Argument("--timeout", metavar="SECONDS", type=seconds, help="stop then (default: never)"),
            Argument(
                "--memory", metavar="MB", type=whole, help="stop there (default: three quarters of the machine's)"
            ),
            Argument("--limit", metavar="N", type=whole, help="of EE, print so many extensions at most"),
            Argument("--problems", action="store_true", help="list what can be asked"),
            Argument("--formats", action="store_true", help="list the formats of -fo"),
            JSON,
        ),
    ),
    Command(
        "strength",
        "Say how strong each statement is, from 0 to 1, by its hedge and by what speaks for and against it.",
        (
            ("argmap strength graphs/lukashenko", "the strength of every statement"),
            ("argmap strength graphs/lukashenko army-not-ready", "of one, and what moves it"),
            ("argmap strength graphs/lukashenko --probability", "the probability that the thesis holds"),
        ),
        (
            MAP,
            Argument("element", metavar="ELEMENT", nargs="?", help="a statement, by id or title; default: all"),
            GRADUAL,
            SCORES,
            Argument(
                "--probability", action="store_true", help="take scores for probabilities: how often does it hold?"
            ),
            Argument("--samples", metavar="N", type=whole, help="of --probability (default: 20000)"),
            Argument("--seed", metavar="N", type=whole, help="of the samples' chance (default: always the same)"),
            REJECT,
            ACCEPT,
            CONTEST,
            ASSUME,
            JSON,
        ),
    ),
    Command(
        "sensitivity",
        "Say which hedge or score matters most for a statement's strength, and draw it.",
        (
            ("argmap sensitivity graphs/lukashenko", "what moves the thesis, strongest first"),
            ("argmap sensitivity graphs/lukashenko army-not-ready --hedged", "among what is hedged"),
            ("argmap sensitivity graphs/lukashenko --picture tornado.svg", "also draw it"),
        ),
        (
            MAP,
            TARGET,
            Argument("--hedged", action="store_true", help="try only what the text hedges"),
            Argument("--most", metavar="N", type=whole, default=20, help="show so many (default: 20; --json has all)"),
            Argument(
                "--picture",
                metavar="OUT",
                nargs="+",
                action="extend",
                default=[],
                help="files to draw it in: .svg, .png or .pdf",
            ),
            Argument(
                "--theme",
                metavar="NAME",
                default="light",
                help="light, dark, print, colour-blind ... or your .json file",
            ),
            Argument("--width", metavar="PIXELS", type=pixels, help="width of a PNG"),
            GRADUAL,
            SCORES,
            PARTIAL,
            REJECT,
            ACCEPT,
            CONTEST,
            ASSUME,
            JSON,
        ),
    ),
    Command(
        "stability",
        "Say whether what is unknown could still change a verdict, and which of it.",
        (
            ("argmap stability graphs/lukashenko", "could anything hedged, open or contested turn the thesis?"),
            ("argmap stability graphs/lukashenko army-not-ready", "or this statement?"),
            ("argmap stability graphs/lukashenko dilemma --unknown horn-defeat choice", "could one of these?"),
        ),
        (
            MAP,
            TARGET,
            Argument(
                "--unknown",
                metavar="ID",
                nargs="+",
                action="extend",
                default=[],
                help="what is not known (default: what is hedged, open or contested)",
            ),
            PARTIAL,
            REJECT,
            ACCEPT,
            CONTEST,
            ASSUME,
            JSON,
        ),
    ),
    Command(
        "export",
        "Write a map as pictures, page, dataset or notation; the suffix tells which.",
        (
            ("argmap export graphs/lukashenko map.svg map.png map.pdf", "three pictures"),
            ("argmap export graphs/lukashenko poster.png --width 4000 --theme dark", "a large dark picture"),
            ("argmap export graphs/lukashenko handout.pdf --page a4 --theme print", "to be printed, as text that fits"),
            ("argmap export graphs/lukashenko army.svg --strand army --text full", "one strand, with whole claims"),
            ("argmap export graphs/lukashenko page.html --with-sparql", "a page that answers SPARQL queries"),
            ("argmap export graphs/lukashenko - --format turtle", "the dataset on standard output"),
        ),
        (
            MAP,
            Argument("out", type=path, metavar="OUT", nargs="+", help="files to write, or - for standard output"),
            Argument("--format", metavar="NAME", help="svg, png, pdf, html, turtle, jsonld, nquads or argdown"),
            *PICTURE,
            REJECT,
            ACCEPT,
            CONTEST,
            ASSUME,
            SPARQL,
            LANGUAGE,
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
            (
                "git config diff.argmap.command 'argmap diff --git'",
                "let git diff compare maps (see docs/howto/diff.md)",
            ),
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
