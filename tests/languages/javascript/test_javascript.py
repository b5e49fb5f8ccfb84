"""The front end of JavaScript and TypeScript, beyond what programs show: edits to the character, links, what speaks to
InfluxDB as to 1.x, and texts that are no whole programs."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.languages.front import Files
from influx_lint.languages.javascript import syntax
from influx_lint.languages.javascript.front import FRONT_END
from influx_lint.languages.javascript.links import JavaScriptLinks
from influx_lint.languages.stack import with_room


def project(version: str) -> dict[str, str]:
    return {
        ".platform/services.yaml": f"timedb:\n    type: influxdb:{version}\n    disk: 1024\n",
        ".platform.app.yaml": "name: app\ntype: nodejs:20\nrelationships:\n    influxdb: timedb:influxdb\n",
    }


TABLE = "const t = { A: 'org', B: 'user' }; for (const [n, k] of Object.entries(t))"
OR_ELSE = "const c = { of(k, d) { const v = ep[k]; return v === undefined ? d : v; } };"
NEED = "function need(k) { const v = ep[k]; if (!v) { throw new Error(`no ${k}`); } return v; }"
OF = "const of = (c, k) => c[k];"
ALONG = "const of = (path) => path.split('.').reduce((o, k) => (o == null ? o : o[k]), { ep });"
CONVICT = "const convict = require('convict');"
SCHEMA = "const { z } = require('zod');"
OF_ENVIRONMENT = (
    "const all = z.string().transform((text) => JSON.parse(atob(text)));"
    " const of = z.object({{ PORT: z.string(), PLATFORM_RELATIONSHIPS:"
    " all.pipe(z.object({{ influxdb: z.array(z.object({{ {} }})) }})) }}); of.parse(process.env);"
)
JOI = "const j = require('joi'); j"
YUP = "const y = require('yup');"
CLIENT = "const { InfluxDB } = require('influx'); new InfluxDB("
NEAR = "const e = process.env.CI ? { host: 'localhost' } : ep; "
HEADER = "username: null, options: { headers: { Authorization: `Token $"
DECODED_TOKEN = (
    "JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())['influxdb'][0].query.api_token"
)
LIBRARIES = "const _ = require('lodash'), R = require('ramda'); "
HEAD = f"{LIBRARIES}const ep = require('platformsh-config').config().credentials('influxdb');\n"


def fixed(program: str, make_project: Make, *, name: str = "main.js", unsafe: bool = True) -> str:
    """What a program becomes whose service has the new keys."""
    root = make_project({**project("2.7"), name: HEAD + program})
    influx_lint("check", "--fix", *(["--unsafe-fixes"] if unsafe else []), folder=root)
    return (root / name).read_text("utf-8").removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("log(ep.user);", "log(ep.username);"),
        ("log(ep.bucket);", "log(ep.query.bucket);"),
        ("log(ep?.bucket);", "log(ep?.query?.bucket);"),
        ("log(ep?.['org']);", "log(ep?.['query']?.['org']);"),
        ('log(ep["org"]);', 'log(ep["query"]["org"]);'),
        ("log(ep[`user`]);", "log(ep[`username`]);"),
        ("log(ep.bucket || 'main');", "log(ep.query?.bucket || 'main');"),
        ("log(ep.bucket ?? 'main');", "log(ep.query?.bucket ?? 'main');"),
        ("if (ep.org) log(1);", "if (ep.query?.org) log(1);"),
        ("const e = process.env.CI ? {} : ep; log(e.org);", "const e = process.env.CI ? {} : ep; log(e.query?.org);"),
        ("const { org: o } = ep ?? {}; log(o);", "const { query: { org: o } = {} } = ep ?? {}; log(o);"),
        (
            "const e = process.env.CI ? {} : ep; const { org } = e; log(org);",
            "const e = process.env.CI ? {} : ep; const { query: { org } = {} } = e; log(org);",
        ),
        (
            "class C { static get it() { return (this.one ??= ep); } } log(C.it.user);",
            "class C { static get it() { return (this.one ??= ep); } } log(C.it.username);",
        ),
        ("log(ep.bucket.length);", "log(ep.query.bucket.length);"),
        ("log(`${ep.user}@${ep.org}`);", "log(`${ep.username}@${ep.query.org}`);"),
        ("const { user } = ep;", "const { username: user } = ep;"),
        ("const { user: name = 'x' } = ep;", "const { username: name = 'x' } = ep;"),
        ("const { bucket } = ep;", "const { query: { bucket } } = ep;"),
        ("const { bucket: b, host } = ep;", "const { query: { bucket: b }, host } = ep;"),
        ("const { bucket = 'x' } = ep;", "const { query: { bucket = 'x' } = {} } = ep;"),
        ("const { org, host, bucket } = ep;", "const { query: { org, bucket }, host } = ep;"),
        ("const { host, 'org': o } = ep;", "const { host, query: { 'org': o } } = ep;"),
        ("const { query: { org }, bucket } = ep;", "const { query: { org, bucket } } = ep;"),
        (
            "const { bucket, ...rest } = ep; log(bucket, rest.host);",
            "const { query: { bucket }, ...rest } = ep; log(bucket, rest.host);",
        ),
        (
            "const { org, bucket: b, host, ...rest } = ep; log(org, b, rest.api_token);",
            "const { host, ...rest } = ep, { query: { org, bucket: b } } = rest; log(org, b, rest.query.api_token);",
        ),
        (
            "const { api_token: t, ...rest } = ep; const { org, host } = rest; log(t, org, host);",
            (
                "const { ...rest } = ep, { query: { api_token: t } } = rest; "
                "const { query: { org }, host } = rest; log(t, org, host);"
            ),
        ),
        (
            "const { bucket, ...rest } = ep; const { host, ...others } = rest; log(bucket, others);",
            "const { bucket, ...rest } = ep; const { host, ...others } = rest; log(bucket, others);",
        ),
        (
            "const { bucket, name = bucket, ...rest } = ep; log(name, rest.org);",
            "const { bucket, name = bucket, ...rest } = ep; log(name, rest.query.org);",
        ),
        (
            "const { host, org = 'x', ...rest } = ep; log(org, rest.user);",
            "const { host, ...rest } = ep, { query: { org = 'x' } = {} } = rest; log(org, rest.username);",
        ),
        (
            f"{SCHEMA} z.object({{ host: z.string(), org: z.string(), bucket: z.string() }}).parse(ep).org;",
            (
                f"{SCHEMA} z.object({{ host: z.string(), query: z.object({{ org: z.string(), bucket: z.string() }}) }})"
                ".parse(ep).query.org;"
            ),
        ),
        (
            f"{SCHEMA} z.object({{ user: z.string() }}).parse(ep).user;",
            f"{SCHEMA} z.object({{ username: z.string() }}).parse(ep).username;",
        ),
        (
            f"{SCHEMA} {OF_ENVIRONMENT.format('org: z.string()')}",
            f"{SCHEMA} {OF_ENVIRONMENT.format('query: z.object({ org: z.string() })')}",
        ),
        (
            f"{SCHEMA} z.tuple([z.object({{ user: z.string() }})]).parse([ep]);",
            f"{SCHEMA} z.tuple([z.object({{ username: z.string() }})]).parse([ep]);",
        ),
        (
            f"{YUP} y.object({{ user: y.string() }}).validate(ep).then(({{ user: u }}) => log(u));",
            f"{YUP} y.object({{ username: y.string() }}).validate(ep).then(({{ username: u }}) => log(u));",
        ),
        (
            f"{JOI}.object({{ org: j.string() }}).unknown().validate(ep);",
            f"{JOI}.object({{ query: j.object({{ org: j.string() }}).unknown() }}).unknown().validate(ep);",
        ),
        ("const { user, ...rest } = ep; log(user);", "const { username: user, ...rest } = ep; log(user);"),
        ("const f = ({ user }) => user; f(ep);", "const f = ({ username: user }) => user; f(ep);"),
        ("const f = (k) => ep[k]; f('bucket');", "const f = (k) => ep[k]; f('query').bucket;"),
        (
            "const of = (k, d) => ep[k] ?? d; log(of('org'), of('bucket', 'main'));",
            "const of = (k, d) => ep[k] ?? d; log(of('query').org, of('query', {}).bucket ?? 'main');",
        ),
        (f"{OR_ELSE} log(c.of('org', 1) + 2);", f"{OR_ELSE} log((c.of('query', {{}}).org ?? 1) + 2);"),
        (f"{NEED} log(need('user'), need('org'));", f"{NEED} log(need('username'), need('query').org);"),
        ("const K = 'user'; log(ep[K]);", "const K = 'username'; log(ep[K]);"),
        ("const K = 'user'; log(ep[K], K);", "const K = 'user'; log(ep['username'], K);"),
        (
            "for (const k of ['user', 'host']) out[k] = ep[k];",
            "for (const k of ['user', 'host']) out[k] = ({ user: ep.username, ...ep })[k];",
        ),
        (f"{TABLE} log(n, !ep?.[k]);", f"{TABLE} log(n, !({{ user: ep?.username, ...ep?.query, ...ep }})?.[k]);"),
        (f"{ALONG} log(of('ep.org'), of('ep.host'));", f"{ALONG} log(of('ep.query.org'), of('ep.host'));"),
        ("log(Reflect.get(ep, 'org'));", "log(Reflect.get((ep.query ?? {}), 'org'));"),
        ("log(require('lodash').get(ep, 'org'));", "log(require('lodash').get(ep, 'query.org'));"),
        ("log(require('lodash').map([ep], 'org'));", "log(require('lodash').map([ep], 'query.org'));"),
        ("log(require('ramda').path(['org'], ep));", "log(require('ramda').path(['query', 'org'], ep));"),
        ("log(require('ramda').prop('org', ep));", "log(require('ramda').path(['query', 'org'], ep));"),
        (
            "log(R.propOr(1, 'org')(ep), R.prop('user')(ep));",
            "log(R.pathOr(1, ['query', 'org'])(ep), R.prop('username')(ep));",
        ),
        ("log(_.pick(ep, ['org', 'host']));", "log(_.pick({ ...ep.query, ...ep }, ['org', 'host']));"),
        ("log(_.at(ep, ['user', 'host']));", "log(_.at(ep, ['username', 'host']));"),
        (f"{OF} for (const k of ['user']) log(of(ep, k));", f"{OF} for (const k of ['username']) log(of(ep, k));"),
        (
            f"const K = ['user']; {OF} K.map((k) => of(ep, k));",
            f"const K = ['username']; {OF} K.map((k) => of(ep, k));",
        ),
        (
            "for (const [k, n] of [['user', 1]]) log(n, ep[k]);",
            "for (const [k, n] of [['username', 1]]) log(n, ep[k]);",
        ),
        (
            "const { path, ...rest } = ep; log(rest.bucket, path);",
            "const { path, ...rest } = ep; log(rest.query.bucket, path);",
        ),
        (
            f"{CLIENT}{{ host: ep.host, port: 1 }});",
            f"{CLIENT}{{ host: ep.host, port: 1, {HEADER}{{ep.query.api_token}}` }} }} }});",
        ),
        (
            f"{NEAR}{CLIENT}{{ host: e.host }});",
            f"{NEAR}{CLIENT}{{ host: e.host, ...(e.query && {{ {HEADER}{{e.query.api_token}}` }} }} }}) }});",
        ),
        (
            f"const {{ host }} = ep; {CLIENT}{{ host }});",
            f"const {{ host }} = ep; {CLIENT}{{ host, {HEADER}{{{DECODED_TOKEN}}}` }} }} }});",
        ),
        (
            f"const options = {{ host: ep.host }}; {CLIENT}options);",
            f"const options = {{ host: ep.host }}; {CLIENT}{{ ...options, {HEADER}{{{DECODED_TOKEN}}}` }} }} }});",
        ),
        ("const 名 = 'ö'; log('→', ep.user);", "const 名 = 'ö'; log('→', ep.username);"),
    ],
)
def test_edits(before: str, after: str, make_project: Make) -> None:
    assert fixed(f"{before}\n", make_project) == f"{after}\n"


def test_a_client_in_typescript_has_no_user_either(make_project: Make) -> None:
    after = f"{CLIENT}{{ host: ep.host, {HEADER}{{ep.query.api_token}}` }} }} }});\n"
    found = fixed(f"{CLIENT}{{ host: ep.host }});\n", make_project, name="main.ts")
    assert found == after.replace("null", "null!")


@pytest.mark.parametrize(
    "program",
    [
        "const { bucket, ...rest } = ep; log(bucket, connect(rest));",
        "const { bucket, ...rest } = ep; log(bucket, rest.host, rest.query);",
        "const { bucket, ...rest } = ep; log(bucket, rest[key]);",
        "const { query, ...rest } = ep; log(rest.bucket, query);",
        "log({ ...ep, query: { tls: true } }.bucket);",
        f"{SCHEMA} z.object({{ org: z.string() }}).parse({{ ...ep, own: 1 }});",
        f"{SCHEMA} const s = z.object({{ org: z.string() }}); s.parse(ep); s.parse({{ org: 'x', own: 1 }});",
        "for (const k of ['user', 'host']) out[k] = load()[0][k];",
        "for (const k of ['user', 'host']) { ep[k] = ep[k]; }",
        "const pick = (of, k) => out.push(k, of[k]); pick(ep, 'user'); pick({ host: 1 }, 'host');",
        "ep.user = ep.user || 'me';",
        "log(require('lodash').pick(ep, ['user']));",
        "log(require('lodash').pick(load()[0], ['org']));",
        "log(ep.username, ep.user);",
        f"{CLIENT}{{ host: ep.host, options: {{ timeout: 1 }} }});",
        f"{CLIENT}{{ host: ep.host, username: ep.username, password: ep.password }});",
        f"{CLIENT}{{ host: ep.host, username: 'root', password: 'root' }});",
        f"{CLIENT}{{ host: process.env.HOST || ep.host }});",
        f"{CLIENT}{{ hosts: [{{ host: ep.host }}] }});",
        f"{CLIENT}`http://${{ep.host}}:8086/m`);",
    ],
)
def test_what_no_edit_is_sure_of_is_left_alone(program: str, make_project: Make) -> None:
    assert fixed(f"{program}\n", make_project) == f"{program}\n"


ENVIRONMENT = """\
const required = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const optional = (name, fallback) => process.env[name] || fallback;
const either = (name, fallback) => {
  const value = process.env[name] ?? fallback;
  return value;
};
const trimmed = (name) => process.env[name].trim();
"""


QUERY = "process.env.INFLUXDB_QUERY ?? '{}'"
FLEX = (
    "applications:\n  app:\n    type: nodejs:20\n    relationships:\n      influxdb: timedb:influxdb\n"
    "services:\n  timedb:\n    type: influxdb:2.7\n"
)


def test_variables_that_functions_read_are_read_by_their_new_names(make_project: Make) -> None:
    program = (
        "log(required('INFLUXDB_ORG'), required('INFLUXDB_USER'));\n"
        "log(optional('INFLUXDB_BUCKET', 'main'), optional('INFLUXDB_ORG'));\n"
        "log(either('INFLUXDB_ORG', own()));\n"
        "log(trimmed('INFLUXDB_ORG'));\n"
        "const { INFLUXDB_HOST, INFLUXDB_ORG: org = 'main' } = process.env;\n"
    )
    root = make_project({".upsun/config.yaml": FLEX, "main.js": ENVIRONMENT + program})
    influx_lint("check", "--fix", "--unsafe-fixes", folder=root)
    moved = ", ".join(f"INFLUXDB_{key.upper()}: JSON.parse({QUERY}).{key}" for key in ("org", "bucket"))
    given = f"({{ ...process.env, INFLUXDB_USER: process.env.INFLUXDB_USERNAME, {moved} }})[name].trim()"
    changed = ENVIRONMENT.replace("process.env[name].trim()", given)
    assert (root / "main.js").read_text("utf-8").removeprefix(changed) == (
        "log(JSON.parse(required('INFLUXDB_QUERY')).org, required('INFLUXDB_USERNAME'));\n"
        "log(JSON.parse(optional('INFLUXDB_QUERY', '{}')).bucket || 'main', "
        "JSON.parse(optional('INFLUXDB_QUERY') ?? '{}').org);\n"
        "log(JSON.parse(either('INFLUXDB_QUERY', '{}')).org ?? own());\n"
        "log(trimmed('INFLUXDB_ORG'));\n"
        "const { INFLUXDB_HOST } = process.env;\n"
        "const org = JSON.parse(process.env.INFLUXDB_QUERY ?? '{}').org ?? 'main';\n"
    )


ENV = "{ ...process.env, INFLUXDB_USER: process.env.INFLUXDB_USERNAME }"


def test_a_variable_that_is_asked_for_is_left_to_a_person(make_project: Make) -> None:
    program = 'if ("INFLUXDB_USER" in process.env) { console.log(process.env.INFLUXDB_USER); }\n'
    root = make_project({".upsun/config.yaml": FLEX, "main.js": program})
    said = influx_lint("check", ".", "--fix", "--unsafe-fixes", folder=root)
    assert (root / "main.js").read_text() == program
    assert said.codes == ["NFX203"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "require('envalid').cleanEnv(process.env, { INFLUXDB_USER: str() });",
            f"require('envalid').cleanEnv({ENV}, {{ INFLUXDB_USER: str() }});",
        ),
        (
            "const { z } = require('zod'); z.object({ INFLUXDB_USER: z.string() }).safeParse(process.env);",
            f"const {{ z }} = require('zod'); z.object({{ INFLUXDB_USER: z.string() }}).safeParse({ENV});",
        ),
        (
            "require('@t3-oss/env-core').createEnv({ server: { INFLUXDB_USER: 1 }, runtimeEnv: process.env });",
            f"require('@t3-oss/env-core').createEnv({{ server: {{ INFLUXDB_USER: 1 }}, runtimeEnv: {ENV} }});",
        ),
        (
            f"{CONVICT} convict({{ a: {{ b: {{ env: 'INFLUXDB_USER', default: 'x' }} }} }});",
            f"{CONVICT} convict({{ a: {{ b: {{ env: 'INFLUXDB_USERNAME', default: 'x' }} }} }});",
        ),
        (
            f"{CONVICT} convict({{ o: {{ env: 'INFLUXDB_ORG', default: 0 }} }}).validate();",
            (
                f"{CONVICT} convict({{ o: {{ env: 'INFLUXDB_ORG', default: 0 }} }}, {{ env: {{ ...process.env, "
                "INFLUXDB_ORG: JSON.parse(process.env.INFLUXDB_QUERY ?? '{}').org } }).validate();"
            ),
        ),
        (
            "const { INFLUXDB_ORG: org, ...rest } = process.env; log(org, rest.HOME);",
            (
                "const { ...rest } = process.env;\nconst org = JSON.parse(process.env.INFLUXDB_QUERY ?? '{}').org; "
                "log(org, rest.HOME);"
            ),
        ),
        (
            "for (const n of ['INFLUXDB_HOST', 'INFLUXDB_ORG', 'INFLUXDB_BUCKET']) if (!process.env[n]) throw n;",
            "for (const n of ['INFLUXDB_HOST', 'INFLUXDB_QUERY']) if (!process.env[n]) throw n;",
        ),
        (
            "const N = ['INFLUXDB_USER', 'HOME']; log(N.filter((n) => process.env[n] === undefined).join());",
            "const N = ['INFLUXDB_USERNAME', 'HOME']; log(N.filter((n) => process.env[n] === undefined).join());",
        ),
        (
            "const T = { a: 'INFLUXDB_USER', b: 'HOME' }; for (const n of Object.values(T)) log(n, process.env[n]);",
            f"const T = {{ a: 'INFLUXDB_USER', b: 'HOME' }}; for (const n of Object.values(T)) log(n, ({ENV})[n]);",
        ),
        ("const N = { a: 'INFLUXDB_USER' }\nfor (const n of Object.values(N))\n  process.env[n].concat(n)", ""),
        ("require('@fastify/env'); convict({ user: { env: 'APP_USER', default: 'INFLUXDB_USER' } });", ""),
        ("fastify.register(require('@fastify/env'), { schema: { properties: { INFLUXDB_ORG: {} } } });", ""),
    ],
)
def test_what_describes_variables_gets_them_by_their_old_names(before: str, after: str, make_project: Make) -> None:
    root = make_project({".upsun/config.yaml": FLEX, "main.js": before + "\n"})
    influx_lint("check", "--fix", "--unsafe-fixes", folder=root)
    assert (root / "main.js").read_text("utf-8") == f"{after or before}\n"


@pytest.mark.parametrize(
    "program",
    [
        "for (const k of ['user']) log(k, of(k));",
        "for (const k of ['user']) out[k] = of(k);",
        "const K = ['user', 'host']; log(K.join(), K.map((k) => of(k)));",
        "module.exports.K = ['user']; module.exports.K.map((k) => of(k));",
        "log(['user', 'host'].find((k) => of(k)));",
        "['user', 'host'].map((k, i, all) => log(all, of(k)));",
        "for (const [k, n] of [['user', 1], ['host', 2]]) log(k, n, of(k));",
        "const show = (k) => `${k}=${of(k)}`; log(show('user'));",
        "const shown = (f) => (k) => log(k) || f(k), show = shown(of); log(show('user'));",
    ],
)
def test_a_key_that_is_used_for_more_than_to_read_stays(program: str, make_project: Make) -> None:
    before = f"const of = (k) => ep[k]; {program}\n"
    assert fixed(before, make_project) == before.replace("ep[k]", "({ user: ep.username, ...ep })[k]")


@pytest.mark.parametrize(
    "program",
    [
        "const of = (k) => ep[k].trim(); log(of('org'));",
        "const of = (k) => wrap(() => ep[k]); log(of('org'));",
        "const of = (k) => ep[k], short = (k) => of(k).slice(0, 3); log(short('org'));",
        "const of = (k) => { const v = ep[k]; seen.push(v); return v; }; log(of('org'));",
        "const of = (k, d) => ep[k] ?? d ?? 'x'; log(of('org'));",
        "function of(k) { const v = ep[k]; if (typeof v !== 'string') throw k; return v; } log(of('org'));",
        "const of = (k) => { const v = ep[k]; return v === 'x' ? '' : v; }; log(of('org'));",
        "const a = { of: (k) => ep[k] }, b = { of: (k) => a.of(k).length }; log(b.of('org'));",
    ],
)
def test_a_function_that_does_more_than_read_gets_what_has_the_old_keys(program: str, make_project: Make) -> None:
    assert fixed(f"{program}\n", make_project) == f"{program}\n".replace("ep[k]", "({ ...ep.query, ...ep })[k]")


def test_a_read_of_what_may_be_something_else_is_not_changed_as_safe(make_project: Make) -> None:
    program = "module.exports = (given = null) => (given || ep).user;\n"
    assert fixed(program, make_project, unsafe=False) == program
    assert fixed("log(ep.user);\n", make_project, unsafe=False) == "log(ep.username);\n"


def test_types_are_left_to_the_compiler(make_project: Make) -> None:
    program = "interface Endpoint { user: string }\nlog((ep as Endpoint).user);\n"
    assert fixed(program, make_project, name="main.ts") == program.replace("Endpoint).user", "Endpoint).username")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("log(any.org);", "log((any.query?.org ?? any.org));"),
        ("log(any?.['org']);", "log((any?.query?.['org'] ?? any?.['org']));"),
        ("log(any.user);", "log(any.user);"),
        ("any.org = any.org || 'x';", "any.org = any.org || 'x';"),
        ("const { org } = any; log(org);", "const { org } = any; log(org);"),
        (
            "const of = (from, k) => from[k]?.trim(); log(of(ep, 'org'), of(db, 'path'));",
            "const of = (from, k) => ({ ...from.query, ...from })[k]?.trim(); log(of(ep, 'org'), of(db, 'path'));",
        ),
    ],
)
def test_what_other_services_are_asked_for_stays(before: str, after: str, make_project: Make) -> None:
    two = {
        **project("2.7"),
        "main.js": f"{DECODED}const any = relationships[process.argv[2] ?? 'influxdb'][0];\n{before}",
    }
    two[".platform.app.yaml"] += "    database: db:postgresql\n"
    two[".platform/services.yaml"] += "db:\n    type: postgresql:16\n    disk: 1024\n"
    root = make_project(two)
    influx_lint("check", "--fix", "--unsafe-fixes", folder=root)
    assert (root / "main.js").read_text("utf-8").splitlines()[-1] == after


PROGRAMS = (Path(__file__).parent / "programs.txt").read_text("utf-8")
DECODED = (
    "const relationships = JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS)); "
    "const ep = relationships.influxdb[0], db = relationships.database[0];\n"
)


@pytest.mark.parametrize("program", re.split(r"^=== ", PROGRAMS, flags=re.MULTILINE)[1:], ids=lambda each: each[:30])
def test_credentials_are_followed_through_libraries_and_objects(program: str, make_project: Make) -> None:
    written = re.findall(r"^--- (\S+)\n(.*?)(?=^--- |\Z)", program, re.MULTILINE | re.DOTALL)
    files = {name: (DECODED if name == "main.js" else "") + text for name, text in written}
    expected = [
        (name, number, code)
        for name, text in files.items()
        for number, line in enumerate(text.split("\n"), 1)
        for code in re.findall(r"NFX\d+", line)
    ]
    said = influx_lint("check", "--select", "NFX2", ".", folder=make_project({**project("2.2"), **files}))
    assert sorted((path, line, code) for path, line, _, code in said.places) == sorted(expected)


PATTERNS = r"""const names = { org: 1 };
const fill = (text, of) => text.replace(/\{(\w+)\}/g, (_, key) => of[key] ?? ''); // NFX291
console.log(fill('{user}@{host}', ep), fill('{own}', { own: 1 }));
console.log(process.argv[2].replaceAll(/\{(?<key>\w+)\}/g, (...found) => ep[found.at(-1).key])); // NFX291
console.log('{host}:{port}'.replace(/\{(\w+)\}/g, (_, key) => ep[key]), ep.host.replace('.', () => '-'));
console.log('{user}'.replace(/\{(\w+)\}/g, (_, key) => db[key]), '{org}'.replace(/\w+/, (key) => names[key]));
"""


def test_keys_that_a_pattern_finds_in_a_text_are_for_a_person(make_project: Make) -> None:
    root = make_project({**project("2.2"), "main.js": DECODED + PATTERNS})
    said = influx_lint("check", "--select", "NFX291", ".", folder=root)
    lines = (DECODED + PATTERNS).split("\n")
    assert [line for _, line, _, _ in said.places] == [n for n, line in enumerate(lines, 1) if "NFX291" in line]


def links(files: Mapping[str, str], make_project: Make) -> tuple[Path, JavaScriptLinks]:
    root = make_project(files)
    paths = dict.fromkeys(str(root / name) for name in files if not name.endswith(".json"))
    return root, JavaScriptLinks(Files(str(root), paths, lambda path: (Path(path).read_bytes(), None)))


@pytest.mark.parametrize(
    ("statement", "files", "found"),
    [
        ("import a from './a';", ("a.ts",), "a.ts"),
        ("import a from './a.js';", ("a.ts",), "a.ts"),
        ("const a = require('./a')", ("a/index.js",), "a/index.js"),
        ('export * from "./a";', ("a.mjs",), "a.mjs"),
        ("const a = await import(`./a.js`);", ("a.js",), "a.js"),
        ("import '../a';", ("a.js",), "a.js"),
        ("import a from '@app/a';", ("src/a.tsx",), "src/a.tsx"),
        ("import a from 'base/a';", ("base/a.ts",), "base/a.ts"),
        ("import a from '#own/a';", ("lib/a.js",), "lib/a.js"),
        ("import a from '@shop/core';", ("packages/core/src/index.ts",), "packages/core/src/index.ts"),
        ("import a from '@shop/core/deep';", ("packages/core/deep.js",), "packages/core/deep.js"),
        ("import a from 'express';", ("express/index.js",), "express/index.js"),
        ("import a from 'fs';", ("lib/fs.js",), None),
        ("// './b'", ("a.js",), None),
    ],
)
def test_imports_lead_to_files(statement: str, files: tuple[str, ...], found: str | None, make_project: Make) -> None:
    settings = {
        "package.json": json.dumps({"name": "shop", "imports": {"#own/*": "./lib/*.js"}}),
        "tsconfig.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@app/*": ["src/*"],}}} // more',
        "packages/core/package.json": json.dumps({"name": "@shop/core"}),
    }
    root, made = links({**settings, "app/main.ts": statement, **dict.fromkeys(files, "")}, make_project)
    if statement.startswith(("import a from './", "const a", "export")):
        (root / "app/main.ts").rename(root / "main.ts")
        main = root / "main.ts"
    else:
        main = root / "app/main.ts"
    assert made.imported_by(str(main)) == ([str(root / found)] if found else [])


CLIENTS = """\
const { InfluxDB } = require('influx');
const client = new InfluxDB({ host: ep.host, port: ep.port });
client.createDatabase('weather');
client.query('SELECT * INTO a FROM b');
fetch(`http://${ep.host}:8086/query?db=x&q=SHOW+DATABASES`);
const http = require('http'), axios = require('axios');
http.request({ host: ep.host, port: ep.port, path: '/write?db=x', method: 'POST' });
http.get(new URL('/query?db=x', `http://${ep.host}:8086`), (answer) => answer.resume());
axios.get(`http://${ep.host}:8086/query`, { params: { db: 'x', q: 'DROP SERIES' } });
const api = axios.create({ baseURL: `http://${ep.host}:${ep.port}` });
api.post('/write', 'cpu value=1', { params: { db: 'x' } });
const got = require('got').default, { Pool, request } = require('undici');
const url = new URL(`http://${ep.host}:${ep.port}/query`);
url.searchParams.set('db', 'x');
fetch(url);
request(new URL('/write', `http://${ep.host}:${ep.port}`).href, { method: 'POST' });
const lines = new Pool(`http://${ep.host}:${ep.port}`, { connections: 2 });
lines.request({ path: '/write?db=x', method: 'POST', body: 'cpu value=1' });
const client = got.extend({ prefixUrl: `http://${ep.host}:${ep.port}` });
client.post('query', { searchParams: { q: 'DROP DATABASE x' } });
axios.defaults.timeout = 1000;
axios.interceptors.response.use((answer) => answer.data);
axios.get(`http://${ep.host}:8086/query?db=y`);
const plain = new Headers({ Accept: 'application/json' });
fetch(`http://${ep.host}:8086/query?db=x`, { headers: plain });
const fields = new URLSearchParams({ db: 'x' });
fields.append('q', 'DROP SERIES');
axios.get(`http://${ep.host}:8086/query`, { params: fields });
"""
QUIET = """\
const { InfluxDB } = require('influx');
const headers = { Authorization: `Token ${process.env.TOKEN}` };
new InfluxDB({ host: ep.host, options: { headers } }).writePoints([]);
new InfluxDB({ host: 'localhost' }).createDatabase('weather');
new InfluxDB({ host: ep.host }).ping(1000);
fetch(`http://${ep.host}:8086/query?db=x`, { headers });
fetch(`http://${ep.host}:8086/api/v2/write?bucket=x`);
const http = require('http'), axios = require('axios');
http.get({ host: ep.host, path: '/ping' });
http.request({ host: ep.host, path: '/write?db=x', headers });
axios.get(`http://${ep.host}:8086/query`, { params: { db: 'x', u: 'me', p: 'secret' } });
axios.create({ baseURL: `http://${ep.host}:8086`, headers }).get('/query');
axios.create({ baseURL: 'https://api.example.com' }).get('/query', { params: { q: 'DROP SERIES' } });
const first = axios.create({ baseURL: `http://${ep.host}:8086` });
first.interceptors.request.use((each) => Object.assign(each, { headers }));
first.get('/query');
const second = axios.create({ baseURL: `http://${ep.host}` });
second.defaults.headers.common.Authorization = headers.Authorization;
second.get('/query');
const got = require('got').default, { Pool } = require('undici');
const base = got.extend({ prefixUrl: `http://${ep.host}:8086` });
(process.env.TOKEN ? base.extend({ headers }) : base).get('query');
new Pool(`http://${ep.host}:8086`).request({ path: '/query?db=x', method: 'GET', headers });
fetch(new URL(`http://${ep.host}:8086/health`));
got.extend({ prefixUrl: `http://${ep.host}:8086`, username: 'me', password: process.env.SECRET }).get('query');
got.extend({ prefixUrl: `http://${ep.host}:8086`, hooks: { beforeRequest: [(each) => sign(each)] } }).get('query');
const shown = new URL(`http://${ep.host}:8086/query?db=y`);
shown.searchParams.set('u', 'me');
fetch(shown);
const given = new Headers([['Accept', 'application/json']]);
given.set('authorization', headers.Authorization);
fetch(`http://${ep.host}:8086/query?db=x`, { headers: given });
axios.get(`http://${ep.host}:8086/query`, { params: new URLSearchParams([['u', 'me'], ['p', 'secret']]) });
"""
GLOBAL = """\
const axios = require('axios');
axios.defaults.headers.common.Authorization = `Token ${process.env.TOKEN}`;
axios.get(`http://${ep.host}:8086/query?db=x`);
"""


def test_clients_of_1_x_are_told_of(make_project: Make) -> None:
    root = make_project({**project("1.8"), "main.js": HEAD + CLIENTS, "quiet.js": HEAD + QUIET})
    said = influx_lint("check", "main.js", "quiet.js", folder=root)
    assert [(path, line, code) for path, line, _, code in said.places] == [
        ("main.js", 3, "NFX220"),
        ("main.js", 4, "NFX221"),
        ("main.js", 5, "NFX221"),
        ("main.js", 6, "NFX220"),
        ("main.js", 8, "NFX220"),
        ("main.js", 9, "NFX220"),
        ("main.js", 10, "NFX220"),
        ("main.js", 10, "NFX221"),
        ("main.js", 11, "NFX220"),
        ("main.js", 16, "NFX220"),
        ("main.js", 17, "NFX220"),
        ("main.js", 18, "NFX220"),
        ("main.js", 20, "NFX220"),
        ("main.js", 21, "NFX221"),
        ("main.js", 24, "NFX220"),
        ("main.js", 26, "NFX220"),
        ("main.js", 28, "NFX221"),
        ("main.js", 29, "NFX220"),
    ]


def test_axios_may_be_given_a_token_for_all_requests(make_project: Make) -> None:
    root = make_project({**project("1.8"), "main.js": HEAD + GLOBAL})
    assert influx_lint("check", "main.js", folder=root).places == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff'use strict'",
        "export {",
        "a" * 100_000,
        "(" * 5_000,
        "[" * 3_000 + "]" * 3_000,
        "a" + ".b" * 5_000,
        "x = " + "1 + " * 5_000 + "1",
        "f(" * 2_000 + ")" * 2_000,
        "`${" * 500,
        "if (a) {} else " * 2_000 + "{}",
        "<a>" * 500,
        "class { constructor( { } } }",
        "function f({a: {b: [c = d, ...e] = []} = {}}) {}",
        "const {...{a}} = b; for (;;) break; label: while (1) continue label;",
        "\\u0061 = 1; '\\u{110000}\\x', `\\u`",
        "switch (a) { default: case 1: { break } case b: }",
        "export default class extends (class {}) { static { this.a = super.b } get [c]() {} set d(e) {} }",
        "import a, * as b from 'c' with { type: 'json' }; export * as d from 'e'; export { default as f } from 'g'",
        "enum A { B, C = 'd' } namespace N.M { } declare global { } abstract class Q<T> { abstract a(): void }",
    ],
)
@pytest.mark.parametrize("name", ["a.js", "a.ts", "a.tsx"])
def test_any_text_is_lowered(text: str, name: str) -> None:
    tree = FRONT_END.parse(text, name)
    assert with_room(lambda: FRONT_END.lower(tree, text)).size >= 0
    assert FRONT_END.editor(text, tree, os.path.join("/", name)).names_a_key({"username"}, ()) is False  # noqa: PTH118
    assert FRONT_END.comments().comments(text, tree.lines) == ([], {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.js", "const a = <b c={d}/>"),
        ("a.js", "const a: string = b as string"),
        ("a.ts", "const a = <string>b"),
        ("a.tsx", "const a = <b<c> d={e}/>"),
        ("a.ts", "const f = async <T,>(a: T) => a!"),
        ("a.mjs", "await a; export default b"),
    ],
)
def test_a_file_is_read_by_the_grammar_that_understands_it(name: str, text: str) -> None:
    assert not syntax.parse(text, name).root.has_error


def test_what_cannot_be_read_does_not_hide_the_rest(make_project: Make) -> None:
    root = make_project({**project("2.2"), "main.js": f"{HEAD}console.log(ep.user);\nconst = ;\nlog(ep.org);\n"})
    said = influx_lint("check", "main.js", folder=root)
    assert {("main.js", 2, "NFX201"), ("main.js", 4, "NFX202")} <= {
        (path, line, code) for path, line, _, code in said.places
    }


def test_what_is_made_of_other_code_is_reported_and_left_alone(make_project: Make) -> None:
    program = f"const table = '{'x' * 6000}'; log(ep.user, table);\n"
    assert fixed(program, make_project) == program
    assert influx_lint("check", ".", folder=make_project({})).codes == ["NFX201"]
    said = influx_lint("check", "--output-format", "full", ".", folder=make_project({}))
    assert "no person wrote this line: change what it is made of" in said.out
    assert len(said.out) < 20_000
    wrapped = f"const table = '{'x' * 6000}';\nlog(ep.user, table);\n"
    assert fixed(wrapped, make_project) == wrapped.replace("ep.user", "ep.username")


def test_what_reads_properties_of_credentials_and_of_the_programs_own_is_left_to_a_person(make_project: Make) -> None:
    program = (
        "class Client { constructor(o) { Object.assign(this, o); } url() { return `${this.host}/${this.org}`; } }\n"
        "console.log(new Client(ep).url(), new Client({ host: 'h', org: 'o' }).url());\n"
    )
    assert fixed(program, make_project) == program


@pytest.mark.parametrize(
    "test",
    [
        "if (!('org' in ep)) throw new Error('org');",
        "if (!['host', 'org'].every((key) => key in ep)) process.exit(1);",
        "if (['host', 'org'].some((key) => !(key in ep))) throw new Error('one');",
        "const gone = ['org'].filter((key) => !Object.hasOwn(ep, key)); if (gone.length > 0) throw new Error('gone');",
        "for (const key of ['host', 'org']) { if (!(key in ep)) throw new Error(key); }",
    ],
)
def test_a_test_that_decides_alone_whether_code_goes_on_is_for_a_person(test: str, make_project: Make) -> None:
    others = "if (!('host' in ep) || !('user' in db)) throw new Error('host');\n"
    folder = make_project({**project("2.2"), "main.js": DECODED + others + test + "\n"})
    said = influx_lint("check", "--select", "NFX2,NFX291", "main.js", folder=folder)
    assert [(line, code) for _, line, _, code in said.places] == [(3, "NFX291")]


@pytest.mark.parametrize(
    "test",
    [
        "if (!('org' in ep) && !('query' in ep)) throw new Error('both');",
        "console.log('org' in ep ? 'old' : 'new');",
        "if (!['host', 'port'].every((key) => key in ep)) throw new Error('host');",
        "if (['org', 'user'].some((key) => !(key in { org: 1, user: 2 }))) throw new Error('own');",
        "const gone = ['host', 'org'].filter((key) => !(key in ep)); console.log(`${gone}`);",
    ],
)
def test_a_test_on_which_nothing_depends_is_not_told(test: str, make_project: Make) -> None:
    folder = make_project({**project("2.2"), "main.js": DECODED + test + "\n"})
    assert not influx_lint("check", "--select", "NFX2,NFX291", "main.js", folder=folder).places


def test_a_file_that_credentials_are_written_to_is_followed_or_told(make_project: Make) -> None:
    source = (
        "const fs = require('node:fs');\n"
        "fs.writeFileSync('one.json', JSON.stringify({ org: ep.host }));\n"
        "fs.writeFileSync('two.json', JSON.stringify(ep)); fs.writeFileSync('db.json', JSON.stringify(db));\n"
        "console.log(JSON.parse(fs.readFileSync('two.json')).org, JSON.parse(fs.readFileSync('db.json')).user);\n"
        "fs.writeFileSync('three.json', JSON.stringify({ series: ep }));\n"
    )
    said = influx_lint("check", "main.js", folder=make_project({**project("2.2"), "main.js": DECODED + source}))
    assert [(line, code) for _, line, _, code in said.places] == [(5, "NFX202"), (6, "NFX903")]
