"""Guards of who may ask: pages of this very server that know its token, and nobody who was sent here by another site.

A browser may be made to send requests here by any page it shows (also under a name that leads to 127.0.0.1 for a while,
as in DNS rebinding). Its ``Host``, ``Origin`` and ``Sec-Fetch-Site`` tell, and the address holds a token that no page knows.
"""

from __future__ import annotations

import hmac

from starlette.types import ASGIApp, Receive, Scope, Send

MOST_BYTES = 8 * 2**20  # of one request
_SINGLE = (b"host", b"origin", b"sec-fetch-site", b"sec-fetch-mode", b"content-length", b"content-type")
_OWN_SITES = (b"same-origin", b"none")  # "none": typed by the user
_ENDING = ((b"content-length", b"0"), (b"connection", b"close"))  # nobody reads on what is refused
RETRY_AFTER = b"5"  # seconds
HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Gate:
    """The conditions of every server here for a request: its host and origin, that it is short, and only gets or posts.

    With ``linked`` pages of other sites may lead here, as they may to any page; they get nothing to read.
    """

    def __init__(self, port: int, most: int, *, linked: bool = False) -> None:
        self._hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}
        self._origins = {b"http://" + host for host in self._hosts}
        self._most, self._linked = most, linked

    def refusal(self, scope: Scope) -> int:
        """The status of a refusal, or 0."""
        headers = dict(scope["headers"])
        if len(headers) < len(scope["headers"]) and any(len(_values(scope, name)) > 1 for name in _SINGLE):
            return 400
        if b"transfer-encoding" in headers:  # of unknown length, with headers behind it that a parser would collect
            return 411
        if headers.get(b"host", b"").lower() not in self._hosts or headers.get(b"origin") not in {None, *self._origins}:
            return 403
        if headers.get(b"sec-fetch-site", b"none") not in _OWN_SITES:
            is_link = scope["method"] == "GET" and headers.get(b"sec-fetch-mode") == b"navigate"
            if not (self._linked and is_link):
                return 403
        if scope["method"] == "POST":
            length = headers.get(b"content-length", b"")
            return 411 if not length.isdigit() else 413 if int(length) > self._most else 0
        return 0 if scope["method"] in ("GET", "HEAD") else 405


def _values(scope: Scope, wanted: bytes) -> list[bytes]:
    return [value for name, value in scope["headers"] if name == wanted]


class Guard:
    """Lets requests through to ``app`` that come from the app's own pages, with the token taken out of their paths."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._gate = Gate(port, MOST_BYTES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to whoever may not ask, and 404 to whoever does not know the token."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        if status := self._gate.refusal(scope) or self._own_refusal(scope):
            await refuse(send, status)
            return
        _, _, rest = scope["path"].lstrip("/").partition("/")
        await self._app({**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode()}, receive, send)

    def _own_refusal(self, scope: Scope) -> int:
        """The status of a refusal to who does not know the token, or posts as a form of any page could; or 0."""
        token, slash, _ = scope["path"].lstrip("/").partition("/")
        if not slash or not hmac.compare_digest(token.encode(), self._token.encode()):
            return 404
        kind = dict(scope["headers"]).get(b"content-type", b"").split(b";")[0].strip()
        return 415 if scope["method"] == "POST" and kind != b"application/json" else 0


async def refuse(send: Send, status: int) -> None:
    """Answer with a status and nothing else."""
    headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *_ENDING]})
    await send({"type": "http.response.body", "body": b""})
