"""The known names that a mistyped one is near enough to be a slip for, and the error for a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from argmap.domain.diagnostics import UnknownNameError

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


def unknown(kind: str, name: str, known: Iterable[str], titles: Mapping[str, str] | None = None) -> UnknownNameError:
    """Return the error for a name that is not ``known``, with the nearest; ``titles`` maps other spellings to names."""
    spellings = {k: k for k in known} | {t.casefold(): k for t, k in (titles or {}).items()}
    close = dict.fromkeys(spellings[c] for c in similar(name.casefold(), spellings, 3))
    starts = [k for s, k in spellings.items() if name and s.startswith(name.casefold())]
    near = list(dict.fromkeys([*starts, *close]))[:3]
    if near:
        remedy = f"Did you mean {' or '.join(near)}?"
    else:
        shown = sorted(set(spellings.values()))
        rest = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
        remedy = f"Known are {', '.join(shown[:12])}{rest}." if shown else ""
    return UnknownNameError.because(f"unknown-{kind}", f"There is no {kind} called {name!r}.", remedy)
