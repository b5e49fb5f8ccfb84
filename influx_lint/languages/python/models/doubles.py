"""What tests put in the place of a function, or of something else, for a while: `mock.patch.object(module, "name", …)`,
`mock.patch("module.name", …)`, pytest's `monkeypatch.setattr`.

The program may still have what was there: it is read as well.

Sources: the documentation of Python's `unittest.mock` ("The patchers"), of pytest ("How to monkeypatch/mock modules and
environments") and of pytest-mock."""

from __future__ import annotations

from influx_lint.flow import modules
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, specials, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Cell, Special, Value, one
from influx_lint.meanings.models import Kind, Models

_DOUBLE = "test double"
_RETURNED, _CALLED = "return_value", "side_effect"
"""What a double gives, and what is called instead of it: each may be said when it is made, or later."""


def of_object(run: Machine, arguments: Arguments, site: Site) -> list[tuple[Cell, Value]]:
    """What `patch.object(target, name, new, return_value=value)` lets be there, as well as what was."""
    target, name = arguments.get(0, "target") or NOTHING, text(arguments.get(1, "attribute") or NOTHING)
    return _cells(run, target, name, _given(run, arguments, 2, site))


def by_path(run: Machine, arguments: Arguments, site: Site) -> list[tuple[Cell, Value]]:
    """What `patch("module.name", new, return_value=value)` does."""
    path = text(arguments.get(0, "target") or NOTHING) or ""
    before, _, name = path.rpartition(".")
    return _cells(run, _named(run, before, site), name, _given(run, arguments, 1, site))


def by_setting(run: Machine, arguments: Arguments, site: Site) -> list[tuple[Cell, Value]]:
    """What `setattr(target, name, value)` of a `monkeypatch` does, and `setattr("module.name", value)`."""
    positional = arguments.positional
    if len(positional) == 2 and text(positional[0]) is not None:
        return by_path(run, arguments, site)
    return of_object(run, arguments, site) if len(positional) > 2 else []


def _given(run: Machine, arguments: Arguments, position: int, site: Site) -> Value:
    """What is to be there: `new`, or a double."""
    return arguments.get(position, "new") or _made(run, arguments, site)


def _made(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Mock(return_value=value)`."""
    double = made_at(run, site)
    for name in (_RETURNED, _CALLED):
        if name in arguments.named:
            write(run, double, name, arguments.named[name])
    return one(double)


def write(run: Machine, double: Special, name: str, value: Value) -> None:
    """`double.return_value = value`."""
    run.store.set(double.carried, name, value)


def part(run: Machine, double: Special, name: str, _site: Site) -> Value:
    """An attribute of a double: what was put there, or another double, which stays there."""
    held = run.store.known(double.carried, name)
    if not held:
        held = one(Special(_DOUBLE, run.places.intern(("part", double.carried, name))))
        write(run, double, name, held)
    return held


def made_at(run: Machine, site: Site) -> Special:
    """The double that a call makes."""
    return Special(_DOUBLE, run.places.of(site, _DOUBLE))


def among(value: Value) -> list[Special]:
    """The doubles that a value may be."""
    return specials(value, _DOUBLE)


def _call(run: Machine, double: Special, arguments: Arguments, site: Site) -> Value:
    called = run.store.known(double.carried, _CALLED)
    found = run.call(called, arguments, site) if called else NOTHING
    return join([found, run.store.known(double.carried, _RETURNED)]) or UNKNOWN


def _cells(run: Machine, target: Value, name: str | None, value: Value) -> list[tuple[Cell, Value]]:
    places = [place for atom in target if (place := _place(atom)) is not None] if name and value else ()
    return [((place, name), join([run.store.get(place, name) or NOTHING, value])) for place in places]


def _place(atom: Atom) -> int | None:
    if isinstance(atom, ModuleObject):
        return atom.frame.place
    return atom.place if isinstance(atom, ClassObject | Instance) else None


def _named(run: Machine, path: str, site: Site) -> Value:
    """The module of a name, or what one has by the last parts of it."""
    before, _, name = path.rpartition(".")
    found = run.program.resolve(site.path, path, 0) if path else None
    if found is not None:
        module = modules.module(run, found)
        return one(module) if module is not None else NOTHING
    places = [place for atom in _named(run, before, site) if (place := _place(atom)) is not None] if before else ()
    return join(run.store.get(place, name) or NOTHING for place in places)


MODELS = Models(
    functions={
        f"{module}.{name}": _made
        for module in ("unittest.mock", "mock")
        for name in ("Mock", "MagicMock", "AsyncMock", "NonCallableMock")
    },
    kinds={_DOUBLE: Kind(call=_call, attribute=part, write=write)},
)
