"""`python -m influx_lint`, and the `influx-lint` script."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line; the exit status."""
    # What a start loads stays: Python need not look through it for garbage every few hundred objects.
    gc.set_threshold(50_000)
    from influx_lint.cli import main as run

    status = run(sys.argv[1:])
    # What is left goes with the process: Python need not look through it for garbage.
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
