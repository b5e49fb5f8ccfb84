"""Which InfluxDB services an endpoint in code may be, by its relationship and by what the code asks of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from influx_lint.checks.context import CodeContext
from influx_lint.flow.events import RELATIONSHIP_NAME, Event, KeyRead, Payload, PropertyTest, Relation, Target
from influx_lint.flow.records import record
from influx_lint.project.model import Service

_SAYS_INFLUX = "influx"


@record
class Endpoint:
    """An InfluxDB endpoint: the services that it may be, none where the project's configuration does not say. One that
    is not sure may be another service's of the project as well."""

    services: tuple[Service, ...] = ()
    is_sure: bool = True


class Endpoints:
    """The endpoints that the code in one file reads."""

    def __init__(self, path: Path, context: CodeContext) -> None:
        policy, project = context.policy, context.project
        self.image = str(policy.document["service"])
        self._path = path
        self._policy = policy
        self._context = context
        self._project = project
        self._named = frozenset(context.relationships)
        self._services: Mapping[str, tuple[Service | None, ...]] = (
            project.relationships(path) if project is not None else {}
        )
        self._knows_all = project is None or project.has_all_relationships(path)
        self._telling = frozenset((key,) for key in policy.telling_keys)
        self._telling_together = self._telling | {(key,) for more in policy.telling_keys.values() for key in more}
        self._meant: dict[tuple[tuple[str, ...], bool], Endpoint | None] = {}

    def evident(self, events: Iterable[Event]) -> frozenset[int]:
        """The endpoints of which a key is read that nothing but InfluxDB has."""
        return frozenset(one.endpoint for one in events if isinstance(one, KeyRead) and one.key in self._telling)

    def is_done_without(self, name: str | None, reads: Iterable[KeyRead]) -> bool:
        """Whether a relationship of that name is one that the project lacks, and that the code can do without."""
        optional = any(read.is_optional for read in reads if read.relationship == name)
        return name is not None and optional and self._lacks((name,))

    def is_of_another(self, name: str) -> bool:
        """Whether the project declares a relationship of that name, and to a service that is none of InfluxDB's."""
        return name in self._services and self._of_names((name,), verdict=False) is None

    def stood_in_for(self, payload: Payload, old: Collection[str]) -> Endpoint | None:
        """The InfluxDB endpoint that a dictionary of the code's own stands in for, by the name of its relationship, or
        by what it says of itself and by keys that nothing but InfluxDB has; nothing where it is none.

        A name that is none of those that the project declares counts where reads are judged by it as well."""
        name = payload.relationship
        if name is not None and (
            payload.is_read or name in self._named or name in self._services or not self._services
        ):
            found = self._of_names((name,), verdict=False)
            if found is not None or name in self._services:
                return found
        texts = dict(payload.texts)
        says = texts.get("rel") == self._policy.endpoint or texts.get("type", "").partition(":")[0] == self.image
        return Endpoint() if says and any((key,) in self._telling for key in old) else None

    def spoken_to(self, target: Target) -> Endpoint | None:
        """The InfluxDB endpoint that code speaks to, or nothing where it is another service's, or may be."""
        if target.variable is None:
            return self.of(target)
        services = self._context.addresses(self._path).get(target.variable)
        return Endpoint(services) if services is not None else None

    def of(self, event: KeyRead | Target, evident: Collection[int] = ()) -> Endpoint | None:
        """The InfluxDB endpoint that is read, or nothing where it is another service's, or may be. Of the endpoints
        that are `evident`, a key is read that nothing but InfluxDB has."""
        tests = [fact for fact in event.facts if isinstance(fact, PropertyTest)]
        verdict = self._tested(tests)
        if verdict is False:
            return None
        names = _names(tests) if event.relationship is None else (event.relationship,)
        if event.is_optional and self._lacks(names):
            return None
        if names:
            key = names, bool(verdict)
            if key not in self._meant:
                self._meant[key] = self._of_names(*key)
            return self._meant[key]
        if verdict:
            return Endpoint(self._candidates(tests))
        declared = [service for services in self._services.values() for service in services]
        if self._knows_all and declared and all(map(self._is_ours, declared)):
            return Endpoint(self._candidates(tests))
        if self._knows_all and self._services and not any(one is None or self._is_ours(one) for one in declared):
            return None
        telling = event.key is not None and event.key[:1] in self._telling_together
        is_sure = telling and event.endpoint in evident
        excluded = {name for test in tests if test.name == RELATIONSHIP_NAME and not test.holds for name in test.values}
        others = self._services.keys() - excluded
        may_be = any(self._is_ours(service) for name in others for service in self._services[name])
        return Endpoint(self._candidates(tests), is_sure) if is_sure or may_be else None

    def _is_ours(self, service: Service | None) -> bool:
        return service is not None and service.image == self.image

    def _lacks(self, names: Iterable[str]) -> bool:
        """Whether the project declares its relationships, and none of these names is one."""
        is_known = self._services and self._knows_all
        return bool(is_known) and (self._services.keys() | self._named).isdisjoint(names)

    def _of_names(self, names: tuple[str, ...], verdict: bool) -> Endpoint | None:
        """The endpoint that goes by any of the names, if all of them mean InfluxDB; where tests have the `verdict` that
        it is InfluxDB's, if any may."""
        services: list[Service] = []
        for name in names:
            known = self._services.get(name, ())
            if known and None not in known:
                if not verdict and not all(map(self._is_ours, known)):
                    return None
                services += [service for service in known if service is not None and self._is_ours(service)]
            elif name not in self._named and _SAYS_INFLUX not in name.lower() and not verdict:
                return None
        return Endpoint(tuple(dict.fromkeys(services)))

    def is_met(self, event: Event) -> bool:
        """Whether there is an endpoint that can pass the tests before a read: none of another service's relationship
        passes a test that it is InfluxDB's."""
        if not isinstance(event, KeyRead) or event.relationship is None:
            return True
        known = self._services.get(event.relationship, ())
        if not known or any(service is None or self._is_ours(service) for service in known):
            return True
        return self._tested([fact for fact in event.facts if isinstance(fact, PropertyTest)]) is not True

    def _candidates(self, tests: Iterable[PropertyTest]) -> tuple[Service, ...]:
        """The InfluxDB services that an endpoint without a name can be."""
        wanted = {value for test in tests if test.name == "service" and test.holds for value in test.values}
        found = [
            service
            for services in self._services.values()
            for service in services
            if service is not None and self._is_ours(service) and (not wanted or service.name in wanted)
        ]
        return tuple(dict.fromkeys(found))

    def _tested(self, tests: Iterable[PropertyTest]) -> bool | None:
        """What tests on an endpoint's properties say: it is InfluxDB's, it is not, or nothing."""
        verdict: bool | None = None
        for test in tests:
            says = self._says(test)
            if says is False:
                return False
            verdict = verdict or (says if not test.among_others else None)
        return verdict

    def _says(self, test: PropertyTest) -> bool | None:
        if test.name == "type":
            fits = [not value or _fits(test, value.partition(":")[0], self.image) for value in test.values]
        elif test.name == "rel":
            fits = [_fits(test, value, self._policy.endpoint) for value in test.values]
        elif test.name == "scheme":
            fits = [_fits(test, value, "http") for value in test.values]
            return None if any(fits) is test.holds else False
        elif test.name == "service" and self._project is not None:
            known = [self._project.service(value) for value in test.values if test.relation is Relation.EQUALS]
            fits = [self._is_ours(service) for service in known]
        elif test.name == "service":
            fits = [_SAYS_INFLUX in value.lower() for value in test.values]
            return (True if all(fits) else None) if test.holds else None
        else:
            return None
        if not fits:
            return None
        if test.holds:
            return True if all(fits) else None if any(fits) else False
        if test.name == "service":
            return None
        return False if any(fits) else None


def _fits(test: PropertyTest, value: str, real: str) -> bool:
    if test.relation is Relation.CONTAINS:
        return value in real
    if test.relation is Relation.STARTS:
        return real.startswith(value)
    return value == real


def _names(tests: Iterable[PropertyTest]) -> tuple[str, ...]:
    """The names that tests allow for the relationship."""
    for test in tests:
        if test.name == RELATIONSHIP_NAME and test.holds:
            return test.values
    return ()
