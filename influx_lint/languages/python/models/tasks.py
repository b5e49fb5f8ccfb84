"""Functions under the decorators of task queues: how they are called by way of a queue."""

from __future__ import annotations

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import NOTHING, UNKNOWN, FunctionObject, Partial, Special, Value, one
from influx_lint.languages.python.models import applications
from influx_lint.meanings.models import Kind, Models

_DIRECT = frozenset({"delay", "s", "si", "send", "run", "call_local", "local", "fn", "func", "original", "__wrapped__"})
"""What calls a task with the arguments that follow, or is the function itself."""


def attribute(run: Machine, function: FunctionObject, name: str) -> Value | None:
    """An attribute of a function that is a task."""
    parameters = function.node.parameters
    itself: Value = one(function)
    if function.owner is None and parameters and parameters[0].name == "self":
        itself = one(Partial(itself, (applications.task(run) or UNKNOWN,), ()))
    if name in _DIRECT:
        return itself
    return one(Special("task", itself)) if name == "apply_async" else None


def _apply(run: Machine, task: Special, arguments: Arguments, site: Site) -> Value | None:
    """`task.apply_async(args=[...], kwargs={...})`."""
    if not isinstance(task.carried, frozenset):
        return None
    given = arguments.get(0, "args")
    listed, element = access.iterate(run, given, site) if given is not None else ([], NOTHING)
    named = arguments.get(1, "kwargs")
    spread = (named,) if named is not None else ()
    return run.call(task.carried, Arguments(listed or [], {}, element if listed is None else None, spread), site)


MODELS = Models(kinds={"task": Kind(call=_apply)})
