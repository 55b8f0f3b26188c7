"""Four rewrites of what people ask, by which Oxigraph answers in milliseconds what would take it minutes.

Each gives the same rows (``tests/laws/test_rewriting.py`` compares them on random queries and data):

- ``FILTER NOT EXISTS { several patterns }`` becomes ``MINUS`` at the end of its group: Oxigraph would ask it for each row.
  So does one of a single triple where many rows are to be expected, as nothing but classes narrows its group;
- ``FILTER EXISTS { several patterns }`` is joined as a ``SELECT DISTINCT`` of what both have, for the same reason;
- the constant at the end of a path (``?e argmap:supports+ map:thesis``) becomes a variable with one value: where that is
  joined with something else, Oxigraph would walk the path anew for each row of the other;
- the triples of such a test, or of ``MINUS``, are put into groups of their own where many rows are to be expected: Oxigraph
  joins these by one pass over each, and would look the second up for each row of the first.

What is put into a ``SELECT`` within ``GRAPH ?g`` selects ``?g`` too: Oxigraph would join it over all graphs otherwise.
Whatever is not plainly one of these stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import count, pairwise

from argmap.rdf.patterns import Group, Path, read_groups
from argmap.rdf.tokens import Token

FRESH = "argmap_end"  # how the variables begin that a rewrite adds

_NO_PATH = re.compile(r"\(\s*\*\s*\)|\bselect\s+\*")  # whose star is none of a path
Edit = tuple[int, int, str]  # from, to, and what to put there


def may_change(text: str) -> bool:
    """Return whether ``rewrite`` may have anything to do, before the tokens are read for it."""
    lower = text.lower()
    repeats = "+" in text or ("*" in text and "*" in _NO_PATH.sub("", lower))
    return repeats or "exists" in lower or "minus" in lower


def rewrite(
    text: str, tokens: list[Token], bound: Collection[str] = (), exists: Callable[[Token], bool] | None = None
) -> str:
    """Return a query that gives the same rows as ``text``, or ``text`` itself.

    ``bound`` are variables that get a value from outside; ``exists`` says whether a term stands in the dataset, and is
    none where a query names graphs, in which it might not.
    """
    words = [token.word for token in tokens]
    if not {"exists", "minus"} & {*words} and not any(token.text in ("+", "*") for token in tokens):
        return text
    if FRESH in text or "base" in words:
        return text
    is_short = any(word == "construct" and after in ("where", "from") for word, after in pairwise(words))
    named = {token.text[1:] for word, token in zip(words, tokens[1:], strict=False) if word == "graph"}
    bound = {*bound, *named}
    groups = read_groups(tokens)
    numbers = count()
    edits: list[Edit] = []
    for group in groups:
        if group.kind in ("data", "template") or not group.understood:
            continue
        if not is_short and not group.within("exists"):
            edits += _without_constants(group, numbers, exists)
    for group in groups:
        if group.understood and group.kind not in ("data", "template", "optional") and not group.within("exists"):
            edits += _without_exists(text, group, bound, numbers, exists)
            is_free = group.kind == "minus" and group.plain and not group.variables & bound
            if is_free and _is_passed_over(group, group.parent, bound):
                edits.append((group.open.start, group.close.start + 1, _apart(group)))
    return _applied(text, 0, len(text), edits)


def _without_constants(group: Group, numbers: Iterator[int], exists: Callable[[Token], bool] | None) -> list[Edit]:
    """Name the constants at the ends of paths; what a path of no step leads to must be in the data for that."""
    edits: list[Edit] = []
    for path in group.paths:
        ends = [
            end for end in (path.subject, path.object) if end.kind in ("iri", "name") and not end.text.startswith("_:")
        ]
        if not path.repeats or len(ends) != 1 or (path.optional and not (exists and exists(ends[0]))):
            continue
        end, name = ends[0], f"?{FRESH}{next(numbers)}"
        edits.append((group.open.start + 1, group.open.start + 1, f" VALUES {name} {{ {end.text} }} "))
        edits.append((end.start, end.start + len(end.text), name + " "))
    return edits


def _without_exists(
    text: str, group: Group, bound: Collection[str], numbers: Iterator[int], exists: Callable[[Token], bool] | None
) -> list[Edit]:
    edits: list[Edit] = []
    for test in group.tests:
        inner = test.group
        shared = inner.variables & group.certain
        if (
            not shared
            or not inner.plain
            or not inner.variables <= inner.certain - {*bound}
            or not (_is_slow(inner.paths) or (test.negated and _is_asked_often(group, inner.paths, bound)))
        ):
            continue
        asked = (
            _apart(inner)
            if _is_passed_over(inner, group, bound)
            else _applied(text, inner.open.start, inner.close.start + 1, _without_constants(inner, numbers, exists))
        )
        if test.negated:
            joined = f" MINUS {asked} "
        elif inner.variables & group.mentioned(test) <= group.certain:
            names = [*sorted("?" + name for name in shared), group.graph]
            joined = f" {{ SELECT DISTINCT {' '.join(filter(None, names))} {asked} }} "
        else:
            continue
        edits.append((test.start, inner.close.start + 1, "FILTER(true)"))
        edits.append((group.close.start, group.close.start, joined))
    return edits


def _is_slow(paths: list[Path]) -> bool:
    """Return whether Oxigraph plans a test for existence badly, and nothing in it can be a path of no step."""
    return (len(paths) > 1 or any(path.steps for path in paths)) and not any(path.optional for path in paths)


def _is_asked_often(group: Group, paths: list[Path], bound: Collection[str]) -> bool:
    """Say if a test of one triple is asked of so many rows that reading all triples of its predicate takes less time."""
    if any(path.verb[0].kind == "variable" for path in paths) or group.certain & {*bound}:
        return False
    return all(
        end.kind == "variable" or (end is path.object and path.verb[0].text == "a")
        for path in group.paths
        for end in (path.subject, path.object)
    )


def _is_passed_over(inner: Group, outer: Group | None, bound: Collection[str]) -> bool:
    """Say if a group of some triples is quickest to join by one pass over those of each predicate."""
    if outer is None or not outer.understood or len(inner.paths) < 2 or any(t.word == "filter" for t in inner.tokens):
        return False
    return _is_asked_often(outer, inner.paths, bound) and all(map(_is_read_whole, inner.paths))


def _is_read_whole(path: Path) -> bool:
    """Say if a triple has a predicate, names and variables only, and does not ask for the types of everything."""
    ends = (path.subject, path.object)
    variables = [end.kind == "variable" for end in ends]
    plain = not path.steps and any(variables) and all(end.kind in ("variable", "iri", "name") for end in ends)
    return plain and not (path.verb[0].text == "a" and variables[1])


def _apart(group: Group) -> str:
    """The triples of a group, each in a group of its own that Oxigraph does not merge with the others."""
    triples = []
    for path in group.paths:
        ends = (path.subject.text, path.object.text)
        names = dict.fromkeys(end for end in (*ends, group.graph) if end[:1] in ("?", "$"))
        triples.append(f"{{ SELECT {' '.join(names)} {{ {ends[0]} {path.verb[0].text} {ends[1]} }} }}")
    return f"{{ {' '.join(triples)} }}"


def _applied(text: str, start: int, end: int, edits: list[Edit]) -> str:
    """The part of ``text`` between two places with the edits in it; where one takes away what another changes, it wins."""
    parts: list[str] = []
    at = start
    for first, last, new in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        if first < at or last > end:
            continue
        parts += [text[at:first], new]
        at = last
    return "".join([*parts, text[at:end]])
