"""A rewrite of alternatives, ``UNION`` and ``|`` in a path, each put into a ``SELECT`` of its own where it stands.

Oxigraph tries all of them for each row of what they are joined with. Apart they are answered once, which takes a third to a
fourteenth of the time where those rows are many, and longer where they are few: so these are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from argmap.rdf.patterns import Group, Path
from argmap.rdf.tokens import Token

MANY = 2_000  # rows from which alternatives are answered apart


def apart(
    group: Group, children: Sequence[Group], count_of: Callable[[Token, Token | None], int]
) -> list[tuple[int, int, str]]:
    """Edits (from, to, what to put there) that put the alternatives of a group apart, if many rows are to be expected."""
    inner = [range(child.open.start, child.close.start) for child in children]
    words = {token.word for token in group.tokens if not any(token.start in within for within in inner)}
    others = [path for path in group.paths if not path.steps]
    if words & {"values", "bind", "service"} or not others:
        return []
    around = {token.text for path in others for token in (path.subject, path.object)}
    edits = [edit for path in group.paths if _has_alternatives(path, around) for edit in _path_apart(group, path)]
    if not group.graph:  # which SELECT * would not name
        edits += _unions_apart(children, around)
    return edits if edits and all(_is_wide(path, count_of) for path in others) else []  # counting takes milliseconds


def _is_wide(path: Path, count_of: Callable[[Token, Token | None], int]) -> bool:
    """Return whether a triple has variables at its ends, or a class, and is true of many things."""
    is_class = path.verb[0].text == "a" and path.object.kind in ("iri", "name")
    ends = (path.subject,) if is_class else (path.subject, path.object)
    if path.verb[0].kind == "variable" or any(end.kind != "variable" for end in ends):
        return False
    return count_of(path.verb[0], path.object if is_class else None) >= MANY


def _has_alternatives(path: Path, around: set[str]) -> bool:
    ends = (path.subject, path.object)
    is_open = all(end.kind == "variable" for end in ends) and ends[0].text != ends[1].text
    joined = any(end.text in around for end in ends)
    marks = {token.text for token in path.verb}
    return is_open and joined and "|" in marks and not marks & {"!", "?", "*", "+"}


def _path_apart(group: Group, path: Path) -> Iterator[tuple[int, int, str]]:
    """Put a path into a SELECT, in its place; what follows a semicolon behind it gets its subject anew."""
    places = {token.start: number for number, token in enumerate(group.tokens)}
    first, last = places[path.verb[0].start], places[path.object.start]
    before, behind = group.tokens[first - 1], [*group.tokens[last + 1 : last + 3]]
    if last != first + len(path.verb) or (behind and behind[0].text == ","):
        return
    verb = " ".join(token.text for token in path.verb)
    ends = (path.subject.text, path.object.text)
    names = " ".join(filter(None, dict.fromkeys((*ends, group.graph))))
    new = f" {{ SELECT {names} {{ {ends[0]} {verb} {ends[1]} }} }} "
    start, end = path.subject.start, path.object.start + len(path.object.text)
    if before.text == ";":
        start, new = before.start, f" . {new}"
    if behind and behind[0].text == ";":
        end = behind[0].start + 1
        if len(behind) > 1 and behind[1].text not in (".", ";"):
            new += f"{ends[0]} "
        elif len(behind) > 1 and behind[1].text == ";":
            return
    yield start, end, new


def _unions_apart(children: Sequence[Group], around: set[str]) -> Iterator[tuple[int, int, str]]:
    """Put each UNION among the groups in a group into a SELECT, in its place."""
    chains: list[list[Group]] = []
    for child in children:
        if child.kind == "union" and chains:
            chains[-1].append(child)
        else:
            chains.append([child])
    for first, *rest in chains:
        end = (rest or [first])[-1].close.start + 1
        names = {f"{mark}{name}" for each in (first, *rest) for name in each.variables for mark in "?$"}
        if rest and not first.kind and names & around:
            yield first.open.start, first.open.start, " { SELECT * { "
            yield end, end, " } } "
