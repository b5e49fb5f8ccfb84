"""Promises: one is taken for the value that it will give."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NONE, UNKNOWN, Atom, Const, Special, Value, one
from influx_lint.meanings.models import Kind, Models, first, same

_RESOLVE = "resolve"
_HELD = "held"


def then(run: Machine, promise: Atom, arguments: Arguments, site: Site) -> Value:
    """`promise.then(function)` gives what the function gives."""
    function = arguments.get(0, "")
    if function is None or all(isinstance(atom, Const) for atom in function):
        return one(promise)
    return run.call(function, Arguments([one(promise)]), site)


def caught(run: Machine, promise: Atom, arguments: Arguments, site: Site) -> Value:
    """`promise.catch(function)`."""
    return join([one(promise), run.call(first(arguments), Arguments([UNKNOWN]), site)])


def finally_(run: Machine, promise: Atom, arguments: Arguments, site: Site) -> Value:
    run.call(first(arguments), Arguments(), site)
    return one(promise)


def _make(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Promise((resolve, reject) => …)`."""
    place = run.places.of(site, "promise")
    resolve = one(Special(_RESOLVE, place))
    run.call(first(arguments), Arguments([resolve, UNKNOWN]), site)
    return run.store.get(place, _HELD) or UNKNOWN


def _resolve(run: Machine, resolve: Special, arguments: Arguments, _site: Site) -> Value:
    held = run.store.get(resolve.carried, _HELD) or frozenset()
    run.store.set(resolve.carried, _HELD, join([held, arguments.get(0, "") or NONE]))
    return NONE


def _later(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What calls a function without arguments, at some time."""
    run.call(first(arguments), Arguments(list(arguments.positional[2:])), site)
    return UNKNOWN


def _then_unknown(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The same of something that nothing is known of."""
    return run.call(first(arguments), Arguments([UNKNOWN]), site) if arguments.positional else UNKNOWN


METHODS = {"then": then, "catch": caught, "finally": finally_}

MODELS = Models(
    functions={
        "Promise": _make,
        **dict.fromkeys(("Promise.resolve", "Promise.all", "Promise.race", "Promise.any"), same),
        **dict.fromkeys(("setTimeout", "setInterval", "setImmediate", "queueMicrotask", "process.nextTick"), _later),
    },
    kinds={_RESOLVE: Kind(call=_resolve)},
    unknown={"then": _then_unknown, "catch": _then_unknown, "finally": _then_unknown},
)
