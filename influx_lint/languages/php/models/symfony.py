"""What Symfony fills parameters with: `#[Autowire('%env(key:org:key:0:key:influxdb:json:base64:NAME)%')]`, and what its
configuration gives objects that it makes (`languages.php.services`).

Source: symfony.com/doc, "Environment Variable Processors", "Defining Service Dependencies Automatically (Autowiring)".
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from influx_lint.flow import access, modules, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, FunctionObject, ModuleObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, number, ordered, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Special, Value, one
from influx_lint.languages.php.models import container
from influx_lint.meanings import encoded, key_paths
from influx_lint.meanings.models import Handler, Kind, Models, first, same

_VARIABLE = re.compile(r"%%|%env\(([^()]+)\)%|%[^%\s]+%")
"""What a text has between its other characters: `%%` is one of these, and any other parameter is left to its name."""

PARAMETER_NAME = re.compile(r"%([^%()\s]+)%")
_MOST_ARGUMENTS = 50
_WITH_NAME = frozenset({"key", "default"})
"""The processors behind which a name stands that they take."""

_MAKING: dict[str, Handler] = {
    "json": encoded.from_json,
    "base64": encoded.from_base64,
    **dict.fromkeys(("default", "string", "trim"), same),
}


def _autowired(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`#[Autowire('%env(processors:NAME)%')]`, `#[Autowire(env: 'processors:NAME')]`."""
    found = [_processed(run, each, 0, str(each.value), site) for each in strings(arguments.named.get("env", NOTHING))]
    for each in strings(arguments.get(0, "value") or NOTHING):
        text = str(each.value)
        variables = [inner for inner in _VARIABLE.finditer(text) if inner[1]]
        made = {inner[0]: _processed(run, each, inner.start(1), inner[1], site) for inner in variables}
        named = PARAMETER_NAME.fullmatch(text)
        found.append(made.get(text, UNKNOWN) if named is None else container.held(run, named[1]))
    found += [container.held(run, name) for name in known_texts(arguments.named.get("param", NOTHING))]
    return join(found) or UNKNOWN


def _parameter(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """A parameter of the configuration: its name and what it is."""
    for name in known_texts(first(arguments)) if len(arguments.positional) > 1 else ():
        container.put(run, name, arguments.value(1))
    return UNKNOWN


def _bound(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What the constructors get with a parameter of that name: of the classes, each in a file of its name, below the
    folders that services are made from, and of those that are named; not where anything else is given."""
    texts = ["".join(known_texts(each)) for each in arguments.positional[2:]]
    for name in known_texts(first(arguments)):
        for path in run.program.loaded_by_name(site.path):
            module = modules.imported(run, path, site)
            for class_ in _classes(run, module) if module is not None else ():
                if _is_service(class_, path, site.path, texts) and _takes(run, class_, name):
                    run.call(one(class_), Arguments([], {name: arguments.value(1)}), site)
    return UNKNOWN


def _argument(run: Machine, service: Special, arguments: Arguments, site: Site) -> Value:
    """`$services->set(Class::class)->arg('$name', value)`, and by a number in place of the name."""
    given = _resolved(run, arguments.value(1), site)
    names, at = known_texts(first(arguments)), number(first(arguments))
    for name in names:
        _make(run, service, Arguments([], {name.lstrip("$"): given}), site)
    if at is not None and 0 <= at < _MOST_ARGUMENTS:
        _make(run, service, Arguments([*[UNKNOWN] * at, given]), site)
    return one(service)


def _arguments(run: Machine, service: Special, arguments: Arguments, site: Site) -> Value:
    """`$services->set(Class::class)->args([value, …])`."""
    listed = access.iterate(run, first(arguments), site).listed
    if listed is not None:
        _make(run, service, Arguments([_resolved(run, each, site) for each in listed]), site)
    return one(service)


def _called(run: Machine, service: Special, arguments: Arguments, site: Site) -> Value:
    """`$services->set(Class::class)->call('setName', [value, …])`: what a setter does is not followed."""
    listed = access.iterate(run, arguments.value(1, "arguments"), site).each
    given = Arguments([_resolved(run, each, site) for each in listed])
    unfollowed.give_up_on(run, given, site.origin, "credentials are given to a service that is configured in PHP")
    return one(service)


def _make(run: Machine, service: Special, arguments: Arguments, site: Site) -> None:
    if isinstance(service.carried, ClassObject):
        run.call(one(service.carried), arguments, site)


def _bound_to_any(run: Machine, arguments: Arguments, site: Site) -> None:
    """`$services->defaults()->bind('$name', value)`: which constructors get that is not followed."""
    if any("$" in each for each in known_texts(first(arguments))):
        given = Arguments([_resolved(run, arguments.value(1), site)])
        unfollowed.give_up_on(run, given, site.origin, "credentials are bound to parameters of any service")


def _resolved(run: Machine, value: Value, site: Site) -> Value:
    """A value with what it names in place of the names: `%parameter%`, `%env(NAME)%`."""
    named = frozenset(each for each in strings(value) if "%" in str(each.value))
    return join([value - named, _autowired(run, Arguments([named]), site) if named else NOTHING])


def _is_service(class_: ClassObject, path: Path, configuration: Path, texts: Sequence[str]) -> bool:
    """Whether a configuration makes a class a service, and binds something for it (`services._made`)."""
    below, but, named, others = texts
    name = class_.name.strip("\\")
    if name in others.split("\n") or name in named.split("\n"):
        return name not in others.split("\n")
    seen = Path(os.path.relpath(path, configuration.parent)).as_posix()
    is_below, is_left_out = (each and re.fullmatch(f"(?:{each})(?:/.*)?", seen) for each in (below, but))
    return name.rpartition("\\")[2] == path.stem and bool(is_below) and not is_left_out


def _classes(run: Machine, module: ModuleObject) -> Iterator[ClassObject]:
    """The classes that a file defines."""
    for name in run.store.names(module.frame.place):
        held = run.store.get(module.frame.place, name) or NOTHING
        yield from (atom for atom in ordered(held) if isinstance(atom, ClassObject))


def _takes(run: Machine, class_: ClassObject, name: str) -> bool:
    """Whether the constructor of a class has a parameter of that name."""
    made = run.objects.attribute(class_, run.language.roles.initialise) or NOTHING
    nodes = [atom.node for atom in made if isinstance(atom, FunctionObject)]
    return any(name == each.name for node in nodes for each in node.parameters)


def _processed(run: Machine, text: Const, start: int, written: str, site: Site) -> Value:
    """What processors make of a variable, which are `written` in a text from `start` on: the last one is the first."""
    *steps, name = _parts(text, start, written)
    value = encoded.variable(run, Arguments([one(name)]), site)
    made: list[tuple[str, Const | None]] = []
    while steps:
        processor = str(steps.pop(0).value)
        made.append((processor, steps.pop(0) if processor in _WITH_NAME and steps else None))
    if any(processor == "default" and key is not None and key.value for processor, key in made):
        return UNKNOWN  # whatever is not there, a parameter takes the place of
    for processor, key in reversed(made):
        if processor == "key" and key is not None:
            value = key_paths.reached(run, value, [key], NONE, site)
        else:
            value = _MAKING.get(processor, _unknown)(run, Arguments([value]), site) or UNKNOWN
    return value


def _unknown(*_given: object) -> Value:
    return UNKNOWN


def _parts(text: Const, start: int, written: str) -> Iterator[Const]:
    """The words of a variable with its processors, each at its own characters."""
    for each in written.split(":"):
        end = start + len(each)
        place = key_paths.part(text, start, end, len(str(text.value)))
        yield Const(int(each) if each.isdigit() else each, place, text.written)
        start = end + 1


AUTOWIRE = "\\Symfony\\Component\\DependencyInjection\\Attribute\\Autowire"

PARAMETER, BOUND = "parameter ()", "bound ()"

_SERVICE = Kind(
    methods={
        **dict.fromkeys(("arg()", "bind()"), _argument),
        "args()": _arguments,
        "call()": _called,
        "set()": lambda run, _service, arguments, site: container.set_(run, arguments, site),
    },
    attribute=lambda _run, service, _name, _site: one(service),
    call=lambda _run, service, _arguments, _site: one(service),
)
MODELS = Models(
    functions={AUTOWIRE: _autowired, PARAMETER: _parameter, BOUND: _bound},
    kinds={container.SERVICE: _SERVICE},
    unknown={"bind()": _bound_to_any},
)
