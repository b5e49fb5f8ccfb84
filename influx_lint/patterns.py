"""Patterns of paths, as in `.gitignore`: read as people write them, and matched in time that their length bounds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_STAR, _FOLDERS, _START = r"\[\^/\]\*", r"\(\?:/\.\+\)\?", r"\(\?:\.\+/\)\?"
"""How pathspec writes `*`, `**` between two names, and what may stand before a pattern that counts at any depth."""

_CHARACTER = r"(?:\\.|(?:\(\?!/\))?\[\^?\]?(?:\\.|[^\]\\])*\](?!\*)|[^\\/\[\]()*+?.^$|])"
"""What it writes for one character of a name."""

_NEGATED = re.compile(r"\[\^(?!/\])\]?(?:\\.|[^\]\\])*\]")
"""A class of all characters but some, among which pathspec forgets the slash."""

_STARS = re.compile(rf"(?:{_STAR})+")
_BETWEEN_STARS = re.compile(rf"{_STAR}({_CHARACTER}+)(?={_STAR})")
_BETWEEN_FOLDERS = re.compile(rf"{_FOLDERS}(/(?:(?!{_FOLDERS}).)+?)(?={_FOLDERS}/)")
_BEFORE_FOLDERS = re.compile(rf"{_START}((?:(?!{_FOLDERS}).)+?)(?={_FOLDERS}/)")

_USELESS_ESCAPE = re.compile(r"\\[\w.-]|\\$")
"""A backslash that escapes nothing in a `.gitignore`, so that it was meant to stand between two names."""


def is_pattern(line: str) -> bool:
    """Whether a line of a `.gitignore` is one that can match something, or says nothing."""
    try:
        spec([line])
    except (ValueError, re.error):
        return False
    return True


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What matches the paths that lines of a `.gitignore` name. Raises ValueError, re.error for what is no pattern."""
    # It costs a start-up's worth of time to import, and many folders have no ignore file.
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    read = GitIgnoreSpec.from_lines(lines, backend="simple").patterns
    # Other backends do not know what `bounded` writes.
    return GitIgnoreSpec(
        [
            GitIgnoreSpecPattern(re.compile(bounded(one.regex.pattern)), one.include) if one.regex is not None else one
            for one in read
        ],
        backend="simple",
    )


@cache
def bounded(expression: str) -> str:
    """A pattern's regular expression, so that a search takes no more than the square of the path's length. In between
    two stars stand names' parts of a fixed length, so the first place where one fits is as good as any other, and none
    is tried again; likewise between two `**`."""
    expression = _NEGATED.sub(r"(?!/)\g<0>", expression)
    expression = _STARS.sub("[^/]*", expression)
    expression = _BETWEEN_STARS.sub(r"(?>[^/]*?\1)", expression)
    expression = _BEFORE_FOLDERS.sub(r"(?>(?:.+?/)??\1(?=/))", expression)
    return _BETWEEN_FOLDERS.sub(r"(?>(?:/.+?)??\1(?=/))", expression)


def as_written(pattern: str, folder: str) -> Sequence[str]:
    """The patterns, as in a `.gitignore` in `folder` (absolute), for one that a person wrote in a settings file there.
    `./` counts from that folder, doubled slashes are one, backslashes that escape nothing are slashes, and an absolute
    path below the folder is that file or folder as well as what it is in a `.gitignore`."""
    negation = "!" if pattern.startswith("!") else ""
    text = pattern.removeprefix("!")
    if _USELESS_ESCAPE.search(text) and text.strip("\\"):
        text = text.replace("\\", "/")
    return tuple(negation + one for one in (*_below(text, folder), _plain(text)))


def _plain(text: str) -> str:
    """A pattern without the parts that name no folder."""
    parts = re.sub(r"/+", "/", text).split("/")
    is_here = parts[0] == "."
    kept = [part for number, part in enumerate(parts) if part != "." or (number == 0 and not is_here)]
    plain = "/".join(kept)
    if not is_here:
        return plain
    return "/" + plain.removeprefix("/") if plain.strip("/") else "/**"


def _below(text: str, folder: str) -> Iterator[str]:
    """What an absolute path names below `folder`."""
    if not Path(text).is_absolute():
        return
    for base in dict.fromkeys((folder, os.path.realpath(folder))):
        start = base.replace(os.sep, "/").rstrip("/") + "/"
        plain = _plain(text)
        if plain.startswith(start):
            yield "/" + (plain.removeprefix(start).removeprefix("/") or "**")
        elif plain + "/" == start:
            yield "/**"
