"""Frames of the protocol as an editor sends them: header lines, an empty line, and a body of the length that they name."""

from __future__ import annotations

import re
from typing import BinaryIO

from argmap.domain.characters import reveal
from argmap.domain.diagnostics import ReadError

_LENGTH = b"content-length"
_MOST = 256_000_000  # bytes of a body
_FIELD = re.compile(rb"([A-Za-z0-9-]+):[ \t]*(.*?)[ \t]*")
_REMEDY = "Send each message as Content-Length: N, an empty line, and N bytes; an editor does that by itself."


class Frames:
    """Standard input, of which every header is held against the protocol; ``ReadError`` is raised where none can follow.

    Behind a header that is none nobody knows where the next message begins, so that there is nothing left to answer.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._length: int | None = None
        self._in_headers = False

    def readline(self) -> bytes:
        """Return the next line of headers as the server expects it, nothing at the end."""
        line = self._stream.readline(_MOST)
        if not line:
            if self._in_headers:
                raise _refuse("the input ends within the headers of a message")
            return b""
        stripped = line.rstrip(b"\r\n")
        if not stripped:
            if self._length is None:
                raise _refuse("a message has no Content-Length")
            self._in_headers = False
            return b"\r\n"
        self._in_headers = True
        field = _FIELD.fullmatch(stripped)
        if field is None:
            raise _refuse(f"{_shown(stripped)} is no header of a message")
        name, value = field[1].lower(), field[2]
        if name != _LENGTH:
            return stripped + b"\r\n"
        if not re.fullmatch(rb"[0-9]{1,12}", value) or not 0 < int(value) <= _MOST:
            raise _refuse(f"Content-Length is {_shown(value)}, which is no length of a message")
        self._length = int(value)
        return b"Content-Length: %d\r\n" % self._length

    def read(self, count: int) -> bytes:
        """Return the body that was announced."""
        body = self._stream.read(count)
        self._length = None
        if len(body) < count:
            raise _refuse(f"the input ends after {len(body):,} of the {count:,} bytes of a message")
        return body


def _shown(data: bytes) -> str:
    text = data[:60].decode(errors="backslashreplace")
    return repr(reveal(text) + ("…" if len(data) > len(text) else ""))


def _refuse(reason: str) -> ReadError:
    return ReadError.because("lsp.no-message", f"The editor sent no message: {reason}.", _REMEDY)
