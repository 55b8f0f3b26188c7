"""From files to the datasets of their maps, on all cores."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from argmap import pipeline
from argmap.corpus.shelf import Entry
from argmap.domain.diagnostics import ArgmapError, Diagnostic
from argmap.domain.model import ArgumentMap
from argmap.rdf.disk import quads_of

FEW = 16  # files up to which starting other processes costs more than it saves
AT_ONCE = 8  # files that a process is given at a time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: ``added``, ``changed``, ``unchanged`` or ``refused``, then with what is wrong with it."""

    file: str
    kind: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: an entry for the list with the dataset, or what is wrong with the file."""

    file: str
    entry: Entry | None = None
    quads: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()


def files_in(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Path]:
    """The files that ``paths`` stand for: of a folder every one below it whose suffix a notation has, in order."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from (found for found in pipeline.files_below(path) if found.suffix != ".md")
        else:
            yield path


def read_all(files: Collection[Path], known: dict[str, str], owners: dict[str, str]) -> Iterator[Read]:
    """Read each file, on all cores where that pays; one whose digest is ``known`` comes back empty.

    ``owners`` are the files that ids belong to, and get those of the maps that are read.
    """
    jobs = [(str(path), known.get(str(path), "")) for path in files]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(jobs) <= FEW or cores == 1 or sys.platform != "linux":
        found = map(_read, jobs)
        yield from (_with_own_id(read, owners) for read in found)
        return
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
        try:
            for read in pool.map(_read, jobs, chunksize=AT_ONCE):
                yield _with_own_id(read, owners)
        except BaseException:  # such as Ctrl-C: what is not begun is not wanted
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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


def _read(job: tuple[str, str]) -> Read:
    file, known = job
    try:
        digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
        return Read(file) if digest == known else _encoded(file, digest, pipeline.load(file))
    except ArgmapError as error:
        return Read(file, diagnostics=tuple(error.diagnostics))
    except OSError as error:
        message = f"This file cannot be read: {error.strerror or error}."
        return Read(file, diagnostics=(Diagnostic("unreadable", message, None, "Look at its permissions."),))
    except (RecursionError, MemoryError) as error:
        message = f"This map is too large or deep for this machine ({type(error).__name__})."
        return Read(file, diagnostics=(Diagnostic("too-large", message, None, "Split it."),))


def _encoded(file: str, digest: str, argument_map: ArgumentMap) -> Read:
    from argmap.semantics import evaluate
    from argmap.semantics.gradual import strengths

    quads = quads_of(argument_map, evaluate(argument_map, language=argument_map.language), strengths(argument_map))
    counts = (len(argument_map.statements), len(argument_map.inferences), len(argument_map.conflicts))
    return Read(file, Entry(file, digest, argument_map.id, argument_map.title, *counts), quads)
