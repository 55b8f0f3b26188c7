"""A map that is being edited: its file, its text, and what other programs and windows do to it meanwhile."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from argmap import pipeline, read, text, write
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.model import Sentence
from argmap.edit import apply
from argmap.edit.merging import merge, with_breaks_of
from argmap.edit.requests import edit_of
from argmap.review import RETELLING

_MOST_KEPT = 500  # texts that a window may still be working from
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class State:
    """The text at one moment, with line feeds only, and whether it stands in the file."""

    revision: int
    text: str
    unsaved: str = ""  # why it does not
    conflict: str | None = None  # the text that somebody sent and that could not be merged with this one


class Session:
    """Holds one map for all windows; every change is in the file before it is answered."""

    def __init__(self, path: Path) -> None:
        """Open the map in a folder or file; raises ``ReadError``."""
        self.path = pipeline.find_source(path)
        self._lock = threading.Lock()
        self._raw = read.read_text(self.path)
        self._mark = _BOM if read.read_bytes(self.path).startswith(_BOM) else b""
        self._on_disk = self._raw  # what the file held when it was last read or written
        self._revision = 1
        self._texts: OrderedDict[int, str] = OrderedDict({1: _plain(self._raw)})
        self._unsaved = ""

    @property
    def folder(self) -> Path:
        """Where the map stands."""
        return self.path.parent

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The text beside the map, read anew; empty if there is none or it cannot be read."""
        beside = self.path.with_name(RETELLING)
        try:
            return text.load_retelling(read.read_text(beside), str(beside)) if beside.exists() else ()
        except ArgmapError:
            return ()

    def state(self) -> State:
        """The text now, with what another program wrote into the file."""
        with self._lock:
            self._take_in()
            return self._state()

    def write(self, new: str, base: int) -> State:
        """Take a text that was made of revision ``base``, merged with what came since; on a conflict both are kept."""
        with self._lock:
            self._take_in()
            current = self._texts[self._revision]
            known = self._texts.get(base)
            merged = merge(known if known is not None else current, new, current)
            if merged is None:
                return State(self._revision, current, self._unsaved, conflict=new)
            self._put(merged)
            return self._state()

    def overwrite(self, new: str) -> State:
        """Put ``new`` in the place of whatever the file holds: somebody has seen both and chosen."""
        with self._lock:
            self._put(new)
            return self._state()

    def edit(self, request: dict[str, object], base: int) -> State:
        """Make an edit; raises ``ArgmapError`` if it cannot be made, and nothing has happened."""
        with self._lock:
            self._take_in()
            known = self._texts.get(base, self._texts[self._revision])
            edited = apply(known, edit_of(request), file=str(self.path)).text
            merged = merge(known, edited, self._texts[self._revision])
            if merged is None:
                return State(self._revision, self._texts[self._revision], self._unsaved, conflict=edited)
            self._put(merged)
            return self._state()

    def _state(self) -> State:
        return State(self._revision, self._texts[self._revision], self._unsaved)

    def _put(self, new: str) -> None:
        """Make ``new`` the text, and write it."""
        new = _plain(new)
        if new != self._texts[self._revision]:
            self._raw = with_breaks_of(self._raw, new)
            self._remember(new)
        try:
            write.write_file(self.path, self._mark + self._raw.encode("utf-8", "surrogatepass"))
            self._unsaved, self._on_disk = "", self._raw
        except ArgmapError as error:
            self._unsaved = error.diagnostics[0].message

    def _remember(self, new: str) -> None:
        self._revision += 1
        self._texts[self._revision] = new
        while len(self._texts) > _MOST_KEPT:
            self._texts.popitem(last=False)

    def _take_in(self) -> None:
        """Read the file again if another program changed it; what was not saved yet is merged, or stays and is said."""
        try:
            found = read.read_text(self.path)
        except ArgmapError as error:
            self._unsaved = error.diagnostics[0].message
            return
        if found == self._on_disk:
            return
        before, self._on_disk = self._on_disk, found
        if self._raw == before:
            self._raw = found
            self._remember(_plain(found))
            return
        # What stands here is not in the file yet: both changes are kept, or where they collide what stands here.
        merged = merge(_plain(before), self._texts[self._revision], _plain(found))
        if merged is not None:
            self._raw = with_breaks_of(found, merged)
            self._remember(merged)


def _plain(value: str) -> str:
    """``value`` with line feeds only, as browsers have it."""
    return value.replace("\r\n", "\n").replace("\r", "\n")
