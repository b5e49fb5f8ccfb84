"""What has been done when a test begins: its marks (those that skip it, that name fixtures, that set variables), the
fixtures that it does not ask for by a parameter, and `setUp` and its kin; and what sets environment variables for a
while: `mock.patch.dict(os.environ, …)`, pytest's `monkeypatch`.

What a test sets is there for what the test itself reads. The program that it tests still has it from the platform.

Sources: the documentation of Python's `unittest` ("Skipping tests and expected failures", "Class and Module Fixtures")
and `unittest.mock`, of pytest ("How to use skip and xfail", "Use fixtures in classes and modules with `usefixtures`",
"Autouse fixtures", "How to implement xunit-style set-up", "How to monkeypatch/mock modules and environments") and of
pytest-mock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from influx_lint.flow import conditions, containers, objects
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings, text
from influx_lint.flow.store import ANY
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Cell,
    ClassObject,
    Environment,
    FunctionObject,
    Instance,
    Mapping,
    Sequence,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import fixtures
from influx_lint.meanings import copies
from influx_lint.meanings.models import Handler, Kind, Models

_MARKS = "pytestmark"
_OF_MODULES = ("setUpModule", "setup_module")
_OF_CLASSES = ("setUpClass", "setup_class")
_OF_METHODS = ("asyncSetUp", "setUp", "setup_method")


def prepare(run: Machine, function: FunctionObject, self_: Value) -> None:
    """Does what is done before `function`, if it is a test; `self_` is what it is a method of."""
    if not function.node.name.startswith("test"):
        return
    site = Site(function.node, function.frame)
    module = function.frame.module
    instances = [atom for atom in self_ if isinstance(atom, Instance)]
    classes = [each for atom in instances for each in run.objects.classes(atom.class_)]
    owners: list[FunctionObject | ClassObject] = [each for each in classes if isinstance(each, ClassObject)]
    places = [module.place, *(each.place for each in owners if isinstance(each, ClassObject))]
    found = [mark for place in places for mark in _listed(run, run.store.get(place, _MARKS) or NOTHING)]
    found += [mark for owner in (*owners, function) for mark in _marks_on(run, owner)]
    for mark in found:
        _apply(run, mark)
    for name in _OF_MODULES:
        for atom in run.store.get(module.place, name) or ():
            if isinstance(atom, FunctionObject):
                run.call(one(atom), Arguments(), site)
    _call(run, instances, _OF_CLASSES, site)
    fixtures.use(run, function, instances, {name for mark in found for name in _fixtures(mark)})
    _call(run, instances, _OF_METHODS, site)


def is_for_tests(path: Path) -> bool:
    """Whether a file is one of those that test runners look for."""
    return path.stem == "conftest" or path.stem.startswith("test_") or path.stem.endswith("_test")


def _call(run: Machine, instances: Iterable[Instance], names: Iterable[str], site: Site) -> None:
    for name in names:
        for instance in instances:
            method = run.objects.attribute(instance.class_, name)
            if method is not None:
                run.call(objects.bind(method, instance), Arguments(), site)


def _listed(run: Machine, value: Value) -> Iterator[Atom]:
    """A mark, or the marks of a list."""
    for atom in value:
        yield from containers.any_element(run.store, atom) if isinstance(atom, Sequence) else (atom,)


def _apply(run: Machine, mark: Atom) -> None:
    if not isinstance(mark, Special):
        return
    if mark.kind == _SKIP:
        conditions.assume(run, conditions.skips(run, mark.carried))
    for cell, value in _held(run, mark):
        run.store.set(*cell, value)


def _fixtures(mark: Atom) -> Iterator[str]:
    if isinstance(mark, Special) and mark.kind == _USE:
        yield from mark.carried


_SKIP = "mark that skips"
_USE = "mark that uses fixtures"


def _skip(*, where: bool) -> Handler:
    def handler(run: Machine, arguments: Arguments, _site: Site) -> Value | None:
        if not arguments.positional or strings(arguments.positional[0]):
            return None
        condition = conditions.truth(run, arguments.positional[0])
        return one(Special(_SKIP, condition if where else conditions.negated(condition)))

    return handler


def _use(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_USE, tuple(str(each.value) for value in arguments.positional for each in strings(value))))


def _mark(run: Machine, mark: Special, arguments: Arguments, _site: Site) -> Value:
    """Puts a mark on what it decorates, which stays what it is."""
    decorated = arguments.get(0, "") or UNKNOWN
    for atom in decorated:
        if isinstance(atom, FunctionObject | ClassObject):
            place = _place(run, atom)
            run.store.set(place, ANY, join([run.store.get(place, ANY) or NOTHING, one(mark)]))
    return decorated


def _marks_on(run: Machine, owner: FunctionObject | ClassObject) -> Value:
    """The marks on a function or a class."""
    return run.store.get(_place(run, owner), ANY) or NOTHING


def _place(run: Machine, owner: FunctionObject | ClassObject) -> int:
    return run.places.intern(("marks", owner))


_PATCH = "patched environment"
_ENVIRONMENT = "os.environ"


def _is_environment(value: Value) -> bool:
    return any(isinstance(atom, Environment) for atom in value) or text(value) == _ENVIRONMENT


def _patch(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`patch.dict(os.environ, values, name=value)`: a context manager, and a decorator."""
    if not arguments.positional or not _is_environment(arguments.positional[0]):
        return None
    held = copies.mapping_of(run, arguments.get(1, "values") or NOTHING, site, _PATCH)
    variables = [
        (str(key), containers.known(run.store.get(atom.place, key)))
        for atom in held
        if isinstance(atom, Mapping)
        for key in containers.keys(run.store, atom)
    ]
    variables += [(name, value) for name, value in arguments.named.items() if name not in ("values", "clear")]
    return one(Special(_PATCH, (site.path, *variables)))


def _held(_run: Machine, manager: Special) -> Iterator[tuple[Cell, Value]]:
    """The variables that are set meanwhile, as the code of the file has them that sets them."""
    if manager.kind == _PATCH:
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
            for cell, value in _held(run, atom):
                run.store.set(*cell, value)
    return made


MODELS = Models(
    functions={
        **dict.fromkeys(("unittest.skipIf", "unittest.case.skipIf"), _skip(where=True)),
        **dict.fromkeys(("pytest.mark.skipif", "pytest.mark.xfail"), _skip(where=True)),
        **dict.fromkeys(("unittest.skipUnless", "unittest.case.skipUnless"), _skip(where=False)),
        "pytest.mark.usefixtures": _use,
        **dict.fromkeys(("unittest.mock.patch.dict", "mock.patch.dict"), _patch),
    },
    kinds={**dict.fromkeys((_SKIP, _USE), Kind(call=_mark)), _PATCH: Kind(call=_mark, held=_held)},
    unknown={"setenv": _set_variable, "setitem": _set_item, "dict": _patch_of_unknown},
)
