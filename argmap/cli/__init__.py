"""The command line: parse, call the pipeline, print, and turn what happened into an exit code.

Exit codes: 0 well, 1 ``check`` found faults, 2 bad input or usage, 70 a bug of argmap, 130 interrupted, 141 whoever
read the output went away.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from argmap.cli.arguments import make_parser

WELL, FAULTS, BAD_INPUT, BUG, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 70, 130, 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing that a user can do ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that cannot show a character gets its code instead
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        with contextlib.suppress(OSError):  # keep Python from flushing into the closed pipe once more when it exits
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except KeyboardInterrupt:
        print("argmap: interrupted", file=sys.stderr)
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    parser = make_parser()
    try:
        options = parser.parse_args(arguments)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else BAD_INPUT
    if options.command is None:
        parser.print_help(sys.stderr)
        return BAD_INPUT
    from argmap.errors import ArgmapError

    try:
        from argmap.cli import commands

        command = getattr(commands, f"run_{options.command}")
        found: int = command(options)
        return found
    except ArgmapError as error:
        from argmap.cli.terminal import print_diagnostics

        print_diagnostics(error.diagnostics, as_json=getattr(options, "json", False))
        return BAD_INPUT
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except (MemoryError, RecursionError) as error:
        print(f"argmap: this input is too large or deep for this machine ({type(error).__name__})", file=sys.stderr)
        return BAD_INPUT
    except ModuleNotFoundError as error:
        if (error.name or "argmap").startswith("argmap"):
            return _report_bug(error)
        print(f"argmap: the library {error.name} is missing; install argmap again: pip install .", file=sys.stderr)
        return BUG
    except Exception as error:  # the last resort: a bug must not look like the user's fault
        return _report_bug(error)


def _report_bug(error: Exception) -> int:
    if os.environ.get("ARGMAP_DEBUG"):
        raise error
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" at {frame.tb_frame.f_code.co_filename.rpartition(os.sep)[2]}:{frame.tb_lineno}" if frame else ""
    print(f"argmap: this is a bug in argmap, not in your input: {type(error).__name__}{place}", file=sys.stderr)
    print("Please report it with the command you ran; ARGMAP_DEBUG=1 shows the details.", file=sys.stderr)
    return BUG
