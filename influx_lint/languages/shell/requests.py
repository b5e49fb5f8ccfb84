"""Commands that speak to services: `curl`, `wget`, and the `influx` of 1.x."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from influx_lint.findings import Origin, Span
from influx_lint.flow import contacts, ir, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Composed
from influx_lint.flow.possibilities import specials, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Value
from influx_lint.languages.shell.texts import PARTLY
from influx_lint.meanings.authorizations import of_query, of_user, shown, strongest
from influx_lint.meanings.contacts import reached, statements_in

_OF_CURL = frozenset(
    (
        *("-X", "--request", "-H", "--header", "-d", "--data", "--data-binary"),
        *("--data-raw", "--data-urlencode", "--data-ascii", "-o", "--output", "-u", "--user"),
        *("-w", "--write-out", "-m", "--max-time", "--connect-timeout", "--retry", "--retry-delay"),
        *("-A", "--user-agent", "-b", "--cookie", "-e", "--referer", "-F"),
        *("--form", "-T", "--upload-file", "--url", "-x", "--proxy", "--cacert"),
        *("--cert", "--key", "-c", "--cookie-jar", "-K", "--config", "--resolve"),
        *("-D", "--dump-header"),
    )
)
_OF_WGET = frozenset(
    (
        *("-O", "--output-document", "--header", "--user", "--password", "--post-data", "--post-file"),
        *("-T", "--timeout", "-t"),
    )
)
_DATA = frozenset(
    (*("-d", "--data", "--data-binary", "--data-raw", "--data-urlencode", "--data-ascii", "--post-data"),)
)
_OTHERS = frozenset(("-K", "--config", "-n", "--netrc", "--netrc-file", "--oauth2-bearer", "-b", "--cookie", "--cert"))
"""Options that may say who sends a request in a way that is not looked into."""

_PASSWORD = "--password"
_HEADERS = frozenset(("-H", "--header"))
_OF_INFLUX = frozenset(
    (
        *("host", "port", "database", "execute", "username", "password", "format"),
        *("precision", "path-prefix", "socket"),
    )
)


def curl(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _request(run, arguments, site, _OF_CURL, "curl")


def wget(run: Machine, arguments: Arguments, site: Site) -> Value:
    return _request(run, arguments, site, _OF_WGET, "wget")


def _options(arguments: Arguments, takes_one: Iterable[str]) -> tuple[list[tuple[str, Value]], list[Value]]:
    """The options of a command with their values, and its other arguments."""
    options: list[tuple[str, Value]] = []
    others: list[Value] = []
    pending = list(arguments.positional)
    while pending:
        word = pending.pop(0)
        plain = text(word) or _beginning(word)
        if plain in takes_one and pending:
            options.append((plain, pending.pop(0)))
        elif plain.startswith("--") and "=" in plain:
            options.append((plain.partition("=")[0], word))
        elif plain.startswith("-") and plain[:2] in takes_one and not plain.startswith("--"):
            options.append((plain[:2], word))
        elif plain.startswith("-"):
            last = f"-{plain[-1]}"
            short = not plain.startswith("--") and last in takes_one and len(plain) > 2 and pending
            options.append((last, pending.pop(0)) if short else (plain, word))
        else:
            others.append(word)
    return options, others


def _beginning(word: Value) -> str:
    """What a text begins with that is not known to its end."""
    for atom in specials(word, PARTLY):
        return str(atom.carried)
    return ""


def _request(run: Machine, arguments: Arguments, site: Site, takes_one: Iterable[str], name: str) -> Value:
    options, urls = _options(arguments, takes_one)
    urls += [value for option, value in options if option == "--url"]
    ways = list(_shown(options)) if arguments.rest is None else [Credentials.OTHERS]
    for url in urls:
        for each in _told(url):
            _sent(run, each, options, ways, site, name)
    return UNKNOWN


def _sent(
    run: Machine, url: Composed, options: list[tuple[str, Value]], ways: list[Credentials], site: Site, name: str
) -> None:
    is_whole = "//" in texts.known(url.parts)
    to = reached(run, url.parts if is_whole else ("http://", *url.parts))
    if to is None:
        return
    origin, span = _called(site)
    shows = strongest([*ways, of_user(to.address.user), of_query(to.address.query)])
    run.contacts.add(origin, span, name, to.services, shows)
    if to.route != "/query":
        return
    given = [one for option, value in options if option in _DATA for one in texts.texts(value)]
    for fields, place in [(to.address.query, url.origin), *((one.parts, one.origin) for one in given)]:
        for statement in statements_in(texts.known(fields)):
            run.contacts.execute(_near(place, site), statement, to.services)


def _near(place: Origin | None, site: Site) -> Origin:
    return place if place is not None and place.path == site.path else site.origin


def _called(site: Site) -> tuple[Origin, Span]:
    """Where the name of a command stands, and the whole of it."""
    node = site.node
    name = node.function.span if isinstance(node, ir.Call) else node.span
    return Origin(site.path, name), node.span


def _shown(options: list[tuple[str, Value]]) -> Iterator[Credentials]:
    """What the options of a request show of who sends it."""
    for option, value in options:
        if option in _OTHERS or (option in _HEADERS and _may_authorise(value)):
            yield Credentials.OTHERS
        elif option == "-u" or (option == "--user" and _PASSWORD not in dict(options)):
            yield strongest([of_user(each.parts) for each in _told(value)] or [Credentials.OTHERS])
        elif option in _DATA:
            yield from (of_query(each.parts) for each in _told(value))
    named = dict(options)
    if _PASSWORD in named:
        yield shown(named.get("--user"), named[_PASSWORD])


def _told(value: Value) -> list[Composed]:
    """The texts that a value may be, those with properties first of all: what jq gives for a key may be `null`, too."""
    found = texts.exact(value)
    return [each for each in found if not all(isinstance(part, str) for part in each.parts)] or found


def _may_authorise(value: Value) -> bool:
    """Whether a header says who sends a request, as far as is known."""
    known = [texts.known(each.parts).lower() for each in texts.exact(value)]
    known += [str(atom.carried).lower() for atom in specials(value, PARTLY)]
    return not known or any("authorization" in each or each.startswith("\0") for each in known)


def influx(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`influx -host host -execute statement`. What has a subcommand is the `influx` of 2.x."""
    given: dict[str, Value] = {}
    pending = list(arguments.positional)
    if arguments.rest is not None or (pending and not (text(pending[0]) or "-").startswith("-")):
        return UNKNOWN
    while pending:
        name = (text(pending.pop(0)) or "").lstrip("-")
        name, is_glued, _ = name.partition("=")
        if name in _OF_INFLUX and pending and not is_glued:
            given[name] = pending.pop(0)
    hosts = [part for each in texts.texts(given.get("host") or NOTHING) for part in contacts.hosts(each.parts)]
    services = frozenset(contacts.target(run.store, each) for each in hosts)
    if not services:
        return UNKNOWN
    shows = shown(given.get("username"), given.get("password"))
    origin, span = _called(site)
    run.contacts.add(origin, span, "influx", services, shows)
    said = given.get("execute") or arguments.named.get("<") or NOTHING
    for each in texts.texts(said):
        run.contacts.execute(_near(each.origin, site), texts.known(each.parts), services)
    return UNKNOWN
