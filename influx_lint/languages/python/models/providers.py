"""dependency_injector: providers that call what they are made for with what other providers give.

Source: python-dependency-injector.ets-labs.org, "Providers", "Containers" and "Wiring".
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from influx_lint.flow import access, attributes, containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, FunctionObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, specials, strings, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Library, Mapping, Sequence, Special, Value, one
from influx_lint.meanings import copies
from influx_lint.meanings.models import Handler, Kind, Models

PROVIDER = "provider"
"""A provider: its place, what it calls, and with which arguments. Where it calls nothing, it gives the first."""

PROVIDED = "provided"
"""What a provider will have given, and the steps from there to a part of it."""

CONTAINER = "container of providers"
"""A container that another has, or will be given: its place, and its class where that is known."""

CONFIGURATION = "configuration"
"""What a project fills with its settings: the mapping that it becomes."""

_CALLING = (
    *("Factory", "Singleton", "ThreadSafeSingleton", "ThreadLocalSingleton", "ContextLocalSingleton"),
    *("Callable", "Coroutine", "Resource"),
)
_OVERRIDE = "override"
_CALL = "call"

_CONTAINERS, _ALL = "declared containers", "all"
_MARKER = "marker of a provider"
_MARKERS = tuple(f"dependency_injector.wiring.{name}" for name in ("Provide", "Provider", "Closing"))


class _Step(NamedTuple):
    """A step to a part: an attribute or a key, or without a name a call with arguments."""

    name: Const | None
    is_key: bool = False
    arguments: tuple[Value, ...] = ()


def _provider(run: Machine, site: Site, called: Value | None, arguments: Arguments) -> Value:
    place = run.places.intern(("provider", site.node))
    return one(Special(PROVIDER, (place, called, tuple(arguments.positional), tuple(arguments.named.items()))))


def _calling(run: Machine, arguments: Arguments, site: Site) -> Value:
    called, *positional = arguments.positional or [UNKNOWN]
    return _provider(run, site, called, Arguments(positional, arguments.named))


def _object(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _provider(run, site, None, Arguments(arguments.positional[:1]))


def _calling_for(name: str) -> Handler:
    """A provider that makes something of what its arguments give."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value:
        return _provider(run, site, one(Library(name)), arguments)

    return handler


def _select(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """What goes by the name that the first argument is, or any."""
    name = text(arguments.value(0, "selector"))
    return arguments.named.get(name or "") or join(arguments.named.values())


def _container(run: Machine, arguments: Arguments, site: Site) -> Value:
    class_ = arguments.get(0, "container_cls")
    for atom in class_ or ():
        if isinstance(atom, ClassObject) and "declares providers" in atom.marks:
            _given(run, atom, arguments, site)
    return one(Special(CONTAINER, (run.places.intern(("provider", site.node)), class_)))


def _given(run: Machine, class_: ClassObject, arguments: Arguments, _site: Site) -> None:
    """A container is made: providers given by name take the place of those that it declares."""
    for name, value in arguments.named.items():
        for declared in run.objects.attribute(class_, name) or ():
            _override(run, declared, value)


def _override(run: Machine, provider: object, value: Value) -> None:
    if isinstance(provider, Special) and provider.kind in (PROVIDER, CONTAINER):
        owner = ("provider", provider.carried[0])
        containers.widen(run.store, owner, _OVERRIDE, value)


def _overrides(run: Machine, place: Hashable) -> Value:
    return run.store.known(("provider", place), _OVERRIDE)


def _call(run: Machine, provider: Special, given: Arguments, site: Site) -> Value:
    """What a provider gives; `given` goes to what it calls, after its own arguments."""
    place, called, positional, named = provider.carried
    instead = _overrides(run, place)
    if instead:
        return _value(run, instead, site)
    own = [_value(run, each, site) for each in positional]
    if called is None:
        return own[0] if own else UNKNOWN
    by_name = {name: _value(run, value, site) for name, value in named}
    found = run.call(called, Arguments([*own, *given.positional], {**by_name, **given.named}), site)
    if not any(isinstance(atom, FunctionObject) and atom.node.generator for atom in called):
        return found
    return join(containers.any_element(run.store, atom) for atom in found if isinstance(atom, Sequence))


def _of_provided(run: Machine, provided: Special, given: Arguments, site: Site) -> Value:
    """`provider.provided.name()` gives a part; after `.call`, the call is a step itself."""
    provider, steps = provided.carried
    last = steps[-1] if steps else None
    if last is not None and last.name is not None and not last.is_key and last.name.value == _CALL:
        step = _Step(None, arguments=tuple(given.positional))
        return one(Special(PROVIDED, (provider, (*steps[:-1], step))))
    return _resolved(run, provided, site)


def _put(run: Machine, receiver: Special, arguments: Arguments, site: Site) -> Value:
    """Puts settings into a configuration."""
    attributes.update(run, one(receiver.carried), join(arguments.positional[:1]), site)
    return UNKNOWN


def _instead(run: Machine, receiver: Special, arguments: Arguments, _site: Site) -> Value:
    """Puts another provider in the place of one."""
    _override(run, receiver, join(arguments.positional[:1]))
    return UNKNOWN


def _of_provider(_run: Machine, provider: Special, name: str, _site: Site) -> Value | None:
    return one(Special(PROVIDED, (provider, ()))) if name == "provided" else None


def _of_container(run: Machine, container: Special, name: str, site: Site) -> Value:
    _, class_ = container.carried
    if class_:
        return attributes.read(run, class_, name, site, site.origin)
    return one(Special(PROVIDED, (container, (_step(name, site),))))


def _further(_run: Machine, holder: Special, name: str, site: Site) -> Value:
    """An attribute of what a provider will have given, or of settings that will be there."""
    return _after(holder if holder.kind == PROVIDED else Special(PROVIDED, (holder, ())), _step(name, site))


def _step(name: str, site: Site) -> _Step:
    return _Step(Const(name, site.name_origin))


def _index(_run: Machine, provided: Special, key: Value, _reading: Reading) -> Value:
    """A key of what a provider will have given."""
    return join(_after(provided, _Step(atom, is_key=True)) for atom in key if isinstance(atom, Const)) or UNKNOWN


def _after(provided: Special, step: _Step) -> Value:
    provider, steps = provided.carried
    return one(Special(PROVIDED, (provider, (*steps, step))))


def _value(run: Machine, value: Value, site: Site) -> Value:
    """What an argument of a provider stands for: what providers give in their place."""
    return join(_resolved(run, atom, site) for atom in ordered(value))


def _resolved(run: Machine, atom: Hashable, site: Site) -> Value:
    if not isinstance(atom, Special):
        return one(atom)  # type: ignore[arg-type]
    if atom.kind == CONFIGURATION:
        return one(atom.carried)
    if atom.kind == PROVIDER:
        return _call(run, atom, Arguments(), site)
    if atom.kind == PROVIDED:
        return _part(run, atom, site)
    if atom.kind == "generic" and (marked := _marked(atom)) is not None:
        return _value(run, join([marked, *(_declared(run, str(path.value), site) for path in strings(marked))]), site)
    return one(atom)


def _declare(run: Machine, class_: ClassObject, _site: Site) -> None:
    containers.widen(run.store, _CONTAINERS, _ALL, one(class_))


def _declared(run: Machine, path: str, site: Site) -> Value:
    """What containers have under a name, or a path of names."""
    found = run.store.known(_CONTAINERS, _ALL)
    for name in path.split("."):
        found = attributes.read(run, found, name, site, site.origin)
    return found


def marked_parameter(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What is given to a parameter that is marked as `Provide["name"]`, whose container was not there before."""
    given = function.defaults.get(of.name, NOTHING)
    is_marked = any(map(_marked, specials(given, "generic")))
    return _value(run, given, Site(function.node, function.frame)) if is_marked else None


def _part(run: Machine, provided: Special, site: Site) -> Value:
    """What is at the end of the steps; a provider there gives something, too."""
    provider, steps = provided.carried
    is_container = provider.kind == CONTAINER
    found = _overrides(run, provider.carried[0]) if is_container else _resolved(run, provider, site)
    is_configured = provider.kind == CONFIGURATION
    for step in steps:
        if step.name is None:
            found = run.call(found, Arguments([_value(run, each, site) for each in step.arguments]), site)
        elif step.is_key:
            found = access.index(run, found, one(step.name), Reading(site, Form.SUBSCRIPT, site.origin))
        else:
            holder = copies.with_attributes(run, found, site) if is_configured else found
            found = attributes.read(run, holder, str(step.name.value), site, step.name.origin or site.origin)
    return _value(run, found, site) if any(isinstance(atom, Special) for atom in found) else found


def _marked(default: Special) -> Value | None:
    """The provider in `Provide[provider]`."""
    base, key = default.carried
    return key if isinstance(base, Library) and base.name in _MARKERS else None


def _inject(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`@inject`: parameters that are marked as `Provide[provider]` get what the provider gives."""
    decorated = arguments.value(0, "fn")
    for atom in decorated:
        if isinstance(atom, FunctionObject):
            atom.defaults.update({name: _value(run, value, site) for name, value in atom.defaults.items()})
    return decorated


_PROVIDERS = "dependency_injector.providers"
_MADE = "dependency_injector.made"

MODELS = Models(
    functions={
        **{f"{_PROVIDERS}.{name}": _calling for name in _CALLING},
        **{f"{_PROVIDERS}.{name}": _object for name in ("Object", "Dependency", "AbstractFactory")},
        **{f"{_PROVIDERS}.{name}": _container for name in ("Container", "DependenciesContainer")},
        f"{_PROVIDERS}.Configuration": lambda run, _arguments, site: one(
            Special(CONFIGURATION, Mapping(run.places.intern(("configuration", site.node)), attributes=True))
        ),
        f"{_PROVIDERS}.List": _calling_for(f"{_MADE}.list"),
        f"{_PROVIDERS}.Selector": _calling_for(f"{_MADE}.selected"),
        f"{_PROVIDERS}.Dict": _calling_for("builtins.dict"),
        f"{_MADE}.list": lambda run, arguments, site: run.sequence(site, arguments.positional, "provided"),
        f"{_MADE}.selected": _select,
        "dependency_injector.wiring.inject": _inject,
    },
    values={name: one(Special(_MARKER, Library(name))) for name in _MARKERS},
    kinds={
        _MARKER: Kind(item=lambda _run, marker, key, _reading: one(Special("generic", (marker.carried, key)))),
        PROVIDER: Kind(call=_call, methods={_OVERRIDE: _instead}, attribute=_of_provider),
        PROVIDED: Kind(call=_of_provided, attribute=_further, item=_index),
        CONTAINER: Kind(methods={_OVERRIDE: _instead}, attribute=_of_container),
        CONFIGURATION: Kind(
            methods=dict.fromkeys((_OVERRIDE, "from_dict", "from_value", "update"), _put), attribute=_further
        ),
    },
    bases={"dependency_injector.containers.DeclarativeContainer": ("declares providers",)},
    definers={"declares providers": _declare},
    makers={"declares providers": _given},
)
