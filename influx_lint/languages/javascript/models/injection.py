"""Containers of what a program's parts depend on: awilix, InversifyJS, tsyringe and typedi.

What is bound to a token is what is given for it, to constructors too; all containers of a program are one here.
"""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Mapping, Special, Value, one
from influx_lint.languages.javascript.models import frameworks
from influx_lint.languages.javascript.models.configurations import under
from influx_lint.meanings.models import Handler, Kind, Models, SpecialHandler, first, itself

_CONTAINER, _BINDING = "container of dependencies", "binding of a token"
_ALL: Value = one(Special(_CONTAINER))


def _made_by(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """awilix's `asFunction(function)` and `asClass(class)`, which get all that is in the container."""
    return one(Special(frameworks.MAKING, (first(arguments), _ALL)))


def _register(run: Machine, container: Special, arguments: Arguments, site: Site) -> Value:
    """awilix's `register({name: resolver})`, and `register(token, provider)`."""
    if len(arguments.positional) > 1:
        frameworks.provide(run, first(arguments), _of_provider(run, arguments.value(1), site))
    for atom in ordered(first(arguments)) if len(arguments.positional) == 1 else ():
        for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
            frameworks.provide(run, one(Const(key)), under(run, one(atom), str(key)))
    return one(container)


def _of_provider(run: Machine, provider: Value, site: Site) -> Value:
    """What tsyringe's `{useValue}`, `{useFactory}` or `{useClass}` stands for, or else what is bound itself."""
    factory = under(run, provider, "useFactory")
    found = [under(run, provider, "useValue"), frameworks.provided(run, under(run, provider, "useClass"), site)]
    found += [one(Special(frameworks.MAKING, (factory, _ALL)))] if factory else []
    return join(each for each in found if each != UNKNOWN) or provider


def _put(run: Machine, container: Special, arguments: Arguments, _site: Site) -> Value:
    """`set(token, value)` and `registerInstance(token, value)`."""
    frameworks.provide(run, first(arguments), arguments.value(1))
    return one(container)


def _resolve(run: Machine, _container: Special, arguments: Arguments, site: Site) -> Value:
    return frameworks.provided(run, first(arguments), site)


def _member(run: Machine, _container: Special, name: str, site: Site) -> Value:
    """What stands in awilix's container under a name, which is what it gives to functions and classes."""
    return _ALL if name == "cradle" else frameworks.provided(run, one(Const(name)), site)


def _bound(make: Handler) -> SpecialHandler:
    """The model of what binds something to a token: `container.bind(token).toConstantValue(value)`."""

    def handler(run: Machine, binding: Special, arguments: Arguments, site: Site) -> Value:
        frameworks.provide(run, binding.carried, make(run, arguments, site) or NOTHING)
        return one(binding)

    return handler


def _value(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return first(arguments)


MODELS = Models(
    functions={
        **dict.fromkeys(("awilix.asFunction", "awilix.asClass"), _made_by),
        "awilix.asValue": _value,
        **dict.fromkeys(("awilix.createContainer", "inversify.Container"), lambda _run, _arguments, _site: _ALL),
    },
    values=dict.fromkeys(("tsyringe.container", "typedi.Container", "typedi.default"), _ALL),
    kinds={
        _CONTAINER: Kind(
            methods={
                "register": _register,
                **dict.fromkeys(("set", "registerInstance"), _put),
                **dict.fromkeys(("get", "resolve", "getAsync"), _resolve),
                "bind": lambda _run, _container, arguments, _site: one(Special(_BINDING, first(arguments))),
                **dict.fromkeys(("createScope", "createChildContainer", "createChild"), itself),
            },
            attribute=_member,
        ),
        _BINDING: Kind(
            methods={
                "toConstantValue": _bound(_value),
                "toDynamicValue": _bound(_made_by),
                "to": _bound(lambda run, arguments, site: frameworks.provided(run, first(arguments), site)),
                "": itself,
            },
            attribute=lambda _run, binding, _name, _site: one(binding),
        ),
        frameworks.MAKING: Kind(methods=dict.fromkeys(("singleton", "scoped", "transient", "proxy"), itself)),
    },
)
