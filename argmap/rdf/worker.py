"""Processes that each hold a store and answer one query after the other, so that one that takes too long can be killed.

Oxigraph cannot be interrupted, and copying a dataset takes much longer than asking it. So a worker is a fork of this
process where the system can fork (it shares the memory of the store, and starts in milliseconds), else a process of its
own that the dataset is sent to once. It stays until the store changes, or a query has to be killed.

An answer comes back as the bytes of a standard result format, which Oxigraph writes and reads quicker than Python can
pickle its terms.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
import weakref
from collections.abc import Callable
from typing import Final, Protocol

import pyoxigraph as ox

from argmap.domain.diagnostics import QueryError
from argmap.rdf.answering import check_size, explain, read_answer
from argmap.rdf.engine import OXIGRAPH
from argmap.rdf.job import FAULTS, Job
from argmap.rdf.result import Result
from argmap.rdf.serving import BOOLEAN, FAULT, HEAD, MAX_BYTES, MORE, TOO_LARGE, TRIPLES, packed

FOREVER: Final = 1_000_000.0  # seconds, more than which no system waits
_FAULTS: Final = {kind.__name__: kind for kind in FAULTS}


class Process(Protocol):
    """A worker, seen from outside; ``answers`` is where to wait for what it says, or -1 where only ``receive`` can."""

    answers: int

    def send(self, data: bytes) -> None:
        """Send bytes to it; raises ``OSError`` when it is gone."""

    def receive(self, deadline: float) -> bytes:
        """Return the next bytes from it, none when it is gone; raises ``TimeoutError`` (times are monotonic)."""

    def stop(self) -> None:
        """Kill it, at once, and without waiting for it."""


class Workers:
    """The workers of one store, started when they are needed, and given back when they are done."""

    def __init__(self, store: ox.Store, place: str = "", engine: str = OXIGRAPH) -> None:
        self._store, self._place, self._engine = store, place, engine
        self._idle: list[Process] = []
        self._owner = os.getpid()
        self._stop = weakref.finalize(self, _stop_all, self._idle, self._owner)

    def query(self, job: Job, seconds: float) -> Result:
        """Answer a query; raises ``QueryError`` for its faults, and when it goes over a limit (0 seconds: of time none)."""
        process = self._send(packed((job, seconds)))
        try:
            kind, pieces = _receive(process, time.monotonic() + (seconds or FOREVER))
        except TimeoutError:
            self._replace(process)
            message = f"The query took longer than {seconds:g} s and was stopped."
            remedy = "Make it narrower (name a statement, end it in LIMIT), or allow more time."
            raise QueryError.because("timeout", message, remedy) from None
        except (EOFError, OSError):
            self._replace(process)
            message = "The query used up the memory that it is allowed, or crashed the engine, and was stopped."
            raise QueryError.because("query-crashed", message, "Make it narrower or less deeply nested.") from None
        except BaseException:  # such as Ctrl-C: half an answer is still under way
            process.stop()
            raise
        self._idle.append(process)
        return _result(job, kind, pieces)

    def _replace(self, process: Process) -> None:
        """Stop a worker, and let one that takes long to start begin now: the next query finds it ready."""
        process.stop()
        if self._place:
            self._idle.append(start(self._store, self._place, self._engine))

    def close(self) -> None:
        """Stop all workers; they hold what the store was."""
        _stop_all(self._idle, self._owner)

    def _send(self, request: bytes) -> Process:
        """Send a query to a worker that is there and idle, or else to a new one."""
        if self._owner != os.getpid():  # a fork of the user's: these workers belong to its parent
            self._owner, self._idle = os.getpid(), []
            self._stop.detach()
            self._stop = weakref.finalize(self, _stop_all, self._idle, self._owner)
        return send(request, self._idle, lambda: start(self._store, self._place, self._engine))


def send(request: bytes, idle: list[Process], make: Callable[[], Process]) -> Process:
    """Send a request to a process that is ``idle``, or else to a new one, which ``make`` starts."""
    while True:
        try:
            process = idle.pop()
        except IndexError:
            process = make()
            process.send(request)
            return process
        try:
            process.send(request)
        except OSError:  # somebody killed it
            process.stop()
        else:
            return process


def _stop_all(processes: list[Process], owner: int) -> None:
    while processes and owner == os.getpid():
        processes.pop().stop()


def start(store: ox.Store, place: str, engine: str) -> Process:
    """Start a worker for a store, which lies in ``place`` unless that is empty."""
    if sys.platform == "linux" and not place:  # macOS can fork, but its own libraries may break in the fork
        from argmap.rdf.forked import Fork

        return Fork(store)
    from argmap.rdf.spawned import Spawned

    return Spawned(store, place, engine)


def _receive(process: Process, deadline: float) -> tuple[bytes, list[bytes]]:
    """Return the kind of an answer and its content, piece by piece; raises ``TimeoutError`` and ``EOFError``."""
    received = bytearray()
    pieces: list[bytes] = []
    while True:
        if kind := take_frames(received, pieces):
            return kind, pieces
        if not (chunk := process.receive(deadline)):
            raise EOFError
        received += chunk


def take_frames(received: bytearray, pieces: list[bytes]) -> bytes:
    """Move what is whole from ``received`` to ``pieces``; returns the kind of the last frame, or nothing before that."""
    while len(received) >= HEAD.size:
        kind, length = HEAD.unpack_from(received)
        end = HEAD.size + length
        if len(received) < end:
            break
        pieces.append(bytes(received[HEAD.size : end]))
        del received[:end]
        if kind != MORE:
            return bytes(kind)
    return b""


def _result(job: Job, kind: bytes, pieces: list[bytes]) -> Result:
    if kind == TOO_LARGE:
        check_size(job.rows + 1 if pieces[-1] == b"rows" else 0, job.rows)
        message = f"The answer has more than {MAX_BYTES // 1_000_000:,} MB."
        raise QueryError.because("answer-too-large", message, "Ask for less, or end the query in LIMIT.")
    if kind == FAULT:
        name, said = pickle.loads(pieces[-1])  # noqa: S301 - our own worker's
        raise explain(_FAULTS[name](said), job)
    data = b"".join(pieces)
    if kind == TRIPLES:
        return read_answer(job, (quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES, lenient=True)))
    format = ox.QueryResultsFormat.JSON if kind == BOOLEAN else ox.QueryResultsFormat.TSV
    return read_answer(job, ox.parse_query_results(data, format=format))
