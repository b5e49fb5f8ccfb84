"""What has been done when a test begins: its marks (`marks.py`), the fixtures that it does not ask for by a parameter,
and `setUp` and its kin.

Sources: the documentation of Python's `unittest` ("Class and Module Fixtures") and of pytest ("Autouse fixtures", "How
to implement xunit-style set-up").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from influx_lint.flow import conditions, containers, objects
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import (
    NOTHING,
    Atom,
    ClassObject,
    Condition,
    FunctionObject,
    Instance,
    Sequence,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import fixtures, marks, patches

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
    found += [mark for owner in (*owners, function) for mark in marks.on(run, owner)]
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
    if mark.kind == marks.SKIP and isinstance(mark.carried, Condition):
        conditions.assume(run, conditions.skips(run, mark.carried))
    for cell, value in patches.held(run, mark):
        run.store.set(*cell, value)


def _fixtures(mark: Atom) -> Iterator[str]:
    if isinstance(mark, Special) and mark.kind == marks.USE and isinstance(mark.carried, tuple):
        yield from mark.carried
