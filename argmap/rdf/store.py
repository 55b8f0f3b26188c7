"""A dataset to ask: thin over Oxigraph's store, in memory, closed to network and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from argmap.domain.diagnostics import ArgmapError, Diagnostic, QueryError
from argmap.domain.model import ArgumentMap
from argmap.rdf.encoding import encode
from argmap.rdf.graph import Verdicts
from argmap.rdf.guard import Checked, check_query, place
from argmap.rdf.names import Names
from argmap.rdf.result import Result, Term, value_of
from argmap.rdf.strength import Strengths
from argmap.rdf.vocabulary import PREFIXES

MAX_ROWS = 200_000


class Store:
    """Maps, each in its named graph; a query sees the union of all unless it names graphs itself.

    The usual prefixes need no PREFIX line, and for a single map neither do ``map:``, ``sources:`` and ``strands:``.
    """

    def __init__(
        self,
        maps: Iterable[ArgumentMap] = (),
        verdicts: Mapping[str, Verdicts] | None = None,
        strengths: Mapping[str, Strengths] | None = None,
    ) -> None:
        self._store = ox.Store()
        self._ids: list[str] = []
        for argument_map in maps:
            self.add(argument_map, (verdicts or {}).get(argument_map.id), (strengths or {}).get(argument_map.id))

    def add(
        self, argument_map: ArgumentMap, verdicts: Verdicts | None = None, strengths: Strengths | None = None
    ) -> None:
        """Put a map, its verdicts and its strengths into the dataset."""
        self._store.extend(encode(argument_map, verdicts, strengths))
        self._ids.append(argument_map.id)

    def load(self, text: str, format: str, file: str = "") -> None:
        """Put any RDF into the dataset, argmap's or not; raises ``ParseError``."""
        from argmap.rdf.serialisation import parse_quads

        self._store.extend(parse_quads(text, format, file))

    def __len__(self) -> int:
        return len(self._store)

    def __iter__(self) -> Iterator[ox.Quad]:
        return iter(self._store)

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that queries may use without declaring them."""
        own = Names(self._ids[0]).prefixes if len(self._ids) == 1 else {}
        return {**PREFIXES, **own}

    def query(self, text: str, parameters: Mapping[str, str] | None = None, timeout: float | None = None) -> Result:
        """Answer a SPARQL query; ``parameters`` bind variables of its SELECT line to element ids or full IRIs.

        With ``timeout`` (seconds) it runs in a process of its own, which is killed when the time is over. Raises
        ``QueryError`` with line and column, also for what would change data or leave this computer.
        """
        graphs = {graph.value for graph in self._store.named_graphs() if isinstance(graph, ox.NamedNode)}
        checked = check_query(text, graphs, _Terms(self._store))
        if timeout is not None:
            from argmap.rdf.worker import query_in_process

            return query_in_process(list(self._store), self.prefixes, checked, self._terms(parameters), timeout)
        return answer(self._store, self.prefixes, checked, self._terms(parameters))

    def _terms(self, parameters: Mapping[str, str] | None) -> dict[str, str]:
        return {name: self._iri(value) for name, value in (parameters or {}).items()}

    def _iri(self, value: str) -> str:
        prefix, colon, local = value.partition(":")
        if colon and (local.startswith("//") or prefix in ("urn",)):
            return value
        if colon and prefix in self.prefixes:
            return self.prefixes[prefix] + local
        if len(self._ids) != 1:
            message = f"{value!r} could be in any of {len(self._ids)} maps."
            raise QueryError(Diagnostic("which-map", message, None, "Give the full IRI."))
        return Names(self._ids[0]).element(value).value


class _Terms:
    """The terms that stand anywhere in a dataset, looked up one by one."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __contains__(self, iri: object) -> bool:
        term = ox.NamedNode(str(iri))
        found = (
            self._store.quads_for_pattern(term, None, None, None),
            self._store.quads_for_pattern(None, term, None, None),
            self._store.quads_for_pattern(None, None, term, None),
        )
        return any(next(quads, None) is not None for quads in found)


def answer(store: ox.Store, prefixes: Mapping[str, str], query: Checked, parameters: Mapping[str, str]) -> Result:
    """Answer a query that has been checked; rows without a stated order are sorted, so that they are stable."""
    try:
        found = store.query(
            query.text,
            prefixes=dict(prefixes),
            use_default_graph_as_union=not query.names_graphs,
            substitutions={ox.Variable(name): ox.NamedNode(iri) for name, iri in parameters.items()},
        )
        return _result(found, prefixes, query.ordered)
    except ArgmapError:
        raise
    except SyntaxError as error:
        raise _explain(error, query.text) from None
    except (OSError, RuntimeError, ValueError) as error:
        if unbound := re.search(r"does not contains? variable \?(\w+)", str(error)):
            message = f"The query has no parameter {unbound[1]!r}: its SELECT line names no such variable."
            raise QueryError(Diagnostic("unknown-parameter", message, None, "Look at its SELECT line.")) from None
        raise QueryError(Diagnostic("query-failed", f"The query failed: {error}.", None, "")) from None


def _result(found: object, prefixes: Mapping[str, str], ordered: bool) -> Result:
    own = {prefix: iri for prefix, iri in prefixes.items() if prefix not in PREFIXES}
    if isinstance(found, ox.QueryBoolean):
        return Result(boolean=bool(found), prefixes=own)
    if isinstance(found, ox.QueryTriples):
        triples = sorted({(t.subject, t.predicate, t.object) for t in found}, key=lambda t: tuple(map(_key, t)))
        plain = tuple((str(value_of(s)), str(value_of(p)), value_of(o)) for s, p, o in triples)
        return Result(triples=plain, prefixes=own, terms=tuple(triples))
    assert isinstance(found, ox.QuerySolutions)
    columns = tuple(variable.value for variable in found.variables)
    terms: list[tuple[Term, ...]] = []
    for solution in found:
        terms.append(tuple(solution))
        if len(terms) > MAX_ROWS:
            message = f"The query has more than {MAX_ROWS:,} rows."
            raise QueryError(Diagnostic("too-many-rows", message, None, "End it in LIMIT."))
    if not ordered:
        terms.sort(key=lambda row: tuple(map(_key, row)))
    rows = tuple(tuple(value_of(term) for term in row) for row in terms)
    return Result(columns, rows, prefixes=own, terms=tuple(terms))


def _key(term: Term) -> tuple[int, str]:
    return (0, "") if term is None else (1, str(term))


def _explain(error: SyntaxError, text: str) -> QueryError:
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", str(error), re.DOTALL)
    if not match:
        message = f"This is no SPARQL query: {str(error).rstrip('.')}."
        return QueryError(Diagnostic("query-syntax", message, None, "Mend the query."))
    line, column, expected = int(match[1]), int(match[2]), match[3]
    rows = text.split("\n")
    at = sum(len(row) + 1 for row in rows[: line - 1]) + column - 1
    rest = text[at:].partition("\n")[0].strip()[:40]
    near = f"near {rest!r}" if rest else f"behind {text[:at].rstrip()[-30:]!r}"
    names = list(re.finditer(r"[\w.-]*:(?=[\w%\\-])", text[: at + 1]))
    if "Prefix not found" in expected and names:
        message = f"The prefix {names[-1][0]!r} is not declared."
        at = names[-1].start()
        remedy = "Mend its spelling, or add a PREFIX line that says what it stands for."
    else:
        message = f"This is no SPARQL query: it breaks off {near}."
        wanted = [w for w in re.split(r",\s+", expected) if re.fullmatch(r"\"[^\"]+\"|(?!SERVICE)[A-Za-z]{2,}", w)]
        remedy = f"Expected here: {', '.join(wanted[:8])}." if wanted else "Look at what stands just before that place."
    return QueryError(Diagnostic("query-syntax", message, place(text, at), remedy))
