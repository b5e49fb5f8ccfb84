"""What models are made of: functions, each of which says what a call, an attribute or the like gives, or nothing where
it has nothing to say; the tables that they stand in; and a language as its tables have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from influx_lint.flow import access, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance
from influx_lint.flow.machine import Language, Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, present
from influx_lint.flow.values import NEVER, NONE, NOTHING, UNKNOWN, Atom, Cell, Library, Method, Special, Value, one

Handler: TypeAlias = Callable[[Machine, Arguments, Site], Value | None]
SpecialHandler: TypeAlias = Callable[[Machine, Special, Arguments, Site], Value | None]
MethodHandler: TypeAlias = Callable[[Machine, Any, Arguments, Site], Value | None]
Attribute: TypeAlias = Callable[[Machine, Any, str, Site], Value | None]
"""These get what is of the type under which they stand in their table."""

Operator: TypeAlias = Callable[[Machine, Value, Value, Site], Value | None]
Maker: TypeAlias = Callable[[Machine, ClassObject, Arguments, Site], Value | None]


def nothing(*_given: object) -> None:
    """The model of what nothing is known of."""
    return


class Kind(NamedTuple):
    """What a kind of special value means: a call of it, its `methods` by their names, what any other `attribute` of it
    is, `value.name = …` and `value[key]`; as a context manager, what it gives to its block, and which cells hold
    something else meanwhile; and what becomes of it as a method of an object."""

    call: SpecialHandler = nothing
    methods: Mapping[str, SpecialHandler] = MappingProxyType({})
    attribute: Callable[[Machine, Special, str, Site], Value | None] = nothing
    write: Callable[[Machine, Special, str, Value], None] = nothing
    item: Callable[[Machine, Special, Value, Reading], Value | None] = nothing
    enter: Callable[[Machine, Special], Value | None] = nothing
    held: Callable[[Machine, Special], Iterable[tuple[Cell, Value]] | None] = nothing
    bind: Callable[[Special, Atom], Value | None] = nothing


class Models(NamedTuple):
    """What the libraries of a family mean, or all of a language's.

    By qualified names: `functions`; what is a value of its own; what has attributes that the model knows (it is asked
    by the name of the attribute); and which functions are decorators without a call. By the kind of a special value:
    what it means. By the type of any other value: its methods (`""` is any other), and what else it has as attributes.
    By names alone: `unknown` methods, of something that nothing is known of. By a library's class: the marks of classes
    that are derived from it; by such a mark: what is done when a class is defined, what its instances are, and what
    they are unless the class has an initialiser of its own (the first that says something counts). By their names: what
    all classes and instances have. By its sign: an operator."""

    functions: Mapping[str, Handler] = MappingProxyType({})
    values: Mapping[str, Value] = MappingProxyType({})
    owners: Mapping[str, Callable[[Machine, str], Value | None]] = MappingProxyType({})
    decorators: Mapping[str, Callable[[Value], Value]] = MappingProxyType({})
    kinds: Mapping[str, Kind] = MappingProxyType({})
    methods: Mapping[type[Atom], Mapping[str, MethodHandler]] = MappingProxyType({})
    attributes: Mapping[type[Atom], Attribute] = MappingProxyType({})
    unknown: Mapping[str, Handler] = MappingProxyType({})
    bases: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    definers: Mapping[str, Callable[[Machine, ClassObject, Site], None]] = MappingProxyType({})
    makers: Mapping[str, Maker] = MappingProxyType({})
    initialisers: Mapping[str, Maker] = MappingProxyType({})
    of_classes: Mapping[str, Callable[[Machine, ClassObject, str], Value | None]] = MappingProxyType({})
    of_instances: Mapping[str, Callable[[Machine, Instance, str], Value | None]] = MappingProxyType({})
    operators: Mapping[str, Operator] = MappingProxyType({})


def united(*models: Models) -> Models:
    """The tables of several families in one. A name that stands in two of them has the later's meaning."""
    families = zip(*models, strict=True)
    return Models._make({key: each for table in same for key, each in table.items()} for same in families)


_PLAIN = Kind()


class Tabled(Language):
    """A language as the tables of its `models` have it. What they do not say, the language's own class does."""

    models: Models

    def kind(self, special: Special) -> Kind:
        """What a special value means."""
        return self.models.kinds.get(special.kind, _PLAIN)

    def is_true(self, value: ir.Scalar) -> bool:
        return bool(value)

    def library(self, run: Machine, name: str) -> Value:  # noqa: ARG002 - some languages ask it
        found = self.models.values.get(name)
        return found if found is not None else one(Library(name))

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Special):
            kind = self.kind(atom)
            return one(Method(atom, name)) if name in kind.methods else kind.attribute(run, atom, name, site)
        model = self.models.attributes.get(type(atom))
        return model(run, atom, name, site) if model is not None else None

    def write_attribute(self, run: Machine, atom: Special, name: str, value: Value) -> None:
        self.kind(atom).write(run, atom, name, value)

    def index(self, run: Machine, atom: Special, key: Value, reading: Reading) -> Value | None:
        return self.kind(atom).item(run, atom, key, reading)

    def held(self, run: Machine, manager: Value) -> Iterable[tuple[Cell, Value]]:
        for atom in manager:
            if isinstance(atom, Special):
                yield from self.kind(atom).held(run, atom) or ()

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        if isinstance(callee, Library):
            handler = self.models.functions.get(callee.name)
            return handler(run, arguments, site) if handler is not None else None
        if isinstance(callee, Special):
            return self.kind(callee).call(run, callee, arguments, site)
        return self.call_method(run, callee.receiver, callee.name, arguments, site)

    def call_method(self, run: Machine, receiver: Atom, name: str, arguments: Arguments, site: Site) -> Value | None:
        """A call of a method of something that is not the project's own."""
        table = self.models.methods.get(type(receiver), {})
        if isinstance(receiver, Special):
            table = self.kind(receiver).methods
        method = table.get(name) or table.get("")
        return method(run, receiver, arguments, site) if method is not None else None

    def call_unknown(self, run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
        handler = self.models.unknown.get(name)
        return handler(run, arguments, site) if handler is not None else None

    def operate(self, run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        handler = self.models.operators.get(operator)
        return handler(run, left, right, site) if handler is not None else None


def first(arguments: Arguments) -> Value:
    """The first argument."""
    return arguments.value(0)


def same(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """The model of what gives what it is given."""
    return first(arguments)


def beside(model: Handler) -> Handler:
    """The model of what starts something that goes on beside the code: where that ends, the code goes on."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        found = model(run, arguments, site)
        return UNKNOWN if found == NEVER else found

    return handler


def given(position: int, parameter: str) -> Handler:
    """The model of what gives one of its arguments."""
    return lambda _run, arguments, _site: arguments.value(position, parameter)


def of_each(model: MethodHandler) -> Handler:
    """The model of a function as one of each possibility of its first argument: of what may be none, those but that."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value:
        given = present(first(arguments)) or first(arguments)
        return join(model(run, atom, arguments, site) or NOTHING for atom in ordered(given)) or UNKNOWN

    return handler


def any_of(position: int, run: Machine, arguments: Arguments, site: Site) -> Value:
    """Some of what is in one of the arguments, whichever."""
    return run.sequence_of_any(site, access.iterate(run, arguments.value(position), site).any)


def listed(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of what gives all that it is given, in order."""
    return run.sequence(site, arguments.positional)


def itself(_run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value:
    """The model of a method that gives what it is a method of."""
    return one(receiver)


def carried(_run: Machine, special: Special, _arguments: Arguments, _site: Site) -> Value:
    """The model of what gives the value that it carries."""
    found: Value = special.carried
    return found


def carrying(kind: str, parameter: str) -> Handler:
    """The model of what makes a special value that carries the first argument."""
    return lambda _run, arguments, _site: one(Special(kind, arguments.value(0, parameter)))


def carrying_all(kind: str) -> Handler:
    """The model of what makes a special value that carries a tuple of the arguments."""
    return lambda _run, arguments, _site: one(Special(kind, tuple(arguments.positional)))


def initialising(initialise: Callable[[Machine, Instance, Arguments, Site], None]) -> tuple[Maker, Kind]:
    """What makes instances of classes that are derived from a library's by its initialiser; and that initialiser as a
    special value, which carries an instance."""

    def make(run: Machine, class_: ClassObject, arguments: Arguments, site: Site) -> Value:
        instance = run.objects.instance(class_, site)
        initialise(run, instance, arguments, site)
        return one(instance)

    def call(run: Machine, initialiser: Special, arguments: Arguments, site: Site) -> Value:
        initialise(run, initialiser.carried, arguments, site)
        return NONE

    return make, Kind(call=call)


def calling(model: Handler) -> SpecialHandler:
    """The model of a function as that of a special value, or of a method of one, whatever it carries."""
    return lambda run, _special, arguments, site: model(run, arguments, site)


def signed(model: Handler, *parameters: str) -> Handler:
    """The model of a function whose arguments may be given by these names: it gets them at their positions, as far as
    there is no gap before them."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        if arguments.named and arguments.rest is None:
            arguments = _in_order(arguments, parameters)
        return model(run, arguments, site)

    return handler


def _in_order(arguments: Arguments, parameters: tuple[str, ...]) -> Arguments:
    positional, named = list(arguments.positional), dict(arguments.named)
    for parameter in parameters[len(positional) :]:
        if parameter not in named:
            break
        positional.append(named.pop(parameter))
    return Arguments(positional, named, None, arguments.spread)
