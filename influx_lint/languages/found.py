"""What an analysis found in a project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from influx_lint.findings import Origin, Span
    from influx_lint.flow.events import (
        Contact,
        Event,
        KeyRead,
        Laid,
        Payload,
        Quoted,
        Statement,
        Unfollowed,
        VariableRead,
    )


class Found:
    """What an analysis found, by the file that it stands in: the reads, what could not be followed to its end, what
    the code makes up to stand in for endpoints, and how it speaks to services.

    Without `is_whole`, there may be more: something was not followed to its end that credentials may reach by the names
    in it, if only by these. `used_elsewhere` are the JSON files whose names stand in code that was not gone through,
    `loops` what loops go over that is all that endpoints of one relationship have, and nothing else,
    `quoted` the texts that are run as code of another language, by file."""

    def __init__(
        self,
        events: Mapping[Path, Sequence[Event]],
        unfollowed: Mapping[Path, Sequence[Unfollowed]],
        payloads: Mapping[Path, Sequence[Payload]],
        *,
        contacts: Mapping[Path, Sequence[Contact | Statement]] = MappingProxyType({}),
        is_whole: bool = True,
        used_elsewhere: AbstractSet[Path] = frozenset(),
        loops: AbstractSet[Origin] = frozenset(),
        quoted: Mapping[Path, Sequence[Quoted]] = MappingProxyType({}),
    ) -> None:
        self.is_whole = is_whole
        self.used_elsewhere = used_elsewhere
        self.loops = loops
        self.quoted = quoted
        self.events = events
        self.unfollowed = unfollowed
        self.payloads = payloads
        self.contacts = contacts

    def read_beside(self, read: KeyRead) -> AbstractSet[tuple[str, ...]]:
        """The keys that are read anywhere of the endpoint of a read, or of one of the same relationship."""
        named = self._keys[read.relationship] if read.relationship is not None else frozenset()
        return self._keys[read.endpoint] | named

    def conditional(self, endpoints: Iterable[int]) -> list[tuple[Rest, Mapping[Path, Sequence[KeyRead]]]]:
        """The tests for keys of some endpoints, and the reads where keys are known to be there, in whichever file: by
        what they rest on, and by file."""
        return [each for one in endpoints for each in self._conditional.get(one, {}).items()]

    @cached_property
    def readers(self) -> Mapping[Path, AbstractSet[Span]]:
        """The expressions that read keys, by file."""
        found: dict[Path, set[Span]] = defaultdict(set)
        for each in self._key_reads():
            found[each.reader.path].add(each.reader.span)
        return found

    def is_used_whole(self, read: Event) -> bool:
        """Whether what is done elsewhere depends on all keys of the endpoint of a read."""
        return not self._whole.isdisjoint(
            {getattr(read, "endpoint", None), getattr(read, "relationship", None)} - {None}
        )

    def is_made_up(self, read: KeyRead, keys: Iterable[str]) -> bool:
        """Whether the project makes up credentials of the relationship of a read, for its tests say, that have one of
        some keys."""
        return not self._made_up[read.relationship].isdisjoint(keys)

    @cached_property
    def layers(self) -> Mapping[Laid, AbstractSet[str]]:
        """The keys that are read of what endpoints are laid over, by the expression that is laid there: where any is
        read of either."""
        from influx_lint.flow.events import Company

        found: dict[Laid, set[str]] = defaultdict(set)
        shared: set[Laid] = set()
        for each in self._key_reads():
            for laid in each.laid if each.key is not None and len(each.key) == 1 else ():
                found[laid].update(each.key or ())
                if each.company is Company.SHARED:
                    shared.add(laid)
        return {laid: keys for laid, keys in found.items() if laid in shared}

    @cached_property
    def _made_up(self) -> Mapping[str | None, set[str]]:
        found: dict[str | None, set[str]] = defaultdict(set)
        for each in (one for payloads in self.payloads.values() for one in payloads):
            found[each.relationship].update(key[0] for key in each.keys)
        return found

    @cached_property
    def _whole(self) -> frozenset[str | int]:
        from influx_lint.flow.events import Form

        used = [each for each in self._key_reads() if each.form is Form.WHOLE]
        return frozenset(part for each in used for part in (each.endpoint, each.relationship) if part is not None)

    def is_taken_from_others(self, read: Event) -> bool:
        """Whether the key of a read is taken out of a dictionary that shares its query dictionary with copies, which
        are asked for it as well."""
        return _group_of(read) in self._taken

    def reads_of(self, endpoint: str | int, key: tuple[str, ...] | None) -> Sequence[KeyRead]:
        """The reads of a key of endpoints of a relationship, or of one that has none, in whichever file."""
        return self._groups.get((endpoint, key), ())

    @cached_property
    def _groups(self) -> Mapping[Hashable, list[KeyRead]]:
        groups: dict[Hashable, list[KeyRead]] = defaultdict(list)
        for each in self._key_reads():
            groups[_group_of(each)].append(each)
        return groups

    @cached_property
    def _taken(self) -> frozenset[Hashable]:
        from influx_lint.flow.events import Form

        return frozenset(
            group
            for group, reads in self._groups.items()
            if any(pop.form is Form.POP and _takes_from_others(pop, reads) for pop in reads)
        )

    @cached_property
    def _keys(self) -> Mapping[str | int, set[tuple[str, ...]]]:
        found: dict[str | int, set[tuple[str, ...]]] = defaultdict(set)
        for each in self._key_reads():
            if each.key is not None:
                found[each.endpoint].add(each.key)
                if each.relationship is not None:
                    found[each.relationship].add(each.key)
        return found

    @cached_property
    def _conditional(self) -> Mapping[int, Mapping[Rest, Mapping[Path, Sequence[KeyRead]]]]:
        from influx_lint.flow.events import Form, Presence

        found: dict[int, dict[Rest, dict[Path, list[KeyRead]]]] = defaultdict(dict)
        for each in self._key_reads():
            if each.form is Form.CONTAINS or any(isinstance(fact, Presence) for fact in each.facts):
                found[each.endpoint].setdefault(rest_of(each), {}).setdefault(each.path, []).append(each)
        return found

    @cached_property
    def tests_of_variables(self) -> Mapping[str, Mapping[Path, Sequence[VariableRead]]]:
        """Where it is asked whether a variable is there, by its name and by file."""
        from influx_lint.flow.events import Form, VariableRead

        found: dict[str, dict[Path, list[VariableRead]]] = defaultdict(dict)
        for each in (one for events in self.events.values() for one in events):
            if isinstance(each, VariableRead) and each.form is Form.CONTAINS:
                found[each.name].setdefault(each.path, []).append(each)
        return found

    def _key_reads(self) -> Iterator[KeyRead]:
        from influx_lint.flow.events import KeyRead

        for events in self.events.values():
            yield from (each for each in events if isinstance(each, KeyRead))


class Rest(NamedTuple):
    """What a read rests on: the keys that are known to be there where it stands, and the one that it tests for."""

    present: frozenset[tuple[str, ...]]
    tested: frozenset[tuple[str, ...]]


def rest_of(read: KeyRead) -> Rest:
    """What a read rests on."""
    from influx_lint.flow.events import Form, Presence

    present = frozenset(fact.key for fact in read.facts if isinstance(fact, Presence) and fact.present)
    is_test = read.form is Form.CONTAINS and read.key is not None
    return Rest(present, frozenset({read.key}) if is_test and read.key is not None else frozenset())


def _group_of(read: Event) -> Hashable:
    """What the reads of one key of one relationship have in common."""
    endpoint = getattr(read, "relationship", None) or getattr(read, "endpoint", None)
    return endpoint, getattr(read, "key", None)


def _takes_from_others(pop: KeyRead, reads: Iterable[KeyRead]) -> bool:
    """Whether another read would miss the key that is taken out of what its copy was made of, or find in its copy what
    is to be taken out there."""
    return any(
        (each.tolerant and not each.of_copy.isdisjoint(pop.of_copy)) or (each.of_copy and not pop.of_copy)
        for each in reads
        if each.reader != pop.reader
    )


NOTHING = Found({}, {}, {})
