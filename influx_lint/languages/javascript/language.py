"""JavaScript, as the machine asks for it: the tables of the models put together."""

from __future__ import annotations

from pathlib import Path

from influx_lint.flow import access, attributes, containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, Partial, Super, Wrapped
from influx_lint.flow.machine import Machine, Roles, Sense
from influx_lint.flow.objects import OF_CLASS, PROPERTY
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Guarded
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.values import (
    NEVER,
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Method,
    Special,
    Value,
    one,
)
from influx_lint.languages.javascript.base import DEFAULT, EACH, IMPORT, IS_OBJECT, KEYS
from influx_lint.languages.javascript.functions import CONSTRUCTOR, GETTER, ITERATOR, STATIC, THIS
from influx_lint.languages.javascript.models import (
    arrays,
    configurations,
    emitters,
    files,
    frameworks,
    influx_clients,
    injection,
    lodash,
    mapping_objects,
    modules,
    observables,
    own_settings,
    platform,
    processes,
    promises,
    queues,
    schemas,
    streams,
    texts,
)
from influx_lint.meanings import operators
from influx_lint.meanings.models import Models, Tabled, united

_FAMILIES = (
    *(arrays, configurations, emitters, files, frameworks, influx_clients, injection, lodash, mapping_objects),
    *(modules, observables, own_settings, platform, processes, promises, queues, schemas, streams, texts),
)
MODELS: Models = united(
    *(family.MODELS for family in _FAMILIES),
    Models(operators={"+": operators.add, "instanceof": operators.is_instance}),
)
_SUPER = "super"

_GLOBALS = frozenset(
    {
        *("process", "Buffer", "JSON", "Object", "Array", "Map", "WeakMap", "WeakRef", "Set", "Proxy", "Promise"),
        *("Reflect", "String", "Number", "TextDecoder", "Headers"),
    }
    | {"Boolean", "Symbol", "console", "atob", "btoa", "structuredClone", "URL", "URLSearchParams", "fetch", "require"}
    | {
        "encodeURIComponent",
        "encodeURI",
        "decodeURIComponent",
        "escape",
        "unescape",
        "parseInt",
        "parseFloat",
        "Uint8Array",
        "import.meta",
    }
    | {"setTimeout", "setInterval", "setImmediate", "queueMicrotask", "Deno", "Bun", "_", "Error", "RegExp", "Date"}
    | {DEFAULT, EACH, KEYS, IMPORT, IS_OBJECT, STATIC, GETTER, "useRuntimeConfig", "defineNuxtConfig"}
    | {"defineNuxtPlugin", "useNuxtApp"}
)
_SELF = frozenset(("globalThis", "global", "window", "self"))
_FUNCTION_METHODS = frozenset(("call", "apply", "bind"))
_CALLED = (FunctionObject, Bound, Partial, Guarded)

KNOWN_LIBRARIES = frozenset(name.partition(".")[0] for name in MODELS.functions)
"""The libraries of which something is known."""


class JavaScript(Tabled):
    """What JavaScript and TypeScript mean by their names, methods and operators."""

    models = MODELS
    roles = Roles(initialise=CONSTRUCTOR, class_=CONSTRUCTOR, iterate=ITERATOR, serialize="toJSON")
    missing = NONE
    defaults_are_late = True
    keys_are_attributes = True

    def builtin(self, name: str, path: Path) -> Value | None:
        if name == _SUPER:
            return one(Special(_SUPER))
        if name in ("__dirname", "__filename"):
            return one(Const("." if name == "__dirname" else f"./{path.name}"))
        return one(Library(name)) if name in _GLOBALS or name in _SELF else None

    def library(self, run: Machine, name: str) -> Value:
        owner, _, attribute = name.rpartition(".")
        if owner and attribute == "default":
            return self.library(run, owner)
        if owner in _SELF:
            return one(Library(attribute)) if attribute in _GLOBALS else UNKNOWN
        found = MODELS.owners[owner](run, attribute) if owner in MODELS.owners else None
        return found if found is not None else super().library(run, name)

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Special):
            return _of_base(run, name, site) if atom.kind == _SUPER else super().attribute(run, atom, name, site)
        if isinstance(atom, Const) and atom.value is None and name not in promises.METHODS:
            return NOTHING
        holder = attributes.of_function(run, atom) if isinstance(atom, FunctionObject) else atom
        if isinstance(holder, Mapping) and (own := mapping_objects.own_key(run, holder, name)):
            return _with_object(atom, own)
        if isinstance(atom, ClassObject):
            return one(atom) if name == "prototype" else None
        if isinstance(atom, Instance | Super) and (part := _of_library_base(run, atom, name)) is not None:
            return part
        if name == "length" and (chosen := containers.chosen(run.store, one(atom))):
            return one(chosen)
        if isinstance(atom, _CALLED) and name in _FUNCTION_METHODS:
            return one(Method(atom, name))
        if name in promises.METHODS:
            return one(Method(atom, name))
        found = super().attribute(run, atom, name, site)
        table = MODELS.methods.get(type(atom), {})
        return one(Method(atom, name)) if found is None and (name in table or "" in table) else found

    def makes_objects(self, function: Library) -> bool:
        return function.name.partition(".")[0] not in _GLOBALS

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        return one(Method(atom, name)) if name in MODELS.methods[Foreign] else None

    def define_class(self, run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:  # noqa: ARG002
        frameworks.expect_methods(run, class_)

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        if run.objects.attribute(class_, CONSTRUCTOR) is None and mapping_objects.derives(run, class_):
            instance = run.objects.instance(class_, site)
            run.call(_of_library_base(run, instance, CONSTRUCTOR) or NOTHING, arguments, site)
            return one(instance)
        return super().instantiate(run, class_, arguments, site)

    def given(self, run: Machine, function: FunctionObject) -> Arguments:
        return frameworks.given(run, function)

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Library) and callee.name == "process.exit":
            return NEVER
        return super().call(run, callee, arguments, site)

    def call_unknown(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        """The functions that it is given are called there, and none of them by that name."""
        inner = Site(site.node.function, site.frame) if isinstance(site.node, ir.Call) else site
        return super().call_unknown(run, name, arguments, inner)

    def call_method(self, run: Machine, receiver: Atom, name: str, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(receiver, _CALLED) and name in _FUNCTION_METHODS:
            return _call_function(run, receiver, name, arguments, site)
        table = self.kind(receiver).methods if isinstance(receiver, Special) else MODELS.methods.get(type(receiver), {})
        if name in promises.METHODS and name not in table:
            return promises.METHODS[name](run, receiver, arguments, site)
        return super().call_method(run, receiver, name, arguments, site)

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        if decorator == one(Library(STATIC)):
            return one(Wrapped(OF_CLASS, decorated))
        return one(Wrapped(PROPERTY, decorated)) if decorator == one(Library(GETTER)) else None

    def has(self, sense: Sense, value: Value) -> bool:
        names = (atom.name for atom in value if isinstance(atom, Library))
        return sense is Sense.SHOWS and any(name.startswith("console.") for name in names)


LANGUAGE = JavaScript


def _of_library_base(run: Machine, holder: Instance | Super, name: str) -> Value | None:
    """What an object has of a library's class that its own derives from."""
    found = emitters.of_derived(run, holder, name) if isinstance(holder, Instance) else None
    return found if found is not None else mapping_objects.of_derived(run, holder, name)


def _of_base(run: Machine, name: str, site: Site) -> Value | None:
    """`super.name` of a method."""
    frame = site.frame
    while frame.owner is None and frame.parent is not None:
        frame = frame.parent
    if frame.owner is None:
        return None
    held = run.store.get(frame.place, THIS) or frozenset()
    found = [one(Super(frame.owner, atom)) for atom in ordered(held) if isinstance(atom, Instance | ClassObject)]
    return attributes.read(run, join(found), name, site, site.origin) if found else None


def _with_object(atom: Atom, own: Value) -> Value | None:
    """The functions of an object, which get it as `this`."""
    bound = [each for each in own if isinstance(each, FunctionObject) and _takes_this(each)]
    if not bound:
        return None
    return own.difference(bound) | {Partial(one(each), (), ((THIS, one(atom)),)) for each in bound}


def _takes_this(function: FunctionObject) -> bool:
    parameters = function.node.parameters
    return bool(parameters) and parameters[0].name == THIS and parameters[0].kind is ir.ParameterKind.KEYWORD


def _call_function(run: Machine, function: Atom, name: str, arguments: Arguments, site: Site) -> Value:
    """`function.call(object, …)`, `.apply(object, values)` and `.bind(object, …)`."""
    this = arguments.positional[:1]
    named = {THIS: this[0]} if this and isinstance(function, FunctionObject) and _takes_this(function) else {}
    given = list(arguments.positional[1:])
    if name == "bind":
        return one(Partial(one(function), tuple(given), tuple(named.items())))
    if name == "call":
        return run.call(one(function), Arguments(given, named, arguments.rest), site)
    spread = access.iterate(run, given[0] if given else NONE, site).spread
    return run.call(one(function), Arguments(spread.positional, named, spread.rest), site)
