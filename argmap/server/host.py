"""A port of this machine that nobody else can reach, and the server behind it."""

from __future__ import annotations

import socket

import uvicorn


class Port:
    """A port that is taken, a free one by default; raises ``OSError`` if somebody has it."""

    def __init__(self, port: int = 0, path: str = "") -> None:
        # The protocol is named, or asyncio would not send small answers at once.
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(("127.0.0.1", port))
        self.socket.listen()  # whoever reads the address may ask at once
        self.number: int = self.socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.number}/{path}"


class Host:
    """An app at its ``address``, whatever kind of ``server`` shows it."""

    def __init__(self, port: Port, server: uvicorn.Server) -> None:
        self.port = port.number
        self.address = port.address
        self._socket = port.socket
        self._server = server

    def run(self) -> None:
        """Serve until the terminal or a signal ends it, when what is under way has been answered."""
        self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End ``run`` from another thread."""
        self._server.should_exit = True
