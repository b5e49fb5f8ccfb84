"""Requests by HTTP: requests, httpx, aiohttp, urllib3 and Python's own `urllib` and `http.client`.

Those that go to `/query` or `/write` of an endpoint speak to it as to InfluxDB 1.x."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import NamedTuple

from influx_lint.findings import Origin, Span
from influx_lint.flow import containers, ir, texts, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import GAP, Credentials
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed
from influx_lint.flow.possibilities import join, ordered, specials, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Cell, Const, Mapping, Sequence, Special, Value, one
from influx_lint.meanings.authorizations import (
    by_name,
    held_under,
    is_given,
    of_headers,
    of_names,
    of_pair,
    of_query,
    of_user,
    strongest,
)
from influx_lint.meanings.contacts import (
    Reached,
    called,
    execute,
    is_direct,
    may_add_headers,
    name_of,
    reached,
    settle,
    statements_in,
    under,
)
from influx_lint.meanings.models import Handler, Kind, Models, SpecialHandler

SESSION = "HTTP session"
CONNECTION = "HTTP connection"
REQUEST = "HTTP request"
"""What sends requests, to any address or to one host, and a request of `urllib`: `carried` is its place, and where it
is made: where the name of the call stands, the whole of it (nothing where that takes no headers), and that name."""

_SIGNING = ("event_hooks", "mounts", "middlewares")
"""What sessions may be given that gets hold of each request before it is sent."""

_OPENER = ("opener", "")
"""Holds something once a program has installed one."""

_VERBS = ("get", "post", "put", "patch", "delete", "head", "options")


class _Sent(NamedTuple):
    """A request: where it goes, what is given with it, and the session that sends it, if any. Where its call can be
    given headers only with a request, that takes the place of the `address`."""

    url: Value
    given: dict[str, Value]
    is_certain: bool
    takes_headers: bool
    session: Special | None = None
    address: Span | None = None


def _is_certain(arguments: Arguments) -> bool:
    """Whether all arguments are known."""
    return not arguments.spread and arguments.rest is None


def _method(
    parameters: tuple[str, ...], run: Machine, session: Special | None, arguments: Arguments, site: Site
) -> Value | None:
    """A method of a session that sends a request, with these parameters."""
    given = by_name(run, arguments, parameters)
    takes_headers = may_add_headers(arguments, given, site)
    return _send(run, _Sent(given.pop("url", NOTHING), given, _is_certain(arguments), takes_headers, session), site)


def _function(*parameters: str) -> Handler:
    """A function that sends a request, with these parameters: a method of no session."""
    method = partial(_method, parameters)
    return lambda run, arguments, site: method(run, None, arguments, site)


def _send(run: Machine, sent: _Sent, site: Site) -> Value | None:
    """A request is sent: where that is to an endpoint's routes of 1.x, without a token, it is told of."""
    settle(run, site.origin, sent.url)
    base = _held(run, sent.session, "base_url")
    found = False
    for text in texts.texts(sent.url):
        for whole in under(text, base):
            found = _send_to(run, sent, whole, text, site) or found
    return UNKNOWN if found else None


def _send_to(run: Machine, sent: _Sent, whole: Composed, text: Composed, site: Site) -> bool:
    to = reached(run, whole.parts)
    if to is None:
        return False
    origin, call, name, takes_headers = called(site), site.span, name_of(site, "request"), sent.takes_headers
    if sent.session is not None and whole is not text:
        _, origin, _, name = sent.session.carried
        takes_headers = False
    elif sent.session is not None and sent.session.kind == REQUEST and takes_headers:
        call = sent.session.carried[2]
    shows = _shown(run, sent, to.address)
    takes_headers = takes_headers and shows is Credentials.NOTHING
    run.contacts.add(origin, call, str(name), to.services, shows, takes_headers=takes_headers, address=sent.address)
    if to.route == "/query":
        _execute(run, sent, to, whole.origin or text.origin, site)
    return True


def _shown(run: Machine, sent: _Sent, address: texts.Address) -> Credentials:
    """What a request shows, by whatever way."""
    if not sent.is_certain:
        return Credentials.OTHERS
    request, session = sent.given, sent.session
    return strongest(
        (
            of_headers(run, request.get("headers")),
            of_headers(run, _held(run, session, "headers")),
            of_pair(run, request.get("auth") or _held(run, session, "auth")),
            of_names(run, _in_mappings(request.get("params"))),
            of_names(run, _held(run, session, "params")),
            of_user(address.user),
            of_query(address.query),
            *(of_query(each.parts) for each in texts.texts(request.get("params") or NOTHING)),
            Credentials.OTHERS if is_given(_held(run, session, "unknown")) else Credentials.NOTHING,
        )
    )


def _in_mappings(params: Value | None) -> Value:
    """The parameters of a request that are in a dictionary; what is given as text or pairs is looked at as text."""
    return frozenset(atom for atom in params or NOTHING if not isinstance(atom, Composed | Const))


def _execute(run: Machine, sent: _Sent, to: Reached, origin: Origin | None, site: Site) -> None:
    """The statement of a query: the parameter, the field or the part of the address that is called `q`."""
    written = [(texts.known(to.address.query), origin)]
    for name in ("params", "data", "fields", "content", "body"):
        for atom in sent.given.get(name) or NOTHING:
            execute(run, held_under(run, atom, "q") or NOTHING, to.services, site)
        written += [(texts.known(each.parts), each.origin) for each in texts.texts(sent.given.get(name) or NOTHING)]
    for text, place in written:
        for statement in statements_in(text):
            run.contacts.execute(place or site.origin, statement, to.services)


def _cell(holder: Special, name: str) -> Cell:
    place: Hashable = holder.carried[0]
    return (holder.kind, place), name


def _held(run: Machine, holder: Special | None, name: str) -> Value:
    return run.store.known(*_cell(holder, name)) if holder is not None else NOTHING


def _session(parameters: tuple[str, ...], run: Machine, arguments: Arguments, site: Site) -> Value:
    """What makes a session, with these parameters. It is given no headers: what else it is used for may be out of
    sight, and a token goes to nobody but the endpoint."""
    given = by_name(run, arguments, parameters)
    made = Special(SESSION, (run.places.of(site, SESSION), called(site), None, name_of(site, "Session")))
    for name in ("headers", "auth", "base_url", "params"):
        run.store.set(*_cell(made, name), given.get(name) or NONE)
    for name in ("headers", "params"):
        if not is_given(given.get(name)):
            run.store.set(*_cell(made, name), one(run.mapping(site, name)))
    is_signed = any(is_given(given.get(name)) for name in _SIGNING) or _is_own(given.get("transport"))
    run.store.set(*_cell(made, "unknown"), NONE if _is_certain(arguments) and not is_signed else UNKNOWN)
    return one(made)


def _connection(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`http.client.HTTPConnection(host, port)`."""
    name = name_of(site, "HTTPConnection")
    made = Special(CONNECTION, (run.places.of(site, CONNECTION), called(site), None, name))
    given = by_name(run, arguments, ("host", "port"))
    port = [one(Const(":")), given["port"]] if is_given(given.get("port")) else []
    base = texts.composed([one(Const("http://")), given.get("host") or UNKNOWN, *port], site.origin)
    run.store.set(*_cell(made, "base_url"), base)
    return one(made)


def _is_own(transport: Value | None) -> bool:
    """Whether what carries requests is of a class of the project's own, which may add a token to each."""
    return any(isinstance(atom, Instance) for atom in transport or NOTHING)


def _attribute(run: Machine, holder: Special, name: str, _site: Site) -> Value:
    """What a session or a request holds."""
    if name in _SIGNING:
        run.store.set(*_cell(holder, "unknown"), UNKNOWN)
    if name == "headers" and holder.kind == REQUEST:
        return join(_held(run, holder, each) for each in ("headers", "more"))
    if name in ("headers", "auth", "params"):
        return _held(run, holder, name) or UNKNOWN
    return UNKNOWN


def _write(run: Machine, holder: Special, name: str, value: Value) -> None:
    """`session.headers = …`, `session.auth = …`."""
    run.store.set(*_cell(holder, "unknown" if name in _SIGNING else name), value)


def _mount(run: Machine, session: Special, arguments: Arguments, _site: Site) -> Value:
    """`session.mount(prefix, adapter)`: an adapter of the project's own gets hold of each request."""
    if _is_own(arguments.get(1, "adapter")):
        run.store.set(*_cell(session, "unknown"), UNKNOWN)
    return NONE


def _request(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`urllib.request.Request(url, data, headers)`."""
    given = by_name(run, arguments, ("url", "data", "headers"))
    call = site.span if may_add_headers(arguments, given, site) else None
    made = Special(REQUEST, (run.places.of(site, REQUEST), called(site), call, name_of(site, "Request")))
    given["more"] = one(run.mapping(site, "headers"))
    settle(run, site.origin, given.get("url") or NOTHING)
    for name in ("url", "data", "headers", "more"):
        run.store.set(*_cell(made, name), given.get(name) or NONE)
    run.store.set(*_cell(made, "unknown"), NONE if _is_certain(arguments) else UNKNOWN)
    return one(made)


def _add_header(run: Machine, request: Special, arguments: Arguments, site: Site) -> Value:
    """`request.add_header(name, value)`."""
    names = strings(arguments.get(0, "key") or NOTHING)
    for atom in _held(run, request, "more"):
        for name in names if isinstance(atom, Mapping) else ():
            writes.write_key(run, atom, name.value, arguments.value(1, "val"), site, certain=True)
    if not names:
        run.store.set(*_cell(request, "unknown"), UNKNOWN)
    return NONE


def _install(run: Machine, _arguments: Arguments, _site: Site) -> Value:
    """`install_opener(opener)`, which may add headers to what `urlopen` sends."""
    run.store.set(*_OPENER, UNKNOWN)
    return NONE


def _open(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`urlopen(url, data)`, or of a request."""
    if run.store.get(*_OPENER) is not None:
        return None
    given = by_name(run, arguments, ("url", "data"))
    url = given.pop("url", NOTHING)
    requests = specials(ordered(url), REQUEST)
    address = _first(site) if is_direct(arguments, site) else None
    plain = _Sent(url.difference(requests), given, _is_certain(arguments), address is not None, address=address)
    found = [_send(run, plain, site)] if plain.url else []
    for atom in requests:
        request = {"data": given.get("data") or _held(run, atom, "data")}
        if is_given(headers := _held(run, atom, "headers")):
            request["headers"] = headers
        if of_headers(run, more := _held(run, atom, "more")) is not Credentials.NOTHING:
            request["headers"] = more
        takes_headers = atom.carried[1].path == site.path and atom.carried[2] is not None
        sent = _Sent(_held(run, atom, "url"), request, _is_certain(arguments), takes_headers, atom)
        found.append(_send(run, sent, site))
    return UNKNOWN if any(each is not None for each in found) else None


def _first(site: Site) -> Span | None:
    """Where the first argument of a call stands."""
    given = site.node.arguments if isinstance(site.node, ir.Call) else ()
    return given[0].value.span if given and not given[0].stars else None


def _form(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`urlencode({"q": statement, …})`, as the text that it would be without the encoding."""
    parts: list[Value] = []
    origin = None
    for atom in arguments.get(0, "query") or NOTHING:
        for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
            held = run.store.known(atom.place, key) if isinstance(atom, Mapping) else NOTHING
            parts += [one(Const(f"&{texts.text_of(Const(key))}=")), held or UNKNOWN]
            origin = next((each.origin for each in texts.texts(held) if key == "q"), origin)
    made = texts.composed([*parts], origin or site.origin) if parts else NOTHING
    return made | UNKNOWN


def _joined(_run: Machine, arguments: Arguments, site: Site) -> Value:
    """`urljoin(base, url)`: a path from the root takes the place of the base's."""
    found = []
    for base in texts.texts(arguments.get(0, "base") or NOTHING):
        address = texts.address(base.parts)
        for path in texts.texts(arguments.get(1, "url") or NOTHING):
            if address is None or "//" in texts.known(path.parts):
                continue
            is_rooted = texts.known(path.parts).startswith("/")
            kept = "" if is_rooted else texts.known(address.path).rpartition("/")[0]
            if GAP not in kept:
                before = (*address.scheme, "://", *_before_host(address), *address.host, kept, "" if is_rooted else "/")
                found.append(one(Composed((*before, *path.parts), site.origin)))
    return join([*found, UNKNOWN])


def _before_host(address: texts.Address) -> texts.Parts:
    return (*address.user, "@") if address.user else ()


def _put_together(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`urlunsplit((scheme, host, path, query, fragment))`, `urlunparse`."""
    for atom in arguments.get(0, "components") or NOTHING:
        parts = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
        if parts is not None and len(parts) in (5, 6):
            scheme, host, path, query = *parts[:3], parts[-2]
            has_query = not all(isinstance(each, Const) and not each.value for each in query)
            end = [one(Const("?")), query] if has_query else []
            return texts.composed([scheme, one(Const("://")), host, path, *end], site.origin) | UNKNOWN
    return UNKNOWN


def _quoted(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`quote(text)`, as the text that it would be without the encoding."""
    given = arguments.get(0, "string") or NOTHING
    return given if strings(given) and len(strings(given)) == len(given) else UNKNOWN


def _same_address(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`yarl.URL(text)`, `httpx.URL(text)`."""
    given = arguments.get(0, "val") or arguments.named.get("url") or NOTHING
    return frozenset(atom for atom in given if isinstance(atom, Composed)) or UNKNOWN


_REQUESTS = {
    **dict.fromkeys(("get", "options", "head", "delete"), ("url", "params")),
    **dict.fromkeys(("post", "put", "patch"), ("url", "data")),
    "request": ("method", "url", "params", "data", "headers"),
}
_PLAIN = {**dict.fromkeys(_VERBS, ("url",)), **dict.fromkeys(("request", "stream"), ("method", "url"))}

_OF_SESSIONS: dict[str, SpecialHandler] = {
    **{verb: partial(_method, ("url", "data" if verb in ("post", "put", "patch") else "params")) for verb in _VERBS},
    "request": partial(_method, ("method", "url", "params", "data", "headers")),
    "stream": partial(_method, ("method", "url")),
    "mount": _mount,
}
_OF_REQUESTS: dict[str, SpecialHandler] = dict.fromkeys(("add_header", "add_unredirected_header"), _add_header)

MODELS = Models(
    functions={
        **{f"requests.{name}": _function(*parameters) for name, parameters in _REQUESTS.items()},
        **{f"requests.api.{name}": _function(*parameters) for name, parameters in _REQUESTS.items()},
        **{f"httpx.{name}": _function(*parameters) for name, parameters in _PLAIN.items()},
        "aiohttp.request": _function("method", "url"),
        "urllib3.request": _function("method", "url"),
        **dict.fromkeys(("http.client.HTTPConnection", "http.client.HTTPSConnection"), _connection),
        "urllib.request.install_opener": _install,
        "urllib.request.urlopen": _open,
        "urllib.request.Request": _request,
        "urllib.parse.urlencode": _form,
        "urllib.parse.urljoin": _joined,
        **dict.fromkeys(("urllib.parse.urlunsplit", "urllib.parse.urlunparse"), _put_together),
        **dict.fromkeys(("urllib.parse.quote", "urllib.parse.quote_plus"), _quoted),
        **dict.fromkeys(("yarl.URL", "httpx.URL"), _same_address),
        **dict.fromkeys(("requests.Session", "requests.session", "requests.sessions.Session"), partial(_session, ())),
        "requests_toolbelt.sessions.BaseUrlSession": partial(_session, ("base_url",)),
        **dict.fromkeys(("httpx.Client", "httpx.AsyncClient"), partial(_session, ())),
        **dict.fromkeys(("aiohttp.ClientSession", "aiohttp.client.ClientSession"), partial(_session, ("base_url",))),
        "urllib3.PoolManager": partial(_session, ("num_pools", "headers")),
    },
    kinds={
        SESSION: Kind(methods=_OF_SESSIONS, attribute=_attribute, write=_write),
        CONNECTION: Kind(methods={"request": partial(_method, ("method", "url", "body", "headers"))}),
        REQUEST: Kind(methods=_OF_REQUESTS, attribute=_attribute, write=_write),
    },
)
