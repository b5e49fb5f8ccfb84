"""What an upgrade leaves to a person: what breaks, what could not be judged, and what to look at."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from influx_lint.checks.context import CodeContext
from influx_lint.checks.influxdb import IMAGE
from influx_lint.findings import (
    NO_WAY,
    SERVICE,
    Applicability,
    Finding,
    Fix,
    Outcome,
    PassedOver,
    Span,
    Suppressed,
    Way,
)
from influx_lint.languages import MINIFIED, NEAR
from influx_lint.languages.analysis import Analysis
from influx_lint.project.configuration import Definition
from influx_lint.project.layout import YAML
from influx_lint.project.model import Project
from influx_lint.project.scripts import language_of_code
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy
from influx_lint.repair.moves import Move, Way as WayOfData
from influx_lint.text import Lines

BROKEN_IN_CODE = (*rules.OLD_READS, rules.OLD_PAYLOAD, rules.CLIENT_OF_1, rules.STATEMENT_OF_1)
"""The rules about what an upgrade breaks in code: reads, what tests and local development have them read, and what is
asked of the database."""

BY_SETTINGS = "settings"
BY_EXCLUSION = "exclude"
BY_LANGUAGE = "languages"
"""What `Suppressed.by` names for a finding that the settings ignore, for one in a file that they exclude, for one in a
language that they leave out."""

_BY = {
    BY_SETTINGS: "the settings",
    BY_EXCLUSION: "the settings, which exclude the file",
    BY_LANGUAGE: "the settings, which leave out its language",
}


_NOT_UNDERSTOOD = frozenset(reason for suffix, reason in NEAR.items() if suffix not in MINIFIED)
"""Why a file is passed over that may have to do with credentials nevertheless."""


class Reason(enum.StrEnum):
    """Why something is left. No edit: it breaks, and no edit is sure to be right. Unparsed, unresolved, not followed,
    not understood: it could not be judged. Suppressed: it breaks or could not be judged, and a comment or the settings
    keep it from being changed. Unsure: it was changed, and something else may be concerned. No client: nothing was
    found that could have been judged. To mend: it has nothing to do with the upgrade."""

    NO_EDIT = "no-edit"
    UNPARSED = "unparsed"
    UNRESOLVED = "unresolved"
    NOT_FOLLOWED = "not-followed"
    NOT_UNDERSTOOD = "not-understood"
    SUPPRESSED = "suppressed"
    UNSURE = "unsure"
    NO_CLIENT = "no-client"
    TO_MEND = "to-mend"


_REASONS = {
    rules.UNPARSABLE_FILE: Reason.UNPARSED,
    rules.UNVERIFIED_READ: Reason.UNRESOLVED,
    rules.NOT_FOLLOWED: Reason.NOT_FOLLOWED,
    **dict.fromkeys(BROKEN_IN_CODE, Reason.NO_EDIT),
}
"""Why a finding stands in the way of an upgrade."""


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What could not be repaired or verified, why, and what a person does about it. It `blocks` where the upgrade
    breaks something, or may. `way` is that of the credentials to it."""

    path: str
    span: Span
    code: str | None
    message: str
    advice: str
    reason: Reason
    way: Way = NO_WAY

    @property
    def blocks(self) -> bool:
        return self.reason not in (Reason.UNSURE, Reason.NO_CLIENT, Reason.TO_MEND)


class Concern:
    """Tells which files that can't be parsed may have to do with a project's credentials."""

    def __init__(self, workspace: Workspace, policy: Policy, analysis: Callable[[], Analysis] | None) -> None:
        """`analysis` gives that of the last look at the project, if there was one."""
        self.workspace = workspace
        self.policy = policy
        self._analysis = analysis

    def __call__(self, finding: Finding) -> bool:
        """Whether what is found may concern the credentials: all does but code whose text gets hold of none."""
        if finding.rule is not rules.UNPARSABLE_FILE or finding.path.endswith(YAML):
            return True
        from influx_lint.checks.code import Gate

        gate = Gate(finding.path, self.policy, lambda: self._context, computed=True)
        data = self._context.analysis.data(Path(finding.path))
        return gate.lets_pass(finding.path, data, language_of_code(finding.path, data))

    def not_understood(self, passed_over: Iterable[PassedOver]) -> Iterator[OpenPoint]:
        """The files that nothing here understands which name the variable with the relationships, and an old key."""
        from influx_lint.languages.sources import names_variable

        old = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.policy.moved_keys))})\b")
        for one in passed_over:
            data = self._context.analysis.data(Path(one.path)) if one.reason in _NOT_UNDERSTOOD else b""
            text = data.decode("utf-8", "replace")
            if names_variable(data) and (found := old.search(text)):
                message = f"what this reads of the credentials could not be judged ({one.reason})"
                advice = "Read the new keys here, where it reads InfluxDB's credentials."
                span = Lines(text).span(*found.span())
                yield OpenPoint(one.path, span, None, message, advice, Reason.NOT_UNDERSTOOD)

    @cached_property
    def _context(self) -> CodeContext:
        from influx_lint.checks.context import CodeContext

        return CodeContext(self.workspace, self.policy, analysis=self._analysis and self._analysis())


def without(outcome: Outcome, others: Collection[Finding]) -> Outcome:
    """The outcome without some of the findings."""
    return outcome._replace(
        findings=tuple(one for one in outcome.findings if one not in others),
        suppressed=tuple(one for one in outcome.suppressed if one.finding not in others),
    )


def of_upgrade(
    left: Outcome, fixed: Collection[Finding], moves: Collection[Move], stuck: Iterable[OpenPoint], concern: Concern
) -> Iterator[OpenPoint]:
    """All that an upgrade leaves: `stuck` are services whose version stays, and `left` and `fixed` what a look finds
    after it, and what it repairs."""
    yield from stuck
    yield from _of_hidden(concern.workspace.project, left)
    yield from _of_outcome(left, concern)
    yield from concern.not_understood(left.passed_over) if moves else ()
    yield from _of_fixed(fixed)
    yield from _of_unseen(moves, [*left.told, *fixed], concern.policy)


def _of_outcome(outcome: Outcome, concerns: Concern) -> Iterator[OpenPoint]:
    """The findings that are left; of the suppressed ones those that stand in the way."""
    for finding in outcome.findings:
        reason = _REASONS.get(finding.rule, Reason.TO_MEND) if concerns(finding) else Reason.TO_MEND
        yield _point(finding, _advice(finding), reason, outcome)
    for one in outcome.suppressed:
        if one.finding.rule in _REASONS and concerns(one.finding):
            yield _point(one.finding, _of_suppressed(one), Reason.SUPPRESSED, outcome)


def _of_hidden(project: Project | None, outcome: Outcome) -> Iterator[OpenPoint]:
    """What may bring in relationships that are not known here, but for what is found there already."""
    hidden = [*project.hidden, *(origin for one in project.applications for origin in one.hidden)] if project else []
    told = {(Path(one.path), one.span) for one in outcome.told}
    for origin in dict.fromkeys(hidden):
        if (origin.path, origin.span) not in told:
            message = "what this brings in is not known here, so relationships may be missing by which code reads"
            advice = "See to it that it can be read, or look for reads of the old keys by hand."
            yield OpenPoint(str(origin.path), origin.span, None, message, advice, Reason.UNRESOLVED)


def of_service(definition: Definition, target: str) -> OpenPoint:
    """A service whose version can't be changed."""
    origin = definition.origin
    message = f"the version of '{definition.name.value}' is not spelled out here in a form that could be changed"
    advice = f"Write the type as {IMAGE}:{target}."
    return OpenPoint(str(origin.path), origin.span, None, message, advice, Reason.NO_EDIT)


def _of_fixed(fixed: Iterable[Finding]) -> Iterator[OpenPoint]:
    """The changes of which it is not certain that nothing but the upgraded services' credentials is read there."""
    for one in fixed:
        if one.fix and one.fix.applicability is Applicability.UNSAFE:
            other = (
                "a client of another server may be made"
                if one.rule is rules.CLIENT_OF_1
                else "something else may be read"
            )
            message = f"changed ({one.fix.title}), but {other} here as well"
            advice = "Look at the change, and at who else calls this code."
            yield OpenPoint(one.path, one.span, one.code, message, advice, Reason.UNSURE)


def _of_unseen(moves: Iterable[Move], all_found: Iterable[Finding], policy: Policy) -> Iterator[OpenPoint]:
    """The services of 1.x, where no code was found that talks to any as one talks to 1.x: then nothing is verified."""
    if policy.clients is None or any(one.rule in (rules.CLIENT_OF_1, rules.STATEMENT_OF_1) for one in all_found):
        return
    for move in moves:
        if move.way is WayOfData.CONVERSION:
            message = (
                f"nothing in the code could be verified: no client was found there that talks to '{move.service}' "
                "without a token"
            )
            advice = (
                f"From InfluxDB {policy.clients.changed_in} on, each query and write asks for a token: look for what "
                "talks to it in other languages, scripts, dashboards and other repositories."
            )
            yield OpenPoint(str(move.path), move.span, None, message, advice, Reason.NO_CLIENT)


def _point(finding: Finding, advice: str, reason: Reason, outcome: Outcome) -> OpenPoint:
    said = " ".join(advice.split())
    way = outcome.way(finding)
    # The plan has the services, and the looks have them as they will be.
    in_code = way._replace(steps=tuple(step for step in way.steps if step.kinds != (SERVICE,)))
    return OpenPoint(finding.path, finding.span, finding.code, finding.message, said, reason, in_code)


def _advice(finding: Finding) -> str:
    if finding.advice or not finding.fix:
        return finding.advice or finding.rule.remedy
    return f"{finding.fix.title}: {_command(finding.fix)} does it."


def _of_suppressed(one: Suppressed) -> str:
    """Why a finding is left alone, and what would mend it: no command does while it is suppressed."""
    reason = f" ({one.reason})" if one.reason else ""
    left = f"It is left alone because of {_BY.get(one.by, f'`{one.by}`')}{reason}."
    fix = None if one.finding.advice else one.finding.fix
    if fix is None:
        return f"{left} {_advice(one.finding)}"
    return f"{left} Without that, {_command(fix)} makes the change: {fix.title}."


def _command(fix: Fix) -> str:
    return f"`influx-lint check --fix{' --unsafe-fixes' * (fix.applicability is not Applicability.SAFE)}`"
