"""Texts that make one map with an open one: those that it includes, and those above it that include it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from lsprotocol import types

from argmap import edit, read, registry
from argmap.domain.diagnostics import ArgmapError
from argmap.edit import Change, EditError, Retitle
from argmap.formats import argdown
from argmap.formats.argdown.include import join
from argmap.language_server.source import Name, Source

_MOST = 1_000  # files of a folder that are looked at


class Family:
    """The texts around one; ``open_texts`` are those in the editor, by file, and ``within`` is the folder that it shows."""

    def __init__(self, source: Source, open_texts: Mapping[str, str], within: Path | None) -> None:
        self._source = source
        self._open = {os.path.normpath(file): text for file, text in open_texts.items()}
        self._file = os.path.normpath(source.file)
        self._within = within
        self._open[self._file] = source.text.text

    def sources(self) -> list[Source]:
        """The text itself, then the others, each once; only itself where it belongs to a document in Markdown."""
        if self._source.is_fence:
            return self._source.joined
        texts: dict[str, str] = {}
        for joined in self._roots.values():
            texts |= joined
        texts.pop(self._file, None)
        encoding = self._source.text.encoding
        return [self._source, *(Source(text, file, encoding, fence=True) for file, text in texts.items())]

    def retitled(self, name: Name, title: str) -> dict[str, list[types.TextEdit]]:
        """The edits that give a title another wording in all texts, by file; raises ``ArgmapError``, and then gives none."""
        edits: dict[str, list[types.TextEdit]] = {}
        for root, texts in self._roots.items():
            argument_map = argdown.load(texts[root], root, texts)
            points = argument_map.arguments if name.argument else argument_map.statements
            point = next((point for point in points if " ".join(point.title.split()) == name.title), None)
            if point is None:
                continue
            changed = edit.apply_to_files(texts[root], Retitle(point.id, title), file=root, files=texts)
            for file, text in changed.items():
                new = self._edits(Source(texts[file], file, self._source.text.encoding, fence=True), name, title, text)
                if edits.setdefault(file, new) != new:
                    message = f"Two maps that include {Path(file).name} would need it changed differently."
                    raise EditError.because("included", message, "Edit the text of these files themselves.")
        return edits

    @staticmethod
    def _edits(source: Source, name: Name, title: str, wanted: str) -> list[types.TextEdit]:
        """The edits of a text: of its titles alone where that makes the wanted one."""
        old = source.text.text
        named = Change.of(old, [edit.Splice(n.start, n.end, title.strip()) for n in source.named(name)])
        change = named if named.apply(old) == wanted else Change.between(old, wanted)
        return [types.TextEdit(source.text.range(s.start, s.end), s.text) for s in change.splices]

    @property
    def is_alone(self) -> bool:
        """Return whether no other text makes one map with this."""
        return len(self.sources()) == 1

    @cached_property
    def _roots(self) -> dict[str, dict[str, str]]:
        """The texts of each file that includes this one, or else of itself."""
        above = {file: texts for file in self._above() if self._file in (texts := self._texts(file))}
        return above or {self._file: self._texts(self._file)}

    def _texts(self, root: str) -> dict[str, str]:
        """A file and all that it includes, by name, as the editor has them; itself alone where they do not join."""
        text = self._text(root)
        if not Path(root).is_absolute():  # it has not been saved
            return {root: text}
        try:
            return {root: text, **dict(join(text, root, self._open).included)}
        except ArgmapError:
            return {root: text}

    def _above(self) -> Iterator[str]:
        """The other Argdown files of this folder and of those above it that the editor shows, if they include anything."""
        suffixes = registry.format_named("argdown").suffixes
        folder = Path(self._file).parent
        while folder.is_absolute():
            names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
            for name in names[:_MOST]:
                file = os.path.normpath(folder / name)
                if name.lower().endswith(suffixes) and file != self._file and "@include(" in self._text(file):
                    yield file
            if self._within is None or folder == self._within or not folder.is_relative_to(self._within):
                return
            folder = folder.parent

    def _text(self, file: str) -> str:
        if file not in self._open:
            try:
                self._open[file] = read.read_text(file)
            except ArgmapError:
                return ""
        return self._open[file]
