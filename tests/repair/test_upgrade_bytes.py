"""An upgrade changes the version's characters and no others."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from command_line import run
from hypothesis import given, settings, strategies as st

from influx_lint.findings import Outcome
from influx_lint.project import layout
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import shipped
from influx_lint.repair.drafts import unsaved
from influx_lint.repair.plan import Plan, UpgradeError, make_plan
from influx_lint.run import check
from influx_lint.settings_files import SettingsFinder

TARGET = shipped().recommended
OLD = [version for version in shipped().versions() if version not in shipped().offered()]


def plan_of(root: Path) -> Plan | None:
    """The plan of a project, its code left aside."""

    def look(over: Mapping[Path, bytes]) -> Outcome:
        return check([str(root)], SettingsFinder(isolated=True), unsaved=over)

    return make_plan(look, Workspace(root), shipped(), vendor="any", target=TARGET, is_named=False)


def upgraded(data: bytes, name: str = ".platform/services.yaml") -> bytes:
    """A services file after the upgrade of its project; the same where nothing changes. Raises UpgradeError."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / name
        path.parent.mkdir()
        path.write_bytes(data)
        plan = plan_of(path.parent.parent)
        return unsaved(plan.drafts).get(path, data) if plan else data


names = st.sampled_from(["timedb", "influx-main", "metrics_2", "Zeitreihe", "'a b'", '"ü"'])
blanks = st.sampled_from(["", " ", "   "])
comments = st.sampled_from(["", " # was 1.7", " # influxdb:2.2 é", "  # noqa: NFX110"])
MARK = "@"
"""Where the version goes."""


@st.composite
def definitions(draw: st.DrawFn, name: str) -> str:
    """A service in YAML, `@` for its version, in any of the ways that a type can be written."""
    scalar = draw(
        st.sampled_from(["influxdb:@", "'influxdb:@'", '"influxdb:@"', '"\\x69nfluxdb:@"', "!!str influxdb:@"])
    )
    comment = draw(comments)
    disk = draw(st.sampled_from(["", "    disk: 1024\n", "    disk:   1024   # MB\n"]))
    form = draw(st.sampled_from(["block", "flow", "folded", "anchor", "key"]))
    if form == "block":
        return f"{name}:{comment}\n{disk}    type: {draw(blanks)}{scalar}{draw(blanks)}{comment}\n"
    if form == "flow":
        return f"{name}: {{ disk: 5,  type: {scalar}, size: S }}{comment}\n"
    if form == "folded":
        return f"{name}:\n    type: >-{comment}\n        influxdb:@\n{disk}"
    if form == "anchor":
        return f"{name}:\n    type: &t{abs(hash(name))} {scalar}{comment}\n{disk}"
    return f"? {name}\n: type: {scalar}{comment}\n"


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A services file, and what it is to be after the upgrade."""
    chosen = draw(st.lists(names, unique=True, min_size=1, max_size=3))
    parts = [draw(definitions(name)) for name in chosen]
    others = st.sampled_from(["", "# a comment\n", "db:\n    type: postgresql:15\n    disk: 512\n\n", "\n\n"])
    head = draw(st.sampled_from(["", "---\n", "%YAML 1.2\n---\n", "# services\n"]))
    text = head + "".join(part + draw(others) for part in dict.fromkeys(parts))
    text = (
        text
        if text.count("db:\n    type: postgresql") < 2
        else text.replace("db:\n    type: postgresql:15\n    disk: 512\n", "")
    )
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    old = draw(st.sampled_from(OLD))
    return text.replace(MARK, old).encode(encoding), text.replace(MARK, TARGET).encode(encoding)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(files())
def test_generated_files(file: tuple[bytes, bytes]) -> None:
    before, after = file
    assert upgraded(before) == after
    assert upgraded(after) == after


def test_an_alias_is_changed_where_it_is_written() -> None:
    before = b"a: &one\n    type: &two influxdb:2.2\nb: *one\nc:\n    type: *two\nd:\n    <<: *one\n"
    assert upgraded(before) == before.replace(b"2.2", TARGET.encode())


def test_a_version_that_is_not_spelled_out_is_left_and_told(tmp_path: Path) -> None:
    services = tmp_path / ".platform" / "services.yaml"
    services.parent.mkdir()
    services.write_text('timedb:\n    type: "influxdb:2\\x2e2"\n')
    done = run("upgrade", str(tmp_path), "--write")
    assert done.status == 1
    assert "the version of 'timedb' is not spelled out here" in done.out
    assert "nothing was written" in done.err
    assert services.read_text() == 'timedb:\n    type: "influxdb:2\\x2e2"\n'


VERSION = re.compile(rb"(?m)^([^#\n]*\btype\b[\"']?[ \t]*:[ \t]*[\"']?influxdb:)(\d+(?:\.\d+)?)")


def with_version(data: bytes, version: str) -> bytes:
    return VERSION.sub(lambda match: match[1] + version.encode(), data)


@pytest.mark.slow
def test_real_files_with_their_versions_changed(corpus: Path) -> None:
    tried = 0
    for path in sorted(corpus.rglob("*")):
        if not path.is_file() or layout.kind_of(path.parent.name, path.name) not in (
            layout.Kind.SERVICES,
            layout.Kind.FLEX,
        ):
            continue
        data = path.read_bytes()
        name = f"{path.parent.name}/{path.name}"
        if not VERSION.search(data):
            with suppress(UpgradeError):
                assert upgraded(data, name) == data, path
            continue
        for version in OLD:
            tried += 1
            assert upgraded(with_version(data, version), name) == with_version(data, TARGET), path
    assert tried >= len(OLD)


def test_real_files_with_an_influxdb_service_added(corpus: Path) -> None:
    """Real comments, quoting and line ends around a service of a generated one's making."""
    added = b"added_timedb:\n    type: 'influxdb:2.2'   # kept\n    disk: 512\n"
    tried = 0
    for path in sorted(corpus.rglob("services.yaml")):
        data = path.read_bytes()
        if layout.kind_of(path.parent.name, path.name) is not layout.Kind.SERVICES or VERSION.search(data):
            continue
        line_end = b"\r\n" if b"\r\n" in data else b"\n"
        whole = data + (b"" if data.endswith(b"\n") or not data else line_end) + added.replace(b"\n", line_end)
        expected = whole.replace(b"influxdb:2.2", b"influxdb:" + TARGET.encode())
        with suppress(UpgradeError):
            assert upgraded(whole, f"{path.parent.name}/{path.name}") == expected, path
            tried += 1
    assert tried > 100


@pytest.mark.parametrize("name", [".platform/services.yaml", ".symfony/services.yaml", ".magento/services.yaml"])
def test_every_layout(name: str) -> None:
    assert upgraded(b"x: {type: influxdb:1.8}\n", name) == f"x: {{type: influxdb:{TARGET}}}\n".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("type: influxdb@2.2", "type: influxdb:2.7"),
        ("type: 'influxdb@2.2' # influxdb@2.2", "type: 'influxdb:2.7' # influxdb@2.2"),
        ("type: influxdb/2.2", "type: influxdb:2.7"),
        ('type: "influxdb: 2.2"', 'type: "influxdb:2.7"'),
        ("type: 'influxdb:2.2 '", "type: 'influxdb:2.7'"),
        ("type: InfluxDB:2.2", "type: influxdb:2.7"),
        ("type: 'influxdb:'", "type: 'influxdb:2.7'"),
        ("type: influxdb", "type: influxdb:2.7"),
        ("type: !!str influxdb:2.2", "type: !!str influxdb:2.7"),
        ("type: &influxdb-2.2 influxdb:2.2", "type: &influxdb-2.2 influxdb:2.7"),
        ("type: !!str &a 'influxdb:2.2'", "type: !!str &a 'influxdb:2.7'"),
        ("type: >-\n    influxdb:2.2", "type: >-\n    influxdb:2.7"),
        ("type: |-\n    influxdb:2.2\n", "type: |-\n    influxdb:2.7\n"),
        ("type: |\n    influxdb:2.2\n", None),
        ("type: >\n    influxdb@2.2\n", None),
        ("type: {influxdb: 2.2}", None),
        ("type: [influxdb, 2.2]", None),
        ("type: 2.2", None),
        ("type: influxdb:2.2:latest", None),
        ('type: "influxdb:\\x32.2"', 'type: "influxdb:\\x32.7"'),
        ('type: "influxdb:2\\x2e2"', None),
        ('type: "influxdb@\\x32.2"', None),
        ('type: "influxdb:\\\n    2.2"', 'type: "influxdb:\\\n    2.7"'),
    ],
)
def test_the_type_is_what_the_platform_takes_or_is_left(before: str, after: str | None) -> None:
    """What is left is told, with what to write; nothing else is changed."""
    text = "timedb:\n  {}\n  disk: 1024\nother:\n  type: influxdb:2.2\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / ".platform/services.yaml"
        path.parent.mkdir()
        path.write_text(text.format(before))
        plan = plan_of(path.parent.parent)
    assert plan
    [draft] = plan.drafts
    assert draft.characters == text.format(after or before).replace(
        "other:\n  type: influxdb:2.2", f"other:\n  type: influxdb:{TARGET}"
    )
    said = [one.advice for one in plan.open if one.blocks] or [one.reason for one in plan.kept]
    assert (said != []) is (after is None)
    assert set(said) <= {"Write the type as influxdb:2.7.", "not a version that can be compared"}


def test_flex() -> None:
    before = b"services:\n    x:\n        type: influxdb:2.2\n"
    assert upgraded(before, ".upsun/config.yaml") == before.replace(b"2.2", TARGET.encode())
