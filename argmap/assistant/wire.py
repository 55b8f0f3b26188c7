"""Guards between the protocol's library and an assistant: against messages that are none, and arguments that do not fit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp.shared.message import SessionMessage
from mcp.types import INVALID_PARAMS, INVALID_REQUEST, PARSE_ERROR, ErrorData, JSONRPCError, Tool
from pydantic import ValidationError

from argmap.assistant.arguments import faults, meaning
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.spelling import similar

if TYPE_CHECKING:
    from mcp.shared._stream_protocols import ReadStream, WriteStream


class Server(MCPServer):
    """The library's server, which also answers what it would pass over."""

    async def run_stdio_async(self) -> None:
        """Answer on standard input and output."""
        low = self._lowlevel_server
        async with stdio_server() as (read, write):
            await low.run(Answering(read, write), write, low.create_initialization_options())

    async def list_tools(self) -> list[Tool]:
        """The tools, each with what its parameters mean."""
        tools = await super().list_tools()
        for tool in tools:
            for name, schema in tool.input_schema["properties"].items():
                schema["description"] = meaning(name)
        return tools

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """Run a tool; raises ``ToolError`` with what is wrong with its name or arguments."""
        tools = {tool.name: tool.input_schema for tool in await self.list_tools()}
        if name not in tools:
            raise ToolError(str(_unknown("tool", name, tools)))
        if wrong := faults(name, tools[name], arguments):
            raise ToolError(str(ArgmapError.of(wrong)))
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:  # the library puts words of its own before those of the tool
            own = error.__cause__ if isinstance(error.__cause__, ToolError) else error
            raise ToolError(str(own)) from None

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None, context: Any = None) -> Any:
        """Return a prompt; raises ``MCPError`` with what is wrong with its name or arguments."""
        prompts = {prompt.name: prompt.arguments or [] for prompt in await self.list_prompts()}
        if name not in prompts:
            raise MCPError(INVALID_PARAMS, str(_unknown("prompt", name, prompts)))
        schema = {
            "properties": {one.name: {"type": "string"} for one in prompts[name]},
            "required": [one.name for one in prompts[name] if one.required],
        }
        if wrong := faults(name, schema, arguments or {}):
            raise MCPError(INVALID_PARAMS, str(ArgmapError.of(wrong)))
        return await super().get_prompt(name, arguments, context)


class Answering:
    """Messages of an assistant, of which those that are none are answered with the protocol's error and passed over."""

    def __init__(self, read: ReadStream[SessionMessage | Exception], write: WriteStream[SessionMessage]) -> None:
        self._read = read
        self._write = write

    def __getattr__(self, name: str) -> Any:
        return getattr(self._read, name)

    def __aiter__(self) -> Answering:
        return self

    async def __anext__(self) -> SessionMessage:
        async for message in self._read:
            if not isinstance(message, Exception):
                return message
            if answer := _answer(message):
                await self._write.send(SessionMessage(answer))
        raise StopAsyncIteration

    async def __aenter__(self) -> Answering:
        await self._read.__aenter__()
        return self

    async def __aexit__(self, *error: Any) -> bool | None:
        return await self._read.__aexit__(*error)


def _answer(error: Exception) -> JSONRPCError | None:
    """The answer to a line that is no message; none to an empty line."""
    first = error.errors()[0] if isinstance(error, ValidationError) else None
    if first and first["type"] != "json_invalid":
        remedy = "Send an object with jsonrpc, method and, for an answer, id."
        return _refusal(_known_id(first["input"]), INVALID_REQUEST, "This is no message of JSON-RPC 2.0.", remedy)
    if first and isinstance(first["input"], str) and not first["input"].strip():
        return None
    reason = f" ({first['ctx']['error']})" if first and "ctx" in first else ""
    return _refusal(_id_in(first), PARSE_ERROR, f"This line is no JSON{reason}.", "Send one message a line.")


def _id_in(fault: Any) -> str | int | None:
    """The id of a line that only a lenient reader takes, such as one with half of a surrogate pair, or nothing."""
    try:
        said = json.loads(fault["input"]) if fault else None
    except (ValueError, TypeError, RecursionError):
        return None
    return _known_id(said)


def _known_id(said: Any) -> str | int | None:
    """The id of a message, if it is one that an answer can have."""
    id_ = said.get("id") if isinstance(said, Mapping) else None
    return id_ if isinstance(id_, str | int) and not isinstance(id_, bool) else None


def _refusal(id_: str | int | None, code: int, message: str, remedy: str) -> JSONRPCError:
    return JSONRPCError(jsonrpc="2.0", id=id_, error=ErrorData(code=code, message=f"{message} {remedy}"))


def _unknown(kind: str, name: str, known: Mapping[str, Any]) -> Diagnostic:
    near = similar(name, known)
    remedy = (f"Did you mean `{near[0]}`? " if near else "") + f"There are {', '.join(known)}."
    return Diagnostic(f"unknown-{kind}", f"There is no {kind} {name!r}.", None, remedy)
