"""Remembers what calls did, so that the same call in the same state is not gone through again.

What a call makes, it makes anew each time. A call is the same, too, where it is given the same key from elsewhere: as a
rule, all that comes of that place is that the key is read there."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Bound, ClassObject, FunctionObject, Instance, ModuleObject, Partial, Wrapped
from influx_lint.flow.lookups import Known, Moved, Record
from influx_lint.flow.places import Places, Site
from influx_lint.flow.platform import Endpoint, Endpoints, Environment, Known as Fact, Property, Relationships, Text
from influx_lint.flow.reads import HandedUse, Reads
from influx_lint.flow.records import entity, field, mutable, replace
from influx_lint.flow.store import Found, Slot, Store
from influx_lint.flow.values import (
    Absent,
    Atom,
    Cell,
    Changes,
    Const,
    Gone,
    Library,
    Mapping as Dictionary,
    Never,
    Present,
    Sequence,
    Unknown,
    Value,
)

MOST_CALLS = 150
MOST_OUTCOMES = 6
"""Of how many calls is remembered at least what they did, and how many outcomes of each."""

MOST_READS = 64
"""How many reads of a call are told apart by where it stands. Where each of many functions calls the one before it,
the reads of all calls would grow with the square of their number."""

_MADE_ANEW = (FunctionObject, Bound, Partial, Wrapped)
"""What each call makes of its own, and of which nothing is remembered."""

_PLACED = frozenset((ClassObject, Dictionary, Endpoint, Endpoints, Instance, Relationships, Sequence))
_FLAT = _PLACED | {
    Absent,
    Const,
    Environment,
    Fact,
    Gone,
    Library,
    ModuleObject,
    Never,
    Present,
    Property,
    Text,
    Unknown,
}
"""Of which kinds atoms are that have no others in them; of these, those that have a place."""

_OWNERS = (int, str)
_NAMES = (int, str, Slot)
"""Which owners and names of cells have no place in them where something is written."""


@entity
class Outcome:
    """What a call gave, wrote, found in the store, and read of credentials, with the alternatives within the call.
    `made` are the places of what it gave that it made itself. Where it `meets` credentials, it got hold of some that it
    was not given. `given` are the keys among its arguments, `uses` those of keys that are written elsewhere than what
    reads by them; if it `binds`, something else may come of where such keys are written."""

    result: Value
    changes: Changes
    found: tuple[Found, ...]
    reads: Mapping[int, Known]
    made: frozenset[int] = frozenset()
    meets: bool = False
    given: tuple[Const, ...] = ()
    uses: tuple[HandedUse, ...] = ()
    binds: bool = False

    def can_move(self, newest: int, records: Iterable[Record]) -> bool:
        """Whether the same comes of the keys that the call was given wherever they are written: its reads and uses have
        these places, and what it gives and writes. `newest` is the last place that was there before it."""
        places = [each.origin for each in self.given]
        found = (atom for _, value in self.found for atom in value or () if type(atom) is Const)
        if not places or self.binds or any(atom.origin in places or atom.written in places for atom in found):
            return False
        for (owner, name), value in self.changes.items():
            if (isinstance(owner, int) and owner > newest and owner not in self.made) or not isinstance(name, _NAMES):
                return False
            if not isinstance(owner, _OWNERS) or not _is_settled(value, newest, self.made):
                return False
        noted = [each.place for each in self.uses]
        for record in records:
            noted += [record.origin] if record.literal is None else [record.origin, record.literal]
            if record.read is not None and record.origin in places:
                return False
        others = [place for place in noted if place not in places]
        within = (each.contains(place) for place in others for each in places if each is not None)
        return _is_settled(self.result, newest, self.made) and not any(within)


def key_of(arguments: Arguments, keys: Collection[str], site: Site) -> tuple[Hashable, tuple[Const, ...]]:
    """What tells calls apart, but for where those `keys` are written that stand for themselves among the arguments, in
    the file of the call; and these."""
    given: list[Const] = []
    told = [
        *(_told(value, keys, site, given) for value in arguments.positional),
        *((name, _told(value, keys, site, given)) for name, value in arguments.named.items()),
    ]
    places = [each.origin for each in given]
    same = tuple(map(places.index, places)) if len(given) > 1 else len(given)
    return (*told, arguments.rest, arguments.spread, same), tuple(given)


def _told(value: Value, keys: Collection[str], site: Site, given: list[Const]) -> Value | str:
    if len(value) == 1:
        (atom,) = value
        if type(atom) is Const and type(atom.value) is str and atom.value in keys:
            place = atom.origin
            if place is not None and place == atom.written and (place.path is site.path or place.path == site.path):
                given.append(atom)
                return atom.value
    return value


def made_since(newest: int, result: Value, changes: Changes) -> frozenset[int] | None:
    """The places of what a call gives that it made itself, after `newest`: decoded credentials, each time other ones,
    and sequences. Nothing where it gives, or leaves, something else that it made."""
    made: set[int] = set()
    has_sequence = False
    for atom in result:
        place = getattr(atom, "place", None)
        if isinstance(place, int) and place > newest:
            if not _can_be_renewed(atom):
                return None
            has_sequence = has_sequence or isinstance(atom, Sequence)
            made.add(place)
        elif isinstance(atom, _MADE_ANEW):
            return None
    if has_sequence:
        held = (atom for value in (result, *changes.values()) for atom in value or () if _can_be_renewed(atom))
        made.update(
            [place for atom in held if isinstance(place := getattr(atom, "place", None), int) and place > newest]
        )
    if not made:
        return frozenset()
    owners = {owner for owner, _ in changes if isinstance(owner, int) and owner > newest}
    values = (result, *changes.values())
    if owners <= made and all(_is_settled(value, newest, made, is_flat=has_sequence) for value in values):
        return frozenset(made)
    return None


def _can_be_renewed(atom: Atom) -> bool:
    """Whether nothing is known of an atom by its place but what is in its cells."""
    if isinstance(atom, Endpoint):
        return atom.name is not None and atom.subject == atom.name
    return isinstance(atom, Sequence | Relationships) or (isinstance(atom, Endpoints) and atom.name is not None)


def _is_settled(value: Value | None, newest: int, made: Collection[int], *, is_flat: bool = True) -> bool:
    """Whether nothing is in a value that came after `newest`, but for what is known to be `made`; and, if it has to be
    flat, nothing but what can be told by its fields."""
    for atom in value or ():
        kind = type(atom)
        if kind in _PLACED or kind not in _FLAT:
            place = getattr(atom, "place", None)
            if isinstance(place, int) and place > newest and place not in made:
                return False
        if is_flat and (kind not in _FLAT or (kind is Unknown and atom.whence is not None)):  # type: ignore[attr-defined]
            return False
    return True


@mutable
class Anew:
    """What is other than before where a call is done again: the places of what it `made`, the numbers of its `reads`,
    and where the keys are written that are `moved`."""

    made: Mapping[Hashable, int]
    reads: Mapping[int, int]
    moved: Moved

    def atom(self, atom: Atom) -> Atom:
        """The same by this call."""
        if isinstance(atom, Property):
            number = self.reads.get(atom.read)
            return atom if number is None else Property(atom.subject, atom.key, number, atom.derived)
        if isinstance(atom, Const):
            if atom.written is None or not self.moved:
                return atom
            moved = self.moved.get
            return Const(atom.value, moved(atom.origin) or atom.origin, moved(atom.written) or atom.written)
        place = self.made.get(getattr(atom, "place", None))
        return atom if place is None else replace(atom, place=place)

    def value(self, value: Value) -> Value:
        """The same of all that a value may be."""
        return frozenset([self.atom(atom) for atom in value])

    def cell(self, cell: Cell) -> Cell:
        """The same cell of what the call makes."""
        return self.made.get(cell[0], cell[0]), cell[1]

    def changes(self, changes: Changes) -> Changes:
        """What the call writes by now."""
        if not self.made and not self.moved:
            return changes
        return {self.cell(cell): self.value(value) if value else value for cell, value in changes.items()}


@mutable
class Memory:
    """The outcomes of calls, by function and arguments: of the last calls, and of those before."""

    _outcomes: dict[Hashable, list[Outcome]] = field(default_factory=dict)
    _before: dict[Hashable, list[Outcome]] = field(default_factory=dict)

    def recall(self, key: Hashable, given: tuple[Const, ...], store: Store) -> Outcome | None:
        """What the call did when the store held what it holds now, as far as it looked: with these keys, or with the
        same from elsewhere."""
        for each in (key, (key, given)) if given else (key,):
            for outcome in self._known(each):
                if store.holds(outcome.found):
                    return outcome
        return None

    def replay(
        self, outcome: Outcome, given: tuple[Const, ...], store: Store, reads: Reads, places: Places, context: Hashable
    ) -> Value:
        """Does what a call did, with these keys. What it made, and its reads, are other ones in this context, with
        alternatives of their own."""
        context = (context, given) if given else context
        changed = ((old.origin, new.origin) for old, new in zip(outcome.given, given, strict=True) if old != new)
        moved: Moved = {old: new for old, new in changed if new is not None}
        reads.use_again(outcome.uses, moved)
        numbers: dict[int, int] = {}
        if len(outcome.reads) > MOST_READS:
            reads.log += outcome.reads
        else:
            for number, by_now in outcome.reads.items():
                numbers[number] = reads.again(number, by_now, context, moved)
        anew = Anew({place: places.intern(("again", place, context)) for place in sorted(outcome.made)}, numbers, moved)
        changes = anew.changes(outcome.changes)
        if store.dependencies is not None:
            store.dependencies.include(outcome.found, changes)
        store.write(changes)
        self.renew(outcome, anew)
        return anew.value(outcome.result)

    def renew(self, outcome: Outcome, anew: Anew) -> None:
        """What a call made, another call makes."""

    def _known(self, key: Hashable) -> list[Outcome]:
        """The outcomes of a call, which from now on is one of the last."""
        known = self._outcomes.get(key)
        if known is None:
            known = self._before.pop(key, [])
            if len(self._outcomes) >= MOST_CALLS:
                self._before, self._outcomes = self._outcomes, {}
            if known:
                self._outcomes[key] = known
        return known

    def remember(self, key: Hashable, outcome: Outcome, *, can_move: bool = False) -> None:
        """Remembers what a call did: for keys from anywhere, if it `can_move`."""
        place = key if can_move or not outcome.given else (key, outcome.given)
        outcomes = self._known(place)
        self._outcomes[place] = outcomes
        if len(outcomes) >= MOST_OUTCOMES:
            outcomes.pop(0)
        outcomes.append(outcome)
