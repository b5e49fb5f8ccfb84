"""lodash and Ramda: what they get from objects by keys and by paths, which are texts, and how they make objects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from influx_lint.flow import access, comparisons, conditions, containers, settling, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.frames import FunctionObject, Partial
from influx_lint.flow.ir import Comparison, ParameterKind
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Library,
    Mapping,
    Sequence,
    Special,
    Value,
    View,
    one,
)
from influx_lint.languages.javascript.models import arrays
from influx_lint.languages.javascript.models.mapping_objects import HOLDERS, own_key
from influx_lint.meanings import copies, key_paths
from influx_lint.meanings.models import Handler, Kind, Models, carrying, carrying_all, first, given, same

_ASKED, _PIPED = "asked of each", "called one after the other"
_CURRYING, _SPEC, _CHAIN, _LINK = "curried", "specification of an object", "chain", "method of a chain"
_PACKAGES = ("lodash", "lodash-es", "_")


def _paths(run: Machine, path: Value) -> Iterator[list[Const]]:
    for atom in ordered(path):
        if isinstance(atom, Const) and isinstance(atom.value, str):
            yield list(key_paths.steps(atom))
        elif isinstance(atom, Sequence):
            parts = containers.elements(run.store, atom) or ()
            yield [each for part in parts for each in part if isinstance(each, Const)]


def _get(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.get(value, path, default)`."""
    default = arguments.get(2) or NONE
    paths = _paths(run, arguments.value(1))
    return join([key_paths.reached(run, first(arguments), path, default, site) for path in paths]) or UNKNOWN


def _has(run: Machine, arguments: Arguments, site: Site) -> Value:
    for path in _paths(run, arguments.value(1)):
        held = first(arguments)
        for key in path[:-1]:
            held = access.index(run, held, one(key), Reading(site, Form.GETTER, key.origin or site.origin, NONE))
        if path:
            return one(comparisons.contains(run, one(path[-1]), held, site) or NO_CONDITION)
    return UNKNOWN


def _names(run: Machine, arguments: Arguments) -> list[Const]:
    found = []
    for value in arguments.positional[1:]:
        for atom in ordered(value):
            found += strings(containers.inside(run.store, atom))
    return found


def pick(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.pick(value, keys)`: an object of the program's own with these."""
    made = run.mapping(site)
    start = len(run.reads.log)
    for key in _names(run, arguments):
        held = access.index(run, first(arguments), one(key), Reading(site, Form.GETTER, site.origin, NONE))
        containers.set_key(run.store, made, key.value, held)
    run.reads.collect(range(start, len(run.reads.log) + 1))
    return one(made)


def _omit(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.omit(value, keys)`."""
    made = run.mapping(site)
    writes.spread_into(run, made, first(arguments))
    for key in _names(run, arguments):
        containers.set_key(run.store, made, key.value, NONE)
    return one(made)


def _defaults(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.defaults(value, …others)`: the first that has a key counts."""
    made = run.mapping(site)
    for source in reversed(arguments.positional):
        writes.spread_into(run, made, source)
    return one(made)


def _ask(run: Machine, asked: Special, arguments: Arguments, site: Site) -> Value:
    """What is asked of each value in place of a function: what stands under a path, or whether it has some keys."""
    given: Atom = asked.carried
    if isinstance(given, Const):
        return key_paths.reached(run, first(arguments), list(key_paths.steps(given)), NONE, site)
    pairs: list[tuple[Value, Value]] = []
    if isinstance(given, Mapping):
        pairs = [(one(Const(key)), run.store.known(given.place, key)) for key in containers.keys(run.store, given)]
    elif isinstance(given, Sequence):
        listed = containers.elements(run.store, given) or []
        pairs = [(listed[0], listed[1])] if len(listed) > 1 else []
    found = NO_CONDITION
    for key, wanted in pairs:
        held = access.index(run, first(arguments), key, Reading(site, Form.GETTER, site.origin, NONE))
        test = conditions.truth(run, comparisons.compare(run, Comparison.EQUAL, held, wanted, site))
        found = conditions.both(found, test)
    return one(found)


def _asking(arguments: Arguments) -> list[Value]:
    """The arguments after the first: what is asked of each value there."""
    asked = frozenset(
        Special(_ASKED, atom) if isinstance(atom, Mapping | Sequence | Const) else atom
        for atom in arguments.get(1) or NOTHING
    )
    return [asked, *arguments.positional[2:]] if asked else []


def _by(run: Machine, arguments: Arguments, site: Site, *, grouped: bool) -> Value:
    """`_.keyBy(values, key)` and `_.groupBy(values, key)`."""
    function = (*_asking(arguments), UNKNOWN)[0]
    return arrays.by(run, _listed(run, first(arguments), site), function, site, grouped=grouped)


def _array(name: str, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """A function of lodash that is like a method of arrays, or of the values of an object."""
    rest = Arguments(_asking(arguments), arguments.named, arguments.rest)
    listed = ordered(_listed(run, first(arguments), site))
    return join(arrays.METHODS[name](run, each, rest, site) or NOTHING for each in listed) or UNKNOWN


def _listed(run: Machine, value: Value, site: Site) -> Value:
    return join(
        one(atom) if isinstance(atom, arrays.LISTS) else _values(run, one(atom), site) for atom in ordered(value)
    )


def _values(run: Machine, value: Value, site: Site) -> Value:
    return run.language.call(run, Library("Object.values"), Arguments([value]), site) or UNKNOWN


def _head(run: Machine, arguments: Arguments, site: Site) -> Value:
    return access.index(run, first(arguments), one(Const(0)), Reading(site, Form.SUBSCRIPT, site.origin, NONE))


def _of_objects(name: str) -> Handler:
    """A function that is the same as one of `Object`."""
    return lambda run, arguments, site: run.language.call(run, Library(f"Object.{name}"), arguments, site)


def _curried(
    package: str, name: str, model: Handler, count: int, run: Machine, arguments: Arguments, site: Site
) -> Value | None:
    """A function that takes what it works on last, and with fewer arguments gives one that takes the others."""
    given = arguments.positional[:count]
    if len(given) < count:
        return one(Partial(one(Library(f"{package}.{name}")), tuple(given), ()))
    return model(run, Arguments(given[::-1]), site)


def _curry(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`_.curry(function)`."""
    return frozenset(Special(_CURRYING, (each, ())) for each in first(arguments) if isinstance(each, FunctionObject))


def _call_curried(run: Machine, currying: Special, arguments: Arguments, site: Site) -> Value:
    """The function is called once it has an argument for each parameter."""
    function, before = currying.carried
    arguments = Arguments([*before, *arguments.positional])
    needed = sum(each.kind is ParameterKind.POSITIONAL for each in function.node.parameters)
    if len(arguments.positional) < needed:
        return one(Special(_CURRYING, (function, tuple(arguments.positional))))
    return run.call(one(function), arguments, site)


def _at(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.at(value, paths)`: what stands under each, in a list."""
    paths = [list(key_paths.steps(each)) for each in _names(run, arguments)]
    return run.sequence(site, [key_paths.reached(run, first(arguments), path, NONE, site) for path in paths])


def _map_values(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`_.mapValues(object, function)`: an object of what comes of each value, under the same keys."""
    entries = frozenset(View("items", atom) for atom in first(arguments) if isinstance(atom, HOLDERS))
    if not entries:
        return None
    made = run.mapping(site)
    given = [atom for each in access.iterate(run, entries, site).each for atom in ordered(each)]
    for key, value in filter(None, (containers.pair(run.store, entry) for entry in given)):
        held = run.call((*_asking(arguments), UNKNOWN)[0], Arguments([value, key]), site)
        writes.write(run, one(made), key, settling.settle_parts(run, held, site), site)
    return one(made)


def _map_any(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`R.map(function, value)`, of a list or of an object."""
    return _map_values(run, arguments, site) or partial(_array, "map")(run, arguments, site)


def _apply_spec(run: Machine, spec: Special, arguments: Arguments, site: Site) -> Value:
    """`R.applySpec({name: function})(value)`: an object of what the functions give."""
    made = run.mapping(site)
    for atom in ordered(spec.carried):
        for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
            containers.set_key(run.store, made, key, run.call(own_key(run, atom, str(key)), arguments, site))
    return one(made)


def _compose(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_PIPED, tuple(reversed(arguments.positional))))


def _run_through(run: Machine, piped: Special, arguments: Arguments, site: Site) -> Value:
    """What functions give that are called one after the other, each with what the one before gives."""
    for function in piped.carried:
        arguments = Arguments([run.call(function, arguments, site)])
    return first(arguments)


def _chained(_run: Machine, chain: Special, name: str, _site: Site) -> Value | None:
    """A method of what `_.chain(value)` or `_(value)` gives: what the function of that name does with it."""
    return one(Special(_LINK, (chain.carried, name))) if name in _FUNCTIONS else None


def _call_link(run: Machine, link: Special, arguments: Arguments, site: Site) -> Value:
    (value, is_kept), name = link.carried
    found = _FUNCTIONS[name](run, Arguments([value, *arguments.positional]), site) or UNKNOWN
    return one(Special(_CHAIN, (found, is_kept))) if is_kept or name not in _ENDING else found


def _value_of_chain(_run: Machine, chain: Special, _arguments: Arguments, _site: Site) -> Value:
    found: Value = chain.carried[0]
    return found


def _attempt(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`_.attempt(function, …arguments)`: what it gives, or the error that it throws."""
    return run.call(first(arguments), arguments.after(), site)


_FUNCTIONS: dict[str, Handler] = {
    "attempt": _attempt,
    "thru": lambda run, arguments, site: run.call(arguments.value(1), Arguments([first(arguments)]), site),
    "get": _get,
    "has": _has,
    "pick": pick,
    "omit": _omit,
    **dict.fromkeys(("defaults", "defaultsDeep"), _defaults),
    **dict.fromkeys(("clone", "cloneDeep"), lambda run, arguments, site: copies.copied(run, first(arguments), site)),
    **dict.fromkeys(("head", "first"), _head),
    **{
        name: partial(_array, name)
        for name in ("map", "filter", "find", "forEach", "reduce", "some", "every", "flatMap")
    },
    "each": partial(_array, "forEach"),
    "keyBy": lambda run, arguments, site: _by(run, arguments, site, grouped=False),
    "groupBy": lambda run, arguments, site: _by(run, arguments, site, grouped=True),
    "flatten": partial(_array, "flat"),
    "at": _at,
    "mapValues": _map_values,
    "curry": _curry,
    "partial": lambda _run, arguments, _site: one(Partial(first(arguments), tuple(arguments.positional[1:]), ())),
    "chain": lambda _run, arguments, _site: one(Special(_CHAIN, (first(arguments), True))),
    **dict.fromkeys(("memoize", "once", "debounce", "throttle"), same),
    **dict.fromkeys(("merge", "assign", "extend", "assignIn"), _of_objects("assign")),
    **{name: _of_objects(name) for name in ("values", "keys", "entries", "fromEntries")},
    "toPairs": _of_objects("entries"),
    "fromPairs": _of_objects("fromEntries"),
}

_ENDING = ("get", "has", "head", "first", "find", "reduce", "some", "every")
"""What ends a chain that `_(value)` began."""

_CURRIED = {
    **{name: (_FUNCTIONS[name], 2) for name in ("get", "has", "pick", "omit", "map", "filter", "find", "forEach")},
    **dict.fromkeys(("prop", "path", "view"), (_get, 2)),
    **dict.fromkeys(("props", "at"), (_at, 2)),
    "mapValues": (_map_values, 2),
    **dict.fromkeys(("propOr", "pathOr", "getOr"), (_get, 3)),
    **{name: (_FUNCTIONS[name], 1) for name in ("values", "keys", "head", "flatten", "fromPairs", "toPairs")},
}

MODELS = Models(
    functions={
        **{
            f"{package}.{name}": partial(_curried, package, name, *known)
            for package in ("lodash/fp", "ramda")
            for name, known in _CURRIED.items()
        },
        **dict.fromkeys(("ramda.pipe", "lodash.flow", "lodash/fp.flow", "lodash/fp.pipe"), carrying_all(_PIPED)),
        **dict.fromkeys(("ramda.compose", "lodash.flowRight", "lodash/fp.compose"), _compose),
        **dict.fromkeys(("ramda.once", "ramda.lensProp", "ramda.lensPath", "ramda.lensIndex"), same),
        "ramda.map": partial(_curried, "ramda", "map", _map_any, 2),
        "ramda.memoizeWith": given(1, ""),
        **dict.fromkeys(("ramda.curry", "lodash/fp.curry"), _curry),
        "ramda.applySpec": carrying(_SPEC, ""),
        **dict.fromkeys(_PACKAGES, lambda _run, arguments, _site: one(Special(_CHAIN, (first(arguments), False)))),
        **{f"{package}.{name}": model for package in _PACKAGES for name, model in _FUNCTIONS.items()},
        **{f"lodash/{name}": model for name, model in _FUNCTIONS.items()},
    },
    kinds={
        _ASKED: Kind(call=_ask),
        _PIPED: Kind(call=_run_through),
        _CURRYING: Kind(call=_call_curried),
        _SPEC: Kind(call=_apply_spec),
        _LINK: Kind(call=_call_link),
        _CHAIN: Kind(methods={"value": _value_of_chain}, attribute=_chained),
    },
)
