"""The plan of an upgrade: what changes in a project's files, and what is left for a person, as data.

The way of the upgrade is the vendors' own (docs/facts.md, "Upgrading to 2.3 or later"): the version in the services
file changes, the code reads the credentials where they will stand, and the push converts the data. So the code is
judged as it will run, with the services file changed already.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from influx_lint.checks.influxdb import is_image
from influx_lint.findings import Applicability, Edit, Finding, Span
from influx_lint.project.nodes import Scalar
from influx_lint.registry import rules
from influx_lint.registry.policy import Status, version_key
from influx_lint.repair import edits
from influx_lint.repair.drafts import Draft, open_draft, repair
from influx_lint.repair.steps import Contact, Step, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from influx_lint.findings import Failure, PassedOver, Suppressed
    from influx_lint.project.configuration import Definition
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy
    from influx_lint.repair.drafts import Look, RepairedFiles

LOOKED_FOR = tuple(rule.code for rule in rules.RULES if rule not in (rules.BOTH_SHAPES, rules.UNUSED_SUPPRESSION))
"""The rules that a plan looks for, whatever the settings select."""

_READS = (rules.RENAMED_KEY, rules.MOVED_KEY, rules.RENAMED_VARIABLE)
"""The rules about code that an upgrade breaks."""

_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


class UpgradeError(Exception):
    """An upgrade that there is no way for; one line with the reason."""


class Way(enum.StrEnum):
    """What an upgrade means for a service.

    Keys: the credentials change shape. Conversion: the data is converted as well, and the credentials are new ones.
    In place: neither. Unknown: the services file names no version to start from.
    """

    KEYS = "keys"
    CONVERSION = "conversion"
    IN_PLACE = "in-place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Move:
    """A service and its versions; `before` is nothing where the services file names none.

    `path` and `span` are those of the version. `contacts` are the relationships by which applications reach it.
    """

    service: str
    before: str | None
    after: str
    way: Way
    path: Path
    span: Span
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A service that stays at its version (`version` is nothing where there is none), and why, in a few words."""

    service: str
    version: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """What could not be repaired or verified, and what a person does about it.

    `path` names the file as a report does. It `blocks` where the upgrade would break something that is known.
    """

    path: str
    span: Span
    code: str | None
    message: str
    advice: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """An upgrade, ready to be shown and written.

    `drafts` are the files that change, in order of their paths, and `fixed` the reads in the code that they repair.
    `suppressed` are findings that a comment or the settings silence, and `excluded` what the settings keep from being
    looked at: nobody repaired or verified these.
    """

    root: Path
    policy: Policy
    vendor: str
    target: str
    moves: tuple[Move, ...]
    kept: tuple[Kept, ...]
    drafts: tuple[Draft, ...]
    fixed: tuple[Finding, ...]
    open: tuple[OpenPoint, ...]
    suppressed: tuple[Suppressed, ...]
    excluded: tuple[PassedOver, ...]
    failures: tuple[Failure, ...]
    steps: tuple[Step, ...]

    @property
    def is_blocked(self) -> bool:
        """Whether something is left that breaks when the plan is written and pushed, or may, being unreadable."""
        return bool(self.failures) or any(one.blocks for one in self.open)

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to change."""
        return not self.drafts


@dataclass(frozen=True, slots=True)
class _Wish:
    """What was asked for: the version, whether by name, and the services, all of them if none is named."""

    target: str
    is_named: bool
    services: frozenset[str]


def target(policy: Policy, vendor: str, wanted: str) -> str:
    """The version to go to, if there is a way. Raises UpgradeError with the reason why there is none."""
    offered = [one for one in policy.offered(vendor) if _has_way(one, policy)]
    instead = f"choose {' or '.join(offered)}" if offered else "there is none to choose"
    if not _VERSION.fullmatch(wanted):
        raise UpgradeError(f"'{wanted}' is no version: {instead}")
    listing = policy.listing(wanted, vendor)
    if policy.listed_by(wanted) and version_key(wanted)[0] > version_key(policy.recommended)[0]:
        raise UpgradeError(
            f"no way is documented to take the data of a service to InfluxDB {wanted} in place: {instead}, or define "
            f"a new service with {wanted} beside the old one"
        )
    if listing is None:
        raise UpgradeError(f"InfluxDB {wanted} is not offered by {_vendor(policy, vendor)}: {instead}")
    if listing.status is not Status.SUPPORTED:
        raise UpgradeError(
            f"InfluxDB {wanted} is {listing.status} ({listing.status.meaning}; {listing.source}): {instead}"
        )
    if not policy.has_new_keys(wanted):
        raise UpgradeError(f"the documented way leads to InfluxDB {policy.changed_in} or later: {instead}")
    return wanted


def make_plan(
    look: Look,
    workspace: Workspace,
    policy: Policy,
    *,
    vendor: str,
    target: str,
    is_named: bool,
    services: Collection[str] = (),
    command: str = "influx-lint check",
) -> Plan | None:
    """The plan of a project's upgrade to `target`; nothing where the project has no InfluxDB service.

    `look` checks the whole project for the rules `LOOKED_FOR`. `is_named` says that a person named the target: then
    going down is refused, else newer services are left as they are. `services` are the names of those to upgrade; none
    stands for all. `command` is how to check the project afterwards. Raises UpgradeError, and WriteError where a file
    changes meanwhile.
    """
    wish = _Wish(target, is_named, frozenset(services))
    found = [one for one in workspace.definitions if one.text is not None and is_image(one.text)]
    unknown = wish.services - {one.name.value for one in found}
    if unknown:
        raise UpgradeError(_no_such_service(sorted(unknown), found))
    moving = _moving(found, wish)
    kept = _kept(found, moving, wish)
    services_files, stuck = _services_drafts(moving, workspace, target)
    repaired, others = _repaired(look, workspace, policy, services_files, found, moving, wish)
    outcome = repaired.outcome
    if not found and not outcome.failures and not _unparsable_services(outcome.findings, workspace):
        return None
    moves = _moves(moving, workspace, policy, target)
    changed = tuple(repaired.drafts[path] for path in sorted(repaired.drafts))
    points = [_open_point(one) for one in outcome.findings if _key(one) not in others]
    return Plan(
        root=workspace.root,
        policy=policy,
        vendor=vendor,
        target=target,
        moves=moves,
        kept=kept,
        drafts=changed,
        fixed=repaired.fixed,
        open=tuple([*stuck, *points]),
        suppressed=outcome.suppressed,
        excluded=tuple(one for one in outcome.passed_over if "settings" in one.reason),
        failures=outcome.failures,
        steps=steps(workspace, policy, vendor, moves, changed, command),
    )
