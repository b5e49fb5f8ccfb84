"""Which files are code, and in which language: by the suffix, or by a first line that says what runs them."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from influx_lint.languages import LANGUAGES, MINIFIED, NEAR, Traits, by_suffix
from influx_lint.project.layout import YAML, kind_of
from influx_lint.text import read_start

SCRIPTS = (".cgi", ".command", ".cron", ".fcgi", ".job", ".py3", ".run", ".script", ".sh", ".task", ".tool")
"""What the name of a script ends with that says what it is for, and not in which language it is."""

_SET_UP_IN = frozenset(one.set_up_in for one in LANGUAGES if one.set_up_in)
_DEEPEST = 3
"""The folders that set programs up, and how many levels down a file may: `config/packages/prod/app.yaml`."""

LARGEST = 4 * 1024 * 1024
"""How many bytes of a file are searched for what it sets up: as many as YAML is read up to."""

LONGEST_LINE = 256
"""How many bytes of a first line systems look at: Linux takes as many."""

_ASSIGNMENT = re.compile(rb"[A-Za-z_]\w*=")
_TAKES_ONE = frozenset({b"-u", b"--unset", b"-C", b"--chdir"})
"""Options of `env` that a word follows."""

_STARTERS = frozenset({b"nice"})
"""What runs another program that its arguments name, whatever language that is for."""

_COPIES = (".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".template", ".mako", ".in", ".dist", ".example", ".sample")
NEAR_MISSES = (*NEAR, *_COPIES)


def language_of(name: str, data: bytes) -> Traits | None:
    """The language of the file called `name` with these bytes: by its suffix, or by its first line, of YAML by what it
    sets up; nothing where neither tells."""
    return by_suffix(name) or (set_up_by(data) if name.endswith(YAML) else run_by(data))


def language_of_code(name: str, data: bytes) -> Traits:
    """The same for a file that is taken for code: where nothing tells, the first language is as good as any."""
    return language_of(name, data) or LANGUAGES[0]


def language_of_comments(name: str, text: str) -> str:
    """The name of the language that the comments of such a file are in: YAML's where nothing tells of another."""
    found = language_of(name, text.encode("utf-8", "surrogatepass")) if not name.endswith(YAML) else None
    return found.name if found else "yaml"


def may_set_up(path: str) -> bool:
    """Whether a file of YAML stands where one says what programs in a language are made of."""
    return path.endswith(YAML) and not _SET_UP_IN.isdisjoint(path.rsplit(os.sep, _DEEPEST + 1)[1:-1])


def set_up_by(data: bytes) -> Traits | None:
    """The language that has such a file with these bytes say what its programs are made of."""
    return next((one for one in LANGUAGES if one.set_up_by and re.search(one.set_up_by, data)), None)


def may_be_script(name: str) -> bool:
    """Whether a file of that name may be code by its first line: it has no suffix, or one of any script."""
    return "." not in name or name.endswith(SCRIPTS)


def is_script(path: str) -> bool:
    """Whether a regular file's first line names a language, or, of YAML, what it sets up; not if it is unreadable."""
    if may_set_up(path):
        return set_up_by(read_start(path, LARGEST)) is not None
    return run_by(read_start(path, LONGEST_LINE)) is not None


def run_by(data: bytes) -> Traits | None:
    """The language as which the first line of a file with these bytes has it run, like `#!/usr/bin/env python3`."""
    if not data.startswith(b"#!"):
        return None
    words: Sequence[bytes] = data[2:LONGEST_LINE].partition(b"\n")[0].split()
    if words and _program(words[0]) == b"env":
        words = _after_env(words[1:])
    return next((each for each in LANGUAGES if words and _runs(each, _program(words[0]), words[1:])), None)


def _runs(language: Traits, program: bytes, rest: Sequence[bytes]) -> bool:
    """Whether a program with the words `rest` runs files in a language."""
    if program in language.runners:
        return b"run" in rest
    programs = map(_program, rest) if program in _STARTERS or program in language.starters else [program]
    return any(re.fullmatch(language.interpreters, each) for each in programs)


def near_miss(folder: str, name: str) -> str | None:
    """Why a file is not looked at that a person may take for one that is; nothing for any other file."""
    if not name.endswith(NEAR_MISSES):
        return None
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - it is asked for every file of a project
    ending = next((one for one in MINIFIED if name.endswith(one)), suffix)
    if ending in NEAR:
        return NEAR[ending]
    if (language := by_suffix(stem)) is not None:
        return f"a template or a copy, no {language.title} file"
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
