"""One request over HTTP to a server that nobody vouches for: within one deadline, of bounded size, and nowhere else."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, Final, cast

_PIECE: Final = 1 << 16  # bytes: what is read at once
_SENTENCE: Final = 2_000  # bytes of what a server says when it refuses


class TooLargeError(Exception):
    """The answer has more bytes than are wanted."""


class Deadline:
    """The time by which all has to be done; ``seconds`` from now, or never for 0."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float | None:
        """The seconds that are left, or ``None`` for any number."""
        return max(0.0, self._end - time.monotonic()) if self.seconds else None

    def check(self) -> None:
        """Raise ``TimeoutError`` once it is over."""
        if self.left == 0.0:
            raise TimeoutError


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a server; ``location`` is where it would send whoever follows."""

    status: int
    kind: str
    body: bytes
    location: str = ""


@dataclass(slots=True)
class _Exchange:
    """A request that is under way in a thread of its own: only so can names be looked up, and heads read, in time."""

    request: Any
    deadline: Deadline
    most: int
    reply: Reply | None = None
    fault: BaseException | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        try:
            self.reply = self._exchange()
        except BaseException as error:
            self.fault = error
        self.done.set()

    def _exchange(self) -> Reply:
        import urllib.error

        try:
            with _opener()(self.request, timeout=self.deadline.left) as reply:
                kind = str(reply.headers.get_content_type()) if reply.headers.get("content-type") else ""
                return Reply(reply.status, kind, _read(reply, self.most, self.deadline))
        except urllib.error.HTTPError as error:
            with error:
                body = error.read(_SENTENCE)
            return Reply(error.code, "", body, str(error.headers.get("location", "")))


def post(address: str, data: bytes, headers: Mapping[str, str], deadline: Deadline, most: int) -> Reply:
    """Post ``data`` and return the reply, of at most ``most`` bytes; no redirect is followed.

    Raises ``TimeoutError``, ``TooLargeError``, ``ValueError`` for what is no address, ``OSError`` and ``HTTPException``.
    """
    import urllib.request

    request = urllib.request.Request(address, data, dict(headers))  # noqa: S310 - the scheme was looked at
    exchange = _Exchange(request, deadline, most)
    threading.Thread(target=exchange.run, daemon=True).start()
    if not exchange.done.wait(deadline.left):
        raise TimeoutError
    if exchange.fault is not None:
        deadline.check()  # else what a socket says at the very end would count for more
        raise exchange.fault
    assert exchange.reply is not None
    return exchange.reply


def _opener() -> Callable[..., Any]:
    """Return what opens an address of HTTP and follows nobody elsewhere."""
    import urllib.request

    class Staying(urllib.request.HTTPRedirectHandler):
        """Takes a redirect for an answer."""

        def redirect_request(self, *_: Any) -> None:
            """Follow none."""

    return urllib.request.build_opener(Staying).open


def _read(reply: Any, most: int, deadline: Deadline) -> bytes:
    """The whole body; raises ``TooLargeError`` before it is held, and ``HTTPException`` where it was cut off."""
    import http.client

    body = bytearray()
    while piece := cast("IO[bytes]", reply).read1(_PIECE):  # type: ignore[attr-defined]
        body += piece
        if len(body) > most:
            raise TooLargeError
        deadline.check()
    if reply.length:
        raise http.client.IncompleteRead(b"", reply.length)
    return bytes(body)
