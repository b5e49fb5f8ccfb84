"""Classes whose fields are environment variables: pydantic's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain
from pathlib import Path

from influx_lint.flow import access, attributes, calls, containers, credentials, ir, modules, ways
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, Field, FunctionObject, Instance, Wrapped
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, ordered, specials, strings, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Library, Mapping, Sequence, Special, Value, one
from influx_lint.languages.python.models.decorators import kept
from influx_lint.meanings import copies
from influx_lint.meanings.models import Handler, Kind, Models, first, listed

_ALIAS_PATH = "alias path"
AS_ANNOTATED = "from mapping"
"""The kind of what makes of a dictionary what an annotation has it be, or a model: it carries either."""


_CLASSES = (
    *(f"pydantic.{module}BaseSettings" for module in ("", "v1.", "env_settings.")),
    *("pydantic_settings.BaseSettings", "pydantic_settings.main.BaseSettings"),
)
_OLD = ("pydantic", "pydantic.v1", "pydantic.class_validators", "pydantic.deprecated.class_validators")
_FUNCTIONAL = "pydantic.functional_validators"
"""Where pydantic has its settings, its older validators and its newer ones."""

_SOURCES = "settings_customise_sources"


def of_django(settings_of: Callable[[Path], Iterable[Path]]) -> Callable[[Machine, str], Value | None]:
    """The model of Django's settings: each is what the modules bind that are the settings of what is gone through."""

    def handler(run: Machine, name: str) -> Value | None:
        found = []
        for path in settings_of(run.paths[-1]) if run.paths else ():
            module = modules.module(run, path)
            held = run.objects.of_module(module, name) if module is not None else None
            found.append(held or NOTHING)
        return join(found) or None

    return handler


def _field(run: Machine, arguments: Arguments, site: Site) -> Value:
    """pydantic's `Field(default, env=…, alias=…, validation_alias=…)`: the paths that its value may stand under."""
    paths: list[tuple[Const, ...]] = []
    for name in ("env", "validation_alias", "alias"):
        value = arguments.named.get(name)
        if value is not None:
            paths += _paths(value)
            for each in access.iterate(run, value, site).listed or []:
                paths += _paths(each)
    default = arguments.get(0, "default")
    factory = arguments.named.get("default_factory")
    if default is None and factory is not None:
        default = run.call(factory, Arguments(), site)
    return one(Special("field", (tuple(paths), default)))


def _paths(value: Value) -> list[tuple[Const, ...]]:
    found = [atom.carried for atom in specials(value, _ALIAS_PATH)]
    return [*((each,) for each in strings(value)), *found]


def _alias_path(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`AliasPath("a", "b")`: the key `b` of what stands under `a`."""
    steps = [each for value in arguments.positional for each in strings(value)]
    return one(Special(_ALIAS_PATH, tuple(steps))) if len(steps) == len(arguments.positional) else UNKNOWN


def _define(run: Machine, class_: ClassObject, site: Site) -> None:
    _fill(run, class_, Mapping(run.places.intern(("settings", class_.place))), site)


def _instantiate(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    """An instance of a settings class, whose fields are what is given for them, or else their variables."""
    instance = run.objects.instance(class_, site)
    _fill(run, class_, Mapping(instance.place), site)
    fields = (each.fields.items() for each in run.objects.classes(class_) if isinstance(each, ClassObject))
    spread = (*arguments.spread, *_from_sources(run, class_, site))
    for name, declared in chain.from_iterable(fields):
        given = arguments.named.get(name)
        if given is None and spread:
            held = run.store.get(instance.place, name)
            given = calls.read_spread(run, name, declared.origin, held, spread, site)
        if given is not None:
            made = run.call(one(Special(AS_ANNOTATED, declared.annotation)), Arguments([given]), site)
            containers.set_key(run.store, instance, name, made)
    return one(instance)


def _from_sources(run: Machine, class_: ClassObject, site: Site) -> list[Value]:
    """What the project's own among the sources of settings give, which a class tells."""
    if run.objects.attribute(class_, _SOURCES) is None:
        return []
    told = run.call(attributes.read(run, one(class_), _SOURCES, site), Arguments([one(class_)], rest=UNKNOWN), site)
    given = [each for atom in told if isinstance(atom, Sequence) for each in containers.elements(run.store, atom) or ()]
    sources = frozenset(atom for each in given for atom in each if isinstance(atom, Instance))
    return [run.call(one(each), Arguments(), site) for each in ordered(sources)]


def _fill(run: Machine, class_: ClassObject, place: Mapping, site: Site) -> None:
    """Gives the fields of a settings class what their variables hold."""
    prefix = configured(run, class_, "env_prefix") or ""
    for each in reversed(list(run.objects.classes(class_))):
        if isinstance(each, Library):
            continue
        for name, declared in each.fields.items():
            if not name.startswith("_") and name != "model_config":
                value = _field_value(run, declared, prefix, site)
                containers.set_key(run.store, place, name, _validated(run, class_, name, value, site))


def _field_value(run: Machine, declared: Field, prefix: str, site: Site) -> Value:
    names = [Const(f"{prefix}{declared.name}".upper(), declared.origin)]
    default = declared.default
    for atom in specials((declared.default or NOTHING) | annotated(run, declared.annotation), "field"):
        given, own = atom.carried
        default = own if atom in (declared.default or NOTHING) else default
        names = [Const(str(path[0].value).upper(), path[0].origin) for path in given] or names
    reading = Reading(site, Form.VARIABLE, declared.origin)
    start = len(run.reads.log)
    found = [credentials.read_variable(run, name, reading) for name in names]
    ways.relate_each(run, start)
    return join([*found, default or NOTHING])


def _validated(run: Machine, class_: ClassObject, name: str, value: Value, site: Site) -> Value:
    """What a class's validators make of a field."""
    for atom in _validators(run, class_):
        fields, function = atom.carried
        if name in fields:
            value = run.call(function, Arguments([one(class_), value]), site) or value
    return value


_PREPARING = "validator of what a model is made of"

_DECORATOR = "decorator of a validator"
_PREPARING_DECORATOR = "decorator of a validator of what a model is made of"


def _preparing(option: str, wanted: ir.Scalar, _run: Machine, arguments: Arguments, _site: Site) -> Value | None:
    """A call makes a decorator of functions that are given all that a model is made of, before its fields:
    `model_validator(mode="before")`, `root_validator(pre=True)`."""
    given = arguments.named.get(option, NOTHING)
    is_before = any(isinstance(atom, Const) and atom.value == wanted for atom in given)
    return one(Special(_PREPARING_DECORATOR)) if is_before else None


def _validator(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`validator("field", …)`: a decorator."""
    fields = [each for value in arguments.positional for each in known_texts(value)]
    return one(Special(_DECORATOR, tuple(fields)))


def _decorate(_run: Machine, decorator: Special, arguments: Arguments, _site: Site) -> Value:
    function = _function_of(first(arguments))
    is_preparing = decorator.kind == _PREPARING_DECORATOR
    return one(Special(_PREPARING, function) if is_preparing else Special("validator", (decorator.carried, function)))


def _function_of(value: Value) -> Value:
    """The function under `classmethod`."""
    found: list[Atom] = []
    for atom in value:
        if isinstance(atom, Wrapped):
            found += _function_of(atom.function)
        elif isinstance(atom, FunctionObject):
            found.append(atom)
    return frozenset(found)


def prepared(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Arguments:
    """What a model is made of, once such functions have made something else of it."""
    for each in _validators(run, class_, _PREPARING):
        data = copies.dictionary(run, arguments, site)
        arguments = Arguments(spread=(run.call(each.carried, Arguments([one(class_), data]), site),))
    return arguments


def _validators(run: Machine, class_: ClassObject, kind: str = "validator") -> list[Special]:
    """The validators of a class and its bases: of its fields, or of another kind."""
    found = []
    for each in run.objects.classes(class_):
        if not isinstance(each, Library):
            for name in run.store.names(each.place):
                held = run.store.known(each.place, name)
                found += specials(held, kind)
    return found


def configured(run: Machine, class_: ClassObject, option: str) -> str | None:
    """An option of a pydantic class: a class argument, in `model_config`, or in an inner `Config`."""
    for each in run.objects.classes(class_):
        if isinstance(each, ClassObject):
            inner = (run.store.known(each.place, name) for name in ("model_config", "Config"))
            places = [getattr(atom, "place", None) for value in inner for atom in value]
            held = [run.store.get(each.place, (option,)), *(run.store.get(place, option) for place in places)]
            for value in filter(None, held):
                given = text(containers.known(value))
                if given is not None:
                    return given
    return None


_VALIDATORS: dict[str, Handler] = {
    **{f"{module}.model_validator": partial(_preparing, "mode", "before") for module in ("pydantic", _FUNCTIONAL)},
    **{f"{module}.root_validator": partial(_preparing, "pre", True) for module in _OLD},
    **{f"{module}.validator": _validator for module in _OLD},
    **{f"{module}.field_validator": _validator for module in ("pydantic", _FUNCTIONAL)},
}


def annotated(run: Machine, annotation: Value) -> Value:
    """What stands behind the type in `Annotated[type, …]`."""
    found: list[Value] = []
    for atom in specials(annotation, "generic"):
        base, key = atom.carried
        if isinstance(base, Library) and base.name.endswith(".Annotated"):
            parts = [containers.elements(run.store, each) or [] for each in key if isinstance(each, Sequence)]
            found += [each for listed in parts for each in listed[1:]]
    return join(found)


MODELS = Models(
    functions={
        **dict.fromkeys(("pydantic.Field", "pydantic.v1.Field", "pydantic.fields.Field"), _field),
        "pydantic.AliasChoices": listed,
        "pydantic.AliasPath": _alias_path,
        **dict.fromkeys(("pydantic_settings.SettingsConfigDict", "pydantic.ConfigDict"), copies.dictionary),
        **_VALIDATORS,
    },
    decorators=dict.fromkeys(_VALIDATORS, kept),
    kinds=dict.fromkeys((_DECORATOR, _PREPARING_DECORATOR), Kind(call=_decorate)),
    bases=dict.fromkeys(_CLASSES, ("settings",)),
    definers={"settings": _define},
    initialisers={"settings": _instantiate},
)
