"""A corpus of maps, to be filled, asked and looked into."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import pipeline
from argmap.corpus.shelf import Entry, Shelf

if TYPE_CHECKING:
    from argmap.corpus.intake import Outcome
    from argmap.rdf import Result, Store

TEXTS = (
    "SELECT ?map ?claim ?text { GRAPH ?map { ?claim a argmap:Statement ; aif:claimText ?text } } ORDER BY ?map ?claim"
)
_WORD = re.compile(r"\w+")


class Corpus:
    """The maps in the folder ``path``, which need not be there before the first is added.

    Iterating gives an ``Entry`` for each map. What a query sees is the newest snapshot when it is first asked.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._shelf = Shelf(Path(path))
        self._store: Store | None = None
        self._snapshot: Path | None = None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._shelf.entries())

    def __len__(self) -> int:
        return len(self._shelf.entries())

    def add(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        on_file: Callable[[Outcome, int, int], None] | None = None,
    ) -> list[Outcome]:
        """Put the maps of files and folders into the corpus, with their verdicts and strengths.

        A file that is there unchanged is skipped, one that changed takes the place of what it was, a bad one is
        reported and the rest kept. ``on_file`` is told each outcome when it is safe on disk, with how many files are
        done and how many there are. Raises ``WriteError`` where another process writes.
        """
        from argmap.corpus.intake import Outcome, files_in, read_all  # which needs other processes

        named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        files = list(dict.fromkeys(files_in(named)))
        outcomes: list[Outcome] = []
        with self._shelf.writing() as writer:
            known = {file: entry.digest for file, entry in writer.entries.items()}
            owners = {entry.id: file for file, entry in writer.entries.items()}
            for read in read_all(files, known, owners):
                if read.entry is not None:
                    kind = "changed" if read.file in writer.entries else "added"
                    writer.put(read.entry, read.quads)
                else:
                    kind = "refused" if read.diagnostics else "unchanged"
                outcomes.append(Outcome(read.file, kind, read.diagnostics))
                if on_file:
                    on_file(outcomes[-1], len(outcomes), len(files))
        return outcomes

    def remove(self, files: Iterable[str | os.PathLike[str]]) -> list[str]:
        """Take out the maps of ``files`` (names as they were added, or ids); returns the names of those that were there."""
        self._shelf.entries()  # raises where there is no corpus
        with self._shelf.writing() as writer:
            names = {entry.id: file for file, entry in writer.entries.items()}
            wanted = [names.get(str(file), str(file)) for file in files]
            return [file for file in wanted if writer.drop(file)]

    def query(
        self, text: str, bind: Mapping[str, str] | None = None, timeout: float | None = pipeline.QUERY_SECONDS
    ) -> Result:
        """Answer SPARQL, a ``.rq`` file or a bundled query by name over all maps; ``bind`` takes full IRIs.

        Raises ``QueryError``, also when it takes longer than ``timeout`` seconds (0: no limit).
        """
        return self._dataset().query(pipeline.find_query(text)[0], bind, timeout)

    def stats(self) -> dict[str, Any]:
        """How much there is: maps, statements, steps and attacks in all, sizes, and maps by notation (suffix)."""
        entries = self._shelf.entries()
        sizes = sorted(entry.statements for entry in entries)
        return {
            "maps": len(entries),
            "statements": sum(sizes),
            "inferences": sum(entry.inferences for entry in entries),
            "conflicts": sum(entry.conflicts for entry in entries),
            "smallest": sizes[0] if sizes else 0,
            "median": sizes[len(sizes) // 2] if sizes else 0,
            "largest": sizes[-1] if sizes else 0,
            "suffixes": dict(Counter(Path(entry.file).suffix for entry in entries).most_common()),
        }

    def search(self, words: str) -> list[tuple[str, str]]:
        """The claims (IRI and text) in which every one of ``words`` occurs, whatever its case, in the order of maps."""
        wanted = set(_words(words))
        return [(claim, text) for _, claim, text in self._texts() if wanted and wanted <= set(_words(text))]

    def same_claims(self) -> list[tuple[str, tuple[str, ...]]]:
        """Claims that several maps make: why they count as one (``exact``, ``normalised``), and their IRIs.

        Normalised texts differ in case, blanks and punctuation only. Nothing is merged.
        """
        groups: dict[str, list[tuple[str, str, str]]] = {}
        for row in self._texts():
            groups.setdefault(" ".join(_words(row[2])), []).append(row)
        return [
            ("exact" if len({text for _, _, text in rows}) == 1 else "normalised", tuple(claim for _, claim, _ in rows))
            for words, rows in groups.items()
            if words and len({graph for graph, _, _ in rows}) > 1
        ]

    def _texts(self) -> list[tuple[str, str, str]]:
        rows = self._dataset().query(TEXTS).rows
        return [(str(graph), str(claim), str(text)) for graph, claim, text in rows]

    def _dataset(self) -> Store:
        from argmap import rdf

        newest = self._shelf.snapshot()
        if self._store is None or newest != self._snapshot:
            self._store, self._snapshot = rdf.Store.on_disk(str(newest)), newest
        return self._store


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
