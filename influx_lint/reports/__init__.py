"""Reports: each format is one module that turns the outcome of a run into text. None decides the exit status."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from influx_lint.findings import Outcome
    from influx_lint.reports.paint import Style

TEXT = "text"
"""The default: what is full on a terminal, and concise elsewhere."""

FULL = "full"
CONCISE = "concise"

FOR_PEOPLE = (TEXT, FULL, CONCISE)
"""The formats whose looks a `Style` says."""

GITHUB = "github"
"""The format that is a default beside it in a job of GitHub Actions."""


class Format(NamedTuple):
    """A report format: the module that writes it (`report(outcome, root)`), and what it is for, in a few words."""

    module: str
    purpose: str


FORMATS: Mapping[str, Format] = {
    TEXT: Format("text", "full on a terminal, concise elsewhere"),
    FULL: Format("text", "each finding with its code, the way of the credentials, and what to write"),
    CONCISE: Format("text", "a line for each finding, which editors read"),
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
    """The outcome in the format of that name: whole lines, or nothing at all. `root` is the folder from which the
    machine formats name files: the repository's, or the working folder. `style` is for those that are for people, which
    name files as they were named or found. Raises KeyError for no such format."""
    module = FORMATS[name].module
    if name in FOR_PEOPLE:
        from influx_lint.reports import paint, text

        style = style or paint.Style()
        return text.report(outcome, style._replace(full=name == FULL or (name == TEXT and style.full)))
    from importlib import import_module

    report: Callable[[Outcome, str], str] = import_module(f"influx_lint.reports.{module}").report
    return report(outcome, root)
