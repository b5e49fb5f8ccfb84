"""Reports: each format is one module that turns the outcome of a run into text. None decides the exit status."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from influx_lint.findings import Outcome
    from influx_lint.reports.text import Style

TEXT = "text"
"""The format for people at a terminal, and the default."""

GITHUB = "github"
"""The format that is a default beside it in a job of GitHub Actions."""


class Format(NamedTuple):
    """A report format: the module that writes it (`report(outcome, root)`), and what it is for, in a few words."""

    module: str
    purpose: str


FORMATS: Mapping[str, Format] = {
    TEXT: Format("text", "lines for people, editors and terminals"),
    "json": Format("json_report", "one JSON document, described by schemas/report.schema.json"),
    "jsonl": Format("jsonl", "JSON lines: a finding each, and a summary at the end"),
    "sarif": Format("sarif", "SARIF 2.1.0, for code scanning"),
    GITHUB: Format("github", "annotations of GitHub Actions"),
    "gitlab": Format("gitlab", "GitLab's code quality report"),
    "junit": Format("junit", "JUnit XML, for CI servers that show tests"),
    "checkstyle": Format("checkstyle", "Checkstyle XML"),
    "markdown": Format("markdown", "a table for a pull request's comment"),
}


def render(name: str, outcome: Outcome, root: str, style: Style | None = None) -> str:
    """The outcome in the format of that name: whole lines, or nothing at all.

    `root` is the folder from which the machine formats name files: the repository's, or the working folder. `style`
    is for the text format alone, which names files as they were named or found. Raises KeyError for no such format.
    """
    module = FORMATS[name].module
    if name == TEXT:
        from influx_lint.reports import text

        return text.report(outcome, style or text.Style())
    from importlib import import_module

    report: Callable[[Outcome, str], str] = import_module(f"influx_lint.reports.{module}").report
    return report(outcome, root)
