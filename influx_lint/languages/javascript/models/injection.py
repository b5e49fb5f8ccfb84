"""Containers of what a program's parts depend on: awilix, InversifyJS, tsyringe and typedi.

What is bound to a token is what is given for it, to constructors too, which do not know of the container."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Mapping, Special, Value, one
from influx_lint.languages.javascript.models import frameworks
from influx_lint.languages.javascript.models.configurations import under
from influx_lint.meanings.models import Kind, Models, SpecialHandler, first, itself

_CONTAINER, _BINDING, _VALUE = "container of dependencies", "binding of a token", "value of a token"


def _container(run: Machine, _arguments: Arguments, site: Site) -> Value:
    return one(Special(_CONTAINER, (run.places.of(site, _CONTAINER),)))


def _within(run: Machine, container: Special, _arguments: Arguments, site: Site) -> Value:
    """A container that has what is in another one, too."""
    return one(Special(_CONTAINER, (run.places.of(site, _CONTAINER), *container.carried)))


def _register(run: Machine, container: Special, arguments: Arguments, site: Site) -> Value:
    """awilix's `register({name: resolver})`, and `register(token, provider)`."""
    if len(arguments.positional) > 1:
        provided = _of_provider(run, container, arguments.value(1), site)
        frameworks.bind(run, container, first(arguments), provided, site)
    for atom in ordered(first(arguments)) if len(arguments.positional) == 1 else ():
        for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
            held = _of_resolver(container, under(run, one(atom), str(key)))
            frameworks.bind(run, container, one(Const(key)), held, site)
    return one(container)


def _of_resolver(container: Special, resolvers: Value) -> Value:
    """What awilix's `asValue(value)`, `asFunction(function)` and `asClass(class)` stand for: the last two get all that
    is in the container."""
    found: list[Value] = []
    for atom in ordered(resolvers):
        if isinstance(atom, Special) and atom.kind == _VALUE:
            found.append(atom.carried)
        elif isinstance(atom, Special) and atom.kind == frameworks.MAKING:
            found.append(one(Special(frameworks.MAKING, (atom.carried[0], one(container)))))
        else:
            found.append(one(atom))
    return join(found)


def _of_provider(run: Machine, container: Special, provider: Value, site: Site) -> Value:
    """What tsyringe's `{useValue}`, `{useFactory}` or `{useClass}` stands for, or else what is bound itself."""
    factory = under(run, provider, "useFactory")
    found = [under(run, provider, "useValue"), frameworks.provided(run, under(run, provider, "useClass"), site)]
    found += [one(Special(frameworks.MAKING, (factory, one(container))))] if factory else []
    return join(each for each in found if each != UNKNOWN) or _of_resolver(container, provider)


def _put(run: Machine, container: Special, arguments: Arguments, site: Site) -> Value:
    """`set(token, value)` and `registerInstance(token, value)`."""
    frameworks.bind(run, container, first(arguments), arguments.value(1), site)
    return one(container)


def _resolve(run: Machine, container: Special, arguments: Arguments, site: Site) -> Value:
    return frameworks.provided(run, first(arguments), site, container)


def _member(run: Machine, container: Special, name: str, site: Site) -> Value:
    """What stands in awilix's container under a name, which is what it gives to functions and classes."""
    return one(container) if name == "cradle" else frameworks.provided(run, one(Const(name)), site, container)


def _bind(_run: Machine, container: Special, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_BINDING, (container, first(arguments))))


def _bound(make: SpecialHandler, run: Machine, binding: Special, arguments: Arguments, site: Site) -> Value:
    """The model of what binds something to a token: `container.bind(token).toConstantValue(value)`."""
    container, token = binding.carried
    frameworks.bind(run, container, token, make(run, container, arguments, site) or NOTHING, site)
    return one(binding)


MODELS = Models(
    functions={
        **dict.fromkeys(
            ("awilix.asFunction", "awilix.asClass"),
            lambda _run, arguments, _site: one(Special(frameworks.MAKING, (first(arguments), NOTHING))),
        ),
        "awilix.asValue": lambda _run, arguments, _site: one(Special(_VALUE, first(arguments))),
        **dict.fromkeys(("awilix.createContainer", "inversify.Container"), _container),
    },
    values={
        "tsyringe.container": one(Special(_CONTAINER, ("tsyringe",))),
        **dict.fromkeys(("typedi.Container", "typedi.default"), one(Special(_CONTAINER, ("typedi",)))),
    },
    kinds={
        _CONTAINER: Kind(
            methods={
                "register": _register,
                **dict.fromkeys(("set", "registerInstance"), _put),
                **dict.fromkeys(("get", "resolve", "getAsync"), _resolve),
                **dict.fromkeys(("bind", "rebind", "rebindSync"), _bind),
                **dict.fromkeys(("createScope", "createChildContainer", "createChild"), _within),
            },
            attribute=_member,
        ),
        _BINDING: Kind(
            methods={
                "toConstantValue": partial(_bound, lambda _run, _container, arguments, _site: first(arguments)),
                "toDynamicValue": partial(
                    _bound,
                    lambda _run, container, arguments, _site: one(
                        Special(frameworks.MAKING, (first(arguments), one(container)))
                    ),
                ),
                "to": partial(
                    _bound, lambda run, _container, arguments, site: frameworks.provided(run, first(arguments), site)
                ),
                "": itself,
            },
            attribute=lambda _run, binding, _name, _site: one(binding),
        ),
        frameworks.MAKING: Kind(methods=dict.fromkeys(("singleton", "scoped", "transient", "proxy"), itself)),
    },
)
