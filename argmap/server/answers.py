"""What the app is answered, whichever way it asks: over HTTP, or of Python in the same browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from argmap.domain.diagnostics import ArgmapError
from argmap.server.drawing import text_of, view_of
from argmap.server.session import Session, State
from argmap.words import Words

WELL, REFUSED, UNKNOWN = 200, 422, 404
ASKED, TOLD = ("state",), ("write", "overwrite", "edit")  # what is only asked, and what changes something
_THEMES = ("light", "dark")


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
            state = self._state(path, data)
        except ArgmapError as error:
            first = error.diagnostics[0]
            return REFUSED, {"refused": f"{first.message} {first.remedy}".strip()}
        except (TypeError, KeyError) as error:
            return REFUSED, {"refused": f"This request lacks something, or has it of another kind: {error}."}
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
            "view": view_of(state.text, str(self.session.path), sentences, shown, self.words.language),
        }
        if first:
            answer |= {
                "article": text_of(sentences),
                "name": self.session.path.name,
                "folder": self.session.folder.resolve().name,
                "words": self.words.catalogue["editor"],
            }
        return answer


def _of(data: Mapping[str, Any], key: str, kind: type) -> Any:
    """The value of ``key``; raises ``TypeError`` if it is of another kind."""
    if not isinstance(data[key], kind):
        raise TypeError(key)
    return data[key]
