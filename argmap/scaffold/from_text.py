"""A folder made from a bare text: its sentences numbered, with their digests, and a map in which nothing is claimed yet."""

from __future__ import annotations

from pathlib import Path

from argmap.domain.coverage import coverage_of
from argmap.domain.diagnostics import ArgmapError, ReadError
from argmap.domain.drafts import DRAFT
from argmap.domain.ids import Ids, slug
from argmap.domain.model import Anchor as At
from argmap.domain.model import ArgumentMap, Sentence, Source, Span, Statement
from argmap.domain.naming import first_words
from argmap.formats import argdown
from argmap.scaffold import FILES, free_name
from argmap.text import NOT_RETOLD, digest, dump_retelling, load_retelling, paragraphs
from argmap.write import Written, write_files

_CLOSING = ")]\"”’»'"
_MOST_WORDS = 25  # of a first line that can be a title


def write_from_text(
    folder: Path,
    article: str,
    file: str = "<text>",
    *,
    draft: bool = False,
    retell: bool = False,
    titled: bool | None = None,
) -> list[Written]:
    """Write map and text into a new or empty folder; raises ``ReadError`` for an empty text, ``WriteError`` like ``new``.

    With ``draft`` each sentence is a claim, to keep or delete. With ``retell`` none of the text's words is written: each
    sentence waits to be said in the words of whoever makes the map. ``titled`` says whether the first line is a title, which
    needs no claim; by default it is if it looks like one.
    """
    name = free_name(folder)
    sentences = numbered(article, retell=retell, titled=titled)
    if not sentences:
        where = Span.of_file(file)
        raise ReadError.because("empty-text", "This text has no sentence.", "Name a file with a text in it.", where)
    written = map_of(name, sentences, draft=draft)
    text = argdown.dump(written).rstrip("\n") + "\n"
    if not draft:
        text += "\n// Write a claim of the text as: [Title]: What it says. #thesis {at: p2 s1}\n"
    return write_files(folder, dict(zip(FILES, (text.encode(), dump_retelling(sentences).encode()), strict=True)))


def has_title(article: str) -> bool:
    """Return whether the first line of a text looks like its title: short, not ended like a sentence, with more below it."""
    lines = paragraphs(article)
    if len(lines) < 2:
        return False
    words = " ".join(lines[0]).split()
    return len(words) <= _MOST_WORDS and not words[-1].rstrip(_CLOSING).endswith((".", "…", ":", ";", ","))


def numbered(article: str, *, retell: bool = False, titled: bool | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text as they stand beside a map; those of its title need no claim."""
    lines = paragraphs(article)
    first = "title" if (has_title(article) if titled is None else titled) else ""
    return tuple(
        Sentence(p, s, NOT_RETOLD if retell else _shown(text), digest(text), first if p == 1 else "")
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
    title = " ".join(s.text for s in sentences if s.unclaimed == "title" and s.text != NOT_RETOLD)[:200]
    source = Source("text", title or "The text")
    shown = title or name.replace("-", " ").capitalize()
    statements = drafted(sentences, "text") if draft else ()
    return ArgumentMap(name, shown, statements, sources=(source,), article="text")


def drafted(sentences: tuple[Sentence, ...], article: str | None) -> tuple[Statement, ...]:
    """A claim for each sentence that needs one, tagged as not decided about yet."""
    ids, titles = Ids(), set[str]()
    statements = []
    for sentence in sentences:
        if sentence.unclaimed:
            continue
        wanted = first_words("" if sentence.text == NOT_RETOLD else sentence.text, titles, sentence.name)
        titles.add(wanted)
        statements.append(
            Statement(
                ids.new(slug(wanted), "statement"),
                wanted,
                sentence.text if sentence.text != NOT_RETOLD else f"What {sentence.name} says, in your own words.",
                tags=(DRAFT,),
                asserted_by=(article,) if article else (),
                anchors=(At(sentence.paragraph, sentence.sentence),),
            )
        )
    return tuple(statements)


def draft_of(text: str, argument_map: ArgumentMap, sentences: tuple[Sentence, ...]) -> str:
    """The text of a map without claims, with a claim for each sentence; raises ``ArgmapError`` if something is claimed."""
    if argument_map.statements or argument_map.arguments:
        remedy = "A draft is made for a text that has no claims yet."
        raise ArgmapError.because("claimed", "This map has claims already.", remedy)
    article = argument_map.article
    covered = coverage_of(argument_map).within(sentences)
    drawn = ArgumentMap("draft", "", drafted(covered, article), sources=argument_map.sources, article=article)
    body = argdown.dump(drawn).partition("===\n")[2].partition("===\n")[2]
    return f"{text.rstrip()}\n\n{body.strip()}\n"
