"""Mappings and sequences that the code makes: their cells in the store."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from influx_lint.flow import ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.platform import Condition
from influx_lint.flow.possibilities import join, number, only
from influx_lint.flow.store import ANY, BY, KEYS, LAYERS, LENGTH, ORDER, PARTLY, Slot, Store
from influx_lint.flow.values import (
    ABSENT,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Ordered,
    Sequence,
    Value,
    one,
)


class Elements(NamedTuple):
    """What is gone through: `listed` are its elements, in order, where certain, and `any` is what each may be."""

    listed: list[Value] | None
    any: Value

    @property
    def each(self) -> list[Value]:
        """One after the other; where they are not certain, one that stands for all."""
        return self.listed if self.listed is not None else [self.any]

    @property
    def spread(self) -> Arguments:
        """As the arguments of a call: `*value`."""
        return Arguments(self.listed) if self.listed is not None else Arguments(rest=self.any)


LONGEST = 2_000
"""How many keys or elements a container keeps apart, besides those that it was written out with: each further one takes
work in proportion to those that are there."""

MOST_LAYERS = 64
"""How many layers a mapping keeps."""

_NO_KEYS: Value = one(Ordered(()))

Holder = Mapping | Instance


def known(value: Value | None) -> Value:
    """The same of what was found in a cell as `Store.known` gives."""
    if value is None:
        return NOTHING
    return value - {ABSENT} if ABSENT in value else value


def widen(store: Store, owner: Hashable, name: Hashable, value: Value) -> None:
    """A cell may hold this, too."""
    store.set(owner, name, join([store.known(owner, name), value]))


def ordered(store: Store, place: int, slot: Slot) -> tuple[object, ...]:
    """The keys or the layers of a mapping; of several possibilities, all of them."""
    value = store.get(place, slot)
    if value is None:
        return ()
    if len(value) == 1:
        (only,) = value
        return only.items if isinstance(only, Ordered) else ()
    stretches = [atom.items for atom in value if isinstance(atom, Ordered)]
    if len(stretches) == 1:
        return stretches[0]
    longest = sorted(stretches, key=len, reverse=True)
    return tuple(dict.fromkeys(item for stretch in longest for item in stretch))


def set_sequence(store: Store, place: int, elements: Iterable[Value]) -> Sequence:
    """Makes the sequence at `place` hold the elements in order."""
    listed = list(elements)
    for index, element in enumerate(listed):
        store.set(place, index, element)
    store.set(place, LENGTH, _counted(len(listed)))
    for slot in (ANY, ORDER):
        if store.get(place, slot) is not None:
            store.set(place, slot, NOTHING)
    return Sequence(place)


@lru_cache(maxsize=64)
def _counted(number: int) -> Value:
    """A number of elements. Nearly all sequences are short, and a set for each would take much room."""
    return one(Const(number))


def shuffle(store: Store, sequence: Sequence) -> Sequence:
    """The elements are those, in an order that is not known."""
    if len(set(elements(store, sequence) or ())) > 1:
        store.set(sequence.place, ORDER, UNKNOWN)
    return sequence


def in_order(store: Store, sequence: Sequence) -> list[Value] | None:
    """The elements as they stand, where that is certain."""
    return elements(store, sequence) if not store.known(sequence.place, ORDER) else None


def set_any(store: Store, place: int, element: Value) -> Sequence:
    """Makes the sequence at `place` hold any number of `element`."""
    store.set(place, LENGTH, UNKNOWN)
    store.set(place, ANY, element)
    return Sequence(place)


def length(store: Store, sequence: Sequence) -> int | None:
    """The number of elements, where it is certain."""
    return number(store.known(sequence.place, LENGTH))


def elements(store: Store, sequence: Sequence) -> list[Value] | None:
    """The elements in order, where their number is certain."""
    count = length(store, sequence)
    return None if count is None else [store.known(sequence.place, index) for index in range(count)]


def any_element(store: Store, sequence: Sequence) -> Value:
    """What some element may be."""
    lengths = store.get(sequence.place, LENGTH) or NOTHING
    most = max((atom.value for atom in lengths if isinstance(atom, Const) and isinstance(atom.value, int)), default=0)
    held = [store.known(sequence.place, index) for index in range(most)]
    return join([*held, store.known(sequence.place, ANY)])


def inside(store: Store, atom: Atom) -> Value:
    """What some element of a sequence may be; anything else stands for itself."""
    return any_element(store, atom) if isinstance(atom, Sequence) else one(atom)


def pair(store: Store, atom: Atom) -> tuple[Value, Value] | None:
    """The two elements of a sequence that has two."""
    listed = elements(store, atom) if isinstance(atom, Sequence) else None
    return (listed[0], listed[1]) if listed is not None and len(listed) == 2 else None


def some_elements(store: Store, sequence: Sequence, most: int) -> list[Value]:
    """What the first elements may be, and any of those whose number is not known."""
    count = length(store, sequence)
    shown = (*range(most), ANY) if count is None else range(min(count, most))
    return [store.known(sequence.place, index) for index in shown]


def loosen(store: Store, sequence: Sequence, element: Value = NOTHING) -> None:
    """From now on, any number of elements may be any of those that there were, or `element`."""
    set_any(store, sequence.place, join([any_element(store, sequence), element]))


def append(store: Store, sequence: Sequence, element: Value) -> None:
    """Adds an element at the end."""
    count = length(store, sequence)
    if count is None or count >= LONGEST:
        loosen(store, sequence, element)
        return
    store.set(sequence.place, count, element)
    store.set(sequence.place, LENGTH, _counted(count + 1))


def rearrange(store: Store, sequence: Sequence, change: Callable[[list[Value]], object]) -> None:
    """Does to the elements what `change` does to a list, where they are certain, and where it can be done to them."""
    listed = in_order(store, sequence)
    if listed is None:
        loosen(store, sequence)
        return
    with suppress(IndexError, ValueError):
        change(listed)
        set_sequence(store, sequence.place, listed)


def set_mapping(store: Store, place: int) -> None:
    """Makes the mapping at `place` empty."""
    for key in ordered(store, place, KEYS):
        store.set(place, key, one(ABSENT))
    store.set(place, KEYS, _NO_KEYS)
    if store.get(place, LAYERS) is not None:
        store.set(place, LAYERS, _NO_KEYS)
    for slot in (ANY, BY, PARTLY):
        if store.get(place, slot) is not None:
            store.set(place, slot, NOTHING)


def has_computed_names(store: Store, names: Mapping) -> bool:
    """Whether something was laid over the names of a module, or put there by names of a kind."""
    return bool(layers(store, names) or store.known(names.place, BY))


def set_key(store: Store, holder: Holder, key: ir.Scalar | None, value: Value) -> None:
    """Writes under a constant key, or (`None`) under one that is not known. A key that cannot be known may be any: what
    was written stands then beside what was there."""
    place = holder.place
    if key is None:
        widen(store, place, ANY, value)
        return
    keys = ordered(store, place, KEYS)
    if store.get(place, key) is None and key not in keys:
        if len(keys) >= LONGEST:
            widen(store, place, ANY, value)
        else:
            store.set(place, KEYS, one(Ordered((*keys, key))))
    store.set(place, key, value)


def set_first_keys(store: Store, holder: Holder, items: dict[ir.Scalar, Value]) -> None:
    """Writes under constant keys of a mapping that has none by now."""
    for key, value in items.items():
        store.set(holder.place, key, value)
    store.set(holder.place, KEYS, one(Ordered(tuple(items))))


def keys(store: Store, holder: Holder) -> tuple[ir.Scalar, ...]:
    """The constant keys that were written, the oldest first."""
    found = ordered(store, holder.place, KEYS)
    if not found:
        return ()
    return tuple(key for key in found if not isinstance(key, Slot) and store.known(holder.place, key))  # type: ignore[misc]


def layers(store: Store, holder: Holder) -> tuple[Value, ...]:
    """What the mapping was spread from; the last one wins, the mapping's own keys over all."""
    found = ordered(store, holder.place, LAYERS)
    return tuple([layer for layer in found if isinstance(layer, frozenset)]) if found else ()


def is_exact(store: Store, holder: Holder) -> bool:
    """Whether all the keys are known."""
    return not layers(store, holder) and not store.known(holder.place, ANY)


def is_certain(store: Store, holder: Holder, key: ir.Scalar) -> bool:
    """Whether the key was written on every way to here."""
    value = store.get(holder.place, key)
    return value is not None and ABSENT not in value


def spread(store: Store, holder: Holder, base: Value, below: int) -> None:
    """Lays `base` over what the mapping holds by now. `below` is a place for what it held under its own keys."""
    own = keys(store, holder)
    lower = layers(store, holder)
    if base == one(holder) or (not own and base in lower):
        return
    if own:
        for key in own:
            value = store.get(holder.place, key)
            set_key(store, Mapping(below), key, value if value is not None else NOTHING)
            store.set(holder.place, key, one(ABSENT))
        store.set(holder.place, KEYS, one(Ordered(())))
        lower = (*lower, one(Mapping(below)))
    if len(lower) < MOST_LAYERS:
        store.set(holder.place, LAYERS, one(Ordered((*lower, base))))


def copy(store: Store, source: Holder, target: Holder, change: Callable[[Value], Value] = lambda value: value) -> bool:
    """Makes `target`, empty by now, hold what `source` holds, each as `change` gives it; says whether any differs."""
    is_other = False
    for key in keys(store, source):
        value = store.get(source.place, key) or NOTHING
        changed = change(value)
        is_other = is_other or changed != value
        set_key(store, target, key, changed)
    below = layers(store, source)
    if below:
        laid = tuple(map(change, below))
        is_other = is_other or laid != below
        store.set(target.place, LAYERS, one(Ordered(laid)))
    for slot in (ANY, BY, PARTLY):
        held = store.get(source.place, slot)
        if held is not None:
            store.set(target.place, slot, held)
    return is_other


def mark_partial(store: Store, place: int, chosen: Condition | None = None) -> None:
    """From now on, what was taken from elsewhere is no longer sure to be there, nor as it was; `chosen` says where
    there is anything at all."""
    store.set(place, PARTLY, one(chosen) if chosen is not None else UNKNOWN)


def is_partial(store: Store, place: int) -> bool:
    """Whether a mapping or a sequence may lack some of what it was taken from, or has it changed."""
    return bool(store.get(place, PARTLY))


def copy_mark(store: Store, source: Value, target: Sequence) -> None:
    """The target holds what the source does: it is as partial."""
    for atom in source:
        if isinstance(atom, Sequence) and is_partial(store, atom.place):
            mark_partial(store, target.place, chosen(store, source))


def chosen(store: Store, value: Value) -> Condition | None:
    """What it says that there is anything in a sequence whose elements were chosen by tests."""
    atom = only(value)
    marks = (store.get(atom.place, PARTLY) or NOTHING) if isinstance(atom, Sequence) else NOTHING
    mark = only(marks)
    return mark if isinstance(mark, Condition) else None


def foreign_owner(atom: Library | Foreign) -> Hashable:
    """What owns the cells of what the project puts into an object that is not its own."""
    return ("library", atom.name) if isinstance(atom, Library) else atom.place
