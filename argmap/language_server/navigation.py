"""Places of things: definitions, references, the outline, what can be folded, and new names."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from argmap import edit
from argmap.domain.diagnostics import ArgmapError
from argmap.formats.argdown import tokens as tk
from argmap.formats.argdown.tree import Heading
from argmap.language_server.source import Name, Part, Source

Place = tuple[str, types.Range]  # a file, and where in it


def definition(source: Source, offset: int, texts: Sequence[Source]) -> list[Place]:
    """Return where the title at an offset gets its text, in whichever of ``texts``; its first mention if it has none."""
    places = _places(source, offset, texts)
    return [place for place, defines in places if defines] or [place for place, _ in places[:1]]


def references(source: Source, offset: int, texts: Sequence[Source], *, definitions: bool) -> list[Place]:
    """Every occurrence of the title at an offset, here and in the other texts of the map."""
    return [place for place, defines in _places(source, offset, texts) if definitions or not defines]


def _places(source: Source, offset: int, texts: Sequence[Source]) -> list[tuple[Place, bool]]:
    """Every occurrence of the title at an offset, and whether it is the one that has the text."""
    name = source.name_at(offset)
    return [
        ((text.file, text.text.range(occurrence.start, occurrence.end)), occurrence.defines)
        for text in (texts if name else ())
        for occurrence in (text.named(name) if name else ())
    ]


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
    """The outline: headings, and the statements and arguments that are defined below them; of a document, by its maps."""
    if source.is_document:
        return [_whole(source, part) for part in source.parts]
    top: list[types.DocumentSymbol] = []
    open_: list[tuple[int, types.DocumentSymbol]] = []
    entries: list[tuple[int, int, object]] = [
        (block.entry.start, block.level, block) for block in source.tree.blocks if isinstance(block, Heading)
    ]
    entries += [(name.start, 0, name) for name in source.names if name.defines]
    for start, level, thing in sorted(entries, key=lambda row: row[0]):
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


def _whole(source: Source, part: Part) -> types.DocumentSymbol:
    """A map of a document, with what is in it."""
    end = len(source.text.line(part.last))
    place = types.Range(types.Position(part.first, 0), types.Position(part.last, end))
    name = f"map {part.name}"
    return types.DocumentSymbol(name, types.SymbolKind.Module, place, place, children=symbols(part.source))


def _symbol(source: Source, name: Name) -> types.DocumentSymbol:
    kind = types.SymbolKind.Function if name.argument else types.SymbolKind.String
    line = source.text.position(name.start).line
    whole = types.Range(
        source.text.position(name.start), source.text.position(source.text.starts[line] + len(source.text.line(line)))
    )
    return types.DocumentSymbol(name.title or "?", kind, whole, source.text.range(name.start, name.end))


def folds(source: Source) -> list[types.FoldingRange]:
    """Return what folds: the settings, comments, what is indented below a line, and sections; of a document, its maps."""
    if source.is_document:
        inner = [fold for part in source.parts for fold in folds(part.source) if fold.end_line <= part.last]
        return [*(types.FoldingRange(p.first - 1, p.last) for p in source.parts if p.last >= p.first), *inner]
    kinds = {
        (start, end): kind for start, end, kind in [*_by_token(source), *_by_indentation(source), *_sections(source)]
    }
    return [
        types.FoldingRange(start, end, kind=kind) for (start, end), kind in sorted(kinds.items(), key=lambda f: f[0])
    ]


def _by_token(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    kinds = {tk.FRONTMATTER: types.FoldingRangeKind.Region, tk.COMMENT: types.FoldingRangeKind.Comment, tk.DATA: None}
    ranges = []
    for kind, start, end in source.tree.tokens:
        if kind in kinds:
            first, last = source.text.position(start).line, source.text.position(max(start, end - 1)).line
            if last > first:
                ranges.append((first, last, kinds[kind]))
    return ranges


def _by_indentation(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    ranges: list[tuple[int, int, types.FoldingRangeKind | None]] = []
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
                ranges.append((first, last, None))
        above.append((indent, number))
        last = number
    return ranges


def _sections(source: Source) -> list[tuple[int, int, types.FoldingRangeKind | None]]:
    heads = [block for block in source.tree.blocks if isinstance(block, Heading)]
    lines = [source.text.position(head.entry.start).line for head in heads]
    end = len(source.text.starts) - 1
    ranges: list[tuple[int, int, types.FoldingRangeKind | None]] = []
    for index, head in enumerate(heads):
        later = (lines[i] - 1 for i in range(index + 1, len(heads)) if heads[i].level <= head.level)
        last = next(later, end)
        if last > lines[index]:
            ranges.append((lines[index], last, types.FoldingRangeKind.Region))
    return ranges


def refused(error: ArgmapError, file: str) -> str:
    """Return why an edit of a file cannot be made, in one line for an editor, with its place if that is elsewhere."""
    first = error.diagnostics[0]
    place = f"{first.where}: " if first.where and first.where.file != file else ""
    return f"{place}{first.message} {first.remedy}".strip()
