"""dependency_injector: providers that call what they are made for with what other providers give.

Source: python-dependency-injector.ets-labs.org, "Providers", "Containers" and "Wiring"."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import NamedTuple

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, FunctionObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, ordered, specials, text
from influx_lint.flow.values import NONE, UNKNOWN, Atom, Const, Library, Mapping, Sequence, Special, Value, one
from influx_lint.languages.python.models.options import read_variables
from influx_lint.meanings import copies
from influx_lint.meanings.models import Handler, Kind, Models, first, same

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
_SAME_SETTING = ("as_", "as_int", "as_float", "required")

_CONTAINERS, _ALL = "declared containers", "all"
_MARKER = "marker of a provider"
_MARKERS = tuple(f"dependency_injector.wiring.{name}" for name in ("Provide", "Provider", "Closing"))


class _Step(NamedTuple):
    """A step to a part, where it is written: an attribute or a key, or without a name a call with arguments."""

    name: Const | None
    site: Site
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


def _calling_for(name: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """A provider that makes something of what its arguments give."""
    return _provider(run, site, one(Library(name)), arguments)


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


def _given(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> None:
    """A container is made: what is given by name takes the place of the providers that it declares, or fills them."""
    for name, value in arguments.named.items():
        for declared in run.objects.attribute(class_, name) or ():
            if isinstance(declared, Special) and declared.kind == CONFIGURATION:
                _fill(run, declared, (), value, site)
            else:
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
    """`provider.provided.name()` gives a part; after `.call`, the call is a step itself. Settings have methods of their
    own, and `config.name.from_dict(…)` fills them."""
    provider, steps = provided.carried
    last = steps[-1] if steps else None
    method = str(last.name.value) if last is not None and last.name is not None and not last.is_key else None
    if provider.kind == CONFIGURATION and method in _FILLING:
        _fill(run, provider, steps[:-1], _FILLING[method](run, given, site) or UNKNOWN, site)
        return NONE
    if provider.kind == CONFIGURATION and method in _SAME_SETTING:
        return one(Special(PROVIDED, (provider, steps[:-1])))
    if method == _CALL:
        step = _Step(None, site, arguments=tuple(given.positional))
        return one(Special(PROVIDED, (provider, (*steps[:-1], step))))
    return _resolved(run, provided, site)


def _filling(name: str, run: Machine, receiver: Special, arguments: Arguments, site: Site) -> Value:
    """`config.from_dict(…)` and the like."""
    _fill(run, receiver, (), _FILLING[name](run, arguments, site) or UNKNOWN, site)
    return NONE


def _fill(run: Machine, configuration: Special, steps: tuple[_Step, ...], value: Value, site: Site) -> None:
    """Puts settings into a configuration, or at the end of steps into one."""
    holder: Mapping = configuration.carried
    for step in steps[: None if any(map(_has_keys, value)) else -1]:
        name = step.name.value if step.name is not None else None
        held = [each for each in run.store.known(holder.place, name) if isinstance(each, Mapping)]
        inner = held[0] if held else Mapping(run.places.intern(("settings", holder.place, name)), attributes=True)
        containers.set_key(run.store, holder, name, one(inner))
        holder = inner
    if any(map(_has_keys, value)):
        attributes.update(run, one(holder), value, site)
    elif steps and steps[-1].name is not None:
        containers.set_key(run.store, holder, steps[-1].name.value, value)


def _has_keys(atom: Atom) -> bool:
    return copies.is_dictionary(one(atom)) or isinstance(atom, Instance)


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
    return _Step(Const(name, site.name_origin), site)


def _index(_run: Machine, provided: Special, key: Value, reading: Reading) -> Value:
    """A key of what a provider will have given."""
    steps = [_Step(atom, reading.site, is_key=True) for atom in key if isinstance(atom, Const)]
    return join(_after(provided, each) for each in steps) or UNKNOWN


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
        return _value(run, join([marked, *(_declared(run, path, site) for path in known_texts(marked))]), site)
    return one(atom)


def _declare(run: Machine, class_: ClassObject, _site: Site) -> None:
    containers.widen(run.store, _CONTAINERS, _ALL, one(class_))


def _declared(run: Machine, path: str, site: Site) -> Value:
    """What containers have under a name, or a path of names."""
    found = run.store.known(_CONTAINERS, _ALL)
    for name in path.split("."):
        found = attributes.read(run, found, name, site, site.origin)
    return found


def injected(run: Machine, default: Value, site: Site) -> Value:
    """What is given to a parameter that is marked as `Provide[provider]` or `Provide["name"]`, when it is called."""
    return _value(run, default, site) if any(map(_marked, specials(default, "generic"))) else default


def _part(run: Machine, provided: Special, site: Site) -> Value:
    """What is at the end of the steps; a provider there gives something, too."""
    provider, steps = provided.carried
    is_container = provider.kind == CONTAINER
    found = _overrides(run, provider.carried[0]) if is_container else _resolved(run, provider, site)
    is_configured = provider.kind == CONFIGURATION
    for step in steps:
        at = step.site
        if step.name is None:
            found = run.call(found, Arguments([_value(run, each, site) for each in step.arguments]), site)
        elif step.is_key:
            found = access.index(run, found, one(step.name), Reading(at, Form.SUBSCRIPT, at.origin))
        else:
            holder = copies.with_attributes(run, found, site) if is_configured else found
            found = attributes.read(run, holder, str(step.name.value), at, step.name.origin)
    return _value(run, found, site) if any(isinstance(atom, Special) for atom in found) else found


def _marked(default: Special) -> Value | None:
    """The provider in `Provide[provider]`."""
    base, key = default.carried
    return key if isinstance(base, Library) and base.name in _MARKERS else None


_FILLING: dict[str, Handler] = {
    **dict.fromkeys((_OVERRIDE, "from_dict", "from_value", "update"), same),
    "from_env": lambda run, arguments, site: read_variables(
        run, arguments.value(0, "name"), site, arguments.get(1, "default")
    ),
    "from_pydantic": lambda run, arguments, site: copies.mapping_of(run, first(arguments), site),
}
"""What fills a configuration, and what it puts there."""

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
        f"{_PROVIDERS}.List": partial(_calling_for, f"{_MADE}.list"),
        f"{_PROVIDERS}.Selector": partial(_calling_for, f"{_MADE}.selected"),
        f"{_PROVIDERS}.Dict": partial(_calling_for, "builtins.dict"),
        f"{_MADE}.list": lambda run, arguments, site: run.sequence(site, arguments.positional, "provided"),
        f"{_MADE}.selected": _select,
        "dependency_injector.wiring.inject": same,
    },
    values={name: one(Special(_MARKER, Library(name))) for name in _MARKERS},
    kinds={
        _MARKER: Kind(item=lambda _run, marker, key, _reading: one(Special("generic", (marker.carried, key)))),
        PROVIDER: Kind(call=_call, methods={_OVERRIDE: _instead}, attribute=_of_provider),
        PROVIDED: Kind(call=_of_provided, attribute=_further, item=_index),
        CONTAINER: Kind(methods={_OVERRIDE: _instead}, attribute=_of_container),
        CONFIGURATION: Kind(methods={name: partial(_filling, name) for name in _FILLING}, attribute=_further),
    },
    bases={"dependency_injector.containers.DeclarativeContainer": ("declares providers",)},
    definers={"declares providers": _declare},
    makers={"declares providers": _given},
)
