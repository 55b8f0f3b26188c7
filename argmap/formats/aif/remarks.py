"""What of an AIF document is kept, but not understood: told as warnings, each with its place."""

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


def remarks(
    rows: Rows, kinds: Mapping[str, str], ends: Sequence[tuple[str, str]], found: Mapping[str, g.Relation]
) -> list[Diagnostic]:
    """Return a warning for each node and edge of which the map says nothing though it should, by place."""
    told = [*_of_nodes(rows, kinds, g.unread(kinds, ends, found)), *_of_edges(rows, kinds, ends)]
    shown = told[:_MOST]
    places = offsets(rows.text, {remark.path for remark in shown})
    warnings = [_warning(rows, remark, places.get(remark.path, 0)) for remark in shown]
    if len(told) > _MOST:
        message = f"{len(told) - _MOST} more nodes and edges are kept, but not understood."
        start = diagnostic(rows.text, rows.file, "more", message, 0, "Mend those that are told first.")
        warnings.append(start.but(severity=Severity.WARNING))
    return warnings


def without_path(warning: Diagnostic) -> Diagnostic:
    """Return a warning about the file as a whole: what was read is no text that its reader has."""
    where = Span(warning.where.file, 1, 1, 1, 1) if warning.where else None
    return warning.but(message=warning.message.rpartition(" (at ")[0] or warning.message, where=where)


def _warning(rows: Rows, remark: _Remark, offset: int) -> Diagnostic:
    message = f"{remark.message} (at {spell(remark.path)})"
    told = diagnostic(rows.text, rows.file, remark.code, message, offset, remark.remedy)
    return told.but(severity=Severity.WARNING)


def _of_nodes(rows: Rows, kinds: Mapping[str, str], unread: Mapping[str, tuple[str, ...]]) -> Iterator[_Remark]:
    """The nodes whose id is another's, whose type is unknown, and whose relation is not read."""
    seen: set[str] = set()
    for index, node in enumerate(rows.nodes):
        key = str(g.key_of(node))
        path = (*rows.path, "nodes", index)
        if key in seen:
            message = f"A node called {_short(key)} stands before this one, which is not read."
            yield _Remark("same-id", message, path, "Give it an id of its own, here and in its edges.")
            continue
        seen.add(key)
        if kinds[key] not in KNOWN:
            yield _Remark("unknown-type", *_unknown(key, kinds[key], path))
        elif key in unread:
            yield _Remark(*_unread(key, kinds[key], unread[key], path))


def _unread(key: str, kind: str, targets: Sequence[str], path: Path) -> tuple[str, str, Path, str]:
    whose = f"The {kind}-node {_short(key)}"
    if len(targets) == 1:
        message = f"{whose} leads to {_short(targets[0])}, whose relation is not read, so its own is not."
        return "hangs", message, path, "Mend that node first."
    aims = ", ".join(map(_short, targets[:3])) + (", ..." if len(targets) > 3 else "")
    message = f"{whose} leads to several nodes ({aims}), so its relation is not read."
    return (
        "several-targets",
        message,
        path,
        f"Give each of them {'an' if kind == 'RA' else 'a'} {kind}-node of its own.",
    )


def _unknown(key: str, kind: str, path: Path) -> tuple[str, Path, str]:
    meant = kind.strip().upper()
    remedy = f'Did you mean "{meant}"?' if meant in KNOWN else f"Types are {', '.join(sorted(KNOWN))}."
    return f"The node {_short(key)} is of the unknown type {_short(kind)}, and is not read.", path, remedy


def _of_edges(rows: Rows, kinds: Mapping[str, str], ends: Sequence[tuple[str, str]]) -> Iterator[_Remark]:
    """The edges to or from nodes that are not there."""
    for index, pair in enumerate(ends):
        missing = [key for key in dict.fromkeys(pair) if key not in kinds]
        if missing:
            number = rows.edges[index].get("edgeID")
            name = f"The edge {_short(str(number))}" if isinstance(number, str | int) else "This edge"
            gone = " and ".join(map(_short, missing))
            message = f"{name} ties {_short(pair[0])} to {_short(pair[1])}, and there is no node {gone}."
            yield _Remark("no-node", message, (*rows.path, "edges", index), "Add the node, or take the edge out.")


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")
