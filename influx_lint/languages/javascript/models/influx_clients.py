"""What speaks to InfluxDB as to 1.x: the client `influx`, and requests by `fetch` and axios.

Source: the packages' own code (influx 5.9). Its client sends its user name and password, and whatever headers its
`options` have.
"""

from __future__ import annotations

from influx_lint.flow import access, contacts, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Form, Target
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Composed
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Mapping, Method, Sequence, Value, one
from influx_lint.meanings.authorizations import is_given, of_headers, of_user, shown, strongest
from influx_lint.meanings.contacts import called, execute, name_of, route, statement_method, statements_in, targets
from influx_lint.meanings.models import Handler, Models, first

_STATEMENTS = {
    "createDatabase": "CREATE DATABASE",
    "dropDatabase": "DROP DATABASE",
    "createRetentionPolicy": "CREATE RETENTION POLICY",
    "alterRetentionPolicy": "ALTER RETENTION POLICY",
    "dropRetentionPolicy": "DROP RETENTION POLICY",
    "createContinuousQuery": "CREATE CONTINUOUS QUERY",
    "dropContinuousQuery": "DROP CONTINUOUS QUERY",
    "createUser": "CREATE USER",
    "dropUser": "DROP USER",
    "setPassword": "SET PASSWORD",
    "dropSeries": "DROP SERIES",
    "dropShard": "DROP SHARD",
    "grantPrivilege": "GRANT",
    "revokePrivilege": "REVOKE",
    "grantAdminPrivilege": "GRANT",
    "revokeAdminPrivilege": "REVOKE",
}
"""The statements that methods make, in the words of the policy."""

_IDLE = frozenset({"ping", "addSchema"})
"""What clients can be asked for without an authorization."""


def _held(run: Machine, holder: Value, key: str, site: Site) -> Value:
    """What an object of the code's own has under a key."""
    own = frozenset(atom for atom in holder if isinstance(atom, Mapping))
    return (
        access.index(run, own, one(Const(key)), Reading(site, Form.ATTRIBUTE, site.origin, NOTHING)) if own else NOTHING
    )


def _make(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`new InfluxDB({host, username, password, hosts, options})`, or with an address."""
    given = first(arguments)
    addresses = [each for text in texts.exact(given) if (each := texts.address(text.parts)) is not None]
    found = targets(run, frozenset(part for each in addresses for part in contacts.hosts(each.host)))
    ways = [of_user(each.user) for each in addresses]
    for holder in (given, *_listed(run, _held(run, given, "hosts", site))):
        found |= targets(run, _held(run, holder, "host", site))
        ways.append(of_headers(run, _held(run, _held(run, holder, "options", site), "headers", site)))
    ways.append(shown(_held(run, given, "username", site), _held(run, given, "password", site)))
    if not found:
        return None
    run.contacts.add(called(site), site.span, name_of(site, "InfluxDB"), found, strongest(ways))
    return one(Client(called(site), found))


def _listed(run: Machine, value: Value) -> list[Value]:
    return [containers.any_element(run.store, atom) for atom in value if isinstance(atom, Sequence)]


def _attribute(run: Machine, client: Atom, name: str, _site: Site) -> Value | None:
    if not isinstance(client, Client):
        return None
    run.contacts.ask(client.origin, needs=name not in _IDLE)
    return one(Method(client, name))


def _query(run: Machine, client: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(client, Client):
        for value in (first(arguments), *_listed(run, first(arguments))):
            execute(run, value, client.targets, site)
    return UNKNOWN


def _request(position: int, *, is_configuration: bool = False) -> Handler:
    """A function that sends a request to the address that is its first argument, and has options at a position; or
    that has all of that in one object."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value | None:
        options = arguments.get(position, "") or NOTHING
        url = _held(run, options, "url", site) if is_configuration else first(arguments)
        sent = [_sent(run, text, options, site) for text in texts.texts(url)]
        return UNKNOWN if any(sent) else None

    return handler


def _sent(run: Machine, text: Composed, options: Value, site: Site) -> bool:
    address = texts.address(text.parts)
    if address is None or route(address) is None:
        return False
    services: frozenset[Target] = frozenset(contacts.target(run.store, each) for each in contacts.hosts(address.host))
    if not services:
        return False
    known = texts.known(address.query)
    unsure = "u=" in known or any(is_given(_held(run, options, each, site)) for each in ("auth", "params"))
    ways = [of_headers(run, _held(run, options, "headers", site)), of_user(address.user)]
    shows = Credentials.OTHERS if unsure or not _is_plain(options) else strongest(ways)
    run.contacts.add(called(site), site.span, name_of(site, "fetch"), services, shows)
    for statement in statements_in(known):
        run.contacts.execute(text.origin or site.origin, statement, services)
    return True


def _is_plain(options: Value) -> bool:
    """Whether all that is given with a request is known."""
    return all(isinstance(atom, Mapping | Const) for atom in options)


_CLASSES = ("influx.InfluxDB", "influx.Influx.InfluxDB")

MODELS = Models(
    functions={
        **dict.fromkeys(_CLASSES, _make),
        **dict.fromkeys(("fetch", "node-fetch", "cross-fetch", "undici.fetch", "got", "needle"), _request(1)),
        **{f"axios.{verb}": _request(1) for verb in ("get", "delete", "head")},
        **{f"axios.{verb}": _request(2) for verb in ("post", "put", "patch")},
        **dict.fromkeys(("axios", "axios.request"), _request(0, is_configuration=True)),
    },
    methods={
        Client: {
            **{name: statement_method(name, text) for name, text in _STATEMENTS.items()},
            **dict.fromkeys(("query", "queryRaw"), _query),
            "": lambda _run, _client, _arguments, _site: UNKNOWN,
        }
    },
    attributes={Client: _attribute},
)
