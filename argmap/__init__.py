"""Argument maps as data: read from Argdown, queried as RDF, evaluated, and drawn.

>>> import argmap
>>> m = argmap.loads("[Rain]: It rains. #thesis\\n  + [Wet]: The street is wet.")
>>> m.thesis.title
'Rain'
>>> m.evaluate()["rain"].status.value
'holds'
"""

TYPE_CHECKING = False  # what type checkers take for true; importing typing for it would cost 5 ms at every start
if TYPE_CHECKING:
    from typing import Any

    from argmap.corpus import Corpus
    from argmap.domain.diagnostics import ArgmapError, Diagnostic
    from argmap.library import Map, load, loads

__version__ = "0.1.0"
__all__ = ["ArgmapError", "Corpus", "Diagnostic", "Map", "__version__", "load", "loads"]

_HOMES = {
    "Map": "library",
    "Corpus": "corpus",
    "load": "library",
    "loads": "library",
    "ArgmapError": "domain.diagnostics",
    "Diagnostic": "domain.diagnostics",
}


def __getattr__(name: str) -> "Any":
    """Import what is asked for only then, so that the command line starts without it."""
    from importlib import import_module

    if name in _HOMES:
        return getattr(import_module(f"argmap.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'argmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
