"""RxJS: an observable is known by where it keeps any of the values that it was told, and by what is done with each.

Those that subscribe are called with what was told so far, and with what is told later. What is done with each value,
`pipe` is given as operators; those that are not known let all values through."""

from __future__ import annotations

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, specials
from influx_lint.flow.values import NOTHING, UNKNOWN, Mapping, Special, Value, one
from influx_lint.languages.javascript.models.arrays import LISTS
from influx_lint.languages.javascript.models.mapping_objects import own_key
from influx_lint.meanings.models import Handler, Kind, Models, first, itself

_OBSERVABLE, _OPERATOR, _LISTENER = "observable", "operator of observables", "listener"
_TOLD, _LISTENERS = "told", "listeners"
_FLATTENS = ("concatMap", "mergeMap", "flatMap", "switchMap", "exhaustMap")
_LOOKS = ("filter", "tap", "takeWhile", "first", "last", "find")


def _observable(run: Machine, site: Site, told: Value = NOTHING) -> Special:
    """A new one, whose `carried` are the place of what it was told, and its operators."""
    place = run.places.of(site, _OBSERVABLE)
    if told:
        containers.widen(run.store, place, _TOLD, told)
    return Special(_OBSERVABLE, (place, ()))


def _through(run: Machine, operators: tuple[Special, ...], value: Value, site: Site) -> Value:
    """What comes out of operators, one after the other, of a value, if there is any."""
    for name, function in (operator.carried for operator in operators if value):
        found = run.call(function, Arguments([value]), site)
        if name not in _LOOKS:
            value = _values(run, found, site) if name in _FLATTENS else found
    return value


def _now(run: Machine, observable: Special, site: Site) -> Value:
    place, operators = observable.carried
    return _through(run, operators, run.store.known(place, _TOLD), site)


def _values(run: Machine, given: Value, site: Site) -> Value:
    """What an observable gives that is made of another, of a promise, or of what has elements."""
    return join(
        _now(run, atom, site)
        if isinstance(atom, Special) and atom.kind == _OBSERVABLE
        else access.iterate(run, one(atom), site).any
        if isinstance(atom, LISTS)
        else one(atom)
        for atom in ordered(given)
    )


def _of(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What gives its arguments: `of(…)`, and `new BehaviorSubject(value)`, which is told more later."""
    return one(_observable(run, site, join(arguments.positional)))


def _from(run: Machine, arguments: Arguments, site: Site) -> Value:
    return one(_observable(run, site, _values(run, first(arguments), site)))


def _defer(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _from(run, Arguments([run.call(first(arguments), Arguments(), site)]), site)


def _made(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Observable((subscriber) => …)`: the subscriber tells it what it gives."""
    made = one(_observable(run, site))
    run.call(first(arguments), Arguments([made]), site)
    return made


def _together(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`combineLatest` and its like: what several give, in a list or under the keys of theirs."""
    given = []
    for atom in ordered(first(arguments)):
        if isinstance(atom, Mapping):
            made = run.mapping(site)
            for key in containers.keys(run.store, atom):
                containers.set_key(run.store, made, key, _values(run, run.store.known(atom.place, key), site))
            given.append(one(made))
        elif isinstance(atom, LISTS):
            listed = access.iterate(run, one(atom), site).each
            given.append(run.sequence(site, [_values(run, each, site) or UNKNOWN for each in listed]))
    return one(_observable(run, site, join(given) or UNKNOWN))


def _merge(run: Machine, arguments: Arguments, site: Site) -> Value:
    return one(_observable(run, site, join(_values(run, each, site) for each in arguments.positional)))


def _awaited(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _values(run, first(arguments), site) or UNKNOWN


def _operator(name: str) -> Handler:
    return lambda _run, arguments, _site: one(Special(_OPERATOR, (name, first(arguments))))


def _pipe(run: Machine, observable: Special, arguments: Arguments, site: Site) -> Value:
    """What it gives is looked at right away: who is to subscribe may be out of sight."""
    for given in arguments.positional:
        place, operators = observable.carried
        own = frozenset(atom for atom in given if isinstance(atom, FunctionObject))
        made = run.call(own, Arguments([one(observable)]), site) if own else NOTHING
        otherwise = Special(_OBSERVABLE, (place, (*operators, *specials(ordered(given), _OPERATOR))))
        observable = next(iter(specials(ordered(made), _OBSERVABLE)), otherwise)
    _now(run, observable, site)
    return one(observable)


def _subscribe(run: Machine, observable: Special, arguments: Arguments, site: Site) -> Value:
    """`subscribe(function)`, or an object that has it as `next`."""
    place, operators = observable.carried
    observer = first(arguments)
    function = join(own_key(run, atom, "next") for atom in observer if isinstance(atom, Mapping)) or observer
    containers.widen(run.store, place, _LISTENERS, one(Special(_LISTENER, (operators, function))))
    if told := _now(run, observable, site):
        run.call(function, Arguments([told]), site)
    return UNKNOWN


def _next(run: Machine, observable: Special, arguments: Arguments, site: Site) -> Value:
    """`subject.next(value)`."""
    place, _ = observable.carried
    containers.widen(run.store, place, _TOLD, first(arguments))
    for listener in specials(ordered(run.store.known(place, _LISTENERS)), _LISTENER):
        operators, function = listener.carried
        if given := _through(run, operators, first(arguments), site):
            run.call(function, Arguments([given]), site)
    return UNKNOWN


MODELS = Models(
    functions={
        **dict.fromkeys(("rxjs.of", "rxjs.BehaviorSubject"), _of),
        **dict.fromkeys(
            ("rxjs.Subject", "rxjs.ReplaySubject", "rxjs.AsyncSubject"),
            lambda run, _, site: one(_observable(run, site)),
        ),
        "rxjs.Observable": _made,
        "rxjs.from": _from,
        "rxjs.defer": _defer,
        "rxjs.merge": _merge,
        **dict.fromkeys(("rxjs.combineLatest", "rxjs.forkJoin", "rxjs.zip"), _together),
        **dict.fromkeys(("rxjs.lastValueFrom", "rxjs.firstValueFrom"), _awaited),
        **{
            f"{owner}.{name}": _operator(name)
            for owner in ("rxjs", "rxjs/operators")
            for name in ("map", *_FLATTENS, *_LOOKS)
        },
    },
    kinds={
        _OBSERVABLE: Kind(
            methods={
                "pipe": _pipe,
                "next": _next,
                "asObservable": itself,
                "getValue": lambda run, observable, _, site: _now(run, observable, site),
                **dict.fromkeys(("subscribe", "forEach"), _subscribe),
            },
            attribute=lambda run, observable, name, site: _now(run, observable, site) if name == "value" else None,
        )
    },
)
