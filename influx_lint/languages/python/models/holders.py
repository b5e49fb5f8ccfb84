"""Objects of libraries that hold one thing or several: context variables, weak references, queues, futures, caches."""

from __future__ import annotations

from influx_lint.flow import access, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Special, Value, one
from influx_lint.meanings.models import Kind, Models, beside, carried, carrying, same

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


def _set_variable(run: Machine, variable: Special, arguments: Arguments, _site: Site) -> Value:
    run.store.set(variable.carried, _HELD, arguments.value(0, "value"))
    return UNKNOWN


def _get_variable(run: Machine, variable: Special, arguments: Arguments, _site: Site) -> Value:
    held = run.store.known(variable.carried, _HELD)
    return join([held, arguments.get(0, "default") or NOTHING]) or UNKNOWN


def _logged(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`logger.info("%(user)s", mapping)`."""
    if len(arguments.positional) != 2:
        return None
    run.operate("%", arguments.positional[0], arguments.positional[1], site)
    return NONE


def _awaited(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`loop.create_task(coroutine())`: what the coroutine gives. Other methods of that name take data, and answer."""
    node = site.node
    if isinstance(node, ir.Call) and node.arguments and isinstance(node.arguments[0].value, ir.Call):
        return same(run, arguments, site)
    return None


def _of_made(run: Machine, made: Special, name: str, site: Site) -> Value:
    """An attribute of a class that was made of a dictionary."""
    return access.index(run, one(made.carried), one(Const(name)), Reading(site, Form.ATTRIBUTE, site.origin))


def _logged_at(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """The same with a level before it: `logger.log(level, "%(user)s", mapping)`."""
    return _logged(run, Arguments(arguments.positional[1:]), site) if len(arguments.positional) == 3 else None


_LOGGING = ("debug", "info", "warning", "error", "critical", "exception")
_QUEUES = ("queue.Queue", "queue.SimpleQueue", "queue.LifoQueue", "asyncio.Queue", "multiprocessing.Queue")
_CACHES = (
    *("weakref.WeakKeyDictionary", "weakref.WeakValueDictionary"),
    *(f"cachetools.{name}" for name in ("TTLCache", "LRUCache", "Cache")),
)

MODELS = Models(
    functions={
        "contextvars.ContextVar": _variable,
        **{f"logging.{name}": _logged for name in _LOGGING},
        "logging.log": _logged_at,
        **dict.fromkeys(("weakref.ref", "weakref.WeakMethod"), carrying(REFERENCE, "object")),
        **dict.fromkeys(("weakref.proxy", "concurrent.futures.as_completed", "asyncio.as_completed"), same),
        **dict.fromkeys(_QUEUES, lambda run, _arguments, site: run.sequence_of_any(site, NOTHING, "queue")),
        **dict.fromkeys(_CACHES, lambda run, _arguments, site: one(run.mapping(site, "cache"))),
    },
    kinds={
        VARIABLE: Kind(methods={"set": _set_variable, "get": _get_variable}),
        REFERENCE: Kind(call=carried),
        MADE_CLASS: Kind(call=lambda _run, made, _arguments, _site: one(made.carried), attribute=_of_made),
    },
    unknown={
        **dict.fromkeys(_LOGGING, _logged),
        "log": _logged_at,
        "run_until_complete": _awaited,
        **dict.fromkeys(("create_task", "ensure_future", "run_coroutine_threadsafe"), beside(_awaited)),
        **dict.fromkeys(
            ("enter_context", "enter_async_context"),
            lambda run, arguments, site: run.enter(arguments.value(0, "cm"), site),
        ),
    },
)
