"""Paragraphs, sentences and their digests: the rule by which anchors count.

The rule is our own and small on purpose: anchors must mean the same sentence for ever, so it must not change when a
sentence-splitting library does. A paragraph is a line with something on it (blank lines do not count). A sentence ends
at ``.``, ``!``, ``?`` or ``…`` with any closing quotes or brackets, if white space and something that can open a
sentence follow; never inside a quotation, nor after an initial or a common abbreviation.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

DIGEST_LENGTH = 12  # hex digits; 48 bits tell the sentences of any library of articles apart

_END = re.compile(r"[.!?…]+[)\]\"”’»']*(?=\s+[\"“«'‘(\[]?([^\W_]))")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|cf|No|[A-Z](?:\.[A-Z])+)$")
_LOOK_BACK = 12  # an abbreviation and what stands before it are not longer
_FOLD = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―\u00ad", '\'\'\'\'""""""------ ')


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Split ``text`` into paragraphs of sentences; ``paragraphs(t)[7][2]`` is the sentence called ``p8 s3``."""
    return tuple(sentences(line) for line in text.removeprefix("\ufeff").split("\n") if line.strip())


def sentences(paragraph: str) -> tuple[str, ...]:
    """Split one paragraph into its sentences, white space around them removed; linear in its length."""
    found: list[str] = []
    start = 0
    depth = position = 0
    open_quote = False
    for end in _END.finditer(paragraph):
        open_quote ^= paragraph.count('"', position, end.end()) % 2 == 1
        depth += _opened(paragraph[position : end.end()])
        position = end.end()
        before = paragraph[max(start, end.start() - _LOOK_BACK) : end.start()]
        if open_quote or depth > 0 or end[1].islower() or _ABBREVIATION.search(before):
            continue
        found.append(paragraph[start : end.end()].strip())
        start, depth = end.end(), 0
    rest = paragraph[start:].strip()
    return tuple([*found, rest] if rest else found)


def _opened(piece: str) -> int:
    """How many curly or angled quotations ``piece`` opens more than it closes."""
    return piece.count("“") + piece.count("«") - piece.count("”") - piece.count("»")


def normalise(sentence: str) -> str:
    """Fold what may differ between two copies of a sentence: case, quotes, dashes, compatibility forms, white space."""
    folded = unicodedata.normalize("NFKC", sentence).translate(_FOLD)
    return " ".join(folded.casefold().split())


def digest(sentence: str) -> str:
    """Digest of the normalised sentence: the first 12 hex digits of its SHA-256."""
    return hashlib.sha256(normalise(sentence).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def find_phrase(phrase: str, sentence: str) -> tuple[int, int] | None:
    """Find where ``phrase`` stands in ``sentence`` (from, to, in code points), if need be but for case and spacing."""
    start = sentence.find(phrase)
    if start >= 0:
        return start, start + len(phrase)
    words = [re.escape(word) for word in phrase.translate(_FOLD).split()]
    match = re.search(r"\s+".join(words), sentence.translate(_FOLD), re.IGNORECASE) if words else None
    return (match.start(), match.end()) if match else None
