"""What speaks to InfluxDB as to 1.x: the package `influxdb/influxdb-php`, and requests by curl, streams and Guzzle.

Sources: the client's own code (influxdb-php 1.15), php.net ("cURL Functions", "HTTP context options"),
docs.guzzlephp.org ("Request Options")."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from influx_lint.flow import access, contacts, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Target
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client
from influx_lint.flow.possibilities import join, specials, text as text_of
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Mapping, Method, Sequence, Special, Value, one
from influx_lint.meanings import documents
from influx_lint.meanings.authorizations import (
    by_name,
    held_under,
    is_given,
    of_headers,
    of_query,
    of_user,
    shown,
    strongest,
)
from influx_lint.meanings.contacts import called, execute, reached, statement_method, statements_in, targets, under
from influx_lint.meanings.models import Kind, Models, first, itself

_CLIENT = "\\InfluxDB\\Client"
_PARAMETERS = ("host", "port", "username", "password", "ssl", "verifySSL", "timeout", "connectTimeout", "path")
_STATEMENTS = {
    "create()": "CREATE DATABASE",
    "drop()": "DROP DATABASE",
    "createretentionpolicy()": "CREATE RETENTION POLICY",
    "alterretentionpolicy()": "ALTER RETENTION POLICY",
    "createuser()": "CREATE USER",
    "dropuser()": "DROP USER",
    "changeuserpassword()": "SET PASSWORD",
    "grant()": "GRANT",
    "revoke()": "REVOKE",
}
"""The statements that methods of a client, of a database and of its administration make, in the words of the policy."""

_IDLE = frozenset({"selectdb()", "getbaseuri()", "gethost()", "gettimeout()", "getclient()", "getname()"})
"""What needs no authorization."""

_CURL, _CONTEXT, _GUZZLE = "curl", "context", "guzzle"

OPTION = ":CURLOPT_"
"""What the names of curl's options begin with, as constants. They are told apart by their names alone."""

_OPTIONS = tuple(f"{OPTION}{name}" for name in ("URL", "HTTPHEADER", "POSTFIELDS", "USERPWD", "XOAUTH2_BEARER"))
_URL, _HEADERS, _FIELDS, *_NAMES = _OPTIONS
_VERBS = ("get", "post", "put", "request")


def _made(run: Machine, found: frozenset[Target], shows: Credentials, site: Site) -> Value | None:
    """A client; nothing where it is none of an endpoint's."""
    if not found:
        return None
    origin = called(site)
    run.contacts.add(origin, site.span, "InfluxDB\\Client", found, shows)
    return one(Client(origin, found))


def _client(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    given = by_name(run, arguments, _PARAMETERS)
    is_sure = not arguments.spread and arguments.rest is None
    shows = shown(given.get("username"), given.get("password")) if is_sure else Credentials.OTHERS
    return _made(run, targets(run, given.get("host")), shows, site)


def _from_dsn(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`Client::fromDSN('influxdb://name:password@host:8086/database')`: a client, or its database."""
    found = [each for text in texts.texts(first(arguments)) if (each := texts.address(text.parts)) is not None]
    services = frozenset(target for each in found for target in _services(run, each.host))
    ways = [of_user(each.user) for each in found]
    ways += [Credentials.OTHERS for each in found if "udp" in texts.known(each.scheme)]
    return _made(run, services, strongest(ways), site)


def _services(run: Machine, host: texts.Parts) -> frozenset[Target]:
    return frozenset(contacts.target(run.store, each) for each in contacts.hosts(host))


def _attribute(run: Machine, client: Atom, name: str, _site: Site) -> Value | None:
    """A method of a client or of a database, or the client's administration."""
    if not isinstance(client, Client):
        return None
    if name == "setdriver()":
        run.contacts.show(client.origin, Credentials.OTHERS)
    if not name.endswith("()"):
        return one(client)
    run.contacts.ask(client.origin, needs=name not in _IDLE)
    return one(Method(client, name))


def _query(run: Machine, client: Atom, arguments: Arguments, site: Site) -> Value:
    """`$database->query(statement)`, `$client->query(database, statement)`."""
    if isinstance(client, Client):
        for statement in arguments.positional[:2]:
            execute(run, statement, client.targets, site)
    return UNKNOWN


def _send(
    run: Machine, url: Value, shows: Iterable[Credentials], statements: Value, site: Site, base: Value = NOTHING
) -> None:
    """A request: where it goes to an endpoint's routes of 1.x, it is told of."""
    for text in texts.texts(url):
        for whole in under(text, base if texts.texts(base) else NOTHING):
            if (to := reached(run, whole.parts)) is None:
                continue
            ways = [*shows, of_user(to.address.user), of_query(to.address.query)]
            run.contacts.add(called(site), site.span, "request", to.services, strongest(ways))
            for statement in statements_in(texts.known(to.address.query)):
                run.contacts.execute(text.origin or site.origin, statement, to.services)
            execute(run, statements, to.services, site)


def _of_lines(run: Machine, headers: Value | None, site: Site) -> Credentials:
    """What headers show that are lines, or one text of lines."""
    for atom in headers or NOTHING:
        lines = access.iterate(run, one(atom), site).listed if isinstance(atom, Sequence) else [one(atom)]
        if lines is None:
            return Credentials.OTHERS
        for line in lines:
            known = [texts.known(each.parts).lower() for each in texts.texts(line)]
            if not known or any("authorization:" in each for each in known):
                return Credentials.OTHERS
    return Credentials.NOTHING


def _curl_init(run: Machine, arguments: Arguments, site: Site) -> Value:
    made = Special(_CURL, run.places.of(site, _CURL))
    _set(run, made, _URL, arguments.get(0, "url") or NOTHING)
    return one(made)


def _set(run: Machine, handle: Special, option: str, value: Value) -> None:
    run.store.set((_CURL, handle.carried), option, value)


def _option(run: Machine, handle: Special, option: str) -> Value:
    return run.store.known((_CURL, handle.carried), option)


def _handles(arguments: Arguments) -> list[Special]:
    return specials(first(arguments), _CURL)


def _curl_setopt(run: Machine, arguments: Arguments, _site: Site) -> Value:
    value = arguments.value(2, "value")
    for handle in _handles(arguments):
        for option in arguments.value(1, "option"):
            _set(run, handle, str(option.value) if isinstance(option, Const) else "unknown", value)
    return one(Const(True))


def _curl_setopt_array(run: Machine, arguments: Arguments, _site: Site) -> Value:
    for handle in _handles(arguments):
        for options in arguments.value(1, "options"):
            for name in _OPTIONS:
                held = held_under(run, options, name)
                if held is None:
                    _set(run, handle, "unknown", UNKNOWN)
                elif held:
                    _set(run, handle, name, held)
    return one(Const(True))


def _curl_exec(run: Machine, arguments: Arguments, site: Site) -> Value:
    for handle in _handles(arguments):
        if _option(run, handle, "unknown"):
            continue
        shows = [_of_lines(run, _option(run, handle, _HEADERS), site)]
        shows += [Credentials.OTHERS for name in _NAMES if _option(run, handle, name)]
        fields = _option(run, handle, _FIELDS)
        held = [held_under(run, each, "q") or NOTHING for each in fields]
        held += [
            one(Const(each, text.origin))
            for text in texts.texts(fields)
            for each in statements_in(texts.known(text.parts))
        ]
        _send(run, _option(run, handle, _URL), shows, join(held), site)
    return UNKNOWN


def _opened(position: int, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`file_get_contents(address, false, context)`, `fopen(address, mode, false, context)`: what the context has as
    headers is what the request shows."""
    given = arguments.get(position, "context")
    shows = [_of_context(run, each, site) for each in given or NOTHING] if is_given(given) else []
    _send(run, first(arguments), shows or [Credentials.NOTHING], NOTHING, site)
    name = text_of(first(arguments))
    return documents.text(run, name, site) if name is not None else UNKNOWN


def _written(run: Machine, arguments: Arguments, site: Site) -> Value:
    documents.write(run, text_of(first(arguments)), arguments.value(1), site)
    return UNKNOWN


def _of_context(run: Machine, context: Atom, site: Site) -> Credentials:
    if not isinstance(context, Special) or context.kind != _CONTEXT:
        return Credentials.OTHERS
    found = [Credentials.NOTHING]
    for options in context.carried:
        of_http = held_under(run, options, "http")
        for each in UNKNOWN if of_http is None else of_http:
            headers = held_under(run, each, "header")
            found.append(Credentials.OTHERS if headers is None else _of_lines(run, headers, site))
    return strongest(found)


def _guzzle(run: Machine, arguments: Arguments, site: Site) -> Value:
    made = Special(_GUZZLE, run.places.of(site, _GUZZLE))
    run.store.set((_GUZZLE, made.carried), "config", arguments.get(0, "config") or NOTHING)
    return one(made)


def _request(verb: str, run: Machine, client: Special, arguments: Arguments, site: Site) -> Value:
    given = arguments.positional[1:] if verb == "request" else arguments.positional
    url = given[0] if given else arguments.named.get("uri", NOTHING)
    options = given[1] if len(given) > 1 else arguments.named.get("options", NOTHING)
    config = run.store.known((_GUZZLE, client.carried), "config")
    shows, base, statements = [], NOTHING, NOTHING
    for atom in options | config:
        if not isinstance(atom, Mapping):
            shows.append(Credentials.OTHERS)
            continue
        for name in ("auth", "handler", "query", "form_params"):
            held = held_under(run, atom, name)
            is_open = held is None or (name in ("auth", "handler") and is_given(held))
            shows += [Credentials.OTHERS] if is_open else []
            for inner in held or () if name in ("query", "form_params") else ():
                statements |= held_under(run, inner, "q") or NOTHING
                shows += [Credentials.OTHERS] if held_under(run, inner, "u") else []
        shows.append(of_headers(run, held_under(run, atom, "headers")))
        base |= held_under(run, atom, "base_uri") or NOTHING
    _send(run, url, shows, statements, site, base)
    return UNKNOWN


MODELS = Models(
    functions={
        _CLIENT: _client,
        f"{_CLIENT}.fromdsn()": _from_dsn,
        "curl_init()": _curl_init,
        "curl_setopt()": _curl_setopt,
        "curl_setopt_array()": _curl_setopt_array,
        "curl_exec()": _curl_exec,
        "stream_context_create()": lambda _run, arguments, _site: one(
            Special(_CONTEXT, arguments.get(0, "options") or NOTHING)
        ),
        "file_get_contents()": partial(_opened, 2),
        "fopen()": partial(_opened, 3),
        "file_put_contents()": _written,
        "\\GuzzleHttp\\Client": _guzzle,
    },
    kinds={
        _CURL: Kind(),
        _CONTEXT: Kind(),
        _GUZZLE: Kind(methods={f"{verb}()": partial(_request, verb) for verb in _VERBS}),
    },
    methods={
        Client: {
            **{name: partial(statement_method, name.removesuffix("()"), text) for name, text in _STATEMENTS.items()},
            "query()": _query,
            "selectdb()": itself,
            "getclient()": itself,
            "": lambda _run, _client, _arguments, _site: UNKNOWN,
        }
    },
    attributes={Client: _attribute},
)
