"""Which of two shapes the credentials of services have, by the versions that are declared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from influx_lint.project.model import Service
from influx_lint.registry.policy import version_key

_PLAIN_VERSION = re.compile(r"\d+(?:\.\d+)*")


def comparable_version(service: Service) -> str | None:
    """A service's version, where it is one that can be compared."""
    version = service.version
    return version if version is not None and _is_plain(version) else None


@cache
def _is_plain(version: str) -> bool:
    return _PLAIN_VERSION.fullmatch(version) is not None


def is_before(service: Service, version: str) -> bool:
    """Whether the declared version of a service is one before `version`."""
    declared = comparable_version(service)
    return declared is not None and version_key(declared) < version_key(version)


def past_the_change(services: Sequence[Service], changed_in: str) -> Service | None:
    """Of the services that an endpoint may be, the one whose declared version has a change behind it; nothing where
    none has, or where one's version is not known."""
    versions = [comparable_version(service) for service in services]
    if None in versions:
        return None
    pairs = zip(services, versions, strict=True)
    changed = version_key(changed_in)
    return next((service for service, version in pairs if version and version_key(version) >= changed), None)
