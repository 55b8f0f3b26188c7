"""A worker that is a fork of this process, and so has its store without a copy; needs Linux."""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import resource
import select
import signal
import time
import warnings

import pyoxigraph as ox

from argmap.rdf.engine import OXIGRAPH, Engine
from argmap.rdf.serving import allow_no_file, serve, set_memory, size_of_process, write_all

_CHUNK = 1 << 20


class Fork:
    """A fork that answers queries; see ``argmap.rdf.worker.Process``."""

    def __init__(self, store: ox.Store) -> None:
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        with contextlib.suppress(OSError):  # a user may have only so many
            fcntl.fcntl(answers, fcntl.F_SETPIPE_SZ, _CHUNK)
        with warnings.catch_warnings():
            # Python 3.12 warns of forks beside threads. The child calls nothing but Oxigraph and pipes, takes no lock
            # that a thread of ours could hold, and if it should hang after all, it is killed like any slow query.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._id = os.fork()
        if self._id == 0:
            _become_worker(store, requests, answers)
        os.close(requests)
        os.close(answers)
        self.answers = self._answers
        self._poll = select.poll()
        self._poll.register(self._answers, select.POLLIN)

    def send(self, data: bytes) -> None:
        """Send bytes to it; raises ``OSError`` when it is gone."""
        write_all(self._requests, data)

    def receive(self, deadline: float) -> bytes:
        """Return the next bytes from it, none when it is gone; raises ``TimeoutError``."""
        if not self._poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise TimeoutError
        return os.read(self._answers, _CHUNK)

    def stop(self) -> None:
        """Kill it, and forget it: who waits for a process of much memory to end waits long."""
        for end in (self._requests, self._answers):
            os.close(end)
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._id, signal.SIGKILL)
        _dead.append(self._id)
        _bury()


_dead: list[int] = []  # killed, but perhaps still there


def _bury() -> None:
    """Collect the killed processes that have ended, so that the system forgets them."""
    for process in list(_dead):
        with contextlib.suppress(ChildProcessError):
            if os.waitpid(process, os.WNOHANG) == (0, 0):
                continue
        _dead.remove(process)


def _become_worker(store: ox.Store, requests: int, answers: int) -> None:
    """Turn this process into a worker that has nothing of its parent's but the store; never returns."""
    try:
        gc.freeze()  # a collection would touch, and so copy, all memory of the parent
        for name in (signal.SIGTERM, signal.SIGALRM):
            signal.signal(name, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then kills us
        os.dup2(requests, 0)
        os.dup2(answers, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        size = _limit()
        serve(Engine(OXIGRAPH, store), 0, 1, _set_alarm, lambda more: set_memory(size + more))
    finally:
        os._exit(0)


def _limit() -> int:
    """Close all files and connections, and allow no further one; returns how much memory this process has."""
    os.closerange(3, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    size = size_of_process()
    allow_no_file()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return size


def _set_alarm(seconds: float) -> None:
    """Let the system end this process soon after its limit, should its parent be gone by then; 0: never."""
    signal.setitimer(signal.ITIMER_REAL, seconds and seconds + 1)
