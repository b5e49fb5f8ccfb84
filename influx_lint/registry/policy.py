"""The policy: what each vendor says of each version, and which keys of the credentials move.

The shipped policy is `influxdb.json` beside this file, a reviewed, dated union of everything that the vendors ever
listed. It is a union because the vendors' lists are not stable: the one of 2026-08-11 dropped every deprecated version
without a word, so a tool that follows the newest list finds nothing."""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from influx_lint.errors import RunError
from influx_lint.guesses import nearest
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

ANY = "any"
"""The vendor that stands for all of them: supported if any supports it, else deprecated if any calls it so."""

SHIPPED = Path(__file__).with_name("influxdb.json")


class PolicyError(RunError):
    """A policy or a vendor's registry that cannot be read, is wrong, or was not accepted. The text is one line. Where a
    file is at fault, it names the file and the place in it."""


def key_text(path: Sequence[str]) -> str:
    """A path of keys for people: `username`, or `org` under `query`."""
    return f"`{path[-1]}`" if len(path) == 1 else f"`{path[-1]}` under `{path[0]}`"


def moves_text(moves: Iterable[tuple[str, Sequence[str]]], renamed: str, moved: str, together: str = "") -> str:
    """What becomes of keys, for people: "`user` becomes `username`, and `org` and `bucket` move under `query`". `moves`
    are their names, each with the path where it stands then. `renamed` says it of one that keeps its place, `moved` of
    one that goes under another, and `together` of several that do: with what they are, and what they become."""
    said: list[str] = []
    below: dict[str, list[str]] = {}
    for name, new in moves:
        if len(new) == 1:
            said.append(renamed.format(f"`{name}`", f"`{new[0]}`"))
        else:
            below.setdefault(new[0], []).append(f"`{name}`")
    for head, names in below.items():
        said.append((together or moved if len(names) > 1 else moved).format(listed(names), f"`{head}`"))
    return ", and ".join(said)


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: `a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


class Status(enum.StrEnum):
    """What a vendor calls a version, in the vendors' own words."""

    SUPPORTED = "supported"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    DECOMMISSIONED = "decommissioned"

    @property
    def rank(self) -> int:
        """Orders statuses: 0 for the most favourable one, supported."""
        return _PRECEDENCE.index(self)

    @property
    def meaning(self) -> str:
        """What the status means for who runs the version, in a few words."""
        return _MEANINGS[self]


_PRECEDENCE = (Status.SUPPORTED, Status.DEPRECATED, Status.RETIRED, Status.DECOMMISSIONED)

_MEANINGS = {
    Status.SUPPORTED: "maintained",
    Status.DEPRECATED: "no security updates",
    Status.RETIRED: "not maintained",
    Status.DECOMMISSIONED: "not available any more",
}

_LEADING_VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Source(NamedTuple):
    """A list that statuses were read from; `date` is ISO 8601."""

    title: str
    date: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.title}, {self.date}"


class Listing(NamedTuple):
    """What one vendor said of one version, when it was first and last seen, and in which list. `dropped` is the date of
    the first reviewed list that no longer had the version; nothing while it is listed."""

    version: str
    vendor: str
    status: Status
    first_seen: str
    last_seen: str
    source: Source
    note: str | None = None
    dropped: str | None = None


class Clients(NamedTuple):
    """What clients of earlier versions meet with from `changed_in` on: nobody is answered without a token or an
    authorization, and the `statements`, by the words that they begin with, are not there. Each has what to do instead.
    """

    changed_in: str
    source: str
    statements: Mapping[str, str]


@lru_cache(maxsize=256)
def version_key(version: str) -> tuple[int, ...]:
    """Orders versions: `2.10` after `2.7`, `3` after both. Takes digits and dots only."""
    return tuple(int(part) for part in version.split("."))


class Policy(NamedTuple):
    """Answers about versions and keys. `vendors` maps each vendor's key to its name, and `moved_keys` each old key of
    the credentials to the path of keys where it stands from `changed_in` on. `telling_keys` are old keys that no other
    service has, each with those that tell together with it. `clients` is what clients of earlier versions meet with, if
    the policy speaks of them."""

    date: str
    recommended: str
    vendors: Mapping[str, str]
    listings: tuple[Listing, ...]
    endpoint: str
    changed_in: str
    moved_keys: Mapping[str, tuple[str, ...]]
    telling_keys: Mapping[str, tuple[str, ...]]
    clients: Clients | None
    document: Mapping[str, Any]

    def __hash__(self) -> int:
        return id(self)

    def listing(self, version: str, vendor: str = ANY) -> Listing | None:
        """What `vendor` says of `version`, or nothing where it never listed it. For `any`, the most favourable word
        counts: supported, deprecated, retired, decommissioned, and of equal ones the one last seen."""
        found = [one for one in self.listings if one.version == version and vendor in (ANY, one.vendor)]
        if not found:
            return None
        best = min(one.status.rank for one in found)
        return max((one for one in found if one.status.rank == best), key=lambda one: one.last_seen)

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

    def listed_by(self, version: str) -> tuple[Listing, ...]:
        """What every vendor that ever listed `version` says of it, the most favourable word first. For a version that
        one vendor never listed, this says who offers it; nothing where no vendor ever did."""
        found = [one for one in self.listings if one.version == version]
        return tuple(sorted(found, key=lambda one: one.status.rank))

    def nearest(self, version: str, vendor: str = ANY, count: int = 2) -> tuple[str, ...]:
        """The versions that `vendor` supports nearest to `version`, which may be any text; the nearest comes first. The
        same major version is nearer than any other, then the distance of minors counts, then the newer one is nearer. A
        text without a number (`latest`) is nearest to the target, then to the newest."""
        match = _LEADING_VERSION.search(version)
        if not match:
            target = self.target(vendor)
            return tuple(sorted(self.offered(vendor), key=lambda one: one != target))[:count]
        wanted = version_key(match.group())
        return tuple(sorted(self.offered(vendor), key=lambda one: _distance(version_key(one), wanted)))[:count]

    def target(self, vendor: str = ANY) -> str:
        """The version to move to: the recommended one where `vendor` supports it. Else the newest one of the same major
        that it supports, else the newest that it supports; a vendor that supports none gets the recommended one too."""
        offered = self.offered(vendor)
        if self.recommended in offered or not offered:
            return self.recommended
        major = version_key(self.recommended)[0]
        return next((one for one in offered if version_key(one)[0] == major), offered[0])

    def newest_list(self, vendor: str) -> str | None:
        """The date of the newest reviewed list of `vendor`; nothing where none was."""
        dates = [one.dropped or one.last_seen for one in self.listings if one.vendor == vendor]
        return max(dates, default=None)

    def vendor_meant(self, word: str) -> str | None:
        """The key of the vendor, or `any`, that a person probably meant by a word, if any."""
        also = self.document.get("also_called", {})
        keys = {name: vendor for vendor, names in also.items() if vendor in self.vendors for name in names}
        keys |= {vendor: vendor for vendor in (ANY, *self.vendors)}
        meant = nearest(word, keys)
        return keys[meant] if meant else None

    def vendor_named(self, vendor: str) -> str:
        """A vendor with the date of its newest reviewed list."""
        date = self.newest_list(vendor)
        return self.vendors[vendor] + (f" (list of {date})" if date else "")

    def has_new_keys(self, version: str) -> bool:
        """Whether credentials of `version` (digits and dots) have the new shape."""
        return version_key(version) >= version_key(self.changed_in)


def _distance(version: tuple[int, ...], wanted: tuple[int, ...]) -> tuple[int, int]:
    majors = abs(version[0] - wanted[0])
    if majors or len(version) == 1 or len(wanted) == 1:
        return majors, 0
    return 0, abs(version[1] - wanted[1])


def parse(document: Mapping[str, Any]) -> Policy:
    """The policy in a document that is valid against schemas/policy.schema.json."""
    sources = {name: Source(**fields) for name, fields in document["sources"].items()}
    relationship, clients = document["relationship"], document.get("clients")
    return Policy(
        date=document["date"],
        recommended=document["recommended"],
        vendors=document["vendors"],
        listings=tuple(_listings(document["versions"], sources)),
        endpoint=relationship["endpoint"],
        changed_in=relationship["changed_in"],
        moved_keys={old: tuple(new) for old, new in relationship["moved_keys"].items()},
        telling_keys={key: tuple(more) for key, more in relationship.get("telling_keys", {}).items()},
        clients=Clients(clients["changed_in"], clients["source"]["title"], clients["statements"]) if clients else None,
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
                dropped=fields.get("dropped"),
            )


@cache
def shipped() -> Policy:
    """The policy that comes with influx-lint. It is held valid by the tests, not checked at every start."""
    return parse(json.loads(SHIPPED.read_text(encoding="utf-8")))
