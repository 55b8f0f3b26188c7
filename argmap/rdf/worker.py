"""A query in a process of its own, so that it can be killed: Oxigraph cannot be interrupted.

The parent sends the dataset and the query through the standard input, and reads the pickled result (our own child's, so
it can be trusted) from the standard output.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from argmap.domain.diagnostics import ArgmapError, Diagnostic, QueryError
from argmap.rdf.guard import Checked
from argmap.rdf.result import Result

MEMORY = 1 << 30  # bytes of address space that the child may use


def query_in_process(
    quads: Iterable[ox.Quad], prefixes: Mapping[str, str], query: Checked, parameters: Mapping[str, str], timeout: float
) -> Result:
    """Answer a checked query within ``timeout`` seconds; raises ``QueryError`` when they are over."""
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    job = pickle.dumps((data, dict(prefixes), query, dict(parameters)))
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from argmap.rdf.worker import serve; serve()"],
            input=job,
            capture_output=True,
            timeout=timeout,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        message = f"The query took longer than {timeout:g} s and was stopped."
        remedy = "Make it narrower (name a statement, end it in LIMIT), or allow more time."
        raise QueryError(Diagnostic("timeout", message, None, remedy)) from None
    if done.returncode != 0 or not done.stdout:
        message = "The query used up the memory that it is allowed, or crashed the engine, and was stopped."
        raise QueryError(Diagnostic("query-crashed", message, None, "Make it narrower or less deeply nested."))
    answer = pickle.loads(done.stdout)
    if isinstance(answer, Result):
        return answer
    raise QueryError.of(answer)


def serve() -> None:
    """Answer the one query that comes in on the standard input."""
    from argmap.rdf.store import answer

    data, prefixes, query, parameters = pickle.loads(sys.stdin.buffer.read())
    store = ox.Store()
    store.extend(ox.parse(data, format=ox.RdfFormat.N_QUADS))
    _limit()
    try:
        found: Result | tuple[Diagnostic, ...] = answer(store, prefixes, query, parameters)
    except ArgmapError as error:
        found = error.diagnostics
    sys.stdout.buffer.write(pickle.dumps(found))


def _limit() -> None:
    """Allow no further file or connection and only so much memory, where the system can say so."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
