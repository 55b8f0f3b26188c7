"""Who may ask: pages of this very server that know its token, and nobody who was sent here by another site.

A browser may be made to send requests here by any page it shows (also under a name that leads to 127.0.0.1 for a while,
as in DNS rebinding). Its ``Host``, ``Origin`` and ``Sec-Fetch-Site`` tell, and the address holds a token that no page knows.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from starlette.types import ASGIApp, Receive, Scope, Send

MOST_BYTES = 8 * 2**20  # of one request
_OWN_SITES = ("same-origin", "none")  # "none": typed by the user
HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class Guard:
    """Lets requests through to ``app`` that come from the app's own pages, with the token taken out of their paths."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 403 to whoever may not ask, and 404 to whoever does not know the token."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        status = self._refusal(scope, headers)
        if status:
            await refuse(send, status)
            return
        _, _, rest = scope["path"].lstrip("/").partition("/")
        await self._app({**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode()}, receive, send)

    def _refusal(self, scope: Scope, headers: Mapping[str, str]) -> int:
        """The status of a refusal, or 0."""
        if headers.get("host", "") not in self._hosts:
            return 403
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return 403
        if headers.get("sec-fetch-site", "none") not in _OWN_SITES:
            return 403
        token, slash, _ = scope["path"].lstrip("/").partition("/")
        if not slash or not hmac.compare_digest(token.encode(), self._token.encode()):
            return 404
        if scope["method"] == "POST":
            if headers.get("content-type", "").split(";")[0].strip() != "application/json":
                return 415
            if not headers.get("content-length", "").isdigit() or int(headers["content-length"]) > MOST_BYTES:
                return 413
        elif scope["method"] not in ("GET", "HEAD"):
            return 405
        return 0


async def refuse(send: Send, status: int) -> None:
    """Answer with a status and nothing else."""
    headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
