"""Parts of an AIF document that are kept, but not understood: told as warnings, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.domain.diagnostics import Diagnostic, Severity
from argmap.domain.model import Span
from argmap.formats.aif import graph as g
from argmap.formats.aif.rows import Rows
from argmap.formats.aif.source import Path, diagnostic, offsets, spell

KNOWN = frozenset(("I", "L", "TA", "YA", *g.SCHEMES))

_MOST = 50  # told of one document
_SHOWN = 60  # characters of a key or type, which may be as long as they like


class _Remark(NamedTuple):
    code: str
    message: str
    path: Path
    remedy: str
    severity: Severity = Severity.WARNING


def remarks(rows: Rows, stray: Sequence[int], relations: Sequence[g.Relation | None]) -> list[Diagnostic]:
    """Return a warning for each node and edge of which the map says nothing though it should, by place.

    ``stray`` are the places of the edges that are odd.
    """
    listed = [*_of_nodes(rows, g.unread(rows.types, rows.ends, relations)), *_of_edges(rows, stray)]
    shown = listed[:_MOST]
    places = offsets(rows.text, {remark.path for remark in shown})
    warnings = [_warning(rows, remark, places.get(remark.path, 0)) for remark in shown]
    if len(listed) > _MOST:
        message = f"{len(listed) - _MOST} more nodes and edges are kept, but not understood."
        start = diagnostic(rows.text, rows.file, "more", message, 0, "Correct the first ones first.")
        warnings.append(start.but(severity=Severity.WARNING))
    return warnings


def without_path(warning: Diagnostic) -> Diagnostic:
    """Return a warning about the file as a whole: what was read is no text that its reader has."""
    where = Span.of_file(warning.where.file) if warning.where else None
    return warning.but(message=warning.message.rpartition(" (at ")[0] or warning.message, where=where)


def _warning(rows: Rows, remark: _Remark, offset: int) -> Diagnostic:
    message = f"{remark.message} (at {spell(remark.path)})"
    warning = diagnostic(rows.text, rows.file, remark.code, message, offset, remark.remedy)
    return warning.but(severity=remark.severity)


def _of_nodes(rows: Rows, unread: Mapping[int, g.Unread]) -> Iterator[_Remark]:
    """The nodes whose id is another's, whose type is unknown, and whose relation is not read."""
    types = rows.types
    if not unread and KNOWN.issuperset(types[:-1]):
        return  # nearly always
    for index, key in enumerate(rows.keys):
        path = (*rows.path, "nodes", index)
        kind = types[index]
        if kind is None:
            message = f"A node called {_short(key)} stands before this one, which is not read."
            yield _Remark("same-id", message, path, "Give it an id of its own, here and in its edges.")
        elif kind not in KNOWN:
            yield _Remark("unknown-type", *_unknown(key, kind, path))
        elif index in unread:
            yield _unread(rows, index, unread[index], path)


def _unread(rows: Rows, place: int, ends: g.Unread, path: Path) -> _Remark:
    kind = rows.types[place]
    whose = f"The {kind}-node {_called(rows, place)}"
    own = f"{'an' if kind == 'RA' else 'a'} {kind}-node of its own"
    for side, verb, tied in (("from", "comes from", ends.sources), ("to", "leads to", ends.targets)):
        if not tied:
            message = f"{whose} {verb} no statement, so no relation is read of it."
            return _Remark("no-end", message, path, f"Add the edge that says what it {verb}.", Severity.NOTE)
        if len(tied) > 1 and (side == "to" or kind == "PA"):
            message = f"{whose} {verb} several nodes ({_called(rows, *tied)}), so its relation is not read."
            return _Remark(
                f"several-{'targets' if side == 'to' else 'sources'}", message, path, f"Give each of them {own}."
            )
    ties = next((end for end in (*ends.targets, *ends.sources) if rows.types[end] != "I"), ends.targets[0])
    message = f"{whose} hangs on {_called(rows, ties)}, whose relation is not read, so its own is not."
    return _Remark("hangs", message, path, "Correct that node first.")


def _called(rows: Rows, *places: int) -> str:
    return ", ".join(_short(rows.keys[place]) for place in places[:3]) + (", ..." if len(places) > 3 else "")


def _unknown(key: str, kind: str, path: Path) -> tuple[str, Path, str]:
    meant = kind.strip().upper()
    remedy = f'Did you mean "{meant}"?' if meant in KNOWN else f"Types are {', '.join(sorted(KNOWN))}."
    return f"The node {_short(key)} is of the unknown type {_short(kind)}, and is not read.", path, remedy


def _of_edges(rows: Rows, stray: Sequence[int]) -> Iterator[_Remark]:
    """The edges to or from nodes that are not there, and those that no scheme node parts."""
    for index in stray:
        edge = rows.edges[index]
        pair = g.ends_of([edge])[0]
        if g.NOWHERE not in rows.ends[index]:
            yield _direct(index, *pair, rows)
        else:
            missing = [
                key for key, there in dict(zip(pair, rows.ends[index], strict=True)).items() if there == g.NOWHERE
            ]
            number = edge.get("edgeID")
            name = f"The edge {_short(str(number))}" if isinstance(number, str | int) else "This edge"
            gone = " and ".join(map(_short, missing))
            message = f"{name} ties {_short(pair[0])} to {_short(pair[1])}, and there is no node {gone}."
            yield _Remark("no-node", message, (*rows.path, "edges", index), "Add the node, or take the edge out.")


def _direct(index: int, start: str, end: str, rows: Rows) -> _Remark:
    """An edge from statement to statement, which AIF has not, but tools draw."""
    reads = "ties it to itself, and is not read" if start == end else f"to {_short(end)} is read as support"
    message = f"The edge from the statement {_short(start)} {reads}: no scheme node says what it means."
    return _Remark(
        "direct-edge", message, (*rows.path, "edges", index), "Put an RA-node or a CA-node between.", Severity.NOTE
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")
