"""What is known of a read by now, and of the expression that reads."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set as AbstractSet
from typing import NamedTuple

from influx_lint.findings import Origin, Span
from influx_lint.flow.events import Fact, Form, Presence, Substitute
from influx_lint.flow.records import mutable

Key = tuple[str, ...]
Moved = Mapping["Origin | None", Origin]
"""Where keys are written by now that were written elsewhere."""


class Known(NamedTuple):
    """What is known of a read by now: what is read instead of it, whether it decides about anything, and about which,
    if it is a test, whether one of the project's is skipped where its key is missing, and what is read beside it."""

    alternatives: frozenset[Key] = frozenset()
    decides: bool = False
    guarded: frozenset[int] = frozenset()
    excused: bool = False
    beside: frozenset[Key] = frozenset()


@mutable
class Record:
    origin: Origin
    read: Span | None
    reader: Origin
    form: Form
    key: Key | None
    relationship: str | None
    endpoint: int
    subject: str | int
    tolerant: bool
    facts: frozenset[Fact]
    literal: Origin | None = None
    alternatives: frozenset[Key] = frozenset()
    decides: bool = False
    guarded: frozenset[int] = frozenset()
    excused: bool = False
    beside: frozenset[Key] = frozenset()

    def identity(self) -> Hashable:
        """What tells its event from others."""
        place = self.origin, self.read, self.reader, self.form, self.literal
        subject = self.key, self.relationship, self.endpoint, self.subject, self.tolerant, self.facts
        return place, subject, self.alternatives, self.decides, self.guarded, self.excused, self.beside

    def again(self, by_now: Known, moved: Moved) -> Record:
        """The same read in another context, where this is known of it by now, and its key is written where that is
        moved to."""
        return Record(
            moved.get(self.origin) or self.origin,
            self.read,
            self.reader,
            self.form,
            self.key,
            self.relationship,
            self.endpoint,
            self.subject,
            self.tolerant,
            self.facts,
            moved.get(self.literal) or self.literal,
            by_now.alternatives,
            by_now.decides,
            by_now.guarded,
            by_now.excused,
            by_now.beside,
        )

    @property
    def is_tolerant(self) -> bool:
        """Whether it does not fail where the key is missing, or is not reached then, as far as the code has looked: its
        key is there, or another is not."""
        elsewhere = any(isinstance(fact, Presence) and not fact.present for fact in self.facts)
        return self.tolerant or elsewhere or self.is_guarded

    @property
    def is_guarded(self) -> bool:
        """Whether it stands where its key is known to be there."""
        return Presence(self.key or (), present=True) in self.facts

    @property
    def known(self) -> Known:
        return Known(self.alternatives, self.decides, self.guarded, self.excused, self.beside)


@mutable
class Lookup:
    """A reading expression: the kinds of what it reads, the keys that it reads and that are written elsewhere, and what
    it may read in place of credentials; the relationship of the first endpoint that it reads, and whether there are
    others; of its records, the first key, and whether there are others."""

    kinds: AbstractSet[str | Origin] = frozenset()
    led_to: AbstractSet[str] = frozenset()
    substitutes: AbstractSet[Substitute] = frozenset()
    owner: str | int | None = None
    is_of_several: bool = False
    first: Record | None = None
    has_several_keys: bool = False

    def have(self, record: Record) -> None:
        """Has one record more."""
        self.read_of(record.relationship or record.endpoint)
        if self.first is None:
            self.first = record
        elif record.key != self.first.key:
            self.has_several_keys = True

    def read_of(self, owner: str | int) -> None:
        """Reads of an endpoint, by its relationship, or else as such."""
        if self.owner is None:
            self.owner = owner
        elif owner != self.owner:
            self.is_of_several = True
