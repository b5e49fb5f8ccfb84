"""What a rule is."""

from __future__ import annotations

import enum

from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENTATION = "https://github.com/influx-lint/influx-lint/blob/main/docs/rules.md"


class Severity(enum.StrEnum):
    """How bad a finding is. Error: the application or the push breaks. Warning: it will, or something is untidy."""

    ERROR = "error"
    WARNING = "warning"


class Example(NamedTuple):
    """A small project, as file contents by path. The first file is the one that the rule speaks of."""

    files: Mapping[str, str]


class Rule:
    """One thing that influx-lint finds.

    `summary` is one line for lists; `explanation` and `remedy` are Markdown paragraphs; `bad` yields exactly this
    rule and `good` yields nothing. `source` names where the facts come from. A rule that is not `enabled` reports
    only when a user selects it by name.
    """

    def __init__(
        self,
        *,
        code: str,
        name: str,
        severity: Severity,
        summary: str,
        explanation: str,
        remedy: str,
        bad: Example,
        good: Example,
        source: str,
        enabled: bool = True,
    ) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.summary = summary
        self.explanation = explanation
        self.remedy = remedy
        self.bad = bad
        self.good = good
        self.source = source
        self.enabled = enabled

    def __repr__(self) -> str:
        return self.code

    @property
    def url(self) -> str:
        """The address of the rule's section in the documentation."""
        return f"{DOCUMENTATION}#{self.code.lower()}-{self.name}"
