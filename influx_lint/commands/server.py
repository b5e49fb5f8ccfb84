"""`influx-lint server`."""

from __future__ import annotations

import argparse
import os
import sys

from influx_lint.commands.writing import tell
from influx_lint.exit_status import ExitStatus


def server(_: argparse.Namespace) -> int:
    """Serve one editor over standard input and output, until it ends."""
    try:
        from influx_lint.server import features
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        tell("the language server needs pygls: pip install 'influx-lint[lsp]'")
        return ExitStatus.WRONG_USAGE
    # Whatever else prints would break the protocol, and pygls closes what it is given.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    features.server().start_io(stdout=answers)
    return ExitStatus.CLEAN
