"""Python, as the machine asks for it: the models put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import containers, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Client
from influx_lint.flow.machine import Reading, Roles, Sense
from influx_lint.flow.objects import FIELDS, bind
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import (
    NEVER,
    NOTHING,
    UNFILLED,
    UNKNOWN,
    ClassObject,
    Const,
    Foreign,
    FunctionObject,
    Instance,
    Library,
    Method,
    Partial,
    Reader,
    Sequence,
    Special,
    Super,
    Value,
    Wrapped,
    one,
)
from influx_lint.languages.python.frameworks import APPLICATIONS
from influx_lint.languages.python.models import (
    applications,
    argument_parsers,
    authorizations,
    builtin,
    callbacks,
    classes,
    commands,
    decorators,
    endings,
    environment,
    fixtures,
    holders,
    http_requests,
    influx_clients,
    injection,
    libraries,
    loaded,
    marks,
    methods,
    modules,
    operators,
    options,
    patches,
    paths,
    preparations,
    providers,
    reader,
    records,
    settings,
    signatures,
    specials,
    subclasses,
    tasks,
)
from influx_lint.languages.python.models.senses import SENSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom, Cell
    from influx_lint.languages.python.models.handlers import Handler

_FUNCTIONS: dict[str, Handler] = {
    **{f"builtins.{name}": handler for name, handler in builtin.BUILTINS.items()},
    **libraries.FUNCTIONS,
    **dict.fromkeys(reader.CLASSES, reader.make),
    **{f"{name}.decode": reader.decode for name in reader.CLASSES},
    **{name: applications.maker(kind) for name, kind in APPLICATIONS.items()},
    "django.conf.settings.configure": applications.configure,
    "pydantic.Field": settings.field,
    "pydantic.v1.Field": settings.field,
    "pydantic.fields.Field": settings.field,
    **holders.FUNCTIONS,
    **applications.FUNCTIONS,
    **callbacks.FUNCTIONS,
    **subclasses.FUNCTIONS,
    **argument_parsers.FUNCTIONS,
    **commands.FUNCTIONS,
    **environment.FUNCTIONS,
    **options.FUNCTIONS,
    **providers.FUNCTIONS,
    **paths.FUNCTIONS,
    **loaded.FUNCTIONS,
    **marks.FUNCTIONS,
    **patches.FUNCTIONS,
    **modules.FUNCTIONS,
    **influx_clients.FUNCTIONS,
    **http_requests.FUNCTIONS,
    **authorizations.FUNCTIONS,
    **dict.fromkeys(endings.FUNCTIONS, endings.never),
    **dict.fromkeys(endings.SKIPS, endings.skip),
    "pytest.raises": endings.expect,
    "pydantic.TypeAdapter": records.adapter,
    **dict.fromkeys(("collections.namedtuple", "typing.NamedTuple"), records.named_tuple),
    **dict.fromkeys(("dataclasses.field", "attr.ib", "attr.field", "attrs.field"), records.field),
    **records.STRUCTURING,
    **dict.fromkeys(("typing.get_type_hints", "inspect.get_annotations"), records.annotated),
    "inspect.signature": records.signature,
    "dataclasses.make_dataclass": records.named_tuple,
    "dataclasses.fields": records.field_names,
    "attrs.fields": records.field_names,
    "attr.fields": records.field_names,
    "pydantic.AliasChoices": settings.aliases,
    "pydantic.AliasPath": settings.alias_path,
    "pydantic_settings.SettingsConfigDict": builtin.BUILTINS["dict"],
    "pydantic.ConfigDict": builtin.BUILTINS["dict"],
}

_OWN_NAMES = frozenset({"__name__", "__qualname__"})
"""What a function or a class has its own name under; of one in another, its qualified name begins with that one's."""

_NAMES = (
    *_FUNCTIONS,
    *decorators.PROPERTIES,
    *decorators.DATACLASSES,
    *decorators.VALIDATORS,
    *classes.BASES,
    *libraries.VALUES,
)
KNOWN_LIBRARIES = frozenset(name.partition(".")[0] for name in _NAMES)
"""The libraries of which something is known."""


class Python:
    """Implements `influx_lint.flow.machine.Language`."""

    roles = Roles(
        call="__call__",
        make="__new__",
        initialise="__init__",
        item="__getitem__",
        missing="__missing__",
        write="__setitem__",
        iterate="__iter__",
        get="__get__",
        set_="__set__",
        attribute="__getattr__",
        any_attribute="__getattribute__",
        dictionary="__dict__",
        class_="__class__",
        exports="__all__",
        merge="|",
    )

    def __init__(self, settings_of: Callable[[Path], Iterable[Path]]) -> None:
        """`settings_of` gives the modules with Django's settings, as a file of the project has them."""
        self._settings_of = settings_of

    def is_true(self, value: ir.Scalar) -> bool:
        return bool(value)

    def builtin(self, name: str, path: Path) -> Value | None:
        return loaded.own_name(name, path) or builtin.builtin(name)

    def library(self, run: Machine, name: str) -> Value:
        if name in libraries.VALUES:
            return libraries.VALUES[name]
        if name.startswith(libraries.SETTINGS):
            found = settings.of_django(run, self._settings_of, name.removeprefix(libraries.SETTINGS))
            if found is not None:
                return found
        if name.startswith(tuple(applications.CURRENT)):
            found = applications.of_current(run, name)
            if found is not None:
                return found
        if name.startswith(applications.HOLDERS):
            return UNFILLED if name not in _FUNCTIONS else one(Library(name))
        if name in environment.VALUES:
            return environment.VALUES[name]
        return one(Library(name))

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Reader | Client):
            return (
                reader.attribute(atom, name) if isinstance(atom, Reader) else influx_clients.attribute(run, atom, name)
            )
        if isinstance(atom, Special):
            return specials.attribute(run, atom, name, site)
        if isinstance(atom, Wrapped):
            keeps = name in ("setter", "getter", "deleter")
            return one(Special("setter", one(atom))) if keeps else None
        if isinstance(atom, ClassObject):
            return _class_method(run, atom, name, site)
        if isinstance(atom, Instance):
            if "settings" in atom.class_.marks:
                return None
            if (found := endings.of_test(run, atom, name)) is not None:
                return found
            if name == "__annotations__":
                return records.listing(run, atom.class_)
            if name in applications.OF_VIEWS:
                return applications.of_view(run, atom, name)
        if isinstance(atom, FunctionObject):
            return one(Const(atom.node.name)) if name in _OWN_NAMES else tasks.attribute(run, atom, name)
        holder = atom.self if isinstance(atom, Super) else atom
        if isinstance(holder, Instance) and "reader" in holder.class_.marks:
            return one(Special("initialiser", holder)) if name == "__init__" else reader.of_instance(run, holder, name)
        return methods.attribute(atom, name)

    def makes_objects(self, function: Library) -> bool:
        return not function.name.startswith("builtins.")

    def method_of_foreign(self, atom: Foreign, name: str) -> Value | None:
        found = endings.of_object(atom, name)
        return one(Method(atom, name)) if found is None and name in applications.METHODS else found

    def given(self, run: Machine, function: FunctionObject) -> Arguments:
        found = commands.given(run, function)
        for parameter in function.node.parameters[len(found.positional) :]:
            value = applications.parameter(run, function, parameter.name)
            value = value or injection.parameter(run, function, parameter)
            value = value or fixtures.parameter(run, parameter.name, function)
            if value is not None:
                found.named.setdefault(parameter.name, value)
        return found

    def prepare(self, run: Machine, function: FunctionObject, self_: Value) -> None:
        preparations.prepare(run, function, self_)

    def write_attribute(self, run: Machine, atom: Special, name: str, value: Value) -> None:
        specials.write_attribute(run, atom, name, value)

    def index(self, run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
        return specials.index(run, atom, key, reading)

    def held(self, run: Machine, manager: Value) -> Iterable[tuple[Cell, Value]]:
        for atom in manager:
            if isinstance(atom, Special):
                yield from environment.held(run, atom)
                yield from patches.held(atom)

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Library):
            return _library_call(run, callee.name, arguments, site)
        if isinstance(callee, Special):
            return specials.call(run, callee, arguments, site)
        if isinstance(callee.receiver, Reader):
            return reader.call(run, callee.receiver, callee.name, arguments, site)
        if isinstance(callee.receiver, Client):
            return influx_clients.call(run, callee.receiver, callee.name, arguments, site)
        if isinstance(callee.receiver, Foreign):
            return applications.METHODS[callee.name](run, callee.receiver, arguments, site)
        if isinstance(callee.receiver, Special):
            return specials.call_method(run, callee.receiver, callee.name, arguments, site)
        return methods.call(run, callee, arguments, site)

    def bind(self, function: Library | Special, self_: Atom) -> Value | None:
        if isinstance(function, Special):
            return callbacks.bind(function, self_)
        if function.name.startswith(("builtins.dict.", "builtins.object.")):
            return one(Partial(one(function), (one(self_),), ()))
        return None

    def call_unknown(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(site.node, ir.Call) and endings.leaves(site.node, name):
            return NEVER
        return libraries.call_unknown(run, name, arguments, site)

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        (atom, *others) = decorator or UNKNOWN
        if others or not isinstance(atom, Library):
            return None
        found = decorators.of_library(atom.name, decorated)
        return decorated if found is None and atom.name not in _FUNCTIONS else found

    def define_class(self, run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
        classes.define(run, class_, named, site)

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        return classes.instantiate(run, class_, arguments, site)

    def operate(self, run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        return operators.operate(run, operator, left, right, site)

    def enter(self, run: Machine, manager: Value, site: Site) -> Value | None:
        found = []
        for atom in ordered(manager):
            if isinstance(atom, Sequence):
                found.append(containers.any_element(run.store, atom))
            elif isinstance(atom, Special):
                found.append(environment.entered(atom) or one(atom))
            elif isinstance(atom, Instance):
                method = run.objects.attribute(atom.class_, "__enter__") or run.objects.attribute(
                    atom.class_, "__aenter__"
                )
                found.append(run.call(bind(method, atom), Arguments(), site) if method else one(atom))
            else:
                found.append(one(atom))
        return join(found)

    def has(self, sense: Sense, value: Value) -> bool:
        return SENSES[sense](value)

    def only_tests(self, path: Path) -> bool:
        return preparations.is_for_tests(path)


def _class_method(run: Machine, atom: ClassObject, name: str, _site: Site) -> Value | None:
    found = records.attribute(run, atom, name) if FIELDS in atom.marks else None
    if name in _OWN_NAMES:
        return one(Const(atom.name))
    if name == "__annotations__":
        return records.listing(run, atom)
    if name == "__subclasses__":
        return one(Special(subclasses.LISTING, atom))
    if found is not None:
        return found
    for base in run.objects.classes(atom):
        if isinstance(base, Library) and base.name in ("builtins.dict", "builtins.str", *reader.CLASSES):
            return one(Library(f"{base.name}.{name}"))
    return subclasses.of_metaclass(run, atom, name)


def _library_call(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    handler = _FUNCTIONS.get(name)
    if handler is not None:
        return handler(run, signatures.ordered(name, arguments), site)
    if settings.prepares(name, arguments):
        return one(Special("decorator", settings.PREPARING))
    if name in decorators.VALIDATORS:
        fields = [str(each.value) for value in arguments.positional for each in strings(value)]
        return one(Special("decorator", ("validator", tuple(fields))))
    if name.startswith(("builtins.dict.", "builtins.str.", "builtins.list.", "builtins.object.")):
        return _unbound(run, name, arguments, site)
    return None


def _unbound(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    """`dict.get(mapping, key)`."""
    if not arguments.positional:
        return None
    if name == "builtins.object.__new__":
        return specials.call(run, specials.NEW, arguments, site)
    rest = Arguments(arguments.positional[1:], arguments.named, arguments.rest, arguments.spread)
    method = name.rpartition(".")[2]
    return join(
        methods.call(run, Method(methods.inherited(atom, method), method), rest, site) or NOTHING
        for atom in ordered(arguments.positional[0])
    )
