"""What frameworks give to a parameter by its annotation: FastAPI's dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import containers
from influx_lint.flow.frames import Arguments
from influx_lint.flow.language import Site
from influx_lint.flow.values import NOTHING, ClassObject, Library, Sequence, Special, Value, is_interesting, join
from influx_lint.languages.python.models import libraries

if TYPE_CHECKING:
    from influx_lint.flow import ir
    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.values import FunctionObject


def parameter(run: Interpreter, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What is given to a parameter for what its annotation says; nothing where that is not known."""
    if of.declared is None:
        return None
    declared = run.evaluate(of.declared, function.frame)
    if any(isinstance(atom, Special) and atom.kind == libraries.BY_ANNOTATION for atom in _default(function, of)):
        classes = frozenset(atom for atom in declared if isinstance(atom, ClassObject))
        return run.call(classes, Arguments(), Site(function.node, function.frame)) if classes else None
    injected = join(_injected(run, atom) for atom in declared if isinstance(atom, Special))
    return injected if is_interesting(injected) else None


def _default(function: FunctionObject, of: ir.Parameter) -> Value:
    return function.defaults.get(of.name) or NOTHING


def _injected(run: Interpreter, generic: Special) -> Value:
    """What stands behind the type in `Annotated[type, …]`."""
    if generic.kind != "generic" or not isinstance(generic.carried, tuple):
        return NOTHING
    base, key = generic.carried
    if not isinstance(base, Library) or not base.name.endswith(".Annotated"):
        return NOTHING
    parts = [containers.elements(run.store, atom) or [] for atom in key if isinstance(atom, Sequence)]
    return join(each for listed in parts for each in listed[1:])
