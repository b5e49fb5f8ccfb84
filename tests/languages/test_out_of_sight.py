"""What is read of that which unknown code makes of credentials, in each language."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

CONFIGURATION = {
    ".platform.app.yaml": "name: app\nrelationships:\n    influxdb: timedb:influxdb\n    db: sql:mysql\n",
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\nsql:\n    type: mariadb:11.4\n",
}
HEADS = {
    "main.py": (
        "import base64, json, os, jam\n"
        'rel = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))\n'
        'ep, db = rel["influxdb"][0], rel["db"][0]\n'
    ),
    "main.js": (
        "const jam = require('jam');\n"
        "const rel = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());\n"
        "const [ep] = rel.influxdb, [db] = rel.db;\n"
    ),
    "main.php": (
        "<?php\n$rel = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
        "$ep = $rel['influxdb'][0]; $db = $rel['db'][0];\n"
    ),
    "main.sh": (
        '#!/bin/sh\nrel=$(echo "$PLATFORM_RELATIONSHIPS" | base64 -d)\n'
        "ep=$(echo \"$rel\" | jq '.influxdb[0]') db=$(echo \"$rel\" | jq '.db[0]')\n"
    ),
}


@pytest.mark.parametrize(
    ("name", "program", "expected"),
    [
        ("main.py", 'print(jam.make(ep)["bucket"])', ["NFX903"]),
        ("main.py", 'print(jam.make(ep).keep(1).user, jam.Jar("x").fill(ep)["org"])', ["NFX291", "NFX291"]),
        ("main.py", 'print(jam.make(db)["bucket"], jam.make(ep)["host"], jam.make(ep)["query"]["bucket"])', []),
        ("main.js", "const { bucket, user } = jam.make(ep);", ["NFX903", "NFX903"]),
        ("main.js", "console.log(new jam.Jar({ ...ep }).bucket);", ["NFX903"]),
        ("main.js", "const made = jam.make(ep); console.log(made.username ?? made.user);", []),
        ("main.js", "console.log(jam.make(db).bucket, jam.make(ep.host).bucket, jam.make(ep).host);", []),
        ("main.php", "$made = new Jar($ep); echo $made->bucket;", ["NFX903"]),
        ("main.php", "$made = $jar->fill($ep); echo $made['bucket'], $made['user'];", ["NFX903", "NFX903"]),
        ("main.php", "$made = $jar->fill($ep); echo $made->user;", ["NFX291"]),
        ("main.php", "echo (new Jar($db))->bucket, (new Jar($ep))->host; $jar->log('bucket', $ep);", []),
        ("main.sh", 'echo "$ep" | jam --fill | jq -r .bucket', ["NFX903"]),
        ("main.sh", 'echo "$(jam --get bucket "$ep")"', ["NFX903"]),
        ("main.sh", 'echo "$db" | jam --fill | jq -r .bucket; echo "$ep" | jam | jq -r .host', []),
    ],
)
def test_an_old_key_of_what_unknown_code_makes_of_credentials_is_not_passed_over(
    make_project: Make, name: str, program: str, expected: list[str]
) -> None:
    root = make_project({**CONFIGURATION, name: f"{HEADS[name]}{program}\n"})
    said = influx_lint("check", "--select", "NFX2,NFX9,NFX291", name, folder=root)
    assert [(one.line, one.code) for one in said.findings] == [(4, code) for code in expected]


KEPT = {
    "a callback beside them": ("jam.each([ep], (one, done) => done(one.bucket));", 1),
    "functions of which one gives them on": (
        "jam.chain([(next) => next(null, ep), (one) => console.log(one.org)]);",
        1,
    ),
    "a function that makes a store": (
        "const store = jam.create(() => ({ one: ep })); console.log(store.state().one.bucket, store.two.org);",
        1,
    ),
    "a store that is asked by functions": (
        "const use = jam.make(() => ({ one: ep, t: 2 })); console.log(use((s) => s.one).bucket, use((s) => s.t).org);",
        1,
    ),
    "a function beside a name": (
        "jam.provide('one', ep); console.log(jam.computed(() => ep).value.bucket, jam.computed(() => db).value.org);",
        1,
    ),
    "a name": ("jam.Box.set('one', ep); console.log(jam.Box.get('one').org, jam.Box.get('two').bucket);", 1),
    "a path of names": ("jam.defaults({ one: ep }); console.log(jam.get('one:bucket'), jam.get('two:org'));", 1),
    "an object that stands for them": (
        "const [a, b] = [jam.token(), jam.token()]; jam.fill(a, ep); console.log(jam.of(a).bucket, jam.of(b).org);",
        1,
    ),
    "what is wrapped, and a function of another": (
        (
            "const box = new jam.Box();\n"
            "box.add({ one: jam.value(ep), two: jam.of(({ one, three }) => one.org + three.org) });"
        ),
        1,
    ),
    "an option of its name": (
        (
            "const line = new jam.Line(); line.option('-o, --one <json>', JSON.parse, ep);\n"
            "const { one, two } = line.options(); console.log(one.bucket, one.org, two.user);"
        ),
        2,
    ),
    "names that are written otherwise": ("console.log(jam.camel(ep).apiToken, jam.camel(db).apiToken);", 1),
    "elements of another list": ("jam.each([ep], (one) => one.host); jam.each([{ org: 1 }], (one) => one.org);", 0),
    "rows of what was set up with them": (
        (
            "const box = new jam.Box(); box.open(ep);\n"
            "box.on('row', (row) => row.org + row.user); console.log(box.all().org);"
        ),
        0,
    ),
    "a log": (
        "const log = jam.log(); log.info({ one: ep }, 'an org'); console.log(log.child('org').user, log.org);",
        0,
    ),
    "a class that is asked for": (
        "class Two {} const t = jam.token(); jam.Box.set(t, ep); console.log(jam.Box.get(Two).org);",
        0,
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_a_library_keeps_of_them_is_told_of_where_an_old_key_of_it_is_read(make_project: Make, name: str) -> None:
    program, expected = KEPT[name]
    root = make_project({**CONFIGURATION, "main.js": f"{HEADS['main.js']}{program}\n"})
    said = influx_lint("check", "--select", "NFX2,NFX9", "main.js", folder=root)
    assert [one.code for one in said.findings] == ["NFX903"] * expected


def test_what_a_context_of_react_holds_is_told_of_in_what_stands_inside(make_project: Make) -> None:
    program = (
        "const [A, B] = [jam.createContext(), jam.createContext()];\n"
        "function Panel() { return <p>{jam.useContext(A).org}{jam.useContext(B).bucket}</p>; }\n"
        "console.log(<A.Provider value={ep}><B.Provider value={{ bucket: 1 }}><Panel /></B.Provider></A.Provider>);\n"
    )
    root = make_project({**CONFIGURATION, "main.js": f"{HEADS['main.js']}{program}"})
    said = influx_lint("check", "--select", "NFX2,NFX9,NFX291", "main.js", folder=root)
    assert [(one.line, one.code) for one in said.findings] == [(5, "NFX291")]


def test_it_says_what_makes_something_of_them_and_an_upgrade_stops(make_project: Make) -> None:
    root = make_project({**CONFIGURATION, "main.py": f'{HEADS["main.py"]}made = jam.make(ep)\nprint(made["bucket"])\n'})
    said = influx_lint("check", "main.py", folder=root)
    assert said.out.splitlines()[0] == (
        "main.py:5:12: NFX903 'bucket' is read of what make() makes of the credentials in line 4, "
        "which could not be followed"
    )
    assert influx_lint("upgrade", "--write", "--allow-dirty", folder=root).status == 1
    assert "influxdb:2.2" in (root / ".platform/services.yaml").read_text(encoding="utf-8")
