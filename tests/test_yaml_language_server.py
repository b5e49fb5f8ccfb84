"""The schemas in an editor: the real yaml-language-server from npm, over its protocol; and ajv, which comes with it."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import jsonschema
import node_tools
import pytest
from language_client import LanguageServer, Message

from influx_lint.cli import main
from influx_lint.registry.policy import ANY, shipped
from influx_lint.reports import editor_schemas

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent
PUBLISHED = "https://raw.githubusercontent.com/influx-lint/influx-lint/main/schemas/"


def documented() -> dict[str, Any]:
    """The settings in docs/editors.md, and the shipped schemas in place of the published ones."""
    page = (CHECKOUT / "docs" / "editors.md").read_text(encoding="utf-8")
    [settings] = (
        json.loads(block)
        for block in re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
        if "yaml." in block
    )
    schemas = settings.pop("yaml.schemas")
    here = {
        (CHECKOUT / "schemas" / address.removeprefix(PUBLISHED)).as_uri(): globs for address, globs in schemas.items()
    }
    return {"schemas": here} | {key.removeprefix("yaml."): value for key, value in settings.items()}


FILES = {"services": ".platform/services.yaml", "upsun": ".upsun/config.yaml", "application": ".platform.app.yaml"}

PATIENCE = 100


class Editor:
    """An editor with the language server, set up as docs/editors.md says; each text gets a file of its own."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self._numbers = itertools.count()

    def __enter__(self) -> Self:
        self.server.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.server.__exit__(kind, error, traceback)

    def settle(self, name: str) -> None:
        """Wait until the server has taken up its settings: until it tells what is wrong in a file of services."""
        wrong = "timedb:\n    type: influxdb\n"
        if not any(self.diagnostics(name, wrong) for _ in range(PATIENCE)):
            pytest.fail("the language server does not take up its settings")

    def new(self, name: str) -> Path:
        path = self.server.folder / str(next(self._numbers)) / name
        path.parent.mkdir(parents=True)
        return path

    def diagnostics(self, name: str, text: str) -> list[Message]:
        return self.server.open(self.new(name), text, "yaml")

    def told(self, name: str, text: str) -> set[tuple[str, str]]:
        """The source at each diagnostic, and its message."""
        return {(at(text, one["range"]), one["message"]) for one in self.diagnostics(name, text)}

    def completed(self, name: str, text: str) -> dict[str, str | None]:
        """What is completed where `^` stands in a text: labels, and what is said of each."""
        items = self._ask("completion", name, text)["items"]
        return {item["label"]: item.get("documentation") for item in items if not item["label"].startswith("!")}

    def hover(self, name: str, text: str) -> str:
        return str(self._ask("hover", name, text)["contents"]["value"])

    def _ask(self, question: str, name: str, text: str) -> Any:
        before, _, after = text.partition("^")
        path = self.new(name)
        self.server.open(path, before + after, "yaml")
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        parameters = {"textDocument": {"uri": path.as_uri()}, "position": position}
        return self.server.request(f"textDocument/{question}", parameters)


def at(text: str, place: Message) -> str:
    """The source at a range within one line."""
    start, end = place["start"], place["end"]
    assert start["line"] == end["line"]
    line: str = text.splitlines()[start["line"]]
    return line[start["character"] : end["character"]]


@pytest.fixture(scope="session")
def modules() -> Path:
    name = node_tools.missing()
    if name:
        pytest.skip(f"there is no {name}: neither yaml-language-server nor ajv is tried")
    return node_tools.install()


@pytest.fixture(scope="module")
def editor(modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("workspace")
    associations = {}
    for vendor, (name, file) in itertools.product((ANY, *shipped().vendors), FILES.items()):
        path = folder / "schemas" / vendor / editor_schemas.file_name(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        document = editor_schemas.schema(name, shipped(), vendor)
        path.write_text(editor_schemas.as_text(document), encoding="utf-8")
        associations[path.as_uri()] = f"**/{vendor}/{file}"
    with started(modules, folder, documented() | {"schemas": associations}) as editor:
        editor.settle(f"{ANY}/{FILES['services']}")
        yield editor


def started(modules: Path, folder: Path, settings: dict[str, Any]) -> Editor:
    """The language server with settings of its own, and no schemas from the network."""
    command = [str(modules / ".bin" / "yaml-language-server"), "--stdio"]
    return Editor(LanguageServer(command, folder, {"yaml": settings | {"schemaStore": {"enable": False}}}))


SERVICES = f"any/{FILES['services']}"
UPSUN = f"any/{FILES['upsun']}"
APPLICATION = f"any/{FILES['application']}"

TYPES = [
    *(f"influxdb:{version}" for version in shipped().versions()),
    *("influxdb", "influxdb:2.7.1", "influxdb:2.6", "influxdb:4", "influxdb:latest", "InfluxDB:2.7", "influxdb/2.7"),
    *("'influxdb: 2.7'", "postgresql:9.3", "influxdb-cluster:1", "mysql"),
]


@pytest.mark.parametrize("vendor", [ANY, *shipped().vendors])
def test_an_editor_and_a_run_tell_the_same_of_types(
    editor: Editor, vendor: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "".join(f"s{number}: {{type: {type_}}}\n" for number, type_ in enumerate(TYPES))
    shown = [
        (one["range"]["start"]["line"] + 1, one["message"].partition(" ")[0])
        for one in editor.diagnostics(f"{vendor}/{FILES['services']}", text)
    ]
    file = tmp_path / FILES["services"]
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    main(["check", "--no-config", "--vendor", vendor, "--output-format", "json", str(file)])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert sorted(shown) == sorted((one["span"]["line"], one["code"]) for one in found)
    assert len(shown) >= len(TYPES) // 2


def test_a_deprecated_version_is_marked_with_what_to_do(editor: Editor) -> None:
    text = "timedb:\n    type: influxdb:2.2\n    disk: 512\n"
    (found,) = editor.diagnostics(SERVICES, text)
    assert at(text, found["range"]) == "type: influxdb:2.2"
    assert found["message"].startswith("NFX101 InfluxDB 2.2 is deprecated (no security updates): move to 2.7; the ")
    listing = shipped().listing("2.2")
    assert listing is not None
    assert found["message"].endswith(f"({listing.source})")


def test_an_unknown_version_is_marked_at_the_value(editor: Editor) -> None:
    message = "NFX102 no vendor ever offered this version of InfluxDB: choose 3, 2.7 or 2.3"
    assert editor.told(SERVICES, "timedb:\n    type: influxdb:2.6\n") == {("influxdb:2.6", message)}


def test_other_services_and_supported_versions_are_not_marked(editor: Editor) -> None:
    text = (
        'db:\n    type: postgresql:9.3\n    disk: "1"\n    sizes: XXL\ntimedb:\n    type: influxdb:2.7\n    disk: 5\n'
    )
    assert editor.diagnostics(SERVICES, text) == []
    assert editor.diagnostics(SERVICES, "# nothing yet\n") == []
    merged = "a: &a\n    type: influxdb:2.7\n    disk: 5\nb:\n    <<: *a\n    disk: 7\n"
    assert editor.diagnostics(SERVICES, merged) == []


def test_breaks_of_structure_are_marked_where_they_are(editor: Editor) -> None:
    text = 'timedb:\n    type: influxdb:2.7\n    disk: "1024"\n    size: XXL\n    dsik: 5\n'
    assert editor.told(SERVICES, text) == {
        ('"1024"', 'Incorrect type. Expected "integer".'),
        ("XXL", 'Value is not accepted. Valid values: "AUTO", "S", "M", "L", "XL", "2XL", "4XL".'),
        ("dsik", "Property dsik is not allowed."),
    }


def test_tags_are_legal_wherever_a_value_is(editor: Editor) -> None:
    text = """\
whole: !include whole.yaml
mapping: !include {type: yaml, path: whole.yaml}
timedb:
    type: influxdb:2.7
    disk: !include disk.yaml
    size: !include {path: size.yaml}
    configuration: !archive conf
    access: !include
        type: yaml
        path: access.yaml
typed:
    type: !include type.yaml
    disk: !include {type: string, path: disk.txt}
"""
    assert editor.diagnostics(SERVICES, text) == []
    application = "name: app\nrelationships: !include relationships.yaml\nhooks: !include {type: string, path: h.sh}\n"
    assert editor.diagnostics(APPLICATION, application) == []


@pytest.mark.parametrize("typed", ["^", "influx^", "influxdb:2^"])
def test_offered_versions_are_completed(editor: Editor, typed: str) -> None:
    found = editor.completed(SERVICES, f"timedb:\n    type: {typed}\n    disk: 512\n")
    assert list(found) == [f"influxdb:{version}" for version in shipped().offered()]
    assert str(found["influxdb:2.7"]).startswith("recommended; supported by Web PaaS (2023-08-31), Upsun Fixed ")


def test_keys_and_sizes_are_completed_for_influxdb_alone(editor: Editor) -> None:
    assert {"disk", "size"} <= set(editor.completed(SERVICES, "timedb:\n    type: influxdb:2.7\n    ^\n"))
    assert "AUTO" in editor.completed(SERVICES, "timedb:\n    type: influxdb:2.7\n    size: ^\n")
    assert editor.completed(SERVICES, "db:\n    type: postgresql:15\n    ^\n") == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("di^sk: 512", "The size of the persistent disk, in megabytes, as a whole number."),
        ("di^sk: !include disk.yaml", "The size of the persistent disk, in megabytes, as a whole number."),
        ("si^ze: S", "The share of memory and processor time that the service gets."),
        ("configur^ation: {}", "The service's own settings."),
    ],
)
def test_hover_explains_keys(editor: Editor, line: str, said: str) -> None:
    assert said in editor.hover(SERVICES, f"timedb:\n    type: influxdb:2.7\n    {line}\n")
    assert said not in editor.hover(SERVICES, f"db:\n    type: mysql\n    {line}\n")


@pytest.mark.parametrize("line", ["ty^pe: influxdb:2.7", "type: influxdb:2^.2"])
def test_hover_explains_types(editor: Editor, line: str) -> None:
    said = editor.hover(SERVICES, f"timedb:\n    {line}\n")
    assert f"Offered: 3, 2.7 or 2.3 (policy of {shipped().date})" in said


def test_a_modeline_is_enough(editor: Editor) -> None:
    folder = editor.server.folder / "schemas" / ANY
    for address in ((folder / "services.schema.json").as_uri(), f"../schemas/{ANY}/services.schema.json"):
        text = f"# yaml-language-server: $schema={address}\ntimedb:\n    type: influxdb:2.6\n"
        assert [source for source, _ in editor.told("other.yaml", text)] == ["influxdb:2.6"]
    assert editor.diagnostics("other.yaml", "timedb:\n    type: influxdb:2.6\n") == []


def test_the_settings_of_the_documentation_are_enough(modules: Path, tmp_path: Path) -> None:
    relationships = 'relationships: {a: "timedb:influx"}\n'
    wrong = {
        ".platform/services.yaml": "timedb: {type: influxdb:2.6}\n",
        ".upsun/config.yaml": "services: {timedb: {type: influxdb:2.6}}\n",
        ".upsun/apps.yaml": f"applications: {{app: {{{relationships.strip()}}}}}\n",
        "app/.platform.app.yaml": relationships,
        ".platform/applications.yaml": f"- {relationships}",
    }
    with started(modules, tmp_path, documented()) as editor:
        editor.settle(".platform/services.yaml")
        told = {name: [one["message"][:6] for one in editor.diagnostics(name, text)] for name, text in wrong.items()}
    assert told == {name: ["NFX102" if "2.6" in text else "NFX121"] for name, text in wrong.items()}


def test_a_comment_suppresses_by_code(editor: Editor) -> None:
    text = "timedb:\n    # yaml-language-server-disable NFX{}\n    type: influxdb:2.2\n"
    assert editor.diagnostics(SERVICES, text.format("101")) == []
    assert len(editor.diagnostics(SERVICES, text.format("102"))) == 1


def test_upsun_configuration(editor: Editor) -> None:
    text = """\
services:
    timedb:
        type: influxdb:2.6
    db:
        type: mysql
        dsk: 1
applications:
    app:
        type: python:3.12
        relationships:
            timedb:
            old: "timedb:influx"
            new: "timedb:influxdb"
            long: {service: timedb, endpoint: InfluxDB}
"""
    found = {source: message[:6] for source, message in editor.told(UPSUN, text)}
    assert found == {"influxdb:2.6": "NFX102", '"timedb:influx"': "NFX121", "InfluxDB": "NFX121"}
    assert "influxdb:2.7" in editor.completed(UPSUN, "services:\n  timedb:\n    type: ^\n")


def test_relationships_of_an_application(editor: Editor) -> None:
    text = 'name: app\nrelationships:\n    a: "timedb:influx"\n    b: "timedb:influxdb"\nweb: {commands: {start: x}}\n'
    assert editor.told(APPLICATION, text) == {
        ('"timedb:influx"', "NFX121 the endpoint of an InfluxDB service is 'influxdb'")
    }
    said = "The endpoint of an InfluxDB service is `influxdb`."
    assert said in editor.hover(APPLICATION, "relationships:\n    metr^ics: timedb:influxdb\n")
    mapping = "relationships:\n    metrics:\n        service: timedb\n        endpoint: ^\n"
    assert list(editor.completed(APPLICATION, mapping)) == ["influxdb"]
    assert "InfluxDB" in editor.completed(APPLICATION, "relationships:\n    metrics: ^\n")


SAMPLES: list[Any] = [
    None,
    {"a": {"type": "influxdb:2.2", "disk": 5}, "b": {"type": "mysql", "disk": "5"}},
    *({"a": {"type": type_.strip("'")}} for type_ in TYPES),
    {"a": {"type": "influxdb:2.7", "disk": "5"}},
    {"a": {"type": "influxdb:2.7", "disk": "5.yaml", "size": {"path": "a"}, "access": "x"}},
    {"a": {"type": "influxdb:2.7", "size": "XXL"}},
    {"a": {"type": "influxdb:2.7", "unknown": 1}},
    {"relationships": {"a": "timedb:influx"}},
    {"relationships": {"a": "timedb:influxdb", "b": None}},
    [{"relationships": {"a": {"service": "a", "endpoint": "InfluxDB"}}}],
]

JUDGE = """
const Ajv = require("ajv");
const { schemas, samples } = JSON.parse(require("fs").readFileSync(0));
const verdicts = schemas.map((schema) => samples.map(new Ajv({ strict: false }).compile(schema)));
process.stdout.write(JSON.stringify(verdicts));
"""


def test_ajv_judges_as_jsonschema_does(modules: Path) -> None:
    samples = [*SAMPLES, *({"services": one, "applications": {"app": one}} for one in SAMPLES)]
    schemas = [json.loads(text) for text in editor_schemas.generated_documents(modules).values()]
    judged = subprocess.run(
        ["node", "-e", JUDGE],
        cwd=modules.parent,
        input=json.dumps({"schemas": schemas, "samples": samples}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    expected = [[jsonschema.Draft7Validator(schema).is_valid(one) for one in samples] for schema in schemas]
    assert json.loads(judged.stdout) == expected
    assert {verdict for verdicts in expected for verdict in verdicts} == {True, False}
