#!/usr/bin/env python3
"""Write every page of the docs that follows from the code: commands, formats, model, semantics, queries, ontology, pictures.

The command line is described from the commands and not from argparse's output, which differs between versions of Python.
``tests/unit/test_docs.py`` says which page is stale.
"""

from __future__ import annotations

import sys
from enum import Enum, EnumType
from pathlib import Path

from argmap import pipeline
from argmap.cli import catalogue
from argmap.cli.catalogue import load_command
from argmap.cli.command import Argument, Command
from argmap.cli.exit_codes import MEANINGS
from argmap.cli.parser import ABOUT
from argmap.domain import model
from argmap.domain.expressiveness import EVERYTHING, MODEL, Feature
from argmap.domain.fields import FIELDS, Field, plain
from argmap.domain.format import Format
from argmap.draw.document import handout_pdf
from argmap.draw.document.gaps import Choice, worksheet
from argmap.draw.page.records import RECORDS, Record, name_of
from argmap.pipeline import load
from argmap.registry import FORMATS
from argmap.views import Views

sys.path.insert(0, str(Path(__file__).parent))
from tables import filled, wrapped

BAR = "\\|"  # a bar that does not end a cell
HERE = Path(__file__).parent
MADE = "<!-- written by docs/generate.py (make docs); do not edit -->"
WORDS = {  # what a field can hold, by the model's annotation
    **{
        "str": "text",
        "bool": "yes or no",
        "int": "whole number",
        "float": "number",
        "date": "date",
        "Extra": "anything",
    },
    **{"Mapping[str, str]": "labels by name", "tuple[str, str]": "pair of texts"},
}
IN_JS = {"str": "string", "bool": "boolean", "int": "number", "float": "number", "None": "null"}
GROUPS = {  # the first feature of each group -> its heading
    Feature.MAP_ID: "The map as a whole",
    Feature.ORDER: "Statements",
    Feature.ARGUMENTS: "Arguments and relations",
}


def reference() -> str:
    """Return the page of commands as Markdown."""
    parts = ["# The command line", MADE, ABOUT, "Every command understands `--help`."]
    for title, commands in catalogue.GROUPS.items():
        if commands:
            listed = [f"- [`argmap {name}`](#argmap-{name}): {summary}" for name, summary in commands.items()]
            parts += [f"**{title}**", "\n".join(listed)]
    codes = [f"| {code} | {meaning} |" for code, meaning in MEANINGS.items()]
    parts += [
        "## Exit codes",
        "\n".join(["| code | meaning |", "|---:|---|", *codes]),
        "Diagnostics name file, line, column, reason and remedy, and go to standard error; those that `check` was asked"
        " for go to standard output. Colour is used on a terminal only, and not if `NO_COLOR` is set.",
        *(_command(name, load_command(name).COMMAND) for name in catalogue.NAMES),
        "The formats and what each of them can say stand in [formats.md](formats.md).",
    ]
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: Command) -> str:
    usage = " ".join(["argmap", name, *map(_usage, command.arguments)])
    lines = [f"## argmap {name}", f"{catalogue.SUMMARIES[name]} {command.details}".strip(), f"    {usage}"]
    rows = [
        f"| `{_spelling(a).replace('|', BAR)}` | {a.settings['help'].replace('|', BAR)} |" for a in command.arguments
    ]
    lines.append("\n".join(["| argument | meaning |", "|---|---|", *rows]))
    lines.append("\n".join(f"- `{command_line}`: {effect}" for command_line, effect in command.examples))
    return "\n\n".join(lines)


def _spelling(argument: Argument) -> str:
    name, settings = argument.names[0], argument.settings
    if not name.startswith("-"):
        return str(settings["metavar"])
    value = settings.get("metavar") or "|".join(settings.get("choices", ()))
    more = " ..." if settings.get("nargs") == "+" else ""
    return f"{name} {value}{more}".strip()


def _usage(argument: Argument) -> str:
    spelled, many = _spelling(argument), argument.settings.get("nargs", "")
    if spelled.startswith("-"):
        return f"[{spelled}]"
    return {"*": f"[{spelled} ...]", "+": f"{spelled} ...", "?": f"[{spelled}]"}.get(many, spelled)


def formats() -> str:
    """The page of formats as Markdown."""
    notations = [known for known in FORMATS if known.carries is not None]
    parts = [
        "# Formats, and what they cannot say",
        MADE,
        "Any row that is read can be converted to any notation that is written: `argmap convert IN OUT`. What OUT cannot"
        " say is listed with file, line and column, and nothing is written unless you add `--lossy`. Pictures and pages"
        " are drawn, not converted: `argmap export`.",
        _formats(),
        "A test writes many maps in every notation and reads them back: what comes back is the map without what the table"
        " below says is lost, and nothing else is missing. A suffix that several formats share is told apart by what stands"
        " in the file; `--from` and `--to` name a format outright.",
        "## What each notation loses",
        *(_losses(known) for known in notations),
        "## What a map can say",
        "The names are those that `argmap convert --json` gives.",
        *_table(notations),
    ]
    return "\n\n".join(parts) + "\n"


def _formats() -> str:
    lines = ["| format | suffixes | media type | read | written |", "|---|---|---|---|---|"]
    for known in FORMATS:
        suffixes = ", ".join(f"`{suffix}`" for suffix in known.suffixes)
        reads, writes = ("yes" if door else "no" for door in (known.load, known.dump))
        cells = [f"`{known.name}`: {known.title}", suffixes, f"`{known.media_type}`", reads, writes]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _losses(known: Format) -> str:
    assert known.carries is not None
    lost = [feature.words for feature in Feature if feature not in known.carries]
    said = [feature.words for feature in Feature if feature in known.carries]
    if known.carries >= EVERYTHING:
        told = "nothing."
    elif len(said) < len(lost):
        return f"**{known.name}** ({known.title}) says only {'; '.join(said)}."
    elif known.carries >= MODEL:
        told = f"{'; '.join(lost)}. All that the model can say is kept."
    else:
        told = f"{'; '.join(lost)}."
    more = f" Also {known.loses}." if known.loses else ""
    return f"**{known.name}** ({known.title}) loses {told}{more}"


def _table(notations: list[Format]) -> list[str]:
    """A table for each group of features, a column for each notation, with a dot where it can say the feature."""
    parts: list[str] = []
    for feature in Feature:
        if feature in GROUPS:
            head = f"| feature | what it is | {' | '.join(known.name for known in notations)} |"
            parts += [f"### {GROUPS[feature]}", f"{head}\n|---|---|{':-:|' * len(notations)}"]
        marks = " | ".join("●" if feature in (known.carries or ()) else "" for known in notations)
        parts[-1] += f"\n| `{feature}` | {feature.words} | {marks} |"
    return parts


def elements() -> str:
    """Return the page of what a map is made of as Markdown."""
    parts = [
        "# What a map is made of",
        MADE,
        "A map is plain, frozen data (`argmap.domain.model`); notations, dataset, pictures and verdicts are views of it."
        " Each kind of element has these fields and no others. The page's data, tables, comparisons and the attributes of"
        " the networkx graph take them from the same table as this page does, `argmap/domain/fields.py`. Where a field has"
        " another word in data blocks, tables and comparisons, it stands beside its name.",
        "The feature in the last column is what a notation must be able to say for the field to come back from it:"
        " [formats.md](formats.md#what-a-map-can-say) says which notations can.",
        *(_element(kind, known) for kind, known in FIELDS.items()),
        "Every element also keeps where it was read (`span`), which is no part of what it says. In Python:"
        " [python.md](python.md).",
    ]
    return "\n\n".join(parts) + "\n"


def _element(kind: type, known: tuple[Field, ...]) -> str:
    about = " ".join((kind.__doc__ or "").split("\n\n")[0].split()).replace("``", "`")
    lines = [f"## {kind.__name__}", about, "| field | value | if not said | meaning | feature |\n|---|---|---|---|---|"]
    for row in known:
        name = f"`{row.name}`" if row.spelled == row.name else f"`{row.name}` (`{row.spelled}`)"
        usual = "" if row.required else _default(plain(row.default))
        cells = [name, _values(row), "required" if row.required else usual, row.meaning, f"`{row.feature}`"]
        lines[-1] += f"\n| {' | '.join(cells)} |"
    return "\n\n".join(lines)


def _default(value: object) -> str:
    if value is True or value is False:
        return "yes" if value else "no"
    return f"`{value}`" if value else ""


def _values(row: Field) -> str:
    """Return what a field can hold, in words."""
    kind = row.type.removesuffix(" | None")
    one = kind.removeprefix("tuple[").removesuffix(", ...]")
    words = WORDS.get(one, one)
    named = getattr(model, one, None)
    if row.refers:
        words = f"id of {'an' if row.refers == 'element' else 'a'} {row.refers}"
    elif isinstance(named, EnumType):
        members: list[Enum] = list(named)
        words = ", ".join(f"`{plain(member)}`" for member in members)
    elif one not in WORDS and named is not None:
        words = f"[{one}](#{one.lower()})"
    return f"list of: {words}" if one != kind else words


def pictures() -> dict[str, str]:
    """The maps of the pages, drawn."""
    files = sorted((HERE / "pictures").glob("*.argdown"))
    return {f"pictures/{file.stem}.svg": Views(load(file)).svg for file in files}


def declarations() -> str:
    """Return the types of the page's rows in TypeScript."""
    head = "/** The rows of the page's data, written by docs/generate.py from argmap.draw.page.records; do not edit. */"
    enums: tuple[type[Enum], ...] = (model.Role, model.Stance, model.Hedge, model.ConflictKind, model.SourceKind)
    values = {kind.__name__: "\n  | ".join(f'"{plain(member)}"' for member in kind) for kind in enums}
    unions = [f"type {name} =\n  | {either};" for name, either in values.items()]
    return "\n\n".join([head, *unions, *map(_interface, RECORDS.values())]) + "\n"


def _interface(record: Record) -> str:
    lines = [f"  {name_of(known)}: {_type(record, known)};" for known in record.fields]
    return "\n".join([f"interface {record.name} {{", *lines, *(f"  {name}: string;" for name in record.own), "}"])


def _type(record: Record, known: Field) -> str:
    inner = known.type.removeprefix("tuple[").removesuffix(", ...]")
    parts = [IN_JS.get(part, part) for part in inner.split(" | ")]
    if (record.name, known.name) == ("Claim", "role"):  # for the page, an argument is a claim, too
        parts.append('"argument"')
    if known.type.startswith("Hedge |"):
        parts[-1] = '""'
    return f"{parts[0]}[]" if inner != known.type else " | ".join(parts)


def lesson() -> dict[str, bytes]:
    """What a teacher prints for the lesson: slides, and a sheet with its key."""
    views = Views(load(HERE.parent / "graphs" / "cholera"))
    made = worksheet(views.material, views.weighed, Choice(("titles", "relations"), seed=85))
    return {
        "lesson/slides.pptx": pipeline.encode(views, "pptx"),
        "lesson/sheet.pdf": handout_pdf.write(made.sheet, views),
        "lesson/key.pdf": handout_pdf.write(made.key, views),
    }


def pages() -> dict[str, str]:
    """Return the text of every generated page by its path below ``docs``."""
    written = {
        "reference/cli.md": reference(),
        "reference/formats.md": formats(),
        "reference/model.md": elements(),
    }
    kept = ("reference/semantics.md", "reference/queries.md", "reference/ontology.md")  # but for their tables
    return {
        **{name: wrapped(page) for name, page in written.items()},
        **{name: filled(HERE / name) for name in kept},
        **pictures(),
        "../argmap/draw/page/js/records.d.ts": declarations(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"wrote {name}")
    for name, data in lesson().items():
        (HERE / name).write_bytes(data)
        print(f"wrote {name}")
