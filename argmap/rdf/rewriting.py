"""Nine rewrites of what people ask, by which Oxigraph answers in milliseconds what would take it minutes.

Each gives the same rows (``tests/laws/test_rewriting.py`` compares them on random queries and data):

- ``FILTER NOT EXISTS { several patterns }`` becomes ``MINUS`` at the end of its group: Oxigraph would ask it for each row.
  So does one of a single triple where many rows are to be expected, as nothing but classes narrows its group;
- ``FILTER EXISTS { several patterns }`` is joined as a ``SELECT DISTINCT`` of what both have, for the same reason;
- the constant at the end of a path (``?e argmap:supports+ map:thesis``) becomes a variable with one value: where that is
  joined with something else, Oxigraph would walk the path anew for each row of the other;
- the triples of such a test, or of ``MINUS``, are put into groups of their own where many rows are to be expected: Oxigraph
  joins these by one pass over each, and would look the second up for each row of the first;
- so is a triple about one end of a path, where one about the other end is true of far fewer things: Oxigraph, which counts
  nothing, may walk the path from the end that has more;
- what has alternatives (``UNION``, or ``|`` in a path) is put into a ``SELECT`` of its own, where it is joined with many
  rows (``argmap.rdf.alternatives``): Oxigraph would try all of them for each of those;
- where the triples of a group are true of many things, each is read in one pass (``argmap.rdf.passes``), on a disk: Oxigraph
  would look up all others for each row of one;
- an order by addresses begins with pieces of them (``argmap.rdf.ordering``), on a disk, where Oxigraph would look up
  both for each comparison;
- a regular expression that VALUES or BIND gives to a variable is put into the call (``argmap.rdf.expressions``).

What is put into a ``SELECT`` within ``GRAPH ?g`` selects ``?g`` too: Oxigraph would join it over all graphs otherwise.
Whatever is not plainly one of these stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from itertools import count, pairwise

from argmap.rdf.alternatives import apart
from argmap.rdf.expressions import with_texts
from argmap.rdf.ordering import by_pieces
from argmap.rdf.passes import in_passes, reads_all
from argmap.rdf.patterns import Group, Path, Test, read_groups
from argmap.rdf.tokens import Token

FRESH = "argmap_end"  # how the variables begin that a rewrite adds
LESS = 4  # times as few things are far fewer

_NO_PATH = re.compile(r"\(\s*\*\s*\)|\bselect\s+\*")  # whose star is none of a path
Edit = tuple[int, int, str]  # from, to, and what to put there
Count = Callable[
    [Token, Token | None], int
]  # of the triples with a predicate and, if it is one, an object; to some limit


def may_change(text: str) -> bool:
    """Return whether ``rewrite`` may have anything to do, before the tokens are read for it."""
    lower = text.lower()
    repeats = "+" in text or ("*" in text and "*" in _NO_PATH.sub("", lower))
    return repeats or "|" in text or any(word in lower for word in ("exists", "minus", "union", "regex"))


def rewrite(
    text: str,
    tokens: list[Token],
    bound: Collection[str] = (),
    exists: Callable[[Token], bool] | None = None,
    count_of: Count | None = None,
    *,
    on_disk: bool = False,
) -> str:
    """Return a query that gives the same rows as ``text``, or ``text`` itself.

    ``bound`` are variables that get a value from outside; ``exists`` says whether a term stands in the dataset, and is
    none where a query names graphs, in which it might not. ``count_of`` says how many triples there are of a kind, and
    ``on_disk`` that looking one up takes much longer than reading it among others.
    """
    words = [token.word for token in tokens]
    is_slow = {"exists", "minus", "union", "regex"} & {*words} or any(token.text in ("+", "*", "|") for token in tokens)
    if not is_slow and not on_disk:
        return text
    if FRESH in text or "base" in words:
        return text
    is_short = any(word == "construct" and after in ("where", "from") for word, after in pairwise(words))
    named = {token.text[1:] for word, token in zip(words, tokens[1:], strict=False) if word == "graph"}
    bound = {*bound, *named}
    groups = read_groups(tokens)
    numbers = count()
    edits: list[Edit] = [*with_texts(text, tokens)]
    if not is_short:
        edits += _of_paths(groups, bound - named, numbers, exists, count_of, whole=on_disk and reads_all(tokens))
    for group in groups:
        if group.understood and group.kind not in ("data", "template", "optional") and not group.within("exists"):
            edits += _without_exists(text, group, bound, numbers, exists)
            is_free = group.kind == "minus" and group.plain and not group.variables & bound
            if is_free and _is_passed_over(group, group.parent, bound):
                edits.append((group.open.start, group.close.start + 1, _apart(group)))
    if on_disk:
        edits += by_pieces(tokens, groups, numbers, FRESH)
    return _applied(text, 0, len(text), edits)


def _of_paths(
    groups: list[Group],
    bound: Collection[str],
    numbers: Iterator[int],
    exists: Callable[[Token], bool] | None,
    count_of: Count | None,
    *,
    whole: bool,
) -> list[Edit]:
    """Edits of paths and alternatives that stand outside of tests, and of triples where the ``whole`` answer is read."""
    edits: list[Edit] = []
    for group in groups:
        if group.kind in ("data", "template") or not group.understood or group.within("exists"):
            continue
        if count_of and not (group.within("optional") or group.variables & {*bound}):
            children = [child for child in groups if child.parent is group]
            edits += (
                _from_the_narrow_end(group, count_of)
                or apart(group, children, count_of)
                or (in_passes(group, children, count_of, numbers, FRESH) if whole else [])
            )
        edits += _without_constants(group, numbers, exists)
    return edits


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


def _from_the_narrow_end(group: Group, count_of: Count) -> list[Edit]:
    """Put a triple about one end of a path apart, if one about the other end is true of far fewer things.

    So is all else that the group has: Oxigraph then joins both by one pass over each.
    """
    if group.variables - group.certain:  # which a SELECT of the rest would have to name, or not
        return []
    for path in group.paths:
        ends = (path.subject, path.object)
        if not path.repeats or any(end.kind != "variable" for end in ends) or ends[0].text == ends[1].text:
            continue
        for wide, narrow in (ends, ends[::-1]):
            far = [other for other in group.paths if _is_about(other, narrow) and not _is_about(other, wide)]
            near = next((other for other in group.paths if _is_class(other, wide)), None)
            if near is None or not far or not (edits := _taken_out(group, near)):
                continue
            fewest = min(count_of(other.verb[0], other.object if _is_class(other, narrow) else None) for other in far)
            if LESS * fewest < count_of(near.verb[0], near.object):
                names = [*sorted("?" + name for name in group.certain), group.graph]
                rest = f" {{ SELECT {' '.join(filter(None, dict.fromkeys(names)))} {{ "
                asked = f"{wide.text} {near.verb[0].text} {near.object.text}"
                apart = f" }} }} {{ SELECT {f'{wide.text} {group.graph}'.rstrip()} {{ {asked} }} }} "
                start, end = group.open.start + 1, group.close.start
                return [(start, start, rest), *edits, (end, end, apart)]
    return []


def _is_about(path: Path, end: Token) -> bool:
    """Return whether a triple, no path, with a known predicate is about the variable ``end``."""
    return not path.steps and path.verb[0].kind != "variable" and end.text in (path.subject.text, path.object.text)


def _is_class(path: Path, end: Token) -> bool:
    """Return whether a triple says of the variable ``end``, and of nothing else, what it is or has."""
    return _is_about(path, end) and path.subject.text == end.text and path.object.kind in ("iri", "name")


def _taken_out(group: Group, path: Path) -> list[Edit]:
    """Edits that take a triple out of its group, where it stands alone, or before or behind a semicolon."""
    places = {token.start: number for number, token in enumerate(group.tokens)}
    first, last = places[path.verb[0].start], places[path.object.start]
    before, behind = group.tokens[first - 1], group.tokens[last + 1 : last + 3]
    end = path.object.start + len(path.object.text)
    if last != first + 1 or (behind and behind[0].text == ","):
        return []
    if before.text == ";":
        return [(before.start, end, " ")]
    if behind and behind[0].text == ";":
        followed = len(behind) > 1 and behind[1].text not in (".", ";", "}")
        return [(path.verb[0].start, behind[0].start + 1, " ")] if followed else []
    return [(path.subject.start, end, "{}")]


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
        asked = _begun_once(test, group, bound, numbers) or (
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


def _begun_once(test: Test, outer: Group, bound: Collection[str], numbers: Iterator[int]) -> str:
    """A test for ``?e :p+ ?c`` with something that is said of ``?e`` alone, walked from what such things lead to at once.

    That is fewer than they are. Nothing where it is another test, or where it is asked of few rows.
    """
    inner = test.group
    walks = [path for path in inner.paths if path.steps]
    said = [path for path in inner.paths if not path.steps]
    if len(walks) != 1 or not said or inner.graph or any(token.word == "filter" for token in inner.tokens):
        return ""
    start, end, verb = walks[0].subject, walks[0].object, walks[0].verb
    is_walk = len(verb) == 2 and verb[0].kind in ("iri", "name") and verb[1].text == "+"
    ends = {start.text[1:], end.text[1:]}
    is_asked = is_walk and {start.kind, end.kind} == {"variable"} and len(ends) == 2
    if not is_asked or not all(_is_class(path, start) and _is_read_whole(path) for path in said):
        return ""
    if ends & outer.mentioned(test) != {end.text[1:]} or not _is_asked_often(outer, said, bound):
        return ""
    first = f"?{FRESH}{next(numbers)}"
    about = " ".join(f"{{ SELECT {start.text} {{ {start.text} {p.verb[0].text} {p.object.text} }} }}" for p in said)
    step = f"{{ SELECT {start.text} {first} {{ {start.text} {verb[0].text} {first} }} }}"
    return f"{{ {{ SELECT DISTINCT {first} {{ {step} {about} }} }} {first} {verb[0].text}* {end.text} }}"


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
