"""What an upgrade means for a service, and who is concerned."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from pathlib import Path

from influx_lint.findings import Span
from influx_lint.project.model import Project
from influx_lint.registry.policy import Policy, moves_text


class Way(enum.StrEnum):
    """What an upgrade means for a service. Keys: the credentials change shape. Conversion: the data is converted as
    well, and the credentials are new ones. In place: neither. Unknown: the services file names no version."""

    KEYS = "keys"
    CONVERSION = "conversion"
    IN_PLACE = "in-place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Contact:
    """A relationship by which an application reaches a service; the application may have no name."""

    relationship: str
    application: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A service and its versions; `before` is nothing where the services file names none. `path` (absolute) and `span`
    are those of the version. `contacts` are the relationships to the service."""

    service: str
    before: str | None
    after: str
    way: Way
    path: Path
    span: Span
    contacts: tuple[Contact, ...]

    def consequence(self, policy: Policy) -> str:
        """What changes with the push, in a sentence."""
        match self.way:
            case Way.KEYS:
                return f"The credentials change shape: {moved_keys(policy)}. Everything else stays."
            case Way.CONVERSION:
                return (
                    "The data is converted. A new admin password and a new API token are generated, and the previous "
                    f"credentials cannot be kept: {new_keys(policy)}. Every query and write asks for the token then, "
                    "those of clients of 1.x too."
                )
            case Way.IN_PLACE:
                return "The credentials keep their shape."
            case Way.UNKNOWN:
                return (
                    "No version is named, so what the service runs is not known here. From "
                    f"{policy.changed_in} on {moved_keys(policy)}."
                )


def contacts(project: Project | None, service: str) -> tuple[Contact, ...]:
    """The relationships to a service, each name once for an application."""
    found = {
        Contact(relationship.name, application.name): None
        for application in (project.applications if project else ())
        for relationship in application.relationships
        if relationship.service == service
    }
    return tuple(found)


def moved_keys(policy: Policy) -> str:
    """Which keys move where: "`user` becomes `username`, and `org` and `bucket` move under `query`"."""
    return moves_text(policy.moved_keys.items(), "{} becomes {}", "{} moves under {}", "{} move under {}")


def new_keys(policy: Policy) -> str:
    """Where the keys stand that an endpoint gets: "the endpoint gets `username`, and `org` under `query`"."""
    return (
        f"the endpoint gets {moves_text(((new[-1], new) for new in policy.moved_keys.values()), '{}', '{} under {}')}"
    )
