"""The record of reads: which keys are read where, and which of them are read instead of one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from influx_lint.findings import Origin, Span
from influx_lint.flow.company import ENDPOINT, ENDPOINTS, PARTIAL_COPY, Kind, Use, company
from influx_lint.flow.copies import Copies
from influx_lint.flow.events import Company, Event, Fact, Form, KeyRead, PropertyTest, Stead, Substitute, VariableRead
from influx_lint.flow.frames import Waiting
from influx_lint.flow.lookups import Key, Known, Lookup, Moved, Record
from influx_lint.flow.platform import Property
from influx_lint.flow.records import field, mutable, replace
from influx_lint.flow.values import Value

_T = TypeVar("_T")

_Known = dict["str | int", dict[frozenset[PropertyTest], "_Others"]]

FEW_USES = 4
"""How many uses a set has at the most that is shared with all that are equal: a larger one grows in place."""

_NO_USES: frozenset[Use] = frozenset()
_NO_KEYS: frozenset[str] = frozenset()
_NO_SUBSTITUTES: frozenset[Substitute] = frozenset()

ENVIRONMENT = "@environment"
"""What the subjects of reads of environment variables begin with."""


def look_at(value: Value, log: list[int]) -> None:
    """The reads that gave what a value may be are noted in the log once more."""
    for atom in value:
        if isinstance(atom, Property) and atom.read >= 0:
            log.append(atom.read)  # noqa: PERF401 - a list would have to be made for every value


def read_by(value: Value) -> list[int]:
    """The reads that gave what a value may be."""
    return [atom.read for atom in value if isinstance(atom, Property) and atom.read >= 0]


def tolerant_in(reads: Reads, value: Value) -> list[int]:
    """Those of them that do not fail where there is nothing."""
    return [number for number in read_by(value) if reads.record(number).is_tolerant]


def subject_of(variable: str, keys: Iterable[Key]) -> str:
    """The subject of an environment variable: those that may hold keys of one endpoint are keys of one subject."""
    for path in keys:
        prefix = variable.removesuffix(f"_{path[0].upper()}")
        if prefix != variable:
            return f"{ENVIRONMENT} {prefix}"
    return ENVIRONMENT


@mutable
class _Others:
    """What is read of one subject in other stretches, where the same tests hold: in how many of them each key is, how
    many of these fail without a key, by that, and the reads that are no tests themselves."""

    keys: Counter[Key] = field(default_factory=Counter)
    failing: dict[Key, Counter[Key]] = field(default_factory=dict)
    values: set[int] = field(default_factory=set)

    def instead_of(self, key: Key | None) -> Iterable[Key]:
        """The keys that are read where the missing `key` is not missed, too."""
        failing = self.failing.get(key) if key is not None else None
        return self.keys - failing if failing else self.keys


class Move(NamedTuple):
    """The code put what a read gave under another key of the same subject."""

    read: int
    subject: str | int
    key: Key

    def note(self, reads: Reads) -> None:
        """It was put there where it was there: that key is read instead."""
        reads.supplement([self.read], [(self.subject, frozenset({self.key}))])


class HandedUse(NamedTuple):
    """A use of a key that is written elsewhere: where it stands, by which reading expression, as what."""

    place: Origin
    reader: Origin
    use: Use
    key: str


@mutable
class Reads:
    """Every read so far, each with a number, and the log: the numbers in the order in which the reads happened.

    A stretch of the log is what a piece of code reads. Two stretches that are alternatives of one another (the arms
    of a branch, a test and its arms, a block and its handler) are related: each read of the one learns which other
    keys of the same endpoint are read in the other. Environment variables are the keys of subjects that begin with
    `ENVIRONMENT`; reads of those `written` by the project are no events. `moves` are what the code puts elsewhere
    without having tested that it is there. `given` are the parameters with a default that some call gives an argument,
    `handed` where arguments are written, `uses` those of keys in their order that are written elsewhere than what reads
    by them, `optional` the relationships that the code can do without."""

    _records: list[Record] = field(default_factory=list)
    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _used_as: dict[Origin, AbstractSet[Use]] = field(default_factory=dict)
    _lookups: dict[Origin, Lookup] = field(default_factory=lambda: defaultdict(Lookup))
    _sets: dict[frozenset[object], frozenset[object]] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)
    copies: Copies = field(default_factory=Copies)
    given: set[Origin] = field(default_factory=set)
    handed: set[Origin | None] = field(default_factory=set)
    log: list[int] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    uses: list[HandedUse] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)

    def add(self, record: Record, context: Hashable) -> int:
        """Notes a read; the same read in the same context has the same number."""
        place = (record.origin, record.reader, record.literal)
        identity = (*place, record.form, record.key, record.subject, record.endpoint, record.facts, context)
        number = self._numbers.setdefault(identity, len(self._records))
        if number == len(self._records):
            self._records.append(record)
            self._lookups[record.reader].have(record)
        self.log.append(number)
        return number

    def note(
        self, place: Origin, reader: Origin, use: Use, *, led_to: str | None = None, owner: str | int | None = None
    ) -> None:
        """Notes that what stands at `place` is used so by the reading expression at `reader`, which is `led_to` the key
        where that is written elsewhere. `owner` is the subject of the endpoint that is read."""
        self._used_as[place] = self._with(self._used_as.get(place, _NO_USES), use)
        expression = self._lookups[reader]
        expression.kinds = self._with(expression.kinds, use[0])
        if owner is not None:
            expression.read_of(owner)
        if led_to is not None:
            self.uses.append(HandedUse(place, reader, use, led_to))
            expression.led_to = self._with(expression.led_to, led_to)

    def use_again(self, uses: Iterable[HandedUse], moved: Moved) -> None:
        """A call is done again, where keys are `moved`: it uses them as it did."""
        self.handed.update(moved.values())
        for use in uses:
            self.note(moved.get(use.place) or use.place, use.reader, use.use, led_to=use.key)

    def note_substitute(self, reader: Origin, substitute: Substitute) -> None:
        """Notes what the reading expression at `reader` may read in place of credentials."""
        expression = self._lookups[reader]
        expression.substitutes = self._with(expression.substitutes, substitute)

    def _with(self, held: AbstractSet[_T], more: _T) -> AbstractSet[_T]:
        """A set with one more in it. There are few different small sets, so that each of these is kept once."""
        if more in held:
            return held
        if isinstance(held, set):
            held.add(more)
            return held
        if len(held) >= FEW_USES:
            return {*held, more}
        return _once(self._sets, frozenset((*held, more)))

    def forget_contexts(self) -> None:
        """What was gone through is done: nothing is read again in its contexts, and its log is of no more use."""
        self._numbers.clear()
        self.log.clear()
        self.uses.clear()

    def _substitutes_of(self, expression: Lookup) -> frozenset[Substitute]:
        """What may be read in place of the endpoint; nobody else gives what some call in the project does."""
        found, kinds = expression.substitutes, expression.kinds
        if Origin in map(type, kinds):
            found = found | {Substitute(Stead.DEFAULT, kind) for kind in kinds if isinstance(kind, Origin)}
        if not found:
            return _NO_SUBSTITUTES
        return _once(
            self._sets,
            frozenset([each for each in found if each.stead is not Stead.PARAMETER or each.origin not in self.given]),
        )

    def _placed(
        self, record: Record, kinds: AbstractSet[Kind], changing: Container[Origin], told: Container[str] | None = None
    ) -> tuple[Record, Company]:
        """A read as it is told of, and what else is read there: one of several keys that stand where one expression
        reads them all stands where its own is written; one of several variables, if these are `told` of."""
        used = self._used_as.get(record.origin, _NO_USES)
        keys = (key for _, key in used if key is not None and (told is None or key in told))
        if record.literal is None or not _are_several(keys):
            return record, company(used, kinds, changing)
        return replace(record, origin=record.literal, read=None), company(_NO_USES, kinds, changing)

    def readers(self) -> frozenset[Origin]:
        """The reading expressions that read endpoints of the platform."""
        return frozenset(reader for reader, each in self._lookups.items() if not ENDPOINTS.isdisjoint(each.kinds))

    def named(self) -> dict[Origin, set[str | None]]:
        """By the places of keys that are read of endpoints themselves, the names of their relationships."""
        found: dict[Origin, set[str | None]] = defaultdict(set)
        for record in self._records:
            if record.key is not None and len(record.key) == 1:
                found[record.origin].add(record.relationship)
        return found

    def alone(self, keys: Collection[str]) -> Mapping[Path, Sequence[tuple[Span, bool]]]:
        """The reading expressions that read nothing but one of some keys, of endpoints or of what may be there instead,
        by file; and whether it is endpoints' alone."""
        lines: dict[tuple[Path, int], list[Span]] = defaultdict(list)
        for place, used in self._used_as.items():
            if all(key in keys for _, key in used):
                lines[place.path, place.span.line].append(place.span)
        found: dict[Path, list[tuple[Span, bool]]] = defaultdict(list)
        for (path, span), each in self._lookups.items():
            if ENDPOINT in each.kinds:
                near = (one for line in range(span.line, span.end_line + 1) for one in lines.get((path, line), ()))
                if any(map(span.contains, near)):
                    found[path].append((span, each.kinds == {ENDPOINT}))
        return found

    def since(self, start: int, most: int) -> dict[int, Known]:
        """The reads from `start` of the log on, with what is known by now to be read instead of each; of more than
        `most`, without that."""
        numbers: dict[int, Known] = dict.fromkeys(self.log[start:], Known())
        if len(numbers) > most:
            return numbers
        return {number: self._records[number].known for number in numbers}

    def again(self, number: int, by_now: Known, context: Hashable, moved: Moved) -> int:
        """The same read in another context, where this is known of it by now, and keys are `moved` to other places."""
        known = self._numbers.get((number, context))
        if known is None:
            known = self._numbers[number, context] = len(self._records)
            self._records.append(self._records[number].again(by_now, moved))
        self.log.append(known)
        return known

    def record(self, number: int) -> Record:
        """What is known of a read by now."""
        return self._records[number]

    def supplement(self, numbers: Iterable[int], moved: Iterable[tuple[str | int, frozenset[Key]]]) -> None:
        """The reads may be of what the code itself moved there from other keys of the same endpoint."""
        for subject, keys in moved:
            for number in numbers:
                record = self._records[number]
                if record.subject == subject and (others := keys - {record.key or ()}):
                    record.alternatives |= others

    def decide(self, numbers: Iterable[int], spared: Collection[tuple[str | int, Key]] = ()) -> None:
        """What comes of these reads decides about something, but for those of the spared keys of their subjects."""
        for number in numbers:
            record = self._records[number]
            record.decides = record.decides or (record.subject, record.key) not in spared

    def excuse(self, numbers: Iterable[int]) -> None:
        """A test of the project's is skipped where what these reads ask for is missing: nobody misses it."""
        for number in numbers:
            self._records[number].excused = True

    def collect(self, bounds: Sequence[int]) -> None:
        """What is read between each two bounds of the log is put together: reads that do not fail where their keys are
        missing learn what else is asked for beside them."""
        first: dict[int, int] = {}
        for at, (start, end) in enumerate(pairwise(bounds)):
            for number in self.log[start:end]:
                first.setdefault(number, at)
        tolerant = [(record, at) for number, at in first.items() if (record := self._records[number]).tolerant]
        held: dict[tuple[str | int, Key], set[int]] = defaultdict(set)
        for record, at in tolerant:
            held[record.subject, record.key or ()].add(at)
        for record, at in tolerant:
            others = (key for (of, key), places in held.items() if of == record.subject and places != {at})
            record.beside |= frozenset(others) - {()}

    def guard(self, tests: Iterable[int], guarded: Iterable[int]) -> None:
        """The tests decide about what is read of the same subjects, and may be what its alternatives go by."""
        known: _Known = {}
        _gather(self._records, guarded, known)
        _learn(self._records, tests, known)

    def relate(self, stretches: Iterable[Iterable[int]]) -> None:
        """The stretches are alternatives of one another."""
        filled = [read for stretch in stretches if (read := list(stretch))]
        if len(filled) < 2:
            return
        for ordered in (filled, filled[::-1]):
            known: _Known = {}
            for stretch in ordered:
                _learn(self._records, stretch, known)
                _gather(self._records, stretch, known)

    def relate_waiting(self, waiting: Sequence[Waiting]) -> None:
        """What an arm reads that leaves early, and what is read after it, are alternatives."""
        if not waiting:
            return
        ends = [*(one.start for one in waiting[1:]), len(self.log)]
        stretches = [self.log[one.start : max(one.start, end)] for one, end in zip(waiting, ends, strict=True)]
        known: _Known = {}
        for one, stretch in zip(waiting, stretches, strict=True):
            _gather(self._records, one.reads, known)
            _learn(self._records, stretch, known)
        known = {}
        for one, stretch in zip(reversed(waiting), reversed(stretches), strict=True):
            _gather(self._records, stretch, known)
            _learn(self._records, one.reads, known)

    def shared(self, changing: Mapping[str | None, frozenset[Origin]]) -> frozenset[Origin]:
        """The reading expressions that read something else, too. `changing` is as in `events`."""
        of = ((each, self._lookups[each.reader].kinds) for each in self._records)
        return frozenset(
            each.reader
            for each, kinds in of
            if self._placed(each, kinds, changing.get(each.relationship, ()))[1] is Company.SHARED
        )

    def events(self, changing: Mapping[str | None, frozenset[Origin]] = MappingProxyType({})) -> Iterator[Event]:
        """The reads in the order in which they were first met; what is the same in several contexts, once. `changing`
        are, by their relationships, the keys of dictionaries that stand in for endpoints and can be changed together
        with the reads. What is read instead of what a test guards is what else is done where it fails."""
        for record in self._records:
            for number in record.guarded:
                record.alternatives |= self._records[number].alternatives
            record.guarded = frozenset()
        known: dict[Hashable, Record] = {}
        for record in self._records:
            known.setdefault(record.identity(), record)
        of_one = f"{ENVIRONMENT} "
        told = {each.key[0] for each in known.values() if each.key and str(each.subject).startswith(of_one)}
        for record in known.values():
            expression = self._lookups[record.reader]
            if isinstance(record.subject, str) and record.subject.startswith(ENVIRONMENT):
                placed, beside = self._placed(record, expression.kinds, (), told)
                if record.key is not None and record.key[0] not in self.written and _is_awaited(record, known.values()):
                    yield _variable(placed, record.key[0], beside)
            else:
                yield self._key_read(record, expression, changing.get(record.relationship, ()))

    def _key_read(self, record: Record, expression: Lookup, changing: Container[Origin]) -> KeyRead:
        placed, beside = self._placed(record, expression.kinds, changing)
        copies = self.copies.read_by(record.reader)
        several = len(expression.led_to) > 1
        is_of_endpoints = _is_of_endpoints(expression.kinds, changing)
        return KeyRead(
            origin=placed.origin,
            read=placed.read,
            form=record.form,
            key=record.key,
            relationship=record.relationship,
            endpoint=record.endpoint,
            tolerant=record.tolerant,
            facts=record.facts,
            alternatives=record.alternatives,
            decides=record.decides,
            reader=record.reader,
            company=beside,
            is_optional=record.relationship in self.optional,
            substitutes=self._substitutes_of(expression),
            keys=_once(self._sets, frozenset(expression.led_to)) if several else _NO_KEYS,
            reads_endpoints=is_of_endpoints,
            reads_one_alone=is_of_endpoints and not expression.is_of_several,
            stands_alone=placed is record
            and self._used_as.get(record.origin, _NO_USES) == {(ENDPOINT, (record.key or ("",))[-1])},
            excused=record.excused,
            beside=record.beside,
            of_copy=copies.shared,
            made_by_keys=copies.made,
            laid=copies.laid,
            reads_others=expression.has_several_keys,
        )


def _once(sets: dict[frozenset[object], frozenset[object]], made: frozenset[_T]) -> frozenset[_T]:
    """A small set: of those that are equal, one is kept. Python makes a large object even of the empty one."""
    return sets.setdefault(made, made)  # type: ignore[return-value]


def _learn(records: Sequence[Record], stretch: Iterable[int], known: _Known) -> None:
    """The reads of a stretch learn what is known to be read instead of them."""
    for number in stretch:
        record = records[number]
        for told, others in known.get(record.subject, {}).items():
            if told and _exclude(told, record.facts):
                continue
            record.alternatives = record.alternatives.union(others.instead_of(record.key))
            if record.form is Form.CONTAINS:
                record.guarded |= others.values
            record.decides = record.decides or bool(others.values)


def _is_awaited(record: Record, known: Iterable[Record]) -> bool:
    """Whether what is set is read: by other code, and with nothing in its place."""
    return record.form is not Form.GIVEN or any(
        other.key == record.key
        and other.form not in (Form.GIVEN, Form.CONTAINS)
        and other.origin.path != record.origin.path
        and not (other.facts or other.alternatives)
        for other in known
    )


def _gather(records: Sequence[Record], stretch: Iterable[int], known: _Known) -> None:
    """What the reads of a stretch are, for those of others to learn."""
    found: dict[int, tuple[_Others, set[Key], set[Key]]] = {}
    for number in stretch:
        record = records[number]
        if record.key is None:
            continue
        told = frozenset(each for each in record.facts if isinstance(each, PropertyTest))
        others = known.setdefault(record.subject, {}).setdefault(told, _Others())
        _, keys, failing = found.setdefault(id(others), (others, set(), set()))
        keys.add(record.key)
        if record.form is not Form.CONTAINS:
            others.values.add(number)
            if not (record.is_tolerant or record.facts or record.alternatives):
                failing.add(record.key)
    for others, keys, failing in found.values():
        others.keys.update(keys)
        for key in failing:
            others.failing.setdefault(key, Counter()).update(keys)


def _exclude(some: Iterable[PropertyTest], facts: Collection[Fact]) -> bool:
    """Whether no endpoint has passed both of these tests: what is read of the one is not instead of the other."""
    return any(replace(each, holds=not each.holds) in facts for each in some)


def _are_several(keys: Iterable[str]) -> bool:
    """Whether there are two that differ."""
    remaining = iter(keys)
    first = next(remaining, None)
    return any(key != first for key in remaining)


def _is_of_endpoints(kinds: AbstractSet[Kind], changing: Container[Origin]) -> bool:
    """Whether a reading expression reads endpoints and copies of them alone, whatever the keys."""
    return company(_NO_USES, kinds - {PARTIAL_COPY}, changing) in (Company.ALONE, Company.UNCERTAIN)


def _variable(record: Record, name: str, beside: Company) -> VariableRead:
    return VariableRead(
        record.origin,
        record.read,
        record.form,
        name,
        record.facts,
        frozenset(key[0] for key in record.alternatives),
        record.decides,
        record.reader,
        beside,
        record.excused,
        record.beside,
    )
