"""Containers of objects and settings, which code fills in one place and asks in another: PHP-DI's, Slim's, Pimple's.

Source: php-fig.org, "PSR-11: Container interface"; php-di.org, "PHP definitions"; slimframework.com, "Dependency
Container"."""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, ordered, strings
from influx_lint.flow.values import NOTHING, UNKNOWN, Mapping, Special, Value, one
from influx_lint.languages.php.models.functions import defined, included
from influx_lint.meanings.models import Models, first

SERVICE = "service"
_CONTAINER, _MAKING = ("container",), 0


def _define(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`$builder->addDefinitions($array, …)`, or files that return them: settings, and functions that make things, which
    are called now, since nobody else may be seen to."""
    given = join(arguments.positional)
    returned = join(included(run, str(each.value), site) for each in strings(given))
    found = [atom for atom in ordered(given | returned) if isinstance(atom, Mapping)]
    for atom in found:
        for key in containers.keys(run.store, atom):
            put(run, str(key), run.store.known(atom.place, key))
    for function in ordered(run.store.get(_CONTAINER, _MAKING) or NOTHING):
        run.call(one(function), Arguments([UNKNOWN]), site)
    return UNKNOWN if found else None


def put(run: Machine, name: str, value: Value) -> None:
    """Has the container hold a value besides what it has by the name."""
    functions = frozenset(atom for atom in value if isinstance(atom, FunctionObject))
    for cell, held in ((name, value), (_MAKING, functions)):
        run.store.set(_CONTAINER, cell, held | (run.store.get(_CONTAINER, cell) or NOTHING))


def held(run: Machine, name: str) -> Value:
    """What the container has by a name."""
    return run.store.get(_CONTAINER, name) or NOTHING


def set_(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`$container->set($name, $value)`; what is a class of the project may be given what its constructor takes."""
    named, value = strings(first(arguments)), arguments.get(1, "value")
    for each in named if value is not None else ():
        put(run, str(each.value), value or NOTHING)
    written = known_texts(value if value is not None else first(arguments))
    found = join(defined(run, "\\" + each.lstrip("\\"), site.path, site) or NOTHING for each in written)
    return join(one(Special(SERVICE, atom)) for atom in found if isinstance(atom, ClassObject)) or None


def _get(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`$container->get($name)`: what stands there, or what the function makes that does."""
    found = join(held(run, each) for each in known_texts(first(arguments)))
    functions = [atom for atom in ordered(found) if isinstance(atom, FunctionObject)]
    made = [run.call(one(function), Arguments([UNKNOWN]), site) for function in functions]
    return join([*made, found.difference(functions)]) or None


_ASKING = dict.fromkeys(("get()", "make()", "getparameter()"), _get)
MODELS = Models(unknown={"adddefinitions()": _define, "set()": set_, **_ASKING})
