"""Claims of a draft: one for each sentence of a text, which somebody has yet to keep or delete."""

from __future__ import annotations

from argmap.domain.model import ArgumentMap, Statement

DRAFT = "draft"  # their tag


def drafts(argument_map: ArgumentMap) -> list[Statement]:
    """Return the claims of the draft that nobody has decided about, in the order of the map."""
    return [statement for statement in argument_map.statements if DRAFT in statement.tags]
