"""Start the command line: ``argmap`` or ``python -m argmap``."""

import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    from argmap.cli import main

    sys.exit(main())


if __name__ == "__main__":
    run()
