"""What a rule is."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from influx_lint.typings import NamedTuple

DOCUMENTATION = "https://github.com/influx-lint/influx-lint/blob/main/docs/rules"


class Severity(enum.StrEnum):
    """How bad a finding is. Error: the application or the push breaks with the version that is declared now. Warning:
    it is right today and breaks with the upgrade, or something is untidy."""

    ERROR = "error"
    WARNING = "warning"


class Example(NamedTuple):
    """A small project, as file contents by path. The first file is the one that the rule speaks of."""

    files: Mapping[str, str]


class Rule(NamedTuple):
    """One thing that influx-lint finds. `summary` is one line for lists; `explanation` and `remedy` are Markdown
    paragraphs; `bad` yields exactly this rule and `good` yields nothing. `source` names where the facts come from. A
    rule that is not `enabled` reports only when a user selects it by name. A warning that `escalates` is an error where
    the declared version of the service has the change behind it already."""

    code: str
    name: str
    severity: Severity
    summary: str
    explanation: str
    remedy: str
    bad: Example
    good: Example
    source: str
    enabled: bool = True
    escalates: bool = False

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return self.code

    @property
    def weight(self) -> str:
        """Its severity, for people, and whether it is off by default."""
        severity = f"{self.severity} or {Severity.ERROR}" if self.escalates else str(self.severity)
        return severity if self.enabled else f"{severity}, off by default"

    def severity_of(self, *, is_broken: bool) -> Severity:
        """The severity of one of its findings: `is_broken` where the declared version has the change behind it."""
        return Severity.ERROR if is_broken and self.escalates else self.severity

    @property
    def url(self) -> str:
        """The address of the rule's page in the documentation."""
        return f"{DOCUMENTATION}/{self.code}.md"
