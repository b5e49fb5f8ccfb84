"""Promises: one is taken for the value that it will give."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NEVER, NONE, PENDING, UNKNOWN, Atom, Const, Special, Value, one
from influx_lint.meanings import sequences
from influx_lint.meanings.models import Kind, Models, carrying, first, same

_RESOLVE = "resolve"
_HELD = "held"
_PROMISED, _ANSWER, _PENDING = "promised", "answer", "pending"


def then(run: Machine, promise: Atom, arguments: Arguments, site: Site) -> Value:
    """`promise.then(function)` gives what the function gives; who calls it goes on, also where that never does."""
    function = arguments.get(0)
    if function is None or all(isinstance(atom, Const) for atom in function):
        return one(promise)
    return _promised_of(run.call(function, Arguments([one(promise)]), site))


def _promised_of(given: Value) -> Value:
    """What a function gives, as a promise, which it does not keep where it does not come back."""
    return PENDING if given == NEVER else given


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
    containers.widen(run.store, resolve.carried, _HELD, arguments.get(0) or NONE)
    return NONE


def _settled(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Promise.allSettled(promises)`."""
    given = access.iterate(run, first(arguments), site)
    found = []
    for number, value in enumerate(given.each):
        made = run.mapping(site, number)
        containers.set_key(run.store, made, "value", value)
        found.append(one(made))
    return sequences.rebuilt(run, site, given, found)


def _promised(run: Machine, function: Special, arguments: Arguments, site: Site) -> Value:
    """What `promisify` made of a function that hands its result to another, as the second argument."""
    place = run.places.of(site, "promise")
    answer = one(Special(_ANSWER, place))
    run.call(function.carried, Arguments([*arguments.positional, answer]), site)
    return run.store.get(place, _HELD) or UNKNOWN


def _answer(run: Machine, answer: Special, arguments: Arguments, site: Site) -> Value:
    return _resolve(run, answer, Arguments(arguments.positional[1:]), site)


def _with_resolvers(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`Promise.withResolvers()`: what the function is given until the promise is asked for."""
    made, place = run.mapping(site), run.places.of(site, "promise")
    for key, value in (("resolve", Special(_RESOLVE, place)), ("promise", Special(_PENDING, place))):
        containers.set_key(run.store, made, key, one(value))
    return one(made)


def _given_later(run: Machine, promise: Special, arguments: Arguments, site: Site) -> Value:
    return join(then(run, each, arguments, site) for each in ordered(run.store.get(promise.carried, _HELD) or UNKNOWN))


def _any(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What one of several promises gives."""
    return access.iterate(run, first(arguments), site).any


def _later(after: int, run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of what calls a function at some time, with the arguments `after` a position."""
    run.call(first(arguments), Arguments(list(arguments.positional[after:])), site)
    return UNKNOWN


def _then_unknown(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The same of something that nothing is known of."""
    return _promised_of(run.call(first(arguments), Arguments([UNKNOWN]), site)) if arguments.positional else UNKNOWN


def _caught_unknown(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _then_unknown(run, arguments, site) | UNKNOWN


METHODS = {"then": then, "catch": caught, "finally": finally_}

MODELS = Models(
    functions={
        "Promise": _make,
        **dict.fromkeys(("Promise.resolve", "Promise.all"), same),
        **dict.fromkeys(("Promise.race", "Promise.any"), _any),
        "Promise.withResolvers": _with_resolvers,
        "Promise.allSettled": _settled,
        "util.promisify": carrying(_PROMISED, ""),
        **dict.fromkeys(("setTimeout", "setInterval"), partial(_later, 2)),
        **dict.fromkeys(("setImmediate", "queueMicrotask", "process.nextTick"), partial(_later, 1)),
    },
    kinds={
        _PENDING: Kind(methods={"then": _given_later}),
        _RESOLVE: Kind(call=_resolve),
        _PROMISED: Kind(call=_promised),
        _ANSWER: Kind(call=_answer),
    },
    unknown={"then": _then_unknown, "catch": _caught_unknown, "finally": _caught_unknown},
)
