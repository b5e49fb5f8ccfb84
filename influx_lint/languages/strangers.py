"""The files of a project that cannot get hold of credentials themselves, searched for names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from influx_lint.languages.sources import FEW_NAMES, WORD, data_of
from influx_lint.project.disk import Disk


class Strangers:
    """The files that cannot get hold of credentials themselves. For a few names, each is searched for in all files;
    for more, the words in them are gathered."""

    def __init__(self, paths: Sequence[str], disk: Disk) -> None:
        self._paths = paths
        self._disk = disk
        self._asked = 0

    def mention(self, name: str, besides: str) -> bool:
        """Whether one of them other than `besides` has the word `name`."""
        self._asked += 1
        encoded = name.encode("utf-8", "surrogatepass")
        if self._asked > FEW_NAMES and WORD.fullmatch(encoded):
            return bool(self._words.get(encoded, frozenset()) - {besides})
        word = re.compile(rb"(?<!\w)" + re.escape(encoded) + rb"(?!\w)")
        return any(
            encoded in data and word.search(data) and path != besides
            for path in self._paths
            if (data := data_of(self._disk, path))
        )

    @cached_property
    def _words(self) -> Mapping[bytes, frozenset[str]]:
        """By word, the first two of the files that have it: one of them may be the one that asks."""
        found: dict[bytes, frozenset[str]] = {}
        for path in self._paths:
            for word in frozenset(WORD.findall(data_of(self._disk, path))):
                held = found.get(word, frozenset())
                if len(held) < 2:
                    found[word] = held | {path}
        return found
