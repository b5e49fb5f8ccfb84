"""What can be asked of values, and how they are put together.

Constants remember where they stand as keys, and what is unknown may remember where it came in."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable
from pathlib import Path
from typing import Any

from influx_lint.findings import START_OF_FILE, Origin
from influx_lint.flow import ir
from influx_lint.flow.events import Stead, Substitute
from influx_lint.flow.frames import ClassObject, Frame, FunctionObject, Instance, Partial
from influx_lint.flow.platform import (
    Client,
    Composed,
    Endpoint,
    Endpoints,
    KeyOf,
    Property,
    Query,
    Reader,
    RelationshipName,
    Relationships,
    RenamedKey,
    Text,
    ValueOf,
)
from influx_lint.flow.records import replace
from influx_lint.flow.spans import origin_of
from influx_lint.flow.values import (
    MISSING,
    NEVER,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Sequence,
    Serialized,
    Special,
    Unknown,
    Value,
    View,
)

TELLING = frozenset({"type", "rel", "scheme", "service"})
"""The keys of an endpoint that tell what it is."""

MADE_NAME = "name made of another"
"""Text that the code makes of a relationship's name, or what an endpoint says of itself, with characters around."""

LARGEST = 64
"""How many possibilities a value keeps apart; beyond, the plain ones become unknown."""

MOST_ENDPOINTS = 16
"""How many endpoints a value keeps apart; beyond, they become unknown: each read of one of them is a read of all."""


_INTERESTING: frozenset[type] = frozenset(
    (
        *(Text, Relationships, Endpoints, Endpoint, Query, Reader, Mapping, Sequence, View, Serialized),
        *(Instance, Partial, Client, Composed),
    )
)
_EMPTY_TEXTS = ("", "{}", "[]", "null", "e30=", "e30", "W10=", "W10")
"""What an empty collection is in JSON, and that in base64."""

_TEXT_OR_UNKNOWN = (Text, Unknown)
_PLAIN = (Const, Unknown, Property, Library, Foreign)


def specials(atoms: Iterable[Atom], kind: str) -> list[Special]:
    """Those of some atoms that are special in this way."""
    return [atom for atom in atoms if isinstance(atom, Special) and atom.kind == kind]


def join(values: Iterable[Value]) -> Value:
    """Every possibility of `values`; of too many, the plain ones become unknown."""
    joined = NOTHING
    others = []
    for value in values:
        if not joined:
            joined = value
        elif value and value is not joined:
            others.append(value)
    if others:
        joined = joined.union(*others)
    if len(joined) <= MOST_ENDPOINTS:
        return joined
    if sum(isinstance(atom, Endpoint) for atom in joined) > MOST_ENDPOINTS:
        joined = frozenset(atom for atom in joined if not isinstance(atom, Endpoint)) | UNKNOWN
    if len(joined) <= LARGEST:
        return joined
    kept = ordered([atom for atom in joined if not isinstance(atom, _PLAIN)])[:LARGEST]
    return frozenset(kept) | UNKNOWN


def coming_back(value: Value) -> Value:
    """The possibilities of `value` in which there is one, if there are any."""
    return value - NEVER or value


def substitutes(value: Value, stead: Stead, origin: Origin) -> Value:
    """`value` as it may stand in the place of credentials: what of it is not followed further says from now on where it
    came in. What counts as nothing stays."""
    return frozenset(_substitute(atom, stead, origin) for atom in value)


def _substitute(atom: Atom, stead: Stead, origin: Origin) -> Atom:
    if isinstance(atom, Const) and not _is_empty(atom.value):
        return Unknown(Substitute(stead, atom.written or origin))
    if isinstance(atom, Foreign) or (isinstance(atom, Unknown) and atom.whence is None):
        return Unknown(Substitute(stead, origin))
    return atom


def _is_empty(value: ir.Scalar) -> bool:
    """Whether a constant holds no credentials: it counts as false, or is the text of what does."""
    text_ = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    return not value or (isinstance(text_, str) and text_.strip() in _EMPTY_TEXTS)


def padded(values: Iterable[Value]) -> Value:
    """The relationships' text among values that become one text, which it stays, and what may stand in its place; so
    does JSON, or code for what it holds, among texts that are known."""
    others = [value for value in values if text(value) is None]
    found = [atom for value in others for atom in value if isinstance(atom, _TEXT_OR_UNKNOWN)]
    if Text in map(type, found):
        return frozenset(found)
    return others[0] if len(others) == 1 and all(isinstance(atom, Serialized) for atom in others[0]) else NOTHING


def surrounded(values: list[Value]) -> Value:
    """The keys of an endpoint among values that become one text, where all the others are texts; else nothing."""
    texts = [text(value) for value in values]
    if texts.count(None) != 1:
        return NOTHING
    at = texts.index(None)
    keys = [_renamed(atom) for atom in values[at] if isinstance(atom, KeyOf | RenamedKey)]
    before, after = "".join(map(str, texts[:at])), "".join(map(str, texts[at + 1 :]))
    if len(keys) < len(values[at]):
        return NOTHING
    return frozenset(replace(key, before=before + key.before, after=key.after + after) for key in keys)


def made_names(values: list[Value]) -> Value:
    """The relationship's name, or what an endpoint says of itself, among values that become one text, where all the
    others are texts; else nothing."""
    texts = [text(value) for value in values]
    if texts.count(None) != 1:
        return NOTHING
    at = texts.index(None)
    before, after = "".join(map(str, texts[:at])), "".join(map(str, texts[at + 1 :]))
    named = [_made(atom) for atom in values[at] if before or after]
    return frozenset(
        Special(MADE_NAME, (each[0], before + each[1], each[2] + after, each[3])) for each in named if each is not None
    )


def _made(atom: Atom) -> tuple[Atom, str, str, bool] | None:
    """What a name is made of, what stands before and after that, and whether it is in capitals."""
    if isinstance(atom, Special) and atom.kind == MADE_NAME:
        made: tuple[Atom, str, str, bool] = atom.carried
        return made
    telling = isinstance(atom, RelationshipName) or (isinstance(atom, Property) and atom.key[0] in TELLING)
    return (atom, "", "", False) if telling else None


def unmade(key: Atom, name: str) -> tuple[Any, str] | None:
    """Of what a key is made that has this name, and what is its own of that; nothing where it cannot have it."""
    if not isinstance(key, Special) or key.kind != MADE_NAME:
        return key, name
    atom, before, after, is_upper = key.carried
    inner = name.removeprefix(before).removesuffix(after)
    if before + inner + after != name or (is_upper and inner != inner.upper()):
        return None
    return atom, inner.lower() if is_upper else inner


def name_in_capitals(atom: Atom) -> Value | None:
    """A relationship's name, or one that is made of it, in capitals."""
    made = _made(atom)
    return made and frozenset({Special(MADE_NAME, (made[0], made[1].upper(), made[2].upper(), True))})


def in_capitals(atom: KeyOf | RenamedKey) -> RenamedKey:
    """A key of an endpoint in capitals."""
    key = _renamed(atom)
    return RenamedKey(key.endpoint, key.before.upper(), key.after.upper(), is_upper=True)


def _renamed(atom: KeyOf | RenamedKey) -> RenamedKey:
    return atom if isinstance(atom, RenamedKey) else RenamedKey(atom.endpoint)


def firm(value: Value) -> Value:
    """`value` without what may stand in the place of something, where there is something else."""
    kept = frozenset(atom for atom in value if not isinstance(atom, Unknown) or atom.whence is None)
    return kept or value


def only(value: Value) -> Atom | None:
    """What a value certainly is."""
    return next(iter(value)) if len(value) == 1 else None


_POSITION = re.compile(r"0|[1-9][0-9]{0,8}")


def strings(value: Value) -> list[Const]:
    """The constants of `value` that are text, in an order that does not depend on hashing."""
    found = [atom for atom in value if isinstance(atom, Const) and isinstance(atom.value, str)]
    if len(found) < 2:
        return found
    return sorted(found, key=lambda atom: (str(atom.value), atom.origin.span if atom.origin else START_OF_FILE))


def known_texts(value: Value) -> list[str]:
    """These texts themselves."""
    return [str(constant.value) for constant in strings(value)]


def may_be(value: Value, names: Container[str]) -> bool:
    """Whether a value may be something of a library, or of the language, that has one of these names."""
    return any(isinstance(atom, Library) and atom.name in names for atom in value)


def present(value: Value) -> Value:
    """`value` but for what stands for nothing in a language, as for a key that is not there."""
    return frozenset(atom for atom in value if not (isinstance(atom, Const) and atom.value is None))


def has_no_keys(atom: Atom) -> bool:
    """Whether nothing lies under the keys of this: what stands for nothing, and `false`, as some functions say that."""
    return isinstance(atom, Const) and (atom.value is None or atom.value is False)


def is_null(value: Value) -> bool:
    """Whether a value is nothing but what stands for nothing in a language, such as `None`, wherever it is written."""
    return all(isinstance(atom, Const) and atom.value is None for atom in value)


def text(value: Value) -> str | None:
    """The text that `value` certainly is."""
    if len(value) != 1:
        return None
    (atom,) = value
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, str) else None


def number(value: Value) -> int | None:
    """The integer that `value` certainly is."""
    if len(value) != 1:
        return None
    (atom,) = value
    return atom.value if isinstance(atom, Const) and isinstance(atom.value, int) else None


def position(value: Value) -> int | None:
    """The element that `value` certainly names: by an integer, or by its digits, as some languages have it."""
    digits = text(value)
    return int(digits) if digits is not None and _POSITION.fullmatch(digits) else number(value)


def is_interesting(value: Value) -> bool:
    """Whether a value may be credentials, hold them, or speak to their services."""
    return not _INTERESTING.isdisjoint(map(type, value))


def named(value: Value) -> Value:
    """`value` under a name of its own: constants no longer stand where they were written."""
    for atom in value:
        if isinstance(atom, Const) and atom.origin is not None:
            return frozenset(
                Const(each.value, None, each.written) if isinstance(each, Const) else each for each in value
            )
    return value


def placed(value: Value, path: Path, node: ir.Expression | ir.Statement) -> Value:
    """`value` as an expression in a file gives it: constants with a name of their own stand there."""
    for atom in value:
        if isinstance(atom, Const) and atom.origin is None:
            origin = origin_of(path, node.packed)
            return frozenset(
                Const(each.value, origin, each.written) if isinstance(each, Const) and each.origin is None else each
                for each in value
            )
    return value


def one_of(elements: Value) -> Value:
    """One out of the elements of a sequence. Where these are endpoints of several relationships, it is not known whose
    it is, but for those that a test let through, with what is known of them then."""
    picked = {atom for atom in elements if isinstance(atom, Endpoint) and atom.name not in (None, atom.subject)}
    holders = [atom for atom in elements - picked if isinstance(atom, Endpoint | Endpoints)]
    if len({atom.name if atom.name is not None else atom.place for atom in holders}) < 2:
        return elements
    return elements.difference(holders) | UNKNOWN


def as_dictionary(value: Value) -> Value:
    """`value` as what it is where its keys are taken: of the values of an endpoint, only the query dictionary has any,
    if it is there."""
    inner = [each for each in value if isinstance(each, ValueOf) and isinstance(each.endpoint, Endpoint)]
    if not inner:
        return value
    found = [atom for each in inner if isinstance(each.endpoint, Endpoint) for atom in (Query(each.endpoint), MISSING)]
    return value.difference(inner).union(found)


def partly(value: Value) -> Value:
    """`value` as one that was chosen: of the values of an endpoint it may be some only."""
    return frozenset(replace(each, partly=True) if isinstance(each, ValueOf) else each for each in value)


def ordered(value: Collection[Atom]) -> list[Atom]:
    """The possibilities in an order that does not depend on hashing. Whatever is done for each of them in turn goes by
    this order: what it costs, and what is then left out, would differ from run to run."""
    return list(value) if len(value) < 2 else sorted(value, key=_told)


def _told(part: object) -> str:
    """What tells an atom, or something in one, from all others of a run, in words that are the same in each run."""
    if isinstance(part, int):
        return f"{part:09}"
    if isinstance(part, frozenset):
        return " ".join(sorted(map(_told, part)))
    if isinstance(part, tuple):
        return " ".join(map(_told, part))
    if isinstance(part, FunctionObject):
        return f"{part.node.name} {part.frame.place:09} {part.node.packed}"
    if isinstance(part, ir.Node):
        return f"{part.packed}"
    if isinstance(part, Frame | ClassObject):
        return f"{part.place:09}"
    fields = getattr(part, "fields_of_record", None)
    if fields is None:
        return str(part)
    return f"{type(part).__name__} {' '.join([_told(getattr(part, name)) for name in fields])}"
