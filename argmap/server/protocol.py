"""HTTP by a compiled parser, a third as costly as one in Python, with bounds to what a client may send or hold."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import cast

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from argmap.server.guard import RETRY_AFTER

MOST_HEAD = 1 << 16  # bytes of a request line with its headers
MOST_CONNECTIONS = 200
PATIENCE = 20.0  # seconds for a request, from its connection or the answer before it to its last byte
LOOK = 5.0  # seconds between two looks at a connection
LEAST_READ = 1 << 16  # bytes of what waits for a client that it must have read by the next look

AtOnce = Callable[[bytes, list[tuple[bytes, bytes]]], tuple[bytes, bytes] | None]
_BUSY = b"There are too many connections.\n"


class BoundedProtocol(HttpToolsProtocol):
    """Ends a connection whose request never comes to its end, or whose answer is not read.

    What the app answers ``at_once``, if it can, is sent without all that leads to an app and back, which costs more than
    the answer. The app gets what else there is.

    Of too many connections the one that has waited longest without a request goes; where all have one, the newest is
    answered 503. A client that has sent all and closed its side is answered.
    """

    _head = _piece = 0
    _in_head = False
    _unread = 0  # bytes that waited for the client at the last look
    _owing: float | None = None  # since when the client owes a request; nothing while we owe an answer
    _timer: asyncio.TimerHandle | None = None
    _answering: RequestResponseCycle | None = None
    _at_once: AtOnce | None = None
    _common: tuple[object, bytes] = None, b""  # the headers that every answer of this second has, and their lines
    _answered = False  # at once, before the message is complete
    _others_wait = False  # since one was answered at once, so that what is sent together holds nobody up

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Make room, if there are too many, and begin to look."""
        super().connection_made(transport)
        self._at_once = getattr(self.config.app, "at_once", None)
        self._owing = time.monotonic()
        self._timer = self.loop.call_later(LOOK, self._look)
        if len(self.connections) > MOST_CONNECTIONS and not self._make_room():
            self.app, self._at_once = _busy, None

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._timer:
            self._timer.cancel()
        super().connection_lost(exc)
        if self._answering:  # which, with requests behind it, is not the one that uvicorn knows last
            self._answering.disconnected = True
            self._answering.message_event.set()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGIApp) -> None:  # type: ignore[override]
        self._answering = cycle
        super()._start_asgi_task(cycle, app)  # type: ignore[arg-type]  # starlette and uvicorn name the same types

    def eof_received(self) -> bool:  # type: ignore[override]  # asyncio asks whether to keep the connection
        """Keep the connection for what is still to be answered."""
        if self._owing is not None:
            return False
        self.cycle.keep_alive = False
        return True

    def on_message_begin(self) -> None:
        """Begin to count, with the next piece of what comes: this one may have ended another request."""
        self._head, self._in_head = -self._piece, True
        if self._owing is None:
            self._owing = time.monotonic()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """End it. The host of a full address counts more than that of the header, as HTTP has it."""
        self._in_head = False
        if self._at_once and self._is_plain() and (answer := self._at_once(self.url, self.headers)):
            self._send(*answer)
            return
        if self.url.lower().startswith(b"http://"):
            host = self.url.split(b"/", 3)[2]
            self.headers[:] = [(name, host if name == b"host" else value) for name, value in self.headers]
        super().on_headers_complete()

    def _is_plain(self) -> bool:
        """Say if a request wants no more of HTTP than an answer, and nothing stands between it and that."""
        parser, cycle = self.parser, self.cycle
        return (
            not self._others_wait
            and parser.get_method() == b"GET"
            and parser.should_keep_alive()
            and parser.get_http_version() == "1.1"
            and not (parser.should_upgrade() or self.expect_100_continue or self.flow.write_paused)
            and (cycle is None or cycle.response_complete)
        )

    def _send(self, lines: bytes, body: bytes) -> None:
        """Send an answer whole."""
        common = self.server_state.default_headers
        if common is not self._common[0]:
            self._common = common, b"".join([b"%b: %b\r\n" % header for header in common])
        length = b"content-length: %d\r\n\r\n" % len(body)
        self.transport.write(b"".join((STATUS_LINE[200], self._common[1], lines, length, body)))
        self.server_state.total_requests += 1
        self._answered = self._others_wait = True

    def on_message_complete(self) -> None:
        """Note that we owe an answer, or have given it, perhaps before the body came, and are owed a request."""
        if self._answered:
            self._answered, self._owing = False, time.monotonic()
            return
        self._owing = time.monotonic() if self.cycle.response_complete else None
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Note that the next request is owed, unless it has come."""
        super().on_response_complete()
        if self._owing is None and self.cycle.response_complete:
            self._owing = time.monotonic()

    def data_received(self, data: bytes) -> None:
        """Read on, unless it is too much."""
        self._piece, self._others_wait = len(data), False
        super().data_received(data)
        if self._in_head and not self.transport.is_closing():
            self._head += len(data)
            if self._head > MOST_HEAD:
                self.send_400_response("The request is too long.")

    def _look(self) -> None:
        unread = self.transport.get_write_buffer_size()
        if self._unread and self.flow.write_paused and unread > self._unread - LEAST_READ:
            self.transport.abort()
            return
        self._unread = unread if self.flow.write_paused else 0
        if self._owing is not None and time.monotonic() - self._owing > PATIENCE and not self.transport.is_closing():
            if self._in_head or (self.cycle and not self.cycle.response_started):
                self.transport.write(STATUS_LINE[408] + b"content-length: 0\r\nconnection: close\r\n\r\n")
            self.transport.close()
        self._timer = self.loop.call_later(LOOK, self._look)

    def _make_room(self) -> bool:
        """Close the connection that has owed a request for longest; whether there is room now."""
        known = cast("set[BoundedProtocol]", self.connections)
        others = [other for other in known if other is not self and not other.transport.is_closing()]
        waiting = [(other._owing, id(other), other) for other in others if other._owing is not None]
        if len(others) >= MOST_CONNECTIONS and waiting:
            min(waiting)[2].transport.abort()
        return len(others) < MOST_CONNECTIONS or bool(waiting)


async def _busy(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001  an ASGI app takes them
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(_BUSY)).encode())]
    headers += [(b"retry-after", RETRY_AFTER), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": _BUSY})


def configuration(app: ASGIApp, *, patience: int) -> uvicorn.Config:
    """The configuration of a server that is told to end and waits so many seconds for what is under way."""
    return uvicorn.Config(
        app,
        http=BoundedProtocol,
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=patience,
    )
