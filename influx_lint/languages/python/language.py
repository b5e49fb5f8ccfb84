"""Python, as the machine asks for it: the models put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.findings import Origin
from influx_lint.flow import access, attributes, calls, containers, ir, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Reading, Roles
from influx_lint.flow.objects import ELEMENTS, FIELDS, MAPPING, PROPERTY, bind
from influx_lint.flow.possibilities import join, ordered, padded, placed, strings, surrounded, text
from influx_lint.flow.values import (
    NEVER,
    NONE,
    NOTHING,
    UNFILLED,
    UNKNOWN,
    ClassObject,
    Const,
    Foreign,
    FunctionObject,
    Instance,
    Library,
    Mapping,
    Method,
    Partial,
    Property,
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
    builtin,
    callbacks,
    commands,
    endings,
    environment,
    fixtures,
    formats,
    holders,
    injection,
    libraries,
    loaded,
    marks,
    methods,
    modules,
    objects,
    options,
    patches,
    paths,
    preparations,
    providers,
    reader,
    records,
    settings,
    signatures,
    subclasses,
    tasks,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from pathlib import Path

    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.flow.values import Atom, Cell
    from influx_lint.languages.python.models.handlers import Handler, SpecialHandler

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

_CALLS: dict[str, SpecialHandler] = {
    **callbacks.CALLS,
    **commands.CALLS,
    **environment.CALLS,
    **options.CALLS,
    **marks.CALLS,
    **patches.CALLS,
}
_METHODS: dict[str, dict[str, SpecialHandler]] = {
    **argument_parsers.METHODS,
    **dict.fromkeys((callbacks.DISPATCHER, callbacks.METHOD_DISPATCHER), callbacks.OF_DISPATCHERS),
    **commands.METHODS,
    **environment.METHODS,
    **loaded.METHODS,
    **subclasses.METHODS,
}

_OWN_NAMES = frozenset({"__name__", "__qualname__"})
"""What a function or a class has its own name under; of one in another, its qualified name begins with that one's."""

_KEEPING = frozenset(
    {"functools.cache", "functools.lru_cache", "functools.wraps", "typing.final"}
    | {"typing.override", "typing.no_type_check", "abc.abstractmethod", "typing.overload"}
    | {
        "contextlib.asynccontextmanager",
        "contextlib.contextmanager",
        "functools.total_ordering",
        "typing.runtime_checkable",
    }
    | {"django.utils.functional.keep_lazy", "enum.unique"}
)
"""Decorators that keep what they decorate. A generator under `contextmanager` is entered like any other."""

_PROPERTIES = frozenset(
    {
        "builtins.property",
        "functools.cached_property",
        "django.utils.functional.cached_property",
        "werkzeug.utils.cached_property",
        "cached_property.cached_property",
        "abc.abstractproperty",
        "pydantic.computed_field",
    }
)

_DATACLASSES = frozenset(
    {
        "dataclasses.dataclass",
        "pydantic.dataclasses.dataclass",
        "attr.s",
        "attr.attrs",
        "attr.define",
        "attr.frozen",
        "attr.mutable",
        "attrs.define",
        "attrs.frozen",
        "attrs.mutable",
    }
)

_VALIDATORS = frozenset(
    {"pydantic.validator", "pydantic.field_validator", "pydantic.v1.validator", "pydantic.class_validators.validator"}
)

_BASES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(settings.SETTINGS_CLASSES, ("settings",)),
    **dict.fromkeys(
        ("pydantic.BaseModel", "pydantic.v1.BaseModel", "msgspec.Struct", "sqlmodel.SQLModel"), (FIELDS, "converts")
    ),
    **dict.fromkeys(("typing.NamedTuple", "typing_extensions.NamedTuple"), (FIELDS,)),
    **dict.fromkeys(("typing.TypedDict", "typing_extensions.TypedDict"), ("typed dictionary",)),
    **dict.fromkeys(("enum.Enum", "enum.StrEnum", "enum.IntEnum", "enum.Flag"), (ELEMENTS,)),
    **dict.fromkeys(
        ("builtins.dict", "collections.UserDict", "collections.OrderedDict", "collections.defaultdict"), (MAPPING,)
    ),
    **dict.fromkeys(reader.CLASSES, ("reader",)),
    "collections.UserDict": (MAPPING, "holds data"),
}

_MISSING = frozenset(
    {"builtins.KeyError", "builtins.LookupError", "builtins.Exception", "builtins.BaseException"}
    | {"builtins.AttributeError", "builtins.TypeError"}
    | {f"{name}.ValidationError" for name in ("pydantic", "pydantic_core", "pydantic.v1", "marshmallow", "msgspec")}
)


_FALLING_BACK = frozenset(map(Library, ("builtins.getattr", "os.getenv", "os.getenvb")))
_NAMES = (*_FUNCTIONS, *_PROPERTIES, *_DATACLASSES, *_VALIDATORS, *_BASES, *libraries.VALUES)
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
        if isinstance(atom, Reader):
            return reader.attribute(atom, name)
        if isinstance(atom, Special):
            return self._special_attribute(run, atom, name, site)
        if isinstance(atom, Wrapped):
            keeps = name in ("setter", "getter", "deleter")
            return one(Special("setter", one(atom))) if keeps else None
        if isinstance(atom, ClassObject):
            return self._class_method(run, atom, name, site)
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

    def _special_attribute(self, run: Machine, atom: Special, name: str, site: Site) -> Value | None:
        if name in _METHODS.get(atom.kind, ()):
            return one(Method(atom, name))
        if atom.kind == modules.LOADED:
            return one(atom)
        if atom.kind == loaded.PATH:
            return loaded.attribute(atom, name)
        if atom.kind == commands.CONTEXT:
            return commands.attribute(run, atom, name, site)
        if atom.kind == environment.VARIABLES:
            return environment.attribute(run, atom, name, site)
        if atom.kind == environment.BY_ATTRIBUTE:
            span = site.node.name_span if isinstance(site.node, ir.Attribute) else site.span
            place = Origin(site.path, span)
            key = one(Const(name, place))
            return environment.by_key(run, atom, key, Reading(site, Form.SETTING, place))
        if atom.kind in (applications.REQUEST, applications.TASK):
            return applications.attribute(atom, name)
        if atom.kind == applications.STATE:
            return applications.state_attribute(run, name)
        if atom.kind == holders.MADE_CLASS and isinstance(atom.carried, Mapping):
            key = one(Const(name))
            return access.index(run, one(atom.carried), key, Reading(site, Form.ATTRIBUTE, site.origin))
        if atom.kind in providers.KINDS:
            return providers.attribute(run, atom, name, site)
        if atom.kind in ("template", "decorator", holders.VARIABLE):
            return one(Method(atom, name))
        return records.special_attribute(run, atom, name, site)

    def _class_method(self, run: Machine, atom: ClassObject, name: str, _site: Site) -> Value | None:
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
        if atom.kind == commands.CONTEXT:
            commands.write_attribute(run, atom, name, value)
        elif atom.kind == applications.STATE:
            applications.write_state(run, name, value)
        elif atom.kind == environment.VARIABLES:
            environment.write_attribute(run, atom, name, value)

    def index(self, run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
        if atom.kind == providers.PROVIDED:
            return providers.index(atom, key)
        if atom.kind == loaded.PARENTS:
            return loaded.parent(atom, key)
        if atom.kind == subclasses.NAMESPACE:
            return subclasses.of_namespace(run, atom, key)
        return environment.by_key(run, atom, key, reading) if atom.kind == environment.BY_ATTRIBUTE else None

    def held(self, run: Machine, manager: Value) -> Iterable[tuple[Cell, Value]]:
        for atom in manager:
            if isinstance(atom, Special):
                yield from environment.held(run, atom)
                yield from patches.held(atom)

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Library):
            return self._library_call(run, callee.name, arguments, site)
        if isinstance(callee, Special):
            return self._special_call(run, callee, arguments, site)
        if isinstance(callee.receiver, Reader):
            return reader.call(run, callee.receiver, callee.name, arguments, site)
        if isinstance(callee.receiver, Foreign):
            return applications.METHODS[callee.name](run, callee.receiver, arguments, site)
        if isinstance(callee.receiver, Special):
            return self._special_method(run, callee.receiver, callee.name, arguments, site)
        return methods.call(run, callee, arguments, site)

    def _library_call(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        handler = _FUNCTIONS.get(name)
        if handler is not None:
            return handler(run, signatures.ordered(name, arguments), site)
        if settings.prepares(name, arguments):
            return one(Special("decorator", settings.PREPARING))
        if name in _VALIDATORS:
            fields = [str(each.value) for value in arguments.positional for each in strings(value)]
            return one(Special("decorator", ("validator", tuple(fields))))
        if name.startswith(("builtins.dict.", "builtins.str.", "builtins.list.", "builtins.object.")):
            return self._unbound(run, name, arguments, site)
        return None

    def _unbound(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        """`dict.get(mapping, key)`."""
        if not arguments.positional:
            return None
        if name == "builtins.object.__new__":
            return self._special_call(run, Special("new"), arguments, site)
        rest = Arguments(arguments.positional[1:], arguments.named, arguments.rest, arguments.spread)
        method = name.rpartition(".")[2]
        return join(
            methods.call(run, Method(atom, method), rest, site) or NOTHING for atom in ordered(arguments.positional[0])
        )

    def _special_call(self, run: Machine, callee: Special, arguments: Arguments, site: Site) -> Value | None:
        if callee.kind in _CALLS:
            return _CALLS[callee.kind](run, callee, arguments, site)
        value = arguments.get(0, "") or UNKNOWN
        carried = callee.carried
        if callee.kind == modules.LOADED:
            return modules.call(run, callee, arguments, site)
        if callee.kind == "decorator":
            return self._decorated(carried, value)
        if callee.kind == "new":
            if (made := subclasses.made(arguments)) is not None:
                return made
            return (
                join(one(run.objects.instance(atom, site)) for atom in value if isinstance(atom, ClassObject)) or None
            )
        if callee.kind == "setter" and isinstance(carried, frozenset):
            return carried
        if callee.kind in (providers.PROVIDER, providers.PROVIDED):
            return providers.call(run, callee, arguments, site)
        if isinstance(carried, tuple):
            return self._getter(run, callee.kind, carried, value, arguments, site)
        return self._carried_call(run, callee.kind, carried, arguments, site)

    def _carried_call(
        self, run: Machine, kind: str, carried: Hashable, arguments: Arguments, site: Site
    ) -> Value | None:
        """A call of what stands for one thing that it carries."""
        if kind == holders.REFERENCE and isinstance(carried, frozenset):
            return carried
        if kind == holders.MADE_CLASS and isinstance(carried, Mapping):
            return one(carried)
        if kind == subclasses.LISTING and isinstance(carried, ClassObject):
            return run.sequence(site, map(one, run.objects.subclasses(carried)))
        if kind == "task" and isinstance(carried, frozenset):
            return tasks.apply(run, carried, arguments, site)
        if kind == "initialiser" and isinstance(carried, Instance):
            reader.initialise(run, carried, arguments, site)
            return NONE
        if kind == records.TUPLE_OF_KEYS and isinstance(carried, frozenset):
            return records.with_keys_of(run, carried, site)
        if kind == records.ROW and isinstance(carried, frozenset):
            return records.of_row(run, carried, arguments, site)
        if kind == "from mapping" and isinstance(carried, ClassObject):
            return calls.instantiate(run, carried, Arguments(spread=(arguments.get(0, "") or UNKNOWN,)), site)
        if kind == "from JSON" and isinstance(carried, ClassObject):
            return records.decode(run, carried, arguments, site)
        return None

    def _getter(
        self, run: Machine, kind: str, carried: tuple[Value, ...], value: Value, arguments: Arguments, site: Site
    ) -> Value | None:
        if kind == "itemgetter":
            found = [access.index(run, value, key, Reading(site, Form.GETTER, site.origin)) for key in carried]
            return found[0] if len(found) == 1 else run.sequence(site, found)
        if kind == "attrgetter":
            found = [self._attribute_path(run, value, path, site) for path in carried]
            return found[0] if len(found) == 1 else run.sequence(site, found)
        if kind == "methodcaller" and carried:
            name = text(carried[0])
            if name is not None:
                method = attributes.read(run, value, name, site, site.origin)
                return run.call(method, Arguments(list(carried[1:])), site)
        if kind == records.NAMED_TUPLE:
            return records.tuple_of(run, carried, arguments, site)
        return None

    def _attribute_path(self, run: Machine, value: Value, path: Value, site: Site) -> Value:
        constants = strings(path)
        if len(constants) != 1:
            return UNKNOWN
        place = site.near(constants[0].origin)
        for step in str(constants[0].value).split("."):
            value = attributes.read(run, value, step, site, place)
        return value

    def _special_method(
        self, run: Machine, receiver: Special, name: str, arguments: Arguments, site: Site
    ) -> Value | None:
        if name in _METHODS.get(receiver.kind, ()):
            return _METHODS[receiver.kind][name](run, receiver, arguments, site)
        if receiver.kind in providers.KINDS:
            return providers.method(run, receiver, name, arguments, site)
        if receiver.kind == "template" and isinstance(receiver.carried, frozenset):
            values = [*arguments.positional[:1], *arguments.spread]
            for template in strings(receiver.carried):
                for value in values:
                    formats.substitute(run, template, value, site, safe=name == "safe_substitute")
        if receiver.kind == holders.VARIABLE:
            return holders.call_variable(run, receiver, name, arguments)
        if receiver == Special("decorator", "json decoder") and name == "decode":
            return libraries.loads(run, arguments, site)
        return UNKNOWN

    def _decorated(self, kind: object, value: Value) -> Value:
        if kind == "dataclass":
            _mark(value, FIELDS)
        if kind == settings.PREPARING:
            return one(Special(settings.PREPARING, _function_of(value)))
        if isinstance(kind, tuple) and kind[0] == "validator":
            return one(Special("validator", (kind[1], _function_of(value))))
        return value

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
        if len(decorator) != 1:
            return None
        (atom,) = decorator
        if not isinstance(atom, Library):
            return None
        if atom.name in _PROPERTIES:
            return one(Wrapped(PROPERTY, decorated))
        if atom.name in _DATACLASSES:
            return self._decorated("dataclass", decorated)
        return decorated if atom.name in _KEEPING or atom.name not in _FUNCTIONS else None

    def define_class(self, run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
        for base in run.objects.classes(class_):
            if isinstance(base, Library) and base.name in _BASES:
                class_.marks.update(_BASES[base.name])
            elif isinstance(base, ClassObject):
                class_.marks.update(base.marks)
        if "settings" in class_.marks:
            settings.fill(run, class_, Mapping(run.places.intern(("settings", class_.place))), site)
        if Library("enum.StrEnum") in run.objects.classes(class_):
            subclasses.name_members(run, class_)
        self._name_descriptors(run, class_, site)
        subclasses.tell(run, class_, named, site)

    def _name_descriptors(self, run: Machine, class_: ClassObject, site: Site) -> None:
        """`__set_name__`: tells what a class holds under which name it stands there."""
        for name, field in class_.fields.items():
            for atom in field.default or ():
                told = run.objects.attribute(atom.class_, "__set_name__") if isinstance(atom, Instance) else None
                if told is not None:
                    written = one(Const(name, None, field.origin))
                    run.call(bind(told, atom), Arguments([one(class_), written]), site)

    def instantiate(self, run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value | None:
        if ELEMENTS in class_.marks and arguments.positional:
            return arguments.positional[0]
        providers.given(run, class_, arguments)
        if "typed dictionary" in class_.marks:
            return objects.dictionary(run, arguments, site)
        if run.objects.attribute(class_, "__init__") is not None:
            return None
        if "settings" in class_.marks:
            instance = run.objects.instance(class_, site)
            settings.fill(run, class_, Mapping(instance.place), site)
            return one(instance)
        if "reader" in class_.marks:
            instance = run.objects.instance(class_, site)
            reader.initialise(run, instance, arguments, site)
            return one(instance)
        if FIELDS in class_.marks:
            return records.make(run, class_, settings.prepared(run, class_, arguments, site), site)
        if MAPPING in class_.marks:
            instance = run.objects.instance(class_, site)
            writes.spread_into(run, instance, objects.dictionary(run, arguments, site))
            return one(instance)
        return None

    def operate(self, run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        if operator == "%":
            return join(formats.percent(run, template, right, site) for template in strings(left)) or None
        if operator == "|":
            if objects.is_dictionary(left) and objects.is_dictionary(right):
                made = run.mapping(site)
                writes.spread_into(run, made, left)
                writes.spread_into(run, made, right)
                return one(made)
            if _is_sequence(left) and _is_sequence(right):
                elements = [access.iterate(run, side, site)[1] for side in (left, right)]
                return run.sequence_of_any(site, join(elements), "union")
        elif operator == "+":
            return self._add(run, left, right, site)
        elif operator == "/" and (loaded.is_path(left) or loaded.is_path(right)):
            return loaded.joined((left, right))
        return None

    def _add(self, run: Machine, left: Value, right: Value, site: Site) -> Value | None:
        first, second = text(left), text(right)
        if first is not None and second is not None and len(first) + len(second) <= formats.LONGEST_TEXT:
            return placed(one(Const(first + second)), site.path, site.node)
        if text_ := padded((left, right)) or surrounded([left, right]):
            return text_
        if _is_sequence(left) and _is_sequence(right):
            before, any_before = access.iterate(run, left, site)
            after, any_after = access.iterate(run, right, site)
            if before is not None and after is not None:
                return run.sequence(site, [*before, *after], "sum")
            return run.sequence_of_any(site, join([any_before, any_after]), "sum")
        derived = [
            one(Property(atom.subject, atom.key, atom.read, derived=True))
            for atom in left | right
            if isinstance(atom, Property)
        ]
        return join(derived) or None

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

    def is_placeholder(self, exception: Value) -> bool:
        return Library("builtins.NotImplementedError") in exception

    def is_skip(self, exception: Value) -> bool:
        return not endings.SKIPPING.isdisjoint(exception)

    def only_tests(self, path: Path) -> bool:
        return preparations.is_for_tests(path)

    def shows(self, function: Value) -> bool:
        return Library("builtins.print") in function

    def falls_back(self, function: Value) -> bool:
        return any(
            (isinstance(atom, Method) and atom.name in ("get", "pop", "setdefault"))
            or atom in _FALLING_BACK
            or (isinstance(atom, Special) and atom.kind.startswith("variables"))
            for atom in function
        )

    def catches_missing(self, exception: Value) -> bool:
        return any(isinstance(atom, Library) and atom.name in _MISSING for atom in exception)

    def suppresses_missing(self, manager: Value) -> bool:
        return any(
            isinstance(atom, Special)
            and atom.kind in ("suppress", endings.EXPECT)
            and isinstance(atom.carried, tuple)
            and any(self.catches_missing(each) for each in atom.carried)
            for atom in manager
        )

    def expects_missing(self, manager: Value) -> bool:
        return any(isinstance(atom, Special) and endings.expects_missing(atom) for atom in manager)


def _is_sequence(value: Value) -> bool:
    return any(isinstance(atom, Sequence) for atom in value)


def _mark(value: Value, mark: str) -> None:
    for atom in value:
        if isinstance(atom, ClassObject):
            atom.marks.add(mark)


def _function_of(value: Value) -> Value:
    """The function under `classmethod`."""
    found: list[Atom] = []
    for atom in value:
        if isinstance(atom, Wrapped):
            found += _function_of(atom.function)
        elif isinstance(atom, FunctionObject):
            found.append(atom)
    return frozenset(found)
