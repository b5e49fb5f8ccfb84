"""The history of the vendors' lists, replayed, and what each change does to a policy."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from influx_lint.registry import update
from influx_lint.registry.documents import load
from influx_lint.registry.policy import SHIPPED, Policy, PolicyError, Source, Status, parse, shipped
from influx_lint.registry.update import ALL, DOCUMENTATION_REGISTRY, IMAGE_REGISTRY, Changes, Kind


@dataclass(frozen=True)
class Files:
    """Writes vendor registries of both forms."""

    folder: Path

    def documentation(self, **listed: Sequence[object]) -> Path:
        """A documentation registry with versions by status, as Platform.sh publishes it, other services included."""
        influxdb = {
            "type": "influxdb",
            "runtime": False,
            "versions": {word: list(versions) for word, versions in listed.items()},
            "versions-dedicated-gen-2": {"supported": ["1.1"], "deprecated": ["2.7"]},
        }
        return self.write({"influxdb": influxdb, "redis": {"versions": {"supported": ["7.2"]}}})

    def image(self, statuses: Mapping[str, str]) -> Path:
        """An image registry, as Upsun publishes it: contradicting end-of-life fields, other services and all."""
        influxdb = {
            "versions": {
                version: {
                    "upsun": {"status": status, "internal_support": True},
                    "upstream": {"status": "retired", "is_maintained": True, "is_end_of_life": True},
                }
                for version, status in statuses.items()
            }
        }
        return self.write({"influxdb": influxdb, "redis": {"versions": {"7.2": {"upsun": {"status": "supported"}}}}})

    def write(self, value: object) -> Path:
        path = self.folder / "registry.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        return path


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def without(vendor: str) -> Policy:
    """The shipped policy before anything of `vendor` was in it."""
    document: Any = json.loads(SHIPPED.read_text(encoding="utf-8"))
    kept = {
        version: {key: one for key, one in entries.items() if key != vendor}
        for version, entries in document["versions"].items()
    }
    document["versions"] = {version: entries for version, entries in kept.items() if entries}
    sources = {one["source"] for entries in document["versions"].values() for one in entries.values()}
    document["sources"] = {name: one for name, one in document["sources"].items() if name in sources}
    document["date"] = "2023-08-31"
    return parse(document)


def kinds(changes: Changes) -> dict[str, list[str]]:
    """The versions by kind, less those that stay as they were."""
    told = (Kind.ADDS, Kind.CHANGES, Kind.DROPS, Kind.RETURNS)
    return {kind.value: [one.version for one in found] for kind in told if (found := changes.of(kind))}


DEPRECATED = ("2.2", "2.1", "2.0", "1.8", "1.7", "1.3", "1.2")


def test_the_history_of_the_documentation_registry(files: Files) -> None:
    lists: list[tuple[str, dict[str, Sequence[str]], dict[str, list[str]]]] = [
        (
            "2023-08-07",
            {"supported": ("2.7", "2.3"), "deprecated": ("2.2", "1.8", "1.7", "1.3", "1.2")},
            {"adds": ["2.7", "2.3", "2.2", "1.8", "1.7", "1.3", "1.2"]},
        ),
        (
            "2025-12-19",
            {"supported": ("2.7", "2.3", "1.8"), "deprecated": ("2.2", "2.1", "2.0", "1.7", "1.3", "1.2")},
            {"adds": ["2.1", "2.0"], "returns": ["1.8"]},
        ),
        ("2026-01-21", {"supported": ("2.7", "2.3"), "deprecated": DEPRECATED}, {"changes": ["1.8"]}),
        (
            "2026-08-11",
            {"supported": ("3", "2.7", "2.3"), "deprecated": ()},
            {"adds": ["3"], "drops": list(DEPRECATED)},
        ),
        ("2026-08-12", {"supported": ("3", "2.7", "2.3"), "deprecated": ()}, {}),
    ]
    policy = without("upsun-fixed")
    for date, listed, expected in lists:
        changes = update.plan(policy, files.documentation(**listed), date=date)
        assert kinds(changes) == expected, date
        assert changes.nothing_new is (not expected)
        policy = parse(update.updated(policy, changes, [one.version for one in changes.to_accept]))

    for listing in shipped().listings:
        if listing.vendor != "upsun-fixed":
            continue
        replayed = policy.listing(listing.version, "upsun-fixed")
        assert replayed is not None
        assert (replayed.first_seen, replayed.dropped) == (listing.first_seen, listing.dropped)
        if listing.dropped:
            assert (replayed.status, replayed.last_seen) == (Status.RETIRED, "2026-01-21")
            assert replayed.source.date == "2026-08-11"
        else:
            assert (replayed.status, replayed.last_seen) == (Status.SUPPORTED, "2026-08-12")
    eighteen = policy.listing("1.8", "upsun-fixed")
    assert eighteen is not None
    assert eighteen.note == (
        "deprecated until 2023-08-07, back in the list of 2025-12-19; supported until 2025-12-19; "
        "deprecated until 2026-01-21, dropped without a word from the list of 2026-08-11"
    )
    assert policy.date == "2026-08-12"


def test_the_history_of_the_image_registry(files: Files) -> None:
    retired = dict.fromkeys(("2.2", "2.1", "2.0", "1.8", "1.7", "1.3", "1.2"), "retired")
    offered = {"2.7": "supported", "2.3": "supported"}
    kept = {version: status for version, status in retired.items() if version != "2.1"}
    lists: list[tuple[str, dict[str, str], dict[str, list[str]]]] = [
        ("2026-05-28", offered | retired, {"adds": ["2.7", "2.3", *DEPRECATED]}),
        ("2026-07-01", {"3": "supported"} | offered | kept, {"adds": ["3"], "drops": ["2.1"]}),
        ("2026-07-07", {"3": "decommissioned"} | offered | kept, {"changes": ["3"]}),
        ("2026-07-14", {"3": "incoming"} | offered | kept, {"drops": ["3"]}),
        ("2026-07-21", {"3": "supported"} | offered | kept, {"returns": ["3"]}),
        ("2026-07-21", {"3": "supported"} | offered | kept, {}),
    ]
    policy = without("upsun-flex")
    for date, statuses, expected in lists:
        changes = update.plan(policy, files.image(statuses), date=date)
        assert (changes.vendor, kinds(changes)) == ("upsun-flex", expected), date
        policy = parse(update.updated(policy, changes, [ALL]))
    for version in (*offered, *retired):
        assert policy.status(version, "upsun-flex") == shipped().status(version, "upsun-flex")
    three = policy.document["versions"]["3"]["upsun-flex"]
    assert three == {
        "status": "supported",
        "first_seen": "2026-07-01",
        "last_seen": "2026-07-21",
        "source": "upsun-flex-2026-07-21",
        "note": (
            "supported until 2026-07-01; "
            "decommissioned until 2026-07-07, called 'incoming' in the list of 2026-07-14; "
            "back in the list of 2026-07-21"
        ),
    }


SHIPPED_LISTS = [("upsun-fixed", "2026-08-11"), ("upsun-flex", "2026-07-21")]


def shipped_list(files: Files, vendor: str) -> Path:
    """The vendor's newest list, as the shipped policy has it."""
    listed = {one.version: one.status for one in shipped().listings if one.vendor == vendor and not one.dropped}
    if vendor == "upsun-flex":
        return files.image(listed)
    return files.documentation(
        **{
            word: [version for version, status in listed.items() if status == word]
            for word in ("supported", "deprecated")
        }
    )


@pytest.mark.parametrize(("vendor", "date"), SHIPPED_LISTS)
def test_the_list_that_the_policy_has_changes_no_byte(files: Files, vendor: str, date: str) -> None:
    changes = update.plan(shipped(), shipped_list(files, vendor), date=date)
    assert changes.nothing_new
    assert update.render(update.updated(shipped(), changes)) == SHIPPED.read_text(encoding="utf-8")


def test_same_list_at_a_later_date_moves_the_dates_on(files: Files) -> None:
    changes = update.plan(shipped(), shipped_list(files, "upsun-fixed"), date="2026-09-01")
    document = update.updated(shipped(), changes)
    assert document["date"] == "2026-09-01"
    assert document["versions"]["2.7"]["upsun-fixed"] == {
        "status": "supported",
        "first_seen": "2023-08-07",
        "last_seen": "2026-09-01",
        "source": "platformsh-2026-09-01",
    }
    assert document["versions"]["2.2"] == shipped().document["versions"]["2.2"]
    assert document["versions"]["2.7"]["upsun-flex"] == shipped().document["versions"]["2.7"]["upsun-flex"]
    names = list(document["sources"])
    assert names[names.index("platformsh-2026-08-11") + 1] == "platformsh-2026-09-01"
    assert {key: value for key, value in document.items() if key not in ("date", "sources", "versions")} == {
        key: value for key, value in shipped().document.items() if key not in ("date", "sources", "versions")
    }


def test_updated_leaves_the_policy_alone(files: Files) -> None:
    update.updated(shipped(), update.plan(shipped(), files.documentation(supported=["2.8"]), date="2026-09-01"), [ALL])
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == shipped().document


def test_new_versions_stand_where_they_belong(files: Files) -> None:
    changes = update.plan(
        shipped(), files.documentation(supported=["2.10", "2.7", "3", "10"], deprecated=["2.3"]), date="2026-09-01"
    )
    document = update.updated(shipped(), changes)
    assert list(document["versions"])[:5] == ["10", "3", "2.10", "2.7", "2.3"]
    assert list(document["versions"]["2.3"]) == ["web-paas", "upsun-fixed", "upsun-flex"]
    assert document["versions"]["2.3"]["upsun-fixed"]["note"] == "supported until 2026-08-11"


@pytest.mark.parametrize(
    ("before", "dropped", "after", "kind"),
    [
        (None, False, "deprecated", Kind.ADDS),
        ("supported", False, "supported", Kind.CONFIRMS),
        ("supported", False, "deprecated", Kind.CHANGES),
        ("deprecated", False, "retired", Kind.CHANGES),
        ("retired", False, "decommissioned", Kind.CHANGES),
        ("supported", False, None, Kind.DROPS),
        ("retired", False, None, Kind.DROPS),
        ("deprecated", False, "supported", Kind.RETURNS),
        ("retired", False, "deprecated", Kind.RETURNS),
        ("decommissioned", False, "retired", Kind.RETURNS),
        ("retired", True, "supported", Kind.RETURNS),
        ("retired", True, "retired", Kind.RETURNS),
        ("deprecated", True, "retired", Kind.RETURNS),
        ("retired", True, None, Kind.STAYS_AWAY),
    ],
)
def test_kinds(files: Files, before: str | None, dropped: bool, after: str | None, kind: Kind) -> None:
    document: Any = json.loads(SHIPPED.read_text(encoding="utf-8"))
    if before:
        entry = {"status": before, "first_seen": "2024-01-01", "last_seen": "2024-01-01", "source": "upsun-2026-05-28"}
        document["versions"]["9"] = {"upsun-flex": entry | ({"dropped": "2024-02-01"} if dropped else {})}
    statuses = {"2.7": "supported"} | ({"9": after} if after else {})
    changes = update.plan(parse(document), files.image(statuses))
    assert [change.kind for change in changes.all if change.version == "9"] == [kind]


def test_a_dropped_version_becomes_retired_and_is_never_unknown(files: Files) -> None:
    path = files.documentation(supported=["2.7"], deprecated=[])
    policy = shipped()
    for date in ("2026-09-01", "2026-09-02"):
        policy = parse(update.updated(policy, update.plan(policy, path, date=date), [ALL]))
    listing = policy.listing("2.3", "upsun-fixed")
    assert listing is not None
    assert (listing.status, listing.first_seen, listing.last_seen, listing.dropped) == (
        Status.RETIRED,
        "2023-08-07",
        "2026-08-11",
        "2026-09-01",
    )
    assert listing.source.date == "2026-09-01"
    assert listing.note == "supported until 2026-08-11, dropped without a word from the list of 2026-09-01"
    assert set(policy.versions("upsun-fixed")) == set(shipped().versions("upsun-fixed"))


def test_a_dropped_version_gets_no_better_status(files: Files) -> None:
    policy = parse(
        update.updated(
            shipped(),
            update.plan(shipped(), files.image({"2.7": "supported", "1.2": "decommissioned"}), date="2026-09-01"),
            [ALL],
        )
    )
    changes = update.plan(policy, files.image({"2.7": "supported"}), date="2026-09-02")
    assert kinds(changes) == {"drops": ["1.2"]}
    entry = update.updated(policy, changes, ["1.2"])["versions"]["1.2"]["upsun-flex"]
    assert (entry["status"], entry["source"], entry["dropped"]) == ("decommissioned", "upsun-2026-09-01", "2026-09-02")


def test_an_emptied_list_drops_everything_once(files: Files) -> None:
    path = files.documentation(supported=[], deprecated=[])
    changes = update.plan(shipped(), path, date="2026-09-01")
    assert kinds(changes) == {"drops": ["3", "2.7", "2.3"]}
    policy = parse(update.updated(shipped(), changes, [ALL]))
    assert kinds(update.plan(policy, path, date="2026-09-01")) == {}
    assert policy.newest_list("upsun-fixed") == "2026-09-01"
    with pytest.raises(PolicyError, match="the list of 2026-08-31 is older than the newest one"):
        update.plan(policy, path, date="2026-08-31")


@pytest.mark.parametrize("accept", [[], ["2.3"], ["1.8"]])
def test_what_is_not_accepted_is_not_taken_over(files: Files, accept: list[str]) -> None:
    changes = update.plan(shipped(), files.documentation(supported=["3", "2.7", "1.8"]), date="2026-09-01")
    assert kinds(changes) == {"drops": ["2.3"], "returns": ["1.8"]}
    with pytest.raises(PolicyError) as caught:
        update.updated(shipped(), changes, accept)
    left = ", ".join(one for one in ("2.3", "1.8") if one not in accept)
    assert str(caught.value).startswith(f"dropped or back without a word: {left}; ")


@pytest.mark.parametrize("accept", [[ALL], ["1.8", "2.3"], ["2.3", ALL]])
def test_what_is_accepted_is_taken_over(files: Files, accept: list[str]) -> None:
    changes = update.plan(shipped(), files.documentation(supported=["3", "2.7", "1.8"]), date="2026-09-01")
    policy = parse(update.updated(shipped(), changes, accept))
    assert policy.status("2.3", "upsun-fixed") is Status.RETIRED
    assert policy.status("1.8", "upsun-fixed") is Status.SUPPORTED
    assert policy.document["versions"]["1.8"]["upsun-fixed"].get("dropped") is None


def test_accepting_what_did_not_happen_is_refused(files: Files) -> None:
    changes = update.plan(shipped(), shipped_list(files, "upsun-fixed"), date="2026-09-01")
    with pytest.raises(PolicyError, match=r"nothing to accept for '2\.7'"):
        update.updated(shipped(), changes, ["2.7"])


def test_the_date_is_needed_only_to_take_over(files: Files) -> None:
    changes = update.plan(shipped(), files.documentation(supported=["3", "2.7"], deprecated=["2.3"]))
    assert kinds(changes) == {"changes": ["2.3"]}
    with pytest.raises(PolicyError, match="--date"):
        update.updated(shipped(), changes)


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("2026-08-10", "older than the newest one of Upsun Fixed .Platform.sh. in the policy, 2026-08-11"),
        ("2026-02-30", "'2026-02-30' is not a day"),
        ("20260901", "'20260901' is not a day"),
        ("yesterday", "'yesterday' is not a day"),
    ],
)
def test_wrong_dates(files: Files, date: str, message: str) -> None:
    with pytest.raises(PolicyError, match=message):
        update.plan(shipped(), files.documentation(supported=["2.7"]), date=date)


@pytest.mark.parametrize("vendor", ["any", "nobody"])
def test_unknown_vendor(files: Files, vendor: str) -> None:
    with pytest.raises(PolicyError, match=f"no vendor '{vendor}'; the policy has web-paas, upsun-fixed, upsun-flex"):
        update.plan(shipped(), files.documentation(supported=["2.7"]), vendor)


def test_vendor_title_and_address_follow_the_form_unless_given(files: Files) -> None:
    documentation = files.documentation(supported=["2.7"])
    sources = [
        update.plan(shipped(), documentation, date="2026-09-01").source,
        update.plan(shipped(), documentation, "web-paas", "2026-09-01").source,
        update.plan(shipped(), documentation, "web-paas", "2026-09-01", "Page", "https://example.org/").source,
        update.plan(shipped(), documentation, date="2026-09-01", title="Mail").source,
        update.plan(shipped(), files.image({"2.7": "supported"}), date="2026-09-01").source,
    ]
    assert sources == [
        Source(DOCUMENTATION_REGISTRY.title, "2026-09-01", DOCUMENTATION_REGISTRY.url),
        Source("Web PaaS, documentation registry registry.json", "2026-09-01"),
        Source("Page", "2026-09-01", "https://example.org/"),
        Source("Mail", "2026-09-01"),
        Source(IMAGE_REGISTRY.title, "2026-09-01", IMAGE_REGISTRY.url),
    ]


def test_another_list_of_the_same_day_gets_its_own_name(files: Files) -> None:
    changes = update.plan(shipped(), shipped_list(files, "upsun-fixed"), date="2026-08-11", title="Mail")
    document = update.updated(shipped(), changes)
    assert document["sources"]["platformsh-2026-08-11-2"] == {"title": "Mail", "date": "2026-08-11"}
    assert document["sources"]["platformsh-2026-08-11"] == shipped().document["sources"]["platformsh-2026-08-11"]
    assert document["versions"]["2.7"]["upsun-fixed"]["source"] == "platformsh-2026-08-11-2"


def test_a_policy_that_would_be_wrong_is_refused(files: Files) -> None:
    document: Any = json.loads(SHIPPED.read_text(encoding="utf-8"))
    document["recommended"] = "3"
    document["versions"]["3"].pop("upsun-flex")
    policy = parse(document)
    changes = update.plan(policy, files.documentation(supported=["2.7", "2.3"]), date="2026-09-01")
    with pytest.raises(PolicyError, match="the updated policy: recommended: 3 is supported by no vendor"):
        update.updated(policy, changes, [ALL])
    with pytest.raises(PolicyError, match=r"the updated policy: sources > .* > title: .* is not text of one line"):
        update.updated(
            shipped(), update.plan(shipped(), shipped_list(files, "upsun-fixed"), date="2026-09-01", title="a\nb")
        )


def test_words_without_a_status_are_told_and_not_listed(files: Files) -> None:
    registry = update.read(files.image({"3": "incoming", "2.7": "supported", "4.0.1": "supported"}))
    assert registry.form is IMAGE_REGISTRY
    assert registry.statuses == {"2.7": Status.SUPPORTED}
    assert registry.unread == {"3": "called 'incoming'", "4.0.1": "not a version that can be chosen"}


def test_a_word_beside_a_status_takes_nothing_from_it(files: Files) -> None:
    registry = update.read(files.documentation(supported=["2.7"], deprecated=["1.8"], legacy=["1.8", "1.1"]))
    assert registry.form is DOCUMENTATION_REGISTRY
    assert registry.statuses == {"2.7": Status.SUPPORTED, "1.8": Status.DEPRECATED}
    assert registry.unread == {"1.1": "called 'legacy'"}


@pytest.mark.parametrize("entry", [{}, {"upsun": None}, {"upsun": {}}, {"upstream": {"status": "supported"}}])
def test_image_without_the_vendors_own_status(files: Files, entry: object) -> None:
    registry = update.read(files.write({"influxdb": {"versions": {"2.7": entry}}}))
    assert (registry.statuses, registry.unread) == ({}, {"2.7": "without a status"})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "no vendor registry: it has no 'influxdb' with 'versions'"),
        ({"redis": {}}, "no vendor registry"),
        ({"influxdb": []}, "no vendor registry"),
        ({"influxdb": {"versions-dedicated-gen-2": {"supported": ["2.7"]}}}, "no vendor registry"),
        ({"influxdb": {"versions": ["2.7"]}}, "no vendor registry"),
        ({"influxdb": {"versions": {}}}, "the 'versions' of 'influxdb' have neither form"),
        ({"influxdb": {"versions": {"supported": [], "2.7": {}}}}, "the 'versions' of 'influxdb' have neither form"),
        ({"influxdb": {"versions": {"supported": ["1.8"], "deprecated": ["1.8"]}}}, "influxdb > versions: 1.8 is both"),
        ({"influxdb": {"versions": {"supported": [2.10]}}}, "influxdb > versions: 2.1 is not text"),
    ],
)
def test_no_registry(files: Files, value: object, message: str) -> None:
    path = files.write(value)
    with pytest.raises(PolicyError) as caught:
        update.read(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_written_policy_is_read_back(files: Files, tmp_path: Path) -> None:
    changes = update.plan(shipped(), files.documentation(supported=["2.8", "2.7"]), date="2026-09-01")
    document = update.updated(shipped(), changes, [ALL])
    target = tmp_path / "policy.json"
    target.write_text(update.render(document), encoding="utf-8")
    assert load(target).document == document
    assert target.read_bytes().startswith(b'{\n  "$schema": "https://')
