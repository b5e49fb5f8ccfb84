"""The rules' examples in further languages; those that the rules themselves have are in Python.

They are loaded where a person asks for an explanation, and not with the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from influx_lint.registry.rule import Example
from influx_lint.typings import NamedTuple


class Pair(NamedTuple):
    """What is wrong and what is right in a language, each in a project whose first file is the code."""

    language: str
    bad: Example
    good: Example

    @property
    def file(self) -> str:
        """The name of the code's file."""
        return next(iter(self.bad.files))


_FILES = {"shell": "report.sh", "PHP": "report.php", "JavaScript": "report.js"}
_HEADS = {
    "shell": 'all=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode)\nendpoint=$(echo "$all" | jq \'.influxdb[0]\')\n',
    "PHP": (
        "<?php\n$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
        "$endpoint = $all['influxdb'][0];\n"
    ),
    "JavaScript": (
        "const all = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n"
        "const endpoint = all.influxdb[0];\n"
    ),
}


def _project(file: str, source: str, version: str) -> Example:
    return Example(
        {
            file: source,
            ".platform.app.yaml": ('name: app\ntype: "php:8.3"\nrelationships:\n    influxdb: "timedb:influxdb"\n'),
            ".platform/services.yaml": f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n",
        }
    )


def _flex(file: str, source: str) -> Example:
    services = "services:\n    influxdb:\n        type: influxdb:2.7\n"
    application = 'applications:\n    app:\n        type: "php:8.3"\n        relationships:\n            influxdb:\n'
    return Example({file: source, ".upsun/config.yaml": application + services})


def _reads(
    sources: Mapping[str, tuple[str, str]], bad_version: str = "2.7", good_version: str = "2.7"
) -> Sequence[Pair]:
    """A pair for each language: what stands after the endpoint is taken, wrong and right."""
    return [
        Pair(
            language,
            _project(_FILES[language], _HEADS[language] + bad, bad_version),
            _project(_FILES[language], _HEADS[language] + good, good_version),
        )
        for language, (bad, good) in sources.items()
    ]


_NEW = {
    "shell": "echo \"$endpoint\" | jq -r '.username'\n",
    "PHP": "echo $endpoint['username'];\n",
    "JavaScript": "console.log(endpoint.username);\n",
}

_TOKEN = {
    "shell": (
        'header="Authorization: Token $(echo "$endpoint" | jq -r .query.api_token)"\n'
        'url="http://$(echo "$endpoint" | jq -r .host):8086"\n'
    ),
    "PHP": (
        "$influx = new GuzzleHttp\\Client([\n"
        "    'base_uri' => \"http://{$endpoint['host']}:8086\",\n"
        "    'headers' => ['Authorization' => \"Token {$endpoint['query']['api_token']}\"],\n"
        "]);\n"
    ),
    "JavaScript": (
        "const { InfluxDB } = require('influx');\n"
        "const headers = { Authorization: `Token ${endpoint.query.api_token}` };\n"
        "const influx = new InfluxDB({ host: endpoint.host, options: { headers } });\n"
    ),
}

_PAYLOAD = (
    "const payload = {{ influxdb: [{{ host: 'localhost', {} }}] }};\n"
    "process.env.PLATFORM_RELATIONSHIPS = Buffer.from(JSON.stringify(payload)).toString('base64');\n"
)

BY_CODE: Mapping[str, Sequence[Pair]] = {
    "NFX201": _reads(
        {
            "shell": ("echo \"$endpoint\" | jq -r '.user'\n", _NEW["shell"]),
            "PHP": ("echo $endpoint['user'];\n", _NEW["PHP"]),
            "JavaScript": ("console.log(endpoint.user);\n", _NEW["JavaScript"]),
        }
    ),
    "NFX202": _reads(
        {
            "shell": ("echo \"$endpoint\" | jq -r '.bucket'\n", "echo \"$endpoint\" | jq -r '.query.bucket'\n"),
            "PHP": ("echo $endpoint['bucket'];\n", "echo $endpoint['query']['bucket'];\n"),
            "JavaScript": (
                "const { org, bucket } = endpoint;\nconsole.log(org, bucket);\n",
                "const { query: { org, bucket } } = endpoint;\nconsole.log(org, bucket);\n",
            ),
        }
    ),
    "NFX203": [
        Pair(language, _flex(_FILES[language], bad), _flex(_FILES[language], good))
        for language, bad, good in (
            ("shell", 'echo "$INFLUXDB_USER"\n', 'echo "$INFLUXDB_USERNAME"\n'),
            ("PHP", "<?php\necho getenv('INFLUXDB_USER');\n", "<?php\necho getenv('INFLUXDB_USERNAME');\n"),
            (
                "JavaScript",
                "console.log(process.env.INFLUXDB_USER);\n",
                "console.log(process.env.INFLUXDB_USERNAME);\n",
            ),
        )
    ],
    "NFX204": [
        Pair(
            "JavaScript",
            _project("report.js", _PAYLOAD.format("user: 'admin', bucket: 'test'"), "2.7"),
            _project("report.js", _PAYLOAD.format("username: 'admin', query: { bucket: 'test' }"), "2.7"),
        )
    ],
    "NFX210": _reads({language: (new, new) for language, new in _NEW.items()}, "2.2  # noqa: NFX101 until May", "2.3"),
    "NFX220": _reads(
        {
            "shell": (
                'curl "http://$(echo "$endpoint" | jq -r .host):8086/query?db=metrics&q=SHOW+SERIES"\n',
                (
                    'curl --header "Authorization: Token $(echo "$endpoint" | jq -r .query.api_token)" \\\n'
                    '    "http://$(echo "$endpoint" | jq -r .host):8086/query?db=metrics&q=SHOW+SERIES"\n'
                ),
            ),
            "JavaScript": (
                (
                    "const { InfluxDB } = require('influx');\n"
                    "new InfluxDB({ host: endpoint.host, database: 'metrics' }).query('SHOW SERIES');\n"
                ),
                (
                    "const { InfluxDB } = require('influx');\n"
                    "const headers = { Authorization: `Token ${endpoint.query.api_token}` };\n"
                    "const options = { headers };\n"
                    "new InfluxDB({ host: endpoint.host, database: 'metrics', options }).query('SHOW SERIES');\n"
                ),
            ),
            "PHP": (
                (
                    "$client = new InfluxDB\\Client($endpoint['host'], $endpoint['port']);\n"
                    "$client->selectDB('metrics')->query('SHOW SERIES');\n"
                ),
                (
                    "$client = new InfluxDB2\\Client([\n"
                    "    'url' => \"http://{$endpoint['host']}:{$endpoint['port']}\",\n"
                    "    'token' => $endpoint['query']['api_token'],\n"
                    "]);\n"
                ),
            ),
        }
    ),
    "NFX221": _reads(
        {
            "shell": (
                _TOKEN["shell"] + 'curl --header "$header" "$url/query" --data-urlencode "q=CREATE DATABASE metrics"\n',
                _TOKEN["shell"] + 'curl --header "$header" "$url/query" --data-urlencode "q=SHOW MEASUREMENTS"\n',
            ),
            "JavaScript": (
                _TOKEN["JavaScript"] + "influx.createDatabase('metrics');\n",
                _TOKEN["JavaScript"] + "influx.query('SHOW MEASUREMENTS', { database: 'metrics' });\n",
            ),
            "PHP": (
                _TOKEN["PHP"] + "$influx->post('/query', ['form_params' => ['q' => 'CREATE DATABASE metrics']]);\n",
                _TOKEN["PHP"] + "$influx->post('/query', ['form_params' => ['q' => 'SHOW MEASUREMENTS']]);\n",
            ),
        }
    ),
    "NFX290": _reads(
        {
            "shell": ("echo \"$endpoint\" | jq -r '.username // .user'\n", _NEW["shell"]),
            "PHP": ("echo $endpoint['username'] ?? $endpoint['user'];\n", _NEW["PHP"]),
            "JavaScript": ("console.log(endpoint.username ?? endpoint.user);\n", _NEW["JavaScript"]),
        }
    ),
    "NFX291": _reads(
        {
            "shell": ('echo "$endpoint" | jq -r --arg key "$1" \'.[$key]\'\n', _NEW["shell"]),
            "PHP": ("echo $endpoint[$argv[1]];\n", _NEW["PHP"]),
            "JavaScript": ("console.log(endpoint[process.argv[2]]);\n", _NEW["JavaScript"]),
        }
    ),
    "NFX903": _reads(
        {
            "shell": (
                'echo "$endpoint" | python3 -c \'import json, sys; print(json.load(sys.stdin)["username"])\'\n',
                _NEW["shell"],
            ),
            "PHP": (
                "$options = new Acme\\Options($endpoint);\necho $options->bucket;\n",
                "echo $endpoint['query']['bucket'];\n",
            ),
            "JavaScript": (
                "const { Options } = require('acme-options');\nconsole.log(new Options(endpoint).bucket);\n",
                "console.log(endpoint.query.bucket);\n",
            ),
        }
    ),
}
"""The examples of rules about code, by code."""


def in_other_languages(code: str) -> Sequence[Pair]:
    """The examples of a rule, one for each further language that it has any in."""
    return BY_CODE.get(code, ())
