"""Recognition of AIF in a JSON text; kept apart, so that asking costs next to nothing."""

from __future__ import annotations

import re

_MARKS = re.compile(r'"(?:nodeID|AIF|fromID|locutions|formEdgeID|participantID)"\s*:')
_LISTS = re.compile(r'"(nodes|edges)"\s*:\s*(?:\[\s*\]|null)')
_OTHERS = re.compile(r'"(?:schemaVersion|schema_version|arguments|statements|atoms|sections|directed|multigraph)"\s*:')
_HEAD = 65_536


def knows(text: str) -> bool:
    """Return whether ``text`` begins as AIF does: with its keys, or without nodes, edges and another notation's keys."""
    head = text[:_HEAD]
    if _MARKS.search(head):
        return True
    return len({m[1] for m in _LISTS.finditer(head)}) == 2 and not _OTHERS.search(head)
