"""Programs that a program starts: what they write, where they are commands that are understood.

Source: php.net, "Program execution Functions"."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import Value
from influx_lint.languages import commands
from influx_lint.meanings.models import Models, first

_NAMES = ("shell_exec()", "exec()", "system()", "passthru()", "popen()", "proc_open()")


def _written(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What the commands in a text write."""
    return commands.written_by(run, first(arguments), site)


MODELS = Models(functions=dict.fromkeys(_NAMES, _written))
