"""What frameworks give to a parameter by its annotation: FastAPI's dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import is_interesting
from influx_lint.flow.values import NOTHING, ClassObject, Library, Special, Value
from influx_lint.languages.python.models import applications, libraries, objects

if TYPE_CHECKING:
    from influx_lint.flow import ir
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.values import FunctionObject


_REQUESTS = frozenset(
    {"fastapi.Request", "fastapi.requests.Request", "starlette.requests.Request", "fastapi.WebSocket"}
    | {"starlette.requests.HTTPConnection", "starlette.websockets.WebSocket", "fastapi.requests.HTTPConnection"}
)


def parameter(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What is given to a parameter for what its annotation says; nothing where that is not known."""
    if of.declared is None:
        return None
    declared = run.evaluate(of.declared, function.frame)
    if any(isinstance(atom, Special) and atom.kind == libraries.BY_ANNOTATION for atom in _default(function, of)):
        classes = frozenset(atom for atom in declared if isinstance(atom, ClassObject))
        return run.call(classes, Arguments(), Site(function.node, function.frame)) if classes else None
    if any(isinstance(atom, Library) and atom.name in _REQUESTS for atom in declared):
        return applications.request(run)
    injected = objects.annotated(run, declared)
    return injected if is_interesting(injected) else None


def _default(function: FunctionObject, of: ir.Parameter) -> Value:
    return function.defaults.get(of.name) or NOTHING
