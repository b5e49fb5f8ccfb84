"""Fixes of what is found in code: each language renders its edits, here it is judged how safe they are."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from influx_lint.checks.code_judge import comparable_version
from influx_lint.findings import Applicability, Fix
from influx_lint.flow.events import Company, Form, KeyRead, Stead
from influx_lint.paths import relative
from influx_lint.registry import rules

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from influx_lint.checks.code_judge import Judged
    from influx_lint.checks.code_variables import Variables
    from influx_lint.findings import Edit, Finding, Span
    from influx_lint.flow.events import Event
    from influx_lint.languages.python.analysis import Analysis, Found
    from influx_lint.languages.python.edits import Advice, Source
    from influx_lint.project.model import Service
    from influx_lint.registry.policy import Policy

_MOST_SAID = 3
_WHAT = {Stead.DEFAULT: "a default", Stead.PARAMETER: "a parameter", Stead.DATA: "other data"}

_RULES = (rules.RENAMED_KEY, rules.MOVED_KEY, rules.RENAMED_VARIABLE)


class Fixes:
    """The fixes of the file at `path`, whose characters are `text`.

    `judged` are all the reads in the file, `found` is all that was found in the project, `root` is the folder of its
    code.
    """

    def __init__(
        self,
        judged: Sequence[Judged],
        found: Found,
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
        self._found = found
        self._root = root
        self._path = path
        self._text = text
        self._tree = tree
        self._policy = policy
        self._variables = variables
        self._analysis = analysis

    def attached(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, each of a rule that has fixes with its fix or with what to do by hand."""
        return [self._attached(finding) if finding.rule in _RULES else finding for finding in findings]

    def _attached(self, finding: Finding) -> Finding:
        from influx_lint.languages.python.edits import Advice

        here = self._judged[finding.span]
        new = self._new(next(one for one in here if one.finding is not None and one.finding.rule is finding.rule))
        if any(one.finding is None or one.finding.rule is not finding.rule for one in here):
            return finding._replace(
                advice=f"something else is read here, too: read {_shown(new)} in place of InfluxDB's old key alone"
            )
        events = [one.event for one in here]
        if self._may_ask_for_the_shape(events):
            return finding._replace(
                advice=f"the code has the new keys, too, and may ask here which there are: if not, read {_shown(new)}"
            )
        found = self._rendered(events, new)
        if isinstance(found, Advice):
            return finding._replace(advice=found.text)
        title = f"read {_shown(new)}"
        others = self._other_origins(here)
        if others:
            title += f" (what is read also comes from {others})"
        return finding._replace(fix=Fix(title, found, self._applicability(here)))

    def _rendered(self, events: Sequence[Event], new: Sequence[str]) -> tuple[Edit, ...] | Advice:
        """The edits of the reads at one place. A test for a key goes together with what it guards."""
        from influx_lint.languages.python.edits import Advice, render

        edits: dict[Edit, None] = {}
        guarded = self._guarded_by([each for each in events if isinstance(each, KeyRead)])
        if guarded is None:
            return Advice(f"what stands behind this test is read elsewhere, too: read {_shown(new)} here and there")
        for path, reads in [(new, events), *guarded]:
            found = render(reads, self._source, path, self._policy.moved_keys, self._analysis.source)
            if isinstance(found, Advice):
                return found if reads is events else Advice(f"what stands behind this test stays: {found.text}")
            edits |= dict.fromkeys(found)
        return tuple(edits)

    def _guarded_by(self, tests: Iterable[KeyRead]) -> list[tuple[tuple[str, ...], list[Event]]] | None:
        """The reads of old keys that rest on one of the tests, by place, with their new paths; nothing where one is
        in another file, or rests on it only at times."""
        found = []
        resting = frozenset(self._found.guarded_by(each for each in tests if each.form is Form.CONTAINS))
        if any(each.path != self._path for each in resting):
            return None
        for span in sorted({each.span for each in resting}):
            here: list[Event] = [one.event for one in self._judged[span]]
            keys = {each.key for each in here if isinstance(each, KeyRead)}
            if len(keys) > 1 or not all(each in resting for each in here):
                return None
            found += [(self._policy.moved_keys[key[0]], here) for key in keys if key is not None]
        return found

    def _may_ask_for_the_shape(self, reads: Sequence[Event]) -> bool:
        """Whether reads that do not fail where the key is missing may be there to tell one shape from the other: the
        code has the new keys of the same endpoint, too."""
        for read in reads:
            if not isinstance(read, KeyRead) or not read.tolerant or read.key is None:
                continue
            new = self._policy.moved_keys[read.key[0]]
            asks = read.form is Form.CONTAINS
            if any(key == new or (asks and key[:1] in self._heads) for key in self._found.read_beside(read)):
                return True
            if asks and self._names_new_keys:
                return True
        return False

    @cached_property
    def _heads(self) -> frozenset[tuple[str, ...]]:
        return frozenset(new[:1] for new in self._policy.moved_keys.values())

    @cached_property
    def _names_new_keys(self) -> bool:
        """Whether the file's text has new keys where the analysis saw no read."""
        from influx_lint.languages.python.edits import names_a_key

        seen = {event.span for event in self._found.events.get(self._path, ())}
        return names_a_key(self._source, {head for (head,) in self._heads}, seen)

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
        given = any(isinstance(one.event, KeyRead) and one.event.substitutes for one in here)
        safe = (
            known
            and alone
            and not tests
            and not given
            and not any(self._is_called_elsewhere(one.event) for one in here)
        )
        return Applicability.SAFE if safe else Applicability.UNSAFE

    def _other_origins(self, here: Sequence[Judged]) -> str:
        """What may be read in place of the platform's credentials, and where that comes in: a few words."""
        from influx_lint.languages.python.edits import name_at

        found = {each for one in here if isinstance(one.event, KeyRead) for each in one.event.substitutes}
        said = []
        for each in sorted(found, key=lambda one: one.origin):
            path, span = each.origin
            source = self._source if path == self._path else self._analysis.source(path)
            name = name_at(source, each) if source is not None else None
            what = f"`{name}`" if name else _WHAT[each.stead]
            said.append(f"{what} in {relative(str(path), str(self._root))}:{span.line}")
        return " and ".join(said[:_MOST_SAID])

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


def _shown(path: Sequence[str]) -> str:
    return f"`{path[-1]}`" if len(path) == 1 else f"`{path[-1]}` under `{path[0]}`"
