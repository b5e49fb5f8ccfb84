"""What pytest gives to the parameters of tests: the values that the test is parametrized with, else what the fixture of
the parameter's name gives, of its own file or of a `conftest.py` (pytest documentation, "How to use fixtures", "How to
parametrize fixtures and test functions"). And the fixtures that tests use without a parameter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from influx_lint.flow import access, ir, modules, objects
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import ordered, text
from influx_lint.flow.values import (
    NOTHING,
    ClassObject,
    Const,
    Frame,
    FunctionObject,
    Instance,
    ModuleObject,
    Value,
    one,
)

_SHARED = "conftest"
_PARAMETRIZE = "parametrize"
_NAMES = frozenset({"fixture", "yield_fixture"})


MOST_NESTED = 5
"""How many fixtures may take one another."""


def parameter(run: Machine, function: FunctionObject, of: ir.Parameter, nested: int = 0) -> Value | None:
    """What is given to a parameter of that name; nothing where that is not known."""
    name = of.name
    if nested > MOST_NESTED or not _may_take_fixtures(function):
        return None
    for decorator in function.node.decorators:
        if isinstance(decorator, ir.Call) and _last_name(decorator) == _PARAMETRIZE:
            found = _listed(run, name, decorator, function.frame)
            if found is not None:
                return found
    for module in _modules(run, function.frame):
        for atom in ordered(run.store.get(module.place, name) or NOTHING):
            if isinstance(atom, FunctionObject) and atom.node is not function.node and _is_fixture(atom.node):
                return _given(run, atom, nested + 1)
    return None


def use(run: Machine, function: FunctionObject, instances: Iterable[Instance], names: Collection[str]) -> None:
    """Runs the fixtures that a test uses without a parameter: those of these names, and those that all tests of the
    file, or of the class, use."""
    for module in reversed([*_modules(run, function.frame)]):
        for fixture in _used(run, module.place, names):
            _given(run, fixture, 0)
    for instance in instances:
        for class_ in run.objects.classes(instance.class_):
            for fixture in _used(run, class_.place, names) if isinstance(class_, ClassObject) else ():
                _given(run, fixture, 0, instance)


def _used(run: Machine, place: int, names: Collection[str]) -> list[FunctionObject]:
    """The fixtures among what a module or a class holds that are used without a parameter."""
    held = [atom for name in run.store.names(place) for atom in run.store.get(place, name) or ()]
    return [
        atom
        for atom in held
        if isinstance(atom, FunctionObject)
        and atom.node.decorators
        and _is_fixture(atom.node)
        and (_is_automatic(atom.node) or atom.node.name in names)
    ]


def _is_automatic(node: ir.Function) -> bool:
    return any(
        isinstance(each, ir.Call)
        and _last_name(each) in _NAMES
        and any(
            argument.name == "autouse" and isinstance(argument.value, ir.Constant) and argument.value.value is True
            for argument in each.arguments
        )
        for each in node.decorators
    )


def _listed(run: Machine, name: str, decorator: ir.Call, frame: Frame) -> Value | None:
    """What `parametrize(names, values)` lists for one of its names: any of the values, or a part of each."""
    given = [each.value for each in decorator.arguments if each.name is None and not each.stars]
    if len(given) < 2:
        return None
    names = text(run.evaluate(given[0], frame))
    listed = [each.strip() for each in names.split(",")] if names is not None else []
    if name not in listed:
        return None
    site = Site(decorator, frame)
    _, value = access.iterate(run, run.evaluate(given[1], frame), site)
    if len(listed) == 1:
        return value
    return access.index(run, value, one(Const(listed.index(name))), Reading(site, Form.SUBSCRIPT, site.origin))


def _may_take_fixtures(function: FunctionObject) -> bool:
    return function.node.name.startswith("test") or _is_fixture(function.node)


def _is_fixture(node: ir.Function) -> bool:
    return any(_last_name(each) in _NAMES for each in node.decorators)


def _last_name(node: ir.Expression) -> str | None:
    if isinstance(node, ir.Call):
        return _last_name(node.function)
    return node.name if isinstance(node, ir.Name | ir.Attribute) else None


def _modules(run: Machine, frame: Frame) -> Iterator[Frame]:
    """The file of a test, and the nearest file with shared fixtures."""
    yield frame.module
    path = run.program.resolve(frame.path, _SHARED, 0)
    module = modules.module(run, path) if path is not None and path != frame.path else None
    if isinstance(module, ModuleObject):
        yield module.frame


def _given(run: Machine, fixture: FunctionObject, nested: int, self_: Instance | None = None) -> Value:
    site = Site(fixture.node, fixture.frame)
    given = {each.name: parameter(run, fixture, each, nested) for each in fixture.node.parameters}
    named = {name: value for name, value in given.items() if value is not None}
    found = run.call(one(fixture) if self_ is None else objects.bind(one(fixture), self_), Arguments(named=named), site)
    return access.iterate(run, found, site)[1] if fixture.node.generator else found
