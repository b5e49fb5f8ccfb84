"""Fixes of what is found in code: each language renders its edits, here it is judged how safe they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from influx_lint.checks.code_judge import comparable_version
from influx_lint.findings import Applicability, Fix
from influx_lint.flow.events import Company, Form, KeyRead
from influx_lint.registry import rules

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from influx_lint.checks.code_judge import Judged
    from influx_lint.checks.code_variables import Variables
    from influx_lint.findings import Finding, Span
    from influx_lint.flow.events import Event
    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.languages.python.edits import Source
    from influx_lint.project.model import Service
    from influx_lint.registry.policy import Policy

_RULES = (rules.RENAMED_KEY, rules.MOVED_KEY, rules.RENAMED_VARIABLE)


class Fixes:
    """The fixes of the file at `path`, whose characters are `text`.

    `judged` are all the reads in the file, `root` is the folder of the project's code.
    """

    def __init__(
        self,
        judged: Sequence[Judged],
        *,
        root: Path,
        path: Path,
        text: str,
        tree: ast.Module | None,
        policy: Policy,
        variables: Variables,
        analysis: Analysis,
    ) -> None:
        self._judged: dict[Span, list[Judged]] = {}
        for one in judged:
            self._judged.setdefault(one.event.span, []).append(one)
        self._root = root
        self._path = path
        self._text = text
        self._tree = tree
        self._policy = policy
        self._variables = variables
        self._analysis = analysis
        self._sources: dict[Path, Source | None] = {}

    def attached(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, each of a rule that has fixes with its fix or with what to do by hand."""
        return [self._attached(finding) if finding.rule in _RULES else finding for finding in findings]

    def _attached(self, finding: Finding) -> Finding:
        from influx_lint.languages.python.edits import Advice, render

        here = self._judged[finding.span]
        new = self._new(next(one for one in here if one.finding is not None and one.finding.rule is finding.rule))
        if any(one.finding is None or one.finding.rule is not finding.rule for one in here):
            return finding._replace(
                advice=f"something else is read here, too: read {_shown(new)} in place of InfluxDB's old key alone"
            )
        events = [one.event for one in here]
        found = render(events, self._source, new, self._policy.moved_keys, self._other)
        if isinstance(found, Advice):
            return finding._replace(advice=found.text)
        return finding._replace(fix=Fix(f"read {_shown(new)}", found, self._applicability(here)))

    def _new(self, one: Judged) -> tuple[str, ...]:
        """The path of keys that is to be read; for a variable, its name, and the key in the text that it holds."""
        event = one.event
        if isinstance(event, KeyRead):
            return self._policy.moved_keys[(event.key or ("",))[0]]
        variable = self._variables.by_name[event.name]
        return (variable.replacement, *self._policy.moved_keys[variable.key][1:])

    def _applicability(self, here: Sequence[Judged]) -> Applicability:
        """Safe where every service that may be read has the new keys, and nothing else may be read.

        A test for a key never is: what it guards may change the endpoint, or ask for its shape.
        """
        services = [service for one in here for service in one.services]
        known = all(one.services for one in here) and all(self._has_new_keys(service) for service in services)
        alone = all(one.event.company is Company.ALONE for one in here)
        tests = any(one.event.form is Form.CONTAINS for one in here)
        safe = known and alone and not tests and not any(self._is_called_elsewhere(one.event) for one in here)
        return Applicability.SAFE if safe else Applicability.UNSAFE

    def _is_called_elsewhere(self, event: Event) -> bool:
        """Whether the function that reads may be called by code that has nothing to do with credentials, and so was
        not gone through: with a dictionary that keeps the old keys."""
        from influx_lint.languages.python.edits import reading_function

        name = reading_function(self._source, event)
        return name is not None and self._analysis.strangers_mention(
            self._root, name, self._variables.markers, besides=self._path
        )

    def _has_new_keys(self, service: Service) -> bool:
        version = comparable_version(service)
        return version is not None and self._policy.has_new_keys(version)

    @cached_property
    def _source(self) -> Source:
        from influx_lint.languages.python.edits import Source

        return Source(self._text, self._tree)

    def _other(self, path: Path) -> Source | None:
        """Another file, or nothing where it cannot be read any more."""
        if path not in self._sources:
            self._sources[path] = self._read(path)
        return self._sources[path]

    def _read(self, path: Path) -> Source | None:
        from influx_lint.checks import python_file
        from influx_lint.languages.python.edits import Source

        try:
            return Source(python_file.read(self._analysis.data(path)).characters)
        except (ValueError, SyntaxError, RecursionError):
            return None


def _shown(path: Sequence[str]) -> str:
    return f"`{path[-1]}`" if len(path) == 1 else f"`{path[-1]}` under `{path[0]}`"
