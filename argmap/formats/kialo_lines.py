"""Beginnings of the lines of a Kialo export: numbers and sides, as people type them."""

from __future__ import annotations

import re
import unicodedata

from argmap.formats.edge_labels import AFTER_MARK, MARKS, SEPARATOR, SIDES

LABELS = {word: label for label, words in SIDES.items() for word in words} | {
    "thesis": "Thesis",
    "question": "Question",
    **dict.fromkeys("+", "Pro"),
    **dict.fromkeys("-−–", "Con"),
    **{mark: "Pro" if side == "support" else "Con" for mark, side in MARKS.items()},
}
_WORD = "|".join(map(re.escape, sorted((w for w in LABELS if len(w) > 1), key=len, reverse=True)))
_LABEL = (
    rf"(?:(?:\*\*)?({_WORD})s?(?:\s{{0,9}}(?:[:：](?:\*\*)?|\*\*[:：])|{SEPARATOR}|-(?=\s))\s*"
    rf"|[(\[]({_WORD})s?[)\]]\s{{0,9}}[:：]?(?:\s+|$))"
)
CLAIM = re.compile(
    rf"\s*(?:[-•*>]\s+)?(\d{{1,6}}(?:\.\d{{1,6}})*)(?:[.)]?\s*(?:[-–—]\s+)?{_LABEL}|[.)]\s+(?:([-+−–{''.join(MARKS)}]){AFTER_MARK}\s+)?)(.*)",
    re.IGNORECASE,
)
LOOKS_LIKE_ONE = re.compile(  # though it is none: a number with blanks or commas, or a side without a colon
    rf"\W{{0,9}}\d{{1,6}}(?:\s{{0,3}}[.,:-]\s{{0,3}}\d{{1,6}})+[.):,]?\s{{0,9}}\W{{0,9}}(?:{_WORD})s?(?!\w)",
    re.IGNORECASE,
)
_DOT = "．。․‧·"  # what stands for a full stop
_WIDE_NUMBER = re.compile(
    rf"\s*[\d.{_DOT}]*[^\x00-\x7f\D{_DOT}][\d.{_DOT}]*[)）]?|\s*[\d.{_DOT}]*[{_DOT}][\d.{_DOT}]*[)）]?"
)
_WIDE_LETTERS = re.compile(r"(?<=[\d.)\s])[Ａ-Ｚａ-ｚ]{2,12}(?=\s*[:：])|[＋－](?=\s)")
_UNSEEN = "".join(chr(code) for code in range(0x200B, 0x2010)) + "\ufeff\u2060\xad"
_DOTS = str.maketrans(f"{_DOT}）", f"{'.' * len(_DOT)})")


def is_discussion(text: str) -> bool:
    """Return whether any text is an export of Kialo: it has claims for and against what they stand below."""
    numbered = map(CLAIM.fullmatch, map(in_ascii, text.replace("\r\n", "\n").split("\n")))
    names = {match[1] for match in numbered if match and (match[2] or match[3] or match[1] == "1")}
    return "1" in names and any(name.startswith("1.") for name in names)


def in_ascii(line: str) -> str:
    """``line`` with its number in the digits and dots of ASCII, whatever those it was typed in."""
    if line.isascii():
        return line
    line = line.lstrip(_UNSEEN)
    if number := _WIDE_NUMBER.match(line):
        digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in number[0].translate(_DOTS))
        line = f"{''.join(digits)} {line[number.end() :]}"
    return _WIDE_LETTERS.sub(lambda letters: unicodedata.normalize("NFKC", letters[0]), line, count=1)
