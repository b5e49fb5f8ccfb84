"""What speaks to InfluxDB as to 1.x: the client `influx`, and requests by `fetch`, axios, got and undici.

Source: the packages' own code (influx 5.9 and 5.12). Its client sends its user name and password, `root` where none is
given, and whatever headers its `options` have; from 5.12 on no `Authorization` of these, unless its `username` is null.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from influx_lint.flow import access, contacts, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Form
from influx_lint.flow.frames import Bound, FunctionObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Composed
from influx_lint.flow.possibilities import join, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Mapping, Method, Sequence, Special, Value, one
from influx_lint.languages.javascript.models.texts import PARAMETERS
from influx_lint.meanings.authorizations import is_given, of_headers, of_user, shown, strongest
from influx_lint.meanings.contacts import (
    called,
    execute,
    name_of,
    reached,
    settle,
    statement_method,
    statements_in,
    targets,
    under,
)
from influx_lint.meanings.models import Handler, Kind, Models, first

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

_AXIOS, _GOT, _POOL, _CHANGED = "axios instance", "got instance", "pool of undici", "changed"
_SETTINGS = "settings of axios"
_FOR_ALL = frozenset({"defaults", "interceptors"})
_MAY_SHOW = frozenset({"headers", "auth", "request"})
"""What axios and its instances have for all requests, and what of that may put headers into these."""

_SHOWING = ("auth", "username", "password", "hooks")
"""Options that show something, or may."""

_BASES, _PARAMETERS = ("baseURL", "prefixUrl"), ("params", "searchParams", "query")
"""What options call the beginning of all addresses, and what is sent behind one."""

_IDLE = frozenset({"ping", "addSchema"})
"""What clients can be asked for without an authorization."""


_AROUND = frozenset({"options", "hosts", "username"})
"""What clients are given beside which no options with headers can be given."""


class _Made(NamedTuple):
    """What sends requests: the options that it was made with, the beginning of all addresses, and the call; none where
    a library itself sends them."""

    options: tuple[Value, ...] = ()
    base: Value = NOTHING
    call: Site | None = None


def _held(run: Machine, holder: Value, key: str, site: Site) -> Value:
    """What an object of the code's own has under a key."""
    own = frozenset(atom for atom in holder if isinstance(atom, Mapping))
    reading = Reading(site, Form.ATTRIBUTE, site.origin, NOTHING)
    return access.index(run, own, one(Const(key)), reading) if own else NOTHING


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
    settle(run, site.origin, _held(run, given, "host", site))
    takes = all(_takes_options(run, each) for each in given)
    run.contacts.add(called(site), site.span, name_of(site, "InfluxDB"), found, strongest(ways), takes_headers=takes)
    return one(Client(called(site), found))


def _takes_options(run: Machine, given: Atom) -> bool:
    """Whether options can be given to a client besides, which have none."""
    if not isinstance(given, Mapping) or not containers.is_exact(run.store, given):
        return False
    return _AROUND.isdisjoint(containers.keys(run.store, given))


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


def _under_any(run: Machine, holder: Value, keys: Iterable[str], site: Site) -> Value:
    return join(_held(run, holder, key, site) for key in keys)


def _method(position: int, run: Machine, instance: Special, arguments: Arguments, site: Site) -> Value | None:
    """What sends a request to the address that is its first argument, and has options at a position; or that has all of
    that in one object, at the first."""
    made: _Made = instance.carried
    options = arguments.get(position) or NOTHING
    url = first(arguments) if position else _under_any(run, options, ("url", "path"), site)
    base = _under_any(run, options, _BASES, site) or made.base
    wholes = [whole for text in texts.texts(url) for whole in under(text, base)]
    client = made.call or site
    if run.store.get(instance.kind, _CHANGED):
        run.contacts.show(called(client), Credentials.OTHERS)
    return _all_sent(run, wholes, (options, *made.options), client, site)


def _request(position: int, kind: str = "") -> Handler:
    """The same of a function."""
    method, instance = partial(_method, position), Special(kind, _Made())
    return lambda run, arguments, site: method(run, instance, arguments, site)


def _extend(run: Machine, instance: Special, arguments: Arguments, site: Site) -> Value:
    """Makes an instance of another with more options; one that is made with a token may take the other's place."""
    made: _Made = instance.carried
    if made.call is not None:
        headers = of_headers(run, _held(run, first(arguments), "headers", site))
        run.contacts.show(called(made.call), headers)
    base = _under_any(run, first(arguments), _BASES, site) or made.base
    return one(Special(instance.kind, _Made((first(arguments), *made.options), base, site)))


def _instance(kind: str) -> Handler:
    return lambda run, arguments, site: _extend(run, Special(kind, _Made()), arguments, site)


def _pool(_run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Pool(origin, options)`."""
    return one(Special(_POOL, _Made((), first(arguments), site)))


def _of_instance(_run: Machine, instance: Special, name: str, _site: Site) -> Value | None:
    return one(Special(_SETTINGS, instance)) if name in _FOR_ALL else None


def _of_axios(_run: Machine, name: str) -> Value | None:
    return one(Special(_SETTINGS, Special(_AXIOS, _Made()))) if name in _FOR_ALL else None


def _of_settings(run: Machine, settings: Special, name: str, _site: Site) -> Value:
    _change(run, settings, name, UNKNOWN)
    return UNKNOWN


def _change(run: Machine, settings: Special, name: str, _given: Value) -> None:
    """Axios, or an instance of it, may be given a token for all that it sends."""
    call = settings.carried.carried.call
    if name in _MAY_SHOW and call is not None:
        run.contacts.show(called(call), Credentials.OTHERS)
    elif name in _MAY_SHOW:
        run.store.set(_AXIOS, _CHANGED, UNKNOWN)


def _put(run: Machine, parameters: Special, arguments: Arguments, _site: Site) -> Value:
    """`address.searchParams.set(name, value)`: a name may be put there, with a password."""
    if text(first(arguments)) in ("u", "p"):
        run.store.set(PARAMETERS, parameters.carried, UNKNOWN)
    return UNKNOWN


def _node_request(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`http.request(address, options)`, or with the parts of the address in the options."""
    parts = [value for value in arguments.positional[:2] if not texts.texts(value)]
    options = frozenset(atom for value in parts for atom in value if not isinstance(atom, FunctionObject | Bound))
    hosts = _held(run, options, "host", site) or _held(run, options, "hostname", site)
    paths = texts.texts(_held(run, options, "path", site))
    made = [
        Composed(("http://", *host.parts, *path.parts), path.origin) for host in texts.texts(hosts) for path in paths
    ]
    return _all_sent(run, made or texts.texts(first(arguments)), (options,), site, site)


def _all_sent(
    run: Machine, wholes: Iterable[Composed], given: tuple[Value, ...], client: Site, site: Site
) -> Value | None:
    """Requests that are sent by what a call at `client` made."""
    sent = [_sent(run, each, given, client, site) for each in wholes]
    return UNKNOWN if any(sent) else None


def _sent(run: Machine, text: Composed, given: tuple[Value, ...], client: Site, site: Site) -> bool:
    to = reached(run, text.parts)
    if to is None:
        return False
    known = texts.known(to.address.query)
    parameters = join(_under_any(run, each, _PARAMETERS, site) for each in given)
    is_known = all(isinstance(atom, Mapping | Const) for value in (*given, parameters) for atom in value)
    named = any(_held(run, parameters, key, site) for key in ("u", "p"))
    unsure = "u=" in known or named or any(is_given(_under_any(run, each, _SHOWING, site)) for each in given)
    unsure = unsure or run.store.get(PARAMETERS, text) is not None
    ways = [*(of_headers(run, _held(run, each, "headers", site)) for each in given), of_user(to.address.user)]
    shows = Credentials.OTHERS if unsure or not is_known else strongest(ways)
    run.contacts.add(called(client), client.span, name_of(client, "fetch"), to.services, shows)
    for statement in statements_in(known):
        run.contacts.execute(text.origin or site.origin, statement, to.services)
    execute(run, _held(run, parameters, "q", site), to.services, site)
    return True


_WITHOUT_BODY, _WITH_BODY = ("get", "delete", "head"), ("post", "put", "patch")
_VERBS = (*_WITHOUT_BODY, *_WITH_BODY)
_FUNCTIONS = (
    *("fetch", "node-fetch", "cross-fetch", "undici.fetch", "undici.request", "needle"),
    *("got", "got.got", *(f"got.{verb}" for verb in _VERBS)),
)
_CLASSES = ("influx.InfluxDB", "influx.Influx.InfluxDB")

MODELS = Models(
    functions={
        **dict.fromkeys(_CLASSES, _make),
        **dict.fromkeys(_FUNCTIONS, _request(1)),
        **{f"axios.{verb}": _request(1, _AXIOS) for verb in _WITHOUT_BODY},
        **{f"axios.{verb}": _request(2, _AXIOS) for verb in _WITH_BODY},
        **dict.fromkeys(("axios", "axios.request"), _request(0, _AXIOS)),
        "axios.create": _instance(_AXIOS),
        **dict.fromkeys(("got.extend", "got.got.extend"), _instance(_GOT)),
        **dict.fromkeys(("undici.Pool", "undici.Client"), _pool),
        **dict.fromkeys(("http.request", "http.get", "https.request", "https.get"), _node_request),
    },
    kinds={
        _AXIOS: Kind(
            call=partial(_method, 0),
            methods={
                **dict.fromkeys(_WITHOUT_BODY, partial(_method, 1)),
                **dict.fromkeys(_WITH_BODY, partial(_method, 2)),
                "request": partial(_method, 0),
            },
            attribute=_of_instance,
        ),
        _GOT: Kind(call=partial(_method, 1), methods={**dict.fromkeys(_VERBS, partial(_method, 1)), "extend": _extend}),
        _SETTINGS: Kind(attribute=_of_settings, write=_change),
        PARAMETERS: Kind(methods={"set": _put, "append": _put}),
        _POOL: Kind(methods={"request": partial(_method, 0)}),
    },
    owners={"axios": _of_axios},
    methods={
        Client: {
            **{name: partial(statement_method, name, text) for name, text in _STATEMENTS.items()},
            **dict.fromkeys(("query", "queryRaw"), _query),
            "": lambda _run, _client, _arguments, _site: UNKNOWN,
        }
    },
    attributes={Client: _attribute},
)
