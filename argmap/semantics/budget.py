"""Limits of time and memory of a computation, each one that it looks at now and then, and a typed end."""

from __future__ import annotations

import math
import sys
import time

from argmap.domain.diagnostics import ArgmapError, Diagnostic


class BudgetError(ArgmapError):
    """A computation that was ended by its limit; what it found until then may be said with "at least"."""


class OutOfTime(BudgetError):  # noqa: N818 - reads better in "except OutOfTime"
    """The time is up."""

    def __init__(self, seconds: float) -> None:
        message = f"This was not finished within {seconds:g} seconds."
        super().__init__(Diagnostic("out-of-time", message, None, "Allow more time, or ask for less."))


class OutOfMemory(BudgetError):  # noqa: N818
    """The process holds more memory than it may."""

    def __init__(self, megabytes: float) -> None:
        message = f"This needs more than the {megabytes:,.0f} MB of memory that it may use."
        super().__init__(Diagnostic("out-of-memory", message, None, "Allow more memory, or ask for less."))


class Budget:
    """A deadline, counted from when it is made, and a cap on the resident memory of this process in MB.

    ``None`` means no limit. Long work calls ``check()`` at least every few milliseconds, so that it ends in time.
    """

    __slots__ = ("_end", "megabytes", "seconds")

    def __init__(self, seconds: float | None = None, megabytes: float | None = None) -> None:
        self.seconds = math.inf if seconds is None else seconds
        self.megabytes = math.inf if megabytes is None else megabytes
        self._end = time.monotonic() + self.seconds

    @property
    def left(self) -> float:
        """Seconds until the deadline, 0 after it; infinite without one."""
        return max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise ``OutOfTime`` after the deadline, ``OutOfMemory`` above the cap; cheap enough for an inner loop."""
        if time.monotonic() >= self._end:
            raise OutOfTime(self.seconds)
        if self.megabytes != math.inf and resident() > self.megabytes:
            raise OutOfMemory(self.megabytes)


def resident() -> float:
    """The memory of this process in MB: what it holds now on Linux, the most it ever held elsewhere."""
    if sys.platform == "linux":
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no pathlib in an inner loop
            return int(file.read().split()[1]) * _PAGE
    if sys.platform == "win32":
        return 0.0  # no cap there: the standard library cannot tell
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def _page() -> float:
    import os

    return os.sysconf("SC_PAGE_SIZE") / 2**20 if sys.platform == "linux" else 0.0


_PAGE = _page()
