"""PHP: what is found and where, which edits mend it, where comments stand, and what is no PHP."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

from influx_lint.languages.front import UnparsableError
from influx_lint.languages.php.comments import NOTATION
from influx_lint.languages.php.front import FRONT_END
from influx_lint.text import Lines

CONFIGURATION = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.7\ndb:\n    type: postgresql:15\n",
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n    database: db:postgresql\n",
}
FLEX = {
    ".upsun/config.yaml": "applications:\n    app:\n        relationships:\n            influxdb: timedb:influxdb\n"
    "services:\n    timedb:\n        type: influxdb:2.7\n"
}
HEAD = "<?php\n$all = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n$e = $all['influxdb'][0];\n"
OLD_TOO = "['user' => $e['username'] ?? $e['user'] ?? null] + $e + ($e['query'] ?? [])"
OBJECTS = "<?php\n$e = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')))->influxdb[0];\n"


def found(make_project: Make, program: str, **files: str) -> list[tuple[int, int, str]]:
    folder = make_project({**CONFIGURATION, "main.php": program, **files})
    said = influx_lint("check", ".", folder=folder)
    assert said.err == ""
    return [(one.line, one.column, one.code) for one in said.findings if one.path == "main.php"]


@pytest.mark.parametrize(
    ("program", "places"),
    [
        ("echo $e['user'];\n", [(4, 9, "NFX201")]),
        (
            "echo \"ü $e[bucket] {$e['org']} ${e['user']}\";\n",
            [(4, 12, "NFX202"), (4, 24, "NFX202"), (4, 36, "NFX201")],
        ),
        ("['user' => $u, 'query' => ['org' => $o]] = $e;\n", [(4, 2, "NFX201")]),
        ("list('bucket' => list(0 => $b)) = $e;\n", [(4, 6, "NFX202")]),
        ("function f(array $c, string $k) { return $c[$k]; }\necho f($e, 'org');\n", [(5, 12, "NFX202")]),
        ("const K = 'user';\necho $e[K];\n", [(5, 9, "NFX201")]),
        ("class A { static function f($x) { return $x['org']; } }\n$c = 'A';\necho $c::f($e);\n", [(4, 45, "NFX202")]),
        ("extract($e);\necho $user;\n", [(5, 6, "NFX201")]),
        ("function f(string $user, ...$more) {}\nf(...$e);\n", [(4, 19, "NFX201")]),
        ("if (isset($e['user'])) { echo 'there'; }\n", []),
        ("if (isset($e['user'])) { echo $e['user']; }\n", [(4, 34, "NFX201")]),
        ("$c = $e;\n$c['user'] = 'x';\necho $c['user'], $e['user'];\n", [(6, 21, "NFX201")]),
        ("foreach ($all['influxdb'] as &$r) { $r['user'] = $r['username']; }\necho $all['influxdb'][0]['user'];\n", []),
        ("echo $all['database'][0]['user'];\n", []),
        ("foreach ($all as &$x) { $x = $x[0]; }\necho $all['influxdb']['org'];\n", [(4, 30, "NFX903")]),
        ("foreach ($all['database'] as &$x) { $x = $x['host']; }\necho $all['database'][0];\n", []),
    ],
)
def test_a_finding_stands_at_the_key(make_project: Make, program: str, places: list[tuple[int, int, str]]) -> None:
    assert found(make_project, HEAD + program) == places


@pytest.mark.parametrize(
    ("program", "repaired"),
    [
        ("echo $e['user'];", "echo $e['username'];"),
        ('echo $e["bucket"];', 'echo $e["query"]["bucket"];'),
        ('echo "$e[user] $e[bucket]";', "echo \"$e[username] {$e['query']['bucket']}\";"),
        ("echo \"{$e['org']}\";", "echo \"{$e['query']['org']}\";"),
        ("echo \"${e['org']}\";", "echo \"{$e['query']['org']}\";"),
        (
            "$own = $e + ['org' => 'mine']; echo $own['org'];",
            "$own = $e + ['org' => 'mine']; echo ($own['query']['org'] ?? $own['org']);",
        ),
        ("echo $e['bucket'] ?? 'none';", "echo $e['query']['bucket'] ?? 'none';"),
        ("['bucket' => $b, 'user' => $u] = $e;", "['query' => ['bucket' => $b], 'username' => $u] = $e;"),
        ("list('org' => $o) = $e;", "list('query' => list('org' => $o)) = $e;"),
        ("if (isset($e['org'])) { echo $e['org']; }", "if (isset($e['query']['org'])) { echo $e['query']['org']; }"),
        (
            "if (array_key_exists('org', $e)) { echo $e['org']; }",
            "if (array_key_exists('org', $e['query'] ?? [])) { echo $e['query']['org']; }",
        ),
        (
            "foreach (['user', 'org'] as $k) { echo $e[$k]; }",
            "foreach (['user', 'org'] as $k) { echo ($e + ['user' => $e['username']] + $e['query'])[$k]; }",
        ),
        (
            "foreach (['host', 'org'] as $k) { echo \"$k=$e[$k];\"; }",
            "foreach (['host', 'org'] as $k) { echo (\"$k=\" . ($e + $e['query'])[$k] . \";\"); }",
        ),
        ("$of = fn($k) => $e[$k]; echo $of('user');", "$of = fn($k) => $e[$k]; echo $of('username');"),
        (
            "$of = fn($k) => $e[$k]; $all = fn($k) => $k . $of($k); echo $all('user');",
            "$of = fn($k) => ($e + ['user' => $e['username']])[$k]; $all = fn($k) => $k . $of($k); echo $all('user');",
        ),
        (
            "$p = array_intersect_key($e, array_flip(['user', 'org']));",
            f"$p = array_intersect_key({OLD_TOO}, array_flip(['user', 'org']));",
        ),
        (
            "const K = ['user', 'org']; $p = array_intersect_key($e, array_flip(K));",
            f"const K = ['user', 'org']; $p = array_intersect_key({OLD_TOO}, array_flip(K));",
        ),
        (
            "$p = Illuminate\\Support\\Arr::only($e, ['user', 'org']);",
            f"$p = Illuminate\\Support\\Arr::only({OLD_TOO}, ['user', 'org']);",
        ),
        ("$p = collect($e)->only('user', 'org');", f"$p = collect({OLD_TOO})->only('user', 'org');"),
        ("foreach ($all['influxdb'] as ['user' => $u]) {}", "foreach ($all['influxdb'] as ['username' => $u]) {}"),
        ("const K = 'org'; echo $e[K];", "const K = 'org'; echo $e['query']['org'];"),
        (
            "echo array_column($all['influxdb'], 'org')[0];",
            "echo array_column(array_column($all['influxdb'], 'query'), 'org')[0];",
        ),
        ("extract($e); echo $org;", "extract($e + ($e['query'] ?? [])); echo $org;"),
        (
            "echo current($all['influxdb'] ?? [])['org'] ?? 'none';",
            "echo current($all['influxdb'] ?? [])['query']['org'] ?? 'none';",
        ),
    ],
)
def test_repairs(make_project: Make, program: str, repaired: str) -> None:
    folder = make_project({**CONFIGURATION, "main.php": f"{HEAD}{program}\n"})
    influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / "main.php").read_text() == f"{HEAD}{repaired}\n"


@pytest.mark.parametrize(
    ("program", "repaired"),
    [
        ("echo $e->user;", "echo $e->username;"),
        ("echo $e?->bucket;", "echo $e?->query->bucket;"),
        ("echo $e->{'bucket'};", "echo $e->query->{'bucket'};"),
        (
            "echo property_exists($e, 'user') ? $e->user : '';",
            "echo property_exists($e, 'username') ? $e->username : '';",
        ),
        (
            "echo property_exists($e, 'org') ? $e->org : '';",
            "echo property_exists($e->query, 'org') ? $e->query->org : '';",
        ),
        ('echo "$e->bucket {$e->org}";', 'echo "{$e->query->bucket} {$e->query->org}";'),
    ],
)
def test_repairs_of_objects(make_project: Make, program: str, repaired: str) -> None:
    folder = make_project({**CONFIGURATION, "main.php": f"{OBJECTS}{program}\n"})
    influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / "main.php").read_text() == f"{OBJECTS}{repaired}\n"


@pytest.mark.parametrize(
    ("program", "repaired"),
    [
        ("echo getenv('INFLUXDB_USER');", "echo getenv('INFLUXDB_USERNAME');"),
        (
            "const B = 'INFLUXDB_BUCKET'; echo getenv(B);",
            "const B = 'INFLUXDB_BUCKET'; echo json_decode(getenv('INFLUXDB_QUERY'), true)['bucket'];",
        ),
        (
            "if (isset($_ENV['INFLUXDB_USER'])) { echo $_ENV['INFLUXDB_USER']; }",
            "if (isset($_ENV['INFLUXDB_USERNAME'])) { echo $_ENV['INFLUXDB_USERNAME']; }",
        ),
        (
            "echo array_key_exists('INFLUXDB_USER', $_SERVER) ? $_SERVER['INFLUXDB_USER'] : 'none';",
            "echo array_key_exists('INFLUXDB_USERNAME', $_SERVER) ? $_SERVER['INFLUXDB_USERNAME'] : 'none';",
        ),
        (
            "$is_old = isset($_ENV['INFLUXDB_USER']); echo $_ENV['INFLUXDB_USER'];",
            "$is_old = isset($_ENV['INFLUXDB_USER']); echo $_ENV['INFLUXDB_USER'];",
        ),
        ("echo $_ENV['INFLUXDB_ORG'];", "echo json_decode($_ENV['INFLUXDB_QUERY'], true)['org'];"),
        (
            "echo $_SERVER['INFLUXDB_ORG'] ?? 'none';",
            "echo (json_decode($_SERVER['INFLUXDB_QUERY'] ?? '', true)['org'] ?? null) ?? 'none';",
        ),
        (
            "echo getenv('INFLUXDB_ORG') ?: 'none';",
            "echo (json_decode(getenv('INFLUXDB_QUERY') ?: '', true)['org'] ?? false) ?: 'none';",
        ),
        ("echo env('INFLUXDB_ORG');", "echo (json_decode(env('INFLUXDB_QUERY') ?: '', true)['org'] ?? null);"),
        (
            "function v($n) { return $_ENV[$n]; } echo v('INFLUXDB_ORG');",
            "function v($n) { return $_ENV[$n]; } echo (json_decode(v('INFLUXDB_QUERY') ?: '', true)['org'] ?? null);",
        ),
        ("echo env('INFLUXDB_ORG', 'none');", "echo (json_decode(env('INFLUXDB_QUERY', ''), true)['org'] ?? 'none');"),
    ],
)
def test_repairs_of_variables(make_project: Make, program: str, repaired: str) -> None:
    folder = make_project({**FLEX, "main.php": f"<?php\n{program}\n"})
    influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / "main.php").read_text() == f"<?php\n{repaired}\n"


@pytest.mark.parametrize(
    "program",
    [
        "$o = (object) $e; echo $o->bucket;",
        "echo ((array) json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')))->influxdb[0])['bucket'];",
        "unset($e['api_token']); echo $e['user'];",
        "$own = $e + ['user' => 'mine']; echo $own['user'];",
        "$own = array_change_key_case($e, CASE_UPPER); echo $own['ORG'];",
        "$own = array_map('strval', $e); echo $own['org'];",
        "function load(&$out, $e) { $out = $e; } load($own, $e); echo $own['org'];",
        "eval('echo $e[\"org\"];');",
        (
            "class D { public $org; function __construct($a) { foreach ($a as $k => $v) { $this->$k = $v; } } }\n"
            "$own = get_object_vars(new D($e)); echo $own['org'];"
        ),
        "foreach ($e as $k => $v) { if ($k === 'bucket') { echo $v; } }",
        "foreach ($e as $k => $v) { if (in_array($k, ['host', 'user'])) { echo $k, $v; } }",
        "foreach (['org', 'host'] as $k) { $own[$k] = &$e[$k]; } echo $own['org'];",
        "foreach (['org', 'host'] as $k) { $own = ['a' => &$e[$k]]; echo $own['a']; }",
    ],
)
def test_where_no_edit_is_sure_a_person_is_told(make_project: Make, program: str) -> None:
    folder = make_project({**CONFIGURATION, "main.php": f"{HEAD}{program}\n"})
    said = influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / "main.php").read_text() == f"{HEAD}{program}\n"
    assert said.codes


@pytest.mark.parametrize(
    ("program", "repaired"),
    [
        ("echo setting('influxdb.0.org', 'none');", "echo setting('influxdb.0.query.org', 'none');"),
        ("echo $all['database'][0]['user'], setting('database.0.user');", None),
        ("echo data_get(['a' => ['org' => 1]], PATH), setting(PATH); const PATH = 'influxdb.0.org';", None),
    ],
)
def test_a_path_is_repaired_where_it_is_written_whoever_reads_by_it(
    make_project: Make, program: str, repaired: str | None
) -> None:
    setting = (
        HEAD + "function setting($path, $default = null) { global $all; return data_get($all, $path, $default); }\n"
    )
    others = "setting('influxdb.0.host'); setting('database.0.user');"
    files = {"setting.php": setting, "main.php": f"{HEAD}require 'setting.php';\n{others}\n{program}\n"}
    folder = make_project({**CONFIGURATION, **files})
    influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert (folder / "setting.php").read_text() == setting
    assert (folder / "main.php").read_text() == files["main.php"].replace(program, repaired or program)


def test_a_test_stays_with_what_it_guards_beside_a_read_that_is_repaired(make_project: Make) -> None:
    program = (
        "class M {{ function __construct(private $c) {{}}\n"
        "function u() {{ return {u}; }}\n"
        "function x() {{ return isset($this->c['user']) ? $this->c['user'] : 'none'; }} }}\n"
        "foreach (['influxdb', 'database'] as $n) {{ $m = new M($all[$n][0]); echo $m->u(), $m->x(); }}\n"
    )
    folder = make_project({**CONFIGURATION, "main.php": HEAD + program.format(u="$this->c['user']")})
    influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    repaired = program.format(u="($this->c['user'] ?? $this->c['username'])")
    assert (folder / "main.php").read_text() == HEAD + repaired


def test_what_rests_on_a_test_in_a_file_that_is_included_is_left_to_a_person(make_project: Make) -> None:
    files = {
        "settings.php": HEAD + "if (!isset($e['user'])) { exit(1); }\n",
        "main.php": "<?php\nrequire __DIR__ . '/settings.php';\necho $e['user'];\n",
    }
    folder = make_project({**CONFIGURATION, **files})
    said = influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=folder)
    assert {name: (folder / name).read_text() for name in files} == files
    assert said.codes == ["NFX201"]


@pytest.mark.parametrize(
    ("program", "places"),
    [
        ("$name = 'influx'; $$name = $e; echo $influx['user'];\n", [(4, 19, "NFX903")]),
        ('foreach ($e as $key => $value) { ${"influx_$key"} = $value; }\n', [(4, 34, "NFX903")]),
        ("$name = 'host'; $$name = $e['host']; foreach (['user' => 'me'] as $k => $v) { $$k = $v; }\n", []),
    ],
)
def test_variables_whose_names_are_computed_are_not_followed(
    make_project: Make, program: str, places: list[tuple[int, int, str]]
) -> None:
    assert found(make_project, HEAD + program) == places


@pytest.mark.parametrize(("value", "codes"), [("$e", ["NFX903"]), ("['host' => $e['host']]", [])])
def test_credentials_that_are_written_to_a_file_without_a_certain_name_are_told_of(
    make_project: Make, value: str, codes: list[str]
) -> None:
    program = f"{HEAD}file_put_contents(tempnam('/tmp', 'e'), json_encode({value}));\n"
    assert [each[2] for each in found(make_project, program)] == codes


@pytest.mark.parametrize(("returned", "codes"), [("$e", ["NFX903"]), ("['host' => $e['host']]", [])])
def test_files_that_may_be_included_by_a_computed_name_are_told_of(
    make_project: Make, returned: str, codes: list[str]
) -> None:
    program = "<?php\n$name = $argv[1];\n$e = require __DIR__ . \"/settings/$name.php\";\necho $e['org'];\n"
    files = {"settings/influx.php": f"{HEAD}return {returned};\n"}
    assert [each[2] for each in found(make_project, program, **files)] == codes


def test_parameters_by_reference_and_eval_without_credentials_are_passed_over(make_project: Make) -> None:
    program = "function load(&$out) { $out = ['org' => 'own']; } load($own); echo $own['org'];\neval('echo 1;');\n"
    folder = make_project({**CONFIGURATION, "main.php": f"{HEAD}echo $e['host'];\n{program}"})
    assert not influx_lint("check", ".", folder=folder).codes


@pytest.mark.parametrize(
    "program",
    [
        "foreach ($e as $k => $v) { putenv('INFLUX_' . strtoupper($k) . '=' . $v); }",
        'foreach ($e as $k => $v) { putenv("INFLUX_$k=$v"); }',
        "function bucket($e) { return $e[__FUNCTION__]; } echo bucket($e);",
    ],
)
def test_keys_that_are_computed_are_told_of(make_project: Make, program: str) -> None:
    folder = make_project({**CONFIGURATION, "main.php": f"{HEAD}{program}\n"})
    assert influx_lint("check", ".", "--select", "NFX291", folder=folder).codes == ["NFX291"]


def test_comments_are_those_of_php_and_none_of_html() -> None:
    text = "<p># none</p>\n<?php // one\n$a = '# none'; # two\n/* three\n   goes on */\n#[Attribute]\n?>\n# none\n"
    comments, rows = NOTATION.comments(text, Lines(text))
    assert [text[one.start : one.end] for one in comments] == ["// one", "# two", "/* three\n   goes on */"]
    assert [one.alone for one in comments] == [False, False, True]
    assert rows == {}


def test_no_comment_can_stand_behind_lines_of_texts_and_of_html() -> None:
    text = "<p>\n<?php\n$a = <<<X\none\nX;\n$b = 'two\nthree';\n?>\nend\n"
    assert NOTATION.closed_lines(text, Lines(text)) == frozenset({1, 3, 4, 6, 8, 9, 10})


@pytest.mark.parametrize(
    "program",
    [
        "",
        "no PHP at all",
        "<?php " + "if ($a) { " * 3_000,
        "<?php $x = " + "[" * 5_000,
        "<?php $x = " + "$a . " * 5_000 + "1;",
        "<?php class A extends A { use A; const X = self::X; } A::X; new A;",
        "<?php include __FILE__; function f() { f(); } f(); $$a = ${$b}; goto x; x:",
        "<?php <<<X\n never ends {$a['b'",
        "<?php $e['user",
    ],
)
def test_hostile_code_ends_in_bounded_work(make_project: Make, program: str) -> None:
    sign = "<?php getenv('PLATFORM_RELATIONSHIPS'); // user\n?>"
    said = influx_lint("check", ".", folder=make_project({**CONFIGURATION, "main.php": sign + program}))
    assert said.err == ""
    assert set(said.codes) <= {"NFX901", "NFX903"}


def test_what_is_no_text_cannot_be_parsed() -> None:
    with pytest.raises(UnparsableError, match="NUL"):
        FRONT_END.parse("<?php \0", "main.php")


def test_texts_in_other_encodings_are_read() -> None:
    assert FRONT_END.read(b"<?php // caf\xe9").characters == "<?php // caf\u00e9"


CONFIGURATION_OF_1_X = {
    **CONFIGURATION,
    ".platform/services.yaml": "timedb:\n    type: influxdb:1.8\ndb:\n    type: postgresql:15\n",
}
SPEAKING = """\
$client = new InfluxDB\\Client($e['host'], $e['port']);
$database = $client->selectDB('weather');
$database->create(new RetentionPolicy('week', '7d', 1, true));
$database->query('SELECT * INTO copies FROM readings');
InfluxDB\\Client::fromDSN(sprintf('influxdb://%s:%s/%s', $e['host'], $e['port'], 'weather'))->listDatabases();
$h = curl_init("http://{$e['host']}:{$e['port']}/query?" . http_build_query(['db' => 'weather']));
curl_exec($h);
$h = curl_init();
curl_setopt_array($h, [CURLOPT_URL => "http://{$e['host']}:8086/write?db=weather", CURLOPT_POST => true]);
curl_exec($h);
file_get_contents("http://$e[host]:8086/query?db=weather&q=CREATE+DATABASE+x");
$post = stream_context_create(['http' => ['method' => 'POST', 'content' => 'a b=1', 'header' => 'Accept: */*']]);
file_get_contents("http://{$e['host']}:8086/write?db=weather", context: $post);
$guzzle = new GuzzleHttp\\Client(['base_uri' => 'http://' . $e['host'] . ':8086']);
$guzzle->post('/write', ['query' => ['db' => 'weather'], 'body' => 'a b=1']);
$told = [CURLOPT_HTTPHEADER => ['Authorization: Token ' . getenv('TOKEN')]];
$h = curl_init("http://{$e['host']}:8086/query");
curl_setopt_array($h, $told + [CURLOPT_POSTFIELDS => 'q=CREATE DATABASE weather']);
curl_exec($h);
curl_setopt($h, CURLOPT_POSTFIELDS, ['q' => 'DROP DATABASE weather']);
curl_exec($h);
"""
SILENT = """\
$token = getenv('TOKEN');
(new InfluxDB\\Client('localhost'))->query('a', 'CREATE DATABASE b');
(new InfluxDB\\Client($all['database'][0]['host']))->listDatabases();
$h = curl_init("http://{$e['host']}:8086/query?db=x&q=SHOW+DATABASES");
curl_setopt($h, CURLOPT_HTTPHEADER, ["Authorization: Token $token"]);
curl_exec($h);
curl_exec(curl_init("http://{$e['host']}:8086/api/v2/write?bucket=x"));
$h = curl_init("http://{$e['host']}:8086/write?db=x");
curl_setopt_array($h, [CURLOPT_HTTPHEADER => ['Authorization: Token ' . $token]]);
curl_exec($h);
curl_setopt($h, CURLOPT_POSTFIELDS, ['q' => 'SHOW DATABASES']);
curl_exec($h);
$h = curl_init("http://{$e['host']}:8086/write?db=x");
curl_setopt_array($h, options_of($e));
curl_exec($h);
$guzzle = new GuzzleHttp\\Client(['base_uri' => "http://$e[host]", 'headers' => ['Authorization' => "Token $token"]]);
$guzzle->post('/write?db=x', ['body' => 'a b=1']);
(new InfluxDB2\\Client(['url' => "http://{$e['host']}:8086", 'token' => $token]))->createWriteApi()->write('a b=1');
$context = stream_context_create(['http' => ['header' => "Authorization: Token $token\\r\\n"]]);
file_get_contents("http://{$e['host']}:8086/query?db=x", false, $context);
if (!isset($e['query']['api_token'])) {
    (new InfluxDB\\Client($e['host']))->listDatabases();
}
isset($e['query']) || (new InfluxDB\\Client($e['host']))->listDatabases();
if (str_starts_with($e['type'], 'influxdb:1.')) {
    (new InfluxDB\\Client($e['host']))->listDatabases();
}
"""


def test_clients_of_1_x_are_told_of(make_project: Make) -> None:
    root = make_project({**CONFIGURATION_OF_1_X, "main.php": HEAD + SPEAKING, "silent.php": HEAD + SILENT})
    said = influx_lint("check", "main.php", "silent.php", folder=root)
    assert [(path, line, code) for path, line, _, code in said.places] == [
        ("main.php", 4, "NFX220"),
        ("main.php", 6, "NFX221"),
        ("main.php", 7, "NFX221"),
        ("main.php", 8, "NFX220"),
        ("main.php", 10, "NFX220"),
        ("main.php", 13, "NFX220"),
        ("main.php", 14, "NFX220"),
        ("main.php", 14, "NFX221"),
        ("main.php", 16, "NFX220"),
        ("main.php", 18, "NFX220"),
        ("main.php", 21, "NFX221"),
        ("main.php", 23, "NFX221"),
    ]
