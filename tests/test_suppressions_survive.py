"""No run of `check --fix` removes or widens a suppression that is needed, whatever is broken in the project."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from command import influx_lint
from hypothesis import HealthCheck, given, settings, strategies as st

SERVICES, APPLICATION = ".platform/services.yaml", ".platform.app.yaml"

LINE_FORMS = (
    "# noqa: {code} {reason}",
    "# noqa:{code} {reason}",
    "# noqa: E501, {code} {reason}",
    "# noqa: {code},E501",
    "# NOQA: {code} - {reason}",
    "# noqa: {prefix} {reason}",
    "# noqa",
)
WITHOUT_EFFECT = (
    "# influx-lint: ignore-next-line[{code}] {reason}",
    "# influx-lint: ignore-line[{code}] {reason}",
    "# influx-lint: ignore-file {code}",
    "#noqa: {code} {reason}",
    "# noqa: {code}NFX999 {reason}",
)
FILE_FORMS = ("# influx-lint: ignore-file[{code}] {reason}", "# influx-lint: ignore-file[NFX2] {reason}")

REASONS = ("until May", "see #12", "the vendor says so: keep", "\u00e9t\u00e9")


class Comment(NamedTuple):
    """A suppression of one finding: on its line, for its file, or one without an effect, on the line above."""

    form: str
    reason: str

    def text(self, code: str) -> str:
        return self.form.format(code=code, prefix=code[:4], reason=self.reason).rstrip()


COMMENTS = st.builds(Comment, st.sampled_from(LINE_FORMS + WITHOUT_EFFECT + FILE_FORMS), st.sampled_from(REASONS))


def suppressing(comment: Comment, code: str, line: str, *, top: list[str]) -> str:
    """A line with what suppresses its finding; a comment for the file goes to `top`."""
    indent = re.match(" *", line)
    assert indent is not None
    if comment.form in FILE_FORMS:
        top.append(comment.text(code))
        return line
    if comment.form.startswith("# influx-lint"):
        return f"{indent[0]}{comment.text(code)}\n{line}"
    return f"{line}  {comment.text(code)}"


def project(comments: list[Comment]) -> dict[str, bytes]:
    """A project with a suppression of each of its findings."""
    first, second, third, fourth, fifth = comments
    tops: dict[str, list[str]] = {name: [] for name in ("services", "main.py", "sending.py")}
    in_yaml = first if first.form not in FILE_FORMS else Comment(LINE_FORMS[0], first.reason)
    services = suppressing(in_yaml, "NFX101", "    type: influxdb:2.2", top=tops["services"])
    relationship = suppressing(in_yaml, "NFX121", '    wrong: "timedb:http"', top=tops["services"])
    main = [
        "from conf import endpoint",
        "from names import USER",
        "import sending",
        suppressing(second, "NFX202", 'print(endpoint["bucket"])', top=tops["main.py"]),
        suppressing(third, "NFX201", "print(endpoint[USER])", top=tops["main.py"]),
        "sending.send(endpoint)",
    ]
    sending = [
        "def send(given):",
        suppressing(fourth, "NFX202", '    print(given["org"])', top=tops["sending.py"]),
        suppressing(fifth, "NFX201", '    return given.get("user")', top=tops["sending.py"]),
    ]
    files = {
        SERVICES: f"timedb:\n{services}\n    disk: 1024\n",
        APPLICATION: f'name: app\ntype: python:3.12\nrelationships:\n    influx: "timedb:influxdb"\n{relationship}\n',
        "conf.py": "import base64\nimport json\nimport os\n\n"
        'endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influx"][0]\n',
        "names.py": 'USER = "user"\n',
        "main.py": "\n".join([*tops["main.py"], *main, ""]),
        "sending.py": "\n".join([*tops["sending.py"], *sending, ""]),
    }
    return {name: text.encode() for name, text in files.items()}


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 2 // 3]


BREAKS: dict[str, Callable[[bytes], bytes | None]] = {
    "sound": lambda data: data,
    "cut off": _cut,
    "half a function": lambda data: data + b"\ndef half(\n",
    "gone": lambda _: None,
    "empty": lambda _: b"",
    "a NUL at its end": lambda data: data + b"\0",
    "a NUL in it": lambda data: data.replace(b"\n", b"\n\0", 1),
    "not UTF-8": lambda data: data + b"# \xe9\n",
    "UTF-16": lambda data: data.decode().encode("utf-16-le"),
    "of no known encoding": lambda data: b"# coding: nowhere\n" + data,
    "syntax of a later Python": lambda data: data + b"try:\n    pass\nexcept A, B:\n    pass\n",
    "syntax of an earlier Python": lambda data: data + b"print 'user'\n",
    "an include of nothing": lambda data: data + b"\nother: !include nothing.yaml\n",
    "a relationship of nothing": lambda data: data + b"    more: !include nothing.yaml\n",
    "a bad indentation": lambda data: data + b"  size: S\n",
}


def broken(files: Mapping[str, bytes], name: str, how: str) -> dict[str, bytes]:
    """The files with one of them broken."""
    changed = BREAKS[how](files[name])
    others = {one: data for one, data in files.items() if one != name}
    return {**others, name: changed} if changed is not None else others


NEEDED = {"main.py": b"sending.send(endpoint)", "sending.py": b'given.get("user")'}
"""What ends the files whose suppressions, or others', are needed no more without it."""


def is_another_program(name: str, data: bytes | None) -> bool:
    """Whether a file is sound, but cut so that it does no more what suppressions are for."""
    if name not in NEEDED or data is None:
        return name == "main.py"
    try:
        ast.parse(data)
    except (SyntaxError, ValueError):
        return False
    return NEEDED[name] not in data


def comments_in(data: bytes) -> list[str]:
    """The suppressions that stand in a file, one after the other, with their reasons."""
    text = data.decode("utf-8", "replace").replace("\0", "")
    return re.findall(r"(?i)#[^\n#]*(?:noqa|influx-lint)[^\n]*", text)


def check_survival(files: Mapping[str, bytes], *options: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for one, data in files.items():
            (folder / one).parent.mkdir(parents=True, exist_ok=True)
            (folder / one).write_bytes(data)
        said = influx_lint("check", "--no-config", "--fix", *options, folder=folder)
        assert "Traceback" not in said.err
        after = {one: (folder / one).read_bytes() for one in files}
    assert {one: comments_in(data) for one, data in after.items()} == {
        one: comments_in(data) for one, data in files.items()
    }, said.out


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(COMMENTS, min_size=5, max_size=5),
    st.sampled_from([SERVICES, APPLICATION, "conf.py", "names.py", "main.py", "sending.py"]),
    st.sampled_from(list(BREAKS)),
    st.sampled_from([(), ("--unsafe-fixes",)]),
)
def test_no_fix_removes_or_widens_a_suppression(
    comments: list[Comment], name: str, how: str, options: tuple[str, ...]
) -> None:
    files = broken(project(comments), name, how)
    if not is_another_program(name, files.get(name)):
        check_survival(files, *options)


SUPPRESSED = [Comment(LINE_FORMS[0], "until May")] * 5


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("name", [SERVICES, APPLICATION, "conf.py", "names.py", "main.py", "sending.py"])
def test_no_broken_file_costs_a_suppression(name: str, how: str) -> None:
    files = broken(project(SUPPRESSED), name, how)
    if not is_another_program(name, files.get(name)):
        check_survival(files)


def test_what_is_not_needed_is_still_removed() -> None:
    files = project(SUPPRESSED)
    files["main.py"] = files["main.py"].replace(b'["bucket"]', b'["query"]["bucket"]')
    with pytest.raises(AssertionError):
        check_survival(files)
