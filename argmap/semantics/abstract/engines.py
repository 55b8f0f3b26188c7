"""The SAT solvers of python-sat that a search is handed to, each called in short rounds so that it can be stopped.

They are called below ``pysat.solvers``, whose import takes longer than most questions do.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

TYPE_CHECKING = False  # see argmap/__init__.py
if TYPE_CHECKING:
    from typing import Any

_PATIENCE = 0.05  # seconds of a round, which is made longer until it takes them


class Engine:
    """An incremental SAT solver."""

    def __init__(self) -> None:
        import pysolvers

        self._calls: Any = pysolvers
        self._solver: Any = None
        self._length = 1

    def add(self, clause: Sequence[int]) -> object:
        """Demand ``clause`` from now on."""
        raise NotImplementedError

    def prefer(self, literals: Sequence[int]) -> None:
        """Try first to make these literals true."""
        raise NotImplementedError

    def search(self, assumptions: Sequence[int]) -> bool | None:
        """Say whether there is a model, or ``None`` if one round was too short for that."""
        start = time.monotonic()
        answer = self._round(assumptions)
        if answer is None and time.monotonic() - start < _PATIENCE:
            self._length *= 2
        return answer

    def _round(self, assumptions: Sequence[int]) -> bool | None:
        raise NotImplementedError

    def model(self) -> list[int]:
        """The model as a list of literals in the order of the variables, without the last ones if no clause has them."""
        raise NotImplementedError


class MiniSat(Engine):
    """MiniSat 2.2: reads clauses and answers easy questions quicker than any other."""

    _STEPS = 50_000  # propagations of a short round

    def __init__(self, variables: int) -> None:
        super().__init__()
        self._solver = self._calls.minisat22_new()
        self._variables = variables

    def __del__(self) -> None:
        if self._solver is not None:
            self._calls.minisat22_del(self._solver)

    @property
    def conflicts(self) -> int:
        """The number of dead ends it has met."""
        number: int = self._calls.minisat22_acc_stats(self._solver)["conflicts"]
        return number

    def add(self, clause: Sequence[int]) -> object:
        return self._calls.minisat22_add_cl(self._solver, clause)

    def prefer(self, literals: Sequence[int]) -> None:
        self._calls.minisat22_setphases(self._solver, literals)

    def _round(self, assumptions: Sequence[int]) -> bool | None:
        # No variable is propagated twice on the way through the assumptions: with this each round gets beyond them.
        self._calls.minisat22_pbudget(self._solver, self._length * self._STEPS + self._variables)
        answer: bool | None = self._calls.minisat22_solve_lim(self._solver, assumptions, 1, 1)
        return answer

    def model(self) -> list[int]:
        model: list[int] = self._calls.minisat22_model(self._solver)
        return model


class CaDiCaL(Engine):
    """CaDiCaL 1.5.3: many times as quick as MiniSat on hard questions.

    It does not simplify clauses between its rounds, which takes long, cannot be stopped and does not pay on frameworks.
    """

    _STEPS = 100  # conflicts of a short round
    _ANSWERS: dict[int, bool | None] = {1: True, 0: None, -1: False}  # noqa: RUF012 - a constant

    def __init__(self) -> None:
        super().__init__()
        self._solver = self._calls.cadical153_new()
        self._calls.cadical153_set(self._solver, "inprocessing", 0)

    def __del__(self) -> None:
        if self._solver is not None:
            self._calls.cadical153_del(self._solver, None)

    @staticmethod
    def available() -> bool:
        """Return whether it can be stopped in this version of python-sat."""
        import pysolvers

        return hasattr(pysolvers, "cadical153_cbudget") and hasattr(pysolvers, "cadical153_set")

    def add(self, clause: Sequence[int]) -> object:
        return self._calls.cadical153_add_cl(self._solver, clause)

    def prefer(self, literals: Sequence[int]) -> None:
        self._calls.cadical153_setphases(self._solver, literals)

    def _round(self, assumptions: Sequence[int]) -> bool | None:
        self._calls.cadical153_cbudget(self._solver, self._length * self._STEPS)
        return self._ANSWERS[self._calls.cadical153_solve_lim(self._solver, assumptions, 1)]

    def model(self) -> list[int]:
        return self._calls.cadical153_model(self._solver) or []  # ``None`` if there is no clause at all
