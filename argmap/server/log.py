"""One line of JSON for each query, written by a thread of its own: whoever reads it slowly holds up nobody."""

from __future__ import annotations

import json
import queue
import threading
import time
from typing import TextIO

_MOST = 10_000  # lines that wait; further ones are dropped
_MOST_TEXT = 500  # characters of a query


class Log:
    """Lines of what was asked, how long it took and what came of it; none without a ``target``."""

    def __init__(self, target: TextIO | None = None) -> None:
        self._target = target
        self._lines: queue.Queue[dict[str, object]] = queue.Queue(_MOST)
        if target is not None:
            threading.Thread(target=self._write, daemon=True).start()

    def add(self, text: str, status: int, seconds: float, size: int, slot: str) -> None:
        """Note a query with the status and bytes of its answer, and the slot that it had."""
        if self._target is None:
            return
        line: dict[str, object] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "status": status,
            "ms": round(seconds * 1000, 1),
            "bytes": size,
            "slot": slot,
            "query": text[:_MOST_TEXT],
        }
        try:
            self._lines.put_nowait(line)
        except queue.Full:
            return

    def _write(self) -> None:
        assert self._target is not None
        while True:
            line = json.dumps(self._lines.get())  # all but ASCII is escaped, so that a query cannot draw on a terminal
            try:
                print(line, file=self._target, flush=True)
            except (OSError, ValueError):  # nobody reads any more
                self._target = None
                return
