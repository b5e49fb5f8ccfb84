"""Options and arguments of command lines: Click's and Typer's, which may take what they are not given from environment
variables, and what the functions of commands are given for them."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.findings import Origin
from influx_lint.flow import access, containers, credentials, ir, objects
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings, text
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Bound,
    Const,
    FunctionObject,
    Instance,
    Mapping,
    Special,
    Text,
    Value,
    one,
)
from influx_lint.meanings.models import Kind, Models

_OPTION = "decorator of an option"
_CLICK = ("click", "click.decorators", "rich_click", "asyncclick", "cloup")


def read_variables(run: Machine, names: Value, site: Site, default: Value | None = None) -> Value:
    """The first of the variables of these names, a text or a list of texts, that is set; each is read instead of the
    others."""
    constants = strings(names)
    for each in access.iterate(run, names, site)[0] or []:
        constants += strings(each)
    start = len(run.reads.log)
    found = [
        credentials.read_variable(run, constant, Reading(site, Form.SETTING, site.origin, default or NONE))
        for constant in constants
    ]
    run.reads.relate([number] for number in run.reads.log[start:])
    return join(found)


def _values(run: Machine, function: FunctionObject) -> Mapping:
    """What each option of a function gives."""
    return Mapping(run.places.intern(("options", function)))


def _declared(run: Machine, function: FunctionObject) -> Mapping:
    """The constants that declare those of a function's options that have no variables."""
    return Mapping(run.places.intern(("declared options", function)))


def _option(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Click's `option("-o", "--org", "org", envvar=…)` and `argument("org", envvar=…)`."""
    declared = [constant for value in arguments.positional for constant in strings(value)]
    named = name(declared)
    if named is None:
        return UNKNOWN
    return one(Special(_OPTION, (named, _value(run, arguments, site), "envvar" in arguments.named)))


def name(declared: Sequence[Const]) -> Const | None:
    """The constant that an option's parameter is named by: a plain name, else that with the most dashes."""
    texts = [(constant, str(constant.value)) for constant in declared]
    plain = [constant for constant, each in texts if each.isidentifier()]
    if plain:
        return plain[0]
    options = [(constant, each.partition("/")[0]) for constant, each in texts if each.startswith("-")]
    if not options:
        return None
    constant, option = max(options, key=lambda one: len(one[1]) - len(one[1].lstrip("-")))
    return Const(option.lstrip("-").replace("-", "_").lower(), constant.origin)


def _value(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What an option gives that takes its value from variables, as its type and its callback leave it."""
    names = arguments.named.get("envvar")
    if names is None:
        return UNKNOWN
    found = read_variables(run, names, site, arguments.named.get("default"))
    for each in ("type", "click_type", "parser", "callback"):
        converter = arguments.named.get(each)
        if converter is not None:
            found = _converted(run, converter, found, site)
    return found


def _converted(run: Machine, converter: Value, value: Value, site: Site) -> Value:
    """What a type or a callback of the project makes of a value."""
    found = []
    for atom in converter:
        if isinstance(atom, Instance):
            method = run.objects.attribute(atom.class_, "convert")
            given = Arguments([value, UNKNOWN, UNKNOWN])
            found.append(run.call(objects.bind(method, atom), given, site) if method is not None else NOTHING)
        elif isinstance(atom, FunctionObject | Bound):
            function = atom if isinstance(atom, FunctionObject) else atom.function
            count = len(function.node.parameters) - isinstance(atom, Bound)
            front = [UNKNOWN] * ((count > 1) + (count > 2))
            given = Arguments([*front[:1], value]) if count == 2 else Arguments([*front, value])
            found.append(run.call(one(atom), given, site))
    return join(found) or value


def _decorate(run: Machine, decorator: Special, arguments: Arguments, _site: Site) -> Value:
    """A function gets an option."""
    decorated = arguments.get(0, "f") or UNKNOWN
    function = next((each for atom in decorated if (each := _function_under(atom)) is not None), None)
    if function is not None and isinstance(decorator.carried, tuple):
        constant, value, has_variables = decorator.carried
        containers.set_key(run.store, _values(run, function), constant.value, value)
        if not has_variables:
            containers.set_key(run.store, _declared(run, function), constant.value, one(constant))
    return decorated


def _function_under(atom: object) -> FunctionObject | None:
    if isinstance(atom, Special):
        atom = atom.carried
    return atom if isinstance(atom, FunctionObject) else None


def _of_typer(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Typer's `Option(default, …, envvar=…)`, as a parameter's default or in its annotation."""
    default = arguments.get(0, "default") or NOTHING
    return join([_value(run, arguments, site), frozenset(atom for atom in default if isinstance(atom, Text))])


def prefix(run: Machine, arguments: Arguments) -> Value | None:
    """What the variables of a command's options begin with: `auto_envvar_prefix=…`, or so in `context_settings`."""
    found = setting(run, arguments, "auto_envvar_prefix")
    return found if text(found) is not None else None


def setting(run: Machine, arguments: Arguments, name: str) -> Value:
    """What a command's context is made with: an argument of that name, or so in `context_settings`."""
    found = arguments.named.get(name) or NOTHING
    for atom in arguments.named.get("context_settings") or NOTHING:
        if isinstance(atom, Mapping):
            found = containers.known(run.store.get(atom.place, name)) or found
    return found


def read_prefixed(run: Machine, function: FunctionObject, start: Value, site: Site, *, parameters: bool) -> None:
    """Reads the variables that the options of a command are called by, all with the same prefix. With `parameters`,
    the function's parameters are its options."""
    values, declared = _values(run, function), _declared(run, function)
    keys = containers.keys(run.store, declared)
    names = {str(key): containers.known(run.store.get(declared.place, key)) for key in keys}
    for parameter in function.node.parameters if parameters else ():
        names[parameter.name] = one(Const(parameter.name, Origin(function.frame.path, parameter.span)))
    for each, written in names.items():
        variables = frozenset(Const(f"{text(start)}_{each.upper()}", constant.origin) for constant in strings(written))
        containers.set_key(run.store, values, each, read_variables(run, variables, site))


def given(run: Machine, function: FunctionObject, start: int) -> dict[str, Value]:
    """What a command's function is given for its options, from its parameter number `start` on."""
    values = _values(run, function)
    keys = containers.keys(run.store, values)
    if not keys:
        return {}
    parameters = function.node.parameters[start:]
    names = {parameter.name for parameter in parameters}
    takes_all = any(parameter.kind is ir.ParameterKind.NAMED_REST for parameter in parameters)
    held = {str(key): containers.known(run.store.get(values.place, key)) for key in keys}
    return {each: value for each, value in held.items() if value and (takes_all or each in names)}


MODELS = Models(
    functions={
        **{f"{module}.{name}": _option for module in _CLICK for name in ("option", "argument")},
        **{f"typer.{name}": _of_typer for name in ("Option", "Argument", "params.Option", "params.Argument")},
    },
    kinds={_OPTION: Kind(call=_decorate)},
)
