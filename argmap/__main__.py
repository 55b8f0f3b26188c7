"""Start the command line: ``argmap`` or ``python -m argmap``."""

import sys

INTERRUPTED = 130  # as in argmap.cli.exit_codes, whose import may be what was interrupted


def run() -> None:
    """Run the command line and leave with its exit code, which an interrupt while it is being imported does not change."""
    try:
        from argmap.cli import main

        code = main()
    except KeyboardInterrupt:
        sys.stderr.write("argmap: interrupted\n")
        code = INTERRUPTED
    if (
        code == INTERRUPTED
    ):  # Python remembers an interrupt inside of exec(), where dataclasses are made, and would die of it
        exec("")  # noqa: S102 - which makes it forget
    sys.exit(code)


if __name__ == "__main__":
    run()
