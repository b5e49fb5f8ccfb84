"""JSON schemas that show an editor, while somebody types, what influx-lint says of configuration.

They are made from a policy. Two readers share `services`: the services checker holds definitions against its
`definitions.influxdb`, and editors apply the whole of it through the YAML language server.

Three things of yaml-language-server 1.25 shape them, beyond JSON schema draft-07. It takes keywords of its own, which
other validators pass over: `deprecationMessage` marks a value without making it invalid, and `errorMessage` words a
break. It shows an `enum` that it meets in a condition as allowed values, so conditions are patterns. And a tag leaves
no trace in what the schema gets: `!include path` is the text `path`, so where such a text could stand, none is wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from influx_lint.checks.influxdb import AFTER_NAME, BEFORE_NAME, IMAGE
from influx_lint.checks.versions import consequence, status_named
from influx_lint.project import layout
from influx_lint.registry import rules
from influx_lint.registry.policy import ANY, Policy, Status, shipped
from influx_lint.registry.rule import Rule

Schema = dict[str, Any]

_ADDRESS = "https://github.com/influx-lint/influx-lint/blob/main/schemas/"


def _any_case(word: str) -> str:
    """A pattern for a word in capitals, small letters or both: a JSON schema's pattern has no flags."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


_IS_IMAGE = (
    rf"^\W*{_any_case(IMAGE)}(?![\w.-])"
    rf"|{BEFORE_NAME}{_any_case('influx')}([ _-]?{_any_case('db')})?{AFTER_NAME}"
)
"""Which types are InfluxDB's, as `checks.influxdb.is_image` has it, but for slips in its letters."""

_WELL_FORMED = rf"^{IMAGE}(:\S*)?$"

_PATH = r"/|\.[A-Za-z]\w*$"
"""A text that could be the path of a file: what is left of `!include path`, and no size of a disk."""


def file_name(name: str) -> str:
    """The name of the shipped file of a schema."""
    return f"{name}.schema.json"


def schema(name: str, policy: Policy, vendor: str = ANY, target: str | None = None) -> Schema:
    """The schema of one of `NAMES`, for a vendor of the policy; `target` is the version to recommend."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_MAKERS[name](_Facts(policy, vendor, target))}


def as_text(document: Schema) -> str:
    """A schema as the text of its file."""
    return json.dumps(document, indent=2) + "\n"


def generated_documents(root: Path) -> dict[Path, str]:
    """What the shipped schemas for editors in a checkout at `root` have to hold, by path: those of the shipped policy.
    They carry the address of their file; a schema of another policy or vendor stands nowhere, and has none."""
    documents = {}
    for name in NAMES:
        first, *rest = schema(name, shipped(), VENDORS.get(name, ANY)).items()
        address = ("$id", _ADDRESS + file_name(name))
        documents[root / "schemas" / file_name(name)] = as_text(dict([first, address, *rest]))
    return documents


class _Facts:
    """A policy as one vendor's users see it, in the words of the schemas."""

    def __init__(self, policy: Policy, vendor: str, target: str | None) -> None:
        self.policy = policy
        self.vendor = vendor
        self.target = target or policy.target(vendor)
        self.offered = policy.offered(vendor)

    @property
    def audience(self) -> str:
        return "Web PaaS, Platform.sh and Upsun" if self.vendor == ANY else self.policy.vendors[self.vendor]

    @property
    def choice(self) -> str:
        return " or ".join(filter(None, [", ".join(self.offered[:-1]), *self.offered[-1:]])) or self.target

    def offer(self, version: str) -> str:
        """Who supports a version, and since when that is known."""
        vendors = self.policy.vendors
        said = [
            f"{vendors[one.vendor]} ({one.last_seen})"
            for one in self.policy.listed_by(version)
            if one.status is Status.SUPPORTED and self.vendor in (ANY, one.vendor)
        ]
        recommended = "recommended; " if version == self.target else ""
        return f"{recommended}supported by {', '.join(said)}"


def _services(facts: _Facts) -> Schema:
    return {
        "title": f"InfluxDB services on {facts.audience}",
        "description": f"The services. Those of InfluxDB are judged by the policy of {facts.policy.date}; "
        "definitions of other services are left alone.",
        "additionalProperties": {"$ref": "#/definitions/service"},
        "definitions": _service_definitions(facts),
    }


def _upsun(facts: _Facts) -> Schema:
    return {
        "title": "InfluxDB in the configuration of Upsun",
        "description": "Services and applications. What concerns InfluxDB is judged by the policy of "
        f"{facts.policy.date} for {facts.audience}; all else is left alone.",
        "properties": {
            "services": {
                "description": "The services, by their names.",
                "additionalProperties": {"$ref": "#/definitions/service"},
            },
            "applications": {
                "description": "The applications, by their names.",
                "additionalProperties": {"$ref": "#/definitions/application"},
            },
        },
        "definitions": _service_definitions(facts) | _application_definitions(facts),
    }


def _application(facts: _Facts) -> Schema:
    """An application, or several: a list, or a mapping of their names, as `.platform/applications.yaml` has them."""
    application = {"$ref": "#/definitions/application"}
    has_relationships = {
        "anyOf": [{"required": [key], "properties": {key: {"type": "object"}}} for key in ("relationships", "workers")]
    }
    return {
        "title": "InfluxDB relationships",
        "description": "The application's relationships. What concerns InfluxDB is judged; all else is left alone.",
        "allOf": [application],
        "items": application,
        # Judged as a part of one application already.
        "properties": {"web": {}},
        "additionalProperties": {"if": {"type": "object", **has_relationships}, "then": application},
        "definitions": _application_definitions(facts),
    }


_MAKERS = {"services": _services, "upsun": _upsun, "application": _application}

NAMES = tuple(_MAKERS)

VENDORS = {"upsun": layout.VENDORS[layout.Kind.FLEX]}
"""The vendors whose files a schema is for, where it is for one vendor's."""


def _service_definitions(facts: _Facts) -> Schema:
    """`influxdb` is the structure alone, for the checker; `service` is for editors, and speaks of versions too."""
    structure = _structure(facts)
    return {
        "influxdb": structure,
        "included": {
            "type": ["string", "object"],
            "pattern": _PATH,
            "required": ["path"],
            "properties": {"path": {"type": "string"}},
        },
        "service": {
            "properties": {"type": {"anyOf": [_offered_types(facts), {}]}},
            "if": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"type": "string", "pattern": _IS_IMAGE}},
            },
            "then": {
                "title": "InfluxDB service",
                "additionalProperties": False,
                "properties": {
                    name: _type(facts, of["description"]) if name == "type" else _lenient(of)
                    for name, of in structure["properties"].items()
                },
            },
        },
    }


def _structure(facts: _Facts) -> Schema:
    """What a definition has to look like, whatever its version (docs/facts.md, "The platforms")."""
    mapping = ["object", "null"]
    return {
        "type": "object",
        "required": ["type"],
        "additionalProperties": False,
        "properties": {
            "type": {
                "description": f"The image and the version, such as `{IMAGE}:{facts.target}`. "
                "Only major and minor version can be chosen.",
                "type": "string",
                "pattern": _WELL_FORMED,
            },
            "disk": {
                "description": "The size of the persistent disk, in megabytes, as a whole number.",
                "type": "integer",
                "minimum": 1,
            },
            "size": {
                "description": "The share of memory and processor time that the service gets. `AUTO` by default.",
                "enum": ["AUTO", "S", "M", "L", "XL", "2XL", "4XL"],
            },
            "configuration": {"description": "The service's own settings.", "type": mapping},
            "relationships": {"description": "Services and applications that this service reaches.", "type": mapping},
            "access": {"description": "Who may log in to the service.", "type": mapping},
            "firewall": {"description": "What the service may reach outside.", "type": mapping},
            "resources": {"description": "The memory and processor time that the service gets.", "type": mapping},
            "container_profile": {
                "description": "The ratio of memory to processor time (Upsun Flex).",
                "type": "string",
            },
        },
    }


def _lenient(structure: Schema) -> Schema:
    """A key's schema for editors: a text or a mapping that a tag may have brought there is no break."""
    rule = {keyword: value for keyword, value in structure.items() if keyword != "description"}
    if "object" in rule.get("type", ()):
        rule = {"type": [*rule["type"], "string"]}
    else:
        rule = {"anyOf": [rule, {"$ref": "#/definitions/included"}]}
    return _described(structure["description"]) | rule


def _described(text: str) -> Schema:
    """A description for all editors: the language server shows Markdown only under its own keyword."""
    return {"description": text, "markdownDescription": text}


def _offered_types(facts: _Facts) -> Schema:
    """What is completed, also before the language server can know that the service will be InfluxDB's."""
    return {
        "enum": [f"{IMAGE}:{version}" for version in facts.offered],
        "enumDescriptions": [facts.offer(version) for version in facts.offered],
    }


def _type(facts: _Facts, description: str) -> Schema:
    """The type of an InfluxDB service: which versions warn and which are wrong, each in the words for it."""
    cases = list(_cases(facts))
    known = "|".join(pattern for pattern, _ in cases)
    offered = "|".join(map(re.escape, facts.offered))
    unknown = f"no vendor ever offered this version of InfluxDB: choose {facts.choice}"
    malformed = f"a type must be image and version, such as {IMAGE}:{facts.target}"
    return {
        **_described(f"{description} Offered: {facts.choice} (policy of {facts.policy.date})."),
        "allOf": [{"if": {"pattern": f"^{IMAGE}{pattern}$"}, "then": outcome} for pattern, outcome in cases],
        "if": {"pattern": _WELL_FORMED},
        "then": _wrong_unless(f"^{IMAGE}({known}|:({offered}))$", rules.UNKNOWN_VERSION, unknown),
        "else": _wrong_unless(_WELL_FORMED, rules.INVALID_SERVICE, malformed),
    }


def _cases(facts: _Facts) -> Iterator[tuple[str, Schema]]:
    """What types call for a word, as patterns of what follows the image, and the schema that says it."""
    policy, listed = facts.policy, facts.policy.versions(facts.vendor)
    no_version = f"the type has no version: write {IMAGE}:{facts.target}"
    yield ":?", _wrong_unless(f"^{IMAGE}:.", rules.MISSING_VERSION, no_version)
    for version in listed:
        number = re.escape(version)
        if policy.status(version, facts.vendor) is not Status.SUPPORTED:
            yield f":{number}", {"deprecationMessage": _farewell(version, facts)}
        patch = f"a patch release cannot be chosen, the platform applies patches: write {IMAGE}:{version}"
        deeper = "+" if "." in version else "{2,}"
        yield rf":{number}(\.[0-9]+){deeper}", _wrong_unless(f":{number}$", rules.PATCH_VERSION, patch)
    for version in policy.versions():
        if version not in listed:
            elsewhere = [policy.vendors[one.vendor] for one in policy.listed_by(version)]
            message = f"{facts.audience} never listed InfluxDB {version} ({' and '.join(elsewhere)} did)"
            said = f"{message}: choose {facts.choice}"
            yield f":{re.escape(version)}", _wrong_unless("^$", rules.UNKNOWN_VERSION, said)


def _farewell(version: str, facts: _Facts) -> str:
    listing = facts.policy.listing(version, facts.vendor)
    assert listing is not None
    rule = rules.DEPRECATED_VERSION if listing.status is Status.DEPRECATED else rules.RETIRED_VERSION
    message = f"InfluxDB {version} is {status_named(listing, facts.policy, facts.vendor)}: move to {facts.target}"
    return f"{rule.code} {message}{consequence(version, facts.policy)} ({listing.source})"


def _wrong_unless(pattern: str, rule: Rule, message: str) -> Schema:
    """Text must match a pattern; the code in the message is what a comment can suppress it by."""
    return {"pattern": pattern, "errorMessage": f"{rule.code} {message}"}


def _application_definitions(facts: _Facts) -> Schema:
    """A part of an application is what has relationships of its own: its `web`, each of its `workers`, and itself."""
    return {
        "application": {
            "allOf": [{"$ref": "#/definitions/part"}],
            "properties": {
                "web": {"$ref": "#/definitions/part"},
                "workers": {"additionalProperties": {"$ref": "#/definitions/part"}},
            },
        },
        "part": {
            "properties": {
                "relationships": {
                    **_described("What the application reaches: names of its own choice, and the service behind each."),
                    "additionalProperties": {"$ref": "#/definitions/relationship"},
                }
            }
        },
        "relationship": _relationship(facts.policy.endpoint),
    }


def _relationship(endpoint: str) -> Schema:
    """A relationship: what means InfluxDB by its letters has to have its endpoint."""
    meant = _any_case(endpoint.removesuffix("db"))
    said = f"the endpoint of an InfluxDB service is '{endpoint}'"
    snippet = {"description": "a relationship to an InfluxDB service", "body": f"${{1:timedb}}:{endpoint}"}
    return {
        "title": "Relationship",
        **_described(
            f"A service and its endpoint, such as `timedb:{endpoint}`; a mapping with `service` and `endpoint`; or "
            "nothing, which is the service of the same name with its default endpoint. "
            f"The endpoint of an InfluxDB service is `{endpoint}`."
        ),
        "defaultSnippets": [{"label": "InfluxDB", **snippet}],
        "if": {"type": "string", "pattern": f"^[^:]*:.*{meant}"},
        "then": _wrong_unless(f":{endpoint}$", rules.WRONG_ENDPOINT, said),
        "properties": {
            "service": _described("The name of the service, or of another application."),
            "endpoint": {
                **_described(f"The service's endpoint. That of an InfluxDB service is `{endpoint}`."),
                "anyOf": [{"enum": [endpoint], "enumDescriptions": ["the endpoint of an InfluxDB service"]}, {}],
                "if": {"type": "string", "pattern": meant},
                "then": _wrong_unless(f"^{endpoint}$", rules.WRONG_ENDPOINT, said),
            },
        },
    }
