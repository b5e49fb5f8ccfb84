"""The project's functions, classes and instances that were met, and what classes have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from influx_lint.flow import containers, ir
from influx_lint.flow.budget import Budget
from influx_lint.flow.frames import (
    Bound,
    ClassObject,
    Frame,
    FrameKind,
    FunctionObject,
    Instance,
    ModuleObject,
    Wrapped,
)
from influx_lint.flow.places import Places, Site
from influx_lint.flow.possibilities import join, ordered
from influx_lint.flow.records import field, mutable
from influx_lint.flow.store import KEYS, Store
from influx_lint.flow.values import Atom, Library, Unknown, Value, one

FIELDS = "fields"
ELEMENTS = "elements"
MAPPING = "mapping"
ATTRIBUTES = "attributes"
"""Marks of classes that matter whatever the language: their instances give their fields in a loop; so does the class
itself; their instances are mappings; the keys of these are attributes, too."""

PROPERTY = "property"
OF_CLASS = "of the class"
STATIC = "static"
"""The kinds of `Wrapped` functions: what they give is an attribute; they get the class, or nothing, to begin with."""

MOST_KNOWN = 1_000
"""How many instances of a class are known, for its methods to be looked at on some of them."""

MOST_CLASSES = 1_000
"""How many classes a search for an attribute looks at."""


@mutable
class Objects:
    """What was made so far. `called` are the functions that something in the project calls, `cached` those that give
    again what they gave, `expected` those that a library calls; `raised` are exceptions of the project's own classes,
    with what they held."""

    _store: Store
    _places: Places
    _budget: Budget
    functions: dict[tuple[ir.Function, int], FunctionObject] = field(default_factory=dict)
    called: set[ir.Function] = field(default_factory=set)
    cached: set[ir.Function] = field(default_factory=set)
    expected: dict[FunctionObject, None] = field(default_factory=dict)
    raised: dict[Instance, dict[ir.Scalar, Value]] = field(default_factory=dict)
    _classes: dict[tuple[ir.Class, int, tuple[int, ...]], ClassObject] = field(default_factory=dict)
    _derived: dict[Atom, list[ClassObject]] = field(default_factory=lambda: defaultdict(list))
    _instances: dict[ClassObject, dict[Instance, None]] = field(default_factory=dict)
    _orders: dict[ClassObject, tuple[ClassObject | Library, ...]] = field(default_factory=dict)

    def expect(self, function: FunctionObject) -> None:
        """A library calls a function."""
        self.expected[function] = None

    def function(self, node: ir.Function, frame: Frame, defaults: dict[str, Value]) -> FunctionObject:
        """The function that a node makes in a frame; in the rounds of a loop it has the defaults of all."""
        for outer in frame.outward():
            outer.captured = True
        key = (node, frame.place)
        made = self.functions.get(key)
        if made is None:
            owner = frame.owner if frame.kind is FrameKind.CLASS else None
            made = self.functions[key] = FunctionObject(node, frame, defaults, owner)
        for name, value in defaults.items() if made.defaults is not defaults else ():
            made.defaults[name] = join([made.defaults[name], value])
        return made

    def class_(self, node: ir.Class, frame: Frame, bases: tuple[Value, ...]) -> ClassObject:
        """The class that a statement makes in a frame."""
        key = (node, frame.place, frame.iteration)
        made = self._classes.get(key)
        if made is None:
            made = self._classes[key] = ClassObject(node.name, self._places.new(), bases, frame)
            self._store.track(made.place)
            for base in frozenset().union(*bases):
                self._derived[base].append(made)
        return made

    def subclasses(self, class_: ClassObject) -> Sequence[ClassObject]:
        """The classes that name this one among their bases, of those that were met by now."""
        return self._derived.get(class_, ())

    def having(self, method: FunctionObject, most: int) -> list[ClassObject]:
        """The class that a method is of, and those that have it from there, so many at most: a framework calls it of
        any of them."""
        found = [method.owner] if method.owner is not None else []
        for each in found:
            made = [one for one in self.subclasses(each) if not self._store.known(one.place, method.node.name)]
            found += [one for one in made if one not in found][: most - len(found)]
        return found

    def instance(self, class_: ClassObject, site: Site) -> Instance:
        """The instance that is made at a site."""
        made = Instance(self._places.of(site, "instance", class_.place), class_)
        known = self._instances.setdefault(class_, {})
        if made not in known and len(known) < MOST_KNOWN:
            known[made] = None
            self._places.share(made.place)
        if self._store.get(made.place, KEYS) is None:
            containers.set_mapping(self._store, made.place)
        return made

    def instances(self, class_: ClassObject) -> Collection[Instance]:
        """The instances of a class that are known."""
        return self._instances.get(class_, {})

    def classes(self, class_: ClassObject) -> Sequence[ClassObject | Library]:
        """The class and its bases, depth first, each once; libraries' classes are among them by name."""
        found = self.line(class_)
        if len(found) >= 8:
            self._budget.step(len(found) // 8)
        return found

    def line(self, class_: ClassObject) -> Sequence[ClassObject | Library]:
        """The same, at no cost."""
        found = self._orders.get(class_)
        if found is None:
            found = self._orders[class_] = tuple(_ordered_classes(class_))
        return found

    def is_of(self, value: Value, wanted: Value) -> bool | None:
        """Whether a value is an object of a class, where it is one of the project's, and that is certain."""
        if len(value) != 1 or len(wanted) != 1:
            return None
        (atom,), (class_,) = value, wanted
        if not isinstance(atom, Instance) or not isinstance(class_, ClassObject | Library):
            return None
        classes = self.classes(atom.class_)
        bases = [base for each in classes if isinstance(each, ClassObject) for base in each.bases]
        others = (Unknown, Library) if isinstance(class_, Library) else Unknown
        is_open = any(isinstance(base, others) for each in bases for base in each)
        return class_ in classes if class_ in classes or not is_open else None

    def attribute(self, class_: ClassObject, *names: str) -> Value | None:
        """An attribute of a class or of the nearest of its bases that has it; of several, the first that is one."""
        get, classes = self._store.get, self.classes(class_)
        for name in names:
            for each in classes:
                held = get(each.place, name) if isinstance(each, ClassObject) else None
                if held and (held := containers.known(held)):
                    return held
        return None

    def of_module(self, module: ModuleObject, name: str) -> Value | None:
        """A name of a module of the project."""
        held = self._store.get(module.frame.place, name)
        return containers.known(held) if held is not None else None


def _ordered_classes(class_: ClassObject) -> Iterator[ClassObject | Library]:
    seen: set[Atom] = set()
    stack: list[Atom] = [class_]
    while stack and len(seen) < MOST_CLASSES:
        atom = stack.pop()
        if atom in seen:
            continue
        seen.add(atom)
        if isinstance(atom, ClassObject):
            yield atom
            stack += [base for value in reversed(atom.bases) for base in ordered(value)]
        elif isinstance(atom, Library):
            yield atom


def bind(method: Value, self_: Atom) -> Value:
    """A class's functions with their first argument."""
    return frozenset(bound(atom, self_) for atom in method)


def asked(method: Value, self_: Atom) -> Value:
    """The same of a class itself, too: what one of its properties gives is asked of the class."""
    return frozenset(Bound(each, self_) if isinstance(each, FunctionObject) else bound(each, self_) for each in method)


def bound(atom: Atom, self_: Atom) -> Atom:
    """One of them."""
    if isinstance(atom, FunctionObject):
        return Bound(atom, self_) if not isinstance(self_, ClassObject) else atom
    if isinstance(atom, Wrapped) and len(atom.function) == 1:
        (inner,) = atom.function
        if atom.kind == OF_CLASS and isinstance(inner, FunctionObject):
            return Bound(inner, self_.class_ if isinstance(self_, Instance) else self_)
        if atom.kind == STATIC:
            return inner
        if atom.kind != PROPERTY:
            return Wrapped(atom.kind, one(bound(inner, self_)))
    return atom
