"""What a run gathers: the findings that count, those that are suppressed, and which files it looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from influx_lint.findings import Failure, Finding, PassedOver, Span, Suppressed, may_suppress
from influx_lint.registry import rules
from influx_lint.registry.rule import Severity
from influx_lint.settings import Settings
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.doubts import Doubts
    from influx_lint.project.embedded import Script


class Ledger:
    """What a run gathers. `in_scripts` has findings in scripts of the configuration: by where they stand in that, the
    script, and the finding in it."""

    def __init__(self) -> None:
        self.findings: dict[tuple[str, Span, str, str], Finding] = {}
        self.suppressed: list[Suppressed] = []
        self.checked: list[str] = []
        self.passed_over: list[PassedOver] = []
        self.failures: list[Failure] = []
        self.texts: dict[str, str] = {}
        self.in_scripts: dict[tuple[str, Span, str, str], tuple[Script, Finding]] = {}
        self.severities: dict[str, Mapping[str, Severity]] = {}
        self.unparsable: set[Path] = set()

    def enter(
        self,
        path: Path,
        language: str | None,
        text: str,
        findings: list[Finding],
        settings: Settings,
        doubts: Callable[[], Doubts] | None = None,
    ) -> None:
        """Enter the findings of one file that are selected, and not suppressed there if its language has comments."""
        name = str(path)
        if any(one.rule is rules.UNPARSABLE_FILE for one in findings):
            self.unparsable.add(path)
        codes = settings.codes_for(path)
        selected = [one for one in findings if one.code in codes]
        kept: Sequence[Finding] = selected
        suppressed: Sequence[Suppressed] = ()
        if language is not None and doubts is not None and may_suppress(text, selected):
            from influx_lint.checks.suppressions import apply

            allowed = settings.allow_suppressions
            kept, suppressed = apply(selected, text, name, language, codes, doubts=doubts, allowed=allowed)
        for finding in kept:
            self.findings.setdefault(finding.sort_key, finding)
        self.suppressed += suppressed
        if kept or suppressed:
            self.texts[name] = text
            self.severities[name] = settings.severity
