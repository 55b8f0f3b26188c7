"""Reads files into the datasets of their maps, on all cores."""

from __future__ import annotations

import ctypes
import gc
import hashlib
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from argmap import map_files, pipeline
from argmap.corpus.shelf import Entry
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.display import heading
from argmap.domain.model import ArgumentMap, Span
from argmap.rdf.disk import claims_of, quads_of
from argmap.read import is_pipe

FEW = 16  # files up to which starting other processes costs more than it saves
AHEAD = 32  # files that are given to processes before the first of them is stored
BATCH = 16_000_000  # bytes of datasets that are stored at once
WAIT, PART, LONGEST = 1.0, 0.1, 15.0  # seconds after which fewer are, or that part of what adding has taken so far


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fate of a file: ``added``, ``changed``, ``unchanged`` or ``refused``, then with what is wrong with it."""

    file: str
    kind: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: an entry for the list with the dataset, or what is wrong with the file."""

    file: str
    entry: Entry | None = None
    quads: bytes = b""
    claims: list[tuple[str, str]] = field(default_factory=list)
    diagnostics: tuple[Diagnostic, ...] = ()


def files_in(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """The files that ``paths`` stand for: of a folder every one below it whose suffix a notation has, in order."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from (file for file in map_files.files_below(path) if file.suffix != ".md")
        else:
            yield path


def read_all(
    files: Collection[Path],
    known: dict[str, str],
    owners: dict[str, str],
    paths: Iterable[str | os.PathLike[str]] = (),
) -> Iterator[Read]:
    """Read each file, on all cores where that pays; one whose digest is ``known`` comes back empty.

    ``owners`` are the files that ids belong to, and get those of the maps that are read. What leads out of a folder of
    ``paths`` is refused, unless it is among them itself.
    """
    named = set(map(Path, paths))
    folders = {path for path in named if path.is_dir()}
    jobs = [
        (str(path), known.get(str(path), ""), "" if path in named else str(next(iter(folders & {*path.parents}), "")))
        for path in files
    ]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(jobs) <= FEW or cores == 1 or sys.platform != "linux":
        outcomes = map(_read, jobs)
        yield from (_with_own_id(read, owners) for read in outcomes)
        return
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), _become_reader, (os.getpid(),)) as pool:
        try:
            waiting: deque[Future[Read]] = deque()
            for job in jobs:
                waiting.append(pool.submit(_read, job))
                if len(waiting) > AHEAD:
                    yield _with_own_id(waiting.popleft().result(), owners)
            while waiting:
                yield _with_own_id(waiting.popleft().result(), owners)
        except BaseException:  # such as Ctrl-C: what is not begun is not wanted
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _become_reader(parent: int) -> None:
    """Let the system end this process when ``parent`` is killed, which it would wait for for ever.

    What is there stays, so that what each map leaves is not set aside with it (``read.without_collector``), but collected.
    """
    gc.freeze()
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)


def in_batches(reads: Iterable[Read]) -> Iterator[list[Read]]:
    """Gather what is read, as much as is stored at once: of large maps few, and none waits for long.

    The longer it takes, the longer they wait: each time costs the store the more, the more is in it.
    """
    batch: list[Read] = []
    size, began = 0, time.monotonic()
    first = began
    for read in reads:
        batch.append(read)
        size += len(read.quads)
        now = time.monotonic()
        if size > BATCH or now - began > min(max(WAIT, PART * (began - first)), LONGEST):
            yield batch
            batch, size, began = [], 0, time.monotonic()
    if batch:
        yield batch


def _with_own_id(read: Read, owners: dict[str, str]) -> Read:
    """Let two maps of one id have one each: that of the second ends in some digits that its file's name gives."""
    if read.entry is None:
        return read
    if owners.get(read.entry.id, read.file) != read.file:
        argument_map = pipeline.load(read.file)
        suffix = hashlib.sha256(read.file.encode()).hexdigest()[:8]
        read = _encoded(read.file, read.entry.digest, replace(argument_map, id=f"{argument_map.id}-{suffix}"))
    assert read.entry is not None
    owners[read.entry.id] = read.file
    return read


def _read(job: tuple[str, str, str]) -> Read:
    file, known, folder = job
    if is_pipe(file):
        message = "This is a pipe, but a corpus names the file of each map, to read it again when it changes."
        return Read(file, diagnostics=(Diagnostic("pipe-in-corpus", message, None, "Save it in a file first."),))
    try:
        if folder:
            map_files.refuse_stray(Path(file), Path(folder))
        digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
        return Read(file) if digest == known else _encoded(file, digest, pipeline.load(file))
    except ArgmapError as error:
        return Read(file, diagnostics=tuple(error.diagnostics))
    except OSError as error:
        is_there = not isinstance(error, FileNotFoundError)
        message = f"This file cannot be read: {error.strerror or error}." if is_there else "This file does not exist."
        remedy = "Look at its permissions." if is_there else "Check the name, and the folder you are in."
        return Read(file, diagnostics=(Diagnostic("unreadable", message, Span.of_file(file), remedy),))
    except (RecursionError, MemoryError) as error:
        message = f"This map is too large or deep for this machine ({type(error).__name__})."
        return Read(file, diagnostics=(Diagnostic("too-large", message, None, "Split it."),))


def _encoded(file: str, digest: str, argument_map: ArgumentMap) -> Read:
    from argmap.semantics import evaluate
    from argmap.semantics.gradual import strengths

    quads = quads_of(argument_map, evaluate(argument_map, language=argument_map.language), strengths(argument_map))
    counts = (len(argument_map.statements), len(argument_map.inferences), len(argument_map.conflicts))
    return Read(
        file, Entry(file, digest, argument_map.id, heading(argument_map), *counts), quads, claims_of(argument_map)
    )
