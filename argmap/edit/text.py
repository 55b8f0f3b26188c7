"""Lines of Argdown taken out, put in and indented anew; new statements in the words of the notation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from argmap.domain.ids import Ids, slug
from argmap.domain.model import Argument, Point, Statement
from argmap.domain.naming import first_words
from argmap.edit.change import Splice
from argmap.edit.source import MapText, Place, refuse
from argmap.formats.argdown import escape
from argmap.formats.argdown.fields import statement_data, tagged
from argmap.formats.argdown.tree import Entry, Heading, Paragraph, Reconstruction, Relation

_NUMBER = re.compile(r"\(\d+\)[ \t]*")


def suggest_title(source: MapText, text: str) -> str:
    """A title made of the first words of ``text``, which no claim of the map has."""
    return first_words(text, {claim.title for claim in source.claims.values()})


def check_title(source: MapText, title: str, argument: bool, but: str = "") -> None:
    """Refuse a title that cannot stand in brackets, or that another claim of its kind has."""
    if not title or not escape.is_title(title, argument):
        marks = "< or >" if argument else "unpaired [ or ]"
        message = f"{title!r} cannot be a title."
        raise refuse("title", message, f"A title is one line without {marks}, a hyphen first or a colon last.")
    for id_, claim in source.claims.items():
        if claim.title == title and claim.argument == argument and id_ != but:
            raise refuse("title-taken", f"There is {title!r} already.", "Choose another title, or relate the two.")


def one_line(text: str) -> str:
    """``text`` with its line breaks and runs of blanks as single spaces."""
    return " ".join(text.split())


def written(text: str) -> str:
    """``text`` as Argdown; raises ``EditError`` if a text cannot say it."""
    shown = escape.text(text)
    if shown is None:
        raise refuse("text", "This text is empty or holds characters that nobody sees.", "Type it again.")
    return shown


def new_id(source: MapText, title: str) -> str:
    """The id that a new claim of this title gets, which no other element has."""
    return Ids((*source.map.elements, *source.sections.values())).new(slug(title), "statement")


def definition(source: MapText, statement: Statement) -> str:
    """A new statement with its title, text, tags and data in one line."""
    data: dict[str, Any] = {} if statement.id == slug(statement.title) else {"id": statement.id}
    tags, more = tagged(statement)
    data |= statement_data(statement, source.inherited(statement.section)) | more
    text = f": {written(statement.text)}" if statement.text else ""
    return f"[{statement.title}]{text}{tags}{f' {escape.yaml(data)}' if data else ''}"


def reference(point: Point, source: MapText) -> str:
    """The title of a claim in its brackets, as the text has it."""
    title = source.claims[point.id].title
    untitled = all(entry.title is None for entry in source.claims[point.id].entries)
    if untitled:
        raise refuse("untitled", f"This statement has no title: “{point.text}”", "Give it a title first.", point.span)
    return f"<{title}>" if isinstance(point, Argument) else f"[{title}]"


def child_indent(source: MapText, parent: Place) -> str:
    """The indentation of what hangs directly below ``parent``, or would."""
    below = parent.below
    if below:
        return source.indent(below[0])
    own = source.indent(parent)
    if isinstance(parent.block, Paragraph) and parent.block.listed and isinstance(parent.item, Entry):
        return f"{own}    "
    return f"{own}{unit(source)}"


def unit(source: MapText) -> str:
    """Return what the text indents one level by: the least indentation of its relations, or two spaces."""
    indents = [source.indent(place) for place in source.places if isinstance(place.item, Relation)]
    return min((indent for indent in indents if indent), key=len, default="  ")


def hang(source: MapText, parent: Place, mark: str, shown: str) -> Splice:
    """Add a relation line below everything that hangs from ``parent``."""
    return insert_line(source, source.end_of(parent), f"{child_indent(source, parent)}{mark} {shown}")


def insert_line(source: MapText, end: int, line: str) -> Splice:
    """Add a line behind the one that ends at ``end``."""
    at = source.behind_break(end)
    if at > end:
        return Splice(at, at, f"{line}{source.eol}")
    return Splice(at, at, f"{source.eol}{line}")


def insert_block(source: MapText, end: int, block: str) -> Splice:
    """Add a paragraph, parted by blank lines, behind the line that ends at ``end``."""
    if not source.body.strip():
        return Splice(0, 0, f"{block}{source.eol}")
    splice = insert_line(source, end, f"{source.eol}{block}")
    at = splice.start
    if at < len(source.body) and source.body[at : source.line_end(at)].strip():  # what follows needs a blank line, too
        return Splice(at, at, f"{splice.text}{source.eol}")
    return splice


def end_of_block(source: MapText, block: Paragraph | Reconstruction | Heading) -> int:
    """Return where the last line of a block ends; an argument's premise-conclusion structure belongs to it."""
    blocks = source.document.blocks
    index = next(i for i, other in enumerate(blocks) if other is block)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if isinstance(block, Paragraph) and isinstance(following, Reconstruction):
        return end_of_block(source, following)
    end = block.entry.end if isinstance(block, Heading) else block.items[-1].end
    return source.line_end(end)


def start_of(source: MapText, place: Place) -> int:
    """Return where a statement or argument itself begins, behind a mark or number."""
    start = place.entry.start
    match = _NUMBER.match(source.body, start) if isinstance(place.block, Reconstruction) else None
    return match.end() if match else start


def lifted(source: MapText, place: Place, indent: str) -> str:
    """A statement or argument and all that hangs below it, as lines that follow a first one indented by ``indent``."""
    old = source.indent(place)
    text = source.body[start_of(source, place) : source.end_of(place)]
    first, *rest = re.split(r"\r\n|\n|\r", text)
    moved = [indent + (line[len(old) :] if line.startswith(old) else line.lstrip(" \t")) for line in rest]
    return source.eol.join([first, *moved])


def cut(source: MapText, place: Place) -> Splice:
    """Take out a line and all that hangs below it; with a paragraph goes one of the blank lines around it."""
    start = source.line_start(place.item.start)
    end = source.behind_break(source.end_of(place))
    first = (
        isinstance(place.item, Entry)
        and isinstance(place.block, Paragraph)
        and len(place.tree) == len(place.block.items)
    )
    return Splice(*(_with_blank_line(source, start, end) if first else (start, end)), "")


def _with_blank_line(source: MapText, start: int, end: int) -> tuple[int, int]:
    following = source.line_end(end)
    if end < len(source.body) and not source.body[end:following].strip():
        return start, source.behind_break(following)
    before = source.line_start(max(start - 1, 0))
    if end >= len(source.body) and start and not source.body[before:start].strip():
        return before, end
    return start, end


def needed(source: MapText, place: Place) -> bool:
    """Return whether something is said at ``place`` that is said nowhere else, so that it must stay in the text."""
    entry = place.entry
    if not isinstance(entry, Entry):
        return False
    id_ = source.claim_at(place)
    return (
        not entry.reference
        or bool(place.below)
        or bool(entry.data or entry.tags)
        or len(source.claims[id_].entries) == 1
    )


def moved_sections(source: MapText, places: Iterable[Place], section: str | None) -> dict[str, str | None]:
    """The sections that claims have when what stands at ``places`` stands in ``section``, where that changes."""
    entries = {id(place.entry) for place in places}
    sections: dict[str, str | None] = {}
    for id_, claim in source.claims.items():
        if claim.data and "section" in claim.data:
            continue
        defining = [entry for entry in claim.entries if not entry.reference] or claim.entries
        if defining and id(defining[0]) in entries and source.map[id_].section != section:  # type: ignore[union-attr]
            sections[id_] = section
    return sections
