"""Objects of libraries that hold one thing or several: context variables, weak references, queues, futures, caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import containers, ir
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Special, Value, one

if TYPE_CHECKING:
    from influx_lint.flow.arguments import Arguments
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.languages.python.models.handlers import Handler

VARIABLE = "context variable"
REFERENCE = "reference"
MADE_CLASS = "made class"

_HELD = "held"


def _variable(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`ContextVar(name, default=…)`."""
    place = run.places.of(site, VARIABLE)
    default = arguments.named.get("default")
    if default is not None:
        run.store.set(place, _HELD, default)
    return one(Special(VARIABLE, place))


def call_variable(run: Machine, variable: Special, name: str, arguments: Arguments) -> Value:
    """A method of a context variable."""
    held = containers.known(run.store.get(variable.carried, _HELD))
    if name == "set":
        run.store.set(variable.carried, _HELD, arguments.get(0, "value") or UNKNOWN)
        return UNKNOWN
    return join([held, arguments.get(0, "default") or NOTHING]) or UNKNOWN if name == "get" else UNKNOWN


def _reference(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(REFERENCE, arguments.get(0, "object") or UNKNOWN))


def _queue(run: Machine, _arguments: Arguments, site: Site) -> Value:
    return run.sequence_of_any(site, NOTHING, "queue")


def _cache(run: Machine, _arguments: Arguments, site: Site) -> Value:
    return one(run.mapping(site, "cache"))


def logged(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`logger.info("%(user)s", mapping)`."""
    if len(arguments.positional) != 2:
        return None
    run.operate("%", arguments.positional[0], arguments.positional[1], site)
    return NONE


def same(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return arguments.get(0, "") or UNKNOWN


def awaited(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`loop.create_task(coroutine())`: what the coroutine gives. Other methods of that name take data, and give an
    answer to it."""
    node = site.node
    if isinstance(node, ir.Call) and node.arguments and isinstance(node.arguments[0].value, ir.Call):
        return same(run, arguments, site)
    return None


def entered(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`stack.enter_context(manager)`."""
    return run.enter(arguments.get(0, "cm") or UNKNOWN, site)


LOGGING = frozenset({"debug", "info", "warning", "error", "critical", "exception"})

METHODS: dict[str, Handler] = {
    **dict.fromkeys(LOGGING, logged),
    **dict.fromkeys(("run_until_complete", "create_task", "ensure_future", "run_coroutine_threadsafe"), awaited),
    **dict.fromkeys(("enter_context", "enter_async_context"), entered),
}
"""Methods of objects of which nothing is known that give what they are given, or read it."""

FUNCTIONS: dict[str, Handler] = {
    "contextvars.ContextVar": _variable,
    **{f"logging.{name}": logged for name in LOGGING},
    **dict.fromkeys(("weakref.ref", "weakref.WeakMethod"), _reference),
    **dict.fromkeys(("weakref.proxy", "concurrent.futures.as_completed", "asyncio.as_completed"), same),
    **dict.fromkeys(
        ("queue.Queue", "queue.SimpleQueue", "queue.LifoQueue", "asyncio.Queue", "multiprocessing.Queue"), _queue
    ),
    **dict.fromkeys(
        (
            "weakref.WeakKeyDictionary",
            "weakref.WeakValueDictionary",
            "cachetools.TTLCache",
            "cachetools.LRUCache",
            "cachetools.Cache",
        ),
        _cache,
    ),
}
