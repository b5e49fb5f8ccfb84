"""Judges reads: is it an InfluxDB endpoint, which version has it, and does the code handle both shapes?"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from types import MappingProxyType
from typing import NamedTuple

from influx_lint.checks import unverified
from influx_lint.checks.code_variables import Variable
from influx_lint.checks.context import CodeContext
from influx_lint.checks.endpoints import Endpoint, Endpoints
from influx_lint.checks.service_versions import comparable_version, is_before, past_the_change
from influx_lint.findings import Finding, Span
from influx_lint.flow.events import Event, Fact, Form, KeyRead, OutOfSight, Presence, VariableRead, VersionTest
from influx_lint.pages import Page
from influx_lint.project.model import Service
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy, key_text
from influx_lint.registry.rule import Rule

Key = tuple[str, ...]
ReadsOf = Callable[[str | int, Key | None], Iterable[KeyRead]]


class Judged(NamedTuple):
    """A read, what is wrong with it, if anything, and the InfluxDB services that it may be a read of."""

    event: Event
    finding: Finding | None
    services: tuple[Service, ...] = ()


class Support(enum.Enum):
    """What becomes of a read of an old key, or of an old variable, where the new shape is given. None: it is missed.
    Both: it is one of two ways to the same thing, or the shape was tested. Asked: it only tells which shape it is."""

    NONE = "none"
    BOTH = "both"
    ASKED = "asked"


class _Shapes(NamedTuple):
    """What there is in place of a key or variable, all as paths: its new place, what only the new shape has and what
    only the old one has."""

    new: Key
    heads: frozenset[Key]
    olds: frozenset[Key]

    def is_new(self, key: Key) -> bool:
        return key[:1] in self.heads


class Fate(NamedTuple):
    """What becomes, or has become, of the old keys of services, in words, and whether they are gone now."""

    words: str
    is_past: bool


class _Asked(NamedTuple):
    """A key of an endpoint, or a variable, that was looked for."""

    relationship: str | None
    endpoint: int
    key: Key | None


class Judge:
    """Judges the reads in one file."""

    def __init__(
        self,
        page: Page,
        context: CodeContext,
        variables: Mapping[str, Variable] = MappingProxyType({}),
        *,
        tests_are_reads: bool = True,
    ) -> None:
        """`page` is the file, and `variables` are those that its code may read. Where `tests_are_reads`, a test for a
        key is told of as a read of it; else only the reads that it guards are, or what depends on it as NFX291."""
        policy = context.policy
        self.page = page
        self.policy = policy
        self.variables = variables
        self.tests_are_reads = tests_are_reads
        self.endpoints = Endpoints(page.path, context)
        self._heads = heads = frozenset(new[:1] for new in policy.moved_keys.values())
        olds = frozenset((old,) for old in policy.moved_keys)
        self._shapes_of: dict[Key | None, _Shapes] = {
            (old,): _Shapes(new, heads, olds) for old, new in policy.moved_keys.items()
        }
        self._new = frozenset(policy.moved_keys.values())
        self._chosen: set[_Asked] = set()
        self._fates: dict[tuple[Service, ...], Fate] = {}

    def judged(self, events: Sequence[Event], reads_of: ReadsOf) -> list[Judged]:
        """Every read with what is wrong with it; `reads_of` tells those of other files."""
        events = [event for event in events if self.endpoints.is_met(event)]
        evident = self.endpoints.evident(events)
        unmet = {_asked(event) for event in events if self._support(event, frozenset()) is Support.NONE}
        unmet |= {each for each in _tested_elsewhere(events) if self._is_unmet(each, reads_of)}
        self._chosen = {asked for event in events for asked in self._new_beside(event)}
        judged = [
            self._variable(event, unmet) if isinstance(event, VariableRead) else self._key(event, evident, unmet)
            for event in events
        ]
        if self.tests_are_reads:
            return judged
        read = {_asked(one.event) for one in judged if one.finding is not None and one.event.form is not Form.CONTAINS}
        return [self._of_test(one, read) if one.event.form is Form.CONTAINS else one for one in judged]

    def _of_test(self, one: Judged, read: Container[_Asked]) -> Judged:
        """A test for a key where none is a read. It goes along with a read that is told of; else what depends on it
        goes wrong."""
        if one.finding is None or not one.event.decides or _asked(one.event) in read:
            return one._replace(finding=None)
        return one._replace(finding=self.page.finding(rules.UNVERIFIED_READ, one.event.origin, unverified.TEST))

    def _is_unmet(self, asked: _Asked, reads_of: ReadsOf) -> bool:
        """Whether in place of a key that other files look for nothing is read there. Of an endpoint of no known
        relationship it is: it was chosen among others by that key."""
        if asked.relationship is None:
            return True
        return any(self._support(read, frozenset()) is Support.NONE for read in reads_of(asked.relationship, asked.key))

    def findings(self, judged: Iterable[Judged]) -> list[Finding]:
        """Each place has each rule at most once; a read that is wrong in one context is wrong, and in one now, now."""
        found: dict[tuple[Span, str], Finding] = {}
        for finding in sorted((one.finding for one in judged if one.finding), key=lambda one: not one.is_broken):
            found.setdefault((finding.span, finding.code), finding)
        both = rules.BOTH_SHAPES.code
        wrong = {span for span, code in found if code != both}
        kept = [one for (span, code), one in found.items() if code != both or span not in wrong]
        return sorted(kept, key=lambda one: one.sort_key)

    def rule_out_of_sight(self, read: OutOfSight) -> Rule | None:
        """The rule about a read of what code that is not known made of credentials: none where it is no old key, or
        those of the new shape are read as well. What has but one old key may be many things, if that is only renamed,
        or the answer of an object."""
        moved = self.policy.moved_keys
        if read.key not in moved or not {new[0] for new in moved.values()}.isdisjoint(read.beside):
            return None
        olds = [moved[each] for each in read.beside if each in moved]
        is_telling = len(olds) > 1 or (len(olds[0]) > 1 and not read.of_object)
        return rules.NOT_FOLLOWED if is_telling else rules.UNVERIFIED_READ

    def _key(self, event: KeyRead, evident: frozenset[int], unmet: Collection[_Asked]) -> Judged:
        endpoint = self.endpoints.of(event, evident)
        if endpoint is None:
            return Judged(event, None)
        found = self._of_endpoint(event, endpoint, unmet)
        if endpoint.is_sure or found is None or event.form is Form.WHOLE or event.key is None:
            return Judged(event, found, endpoint.services)
        is_old = found.rule in rules.OLD_READS and event.key is not None
        message = unverified.of_unknown_service(event.key[0], self.policy) if is_old and event.key else ""
        return Judged(event, self.page.finding(rules.UNVERIFIED_READ, event.origin, message) if message else None)

    def _of_endpoint(self, event: KeyRead, endpoint: Endpoint, unmet: Collection[_Asked]) -> Finding | None:
        if event.key is None:
            message = unverified.message(event, self.policy)
            return self.page.finding(rules.UNVERIFIED_READ, event.origin, message) if message else None
        if len(event.key) == 1 and event.key[0] in self.policy.moved_keys:
            return self._old(event, event.key[0], endpoint, unmet)
        if event.key in self._new and event.form is not Form.CONTAINS:
            return self._too_new(event, endpoint)
        return None

    def _old(self, event: KeyRead, old: str, endpoint: Endpoint, unmet: Collection[_Asked]) -> Finding | None:
        new = self.policy.moved_keys[old]
        rule = rules.RENAMED_KEY if len(new) == 1 else rules.MOVED_KEY
        both = f"`{old}` is read beside {key_text(new)}: after the upgrade, the old branch can go"
        return self._gone(rule, event, old, f"read {key_text(new)}", both, endpoint.services, unmet)

    def _too_new(self, event: KeyRead, endpoint: Endpoint) -> Finding | None:
        versions = [comparable_version(service) for service in endpoint.services]
        known = [version for version in versions if version is not None]
        if not known or len(known) < len(versions) or any(self.policy.has_new_keys(version) for version in known):
            return None
        if self.is_one_of_two(event) or (event.tolerant and _asked(event) in self._chosen):
            return None
        service = endpoint.services[0]
        message = (
            f"{key_text(event.key or ())} is not there yet: '{service.name}' is InfluxDB {service.version}, "
            f"and has it from {self.policy.changed_in} on"
        )
        return self.page.finding(rules.KEY_TOO_NEW, event.origin, message)

    def _variable(self, event: VariableRead, unmet: Collection[_Asked]) -> Judged:
        variable = self.variables.get(event.name)
        if variable is None:
            return Judged(event, None)
        return Judged(event, self._of_variable(event, variable, unmet), variable.services)

    def _of_variable(self, event: VariableRead, variable: Variable, unmet: Collection[_Asked]) -> Finding | None:
        both = f"`{event.name}` is read beside `{variable.replacement}`: after the upgrade, it can go"
        new = self.policy.moved_keys[variable.key]
        instead = f"read `{variable.replacement}`"
        if len(new) > 1:
            instead = f"decode `{variable.replacement}` and read `{new[-1]}` there"
        return self._gone(rules.RENAMED_VARIABLE, event, event.name, instead, both, variable.services, unmet)

    def _new_beside(self, event: Event) -> Iterator[_Asked]:
        """The new key instead of which an old one is read: where the file asks for it, it may choose by that."""
        new = self.policy.moved_keys.get(event.key[0]) if isinstance(event, KeyRead) and event.key else None
        if new is not None and new in event.alternatives:
            yield _asked(event)._replace(key=new)

    def is_one_of_two(self, event: KeyRead) -> bool:
        """Whether a read of a new key is one of two ways to the same thing, or stands where the shape was tested."""
        olds = {(old,) for old, new in self.policy.moved_keys.items() if new == event.key}
        tested = any(isinstance(fact, Presence | VersionTest) for fact in event.facts)
        return tested or not olds.isdisjoint(event.alternatives | event.beside)

    def is_of_before(self, facts: Collection[Fact]) -> bool:
        """Whether code stands where it has found that there is no new key, or where it has looked at the version."""
        _, absent, has_tested = _known(facts)
        return has_tested or any(key in self._new or key in self._heads for key in absent)

    def handle_both(self, reads: Sequence[KeyRead]) -> bool:
        """Whether all of some reads of old and new keys handle both shapes."""
        unmet = {_asked(read) for read in reads if self._support(read, frozenset()) is Support.NONE}
        return all(
            self.is_one_of_two(read) if read.key in self._new else self._support(read, unmet) is not Support.NONE
            for read in reads
        )

    def _support(self, event: Event, unmet: Collection[_Asked]) -> Support:
        """What becomes of a read where the new shape is given. `unmet` are the keys that were looked for, and in place
        of which nothing is read."""
        shapes = self._shapes(event)
        if shapes is None or (event.excused and event.form is Form.CONTAINS):
            return Support.ASKED
        if event.excused:
            return Support.BOTH
        if not event.facts and not event.alternatives and not event.beside and event.form is not Form.CONTAINS:
            return Support.NONE
        is_test = event.form is Form.CONTAINS
        met = Support.ASKED if is_test else Support.BOTH
        if any(isinstance(fact, Presence) and fact.supplied and fact.key in shapes.olds for fact in event.facts):
            return met
        present, absent, has_tested = _known(event.facts)
        known = {(each,) if isinstance(each, str) else each for each in event.alternatives}
        alternatives = known | (event.beside & {shapes.new} if self._are_of_both(event.beside) else frozenset())
        if any(map(shapes.is_new, present)):
            goes_on = shapes.new in alternatives or (is_test and not event.decides)
            return met if goes_on else Support.NONE
        foreign = {key for key in absent if len(key) > 1 and shapes.is_new(key) and key not in self._new}
        heads = shapes.heads - {key[:1] for key in foreign}
        if has_tested or not alternatives.isdisjoint({shapes.new, *heads}) or any(map(shapes.is_new, absent - foreign)):
            return met
        if is_test:
            return Support.NONE if event.decides else Support.ASKED
        guards = {_asked(event)._replace(key=key) for key in present & shapes.olds}
        return Support.BOTH if guards and guards.isdisjoint(unmet) else Support.NONE

    def _are_of_both(self, keys: Collection[tuple[str, ...]]) -> bool:
        """Whether keys that are read together have each new one beside its old one: else the new shape is unknown."""
        return all(self._shapes_of[key].new in keys for key in keys if key in self._shapes_of)

    def _shapes(self, event: Event) -> _Shapes | None:
        """What there is in place of what is read; nothing where that is none of the old shape."""
        if isinstance(event, VariableRead):
            variable = self.variables.get(event.name)
            return None if variable is None else _Shapes((variable.replacement,), variable.heads, variable.olds)
        return self._shapes_of.get(event.key)

    def _gone(
        self,
        rule: Rule,
        event: Event,
        name: str,
        remedy: str,
        both: str,
        services: tuple[Service, ...],
        unmet: Collection[_Asked],
    ) -> Finding | None:
        """The finding that an old key or variable is read, which is gone after the upgrade, or already; where the new
        one is read, too, `both` says so."""
        support = self._support(event, unmet)
        if support is Support.ASKED:
            return None
        if support is Support.BOTH:
            return self.page.finding(rules.BOTH_SHAPES, event.origin, both)
        fate = self.fate(services)
        found = self.page.finding(rule, event.origin, said_of_old(name, fate, remedy))
        return found._replace(is_broken=fate.is_past, about=name) if found is not None else None

    def fate(self, services: tuple[Service, ...]) -> Fate:
        """What becomes, or has become, of the old keys of services."""
        found = self._fates.get(services)
        if found is None:
            past = past_the_change(services, self.policy.changed_in)
            words = (
                f"is gone, since '{past.name}' is InfluxDB {past.version}" if past else _coming(services, self.policy)
            )
            found = self._fates[services] = Fate(words, past is not None)
        return found


def said_of_old(name: str, fate: Fate, remedy: str) -> str:
    """What is said of an old key or variable, and what to do."""
    return f"`{name}` {fate.words}: {remedy}"


def _coming(services: Sequence[Service], policy: Policy) -> str:
    """What becomes of the old keys of services that may have them."""
    if not services or any(comparable_version(service) is None for service in services):
        unknown = next((f"'{one.name}'" for one in services if one.version is None), "")
        said = f", and no services file here says which version {unknown} has" if unknown else ""
        return f"is gone from InfluxDB {policy.changed_in} on{said}"
    since, service = policy.changed_in, services[0]
    if policy.clients is not None and is_before(service, policy.clients.changed_in):
        of = f"InfluxDB {service.version} ('{service.name}')"
        return f"is not there by default with {of}, and from {since} on elsewhere"
    return f"is gone after the upgrade of '{service.name}' to {since} or later"


_NO_KEYS: frozenset[Key] = frozenset()


def _known(facts: Collection[Fact]) -> tuple[AbstractSet[Key], AbstractSet[Key], bool]:
    """What facts say: the keys that are there, those that are not, and whether the code has looked at the version."""
    if not facts:
        return _NO_KEYS, _NO_KEYS, False
    presences = [fact for fact in facts if isinstance(fact, Presence)]
    present = {fact.key for fact in presences if fact.present}
    absent = {fact.key for fact in presences if not fact.present}
    return present, absent, any(isinstance(fact, VersionTest) for fact in facts)


def _asked(event: Event) -> _Asked:
    if isinstance(event, VariableRead):
        return _Asked(None, 0, (event.name,))
    return _Asked(event.relationship, event.endpoint if event.relationship is None else 0, event.key)


def _tested_elsewhere(events: Iterable[Event]) -> set[_Asked]:
    """The keys that endpoints are known to have, and the variables that are known to be there, by tests in other files,
    or, of no known relationship, of others. A read that rests on such a test is none."""
    asked, known = set[_Asked](), set[_Asked]()
    for event in events:
        own = _asked(event)
        there = {own._replace(key=fact.key) for fact in event.facts if isinstance(fact, Presence) and fact.present}
        known |= there
        asked |= {own} - there
    return known - asked
