"""What becomes of texts that the shell, or a jq program, puts together or takes apart."""

from __future__ import annotations

import itertools
import re
from itertools import starmap
from typing import NamedTuple

from influx_lint.findings import Span
from influx_lint.flow import ir, texts
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import KeyOf, Property, RenamedKey, Text, ValueOf
from influx_lint.flow.possibilities import join, ordered, padded, specials, strings, surrounded
from influx_lint.flow.records import replace
from influx_lint.flow.values import NOTHING, UNKNOWN, Atom, Const, Serialized, Special, Value, one
from influx_lint.languages.shell.placed import GAP, Placed, joined, placed

MOST_WAYS = 16
LONGEST = 20_000
"""How many texts are kept apart that one expression may give, and how long a text may be."""

PARTLY = "text with gaps"
"""The kind of a special value that is a text with gaps for what is not known of it."""

WITHIN = "text with credentials in it"
"""The kind of a special value that is a text which has these credentials in it, and more."""

_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")


class Pair(NamedTuple):
    """A text with any key of an endpoint in it, in whatever form, and behind it the key's value."""

    name: RenamedKey
    between: str
    value: ValueOf


def constant(value: str, whole: Const | None = None) -> Const:
    """A text as a constant that stands where its characters do, in the file of the one that it is a part of."""
    path = whole.written.path if whole is not None and whole.written is not None else None
    if not isinstance(value, Placed):
        return Const(value)
    value = value.within(path) if path is not None else value
    origin = value.origin() if value else None
    return Const(value, origin, origin)


def text_of(atom: Const) -> Placed:
    """A constant as text, with the places of its characters."""
    value = atom.value if isinstance(atom.value, str) else shown(atom)
    if not isinstance(value, Placed):
        return placed(value, ())
    return value.within(atom.written.path) if atom.written is not None else value


def shown(atom: Const) -> str:
    """A constant as jq and the shell write it."""
    value = atom.value
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return texts.text_of(atom)


def put_together(run: Machine, parts: list[Value], site: Site) -> Value:
    """One text after the other, as far as they are known."""
    if len(parts) == 1 and not any(isinstance(atom, Const) and not isinstance(atom.value, str) for atom in parts[0]):
        return parts[0]
    certain = [part - UNKNOWN or part for part in parts]
    ways = _ways(certain)
    expansions = _expansions(site, len(parts))
    if ways is not None:
        known = frozenset(_whole(way, expansions, site) for way in ways)
        return known if certain == parts else known | _with_gaps(parts, expansions) | UNKNOWN
    kept = (padded(parts) if _is_alone(parts, Text) else NOTHING) or surrounded(parts) or _around_json(parts)
    if kept:
        return kept
    derived = frozenset(
        replace(atom, derived=True)
        for part in parts
        for atom in part
        if isinstance(atom, Property | KeyOf)
        if isinstance(atom, Property)
    )
    known = texts.composed(parts, site.origin, run.tells) | _with_gaps(parts, expansions) | _within(parts)
    return derived | known | paired(parts) | UNKNOWN


def pairs(value: Value) -> list[Pair]:
    """The keys with their values among what a text may be."""
    return [atom.carried for atom in ordered(value) if isinstance(atom, Special) and isinstance(atom.carried, Pair)]


def is_pair(atom: Atom) -> bool:
    return isinstance(atom, Special) and isinstance(atom.carried, Pair)


def paired(parts: list[Value]) -> Value:
    """A key of an endpoint, any of them, and behind it the key's value."""
    at = next((at for at, part in enumerate(parts) if any(isinstance(atom, ValueOf) for atom in part)), 0)
    values = [atom for part in parts[at : at + 1] for atom in part if isinstance(atom, ValueOf)]
    names = [atom for atom in ordered(surrounded(parts[:at])) if isinstance(atom, RenamedKey)]
    made = [Pair(replace(name, after=""), name.after, value) for name in names for value in values]
    return frozenset(filter(is_pair, parts[0] if parts else NOTHING)) | {
        Special("key and value", each) for each in made
    }


def _within(parts: list[Value]) -> Value:
    """The credentials in a text that is more than they."""
    found = [atom for part in parts for atom in part if isinstance(atom, Serialized | Text)]
    inner = [atom.carried for part in parts for atom in specials(part, WITHIN)]
    held = join([frozenset(found), *(each for each in inner if isinstance(each, frozenset))])
    return one(Special(WITHIN, held)) if held else NOTHING


def _expansions(site: Site, count: int) -> list[Span | None]:
    """The expansions among the expressions that a text is put together of; nothing for each literal."""
    nodes = [each.value for each in site.node.arguments] if isinstance(site.node, ir.Call) else []
    if len(nodes) != count:
        return [None] * count
    return [None if isinstance(node, ir.Constant) else node.span for node in nodes]


def _ways(parts: list[Value]) -> list[tuple[Const, ...]] | None:
    """The constants that the parts may be, for each way; nothing where a part may be something else."""
    number = 1
    for part in parts:
        number *= len(part)
        if not part or number > MOST_WAYS or not all(isinstance(atom, Const) for atom in part):
            return None
    constants = [[atom for atom in ordered(part) if isinstance(atom, Const)] for part in parts]
    return list(itertools.product(*constants))


def _whole(way: tuple[Const, ...], expansions: list[Span | None], site: Site) -> Atom:
    whole = joined(starmap(_come, zip(way, expansions, strict=True)))
    if len(whole) > LONGEST:
        return next(iter(UNKNOWN))
    origin = whole.origin() if whole else None
    return Const(whole, origin or site.origin, origin or site.origin)


def _come(constant: Const, via: Span | None) -> Placed:
    """A constant's text, as it came into another."""
    text = text_of(constant)
    return text.through(via) if via is not None else text


def _around_json(parts: list[Value]) -> Value:
    """JSON text among parts all the others of which are blank."""
    held = [part for part in parts if any(isinstance(atom, Serialized) for atom in part)]
    return held[0] if len(held) == 1 and _is_alone(parts, Serialized) else NOTHING


def _is_alone(parts: list[Value], kind: type) -> bool:
    """Whether all parts that may be no text of a kind have nothing but blanks and padding."""
    others = [part for part in parts if not any(isinstance(atom, kind) for atom in part)]
    return all(isinstance(atom, Const) and not shown(atom).strip(" \t\n=") for part in others for atom in part)


def _with_gaps(parts: list[Value], expansions: list[Span | None]) -> Value:
    """The text with gaps in the places of what is not known."""
    pieces: list[Placed] = []
    for part, via in zip(parts, expansions, strict=True):
        (atom, *others) = part or UNKNOWN
        if not others and isinstance(atom, Const):
            pieces.append(_come(atom, via))
            continue
        inner = [each.carried for each in specials(part, PARTLY)]
        known = inner[0] if len(inner) == 1 and isinstance(inner[0], Placed) else placed(GAP, ())
        pieces.append(known.through(via) if via is not None else known)
    whole = joined(pieces)
    return one(Special(PARTLY, whole)) if whole.strip(GAP + " \n\t") and len(whole) <= LONGEST else NOTHING


def words(run: Machine, value: Value, site: Site) -> Value:
    """What the shell splits an unquoted text into, as a sequence."""
    return _split(run, value, _WORD, site)


def lines(run: Machine, value: Value, site: Site) -> Value:
    """The lines of a text, as a sequence."""
    return _split(run, value, _LINE, site)


def _split(run: Machine, value: Value, pattern: re.Pattern[str], site: Site) -> Value:
    (atom, *others) = value or UNKNOWN
    if not others and isinstance(atom, Const) and isinstance(atom.value, str):
        whole = text_of(atom)
        parts = [one(constant(whole.cut(*found.span()), atom)) for found in pattern.finditer(whole)]
        return run.sequence(site, parts, "split")
    return run.sequence_of_any(site, value, "split")


def fields(value: Value, separators: str, count: int) -> list[Value]:
    """What `read` puts into so many variables: the last one takes the rest."""
    if count == 2 and (keys := [each for each in pairs(value) if each.between and each.between in separators]):
        return [frozenset(map(_plain, keys)), frozenset(each.value for each in keys)]
    atoms = strings(value)
    if len(atoms) != 1 or len(value) != 1 or not separators:
        return [derived(value) if count > 1 else value] * count
    whole = text_of(atoms[0])
    parts: list[Value] = []
    pattern = re.compile(f"[^{re.escape(separators)}]+")
    found = list(pattern.finditer(whole))
    for at, each in enumerate(found[:count]):
        end = len(whole.rstrip()) if at == count - 1 else each.end()
        parts.append(one(constant(whole.cut(each.start(), end), atoms[0])))
    return [*parts, *[one(Const(""))] * (count - len(parts))]


def _plain(pair: Pair) -> Atom:
    name = pair.name
    return KeyOf(name.endpoint) if name == RenamedKey(name.endpoint) else name


def derived(value: Value) -> Value:
    """What is made of a text in a way that is not followed."""
    found = [one(replace(atom, derived=True)) for atom in value if isinstance(atom, Property)]
    return join([*found, UNKNOWN])
