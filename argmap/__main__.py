"""Start the command line: ``argmap`` or ``python -m argmap``. An interrupt before these lines are read is Python's."""

try:
    from argmap.start import run
except KeyboardInterrupt:
    from argmap.start import leave

    leave()

if __name__ == "__main__":
    run()
