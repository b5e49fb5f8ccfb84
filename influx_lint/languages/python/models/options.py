"""Options and arguments of command lines: Click's and Typer's, which may take what they are not given from environment
variables, and what the functions of commands are given for them; and those of argparse and ConfigArgParse, whose
parsers give what the program put there as defaults."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.findings import Origin
from influx_lint.flow import access, containers, credentials, ir, objects, ways, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Stead, Substitute
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Text
from influx_lint.flow.possibilities import is_interesting, join, known_texts, strings, text
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Const,
    Library,
    Mapping,
    Method,
    Serialized,
    Special,
    Unknown,
    Value,
    one,
)
from influx_lint.languages.python.models import endings
from influx_lint.meanings import command_line
from influx_lint.meanings.models import Kind, Models, SpecialHandler, calling, itself

_OPTION = "decorator of an option"
_PARSER = "parser of arguments"
_CLICK = ("click", "click.decorators", "rich_click", "asyncclick", "cloup")


def read_variables(run: Machine, names: Value, site: Site, default: Value | None = None) -> Value:
    """The first of the variables of these names, a text or a list of texts, that is set; each instead of the others."""
    constants = strings(names)
    for each in access.iterate(run, names, site).listed or []:
        constants += strings(each)
    start = len(run.reads.log)
    found = [
        credentials.read_variable(run, constant, Reading(site, Form.SETTING, site.origin, default or NONE))
        for constant in constants
    ]
    ways.relate_each(run, start)
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
    """What an option gives that takes its value from variables, as its type and its callback leave it; of any other,
    the text that it is by default."""
    names = arguments.named.get("envvar")
    if names is None:
        return _text_or_another(arguments.named.get("default", NOTHING), site)
    found = read_variables(run, names, site, arguments.named.get("default"))
    for each in ("type", "click_type", "parser", "callback"):
        converter = arguments.named.get(each)
        if converter is not None:
            found = _converted(run, converter, found, site)
    return found


def _text_or_another(default: Value, site: Site) -> Value:
    """What somebody may give, where nobody does what it is by default, if that is a text."""
    texts = strings(default)
    return frozenset((*texts, Unknown(Substitute(Stead.PARAMETER, site.origin)))) if texts else UNKNOWN


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
    decorated = arguments.value(0, "f")
    function = next((each for atom in decorated if (each := _function_under(atom)) is not None), None)
    if function is not None:
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
    given = frozenset(atom for atom in default if isinstance(atom, Text))
    found = _text_or_another(default, site) if "envvar" not in arguments.named else _value(run, arguments, site)
    return join([found, given])


def prefix(run: Machine, arguments: Arguments) -> Value | None:
    """What the variables of a command's options begin with: `auto_envvar_prefix=…`, or so in `context_settings`."""
    found = setting(run, arguments, "auto_envvar_prefix")
    return found if text(found) is not None else None


def setting(run: Machine, arguments: Arguments, name: str) -> Value:
    """What a command's context is made with: an argument of that name, or so in `context_settings`."""
    found = arguments.named.get(name) or NOTHING
    for atom in arguments.named.get("context_settings") or NOTHING:
        if isinstance(atom, Mapping):
            found = run.store.known(atom.place, name) or found
    return found


def read_prefixed(run: Machine, function: FunctionObject, start: Value, site: Site, *, parameters: bool) -> None:
    """Reads the variables that the options of a command are called by, all with the same prefix. With `parameters`,
    the function's parameters are its options."""
    values, declared = _values(run, function), _declared(run, function)
    keys = containers.keys(run.store, declared)
    names = {str(key): run.store.known(declared.place, key) for key in keys}
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
    held = {str(key): run.store.known(values.place, key) for key in keys}
    return {each: value for each, value in held.items() if value and (takes_all or each in names)}


def _parser(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`ArgumentParser(…)` carries what it gives. Its subparsers and groups fill the same."""
    return _with_parents(run, _parsing(run, run.places.of(site, _PARSER)), arguments, site)


def _parsing(run: Machine, place: int) -> Special:
    """A parser, by the place of what it gives."""
    parsed = Mapping(place, attributes=True)
    containers.set_key(run.store, parsed, None, UNKNOWN)
    return Special(_PARSER, parsed)


def _of_instance(run: Machine, instance: Instance, name: str) -> Value | None:
    """A method of a parser of a class of the project's own."""
    bases = [base.name for base in run.objects.classes(instance.class_) if isinstance(base, Library)]
    if not any(MODELS.functions.get(base) is _parser for base in bases):
        return None
    return one(Method(_parsing(run, run.places.intern((_PARSER, instance.place))), name))


def _with_parents(run: Machine, parser: Special, arguments: Arguments, site: Site) -> Value:
    """A parser, or a subparser, has the arguments of its parents, too."""
    for parent in access.iterate(run, arguments.named.get("parents") or NOTHING, site).any:
        if isinstance(parent, Special) and parent.kind == _PARSER:
            for key in containers.keys(run.store, parent.carried):
                _put(run, parser, str(key), run.store.known(parent.carried.place, key))
    return one(parser)


def _put(run: Machine, parser: Special, name: str, value: Value) -> None:
    """Notes what an argument may be. Credentials of several subparsers under one name cannot be told apart."""
    held = run.store.known(parser.carried.place, name)
    if held and held != value and is_interesting(held | value) and not any(isinstance(atom, Text) for atom in held):
        value = UNKNOWN
    containers.set_key(run.store, parser.carried, name, join([held, value]))


def _set_defaults(run: Machine, parser: Special, arguments: Arguments, _site: Site) -> Value:
    for each, value in arguments.named.items():
        _put(run, parser, each, value)
    for base in arguments.spread:
        writes.spread_into(run, parser.carried, base)
    return NONE


def _add_argument(run: Machine, parser: Special, arguments: Arguments, site: Site) -> Value:
    """`add_argument("--org", dest=…, default=…, type=…, env_var=…)`; an action of the project is told all of it."""
    declared = [constant for value in arguments.positional for constant in strings(value)]
    named = arguments.named
    for action in named.get("action") or NOTHING:
        if isinstance(action, ClassObject):
            run.call(one(action), Arguments(named={**named, "option_strings": UNKNOWN, "dest": UNKNOWN}), site)
    variable = named.get("env_var")
    default = join([named.get("default") or NOTHING, _handed(run, parser, declared, site)])
    found = read_variables(run, variable, site, default) if variable is not None else default
    kind = named.get("type")
    if kind is not None and any(isinstance(atom, Text | Serialized) for atom in found):
        found = found if Library("builtins.str") in kind else run.call(kind, Arguments([found]), site)
    names = known_texts(named.get("dest") or NOTHING)
    own = name(declared)
    if own is not None and not names:
        names = [str(own.value)]
    for each in names:
        _put(run, parser, each, found or UNKNOWN)
    return UNKNOWN


def _handed(run: Machine, parser: Special, declared: list[Const], site: Site) -> Value:
    """What a script that starts the program gives it for an argument: behind one of its options, or by its position
    among those that are none, whose names the parser has behind a blank."""
    names: list[int | str] = [name for each in declared if (name := str(each.value)).startswith("-")]
    if declared and not names:
        label = f" {declared[0].value!s}"
        containers.set_key(run.store, parser.carried, label, UNKNOWN)
        names = [[key for key in containers.keys(run.store, parser.carried) if str(key)[:1] == " "].index(label) + 1]
    found = join(command_line.handed(run, command_line.declared(each), site) for each in names)
    return found if is_interesting(found) else NOTHING


def _parse_known(run: Machine, parser: Special, _arguments: Arguments, site: Site) -> Value:
    return run.sequence(site, [one(parser.carried), UNKNOWN])


_METHODS: dict[str, SpecialHandler] = {
    **dict.fromkeys(("add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_arg_group"), itself),
    "add_parser": _with_parents,
    **dict.fromkeys(("add_argument", "add", "add_arg"), _add_argument),
    "set_defaults": _set_defaults,
    **dict.fromkeys(
        ("parse_args", "parse_intermixed_args", "parse"), lambda _run, parser, *_given: one(parser.carried)
    ),
    **dict.fromkeys(("parse_known_args", "parse_known_intermixed_args", "parse_known"), _parse_known),
    **dict.fromkeys(("error", "exit"), calling(endings.never)),
}

MODELS = Models(
    functions={
        **{f"{module}.{name}": _option for module in _CLICK for name in ("option", "argument")},
        **{f"typer.{name}": _of_typer for name in ("Option", "Argument", "params.Option", "params.Argument")},
        "argparse.ArgumentParser": _parser,
        **{f"configargparse.{name}": _parser for name in ("ArgParser", "ArgumentParser", "ConfigArgParser", "Parser")},
        **{
            f"configargparse.{name}": _parser for name in ("get_argument_parser", "get_arg_parser", "getArgumentParser")
        },
    },
    kinds={_OPTION: Kind(call=_decorate), _PARSER: Kind(methods=_METHODS)},
    of_instances=dict.fromkeys(_METHODS, _of_instance),
)
