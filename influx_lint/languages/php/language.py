"""PHP, as the machine asks for it: the tables of the models put together."""

from __future__ import annotations

import os
from pathlib import Path

from influx_lint.flow import attributes, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance, Super, Wrapped
from influx_lint.flow.machine import Machine, Roles, Sense
from influx_lint.flow.objects import OF_CLASS
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import may_be
from influx_lint.flow.values import UNKNOWN, Atom, Const, Foreign, Library, Method, Special, Value, one
from influx_lint.languages.php import names
from influx_lint.languages.php.lowering import ENUMERATION, SUPERGLOBALS
from influx_lint.languages.php.models import (
    array_functions,
    array_objects,
    arrays,
    callables,
    clients,
    collections,
    container,
    drupal,
    functions,
    laravel,
    processes,
    reader,
    signatures,
    symfony,
)
from influx_lint.meanings import command_line
from influx_lint.meanings.encoded import ENVIRONMENT
from influx_lint.meanings.models import Tabled, united

_OF_ARRAYS = (arrays, array_functions, array_objects, collections)
_FRAMEWORKS = (laravel, drupal, symfony, container)
_FAMILIES = (*_OF_ARRAYS, callables, functions, *_FRAMEWORKS, processes, reader, clients)
MODELS = signatures.with_names(united(*(each.MODELS for each in _FAMILIES)))

_ENVIRONMENTS = frozenset({"_ENV", "_SERVER"})
_CLASS, _FUNCTION = "class", "function"
_STATIC = Library("static ()")

_CATCHING = frozenset({"\\Throwable", "\\Exception", "\\ErrorException", "\\Error", "\\TypeError"})
"""What a failure to find a key becomes where the program has warnings thrown, or what is around it."""

_SHOWING = frozenset({"print()", "var_dump()", "print_r()", "var_export()", "printf()"})


class Php(Tabled):
    """What PHP means by its names, functions and operators."""

    models = MODELS
    defaults_are_late = True
    roles = Roles(
        call="__invoke()",
        initialise="__construct()",
        item="offsetget()",
        write="offsetset()",
        iterate="getiterator()",
        serialize="jsonserialize()",
        attribute="__get()",
        contains="offsetexists()",
        has_attribute="__isset()",
    )

    def mentioned(self, name: str) -> str:
        return names.plain(name)

    def is_true(self, value: ir.Scalar) -> bool:
        return bool(value) and value != "0"

    def are_same(self, run: Machine, left: Value, right: Value) -> bool | None:
        """Each case of an enumeration is an object of its own."""
        atoms = [next(iter(value)) for value in (left, right) if len(value) == 1]
        cases = [
            atom.place
            for atom in atoms
            if isinstance(atom, Instance) and run.objects.attribute(atom.class_, ENUMERATION) is not None
        ]
        return cases[0] == cases[1] if len(cases) == 2 else None

    def builtin(self, name: str, path: Path) -> Value | None:
        if name in _ENVIRONMENTS:
            return ENVIRONMENT
        if name in SUPERGLOBALS:
            return one(Library(name)) if name == "_SESSION" else UNKNOWN
        if name in (":__DIR__", ":__FILE__"):
            own = str(path)
            return one(Const(os.path.dirname(own) if name == ":__DIR__" else own))  # noqa: PTH120
        if name.startswith(":__"):
            return UNKNOWN
        if name in ("argv", ":STDIN"):
            return command_line.STDIN if name == ":STDIN" else command_line.arguments(0)
        if name == ":DIRECTORY_SEPARATOR":
            return one(Const("/"))
        if name.startswith(clients.OPTION):
            return one(Const(name))
        if name in _SHOWING or (name in MODELS.functions and name not in laravel.HELPERS):
            return one(Library(name))
        if name.endswith("()"):
            return one(_STATIC) if name == _STATIC.name else one(Special(_FUNCTION, (name, path)))
        return one(Special(_CLASS, (name, path))) if name.startswith("\\") else None

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Special) and atom.kind not in MODELS.kinds:
            return attributes.read(run, self._resolved(run, atom, site), name, site, site.origin)
        if isinstance(atom, Super) and (of_parent := array_objects.of_parent(run, atom, name)):
            return of_parent
        if isinstance(atom, Instance | ClassObject) and name.endswith("()"):
            found = callables.stand_in(run, atom, name, site)
            if found is not None:
                return found
        return super().attribute(run, atom, name, site)

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        own = run.objects.attribute(class_, self.roles.initialise)
        return array_objects.derived(run, class_, arguments, site) if own is None else None

    def makes_objects(self, function: Library) -> bool:
        return function.name.startswith("\\")

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        return one(Method(atom, name)) if name in MODELS.methods.get(Foreign, ()) else None

    def write_attribute(self, run: Machine, atom: Special, name: str, value: Value) -> None:
        for class_ in self._resolved(run, atom, None):
            if isinstance(class_, ClassObject):
                run.store.set(class_.place, name, value)

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Special) and callee.kind not in MODELS.kinds:
            return run.call(self._resolved(run, callee, site), arguments, site)
        return super().call(run, callee, arguments, site)

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        return one(Wrapped(OF_CLASS, decorated)) if decorator == one(_STATIC) else None

    def has(self, sense: Sense, value: Value) -> bool:
        if sense is Sense.CATCHES_MISSING:
            return any(isinstance(atom, Const) and atom.value in _CATCHING for atom in value)
        return sense is Sense.SHOWS and may_be(value, _SHOWING)

    @staticmethod
    def _resolved(run: Machine, atom: Special, site: Site | None) -> Value:
        """A class or a function of the project, by the name that a file has for it; else one of a library."""
        if atom.kind not in (_CLASS, _FUNCTION) or not isinstance(atom.carried, tuple):
            return UNKNOWN
        name, path = atom.carried
        return functions.defined(run, name, path, site) or one(Library(name))


LANGUAGE = Php
