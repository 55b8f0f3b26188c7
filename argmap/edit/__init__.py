"""Edits of a map as values, each an edit of the smallest span of its Argdown text, with an inverse.

``apply`` makes them and holds each to its promise: the new text is read back, and must say exactly the map that the edit
means; otherwise it is refused with an ``EditError``, and nothing has happened. All else of the text stays as it is.
"""

from argmap.edit.abridging import Abridge, beside_words
from argmap.edit.adding import (
    AddObjection,
    AddReason,
    AddRephrase,
    AddSource,
    AddStatement,
    AddStrand,
    AddUndercut,
    Relate,
)
from argmap.edit.anchoring import anchor_to
from argmap.edit.change import Change, Splice
from argmap.edit.edit import Edit, Edited, apply, change_of
from argmap.edit.files import apply_to_files
from argmap.edit.linking import LinkPremises
from argmap.edit.marked import beside_marks
from argmap.edit.moving import Delete, Move, Reattach
from argmap.edit.remedies import Remedy, remedies
from argmap.edit.source import EditError, MapText
from argmap.edit.tagging import Keep, SetRole, SetTags
from argmap.edit.wording import Retitle, Reword, SetAnchors, SetFact, SetScheme

__all__ = [
    "Abridge",
    "AddObjection",
    "AddReason",
    "AddRephrase",
    "AddSource",
    "AddStatement",
    "AddStrand",
    "AddUndercut",
    "Change",
    "Delete",
    "Edit",
    "EditError",
    "Edited",
    "Keep",
    "LinkPremises",
    "MapText",
    "Move",
    "Reattach",
    "Relate",
    "Remedy",
    "Retitle",
    "Reword",
    "SetAnchors",
    "SetFact",
    "SetRole",
    "SetScheme",
    "SetTags",
    "Splice",
    "anchor_to",
    "apply",
    "apply_to_files",
    "beside_marks",
    "beside_words",
    "change_of",
    "remedies",
]
