"""A rewrite of an order by addresses: by pieces of them first, which Oxigraph has at hand.

It keeps texts of up to 15 bytes in the row itself, and looks up longer ones, and addresses, on the disk for each comparison.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from argmap.rdf.patterns import Group, Path
from argmap.rdf.tokens import Token

PIECE: Final = 14  # characters of a piece, twice that being as long as what all our addresses begin with
PIECES: Final = 6  # what two addresses differ in only behind these is looked up
_ENDS: Final = ("limit", "offset", "values")
_NOT: Final = ("distinct", "reduced", "group", "having", "count", "sum", "avg", "min", "max", "sample", "group_concat")


def by_pieces(
    tokens: Sequence[Token], groups: Sequence[Group], numbers: Iterator[int], fresh: str
) -> list[tuple[int, int, str]]:
    """Edits (from, to, what to put there) by which a query that orders by addresses orders by their pieces first.

    Only subjects of triples are known to be addresses. ``fresh`` and a number name a piece.
    """
    outside = [
        token for token in tokens if token.depth == 0 or (token.depth == 1 and "(" in (token.inside, token.text))
    ]
    words = [token.word for token in outside]
    main = next((group for group in groups if group.open.depth == 1 and group.kind not in ("template", "data")), None)
    is_select = any(word == "select" for word in words) and not {*_NOT} & {*words}
    if main is None or not is_select or "order" not in words:
        return []
    ordered = [*takewhile(lambda token: token.word not in _ENDS, outside[words.index("order") + 2 :])]
    alternatives = {before.start for before, token in pairwise(tokens) if token.word == "union"}
    edits: list[tuple[int, int, str]] = []
    for position, key in enumerate(ordered):
        if (
            key.kind != "variable"
            or not _is_key(ordered, position)
            or not _is_address(key.text, groups, main, alternatives)
        ):
            continue
        names = [f"?{fresh}{next(numbers)}" for _ in range(PIECES + 1)]
        pieces = (
            f"BIND(SUBSTR({names[0]}, {PIECE * number + 1}, {PIECE}) AS {name})"
            for number, name in enumerate(names[1:])
        )
        edits.append((main.close.start, main.close.start, f" BIND(STR({key.text}) AS {names[0]}) {' '.join(pieces)} "))
        way, start = (ordered[position - 2].text, ordered[position - 2].start) if key.inside else ("ASC", key.start)
        edits.append((start, start, " ".join(f"{way}({name})" for name in names[1:]) + " "))
    return edits


def _is_key(ordered: Sequence[Token], position: int) -> bool:
    """Return whether a variable is a key of an order by itself, or in ASC or DESC."""
    if ordered[position].inside != "(":
        return True
    around = [token.text.lower() for token in ordered[max(0, position - 2) : position + 2]]
    return len(around) == 4 and around[0] in ("asc", "desc") and around[1] == "(" and around[3] == ")"


def _is_address(name: str, groups: Sequence[Group], main: Group, alternatives: Collection[int]) -> bool:
    """Return whether a variable is the subject of a triple that every row has: in no group that ends at ``alternatives``."""
    for group in groups:
        if group.understood and any(path.subject.text == name and _begins_forward(path) for path in group.paths):
            while group.kind == "" and group.parent is not None and group.close.start not in alternatives:
                header = takewhile(lambda token: token.text != "{", group.parent.tokens)
                if not group.parent.understood and not any(token.text in (name, "*") for token in header):
                    break
                group = group.parent  # noqa: PLW2901 - up to the outermost
            if group is main:
                return True
    return False


def _begins_forward(path: Path) -> bool:
    """Return whether a path has steps from subjects to objects only, and one at least."""
    return all(token.kind in ("iri", "name") or token.text in ("a", "/", "+") for token in path.verb)
