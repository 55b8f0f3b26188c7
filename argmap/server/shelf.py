"""The maps that are served, read anew when their files change."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from argmap import rdf
from argmap.domain.diagnostics import ArgmapError
from argmap.server.endpoint import Served
from argmap.views import Views

PAUSE = 0.5  # seconds between two looks at the files


@dataclass(frozen=True)
class Content:
    """The maps by the names that their addresses have, and the dataset of all of them.

    Those of a corpus have no addresses, only their ``number``.
    """

    maps: Mapping[str, Views]
    store: rdf.Store
    number: int = 0

    @classmethod
    def of(cls, maps: Mapping[str, Views]) -> Content:
        """Maps with their dataset, verdicts and strengths included."""
        views = {view.map.id: view for view in maps.values()}
        verdicts = {id_: view.verdicts for id_, view in views.items()}
        strengths = {id_: view.strengths for id_, view in views.items()}
        return cls(maps, rdf.Store([view.map for view in maps.values()], verdicts, strengths), len(maps))


@dataclass
class Shelf:
    """The stock that is served now; ``load`` reads it, and ``signature`` differs when it has changed.

    ``faults`` say why the newest state of the files cannot be read, while what they were before is still served.
    """

    load: Callable[[], Content]
    signature: Callable[[], object]
    faults: list[str] = field(default_factory=list)
    ending: bool = False
    generation: int = 0

    def __post_init__(self) -> None:
        self._seen = self.signature()
        self._take(self.load())
        self._began = f"{os.getpid()}.{time.time_ns()}"
        self._changed = asyncio.Event()

    @property
    def state(self) -> str:
        """A value that differs after every change, and after every start."""
        return f"{self._began}.{self.generation}"

    def _take(self, content: Content) -> None:
        self.content, self.served = content, Served.of(content.store)
        self.generation += 1

    async def watch(self) -> None:
        """Look at the files until the end, and read them anew when they have changed."""
        while not self.ending:
            await asyncio.sleep(PAUSE)
            await self.refresh()

    async def refresh(self) -> None:
        """Read the files anew if they have changed; what cannot be read is told, and what was there stays."""
        now = await asyncio.to_thread(self.signature)
        if now == self._seen:
            return
        self._seen = now
        try:
            content = await asyncio.to_thread(self.load)
        except ArgmapError as error:
            self.faults = [str(diagnostic) for diagnostic in error.diagnostics]
            print(*self.faults, sep="\n", file=sys.stderr, flush=True)
            return
        self.faults = []
        old = self.served
        self._take(content)
        old.crew.close()
        self._changed.set()
        self._changed = asyncio.Event()

    async def change(self, seconds: float) -> None:
        """Wait for the next change, but not longer."""
        try:
            await asyncio.wait_for(self._changed.wait(), seconds)
        except TimeoutError:
            return
