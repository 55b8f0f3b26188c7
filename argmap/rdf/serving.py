"""The inside of a worker: it reads queries from one file descriptor and writes answers to another.

Frames go both ways. A query has its length in four bytes, and is pickled; an answer comes in frames of one byte for the
kind, four for the length, and the content, and all of them but the last are of the kind "more".
"""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Callable
from typing import IO, Final, cast

import pyoxigraph as ox

from argmap.rdf.answering import FAULTS, MAX_ROWS, Job

MAX_BYTES: Final = 200_000_000  # of one answer
MEMORY: Final = 1 << 30  # bytes that a worker may use beyond its dataset

_PIECE: Final = 1 << 20  # bytes: small ones wake the parent for nothing

HEAD: Final = struct.Struct("<cI")
MORE, SOLUTIONS, TRIPLES, BOOLEAN, TOO_LARGE, FAULT = (b"+", b"s", b"t", b"b", b"l", b"f")


def packed(request: tuple[Job, float]) -> bytes:
    """Return a query and its limit in seconds as the bytes that ``serve`` reads."""
    data = pickle.dumps(request)
    return len(data).to_bytes(4, "little") + data


def serve(store: ox.Store, source: int, target: int, set_alarm: Callable[[float], object] = float) -> None:
    """Answer queries until there are no more; ``set_alarm`` gets the limit of each before, and 0 after it."""
    while head := read_all(source, 4):
        job, seconds = pickle.loads(read_all(source, int.from_bytes(head, "little")))  # noqa: S301 - our own parent's
        set_alarm(seconds)
        kind, content = _answer(store, job, target)
        set_alarm(0)
        write_all(target, HEAD.pack(kind, len(content)) + content)


def _answer(store: ox.Store, job: Job, target: int) -> tuple[bytes, bytes]:
    """Send the answer to a query, and return its last frame."""
    sink = _Sink(target)
    file = cast("IO[bytes]", sink)
    try:
        raw = job.run(store)
        if isinstance(raw, ox.QueryBoolean):
            return BOOLEAN, raw.serialize(format=ox.QueryResultsFormat.JSON) or b""
        if isinstance(raw, ox.QuerySolutions):
            raw.serialize(file, format=ox.QueryResultsFormat.TSV)
            sink.flush()
            return SOLUTIONS, b""
        raw.serialize(file, format=ox.RdfFormat.N_TRIPLES)
        sink.flush()
        return TRIPLES, b""
    except FAULTS as error:
        if sink.excess:
            return TOO_LARGE, sink.excess
        kind = next(kind for kind in FAULTS if isinstance(error, kind))
        return FAULT, pickle.dumps((kind.__name__, str(error)))


class _Sink:
    """What Oxigraph writes a result to: it passes everything on in large pieces, as long as that is not too much."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._rows = self._bytes = 0
        self._held = bytearray()
        self.excess = b""

    def write(self, data: bytes) -> int:
        self._rows += data.count(b"\n")
        self._bytes += len(data)
        if self._rows > MAX_ROWS + 2:  # a line for the head, and one that may be the answer's last
            self.excess = self.excess or b"rows"
        elif self._bytes > MAX_BYTES:
            self.excess = self.excess or b"bytes"
        if self.excess:
            raise OSError("the answer is too large")
        self._held += data
        if len(self._held) >= _PIECE:
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what is held back."""
        if self._held:
            write_all(self._target, HEAD.pack(MORE, len(self._held)) + self._held)
            self._held.clear()


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
