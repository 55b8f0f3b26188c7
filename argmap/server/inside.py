"""The editor's session in a browser that runs Python itself: files of its own in memory, requests and answers as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from argmap import map_files, write
from argmap.domain.diagnostics import ArgmapError
from argmap.domain.ids import slug
from argmap.rdf import plain_terms
from argmap.review import RETELLING
from argmap.scaffold.from_text import write_from_text
from argmap.server.answers import Answers
from argmap.server.session import Session, plain

ROOT = Path("/maps")


class Inside:
    """One map at a time."""

    def __init__(self, root: Path = ROOT) -> None:
        plain_terms.stand_in()
        self._root = root
        self._answers: Answers | None = None
        self._folder = root

    def open(self, request: str) -> str:
        """Open ``{"name", "map", "retelling", "parts"}`` or ``{"name", "article"}``; ``refused`` says why it cannot be.

        ``parts`` are the texts of the files that the map includes, by their paths.
        """
        data = json.loads(request)
        name = slug(str(data.get("name", ""))) or "map"
        number, self._folder = 1, self._root / name
        while self._folder.exists():
            number += 1
            self._folder = self._root / f"{name}-{number}"
        try:
            if "map" in data:
                self._write_parts(data.get("parts") or {})
                files = {map_files.SOURCE: plain(str(data["map"])), RETELLING: plain(str(data.get("retelling", "")))}
                write.write_files(
                    self._folder, {file: text.encode() for file, text in files.items() if text or file != RETELLING}
                )
            else:
                write_from_text(self._folder, plain(str(data.get("article", ""))))
            self._answers = Answers(Session(self._folder), str(data.get("language", "")))
        except ArgmapError as error:
            return json.dumps({"refused": str(error.diagnostics[0].message)})
        return json.dumps({})

    def ask(self, request: str) -> str:
        """Answer ``{"path", "body", "theme", "since"}`` with ``{"status", "answer"}``."""
        data = json.loads(request)
        if self._answers is None:
            return json.dumps({"status": 404, "answer": {}})
        body = data.get("body") or {}
        status, answer = self._answers.ask(
            str(data["path"]), body, theme=str(data.get("theme", "")), since=str(data.get("since", ""))
        )
        for finding in answer.get("view", {}).get("findings", ()):
            if finding["code"] == "argdown.include-unreadable":
                name = finding["message"].partition(" cannot be included")[0].removeprefix(f"{self._folder}/")
                finding["message"] = f"This map includes {name}, which is not open."
                finding["remedy"] = "Open both files together; the studio sees no others."
        return json.dumps({"status": status, "answer": answer})

    def _write_parts(self, parts: dict[str, str]) -> None:
        """Write the files that the map includes, but for those that would not stand in its folder."""
        for name, text in parts.items():
            path = (self._folder / name).resolve()
            if path.is_relative_to(self._folder.resolve()) and path.name != map_files.SOURCE:
                write.write_files(path.parent, {path.name: plain(str(text)).encode()})

    def files(self) -> str:
        """The files of the map, by their paths in its folder."""
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        return json.dumps({path.relative_to(self._folder).as_posix(): path.read_text("utf-8") for path in files})
