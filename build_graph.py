#!/usr/bin/env python3
"""Build every map in graphs/ and the overview of them, or the maps that are named."""

import sys
from pathlib import Path

from argmap.cli import main

if __name__ == "__main__":
    sys.exit(main(["build", *(sys.argv[1:] or [str(Path(__file__).parent / "graphs")])]))
