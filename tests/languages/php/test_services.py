"""Symfony's configuration in YAML: what is found in it and where, and which YAML is taken for it."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

PLATFORM = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n",
}
ORG = "key:org:key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS"
PARAMETER = f"parameters:\n    metrics.org: '%env({ORG})%'\n"
OTHERS = "# PLATFORM_RELATIONSHIPS\nservices:\n    web: '%name%'\n"


def found(make_project: Make, files: dict[str, str]) -> list[tuple[str, int, int, str]]:
    said = influx_lint("check", ".", folder=make_project({**PLATFORM, **files}))
    assert said.err == ""
    return [(one.path, one.line, one.column, one.code) for one in said.findings]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (PARAMETER, (2, 28, "NFX202")),
        (f"when@prod:\n    parameters:\n        url: 'http://x/?o=%env({ORG})%'\n", (3, 36, "NFX202")),
        (f"influx:\n    org: http://x/?o=%env({ORG})%\n", (2, 10, "NFX202")),
        (f'services:\n    App\\Metrics: ["%env(string:{ORG})%"]\n', (2, 36, "NFX202")),
        (
            f"services:\n    metrics:\n        class: App\\Metrics\n        calls: [[set, ['%env({ORG})%']]]\n",
            (4, 34, "NFX202"),
        ),
        (PARAMETER + "broken: [\n", (4, 1, "NFX901")),
        (PARAMETER + "{{- if .Values.on }}\n", (3, 1, "NFX901")),
        (PARAMETER.replace("%env", "%%%env"), (2, 30, "NFX202")),
        (f"# {'long ' * 20_000}\n{PARAMETER}", (3, 28, "NFX202")),
        (PARAMETER.replace("%env", "%other%%env"), (2, 35, "NFX202")),
    ],
)
def test_a_finding_stands_at_the_key(make_project: Make, written: str, place: tuple[int, int, str]) -> None:
    assert found(make_project, {"config/packages/prod/app.yaml": written}) == [
        ("config/packages/prod/app.yaml", *place)
    ]


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("config/services.yaml", PARAMETER.replace("key:org", "key:org:key:query")),
        ("config/services.yaml", PARAMETER.replace("json:base64:PLATFORM", "json:base64:OTHER")),
        ("config/services.yaml", PARAMETER.rstrip() + "  # noqa: NFX202\n"),
        ("config/services.yaml", PARAMETER.replace("    ", "    # ")),
        ("deploy/services.yaml", PARAMETER),
        ("a/config/b/c/d/services.yaml", PARAMETER),
        ("config/services.yaml", PARAMETER.replace("%", "%%")),
        ("config/services.yaml", PARAMETER.replace("'%", "'100%%").replace("%'", "%%'")),
        ("config/services.yaml", "{{- if .Values.on }}\n" + OTHERS + "{{- end }}\n"),
        ("config/services.yaml", OTHERS + "<% if on %>\nbroken: [\n"),
    ],
)
def test_nothing_is_found(make_project: Make, path: str, written: str) -> None:
    assert found(make_project, {path: written}) == []


def test_what_is_written_in_a_longer_text_without_quotes_is_left_to_a_person(make_project: Make) -> None:
    written = f"influx:\n    org: http://x/?o=%env({ORG})%\n"
    folder = make_project({**PLATFORM, "config/app.yaml": written})
    said = influx_lint("check", "--fix", "--unsafe-fixes", ".", folder=folder)
    assert [one.code for one in said.findings] == ["NFX202"]
    assert (folder / "config/app.yaml").read_text() == written


def test_a_relationship_with_a_dash_is_found(make_project: Make) -> None:
    application = "name: app\nrelationships:\n    influx-db: timedb:influxdb\n"
    written = PARAMETER.replace("influxdb", "influx-db")
    assert found(make_project, {".platform.app.yaml": application, "config/services.yaml": written}) == [
        ("config/services.yaml", 2, 28, "NFX202")
    ]


MANY = 12
QUOTED = "'%a{}%', "


@pytest.mark.parametrize(
    "written",
    [
        "parameters:\n    d: ['%d%', '%d%', '%d%', '%d%']\n",
        "parameters:\n    a0: x\n" + "".join(f"    a{at + 1}: [{QUOTED.format(at) * 4}]\n" for at in range(MANY)),
        "a0: &a0 ['%env(X)%', x]\n" + "".join(f"a{at + 1}: &a{at + 1} [{f'*a{at}, ' * 8}]\n" for at in range(MANY)),
        "when@a: &a\n    when@b: *a\n",
    ],
)
def test_what_names_itself_or_multiplies_ends_and_the_rest_is_found(make_project: Make, written: str) -> None:
    lines = written.count("\n")
    assert found(make_project, {"config/services.yaml": written + PARAMETER.replace("parameters:", "more:")}) == [
        ("config/services.yaml", lines + 2, 28, "NFX202")
    ]


ALL = "%env(key:0:key:influxdb:json:base64:PLATFORM_RELATIONSHIPS)%"
BIND = f"services:\n    _defaults:\n        bind:\n            $config: '{ALL}'\n"
BELOW = "    App\\:\n        resource: '../src/'\n        exclude: '../src/{Entity,Old*.php}'\n"
CLASS = (
    "<?php\nnamespace App;\nclass Mailer\n{\n    private $org;\n    public function __construct(array $config)\n    {\n"
    "        $this->org = $config['user'];\n    }\n}\n"
)


@pytest.mark.parametrize(
    ("path", "services", "old", "new"),
    [
        ("src/Mailer.php", BELOW, "", ""),
        ("src/Mail/Mailer.php", BELOW, "", ""),
        ("src/Mailer.php", BELOW.replace("src/'", "src/*'"), "", ""),
        ("lib/Mailer.php", "    App\\Mailer: ~\n", "", ""),
        ("lib/Mailer.php", "    mailer:\n        class: App\\Mailer\n", "", ""),
        ("src/Mailer.php", BELOW, "(array $config", "(private readonly ?array $config"),
        ("src/Mailer.php", BELOW, "(array $config", "(\\Foo $other, $config"),
    ],
)
def test_what_is_bound_is_given_to_services(make_project: Make, path: str, services: str, old: str, new: str) -> None:
    files = {"config/services.yaml": BIND + services, path: CLASS.replace(old, new) if old else CLASS}
    assert found(make_project, files) == [(path, 8, 30, "NFX201")]


@pytest.mark.parametrize(
    ("path", "services", "old", "new"),
    [
        ("lib/Mailer.php", BELOW, "", ""),
        ("src/Mailer.php", "", "", ""),
        ("src/Entity/Mailer.php", BELOW, "", ""),
        ("src/Other.php", BELOW, "", ""),
        ("src/Mailer.php", BELOW.replace("'../src/{Entity", "'../src/{Entity,{A}"), "", ""),
        ("src/Mailer.php", BELOW.replace("'../src/{", "'%kernel.project_dir%/src/{"), "", ""),
        ("src/Mailer.php", BELOW.replace("src/'", "src/{'"), "", ""),
        ("src/OldMailer.php", BELOW, "Mailer", "OldMailer"),
        ("src/Mailer.php", BELOW + "        bind: {$config: []}\n", "", ""),
        ("src/Mailer.php", BELOW + "    App\\Mailer: [[]]\n", "", ""),
        ("src/Mailer.php", BELOW + "    mailer: {class: App\\Mailer, arguments: [[]]}\n", "", ""),
        ("src/Mailer.php", BELOW, "(array $config", "(\\Foo $config"),
        ("src/Mailer.php", BELOW, "(array $config", "(private Foo|array $config"),
        ("src/Mailer.php", BELOW, "class", "abstract class"),
        (
            "src/Mailer.php",
            BELOW,
            "    private",
            "    static function of($row) { return new self($row); }\n    private",
        ),
        (
            "src/Mailer.php",
            BELOW,
            "    private",
            "    static function of($row) { return new static($row); }\n    private",
        ),
    ],
)
def test_what_is_bound_is_given_to_nothing_else(
    make_project: Make, path: str, services: str, old: str, new: str
) -> None:
    files = {"config/services.yaml": BIND + services, path: CLASS.replace(old, new) if old else CLASS}
    assert found(make_project, files) == []


def test_what_is_bound_is_not_given_to_what_code_makes_by_a_name(make_project: Make) -> None:
    making = "<?php\n$class = App\\Mailer::class;\nforeach ($rows as $row) {\n    $all[] = new $class($row);\n}\n"
    files = {"config/services.yaml": BIND + BELOW, "src/Mailer.php": CLASS, "lib/all.php": making}
    assert found(make_project, files) == []


OLD = f"    influx.old: '%env({ORG})%'\n"


@pytest.mark.parametrize(
    ("parameters", "places"),
    [
        (OLD, [2]),
        (OLD + f"    influx.org: '%env(default:influx.old:{ORG.replace('org', 'org:key:query')})%'\n", []),
        (f"    influx.org: '%env(default:influx.other:{ORG})%'\n", []),
        (f"    influx.org: '%env(default::{ORG})%'\n", [2]),
    ],
)
def test_what_a_parameter_takes_the_place_of_may_not_be_there(
    make_project: Make, parameters: str, places: list[int]
) -> None:
    lines = found(make_project, {"config/services.yaml": "parameters:\n" + parameters})
    assert [line for _, line, _, _ in lines] == places


@pytest.mark.parametrize("given", ["        bind:\n", "        arguments:\n"])
@pytest.mark.parametrize("user", ["$new ?? $old", "$new ?: $old"])
def test_another_argument_takes_the_place_of_what_is_not_there(make_project: Make, given: str, user: str) -> None:
    values = "".join(
        f"            ${name}: '%env(default::{ORG.replace('org', key, 1)})%'\n"
        for name, key in (("old", "user"), ("new", "username"))
    )
    service = "    _defaults:\n" if "bind" in given else "    App\\Mailer:\n"
    made = CLASS.replace("array $config", "?string $old, ?string $new").replace("$config['user']", user)
    written = f"services:\n{service}{given}{values}{BELOW if 'bind' in given else ''}"
    assert found(make_project, {"config/services.yaml": written, "src/Mailer.php": made}) == []


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("->defaults()->bind('$influx', '%influx%')", ["NFX903"]),
        ("->set(App\\Writer::class)->call('setEndpoint', ['%influx%'])", ["NFX903"]),
        ("->defaults()->bind('$name', '%name%')", []),
        ("->set(App\\Writer::class)->call('setName', ['%name%'])->set(App\\Writer::class)", []),
    ],
)
def test_what_the_configuration_in_php_gives_to_setters_and_any_service_is_told_of(
    make_project: Make, written: str, codes: list[str]
) -> None:
    program = (
        "<?php\nreturn static function ($container): void {\n"
        "    $all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
        "    $container->parameters()->set('name', 'demo')->set('influx', $all['influxdb'][0]);\n"
        f"    $container->services(){written};\n}};\n"
    )
    files = {"config/services.php": program, "src/Writer.php": "<?php\nnamespace App;\nclass Writer {}\n"}
    assert [each[3] for each in found(make_project, files)] == codes
