"""A worker that is a process of its own: for systems that cannot fork, and for datasets on disk.

A dataset in memory is sent to it once, one on disk it opens itself.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from argmap.rdf.engine import OXIGRAPH, Engine
from argmap.rdf.serving import allow_no_file, read_all, serve, set_memory, size_of_process, write_all

_CHUNK = 1 << 18


class Spawned:
    """A process that answers queries; see ``argmap.rdf.worker.Process``."""

    def __init__(self, store: ox.Store, place: str = "", engine: str = OXIGRAPH) -> None:
        self.answers = -1
        root = str(Path(__file__).resolve().parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", "from argmap.rdf.spawned import main; main()", engine],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests: IO[bytes] = self._process.stdin
        self._chunks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=_read_chunks, args=(self._process.stdout, self._chunks), daemon=True).start()
        data = place.encode() if place else store.dump(format=ox.RdfFormat.N_QUADS) or b""
        self._is_ready = False
        write_all(self._requests.fileno(), bool(place).to_bytes() + len(data).to_bytes(8, "little") + data)

    def send(self, data: bytes) -> None:
        """Send bytes to it once it is ready, so that no query is charged for loading; raises ``OSError`` when it is gone."""
        self._is_ready = self._is_ready or self._chunks.get() != b""
        write_all(self._requests.fileno(), data)

    def receive(self, deadline: float) -> bytes:
        """Return the next bytes from it, none when it is gone; raises ``TimeoutError``."""
        try:
            return self._chunks.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise TimeoutError from None

    def stop(self) -> None:
        """Kill it."""
        self._process.kill()
        with contextlib.suppress(OSError):
            self._requests.close()


def _read_chunks(source: IO[bytes], chunks: queue.SimpleQueue[bytes]) -> None:
    """Pass on what a worker writes: only a thread can wait for a pipe on every system, and for no longer than it may."""
    while chunk := os.read(source.fileno(), _CHUNK):
        chunks.put(chunk)
    chunks.put(b"")


def main() -> None:
    """Load the dataset from the standard input, or open that on disk, say that this is done, and answer what follows."""
    on_disk = read_all(0, 1) == b"\1"
    data = read_all(0, int.from_bytes(read_all(0, 8), "little"))
    if on_disk:
        engine = Engine.load(sys.argv[1], data.decode())
    else:
        store = ox.Store()
        store.bulk_load(data, format=ox.RdfFormat.N_QUADS, lenient=True)
        engine = Engine(OXIGRAPH, store)
    from argmap.rdf import posed  # noqa: F401 - questions of servers are unpacked below, when no file can be opened

    size = size_of_process()
    if not on_disk:
        allow_no_file()
    write_all(1, b"!")
    serve(engine, 0, 1, set_memory=lambda more: set_memory(size + more))
