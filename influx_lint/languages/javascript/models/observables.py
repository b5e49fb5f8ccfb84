"""RxJS: an observable is known by what any of the values is that it gives, one after the other.

What is done with each value, `pipe` is given as operators; those that are not known let all values through.
"""

from __future__ import annotations

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, specials
from influx_lint.flow.values import UNKNOWN, Special, Value, one
from influx_lint.languages.javascript.models.arrays import LISTS
from influx_lint.meanings.models import Handler, Kind, Models, first

_OBSERVABLE, _OPERATOR = "observable", "operator of observables"
_FLATTENS = ("concatMap", "mergeMap", "flatMap", "switchMap", "exhaustMap")
_LOOKS = ("filter", "tap", "takeWhile", "first", "last", "find")


def _values(run: Machine, given: Value, site: Site) -> Value:
    """What an observable gives that is made of another, of a promise, or of what has elements."""
    return join(
        atom.carried
        if isinstance(atom, Special) and atom.kind == _OBSERVABLE
        else access.iterate(run, one(atom), site).any
        if isinstance(atom, LISTS)
        else one(atom)
        for atom in ordered(given)
    )


def _of(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_OBSERVABLE, join(arguments.positional) or UNKNOWN))


def _from(run: Machine, arguments: Arguments, site: Site) -> Value:
    return one(Special(_OBSERVABLE, _values(run, first(arguments), site)))


def _defer(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _from(run, Arguments([run.call(first(arguments), Arguments(), site)]), site)


def _awaited(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _values(run, first(arguments), site)


def _operator(name: str) -> Handler:
    return lambda _run, arguments, _site: one(Special(_OPERATOR, (name, first(arguments))))


def _pipe(run: Machine, observable: Special, arguments: Arguments, site: Site) -> Value:
    value = observable.carried
    for each in specials((atom for given in arguments.positional for atom in ordered(given)), _OPERATOR):
        name, function = each.carried
        found = run.call(function, Arguments([value]), site)
        if name not in _LOOKS:
            value = _values(run, found, site) if name in _FLATTENS else found
    return one(Special(_OBSERVABLE, value))


def _subscribe(run: Machine, observable: Special, arguments: Arguments, site: Site) -> Value:
    run.call(first(arguments), Arguments([observable.carried]), site)
    return UNKNOWN


MODELS = Models(
    functions={
        "rxjs.of": _of,
        "rxjs.from": _from,
        "rxjs.defer": _defer,
        **dict.fromkeys(("rxjs.lastValueFrom", "rxjs.firstValueFrom"), _awaited),
        **{
            f"{owner}.{name}": _operator(name)
            for owner in ("rxjs", "rxjs/operators")
            for name in ("map", *_FLATTENS, *_LOOKS)
        },
    },
    kinds={_OBSERVABLE: Kind(methods={"pipe": _pipe, "subscribe": _subscribe, "forEach": _subscribe})},
)
