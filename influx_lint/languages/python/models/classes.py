"""Classes: what Python makes of a class, and tells those that it is derived from (`__init_subclass__`, metaclasses,
`__set_name__`, `__subclasses__`); what classes, their instances and functions have without binding it.

Source: docs.python.org, "Customizing class creation", "enum"."""

from __future__ import annotations

from influx_lint.flow import access, containers, objects, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, Partial, Super, Wrapped
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, specials
from influx_lint.flow.values import NONE, UNKNOWN, Const, Library, Method, Sequence, Special, Value, one
from influx_lint.languages.python.models import callbacks, influx_clients, methods, reader
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models, calling, first

_NAMESPACE = "namespace of a class"
"""What a metaclass is given of the class: from it, `type.__new__` makes the class that is there already."""

_LISTING = "listing of subclasses"

_SPACE = "namespace"

_AUTOMATIC: Value = one(Special("automatic value"))

_HOOK = "__init_subclass__"
_MAKING = "new"
_OF_ANY = ("update", "get", "items")
"""Methods that an object has like a dictionary's, whatever it is."""

_LIBRARIES = frozenset({"builtins.dict", "builtins.str", *reader.CLASSES})
"""Classes of libraries whose methods those have that are derived from them."""


def define(run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
    """A class has been defined with these named arguments: tells what it holds, its bases and its metaclass."""
    for name, field in class_.fields.items():
        for atom in field.default or ():
            told = run.objects.attribute(atom.class_, "__set_name__") if isinstance(atom, Instance) else None
            if told is not None:
                written = one(Const(name, None, field.origin))
                run.call(objects.bind(told, atom), Arguments([one(class_), written]), site)
    _tell(run, class_, named, site)


def _tell(run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
    bases = [each for each in run.objects.classes(class_)[1:] if isinstance(each, ClassObject)]
    given = {name: value for name, value in named.named.items() if name != "metaclass"}
    told = (_functions(run.store.known(base.place, _HOOK)) for base in bases)
    for hook in next(filter(None, told), ()):
        run.call(one(Bound(hook, class_)), Arguments(named=dict(given)), site)
    for metaclass in _metaclasses(run, [class_, *bases]):
        _make(run, metaclass, class_, given, site)


def _functions(value: Value) -> list[FunctionObject]:
    inner = [atom for each in value if isinstance(each, Wrapped) for atom in each.function]
    return [atom for atom in (*value, *inner) if isinstance(atom, FunctionObject)]


def _metaclasses(run: Machine, classes: list[ClassObject]) -> list[ClassObject]:
    """The metaclass of the first class that has one."""
    for each in classes:
        found = [atom for atom in run.store.get(each.place, ("metaclass",)) or () if isinstance(atom, ClassObject)]
        if found:
            return found
    return []


def _of_metaclass(run: Machine, class_: ClassObject, name: str) -> Value | None:
    """What a class has of its metaclass."""
    classes = [each for each in run.objects.classes(class_) if isinstance(each, ClassObject)]
    found = [run.objects.attribute(each, name) for each in _metaclasses(run, classes)]
    return join(each for each in found if each) or None


def _make(run: Machine, metaclass: ClassObject, class_: ClassObject, named: dict[str, Value], site: Site) -> None:
    """Has a metaclass make a class, as far as it does so itself."""
    namespace = one(Special(_NAMESPACE, class_))
    for name, self_ in (("__new__", metaclass), ("__init__", class_)):
        arguments = [one(Const(class_.name)), UNKNOWN, namespace]
        for function in _functions(run.objects.attribute(metaclass, name) or UNKNOWN):
            run.call(one(Bound(function, self_)), Arguments(arguments, dict(named)), site)


def _of_namespace(run: Machine, namespace: Special, key: Value, _reading: Reading | None = None) -> Value:
    """What the namespace of a class has under a name."""
    return join(run.store.known(namespace.carried.place, name) for name in known_texts(key))


def _get(run: Machine, namespace: Special, arguments: Arguments, _site: Site) -> Value:
    found = _of_namespace(run, namespace, arguments.value(0, "key"))
    return found or arguments.get(1, "default") or NONE


def _name_members(run: Machine, class_: ClassObject, _site: Site) -> None:
    """Members of a `StrEnum` whose values are automatic have their own names in small letters."""
    for name, field in class_.fields.items():
        if run.store.get(class_.place, name) == _AUTOMATIC:
            run.store.set(class_.place, name, one(Const(name.lower(), None, field.origin)))


def _know_members(run: Machine, class_: ClassObject, site: Site) -> None:
    """A member is the constant that it stands for, or an instance, where the class initialises it by its value."""
    initialise = run.objects.attribute(class_, "__init__")
    for name, field in class_.fields.items():
        held = run.store.known(class_.place, name)
        for constant in held if initialise is None else ():
            if isinstance(constant, Const) and constant.written is not None:
                run.store.set(methods.MEMBERS, constant.written, frozenset({class_, Const(name, None, field.origin)}))
        if initialise is not None and held:
            member = Instance(run.places.intern(("member", class_.place, name)), class_)
            containers.set_key(run.store, member, "value", held)
            listed = (
                access.iterate(run, held, site).listed if all(isinstance(atom, Sequence) for atom in held) else None
            )
            run.call(objects.bind(initialise, member), Arguments(listed or [held]), site)
            run.store.set(class_.place, name, one(member))


def _new(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`object.__new__(class)`, and `type.__new__(metaclass, name, bases, namespace)`."""
    namespace = arguments.positional[3] if len(arguments.positional) > 3 else UNKNOWN
    made = frozenset(atom.carried for atom in specials(namespace, _NAMESPACE))
    given = first(arguments)
    return (
        made or join(one(run.objects.instance(atom, site)) for atom in given if isinstance(atom, ClassObject)) or None
    )


def _of_class(run: Machine, class_: ClassObject, name: str, _site: Site) -> Value | None:
    for base in run.objects.classes(class_):
        if isinstance(base, Library) and base.name in _LIBRARIES:
            return one(Library(f"{base.name}.{name}"))
    return _of_metaclass(run, class_, name)


def _of_instance(run: Machine, atom: Instance | Super, name: str, site: Site) -> Value | None:
    holder = atom.self if isinstance(atom, Super) else atom
    if isinstance(holder, Instance) and "reader" in holder.class_.marks:
        return reader.of_instance(run, holder, name)
    if isinstance(holder, Instance) and influx_clients.CLIENT in holder.class_.marks:
        return influx_clients.of_instance(run, holder, name, site)
    if isinstance(atom, Super) and name == "__new__":
        return one(Special(_MAKING))
    if isinstance(atom, Super) and name == "__setattr__":
        return one(Partial(one(Library("builtins.object.__setattr__")), (one(holder),), ()))
    if isinstance(atom, Super):
        return one(Method(methods.inherited(holder, name), name)) if isinstance(holder, Instance) else None
    if name == "data" and "holds data" in atom.class_.marks:
        return one(atom)
    if objects.MAPPING not in atom.class_.marks and (
        name not in _OF_ANY or run.objects.attribute(atom.class_, "__getattr__")
    ):
        return None
    return methods.attribute(run, atom, name, site)


def _of_function(run: Machine, function: FunctionObject, name: str, _site: Site) -> Value | None:
    return one(Const(function.node.name)) if name in _OWN_NAMES else callbacks.of_task(run, function, name)


def _mapping(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
    instance = run.objects.instance(class_, site)
    writes.spread_into(run, instance, copies.dictionary(run, arguments, site))
    return one(instance)


_OWN_NAMES = ("__name__", "__qualname__")
"""What a function or a class has its own name under; of one in another, its qualified name begins with that one's."""

MODELS = Models(
    functions={"enum.auto": lambda _run, _arguments, _site: _AUTOMATIC, "builtins.object.__new__": _new},
    kinds={
        _NAMESPACE: Kind(methods={"get": _get, "pop": _get}, item=_of_namespace),
        _LISTING: Kind(
            call=lambda run, of, _given, site: run.sequence(site, map(one, run.objects.subclasses(of.carried)))
        ),
        _MAKING: Kind(call=calling(_new)),
    },
    attributes={ClassObject: _of_class, FunctionObject: _of_function, Instance: _of_instance, Super: _of_instance},
    bases={
        **dict.fromkeys(("typing.TypedDict", "typing_extensions.TypedDict"), ("typed dictionary",)),
        **dict.fromkeys(("enum.Enum", "enum.IntEnum", "enum.Flag"), (objects.ELEMENTS,)),
        "enum.StrEnum": (objects.ELEMENTS, "enum of texts"),
        **dict.fromkeys(("builtins.dict", "collections.OrderedDict", "collections.defaultdict"), (objects.MAPPING,)),
        "collections.UserDict": (objects.MAPPING, "holds data"),
        **dict.fromkeys(("types.SimpleNamespace", "argparse.Namespace"), (_SPACE,)),
    },
    definers={"enum of texts": _name_members, objects.ELEMENTS: _know_members},
    makers={
        objects.ELEMENTS: lambda _run, _class, given, _site: next(iter(given.positional), None),
        "typed dictionary": lambda run, _class, *given: copies.dictionary(run, *given),
    },
    initialisers=dict.fromkeys((objects.MAPPING, _SPACE), _mapping),
    of_classes={
        **dict.fromkeys(_OWN_NAMES, lambda _run, class_, _name: one(Const(class_.name))),
        "__subclasses__": lambda _run, class_, _name: one(Special(_LISTING, class_)),
    },
)
