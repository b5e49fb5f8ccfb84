"""What was not looked for to the end: there, that nothing was found says nothing.

A finding rests on more than the file that it stands in: on the project's configuration, on the modules from which
credentials come, on imports that lead somewhere. Where any of that could not be read, a suppression that suppresses
nothing may be needed still.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from influx_lint.registry import rules
from influx_lint.typings import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from influx_lint.project.configuration import ConfigurationFile
    from influx_lint.project.workspace import Workspace

EVERYTHING = frozenset(rules.BY_CODE)

_ON_APPLICATIONS = frozenset({rules.INVALID_SERVICE.code, rules.UNDEFINED_SERVICE.code, rules.WRONG_ENDPOINT.code})
"""The rules of configuration whose verdict rests on the relationships of applications."""


class Reads(NamedTuple):
    """The keys that are known to be read in a file, by line, and all those that rules speak of."""

    by_line: Mapping[int, frozenset[str]]
    keys: frozenset[str]

    def are_all_of(self, text: str, lines: Iterable[int]) -> bool:
        """Whether the reads that are known on these lines, whose characters are `text`, seem to be all: there are some,
        and no key is named besides."""
        known = frozenset(key for line in lines for key in self.by_line.get(line, ()))
        return bool(known) and self.keys.intersection(re.findall(r"\w+", text)) <= known


class Doubts(NamedTuple):
    """The rules that were not looked for to the end in a file; and where the rules of code were not.

    `computed` are the lines on which a key is read of which nothing is known. Where something from an unknown place may
    be read in the file, `reads` are the reads that are known: everywhere else there may be more.
    """

    codes: frozenset[str] = frozenset()
    computed: frozenset[int] = frozenset()
    reads: Reads | None = None

    def about(self, code: str, text: str, lines: range) -> bool:
        """Whether a rule may apply on these lines, whose characters are `text`, although it was not found there."""
        if code in self.codes:
            return True
        if code not in rules.OF_CODE:
            return False
        return not self.computed.isdisjoint(lines) or (
            self.reads is not None and not self.reads.are_all_of(text, lines)
        )

    def all_codes(self) -> frozenset[str]:
        """The rules about which there may be doubts somewhere in the file."""
        return self.codes | (rules.OF_CODE if self.computed or self.reads is not None else frozenset())


NO_DOUBTS = Doubts()


def of_configuration(file: ConfigurationFile, workspace: Workspace) -> Doubts:
    """The doubts about a configuration file and those that it includes: nothing is certain while a part of the
    configuration cannot be read, and relationships are judged by what there is on both of their ends."""
    if not (file.is_whole and workspace.is_whole):
        return Doubts(rules.OF_CONFIGURATION)
    return NO_DOUBTS if workspace.has_both_ends else Doubts(_ON_APPLICATIONS)
