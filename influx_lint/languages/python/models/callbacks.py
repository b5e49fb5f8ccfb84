"""Functions that are handed to somebody who calls them: schedulers, threads, queues of tasks; and functions that choose
by a type.

Sources: docs.python.org, "functools", "threading", "atexit", "concurrent.futures", "multiprocessing"; the documentation
of APScheduler, schedule, Trio, Celery, Blinker, and Django's "Signals"."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Partial, Wrapped
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, specials, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Method, Sequence, Special, Value, one
from influx_lint.languages.python.models import applications, builtin
from influx_lint.meanings.models import Kind, Models, beside, first, signed

DISPATCHER = "dispatcher"
"""A function of `functools.singledispatch`, by the place of what is registered for it."""

METHOD = "partial method"
REGISTERING = "registering"
METHOD_DISPATCHER = "method dispatcher"

SIGNAL = "signal"
RECEIVING = "receiving"

LAZY = "lazy object"
"""What is made by a call of a function, when it is used."""

_LAZY = (
    *("django.utils.functional.SimpleLazyObject", "werkzeug.local.LocalProxy"),
    *("lazy_object_proxy.Proxy", "wrapt.LazyObjectProxy"),
)
_FUNCTIONS, _TYPES = "functions", "types"


def _with_rest(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`run(function, …)`: the function is called with what follows it."""
    return run.call(arguments.value(0), arguments.after(), site)


def _starting(
    function: tuple[int, str],
    given: tuple[int, str],
    named: tuple[int, str],
    run: Machine,
    arguments: Arguments,
    site: Site,
) -> Value:
    """What calls a function with a list and a dictionary of arguments: where it is given these, and by which names."""
    called = arguments.get(*function)
    if called is not None:
        _call_with(run, called, arguments.get(*given), arguments.get(*named), site)
        _go_on(run, called)
    return UNKNOWN


def _go_on(run: Machine, started: Value) -> None:
    """What was started without arguments goes on while the rest of the program does, and sees what that does."""
    for atom in started:
        function = atom.function if isinstance(atom, Bound) else atom
        if isinstance(function, FunctionObject) and len(function.node.parameters) <= isinstance(atom, Bound):
            run.objects.called.discard(function.node)
            run.objects.expect(function)


def _lazy(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`LocalProxy(function)`: what the function gives when it is used, by when other code has run."""
    function = first(arguments)
    _go_on(run, function)
    return one(Special(LAZY, function))


def _attribute_of_lazy(run: Machine, lazy: Special, name: str, site: Site) -> Value:
    return attributes.read(run, run.call(lazy.carried, Arguments(), site), name, site)


def _item_of_lazy(run: Machine, lazy: Special, key: Value, reading: Reading) -> Value:
    return access.index(run, run.call(lazy.carried, Arguments(), reading.site), key, reading)


def _call_with(run: Machine, function: Value, given: Value | None, named: Value | None, site: Site) -> Value:
    listed, element = access.iterate(run, given, site) if given is not None else ([], NOTHING)
    rest = element if listed is None else None
    return run.call(function, Arguments(listed or [], {}, rest, (named,) if named is not None else ()), site)


def _apply(run: Machine, task: Special, arguments: Arguments, site: Site) -> Value:
    """`task.apply_async(args=[...], kwargs={...})`."""
    return _call_with(run, task.carried, arguments.get(0, "args"), arguments.get(1, "kwargs"), site)


def _at_exit(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`atexit.register(function, …)`, which is a decorator, too."""
    if len(arguments.positional) > 1 or arguments.named or arguments.spread:
        _with_rest(run, arguments, site)
    return arguments.value(0, "func")


def _dispatcher(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    place = run.places.of(site, kind)
    run.store.set(place, _FUNCTIONS, arguments.value(0, "func"))
    return one(Special(kind, place))


def _register(run: Machine, dispatcher: Special, arguments: Arguments, _site: Site) -> Value:
    """`function.register(implementation)`, or with a type before it, or with the type alone as a decorator."""
    given = join(arguments.positional)
    functions = frozenset(atom for atom in given if isinstance(atom, FunctionObject | Wrapped))
    if not functions:
        return one(Special(REGISTERING, (dispatcher, given)))
    containers.widen(run.store, dispatcher.carried, _FUNCTIONS, functions)
    for atom in functions:
        types = given - functions or _annotated(run, atom, _place_of(dispatcher))
        containers.widen(run.store, (_TYPES, dispatcher.carried), atom, types)
    return functions


def _register_as(run: Machine, registering: Special, arguments: Arguments, site: Site) -> Value:
    """The same with the type that was given before."""
    dispatcher, types = registering.carried
    return _register(run, dispatcher, Arguments([types, *arguments.positional]), site)


def _place_of(dispatcher: Special) -> int:
    """The place of the argument by whose type it chooses."""
    return int(dispatcher.kind == METHOD_DISPATCHER)


def _annotated(run: Machine, function: Atom, place: int) -> Value:
    """The type that a function declares for the argument at a place."""
    if not isinstance(function, FunctionObject):
        return NOTHING
    declared = [each.declared for each in function.node.parameters[place : place + 1]]
    return join(run.evaluate(each, function.frame) for each in declared if each is not None)


def _dispatch_by_type(run: Machine, dispatcher: Special, arguments: Arguments, site: Site) -> Value:
    """What is registered for the type of an argument is called, as far as that is known."""
    functions = run.store.known(dispatcher.carried, _FUNCTIONS)
    given, types = arguments.get(_place_of(dispatcher)) or NOTHING, (_TYPES, dispatcher.carried)
    verdicts = {atom: run.objects.is_of(given, run.store.known(types, atom)) for atom in functions}
    chosen = frozenset(atom for atom, verdict in verdicts.items() if verdict)
    return run.call(chosen or functions, arguments, site)


def _dispatch(run: Machine, signal: Special, arguments: Arguments, site: Site) -> Value:
    """What is registered for a signal may be what is called."""
    return run.call(run.store.known(signal.carried, _FUNCTIONS), arguments, site)


def _partial_method(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`partialmethod(function, …)`: the object that it is a method of comes before what is given."""
    given = (tuple(arguments.positional[1:]), tuple(arguments.named.items()))
    return one(Special(METHOD, (arguments.value(0, "func"), *given)))


def _bind_partial(method: Special, self_: Atom) -> Value:
    function, positional, named = method.carried
    return one(Partial(function, (one(self_), *positional), named))


def _called(arguments: Arguments) -> tuple[Value, list[Value]] | None:
    """The function among arguments that is called, and those that follow it."""
    for position, value in enumerate(arguments.positional):
        if any(isinstance(atom, FunctionObject | ClassObject | Bound | Method | Partial) for atom in value):
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
    return builtin.starmap(run, Arguments([called[0], *called[1]]), site) if called is not None else None


def _initialised(
    function: tuple[int, str], given: tuple[int, str], run: Machine, arguments: Arguments, site: Site
) -> None:
    """What starts others, in which it calls a function first: where it is given that, and with what it calls it."""
    called = arguments.get(*function)
    if called is not None:
        _call_with(run, called, arguments.get(*given), None, site)


def _signal(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A signal, which is the same wherever its name is asked for."""
    name = text(arguments.value(0, "name"))
    return one(Special(SIGNAL, ("signal", name) if name is not None else run.places.of(site, SIGNAL)))


def _connect(run: Machine, signal: Special, arguments: Arguments, _site: Site) -> Value:
    """`signal.connect(function)`, which is a decorator, too."""
    functions = arguments.value(0, "receiver")
    containers.widen(run.store, signal.carried, _FUNCTIONS, functions)
    return functions


def _receiver(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Django's `receiver(signal)`, or several."""
    given = arguments.value(0, "signal")
    each = access.iterate(run, given, site).each if any(isinstance(atom, Sequence) for atom in given) else [given]
    return one(Special(RECEIVING, join(each)))


def _receive(run: Machine, receiving: Special, arguments: Arguments, site: Site) -> Value:
    for atom in specials(receiving.carried, SIGNAL):
        _connect(run, atom, arguments, site)
    return arguments.value(0)


RESULT = "result"
"""The method of a future, which stands for what it will give, whatever that is."""

_SUBMITTING = (
    *("submit", "run_in_executor", "apply", "apply_async", "call_soon", "call_later", "start_soon", "run_sync"),
    *("spawn", "enqueue", "add_task", "call_soon_threadsafe", "do", "add_callback", "call_at"),
    *("callLater", "callInThread", "callback", "push_async_callback"),
)


_DIRECT = frozenset({"delay", "s", "si", "send", "run", "call_local", "local", "fn", "func", "original", "__wrapped__"})
"""What calls a task with the arguments that follow, or is the function itself."""


def of_task(run: Machine, function: FunctionObject, name: str) -> Value | None:
    """An attribute of a function that is a task."""
    parameters = function.node.parameters
    if function.owner is None and parameters and parameters[0].name == "self":
        bound = Partial(one(function), (applications.task(run, function) or UNKNOWN,), ())
        return _of_called(run, bound, name)
    return _of_called(run, function, name)


def _of_called(_run: Machine, atom: Atom, name: str, _site: Site | None = None) -> Value | None:
    if name in _DIRECT:
        return one(atom)
    return one(Special("task", one(atom))) if name in {"apply_async", "apply"} else None


_POOL = partial(_initialised, (1, "initializer"), (2, "initargs"))
_THREAD = partial(_starting, (1, "target"), (3, "args"), (4, "kwargs"))

MODELS = Models(
    functions={
        **dict.fromkeys(("threading.Thread", "multiprocessing.Process"), _THREAD),
        "threading.Timer": partial(_starting, (1, "function"), (2, "args"), (3, "kwargs")),
        "concurrent.futures.ThreadPoolExecutor": partial(_initialised, (2, "initializer"), (3, "initargs")),
        "concurrent.futures.ProcessPoolExecutor": partial(_initialised, (2, "initializer"), (3, "initargs")),
        **dict.fromkeys(("multiprocessing.Pool", "multiprocessing.pool.ThreadPool"), _POOL),
        **dict.fromkeys(("blinker.signal", "blinker.Signal", "blinker.NamedSignal", "django.dispatch.Signal"), _signal),
        "django.dispatch.receiver": _receiver,
        **dict.fromkeys(_LAZY, _lazy),
        "atexit.register": _at_exit,
        "functools.singledispatch": partial(_dispatcher, DISPATCHER),
        "functools.singledispatchmethod": partial(_dispatcher, METHOD_DISPATCHER),
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
    attributes={Partial: _of_called},
    kinds={
        DISPATCHER: Kind(call=_dispatch_by_type, methods={"register": _register}),
        METHOD_DISPATCHER: Kind(
            call=_dispatch_by_type,
            methods={"register": _register},
            bind=lambda dispatcher, self_: one(Partial(one(dispatcher), (one(self_),), ())),
        ),
        METHOD: Kind(bind=_bind_partial),
        SIGNAL: Kind(
            methods={
                "connect": _connect,
                "connect_via": lambda _run, signal, *_given: one(Special(RECEIVING, one(signal))),
                **dict.fromkeys(("send", "send_robust", "asend", "send_async"), _dispatch),
            }
        ),
        RECEIVING: Kind(call=_receive),
        REGISTERING: Kind(call=_register_as),
        LAZY: Kind(attribute=_attribute_of_lazy, item=_item_of_lazy),
        "task": Kind(call=_apply),
        RESULT: Kind(call=lambda _run, result, arguments, _site: None if arguments.positional else one(result.carried)),
    },
    unknown={
        "add_job": partial(_starting, (0, "func"), (2, "args"), (3, "kwargs")),
        **dict.fromkeys(("enter", "enterabs"), partial(_starting, (2, "action"), (3, "argument"), (4, "kwargs"))),
        **dict.fromkeys(_SUBMITTING, beside(_submit)),
        **dict.fromkeys(("map", "imap", "imap_unordered", "map_async"), _map),
        "starmap": _map_spread,
        "Pool": _POOL,
    },
)
