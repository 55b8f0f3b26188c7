"""A folder made from a bare text: its sentences numbered, with their digests, and a map in which nothing is claimed yet."""

from __future__ import annotations

from pathlib import Path

from argmap.domain.diagnostics import Diagnostic, ReadError
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Anchor as At
from argmap.domain.model import ArgumentMap, Sentence, Source, Span, Statement
from argmap.domain.naming import first_words
from argmap.formats import argdown
from argmap.scaffold import FILES, free_name
from argmap.text import NOT_RETOLD, digest, dump_retelling, load_retelling, paragraphs
from argmap.write import Written, write_files


def write_from_text(
    folder: Path, article: str, file: str = "<text>", *, draft: bool = False, retell: bool = False
) -> list[Written]:
    """Write map and text into a new or empty folder; raises ``ReadError`` for an empty text, ``WriteError`` like ``new``.

    With ``draft`` each sentence is a claim, to keep or delete. With ``retell`` none of the text's words is written: each
    sentence waits to be said in the words of whoever makes the map.
    """
    name = free_name(folder)
    sentences = numbered(article, retell=retell)
    if not sentences:
        where = Span(file, 1, 1, 1, 1)
        raise ReadError(Diagnostic("empty-text", "This text has no sentence.", where, "Name a file with a text in it."))
    written = map_of(name, sentences, draft=draft)
    text = argdown.dump(written).rstrip("\n") + "\n"
    if not draft:
        text += "\n// Write a claim of the text as: [Title]: What it says. #thesis {at: p2 s1}\n"
    return write_files(folder, dict(zip(FILES, (text.encode(), dump_retelling(sentences).encode()), strict=True)))


def numbered(article: str, *, retell: bool = False) -> tuple[Sentence, ...]:
    """The sentences of a text as they stand beside a map; those of its title need no claim if more follows."""
    lines = paragraphs(article)
    return tuple(
        Sentence(p, s, NOT_RETOLD if retell else _shown(text), digest(text), "title" if p == 1 < len(lines) else "")
        for p, line in enumerate(lines, 1)
        for s, text in enumerate(line, 1)
    )


def _shown(text: str) -> str:
    """A sentence as its line can hold it."""
    shown = " ".join(text.split())
    read = load_retelling(dump_retelling((Sentence(1, 1, shown),)))
    return shown if read == (Sentence(1, 1, shown),) else shown.replace("<!--", "<! --")


def map_of(name: str, sentences: tuple[Sentence, ...], *, draft: bool = False) -> ArgumentMap:
    """The map of a text in which nothing is claimed, or with ``draft`` every sentence that needs a claim."""
    title = " ".join(s.text for s in sentences if s.paragraph == 1 and s.text != NOT_RETOLD)[:200]
    ids, titles = Ids(), set[str]()
    statements = []
    for sentence in sentences if draft else ():
        if not sentence.unclaimed:
            wanted = first_words("" if sentence.text == NOT_RETOLD else sentence.text, titles, sentence.name)
            titles.add(wanted)
            at = (At(sentence.paragraph, sentence.sentence),)
            text = sentence.text if sentence.text != NOT_RETOLD else f"What {sentence.name} says, in your own words."
            statements.append(Statement(ids.new(slug(wanted), "statement"), wanted, text, anchors=at))
    source = Source("text", title or "The text")
    return ArgumentMap(name, title, tuple(statements), sources=(source,), article="text")
