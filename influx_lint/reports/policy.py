"""The policy, and what a vendor's registry does to it, as text for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from influx_lint.registry.documents import pointer_text
from influx_lint.registry.policy import ANY, Listing, Policy
from influx_lint.registry.update import Change, Changes, Kind
from influx_lint.reports.paint import wrapped

_WIDTH = 100

_HEADINGS = {
    Kind.ADDS: "Adds",
    Kind.CHANGES: "Changes",
    Kind.DROPS: "Drops without a word (to be accepted)",
    Kind.RETURNS: "Brings back (to be accepted)",
}


def show(policy: Policy, vendor: str = ANY) -> str:
    """The policy as a table: each version's status, when and in which list it was seen, and the moved keys. For one
    vendor, only its versions and the lists that they are from."""
    vendors = list(policy.vendors) if vendor == ANY else [vendor]
    listings = [one for one in policy.listings if one.vendor in vendors]
    numbers = _numbers(policy, listings, everything=vendor == ANY)
    lines = [f"InfluxDB policy of {policy.date}; move to {policy.target(vendor)}", ""]
    lines += _table(_header(vendor, vendors), _rows(policy, vendor, vendors, numbers))
    lines += ["", f"Credentials from {policy.changed_in} on"]
    lines += _table(None, [("", old, "->", ".".join(new)) for old, new in policy.moved_keys.items()])
    notes = [(f"  {one.version}", one.vendor, note) for one in listings if (note := _note(one))]
    if notes:
        lines += ["", "Notes", *_table(None, notes)]
    lines += ["", "Lists", *_sources(policy, numbers)]
    return "\n".join(lines) + "\n"


def show_json(policy: Policy, vendor: str = ANY) -> str:
    """The policy as JSON: its document, narrowed to one vendor's entries, and each version's status for `vendor`."""
    document = dict(policy.document)
    document["versions"] = {
        version: {key: entry for key, entry in document["versions"][version].items() if vendor in (ANY, key)}
        for version in policy.versions(vendor)
    }
    statuses = {version: policy.status(version, vendor) for version in policy.versions(vendor)}
    answer = {"vendor": vendor, "target": policy.target(vendor), "statuses": statuses, "policy": document}
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def describe(changes: Changes) -> str:
    """What a registry adds, changes, drops and brings back, by kind, the newest version first."""
    registry = changes.registry
    of = f"of {changes.source.date}" if changes.source else "of an unknown date"
    lines = [f"{registry.path}: {registry.form.name} {of}, against {changes.vendor_name} in the policy"]
    lines[0] += f" of {changes.policy_date}"
    for kind, heading in _HEADINGS.items():
        if found := changes.of(kind):
            lines += ["", heading, *_table(None, [("", one.version, _told(one)) for one in found])]
    if registry.unread:
        lines += [
            "",
            "Not taken",
            *_table(None, [("", pointer_text([one]), why) for one, why in registry.unread.items()]),
        ]
    lines += ["", *(["Nothing new."] if changes.nothing_new else []), *_rest(changes)]
    return "\n".join(lines).rstrip() + "\n"


def describe_json(changes: Changes) -> str:
    """What a registry does to the policy, as JSON: a list of versions by kind, each with its status before and after.
    `source` is null where the date of the list is not known; `to_accept` lists what needs a person's word."""
    source = changes.source
    answer = {
        "vendor": changes.vendor,
        "form": changes.registry.form.name,
        "policy_date": changes.policy_date,
        "source": {"title": source.title, "date": source.date, "url": source.url} if source else None,
        "changes": {
            kind.value: [
                {"version": one.version, "before": one.before.status if one.before else None, "after": one.after}
                for one in changes.of(kind)
            ]
            for kind in Kind
        },
        "unread": dict(changes.registry.unread),
        "to_accept": [one.version for one in changes.to_accept],
    }
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _header(vendor: str, vendors: Sequence[str]) -> tuple[str, ...]:
    return ("version", *([ANY] if vendor == ANY else []), *vendors, "first seen", "last seen")


def _rows(policy: Policy, vendor: str, vendors: Sequence[str], numbers: dict[str, int]) -> Iterator[tuple[str, ...]]:
    for version in policy.versions(vendor):
        by_vendor = {one.vendor: one for one in policy.listed_by(version) if one.vendor in vendors}
        seen = by_vendor.values()
        yield (
            version,
            *([str(policy.status(version))] if vendor == ANY else []),
            *(_cell(by_vendor.get(key), numbers) for key in vendors),
            min(one.first_seen for one in seen),
            max(one.last_seen for one in seen),
        )


def _cell(listing: Listing | None, numbers: dict[str, int]) -> str:
    return f"{listing.status} [{numbers[str(listing.source)]}]" if listing else "-"


def _numbers(policy: Policy, listings: Iterable[Listing], *, everything: bool) -> dict[str, int]:
    """The number of each list, by how it is named, in the document's order."""
    used = {str(one.source) for one in listings}
    names = dict.fromkeys(f"{one['title']}, {one['date']}" for one in policy.document["sources"].values())
    return {name: number for number, name in enumerate((one for one in names if everything or one in used), start=1)}


def _sources(policy: Policy, numbers: dict[str, int]) -> Iterator[str]:
    for source in policy.document["sources"].values():
        number = numbers.get(f"{source['title']}, {source['date']}")
        if number is not None:
            lead = f"{f'[{number}]':>5}  {source['date']}  "
            yield from _wrapped(lead, source["title"])
            if "url" in source:
                yield " " * len(lead) + source["url"]


def _note(listing: Listing) -> str | None:
    return listing.note or (f"no longer in the list of {listing.dropped}" if listing.dropped else None)


def _told(change: Change) -> str:
    before = f"{change.before.status}, last seen {change.before.last_seen}" if change.before else None
    if before and change.before and change.before.dropped:
        before += f", dropped {change.before.dropped}"
    after = str(change.after) if change.after else change.reason or "not listed"
    return f"{before} -> {after}" if before else after


def _rest(changes: Changes) -> Iterator[str]:
    for kind, text in ((Kind.CONFIRMS, "Unchanged"), (Kind.STAYS_AWAY, "Dropped before, and still not listed")):
        if found := changes.of(kind):
            yield f"{text}: {', '.join(one.version for one in found)}"


def _table(header: tuple[str, ...] | None, rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows of cells as aligned lines; the last cell is wrapped."""
    cells = [*([header] if header else []), *rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines: list[str] = []
    for row in cells:
        lead = "".join(f"{cell:<{width}}  " for cell, width in zip(row[:-1], widths, strict=False))
        lines += _wrapped(lead, row[-1])
    return lines


def _wrapped(lead: str, text: str) -> list[str]:
    return wrapped(lead, text, max(_WIDTH, len(lead) + 20))
