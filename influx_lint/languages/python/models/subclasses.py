"""What classes are told of those that are derived from them: `__init_subclass__`, metaclasses, `__subclasses__`.

Source: docs.python.org, "Customizing class creation".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow import containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.values import (
    NONE,
    UNKNOWN,
    Bound,
    ClassObject,
    Const,
    FunctionObject,
    Special,
    Value,
    Wrapped,
    one,
)

if TYPE_CHECKING:
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site
    from influx_lint.languages.python.models.handlers import Handler, SpecialHandler

NAMESPACE = "namespace of a class"
"""What a metaclass is given of the class: from it, `type.__new__` makes the class that is there already."""

LISTING = "listing of subclasses"

AUTOMATIC: Value = one(Special("automatic value"))

_HOOK = "__init_subclass__"


def tell(run: Machine, class_: ClassObject, named: Arguments, site: Site) -> None:
    """Tells the bases and the metaclass of a class that it has been defined with these named arguments."""
    bases = [each for each in run.objects.classes(class_)[1:] if isinstance(each, ClassObject)]
    given = {name: value for name, value in named.named.items() if name != "metaclass"}
    told = (_functions(containers.known(run.store.get(base.place, _HOOK))) for base in bases)
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


def of_metaclass(run: Machine, class_: ClassObject, name: str) -> Value | None:
    """What a class has of its metaclass."""
    classes = [each for each in run.objects.classes(class_) if isinstance(each, ClassObject)]
    found = [run.objects.attribute(each, name) for each in _metaclasses(run, classes)]
    return join(each for each in found if each) or None


def _make(run: Machine, metaclass: ClassObject, class_: ClassObject, named: dict[str, Value], site: Site) -> None:
    """Has a metaclass make a class, as far as it does so itself."""
    namespace = one(Special(NAMESPACE, class_))
    for name, self_ in (("__new__", metaclass), ("__init__", class_)):
        arguments = [one(Const(class_.name)), UNKNOWN, namespace]
        for function in _functions(run.objects.attribute(metaclass, name) or UNKNOWN):
            run.call(one(Bound(function, self_)), Arguments(arguments, dict(named)), site)


def of_namespace(run: Machine, namespace: Special, key: Value) -> Value:
    """What the namespace of a class has under a name."""
    place = namespace.carried.place if isinstance(namespace.carried, ClassObject) else None
    return join(containers.known(run.store.get(place, str(name.value))) for name in strings(key))


def _get(run: Machine, namespace: Special, arguments: Arguments, _site: Site) -> Value:
    found = of_namespace(run, namespace, arguments.get(0, "key") or UNKNOWN)
    return found or arguments.get(1, "default") or NONE


def _automatic(_run: Machine, _arguments: Arguments, _site: Site) -> Value:
    """`enum.auto()`."""
    return AUTOMATIC


def name_members(run: Machine, class_: ClassObject) -> None:
    """Members of a `StrEnum` whose values are automatic have their own names in small letters."""
    for name, field in class_.fields.items():
        if run.store.get(class_.place, name) == AUTOMATIC:
            run.store.set(class_.place, name, one(Const(name.lower(), None, field.origin)))


FUNCTIONS: dict[str, Handler] = {"enum.auto": _automatic}
METHODS: dict[str, dict[str, SpecialHandler]] = {NAMESPACE: {"get": _get, "pop": _get}}


def made(arguments: Arguments) -> Value | None:
    """What `type.__new__(metaclass, name, bases, namespace)` gives."""
    namespace = arguments.positional[3] if len(arguments.positional) > 3 else UNKNOWN
    found = frozenset(
        atom.carried
        for atom in namespace
        if isinstance(atom, Special) and atom.kind == NAMESPACE and isinstance(atom.carried, ClassObject)
    )
    return found or None
