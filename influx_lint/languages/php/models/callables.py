"""What PHP can call: closures, functions by their names as text, methods as pairs; and what calls them.

Source: php.net, "Callbacks / Callables"."""

from __future__ import annotations

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Bound, ClassObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.objects import bound
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint, RenamedKey
from influx_lint.flow.possibilities import join, known_texts, ordered, strings, text
from influx_lint.flow.spans import origin_of
from influx_lint.flow.values import NEVER, NONE, NOTHING, UNKNOWN, Atom, Const, Sequence, Special, Value, one
from influx_lint.languages.php import names
from influx_lint.meanings.models import Kind, Models, first

_STAND_IN, _SETTERS = "called in place of another", "get what is under keys"


def callable_of(run: Machine, value: Value, site: Site) -> Value:
    """What is called where `value` is."""
    return join(_callable(run, atom, site) for atom in ordered(value)) or UNKNOWN


def _callable(run: Machine, atom: Atom, site: Site) -> Value:
    if (written := text(one(atom))) is not None:
        owner, separator, method = written.partition("::")
        if separator:
            return attributes.read(run, _class(run, owner, site), names.function(method), site, site.origin)
        return run.language.builtin(names.function(written.lstrip("\\")), site.path) or UNKNOWN
    if isinstance(atom, Sequence):
        parts = containers.elements(run.store, atom)
        called = text(parts[1]) if parts is not None and len(parts) == 2 else None
        if parts is None or called is None:
            return UNKNOWN
        named = text(parts[0])
        holder = _class(run, named, site) if named is not None else parts[0]
        called = called.removeprefix("parent::").removeprefix("self::")
        return attributes.read(run, holder, names.function(called), site, site.origin)
    return one(atom)


def _class(run: Machine, name: str, site: Site) -> Value:
    return run.language.builtin("\\" + name.lstrip("\\"), site.path) or UNKNOWN


def _class_of(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$class::…`, `new $class`: the class of that name, or that of an object."""
    given = first(arguments)
    named = [_class(run, each, site) for each in known_texts(given)]
    return join([*named, given.difference(strings(given))]) or UNKNOWN


def _method(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A method whose name is computed."""
    found = []
    for each in ordered(arguments.value(1)):
        if isinstance(each, RenamedKey) and isinstance(each.endpoint, Endpoint):
            found.append(_setters(run, first(arguments), each))
            continue
        if (name := text(one(each))) is not None:
            found.append(attributes.read(run, first(arguments), names.function(name), site, site.origin))
        else:
            found.append(one(each))
    return join(found) or UNKNOWN


def _setters(run: Machine, holders: Value, name: RenamedKey) -> Value:
    """`$this->{'set' . $key}($value)`, in a loop over an endpoint: the methods that are called so, by their keys."""
    named = {path[0]: names.function(name.name_of(path[0])) for path in sorted(run.keys) if len(path) == 1}
    found = tuple(
        (key, bound(method, holder))
        for holder in holders
        if isinstance(holder, Instance)
        for key, called in named.items()
        for method in ordered(run.objects.attribute(holder.class_, called) or NOTHING)
    )
    return one(Special(_SETTERS, (name.endpoint, found))) if found else UNKNOWN


def _call_setters(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    """Each gets what is under its key, which stands at its parameter; one or the other is there."""
    endpoint, methods = special.carried
    stretches = []
    for key, method in methods:
        parameters = method.function.node.parameters if isinstance(method, Bound) else ()
        if len(parameters) > 1:
            named = one(Const(key, origin_of(method.function.frame.path, parameters[1].packed)))
            start = len(run.reads.log)
            value = access.index(run, one(endpoint), named, Reading(site, Form.LOOP_KEY, site.origin, NONE))
            run.call(one(method), Arguments([value, *arguments.positional[1:]]), site)
            stretches.append(run.reads.log[start:])
    run.reads.relate(stretches)
    return UNKNOWN


def stand_in(run: Machine, holder: Instance | ClassObject, name: str, site: Site) -> Value | None:
    """A method that a class has not: what it is called in place of it, `__call` or `__callStatic`."""
    is_object = isinstance(holder, Instance)
    class_ = holder.class_ if isinstance(holder, Instance) else holder
    found = run.objects.attribute(class_, "__call()" if is_object else "__callstatic()")
    if found is None:
        return None
    called = one(Const(name.removesuffix("()"), site.name_origin))
    return one(Special(_STAND_IN, (attributes.reached(run, found, holder, site), called)))


def _call_stand_in(run: Machine, special: Special, arguments: Arguments, site: Site) -> Value:
    method, name = special.carried
    return run.call(method, Arguments([name, run.sequence(site, arguments.positional, "given")]), site)


def _call_user_func(run: Machine, arguments: Arguments, site: Site) -> Value:
    return run.call(callable_of(run, first(arguments), site), arguments.after(), site)


def _call_user_func_array(run: Machine, arguments: Arguments, site: Site) -> Value:
    function = callable_of(run, first(arguments), site)
    given = arguments.value(1, "args")
    is_list = any(isinstance(atom, Sequence) for atom in given)
    return run.call(function, access.iterate(run, given, site).spread if is_list else Arguments(spread=(given,)), site)


MODELS = Models(
    kinds={_STAND_IN: Kind(call=_call_stand_in), _SETTERS: Kind(call=_call_setters)},
    functions={
        **dict.fromkeys(
            ("callable ()", "\\Closure.fromcallable()"),
            lambda run, arguments, site: callable_of(run, first(arguments), site),
        ),
        "class of ()": _class_of,
        "method ()": _method,
        "call_user_func()": _call_user_func,
        "call_user_func_array()": _call_user_func_array,
        **dict.fromkeys(("exit()", "die()"), lambda _run, _arguments, _site: NEVER),
    },
)
