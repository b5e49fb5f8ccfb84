"""Which files are Python: by the suffix, or by a first line that names Python to the system.

`.pyw` and `.wsgi` files are Python like any other. `.pyi` files are not looked at: no program runs them.
"""

from __future__ import annotations

import os
import re

from influx_lint.project.layout import YAML, kind_of
from influx_lint.text import read_start
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PYTHON = (".py", ".pyw", ".wsgi")

_SCRIPTS = (".cgi", ".command", ".cron", ".fcgi", ".job", ".py3", ".run", ".script", ".sh", ".task", ".tool")
"""What the name of a script ends with that says what it is for, and not in which language it is."""

_LONGEST_LINE = 256
"""How many bytes of a first line systems look at: Linux takes as many."""

_INTERPRETER = re.compile(rb"(?:python|pypy)[\d.]*[tdw]*(?:\.exe)?")
_ASSIGNMENT = re.compile(rb"[A-Za-z_]\w*=")
_TAKES_ONE = frozenset({b"-u", b"--unset", b"-C", b"--chdir"})
"""Options of `env` that a word follows."""

_RUNNERS = frozenset({b"uv", b"pipx"})
"""What runs a Python script by `run`, whatever options stand around it."""

_STARTERS = frozenset({b"poetry", b"pdm", b"hatch", b"pipenv", b"rye", b"conda", b"mamba", b"micromamba", b"nice"})
"""What runs another program that its arguments name."""

_OTHER_KINDS = {
    ".ipynb": "a notebook: only Python files are looked at",
    ".pyi": "a stub, which no program runs",
    ".pyx": "Cython: only Python files are looked at",
    ".pxd": "Cython: only Python files are looked at",
}
_COPIES = (".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".template", ".mako", ".in", ".dist", ".example", ".sample")
_NEAR = (*_OTHER_KINDS, *_COPIES)


def is_python(name: str, data: bytes) -> bool:
    """Whether the file called `name` with these bytes is Python: by its suffix, or unless that says YAML its first
    line."""
    return name.endswith(PYTHON) or (not name.endswith(YAML) and names_python(data))


def may_be_script(name: str) -> bool:
    """Whether a file of that name may be Python by its first line: it has no suffix, or one of any script."""
    return "." not in name or name.endswith(_SCRIPTS)


def is_script(path: str) -> bool:
    """Whether a regular file's first line names Python; not where it cannot be read."""
    try:
        return names_python(read_start(path, _LONGEST_LINE))
    except OSError:
        return False


def names_python(data: bytes) -> bool:
    """Whether the first line of a file with these bytes has the system run it by Python: `#!/usr/bin/env python3`."""
    if not data.startswith(b"#!"):
        return False
    words: Sequence[bytes] = data[2:_LONGEST_LINE].partition(b"\n")[0].split()
    if words and _program(words[0]) == b"env":
        words = _after_env(words[1:])
    if not words:
        return False
    program, rest = _program(words[0]), words[1:]
    if program in _RUNNERS:
        return b"run" in rest
    if program in _STARTERS:
        return any(_INTERPRETER.fullmatch(_program(word)) for word in rest)
    return _INTERPRETER.fullmatch(program) is not None


def near_miss(folder: str, name: str) -> str | None:
    """Why a file is not looked at that a person may take for one that is; nothing for any other file."""
    if not name.endswith(_NEAR):
        return None
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - it is asked for every file of a project
    if suffix in _OTHER_KINDS:
        return _OTHER_KINDS[suffix]
    if stem.endswith(PYTHON):
        return "a template or a copy, no Python file"
    if kind_of(folder, stem) is not None:
        return "a template or a copy, which no platform reads"
    return None


def _program(word: bytes) -> bytes:
    return re.split(rb"[/\\]", word)[-1]


def _after_env(words: Sequence[bytes]) -> Sequence[bytes]:
    """The words of the program that `env` runs."""
    place = 0
    while place < len(words):
        word = words[place]
        glued = next(
            (word.removeprefix(option) for option in (b"-S", b"--split-string=") if word.startswith(option)), b""
        )
        if glued:
            return [glued, *words[place + 1 :]]
        if not word.startswith(b"-") and not _ASSIGNMENT.match(word):
            break
        place += 2 if word in _TAKES_ONE else 1
    return words[place:]
