"""What was not looked for to the end: there, that nothing was found says nothing.

A finding rests on more than the file that it stands in: on the project's configuration, on the modules from which
credentials come, on imports that lead somewhere. Where any of that could not be read, a suppression that suppresses
nothing may be needed still."""

from __future__ import annotations

from influx_lint.languages import EMBEDDED
from influx_lint.project.configuration import ConfigurationFile
from influx_lint.project.workspace import Workspace
from influx_lint.registry import rules
from influx_lint.typings import NamedTuple

EVERYTHING = frozenset(rules.BY_CODE)

_ON_APPLICATIONS = frozenset({rules.INVALID_SERVICE.code, rules.UNDEFINED_SERVICE.code, rules.WRONG_ENDPOINT.code})
"""The rules of configuration whose verdict rests on the relationships of applications."""


class Doubts(NamedTuple):
    """The rules that were not looked for to the end in a file; and where the rules of code were not. `computed` are the
    lines on which a key is read of which nothing is known."""

    codes: frozenset[str] = frozenset()
    computed: frozenset[int] = frozenset()

    def about(self, code: str, lines: range) -> bool:
        """Whether a rule may apply on these lines, although it was not found there."""
        return code in self.codes or (code in rules.OF_CODE and not self.computed.isdisjoint(lines))

    def all_codes(self) -> frozenset[str]:
        """The rules about which there may be doubts somewhere in the file."""
        return self.codes | (rules.OF_CODE if self.computed else frozenset())


def of_configuration(file: ConfigurationFile, including: ConfigurationFile, workspace: Workspace) -> Doubts:
    """The doubts about a configuration file, or one that is included by another: nothing is certain while a part of the
    configuration cannot be read, and relationships are judged by what there is on both of their ends. Rules of code are
    looked for as far as in the file that has the scripts."""
    if file.error:
        return Doubts(EVERYTHING)
    codes = frozenset() if workspace.has_both_ends else _ON_APPLICATIONS
    if not (including.is_whole and workspace.is_whole):
        codes = rules.OF_CONFIGURATION
    has_code = EMBEDDED is not None and any(True for _ in file.scripts(EMBEDDED.suffixes[0]))
    return Doubts(codes | rules.OF_CODE if has_code else codes)
