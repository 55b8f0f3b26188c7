"""The inside of a worker: it reads queries from one file descriptor and writes answers to another.

Frames go both ways. A query has its length in four bytes, and is pickled; an answer comes in frames of one byte for the
kind, four for the length, and the content, and all of them but the last are of the kind "more".
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
from collections.abc import Callable
from typing import IO, Final, cast

import pyoxigraph as ox

from argmap.rdf.engine import Engine
from argmap.rdf.job import FAULTS, MAX_ROWS, MEMORY, Job

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from argmap.rdf.posed import Question

MAX_BYTES: Final = 200_000_000  # of one answer

_PIECE: Final = 1 << 20  # bytes: small ones wake the parent for nothing

HEAD: Final = struct.Struct("<cI")
MORE, SOLUTIONS, TRIPLES, BOOLEAN, TOO_LARGE, FAULT = (b"+", b"s", b"t", b"b", b"l", b"f")
WRITTEN, REFUSED = (b"w", b"r")  # of questions over HTTP: media type and body, status and reason


def packed(request: tuple[Job | Question, float]) -> bytes:
    """Return a query and its limit in seconds as the bytes that ``serve`` reads."""
    data = pickle.dumps(request)
    return len(data).to_bytes(4, "little") + data


def serve(
    engine: Engine,
    source: int,
    target: int,
    set_alarm: Callable[[float], object] = float,
    set_memory: Callable[[int], object] = int,
) -> None:
    """Answer queries until there are no more.

    ``set_alarm`` gets the limit of each before, and 0 after it; ``set_memory`` gets how many bytes it may use.
    """
    while head := read_all(source, 4):
        job, seconds = pickle.loads(read_all(source, int.from_bytes(head, "little")))  # noqa: S301 - our own parent's
        set_alarm(seconds)
        set_memory(job.memory if isinstance(job, Job) else MEMORY)
        kind, content = _answer(engine, job, target) if isinstance(job, Job) else _written(engine.store, job, target)
        set_alarm(0)
        write_all(target, HEAD.pack(kind, len(content)) + content)


def _answer(engine: Engine, job: Job, target: int) -> tuple[bytes, bytes]:
    """Send the answer to a query, and return its last frame."""
    sink = _Sink(target, job.rows)
    try:
        kind = engine.query(job, cast("IO[bytes]", sink))
        if kind in ("true", "false"):
            return BOOLEAN, f'{{"head": {{}}, "boolean": {kind}}}'.encode()
        sink.flush()
        return TRIPLES if kind == "triples" else SOLUTIONS, b""
    except FAULTS as error:
        if sink.excess:
            return TOO_LARGE, sink.excess
        fault = next(fault for fault in FAULTS if isinstance(error, fault))
        return FAULT, pickle.dumps((fault.__name__, str(error)))


def _written(store: ox.Store, question: Question, target: int) -> tuple[bytes, bytes]:
    """Return the answer to a question over HTTP as one frame: what turns out to be too large never leaves this process."""
    from argmap.rdf.posed import RefusedError

    sink = _Sink(target, MAX_ROWS, holding=True)
    try:
        kind = question.answer(store, cast("IO[bytes]", sink))
        return WRITTEN, kind.encode() + b"\n" + sink.rest()
    except RefusedError as refusal:
        return REFUSED, f"{refusal.status}\n{refusal}".encode()
    except FAULTS as error:
        if sink.excess:
            return REFUSED, b"507\nThe answer is too large. End the query in LIMIT."
        return REFUSED, f"400\nThe query failed: {error}.".encode()


class _Sink:
    """The sink that Oxigraph writes a result to: it passes all on in large pieces, unless that is too much."""

    def __init__(self, target: int, most: int, *, holding: bool = False) -> None:
        self._target, self._most, self._holding = target, most, holding
        self._rows = self._bytes = 0
        self._held = bytearray()
        self.excess = b""

    def write(self, data: bytes) -> int:
        self._rows += data.count(b"\n")
        self._bytes += len(data)
        if self._rows > self._most + 2:  # a line for the head, and one that may be the answer's last
            self.excess = self.excess or b"rows"
        elif self._bytes > MAX_BYTES:
            self.excess = self.excess or b"bytes"
        if self.excess:
            raise OSError("the answer is too large")
        self._held += data
        if len(self._held) >= _PIECE and not self._holding:
            self.flush()
        return len(data)

    def rest(self) -> bytes:
        """Return what is held back."""
        return bytes(self._held)

    def flush(self) -> None:
        """Send what is held back, unless all is."""
        if self._held and not self._holding:
            write_all(self._target, HEAD.pack(MORE, len(self._held)) + self._held)
            self._held.clear()


def size_of_process() -> int:
    """Return how many bytes this process has taken, where the system says so."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no module is worth its import here
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def allow_no_file() -> None:
    """Allow no further file or connection, where the system can say so."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def set_memory(size: int) -> None:
    """Allow this process so much memory, where the system can do that."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (size if most == resource.RLIM_INFINITY else min(size, most), most))


def read_all(source: int, length: int) -> bytes:
    """Return ``length`` bytes, or none at the end."""
    content = bytearray()
    while len(content) < length:
        if not (chunk := os.read(source, length - len(content))):
            return b""
        content += chunk
    return bytes(content)


def write_all(target: int, data: bytes) -> None:
    """Write all of ``data``."""
    view = memoryview(data)
    while view:
        view = view[os.write(target, view) :]
