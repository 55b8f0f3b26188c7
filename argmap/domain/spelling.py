"""The known names that a mistyped one is near enough to be a slip for."""

from __future__ import annotations

from collections.abc import Iterable

_NEAR = 0.7  # of difflib's ratio, where "nonsense" and "conceded" have 0.5, "text" and "extra" 0.67
_NEAR_FROM_THE_START = 0.6  # slips are rare at the start of a word: "armee" and "army" have 0.67, too


def similar(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Return the ``known`` names that ``name`` may be a slip for, the nearest first.

    >>> [similar(name, ["army", "extra", "supports"]) for name in ("supprots", "armee", "text")]
    [['supports'], ['army'], []]
    """
    from difflib import SequenceMatcher, get_close_matches  # only where something is wrong

    close = get_close_matches(name, list(known), n=most, cutoff=_NEAR_FROM_THE_START)
    return [k for k in close if k[:2] == name[:2] or SequenceMatcher(None, k, name).ratio() >= _NEAR]
