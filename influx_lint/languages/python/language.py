"""Python, as the interpreter asks for it: the tables of the models put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from influx_lint.flow import containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, FunctionObject, Instance, Partial, Super
from influx_lint.flow.machine import Machine, Roles, Sense
from influx_lint.flow.objects import bind
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NEVER, NOTHING, Atom, Foreign, Library, Method, Sequence, Special, Value, one
from influx_lint.languages import PYTHON
from influx_lint.languages.python import imports
from influx_lint.languages.python.models import (
    applications,
    builtin,
    callbacks,
    classes,
    commands,
    decorators,
    doubles,
    endings,
    environment,
    formats,
    getters,
    holders,
    http_requests,
    influx_clients,
    libraries,
    loaded,
    methods,
    modules,
    options,
    preparations,
    processes,
    providers,
    reader,
    records,
    schemas,
    settings,
    templates,
)
from influx_lint.meanings import authorizations
from influx_lint.meanings.models import Tabled, united

_FAMILIES = (
    *(settings, reader, records, providers, applications, authorizations, commands, environment),
    *(http_requests, influx_clients, options, preparations, doubles, processes),
    *(builtin, callbacks, classes, decorators, endings, formats, getters, holders, libraries, loaded, methods),
    *(modules, schemas, templates),
)
"""Of those that say what the instances of marked classes are, the first that knows a mark is asked first."""

MODELS = united(*(family.MODELS for family in _FAMILIES))

_PARAMETERS = (
    *(preparations.from_fixture, preparations.from_patch, applications.named_parameter),
    applications.annotated_parameter,
)
"""What says what is given to a parameter of a function that nothing in the project calls: the first that knows."""

_UNBOUND = frozenset(f"builtins.{name}" for name in ("dict", "str", "list", "object"))
"""Classes whose methods are functions of what they are methods of."""

KNOWN_LIBRARIES = frozenset(
    name.partition(".")[0]
    for table in (MODELS.functions, MODELS.decorators, MODELS.bases, libraries.MODELS.values)
    for name in table
)
"""The libraries of which something is known."""


class Python(Tabled):
    """What Python means by its names, classes, methods and operators."""

    models = MODELS
    tests_are_reads = PYTHON.tests_are_reads
    roles = Roles(
        call="__call__",
        make="__new__",
        initialise="__init__",
        item="__getitem__",
        contains="__contains__",
        missing="__missing__",
        write="__setitem__",
        iterate="__iter__",
        get="__get__",
        set_="__set__",
        attribute="__getattr__",
        any_attribute="__getattribute__",
        dictionary="__dict__",
        class_="__class__",
        exports="__all__",
        merge="|",
        lookups=frozenset({"get", "pop", "setdefault"}),
    )

    def __init__(self, settings_of: Callable[[Path], Iterable[Path]]) -> None:
        """`settings_of` gives the modules with Django's settings, as a file of the project has them."""
        self._owners = {**MODELS.owners, "django.conf.settings": settings.of_django(settings_of)}

    def builtin(self, name: str, path: Path) -> Value | None:
        return loaded.own_name(name, path) or builtin.builtin(name)

    def library(self, run: Machine, name: str) -> Value:
        owner, _, attribute = name.rpartition(".")
        found = self._owners[owner](run, attribute) if owner in self._owners else None
        return found if found is not None else super().library(run, name)

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        found = self._attribute(run, atom, name, site)
        if found is None and name == callbacks.RESULT and not getattr(atom, "attributes", False):
            return one(Special(callbacks.RESULT, atom))
        return found

    def _attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Special):
            return super().attribute(run, atom, name, site)
        table: dict[str, Callable[..., Value | None]] = _OF_NAMES.get(type(atom), {})
        found = table[name](run, atom, name) if name in table else None
        if found is not None:
            return found
        return MODELS.attributes.get(type(atom), methods.attribute)(run, atom, name, site)

    def makes_objects(self, function: Library) -> bool:
        return not function.name.startswith("builtins.")

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        found = endings.of_object(atom, name)
        return one(Method(atom, name)) if found is None and name in MODELS.methods[Foreign] else found

    def given(self, run: Machine, function: FunctionObject) -> Arguments:
        found = commands.given(run, function)
        for parameter in function.node.parameters[len(found.positional) :]:
            for given in _PARAMETERS:
                value = given(run, function, parameter)
                if value:
                    found.named.setdefault(parameter.name, value)
                    break
        return found

    def default(self, run: Machine, value: Value, site: Site) -> Value:
        return providers.injected(run, value, site)

    def prepare(self, run: Machine, function: FunctionObject, self_: Value) -> None:
        preparations.prepare(run, function, self_)

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Library) and callee.name not in MODELS.functions:
            return self._call_unbound(run, callee.name, arguments, site)
        return super().call(run, callee, arguments, site)

    def _call_unbound(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        """`dict.get(mapping, key)`."""
        owner, _, method = name.rpartition(".")
        if owner not in _UNBOUND or not arguments.positional:
            return None
        receivers = (methods.inherited(atom, method) for atom in ordered(arguments.positional[0]))
        return join(
            self.call_method(run, receiver, method, arguments.after(), site) or NOTHING for receiver in receivers
        )

    def bind(self, function: Library | Special, self_: Atom) -> Value | None:
        if isinstance(function, Special):
            return self.kind(function).bind(function, self_)
        if function.name.startswith(("builtins.dict.", "builtins.object.")):
            return one(Partial(one(function), (one(self_),), ()))
        return None

    def call_unknown(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(site.node, ir.Call) and endings.leaves(site.node, name):
            return NEVER
        return super().call_unknown(run, name, arguments, site)

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        if len(decorator) != 1:
            return None
        (atom,) = decorator
        if not isinstance(atom, Library):
            return None
        if atom.name in MODELS.decorators:
            return MODELS.decorators[atom.name](decorated)
        return decorated if atom.name not in MODELS.functions else None

    def define_class(self, run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
        for base in run.objects.classes(class_):
            if isinstance(base, Library):
                class_.marks.update(MODELS.bases.get(base.name, ()))
            elif isinstance(base, ClassObject):
                class_.marks.update(base.marks)
        for mark, define in MODELS.definers.items():
            if mark in class_.marks:
                define(run, class_, site)
        classes.define(run, class_, named, site)

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        if not class_.marks:
            return None
        tables = [MODELS.makers]
        if run.objects.attribute(class_, self.roles.initialise) is None:
            tables.append(MODELS.initialisers)
        made = (
            make(run, class_, arguments, site)
            for table in tables
            for mark, make in table.items()
            if mark in class_.marks
        )
        return next((each for each in made if each is not None), None)

    def enter(self, run: Machine, manager: Value, site: Site) -> Value | None:
        found = []
        for atom in ordered(manager):
            entered = None
            if isinstance(atom, Sequence):
                entered = containers.any_element(run.store, atom)
            elif isinstance(atom, Special):
                entered = self.kind(atom).enter(run, atom)
            elif isinstance(atom, Instance):
                names = ("__enter__", "__aenter__")
                methods_ = filter(None, (run.objects.attribute(atom.class_, name) for name in names))
                entered = next((run.call(bind(each, atom), Arguments(), site) for each in methods_), None)
            found.append(entered if entered is not None else one(atom))
        return join(found)

    def has(self, sense: Sense, value: Value) -> bool:
        return endings.SENSES[sense](value)

    def only_tests(self, path: Path) -> bool:
        return imports.is_for_tests(str(path))


def _of_self(model: Callable[..., Value | None]) -> Callable[..., Value | None]:
    """What `super()` has, as the instance has it."""
    return lambda run, atom, name: model(run, atom.self, name) if isinstance(atom.self, Instance) else None


_OF_NAMES: dict[type[Atom], dict[str, Callable[..., Value | None]]] = {
    ClassObject: {**MODELS.of_classes},
    Instance: {**MODELS.of_instances},
    Super: {name: _of_self(model) for name, model in MODELS.of_instances.items()},
}
