"""NFX101 to NFX105: the version that a service's type names, held against the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from influx_lint.checks.words import named, version_named
from influx_lint.findings import Applicability, Edit, Finding, Fix
from influx_lint.project.configuration import Definition
from influx_lint.project.nodes import Scalar
from influx_lint.registry import rules
from influx_lint.registry.policy import ANY, Listing, Policy, Status, version_key
from influx_lint.registry.rule import Rule

_OTHER_SPELLING = re.compile(r"[\"' ]*[vV]?([0-9]{1,9})[.,]([0-9]{1,9})[\"' .]*", re.ASCII)
_NUMBERS = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def check(definition: Definition, policy: Policy, vendor: str, target: str) -> Iterator[Finding]:
    """The finding about the version of an InfluxDB service whose type is text, if there is one."""
    image, _, version = (definition.text or "").partition(":")
    name = named(definition.name.value)
    if not version:
        message = f"the type of {name} has no version: write {image}:{target}"
        yield _finding(definition, rules.MISSING_VERSION, message, _replaced(definition, f"{image}:{target}"))
        return
    listing = policy.listing(version, vendor)
    if listing is None:
        yield _not_listed(definition, policy, vendor, version)
    elif listing.status is not Status.SUPPORTED:
        rule = rules.DEPRECATED_VERSION if listing.status is Status.DEPRECATED else rules.RETIRED_VERSION
        message = f"InfluxDB {version} is {status_named(listing, policy, vendor)}: move {name} to {target}"
        fix = _replaced(definition, target, version)
        yield _finding(definition, rule, message + consequence(version, policy), fix, str(listing.source))


def status_named(listing: Listing, policy: Policy, vendor: str) -> str:
    """What a version is, what that means, and on which platform if one vendor's list counts."""
    where = f" on {policy.vendors[vendor]}" if vendor != ANY else ""
    return f"{listing.status} ({listing.status.meaning}){where}"


def _not_listed(definition: Definition, policy: Policy, vendor: str, version: str) -> Finding:
    """The finding about a version that the vendor never listed: a patch release, or one that is not known."""
    name, shown = named(definition.name.value), version_named(version)
    listed = _without_patch(version, policy, vendor)
    if listed:
        message = f"patch release {shown} cannot be chosen, the platform applies patches: write {listed} for {name}"
        return _finding(definition, rules.PATCH_VERSION, message, _replaced(definition, listed, version, safe=True))
    meant = _slip(version)
    if meant and policy.listing(meant, vendor):
        message = f"{shown} is no version: write {meant} for {name}"
        return _finding(definition, rules.UNKNOWN_VERSION, message, _replaced(definition, meant, version, safe=True))
    nearest = " or ".join(policy.nearest(version, vendor)) or policy.target(vendor)
    elsewhere = [policy.vendors[one.vendor] for one in policy.listed_by(version) if one.status is Status.SUPPORTED]
    if vendor != ANY and elsewhere:
        unlike = f"unlike {' and '.join(elsewhere)}"
        message = f"{policy.vendor_named(vendor)} does not offer InfluxDB {shown}, {unlike}"
    else:
        message = f"no vendor ever offered InfluxDB {shown} (lists until {policy.date})"
    return _finding(definition, rules.UNKNOWN_VERSION, f"{message}: choose {nearest} for {name}")


def _slip(version: str) -> str | None:
    """The version that another spelling of it can only mean: `v2.7`, `2,7`, `2.7.`."""
    found = _OTHER_SPELLING.fullmatch(version)
    return f"{found[1]}.{found[2]}" if found else None


def _without_patch(version: str, policy: Policy, vendor: str) -> str | None:
    """The listed version that a patch release belongs to."""
    if not _NUMBERS.fullmatch(version):
        return None
    parts = version.split(".")
    shorter = (".".join(parts[:length]) for length in (2, 1) if length < len(parts))
    return next((one for one in shorter if len(parts) > 2 and policy.listing(one, vendor)), None)


def consequence(version: str, policy: Policy) -> str:
    """What moving away from a version brings with it."""
    if version_key(version)[0] < version_key(policy.changed_in)[0]:
        return "; new credentials will be generated"
    if not policy.has_new_keys(version):
        return f"; the credentials' keys {', '.join(policy.moved_keys)} change"
    return ""


def _replaced(definition: Definition, new: str, old: str | None = None, *, safe: bool = False) -> Fix | None:
    """The fix that writes `new` for `old` (for the whole type, if not given), where the source spells it out."""
    text = definition.text or ""
    before = text if old is None else old
    span = definition.type.spelled(before) if isinstance(definition.type, Scalar) else None
    if span is None:
        return None
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Fix(f"Replace {before} by {new}", (Edit(span, new),), applicability)


def _finding(
    definition: Definition, rule: Rule, message: str, fix: Fix | None = None, source: str | None = None
) -> Finding:
    origin = definition.origin
    return Finding(rule, str(origin.path), origin.span, message, fix, source=source)
