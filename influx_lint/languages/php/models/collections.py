"""Laravel's collections, which are the arrays that they are made of, and what `Arr` does with arrays.

Source: laravel.com/docs, "Collections", "Helpers: Arrays & Objects"."""

from __future__ import annotations

from collections.abc import Mapping as Table
from functools import partial

from influx_lint.flow import writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Relationships
from influx_lint.flow.possibilities import is_null, join, number, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Method, Sequence, Value, one
from influx_lint.languages.php.models import array_functions, array_objects, arrays
from influx_lint.languages.php.models.callables import callable_of
from influx_lint.meanings import key_paths, mappings, sequences
from influx_lint.meanings.models import Handler, MethodHandler, Models, first, itself, same

_OF_ARRAYS: Table[str, Handler] = {**arrays.MODELS.functions, **array_functions.MODELS.functions}


def _first(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`Arr::first($array, $test, $default)`: the first value, or the first that a test lets through."""
    test, default = arguments.get(1, "callback"), arguments.get(2, "default")
    if test is not None and not is_null(test):
        arguments = Arguments([_OF_ARRAYS["array_filter()"](run, arguments, site) or UNKNOWN])
    return join([_OF_ARRAYS["current()"](run, arguments, site) or UNKNOWN, default or NOTHING])


def _any(run: Machine, arguments: Arguments, site: Site) -> Value:
    """One of the values, by what is in it."""
    return arrays.elements(run, first(arguments), site).any


def _only(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`Arr::only($array, [key, …])`, `$collection->only(key, …)`."""
    array, *keys = arguments.positional or [UNKNOWN]
    is_list = len(keys) == 1 and any(isinstance(atom, Sequence) for atom in keys[0])
    wanted = keys[0] if is_list else run.sequence(site, keys, "wanted")
    return _OF_ARRAYS["array_intersect_key()"](run, Arguments([array, wanted]), site)


def _plucked(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Arr::pluck($array, 'path.of.keys')`: what each value has there. What it stands under is not followed."""
    given = arrays.elements(run, first(arguments), site)
    paths = [list(key_paths.steps(atom)) for atom in strings(arguments.value(1, "value"))]
    found = [join(key_paths.reached(run, each, path, NONE, site) for path in paths) for each in given.each]
    return sequences.rebuilt(run, site, given, found, "plucked")


def _flattened(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$collection->collapse()`, `$collection->flatten(1)`: all that the values have, one after the other."""
    depth = arguments.get(1, "depth")
    if depth is not None and number(depth) != 1:
        return UNKNOWN
    listed = [arrays.elements(run, each, site) for each in arrays.elements(run, first(arguments), site).each]
    return sequences.joined(run, site, listed, "flattened")


def _mapped_with_keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$collection->mapWithKeys($function)`: the arrays that the function gives, laid over one another."""
    mapped = partial(_as, "array_map()")(run, arguments, site) or UNKNOWN
    made = run.mapping(site, "mapped with keys")
    for each in arrays.elements(run, mapped, site).each:
        writes.spread_into(run, made, each)
    return one(made)


def _piped(run: Machine, arguments: Arguments, site: Site) -> Value:
    return run.call(callable_of(run, arguments.value(1, "callback"), site), Arguments([first(arguments)]), site)


def _as(name: str, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What a function does that takes the array last, or nothing else."""
    return _OF_ARRAYS[name](run, Arguments([*arguments.positional[1:], first(arguments)]), site)


_OF_ARR: Table[str, Handler] = {
    "first()": _first,
    "last()": _first,
    "only()": _only,
    "except()": _OF_ARRAYS["array_diff_key()"],
    "where()": _OF_ARRAYS["array_filter()"],
    "map()": partial(_as, "array_map()"),
    "pluck()": _plucked,
    "collapse()": _flattened,
}
"""What `Arr` has as functions, and a collection as methods."""

_OF_COLLECTION: Table[str, Handler] = {
    **_OF_ARR,
    **dict.fromkeys(("firstwhere()", "sole()"), _any),
    **dict.fromkeys(("where()", "sortby()", "take()", "skip()", "unique()"), _OF_ARRAYS["array_unique()"]),
    "filter()": _OF_ARRAYS["array_filter()"],
    "values()": _OF_ARRAYS["array_values()"],
    "keys()": _OF_ARRAYS["array_keys()"],
    "each()": _OF_ARRAYS["array_walk()"],
    **dict.fromkeys(("merge()", "replace()"), _OF_ARRAYS["array_merge()"]),
    "flatten()": _flattened,
    "mapwithkeys()": _mapped_with_keys,
    "pipe()": _piped,
}


def _method(function: Handler, run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """A function of an array as a method of it."""
    return function(run, Arguments([one(receiver), *arguments.positional], arguments.named), site)


_METHODS: Table[str, MethodHandler] = {
    **{name: partial(_method, function) for name, function in _OF_COLLECTION.items()},
    **dict.fromkeys(("all()", "toarray()", "collect()", "sortkeys()"), itself),
    "get()": mappings.get,
    "pull()": mappings.pop,
    "has()": mappings.contains,
    "put()": mappings.set_item,
}
_BY_TYPE: Table[type[Atom], Table[str, MethodHandler]] = {
    Relationships: _METHODS,
    **{kind: {**_METHODS, **methods} for kind, methods in array_objects.MODELS.methods.items()},
}


def _attribute(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    return one(Method(atom, name)) if name in _BY_TYPE[type(atom)] else None


MODELS = Models(
    functions={
        **dict.fromkeys(("\\Illuminate\\Support\\Collection", "\\Illuminate\\Support\\Collection.make()"), same),
        **{
            f"{name}.{method}": each
            for name in ("\\Illuminate\\Support\\Arr", "\\Arr")
            for method, each in _OF_ARR.items()
        },
    },
    methods=_BY_TYPE,
    attributes=dict.fromkeys(_BY_TYPE, _attribute),
)
