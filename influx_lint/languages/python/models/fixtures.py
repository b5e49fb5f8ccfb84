"""pytest's fixtures: a test's parameter is given what the fixture of its name gives, of its own file or of a
`conftest.py` (pytest documentation, "How to use fixtures")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access, ir
from influx_lint.flow.frames import Arguments
from influx_lint.flow.language import Site
from influx_lint.flow.values import NOTHING, FunctionObject, ModuleObject, Value, one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from influx_lint.flow.frames import Frame
    from influx_lint.flow.interpreter import Interpreter

_SHARED = "conftest"
_NAMES = frozenset({"fixture", "yield_fixture"})


MOST_NESTED = 5
"""How many fixtures may take one another."""


def parameter(run: Interpreter, name: str, function: FunctionObject, nested: int = 0) -> Value | None:
    """What a fixture gives to a parameter of that name; nothing where there is none."""
    if nested > MOST_NESTED or not _may_take_fixtures(function):
        return None
    for module in _modules(run, function.frame):
        for atom in run.ordered(run.store.get(module.place, name) or NOTHING):
            if isinstance(atom, FunctionObject) and atom.node is not function.node and _is_fixture(atom.node):
                return _given(run, atom, nested + 1)
    return None


def _may_take_fixtures(function: FunctionObject) -> bool:
    return function.node.name.startswith("test") or _is_fixture(function.node)


def _is_fixture(node: ir.Function) -> bool:
    return any(_last_name(each) in _NAMES for each in node.decorators)


def _last_name(node: ir.Expression) -> str | None:
    if isinstance(node, ir.Call):
        return _last_name(node.function)
    return node.name if isinstance(node, ir.Name | ir.Attribute) else None


def _modules(run: Interpreter, frame: Frame) -> Iterator[Frame]:
    """The file of a test, and the nearest file with shared fixtures."""
    yield frame.module
    path = run.modules.resolve(frame.path, _SHARED, 0)
    module = run.module(path) if path is not None and path != frame.path else None
    if isinstance(module, ModuleObject):
        yield module.frame


def _given(run: Interpreter, fixture: FunctionObject, nested: int) -> Value:
    site = Site(fixture.node, fixture.frame)
    given = {each.name: parameter(run, each.name, fixture, nested) for each in fixture.node.parameters}
    named = {name: value for name, value in given.items() if value is not None}
    found = run.call(one(fixture), Arguments(named=named), site)
    return access.iterate(run, found, site)[1] if fixture.node.generator else found
