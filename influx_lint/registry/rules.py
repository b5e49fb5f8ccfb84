"""Every rule, declared once: the checkers, every report, the documentation and the settings' schema read it here."""

from __future__ import annotations

from influx_lint.registry.rule import Example, Rule, Severity

_UPGRADE_PAGE = "Upsun and Web PaaS documentation, InfluxDB service: versions, upgrading to 2.3+"
_SERVICES_PAGE = "Platform.sh documentation, configuring services: name, type, version, disk, size"
_RELATIONSHIPS_PAGE = "Platform.sh documentation, application reference: relationships"
_CREDENTIALS_PAGE = "Platform.sh documentation change of 2023-07-31 (InfluxDB 2.3): relationship reference"
_COMPATIBILITY_PAGE = 'InfluxDB OSS v2 documentation, "InfluxDB 1.x compatibility API": authentication'
_INFLUXQL_PAGE = 'InfluxDB OSS v2 documentation, "Query data with InfluxQL": InfluxQL support'
_OWN = "influx-lint"

_ESCALATES = (
    "It is an error where the configuration declares the service with 2.3 or later already; before that, and where no "
    "version is known, a warning: the code is right until the upgrade."
)

_ESCALATES_FROM_2 = (
    "It is an error where the configuration declares the service with 2.0 or later already; before that, and where no "
    "version is known, a warning."
)

_SERVICES = ".platform/services.yaml"
_APP = ".platform.app.yaml"


def _services(text: str) -> Example:
    return Example({_SERVICES: text})


def _for_flex(text: str) -> Example:
    return Example({_SERVICES: text, ".influx-lint.toml": 'vendor = "upsun-flex"\n'})


def _wired(version: str, relationship: str) -> Example:
    return Example(
        {
            _APP: f"name: app\ntype: python:3.12\nrelationships:\n    {relationship}\n",
            _SERVICES: f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n",
        }
    )


def _code(source: str, version: str = "2.7") -> Example:
    return Example(
        {
            "app.py": source,
            _APP: 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
            _SERVICES: f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n",
        }
    )


def _flex(source: str) -> Example:
    return Example(
        {
            "app.py": source,
            ".upsun/config.yaml": (
                "applications:\n"
                "    app:\n"
                "        type: python:3.12\n"
                "        relationships:\n"
                "            influxdb:\n"
                "services:\n"
                "    influxdb:\n"
                "        type: influxdb:2.7\n"
            ),
        }
    )


_CREDENTIALS = """\
import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
credentials = relationships["influxdb"][0]
"""

_MAKING = f"""\
from influxdb import InfluxDBClient
{_CREDENTIALS}client = InfluxDBClient(
    host=credentials["host"],
"""
_ASKING = ')\nclient.query("SHOW MEASUREMENTS")\n'

DEPRECATED_VERSION = Rule(
    code="NFX101",
    name="deprecated-version",
    severity=Severity.WARNING,
    summary="the InfluxDB version is deprecated",
    explanation=(
        "The vendor still runs this version but gives it no security updates, or only critical ones. It will be "
        "retired. From 1.x, the platform converts the data at the push that changes the version, and generates new "
        "credentials; from 2.x before 2.3, the credentials change shape."
    ),
    remedy=(
        "Change the version to the recommended one, together with the code that reads the credentials, and push. "
        "`influx-lint upgrade` plans both. Export the data first."
    ),
    bad=_services("timedb:\n    type: influxdb:2.2\n    disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_UPGRADE_PAGE,
)

UNKNOWN_VERSION = Rule(
    code="NFX102",
    name="unknown-version",
    severity=Severity.ERROR,
    summary="no vendor ever offered this InfluxDB version",
    explanation=(
        "The version stands in no list that a vendor ever published: a slip of the keyboard, a tag such as `latest`, "
        "or an upstream release that the platform skipped. The push is rejected."
    ),
    remedy="Choose an offered version; the message names the nearest ones.",
    bad=_services("timedb:\n    type: influxdb:2.6\n    disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_UPGRADE_PAGE,
)

MISSING_VERSION = Rule(
    code="NFX103",
    name="missing-version",
    severity=Severity.ERROR,
    summary="`type: influxdb` names no version",
    explanation="A service's type is an image and a version, `influxdb:2.7`. Without the version there is no default.",
    remedy="Add the recommended version, or for an existing service the one that it runs.",
    bad=_services("timedb:\n    type: influxdb\n    disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_SERVICES_PAGE,
)

PATCH_VERSION = Rule(
    code="NFX104",
    name="patch-version",
    severity=Severity.ERROR,
    summary="a patch release cannot be chosen, only major.minor",
    explanation="The platform applies patch releases itself; a type names the major and minor version alone.",
    remedy="Leave the patch number out.",
    bad=_services("timedb:\n    type: influxdb:2.7.1\n    disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_SERVICES_PAGE,
)

RETIRED_VERSION = Rule(
    code="NFX105",
    name="retired-version",
    severity=Severity.ERROR,
    summary="the InfluxDB version is retired",
    explanation=(
        "The vendor has retired or decommissioned this version, or no longer lists it, and no vendor calls it "
        "deprecated: a running service may go on, unmaintained; a new one may be refused."
    ),
    remedy=(
        "Change the version to the recommended one, together with the code that reads the credentials, and push. "
        "`influx-lint upgrade` plans both. Export the data first."
    ),
    bad=_for_flex("timedb:\n    type: influxdb:2.0\n    disk: 1024\n"),
    good=_for_flex("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_UPGRADE_PAGE,
)

INVALID_SERVICE = Rule(
    code="NFX110",
    name="invalid-service",
    severity=Severity.ERROR,
    summary="an InfluxDB service's definition breaks the schema",
    explanation=(
        "A definition has a `type`, and may have `disk` (a whole number of megabytes), `size`, `configuration`, "
        "`relationships`, `access`, `firewall`, `resources` and `container_profile`. Anything else is ignored at best. "
        "The type is `influxdb`, a colon and a version; one that comes near (`influx:2.7`, `InfluxDB:2.7`, "
        "`influxdb@2.7`), or stands under a key that comes near `type`, is taken for a slip."
    ),
    remedy="Mend the value or the key that the message names.",
    bad=_services('timedb:\n    type: influxdb:2.7\n    disk: "1024"\n'),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_SERVICES_PAGE,
)

DUPLICATE_NAME = Rule(
    code="NFX111",
    name="duplicate-name",
    severity=Severity.ERROR,
    summary="a name is defined twice in a mapping",
    explanation=(
        "YAML forbids it, yet most readers take the last definition and lose the earlier one without a word: a "
        "service's disk, a whole service, a relationship."
    ),
    remedy="Keep one of the two.",
    bad=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\ntimedb:\n    type: influxdb:2.7\n    disk: 2048\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 2048\n"),
    source="YAML 1.2.2, 3.2.1.3: the keys of a mapping are unique",
)

UNDEFINED_SERVICE = Rule(
    code="NFX120",
    name="undefined-service",
    severity=Severity.ERROR,
    summary="a relationship to InfluxDB names a service that is not defined",
    explanation="The relationship asks for an `influxdb` endpoint of a service that the services file does not have.",
    remedy="Name the service as the services file does, or define it.",
    bad=_wired("2.7", 'influxdb: "timesdb:influxdb"'),
    good=_wired("2.7", 'influxdb: "timedb:influxdb"'),
    source=_RELATIONSHIPS_PAGE,
)

WRONG_ENDPOINT = Rule(
    code="NFX121",
    name="wrong-endpoint",
    severity=Severity.ERROR,
    summary="a relationship reaches an InfluxDB service by an endpoint other than `influxdb`",
    explanation="The one endpoint of an InfluxDB service is called `influxdb`.",
    remedy="Name the endpoint `influxdb`.",
    bad=_wired("2.7", 'influxdb: "timedb:http"'),
    good=_wired("2.7", 'influxdb: "timedb:influxdb"'),
    source=_RELATIONSHIPS_PAGE,
)

RENAMED_KEY = Rule(
    code="NFX201",
    name="renamed-key",
    severity=Severity.WARNING,
    summary="code reads the credential `user`, which is `username` from InfluxDB 2.3 on",
    explanation=(
        "The relationship of an InfluxDB service before 2.3 has the administrator's name under `user`. From 2.3 on it "
        "stands under `username`, and reading `user` fails at run time. " + _ESCALATES
    ),
    remedy="Read `username`.",
    bad=_code(_CREDENTIALS + 'print(credentials["user"])\n'),
    good=_code(_CREDENTIALS + 'print(credentials["username"])\n'),
    source=_CREDENTIALS_PAGE,
    escalates=True,
)

MOVED_KEY = Rule(
    code="NFX202",
    name="moved-key",
    severity=Severity.WARNING,
    summary="code reads `org`, `bucket` or `api_token` at the top level, which are under `query` from InfluxDB 2.3 on",
    explanation=(
        "The relationship of an InfluxDB service before 2.3 has organisation, bucket and token at its top level. From "
        "2.3 on they stand in the dictionary under `query`, and reading them at the top level fails at run time. "
        + _ESCALATES
    ),
    remedy="Read the key from the dictionary under `query`.",
    bad=_code(_CREDENTIALS + 'print(credentials["bucket"])\n'),
    good=_code(_CREDENTIALS + 'print(credentials["query"]["bucket"])\n'),
    source=_CREDENTIALS_PAGE,
    escalates=True,
)

RENAMED_VARIABLE = Rule(
    code="NFX203",
    name="renamed-variable",
    severity=Severity.WARNING,
    summary="code reads a service variable that is gone from InfluxDB 2.3 on",
    explanation=(
        "Upsun gives every property of a relationship as an environment variable. From InfluxDB 2.3 on `…_USER` is "
        "`…_USERNAME`, and `…_ORG`, `…_BUCKET` and `…_API_TOKEN` are gone: `…_QUERY` holds them as JSON. It is "
        "reported only where an Upsun configuration declares the relationship, and nothing that is deployed sets the "
        "variable itself: not the configuration, no `.environment`, and no `.env` that git tracks. " + _ESCALATES
    ),
    remedy="Read `…_USERNAME`, or decode `…_QUERY` and read the key there.",
    bad=_flex('import os\n\nprint(os.environ["INFLUXDB_USER"])\n'),
    good=_flex('import os\n\nprint(os.environ["INFLUXDB_USERNAME"])\n'),
    source="Upsun documentation, InfluxDB service: usage example and relationship reference",
    escalates=True,
)

OLD_PAYLOAD = Rule(
    code="NFX204",
    name="old-payload",
    severity=Severity.WARNING,
    summary="code makes up credentials of InfluxDB before 2.3, which the code's reads no longer fit after the upgrade",
    explanation=(
        "A test or a default for local development puts a dictionary in the place of the platform's: as text in the "
        "variable with the relationships, as the value that is taken where there is none, or as what a test passes to "
        "the code that reads the platform's. It has the keys of InfluxDB before 2.3, so what reads it fails once the "
        "code reads the new ones. Each dictionary is reported "
        "once, at its first old key, and its fix moves all its keys, or none. It may stand in a JSON file that is "
        "loaded for this: the finding is in that file, which has no comments, so that only `per-file-ignores` and a "
        "baseline suppress it, and flake8 does not show it. In a YAML file it is changed by hand. A dictionary for "
        "another service, one that never gets there, and one whose readers handle both shapes are none of its business."
    ),
    remedy="Move the keys as the platform does, in the same commit as the reads.",
    bad=_code(
        "import base64\nimport json\nimport os\n\n"
        'payload = {"influxdb": [{"host": "localhost", "user": "admin", "bucket": "test"}]}\n'
        'os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(json.dumps(payload).encode()).decode()\n'
    ),
    good=_code(
        "import base64\nimport json\nimport os\n\n"
        'payload = {"influxdb": [{"host": "localhost", "username": "admin", "query": {"bucket": "test"}}]}\n'
        'os.environ["PLATFORM_RELATIONSHIPS"] = base64.b64encode(json.dumps(payload).encode()).decode()\n'
    ),
    source=_CREDENTIALS_PAGE,
)

KEY_TOO_NEW = Rule(
    code="NFX210",
    name="key-too-new",
    severity=Severity.ERROR,
    summary="code reads the credentials of InfluxDB 2.3 while the service runs an earlier version",
    explanation=(
        "The code reads `username`, or a key under `query`, which the relationship of the version in the services "
        "file does not have. It fails until the service is upgraded."
    ),
    remedy="Upgrade the service in the same push.",
    bad=_code(_CREDENTIALS + 'print(credentials["username"])\n', version="2.2  # noqa: NFX101 until May"),
    good=_code(_CREDENTIALS + 'print(credentials["username"])\n', version="2.3"),
    source=_CREDENTIALS_PAGE,
)

CLIENT_OF_1 = Rule(
    code="NFX220",
    name="client-of-1.x",
    severity=Severity.WARNING,
    summary="code speaks to an InfluxDB service as to 1.x, without a token",
    explanation=(
        "InfluxDB 1.x asks nobody who they are, unless that is switched on. From 2.0 on every query and every write is "
        "answered 401 that brings no token, also by the routes of 1.x, `/query` and `/write`; the user name and the "
        "password of the relationship are not accepted there. No key of the credentials moves that such code reads, so "
        "nothing else tells. What is reported: a client of 1.x (`influxdb` and `aioinflux` in Python, `influx` in "
        "Node.js, `influxdb/influxdb-php`, `influx` in a shell), or a request to these routes (`requests`, `httpx`, "
        "`urllib`, `aiohttp`, `fetch`, `axios`, `curl`), whose host, URL or DSN comes from the relationship of an "
        "InfluxDB service, or from the variables of the project's one. Code that has a token on some way, or "
        "credentials of its own, is left alone: somebody may have made an authorization for it "
        "(`influx v1 auth create`). `root`, which clients send where they are given nothing, is none. "
        + _ESCALATES_FROM_2
    ),
    remedy=(
        'Send the token: `InfluxDBClient(…, headers={"Authorization": "Token " + endpoint["query"]["api_token"]})`, in '
        "Node.js `new InfluxDB({…, username: null, options: { headers: "
        '{ Authorization: "Token " + endpoint.query.api_token } } })`; or use the client of 2.x, the package '
        "`influxdb-client` (`@influxdata/influxdb-client`, `influxdata/influxdb-client-php`), with `url`, `token` and "
        "`org`. The token is there once the service is upgraded, so both go in one push."
    ),
    bad=_code(_MAKING + '    database="metrics",\n' + _ASKING),
    good=_code(
        _MAKING
        + '    database="metrics",\n'
        + '    headers={"Authorization": "Token " + credentials["query"]["api_token"]},\n'
        + _ASKING
    ),
    source=_COMPATIBILITY_PAGE,
    escalates=True,
)

STATEMENT_OF_1 = Rule(
    code="NFX221",
    name="statement-of-1.x",
    severity=Severity.WARNING,
    summary="code has an InfluxDB service execute a statement that only 1.x has",
    explanation=(
        "The InfluxQL of 2.x reads and deletes: it has `SELECT`, `SHOW`, `EXPLAIN`, `DELETE` and `DROP MEASUREMENT`. "
        "It has no `SELECT … INTO`, `CREATE`, `ALTER`, `GRANT`, `REVOKE`, `KILL`, nor any other `DROP`, so methods of "
        "clients such as `create_database` fail, with a token as well. They are reported where a client of an InfluxDB "
        "endpoint is asked for them, and statements where their text is known. " + _ESCALATES_FROM_2
    ),
    remedy=(
        "Do it once, outside of the application, with what takes the statement's place: a bucket and a mapping of the "
        "database to it for `CREATE DATABASE`, a task for a continuous query, an authorization for a user."
    ),
    bad=_code(
        _MAKING
        + '    headers={"Authorization": "Token " + credentials["query"]["api_token"]},\n'
        + ')\nclient.create_database("metrics")\n'
    ),
    good=_code(_MAKING + '    headers={"Authorization": "Token " + credentials["query"]["api_token"]},\n' + _ASKING),
    source=_INFLUXQL_PAGE,
    escalates=True,
)

BOTH_SHAPES = Rule(
    code="NFX290",
    name="both-shapes",
    severity=Severity.WARNING,
    summary="code handles the credentials' old shape as well as the new one",
    explanation="The read of an old key is guarded, so that it works before and after the upgrade. It is never wrong.",
    remedy="After the upgrade, the branch for the old shape can go.",
    bad=_code(_CREDENTIALS + 'print(credentials.get("username") or credentials.get("user"))\n'),
    good=_code(_CREDENTIALS + 'print(credentials.get("username"))\n'),
    source=_CREDENTIALS_PAGE,
    enabled=False,
)

UNVERIFIED_READ = Rule(
    code="NFX291",
    name="unverified-read",
    severity=Severity.WARNING,
    summary="a key that cannot be resolved is read from InfluxDB credentials",
    explanation=(
        "The key is computed when the program runs; whether it is an old one cannot be known from the source. Or what "
        "is done rests on all keys or values of an endpoint at once: how many there are, in which order, or whether "
        "one of the values is among them, all of which change with the shape. Or an old key is read of an endpoint of "
        "which is not known whether it is InfluxDB's, or of what an unknown object answers that was given credentials. "
        "Or a test for an old key decides whether the code goes on, in a language where a test is no read. "
        "An upgrade stops for all of these."
    ),
    remedy="Look at the values that the key takes, or at what comes of the new shape there.",
    bad=_code(_CREDENTIALS + "print(credentials[input()])\n"),
    good=_code(_CREDENTIALS + 'print(credentials["host"])\n'),
    source=_CREDENTIALS_PAGE,
    enabled=False,
)

UNPARSABLE_FILE = Rule(
    code="NFX901",
    name="unparsable-file",
    severity=Severity.ERROR,
    summary="a file that should be checked cannot be parsed",
    explanation=(
        "The file is not the YAML or Python that its name promises, so nothing in it could be checked. Of PHP, "
        "JavaScript and shell a stretch is told that is not understood, where it may read a key or the credentials "
        "may come through it; the rest is checked. Or the file brings in services by an `!include` of a file that is "
        "not there, or is outside of the project."
    ),
    remedy="Mend the syntax, or the path, at the place that the message names.",
    bad=_services("timedb:\n    type: influxdb:2.7\n  disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_OWN,
)

UNUSED_SUPPRESSION = Rule(
    code="NFX902",
    name="unused-suppression",
    severity=Severity.WARNING,
    summary="a suppression comment suppresses nothing",
    explanation=(
        "The comment names a rule that finds nothing there, a rule that does not exist, or is written so that it has "
        "no effect. Left alone, it hides a later mistake or lulls whoever reads it. That a rule finds nothing is said "
        "only where everything was read that its verdict rests on: the file, the project's configuration, and the code "
        "that credentials come through. A fix takes away what finds nothing, and never lets a comment suppress more "
        "than before."
    ),
    remedy="Remove the comment, or mend it.",
    bad=_services("timedb:\n    type: influxdb:2.7  # noqa: NFX101\n    disk: 1024\n"),
    good=_services("timedb:\n    type: influxdb:2.7\n    disk: 1024\n"),
    source=_OWN,
)

NOT_FOLLOWED = Rule(
    code="NFX903",
    name="not-followed",
    severity=Severity.WARNING,
    summary="code that credentials may reach could not be followed to its end",
    explanation=(
        "influx-lint follows credentials through the code, and gives up where that takes too much work, where calls, "
        "blocks or expressions nest too deeply, where a file that the code imports cannot be parsed or is too large, "
        "or where the code is compiled, or its module chosen, only when the program runs. What is read there is not "
        "known, so that there may be more to change than what was found. Or an old key is read of what a library that "
        "influx-lint does not know makes of the credentials."
    ),
    remedy=(
        "Look at the code from the place on that the message names, or make it simpler: hand a library the values that "
        "it needs, by their new keys, rather than all credentials. While it is there, no suppression of what is found "
        "in code is called unused."
    ),
    bad=_code(_CREDENTIALS + 'exec(input(), {"credentials": credentials})\n'),
    good=_code(_CREDENTIALS + 'exec(input(), {"host": credentials["host"]})\n'),
    source=_OWN,
)

RULES: tuple[Rule, ...] = (
    *(DEPRECATED_VERSION, UNKNOWN_VERSION, MISSING_VERSION, PATCH_VERSION, RETIRED_VERSION),
    *(INVALID_SERVICE, DUPLICATE_NAME, UNDEFINED_SERVICE, WRONG_ENDPOINT, RENAMED_KEY, MOVED_KEY),
    *(RENAMED_VARIABLE, OLD_PAYLOAD, KEY_TOO_NEW, CLIENT_OF_1, STATEMENT_OF_1, BOTH_SHAPES),
    *(UNVERIFIED_READ, UNPARSABLE_FILE, UNUSED_SUPPRESSION, NOT_FOLLOWED),
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}

OF_CONFIGURATION = frozenset(code for code in BY_CODE if code.startswith("NFX1"))
OF_CODE = frozenset(code for code in BY_CODE if code.startswith("NFX2")) | {NOT_FOLLOWED.code}
"""The codes of the rules about configuration files, and about code."""

OLD_READS = (RENAMED_KEY, MOVED_KEY, RENAMED_VARIABLE)
"""The rules about reads that an upgrade breaks."""
