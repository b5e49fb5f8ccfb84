"""dependency_injector: providers that call what they are made for with what other providers give.

Source: python-dependency-injector.ets-labs.org, "Providers" and "Wiring".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import access
from influx_lint.flow.access import Reading
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Arguments
from influx_lint.flow.values import UNKNOWN, Const, FunctionObject, Library, Special, Value, join, one

if TYPE_CHECKING:
    from collections.abc import Hashable

    from influx_lint.flow.interpreter import Interpreter
    from influx_lint.flow.language import Site
    from influx_lint.languages.python.models.handlers import Handler

PROVIDER = "provider"
"""A provider: what it calls, with which arguments. Where it calls nothing, it gives its first argument."""

PROVIDED = "provided"
"""What a provider will have given, and the steps from there to a part of it: the name of an attribute, or a key."""

_CALLING = (
    *("Factory", "Singleton", "ThreadSafeSingleton", "ThreadLocalSingleton", "ContextLocalSingleton"),
    *("Callable", "Coroutine", "Resource"),
)

_MARKERS = tuple(f"dependency_injector.wiring.{name}" for name in ("Provide", "Provider", "Closing"))


def _calling(_run: Interpreter, arguments: Arguments, _site: Site) -> Value:
    called, *positional = arguments.positional or [UNKNOWN]
    return one(Special(PROVIDER, (called, tuple(positional), tuple(arguments.named.items()))))


def _object(_run: Interpreter, arguments: Arguments, _site: Site) -> Value:
    return one(Special(PROVIDER, (None, tuple(arguments.positional[:1]), ())))


def call(run: Interpreter, provider: Special, given: Arguments, site: Site) -> Value:
    """What a provider gives; `given` goes to what it calls, after its own arguments."""
    called, positional, named = provider.carried if isinstance(provider.carried, tuple) else (None, (), ())
    own = [_value(run, each, site) for each in positional]
    if called is None:
        return own[0] if own else UNKNOWN
    by_name = {name: _value(run, value, site) for name, value in named}
    return run.call(called, Arguments([*own, *given.positional], {**by_name, **given.named}), site)


def attribute(provider: Special, name: str) -> Value | None:
    """An attribute of a provider, or of what one will have given."""
    if provider.kind == PROVIDED:
        return _step(provider, name, None)
    return one(Special(PROVIDED, (provider, ()))) if name == "provided" else None


def index(provided: Special, key: Value) -> Value:
    """A key of what a provider will have given."""
    return join(_step(provided, None, atom) for atom in key if isinstance(atom, Const)) or UNKNOWN


def _step(provided: Special, name: str | None, key: Const | None) -> Value:
    provider, steps = provided.carried if isinstance(provided.carried, tuple) else (None, ())
    return one(Special(PROVIDED, (provider, (*steps, (name, key)))))


def _value(run: Interpreter, value: Value, site: Site) -> Value:
    """What an argument of a provider stands for: what providers give in their place."""
    return join(_resolved(run, atom, site) for atom in run.ordered(value))


def _resolved(run: Interpreter, atom: Hashable, site: Site) -> Value:
    if not isinstance(atom, Special) or not isinstance(atom.carried, tuple):
        return one(atom)  # type: ignore[arg-type]
    if atom.kind == PROVIDER:
        return call(run, atom, Arguments(), site)
    if atom.kind == PROVIDED:
        provider, steps = atom.carried
        found = _resolved(run, provider, site)
        for name, key in steps:
            if key is None:
                found = run.attribute(found, name, site, site.origin)
            else:
                found = access.index(run, found, one(key), Reading(site, Form.SUBSCRIPT, site.origin))
        return found
    if atom.kind == "generic" and (marked := marked_provider(atom)) is not None:
        return _value(run, marked, site)
    return one(atom)


def marked_provider(default: Special) -> Value | None:
    """The provider in `Provide[provider]`."""
    base, key = default.carried if isinstance(default.carried, tuple) and len(default.carried) == 2 else (None, None)
    return key if isinstance(base, Library) and base.name in _MARKERS and isinstance(key, frozenset) else None


def inject(run: Interpreter, arguments: Arguments, site: Site) -> Value:
    """`@inject`: parameters that are marked as `Provide[provider]` get what the provider gives."""
    decorated = arguments.get(0, "fn") or UNKNOWN
    for atom in decorated:
        if isinstance(atom, FunctionObject):
            atom.defaults.update({name: _value(run, value, site) for name, value in atom.defaults.items()})
    return decorated


FUNCTIONS: dict[str, Handler] = {
    **{f"dependency_injector.providers.{name}": _calling for name in _CALLING},
    "dependency_injector.providers.Object": _object,
    "dependency_injector.wiring.inject": inject,
}
