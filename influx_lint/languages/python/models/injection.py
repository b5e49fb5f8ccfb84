"""What frameworks give to a parameter by its annotation: FastAPI's dependencies."""

from __future__ import annotations

from influx_lint.flow import containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import is_interesting, join
from influx_lint.flow.values import NOTHING, ClassObject, FunctionObject, Library, Sequence, Special, Value, one
from influx_lint.languages.python.models import applications, hints
from influx_lint.meanings.models import Models

_BY_ANNOTATION = "by annotation"

_REQUESTS = frozenset(
    {"fastapi.Request", "fastapi.requests.Request", "starlette.requests.Request", "fastapi.WebSocket"}
    | {"starlette.requests.HTTPConnection", "starlette.websockets.WebSocket", "fastapi.requests.HTTPConnection"}
)


def parameter(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What is given to a parameter for what its annotation says; nothing where that is not known."""
    if of.declared is None:
        return None
    declared = run.evaluate(of.declared, function.frame)
    if any(isinstance(atom, Special) and atom.kind == _BY_ANNOTATION for atom in _default(function, of)):
        classes = frozenset(atom for atom in declared if isinstance(atom, ClassObject))
        return run.call(classes, Arguments(), Site(function.node, function.frame)) if classes else None
    if any(isinstance(atom, Library) and atom.name in _REQUESTS for atom in declared):
        return applications.request(run)
    injected = hints.annotated(run, declared)
    return injected if is_interesting(injected) else None


def _default(function: FunctionObject, of: ir.Parameter) -> Value:
    return function.defaults.get(of.name) or NOTHING


def _depends(run: Machine, arguments: Arguments, site: Site) -> Value:
    """FastAPI's `Depends(function)`: what the function gives; a generator gives what it yields. Without a function, the
    parameter's annotation says what it is."""
    given = arguments.get(0, "dependency")
    if given is None:
        return one(Special(_BY_ANNOTATION))
    found = run.call(given, Arguments(), site)
    yielded = [containers.any_element(run.store, atom) for atom in found if isinstance(atom, Sequence)]
    generates = any(isinstance(atom, FunctionObject) and atom.node.generator for atom in given)
    return join(yielded) if generates and yielded else found


MODELS = Models(functions=dict.fromkeys(("fastapi.Depends", "fastapi.Security"), _depends))
