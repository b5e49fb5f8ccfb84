"""What the methods and the operators of Python's own types mean."""

from __future__ import annotations

from collections.abc import Mapping as Table

from influx_lint.flow import attributes, ir, targets, unfollowed, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import ClassObject, Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.objects import MAPPING
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Composed,
    Endpoint,
    Endpoints,
    Environment,
    KeyOf,
    Property,
    Query,
    RelationshipName,
    Relationships,
    RenamedKey,
    Text,
    ValueOf,
    Variable,
)
from influx_lint.flow.possibilities import MADE_NAME, as_dictionary, ordered, specials
from influx_lint.flow.values import (
    MISSING,
    NONE,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Method,
    Sequence,
    Serialized,
    Value,
    View,
    one,
)
from influx_lint.languages.python.models import chains, formats
from influx_lint.meanings import copies, mappings, operators, sequences, sets, text
from influx_lint.meanings.models import Kind, MethodHandler, Models, itself

MEMBERS = "members of enumerations"
"""What the store has under the places where values of members are written: their classes, and their names."""


def _initialise(run: Machine, instance: Instance, arguments: Arguments, site: Site) -> Value:
    """`super().__init__(…)` of a class that is a dictionary."""
    writes.spread_into(run, instance, copies.dictionary(run, arguments, site))
    return NONE


_DICTIONARY: dict[str, MethodHandler] = {
    "get": mappings.get,
    **dict.fromkeys(("__getitem__", "__getattr__"), mappings.get_item),
    "__setitem__": mappings.set_item,
    **dict.fromkeys(("__contains__", "has_key"), mappings.contains),
    "pop": mappings.pop,
    "setdefault": mappings.set_default,
    "update": mappings.update,
    **dict.fromkeys(("keys", "iterkeys", "__iter__"), mappings.view("keys")),
    **dict.fromkeys(("values", "itervalues"), mappings.view("values")),
    **dict.fromkeys(("items", "iteritems"), mappings.view("items")),
    **dict.fromkeys(("copy", "to_dict", "toDict", "as_dict"), mappings.copy),
    "clear": mappings.clear,
}
_SEQUENCE: dict[str, MethodHandler] = {
    **sets.METHODS,
    **dict.fromkeys(("append", "put", "put_nowait", "add"), sequences.append),
    **dict.fromkeys(("get", "get_nowait"), sequences.take),
    "appendleft": sequences.append_left,
    "extend": sequences.extend,
    "insert": sequences.insert,
    "pop": sequences.pop,
    "popleft": sequences.pop_left,
    **dict.fromkeys(("remove", "discard"), sequences.remove),
    "reverse": sequences.reverse,
    "rotate": sequences.rotate,
    "sort": sequences.shuffle,
    "clear": sequences.clear,
    "copy": mappings.copy,
    "__getitem__": mappings.get_item,
    "__iter__": itself,
}
_TEXT: dict[str, MethodHandler] = {
    **dict.fromkeys(("decode", "encode", "read", "getvalue", "getbuffer", "tobytes", "toreadonly"), itself),
    **dict.fromkeys(("strip", "rstrip", "lstrip", "removeprefix", "removesuffix", "expandtabs"), itself),
    **dict.fromkeys(("ljust", "rjust", "center", "zfill", "replace", "translate", "split"), itself),
    **dict.fromkeys(("get_secret_value", "__str__"), itself),
}
_STRING: dict[str, MethodHandler] = {
    "format": formats.braces,
    "format_map": lambda run, template, arguments, site: formats.format_map(
        run, template, mappings.key_of(arguments), site
    ),
    **dict.fromkeys(("split", "rsplit"), text.split),
    "partition": text.partition(),
    "rpartition": text.partition(last=True),
    "join": text.join,
    "startswith": text.const_starts,
    "encode": itself,
    "decode": itself,
    **{name: text.fold(getattr(str, name)) for name in ("lower", "upper", "casefold", "capitalize", "title")},
    **{name: text.fold(getattr(str, name)) for name in ("strip", "lstrip", "rstrip", "replace")},
    **{name: text.fold(getattr(str, name)) for name in ("removeprefix", "removesuffix")},
}
_COMPOSED: dict[str, MethodHandler] = dict.fromkeys(
    ("encode", "decode", "strip", "rstrip", "lstrip", "__str__"), itself
)
_PROPERTY: dict[str, MethodHandler] = {
    "startswith": text.starts,
    "endswith": text.ends,
    "lower": itself,
    "casefold": itself,
    "strip": itself,
    "upper": text.derive,
    "get": text.derive,
}
_KEY: dict[str, MethodHandler] = {
    "startswith": text.starts,
    "endswith": text.ends,
    "lower": itself,
    "casefold": itself,
    "strip": itself,
    "upper": text.capitals,
}
_METHODS: dict[type[Atom], Table[str, MethodHandler]] = {
    **dict.fromkeys((Endpoint, Query, Relationships), _DICTIONARY),
    Mapping: {**_DICTIONARY, "new_child": chains.new_child},
    Environment: _DICTIONARY,
    Instance: {**_DICTIONARY, "__init__": _initialise},
    **dict.fromkeys((Sequence, Endpoints), _SEQUENCE),
    View: _SEQUENCE,
    **dict.fromkeys((Text, Variable, Serialized), _TEXT),
    Const: _STRING,
    Composed: _COMPOSED,
    Property: {**_PROPERTY, "": text.derive},
    RelationshipName: {**_PROPERTY, "upper": text.capitals},
    KeyOf: _KEY,
    RenamedKey: {"upper": text.capitals},
}


def attribute(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    """A method of something abstract, to be called later."""
    table = _METHODS.get(type(atom), {})
    return one(Method(atom, name)) if name in table or "" in table else None


def _unless_key(run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
    if isinstance(atom, Mapping) and not atom.attributes and (found := chains.attribute(run, atom, name, site)):
        return found
    return attribute(run, atom, name, site)


def _of_constant(run: Machine, constant: Const, name: str, site: Site) -> Value | None:
    """What a member of an enumeration has, for which its value stands: that, its name, and what the class has."""
    if name in ("value", "_value_"):
        return one(Const(constant.value, None, constant.written))
    members = run.store.get(MEMBERS, constant.written) if constant.written is not None else None
    for atom in ordered(members or ()):
        if isinstance(atom, Const) and name in ("name", "_name_"):
            return one(atom)
        held = run.objects.attribute(atom, name) if isinstance(atom, ClassObject) else None
        if held is not None:
            return attributes.reached(run, held, constant, site)
    return attribute(run, constant, name, site)


def _of_value(_run: Machine, atom: Atom, name: str, _site: Site) -> Value | None:
    if name not in _DICTIONARY:
        return None
    return frozenset(Method(each, name) for each in as_dictionary(one(atom)) if each != MISSING) | UNKNOWN


def inherited(atom: Atom, name: str) -> Atom:
    """What a dictionary's own method is a method of: an object is but a dictionary to it, whatever its class does."""
    if isinstance(atom, Instance) and MAPPING in atom.class_.marks and name in _DICTIONARY:
        return Mapping(atom.place)
    return atom


def _unite(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    """`left | right`: of types, what is of one of them."""
    are_types = any(isinstance(each, ClassObject) for each in left | right) or any(specials(left | right, "generic"))
    return left | right if are_types else operators.unite(run, left, right, site)


def _update(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`value.update(credentials)` of a dictionary that nothing is known of."""
    function = site.node.function if isinstance(site.node, ir.Call) else None
    if not isinstance(function, ir.Attribute) or not unfollowed.are_carried(run, arguments):
        return None
    holder = run.evaluate(function.value, site.frame)
    for atom in targets.known(run, function.value, holder, site.frame):
        if isinstance(atom, Mapping):
            mappings.update(run, atom, arguments, site)
    return UNKNOWN


MODELS = Models(
    methods=_METHODS,
    kinds={MADE_NAME: Kind(methods={"upper": text.capitals})},
    unknown={"update": _update},
    operators={**sets.OPERATORS, "+": operators.add, "|": _unite},
    attributes={
        **dict.fromkeys((Mapping, Endpoint, Relationships, Endpoints), _unless_key),
        Const: _of_constant,
        ValueOf: _of_value,
    },
)
