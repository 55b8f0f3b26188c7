"""A corpus of maps, to be filled, asked and looked into."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import lookup
from argmap.corpus import identity
from argmap.corpus.identity import Mention, words_of
from argmap.corpus.shelf import Entry, Shelf
from argmap.domain import calls
from argmap.domain.spelling import unknown

if TYPE_CHECKING:
    from argmap.corpus.intake import Outcome, Read
    from argmap.domain.matching import Match
    from argmap.rdf import Result, Store

CLAIMS = """SELECT ?map ?claim ?text {
  { SELECT ?claim { ?claim a argmap:Statement } }
  { SELECT ?claim ?text { ?claim aif:claimText ?text } }
  { SELECT ?claim ?map { ?claim dcterms:isPartOf ?map } }
}"""
PEOPLE = """SELECT ?kind ?map ?source ?name {
  VALUES ?kind { argmap:source-person argmap:source-organisation argmap:source-group }
  { SELECT ?source ?kind { ?source argmap:sourceKind ?kind } }
  { SELECT ?source ?name { ?source rdfs:label ?name } }
  { SELECT ?source ?map { ?source dcterms:isPartOf ?map } }
}"""
EVERY = sys.maxsize  # rows


@calls.checked_class
class Corpus:
    """The maps in the folder ``path``, which need not be there before the first is added.

    Iterating gives an ``Entry`` for each map. What a query sees is the newest snapshot when it is first asked.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._shelf = Shelf(Path(path))
        self.folder = self._shelf.folder
        self._stores: dict[str, Store] = {}
        self._snapshot: Path | None = None

    def __repr__(self) -> str:
        return f"Corpus({str(self.folder)!r})"

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
        from argmap.corpus.intake import files_in, in_batches, read_all  # which needs other processes

        named = _listed(paths)
        files = list(dict.fromkeys(files_in(named)))
        outcomes: list[Outcome] = []
        with self._shelf.writing("adds maps") as writer:
            known = {file: entry.digest for file, entry in writer.entries.items()}
            owners = {entry.id: file for file, entry in writer.entries.items()}
            for reads in in_batches(read_all(files, known, owners, named)):
                done = [_outcome(read, writer.entries) for read in reads]
                writer.put([(read.entry, read.quads, read.claims) for read in reads if read.entry is not None])
                for outcome in done:
                    outcomes.append(outcome)
                    if on_file:
                        on_file(outcome, len(outcomes), len(files))
        return outcomes

    def remove(self, files: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
        """Take out the maps of ``files`` (names as they were added, or ids); returns the names of those that were there."""
        self._shelf.entries()  # raises where there is no corpus
        with self._shelf.writing("removes maps") as writer:
            names = {entry.id: file for file, entry in writer.entries.items()}
            wanted = [names.get(str(file), str(file)) for file in _listed(files)]
            return [file for file in wanted if writer.drop(file)]

    def query(
        self,
        asked: str | os.PathLike[str],
        bind: Mapping[str, str] | None = None,
        timeout: float | None = None,
        *,
        memory: int | None = None,
        max_rows: int | None = None,
        engine: str = "oxigraph",
    ) -> Result:
        """Answer SPARQL, a ``.rq`` file or a bundled query by name over all maps; ``bind`` takes full IRIs.

        Raises ``QueryError``, also when it takes longer than ``timeout`` seconds (0: no limit; by default 30 for a query
        of your own), needs more than ``memory`` MB (1,000) or has more than ``max_rows`` (200,000). ``engine`` "oxilite"
        answers from a copy of its own, which is made when it is first asked.
        """
        for name, iri in (bind or {}).items():
            calls.check("Corpus.query", f"bind[{name!r}]", iri, "str")
        text, seconds = lookup.find_query(os.fspath(asked))
        limit, most = lookup.limits_of(seconds, timeout, memory)
        return self.dataset(engine).query(text, bind, limit, memory=most, max_rows=max_rows)

    def export(self, folder: str | os.PathLike[str], on_map: Callable[[int, int], None] | None = None) -> list[str]:
        """Write the corpus as Parquet files into ``folder``, whole or not at all; returns the names of the tables.

        Of the same corpus they are the same bytes. Raises ``WriteError`` where there is something else, and
        ``MissingExtraError`` without pyarrow.
        """
        from argmap.corpus import parquet

        map_ids = sorted(entry.id for entry in self)
        return parquet.write(self.dataset().tables(), map_ids, Path(folder), on_map)

    def stats(self) -> dict[str, Any]:
        """Return how much there is: maps, statements, steps and attacks in all, sizes, maps by notation (suffix)."""
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

    def distributions(self) -> dict[str, Mapping[str, int]]:
        """Counts of maps by ``sizes`` and ``depths``, of ``relations``, steps by ``schemes``, claims by ``verdicts`` and
        ``speakers``; depth is the most steps of support that lead one after the other to a claim.
        """
        from argmap.corpus.distributions import distributions

        dataset = self.dataset()
        return distributions(self, lambda asked: dataset.query(lookup.find_query(asked)[0], max_rows=EVERY))

    def draw(self, theme: str = "light") -> str:
        """Return the distributions as a picture in SVG; raises ``UnknownNameError`` for no known theme."""
        from argmap.corpus.picture import draw

        return draw(self.folder.resolve().name, self.stats(), self.distributions(), theme)

    def search(self, words: str) -> list[tuple[str, str]]:
        """The claims (IRI and text) in which every one of ``words`` occurs, whatever its case, in the order of maps."""
        wanted = set(words_of(words))
        indexed = self._shelf.search(wanted) if wanted else []
        if indexed is not None:
            return indexed
        return [(claim.iri, claim.text) for claim in self._claims() if wanted and wanted <= set(words_of(claim.text))]

    def same_claims(self, *, similar: bool = False) -> list[Match]:
        """Claims that several maps make: why they count as one (``exact``, ``normalised``), a text, and their IRIs.

        Normalised texts differ in case, blanks and punctuation only. With ``similar`` come pairs of texts that say
        nearly the same, which takes longer. Nothing is merged.
        """
        return identity.claims(self._claims(), similar=similar)

    def same_people(self) -> list[Match]:
        """People, organisations and groups of one name in several maps: why (``exact``, ``normalised``), name, and IRIs.

        Normalised names differ in case, blanks, punctuation and "Last, First" only; names such as Speaker 2 match
        nobody. Nothing is merged.
        """
        rows = self.dataset().query(PEOPLE, max_rows=EVERY).rows
        return identity.people((str(kind), Mention(*map(str, rest))) for kind, *rest in rows)

    def link(self, *, similar: bool = False, ontology: bool = False) -> int:
        """Write what ``same_people`` and ``same_claims`` say into the dataset, in a graph of its own; returns how much.

        ``ontology`` puts the ontology and its alignments beside it, for questions about more general classes. The
        bundled queries ``same-people`` and ``same-claims`` ask for matches. All of it stays until maps come or go.
        """
        from argmap.rdf.identity import encode

        self._shelf.entries()  # raises where there is no corpus
        with self._shelf.writing(
            "compares the maps and links them"
        ) as writer:  # or maps could go between the comparison and this
            people, claims = self.same_people(), self.same_claims(similar=similar)
            writer.link(encode(people, claims), ontology=ontology)
        return len(people) + len(claims)

    def _claims(self) -> list[Mention]:
        rows = self.dataset().query(CLAIMS, max_rows=EVERY).rows
        return sorted(Mention(*map(str, row)) for row in rows)

    def snapshot(self) -> Path:
        """The folder of the newest state, which no later change touches."""
        return self._shelf.snapshot()

    def dataset(self, engine: str = "oxigraph") -> Store:
        """The dataset of all maps in their newest state, to be asked and not changed."""
        from argmap import rdf

        if engine not in rdf.ENGINES:
            raise unknown("engine", engine, rdf.ENGINES)
        newest = self.snapshot()
        if newest != self._snapshot:
            self._stores, self._snapshot = {}, newest
        if engine not in self._stores:
            copy = "" if engine == "oxigraph" else str(self._shelf.copy_for(engine, newest))
            self._stores[engine] = rdf.Store.on_disk(str(newest), engine, copy)
        return self._stores[engine]


def _listed(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, str | os.PathLike) else list(paths)


def _outcome(read: Read, entries: Mapping[str, Entry]) -> Outcome:
    from argmap.corpus.intake import Outcome

    if read.entry is not None:
        return Outcome(read.file, "changed" if read.file in entries else "added")
    return Outcome(read.file, "refused" if read.diagnostics else "unchanged", read.diagnostics)
