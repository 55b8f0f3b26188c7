"""The groups of a query, as far as they are plain: their triples and paths, and their tests for existence."""

from __future__ import annotations

from dataclasses import dataclass, field

from argmap.rdf.tokens import Token

_TERMS = ("variable", "iri", "name", "string", "number")
_BEFORE = ("optional", "minus", "exists", "union", "graph", "service")


class UnclearError(Exception):
    """A group holds what this module does not read."""


@dataclass(slots=True)
class Path:
    """A triple or path: its ends, whether it ``repeats`` steps, may have none (``optional``), or has ``steps`` at all."""

    subject: Token
    object: Token
    verb: list[Token]

    @property
    def repeats(self) -> bool:
        return any(token.text in ("+", "*") for token in self.verb)

    @property
    def optional(self) -> bool:
        return any(token.text in ("*", "?") for token in self.verb)

    @property
    def steps(self) -> bool:
        return len(self.verb) > 1


@dataclass(slots=True)
class Test:
    """A ``FILTER [NOT] EXISTS`` that begins at ``start``."""

    start: int
    negated: bool
    group: Group


@dataclass(slots=True)
class Group:
    """The part of a query between two braces; ``kind`` is the keyword before it, or else ``data`` or ``template``."""

    open: Token
    close: Token
    kind: str
    parent: Group | None
    tokens: list[Token]  # all that it holds, in other groups as well
    name: str = ""  # what stands before its brace, such as the graph of a GRAPH
    paths: list[Path] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    blocks: list[tuple[int, int, list[Path]]] = field(default_factory=list)  # of one subject each: from, to, and paths
    plain: bool = True  # triples, paths and simple filters only
    understood: bool = True

    def within(self, kind: str) -> bool:
        """Return whether this group or one around it is of a kind."""
        return self.kind == kind or (self.parent is not None and self.parent.within(kind))

    @property
    def graph(self) -> str:
        """The variable that stands for the graph in which this group is asked, if there is one."""
        if self.kind == "graph":
            return self.name if self.name[0] in "?$" else ""
        return self.parent.graph if self.parent else ""

    @property
    def certain(self) -> set[str]:
        """The variables that every row of this group binds, by its own triples."""
        ends = (token for path in self.paths for token in (path.subject, path.object, *path.verb))
        return {token.text[1:] for token in ends if token.kind == "variable"}

    @property
    def variables(self) -> set[str]:
        """All variables that stand in the group."""
        return {token.text[1:] for token in self.tokens if token.kind == "variable"}

    def mentioned(self, test: Test) -> set[str]:
        """The variables that stand in this group but not only in one of its tests."""
        inside = range(test.group.open.start, test.group.close.start)
        return {token.text[1:] for token in self.tokens if token.kind == "variable" and token.start not in inside}


def read_groups(tokens: list[Token]) -> list[Group]:
    """Return all groups of a query, those around others first; none where its brackets do not match."""
    matches = _matches(tokens)
    groups: dict[int, Group] = {}
    open_groups: list[Group] = []
    for number, token in enumerate(tokens):
        if token.text == "{" and token.kind == "open" and number in matches:
            while open_groups and open_groups[-1].close.start < token.start:
                open_groups.pop()
            end = matches[number]
            kind = _kind(tokens, number)
            parent = open_groups[-1] if open_groups else None
            name = tokens[number - 1].text if number else ""
            group = Group(token, tokens[end], kind, parent, tokens[number + 1 : end], name)
            groups[number] = group
            open_groups.append(group)
    for number, group in groups.items():
        try:
            _Reader(tokens, matches, groups, group).read(number + 1, matches[number])
        except (UnclearError, KeyError, IndexError):
            group.understood = group.plain = False
    return list(groups.values())


def _matches(tokens: list[Token]) -> dict[int, int]:
    matches: dict[int, int] = {}
    waiting: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind == "open":
            waiting.append(number)
        elif token.kind == "close" and waiting:
            matches[waiting.pop()] = number
    return matches


def _kind(tokens: list[Token], number: int) -> str:
    token = tokens[number]
    before = [tokens[number - back].word if number >= back else "" for back in (1, 2)]
    if token.template or before[0] == "construct":
        return "template"
    following = tokens[number + 1] if number + 1 < len(tokens) else token
    if token.data or following.data:
        return "data"
    return next((word for word in before if word in _BEFORE), "")


class _Reader:
    """Reads one group, its own tokens only."""

    def __init__(self, tokens: list[Token], matches: dict[int, int], groups: dict[int, Group], group: Group) -> None:
        self._tokens, self._matches, self._groups, self._group = tokens, matches, groups, group

    def read(self, at: int, end: int) -> None:
        """Read all from ``at`` to the end of the group; raises ``UnclearError``."""
        while at < end:
            token = self._tokens[at]
            if token.text == ".":
                at += 1
            elif token.word == "filter":
                at = self._filter(at)
            elif token.word in ("select", "describe", "construct", "ask"):
                raise UnclearError  # what is inside this one is its group
            elif token.word in ("optional", "minus", "union", "graph", "service", "values", "bind"):
                self._group.plain = False
                at = self._behind(at, "({" if token.word == "bind" else "{")
            elif token.text == "{":
                self._group.plain = False
                at = self._matches[at] + 1
            else:
                first, known = self._tokens[at], len(self._group.paths)
                at = self._triples(at, end)
                last = self._tokens[at - 1]
                self._group.blocks.append((first.start, last.start + len(last.text), self._group.paths[known:]))

    def _behind(self, at: int, brackets: str) -> int:
        while self._tokens[at].text not in brackets:
            at += 1
        return self._matches[at] + 1

    def _filter(self, at: int) -> int:
        """Read a filter: a test for existence, or an expression, which may be about what the group itself binds."""
        following = [token.word for token in self._tokens[at + 1 : at + 3]]
        if "exists" in following[: 1 + (following[:1] == ["not"])]:
            negated = following[0] == "not"
            number = at + 2 + negated
            self._group.plain = False
            self._group.tests.append(Test(self._tokens[at].start, negated, self._groups[number]))
            return self._matches[number] + 1
        end = self._behind(at, "({")
        inside = self._tokens[at:end]
        if any(token.word == "exists" or token.text == "{" for token in inside):
            self._group.plain = False
        return end

    def _triples(self, at: int, end: int) -> int:
        subject, at = self._term(at)
        while True:
            verb, at = self._verb(at, end)
            while True:
                object_, at = self._term(at)
                self._group.paths.append(Path(subject, object_, verb))
                if at < end and self._tokens[at].text == ",":
                    at += 1
                else:
                    break
            while at < end and self._tokens[at].text == ";":
                at += 1
                if at >= end or self._tokens[at].text == ".":
                    return at
            if self._tokens[at - 1].text != ";":
                return at

    def _term(self, at: int) -> tuple[Token, int]:
        """Return a term and the place behind it; a literal may have a language or datatype."""
        token = self._tokens[at]
        if token.kind not in _TERMS and token.word not in ("true", "false"):
            raise UnclearError
        if token.text.startswith("_:"):
            raise UnclearError
        at += 1
        if token.kind == "string":
            if self._tokens[at].kind == "language":
                at += 1
            elif self._tokens[at].text == "^^":
                at += 2
        return token, at

    def _verb(self, at: int, end: int) -> tuple[list[Token], int]:
        """Return the tokens of a predicate or path, and the place behind them."""
        first = at
        if self._tokens[at].kind == "variable":
            return [self._tokens[at]], at + 1
        wants = True  # a step, and not what stands behind one
        while at < end:
            token = self._tokens[at]
            if wants and token.text in ("^", "!"):
                at += 1
            elif wants and token.text == "(":
                at, wants = self._matches[at] + 1, False
            elif wants and (token.kind in ("iri", "name") or token.text == "a"):
                at, wants = at + 1, False
            elif not wants and token.text in ("/", "|"):
                at, wants = at + 1, True
            elif not wants and token.text in ("+", "*", "?"):
                at += 1
            else:
                break
        if wants or at == first:
            raise UnclearError
        return self._tokens[first:at], at
