"""Functions that are handed to somebody who calls them: schedulers, threads, and functions that choose by a type.

Sources: docs.python.org, "functools", "threading", "atexit"; the documentation of APScheduler, schedule and Trio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NOTHING, UNKNOWN, FunctionObject, Partial, Special, Value, Wrapped, one

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom
    from influx_lint.languages.python.models.handlers import Handler, SpecialHandler

DISPATCHER = "dispatcher"
"""A function of `functools.singledispatch`, by the place of what is registered for it."""

METHOD = "partial method"
REGISTERING = "registering"
METHOD_DISPATCHER = "method dispatcher"

_FUNCTIONS = "functions"


def with_rest(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`run(function, …)`: the function is called with what follows it."""
    rest = Arguments(arguments.positional[1:], arguments.named, arguments.rest, arguments.spread)
    return run.call(arguments.get(0, "") or UNKNOWN, rest, site)


def thread(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Thread(target=function, args=(…), kwargs={…})`."""
    _with_collected(
        run, arguments.named.get("target"), arguments.named.get("args"), arguments.named.get("kwargs"), site
    )
    return UNKNOWN


def _timer(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Timer(interval, function, args, kwargs)`."""
    function = arguments.get(1, "function")
    _with_collected(run, function, arguments.get(2, "args"), arguments.get(3, "kwargs"), site)
    return UNKNOWN


def _job(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`scheduler.add_job(function, trigger, args=[…], kwargs={…})`."""
    function = arguments.get(0, "func")
    _with_collected(run, function, arguments.get(2, "args"), arguments.get(3, "kwargs"), site)
    return UNKNOWN


def _with_collected(run: Machine, function: Value | None, given: Value | None, named: Value | None, site: Site) -> None:
    if function is None:
        return
    listed, element = access.iterate(run, given, site) if given is not None else ([], NOTHING)
    rest = element if listed is None else None
    run.call(function, Arguments(listed or [], {}, rest, (named,) if named is not None else ()), site)


def _at_exit(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`atexit.register(function, …)`, which is a decorator, too."""
    if len(arguments.positional) > 1 or arguments.named or arguments.spread:
        with_rest(run, arguments, site)
    return arguments.get(0, "func") or UNKNOWN


def _dispatcher(kind: str) -> Handler:
    def make(run: Machine, arguments: Arguments, site: Site) -> Value:
        place = run.places.of(site, kind)
        run.store.set(place, _FUNCTIONS, arguments.get(0, "func") or UNKNOWN)
        return one(Special(kind, place))

    return make


def _register(run: Machine, dispatcher: Special, arguments: Arguments, _site: Site) -> Value:
    """`function.register(implementation)`, or with a type before it, or with the type alone as a decorator."""
    functions = join(arguments.positional)
    functions = frozenset(atom for atom in functions if isinstance(atom, FunctionObject | Wrapped))
    if not functions:
        return one(Special(REGISTERING, dispatcher))
    held = containers.known(run.store.get(dispatcher.carried, _FUNCTIONS))
    run.store.set(dispatcher.carried, _FUNCTIONS, held | functions)
    return functions


def _registering(run: Machine, registering: Special, arguments: Arguments, site: Site) -> Value:
    dispatcher = registering.carried
    return _register(run, dispatcher, arguments, site) if isinstance(dispatcher, Special) else UNKNOWN


def _dispatch(run: Machine, dispatcher: Special, arguments: Arguments, site: Site) -> Value:
    """What is registered for any type may be what is called."""
    return run.call(containers.known(run.store.get(dispatcher.carried, _FUNCTIONS)), arguments, site)


def _partial_method(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`partialmethod(function, …)`: the object that it is a method of comes before what is given."""
    given = (tuple(arguments.positional[1:]), tuple(arguments.named.items()))
    return one(Special(METHOD, (arguments.get(0, "func") or UNKNOWN, *given)))


def bind(special: Special, self_: Atom) -> Value | None:
    """What a class has under a name of its own, as a method of an instance."""
    if special.kind == METHOD_DISPATCHER:
        return one(Partial(one(special), (one(self_),), ()))
    if special.kind == METHOD and isinstance(special.carried, tuple):
        function, positional, named = special.carried
        return one(Partial(function, (one(self_), *positional), named))
    return None


FUNCTIONS: dict[str, Handler] = {
    "threading.Thread": thread,
    "multiprocessing.Process": thread,
    "threading.Timer": _timer,
    "atexit.register": _at_exit,
    "functools.singledispatch": _dispatcher(DISPATCHER),
    "functools.singledispatchmethod": _dispatcher(METHOD_DISPATCHER),
    "functools.partialmethod": _partial_method,
    **dict.fromkeys(
        (
            "asyncio.to_thread",
            "anyio.run",
            "anyio.to_thread.run_sync",
            "trio.run",
            "trio.to_thread.run_sync",
            "starlette.concurrency.run_in_threadpool",
            "fastapi.concurrency.run_in_threadpool",
        ),
        with_rest,
    ),
}

METHODS: dict[str, Handler] = {"add_job": _job}
"""Methods of objects of which nothing is known that call a function which they are given."""

OF_DISPATCHERS: dict[str, SpecialHandler] = {"register": _register}

CALLS: dict[str, SpecialHandler] = {
    DISPATCHER: _dispatch,
    METHOD_DISPATCHER: _dispatch,
    REGISTERING: _registering,
}
