"""What the methods of texts mean: of constants, of the platform's text, of properties and keys of endpoints."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow import access, comparisons, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Relation
from influx_lint.flow.facts import property_test
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, KeyOf, Property, RelationshipName, RenamedKey, ValueOf
from influx_lint.flow.possibilities import in_capitals, known_texts, name_in_capitals, padded, strings, text
from influx_lint.flow.records import replace
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Sequence, Value, one
from influx_lint.meanings import mappings
from influx_lint.meanings.models import MethodHandler


def fold(function: Callable[..., str]) -> MethodHandler:
    """A method that makes another text of one: of a constant, what `function` makes of it."""

    def handler(_run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value | None:
        if not isinstance(receiver, Const) or not isinstance(receiver.value, str):
            return None
        if len(receiver.value) > texts.LONGEST_TEXT:
            return None
        given = [next(iter(each)) for each in arguments.positional if len(each) == 1]
        plain = [each.value for each in given if isinstance(each, Const) and isinstance(each.value, str | int)]
        if len(plain) != len(arguments.positional):
            return None
        try:
            folded = function(receiver.value, *plain)
        except (TypeError, ValueError):
            return None
        if len(folded) > texts.LONGEST_TEXT:
            return None
        origin = receiver.origin if folded == receiver.value else None
        return one(Const(folded, origin, receiver.written or receiver.origin))

    return handler


def split(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    if not isinstance(receiver, Const) or not isinstance(receiver.value, str):
        return None
    separators = strings(arguments.get(0, "sep") or NOTHING)
    separator = str(separators[0].value) if separators else None
    if separator == "":
        return None
    parts = receiver.value.split(separator)[: containers.LONGEST + 1]
    return run.sequence(site, [one(Const(part, receiver.origin, receiver.written)) for part in parts], "split")


def partition(*, last: bool = False) -> MethodHandler:
    """The model of `"text".partition(separator)`, which gives three parts."""

    def handler(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
        separators = strings(arguments.get(0, "sep") or NOTHING)
        if not isinstance(receiver, Const) or not isinstance(receiver.value, str) or len(separators) != 1:
            return None
        separator = str(separators[0].value)
        parts = (receiver.value.rpartition if last else receiver.value.partition)(separator or " ")
        return run.sequence(site, [one(Const(part, receiver.origin, receiver.written)) for part in parts], "split")

    return handler


def const_starts(_run: Machine, receiver: Atom, arguments: Arguments, _site: Site) -> Value | None:
    """`"text".startswith(prefix)`, where both are known."""
    prefixes = known_texts(mappings.key_of(arguments))
    if not isinstance(receiver, Const) or not isinstance(receiver.value, str) or len(prefixes) != 1:
        return None
    return one(Const(receiver.value.startswith(prefixes[0])))


def join(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """Text that was taken apart, put together again."""
    given = mappings.key_of(arguments)
    parts = [given, *(access.iterate(run, one(atom), site).any for atom in given if isinstance(atom, Sequence))]
    return padded(parts) or _put_together(run, receiver, given, site) or None


def _put_together(run: Machine, separator: Atom, given: Value, site: Site) -> Value:
    """`separator.join(parts)`, as far as it is known, where it matters."""
    listed = [containers.elements(run.store, atom) for atom in given if isinstance(atom, Sequence)]
    if len(listed) != 1 or not listed[0]:
        return NOTHING
    parts = [each for part in listed[0] for each in (one(separator), part)][1:]
    if kept := texts.certain(parts, site.origin):
        return kept
    made = texts.composed(parts, texts.written(parts[0]) or site.origin, run.tells)
    return made | UNKNOWN if made else NOTHING


def starts(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    if isinstance(receiver, KeyOf):
        return _key_passes(run, receiver, arguments, str.startswith, site)
    part = mappings.key_of(arguments)
    return _plainly(receiver, part, str.startswith) or tested(receiver, Relation.STARTS, part)


def _plainly(receiver: Atom, part: Value, test: Callable[[str, tuple[str, ...]], bool]) -> Value | None:
    """How a test of a text that is known comes out, as what is there for want of a property is."""
    written, constants = text(one(receiver)), known_texts(part)
    return one(Const(test(written, tuple(constants)))) if written is not None and len(constants) == len(part) else None


def capitals(_run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value | None:
    return one(in_capitals(receiver)) if isinstance(receiver, KeyOf | RenamedKey) else name_in_capitals(receiver)


def _key_passes(
    run: Machine, key: KeyOf, arguments: Arguments, passes: Callable[[str, tuple[str, ...]], bool], site: Site
) -> Value:
    """A test of how a key in a loop over an endpoint's keys begins, or ends."""
    given = mappings.key_of(arguments)
    parts = [given, *(containers.any_element(run.store, atom) for atom in given if isinstance(atom, Sequence))]
    affixes = tuple(each for part in parts for each in known_texts(part))
    return one(comparisons.key_passes(run, key, lambda name: passes(name, affixes), site))


def tested(atom: Atom, relation: Relation, part: Value) -> Value | None:
    """The test of a relationship's name, or of what an endpoint says of itself, by constants."""
    constants = known_texts(part)
    if not isinstance(atom, Property | RelationshipName) or not constants:
        return None
    found = property_test(atom, relation, constants)
    reads = frozenset({atom.read} - {-1}) if isinstance(atom, Property) else frozenset()
    return one(Condition(found.true, found.false, reads))


def ends(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    if isinstance(receiver, KeyOf):
        return _key_passes(run, receiver, arguments, str.endswith, site)
    part = mappings.key_of(arguments)
    return _plainly(receiver, part, str.endswith) or tested(receiver, Relation.CONTAINS, part)


def derive(_run: Machine, receiver: Atom, _arguments: Arguments, _site: Site) -> Value | None:
    if isinstance(receiver, Property):
        return one(replace(receiver, derived=True))
    return one(receiver) if isinstance(receiver, ValueOf | KeyOf) else None
