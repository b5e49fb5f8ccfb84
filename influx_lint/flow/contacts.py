"""How code speaks to the services of endpoints: the clients that it makes, the requests and the statements it sends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from influx_lint.findings import Origin, Span
from influx_lint.flow.events import Contact, Credentials, Statement, Target
from influx_lint.flow.facts import facts_of
from influx_lint.flow.platform import Property
from influx_lint.flow.reads import ENVIRONMENT, Reads
from influx_lint.flow.records import field, mutable, replace
from influx_lint.flow.store import Store
from influx_lint.flow.texts import Parts

HOST = frozenset({"host", "hostname", "ip"})
"""The keys of an endpoint that tell where its service is."""

NAME = frozenset({"user", "username", "password"})
"""The keys of an endpoint with what its service knows a person by."""


def target(store: Store, address: Property) -> Target:
    """The service that a property of an endpoint, or a variable, is the address of."""
    subject = address.subject
    if isinstance(subject, str) and subject.startswith(ENVIRONMENT):
        return Target(None, 0, facts_of(store, subject), variable=address.key[0])
    name, place = (subject, 0) if isinstance(subject, str) else (None, subject)
    return Target(name, place, facts_of(store, subject))


def is_host(address: Property) -> bool:
    """Whether a property tells where a service is; a variable may."""
    return is_variable(address) or (len(address.key) == 1 and address.key[0] in HOST)


def hosts(parts: Parts) -> list[Property]:
    """The property that tells where a host is, by its text: nothing stands before it, and a port at the most behind."""
    before = parts[0] if parts else None
    behind = parts[1] if len(parts) > 1 else None
    is_whole = not isinstance(behind, str) or behind.startswith((":", "/"))
    return [before] if isinstance(before, Property) and is_host(before) and is_whole else []


def is_own_name(given: Property) -> bool:
    """Whether a property is a name or a password of an endpoint's, or of a variable of that name."""
    last = given.key[-1]
    if is_variable(given):
        return any(last.lower().endswith(f"_{name}") for name in NAME)
    return len(given.key) == 1 and last in NAME


def is_variable(given: Property) -> bool:
    """Whether a property is what an environment variable holds."""
    return isinstance(given.subject, str) and given.subject.startswith(ENVIRONMENT)


@mutable
class _Place:
    """What is known of the clients that are made, or the requests that are sent, at one place. `asks` says of each
    thing that the clients are asked for whether that needs an authorization."""

    call: Span
    name: str
    takes_headers: bool
    address: Span | None
    targets: set[Target] = field(default_factory=set)
    credentials: set[Credentials] = field(default_factory=set)
    asks: set[bool] = field(default_factory=set)


@mutable
class Contacts:
    """What is known by now of how code speaks to services, by place."""

    _places: dict[Origin, _Place] = field(default_factory=dict)
    _shown: dict[Origin, set[Credentials]] = field(default_factory=lambda: defaultdict(set))
    _sure: dict[Origin, bool | None] = field(default_factory=dict)
    _statements: dict[tuple[Origin, str, str | None], set[Target]] = field(default_factory=dict)

    def add(
        self,
        origin: Origin,
        call: Span,
        name: str,
        targets: Iterable[Target],
        credentials: Credentials,
        *,
        takes_headers: bool = False,
        address: Span | None = None,
    ) -> None:
        """Notes that a client is made, or a request sent, by a call whose name stands at `origin`; `call` makes it."""
        place = self._places.setdefault(origin, _Place(call, name, takes_headers, address))
        place.targets.update(targets)
        place.credentials.add(credentials)
        place.takes_headers = place.takes_headers and takes_headers and place.call == call

    def settle(self, call: Origin, *, is_sure: bool | None) -> None:
        """Notes whether what a call makes speaks to nothing but endpoints (`Contact.is_sure`)."""
        known = self._sure.setdefault(call, is_sure)
        self._sure[call] = None if known is None or is_sure is None else known and is_sure

    def show(self, origin: Origin, credentials: Credentials) -> None:
        """Notes what else a client shows of itself that is made at `origin`."""
        self._shown[origin].add(credentials)

    def ask(self, origin: Origin, *, needs: bool) -> None:
        """Notes that a client that was made at `origin` is asked for something which needs an authorization, or not."""
        if origin in self._places:
            self._places[origin].asks.add(needs)

    def execute(self, origin: Origin, text: str, targets: Iterable[Target], method: str | None = None) -> None:
        """Notes a statement that services execute."""
        self._statements.setdefault((origin, text, method), set()).update(targets)

    def events(self, reads: Reads) -> Iterator[Contact | Statement]:
        """The contacts without a token, and the statements. Nothing is told of clients asked only for what needs no
        authorization, nor where some way has credentials that may do. `reads` are what the code reads of endpoints."""
        alone = reads.alone(HOST) if self._places else {}
        for origin, place in self._places.items():
            shows = place.credentials.union(self._shown.get(origin, ()))
            if Credentials.OTHERS in shows or place.asks == {False}:
                continue
            shown = Credentials.OWN_NAME if Credentials.OWN_NAME in shows else Credentials.NOTHING
            hosts = frozenset(alone.get(origin.path, ()))
            targets = _settled(place.targets, reads.optional)
            is_sure = self._sure.get(Origin(origin.path, place.call))
            takes, address = place.takes_headers, place.address
            yield Contact(origin, place.call, place.name, targets, shown, takes, hosts, is_sure, address)
        for (origin, text, method), services in self._statements.items():
            yield Statement(origin, text, method, _settled(services, reads.optional))


def _settled(targets: Iterable[Target], optional: Collection[str]) -> frozenset[Target]:
    return frozenset(replace(one, is_optional=one.relationship in optional) for one in targets)
