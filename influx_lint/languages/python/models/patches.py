"""What sets variables of the environment for a while: `mock.patch.dict(os.environ, …)`, pytest's `monkeypatch`.

What a test sets is there for what the test itself reads. The program that it tests still has it from the platform.

Sources: the documentation of Python's `unittest.mock`, of pytest ("How to monkeypatch/mock modules and environments")
and of pytest-mock.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import strings, text
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Cell, Environment, Mapping, Special, Value, one
from influx_lint.languages.python.models import marks
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models

PATCH = "patched environment"
_ENVIRONMENT = "os.environ"


def _is_environment(value: Value) -> bool:
    return any(isinstance(atom, Environment) for atom in value) or text(value) == _ENVIRONMENT


def _patch(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`patch.dict(os.environ, values, name=value)`: a context manager, and a decorator."""
    if not arguments.positional or not _is_environment(arguments.positional[0]):
        return None
    held = copies.mapping_of(run, arguments.get(1, "values") or NOTHING, site, PATCH)
    variables = [
        (str(key), containers.known(run.store.get(atom.place, key)))
        for atom in held
        if isinstance(atom, Mapping)
        for key in containers.keys(run.store, atom)
    ]
    variables += [(name, value) for name, value in arguments.named.items() if name not in ("values", "clear")]
    return one(Special(PATCH, (site.path, *variables)))


def held(_run: Machine, manager: Special) -> Iterator[tuple[Cell, Value]]:
    """The variables that are set meanwhile, as the code of the file has them that sets them."""
    if manager.kind == PATCH and isinstance(manager.carried, tuple):
        path, *variables = manager.carried
        for name, value in variables:
            if name not in RELATIONSHIPS_VARIABLES:
                yield (("environment", path), name), value


def _set_variable(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`monkeypatch.setenv(name, value)`."""
    if len(arguments.positional) < 2:
        return None
    _set(run, arguments.positional[0], arguments.positional[1], site.path)
    return NONE


def _set_item(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`monkeypatch.setitem(os.environ, name, value)`."""
    if len(arguments.positional) < 3 or not _is_environment(arguments.positional[0]):
        return None
    _set(run, arguments.positional[1], arguments.positional[2], site.path)
    return NONE


def _set(run: Machine, name: Value, value: Value, path: Path) -> None:
    for constant in strings(name) if text(name) not in RELATIONSHIPS_VARIABLES else ():
        run.store.set(("environment", path), str(constant.value), value or UNKNOWN)


def _patch_of_unknown(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """pytest-mock's `mocker.patch.dict(os.environ, …)`, which lasts until the test ends."""
    made = _patch(run, arguments, site)
    for atom in made or ():
        if isinstance(atom, Special):
            for cell, value in held(run, atom):
                run.store.set(*cell, value)
    return made


MODELS = Models(
    functions=dict.fromkeys(("unittest.mock.patch.dict", "mock.patch.dict"), _patch),
    kinds={PATCH: Kind(call=marks.put, held=held)},
    unknown={"setenv": _set_variable, "setitem": _set_item, "dict": _patch_of_unknown},
)
