"""Findings stand at the characters that name the key, wherever these are."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippet import PRELUDE, Snippet

from influx_lint.checks import code
from influx_lint.checks.context import CodeContext
from influx_lint.project.workspace import Workspaces
from influx_lint.registry.policy import shipped
from influx_lint.text import Lines


def _places(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The characters that each finding spans, with the line that they stand in."""
    Snippet("", files).write(folder)
    workspaces = Workspaces(None)
    places = []
    for name, text in files.items():
        context = CodeContext(workspaces.of(folder / name), shipped())
        lines = Lines(text)
        for finding in code.check(context, folder / name, text):
            start, end = lines.offsets(finding.span)
            places.append((text[start:end], lines.line(finding.span.line)))
    return places


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('print(ep["user"])', '"user"'),
        ("print(ep['user'])", "'user'"),
        ('é = "é"; print("é", ep["user"])', '"user"'),
        ('x = "\U0001f4c8", ep.get("user", "")', '"user"'),
        ("print(f\"é{ep['user']}\")", "'user'"),
        ("print(f\"{1:>{2}} {'x'!r} {ep['host']} {ep['user']}\")", "'user'"),
        ("print(f\"{{ep['user']}} {ep['user']}\")", "'user'"),
        ("print('a' f\"b {ep['user']}\" 'c')", "'user'"),
        ("print(f\"{ep['host']}{ep['user']:>{len(ep['host'])}}\")", "'user'"),
        ('print("é{user}".format(**ep))', "user"),
        ('print("{0[user]}".format(ep))', "user"),
        ('print("a" "b%(user)s" % ep)', "user"),
        ('print(r"\\d%(user)s" % ep)', "user"),
        ('print("\\x41%(user)s" % ep)', "user"),
        ('KEY = "user"; print(ep[KEY])', "KEY"),
        ('for key in ("host", "user"): print(ep[key])', '"user"'),
        ('read = lambda key: ep[key]; read("user")', '"user"'),
        ('KEY = "user"; read = lambda key: ep[key]; read(KEY)', "KEY"),
        ('print(ep["us" + "er"])', '"us" + "er"'),
        ("from types import SimpleNamespace as N; print(N(**ep) . user)", "user"),
        ("(lambda host, user, **rest: user)(**ep)", "user"),
    ],
)
def test_a_finding_spans_the_key(line: str, expected: str, tmp_path: Path) -> None:
    assert _places(tmp_path, {"main.py": f"{PRELUDE}{line}\n"}) == [(expected, line)]


def test_fields_of_f_strings_over_several_lines(tmp_path: Path) -> None:
    text = f"""{PRELUDE}url = f\'\'\'é
  {{ep['host']}}
  é {{ep['user']}} {{
     ep['org']}}
\'\'\'
"""
    assert _places(tmp_path, {"main.py": text}) == [("'user'", "  é {ep['user']} {"), ("'org'", "     ep['org']}")]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_that_end_otherwise(ending: str, tmp_path: Path) -> None:
    text = f'{PRELUDE}x = 1\nprint(ep["user"])\n'.replace("\n", ending)
    Snippet("", {}).write(tmp_path)
    (tmp_path / "main.py").write_bytes(text.encode())
    context = CodeContext(Workspaces(None).of(tmp_path / "main.py"), shipped())
    (finding,) = code.check(context, tmp_path / "main.py", text)
    start, end = Lines(text).offsets(finding.span)
    assert text[start:end] == '"user"'


def test_a_constant_of_another_file_stands_at_its_use(tmp_path: Path) -> None:
    files = {
        "keys.py": 'USER = "user"\nMOVED = ("org", "bucket")\n',
        "main.py": f"from keys import MOVED, USER\n{PRELUDE}print(ep[USER], [ep[key] for key in MOVED])\n",
    }
    line = "print(ep[USER], [ep[key] for key in MOVED])"
    assert _places(tmp_path, files) == [("USER", line), ("key", line)]


def test_an_argument_in_another_file_stands_there(tmp_path: Path) -> None:
    files = {
        "credentials.py": f"{PRELUDE}def read(key):\n    return ep[key]\n",
        "main.py": 'from credentials import read\nread("user")\nread("host")\n',
    }
    assert _places(tmp_path, files) == [('"user"', 'read("user")')]
