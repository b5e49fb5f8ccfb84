"""What the platform gives a project's applications: endpoints and environment, in the old shape or the new one.

The shapes follow the vendors' documentation of the InfluxDB service: before 2.3 `user`, `org`, `bucket` and
`api_token` stand at the top level, from 2.3 on `username` does, and the other three under `query`; endpoints of 1.x
have none of them. The configuration is read here independently of influx-lint's own reader, which is under test.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from oracle.case import settings

Change = Callable[[dict[str, Any]], dict[str, Any]]

Shape = Literal["1.x", "old", "new"]

OLD_KEYS = ("user", "org", "bucket", "api_token")
"""The keys of an InfluxDB endpoint before 2.3 that are gone from the top level since."""

_APPLICATION_FILES = (".platform.app.yaml", ".symfony.cloud.yaml", ".magento.app.yaml")
_SERVICE_FILES = (".platform/services.yaml", ".symfony/services.yaml", ".magento/services.yaml")
_SCHEMES = {"postgresql": "pgsql", "mariadb": "mysql", "oracle-mysql": "mysql", "mysql": "mysql"}
_VALUES: dict[Shape, dict[str, Any]] = {
    "1.x": {},
    "old": {"user": "admin", "org": "main", "bucket": "metrics", "api_token": "d85b1f"},
    "new": {"username": "admin", "query": {"org": "main", "bucket": "metrics", "api_token": "d85b1f"}},
}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of an application and the service behind it."""

    name: str
    service: str
    image: str
    version: str

    @property
    def is_influx(self) -> bool:
        return self.image == "influxdb"

    @property
    def is_new(self) -> bool:
        """Whether the version that the configuration pins has the new shape."""
        return self._key >= (2, 3)

    @property
    def is_first(self) -> bool:
        """Whether it is a version of 1.x, whose endpoints have no user, organisation, bucket or token."""
        return self._key < (2,)

    @property
    def _key(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.version.split("."))


@dataclass(frozen=True, slots=True)
class Application:
    """An application: the folder with its `main.py`, its relationships by name, and what the configuration says."""

    folder: Path
    relationships: dict[str, Relationship]
    definition: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Given:
    """What one application is given: its environment, and which reads of it are of interest.

    `hosts` maps each endpoint's host name, unique in a run, to its relationship; `variables` maps each environment
    variable made from an InfluxDB endpoint to its relationship and property.
    """

    environment: dict[str, str]
    hosts: dict[str, str] = field(default_factory=dict)
    variables: dict[str, tuple[str, str]] = field(default_factory=dict)


def _has_main(folder: Path, _definition: dict[str, Any]) -> bool:
    return (folder / "main.py").exists()


def applications(root: Path, runs: Callable[[Path, dict[str, Any]], bool] = _has_main) -> list[Application]:
    """The applications of a project that have a `main.py`, or something else that `runs`, as their folder and their
    definition tell; the root alone where no configuration names one."""
    further = {
        name: Relationship(name, name, *type_.split(":", 1))
        for name, type_ in settings(root).get("relationships", {}).items()
    }
    services = _services(root)
    found = [
        Application(folder, _relationships(definition, services) | further, definition)
        for folder, definition in _definitions(root)
        if runs(folder, definition)
    ]
    return found or [Application(root, further)]


def given(root: Path, application: Application, shape: Shape, change: Change = dict) -> Given:
    """What the platform gives an application when its InfluxDB services have the keys of `shape`, and their endpoints
    are changed besides."""
    extra = settings(root)
    endpoints = {
        name: [{**(change if one.is_influx else dict)(_endpoint(one, shape)), **extra.get("extra", {}).get(name, {})}]
        for name, one in application.relationships.items()
    }
    payload = json.dumps(endpoints)
    environment = {
        "PLATFORM_APPLICATION_NAME": "app",
        "PLATFORM_BRANCH": "main",
        "PLATFORM_PROJECT": "abcdefghijklm",
        "PLATFORM_APPLICATION": _encoded({"name": "app", "relationships": {}}),
        "PLATFORM_ROUTES": _encoded({"https://example.com/": {"type": "upstream", "id": "influxdb"}}),
        "PLATFORM_VARIABLES": _encoded(extra.get("variables", {})),
        "PLATFORM_RELATIONSHIPS": payload if extra.get("plain") else base64.b64encode(payload.encode()).decode(),
    }
    made = _variables(endpoints) if (root / ".upsun").is_dir() else {}
    of_influx = {
        name: (relationship, key)
        for name, (relationship, key, _) in made.items()
        if application.relationships[relationship].is_influx and name not in extra.get("environment", {})
    }
    environment |= {name: text for name, (_, _, text) in made.items()} | extra.get("environment", {})
    hosts = {endpoint["hostname"]: name for name, (endpoint,) in endpoints.items()}
    return Given(environment, hosts, of_influx)


def _encoded(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def _endpoint(relationship: Relationship, shape: Shape) -> dict[str, Any]:
    common: dict[str, Any] = {
        "host": f"{relationship.name}.internal",
        "hostname": f"{relationship.name}.{relationship.service}.service._.oracle-1.platformsh.site",
        "cluster": "jqwc-main-bvxea6i",
        "service": relationship.service,
        "type": f"{relationship.image}:{_running(relationship, shape)}",
        "rel": relationship.image,
        "password": "ChangeMe",
        "fragment": None,
        "public": False,
        "host_mapped": False,
        "ip": "169.254.99.35",
    }
    if relationship.is_influx:
        return common | {"scheme": "http", "port": 8086, "path": None} | _VALUES[shape]
    scheme = _SCHEMES.get(relationship.image, relationship.image)
    own = {"username": "main", "user": "main", "port": 5432, "path": "main", "query": {"is_master": True}}
    return common | {"scheme": scheme} | own


def _running(relationship: Relationship, shape: Shape) -> str:
    fits = {"1.x": relationship.is_first, "old": not relationship.is_new, "new": relationship.is_new}[shape]
    if not relationship.is_influx or fits:
        return relationship.version
    return {"1.x": "1.8", "old": "2.2", "new": "2.7"}[shape]


def _variables(endpoints: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[str, str, str]]:
    """Variables of Upsun Flex: each property as `<RELATIONSHIP>_<PROPERTY>`, by name: relationship, key and text."""
    return {
        re.sub("[^A-Z0-9_]", "_", f"{name}_{key}".upper()): (name, key, _text(value))
        for name, (endpoint,) in endpoints.items()
        for key, value in endpoint.items()
    }


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _services(root: Path) -> dict[str, str]:
    definitions: dict[str, Any] = {}
    for name in _SERVICE_FILES:
        definitions |= _yaml(root / name)
    for path in _flex_files(root):
        definitions |= _yaml(path).get("services") or {}
    return {name: one["type"] for name, one in definitions.items() if isinstance(one, dict)}


def _definitions(root: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    for name in _APPLICATION_FILES:
        for path in sorted(root.rglob(name)):
            yield path.parent, _yaml(path)
    several = _yaml(root / ".platform" / "applications.yaml")
    for path in _flex_files(root):
        several |= _yaml(path).get("applications") or {}
    for definition in several.values():
        source = definition.get("source") or {}
        yield root / str(source.get("root", "")).lstrip("/"), definition


def _flex_files(root: Path) -> list[Path]:
    return sorted((root / ".upsun").glob("*.yaml"))


def _relationships(definition: dict[str, Any], services: dict[str, str]) -> dict[str, Relationship]:
    found = {}
    workers = (definition.get("workers") or {}).values()
    parts = [definition, definition.get("web") or {}, *(one or {} for one in workers)]
    targets = {name: target for part in parts for name, target in (part.get("relationships") or {}).items()}
    for name, target in targets.items():
        service = target.partition(":")[0] if isinstance(target, str) else (target or {}).get("service", name)
        if service in services:
            image, _, version = services[service].partition(":")
            found[name] = Relationship(name, service, image, version)
    return found


def _yaml(path: Path) -> dict[str, Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import SafeConstructor
    from ruamel.yaml.error import YAMLError

    # YAML's own tags alone are known, whatever other tools in this process have taught the library.
    known = {
        tag: make for tag, make in SafeConstructor.yaml_constructors.items() if str(tag).startswith("tag:yaml.org")
    }
    known[None] = SafeConstructor.construct_undefined
    if not path.exists():
        return {}
    try:
        reader = YAML(typ="safe", pure=True)
        reader.Constructor = type("Plain", (SafeConstructor,), {"yaml_constructors": known})
        document = reader.load(path)
    except YAMLError:
        return {}
    if isinstance(document, list):
        return {str(index): one for index, one in enumerate(document)}
    return document or {}
