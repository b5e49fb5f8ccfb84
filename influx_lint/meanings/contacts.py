"""What the calls are made of by which code speaks to services."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_plus

from influx_lint.findings import Origin
from influx_lint.flow import contacts, ir, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import GAP, Target
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Composed, Property
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Mapping, Unknown, Value

_ROUTES = ("/query", "/write")
"""The routes of InfluxDB 1.x that ask for a token from 2.0 on."""

_NEAR_BY = re.compile(rf"(?:127\.0\.0\.1|[^./:@{GAP}]+)(?=[:/]|$)")
"""A host that is this machine, or is known by a name of its own network."""

_SLASHES = re.compile("//+")
_STATEMENT = re.compile("(?:^|[&?])q=([^&]*)")


def called(site: Site) -> Origin:
    """Where the name stands that a call calls."""
    node = site.node
    return site.origin if not isinstance(node, ir.Call) else Site(node.function, site.frame).name_origin


def name_of(site: Site, otherwise: str) -> str:
    """The name that a call calls, unless that is a special one."""
    function = site.node.function if isinstance(site.node, ir.Call) else None
    name = function.name if isinstance(function, ir.Attribute | ir.Name) else otherwise
    return otherwise if name.startswith("__") else name


def targets(run: Machine, address: Value | None) -> frozenset[Target]:
    """The services whose addresses a value may hold."""
    found = [each for text in texts.exact(address or NOTHING) for each in contacts.hosts(text.parts)]
    return frozenset(contacts.target(run.store, each) for each in found)


def settle(run: Machine, call: Origin, address: Value) -> None:
    """It is noted whether what a call makes or sends speaks to nothing but services of endpoints, by its address."""
    run.contacts.settle(call, is_sure=_is_sure(address))


def _is_sure(address: Value) -> bool | None:
    """Whether a value holds nothing but addresses of services; nothing where it may be another that is not near by.
    What is put together, or is in a variable, stands beside what is not known."""
    is_composed = any(isinstance(atom, Composed) for atom in address)
    hosts = [_host(text.parts) for text in texts.exact(address)]
    properties = [each for host in hosts for each in contacts.hosts(host)]
    may_be_unknown = bool(properties) and all(map(contacts.is_variable, properties))
    others = [texts.known(host) for host in hosts if not contacts.hosts(host)]
    for atom in address:
        if isinstance(atom, Unknown) and (atom.whence is not None or not is_composed):
            others.append(GAP)
        elif not isinstance(atom, Property | Composed | Const | Unknown):
            return None
    are_near = (_NEAR_BY.match(host) or (may_be_unknown and host.startswith(GAP)) for host in others)
    return bool(address) and not others if all(are_near) else None


def _host(parts: texts.Parts) -> texts.Parts:
    """The host in an address, or that it is."""
    address = texts.address(parts)
    return address.host if address is not None else parts


def is_direct(arguments: Arguments, site: Site) -> bool:
    """Whether a call gives all these arguments itself: `map(function, values)` gives others to the function."""
    written = site.node.arguments if isinstance(site.node, ir.Call) else ()
    if not written or any(each.stars == 1 for each in written):
        return False
    names = [each.name for each in written if each.name is not None]
    places = sum(each.name is None and not each.stars for each in written)
    return places == len(arguments.positional) and all(name in arguments.named for name in names)


def may_add_headers(arguments: Arguments, given: dict[str, Value], site: Site) -> bool:
    """Whether headers can be added to a call to which these parameters are `given`: none are, or those of a dictionary
    or nothing, which the call names."""
    if "headers" not in given or not is_direct(arguments, site):
        return is_direct(arguments, site)
    is_written = isinstance(site.node, ir.Call) and any(each.name == "headers" for each in site.node.arguments)
    return is_written and all(map(_is_dictionary, given["headers"]))


def _is_dictionary(atom: Atom) -> bool:
    return isinstance(atom, Mapping) or (isinstance(atom, Const) and atom.value is None)


def execute(run: Machine, statement: Value, services: frozenset[Target], site: Site) -> None:
    """A statement is handed to services, as text."""
    for text in texts.texts(statement):
        run.contacts.execute(text.origin or site.origin, texts.known(text.parts), services)


def statement_method(name: str, text: str, run: Machine, client: Atom, _arguments: Arguments, site: Site) -> Value:
    """A method of clients, called `name`, that makes a statement."""
    if isinstance(client, Client):
        run.contacts.execute(called(site), text, client.targets, name)
    return UNKNOWN


class Reached(NamedTuple):
    """What a request is sent to: its address, the route of 1.x there, and the services."""

    address: texts.Address
    route: str
    services: frozenset[Target]


def reached(run: Machine, parts: texts.Parts) -> Reached | None:
    """What a request to an address is sent to; nothing where that is no route of 1.x of an endpoint."""
    address = texts.address(parts)
    path = _SLASHES.sub("/", texts.known(address.path)).rstrip("/") if address is not None else ""
    if address is None or path not in _ROUTES:
        return None
    services = frozenset(contacts.target(run.store, each) for each in contacts.hosts(address.host))
    return Reached(address, path, services) if services else None


def under(text: Composed, base: Value) -> list[Composed]:
    """An address, behind a client's own where it is no whole one."""
    is_whole = "//" in texts.known(text.parts)
    return [text] if is_whole or not base else [Composed((*each.parts, "/", *text.parts)) for each in texts.texts(base)]


def statements_in(fields: str) -> list[str]:
    """The statements in the query of an address, or in a form: what is called `q`."""
    return [unquote_plus(found) for found in _STATEMENT.findall(fields)]
