"""Start the command line: ``argmap`` or ``python -m argmap``."""

import sys


def run() -> None:
    """Run the command line and leave with its exit code, which an interrupt while it is being imported does not change."""
    try:
        from argmap.cli import main

        code = main()
    except KeyboardInterrupt:
        sys.stderr.write("argmap: interrupted\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
