"""From a checked query to its result: asking Oxigraph, limits of the answer, and faults in the reader's words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.domain.spelling import similar
from argmap.rdf.cell import Term, value_of
from argmap.rdf.guard import place
from argmap.rdf.job import FAULTS, Job, Raw
from argmap.rdf.names import Names
from argmap.rdf.result import Result
from argmap.rdf.rewriting import FRESH
from argmap.rdf.slips import find_slip
from argmap.rdf.tokens import read_tokens, undeclared_prefix
from argmap.rdf.vocabulary import MAPS, PREFIXES

_PLAINLY = {  # what Oxigraph says of the SELECT line, though not of its place
    "contains a variable that is unbound": (
        "SELECT names a variable beside an aggregate (COUNT, AVG ...) that the rows are not grouped by.",
        "End the query in GROUP BY and that variable, or leave it out of the SELECT line.",
    ),
    "The SELECT contains an expression with a variable that is unbound": (
        "SELECT computes something of a variable that the rows are not grouped by.",
        "Name it where the rows are grouped, and select that name: GROUP BY (YEAR(?date) AS ?year) for SELECT ?year.",
    ),
    "Duplicated variable name in SELECT": (
        "SELECT names a variable twice.",
        "Give one of them another name (AS).",
    ),
}


def answer(store: ox.Store, job: Job) -> Result:
    """Answer a query in this process; raises ``QueryError``."""
    try:
        return read_answer(job, job.run(store))
    except FAULTS as error:
        raise explain(error, job) from None


def read_answer(job: Job, raw: Raw, watch: Callable[[int], object] = int) -> Result:
    """Return plain values; rows without a stated order are sorted, so that they are stable.

    ``watch`` is told how many terms each row or triple has once it is read, and may raise.
    """
    own = {prefix: iri for prefix, iri in job.prefixes.items() if prefix not in PREFIXES}
    if isinstance(raw, ox.QueryBoolean):
        return Result(boolean=bool(raw), prefixes=own)
    if not isinstance(raw, ox.QuerySolutions):
        unique: dict[ox.Triple, None] = {}
        for triple in raw:
            unique[triple] = None
            check_size(len(unique), job.rows)
            watch(3)
        triples = sorted(((t.subject, t.predicate, t.object) for t in unique), key=lambda t: tuple(map(_key, t)))
        plain = tuple((str(value_of(s)), str(value_of(p)), value_of(o)) for s, p, o in triples)
        return Result(triples=plain, prefixes=own, terms=tuple(triples))
    columns = tuple(variable.value for variable in raw.variables)
    written = [number for number, name in enumerate(columns) if not name.startswith(FRESH)]
    terms: list[tuple[Term, ...]] = []
    for solution in raw:
        terms.append(tuple(solution))
        check_size(len(terms), job.rows)
        watch(len(columns))
    if len(written) < len(columns):  # SELECT * of a query that was rewritten
        columns = tuple(columns[number] for number in written)
        terms = [tuple(row[number] for number in written) for row in terms]
    if not job.ordered:
        terms.sort(key=lambda row: tuple(map(_key, row)))
    rows = tuple(tuple(value_of(term) for term in row) for row in terms)
    return Result(columns, rows, prefixes=own, terms=tuple(terms))


def check_size(rows: int, most: int) -> None:
    """Raise ``QueryError`` for more rows or triples than an answer may have."""
    if rows > most:
        message = f"The query has more than {most:,} rows."
        raise QueryError.because("too-many-rows", message, "End it in LIMIT, or allow more.")


def _key(term: Term) -> tuple[int, str]:
    return (0, "") if term is None else (1, str(term))


def explain(error: BaseException, job: Job) -> QueryError:
    """Return what Oxigraph holds against a query, with its place where there is one."""
    if isinstance(error, SyntaxError):
        return _explain_syntax(str(error), job)
    if unbound := re.search(r"does not contains? variable \?(\w+)", str(error)):
        message = f"The query has no parameter {unbound[1]!r}: its SELECT line names no such variable."
        named = dict.fromkeys(re.findall(r"\?(\w+)", job.text.partition("{")[0]))
        near = similar(unbound[1], list(named))
        remedy = f"Did you mean {near[0]}?" if near else f"It names {', '.join(named)}." if named else ""
        return QueryError.because("unknown-parameter", message, remedy or "Look at its SELECT line.")
    return QueryError.because("query-failed", f"The query failed: {error}.", "")


def _explain_syntax(said: str, job: Job) -> QueryError:
    match = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", said, re.DOTALL)
    if not match:
        return QueryError.because("query-syntax", f"This is no SPARQL query: {said.rstrip('.')}.", "Correct the query.")
    text, line, column, expected = job.text, int(match[1]), int(match[2]), match[3]
    if said_plainly := next((fault for words, fault in _PLAINLY.items() if words in expected), None):
        select = next((token.start for token in read_tokens(text) if token.word == "select"), 0)
        at, message, remedy = find_slip(text) or (select, *said_plainly)
        return QueryError.because("query-syntax", message, remedy, place(text, at))
    lines = text.split("\n")
    at = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    if undeclared := undeclared_prefix(text, job.prefixes, at):
        prefix = undeclared.text.partition(":")[0]
        message = f"The prefix {prefix + ':'!r} is not declared."
        at = undeclared.start
        remedy = "Correct its spelling, or add a PREFIX line that says what it stands for."
        if prefix in Names("").prefixes:
            remedy = f"Among several maps write the full IRI: <{MAPS}ID#NAME> for a claim, <{MAPS}ID> for a map."
    elif slip := find_slip(text):
        at, message, remedy = slip
    else:
        at = next((token.start for token in read_tokens(text) if token.start < at < token.start + len(token.text)), at)
        rest = text[at:].partition("\n")[0].strip()[:40]
        near = f"near {rest!r}" if rest else f"behind {text[:at].rstrip()[-30:]!r}"
        message = f"This is no SPARQL query: it breaks off {near}."
        # Of keywords the parser names only a few that it tried, so that but BY none is a remedy.
        wanted = [w for w in re.split(r",\s+", expected) if re.fullmatch(r"\"[^\"]+\"|BY", w)]
        remedy = f"Expected here: {', '.join(wanted[:8])}." if wanted else "Look at what stands just before that place."
    return QueryError.because("query-syntax", message, remedy, place(text, at))
