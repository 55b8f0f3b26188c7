"""The server: what the editor tells, what it asks, and when diagnostics are sent."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from argmap import __version__
from argmap.domain.diagnostics import ArgmapError, Diagnostic, Severity
from argmap.language_server import actions, completion, hover, navigation
from argmap.language_server.source import Source

SHOW_MAP = "argmap.showMap"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
_MOST_DIAGNOSTICS = 500


class Server(LanguageServer):
    """Keeps one ``Source`` for each open text."""

    def __init__(self) -> None:
        super().__init__("argmap", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.sources: dict[str, Source] = {}

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
        except (OSError, UnicodeError):  # asked about a file that is not open and not there
            text = ""
        self.sources[uri] = Source(text, file, encoding, self.sources.get(uri))
        return self.sources[uri]

    def report(self, uri: str, *, thorough: bool = False) -> None:
        """Send what is wrong with a text."""
        source = self.source(uri)
        found = [_diagnostic(source, d) for d in source.diagnostics(thorough=thorough)[:_MOST_DIAGNOSTICS]]
        version = self.workspace.get_text_document(uri).version
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


def make_server() -> Server:
    """Return the server with all that it can do."""
    server = Server()
    _follow_texts(server)
    _answer_places(server)
    _answer_changes(server)
    return server


def serve() -> None:
    """Answer an editor on standard input and output until it hangs up."""
    make_server().start_io()


def _follow_texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.read(params.text_document.uri)
        server.report(params.text_document.uri, thorough=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.read(params.text_document.uri)
        server.report(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: types.DidSaveTextDocumentParams) -> None:
        server.read(params.text_document.uri)
        server.report(params.text_document.uri, thorough=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.sources.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


def _answer_places(server: Server) -> None:
    def at(params: Any) -> tuple[Source, int]:
        source = server.source(params.text_document.uri)
        return source, source.text.offset(params.position)

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
        return [types.Location(params.text_document.uri, place) for place in navigation.definition(*at(params))]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def references(params: types.ReferenceParams) -> list[types.Location]:
        found = navigation.references(*at(params), definitions=params.context.include_declaration)
        return [types.Location(params.text_document.uri, place) for place in found]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return navigation.symbols(server.source(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folds(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        return navigation.folds(server.source(params.text_document.uri))


def _answer_changes(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def renamable(params: types.PrepareRenameParams) -> types.Range | None:
        source = server.source(params.text_document.uri)
        return navigation.renamable(source, source.text.offset(params.position))

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def rename(params: types.RenameParams) -> types.WorkspaceEdit:
        source = server.source(params.text_document.uri)
        try:
            edits = navigation.rename(source, source.text.offset(params.position), params.new_name)
        except ArgmapError as error:
            raise JsonRpcInvalidParams(navigation.refused(error)) from None
        return types.WorkspaceEdit(changes={params.text_document.uri: edits})

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Refactor]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        source = server.source(uri)
        start, end = source.text.offset(params.range.start), source.text.offset(params.range.end)
        return [
            types.CodeAction(
                title,
                kind=types.CodeActionKind.QuickFix if fault else types.CodeActionKind.Refactor,
                diagnostics=[_diagnostic(source, fault)] if fault else None,
                edit=types.WorkspaceEdit(changes={uri: edits}),
            )
            for (title, edits), fault in actions.actions(source, start, end)
        ]

    @server.command(SHOW_MAP)
    def show_map(uri: str) -> dict[str, str]:
        return _show(server, uri)


def _show(server: Server, uri: str) -> dict[str, str]:
    """Write the page of a map into a folder for passing things, and ask the editor to open it."""
    from argmap import write
    from argmap.views import Views

    source = server.source(uri)
    if source.map is None:
        raise JsonRpcInvalidParams("This text cannot be read as a map yet; its faults are listed.")
    views = Views(source.map)
    folder = Path(tempfile.mkdtemp(prefix="argmap-"))
    write.write_files(folder, {"map.html": views.page.encode()})
    page = from_fs_path(str(folder / "map.html")) or ""
    window = server.client_capabilities.window
    if window and window.show_document:
        server.window_show_document(types.ShowDocumentParams(page, external=True))
    return {"page": page, "svg": views.svg}


def _diagnostic(source: Source, found: Diagnostic) -> types.Diagnostic:
    elsewhere = found.where is not None and found.where.file != source.file
    place = f"{found.where}: " if elsewhere else ""
    return types.Diagnostic(
        source.text.range(0, 0) if elsewhere else source.text.range_of(found.where),
        f"{place}{found.message} {found.remedy}".strip(),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source="argmap",
    )
