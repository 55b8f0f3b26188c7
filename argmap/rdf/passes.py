"""A rewrite of triples that are true of many things each, so that all of them are read in one pass and joined.

Oxigraph looks up every further triple for each row of the first ones. On a disk that takes some ten times as long as to read
one more row of a pass; so where the triples of a group have many rows, each is put into a ``SELECT`` of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from argmap.rdf.patterns import Group, Path
from argmap.rdf.tokens import Token

MANY = 10_000  # rows from which passes take less time than looking up whatever is joined
FEW = 500  # rows of a triple from which others may have many for it
_AROUND = ("values", "bind", "service", "graph", "union", "select")  # what may leave few rows, or other names
_INSIDE = ("optional", "exists", "minus")

Count = Callable[[Token, Token | None], int]


def reads_all(tokens: Sequence[Token]) -> bool:
    """Return whether the rows of a query are all read: not of one that ends at the first, or at some, in no order."""
    words = {token.word for token in tokens}
    return "ask" not in words and ("limit" not in words or bool({"order", "group"} & words))


def in_passes(
    group: Group, children: Sequence[Group], count_of: Count, numbers: Iterator[int], fresh: str
) -> list[tuple[int, int, str]]:
    """Edits (from, to, what to put there) by which each triple of a group is read in a pass of its own, in its place.

    ``fresh`` and a number name what stands between the steps of a path.
    """
    inner = [range(child.open.start, child.close.start) for child in children]
    words = {token.word for token in group.tokens if not any(token.start in within for within in inner)}
    is_selected = group.kind == "" and (group.parent is None or not group.parent.understood)
    if not is_selected or words & {*_AROUND} or any(child.kind not in _INSIDE for child in children):
        return []
    marked = {text.start for text, mark in pairwise(group.tokens) if mark.kind == "language" or mark.text == "^^"}
    if any(path.object.start in marked for path in group.paths) or not all(map(_is_open, group.paths)):
        return []
    if len(group.paths) < 2 or not _is_looked_up_often(group.paths, count_of):
        return []
    known: set[str] = set()
    edits = []
    for start, end, paths in group.blocks:
        ordered = sorted(paths, key=lambda path: not known & {*_variables(path)})
        if known and not known & {*_variables(ordered[0])}:  # all would be joined with all
            return []
        known.update(name for path in paths for name in _variables(path))
        edits.append((start, end, " ".join(_pass(path, numbers, fresh) for path in ordered)))
    return edits


def _variables(path: Path) -> Iterator[str]:
    return (end.text for end in (path.subject, path.object) if end.kind == "variable")


def _is_looked_up_often(paths: Sequence[Path], count_of: Count) -> bool:
    """Return whether something would be looked up for many rows, if the rarest triple came first.

    A triple about the subject of those before it is taken to leave as many rows, and one that leads to it to have all
    its own.
    """
    counts = [(path, min(count_of(*asked) for asked in _steps(path))) for path in paths]
    first, rows = min(counts, key=lambda counted: counted[1])
    if rows < FEW:
        return False
    known = {*_variables(first)}
    left = [counted for counted in counts if counted[0] is not first]
    often = False
    while left:
        beside = [each for each in left if each[0].subject.text in known] or [
            each for each in left if each[0].object.text in known
        ]
        if not beside:
            return False
        path, count = beside[0]
        often = often or rows >= MANY
        rows = rows if path.subject.text in known else max(rows, count)
        known.update(_variables(path))
        left = [each for each in left if each[0] is not path]
    return often


def _is_open(path: Path) -> bool:
    """Return whether a path is of one step or a sequence of some, from a variable to another, or of one to a term."""
    subject, object_ = path.subject, path.object
    is_sequence = all(token.kind in ("iri", "name") or token.text in ("a", "/") for token in path.verb)
    is_said = not path.steps and object_.kind in ("iri", "name", "string")
    is_far = object_.kind == "variable" and object_.text != subject.text
    return is_sequence and subject.kind == "variable" and (is_said or is_far)


def _steps(path: Path) -> Iterator[tuple[Token, Token | None]]:
    """The predicate of each step, with the term that it leads to, if it is one."""
    term = None if path.object.kind == "variable" else path.object
    return ((token, term) for token in path.verb if token.text != "/")


def _pass(path: Path, numbers: Iterator[int], fresh: str) -> str:
    """A path as it stands in a SELECT of its own; of a sequence each step, joined within one."""
    ends = " ".join(_variables(path))
    verbs = [token.text for token in path.verb if token.text != "/"]
    if len(verbs) == 1:
        return f"{{ SELECT {ends} {{ {path.subject.text} {verbs[0]} {path.object.text} }} }}"
    names = [path.subject.text, *(f"?{fresh}{next(numbers)}" for _ in verbs[1:]), path.object.text]
    steps = (f"{{ SELECT {a} {b} {{ {a} {verb} {b} }} }}" for (a, b), verb in zip(pairwise(names), verbs, strict=True))
    return f"{{ SELECT {ends} {{ {' '.join(steps)} }} }}"
