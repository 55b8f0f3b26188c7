"""A rewrite of regular expressions with a variable, such as each of several words that VALUES lists.

Oxigraph compiles an expression that stands in the call once, and one in a variable for every row. So for each text that the
query itself gives to the variable, the call stands with that text in it; for any other value it stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from argmap.rdf.regexes import arguments_of
from argmap.rdf.tokens import Token

_QUOTED = re.compile(r""" (["']) (?!\1\1) (?:[^\\\r\n]|\\.)* \1 """.replace(" ", ""))  # not in three marks
_MARK = re.compile(r"(\\.)|\"")
MOST = 20  # texts of one variable
_CHANCE = ("rand", "uuid", "struuid", "bnode", "now", "exists")  # what may not be asked twice


def with_texts(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Edits (from, to, what to put there) that put the texts of variables into the calls of REGEX that have them."""
    texts = _texts(tokens)
    for position, token in enumerate(tokens[:-1]):
        if token.word != "regex" or tokens[position + 1].text != "(":
            continue
        arguments = arguments_of(tokens, position + 1)
        end = _end(tokens, position + 1)
        if end is None or len(arguments) not in (2, 3) or not all(arguments):
            continue
        expression, names = arguments[1], [*{part.text for part in arguments[1] if part.kind == "variable"}]
        said = texts.get(names[0], []) if len(names) == 1 else []
        if not 0 < len(said) <= MOST or any(part.word in _CHANCE for argument in arguments for part in argument):
            continue
        before = text[token.start : expression[0].start]
        behind = text[expression[-1].start + len(expression[-1].text) : end.start + 1]
        new = text[token.start : end.start + 1]
        for known in said:
            if whole := _joined(expression, known):
                new = f"IF(sameTerm({names[0]}, {known}), {before}{whole}{behind}, {new})"
        yield token.start, end.start + 1, new


def _joined(expression: Sequence[Token], known: str) -> str:
    """The text that a variable, or CONCAT of one and of texts, has where the variable is ``known``; nothing for all else."""
    if len(expression) == 1:
        return known
    if len(expression) < 4:
        return ""
    first, opening, *parts, last = expression
    texts = [known if part.kind == "variable" else part.text for part in parts[::2]]
    is_plain = first.word == "concat" and opening.text == "(" and last.text == ")" and len(parts) % 2
    is_plain = is_plain and all(part.text == "," for part in parts[1::2])
    if is_plain and all(_QUOTED.fullmatch(each) for each in texts):
        return f'"{"".join(map(_inside, texts))}"'
    return ""


def _inside(quoted: str) -> str:
    """Return what stands between the marks of a text, as it would stand between double ones."""
    return _MARK.sub(lambda part: part[1] or '\\"', quoted[1:-1])


def _texts(tokens: Sequence[Token]) -> dict[str, list[str]]:
    """The texts, without language or datatype, that VALUES or BIND gives to each variable, or to another beside it."""
    texts: dict[str, dict[str, None]] = {}
    names: list[str] = []
    for position, token in enumerate(tokens):
        behind = tokens[position + 1 : position + 3]
        if token.word == "values":
            names = []
        elif token.kind == "variable" and not token.data:
            names.append(token.text)
        elif token.kind == "string" and not any(part.kind == "language" or part.text == "^^" for part in behind[:1]):
            bound = [behind[1].text] if len(behind) > 1 and behind[0].word == "as" else []
            for name in names if token.data else bound:
                texts.setdefault(name, {})[token.text] = None
    return {name: list(said) for name, said in texts.items()}


def _end(tokens: Sequence[Token], opening: int) -> Token | None:
    """The bracket that closes the one at ``opening``."""
    depth = tokens[opening].depth
    return next((token for token in tokens[opening + 1 :] if token.kind == "close" and token.depth == depth), None)
