"""Reads of keys that are written in format strings only."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from influx_lint.findings import Origin, Span
from influx_lint.flow import access, attributes, containers, texts
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Property
from influx_lint.flow.possibilities import join, padded, strings, surrounded, text
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Sequence, Special, Value, one
from influx_lint.languages.python.fields import DOLLAR, PERCENT, literals
from influx_lint.meanings import encoded
from influx_lint.meanings.models import Kind, Models, carrying
from influx_lint.text import Lines

_TEMPLATE = "template"

_WIDTH = re.compile(r"%[^s%]")
_PLACES = re.compile(r"(?<!%)%(?:\([^)]*\))?[-#0 +]*[\d*.]*[a-zA-Z]")
_BRACED = re.compile(r"\{\{|\{([^{}!:]*)")
_STEP = re.compile(r"\.([^.\[]+)|\[([^\]]+)\]")
_CHARACTER = re.compile(
    r"\\(?:\r?\n|[\\'\"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\})|.", re.DOTALL
)


def _percent(run: Machine, template: Const, value: Value, site: Site) -> Value:
    """`template % value`. The relationships' text stays that when it is padded."""
    kept = padded([value])
    if kept:
        return kept
    kept = _around(template, "%s", value)
    if kept:
        return kept
    plain = _WIDTH.search(str(template.value)) is None
    folded = _folded(lambda given: str(template.value) % given[0], [value]) if plain else None
    if folded is not None:
        return folded
    named = [
        _read(run, value, template, match.span(1), Form.PERCENT_FIELD, site)
        for match in PERCENT.finditer(str(template.value))
        if match[1] is not None
    ]
    return _filled(run, template, value, named, site)


def _filled(run: Machine, template: Const, value: Value, named: list[Value], site: Site) -> Value:
    """The text that `template % value` gives, as far as it is known, with `named` for the fields with a name."""
    literals = _PLACES.split(str(template.value))
    listed = named or [value]
    for atom in value if len(value) == 1 else ():
        if isinstance(atom, Sequence):
            listed = containers.elements(run.store, atom) or []
    given = [*listed, *[UNKNOWN] * len(literals)][: len(literals) - 1]
    parts = [one(Const(literals[0].replace("%%", "%")))]
    for filling, literal in zip(given, literals[1:], strict=True):
        parts += [filling, one(Const(literal.replace("%%", "%")))]
    known = texts.certain(parts, site.origin) if _WIDTH.search(str(template.value)) is None else NOTHING
    return known or UNKNOWN | texts.composed(parts, template.written or site.origin, run.tells)


def _around(template: Const, gap: str, value: Value) -> Value:
    """A key of an endpoint between what stands around the only gap of a template."""
    before, found, after = str(template.value).partition(gap)
    is_only = bool(found) and gap[0] not in before + after
    return surrounded([one(Const(before)), value, one(Const(after))]) if is_only else NOTHING


def _substitute(run: Machine, template: Const, value: Value, site: Site, *, safe: bool) -> None:
    for match in DOLLAR.finditer(str(template.value)):
        group = 1 if match[1] else 2
        if match[group]:
            _read(run, value, template, match.span(group), Form.TEMPLATE_FIELD, site, tolerant=safe)


def braces(run: Machine, template: Const, arguments: Arguments, site: Site) -> Value:
    """`template.format(...)`: `{user}` of `**mapping`, `{0[user]}`, `{0.user}`, `{name[user]}`."""
    plain = ":" not in str(template.value) and len(str(template.value)) < texts.LONGEST_TEXT
    if plain and not arguments.named and not arguments.spread and arguments.rest is None:
        folded = _folded(lambda given: str(template.value).format(*given), arguments.positional)
        if folded is not None:
            return folded
    kept = padded(arguments.positional) or _around(template, "{}", arguments.get(0) or NOTHING)
    if kept:
        return kept
    automatic = 0
    given: list[Value] = []
    for name, start, steps in _fields(str(template.value)):
        if not name:
            value = arguments.get(automatic)
            automatic += 1
        elif name.isdecimal():
            value = arguments.get(int(name), "") if len(name) < 4 else None
        else:
            value = arguments.named.get(name)
            if value is None:
                place = (start, start + len(name))
                for spread in arguments.spread:
                    value = _read(run, spread, template, place, Form.FORMAT_FIELD, site)
        given.append(_follow(run, value, template, steps, site) or UNKNOWN)
    return _braced(run, template, given, site)


def _braced(run: Machine, template: Const, given: list[Value], site: Site) -> Value:
    """The text that `template.format(…)` gives, as far as it is known."""
    if not given:
        return UNKNOWN
    parts: list[Value] = []
    fields = iter(given)
    for literal, name, _, _ in string.Formatter().parse(str(template.value)):
        parts.append(one(Const(literal)))
        if name is not None:
            parts.append(next(fields, UNKNOWN))
    origin = template.written or site.origin
    known = texts.certain(parts, origin) if _SPECIFIED.isdisjoint(str(template.value)) else NOTHING
    return known or UNKNOWN | texts.composed(parts, origin, run.tells)


def format_map(run: Machine, template: Const, value: Value, site: Site) -> Value:
    """`template.format_map(value)`."""
    mark = len(run.reads.log)
    given: list[Value] = []
    for name, start, steps in _fields(str(template.value)):
        held = _read(run, value, template, (start, start + len(name)), Form.FORMAT_FIELD, site)
        given.append(_follow(run, held, template, steps, site) or UNKNOWN)
    run.reads.collect(range(mark, len(run.reads.log) + 1))
    return _braced(run, template, given, site)


_SPECIFIED = frozenset(":!")
"""What stands in a field that is put in otherwise than as it is."""


def _folded(fold: Callable[[list[str]], str], values: list[Value]) -> Value | None:
    """What formatting texts gives, where it is known what they are."""
    given = [text(value) for value in values]
    known = [each for each in given if each is not None]
    if not known or len(known) < len(given) or any(len(each) > texts.LONGEST_TEXT for each in known):
        return None
    try:
        return one(Const(fold(known), None, texts.written(values[-1])))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, MemoryError):
        return None


def _fields(template: str) -> Iterator[tuple[str, int, list[tuple[str, int, bool]]]]:
    """The names that the fields begin with, where they stand, and the steps that follow: each with its place, and
    whether it is an index."""
    try:
        list(string.Formatter().parse(template))
    except ValueError:
        return
    for match in _BRACED.finditer(template):
        if match[1] is None:
            continue
        name = re.split(r"[.\[]", match[1], maxsplit=1)[0]
        start = match.start(1)
        steps = [
            (step[1] or step[2], start + step.start(1 if step[1] else 2), step[2] is not None)
            for step in _STEP.finditer(match[1], len(name))
        ]
        yield name, start, steps


def _follow(
    run: Machine, value: Value | None, template: Const, steps: list[tuple[str, int, bool]], site: Site
) -> Value | None:
    """What stands at the end of a field's steps."""
    for name, start, indexed in steps:
        if value is None:
            return None
        if indexed and name.isdecimal() and len(name) < 4:
            key = one(Const(int(name)))
            value = access.index(run, value, key, Reading(site, Form.FORMAT_FIELD, site.origin))
        elif indexed:
            value = _read(run, value, template, (start, start + len(name)), Form.FORMAT_FIELD, site)
        else:
            stretch = (start, start + len(name))
            value = attributes.read(run, value, name, site, place_in(run, template, stretch, site))
    return value


def _read(
    run: Machine,
    value: Value,
    template: Const,
    place: tuple[int, int],
    form: Form,
    site: Site,
    *,
    tolerant: bool = False,
) -> Value:
    name = str(template.value)[place[0] : place[1]]
    origin = place_in(run, template, place, site)
    reading = Reading(site, form, site.near(origin), UNKNOWN if tolerant else None)
    if all(isinstance(atom, Property | Const) for atom in value):
        return UNKNOWN
    return access.index(run, value, one(Const(name, origin)), reading)


def place_in(run: Machine, template: Const, place: tuple[int, int], site: Site) -> Origin:
    """Where a stretch of a format string stands: in its literal, if its characters are there one by one; else the
    whole literal, or the reading expression where the string has a name."""
    origin = template.written
    if origin is None or not (origin.path == site.path or origin.path in run.paths):
        return template.origin or site.origin
    exact = _within(run.program.lines(origin.path), origin.span, str(template.value), place)
    return Origin(origin.path, exact) if exact is not None else origin


def _within(lines: Lines, span: Span, value: str, place: tuple[int, int]) -> Span | None:
    if span.end_line > len(lines):
        return None
    start, end = lines.offsets(span)
    done = 0
    for offset, literal in literals(lines.text[start:end]) or ():
        quote = re.match(r"([A-Za-z]*)('''|\"\"\"|'|\")", literal)
        if quote is None:
            return None
        inner = literal[quote.end() : len(literal) - len(quote[2])]
        shown = _characters(inner, is_raw="r" in quote[1].lower())
        if any(plain not in ("", each) for (_, plain), each in zip(shown, value[done:], strict=False)):
            return None
        if done <= place[0] and place[1] <= done + len(shown):
            first, last = (start + offset + quote.end() + shown[at - done][0] for at in (place[0], place[1] - 1))
            return lines.span(first, last + 1)
        done += len(shown)
    return None


@lru_cache(maxsize=8)
def _characters(inner: str, *, is_raw: bool) -> list[tuple[int, str]]:
    """Where the characters of a text stand in its literal, and which they are; nothing for one that is escaped."""
    if is_raw:
        return list(enumerate(inner))
    found = [(each.start(), each[0]) for each in _CHARACTER.finditer(inner)]
    return [(at, "" if len(each) > 1 else each) for at, each in found if each not in ("\\\n", "\\\r\n")]


def _modulo(run: Machine, left: Value, right: Value, site: Site) -> Value | None:
    return join(_percent(run, template, right, site) for template in strings(left)) or None


def _substitution(run: Machine, template: Special, arguments: Arguments, site: Site, *, safe: bool) -> Value:
    """`string.Template(template).substitute(value)`."""
    for each in strings(template.carried):
        for value in (*arguments.positional[:1], *arguments.spread):
            _substitute(run, each, value, site, safe=safe)
    return UNKNOWN


def _expanded(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`os.path.expandvars(text)`."""
    for each in strings(arguments.value(0, "path")):
        _substitute(run, each, encoded.ENVIRONMENT, site, safe=True)
    return UNKNOWN


MODELS = Models(
    functions={"string.Template": carrying(_TEMPLATE, "template"), "os.path.expandvars": _expanded},
    kinds={
        _TEMPLATE: Kind(
            methods={
                "substitute": partial(_substitution, safe=False),
                "safe_substitute": partial(_substitution, safe=True),
            }
        )
    },
    operators={"%": _modulo},
)
