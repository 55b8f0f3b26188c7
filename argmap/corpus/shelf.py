"""The folder of a corpus: the dataset, snapshots of it for readers, and the list of its maps.

One process writes at a time: Oxigraph locks ``data``. Readers open the newest snapshot, which shares its files with the
dataset and costs next to nothing, so that they wait for nobody and see whole maps only. The list is an SQLite database.
A map is in the list only after all of it is in the dataset; what a killed writer left beside the list is taken out again.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from argmap.corpus import LIST, is_corpus
from argmap.corpus.identity import words_of
from argmap.domain.diagnostics import ReadError, WriteError
from argmap.domain.model import Span
from argmap.rdf import identity
from argmap.rdf.disk import DiskStore

DATA, SNAPSHOT, DIRTY = "data", "snapshot-", "unpublished"
_UNWRITABLE = (
    None,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
)  # Oxigraph and SQLite give none
ABANDONED = 3600  # seconds after which a copy that nobody has written to is nobody's
KEPT = 2  # snapshots: the newest, and the one that somebody may be reading


@dataclass(frozen=True, slots=True)
class Entry:
    """A map of a corpus: where it comes from, its id in the dataset, and how much is in it."""

    file: str
    digest: str  # SHA-256 of the file
    id: str
    title: str  # or, where it has none, what it argues
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
_REPLACED = "CREATE TABLE IF NOT EXISTS replaced (id TEXT PRIMARY KEY)"  # maps whose next state is being stored
_CLAIMS = """
BEGIN;
DROP TABLE IF EXISTS words;
DROP TABLE IF EXISTS claims;
CREATE TABLE claims (map TEXT, claim TEXT, text TEXT, normalised TEXT);
CREATE INDEX claims_of_map ON claims (map);
CREATE VIRTUAL TABLE words USING fts5(normalised, content='claims', tokenize="ascii tokenchars '_'");
CREATE TRIGGER claim_enters AFTER INSERT ON claims BEGIN
    INSERT INTO words (rowid, normalised) VALUES (new.rowid, new.normalised);
END;
CREATE TRIGGER claim_leaves AFTER DELETE ON claims BEGIN
    INSERT INTO words (words, rowid, normalised) VALUES ('delete', old.rowid, old.normalised);
END;
"""  # full-text search; texts come in as ``words_of`` has them, so that blanks alone divide words
_PUT_CLAIM = "INSERT INTO claims (map, claim, text, normalised) VALUES (?, ?, ?, ?)"
_SEARCH = """
SELECT claim, text FROM words JOIN claims ON claims.rowid = words.rowid WHERE words MATCH ? ORDER BY map, claim
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

    def search(self, words: Collection[str]) -> list[tuple[str, str]] | None:
        """The claims (IRI and text) that have all ``words``; none where this corpus has no index of them."""
        with self._list() as connection:
            if not _is_indexed(connection):
                return None
            asked = " ".join(f'"{word}"' for word in sorted(words))
            return [(claim, text) for claim, text in connection.execute(_SEARCH, (asked,))]

    def snapshot(self) -> Path:
        """The newest snapshot; raises ``ReadError`` where there is none."""
        self._require()
        if (self.folder / DIRTY).exists():
            with suppress(WriteError), self.writing():  # a writer was killed; if one is at work, it will publish
                pass
        snapshots = self._snapshots()
        if not snapshots and (self.folder / DIRTY).exists():
            message = "The first maps of this corpus are still being added."
            raise ReadError.because("empty-corpus", message, "Wait until that is done.", self._where())
        if not snapshots:
            raise ReadError.because("empty-corpus", "There is no map in this corpus yet.", _ADD, self._where())
        return snapshots[-1]

    def copy_for(self, engine: str, snapshot: Path) -> Path:
        """The file in which an engine has its copy of a snapshot; those of older ones go, and what a kill left of one."""
        file = self.folder / f"{engine}-{snapshot.name.removeprefix(SNAPSHOT)}.sqlite"
        for old in self.folder.glob(f"{engine}-*.sqlite*"):
            if not old.name.startswith(file.name):
                old.unlink(missing_ok=True)
        for left in self.folder.glob(f".{engine}-*"):
            with suppress(OSError):  # as when it is done at this moment
                if time.time() - max(path.stat().st_mtime for path in (left, *left.iterdir())) > ABANDONED:
                    shutil.rmtree(left, ignore_errors=True)
        return file

    @contextmanager
    def writing(self, doing: str = "") -> Iterator[Writer]:
        """Open the corpus for adding and removing maps; at the end readers get to see what changed.

        ``doing`` is what a second writer reads about the first, such as "adds maps". Raises ``WriteError``, also for a full
        disk.
        """
        try:
            with self._open(doing) as writer:
                yield writer
        except (OSError, sqlite3.OperationalError) as error:
            if getattr(error, "errno", None) not in _UNWRITABLE:
                raise
            message = f"This corpus cannot be written: {getattr(error, 'strerror', None) or error}."
            remedy = "Make room, or get leave to write there, and do it again: what was reported as added is safe."
            raise WriteError.because("cannot-write", message, remedy, self._where()) from None

    @contextmanager
    def _open(self, doing: str) -> Iterator[Writer]:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            store = DiskStore(self.folder / DATA)
        except OSError as error:
            if "lock" not in str(error).lower():
                raise
            others = self._doing()
            at_work = f": {others}" if others else ""
            message = f"Another argmap is writing into this corpus{at_work}."
            remedy = "Wait until it is done. Reading works meanwhile (list, search, query)."
            raise WriteError.because("second-writer", message, remedy, self._where()) from None
        with closing(sqlite3.connect(self.folder / LIST, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(_TABLE)
            connection.execute(_REPLACED)
            _index(connection)
            writer = Writer(store, connection)
            if (self.folder / DIRTY).exists():  # a writer was killed
                writer.mend(self._snapshots())
                self._publish(store)  # whoever reads while this one writes sees the maps that are in the list
            (self.folder / DIRTY).write_text(f"process {os.getpid()} {doing}" if doing else "", encoding="utf-8")
            try:
                yield writer
            except BaseException:
                with suppress(OSError, sqlite3.Error):  # as of a full disk: whoever opens the corpus next does it then
                    writer.mend(self._snapshots())
                    self._publish(store)
                raise
            self._publish(store)

    def _publish(self, store: DiskStore) -> None:
        snapshots = self._snapshots()
        number = int(snapshots[-1].name.removeprefix(SNAPSHOT)) + 1 if snapshots else 1
        hidden = self.folder / f".{SNAPSHOT}{number}"
        shutil.rmtree(hidden, ignore_errors=True)
        store.publish(hidden)
        hidden.rename(self.folder / f"{SNAPSHOT}{number:06}")
        (self.folder / DIRTY).unlink(missing_ok=True)
        for old in self._snapshots()[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)

    def _doing(self) -> str:
        """The words of a writer at work about itself."""
        with suppress(OSError):
            return (self.folder / DIRTY).read_text(encoding="utf-8")
        return ""

    def _snapshots(self) -> list[Path]:
        return sorted(self.folder.glob(f"{SNAPSHOT}*"))

    def _require(self) -> None:
        if not is_corpus(self.folder):
            raise ReadError.because("no-corpus", "This is not the folder of a corpus.", _ADD, self._where())

    @contextmanager
    def _list(self) -> Iterator[sqlite3.Connection]:
        self._require()
        # Where nobody can write, SQLite cannot make the file by which readers and writers heed each other.
        how = "mode=rw" if os.access(self.folder, os.W_OK) else "immutable=1"
        with closing(sqlite3.connect(f"{(self.folder / LIST).absolute().as_uri()}?{how}", uri=True)) as connection:
            try:
                yield connection
            except sqlite3.DatabaseError as error:
                message = f"The list of this corpus cannot be read: {error}."
                remedy = "Make it anew: " + _ADD
                raise ReadError.because("broken-corpus", message, remedy, self._where()) from None

    def _where(self) -> Span:
        return Span.of_file(str(self.folder))


def _is_indexed(connection: sqlite3.Connection, trigger: str = "claim_leaves") -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (trigger,)).fetchone() is not None


def _index(connection: sqlite3.Connection) -> None:
    """Make the index of words of a new corpus, or one whose texts stood in it as they were written."""
    is_older = _is_indexed(connection, "claim_goes")
    is_empty = connection.execute("SELECT 1 FROM maps LIMIT 1").fetchone() is None
    if _is_indexed(connection) or not (is_older or is_empty):  # else some maps would be in the index, and some not
        return
    claims = connection.execute("SELECT map, claim, text FROM claims").fetchall() if is_older else []
    try:
        connection.executescript(_CLAIMS)
    except sqlite3.OperationalError:  # an SQLite without FTS5
        connection.execute("ROLLBACK")
        return
    connection.executemany(_PUT_CLAIM, (_row(*claim) for claim in claims))
    connection.execute("COMMIT")


def _row(map_id: str, claim: str, text: str) -> tuple[str, str, str, str]:
    return map_id, claim, text, " ".join(words_of(text))


_LINKS = (identity.GRAPH, identity.ONTOLOGY)
_ADD = "argmap corpus add STORE FILES puts maps into one."


class Writer:
    """Puts maps into an open corpus and takes them out."""

    def __init__(self, store: DiskStore, connection: sqlite3.Connection) -> None:
        self._store, self._connection = store, connection
        self.entries = self._listed()
        self._indexed = _is_indexed(connection)

    def put(self, maps: Sequence[tuple[Entry, bytes, Sequence[tuple[str, str]]]]) -> None:
        """Put maps (entries, datasets and texts of claims) into the corpus, in the place of what their files gave before."""
        old = [self.entries[entry.file] for entry, _, _ in maps if entry.file in self.entries]
        with self._transaction():
            self._connection.executemany("INSERT OR IGNORE INTO replaced VALUES (?)", [(entry.id,) for entry in old])
        self._unlink()
        for entry in old:
            self._store.drop(entry.id)
        self._store.put(b"".join(quads for _, quads, _ in maps))
        with self._transaction():
            for entry in old:
                self._unlist(entry)
            self._list(maps)
            self._connection.execute("DELETE FROM replaced")
        self.entries.update({entry.file: entry for entry, _, _ in maps})

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Change the list whole or not at all."""
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.execute("COMMIT")

    def _listed(self) -> dict[str, Entry]:
        rows = self._connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM maps")  # noqa: S608
        return {entry.file: entry for entry in (Entry(*row) for row in rows)}

    def _list(self, maps: Sequence[tuple[Entry, bytes, Sequence[tuple[str, str]]]]) -> None:
        marks = ", ".join("?" * len(_COLUMNS))
        command = f"INSERT INTO maps ({', '.join(_COLUMNS)}) VALUES ({marks})"  # noqa: S608
        self._connection.executemany(command, [astuple(entry) for entry, _, _ in maps])
        if self._indexed:
            rows = (_row(entry.id, claim, text) for entry, _, claims in maps for claim, text in claims)
            self._connection.executemany(_PUT_CLAIM, rows)

    def _unlist(self, entry: Entry) -> None:
        self._connection.execute("DELETE FROM maps WHERE file = ?", (entry.file,))
        if self._indexed:
            self._connection.execute("DELETE FROM claims WHERE map = ?", (entry.id,))

    def link(self, quads: bytes, *, ontology: bool) -> None:
        """Put what maps have in common, and on request the ontology, into the place of what stood there."""
        try:
            self._store.replace(_LINKS, quads, identity.ONTOLOGY if ontology else None)
        except OSError:  # such as a full disk
            self._unlink()
            raise

    def _unlink(self) -> None:
        for graph in _LINKS:
            self._store.clear(graph)

    def mend(self, snapshots: Sequence[Path]) -> None:
        """Take out what a writer left unfinished, unlisted maps and links, and take back what it was to replace."""
        self._unlink()
        self.entries = self._listed()
        listed = {entry.id for entry in self.entries.values()}
        for map_id in self._store.map_ids() - listed:
            self._store.drop(map_id)
        replaced = {map_id for (map_id,) in self._connection.execute("SELECT id FROM replaced")} & listed
        if replaced and snapshots:  # the newest is from before that writer
            self._store.take_back(replaced, snapshots[-1])
        self._connection.execute("DELETE FROM replaced")

    def drop(self, file: str) -> bool:
        """Take the map of ``file`` out, and say whether there was one."""
        entry = self.entries.pop(file, None)
        if entry is None:
            return False
        with self._transaction():
            self._unlist(entry)
        self._unlink()
        self._store.drop(entry.id)
        return True
