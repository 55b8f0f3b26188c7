"""The tokens of a SPARQL query, each with the bracket that it stands in, as the grammar of SPARQL 1.1 cuts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# The character classes of the grammar: what \w means to Python is another set.
_LETTER: Final = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_CHARACTER: Final = f"{_LETTER}_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_PREFIX: Final = rf"(?:[{_LETTER}_](?:[{_CHARACTER}.]*[{_CHARACTER}])?)?:"  # blank nodes (_:b) too
_ESCAPE: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*,+;=/?#@%]"
_LOCAL: Final = rf"(?:(?:[{_LETTER}_:0-9]|{_ESCAPE})(?:(?:[{_CHARACTER}.:]|{_ESCAPE})*(?:[{_CHARACTER}:]|{_ESCAPE}))?)?"

_TOKEN: Final = re.compile(
    rf"""(?P<string>\"{{3}}(?:[^"\\]|\\.|"(?!""))*\"{{3}}|'{{3}}(?:[^'\\]|\\.|'(?!''))*'{{3}}
        |"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')
    |(?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
    |(?P<comment>\#[^\r\n]*)
    |(?P<variable>[?$][{_LETTER}_0-9][{_CHARACTER}]*)
    |(?P<language>@[A-Za-z]+(?:-+[A-Za-z0-9]+)*)
    |(?P<name>{_PREFIX}{_LOCAL})
    |(?P<number>[+-]?(?:(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+))
    |(?P<word>[{_LETTER}_][{_LETTER}_0-9]*)
    |(?P<open>[\[({{])
    |(?P<close>[\])}}])
    |(?P<operator>\^\^|&&|\|\||[<>!]=|[!+\-*/^|&=<>?;,.])
    |(?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_CONSTANTS: Final = ("true", "false", "undef")
_STARTS: Final = ("variable", "string", "number", "iri", "name", "open")
_ENDS: Final = ("variable", "string", "number", "iri", "name", "language", "close")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind, text, and place, and what it stands in.

    ``inside`` is the innermost open bracket (a bracket itself stands in the one around it), ``data`` says whether that
    is the block of a VALUES, ``template`` whether it is in the template of a CONSTRUCT.
    """

    kind: str
    text: str
    start: int
    depth: int
    inside: str = ""
    data: bool = False
    template: bool = False

    @property
    def word(self) -> str:
        """The keyword in lower case, or nothing for what is no word."""
        return self.text.lower() if self.kind == "word" else ""

    @property
    def starts_term(self) -> bool:
        """Return whether a term or a bracket begins here."""
        return self.kind in _STARTS or self.word in _CONSTANTS

    @property
    def ends_term(self) -> bool:
        """Return whether a term or a bracket ends here."""
        return self.kind in _ENDS or self.word in _CONSTANTS


def read_tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query, comments left out; anything that is no token of the grammar is of kind "other"."""
    brackets: list[tuple[str, bool, bool]] = []  # each with whether it is, or is in, data or a template
    previous = ""
    values = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "comment":
            continue
        inside, data, template = brackets[-1] if brackets else ("", False, False)
        token = Token(kind, match[0], match.start(), len(brackets) + (kind == "open"), inside, data, template)
        yield token
        if kind == "open":
            opens_data = values and token.text == "{"
            brackets.append((token.text, data or opens_data, template or previous == "construct"))
            values = values and not opens_data
        elif kind == "close" and brackets:
            brackets.pop()
        values = values or token.word == "values"
        previous = token.word


def states_order(tokens: Iterable[Token]) -> bool:
    """Return whether a query says in which order its rows come."""
    return ("order", "by") in pairwise(token.word for token in tokens)


def full_names(tokens: Sequence[Token], prefixes: Mapping[str, str]) -> Callable[[Token], str]:
    """Return what turns a token into the IRI that it means in a query without BASE: nothing if it means none."""
    declared = dict(prefixes)
    for keyword, prefix, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if keyword.word == "prefix" and prefix.kind == "name" and iri.kind == "iri":
            declared[prefix.text.removesuffix(":")] = iri.text[1:-1]

    def name(token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        return full_name(token.text, declared) or ""

    return name


def full_name(name: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the IRI that a prefixed name means, or nothing if its prefix is not declared."""
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + re.sub(r"\\(.)", r"\1", local) if prefix in prefixes else None


def undeclared_prefix(text: str, prefixes: Mapping[str, str], until: int) -> Token | None:
    """Return the first name that begins at ``until`` or before it and whose prefix nobody declares."""
    declared = set(prefixes) | {"_"}
    previous = ""
    for token in read_tokens(text):
        if token.start > until:
            return None
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if previous == "prefix":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        previous = token.word
    return None
