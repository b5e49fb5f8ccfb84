"""Functions that are handed to somebody who calls them: schedulers, threads, and functions that choose by a type.

Sources: docs.python.org, "functools", "threading", "atexit"; the documentation of APScheduler, schedule and Trio.
"""

from __future__ import annotations

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import (
    NOTHING,
    UNKNOWN,
    Atom,
    Bound,
    FunctionObject,
    Method,
    Partial,
    Special,
    Value,
    Wrapped,
    one,
)
from influx_lint.languages.python.models import builtin
from influx_lint.meanings.models import Handler, Kind, Models, signed

DISPATCHER = "dispatcher"
"""A function of `functools.singledispatch`, by the place of what is registered for it."""

METHOD = "partial method"
REGISTERING = "registering"
METHOD_DISPATCHER = "method dispatcher"

_FUNCTIONS = "functions"


def _with_rest(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`run(function, …)`: the function is called with what follows it."""
    rest = Arguments(arguments.positional[1:], arguments.named, arguments.rest, arguments.spread)
    return run.call(arguments.get(0, "") or UNKNOWN, rest, site)


def _thread(run: Machine, arguments: Arguments, site: Site) -> Value:
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
        _with_rest(run, arguments, site)
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


def _bind_dispatcher(dispatcher: Special, self_: Atom) -> Value:
    return one(Partial(one(dispatcher), (one(self_),), ()))


def _bind_partial(method: Special, self_: Atom) -> Value | None:
    if not isinstance(method.carried, tuple):
        return None
    function, positional, named = method.carried
    return one(Partial(function, (one(self_), *positional), named))


def _called(arguments: Arguments) -> tuple[Value, list[Value]] | None:
    """The function among arguments that is called, and those that follow it."""
    for position, value in enumerate(arguments.positional):
        if any(isinstance(atom, FunctionObject | Bound | Method | Partial) for atom in value):
            return value, arguments.positional[position + 1 :]
    return None


def _submit(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What an executor, a pool or an event loop calls the function with that it is given."""
    called = _called(arguments)
    if called is None:
        return None
    return run.call(called[0], Arguments(called[1], arguments.named, arguments.rest, arguments.spread), site)


def _map(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    called = _called(arguments)
    return builtin.BUILTINS["map"](run, Arguments([called[0], *called[1]]), site) if called is not None else None


def _map_spread(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`pool.starmap(function, rows)`."""
    called = _called(arguments)
    if called is None:
        return None
    rows = [access.iterate(run, each, site)[1] for each in called[1][:1]]
    parts = access.iterate(run, rows[0], site) if rows else (None, UNKNOWN)
    return run.sequence_of_any(site, run.call(called[0], Arguments(parts[0] or [parts[1]]), site))


_SUBMITTING = (
    *("submit", "run_in_executor", "apply", "apply_async", "call_soon", "call_later", "start_soon", "run_sync"),
    *("spawn", "enqueue", "add_task", "call_soon_threadsafe", "do", "add_callback", "call_at"),
    *("callLater", "callInThread"),
)

MODELS = Models(
    functions={
        "threading.Thread": _thread,
        "multiprocessing.Process": _thread,
        "threading.Timer": _timer,
        "atexit.register": _at_exit,
        "functools.singledispatch": _dispatcher(DISPATCHER),
        "functools.singledispatchmethod": _dispatcher(METHOD_DISPATCHER),
        "functools.partialmethod": _partial_method,
        "asyncio.to_thread": signed(_with_rest, "func"),
        **dict.fromkeys(
            (
                "anyio.run",
                "anyio.to_thread.run_sync",
                "trio.run",
                "trio.to_thread.run_sync",
                "starlette.concurrency.run_in_threadpool",
                "fastapi.concurrency.run_in_threadpool",
            ),
            _with_rest,
        ),
    },
    kinds={
        DISPATCHER: Kind(call=_dispatch, methods={"register": _register}),
        METHOD_DISPATCHER: Kind(call=_dispatch, methods={"register": _register}, bind=_bind_dispatcher),
        METHOD: Kind(bind=_bind_partial),
        REGISTERING: Kind(call=_registering),
    },
    unknown={
        "add_job": _job,
        **dict.fromkeys(_SUBMITTING, _submit),
        **dict.fromkeys(("map", "imap", "imap_unordered", "map_async"), _map),
        "starmap": _map_spread,
    },
)
