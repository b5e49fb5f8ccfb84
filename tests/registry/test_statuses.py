"""A canary for every version that a vendor ever listed, and what the policy answers about versions."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from influx_lint.registry.documents import load
from influx_lint.registry.policy import ANY, SHIPPED, Policy, Status, parse, shipped, version_key

VENDORS = ("web-paas", "upsun-fixed", "upsun-flex", ANY)

# Each row: a version, and its status for web-paas, upsun-fixed, upsun-flex and any of them.
STATUSES = {
    "3": (None, "supported", "supported", "supported"),
    "2.7": ("supported", "supported", "supported", "supported"),
    "2.3": ("supported", "supported", "supported", "supported"),
    "2.2": ("deprecated", "deprecated", "retired", "deprecated"),
    "2.1": (None, "deprecated", "retired", "deprecated"),
    "2.0": (None, "deprecated", "retired", "deprecated"),
    "1.8": ("deprecated", "deprecated", "retired", "deprecated"),
    "1.7": ("deprecated", "deprecated", "retired", "deprecated"),
    "1.3": ("deprecated", "deprecated", "retired", "deprecated"),
    "1.2": ("deprecated", "deprecated", "retired", "deprecated"),
}

CANARIES = [
    pytest.param(version, vendor, status, id=f"{version}-{vendor}")
    for version, statuses in STATUSES.items()
    for vendor, status in zip(VENDORS, statuses, strict=True)
]

NEVER_LISTED = ("2.4", "2.5", "2.6", "1.9", "4", "2", "2.7.1", "latest", "")


@pytest.mark.parametrize(("version", "vendor", "status"), CANARIES)
def test_status_of_every_version_for_every_vendor(version: str, vendor: str, status: str | None) -> None:
    assert shipped().status(version, vendor) == status


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("version", NEVER_LISTED)
def test_never_listed_is_unknown(version: str, vendor: str) -> None:
    assert shipped().status(version, vendor) is None
    assert shipped().listed_by(version) == ()


def test_canaries_are_the_whole_table() -> None:
    assert shipped().versions() == tuple(STATUSES)
    assert tuple(shipped().vendors) == VENDORS[:-1]


# Each list of a vendor: its date, the version, and the status there.
DATED = [
    ("web-paas", "2.3", "2023-08-31", "2023-08-31"),
    ("web-paas", "1.2", "2023-08-31", "2023-08-31"),
    ("upsun-fixed", "3", "2026-08-11", "2026-08-11"),
    ("upsun-fixed", "2.7", "2023-08-07", "2026-08-11"),
    ("upsun-fixed", "2.2", "2023-08-07", "2026-01-21"),
    ("upsun-fixed", "2.1", "2025-12-19", "2026-01-21"),
    ("upsun-fixed", "2.0", "2025-12-19", "2026-01-21"),
    ("upsun-fixed", "1.8", "2023-08-07", "2026-01-21"),
    ("upsun-flex", "2.1", "2026-05-28", "2026-05-28"),
    ("upsun-flex", "2.0", "2026-07-21", "2026-07-21"),
]


@pytest.mark.parametrize(("vendor", "version", "first", "last"), DATED)
def test_first_and_last_seen(vendor: str, version: str, first: str, last: str) -> None:
    listing = shipped().listing(version, vendor)
    assert listing is not None
    assert (listing.first_seen, listing.last_seen) == (first, last)
    assert listing.source.date == last


def test_dropped_versions_say_since_when() -> None:
    dropped = {(one.vendor, one.version): one.dropped for one in shipped().listings if one.dropped}
    fixed = {("upsun-fixed", version): "2026-08-11" for version in ("2.2", "2.1", "2.0", "1.8", "1.7", "1.3", "1.2")}
    assert dropped == fixed | {("upsun-flex", "2.1"): "2026-07-21"}


def test_the_shipped_policy_is_valid() -> None:
    assert load(SHIPPED).document == shipped().document


def policy(versions: dict[str, dict[str, str]], recommended: str = "2.7") -> Policy:
    """A policy of the vendors `one` and `two`, from statuses by vendor by version; `last_seen` follows the vendor."""
    seen = {"one": "2024-01-01", "two": "2025-01-01"}
    entries = {
        version: {
            vendor: {"status": status, "first_seen": "2023-01-01", "last_seen": seen[vendor], "source": vendor}
            for vendor, status in statuses.items()
        }
        for version, statuses in versions.items()
    }
    document: dict[str, Any] = {
        "date": "2025-01-01",
        "recommended": recommended,
        "vendors": {"one": "One", "two": "Two"},
        "sources": {vendor: {"title": vendor, "date": date} for vendor, date in seen.items()},
        "versions": entries,
        "relationship": {"endpoint": "influxdb", "changed_in": "2.3", "moved_keys": {"user": ["username"]}},
    }
    return parse(document)


@pytest.mark.parametrize(
    ("one", "two", "any_status", "said_by"),
    [
        ("supported", "decommissioned", "supported", "one"),
        ("retired", "supported", "supported", "two"),
        ("deprecated", "retired", "deprecated", "one"),
        ("decommissioned", "deprecated", "deprecated", "two"),
        ("retired", "decommissioned", "retired", "one"),
        ("decommissioned", "decommissioned", "decommissioned", "two"),
        ("deprecated", "deprecated", "deprecated", "two"),
    ],
)
def test_any_takes_the_most_favourable_word_and_of_equal_ones_the_newest(
    one: str, two: str, any_status: str, said_by: str
) -> None:
    listing = policy({"1.8": {"one": one, "two": two}}).listing("1.8")
    assert listing is not None
    assert (listing.status, listing.vendor) == (any_status, said_by)


def test_version_that_one_vendor_never_listed_is_offered_by_others() -> None:
    assert shipped().listing("3", "web-paas") is None
    assert [one.vendor for one in shipped().listed_by("3")] == ["upsun-fixed", "upsun-flex"]
    assert [(one.vendor, one.status) for one in shipped().listed_by("2.2")] == [
        ("web-paas", "deprecated"),
        ("upsun-fixed", "deprecated"),
        ("upsun-flex", "retired"),
    ]


@pytest.mark.parametrize(
    ("version", "nearest"),
    [
        ("2.6", ("2.7", "2.3")),
        ("2.4", ("2.3", "2.7")),
        ("2.5", ("2.7", "2.3")),
        ("2", ("2.7", "2.3")),
        ("1.9", ("2.7", "2.3")),
        ("4", ("3", "2.7")),
        ("3.1", ("3", "2.7")),
        ("v2.3", ("2.3", "2.7")),
        ("2.7.1", ("2.7", "2.3")),
        ("latest", ("2.7", "3")),
        ("", ("2.7", "3")),
        ("9" * 5000, ("3", "2.7")),
        ("٢.٧", ("2.7", "3")),  # noqa: RUF001
    ],
)
def test_nearest_versions_to_an_unknown_one(version: str, nearest: tuple[str, ...]) -> None:
    assert shipped().nearest(version) == nearest


def test_nearest_versions_are_the_vendors_own() -> None:
    assert shipped().nearest("3", "web-paas") == ("2.7", "2.3")
    assert policy({"2.7": {"one": "supported"}}).nearest("2.6", "two") == ()


@pytest.mark.parametrize(
    ("versions", "target"),
    [
        ({"2.7": {"two": "supported"}, "2.3": {"two": "supported"}}, "2.7"),
        ({"3": {"two": "supported"}, "2.7": {"one": "supported"}, "2.3": {"two": "supported"}}, "2.3"),
        ({"3": {"two": "supported"}, "2.7": {"one": "supported"}, "2.3": {"two": "retired"}}, "3"),
        ({"3": {"two": "decommissioned"}, "2.7": {"one": "supported"}}, "2.7"),
    ],
    ids=["recommended", "same major", "any major", "nothing supported"],
)
def test_target(versions: dict[str, dict[str, str]], target: str) -> None:
    assert policy(versions).target("two") == target


@pytest.mark.parametrize("vendor", VENDORS)
def test_target_of_the_shipped_policy(vendor: str) -> None:
    assert shipped().target(vendor) == "2.7"


def test_every_status_has_a_rank_and_a_meaning() -> None:
    assert [one.rank for one in Status] == [0, 1, 2, 3]
    assert [one.meaning for one in Status] == [
        "maintained",
        "no security updates",
        "not maintained",
        "not available any more",
    ]


def test_newest_list() -> None:
    assert {vendor: shipped().newest_list(vendor) for vendor in VENDORS} == {
        "web-paas": "2023-08-31",
        "upsun-fixed": "2026-08-11",
        "upsun-flex": "2026-07-21",
        ANY: None,
    }


def test_versions_are_ordered_as_numbers() -> None:
    assert sorted(["3", "2.10", "2.7", "2"], key=version_key) == ["2", "2.7", "2.10", "3"]
    assert policy({"2.7": {"one": "supported"}, "2.10": {"one": "supported"}}).versions() == ("2.10", "2.7")


@pytest.mark.parametrize(
    ("version", "new"), [("1.8", False), ("2.2", False), ("2.3", True), ("2.10", True), ("3", True)]
)
def test_shape_of_the_credentials(version: str, new: bool) -> None:
    assert shipped().has_new_keys(version) is new


def test_start_imports_no_validator() -> None:
    code = "import sys; from influx_lint.registry import policy; policy.shipped(); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(run.stdout.split())
    assert "influx_lint.registry.policy" in modules
    assert modules.isdisjoint(
        {"jsonschema", "influx_lint.registry.documents", "influx_lint.registry.update", "difflib"}
    )


def test_shipped_text_is_canonical() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n" == text
