"""The folder of a corpus: the dataset, snapshots of it for readers, and the list of its maps.

One process writes at a time: Oxigraph locks ``data``. Readers open the newest snapshot, which shares its files with the
dataset and costs next to nothing, so that they wait for nobody and see whole maps only. The list is an SQLite database.
A map is in the list only after all of it is in the dataset; what a killed writer left beside the list is taken out again.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from argmap.corpus import LIST, is_corpus
from argmap.domain.diagnostics import Diagnostic, ReadError, WriteError
from argmap.domain.model import Span
from argmap.rdf.disk import DiskStore

DATA, SNAPSHOT, DIRTY = "data", "snapshot-", "unpublished"
KEPT = 2  # snapshots: the newest, and the one that somebody may be reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A map of a corpus: where it comes from, its id in the dataset, and how much is in it."""

    file: str
    digest: str  # SHA-256 of the file
    id: str
    title: str
    statements: int
    inferences: int
    conflicts: int


_COLUMNS = tuple(field.name for field in fields(Entry))
_TABLE = f"""
CREATE TABLE IF NOT EXISTS maps (
    {_COLUMNS[0]} TEXT PRIMARY KEY, {_COLUMNS[1]} TEXT, {_COLUMNS[2]} TEXT UNIQUE, {_COLUMNS[3]} TEXT,
    {", ".join(f"{name} INTEGER" for name in _COLUMNS[4:])}
)
"""


class Shelf:
    """The folder of a corpus. Reading raises ``ReadError`` where there is none, writing ``WriteError`` where it is taken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[Entry]:
        """Every map, by the name of its file."""
        with self._list() as connection:
            rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM maps ORDER BY file").fetchall()  # noqa: S608
        return [Entry(*row) for row in rows]

    def snapshot(self) -> Path:
        """The newest snapshot; raises ``ReadError`` where there is none."""
        self._require()
        if (self.folder / DIRTY).exists():
            with suppress(WriteError), self.writing():  # a writer was killed; if one is at work, it will publish
                pass
        found = self._snapshots()
        if not found:
            raise ReadError(Diagnostic("empty-corpus", "There is no map in this corpus yet.", self._where(), _ADD))
        return found[-1]

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open the corpus for adding and removing maps; at the end readers get to see what changed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            store = DiskStore(self.folder / DATA)
        except OSError as error:
            if "lock" not in str(error).lower():
                raise
            message = "Another argmap is writing into this corpus."
            raise WriteError(Diagnostic("second-writer", message, self._where(), "Wait until it is done.")) from None
        with closing(sqlite3.connect(self.folder / LIST, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_TABLE)
            writer = Writer(store, connection)
            if (self.folder / DIRTY).exists():  # a writer was killed
                writer.drop_unlisted()
            (self.folder / DIRTY).touch()
            try:
                yield writer
            finally:
                self._publish(store)

    def _publish(self, store: DiskStore) -> None:
        found = self._snapshots()
        number = int(found[-1].name.removeprefix(SNAPSHOT)) + 1 if found else 1
        hidden = self.folder / f".{SNAPSHOT}{number}"
        shutil.rmtree(hidden, ignore_errors=True)
        store.publish(hidden)
        hidden.rename(self.folder / f"{SNAPSHOT}{number:06}")
        (self.folder / DIRTY).unlink(missing_ok=True)
        for old in self._snapshots()[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def _snapshots(self) -> list[Path]:
        return sorted(self.folder.glob(f"{SNAPSHOT}*"))

    def _require(self) -> None:
        if not is_corpus(self.folder):
            raise ReadError(Diagnostic("no-corpus", "This is not the folder of a corpus.", self._where(), _ADD))

    @contextmanager
    def _list(self) -> Iterator[sqlite3.Connection]:
        self._require()
        with closing(sqlite3.connect(self.folder / LIST)) as connection:
            try:
                yield connection
            except sqlite3.DatabaseError as error:
                message = f"The list of this corpus cannot be read: {error}."
                remedy = "Make it anew: " + _ADD
                raise ReadError(Diagnostic("broken-corpus", message, self._where(), remedy)) from None

    def _where(self) -> Span:
        return Span(str(self.folder), 1, 1, 1, 1)


_ADD = "argmap corpus add STORE FILES puts maps into one."


class Writer:
    """Puts maps into an open corpus and takes them out."""

    def __init__(self, store: DiskStore, connection: sqlite3.Connection) -> None:
        self._store, self._connection = store, connection
        rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM maps")  # noqa: S608
        self.entries = {entry.file: entry for entry in (Entry(*row) for row in rows)}

    def put(self, entry: Entry, quads: bytes) -> None:
        """Put a map into the corpus, in the place of what its file gave before."""
        self.drop(entry.file)
        self._store.put(quads)
        marks = ", ".join("?" * len(_COLUMNS))
        self._connection.execute(f"INSERT INTO maps ({', '.join(_COLUMNS)}) VALUES ({marks})", astuple(entry))  # noqa: S608
        self.entries[entry.file] = entry

    def drop_unlisted(self) -> None:
        """Take out the maps that are in the dataset but not in the list."""
        for map_id in self._store.map_ids() - {entry.id for entry in self.entries.values()}:
            self._store.drop(map_id)

    def drop(self, file: str) -> bool:
        """Take the map of ``file`` out, and say whether there was one."""
        entry = self.entries.pop(file, None)
        if entry is None:
            return False
        self._connection.execute("DELETE FROM maps WHERE file = ?", (file,))
        self._store.drop(entry.id)
        return True
