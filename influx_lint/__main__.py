"""`python -m influx_lint`, and the `influx-lint` script."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; the exit status."""
    from influx_lint.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
