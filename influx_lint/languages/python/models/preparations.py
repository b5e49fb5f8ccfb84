"""What has been done when a test begins: its marks (those that skip it, that name fixtures, that set variables), the
fixtures that it does not ask for by a parameter, and `setUp` and its kin; and what sets environment variables, or puts
something in the place of a program's own, for a while: `mock.patch.dict(os.environ, …)`, pytest's `monkeypatch`.

What a test sets is there for what the test itself reads. The program that it tests still has it from the platform.

Sources: the documentation of Python's `unittest` ("Skipping tests and expected failures", "Class and Module Fixtures")
and `unittest.mock`, of pytest ("How to use skip and xfail", "Use fixtures in classes and modules with `usefixtures`",
"Autouse fixtures", "How to implement xunit-style set-up", "How to monkeypatch/mock modules and environments") and of
pytest-mock."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from influx_lint.flow import access, conditions, containers, credentials, ir, modules, objects
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, Frame, FunctionObject, Instance, ModuleObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.payloads import RELATIONSHIPS_VARIABLES
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Environment
from influx_lint.flow.possibilities import join, known_texts, only, ordered, specials, strings, text
from influx_lint.flow.store import ANY
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Cell, Const, Mapping, Sequence, Special, Value, one
from influx_lint.languages.python import imports
from influx_lint.languages.python.models import doubles
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models

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
    found += [mark for owner in (*owners, function) for mark in (run.store.get(_place(run, owner), ANY) or NOTHING)]
    for mark in found:
        _apply(run, mark)
    for name in _OF_MODULES:
        for atom in run.store.get(module.place, name) or ():
            if isinstance(atom, FunctionObject):
                run.call(one(atom), Arguments(), site)
    _call(run, instances, _OF_CLASSES, site)
    _use_fixtures(run, function, instances, {name for mark in found for name in _named_fixtures(mark)})
    _call(run, instances, _OF_METHODS, site)


def _call(run: Machine, instances: Iterable[Instance], names: Iterable[str], site: Site) -> None:
    for name in names:
        for instance in instances:
            method = run.objects.attribute(instance.class_, name)
            if method is not None:
                run.call(objects.bind(method, instance), Arguments(), site)


def _listed(run: Machine, value: Value) -> Iterator[Atom]:
    """A mark, or the marks of a list."""
    for atom in value:
        yield from containers.inside(run.store, atom)


def _apply(run: Machine, mark: Atom) -> None:
    if not isinstance(mark, Special):
        return
    if mark.kind == _SKIP:
        conditions.assume(run, conditions.skips(run, mark.carried))
    for cell, value in _held(run, mark):
        run.store.set(*cell, value)


def _named_fixtures(mark: Atom) -> Iterator[str]:
    if isinstance(mark, Special) and mark.kind == _USE:
        yield from mark.carried


_SKIP = "mark that skips"
_USE = "mark that uses fixtures"


def _skip(run: Machine, arguments: Arguments, _site: Site, *, where: bool) -> Value | None:
    if not arguments.positional or strings(arguments.positional[0]):
        return None
    condition = conditions.truth(run, arguments.positional[0])
    return one(Special(_SKIP, condition if where else conditions.negated(condition)))


def _mark(run: Machine, mark: Special, arguments: Arguments, _site: Site) -> Value:
    """Puts a mark on what it decorates, which stays what it is."""
    decorated = arguments.value(0)
    for atom in decorated:
        if isinstance(atom, FunctionObject | ClassObject):
            place = _place(run, atom)
            containers.widen(run.store, place, ANY, one(mark))
    return decorated


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
    variables = []
    for atom in (each for each in held if isinstance(each, Mapping)):
        for key in containers.keys(run.store, atom):
            variables.append((str(key), run.store.known(atom.place, key)))
            origin, _ = run.payloads.origin(atom.place, str(key))
            credentials.sets_variable(run, Const(str(key), origin, origin), site)
    variables += [(name, value) for name, value in arguments.named.items() if name not in ("values", "clear")]
    set_ = [((("environment", site.path), name), value) for name, value in variables]
    return one(Special(_PATCH, tuple(each for each in set_ if each[0][1] not in RELATIONSHIPS_VARIABLES)))


def _held(_run: Machine, manager: Special) -> Iterator[tuple[Cell, Value]]:
    """What is there meanwhile: variables as the code of the file has them that sets them, and doubles."""
    if manager.kind == _PATCH:
        yield from manager.carried


def _write(run: Machine, manager: Special, name: str, value: Value) -> None:
    """`patcher.return_value = value`, of the double that a patch gives to its block or its test."""
    for double in _doubles(run, manager):
        doubles.write(run, double, name, value)


def _part(run: Machine, manager: Special, name: str, site: Site) -> Value | None:
    """`patcher.return_value`, of the same."""
    return join(doubles.part(run, double, name, site) for double in _doubles(run, manager)) or None


def _start(run: Machine, manager: Special, _arguments: Arguments, _site: Site) -> Value:
    """`patcher.start()`, which puts the double there that it gives."""
    for cell, value in _held(run, manager):
        run.store.set(*cell, value)
    return frozenset(_doubles(run, manager)) or one(manager)


def _doubles(run: Machine, manager: Special) -> list[Special]:
    return [double for _, held in _held(run, manager) for double in doubles.among(held)]


def from_patch(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What the decorators that put doubles in the place of something give to a test, the nearest first."""
    if not function.node.name.startswith("test"):
        return None
    calls = [each for each in reversed(function.node.decorators) if isinstance(each, ir.Call)]
    given = [each for each in calls if _puts_double(run, Site(each, function.frame), each)]
    position = function.node.parameters.index(of) - (function.owner is not None)
    return run.evaluate(given[position], function.frame) if 0 <= position < len(given) else None


def _puts_double(run: Machine, site: Site, call: ir.Call) -> bool:
    patches = specials(run.evaluate(call, site.frame), _PATCH)
    return any(doubles.made_at(run, site) in held for each in patches for _, held in _held(run, each))


def _double(
    cells: Callable[[Machine, Arguments, Site], list[tuple[Cell, Value]]],
    run: Machine,
    arguments: Arguments,
    site: Site,
    *,
    at_once: bool,
) -> Value | None:
    """Puts something in the place of what is there: a context manager, and a decorator; or at once."""
    found = cells(run, arguments, site)
    for cell, value in found if at_once else ():
        run.store.set(*cell, value)
    return one(Special(_PATCH, tuple(found))) if found else None


def _set_variable(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`monkeypatch.setenv(name, value)`."""
    if len(arguments.positional) < 2:
        return None
    _set(run, arguments.positional[0], arguments.positional[1], site)
    return NONE


def _set_item(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`monkeypatch.setitem(os.environ, name, value)`."""
    if len(arguments.positional) < 3 or not _is_environment(arguments.positional[0]):
        return None
    _set(run, arguments.positional[1], arguments.positional[2], site)
    return NONE


def _set(run: Machine, name: Value, value: Value, site: Site) -> None:
    for constant in strings(name) if text(name) not in RELATIONSHIPS_VARIABLES else ():
        credentials.sets_variable(run, constant, site)
        run.store.set(("environment", site.path), str(constant.value), value or UNKNOWN)


def _patch_of_unknown(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """pytest-mock's `mocker.patch.dict(os.environ, …)`, which lasts until the test ends."""
    made = _patch(run, arguments, site)
    for atom in made or ():
        if isinstance(atom, Special):
            for cell, value in _held(run, atom):
                run.store.set(*cell, value)
    return made


_PARAMETRIZE = "parametrize"
_REQUEST = "request of a fixture"
_NAMES = frozenset({"fixture", "yield_fixture"})


MOST_NESTED = 5
"""How many fixtures may take one another."""


def from_fixture(run: Machine, function: FunctionObject, of: ir.Parameter, nested: int = 0) -> Value | None:
    """What is given to a parameter of that name; nothing where that is not known."""
    name = of.name
    if nested > MOST_NESTED or not (function.node.name.startswith("test") or _is_fixture(function.node)):
        return None
    for decorator in (each for each in function.node.decorators if isinstance(each, ir.Call)):
        if _last_name(decorator) == _PARAMETRIZE:
            found = _parametrized(run, name, decorator, function.frame)
            if found is not None:
                return found
        if name == "request" and _last_name(decorator) in _NAMES:
            return _request(run, decorator, function.frame)
    for module in _test_modules(run, function.frame):
        for atom in ordered(run.store.get(module.place, name) or NOTHING):
            if isinstance(atom, FunctionObject) and atom.node is not function.node and _is_fixture(atom.node):
                return _given(run, atom, nested + 1)
    return None


def _use_fixtures(
    run: Machine, function: FunctionObject, instances: Iterable[Instance], names: Collection[str]
) -> None:
    """Runs the fixtures that a test uses without a parameter: those of these names, and those that all tests of the
    file, or of the class, use."""
    for module in reversed([*_test_modules(run, function.frame)]):
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


def _parametrized(run: Machine, name: str, decorator: ir.Call, frame: Frame) -> Value | None:
    """What `parametrize(names, values)` lists for one of its names: any of the values, or a part of each."""
    given = [each.value for each in decorator.arguments if each.name is None and not each.stars]
    if len(given) < 2:
        return None
    names = run.evaluate(given[0], frame)
    several = only(names)
    parts = containers.elements(run.store, several) if isinstance(several, Sequence) else None
    listed = [text(each) for each in parts or ()] or [each.strip() for each in (text(names) or "").split(",")]
    if name not in listed:
        return None
    site = Site(decorator, frame)
    _, value = access.iterate(run, run.evaluate(given[1], frame), site)
    if len(listed) == 1:
        return value
    return access.index(run, value, one(Const(listed.index(name))), Reading(site, Form.SUBSCRIPT, site.origin))


def _request(run: Machine, decorator: ir.Call, frame: Frame) -> Value | None:
    """What `fixture(params=values)` asks its function for: any of the values."""
    for argument in decorator.arguments:
        if argument.name == "params":
            site = Site(decorator, frame)
            return one(Special(_REQUEST, access.iterate(run, run.evaluate(argument.value, frame), site).any))
    return None


def _of_request(_run: Machine, request: Special, name: str, _site: Site) -> Value | None:
    value: Value = request.carried
    return value if name == "param" else None


def _is_fixture(node: ir.Function) -> bool:
    return any(_last_name(each) in _NAMES for each in node.decorators)


def _last_name(node: ir.Expression) -> str | None:
    if isinstance(node, ir.Call):
        return _last_name(node.function)
    return node.name if isinstance(node, ir.Name | ir.Attribute) else None


def _test_modules(run: Machine, frame: Frame) -> Iterator[Frame]:
    """The file of a test, and the files with shared fixtures, the nearest first."""
    yield frame.module
    for level in range(1, imports.MOST_FOLDERS + 1):
        path = run.program.resolve(frame.path, imports.SHARED, level)
        module = modules.module(run, path) if path is not None and path != frame.path else None
        if isinstance(module, ModuleObject):
            yield module.frame


def _given(run: Machine, fixture: FunctionObject, nested: int, self_: Instance | None = None) -> Value:
    site = Site(fixture.node, fixture.frame)
    given = {each.name: from_fixture(run, fixture, each, nested) for each in fixture.node.parameters}
    named = {name: value for name, value in given.items() if value is not None}
    found = run.call(one(fixture) if self_ is None else objects.bind(one(fixture), self_), Arguments(named=named), site)
    return access.iterate(run, found, site).any if fixture.node.generator else found


MODELS = Models(
    functions={
        **dict.fromkeys(("unittest.skipIf", "unittest.case.skipIf"), partial(_skip, where=True)),
        **dict.fromkeys(("pytest.mark.skipif", "pytest.mark.xfail"), partial(_skip, where=True)),
        **dict.fromkeys(("unittest.skipUnless", "unittest.case.skipUnless"), partial(_skip, where=False)),
        "pytest.mark.usefixtures": lambda _run, arguments, _site: one(
            Special(_USE, tuple(each for value in arguments.positional for each in known_texts(value)))
        ),
        **dict.fromkeys(("unittest.mock.patch.dict", "mock.patch.dict"), _patch),
        **dict.fromkeys(
            ("unittest.mock.patch.object", "mock.patch.object"), partial(_double, doubles.of_object, at_once=False)
        ),
        **dict.fromkeys(("unittest.mock.patch", "mock.patch"), partial(_double, doubles.by_path, at_once=False)),
    },
    kinds={
        **dict.fromkeys((_SKIP, _USE), Kind(call=_mark)),
        _PATCH: Kind(_mark, {"start": _start}, _part, _write, held=_held),
        _REQUEST: Kind(attribute=_of_request),
    },
    unknown={
        "setenv": _set_variable,
        "setitem": _set_item,
        "setattr": partial(_double, doubles.by_setting, at_once=True),
        "dict": _patch_of_unknown,
        "object": partial(_double, doubles.of_object, at_once=True),
        "patch": partial(_double, doubles.by_path, at_once=True),
    },
)
