"""The policy: what each vendor says of each version, and which keys of the credentials move.

The shipped policy is `influxdb.json` beside this file, a reviewed, dated union of everything that the vendors ever
listed. It is a union because the vendors' lists are not stable: the one of 2026-08-11 dropped every deprecated version
without a word, so a tool that follows the newest list finds nothing.
"""

from __future__ import annotations

import enum
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANY = "any"
"""The vendor that stands for all of them: supported if any supports it, else deprecated if any calls it so."""

SHIPPED = Path(__file__).with_name("influxdb.json")


class PolicyError(Exception):
    """A policy document that cannot be read or breaks its schema; the text is one line and names the file."""


class Status(enum.StrEnum):
    """What a vendor calls a version, in the vendors' own words."""

    SUPPORTED = "supported"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    DECOMMISSIONED = "decommissioned"


_PRECEDENCE = (Status.SUPPORTED, Status.DEPRECATED, Status.RETIRED, Status.DECOMMISSIONED)


@dataclass(frozen=True, slots=True)
class Source:
    """A list that statuses were read from; `date` is ISO 8601."""

    title: str
    date: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"


@dataclass(frozen=True, slots=True)
class Listing:
    """What one vendor said of one version, when it was first and last seen, and in which list."""

    version: str
    vendor: str
    status: Status
    first_seen: str
    last_seen: str
    source: Source
    note: str | None = None


def version_key(version: str) -> tuple[int, ...]:
    """Orders versions: `2.10` after `2.7`, `3` after both. Takes digits and dots only."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True, eq=False)
class Policy:
    """Answers about versions and keys. `vendors` maps each vendor's key to its name."""

    date: str
    recommended: str
    vendors: Mapping[str, str]
    listings: tuple[Listing, ...]
    endpoint: str
    changed_in: str
    moved_keys: Mapping[str, tuple[str, ...]]
    document: Mapping[str, Any]

    def listing(self, version: str, vendor: str = ANY) -> Listing | None:
        """What `vendor` says of `version`, or nothing where it never listed it.

        For `any`, the most favourable word counts: supported, deprecated, retired, decommissioned, and of equal ones
        the one last seen.
        """
        found = [one for one in self.listings if one.version == version and vendor in (ANY, one.vendor)]
        if not found:
            return None
        best = min(_PRECEDENCE.index(one.status) for one in found)
        return max((one for one in found if one.status is _PRECEDENCE[best]), key=lambda one: one.last_seen)

    def status(self, version: str, vendor: str = ANY) -> Status | None:
        """The status of `version` for `vendor`; nothing for a version that the vendor never listed."""
        listing = self.listing(version, vendor)
        return listing.status if listing else None

    def versions(self, vendor: str = ANY) -> tuple[str, ...]:
        """Every version that `vendor` ever listed, the newest first."""
        known = {one.version for one in self.listings if vendor in (ANY, one.vendor)}
        return tuple(sorted(known, key=version_key, reverse=True))

    def offered(self, vendor: str = ANY) -> tuple[str, ...]:
        """The versions that `vendor` supports, the newest first."""
        return tuple(one for one in self.versions(vendor) if self.status(one, vendor) is Status.SUPPORTED)

    def has_new_keys(self, version: str) -> bool:
        """Whether credentials of `version` (digits and dots) have the new shape."""
        return version_key(version) >= version_key(self.changed_in)


def parse(document: Mapping[str, Any]) -> Policy:
    """The policy in a document that is valid against schemas/policy.schema.json."""
    sources = {name: Source(**fields) for name, fields in document["sources"].items()}
    relationship = document["relationship"]
    return Policy(
        date=document["date"],
        recommended=document["recommended"],
        vendors=document["vendors"],
        listings=tuple(_listings(document["versions"], sources)),
        endpoint=relationship["endpoint"],
        changed_in=relationship["changed_in"],
        moved_keys={old: tuple(new) for old, new in relationship["moved_keys"].items()},
        document=document,
    )


def _listings(versions: Mapping[str, Any], sources: Mapping[str, Source]) -> Iterable[Listing]:
    for version, vendors in versions.items():
        for vendor, fields in vendors.items():
            yield Listing(
                version=version,
                vendor=vendor,
                status=Status(fields["status"]),
                first_seen=fields["first_seen"],
                last_seen=fields["last_seen"],
                source=sources[fields["source"]],
                note=fields.get("note"),
            )


@cache
def shipped() -> Policy:
    """The policy that comes with influx-lint. It is held valid by the tests, not checked at every start."""
    return parse(json.loads(SHIPPED.read_text(encoding="utf-8")))
