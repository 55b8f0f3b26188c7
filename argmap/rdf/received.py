"""An answer from elsewhere, looked at before Oxigraph reads it: its kind, its depth, its size, and what was asked for."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.rdf.answering import read_answer
from argmap.rdf.exchange import Deadline, Reply
from argmap.rdf.guard import MAX_DEPTH
from argmap.rdf.job import Job
from argmap.rdf.result import Result

JSON: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
_KINDS: Final = {JSON: JSON, "application/json": JSON, TRIPLES: TRIPLES}

_PER_TEXT: Final = 100  # bytes that a text in an answer takes in memory, beside its letters
_PER_CELL: Final = 16
# What is not closed goes on to the end, or every quote in it would be tried as a beginning.
_TEXT: Final = rb'"[^"]*+(?:"|\Z)'  # escapes are taken out before
_JSON_TEXT: Final = re.compile(_TEXT)
_TERM: Final = re.compile(_TEXT + rb'|<[^<>"{}|^`\\\x00-\x20]*+>|\#[^\r\n]*+')
_NOT_BRACKETS: Final = bytes(set(range(256)) - set(b"{}[]"))
_NOT_ANGLES: Final = bytes(set(range(256)) - set(b"<>"))
_STEPS: Final = bytes.maketrans(b"{[<}]>", b"\x01\x01\x01\xff\xff\xff")  # into and out of brackets, as signed bytes
_FORMS: Final = {"ask": "a yes or no", "select": "a table", "construct": "triples", "describe": "triples"}


def read_reply(reply: Reply, endpoint: str, job: Job, form: str, deadline: Deadline) -> Result:
    """The answer to a query of this ``form`` (its keyword, or nothing if it is not known).

    Raises ``QueryError``, and ``TimeoutError`` past the deadline.
    """
    kind = _KINDS.get(reply.kind)
    if kind is None:
        came = f"as {reply.kind}" if reply.kind else "without a media type"
        raise bad_answer(endpoint, f"it comes {came}, and only {JSON} and {TRIPLES} are read")
    texts = _check_depth(reply.body, kind, endpoint)
    held = 2 * len(reply.body) + texts * _PER_TEXT
    check_memory(held, endpoint, job)

    def watch(cells: int) -> None:
        nonlocal held
        held += cells * _PER_CELL
        check_memory(held, endpoint, job)
        deadline.check()

    try:
        if kind == TRIPLES:
            _check_form(form, "triples", endpoint)
            parsed = ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)
            return read_answer(job, (quad.triple for quad in parsed), watch)
        raw = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
        _check_form(form, "a yes or no" if isinstance(raw, ox.QueryBoolean) else "a table", endpoint)
        return read_answer(job, raw, watch)
    except (SyntaxError, ValueError) as error:
        raise bad_answer(endpoint, str(error)) from None


def check_memory(held: int, endpoint: str, job: Job) -> None:
    """Raise ``QueryError`` for an answer that would take more memory than a query may."""
    if held > job.memory:
        message = f"The answer of {endpoint} takes more than the {job.memory // 10**6:,} MB of memory that it may."
        raise QueryError.because(
            "answer-too-large", message, "Ask for less, end the query in LIMIT, or allow more memory."
        )


def bad_answer(endpoint: str, why: str) -> QueryError:
    """The fault of what is no answer to the query."""
    message = f"What {endpoint} sent is no answer to the query: {why.rstrip('.')}."
    return QueryError.because("bad-answer", message, "Look at the address: is it that of an endpoint?")


def _check_depth(body: bytes, kind: str, endpoint: str) -> int:
    """Count the texts of the answer; raises ``QueryError`` where its nesting would overflow its reader's stack."""
    plain = body.replace(b"\\\\", b"  ").replace(b'\\"', b"  ")  # from the left, as they are read
    bare, texts = (_TERM if kind == TRIPLES else _JSON_TEXT).subn(b"", plain)
    steps = bare.translate(_STEPS, _NOT_ANGLES if kind == TRIPLES else _NOT_BRACKETS)
    depths = tuple(fold(accumulate(memoryview(steps).cast("b")), default=0) for fold in (min, max))
    most = 2 * MAX_DEPTH if kind == TRIPLES else MAX_DEPTH  # a triple is in two angles: <<( ... )>>
    if depths[0] < 0 or depths[1] > most:
        raise bad_answer(endpoint, f"its brackets do not match, or are nested more than {MAX_DEPTH} deep")
    return texts


def _check_form(form: str, kind: str, endpoint: str) -> None:
    wanted = _FORMS.get(form, kind)
    if kind != wanted:
        raise bad_answer(endpoint, f"{form.upper()} asks for {wanted}, and it is {kind}")
