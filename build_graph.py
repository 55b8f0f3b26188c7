#!/usr/bin/env python3
"""Build every map in graphs/, or those named: read, check, evaluate, and write page, pictures and dataset."""

import sys
from pathlib import Path

from argmap.cli import main
from argmap.pipeline import find_maps

if __name__ == "__main__":
    maps = sys.argv[1:] or [str(folder) for folder in find_maps(Path(__file__).parent / "graphs")]
    sys.exit(main(["build", *maps]))
