"""Edits of a map that is joined from several files: each goes into the file in which its lines stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.edit.change import Change, Splice
from argmap.edit.edit import Edit, apply
from argmap.edit.source import EditError, refuse
from argmap.formats.argdown.include import Joined, join

_MOST = 2  # files that meet where one span of the joined text changes


def apply_to_files(text: str, *edits: Edit, file: str, files: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the new texts of the files that the edits change, by name; raises ``EditError`` and ``ParseError``.

    ``text`` stands in ``file``; ``files`` are the texts of those that it includes, where they shall not be read again. The
    joined text is edited like that of one file, and the files must then join to it.
    """
    joined = join(text, file, files)
    edited = apply(joined.text, *edits, file=file)
    before = {file: text, **dict(joined.included)}
    after = dict(before)
    for change in edited.changes:
        after = _carried(change, joined, after)
        wanted, joined = change.apply(joined.text), join(after[file], file, after)
        if joined.text != wanted:
            raise _refused()
    return {name: new for name, new in after.items() if new != before[name]}


def _refused() -> EditError:
    message = "This edit would change lines where several files meet."
    return refuse("included", message, "Edit the text of these files themselves.")


def _carried(change: Change, joined: Joined, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of files with a change of the text that they are joined to."""
    own: dict[str, list[Splice]] = {}
    for splice in change.splices:
        pieces = list(_pieces(_at_home(splice, joined), joined))
        if not 0 < len(pieces) <= _MOST:
            raise _refused()
        for name, piece in pieces:
            own.setdefault(name, []).append(piece)
    return {name: Change.of(text, own[name]).apply(text) if name in own else text for name, text in texts.items()}


def _at_home(splice: Splice, joined: Joined) -> Splice:
    """The same splice, where it adds a line behind the last of an included file: that line has its break from the other."""
    at = splice.start - 1
    is_behind = splice.start == splice.end and any(part.start == at > 0 for part in joined.parts)
    if is_behind and splice.text.endswith("\n") and joined.text[at] == "\n":
        return Splice(at, at, "\n" + splice.text[:-1])
    return splice


def _pieces(splice: Splice, joined: Joined) -> Iterator[tuple[str, Splice]]:
    """A splice of the joined text as splices of files, with their names; what is new goes into the first of them."""
    text, above = splice.text, None
    ends = [part.start for part in joined.parts[1:]] + [len(joined.text)]
    for part, end in zip(joined.parts, ends, strict=True):
        start, stop = max(splice.start, part.start), min(splice.end, end)
        is_point = splice.start == splice.end and (part.start < splice.start <= end or splice.start == part.start == 0)
        if (
            text and above and splice.start == part.start < splice.end
        ):  # behind what is included, not behind the directive
            at = part.start - above.start + above.offset
            yield above.file, Splice(at, at, text)
            text = ""
        above = part
        if start < stop or is_point:
            shift = part.offset - part.start
            yield part.file, Splice(start + shift, stop + shift, text)
            if is_point:
                return
            text = ""
