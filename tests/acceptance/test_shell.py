"""The real command in a shell: streams that are closed, full or given up, a terminal, and an interruption."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import CHECKOUT, Make, in_shell

SERVICES = ".platform/services.yaml"
OLD = "timedb:\n    type: influxdb:2.2\n    disk: 1024\n"
COMMAND = f"PYTHONPATH='{CHECKOUT}' '{sys.executable}' -m influx_lint"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line.replace("influx-lint", COMMAND)], cwd=folder, capture_output=True, text=True, check=False
    )


def test_the_example_of_every_status(make_project: Make) -> None:
    root = make_project({f"old/{SERVICES}": OLD, f"new/{SERVICES}": OLD.replace("2.2", "2.7"), "none/x": ""})
    done = in_shell("check", "old", folder=root)
    assert done.returncode == 1
    assert done.stdout.startswith(f"old/{SERVICES}:2:11: NFX101 InfluxDB 2.2 is deprecated ".encode())
    for folder, status in [("new", 0), ("none", 3), ("nowhere", 2)]:
        assert in_shell("check", folder, folder=root).returncode == status


def test_the_example_project(tmp_path: Path) -> None:
    configured = [*CHECKOUT.glob("examples/*/.platform/services.yaml"), *CHECKOUT.glob("examples/*/.upsun/*.yaml")]
    examples = [one for one in configured if "influxdb:2.2" in one.read_text(encoding="utf-8")]
    assert examples
    for services in examples:
        done = in_shell("check", "--select", "NFX101", str(services), folder=tmp_path)
        text = services.read_text(encoding="utf-8").splitlines()
        number = next(number for number, line in enumerate(text, 1) if "influxdb:2.2" in line)
        column = text[number - 1].index("influxdb:2.2") + 1
        assert done.returncode == 1
        assert done.stdout.decode().startswith(f"{services}:{number}:{column}: NFX101 ")
        moved = services.read_bytes().replace(b"influxdb:2.2", b"influxdb:2.7")
        done = in_shell("check", "--select", "NFX1", "-", "--stdin-filename", "x.yaml", folder=tmp_path, stdin=moved)
        assert (done.returncode, done.stdout) == (0, b"no findings; 1 file checked\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("influx-lint check . | head -n 0; exit ${PIPESTATUS[0]}", 1, ""),
        ("influx-lint check . | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}", 1, ""),
        ("influx-lint check clean | head -n 0; exit ${PIPESTATUS[0]}", 0, ""),
        ("influx-lint rules | head -n 0; exit ${PIPESTATUS[0]}", 0, ""),
        ("influx-lint check . >&-", 1, ""),
        ("influx-lint check clean >&-", 0, ""),
        ("influx-lint check nowhere 2>&- >/dev/null", 2, ""),
        ("influx-lint check . <&-", 1, ""),
        ("influx-lint check - <&-", 2, "influx-lint: standard input is closed, so that '-' cannot be read\n"),
        ("influx-lint check . <&- >&- 2>&-", 1, ""),
        ("influx-lint chekc 2>&-", 2, ""),
    ],
)
def test_streams_that_are_closed(line: str, status: int, said: str, make_project: Make) -> None:
    root = make_project({SERVICES: OLD * 200, f"clean/{SERVICES}": "# none\n"})
    done = shell(line, root)
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["check .", "rules", "--version", "explain NFX101", "policy show"])
def test_a_full_disk_is_told(command: str, make_project: Make) -> None:
    done = shell(f"influx-lint {command} >/dev/full", make_project({SERVICES: OLD}))
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("influx-lint: standard output: ")
    assert "no space left on device" in line.lower()


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_the_locale_is_no_matter(locale: str, make_project: Make) -> None:
    root = make_project({f"é/{SERVICES}": "zeitdb-ü-influx: {type: influxdb:2.2}  # ü\n"})
    done = in_shell("check", folder=root, LC_ALL=locale, PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert done.stderr == b""
    assert done.returncode == 1
    assert "move 'zeitdb-ü-influx' to 2.7".encode() in done.stdout


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a person sees on a terminal."""
    ours, theirs = pty.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CI", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "influx_lint", *arguments],
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(CHECKOUT), "TERM": "xterm"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:
            break
        if not read:
            break
        seen += read
    process.wait()
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_place_and_the_remedy(make_project: Make) -> None:
    seen = on_terminal(make_project({SERVICES: OLD}), "check")
    assert "\x1b[" in seen
    plain = on_terminal(make_project({SERVICES: OLD}), "check", "--color", "never")
    assert "\x1b[" not in plain
    assert "2 |     type: influxdb:2.2\n" in plain
    assert "  |           ^^^^^^^^^^^^\n" in plain
    assert "unsafe fix: Replace 2.2 by 2.7" in plain


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"CI": "true"}])
def test_a_terminal_that_wants_no_colour(environment: dict[str, str], make_project: Make) -> None:
    assert "\x1b[" not in on_terminal(make_project({SERVICES: OLD}), "check", **environment)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs that are started can be interrupted, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interruption_ends_quietly(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "influx_lint", "check", "-"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    # More than a pipe holds: when it is all taken, the command is reading, and has long begun.
    process.stdin.write(b"#" * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")
