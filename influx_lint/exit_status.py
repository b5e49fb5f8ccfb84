"""What the exit status says. It never depends on the output format."""

from __future__ import annotations

import enum

from influx_lint.registry.rule import Severity
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.findings import Outcome


class ExitStatus(enum.IntEnum):
    """The exit statuses of every command."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USAGE = 2
    NOTHING_TO_CHECK = 3
    INTERRUPTED = 130


def of(outcome: Outcome, fail_level: Severity, *, exit_zero: bool) -> ExitStatus:
    """The status of a run: a file that could not be read outweighs findings; findings below the level don't count."""
    from influx_lint.registry.rule import Severity

    if outcome.failures:
        return ExitStatus.WRONG_USAGE
    if not outcome.checked:
        return ExitStatus.NOTHING_TO_CHECK
    counted = fail_level is Severity.WARNING
    if any(counted or outcome.severity(finding) is Severity.ERROR for finding in outcome.findings) and not exit_zero:
        return ExitStatus.FINDINGS
    return ExitStatus.CLEAN
