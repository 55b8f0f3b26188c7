"""The command line: parse, run the command's module, and turn what happened into an exit code (``exit_codes``)."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence

from argmap.cli.catalogue import load_command
from argmap.cli.exit_codes import BAD_INPUT, BUG, CLOSED_PIPE, INTERRUPTED
from argmap.cli.parser import UsageError, make_parser

_PLAIN = str.maketrans("─…–“”‘’→", "-.-\"\"''>")  # how our own messages look where their characters cannot be shown


def main(arguments: Sequence[str] | None = None, begin: Callable[[], object] = bool) -> int:
    """Run one command and return its exit code; nothing that a user can do ends in a traceback.

    ``begin`` is called when all is read and imported, before the command itself does anything.
    """
    _prepare_streams()
    try:
        code = _run(sys.argv[1:] if arguments is None else list(arguments), begin)
        if not sys.stdout.closed:  # as a server of the editor's has left it, which speaks over it
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    except OSError as error:  # a full disk, a folder that may not be read: the system's word, and no bug
        from argmap.cli.terminal import visible

        _discard_output()
        place = f"{visible(error.filename)}: " if isinstance(error.filename, str) else ""
        reason = error.strerror or type(error).__name__
        print(f"argmap: this cannot be written or read: {place}{reason}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("argmap: interrupted", file=sys.stderr)
        return INTERRUPTED
    return code


def _prepare_streams() -> None:
    """Let print() work whatever the terminal can show, and even if its stream was closed (``argmap build >&-``)."""
    sys.stdout = sys.stdout or io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8", line_buffering=True)
    sys.stderr = sys.stderr or io.TextIOWrapper(io.FileIO(os.devnull, "w"), encoding="utf-8", line_buffering=True)
    codecs.register_error("argmap", _show_plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="argmap")


def _show_plainly(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write a character that the terminal cannot show as a plain one that is like it, or else as its code."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    plain = error.object[error.start : error.end].translate(_PLAIN)
    return plain.encode("ascii", "backslashreplace").decode("ascii"), error.end


def _discard_output() -> None:
    """Keep Python from flushing what could not be written once more when it exits."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str], begin: Callable[[], object]) -> int:
    if arguments[:1] == ["help"]:  # as other tools have it
        arguments = [*arguments[1:2], "--help"]
    parser = make_parser(arguments)
    as_json = "--json" in arguments
    try:
        options = parser.parse_args(arguments)
    except UsageError as error:
        return _refuse(as_json, BAD_INPUT, "usage", error.message, error.remedy)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else BAD_INPUT
    if options.command is None:
        parser.print_help(sys.stderr)
        return BAD_INPUT
    from argmap.domain.diagnostics import ArgmapError

    try:
        command = load_command(options.command)
        begin()
        return command.run(options)
    except ArgmapError as error:
        from argmap.cli.terminal import print_diagnostics

        print_diagnostics(error.diagnostics, as_json=getattr(options, "json", False))
        return BAD_INPUT
    except (OSError, KeyboardInterrupt):
        raise
    except (MemoryError, RecursionError) as error:
        message = f"argmap: this input is too large or deep for this machine ({type(error).__name__})"
        return _refuse(as_json, BAD_INPUT, "too-large", message, "Split it into several maps.")
    except ModuleNotFoundError as error:
        if (error.name or "argmap").startswith("argmap"):
            return _report_bug(error, as_json)
        message = f"argmap: the library {error.name} is missing"
        return _refuse(as_json, BUG, "missing-library", message, "Install argmap again: pip install .")
    except Exception as error:  # the last resort: a bug must not look like the user's fault
        if _is_of_interrupt(error):
            raise KeyboardInterrupt from error
        return _report_bug(error, as_json)


def _is_of_interrupt(error: BaseException) -> bool:
    """Return whether an interrupt led to an error, as where the making of a class or a clearing up failed over it."""
    chain = [error]
    for one in chain:  # which grows meanwhile
        chain += [other for other in (one.__cause__, one.__context__) if other and other not in chain]
    return any(isinstance(one, KeyboardInterrupt) for one in chain)


def _refuse(as_json: bool, code: int, name: str, message: str, remedy: str) -> int:
    """Report what went wrong before or beside a map, on standard error and, for programs, as JSON too."""
    print(f"{message}\n{remedy}", file=sys.stderr)
    if as_json:
        import json

        diagnostic = {"severity": "error", "code": name, "message": message, "remedy": remedy, "element": None}
        print(json.dumps({"diagnostics": [diagnostic]}, indent=2))
    return code


def _report_bug(error: Exception, as_json: bool) -> int:
    if os.environ.get("ARGMAP_DEBUG"):
        raise error
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    place = f" at {frame.tb_frame.f_code.co_filename.rpartition(os.sep)[2]}:{frame.tb_lineno}" if frame else ""
    message = f"argmap: this is a bug in argmap, not in your input: {type(error).__name__}{place}"
    remedy = "Please report it with the command you ran; ARGMAP_DEBUG=1 shows the details."
    return _refuse(as_json, BUG, "bug", message, remedy)
