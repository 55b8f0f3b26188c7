"""The query pane that a page can carry: Oxigraph, the map's dataset, and questions to begin with."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from argmap.domain import characters
from argmap.draw.page import bundle

_HERE = Path(__file__).parent
_EXPORT = re.compile(r"^export (?:\{[^}]*\};)?", re.MULTILINE)
_OXIGRAPH = _HERE.parent / "vendor" / "oxigraph"


@dataclass(frozen=True)
class Question:
    """A SPARQL query under a title, with what it asks in words."""

    title: str
    asks: str
    text: str


@dataclass(frozen=True)
class Pane:
    """The pane for queries: ``dataset`` in N-Quads; ``prefixes`` need no declaration; ``elements`` begins claims' IRIs."""

    dataset: str
    prefixes: Mapping[str, str]
    elements: str
    questions: Sequence[Question] = ()

    def parts(self) -> dict[str, str]:
        """Return what the page carries: settings as JSON, as deflated base64 the engine, its worker and the dataset."""
        settings = {
            "prefixes": dict(self.prefixes),
            "elements": self.elements,
            "hidden": characters.javascript_pattern(),
            "questions": [[question.title, question.asks, question.text] for question in self.questions],
        }
        return {
            "settings": bundle.to_json(settings),
            "program": b64encode(program()).decode(),
            "worker": bundle.deflated(worker().encode()),
            "dataset": bundle.deflated(self.dataset.encode()),
        }


def program() -> bytes:
    """Oxigraph for the browser (WebAssembly), deflated."""
    return (_OXIGRAPH / "web_bg.wasm.deflate").read_bytes()


def worker() -> str:
    """The script that runs it and answers queries: no module, since a page in a file may not start one in a worker."""
    engine = _EXPORT.sub("", (_OXIGRAPH / "web.js").read_bytes().decode()).replace("import.meta.url", "location.href")
    return engine + "\n" + bundle.compact(bundle.read("sparql/worker.js"))
