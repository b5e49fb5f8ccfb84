"""What programs are given by the scripts that start them: arguments, and what comes on the standard input."""

from __future__ import annotations

from influx_lint.flow import credentials
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, number, text
from influx_lint.flow.values import UNKNOWN, Special, Value, one
from influx_lint.meanings.models import Kind

_ARGUMENTS, _INPUT = "arguments of a program", "standard input"

STDIN: Value = one(Special(_INPUT))


def arguments(before: int) -> Value:
    """The arguments as a list, with so many words between the program's own name and the first."""
    return one(Special(_ARGUMENTS, before))


def argument(number: int) -> str:
    """The name under which the argument of a number, from 1 on, is handed on."""
    return f"argv[{number}]"


def declared(name: int | str) -> str:
    """The name under which what stands behind an option, or the argument of a number, is handed to what declares it."""
    return f"add_argument[{name}]"


INPUT = "stdin"
"""The name under which what comes on the standard input is handed on."""


def _argument(run: Machine, words: Special, key: Value, reading: Reading) -> Value:
    at = number(key)
    return handed(run, argument(at - words.carried), reading.site) if at is not None else UNKNOWN


def handed(run: Machine, name: str, site: Site) -> Value:
    """What a program is handed under a name."""
    return credentials.handed_on(run, run.program.variables(site.path, name), site) or UNKNOWN


def text_of(run: Machine, value: Value, site: Site) -> Value:
    """A value with what is read from the standard input in the place of that."""
    return value if STDIN.isdisjoint(value) else join([value - STDIN, handed(run, INPUT, site)])


def _read(run: Machine, stdin: Special, _arguments: Arguments, site: Site) -> Value:
    return text_of(run, one(stdin), site)


def _on(run: Machine, stdin: Special, arguments: Arguments, site: Site) -> Value:
    """`stdin.on(event, function)`: the function is given what comes, if anything does with the event."""
    is_data = text(arguments.value(0)) == "data"
    given = [text_of(run, one(stdin), site)] if is_data else []
    run.call(arguments.value(1), Arguments(given), site)
    return one(stdin)


def _same(_run: Machine, stdin: Special, name: str, _site: Site) -> Value | None:
    return one(stdin) if name in ("buffer", "fd") else None


KINDS = {
    _ARGUMENTS: Kind(item=_argument),
    _INPUT: Kind(methods={**dict.fromkeys(("read", "readline"), _read), "on": _on}, attribute=_same),
}
