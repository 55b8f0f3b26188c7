"""Asking a SPARQL endpoint elsewhere, because a reader said so: argmap's own server, or any other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from argmap.domain.diagnostics import QueryError
from argmap.rdf.exchange import Deadline, Reply, TooLargeError, post
from argmap.rdf.guard import FORMS
from argmap.rdf.job import MAX_ROWS, MEMORY, Job
from argmap.rdf.received import JSON, TRIPLES, read_reply
from argmap.rdf.result import Result
from argmap.rdf.serving import MAX_BYTES
from argmap.rdf.tokens import read_tokens, states_order
from argmap.rdf.vocabulary import PREFIXES

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+")


def ask(
    endpoint: str,
    text: str,
    bind: Mapping[str, str] | None = None,
    seconds: float = 30.0,
    *,
    memory: int | None = None,
    max_rows: int | None = None,
) -> Result:
    """Ask the endpoint at ``endpoint``; ``bind`` gives variables IRIs. Raises ``QueryError``.

    The usual prefixes need no PREFIX line, as with maps: those that the query uses are declared before it is sent.
    ``seconds`` (0: no limit) are for all of it, ``memory`` in MB is for the answer, which nobody vouches for.
    """
    if not endpoint.startswith(("http://", "https://")):
        message = f"{endpoint!r} is not the address of an endpoint."
        raise QueryError.because("bad-endpoint", message, "Give one that begins with http:// or https://.")
    tokens = list(read_tokens(text))
    job = Job(text, PREFIXES, union=True, ordered=states_order(tokens))
    job = replace(job, memory=(memory or 0) * 10**6 or MEMORY, rows=MAX_ROWS if max_rows is None else max_rows)
    form = next((token.word for token in tokens if token.word in FORMS), "")
    deadline = Deadline(seconds)
    try:
        reply = _exchange(endpoint, declared(text) + _values(bind or {}), job, deadline)
        if 300 <= reply.status < 400:
            raise _sent_on(endpoint, reply)
        if not 200 <= reply.status < 300:
            raise _refused(endpoint, reply, job, deadline)
        return read_reply(reply, endpoint, job, form, deadline)
    except TimeoutError:
        message = f"{endpoint} took longer than {seconds:g} s."
        raise QueryError.because("timeout", message, "Ask for less, or allow more time.") from None


def _exchange(endpoint: str, asked: str, job: Job, deadline: Deadline) -> Reply:
    """Return what the endpoint says to a query; raises ``QueryError`` where it says nothing, and ``TimeoutError``."""
    import http.client

    most = min(MAX_BYTES, job.memory)
    headers = {"content-type": "application/sparql-query; charset=utf-8", "accept": f"{JSON}, {TRIPLES};q=0.9"}
    try:
        return post(endpoint, asked.encode(), headers, deadline, most)
    except TooLargeError:
        message = f"The answer of {endpoint} has more than {most / 10**6:g} MB."
        raise QueryError.because("answer-too-large", message, "Ask for less, or end the query in LIMIT.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if deadline.left == 0.0:
            raise TimeoutError from None
        message = f"{endpoint} did not answer: {str(reason).rstrip('.')}."
        raise QueryError.because("no-answer", message, "Look at the address, and whether the server runs.") from None


def declared(text: str) -> str:
    """The query with a declaration of every usual prefix that it uses and does not declare, on its first line."""
    tokens = list(read_tokens(text))
    used = {token.text.partition(":")[0] for token in tokens if token.kind == "name"}
    own = {after.text.partition(":")[0] for token, after in pairwise(tokens) if token.word == "prefix"}
    lines = [f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in used - own]
    return "".join(lines) + text


def _values(bind: Mapping[str, str]) -> str:
    """Return what binds the variables of a query, behind its end."""
    if not bind:
        return ""
    iris = []
    for name, value in bind.items():
        prefix, _, local = value.partition(":")
        iri = PREFIXES[prefix] + local if prefix in PREFIXES else value
        if not _IRI.fullmatch(iri) or not re.fullmatch(r"\w+", name):
            message = f"{name}={value} does not name anything at an endpoint, which has any number of maps."
            raise QueryError.because("which-map", message, "Give the full IRI.")
        iris.append(f"<{iri}>")
    return f"\nVALUES ({' '.join(f'?{name}' for name in bind)}) {{ ({' '.join(iris)}) }}"


def _sent_on(endpoint: str, reply: Reply) -> QueryError:
    place = reply.location or "an address that it does not name"
    message = f"{endpoint} does not answer but leads to {place}, and no redirect is followed."
    return QueryError.because("redirected", message, "If that is the endpoint that you mean, give its address.")


def _refused(endpoint: str, reply: Reply, job: Job, deadline: Deadline) -> QueryError:
    answer = " ".join(reply.body.decode(errors="replace").split())[:500]
    message = f"{endpoint} refused the query with status {reply.status}" + (f": {answer}" if answer else ".")
    remedy = _beside(endpoint, job, deadline) if reply.status in (404, 405) else ""
    return QueryError.because("refused", message, remedy)


def _beside(endpoint: str, job: Job, deadline: Deadline) -> str:
    """Return where the endpoint is, if a server has it in the usual place below the address that was given."""
    from urllib.parse import urlsplit

    parts = urlsplit(endpoint)
    place = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/sparql"
    try:
        reply = _exchange(place, "ASK {}", job, deadline)
        answered = reply.status == 200 and read_reply(reply, place, job, "ask", deadline).boolean is not None
    except (QueryError, TimeoutError):
        answered = False
    return f"The endpoint is {place}." if answered else "Look at the address: is it that of an endpoint?"
