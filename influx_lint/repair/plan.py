"""The plan of an upgrade: what changes in a project's files, and what is left for a person, as data.

The way of the upgrade is the vendors' own (docs/facts.md, "Upgrading to 2.3 or later"): the version in the services
file changes, the code reads the credentials where they will stand, and the push converts the data. So the code is
judged as it will run, with the services file changed already."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from influx_lint.checks.influxdb import is_influxdb, recognised, with_reached
from influx_lint.errors import RunError
from influx_lint.findings import Applicability, Failure, Finding, PassedOver, Recognised, Suppressed
from influx_lint.languages import LEFT_OUT
from influx_lint.languages.analysis import Analysis
from influx_lint.project import layout
from influx_lint.project.configuration import Definition
from influx_lint.project.files import EXCLUDED
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy, Status, version_key
from influx_lint.repair import open_points
from influx_lint.repair.drafts import Draft, Look, RepairedFiles, repair, unsaved
from influx_lint.repair.moves import Move, Way, contacts
from influx_lint.repair.open_points import Concern, OpenPoint
from influx_lint.repair.services import change_versions, span_of, version_of
from influx_lint.repair.steps import Step, steps

LOOKED_FOR = ("NFX1", "NFX2", rules.UNVERIFIED_READ.code, "NFX9")
"""What a plan looks for, whatever the settings select: codes of rules, or prefixes of codes."""

_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")


class UpgradeError(RunError):
    """An upgrade that there is no way for; one line with the reason."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A service that stays at its version (`version` is nothing where there is none), and why, in a few words."""

    service: str
    version: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """An upgrade, ready to be shown and written. `services` are those of InfluxDB that were recognised. `drafts` are
    the files that change, in order of their paths, and `fixed` the reads in the code that they repair. `suppressed` are
    findings that a comment or the settings silence, and `excluded` what the settings exclude, if no draft is in it: no
    code is changed there, and what breaks there is among the `open` points."""

    root: Path
    policy: Policy
    vendor: str
    target: str
    services: tuple[Recognised, ...]
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
        """Whether something is left that breaks when the plan is written and pushed, or that could not be judged."""
        return bool(self.failures or self.breaking)

    @property
    def breaking(self) -> list[OpenPoint]:
        """What breaks when the plan is written and pushed."""
        return [one for one in self.open if one.blocks]

    @property
    def silenced(self) -> tuple[Suppressed, ...]:
        """The suppressed findings that are no open points."""
        open_ones = {(one.path, one.span, one.code) for one in self.open}
        return tuple(
            one for one in self.suppressed if (one.finding.path, one.finding.span, one.finding.code) not in open_ones
        )


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
    analysis: Callable[[], Analysis] | None = None,
) -> Plan | None:
    """The plan of a project's upgrade to `target`; nothing where the project has no InfluxDB service.

    `look` checks the whole project for `LOOKED_FOR`, and `analysis` gives that of its last run. `is_named` says that a
    person named the target: then going down is refused, else newer services are left as they are. `services` are the
    names of those to upgrade; none stands for all. `command` is how to check the project afterwards. Raises
    UpgradeError, and WriteError where a file changes meanwhile."""
    found = [one for one in workspace.definitions if is_influxdb(one, workspace, policy)]
    _refuse_the_unknown(found, services, workspace)
    if not found:
        return None
    wanted = [one for one in found if not services or one.name.value in services]
    if is_named:
        _refuse_going_down(wanted, target)
    moving = _sharing(found, [one for one in wanted if _is_behind(one, target)])
    drafts, stuck = change_versions(moving, workspace, target)
    behind = [one for one in found if one not in moving and not _has_new_keys(_key(version_of(one)), policy)]
    repaired = _repaired(look, drafts, alone=not behind)
    unwanted = [one for one in behind if one not in wanted]
    others = _others(look, workspace, repaired, [*moving, *unwanted], target) if unwanted else frozenset()
    left = open_points.without(repaired.outcome, others)
    moves = _moves(moving, workspace, policy, target)
    points = (open_points.of_service(one, target) for one in stuck)
    changed = tuple(repaired.drafts[path] for path in sorted(repaired.drafts))
    return Plan(
        root=workspace.root,
        policy=policy,
        vendor=vendor,
        target=target,
        services=recognised(workspace.project and with_reached(workspace.project, policy), policy),
        moves=moves,
        kept=_kept(found, moving, wanted, target),
        drafts=changed,
        fixed=repaired.fixed,
        open=tuple(open_points.of_upgrade(left, repaired.fixed, moves, points, Concern(workspace, policy, analysis))),
        suppressed=left.suppressed,
        excluded=_excluded(repaired),
        failures=repaired.outcome.failures,
        steps=steps(workspace, policy, vendor, moves, changed, command),
    )


def _excluded(repaired: RepairedFiles) -> tuple[PassedOver, ...]:
    """What the settings exclude or leave out and the upgrade leaves alone: the services file changes wherever it is."""

    def is_left_alone(one: PassedOver) -> bool:
        is_excluded = one.reason == EXCLUDED and not any(path.is_relative_to(one.path) for path in repaired.drafts)
        return is_excluded or one.reason in LEFT_OUT.values()

    return tuple(filter(is_left_alone, repaired.outcome.passed_over))


def _has_way(version: str, policy: Policy) -> bool:
    """Whether data can be taken to a version in place: by what is documented, to the new keys of the same major."""
    return policy.has_new_keys(version) and version_key(version)[0] <= version_key(policy.recommended)[0]


def _vendor(policy: Policy, vendor: str) -> str:
    return policy.vendor_named(vendor) if vendor in policy.vendors else f"any vendor (lists until {policy.date})"


def _key(version: str | None) -> tuple[int, ...] | None:
    """A version as it compares, without a patch release; nothing where it can't be compared."""
    return version_key(version)[:2] if version and _VERSION.fullmatch(version) else None


def _is_behind(definition: Definition, target: str) -> bool:
    """Whether a service has a version before the target, a patch release of the target, or no version at all."""
    version = version_of(definition)
    key = _key(version)
    return version is None or (version != target and key is not None and key <= version_key(target))


def _has_new_keys(key: tuple[int, ...] | None, policy: Policy) -> bool:
    return key is not None and policy.has_new_keys(".".join(map(str, key)))


def _refuse_the_unknown(found: Sequence[Definition], services: Collection[str], workspace: Workspace) -> None:
    """Refuse services that are not there, and services files that can't be read where nothing was found."""
    names = sorted({one.name.value for one in found})
    missing = sorted(set(services) - set(names))
    if missing:
        known = f"there {'is' if len(names) < 2 else 'are'} {', '.join(names) or 'none'}"
        raise UpgradeError(f"no InfluxDB service is called {', '.join(missing)}: {known}")
    if found:
        return
    for file in workspace.fixed:
        if file.error:
            raise UpgradeError(
                f"{os.path.relpath(file.path)}: {file.error.message}, so which services there are is not known"
            )
    read = {file.path for file in workspace.fixed}
    for path in layout.fixed_files(workspace.root):
        if path not in read:
            raise UpgradeError(f"{os.path.relpath(path)}: cannot be read")


def _refuse_going_down(wanted: Sequence[Definition], target: str) -> None:
    for one in wanted:
        key = _key(version_of(one))
        if key is not None and key > version_key(target):
            raise UpgradeError(
                f"'{one.name.value}' is InfluxDB {version_of(one)}, and there is no way down to {target}; "
                "--service names the services to upgrade"
            )


def _sharing(found: Sequence[Definition], moving: Sequence[Definition]) -> list[Definition]:
    """Those that move, and those that share a type with one of them through an alias or an include."""
    origins = {one.origin for one in moving}
    return [one for one in found if one.origin in origins]


def _repaired(look: Look, drafts: dict[Path, Draft], *, alone: bool) -> RepairedFiles:
    """The code repaired for the versions in `drafts`. Unless these are `alone`, a fix is made only where the service is
    known to have the new keys then: a read that may be another service's is left."""
    allowed = set(Applicability) if alone else {Applicability.SAFE}

    def is_wanted(finding: Finding) -> bool:
        return (
            finding.rule in open_points.BROKEN_IN_CODE
            and finding.fix is not None
            and finding.fix.applicability in allowed
        )

    return repair(look, is_wanted, drafts)


def _others(
    look: Look, workspace: Workspace, repaired: RepairedFiles, all_moving: Iterable[Definition], target: str
) -> frozenset[Finding]:
    """The findings that are about services which are not to be upgraded: those that their upgrade would change."""
    imagined, _ = change_versions(all_moving, workspace, target)
    everywhere = look(unsaved({**repaired.drafts, **imagined}.values()))
    return frozenset(repaired.outcome.told) - frozenset(everywhere.told)


def _moves(moving: Iterable[Definition], workspace: Workspace, policy: Policy, target: str) -> tuple[Move, ...]:
    """The moves by service; of a name that is defined twice, the last definition counts."""
    found = {}
    for one in moving:
        before = version_of(one)
        found[one.name.value] = Move(
            service=one.name.value,
            before=before,
            after=target,
            way=_way(before, policy),
            path=one.origin.path,
            span=span_of(one) or one.origin.span,
            contacts=contacts(workspace.project, one.name.value),
        )
    return tuple(found.values())


def _way(before: str | None, policy: Policy) -> Way:
    key = _key(before)
    if key is None:
        return Way.UNKNOWN
    if _has_new_keys(key, policy):
        return Way.IN_PLACE
    return Way.CONVERSION if key[0] < version_key(policy.changed_in)[0] else Way.KEYS


def _kept(
    found: Iterable[Definition], moving: Collection[Definition], wanted: Collection[Definition], target: str
) -> tuple[Kept, ...]:
    kept = (
        Kept(one.name.value, version_of(one), _why_kept(one, target) if one in wanted else "not among those to upgrade")
        for one in found
        if one not in moving
    )
    return tuple(dict.fromkeys(kept))


def _why_kept(definition: Definition, target: str) -> str:
    key = _key(version_of(definition))
    if key is None:
        return "not a version that can be compared"
    return "there already" if key == version_key(target) else "newer"
