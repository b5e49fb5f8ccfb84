from __future__ import annotations

import json
from pathlib import Path

import pytest

from influx_lint.registry import update
from influx_lint.registry.policy import ANY, shipped
from influx_lint.reports.policy import describe, describe_json, show, show_json


def registry(tmp_path: Path, supported: list[str], **others: list[str]) -> Path:
    path = tmp_path / "registry.json"
    path.write_text(json.dumps({"influxdb": {"versions": {"supported": supported, **others}}}), encoding="utf-8")
    return path


@pytest.mark.parametrize("vendor", [*shipped().vendors, ANY])
def test_table_has_every_version_status_list_and_moved_key(vendor: str) -> None:
    policy = shipped()
    text = show(policy, vendor)
    rows = {line.split()[0]: line.split() for line in text.splitlines() if line[:1].isdigit()}
    assert tuple(rows) == policy.versions(vendor)
    for version, row in rows.items():
        assert row[1] == policy.status(version, vendor)
    for listing in policy.listings:
        if vendor in (ANY, listing.vendor):
            assert listing.source.date in text
            assert listing.source.url is None or listing.source.url in text
    for old, new in policy.moved_keys.items():
        assert [old, "->", ".".join(new)] in [line.split() for line in text.splitlines()]
    assert text.startswith("InfluxDB policy of 2026-08-11; move to 2.7\n")
    assert max(map(len, text.splitlines())) <= 100
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_table_of_one_vendor() -> None:
    lines = show(shipped(), "web-paas").splitlines()
    assert lines[2:6] == [
        "version  web-paas        first seen  last seen",
        "2.7      supported [1]   2023-08-31  2023-08-31",
        "2.3      supported [1]   2023-08-31  2023-08-31",
        "2.2      deprecated [1]  2023-08-31  2023-08-31",
    ]
    assert lines[-3:] == ["", "Lists", '  [1]  2023-08-31  Web PaaS documentation, "InfluxDB (Database service)"']


def test_json_of_the_policy() -> None:
    every = json.loads(show_json(shipped()))
    assert every["policy"] == shipped().document
    one = json.loads(show_json(shipped(), "web-paas"))
    assert (one["vendor"], one["target"]) == ("web-paas", "2.7")
    assert one["statuses"] == {
        version: shipped().status(version, "web-paas") for version in shipped().versions("web-paas")
    }
    assert all(list(entries) == ["web-paas"] for entries in one["policy"]["versions"].values())


def test_description_of_changes(tmp_path: Path) -> None:
    path = registry(tmp_path, ["2.8", "2.7", "1.8"], deprecated=["3"], legacy=["1.1"])
    assert describe(update.plan(shipped(), path, date="2026-09-01")) == (
        f"{path}: documentation registry of 2026-09-01, against Upsun Fixed (Platform.sh) in the policy of 2026-08-11\n"
        "\n"
        "Adds\n"
        "  2.8  supported\n"
        "\n"
        "Changes\n"
        "  3  supported, last seen 2026-08-11 -> deprecated\n"
        "\n"
        "Drops without a word (to be accepted)\n"
        "  2.3  supported, last seen 2026-08-11 -> not listed\n"
        "\n"
        "Brings back (to be accepted)\n"
        "  1.8  deprecated, last seen 2026-01-21, dropped 2026-08-11 -> supported\n"
        "\n"
        "Not taken\n"
        "  1.1  called 'legacy'\n"
        "\n"
        "Unchanged: 2.7\n"
        "Dropped before, and still not listed: 2.2, 2.1, 2.0, 1.7, 1.3, 1.2\n"
    )


def test_description_of_nothing_new(tmp_path: Path) -> None:
    path = registry(tmp_path, ["3", "2.7", "2.3"])
    text = describe(update.plan(shipped(), path))
    assert text.startswith(f"{path}: documentation registry of an unknown date, against ")
    assert "\nNothing new.\nUnchanged: 3, 2.7, 2.3\n" in text


def test_description_shows_no_control_characters(tmp_path: Path) -> None:
    path = registry(tmp_path, ["2.7"], **{"\x1b[2J\nsupported": ["9"], "supported\u2028": ["\x1b[31m"]})
    text = describe(update.plan(shipped(), path)).replace(str(path), "")
    assert text.replace("\n", "").isprintable()


def test_json_of_changes(tmp_path: Path) -> None:
    path = registry(tmp_path, ["2.8", "2.7"], deprecated=["3"])
    answer = json.loads(describe_json(update.plan(shipped(), path, date="2026-09-01")))
    assert answer["changes"]["adds"] == [{"version": "2.8", "before": None, "after": "supported"}]
    assert answer["changes"]["changes"] == [{"version": "3", "before": "supported", "after": "deprecated"}]
    assert answer["to_accept"] == ["2.3"]
    assert answer["source"]["date"] == "2026-09-01"
    assert json.loads(describe_json(update.plan(shipped(), path)))["source"] is None
