"""Tools by which an assistant asks a map, each a thin question to the library; all names are relative to one folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from argmap import edit as edits
from argmap import lookup, pipeline, registry, review
from argmap.assistant.folder import Folder
from argmap.assistant.review import claims
from argmap.domain.diagnostics import ArgmapError, UnknownNameError
from argmap.domain.model import Sentence
from argmap.domain.naming import title
from argmap.edit.requests import edit_of
from argmap.formats import argdown
from argmap.semantics.budget import Budget

SECONDS = 20.0  # for a question whose answer must be searched for
_MOST_TEXT = 400_000  # characters of a picture or page that are handed over rather than written to a file


class Tools:
    """The tools, as methods; a docstring is what the assistant is told of one, and a parameter's name what to give."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def maps(self) -> dict[str, Any]:
        """List the maps in the folder. Use these names as `map` in the other tools."""
        return {"maps": self.folder.maps()}

    def sentences(self, article: str) -> dict[str, Any]:
        """Number the sentences of an article (a text file in the folder), for anchors such as `at: "p8 s3"`.

        Paragraphs and sentences count from 1, and the title is paragraph 1. Quote only what stands here, word for word.
        """
        from argmap.text.sentences import digest, paragraphs

        rows = [
            {"at": f"p{p} s{s}", "digest": digest(text), "text": text}
            for p, line in enumerate(paragraphs(self.folder.read(article)), 1)
            for s, text in enumerate(line, 1)
        ]
        return {"sentences": rows}

    def check(self, map: str = "", argdown: str = "", article: str = "") -> dict[str, Any]:
        """Report what is wrong or odd with a map: its name, or a draft in Argdown text; with what to do about it.

        `article` is a text file in the folder that the anchors are held against.
        """
        try:
            loaded = self.folder.load(map, argdown)
        except ArgmapError as error:
            return {"readable": False, "diagnostics": [d.to_dict() for d in error.diagnostics]}
        text = self.folder.read(article) if article else None
        return {"readable": True, "diagnostics": [d.to_dict() for d in review.review(loaded, loaded.warnings, text)]}

    def verify(self, map: str = "", argdown: str = "", article: str = "") -> dict[str, Any]:
        """Hold every claim of a map, or of a draft in Argdown text, against its text: verified, or marked with the reason.

        `article` is a text file in the folder; without it the text beside the map is taken. Never show a claim that is
        marked as something that the article says.
        """
        loaded = self.folder.load(map, argdown)
        verification = review.verify(loaded, self.folder.read(article) if article else None)
        rows = claims(loaded, verification)
        return {"all_verified": all(row["verified"] for row in rows), "claims": rows, **verification.to_dict()}

    def evaluate(
        self,
        map: str = "",
        argdown: str = "",
        reject: list[str] = [],  # noqa: B006 - the protocol shows defaults, and nothing changes them
        accept: list[str] = [],  # noqa: B006
        contest: list[str] = [],  # noqa: B006
    ) -> dict[str, Any]:
        """Say what holds, falls or is open, each with the sentence that says why; under assumptions, if any are given."""
        loaded = self.folder.load(map, argdown)
        evaluation = loaded.evaluate(reject=reject, accept=accept, contest=contest)
        return {
            "thesis": loaded.thesis.id if loaded.thesis else None,
            "verdicts": [
                {
                    "id": p.id,
                    "title": title(loaded, p.id),
                    "verdict": v.word.value,
                    "status": v.status.value,
                    "why": v.sentence,
                }
                for p in loaded.points
                for v in [evaluation[p.id]]
            ],
        }

    def explain(self, element: str, map: str = "", argdown: str = "", reject: list[str] = []) -> str:  # noqa: B006
        """Explain in words why a statement or argument (its id or title) holds or falls, down to what it rests on."""
        return self.folder.load(map, argdown).explain(element, reject=reject).to_text()

    def crux(self, map: str = "", argdown: str = "", element: str = "") -> dict[str, Any]:
        """Find the fewest statements to reject for the verdict on an element (the thesis) to turn."""
        from argmap.semantics.crux import crux_sets

        loaded = self.folder.load(map, argdown)
        target = lookup.find_element(loaded, element).id if element else None
        crux = crux_sets(loaded, target, budget=Budget(SECONDS))
        return {"text": crux.to_text(), **crux.to_dict()}

    def strength(self, map: str = "", argdown: str = "", reject: list[str] = []) -> dict[str, Any]:  # noqa: B006
        """Say how strong each statement is, from 0 to 1, given hedges and what speaks for and against it."""
        return self.folder.load(map, argdown).strengths(reject=reject).to_dict()

    def query(self, map: str, sparql: str, bind: dict[str, str] = {}) -> dict[str, Any]:  # noqa: B006
        """Answer a SPARQL query, or a bundled one by its name (resource argmap://queries), over the map's RDF dataset."""
        text, _ = lookup.find_query(sparql, files=False)
        result = pipeline.query(self.folder.load(map), text, bind, SECONDS)
        if result.boolean is not None:
            return {"boolean": result.boolean}
        if result.triples is not None:
            return {"turtle": result.to_turtle()}
        table = {"columns": list(result.columns), "rows": json.loads(json.dumps([*result], default=str))}
        return {**table, "reasons": list(result.reasons)} if result.reasons else table

    def diff(self, before: str, after: str = "", argdown: str = "") -> dict[str, Any]:
        """Say how a map, or a draft in Argdown text, differs from another: what was added, removed and changed."""
        difference = self.folder.load(before).diff(self.folder.load(after, argdown))
        return {"text": difference.to_text(), **difference.to_dict()}

    def edit(self, map: str, edits: list[dict[str, Any]], save: bool = False) -> dict[str, Any]:
        """Edit an Argdown map: the smallest span of its text changes, and what would change more is refused.

        Each edit is an object such as {"edit": "AddObjection", "parent": "ID or title", "title": "...", "text": "..."}.
        Others: AddStatement, AddReason, AddUndercut (step), AddRephrase (of), Relate (child, parent, kind), LinkPremises
        (premises, conclusion, title), Reword (element, text), Retitle (element, title), SetRole, SetTags, SetFact (element,
        fact, value), SetScheme (step, scheme), SetAnchors (element, anchors: [{"at": "p8 s3", "phrase": "..."}]), Delete,
        Reattach (child, parent, kind), Move, AddSource (id, name, kind), AddStrand (id, label). Nothing is written unless
        `save` is true; otherwise the new text is returned, or those of several files that the map is joined from.
        """
        source, text = self.folder.map_text(map)
        sentences = self.folder.load(map).sentences
        asked = [edit_of(said, sentences) for said in edits]
        made = _apply(text, asked, str(source), sentences)
        texts = {Path(name).relative_to(self.folder.root).as_posix(): new for name, new in made.items()}
        if save:
            self.folder.rewrite({name: new.encode() for name, new in texts.items()})
        name = source.relative_to(self.folder.root).as_posix()
        if set(texts) <= {name}:
            return {"saved": True, "file": name} if save else {"saved": False, "argdown": texts.get(name, text)}
        return {"saved": True, "files": [*texts]} if save else {"saved": False, "files": texts}

    def save(self, name: str, argdown: str, replace: bool = False) -> dict[str, Any]:
        """Save a draft in Argdown text as a file of the folder (its name ends in .argdown), if it can be read as a map."""
        if not name.endswith(registry.format_named("argdown").suffixes):
            message = f"{name!r} does not end in .argdown."
            raise UnknownNameError.because("not-argdown", message, "Call it NAME.argdown, or NAME/map.argdown.")
        self.folder.load("", argdown)
        return {"file": self.folder.write(name, argdown.encode(), replace=replace)}

    def export(self, map: str, format: str, to: str = "") -> dict[str, Any]:
        """Write a map in a format (html, svg, png, pdf, docx, pptx, turtle, mermaid, argdown ...) to a file in the folder.

        Without `to`, what is text and not too long is returned. A file that is there is not replaced.
        """
        from argmap.views import Views

        known = registry.writer_named(format)
        if to and not to.endswith(known.suffixes):
            message = f"{to!r} does not end like “{known.title}”."
            raise UnknownNameError.because("other-suffix", message, f"End it in {known.suffixes[0]}.")
        data = pipeline.encode(Views(self.folder.load(map)), known.name)
        if to:
            return {"file": self.folder.write(to, data, replace=False)}
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = ""
        if not text or len(text) > _MOST_TEXT:
            message = f"{known.title[0].upper()}{known.title[1:]}: that needs a file."
            raise UnknownNameError.because("needs-file", message, f"Give `to`, such as map{known.suffixes[0]}.")
        return {"text": text, "media_type": known.media_type}


def _apply(text: str, wanted: list[edits.Edit], file: str, sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """The texts that edits change, by file: of the map's own, or of those that it includes."""
    if not any(argdown.directives(text)):
        return {file: edits.apply(text, *edits.beside_marks(wanted, text, file, sentences), file=file).text}
    return edits.apply_to_files(text, *edits.beside_marks(wanted, text, file, sentences), file=file)


NAMES = (
    *(
        "maps",
        "sentences",
        "check",
        "verify",
        "evaluate",
        "explain",
        "crux",
        "strength",
        "query",
        "diff",
        "edit",
        "save",
    ),
    "export",
)
