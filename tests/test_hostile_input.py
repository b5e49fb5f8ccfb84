"""Input that was made to break a reader: a finding or a one-line error with the path, and never a traceback.

Each runs in a process of its own with little memory and time, so that what has no bound ends the test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from command import CHECKOUT, Make, influx_lint

pytestmark = pytest.mark.slow

SERVICES = ".platform/services.yaml"
MANY = 100_000
SECONDS = 60
LIMITED = ("sh", "-c", f'ulimit -v {1 << 20} && ulimit -t {SECONDS} && exec "$@"', "sh")
"""Runs a command with one GB of memory and a minute: by a shell, since to fork one as large as this is slow."""


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LIMITED, sys.executable, "-m", "influx_lint", "check", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="surrogateescape",
        timeout=10 * SECONDS,
        check=False,
    )


def lines(count: int, line: Callable[[int], str]) -> str:
    return "".join(map(line, range(count)))


BOMB = "a0: &a0 [x, x]\n" + lines(60, lambda n: f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]\n")
MERGE_BOMB = "a0: &a0 {k: 1}\n" + lines(
    60, lambda n: f"a{n + 1}: &a{n + 1} {{<<: [{', '.join([f'*a{n}'] * 9)}], b: *a{n}}}\n"
)
OLD = "influxdb:\n  type: influxdb:2.2\n"

# What is in the file, and the findings that have to be told: the codes, or what the only finding says.
HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "not UTF-8": (b"timedb:\n  type: influxdb:2.2 # \xe9\n", ":2:24: NFX901 not valid UTF-8 text: "),
    "half of UTF-16": (b"\xff\xfea\x00:", ":1:2: NFX901 not valid UTF-16-LE text: "),
    "UTF-16": ((OLD + "# é").encode("utf-16"), ":2:9: NFX101 "),
    "UTF-16 without a mark": (OLD.encode("utf-16-be"), ":2:9: NFX101 "),
    "a byte-order mark": (("\ufeff" + OLD).encode(), ":2:9: NFX101 "),
    "binary": (bytes(range(256)) * 100, ": NFX901 not valid "),
    "a NUL": (b"a: 1\nb: \x00\n", ":2:4: NFX901 not valid YAML: the character U+0000 is not allowed"),
    "brackets without end": ("influxdb: " + "[" * MANY, ": NFX901 nested too deeply to be read"),
    "brackets that close": ("influxdb: " + "[" * MANY + "]" * MANY, ": NFX901 nested too deeply to be read"),
    "braces": ("influxdb: " + "{a: " * MANY + "}" * MANY, ": NFX901 nested too deeply to be read"),
    "sequences in sequences": ("influxdb:\n" + "- " * MANY + "x", ": NFX901 nested too deeply to be read"),
    "keys in keys": ("? " * MANY + "x", ": NFX901 nested too deeply to be read"),
    "flow keys in flow keys": ("{? " * MANY, ": NFX901 nested too deeply to be read"),
    "blocks in blocks": (lines(2500, lambda n: " " * n + "influxdb:\n"), ": NFX110 'influxdb' lacks the key 'type'"),
    "deeper blocks": ("a: &b c\n" + lines(2500, lambda n: " " * n + "c:\n"), ": NFX901 nested too deeply"),
    "an alias bomb": (BOMB + "influxdb:\n  type: influxdb:2.2\n  configuration: *a60\n", ":61:6: NFX110 "),
    "an alias bomb for a service": (
        BOMB + "influxdb: *a60\n",
        ":62:1: NFX110 'influxdb' must be a mapping, not a list",
    ),
    "a merge bomb": (MERGE_BOMB + "influxdb:\n  <<: *a60\n", ":62:1: NFX110 'influxdb' lacks the key 'type'"),
    "a cycle": ("influxdb: &a\n  type: influxdb:2.2\n  configuration: *a\n  <<: *a\n", ":2:9: NFX101 "),
    "a merge chain": (
        "a0: &a0 {type: influxdb:2.2}\n" + lines(3000, lambda n: f"a{n + 1}: &a{n + 1}\n  <<: *a{n}\n  k{n}: 1\n"),
        ": NFX901 the merge keys up to here bring in more than 100,000 entries",
    ),
    "wide merges": (
        f"a: &a {{{lines(3000, lambda n: f'k{n}: 1, ')}}}\n"
        + lines(3000, lambda n: f"timedb{n}: {{<<: *a, type: influxdb:2.7}}\n"),
        ": NFX901 the merge keys up to here bring in more than 100,000 entries",
    ),
    "lists of merges": (
        f"a: &a {{k: 1}}\nb: &b\n  <<: [{'*a, ' * 3000}]\n" + lines(3000, lambda n: f"c{n}: {{<<: *b}}\n"),
        ": NFX901 the merge keys up to here bring in more than 100,000 entries",
    ),
    "many merges in one": ("a: &a {type: influxdb:2.2}\ninfluxdb:\n" + "  <<: *a\n" * 10_000, "NFX101 NFX101"),
    "duplicate keys": (OLD * 20_000, " ".join(["NFX111"] * 19_999 + ["NFX101"])),
    "unknown keys": (
        "influxdb:\n  type: influxdb:2.7\n" + lines(20_000, lambda n: f"  k{n}: 1\n"),
        " ".join(["NFX110"] * 20_000),
    ),
    "unknown keys behind aliases": (
        f"a: &a {{type: influxdb:2.7, {lines(3000, lambda n: f'k{n}: 1, ')}}}\n" + lines(3000, lambda n: f"t{n}: *a\n"),
        " ".join(["NFX110"] * 3000),
    ),
    "a shared configuration": (
        f"a: &a {{{lines(10_000, lambda n: f'k{n}: 1, ')}}}\n"
        + lines(5000, lambda n: f"t{n}: {{type: influxdb:2.7, configuration: *a}}\n"),
        "",
    ),
    "services without types": (lines(5000, lambda n: f"t{n}:\n  type:\n") + OLD, "NFX101"),
    "a huge number": ("influxdb:\n  type: influxdb:2.7\n  disk: " + "9" * MANY + "\n", ""),
    "a huge number for a type": ("influxdb:\n  type: " + "9" * MANY + "\n", ":2:9: NFX110 type of 'influxdb' must be"),
    "a huge exponent": ("influxdb:\n  type: influxdb:2.7\n  disk: 1e" + "9" * MANY, ":3:9: NFX110 disk of"),
    "a long name": ("x" * 1024 + ":\n  type: influxdb:2.2\n", ":2:9: NFX101 "),
    "a huge name": ("x" * 3_000_000 + ":\n  type: influxdb:2.2\n", ":1:3000001: NFX901 not valid YAML: "),
    "a huge version": (
        "influxdb:\n  type: influxdb:" + "2" * 3_000_000,
        ":2:9: NFX102 no vendor ever offered InfluxDB '222",
    ),
    "a long line": (f"influxdb: {{type: influxdb:2.2, configuration: {{{'a b, ' * 5000}}}}}\n", ":1:18: NFX101 "),
    "blanks": ("influxdb:" + " " * 3_000_000 + "x\n", ":1:1: NFX110 "),
    "colons": ("influxdb: " + "a:" * 200_000 + "\n", ": NFX901 not valid YAML: a key is not expected here"),
    "an open quote": ("influxdb: '" + "a" * 1_000_000, ":1:11: NFX901 not valid YAML: this quote is never closed"),
    "a long comment": ("#" * 3_000_000 + "\n" + OLD, ":3:9: NFX101 "),
    "documents": ("---\n" * 20_000 + OLD, ":20002:9: NFX101 "),
    "anchors given anew": ("- &a x\n" * 20_000, ""),
    "suppressions": (f"influxdb:\n  type: influxdb:2.2 {'# noqa: NFX101 ' * 5000}\n", " ".join(["NFX902"] * 4999)),
    "odd tags": ("a: !!int x\nb: !!map x\ninfluxdb: {type: !!float z, disk: !!bool z}\n", "NFX110 NFX110"),
    "a version of YAML to come": ("%YAML 9.9\n---\n" + OLD, ":1:1: NFX901 not valid YAML: "),
    "directives": ("%TAG !a! tag:x,2000:\n---\ninfluxdb: {type: !a!b influxdb:2.2}\n", ""),
    "odd keys": ("{a: b}: influxdb\n? [x]\n: y\nnull: {type: influxdb:2.2}\n", ":4:14: NFX101 "),
    "odd line ends": (b"influxdb:\r  type: influxdb:2.2\r", ":2:9: NFX101 "),
    "half a surrogate pair": (b'influxdb:\n  type: "influxdb:\\uD800"\n', ":2:9: NFX102 "),
    "control characters": (b'"\\e[31m\\x07influxdb\\u202e": {type: influxdb:2.2}\n', ":1:36: NFX101 "),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_services(name: str, make_project: Make) -> None:
    content, wanted = HOSTILE[name]
    done = check(make_project({SERVICES: content}))
    assert done.stderr == ""
    assert done.returncode == bool(wanted)
    *found, summary = done.stdout.splitlines()
    assert "checked" in summary
    assert all(len(line) < 400 and line.isprintable() for line in found)
    if ":" in wanted:
        assert any(line.startswith(SERVICES) and wanted in line for line in found), found
    else:
        assert " ".join(line.split(": ")[1].split()[0] for line in found) == wanted


def test_a_file_of_100_megabytes(make_project: Make) -> None:
    root = make_project({SERVICES: OLD, "sub/.platform/services.yaml": ""})
    with (root / "sub" / SERVICES).open("wb") as file:
        file.truncate(100_000_000)
    done = check(root)
    assert done.returncode == 2
    assert f"sub/{SERVICES}: larger than 4 MB\n" in done.stdout
    assert f"{SERVICES}:2:9: NFX101 " in done.stdout


@pytest.mark.parametrize("count", [1, 5000])
def test_relationships_without_end(count: int, make_project: Make) -> None:
    root = make_project(
        {
            ".platform.app.yaml": "name: x\nrelationships:\n" + lines(count, lambda n: f"  r{n}: 'no{n}:influxdb'\n"),
            SERVICES: lines(count, lambda n: f"db{n}: {{type: influxdb:2.7}}\n"),
        }
    )
    done = check(root, "-q")
    assert done.stderr == ""
    assert done.stdout.count(" NFX120 ") == count


def test_includes_without_end(make_project: Make) -> None:
    root = make_project(
        {
            SERVICES: lines(2000, lambda n: f"t{n}: !include {n % 500}.yaml\n"),
            **{f".platform/{number}.yaml": "type: influxdb:2.2\n" for number in range(500)},
        }
    )
    done = check(root, "-q")
    assert done.stderr == ""
    assert done.stdout.count(" NFX101 ") == 2000


VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

HOSTILE_PYTHON: dict[str, tuple[bytes, str]] = {
    "deep": (b"x = " + b"(" * MANY, ": NFX901 "),
    "deep unary": (b"x = " + b"-" * MANY + b"user", ": NFX901 "),
    "a NUL": (b"user = '\x00'\n", f": NFX901 not valid for Python {VERSION}, which runs influx-lint: "),
    "not UTF-8": (b"# user\nx = '\xe9'\n", ":2:"),
    "an encoding that is none": (b"# coding: nonsense\nuser = 1\n", ": NFX901 cannot be decoded: "),
    "UTF-16": ("user = 1\n".encode("utf-16"), ": NFX901 "),
    "broken": (b"def user(:\n", f":1:10: NFX901 not valid for Python {VERSION}, which runs influx-lint: "),
}


@pytest.mark.parametrize("name", HOSTILE_PYTHON)
def test_hostile_python(name: str, make_project: Make) -> None:
    content, wanted = HOSTILE_PYTHON[name]
    done = check(make_project({"app.py": content}), "app.py")
    assert done.stderr == ""
    assert done.returncode == 1
    assert wanted in done.stdout.splitlines()[0]


ODD_NAMES = ["a\nb", "a\tb", "caf\udce9", "é🙂", " ", "a:1:2", "\x1b[31m", "-x"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(name: str, make_project: Make) -> None:
    root = make_project({f"{name}/{SERVICES}": OLD})
    for argument in (".", f"./{name}", f"./{name}/{SERVICES}"):
        done = check(root, argument)
        assert done.stderr == ""
        assert done.returncode == 1
        [line, _] = done.stdout.splitlines()
        assert line.isprintable()
        assert f"{SERVICES}:2:9: NFX101 " in line


POLICIES: list[tuple[str | bytes | None, str]] = [
    (None, "no such file or directory"),
    ("", "not JSON"),
    ("[" * MANY, "nested too deeply"),
    (b"\xff", "not utf-8 text"),
    ("{}", "lacks"),
    ('{"a": 1, "a": 2}', "twice"),
    (b" " * 5_000_000, "larger than 4 MB"),
]


@pytest.mark.parametrize(("content", "message"), POLICIES)
def test_a_policy_with_errors(content: str | bytes | None, message: str, make_project: Make) -> None:
    root = make_project({SERVICES: OLD} | ({} if content is None else {"policy.json": content}))
    done = check(root, "--policy", "policy.json")
    assert done.returncode == 2
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "policy.json" in line
    assert message in line


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.mkdir(), lambda path: path.symlink_to("/dev/zero")])
def test_a_policy_that_is_no_file(make: Callable[[Path], None], make_project: Make) -> None:
    root = make_project({SERVICES: OLD, ".influx-lint.toml": 'policy = "policy.json"\n'})
    make(root / "policy.json")
    done = check(root)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "policy.json: cannot be read: " in line


SETTINGS: list[tuple[str, str | bytes, str]] = [
    (".influx-lint.toml", "selct = []", "no key 'selct'; did you mean 'select'?"),
    (".influx-lint.toml", "vendor = 5", "'vendor' must be the key of a vendor, not the number 5"),
    (".influx-lint.toml", 'vendor = "aws"', "'vendor' must be one of any, web-paas, upsun-fixed, upsun-flex"),
    (".influx-lint.toml", "vendor = [", "not valid TOML"),
    (".influx-lint.toml", b"\xff", "not UTF-8"),
    (".influx-lint.toml", "x = " + "[" * MANY, "nested too deeply"),
    ("pyproject.toml", "[tool.influx-lint]\nvendor = 5", "'vendor' must be the key of a vendor, not the number 5"),
    ("pyproject.toml", "[tool.influx_lint]\n", "did you mean [tool.influx-lint]?"),
    ("pyproject.toml", "[tool]\ninflux-lint = 5", "must be a table, not the number 5"),
]


@pytest.mark.parametrize(("name", "content", "message"), SETTINGS)
def test_settings_with_errors(name: str, content: str | bytes, message: str, make_project: Make) -> None:
    done = check(make_project({SERVICES: OLD, name: content}))
    assert done.returncode == 2
    line, *_where = done.stderr.splitlines()
    assert line.startswith(f"influx-lint: {name}")
    assert message in line


UNPRIVILEGED = """
import os, sys, io, contextlib
from influx_lint.cli import main

def quietly(*arguments):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["check", *arguments])

# What is imported late may not be readable later.
quietly("warm")
quietly("warm", "-v", "nowhere")
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["check", *sys.argv[1:]]))
"""


CLOSED = (f"file/{SERVICES}", "folder", "conf/.platform", "include/.platform/db.yaml")


@pytest.fixture
def closed_folders() -> Iterator[Path]:
    """A project in which some files and folders may not be entered or read, for whoever is not root.

    It stands in a folder that everyone may enter, which pytest's own is not.
    """
    files = {
        SERVICES: OLD,
        f"file/{SERVICES}": OLD,
        f"folder/{SERVICES}": OLD,
        f"conf/{SERVICES}": OLD,
        "conf/app.py": "# user\n",
        "conf/.platform.app.yaml": "name: app\nrelationships: {db: 'nodb:influxdb'}\n",
        f"include/{SERVICES}": "timedb: !include db.yaml\n",
        "include/.platform/db.yaml": "type: influxdb:2.2\n",
        f"warm/{SERVICES}": "influxdb: {type: influxdb:2.2, x: 1} # noqa\na: 'b\\n'\n",
        "warm/a.py": "x['user']",
    }
    with TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        for path in CLOSED:
            (root / path).chmod(0)
        yield root
        for path in CLOSED:
            (root / path).chmod(0o755)


def unprivileged(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def test_what_may_not_be_read_is_told_and_the_rest_is_checked(closed_folders: Path) -> None:
    done = unprivileged(closed_folders, ".")
    assert done.stderr == ""
    assert done.returncode == 2
    told = done.stdout.splitlines()
    assert f"file/{SERVICES}: permission denied" in told
    assert "folder: permission denied" in told
    assert "conf/.platform: permission denied" in told
    assert "include/.platform/db.yaml: permission denied" in told
    assert any(line.startswith(f"{SERVICES}:2:9: NFX101 ") for line in told)
    assert "NFX120" not in done.stdout


@pytest.mark.parametrize(
    "name", [f"file/{SERVICES}", "folder", f"folder/{SERVICES}", "folder/x/y.py", f"conf/{SERVICES}", "conf/.platform"]
)
def test_what_may_not_be_read_is_told_where_it_is_named(name: str, closed_folders: Path) -> None:
    done = unprivileged(closed_folders, name)
    assert done.stderr == ""
    assert done.returncode == 2
    assert f"{name}: permission denied\n" in done.stdout


@pytest.mark.parametrize("name", ["conf/app.py", "conf/.platform.app.yaml"])
def test_what_stands_beside_a_closed_folder_is_checked(name: str, closed_folders: Path) -> None:
    done = unprivileged(closed_folders, name)
    assert (done.returncode, done.stdout) == (0, "no findings; 1 file checked\n")


def test_a_file_that_vanishes_is_told(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project({SERVICES: OLD, f"b/{SERVICES}": OLD})
    from influx_lint.project import files

    find = files.find

    def find_and_remove(*arguments: object, **keywords: object) -> files.Listing:
        listing = find(*arguments, **keywords)  # type: ignore[arg-type]
        (root / "b" / SERVICES).unlink(missing_ok=True)
        return listing

    monkeypatch.setattr(files, "find", find_and_remove)
    said = influx_lint("check", folder=root)
    assert said.status == 2
    assert f"b/{SERVICES}: no such file or directory\n" in said.out
    assert said.codes == ["NFX101"]
