"""Shell, as the machine asks for it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path, PurePath

from influx_lint.flow import ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Language, Machine, Reading, Roles
from influx_lint.flow.places import Site
from influx_lint.flow.values import NONE, Library, Method, Special, Value, one
from influx_lint.languages.shell import commands, files, jq_models, programs, running, variables

_ENVIRONMENT: Value = one(Special("environment"))
_OF_TESTS = frozenset(("tests", "test", "spec", "ci", ".ci", ".github", ".gitlab"))
"""The folders of scripts that do not run where an application is deployed."""

_IS_VARIABLE = frozenset(("$ENV", "jq:env"))


class Shell(Language):
    """Implements `influx_lint.flow.machine.Language`."""

    roles = Roles()
    missing = NONE

    def is_true(self, value: ir.Scalar) -> bool:
        """What counts as true to `[ -n … ]` and to jq: all but nothing, and what jq writes for nothing."""
        return value is not None and value is not False and value not in ("", "null", "false")

    def builtin(self, name: str, path: Path) -> Value | None:
        if name in _IS_VARIABLE:
            return _ENVIRONMENT
        return one(Library(name)) if name.startswith((":", "jq:")) or name.endswith("()") else None

    def library(self, run: Machine, name: str) -> Value:
        return one(Library(name))

    def index(self, run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
        """`$ENV.name`."""
        if atom != next(iter(_ENVIRONMENT)):
            return None
        from influx_lint.flow.arguments import Arguments

        return variables.variable(run, Arguments([key]), reading.site)

    def handed_on(self, run: Machine) -> Iterator[tuple[Path, str, Value, str]]:
        for found in itertools.chain(variables.exported(run), files.left(run)):
            if _OF_TESTS.isdisjoint(PurePath(run.program.shown(found[0])).parts):
                yield found

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Special) and callee in _ENVIRONMENT:
            return one(callee)
        if not isinstance(callee, Library):
            return None
        if callee.name.endswith("()"):
            return _of_command(run, callee.name.removesuffix("()"), arguments, site)
        if callee.name.startswith("jq:"):
            return _of_jq(run, callee.name[3:], arguments, site)
        return commands.MODELS[callee.name[1:]](run, arguments, site)


LANGUAGE = Shell


def _of_jq(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    model = jq_models.FUNCTIONS.get(name)
    return model(run, arguments, site) if model is not None else None


def _of_command(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    variables.hand_on(run, arguments, site)
    plain = name.rpartition("/")[2]
    model = commands.COMMANDS.get(plain) if "/" not in name or "jq" in name or "/bin/" in name else None
    if model is not None:
        return model(run, arguments, site)
    if programs.runs_another_language(plain):
        return programs.of_another_language(run, arguments, site)
    if programs.is_in_another_language(name):
        variables.hand_to(run, plain, arguments.positional, running.stdin(arguments), site)
        return None
    return running.run_script(run, name, arguments, site)
