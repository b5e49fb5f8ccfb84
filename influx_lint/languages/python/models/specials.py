"""What is special by its kind: what a call, a method, an attribute, an index and an assignment of it mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Origin
from influx_lint.flow import access, attributes, calls, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Reading
from influx_lint.flow.possibilities import join, strings, text
from influx_lint.flow.values import (
    NONE,
    UNKNOWN,
    ClassObject,
    Const,
    Instance,
    Mapping,
    Method,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import (
    applications,
    argument_parsers,
    callbacks,
    command_contexts,
    commands,
    decorators,
    environment,
    formats,
    holders,
    http_requests,
    libraries,
    loaded,
    marks,
    modules,
    options,
    patches,
    providers,
    reader,
    records,
    subclasses,
    tasks,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.languages.python.models.handlers import SpecialHandler

NEW = Special("new")


def call(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    """A call of something special."""
    handler = _CALLS.get(callee.kind)
    return handler(run, callee, arguments, site) if handler is not None else None


def call_method(run: Machine, receiver: Special, name: str, arguments: Arguments, site: Site) -> Value | None:
    """A call of a method of something special."""
    handler = _METHODS.get(receiver.kind, {}).get(name)
    if handler is not None:
        return handler(run, receiver, arguments, site)
    if receiver.kind in providers.KINDS:
        return providers.method(run, receiver, name, arguments, site)
    if receiver.kind == "template" and isinstance(receiver.carried, frozenset):
        for template in strings(receiver.carried):
            for value in [*arguments.positional[:1], *arguments.spread]:
                formats.substitute(run, template, value, site, safe=name == "safe_substitute")
    if receiver.kind == holders.VARIABLE:
        return holders.call_variable(run, receiver, name, arguments)
    if receiver == Special("decorator", "json decoder") and name == "decode":
        return libraries.loads(run, arguments, site)
    return UNKNOWN


def attribute(run: Machine, atom: Special, name: str, site: Site) -> Value | None:
    """An attribute or a method of something special."""
    if name in _METHODS.get(atom.kind, ()):
        return one(Method(atom, name))
    return _ATTRIBUTES.get(atom.kind, records.special_attribute)(run, atom, name, site)


def write_attribute(run: Machine, atom: Special, name: str, value: Value) -> None:
    """`atom.name = value`."""
    if atom.kind in _WRITES:
        _WRITES[atom.kind](run, atom, name, value)


def index(run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
    """`atom[key]`."""
    return _INDEX[atom.kind](run, atom, key, reading) if atom.kind in _INDEX else None


def _new(run: Machine, _callee: Special, arguments: Arguments, site: Site) -> Value | None:
    if (made := subclasses.made(arguments)) is not None:
        return made
    value = arguments.get(0, "") or UNKNOWN
    return join(one(run.objects.instance(atom, site)) for atom in value if isinstance(atom, ClassObject)) or None


def _carried(_run: Machine, callee: Special, _arguments: Arguments, _site: Site) -> Value | None:
    return callee.carried if isinstance(callee.carried, frozenset) else None


def _decorated(_run: Machine, callee: Special, arguments: Arguments, _site: Site) -> Value:
    return decorators.made(callee.carried, arguments.get(0, "") or UNKNOWN)


def _made_class(_run: Machine, callee: Special, _arguments: Arguments, _site: Site) -> Value | None:
    return one(callee.carried) if isinstance(callee.carried, Mapping) else None


def _listing(run: Machine, callee: Special, _arguments: Arguments, site: Site) -> Value | None:
    of = callee.carried
    return run.sequence(site, map(one, run.objects.subclasses(of))) if isinstance(of, ClassObject) else None


def _task(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    return tasks.apply(run, callee.carried, arguments, site) if isinstance(callee.carried, frozenset) else None


def _initialise(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    if not isinstance(callee.carried, Instance):
        return None
    reader.initialise(run, callee.carried, arguments, site)
    return NONE


def _tuple_of_keys(run: Machine, callee: Special, _arguments: Arguments, site: Site) -> Value | None:
    return records.with_keys_of(run, callee.carried, site) if isinstance(callee.carried, frozenset) else None


def _row(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    return records.of_row(run, callee.carried, arguments, site) if isinstance(callee.carried, frozenset) else None


def _from_mapping(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    given = Arguments(spread=(arguments.get(0, "") or UNKNOWN,))
    return calls.instantiate(run, callee.carried, given, site) if isinstance(callee.carried, ClassObject) else None


def _from_json(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    return records.decode(run, callee.carried, arguments, site) if isinstance(callee.carried, ClassObject) else None


def _getter(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    value = arguments.get(0, "") or UNKNOWN
    read = _item if callee.kind == "itemgetter" else _attribute_path
    found = [read(run, value, each, site) for each in callee.carried] if isinstance(callee.carried, tuple) else []
    return found[0] if len(found) == 1 else run.sequence(site, found)


def _item(run: Machine, value: Value, key: Value, site: Site) -> Value:
    return access.index(run, value, key, Reading(site, Form.GETTER, site.origin))


def _attribute_path(run: Machine, value: Value, path: Value, site: Site) -> Value:
    constants = strings(path)
    if len(constants) != 1:
        return UNKNOWN
    place = site.near(constants[0].origin)
    for step in str(constants[0].value).split("."):
        value = attributes.read(run, value, step, site, place)
    return value


def _method_caller(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    first, *given = callee.carried if isinstance(callee.carried, tuple) and callee.carried else (UNKNOWN,)
    name = text(first)
    if name is None:
        return None
    method = attributes.read(run, arguments.get(0, "") or UNKNOWN, name, site, site.origin)
    return run.call(method, Arguments(given), site)


def _named_tuple(run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
    return records.tuple_of(run, callee.carried, arguments, site) if isinstance(callee.carried, tuple) else None


def _variable(run: Machine, atom: Special, name: str, site: Site) -> Value:
    span = site.node.name_span if isinstance(site.node, ir.Attribute) else site.span
    place = Origin(site.path, span)
    return environment.by_key(run, atom, one(Const(name, place)), Reading(site, Form.SETTING, place))


def _of_made_class(run: Machine, atom: Special, name: str, site: Site) -> Value | None:
    if not isinstance(atom.carried, Mapping):
        return records.special_attribute(run, atom, name, site)
    return access.index(run, one(atom.carried), one(Const(name)), Reading(site, Form.ATTRIBUTE, site.origin))


def _method(_run: Machine, atom: Special, name: str, _site: Site) -> Value:
    return one(Method(atom, name))


_CALLS: dict[str, SpecialHandler] = {
    modules.LOADED: modules.call,
    "decorator": _decorated,
    NEW.kind: _new,
    **dict.fromkeys(("setter", holders.REFERENCE), _carried),
    **dict.fromkeys((providers.PROVIDER, providers.PROVIDED), providers.call),
    **dict.fromkeys(("itemgetter", "attrgetter"), _getter),
    "methodcaller": _method_caller,
    records.NAMED_TUPLE: _named_tuple,
    holders.MADE_CLASS: _made_class,
    subclasses.LISTING: _listing,
    "task": _task,
    "initialiser": _initialise,
    records.TUPLE_OF_KEYS: _tuple_of_keys,
    records.ROW: _row,
    "from mapping": _from_mapping,
    "from JSON": _from_json,
    **callbacks.CALLS,
    **commands.CALLS,
    **environment.CALLS,
    **options.CALLS,
    **marks.CALLS,
    **patches.CALLS,
}

_METHODS: dict[str, dict[str, SpecialHandler]] = {
    **argument_parsers.METHODS,
    **dict.fromkeys((callbacks.DISPATCHER, callbacks.METHOD_DISPATCHER), callbacks.OF_DISPATCHERS),
    **commands.METHODS,
    **environment.METHODS,
    **http_requests.METHODS,
    **loaded.METHODS,
    **subclasses.METHODS,
}

_ATTRIBUTES: dict[str, Callable[[Machine, Special, str, Site], Value | None]] = {
    modules.LOADED: lambda _run, atom, _name, _site: one(atom),
    loaded.PATH: lambda _run, atom, name, _site: loaded.attribute(atom, name),
    command_contexts.CONTEXT: command_contexts.attribute,
    environment.VARIABLES: environment.attribute,
    environment.BY_ATTRIBUTE: _variable,
    applications.REQUEST: lambda _run, atom, name, _site: applications.attribute(atom, name),
    applications.TASK: lambda _run, atom, name, _site: applications.attribute(atom, name),
    applications.STATE: lambda run, _atom, name, _site: applications.state_attribute(run, name),
    holders.MADE_CLASS: _of_made_class,
    **dict.fromkeys(providers.KINDS, providers.attribute),
    **dict.fromkeys((http_requests.SESSION, http_requests.REQUEST), http_requests.attribute),
    **dict.fromkeys(("template", "decorator", holders.VARIABLE), _method),
}

_WRITES: dict[str, Callable[[Machine, Special, str, Value], None]] = {
    command_contexts.CONTEXT: command_contexts.write_attribute,
    applications.STATE: lambda run, _atom, name, value: applications.write_state(run, name, value),
    environment.VARIABLES: environment.write_attribute,
    **dict.fromkeys((http_requests.SESSION, http_requests.REQUEST), http_requests.write_attribute),
}

_INDEX: dict[str, Callable[[Machine, Special, Value, Reading], Value | None]] = {
    providers.PROVIDED: lambda _run, atom, key, _reading: providers.index(atom, key),
    loaded.PARENTS: lambda _run, atom, key, _reading: loaded.parent(atom, key),
    subclasses.NAMESPACE: lambda run, atom, key, _reading: subclasses.of_namespace(run, atom, key),
    environment.BY_ATTRIBUTE: environment.by_key,
}
