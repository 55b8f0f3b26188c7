"""The library's protocol, which also answers requests that it passes over, and logs an editor's faults in one line each."""

from __future__ import annotations

import logging
from typing import Any

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest
from pygls.protocol import LanguageServerProtocol

_FAULTS = ("pygls.server", "pygls.protocol.json_rpc")  # where the library logs what is wrong with a message


class Answering(LanguageServerProtocol):
    """Answers a request whose parameters do not fit, or that comes after the end, with the protocol's error."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message as the library knows it; raises ``JsonRpcException`` for one that does not fit."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            fault = JsonRpcInvalidParams(f"The parameters of {data.get('method')} are not those of the protocol.")
            if "method" in data and "id" in data:
                self._send_response(data["id"], error=fault.to_response_error())
            raise fault from None

    def handle_message(self, message: Any) -> None:
        """Pass a message on, unless the editor has said that there will be none."""
        if self._shutdown and hasattr(message, "method") and hasattr(message, "id"):
            fault = JsonRpcInvalidRequest("The server was told to shut down.")
            self._send_response(message.id, error=fault.to_response_error())
            return
        super().handle_message(message)


def log_in_one_line() -> None:
    """Log what is wrong with a message without a traceback: the fault is not in this program."""
    for name in _FAULTS:
        logger = logging.getLogger(name)
        if _shorten not in logger.filters:
            logger.addFilter(_shorten)


def _shorten(record: logging.LogRecord) -> bool:
    fault = record.exc_info[1] if record.exc_info else None
    if record.msg == "Unable to handle message" and fault:
        record.msg, record.args, record.exc_info = "The editor sent no message: %s", (fault,), None
    elif isinstance(fault, JsonRpcException):
        record.msg, record.args, record.exc_info = "The editor was refused: %s", (fault,), None
    return not str(record.msg).startswith("Unable to deserialize message")
