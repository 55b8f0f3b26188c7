"""The tools, resources and prompts as a server of the Model Context Protocol, on standard input and output."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap import __version__, rdf, read
from argmap.assistant.folder import Folder
from argmap.assistant.tools import NAMES, Tools
from argmap.domain.diagnostics import ArgmapError, Needing

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = (
    "Argument maps: write one from an article, check and question it. Anchor every claim in a sentence, quote only word for "
    "word. Run `verify` before you show a draft: what it marks is not what the article says. Read argmap://docs/notation "
    "before you write Argdown."
)
_CHANGING = ("edit", "save", "export")


def serve(folder: str | Path) -> None:
    """Answer an assistant until it hangs up; raises ``MissingExtraError`` without the library."""
    make_server(folder).run("stdio")


def make_server(folder: str | Path) -> MCPServer:
    """Return the server for the maps in one folder."""
    with Needing("argmap[mcp]", "argmap mcp needs the library mcp, which is not installed."):
        from mcp.types import ToolAnnotations

        from argmap.assistant.wire import Server
    tools = Tools(Folder(folder))
    server = Server("argmap", instructions=INSTRUCTIONS, version=__version__, log_level="CRITICAL")
    for name in NAMES:
        hints = ToolAnnotations(read_only_hint=name not in _CHANGING, open_world_hint=False)
        server.add_tool(_with_readable_faults(getattr(tools, name)), name=name, annotations=hints)
    _add_resources(server, tools)
    _add_prompts(server)
    return server


def _with_readable_faults(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool with its faults told as text to the assistant, as people would read them."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return tool(*arguments, **named)
        except ArgmapError as error:
            raise ToolError(str(error)) from None
        except (MemoryError, RecursionError):
            raise ToolError("This is too large or deep for this machine.") from None

    return call


def _add_resources(server: MCPServer, tools: Tools) -> None:
    @server.resource("argmap://maps", title="Maps in the folder", mime_type="application/json")
    def maps() -> str:
        return json.dumps(tools.folder.maps(), ensure_ascii=False)

    @server.resource("argmap://map/{+name}", title="A map as Argdown", mime_type="text/x-argdown")
    def one_map(name: str) -> str:
        from mcp.server.mcpserver.exceptions import ResourceNotFoundError

        try:
            return tools.folder.load(name).dump()
        except ArgmapError as error:
            raise ResourceNotFoundError(str(error)) from None

    @server.resource("argmap://queries", title="Bundled SPARQL queries", mime_type="application/json")
    def queries() -> str:
        rows = [{"name": q.name, "question": q.question} for q in rdf.bundled_queries().values()]
        return json.dumps(rows, ensure_ascii=False)

    @server.resource("argmap://docs/notation", title="How a map is written", mime_type="text/markdown")
    def notation() -> str:
        return _page("notation.md")


def _add_prompts(server: MCPServer) -> None:
    @server.prompt("map-this-article", description="Draft a map of an article, every claim verified or marked.")
    def map_this_article(article: str) -> str:
        return _page("map-this-article.md").replace("ARTICLE", article)

    @server.prompt("criticise-this-map", description="Look for what a map leaves out, gets wrong or rests on.")
    def criticise_this_map(map: str) -> str:
        return _page("criticise-this-map.md").replace("MAP", map)


def _page(name: str) -> str:
    """A text for the assistant, which stands in a file of its own."""
    return read.read_text(str(files("argmap.assistant").joinpath("prompts", name)))
