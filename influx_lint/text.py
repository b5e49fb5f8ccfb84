"""Text of files: bytes to characters and back without a loss, and the lines that spans count."""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, count
from operator import add
from pathlib import Path

from influx_lint.findings import Span
from influx_lint.typings import NamedTuple

_PART = 1024 * 1024
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

_LINE_END = re.compile(r"\r\n|\r|\n")

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Text(NamedTuple):
    """A file's characters, without the byte-order mark, and what it takes to write them back as they were."""

    characters: str
    encoding: str = "utf-8"
    byte_order_mark: bytes = b""

    def encode(self, characters: str | None = None) -> bytes:
        """The bytes of `characters` (by default, of this text) in the same encoding, byte-order mark included."""
        return self.byte_order_mark + (self.characters if characters is None else characters).encode(self.encoding)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes. Raises OSError, its `strerror` in words for people. Pipes
    and devices are refused, since reading them may wait or go on for ever."""
    hold_to_regular(path.stat())
    return read_regular(str(path), limit)[0]


def read_regular(path: str, limit: int) -> tuple[bytes, os.stat_result]:
    """The same for a path that is known to be no device, and the file's status at that moment."""
    descriptor = os.open(path, _READING)
    try:
        status = os.fstat(descriptor)
        hold_to_regular(status)
        data = os.read(descriptor, min(status.st_size, limit) + 1)
        if len(data) != status.st_size:
            data += _rest(descriptor, limit + 1 - len(data))
    finally:
        os.close(descriptor)
    return within(data, limit), status


def read_start(path: str, length: int) -> bytes:
    """The first bytes of a file that is known to be regular; nothing where it cannot be read."""
    try:
        descriptor = os.open(path, _READING)
        try:
            return os.read(descriptor, length)
        finally:
            os.close(descriptor)
    except OSError:
        return b""


def _rest(descriptor: int, limit: int) -> bytes:
    """What is left to be read, up to `limit` bytes."""
    parts = []
    while limit > 0 and (part := os.read(descriptor, min(limit, _PART))):
        parts.append(part)
        limit -= len(part)
    return b"".join(parts)


def within(data: bytes, limit: int) -> bytes:
    """The bytes themselves. Raises OSError where they are more than `limit`."""
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"larger than {limit / 1024 / 1024:g} MB")
    return data


def has_any(data: bytes, parts: Iterable[bytes]) -> bool:
    """Whether one of `parts` is in the bytes of a file."""
    find = data.find  # `in` takes the part for a number first, which fails, and takes half as long again
    for part in parts:  # noqa: SIM110 - it is asked for every file, and `any` would take twice as long
        if find(part) >= 0:
            return True
    return False


def least(parts: Iterable[bytes]) -> tuple[bytes, ...]:
    """Those of some texts that have no other of them in them: what has any of all (`has_any`) has one of these."""
    every = tuple(dict.fromkeys(parts))
    return tuple(one for one in every if not any(other in one for other in every if other != one))


def reason(error: Exception) -> str:
    """Why a file could not be read or written, for the middle of a line."""
    text: str = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def hold_to_regular(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "a folder, not a file")
    raise OSError(errno.EINVAL, "not a regular file")


def decode(data: bytes, encoding: str = "utf-8") -> Text:
    """The text of a file. A byte-order mark outweighs `encoding`. Raises UnicodeDecodeError, LookupError."""
    for mark, marked in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Text(data[len(mark) :].decode(marked), marked, mark)
    return Text(data.decode(encoding), encoding)


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with other characters between offsets, of which no stretches overlap. Insertions come before what is
    replaced at the same place, in the order in which they are given."""
    pieces, position = [], 0
    for start, end, new in sorted(changes, key=lambda change: (change[0], change[0] < change[1])):
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


class Lines:
    """The lines of a text, as editors and Python count them: they end at LF, CR LF or CR, and at nothing else."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            self._starts = [0, *map(add, accumulate(map(len, text.split("\n"))), count(1))][:-1]

    def __len__(self) -> int:
        return len(self._starts)

    def line(self, number: int) -> str:
        """The characters of a line (from one), without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def has(self, span: Span) -> bool:
        """Whether a span begins and ends in the text, and not before it begins."""
        line, column, end_line, end_column = span
        if line == end_line:
            return 1 <= column <= end_column and self._has(line, end_column)
        return line < end_line and self._has(line, column) and self._has(end_line, end_column)

    def _has(self, line: int, column: int) -> bool:
        if not 1 <= line <= len(self._starts) or column < 1:
            return False
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return self._starts[line - 1] + column - 1 <= end

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from one, of a character offset from zero."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from offset `start` up to, not including, `end`."""
        return Span(*self.position(start), *self.position(end))

    def offsets(self, span: tuple[int, int, int, int]) -> tuple[int, int]:
        """The character offsets of the start and end of a span, or of the numbers that it is made of."""
        line, column, end_line, end_column = span
        return self._starts[line - 1] + column - 1, self._starts[end_line - 1] + end_column - 1
