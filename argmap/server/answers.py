"""Answers to the app, whichever way it asks: over HTTP, or of Python in the same browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.domain.characters import reveal
from argmap.domain.diagnostics import ArgmapError
from argmap.server.drawing import dataset_of, text_of, view_of
from argmap.server.session import Session, State
from argmap.words import Words

WELL, REFUSED, UNKNOWN = 200, 422, 404
ASKED, TOLD = (
    ("state", "dataset"),
    ("write", "overwrite", "edit", "draft", "restore"),
)  # what is only asked, and what changes something
_THEMES = ("light", "dark")
_KINDS: dict[type, str] = {str: "a text", int: "a number", dict: "an object", list: "a list"}


class Answers:
    """The answers of one session, as a status of HTTP and plain data."""

    def __init__(self, session: Session, language: str = "") -> None:
        self.session = session
        self.words = Words(language)

    def ask(
        self, path: str, data: Mapping[str, Any], *, theme: str = "", since: str = ""
    ) -> tuple[int, dict[str, Any]]:
        """Answer a request; ``since`` is the revision that the app knows, so that it is told only what is newer."""
        try:
            if path == "dataset":
                return WELL, dataset_of(self.session.state().text, str(self.session.path), self.session.sentences)
            state = self._state(path, data)
        except ArgmapError as error:
            first = error.diagnostics[0]
            return REFUSED, {"refused": f"{first.message} {first.remedy}".strip()}
        except _RequestError as error:
            return REFUSED, {"refused": str(error)}
        if state is None:
            return UNKNOWN, {}
        if path == "state" and since == str(state.revision):
            return WELL, {"revision": state.revision, "unsaved": state.unsaved}
        return WELL, self._shown(state, theme, first=path == "state" and not since)

    def _state(self, path: str, data: Mapping[str, Any]) -> State | None:
        if path == "state":
            return self.session.state()
        if path == "write":
            return self.session.write(_of(data, "text", str), _of(data, "base", int))
        if path == "overwrite":
            return self.session.overwrite(_of(data, "text", str))
        if path == "draft":
            return self.session.draft(_of(data, "base", int))
        if path == "restore":
            return self.session.restore(_changes(data))
        if path == "edit":
            return self.session.edit(_of(data, "edit", dict), _of(data, "base", int))
        return None

    def _shown(self, state: State, theme: str, *, first: bool) -> dict[str, Any]:
        sentences = self.session.sentences
        shown = theme if theme in _THEMES else "light"
        answer: dict[str, Any] = {
            "revision": state.revision,
            "text": state.text,
            "unsaved": state.unsaved,
            "conflict": state.conflict,
            "others": [list(other) for other in state.others],
            "view": view_of(state.text, str(self.session.path), sentences, shown, self.words.language),
        }
        if first:
            answer |= {
                "article": text_of(sentences),
                "name": reveal(self.session.path.name),
                "folder": reveal(self.session.folder.resolve().name),
                "words": self._messages(),
            }
        return answer

    def _messages(self) -> dict[str, Any]:
        """Return the messages of the app; its questions are in the words of the page's pane."""
        asking = {f"query_{key}": message for key, message in self.words.catalogue["query"].items()}
        count = {"claims": self.words.catalogue["page"]["claims"]}
        return {**self.words.catalogue["editor"], **count, **asking}


class _RequestError(Exception):
    """The request lacks something, or has it of another kind."""


def _changes(data: Mapping[str, Any]) -> list[list[str]]:
    """Name, text now and text wanted of each file in a request; raises ``_RequestError``."""
    changes: list[list[str]] = _of(data, "changes", list)
    if not all(isinstance(c, list) and len(c) == 3 and all(isinstance(part, str) for part in c) for c in changes):
        raise _RequestError("A change of the request is no list of a name and two texts.")
    return changes


def _of(data: Mapping[str, Any], key: str, kind: type) -> Any:
    """The value of ``key``; raises ``_RequestError`` if there is none, or one of another kind."""
    if key not in data:
        raise _RequestError(f"The request names no {key}.")
    if not isinstance(data[key], kind):
        raise _RequestError(f"The {key} of the request is of another kind: it should be {_KINDS[kind]}.")
    return data[key]
