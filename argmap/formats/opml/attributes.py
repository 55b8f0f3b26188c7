"""The attributes of outlines that argmap writes."""

from __future__ import annotations

from collections.abc import Mapping

from argmap.domain.relations import VERBS
from argmap.formats.table.columns import ABOUT

Cells = Mapping[str, str]

POINTS = ("statement", "argument")
_POINT = (
    "id title text role strand tags by stance hedge quotation implicit time about language at phrase digest section"
)
_MAP = (
    "id title text language author date licence article covers standard weigh unknown floating scores exercises extra"
)
_REST = "id title text to at digest unclaimed type url author date disputed level parent extra"
COLUMNS = {  # what an outline of each kind may say; everything else in it is another's
    **{kind: {*_POINT.split(), "credence", "standard", "steps", "extra"} for kind in POINTS},
    **{kind: {"id", "from", "to", "scheme", "rules", "strict", "argument", "weight", "extra"} for kind in VERBS},
    "map": {*_MAP.split()},
    **{kind: {*_REST.split()} for kind in ABOUT},
}
OWN = frozenset(("kind", "relation", "relation-id", "ref", "untitled"))
