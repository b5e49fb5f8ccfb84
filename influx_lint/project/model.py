"""What a project on disk declares: its services, its applications and their relationships, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from influx_lint.findings import Origin
from influx_lint.project.nodes import Node
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from influx_lint.project.environment_files import EnvironmentFiles


class Service(NamedTuple):
    """A service: `type` is the text of its type (`influxdb:2.7`), or nothing where that is no text. `image` and
    `version` are its two halves; a type without a colon has no version."""

    name: str
    type: str | None
    origin: Origin

    @property
    def image(self) -> str | None:
        return self.type.partition(":")[0] if self.type is not None else None

    @property
    def version(self) -> str | None:
        return (self.type.partition(":")[2] or None) if self.type is not None else None


class Relationship(NamedTuple):
    """An application's relationship: its own name, the service it reaches and the endpoint, if it names one. The places
    are those of the two names; the relationship's own where they go without saying."""

    name: str
    service: str
    endpoint: str | None
    service_origin: Origin
    endpoint_origin: Origin


class Application(NamedTuple):
    """An application: the file that defines it, the folder that holds its code, and its relationships. Those of its
    `web` and its workers are among them: which code a worker runs is not known here. `hidden` are the places of what
    may bring in more, such as an include that cannot be followed. `definition` are the nodes of its definition."""

    name: str | None
    path: Path
    folder: Path
    relationships: tuple[Relationship, ...]
    hidden: tuple[Origin, ...] = ()
    definition: tuple[Node, ...] = ()


class Project(NamedTuple):
    """A project's root and what its configuration declares. `flex` says that it is an Upsun Flex project (`.upsun/`).

    `files` are the configuration files that were read; those that could not be parsed contribute nothing. Without
    `is_complete`, there may be more applications, in files that could not be read or parsed; `hidden` are the places of
    what may bring in more. `common` are the nodes
    that concern all applications, and `environment_files` what sets variables for each."""

    root: Path
    flex: bool
    services: tuple[Service, ...]
    applications: tuple[Application, ...]
    files: tuple[Path, ...]
    environment_files: EnvironmentFiles
    is_complete: bool = True
    hidden: tuple[Origin, ...] = ()
    common: tuple[Node, ...] = ()

    def service(self, name: str) -> Service | None:
        """The service of that name; the last one where a name is defined twice, as the platform reads it."""
        return next((one for one in reversed(self.services) if one.name == name), None)

    def applications_of(self, path: Path) -> tuple[Application, ...]:
        """The applications whose folder holds `path` (absolute): the innermost, or all where none holds it."""
        holding = [one for one in self.applications if path.is_relative_to(one.folder)]
        if not holding:
            return self.applications
        depth = max(len(one.folder.parts) for one in holding)
        return tuple(one for one in holding if len(one.folder.parts) == depth)

    def has_code(self, path: Path) -> bool:
        """Whether the code in `path` (absolute) is an application's."""
        return any(path.is_relative_to(one.folder) for one in self.applications)

    def has_all_relationships(self, path: Path) -> bool:
        """Whether `relationships` has all that the code in `path` (absolute) may use."""
        return self.is_complete and not self.hidden and not any(one.hidden for one in self.applications_of(path))

    def declaration(self, path: Path, name: str) -> Origin | None:
        """Where the relationship of a name is declared that the code in `path` (absolute) may use."""
        declared = (one for application in self.applications_of(path) for one in application.relationships)
        return next((one.service_origin for one in declared if one.name == name), None)

    def relationships(self, path: Path) -> Mapping[str, tuple[Service | None, ...]]:
        """The services that each relationship name can mean for the code in `path` (absolute). Several applications may
        use a name for different services; nothing stands for a service that is not defined."""
        found: dict[str, tuple[Service | None, ...]] = {}
        for application in self.applications_of(path):
            for relationship in application.relationships:
                service = self.service(relationship.service)
                if service not in found.get(relationship.name, ()):
                    found[relationship.name] = (*found.get(relationship.name, ()), service)
        return found
