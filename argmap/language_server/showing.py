"""The page of a map, in a folder that goes with the server."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.uris import from_fs_path

from argmap.domain.ids import slug

if TYPE_CHECKING:
    from argmap.language_server.server import Server


def show(server: Server, uri: str, *, open_page: bool) -> dict[str, str]:
    """Write the page of a map into a folder that goes with the server, and ask the editor to open it if that is wanted."""
    from argmap import write
    from argmap.views import Views

    source = server.source(uri)
    source = next((part.source for part in source.parts if part.source.map), source)
    if source.map is None:
        raise JsonRpcInvalidParams("This text cannot be read as a map yet; its faults are listed.")
    views = Views(source.map)
    name = f"{slug(Path(source.file).stem) or 'map'}-{hashlib.sha256(uri.encode()).hexdigest()[:8]}.html"
    write.write_files(Path(server.pages), {name: views.page.encode()})
    page = from_fs_path(str(Path(server.pages) / name)) or ""
    window = server.client_capabilities.window
    if open_page and window and window.show_document:
        server.window_show_document(types.ShowDocumentParams(page, external=True))
    return {"page": page, "svg": views.svg}
