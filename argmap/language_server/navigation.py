"""Where things are: definitions, references, the outline, what can be folded, and new names."""

from __future__ import annotations

from lsprotocol import types

from argmap import edit
from argmap.domain.diagnostics import ArgmapError
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.tree import Heading
from argmap.language_server.source import Name, Source


def definition(source: Source, offset: int) -> list[types.Range]:
    """Where the title at an offset gets its text; its first mention if it has none."""
    name = source.name_at(offset)
    if name is None:
        return []
    places = source.named(name)
    defining = [place for place in places if place.defines] or places[:1]
    return [source.text.range(place.start, place.end) for place in defining]


def references(source: Source, offset: int, *, definitions: bool) -> list[types.Range]:
    """Every occurrence of the title at an offset."""
    name = source.name_at(offset)
    if name is None:
        return []
    return [source.text.range(n.start, n.end) for n in source.named(name) if definitions or not n.defines]


def rename(source: Source, offset: int, title: str) -> list[types.TextEdit]:
    """The edits that give a title another wording everywhere; raises ``ArgmapError`` where the text cannot say it."""
    name = source.name_at(offset)
    if name is None:
        return []
    point = source.point(name) if source.last_good is source else None
    if point is None:  # a text half typed has no map; its titles can still be changed where they stand
        return [types.TextEdit(source.text.range(n.start, n.end), title) for n in source.named(name)]
    return text_edits(source, edit.Retitle(point.id, title))


def text_edits(source: Source, *edits: edit.Edit) -> list[types.TextEdit]:
    """An edit of the map as edits of the text; raises ``ArgmapError`` if it cannot be made."""
    old = source.text.text
    new = edit.apply(old, *edits, file=source.file).text
    change = edit.Change.between(old, new) if len(edits) > 1 else edit.change_of(old, edits[0], source.file)
    return [types.TextEdit(source.text.range(s.start, s.end), s.text) for s in change.splices]


def renamable(source: Source, offset: int) -> types.Range | None:
    """The range of the title at an offset."""
    name = source.name_at(offset)
    return source.text.range(name.start, name.end) if name else None


def symbols(source: Source) -> list[types.DocumentSymbol]:
    """The outline: headings, and the statements and arguments that are defined below them."""
    top: list[types.DocumentSymbol] = []
    open_: list[tuple[int, types.DocumentSymbol]] = []
    found: list[tuple[int, int, object]] = [
        (block.entry.start, block.level, block) for block in source.tree.blocks if isinstance(block, Heading)
    ]
    found += [(name.start, 0, name) for name in source.names if name.defines]
    for start, level, thing in sorted(found, key=lambda row: row[0]):
        if isinstance(thing, Name):
            symbol = _symbol(source, thing)
        else:
            assert isinstance(thing, Heading)
            place = source.text.range(start, thing.entry.end)
            symbol = types.DocumentSymbol(
                thing.entry.text or "#", types.SymbolKind.Namespace, place, place, children=[]
            )
            while open_ and open_[-1][0] >= level:
                open_.pop()
        siblings = open_[-1][1].children if open_ else top
        assert isinstance(siblings, list)
        siblings.append(symbol)
        if level:
            open_.append((level, symbol))
    return top


def _symbol(source: Source, name: Name) -> types.DocumentSymbol:
    kind = types.SymbolKind.Function if name.argument else types.SymbolKind.String
    line = source.text.position(name.start).line
    whole = types.Range(
        source.text.position(name.start), source.text.position(source.text.starts[line] + len(source.text.line(line)))
    )
    return types.DocumentSymbol(name.title or "?", kind, whole, source.text.range(name.start, name.end))


def folds(source: Source) -> list[types.FoldingRange]:
    """What can be folded: the settings, comments, what is indented below a line, and sections."""
    found = {
        (start, end): kind for start, end, kind in [*_by_token(source), *_by_indentation(source), *_sections(source)]
    }
    return [
        types.FoldingRange(start, end, kind=kind) for (start, end), kind in sorted(found.items(), key=lambda f: f[0])
    ]


def _by_token(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    kinds = {tk.FRONTMATTER: types.FoldingRangeKind.Region, tk.COMMENT: types.FoldingRangeKind.Comment, tk.DATA: None}
    found = []
    for kind, start, end in source.tree.tokens:
        if kind in kinds:
            first, last = source.text.position(start).line, source.text.position(max(start, end - 1)).line
            if last > first:
                found.append((first, last, kinds[kind]))
    return found


def _by_indentation(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    found: list[tuple[int, int, types.FoldingRangeKind | None]] = []
    above: list[tuple[int, int]] = []  # indentation and number of the lines that the next one may stand below
    last = -1
    lines = [*(source.text.line(number) for number in range(len(source.text.starts))), "."]
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        while above and above[-1][0] >= indent:
            first = above.pop()[1]
            if last > first:
                found.append((first, last, None))
        above.append((indent, number))
        last = number
    return found


def _sections(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    heads = [block for block in source.tree.blocks if isinstance(block, Heading)]
    lines = [source.text.position(head.entry.start).line for head in heads]
    end = len(source.text.starts) - 1
    found: list[tuple[int, int, types.FoldingRangeKind | None]] = []
    for index, head in enumerate(heads):
        later = (lines[i] - 1 for i in range(index + 1, len(heads)) if heads[i].level <= head.level)
        last = next(later, end)
        if last > lines[index]:
            found.append((lines[index], last, types.FoldingRangeKind.Region))
    return found


def refused(error: ArgmapError) -> str:
    """Why an edit cannot be made, in one line for a message of the editor."""
    first = error.diagnostics[0]
    return f"{first.message} {first.remedy}".strip()
