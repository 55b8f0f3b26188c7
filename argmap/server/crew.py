"""The processes that answer questions over one store, seen from the event loop: none can hold it up or take it down."""

from __future__ import annotations

import asyncio
import os
import time
from functools import partial
from typing import NamedTuple

from argmap.rdf import Store
from argmap.rdf.posed import Query, Question
from argmap.rdf.serving import WRITTEN, packed
from argmap.rdf.worker import Process, send, take_frames

AT_ONCE = 3  # questions, one of them in the slot for small ones
SECONDS = 30.0  # for a question
SMALL_SECONDS = 0.5  # for one in the slot for small ones, while the others are taken
WAIT = 2.0  # seconds that a question waits for its turn
_CHUNK = 1 << 16  # bytes: for a larger piece memory is asked of the system, and given back, each time
_LARGE = 8 << 20  # bytes of an answer after which a process, which keeps such memory, is not asked again


class Reply(NamedTuple):
    """A status of HTTP, the media type of the body, and the body."""

    status: int
    kind: str
    body: bytes
    slot: str = "main"


BUSY = Reply(503, "", b"All workers are busy.\n", "none")
_CRASHED = Reply(500, "", b"The query used up the memory that it is allowed, or crashed the engine, and was stopped.\n")


class Crew:
    """Answers questions over ``store``, so many at once, each within its time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._idle: list[Process] = []
        self._main = asyncio.Semaphore(AT_ONCE - 1)
        self._small = asyncio.Semaphore(1)
        self._closed = False

    def look_up(self, question: Query) -> Reply | None:
        """Answer a lookup; nothing for any other query."""
        looked_up = self._store.look_up(question)
        return Reply(200, *looked_up, "lookup") if looked_up else None

    async def answer(self, question: Question) -> Reply:
        """Answer a lookup here, all else in a free slot; where all are taken, within the short time of the small one."""
        if isinstance(question, Query) and (reply := self.look_up(question)):
            return reply
        if not self._main.locked():
            async with self._main:
                return await self._ask(question, SECONDS)
        if not await _acquired(self._small):
            return BUSY
        try:
            reply = await self._ask(question, SMALL_SECONDS)
        finally:
            self._small.release()
        if reply.status != 504:
            return reply._replace(slot="small")
        if not await _acquired(self._main):  # it is not small
            return BUSY
        try:
            return await self._ask(question, SECONDS)
        finally:
            self._main.release()

    def close(self) -> None:
        """Stop the processes that are idle, and each of the others when it has answered."""
        self._closed = True
        while self._idle:
            self._idle.pop().stop()

    async def _ask(self, question: Question, seconds: float) -> Reply:
        process = send(packed((question, seconds)), self._idle, self._store.start_worker)
        kept = False
        try:
            kind, body = await _receive(process, seconds)
            kept = not self._closed and len(body) < _LARGE and not body.startswith(b"507")
        except TimeoutError:
            return Reply(504, "", f"The query took longer than {seconds:g} s and was stopped.\n".encode())
        except (EOFError, OSError):
            return _CRASHED
        finally:
            if kept:
                self._idle.append(process)
            else:
                process.stop()
        head, _, rest = body.partition(b"\n")
        return Reply(200, head.decode(), rest) if kind == WRITTEN else Reply(int(head), "", rest + b"\n")


async def _acquired(slots: asyncio.Semaphore) -> bool:
    """Wait for a turn; whether it came in time."""
    try:
        await asyncio.wait_for(slots.acquire(), WAIT)
    except TimeoutError:
        return False
    return True


async def _receive(process: Process, seconds: float) -> tuple[bytes, bytes]:
    """The kind of an answer and its content; raises ``TimeoutError``, ``EOFError`` and ``OSError``."""
    loop = asyncio.get_running_loop()
    received, pieces = bytearray(), []  # type: bytearray, list[bytes]
    if process.answers < 0:
        deadline = time.monotonic() + seconds
        while not (kind := take_frames(received, pieces)):
            chunk = await loop.run_in_executor(None, partial(process.receive, deadline))
            if not chunk:
                raise EOFError
            received += chunk
    else:
        kind = await _read(loop, process.answers, seconds, received, pieces)
    last = pieces.pop()
    head, newline, rest = last.partition(b"\n")
    return kind, b"".join((head, newline, *pieces, rest))


async def _read(
    loop: asyncio.AbstractEventLoop, source: int, seconds: float, received: bytearray, pieces: list[bytes]
) -> bytes:
    """Read frames from a pipe whenever there is something in it; the kind of the last."""
    done: asyncio.Future[bytes] = loop.create_future()

    def on_content() -> None:
        if done.done():
            return
        try:
            chunk = os.read(source, _CHUNK)
        except OSError as error:
            done.set_exception(error)
            return
        received.extend(chunk)
        if not chunk:
            done.set_exception(EOFError())
        elif kind := take_frames(received, pieces):
            done.set_result(kind)

    def on_time() -> None:
        if not done.done():
            done.set_exception(TimeoutError())

    loop.add_reader(source, on_content)
    timer = loop.call_later(seconds, on_time)
    try:
        return await done
    finally:
        timer.cancel()
        loop.remove_reader(source)
