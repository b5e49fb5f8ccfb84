"""What `flow/` has to be told of a language: what a toy language means, and where its programs are."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from toy_text import lower

from influx_lint.flow import access, contacts, ir, settling, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Credentials, Form
from influx_lint.flow.frames import Partial, Super, Wrapped
from influx_lint.flow.machine import Language, Machine, Program, Reading, Roles, Sense
from influx_lint.flow.objects import PROPERTY
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Client, Endpoint, Environment, Property, Query, Reader, Relationships, Text
from influx_lint.flow.program import Told, go_through, told, trace
from influx_lint.flow.relevance import Relevance
from influx_lint.flow.tracing import Trace
from influx_lint.flow.values import (
    NEVER,
    NONE,
    UNKNOWN,
    Atom,
    Library,
    Mapping,
    Method,
    Serialized,
    Special,
    Value,
    View,
    one,
)
from influx_lint.text import Lines

KEYS = (("user",), ("org",), ("query", "org"))

WORDS = ("make",)
"""What statements for services begin with."""

_LIBRARY = ("parse", "dump", "given", "show", "make", "stop", "fails", "missing", "lazily", "dial")
_BUILTIN: dict[str, Value] = {
    "env": one(Environment()),
    "platform": one(Reader(0, UNKNOWN)),
    "super": one(Special("super")),
    **{name: one(Library(name)) for name in _LIBRARY},
}
_METHODS = ("keys", "pairs", "default")


def _parse(run: Machine, given: Value, _arguments: Arguments, site: Site) -> Value:
    given = settling.settle(run, given, site)
    parsed = [one(Relationships(run.places.of(site))) for atom in given if isinstance(atom, Text)]
    return frozenset().union(*parsed, *(atom.value for atom in given if isinstance(atom, Serialized))) or UNKNOWN


def _dial(run: Machine, given: Value, arguments: Arguments, site: Site) -> Value:
    """A client of the services whose hosts `given` is of; with more arguments, it has a token."""
    hosts = [part for text in texts.texts(given) for part in text.parts if isinstance(part, Property)]
    targets = frozenset(contacts.target(run.store, host) for host in hosts if contacts.is_host(host))
    shown = Credentials.OTHERS if len(arguments.positional) > 1 else Credentials.NOTHING
    run.contacts.add(site.origin, site.span, "dial", targets, shown)
    return one(Client(site.origin, targets))


def _say(run: Machine, client: Client, said: Value, site: Site) -> Value:
    """A client is told a statement, or to do nothing."""
    statements = texts.texts(said)
    run.contacts.ask(client.origin, needs=bool(statements))
    for each in statements:
        run.contacts.execute(each.origin or site.origin, texts.known(each.parts), client.targets)
    return NONE


_CALLS: dict[str, Callable[[Machine, Value, Arguments, Site], Value]] = {
    "parse": _parse,
    "dump": lambda _run, given, _arguments, _site: one(Serialized(given)),
    "given": lambda _run, given, arguments, _site: one(Partial(given, tuple(arguments.positional[1:]), ())),
    "dial": _dial,
    "stop": lambda _run, _given, _arguments, _site: NEVER,
}


_SENSES = {
    Sense.SHOWS: _BUILTIN["show"],
    Sense.CATCHES_MISSING: _BUILTIN["missing"],
    Sense.SUPPRESSES_MISSING: _BUILTIN["missing"],
}


class Toy(Language):
    """What the toy language means by its names, methods and operators."""

    roles = Roles(
        call="call", initialise="new", item="get", iterate="each", attribute="other", exports="public", merge="merge"
    )

    def is_true(self, value: ir.Scalar) -> bool:
        return value is not None and value is not False

    def builtin(self, name: str, path: Path) -> Value | None:
        return _BUILTIN.get(name)

    def library(self, run: Machine, name: str) -> Value:
        return one(Library(name))

    def attribute(self, run: Machine, atom: Atom, name: str, site: Site) -> Value | None:
        if isinstance(atom, Client):
            return one(Method(atom, name))
        if isinstance(atom, Reader):
            return one(Relationships(run.places.intern("relationships")))
        has_methods = isinstance(atom, Mapping | Endpoint | Query | Relationships | Environment)
        return one(Method(atom, name)) if has_methods and name in _METHODS else None

    def makes_objects(self, function: Library) -> bool:
        return function.name == "make"

    def call(self, run: Machine, callee: Library | Method | Special, arguments: Arguments, site: Site) -> Value | None:
        given = arguments.get(0, "") or UNKNOWN
        if isinstance(callee, Method) and isinstance(callee.receiver, Client):
            return _say(run, callee.receiver, arguments.get(0, "") or NONE, site)
        if isinstance(callee, Method) and callee.name == "default":
            reading = Reading(site, Form.GET, site.origin, arguments.get(1, "default") or NONE)
            return access.index(run, one(callee.receiver), given, reading)
        if isinstance(callee, Method):
            return one(View("items" if callee.name == "pairs" else "keys", callee.receiver))
        if isinstance(callee, Special):
            owner, self_ = site.frame.owner, site.frame.self_
            return one(Super(owner, self_)) if owner and self_ else None
        made = _CALLS.get(callee.name)
        return made(run, given, arguments, site) if made else None

    def decorate(self, decorator: Value, decorated: Value) -> Value | None:
        return one(Wrapped(PROPERTY, decorated)) if decorator == _BUILTIN["lazily"] else None

    def operate(self, run: Machine, operator: str, left: Value, right: Value, site: Site) -> Value | None:
        return left | right

    def enter(self, run: Machine, manager: Value, site: Site) -> Value | None:
        return manager

    def has(self, sense: Sense, value: Value) -> bool:
        return value == _SENSES.get(sense)


class Files(Program):
    """A project of such texts, each a module called as its file is."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def resolve(self, importer: Path, module: str, level: int) -> Path | None:
        return Path(module) if module in self.texts else None

    def select(self, relevance: Relevance) -> Sequence[Path]:
        for text in self.texts.values():
            relevance.add(lower(text).units)
        return [*map(Path, self.texts)]

    def is_sign(self, identifier: str, *, alone: bool = False) -> bool:
        return identifier in ("PLATFORM_RELATIONSHIPS", "platform")

    def load(self, path: Path) -> ir.Module | None:
        return lower(self.texts[str(path)])

    def mentions(self, path: Path, names: Collection[str]) -> bool:
        return True

    def shown(self, path: Path) -> str:
        return str(path)

    def lines(self, path: Path) -> Lines:
        return Lines(self.texts[str(path)])


def outcome_of(files: dict[str, str]) -> Told:
    """What the analysis finds in a project of the toy language."""
    return told(go_through(Toy(), Files(files), KEYS, WORDS))


def trace_of(files: dict[str, str]) -> Trace:
    """The ways of the credentials in it."""
    return trace(Toy(), Files(files), KEYS, WORDS)
