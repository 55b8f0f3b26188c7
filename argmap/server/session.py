"""A map that is being edited: its file, its text, and what other programs and windows do to it meanwhile."""

from __future__ import annotations

import os
import re
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from argmap import map_files, pipeline, read, text, write
from argmap.domain.diagnostics import ArgmapError, Diagnostic, WriteError
from argmap.domain.model import Sentence
from argmap.edit import Edit, apply, apply_to_files, beside_marks, beside_words
from argmap.edit.merging import merge, with_breaks_of
from argmap.edit.requests import edit_of
from argmap.edit.source import refuse
from argmap.formats.argdown.include import join
from argmap.review import RETELLING
from argmap.scaffold.from_text import draft_of

_MOST_KEPT = 500  # texts that a window may still be working from
_TRIES, _PAUSE = 20, 0.01  # to write, and seconds between, while another argmap writes into the folder
_BOM = b"\xef\xbb\xbf"


class Other(NamedTuple):
    """A change of a file that the map includes: its name as seen from the map's folder, and its text before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class State:
    """The text at one moment, with line feeds only, and whether it stands in the file."""

    revision: int
    text: str
    unsaved: str = ""  # why it does not
    conflict: str | None = None  # the text that somebody sent and that could not be merged with this one
    others: tuple[Other, ...] = ()  # what an edit has changed in files that the map includes


class Session:
    """Holds one map for all windows; every change is in the file before it is answered."""

    def __init__(self, path: Path) -> None:
        """Open the map in a folder or file; raises ``ReadError``."""
        self.path = map_files.find_source(path)
        self._lock = threading.Lock()
        self._raw = read.read_text(self.path)
        self._mark = _BOM if read.read_bytes(self.path).startswith(_BOM) else b""
        self._on_disk = self._raw  # what the file held when it was last read or written
        self._revision = 1
        self._texts: OrderedDict[int, str] = OrderedDict({1: plain(self._raw)})
        self._unsaved = ""
        self._included = self._read_included()

    @property
    def folder(self) -> Path:
        """The folder that the map stands in."""
        return self.path.parent

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The text beside the map, read anew; empty if there is none or it cannot be read."""
        beside = self.path.with_name(RETELLING)
        if not beside.exists():
            return ()
        try:
            map_files.refuse_stray_text(beside, self.path)
            return text.load_retelling(read.read_text(beside), str(beside))
        except ArgmapError:
            return ()

    def state(self) -> State:
        """The text now, with what another program wrote into the file."""
        with self._lock:
            self._take_in()
            if (included := self._read_included()) != self._included:
                self._included = included
                self._remember(self._texts[self._revision])
            return self._state()

    def write(self, new: str, base: int) -> State:
        """Take a text that was made of revision ``base``, merged with what came since; on a conflict both are kept."""
        with self._lock:
            self._take_in()
            new, current = plain(new), self._texts[self._revision]
            known = self._texts.get(base)
            merged = merge(known if known is not None else current, new, current)
            if merged is None:
                return State(self._revision, current, self._unsaved, conflict=new)
            self._put(merged)
            return self._state()

    def overwrite(self, new: str) -> State:
        """Put ``new`` in the place of whatever the file holds: somebody has seen both and chosen."""
        with self._lock:
            self._put(new, blindly=True)
            return self._state()

    def edit(self, request: dict[str, object], base: int) -> State:
        """Make an edit; raises ``ArgmapError`` if it cannot be made, and nothing has happened."""
        with self._lock:
            self._take_in()
            known = self._texts.get(base, self._texts[self._revision])
            typed = beside_words(edit_of(request), known, str(self.path))
            asked = beside_marks(typed, known, str(self.path), self.sentences)
            edited, others = self._edited(known, asked)
            merged = merge(known, edited, self._texts[self._revision])
            if merged is None:
                return State(self._revision, self._texts[self._revision], self._unsaved, conflict=edited)
            self._write_others(others)
            self._put(merged)
            return replace(self._state(), others=others)

    def restore(self, changes: Sequence[Sequence[str]]) -> State:
        """Put texts of included files back, each given as name, text now and text wanted; raises ``ArgmapError``."""
        with self._lock:
            self._take_in()
            self._write_others(tuple(Other(*change) for change in changes))
            return self._state()

    def _edited(self, text: str, asked: Sequence[Edit]) -> tuple[str, tuple[Other, ...]]:
        """The text after edits, and what they change in the files that it includes."""
        file = str(self.path)
        included = {name: plain(own) for name, own in join(text, file).included}
        if not included:
            return apply(text, *asked, file=file).text, ()
        changed = apply_to_files(text, *asked, file=file, files=included)
        edited = changed.pop(file, text)
        folder = os.path.normpath(self.folder)
        return edited, tuple(Other(os.path.relpath(name, folder), included[name], new) for name, new in changed.items())

    def _write_others(self, others: Sequence[Other]) -> None:
        """Write into files that the map includes, into all of them or none; raises ``ArgmapError``."""
        included = {Path(name) for name, _ in join(self._texts[self._revision], str(self.path)).included}
        written: list[_Written] = []
        for name, before, after in others:
            path = Path(os.path.normpath(self.folder / name))
            try:
                if path not in included:
                    raise refuse("included", f"{name} is no file that this map includes.")
                old, raw = read.read_bytes(path), read.read_text(path)
                if plain(raw) != before:
                    raise refuse(
                        "changed",
                        f"Another program has changed {name}.",
                        "Look at what has changed, and make your edit again.",
                    )
                mark = _BOM if old.startswith(_BOM) else b""
                data = mark + with_breaks_of(raw, plain(after)).encode()
                _replace(path, old, data)
            except ArgmapError as error:
                if kept := _put_back(written):
                    raise _with_kept(error, kept) from error
                raise
            written.append(_Written(name, path, old, data))
        if others:
            self._included = self._read_included()
            self._remember(self._texts[self._revision])  # the map is another one, though this text is the same

    def _read_included(self) -> tuple[tuple[str, str], ...]:
        """The texts of the files that the map includes, as they are now; none where one cannot be read."""
        try:
            return join(self._texts[self._revision], str(self.path)).included
        except ArgmapError:
            return ()

    def draft(self, base: int) -> State:
        """Make a claim of each sentence; raises ``ArgmapError`` if something is claimed already."""
        with self._lock:
            base = base if base in self._texts else self._revision
            known = self._texts[base]
        argument_map, _ = pipeline.parse(known, str(self.path), "argdown")
        return self.write(draft_of(known, argument_map, self.sentences), base)

    def _state(self) -> State:
        return State(self._revision, self._texts[self._revision], self._unsaved)

    def _put(self, new: str, *, blindly: bool = False) -> None:
        """Make ``new`` the text, and write it; ``blindly`` over whatever the file holds."""
        new = plain(new)
        if new != self._texts[self._revision]:
            self._raw = with_breaks_of(self._raw, new)
            self._remember(new)
        for _ in range(_TRIES):
            try:
                write.write_file(self.path, self._mark + self._raw.encode(), None if blindly else self._is_unchanged)
                self._unsaved, self._on_disk = "", self._raw
                return
            except ArgmapError as error:
                self._unsaved = error.diagnostics[0].message
                if error.diagnostics[0].code == "changed":
                    self._take_in()
                elif error.diagnostics[0].code != "second-writer":
                    return
                time.sleep(_PAUSE)

    def _is_unchanged(self) -> bool:
        """Return whether the file is as it was when last read or written; one that is gone is made again."""
        try:
            return read.read_text(self.path) == self._on_disk
        except ArgmapError:
            return True

    def _remember(self, new: str) -> None:
        self._texts[self._revision + 1] = new  # a revision that anybody can see has its text
        self._revision += 1
        while len(self._texts) > _MOST_KEPT:
            self._texts.popitem(last=False)

    def _take_in(self) -> None:
        """Read the file again if another program changed it; what was not saved yet is merged, or stays and is said."""
        try:
            text = read.read_text(self.path)
        except ArgmapError as error:
            self._unsaved = error.diagnostics[0].message
            return
        if text == self._on_disk:
            return
        before, self._on_disk = self._on_disk, text
        if self._raw == before:
            self._raw = text
            self._remember(plain(text))
            return
        # What stands here is not in the file yet: both changes are kept, or where they collide what stands here.
        merged = merge(plain(before), self._texts[self._revision], plain(text))
        if merged is not None:
            self._raw = with_breaks_of(text, merged)
            self._remember(merged)


class _Written(NamedTuple):
    """A file that the map includes, with what it held and what it was given."""

    name: str
    path: Path
    old: bytes
    new: bytes


def _replace(path: Path, old: bytes, new: bytes) -> None:
    """Write ``new`` over a file that still holds ``old``, be it behind a link; raises ``WriteError``."""
    for left in reversed(range(_TRIES)):
        try:
            write.write_file(path, new, partial(write.holds, path.resolve(), old))
        except WriteError as error:
            if error.diagnostics[0].code != "second-writer" or not left:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _put_back(written: Sequence[_Written]) -> dict[str, str]:
    """Give files back what they held, as far as that can be; why not, by the names of the others."""
    kept = {}
    for one in reversed(written):
        try:
            _replace(one.path, one.new, one.old)
        except WriteError as error:
            kept[one.name] = error.diagnostics[0].message
    return kept


def _with_kept(error: ArgmapError, kept: Mapping[str, str]) -> ArgmapError:
    """The error that also names the files in which half of an edit is left."""
    first, *others = error.diagnostics
    names = "; ".join(f"{name} ({why.rstrip('.')})" for name, why in kept.items())
    message = f"{first.message} The edit was made only in part, and could not be undone in: {names}."
    remedy = f"Look at {', '.join(kept)}. {first.remedy}".strip()
    return type(error)(Diagnostic(first.code, message, first.where, remedy), *others)


def plain(value: str) -> str:
    """Return ``value`` with line feeds only, as browsers have it, and without NUL and halves of characters."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
