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
from collections.abc import Iterator

DIGEST_LENGTH = 12  # hex digits; 48 bits tell the sentences of any library of articles apart

_END = re.compile(r"[.!?…]+[)\]\"”’»']*(?=\s+[\"“«'‘(\[]?([^\W_]))")
_ABBREVIATION = re.compile(r"(?:^|[\s(\"“])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|vs|etc|e\.g|i\.e|cf|No|[A-Z](?:\.[A-Z])+)$")
_SHORTENED = re.compile(  # further ones, after which anchors count another sentence for ever, though none has ended
    r"(?<![^\W_])(?:pp|vols?|Figs?|eds|Rev|Gen|Col|Capt|Lt|Sgt|Sen|Gov|Jr|Sr|Sra|approx|ca|Nr|Bd|Abb|Kap|bzw|Mme|núm|págs?"
    r"|ст|вул|ім)$"
)
_LOOK_BACK = 12  # an abbreviation and what stands before it are not longer
_FOLD = str.maketrans("‘’‚‛“”„‟«»‐‑‒–—―\u00ad", '\'\'\'\'""""""------ ')
_SAME = _FOLD | str.maketrans("−", "-")  # a minus sign too, which digests tell apart
_UNSEEN = dict.fromkeys(
    map(ord, "\u00ad\u200b\u2060\ufeff")
)  # soft hyphens and blanks without width: copies differ in them


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Split ``text`` into paragraphs of sentences; ``paragraphs(t)[7][2]`` is the sentence called ``p8 s3``."""
    return tuple(sentences(line) for line in text.removeprefix("\ufeff").split("\n") if line.strip())


def sentences(paragraph: str) -> tuple[str, ...]:
    """Split one paragraph into its sentences, white space around them removed; linear in its length."""
    parts: list[str] = []
    start = 0
    depth = position = 0
    open_quote = False
    for end in _ends(paragraph, _ABBREVIATION):
        open_quote ^= paragraph.count('"', position, end.end()) % 2 == 1
        depth += _opened(paragraph[position : end.end()])
        position = end.end()
        if open_quote or depth > 0:
            continue
        parts.append(paragraph[start : end.end()].strip())
        start, depth = end.end(), 0
    rest = paragraph[start:].strip()
    return tuple([*parts, rest] if rest else parts)


def sentence_ends(text: str) -> list[int]:
    """Return where sentences end that others follow, as indices of their last marks; within quotations as well."""
    return [end.start() for end in _ends(text, _ABBREVIATION, _SHORTENED)]


def _ends(text: str, *abbreviations: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The marks that end a sentence, quotation or not."""
    for end in _END.finditer(text):
        before = text[max(0, end.start() - _LOOK_BACK) : end.start()]
        if not end[1].islower() and not any(known.search(before) for known in abbreviations):
            yield end


def _opened(piece: str) -> int:
    """Return how many curly or angled quotations ``piece`` opens more than it closes."""
    return piece.count("“") + piece.count("«") - piece.count("”") - piece.count("»")


def normalise(sentence: str) -> str:
    """Fold what may differ between two copies of a sentence: case, quotes, dashes, compatibility forms, white space."""
    folded = unicodedata.normalize("NFKC", sentence).translate(_FOLD)
    return " ".join(folded.casefold().split())


def folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with plain quotes and dashes and without marks that nobody sees, and where each character stood."""
    characters, places = [], []
    for match in re.finditer(r"\S[\u0300-\u036f]*|\s", text):
        for character in unicodedata.normalize("NFKC", match[0].translate(_UNSEEN)).translate(_SAME):
            characters.append(character)
            places.append(match.start())
    return "".join(characters), places


def digest(sentence: str) -> str:
    """Digest of the normalised sentence, without marks that nobody sees: the first 12 hex digits of its SHA-256."""
    return _digest(sentence.translate(_UNSEEN))


def _digest(sentence: str) -> str:
    return hashlib.sha256(normalise(sentence).encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]


def has_digest(sentence: str, known: str) -> bool:
    """Return whether ``known`` is the digest of a sentence."""
    return known in digests_of(sentence)


def digests_of(sentence: str) -> tuple[str, str]:
    """Return the digest of a sentence as it is taken now and as it once was, when soft hyphens were blanks."""
    return digest(sentence), _digest(sentence)


def find_phrase(phrase: str, sentence: str) -> tuple[int, int] | None:
    """Find where ``phrase`` stands in ``sentence`` (from, to, in code points), if need be but for case and spacing."""
    start = sentence.find(phrase)
    if start >= 0:
        return start, start + len(phrase)
    words = [re.escape(word) for word in phrase.translate(_FOLD).split()]
    match = re.search(r"\s+".join(words), sentence.translate(_FOLD), re.IGNORECASE) if words else None
    return (match.start(), match.end()) if match else None
