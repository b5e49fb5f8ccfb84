"""Parsers of command lines: argparse and ConfigArgParse. What is parsed has what the program put there as defaults."""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import is_interesting, join, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, ClassObject, Library, Mapping, Special, Text, Value, one
from influx_lint.languages.python.models import endings, options
from influx_lint.meanings.models import Kind, Models, calling, itself

PARSER = "parser of arguments"


def _make(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """`ArgumentParser(…)`."""
    made = Special(PARSER, Mapping(run.places.of(site, PARSER), attributes=True))
    containers.set_key(run.store, _parsed(made), None, UNKNOWN)
    return one(made)


def _parsed(parser: Special) -> Mapping:
    """What the parser gives. Its subparsers and groups fill the same."""
    return parser.carried if isinstance(parser.carried, Mapping) else Mapping(-1, attributes=True)


def _put(run: Machine, parser: Special, name: str, value: Value) -> None:
    """Notes what an argument may be. Of credentials that several subparsers have under one name, it cannot be known
    which they are."""
    parsed = _parsed(parser)
    held = containers.known(run.store.get(parsed.place, name))
    if held and held != value and is_interesting(held | value) and not any(isinstance(atom, Text) for atom in held):
        value = UNKNOWN
    containers.set_key(run.store, parsed, name, join([held, value]))


def _set_defaults(run: Machine, parser: Special, arguments: Arguments, _site: Site) -> Value:
    for name, value in arguments.named.items():
        _put(run, parser, name, value)
    return NONE


def _add_argument(run: Machine, parser: Special, arguments: Arguments, site: Site) -> Value:
    """`add_argument("--org", dest=…, default=…, type=…, env_var=…)`; an action of the project is told all of it."""
    declared = [constant for value in arguments.positional for constant in strings(value)]
    named = arguments.named
    for action in named.get("action") or NOTHING:
        if isinstance(action, ClassObject):
            run.call(one(action), Arguments(named={**named, "option_strings": UNKNOWN, "dest": UNKNOWN}), site)
    variable = named.get("env_var")
    default = named.get("default") or NOTHING
    found = options.read_variables(run, variable, site, default) if variable is not None else default
    kind = named.get("type")
    if kind is not None and any(isinstance(atom, Text) for atom in found):
        found = found if Library("builtins.str") in kind else run.call(kind, Arguments([found]), site)
    names = [str(each.value) for each in strings(named.get("dest") or NOTHING)]
    name = options.name(declared)
    if name is not None and not names:
        names = [str(name.value)]
    for each in names:
        _put(run, parser, each, found or UNKNOWN)
    return UNKNOWN


def _parse(_run: Machine, parser: Special, _arguments: Arguments, _site: Site) -> Value:
    return one(_parsed(parser))


def _parse_known(run: Machine, parser: Special, _arguments: Arguments, site: Site) -> Value:
    return run.sequence(site, [one(_parsed(parser)), UNKNOWN])


MODELS = Models(
    functions=dict.fromkeys(
        (
            "argparse.ArgumentParser",
            *(f"configargparse.{name}" for name in ("ArgParser", "ArgumentParser", "ConfigArgParser", "Parser")),
            *(f"configargparse.{name}" for name in ("get_argument_parser", "get_arg_parser", "getArgumentParser")),
        ),
        _make,
    ),
    kinds={
        PARSER: Kind(
            methods={
                **dict.fromkeys(("add_argument_group", "add_mutually_exclusive_group", "add_subparsers"), itself),
                **dict.fromkeys(("add_parser", "add_arg_group"), itself),
                **dict.fromkeys(("add_argument", "add", "add_arg"), _add_argument),
                "set_defaults": _set_defaults,
                **dict.fromkeys(("parse_args", "parse_intermixed_args", "parse"), _parse),
                **dict.fromkeys(("parse_known_args", "parse_known_intermixed_args", "parse_known"), _parse_known),
                **dict.fromkeys(("error", "exit"), calling(endings.never)),
            }
        )
    },
)
