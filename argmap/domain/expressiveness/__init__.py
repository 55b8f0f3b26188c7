"""The things that a map can say, one ``Feature`` for each, and what is left of a map where some of them cannot be said.

``used`` lists what a map says, ``project`` leaves out what a notation does not carry, ``losses`` tells the difference. A
two-way format holds ``load(dump(m)) == project(m, carries)``: its ``dump`` best begins with ``project``, and a reader of a
notation without ids ends with ``name_anew``. The table in the docs and ``argmap convert`` follow from it.
"""

from argmap.domain.expressiveness.names import name_anew, rename
from argmap.domain.expressiveness.projection import project, sort
from argmap.domain.expressiveness.texts import Text, texts
from argmap.domain.expressiveness.uses import Use, losses, place, shown, used
from argmap.domain.feature import EVERYTHING, MODEL, Feature
from argmap.domain.ids import slug

__all__ = [
    "EVERYTHING",
    "MODEL",
    "Feature",
    "Text",
    "Use",
    "losses",
    "name_anew",
    "place",
    "project",
    "rename",
    "shown",
    "slug",
    "sort",
    "texts",
    "used",
]
