"""What tests put in the place of a function, or of something else, for a while: `mock.patch.object(module, "name", …)`,
`mock.patch("module.name", …)`, pytest's `monkeypatch.setattr`.

The program may still have what was there: it is read as well.

Sources: the documentation of Python's `unittest.mock` ("The patchers"), of pytest ("How to monkeypatch/mock modules and
environments") and of pytest-mock.
"""

from __future__ import annotations

from influx_lint.flow import modules
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, text
from influx_lint.flow.values import NOTHING, Atom, Cell, Special, Value, one
from influx_lint.meanings.models import Kind, carried

_DOUBLE = "test double"


def of_object(run: Machine, arguments: Arguments, _site: Site) -> list[tuple[Cell, Value]]:
    """What `patch.object(target, name, new, return_value=value)` lets be there, as well as what was."""
    target, name = arguments.get(0, "target") or NOTHING, text(arguments.get(1, "attribute") or NOTHING)
    return _cells(run, target, name, _given(arguments, 2))


def by_path(run: Machine, arguments: Arguments, site: Site) -> list[tuple[Cell, Value]]:
    """What `patch("module.name", new, return_value=value)` does."""
    path = text(arguments.get(0, "target") or NOTHING) or ""
    before, _, name = path.rpartition(".")
    return _cells(run, _named(run, before, site), name, _given(arguments, 1))


def by_setting(run: Machine, arguments: Arguments, site: Site) -> list[tuple[Cell, Value]]:
    """What `setattr(target, name, value)` of a `monkeypatch` does, and `setattr("module.name", value)`."""
    positional = arguments.positional
    if len(positional) == 2 and text(positional[0]) is not None:
        return by_path(run, arguments, site)
    return of_object(run, arguments, site) if len(positional) > 2 else []


def _given(arguments: Arguments, position: int) -> Value:
    """What is to be there: `new`, or what gives `return_value` where it is called."""
    new = arguments.get(position, "new")
    returned = arguments.named.get("return_value")
    return new or (one(Special(_DOUBLE, returned)) if returned else arguments.named.get("side_effect") or NOTHING)


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


KINDS = {_DOUBLE: Kind(call=carried)}
