"""The retelling of an article: its sentences one for one in our own words, since the article itself may not be copied.

A retelling is Markdown. Each sentence stands on a line of its own and ends in a comment that names it and gives the
digest of the article's sentence; blank lines part the paragraphs, and a heading may hold the sentences of the title::

    # Much talk and no deeds. <!-- p1 s1 0123456789ab -->

    Resistance takes a passive form as well. <!-- p7 s1 0123456789ab -->
    The full story is elsewhere. <!-- p7 s2 0123456789ab; no claim: points to the source -->

Words that a claim stands in can be marked where they stand, as a link to its id: ``They say that [rails last](#rails).``
"""

from __future__ import annotations

import re

from argmap.domain.diagnostics import Diagnostic, ParseError
from argmap.domain.model import Sentence, Span
from argmap.text.sentences import has_digest

_LINE = re.compile(
    r"^(?:#{1,6}\s+)?(?P<text>\S.*?)\s*<!--\s*p(?P<p>[0-9]{1,6})\s+s(?P<s>[0-9]{1,6})(?:\s+(?P<digest>[0-9a-f]{12}))?"
    r"\s*(?:;\s*no claim:\s*(?P<why>[^>]*?))?\s*-->\s*$"
)
_MARK = re.compile(r"\[(?P<words>[^\[\]]+)\]\(#(?P<id>[^()\s]+)\)")
_ESCAPED = re.compile(r"(\]\\*)\\(?=\(#)")  # what would be read as a mark, and is none
_COMMENT = re.compile(r"^\s*<!--(?!\s*p[0-9]).*-->\s*$")
_HEADING = re.compile(r"#{1,6}\s")
_MAX_LINE = 20_000
_REMEDY = (
    "End it in its paragraph and its place there, such as <!-- p3 s1 -->, or put it into <!-- --> if it is a remark."
)
_ORDER = "Number paragraphs, and the sentences in each, 1, 2, 3 ...; `argmap new DIR --text FILE` counts for you."
NOT_RETOLD = "…"  # the text of a sentence that somebody still has to say in their own words


def load_retelling(text: str, file: str = "retelling.md") -> tuple[Sentence, ...]:
    """Read a retelling; raises ``ParseError`` naming every line that is not a numbered sentence in its place."""
    sentences: list[Sentence] = []
    faults: list[Diagnostic] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip() or _COMMENT.match(line[:_MAX_LINE]):
            continue
        match = _LINE.match(line) if len(line) <= _MAX_LINE else None
        if match is None:
            message = "this line does not end in the name of a sentence"
            faults.append(_fault("retelling.not-a-sentence", message, file, number, line, _REMEDY))
            continue
        sentence = _sentence(match, Span(file, number, 1, number, len(line) + 1))
        if not _follows(sentence, sentences[-1] if sentences else None):
            previous = sentences[-1].name if sentences else "the start"
            message = f"{sentence.name} does not follow {previous}; sentences must stand in order, with none left out"
            faults.append(_fault("retelling.out-of-order", message, file, number, line, _ORDER))
        sentences.append(sentence)
    if faults:
        raise ParseError.of(faults)
    return tuple(sentences)


def dump_retelling(sentences: tuple[Sentence, ...]) -> str:
    """Write sentences as a retelling, so that ``load_retelling(dump_retelling(s)) == s``."""
    lines: list[str] = []
    previous = 0
    for s in sentences:
        if s.paragraph != previous and previous:
            lines.append("")
        previous = s.paragraph
        heading = "# " if s.paragraph == 1 or _HEADING.match(s.text) else ""
        digest = f" {s.digest}" if s.digest else ""
        why = f"; no claim: {s.unclaimed}" if s.unclaimed else ""
        lines.append(f"{heading}{_marked(s)} <!-- p{s.paragraph} s{s.sentence}{digest}{why} -->")
    return "\n".join(lines) + "\n" if lines else ""


def is_own_text(sentences: tuple[Sentence, ...]) -> bool:
    """Return whether these are the sentences of the text itself, as their digests say, and no retelling of it."""
    return bool(sentences) and all(s.digest and has_digest(s.text, s.digest) for s in sentences)


def not_retold(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences that still have to be said in somebody's own words."""
    return tuple(s for s in sentences if s.text == NOT_RETOLD)


def _sentence(match: re.Match[str], span: Span) -> Sentence:
    return Sentence(
        paragraph=int(match["p"]),
        sentence=int(match["s"]),
        text=_ESCAPED.sub(r"\1", _MARK.sub(r"\g<words>", match["text"])),
        digest=match["digest"] or "",
        unclaimed=(match["why"] or "").strip(),
        marks=tuple((mark["words"], mark["id"]) for mark in _MARK.finditer(match["text"])),
        span=span,
    )


def _marked(sentence: Sentence) -> str:
    """The text of a sentence with its marks, each at the first place behind the one before it that has its words."""
    pieces, rest = [], sentence.text
    for words, id_ in sentence.marks:
        before, phrase, after = rest.partition(words)
        if phrase:
            pieces += [_escaped(before), f"[{words}](#{id_})"]
            rest = after
    return "".join([*pieces, _escaped(rest)])


def _escaped(text: str) -> str:
    return re.sub(r"(\]\\*)(?=\(#)", r"\1\\", text)


def _follows(sentence: Sentence, previous: Sentence | None) -> bool:
    """Return whether ``sentence`` is the next of its paragraph, or opens the next paragraph."""
    here = (sentence.paragraph, sentence.sentence)
    if previous is None:
        return here == (1, 1)
    return here in ((previous.paragraph, previous.sentence + 1), (previous.paragraph + 1, 1))


def _fault(code: str, message: str, file: str, line: int, text: str, remedy: str) -> Diagnostic:
    where = Span(file, line, 1, line, len(text) + 1)
    return Diagnostic(code, message, where, remedy)
