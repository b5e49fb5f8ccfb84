"""A vendor's registry against the policy: what it adds, changes, silently drops and brings back.

The vendors' lists are not stable, so nothing is taken over unseen: `plan` compares, `updated` makes the new document,
and what vanished or came back without a word gets into it only where a person accepts it by name."""

from __future__ import annotations

import copy
import enum
import itertools
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from influx_lint.registry import documents
from influx_lint.registry.policy import Listing, Policy, PolicyError, Source, Status, version_key

ALL = "all"
"""Accepts everything, in place of versions."""

_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8}))?")

_FIELDS = ("status", "first_seen", "last_seen", "dropped", "source", "note")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that registries have, and what is assumed of a file of that form unless its user says otherwise."""

    name: str
    vendor: str
    title: str
    url: str


DOCUMENTATION_REGISTRY = Form(
    name="documentation registry",
    vendor="upsun-fixed",
    title="Platform.sh documentation registry, shared/data/registry.json of platformsh/platformsh-docs",
    url="https://github.com/platformsh/platformsh-docs/blob/main/shared/data/registry.json",
)
"""`{"influxdb": {"versions": {"supported": ["2.7", …], "deprecated": […]}}}`: lists of versions by status."""

IMAGE_REGISTRY = Form(
    name="image registry",
    vendor="upsun-flex",
    title="Upsun image registry, resources/image/registry.json of upsun/meta",
    url="https://github.com/upsun/meta/blob/main/resources/image/registry.json",
)
"""`{"influxdb": {"versions": {"2.7": {"upsun": {"status": "supported"}}, …}}}`: a mapping for each version.

The upstream end-of-life fields that it also has contradict each other, and are not read."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What a vendor's registry says of each version. `unread` has the entries that gave no status, each with the reason
    in a few words: called by a word that the policy does not have (`incoming`), or not a version that can be chosen."""

    path: Path
    form: Form
    statuses: Mapping[str, Status]
    unread: Mapping[str, str]


class Kind(enum.Enum):
    """What a registry does to a version of its vendor.

    Adds: the policy has no entry of the vendor for it. Changes: the registry gives it a less favourable status, as an
    aging version gets. Drops: the policy has an entry that is not marked as dropped, and the registry gives it no
    status. Returns: the policy's entry is marked as dropped and the registry lists it again, with any status, or the
    registry gives it a more favourable status than the policy, be it from retired or from deprecated. Confirms: the
    same status. Stays away: dropped, and still not listed."""

    ADDS = "adds"
    CHANGES = "changes"
    DROPS = "drops"
    RETURNS = "returns"
    CONFIRMS = "confirms"
    STAYS_AWAY = "stays away"


@dataclass(frozen=True, slots=True)
class Change:
    """One version: the policy's listing for the vendor, and the registry's status; one of them may be missing. `reason`
    says why a version that the registry names has no status there."""

    version: str
    before: Listing | None
    after: Status | None
    reason: str | None = None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return Kind.ADDS
        if self.after is None:
            return Kind.STAYS_AWAY if self.before.dropped else Kind.DROPS
        if self.before.dropped or self.after.rank < self.before.status.rank:
            return Kind.RETURNS
        return Kind.CONFIRMS if self.after is self.before.status else Kind.CHANGES


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a registry does to the policy for one vendor; the newest version comes first. Without a `source`, whose
    date is the list's, changes can be looked at, not taken over."""

    vendor: str
    vendor_name: str
    policy_date: str
    registry: Registry
    source: Source | None
    all: tuple[Change, ...]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.all if change.kind is kind)

    @property
    def to_accept(self) -> tuple[Change, ...]:
        """The silent drops and the returns, which go into a policy only where they are accepted."""
        return self.of(Kind.DROPS) + self.of(Kind.RETURNS)

    @property
    def nothing_new(self) -> bool:
        return all(change.kind in (Kind.CONFIRMS, Kind.STAYS_AWAY) for change in self.all)


def read(path: Path, service: str = "influxdb") -> Registry:
    """The registry in a JSON file, of either form. Other services and `versions-dedicated-…` are passed over. Raises
    PolicyError for a file that cannot be read, has neither form, or gives a version two statuses."""
    document = documents.read(path)
    entry = document.get(service) if isinstance(document, dict) else None
    versions = entry.get("versions") if isinstance(entry, dict) else None
    if not isinstance(versions, dict):
        raise PolicyError(f"{path}: no vendor registry: it has no {service!r} with 'versions'")
    if versions and all(isinstance(value, list) for value in versions.values()):
        form, words = DOCUMENTATION_REGISTRY, list(_listed_words(versions))
    elif versions and all(isinstance(value, dict) for value in versions.values()):
        form, words = IMAGE_REGISTRY, [(version, _image_word(value)) for version, value in versions.items()]
    else:
        raise PolicyError(f"{path}: the 'versions' of {service!r} have neither form that registries are known in")
    statuses = _statuses(words, f"{path}: {service} > versions")
    return Registry(path, form, statuses, _unread(words, statuses))


def plan(
    policy: Policy,
    path: Path,
    vendor: str | None = None,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Changes:
    """What the registry in a file does to `policy`. By default the vendor, title and address are those that a file of
    its form usually has. Neither form carries a date, and the file's own tells nothing of the list, so a `date` (ISO
    8601) has to be given for changes that shall be taken over. Raises PolicyError."""
    registry = read(path)
    form = registry.form
    vendor = vendor or form.vendor
    if title is None and url is None and vendor == form.vendor:
        title, url = form.title, form.url
    name = policy.vendors.get(vendor, vendor)
    source = None if date is None else Source(title or f"{name}, {form.name} {path.name}", date, url)
    return compare(policy, registry, vendor, source)


def compare(policy: Policy, registry: Registry, vendor: str, source: Source | None) -> Changes:
    """What `registry`, as the list of `vendor` that `source` describes, does to `policy`. Raises PolicyError for a
    vendor that the policy does not have, a date that is none, and a list older than the newest one of that vendor in
    the policy: against a later list everything would seem to vanish or come back."""
    if vendor not in policy.vendors:
        meant = policy.vendor_meant(vendor)
        hint = f"; did you mean {meant!r}?" if meant else ""
        raise PolicyError(f"there is no vendor {vendor!r}; the policy has {', '.join(policy.vendors)}{hint}")
    if source:
        _refuse_date(source.date, policy.newest_list(vendor), policy.vendors[vendor])
    known = {one.version: one for one in policy.listings if one.vendor == vendor}
    versions = sorted({*known, *registry.statuses}, key=version_key, reverse=True)
    changes = (
        Change(version, known.get(version), registry.statuses.get(version), registry.unread.get(version))
        for version in versions
    )
    return Changes(vendor, policy.vendors[vendor], policy.date, registry, source, tuple(changes))


def updated(policy: Policy, changes: Changes, accept: Collection[str] = ()) -> dict[str, Any]:
    """A new policy document with `changes` in it; the policy's own stays as it was. `accept` holds the versions whose
    drop or return is accepted, or ALL. A dropped version becomes retired, and keeps its dates. Raises PolicyError where
    the list's date is not known, a drop or return is not accepted, a version to accept neither vanished nor came back,
    or the new document would be wrong, as when the recommended version were supported no more."""
    if changes.source is None:
        raise PolicyError("the vendor's file has no date, and a policy needs one: give the list's with --date")
    _refuse_unaccepted(changes, accept)
    document = copy.deepcopy(dict(policy.document))
    name = _named_source(document, changes.vendor, changes.source)
    versions = document["versions"]
    for change in changes.all:
        entries = versions.setdefault(change.version, {})
        entries[changes.vendor] = _entry(change, entries.get(changes.vendor, {}), name, changes.source.date)
    document["versions"] = {
        version: {vendor: versions[version][vendor] for vendor in document["vendors"] if vendor in versions[version]}
        for version in sorted(versions, key=version_key, reverse=True)
    }
    document["date"] = max(document["date"], *(source["date"] for source in document["sources"].values()))
    documents.checked(document, "the updated policy")
    return document


def render(document: Mapping[str, Any]) -> str:
    """A policy document as the text of its file."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _listed_words(versions: Mapping[str, list[object]]) -> Iterator[tuple[object, object]]:
    for word, listed in versions.items():
        for version in listed:
            yield version, word


def _image_word(entry: Mapping[str, object]) -> object:
    upsun = entry.get("upsun")
    return upsun.get("status") if isinstance(upsun, dict) else None


def _statuses(words: Iterable[tuple[object, object]], place: str) -> dict[str, Status]:
    """The status of each version. Raises PolicyError for a version that is no text, or has two statuses."""
    statuses: dict[str, Status] = {}
    for version, word in words:
        if not isinstance(version, str):
            raise PolicyError(f"{place}: {documents.shown(version)} is not text; as a number, 2.10 would be 2.1")
        if not _VERSION.fullmatch(version) or word not in list(Status):
            continue
        status = Status(str(word))
        if statuses.setdefault(version, status) is not status:
            raise PolicyError(f"{place}: {version} is both {statuses[version]} and {status}")
    return statuses


def _unread(words: Iterable[tuple[object, object]], statuses: Mapping[str, Status]) -> dict[str, str]:
    """Why each entry without a status has none. A word beside a status (`legacy`) takes nothing from it."""
    return {
        str(version): "not a version that can be chosen" if not _VERSION.fullmatch(str(version)) else _called(word)
        for version, word in words
        if version not in statuses
    }


def _called(word: object) -> str:
    return "without a status" if word is None else f"called {documents.shown(word)}"


def _refuse_date(date: str, newest: str | None, vendor_name: str) -> None:
    if not documents.is_day(date):
        raise PolicyError(f"{documents.shown(date)} is not a day such as 2026-08-11")
    if newest and date < newest:
        raise PolicyError(f"the list of {date} is older than the newest one of {vendor_name} in the policy, {newest}")


def _refuse_unaccepted(changes: Changes, accept: Collection[str]) -> None:
    waiting = [change.version for change in changes.to_accept]
    strangers = [documents.shown(version) for version in accept if version not in (*waiting, ALL)]
    if strangers:
        raise PolicyError(f"nothing to accept for {', '.join(strangers)}: neither dropped nor back")
    left = () if ALL in accept else [version for version in waiting if version not in accept]
    if left:
        raise PolicyError(
            f"dropped or back without a word: {', '.join(left)}; accept with --accept VERSION, or --accept {ALL}"
        )


def _named_source(document: dict[str, Any], vendor: str, source: Source) -> str:
    """The short name of `source` in the document, which gets it, beside the vendor's newest one, if it is new."""
    sources = document["sources"]
    fields = {"title": source.title, "date": source.date} | ({"url": source.url} if source.url else {})
    for name, known in sources.items():
        if known == fields:
            return str(name)
    used = [entries[vendor]["source"] for entries in document["versions"].values() if vendor in entries]
    newest = max(used, key=lambda name: sources[name]["date"], default=None)
    stem = (newest.removesuffix(sources[newest]["date"]).rstrip("-") if newest else "") or vendor
    wanted = f"{stem}-{source.date}"
    name = next(one for one in itertools.chain([wanted], _numbered(wanted)) if one not in sources)
    items = list(sources.items())
    place = list(sources).index(newest) + 1 if newest else len(items)
    document["sources"] = dict([*items[:place], (name, fields), *items[place:]])
    return name


def _numbered(name: str) -> Iterator[str]:
    return (f"{name}-{number}" for number in itertools.count(2))


def _entry(change: Change, old: Mapping[str, Any], source: str, date: str) -> dict[str, Any]:
    """The entry of a version for the vendor after a change, from the one before, if any."""
    new = dict(old)
    match change.kind:
        case Kind.STAYS_AWAY:
            return new
        case Kind.DROPS:
            status = max(Status(old["status"]), Status.RETIRED, key=lambda one: one.rank)
            new |= {"status": str(status), "dropped": date}
            if status != old["status"]:
                new["source"] = source
        case _:
            new = {"first_seen": date} | new | {"status": str(change.after), "last_seen": date, "source": source}
            new.pop("dropped", None)
    notes = [note for note in (old.get("note"), _note(change, date)) if note]
    if notes:
        new["note"] = "; ".join(notes)
    return {field: new[field] for field in _FIELDS if field in new}


def _note(change: Change, date: str) -> str | None:
    """What an entry's dates no longer tell of how it was before a change."""
    before = change.before
    if before is None or change.kind is Kind.CONFIRMS:
        return None
    until = f"{before.status} until {before.last_seen}"
    if change.kind is Kind.DROPS:
        return (
            f"{until}, {f'{change.reason} in' if change.reason else 'dropped without a word from'} the list of {date}"
        )
    if change.kind is Kind.RETURNS:
        return f"back in the list of {date}" if before.dropped else f"{until}, back in the list of {date}"
    return until
