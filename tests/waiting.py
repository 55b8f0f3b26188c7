"""Waiting for what another program or another thread does: for what it shows, never for a time."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

PATIENCE = 180  # seconds until a test gives up: far more than anything takes, on a slow and busy machine too
Answer = TypeVar("Answer")


def until(probe: Callable[[], Answer], what: str = "", *, not_yet: tuple[type[Exception], ...] = ()) -> Answer:
    """The first answer of ``probe`` that is true; ``not_yet`` are the exceptions that mean that there is none so far."""
    deadline = time.monotonic() + PATIENCE
    while True:
        answer: object = None
        try:
            if answer := probe():
                return answer
        except not_yet as error:
            answer = error
        assert time.monotonic() < deadline, f"never came true: {what} (the last answer was {answer!r})"
        time.sleep(0.02)


@contextlib.contextmanager
def serving(command: Callable[[int], Sequence[str]], path: str, **how: Any) -> Iterator[str]:
    """The address of a program that serves at the port that it is given, once it answers at ``path``.

    A port that is free may be somebody else's before the program has it: then it ends, and is given another.
    """
    for _ in range(5):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}/"
        with subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how) as process:
            try:
                up = partial(answers, address + path, process)
                until(up, f"{address} answers", not_yet=(OSError,))
                if process.poll() is None:
                    yield address
                    return
            finally:
                process.terminate()
    raise AssertionError(f"it does not start: {command(port)}")


def answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    """Whether there is an answer without a fault, or nobody to wait for."""
    if process.poll() is not None:
        return True
    with urllib.request.urlopen(address, timeout=5) as answer:
        return bool(answer.status == 200)
