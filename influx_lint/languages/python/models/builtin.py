"""What Python's built-in functions mean."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable
from functools import partial

from influx_lint.flow import access, attributes, conditions, containers, ir, settling, unfollowed, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.containers import Elements
from influx_lint.flow.frames import ClassObject, Frame, FrameKind, Instance, ModuleObject, Super, Wrapped
from influx_lint.flow.machine import Machine
from influx_lint.flow.objects import OF_CLASS, PROPERTY, STATIC
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed, Condition, Property, Reader, Text, ValueOf, Variable
from influx_lint.flow.possibilities import is_null, join, known_texts, one_of, partly, text
from influx_lint.flow.reads import read_by
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Library,
    Mapping,
    Sequence,
    Serialized,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import attributes_by_name, loaded
from influx_lint.meanings import copies, operators, sequences, sets
from influx_lint.meanings.models import Handler, Models, first, signed

LONGEST_NUMBER = 18
"""How many digits a number has that is read from text."""

_CONSTANTS = {"True": True, "False": False, "None": None}


def builtin(name: str) -> Value | None:
    """The value of a built-in name."""
    if name in _CONSTANTS:
        return one(Const(_CONSTANTS[name]))
    return one(Library(f"builtins.{name}")) if hasattr(builtins, name) else None


def _list(run: Machine, arguments: Arguments, site: Site) -> Value:
    if not arguments.positional:
        return run.sequence(site, [])
    listed, element = access.iterate(run, arguments.positional[0], site)
    if listed is not None:
        return run.sequence(site, listed, "list")
    return _as_partial(run, arguments, run.sequence_of_any(site, element, "list"))


def _as_partial(run: Machine, arguments: Arguments, found: Value) -> Value:
    """`found`, which holds what the first argument does."""
    for atom in found:
        if isinstance(atom, Sequence):
            containers.copy_mark(run.store, arguments.positional[0], atom)
    return found


def _sorted(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Texts are put in their order; that of anything else is not known."""
    found = _list(run, arguments, site)
    given = access.iterate(run, found, site)
    _apply_key(run, arguments, given, site)
    listed = given.listed
    texts = [text(each) for each in listed or ()]
    if listed and None not in texts and not arguments.named:
        return run.sequence(site, sorted(listed, key=lambda each: text(each) or ""), "sorted")
    for atom in found:
        sequences.shuffle(run, atom, arguments, site)
    return found


def _reversed(run: Machine, arguments: Arguments, site: Site) -> Value:
    given = access.iterate(run, first(arguments), site)
    return sequences.rebuilt(run, site, given, given.each[::-1], "reversed")


def _next(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The first of what is left; what was given once is not given again."""
    given = first(arguments)
    listed, element = access.iterate(run, given, site)
    default = arguments.positional[1] if len(arguments.positional) > 1 else NOTHING
    found = join([listed[0] if listed else element, default]) or UNKNOWN
    if listed is None:
        wholes.note_part(run, given, element, site)
    if listed is None or len(given) > 1:
        return found
    for atom in given:
        if isinstance(atom, Sequence):
            found = found if containers.in_order(run.store, atom) is not None else one_of(join(listed))
            containers.rearrange(run.store, atom, lambda held: held.pop(0))
    return found


def _enumerate(run: Machine, arguments: Arguments, site: Site) -> Value:
    listed, element = access.iterate(run, first(arguments), site)
    if listed is None:
        wholes.note_part(run, first(arguments), element, site)
        return run.sequence_of_any(site, run.sequence(site, [UNKNOWN, element], "pair"))
    pairs = [run.sequence(site, [one(Const(at, site.origin)), each], "pair", at) for at, each in enumerate(listed)]
    return run.sequence(site, pairs)


def _zip(run: Machine, arguments: Arguments, site: Site) -> Value:
    columns = [access.iterate(run, value, site) for value in arguments.positional]
    listed = [column for column, _ in columns if column is not None]
    if listed:
        for value, (column, element) in zip(arguments.positional, columns, strict=True):
            if column is None:
                wholes.note_part(run, value, element, site)
        count = min(len(column) for column in listed)
        rows = [
            run.sequence(site, [column[at] if column is not None else any_ for column, any_ in columns], "row", at)
            for at in range(count)
        ]
        return run.sequence(site, rows)
    return run.sequence_of_any(site, run.sequence(site, [element for _, element in columns], "row"))


def _map(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    function, *iterables = arguments.positional
    columns = [access.iterate(run, value, site) for value in iterables]
    listed = [column for column, _ in columns if column is not None]
    if len(listed) != len(columns):
        return _for_any(run, function, Arguments([element for _, element in columns]), site)
    given = (Arguments(list(row)) for row in zip(*listed, strict=False))
    return run.sequence(site, sequences.rounds(run, function, given, site))


def starmap(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`starmap(function, rows)`: the function is called with the elements of each row."""
    function = arguments.value(0, "function")
    listed, element = access.iterate(run, arguments.value(1, "iterable"), site)
    if listed is None:
        return _for_any(run, function, access.iterate(run, element, site).spread, site)
    given = (access.iterate(run, row, site).spread for row in listed)
    return run.sequence(site, sequences.rounds(run, function, given, site))


def _for_any(run: Machine, function: Value, given: Arguments, site: Site) -> Value:
    found = run.call(function, given, site)
    return run.sequence_of_any(site, settling.settle(run, found, site))


def _filter(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    function, iterable = arguments.positional[:2]
    elements = access.iterate(run, iterable, site).each
    if is_null(function):
        run.reads.relate(map(read_by, elements))
        return run.sequence_of_any(site, join(elements))
    return sequences.filtered(run, function, [(each, [each]) for each in elements], site)


def _vars(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What an object holds; without one, what the names here hold."""
    if not arguments.positional:
        return _locals(run, arguments, site)
    return join(
        attributes.names_of(run, atom.frame)
        if isinstance(atom, ModuleObject)
        else one(Mapping(atom.place) if isinstance(atom, Instance) else atom)
        for atom in first(arguments)
    )


def _text(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    value = first(arguments)
    found: list[Value] = [
        one(atom) for atom in value if isinstance(atom, Text | Variable | Reader | Serialized | Composed)
    ]
    if text(value) is not None or loaded.is_path(value):
        return value
    found += [one(Property(atom.subject, atom.key, atom.read, True)) for atom in value if isinstance(atom, Property)]
    found += [partly(one(atom)) for atom in value if isinstance(atom, ValueOf)]
    return join(found) or UNKNOWN


def _int(run: Machine, arguments: Arguments, site: Site) -> Value:
    digits = text(first(arguments))
    if digits is None or len(arguments.positional) > 1 or len(digits) > LONGEST_NUMBER:
        return _text(run, arguments, site)
    try:
        return one(Const(int(digits)))
    except ValueError:
        return NOTHING


def _folded(run: Machine, arguments: Arguments, site: Site, *, every: bool) -> Value:
    listed, element = access.iterate(run, first(arguments), site)
    return one(conditions.folded([conditions.condition_of(run, each) for each in listed or [element]], every=every))


def _super(run: Machine, arguments: Arguments, site: Site) -> Value:
    frame = site.frame.function
    if frame.owner is not None and not arguments.positional:
        return frozenset(Super(frame.owner, each) for each in _first_parameter(run, frame)) or UNKNOWN
    if len(arguments.positional) == 2:
        return join(
            one(Super(class_, self_))
            for class_ in arguments.positional[0]
            if isinstance(class_, ClassObject)
            for self_ in arguments.positional[1]
        )
    return UNKNOWN


def _first_parameter(run: Machine, frame: Frame) -> Iterable[Atom]:
    """What a method is called on."""
    if frame.self_ is not None:
        return one(frame.self_)
    parameters = frame.function_node.parameters if frame.function_node is not None else ()
    held = run.store.get(frame.place, parameters[0].name) if parameters else None
    return [atom for atom in held or () if isinstance(atom, Instance | ClassObject)]


def _type(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The class of an instance; or a class made of a dictionary."""
    if len(arguments.positional) == 3:
        made = copies.dictionary(run, Arguments(arguments.positional[2:]), site, attributes=True)
        return join(one(Special("made class", atom)) for atom in made if isinstance(atom, Mapping)) or UNKNOWN
    return join(one(atom.class_) for atom in first(arguments) if isinstance(atom, Instance)) or UNKNOWN


def _wrap(kind: str, _run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Wrapped(kind, first(arguments)))


def _pick(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The largest or the smallest, by what a function says of each."""
    several = len(arguments.positional) > 1
    given = Elements(arguments.positional, NOTHING) if several else access.iterate(run, first(arguments), site)
    _apply_key(run, arguments, given, site)
    if given.listed is None:
        wholes.note_part(run, first(arguments), given.any, site)
    return join([one_of(join(given.each)), arguments.named.get("default", NOTHING)]) or UNKNOWN


def _apply_key(run: Machine, arguments: Arguments, given: Elements, site: Site) -> None:
    """The function given as `key` is called with each element."""
    key = arguments.named.get("key")
    for each in given.each if key is not None and not all(isinstance(atom, Const) for atom in key) else ():
        run.call(key or UNKNOWN, Arguments([each]), site)


def _sum(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`sum(lists, [])`: the elements of all of them."""
    start = arguments.get(1, "start") or NOTHING
    if not any(isinstance(atom, Sequence) for atom in start):
        return UNKNOWN
    parts = [start, *access.iterate(run, first(arguments), site).each]
    return run.sequence_of_any(site, join(access.iterate(run, part, site).any for part in parts))


def _locals(run: Machine, _arguments: Arguments, site: Site) -> Value:
    """What is written to the names of a module stays; elsewhere it is a copy."""
    return attributes.names_of(run, site.frame) if site.frame.kind is FrameKind.MODULE else UNKNOWN


def _is_instance(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What a key holds is of the type that is asked for where it is there: else it is nothing. Of all that an endpoint
    holds, only the query dictionary is one, and in no shape anything a list."""
    value = first(arguments)
    written = site.node.arguments[0].value if isinstance(site.node, ir.Call) and site.node.arguments else None
    told = operators.of_class(run, value, arguments.get(1) or NOTHING, written, site.frame)
    if told is not None:
        return one(told)
    types = arguments.get(1) or NOTHING
    if types and types <= _LISTS and all(isinstance(atom, ValueOf) for atom in value):
        run.looked_at = [atom for atom in run.looked_at if atom not in value]
        return one(Condition())
    if _DICTIONARIES.isdisjoint(types):
        return one(conditions.condition_of(run, value))
    return one(wholes.is_dictionary(run, value) or conditions.condition_of(run, value))


def _from_keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`dict.fromkeys(keys, value)`: the keys are the code's own."""
    made = run.mapping(site)
    listed, _ = access.iterate(run, first(arguments), site)
    for key in listed or []:
        writes.write(run, one(made), key, arguments.get(1, "value") or NONE, site)
    if listed is None:
        containers.set_key(run.store, made, None, UNKNOWN)
    return one(made)


def _exec(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`exec(code, globals, locals)`: what the code does with the names that it is given is not known. Where none are
    given, the code has those of the place that calls."""
    code = _known_code(first(arguments))
    if not _gives_names(arguments) and code is None and unfollowed.are_in_sight(run, site.frame):
        run.given_up.note(site.origin, unfollowed.COMPILED_LATER)
    return _eval(run, arguments, site)


def _eval(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`eval(code, globals, locals)`, which is but a value where its code is not known and gets no names."""
    spaces = Arguments(arguments.positional[1:], arguments.named)
    code = _known_code(first(arguments)) or []
    unfollowed.give_up_on(run, spaces, site.origin, unfollowed.COMPILED_LATER)
    if not _gives_names(arguments) and any(
        unfollowed.reaches(run, re.findall(r"\w+", text), site.frame) for text in code
    ):
        run.given_up.note(site.origin, unfollowed.COMPILED_LATER)
    return None


def compiled_with(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`runpy.run_path(path, init_globals)`: code that sees what it is given, and nothing else."""
    unfollowed.give_up_on(run, arguments, site.origin, unfollowed.COMPILED_LATER)
    return None


def _gives_names(arguments: Arguments) -> bool:
    return len(arguments.positional) > 1 or bool(arguments.named)


def _known_code(code: Value) -> list[str] | None:
    """The texts that code may be; nothing where it may be others, too."""
    texts = known_texts(code)
    return texts if len(texts) == len(code) else None


_DICTIONARIES: Value = frozenset(
    Library(name) for name in ("builtins.dict", "collections.abc.Mapping", "typing.Mapping", "collections.OrderedDict")
)

_LISTS: Value = frozenset(Library(f"builtins.{name}") for name in ("list", "tuple", "set"))


def _iter(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`iter(values)`, or `iter(function, sentinel)`: what calls of the function give."""
    if len(arguments.positional) < 2:
        return _list(run, arguments, site)
    return run.sequence_of_any(site, run.call(first(arguments), Arguments(), site) - arguments.value(1))


BUILTINS: dict[str, Handler] = {
    "exec": _exec,
    "eval": _eval,
    "dict": copies.dictionary,
    **dict.fromkeys(("list", "tuple", "set", "frozenset", "aiter"), _list),
    "iter": _iter,
    "sorted": _sorted,
    "reversed": _reversed,
    **dict.fromkeys(("next", "anext"), _next),
    "enumerate": signed(_enumerate, "iterable"),
    "zip": _zip,
    "map": _map,
    "filter": _filter,
    "getattr": attributes_by_name.get,
    "hasattr": attributes_by_name.has,
    **dict.fromkeys(("setattr", "object.__setattr__"), attributes_by_name.set_),
    "vars": _vars,
    **dict.fromkeys(("str", "memoryview"), signed(_text, "object")),
    **dict.fromkeys(("bytes", "bytearray"), signed(_text, "source")),
    "int": _int,
    "float": _text,
    "bool": lambda run, arguments, _site: one(conditions.truth(run, first(arguments))),
    "any": partial(_folded, every=False),
    "all": partial(_folded, every=True),
    "super": _super,
    "type": _type,
    "property": partial(_wrap, PROPERTY),
    "classmethod": partial(_wrap, OF_CLASS),
    "staticmethod": partial(_wrap, STATIC),
    "sum": signed(_sum, "iterable"),
    "globals": lambda run, _arguments, site: attributes.names_of(run, site.frame.module),
    "locals": _locals,
    "len": sets.length,
    **dict.fromkeys(("max", "min"), _pick),
    "isinstance": _is_instance,
    **dict.fromkeys(("issubclass", "callable"), lambda *_given: one(Condition())),
    "dict.fromkeys": _from_keys,
}

MODELS = Models(functions={f"builtins.{name}": model for name, model in BUILTINS.items()})
