from __future__ import annotations

import io
import os
import struct
import sys
from typing import TYPE_CHECKING, TextIO

import pytest
from hypothesis import given
from outcomes import any_text

from influx_lint.reports.terminal import knows_links, wants_color, wants_progress, width, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from influx_lint.reports.terminal import ColorMode


@pytest.fixture
def terminal() -> Iterator[TextIO]:
    """A real terminal's stream."""
    pty = pytest.importorskip("pty", reason="pseudo-terminals need POSIX")
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w", encoding="utf-8") as stream:
        yield stream
    os.close(leader)


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
        ({"CI": "1", "FORCE_COLOR": "1"}, True),
        ({"CI": "false"}, True),
        ({"NO_COLOR": "0"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
        ({"PRE_COMMIT": "1"}, True),
    ],
)
def test_color_on_a_terminal(terminal: TextIO, environ: dict[str, str], wanted: bool) -> None:
    assert wants_color("auto", terminal, environ) is wanted


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({}, False),
        ({"TERM": "xterm"}, False),
        ({"CLICOLOR": "1"}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "false"}, False),
        ({"CLICOLOR_FORCE": "1"}, True),
        ({"CLICOLOR_FORCE": "0"}, False),
    ],
)
def test_color_in_a_file(environ: dict[str, str], wanted: bool) -> None:
    assert wants_color("auto", io.StringIO(), environ) is wanted


@pytest.mark.parametrize(("mode", "wanted"), [("always", True), ("never", False)])
def test_an_option_outweighs_the_environment(terminal: TextIO, mode: ColorMode, wanted: bool) -> None:
    for environ in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"CI": "1"}, {"TERM": "dumb"}):
        for stream in (terminal, io.StringIO()):
            assert wants_color(mode, stream, environ) is wanted


@pytest.mark.parametrize(
    ("environ", "known"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4200"}, False),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"KONSOLE_VERSION": "230800"}, True),
        ({"TERM_PROGRAM": "vscode", "CI": "true"}, False),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
        ({"FORCE_HYPERLINK": "1"}, True),
    ],
)
def test_links_are_for_terminals_that_know_them(terminal: TextIO, environ: dict[str, str], known: bool) -> None:
    assert knows_links(terminal, environ) is known
    assert knows_links(io.StringIO(), environ) is (environ.get("FORCE_HYPERLINK") == "1")


def test_code_is_as_wide_as_the_terminal(terminal: TextIO) -> None:
    fcntl, termios = pytest.importorskip("fcntl"), pytest.importorskip("termios")
    for columns, cells in ((200, 192), (20, 40)):
        fcntl.ioctl(terminal.fileno(), termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        assert width(terminal) == cells
    assert width(io.StringIO()) == 100


@pytest.mark.parametrize("name", ["CI", "NO_COLOR", "PRE_COMMIT"])
def test_progress_is_for_terminals_that_nobody_records(terminal: TextIO, name: str) -> None:
    assert wants_progress(terminal, {})
    assert not wants_progress(terminal, {name: "1"})
    assert not wants_progress(terminal, {"TERM": "dumb"})
    assert not wants_progress(terminal, {"CI": "1", "FORCE_COLOR": "1"})
    assert not wants_progress(io.StringIO(), {})


def test_a_closed_stream_shows_nothing() -> None:
    stream = io.StringIO()
    stream.close()
    assert not wants_color("auto", stream, {})


@given(any_text)
def test_any_text_is_written_as_utf8_whatever_the_streams_encoding(text: str) -> None:
    for encoding in ("ascii", "cp1252", "utf-16", "utf-8"):
        binary = io.BytesIO()
        stream = io.TextIOWrapper(binary, encoding=encoding, newline="\r\n")
        write(stream, text)
        assert binary.getvalue() == text.encode("utf-8", "backslashreplace")


def test_writing_keeps_the_order_of_what_was_printed_before() -> None:
    binary = io.BytesIO()
    stream = io.TextIOWrapper(binary, encoding="utf-8")
    stream.write("one ")
    write(stream, "two")
    assert binary.getvalue() == b"one two"


def test_a_stream_without_bytes_takes_text(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    write(stream, "größe \udce9")
    assert stream.getvalue() == "größe \\udce9"
    write(sys.stdout, "größe\n")
    assert capsys.readouterr().out == "größe\n"
