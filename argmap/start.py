"""The start and the end of the command line.

Until a command has begun, and once it has ended, nothing needs clearing up: once this module has been imported, an
interrupt then ends the process on the spot. As an exception it could come up inside an import, which may lose it, or inside
argparse, whose own clearing up then fails.
"""

import gc
import os
import signal
import sys

_OBJECTS = 50_000  # more than are there before the collector looks; what a command makes stays until it ends
INTERRUPTED = 130  # as in argmap.cli.exit_codes, whose import may be what was interrupted


def leave(*_: object) -> None:
    """Say that the command was interrupted, and end without any clearing up."""
    try:
        os.write(2, b"argmap: interrupted\n")
    finally:
        os._exit(INTERRUPTED)


def end_at_once() -> None:
    """Let an interrupt end the process, unless interrupts are ignored or somebody else's."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        try:
            signal.signal(signal.SIGINT, leave)
        except ValueError:  # not in the main thread, to which interrupts go
            return


def end_in_order() -> None:
    """Let an interrupt be an exception again, so that what is under way is cleared up."""
    if signal.getsignal(signal.SIGINT) is leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def run() -> None:
    """Run the command line and leave with its exit code.

    The collector would go through the objects again and again, and once more in the end, to find next to nothing: a sixth
    of what it takes to write a picture.
    """
    gc.set_threshold(_OBJECTS)
    try:
        from argmap.cli import main

        code = main(begin=end_in_order)
        end_at_once()
    except KeyboardInterrupt:
        sys.stderr.write("argmap: interrupted\n")
        code = INTERRUPTED
    if code == INTERRUPTED:
        # Python remembers an interrupt inside of exec(), where dataclasses are made, and dies of it; this makes it forget.
        exec("")  # noqa: S102
    gc.freeze()
    sys.exit(code)


end_at_once()
