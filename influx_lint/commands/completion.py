"""`influx-lint completion`: a script for a shell, made by shtab from the options themselves."""

from __future__ import annotations

import argparse

import shtab

from influx_lint.commands.options import PROGRAM, Parser, SettingAction, parser
from influx_lint.exit_status import ExitStatus
from influx_lint.registry.rules import RULES
from influx_lint.settings_table import SETTINGS

_OF_FILES = frozenset({"FILE", "PATH", "REGISTRY.json", "NAME"})
"""What takes a file's name, by how help calls its value."""


def completion(options: argparse.Namespace) -> int:
    """Print the script that completes the command line in a shell."""
    whole = parser(whole=True)
    _offer(whole)
    print(shtab.complete(whole, shell=options.shell, root_prefix=PROGRAM.replace("-", "_")))
    return ExitStatus.CLEAN


def _offer(made: Parser) -> None:
    """Tell shtab what each option and argument of a parser can be, those of its commands included."""
    for action in made.actions:
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                _offer(command)
        elif isinstance(action, SettingAction) and action.nargs != 0 and (known := _known(action)):
            action.choices = known
        elif action.metavar == "CODE":
            action.choices = [rule.code for rule in RULES]
        elif action.choices is None and action.metavar in _OF_FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        # shtab expands help itself, where argparse asks its formatter.
        if isinstance(action, SettingAction):
            action.help = SETTINGS[action.key].help.replace("%", "%%")


def _known(action: SettingAction) -> list[str]:
    return [*SETTINGS[action.key].kind.offered()]
