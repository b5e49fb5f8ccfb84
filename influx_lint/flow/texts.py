"""Text that code puts together, with what it holds of endpoints: addresses, and statements for services."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from influx_lint.findings import Origin
from influx_lint.flow.events import GAP
from influx_lint.flow.platform import Composed, Property
from influx_lint.flow.possibilities import known_texts, ordered
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Foreign, Library, Unknown, Value

MOST_PARTS = 32
MOST_WAYS = 4
MOST_CHARACTERS = 2_000
LONGEST_TEXT = 1_000
"""How many parts a text has at the most, how many are kept apart that one expression may give, how long the known parts
are together, and how long a text is that is certainly known."""

_MADE_OF_PROPERTIES: frozenset[type] = frozenset({Property, Composed})

Parts = tuple[str | Property | None, ...]


def composed(
    values: Sequence[Value], origin: Origin | None, tells: Callable[[str], bool] = lambda _text: True
) -> Value:
    """The texts that values give one after the other, at `origin`, where they hold a property of an endpoint, or a
    constant that `tells` something."""
    is_of_properties = any(not _MADE_OF_PROPERTIES.isdisjoint(map(type, value)) for value in values)
    if not is_of_properties and not any(map(tells, _constants(values))):
        return NOTHING
    ways: list[Parts] = [()]
    for value in values:
        ways = [(*way, *more) for way in ways for more in _ways(value)][:MOST_WAYS]
    found = (_merged(way) for way in ways)
    return frozenset(Composed(parts, origin) for parts in found if _is_kept(parts))


def certain(values: Sequence[Value], origin: Origin) -> Value:
    """The text that values certainly give one after the other, at `origin`, or the few that it may be. Of a name, what
    it ends with tells it from others that are put together there: it is written where that is, if that is elsewhere."""
    plain = [_only_texts(value) for value in values]
    longest = sum(max(map(len, each), default=0) for each in plain)
    if longest > LONGEST_TEXT or not 0 < math.prod(map(len, plain)) <= MOST_WAYS:
        return NOTHING
    end = next((value for value, each in zip(reversed(values), reversed(plain), strict=True) if any(each)), NOTHING)
    place = written(end)
    is_elsewhere = place is not None and not origin.contains(place)
    wholes = map("".join, itertools.product(*plain))
    return frozenset(Const(whole, origin, place if is_elsewhere and whole.isidentifier() else None) for whole in wholes)


def _only_texts(value: Value) -> list[str]:
    """The texts that a value may be, if it is one for certain."""
    found = known_texts(value)
    return list(dict.fromkeys(found)) if len(found) == len(value) else []


def written(value: Value) -> Origin | None:
    """Where a text is written."""
    for atom in value if len(value) == 1 else ():
        if isinstance(atom, Composed):
            return atom.origin
        if isinstance(atom, Const) and isinstance(atom.value, str) and atom.value:
            return atom.written
    return None


def _constants(values: Sequence[Value]) -> list[str]:
    atoms = (atom for value in values for atom in value)
    return [atom.value for atom in atoms if isinstance(atom, Const) and isinstance(atom.value, str)]


def first_word(text: str) -> str:
    """The word that a text begins with, in small letters."""
    words = text.split(None, 1)
    return words[0].lower() if words else ""


def _ways(value: Value) -> list[Parts]:
    """What one value puts into a text; what is of an endpoint comes first; what is not known, or no text at
    all, counts where nothing else is."""
    exact = Composed in map(type, value)
    found: list[Parts] = []
    for atom in ordered(value):
        if isinstance(atom, Composed):
            found.append(atom.parts)
        elif isinstance(atom, Property) and not (exact and atom.derived):
            found.append((atom,))
        elif isinstance(atom, Const) and atom.value is not None:
            found.append((text_of(atom),))
        elif isinstance(atom, Unknown | Foreign | Library) and not exact and Property in map(type, value):
            found.append((None,))
    found.sort(key=lambda parts: all(isinstance(part, str) for part in parts))
    return [way for way in found if way != ("",)] or ([(None,)] if not found or value >= UNKNOWN else [("",)])


def text_of(constant: Const) -> str:
    """A constant as text."""
    value = constant.value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _merged(parts: Parts) -> Parts:
    """The same with constants that follow one another as one."""
    found: list[str | Property | None] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def _is_kept(parts: Parts) -> bool:
    return len(parts) <= MOST_PARTS and sum([len(each) for each in parts if isinstance(each, str)]) <= MOST_CHARACTERS


def known(parts: Parts) -> str:
    """The text, with a gap for each part that is no constant."""
    return "".join(part if isinstance(part, str) else GAP for part in parts)


def has_property(parts: Parts) -> bool:
    """Whether the text has a property of an endpoint in it."""
    return Property in map(type, parts)


def texts(value: Value) -> list[Composed]:
    """Every text that `value` may be, as far as it is known."""
    found = []
    for atom in ordered(value):
        if isinstance(atom, Composed):
            found.append(atom)
        elif isinstance(atom, Const) and isinstance(atom.value, str | bytes):
            found.append(Composed((text_of(atom),), atom.written or atom.origin))
        elif isinstance(atom, Property):
            found.append(Composed((atom,)))
    return found


def exact(value: Value) -> list[Composed]:
    """The same without what is only known to be made of a property, where the text made of it is there, too."""
    is_made = any(isinstance(atom, Composed) for atom in value)
    return texts(frozenset(atom for atom in value if not (is_made and isinstance(atom, Property) and atom.derived)))


class Address(NamedTuple):
    """An address as text: each part as far as it is known."""

    scheme: Parts
    user: Parts
    host: Parts
    path: Parts
    query: Parts


def address(parts: Parts) -> Address | None:
    """The parts of an address; nothing where a text is none."""
    marked = "".join(part if isinstance(part, str) else chr(_FIRST_MARK + at) for at, part in enumerate(parts))
    found = _ADDRESS.fullmatch(marked)
    return Address(*(_unmarked(group or "", parts) for group in found.groups())) if found is not None else None


def _unmarked(text: str, parts: Parts) -> Parts:
    pieces = (parts[ord(each) - _FIRST_MARK] if ord(each) >= _FIRST_MARK else each for each in text)
    return _merged(tuple(pieces))


_FIRST_MARK = 0x100000
_ADDRESS = re.compile(r"(?:([^:/?#@]*):)?//(?:([^/?#]*)@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL)
