"""The server: what the editor tells, what it asks, and when diagnostics are sent."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from argmap import __version__
from argmap.domain.diagnostics import ArgmapError
from argmap.language_server import actions, completion, faults, hover, navigation, showing
from argmap.language_server.answering import Answering, log_in_one_line
from argmap.language_server.family import Family
from argmap.language_server.frames import Frames
from argmap.language_server.source import Source

SHOW_MAP = "argmap.showMap"
DRAW_MAP = "argmap.drawMap"
_MOST_DIAGNOSTICS = 500
_PAUSE = 0.15  # seconds without a keystroke, after which faults are looked for


class Server(LanguageServer):
    """Keeps one ``Source`` for each open text."""

    def __init__(self) -> None:
        kind = types.TextDocumentSyncKind.Full
        super().__init__("argmap", __version__, text_document_sync_kind=kind, protocol_cls=Answering)
        self.sources: dict[str, Source] = {}
        self.left_well = True  # until it is told to exit before it is told to shut down
        self.is_shut_down = False
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    @property
    def pages(self) -> str:
        """The folder of pages that are shown, which goes when the server does."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="argmap-")
        return self._folder.name

    def source(self, uri: str) -> Source:
        """The version of a text that the editor shows."""
        if uri not in self.sources:
            self.read(uri)
        return self.sources[uri]

    def read(self, uri: str) -> Source:
        """Take over the text of a document as the editor has it now."""
        document = self.workspace.get_text_document(uri)
        encoding = str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))
        file = to_fs_path(uri) or uri.rpartition("/")[2] or "untitled.argdown"
        try:
            text = document.source
        except (OSError, ValueError):  # asked about a file that is not open and not there, or cannot be
            text = ""
        texts = self.texts() if "@include(" in text else None
        self.sources[uri] = Source(text, file, encoding, self.sources.get(uri), open_texts=texts)
        return self.sources[uri]

    def texts(self) -> dict[str, str]:
        """The texts that are open, by file, but for documents in Markdown."""
        sources = self.sources.values()
        return {os.path.normpath(source.file): source.text.text for source in sources if not source.is_document}

    def follow(self, uri: str) -> None:
        """Look again at the other open texts that may include a text, which has changed."""
        file = to_fs_path(uri) or ""
        for other in [other for other, source in self.sources.items() if other != uri and source.may_include(file)]:
            self.read(other)
            self.report(other)

    def text_at(self, uri: str, position: types.Position) -> Source:
        """The text that a place belongs to: of a document the fence, whose places are those of the document."""
        source = self.source(uri)
        part = source.part_at(position.line)
        return part.source if part else source

    def family(self, source: Source) -> Family:
        """The texts that make one map with a text."""
        folders = [to_fs_path(uri) for uri in self.workspace.folders] or [self.workspace.root_path]
        within = [Path(folder) for folder in folders if folder and Path(source.file).is_relative_to(folder)]
        return Family(source, self.texts(), max(within, default=None, key=lambda folder: len(folder.parts)))

    def changes(self, edits: Mapping[str, list[types.TextEdit]]) -> types.WorkspaceEdit:
        """Edits of texts by their addresses, of the versions that are open where the editor wants to know them."""
        workspace = self.client_capabilities.workspace
        if not (workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes):
            return types.WorkspaceEdit(changes=dict(edits))
        versions = {uri: self.workspace.get_text_document(uri).version for uri in edits if uri in self.sources}
        return types.WorkspaceEdit(
            document_changes=[
                types.TextDocumentEdit(
                    types.OptionalVersionedTextDocumentIdentifier(uri, versions.get(uri)), [*changes]
                )
                for uri, changes in edits.items()
            ]
        )

    def address(self, file: str, source: Source, uri: str) -> str:
        """The address of a file, as the editor has it where it is open; ``uri`` is that of ``source``."""
        known = {os.path.normpath(other.file): address for address, other in self.sources.items()}
        return uri if file == source.file else known.get(os.path.normpath(file)) or from_fs_path(file) or uri

    def report_soon(self, uri: str) -> None:
        """Send what is wrong with a text, and with those that include it, when whoever types it pauses."""
        self.forget(uri)
        self._waiting[uri] = asyncio.get_running_loop().call_later(_PAUSE, self._report_now, uri)

    def forget(self, uri: str) -> None:
        """Send nothing more of what was typed."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()

    def _report_now(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        self.report(uri)
        self.follow(uri)

    def report(self, uri: str, *, thorough: bool = False) -> None:
        """Send what is wrong with a text."""
        source = self.source(uri)
        diagnostics = [faults.fault(source, d) for d in source.diagnostics(thorough=thorough)[:_MOST_DIAGNOSTICS]]
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))


def make_server() -> Server:
    """Return the server with all that it can do."""
    server = Server()
    _end(server)
    _follow_texts(server)
    _answer_places(server)
    _answer_changes(server)
    return server


def serve() -> bool:
    """Answer an editor on standard input and output until it hangs up; return whether it left as the protocol wants it.

    Raises ``ReadError`` where what it sends cannot be told into messages.
    """
    log_in_one_line()
    server = make_server()
    server.start_io(Frames(sys.stdin.buffer))  # type: ignore[arg-type]  # of which it only reads
    return server.left_well


def _end(server: Server) -> None:
    @server.feature(types.SHUTDOWN)
    def shut_down(_: None) -> None:
        server.is_shut_down = True

    @server.feature(types.EXIT)
    def leave(_: None) -> None:
        server.left_well = server.is_shut_down


def _follow_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.read(params.text_document.uri)
        server.report(params.text_document.uri, thorough=True)
        server.follow(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.read(params.text_document.uri)
        server.report_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.read(params.text_document.uri)
        server.report(params.text_document.uri, thorough=True)
        server.follow(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.sources.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))
        server.follow(params.text_document.uri)


def _answer_places(server: Server) -> None:
    def at(params: Any) -> tuple[Source, int]:
        source = server.text_at(params.text_document.uri, params.position)
        return source, source.text.offset(params.position)

    def located(places: list[navigation.Place], source: Source, uri: str) -> list[types.Location]:
        return [types.Location(server.address(file, source, uri), place) for file, place in places]

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["[", "<", "#", "{", ":", "@"])
    )
    def completions(params: types.CompletionParams) -> types.CompletionList:
        return types.CompletionList(is_incomplete=False, items=completion.complete(*at(params)))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        return hover.hover(*at(params))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definitions(params: types.DefinitionParams) -> list[types.Location]:
        source, offset = at(params)
        texts = server.family(source).sources()
        return located(navigation.definition(source, offset, texts), source, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        source, offset = at(params)
        texts = server.family(source).sources()
        places = navigation.references(source, offset, texts, definitions=params.context.include_declaration)
        return located(places, source, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return navigation.symbols(server.source(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        return navigation.folds(server.source(params.text_document.uri))


def _answer_changes(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def renamable(params: types.PrepareRenameParams) -> types.Range | None:
        source = server.text_at(params.text_document.uri, params.position)
        return navigation.renamable(source, source.text.offset(params.position))

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        return _renamed(server, params.text_document.uri, params.position, params.new_name)

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        source = server.text_at(uri, params.range.start)
        part = server.source(uri).part_at(params.range.start.line)
        start, end = source.text.offset(params.range.start), source.text.offset(params.range.end)
        return [
            types.CodeAction(
                title,
                kind=types.CodeActionKind.QuickFix if fault else types.CodeActionKind.Refactor,
                diagnostics=[faults.fault(source, fault)] if fault else None,
                edit=types.WorkspaceEdit(changes={uri: edits}),
            )
            for (title, edits), fault in actions.actions(source, start, end)
            if part is None or all(part.first <= edit.range.start.line <= part.last for edit in edits)
        ]

    @server.command(SHOW_MAP)
    def show_map(uri: str) -> dict[str, str]:
        return showing.show(server, uri, open_page=True)

    @server.command(DRAW_MAP)
    def draw_map(uri: str) -> dict[str, str]:
        return showing.show(server, uri, open_page=False)


def _renamed(server: Server, uri: str, position: types.Position, title: str) -> types.WorkspaceEdit:
    """The edits that give the title at a place another wording, in all texts of its map."""
    source = server.text_at(uri, position)
    offset, family = source.text.offset(position), server.family(source)
    name = source.name_at(offset)
    try:
        if name is None or family.is_alone:
            return server.changes({uri: navigation.rename(source, offset, title)})
        edits = family.retitled(name, title)
    except ArgmapError as error:
        raise JsonRpcInvalidParams(navigation.refused(error, source.file)) from None
    return server.changes({server.address(file, source, uri): changes for file, changes in edits.items()})
