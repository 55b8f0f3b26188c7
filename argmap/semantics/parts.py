"""Laws of parts that nothing connects: their solutions combine freely, so that their numbers multiply."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod

from argmap.domain.record import Record
from argmap.semantics.budget import Budget, BudgetError

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import TypeVar

    Solution = TypeVar("Solution")
    Numbered = Callable[[int], Solution | None]


class Count(Record):
    """The number of solutions; at least so many if the budget ended before all were found."""

    number: int
    exact: bool = True


def kept(stream: Iterator[Solution]) -> Numbered[Solution]:
    """Return the solutions by number from 0, found when they are first asked for; ``None`` after the last one."""
    known: list[Solution] = []

    def get(number: int) -> Solution | None:
        while number >= len(known):
            solution = next(stream, None)
            if solution is None:
                return None
            known.append(solution)
        return known[number]

    return get


def combinations(parts: Sequence[Numbered[Solution]], budget: Budget) -> Iterator[list[Solution]]:
    """Yield every choice of a solution of each part, those of the last part changing quickest."""
    at = [0] * len(parts)
    while True:
        chosen = [solution for part, number in zip(parts, at, strict=True) if (solution := part(number)) is not None]
        if len(chosen) < len(parts):
            return  # a part without solutions, which is noticed before anything is yielded
        yield chosen
        turning = len(parts) - 1
        while turning >= 0 and parts[turning](at[turning] + 1) is None:
            at[turning] = 0
            turning -= 1
        if turning < 0:
            return
        at[turning] += 1
        budget.check()


def count(parts: Callable[[], Sequence[Iterator[object]]]) -> Count:
    """Count the combinations of the solutions of ``parts``; where the budget ends, at least so many have been seen."""
    numbers: list[int] = []
    try:
        streams = parts()
        if any(next(stream, None) is None for stream in streams):
            return Count(0)
        numbers = [1] * len(streams)
        for place, stream in enumerate(streams):
            for _ in stream:
                numbers[place] += 1
    except BudgetError:
        return Count(prod(numbers) if numbers else 0, exact=False)
    return Count(prod(numbers))
