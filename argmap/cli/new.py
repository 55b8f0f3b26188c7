"""``argmap new``: a folder with a small map to start from."""

from __future__ import annotations

import os
from argparse import Namespace

from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import WELL
from argmap.cli.options import JSON
from argmap.cli.terminal import print_json, shown_path, visible
from argmap.cli.useless import refuse_useless
from argmap.cli.values import path

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from pathlib import Path

COMMAND = Command(
    (
        ("argmap new graphs/mine", "write graphs/mine/map.argdown and retelling.md"),
        (
            "argmap new graphs/mine --text article.txt",
            "your text, its sentences numbered, nothing claimed yet",
        ),
        ("argmap new graphs/mine --text article.txt --draft", "and a claim for each sentence, to keep or delete"),
        (
            "argmap new graphs/mine --text article.txt --retell",
            "a text that may not be copied: tell it in your words",
        ),
    ),
    (
        Argument("folder", type=path, metavar="DIR", help="a folder that does not exist yet or is empty"),
        Argument("--text", type=path, metavar="FILE", help="a text, a paragraph a line: its sentences are numbered"),
        Argument(
            "--title",
            choices=("yes", "no"),
            help="with --text: whether the first line is a title, which needs no claim (default: if it looks like one)",
        ),
        Argument("--draft", action="store_true", help="with --text: one claim for each sentence, to keep or delete"),
        Argument(
            "--retell", action="store_true", help="with --text: write none of its words, only numbers and digests"
        ),
        JSON,
    ),
)


def run(options: Namespace) -> int:
    """Write the scaffold and say what to do next."""
    from pathlib import Path

    from argmap.scaffold import write_scaffold

    for name in ("title", "draft", "retell"):
        reason = "says what becomes of a text, and none is named."
        refuse_useless(options, name, useful=bool(options.text), reason=reason, remedy="add --text FILE.")
    if options.text:
        from argmap.read import read_named
        from argmap.scaffold.from_text import has_title, write_from_text

        article = read_named(options.text)
        titled = has_title(article) if options.title is None else options.title == "yes"
        choices = {"draft": options.draft, "retell": options.retell, "titled": titled}
        files = write_from_text(Path(options.folder), article, options.text, **choices)
    else:
        files = write_scaffold(Path(options.folder))
    if options.json:
        print_json({"written": [os.fspath(file.path) for file in files]})
        return WELL
    for file in files:
        print(f"wrote {shown_path(file.path)}")
    if options.text and options.title is None:
        print(
            "The first line is taken as the title (--title no if it is not)."
            if titled
            else "The first line is taken as part of the text (--title yes if it is the title)."
        )
    print("\n".join(_next(Path(options.folder), options)))
    return WELL


def _next(folder: Path, options: Namespace) -> list[str]:
    """Lines that say what one does with the files just written, as it is typed."""
    from argmap.read import shell_word
    from argmap.scaffold import FILES

    name, page = shell_word(folder), visible(str(folder / "index.html"))
    source, retelling = (visible(str(folder / file)) for file in FILES)
    steps = []
    if options.retell:
        steps.append(("", f"in {retelling}, say each sentence in your own words, in the place of …"))
    if options.text and not options.draft:
        steps.append(("", f"in {source}, write claims with the sentences that say them, {{at: p2 s1}}; or click:"))
    asked = "keep or delete each claim, in the browser" if options.draft else "write in the browser, beside the text"
    commands = [
        ("edit", asked),
        ("check", "what is wrong or still missing, by file and line"),
        ("build", f"the page, {page}, and the pictures"),
        ("explain", "what stands, and why"),
    ]
    steps += [(f"argmap {command} {name}", what) for command, what in commands]
    width = max(len(step) for step, _ in steps)
    return ["Next:", *(f"  {step:<{width}}  {what}" if step else f"  {what}" for step, what in steps)]
