"""Clients of InfluxDB 1.x: the packages `influxdb` and `aioinflux`.

Sources: their own code (influxdb 5.3.2, aioinflux 0.9.0). `influxdb` sends its user name and password, `root` where
none are given, unless its `headers` have `Authorization`, spelled so; a header of the `session` does not count then."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access, contacts, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Form
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Endpoint
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NOTHING, UNKNOWN, Cell, Const, Library, Mapping, Method, Special, Value, one
from influx_lint.meanings.authorizations import by_name, is_given, of_headers, of_user, shown, strongest
from influx_lint.meanings.contacts import called, execute, may_add_headers, name_of, settle, statement_method, targets
from influx_lint.meanings.models import Handler, Models, initialising

_INFLUXDB = (
    *("host", "port", "username", "password", "database", "ssl", "verify_ssl", "timeout", "retries", "use_udp"),
    *("udp_port", "proxies", "pool_size", "path", "cert", "gzip", "session", "headers", "socket_options"),
)
_AIOINFLUX = ("host", "port", "path", "mode", "output", "db", "database", "ssl")
"""The parameters of the clients, in order."""

_STATEMENTS = {
    "create_database": "CREATE DATABASE",
    "drop_database": "DROP DATABASE",
    "create_retention_policy": "CREATE RETENTION POLICY",
    "alter_retention_policy": "ALTER RETENTION POLICY",
    "drop_retention_policy": "DROP RETENTION POLICY",
    "create_continuous_query": "CREATE CONTINUOUS QUERY",
    "drop_continuous_query": "DROP CONTINUOUS QUERY",
    "create_user": "CREATE USER",
    "drop_user": "DROP USER",
    "set_user_password": "SET PASSWORD",
    "delete_series": "DROP SERIES",
    "grant_privilege": "GRANT",
    "grant_admin_privileges": "GRANT",
    "revoke_privilege": "REVOKE",
    "revoke_admin_privileges": "REVOKE",
    "switch_user": "SWITCH USER",
}
"""The statements that methods make, in the words of the policy."""

_IDLE = frozenset({"ping", "close", "switch_database", "switch_user"})
"""What clients can be asked for without an authorization."""

_HOST = "host"

CLIENT = "client"
"""The mark of classes that are derived from a client."""

_INITIALISER = "initialiser of a client"

_SENDING = "request"
"""The method by which a client sends everything: a class that has its own may add a token there."""

_HEADERS = frozenset({"_headers", "_session"})


def _influxdb(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`InfluxDBClient(host, port, username, password, …, headers=…)`."""
    arguments = _laid_out(run, arguments, site)
    given = by_name(run, arguments, _INFLUXDB)
    shows = _of_influxdb(run, given, arguments)
    settle(run, site.origin, given.get("host") or NOTHING)
    return _made(run, given.get("host"), shows, site, takes_headers=may_add_headers(arguments, given, site))


def _laid_out(run: Machine, arguments: Arguments, site: Site) -> Arguments:
    """The arguments where some are out of a copy of an endpoint, which has a host and knows of no headers, or out of
    one of several dictionaries: what any of them has counts as given."""
    named: dict[str, Value] = {}
    for atom in (atom for value in arguments.spread for atom in value):
        if not isinstance(atom, Mapping) or not (containers.is_exact(run.store, atom) or _is_of_endpoints(run, atom)):
            return arguments
        own = {str(key): run.store.known(atom.place, key) for key in containers.keys(run.store, atom)}
        if containers.layers(run.store, atom):
            reading = Reading(site, Form.PARAMETER, site.origin)
            own[_HOST] = access.index(run, one(atom), one(Const(_HOST)), reading)
        named |= {key: value | named.get(key, NOTHING) for key, value in own.items()}
    return Arguments(arguments.positional, {**named, **arguments.named}, arguments.rest)


def _is_of_endpoints(run: Machine, copy: Mapping) -> bool:
    layers = containers.layers(run.store, copy)
    return bool(layers) and all(isinstance(each, Endpoint) for layer in layers for each in layer)


def _of_influxdb(run: Machine, given: dict[str, Value], arguments: Arguments) -> Credentials:
    """What such a client shows. UDP asks for nothing; without a name, a session's own authorization counts."""
    unsure = is_given(given.get("use_udp")) or arguments.spread or arguments.rest is not None or _sends_otherwise(run)
    nameless = any(name in given and not is_given(given[name]) for name in ("username", "password"))
    if unsure or (nameless and is_given(given.get("session"))):
        return Credentials.OTHERS
    headers = of_headers(run, given.get("headers"), is_exact=True)
    return strongest((headers, shown(given.get("username"), given.get("password"))))


def _sends_otherwise(run: Machine) -> bool:
    """Whether the project has put something of its own in the place of the method that sends."""
    owners = (containers.foreign_owner(Library(name)) for name in _CLASSES)
    return any(run.store.get(owner, _SENDING) is not None for owner in owners)


def _aioinflux(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`aioinflux.InfluxDBClient(host, port, …, username=…, password=…)`, which hands the rest to its session."""
    given = by_name(run, arguments, _AIOINFLUX)
    unsure = arguments.spread or arguments.rest is not None or is_given(given.get("auth")) or "unix_socket" in given
    headers = of_headers(run, given.get("headers"))
    found = strongest((headers, shown(given.get("username"), given.get("password"))))
    shows = Credentials.OTHERS if unsure else found
    settle(run, site.origin, given.get("host") or NOTHING)
    takes_headers = given.keys().isdisjoint(("auth", "username")) and may_add_headers(arguments, given, site)
    return _made(run, given.get("host"), shows, site, takes_headers=takes_headers)


def _from_dsn(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`InfluxDBClient.from_dsn("influxdb://name:password@host:8086/database", …)`."""
    given = by_name(run, arguments, ("dsn",))
    settle(run, site.origin, given.get("dsn") or NOTHING)
    found = [each for text in texts.texts(given.pop("dsn", NOTHING)) if (each := texts.address(text.parts)) is not None]
    hosts = frozenset(part for each in found for part in contacts.hosts(each.host))
    shows = [_of_influxdb(run, given, arguments)]
    for each in found if hosts else ():
        shows += [of_user(each.user), *[Credentials.OTHERS] * ("udp" in texts.known(each.scheme))]
    return _made(run, hosts, strongest(shows), site, takes_headers=may_add_headers(arguments, given, site))


def _made(
    run: Machine, host: Value | None, credentials: Credentials, site: Site, *, takes_headers: bool
) -> Value | None:
    """The client that speaks to a host; nothing where that is none of an endpoint's."""
    found = targets(run, host)
    if not found:
        return None
    origin = called(site)
    name = name_of(site, "InfluxDBClient")
    run.contacts.add(origin, site.span, name, found, credentials, takes_headers=takes_headers)
    return one(Client(origin, found))


def _attribute(run: Machine, client: Client, name: str, _site: Site) -> Value:
    """A method of a client, or what it holds."""
    if name in _HEADERS:
        run.contacts.show(client.origin, Credentials.OTHERS)
        return UNKNOWN
    if not name.startswith("_"):
        run.contacts.ask(client.origin, needs=name not in _IDLE)
    return one(Method(client, name))


def _query(run: Machine, client: Client, arguments: Arguments, site: Site) -> Value:
    execute(run, arguments.get(0, "query") or arguments.named.get("q") or NOTHING, client.targets, site)
    return UNKNOWN


_PYTHON = ("influxdb", "influxdb.client", "influxdb.dataframe_client", "influxdb._dataframe_client")
_CLASSES = (*(f"{module}.InfluxDBClient" for module in _PYTHON), *(f"{module}.DataFrameClient" for module in _PYTHON))

_MAKERS: dict[str, Handler] = {
    **dict.fromkeys(_CLASSES, _influxdb),
    **dict.fromkeys(("aioinflux.InfluxDBClient", "aioinflux.client.InfluxDBClient"), _aioinflux),
}


def of_instance(run: Machine, instance: Instance, name: str, site: Site) -> Value | None:
    """What an instance of a class that is derived from a client has from it."""
    if name == "__init__":
        return one(Special(_INITIALISER, instance))
    held = run.store.known(*_cell(instance))
    clients = (atom for atom in held if isinstance(atom, Client))
    return join(_attribute(run, client, name, site) for client in clients) or None


def _cell(instance: Instance) -> Cell:
    """What holds the client that an instance is."""
    return (_INITIALISER, instance.place), ""


def _initialise(run: Machine, instance: Instance, arguments: Arguments, site: Site) -> None:
    bases = (each.name for each in run.objects.classes(instance.class_) if isinstance(each, Library))
    make = next((_MAKERS[name] for name in bases if name in _MAKERS), None)
    made = (make(run, arguments, site) if make else None) or NOTHING
    if run.objects.attribute(instance.class_, _SENDING) is not None:
        run.contacts.show(called(site), Credentials.OTHERS)
    run.store.set(*_cell(instance), made)


_instantiate, _INITIALISING = initialising(_initialise)

MODELS = Models(
    functions={**_MAKERS, **{f"{name}.{maker}": _from_dsn for name in _CLASSES for maker in ("from_dsn", "from_DSN")}},
    kinds={_INITIALISER: _INITIALISING},
    bases=dict.fromkeys(_MAKERS, (CLIENT,)),
    initialisers={CLIENT: _instantiate},
    methods={
        Client: {
            **{name: partial(statement_method, name, text) for name, text in _STATEMENTS.items()},
            "query": _query,
            "": lambda _run, _client, _arguments, _site: UNKNOWN,
        }
    },
    attributes={Client: _attribute},
)
