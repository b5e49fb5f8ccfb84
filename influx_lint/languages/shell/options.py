"""The options of a script, or of a function: what `getopts` and `shift` make of its arguments.

Source: pubs.opengroup.org, "getopts", "shift"."""

from __future__ import annotations

import operator
from collections.abc import Iterator

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition
from influx_lint.flow.possibilities import number, strings, text
from influx_lint.flow.values import UNKNOWN, Const, Value, one
from influx_lint.languages.shell import texts
from influx_lint.meanings.models import first

_SIGNS = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "=": operator.eq,
    "!=": operator.ne,
}
_EMPTY: Value = one(Const(""))


def options(run: Machine, arguments: Arguments, site: Site) -> Value:
    """The options that arguments begin with, each with what it is given, as far as all is certain: a loop over
    `getopts` has one after the other. Neither is known of others."""
    given = access.iterate(run, first(arguments), site).listed
    parsed = _parsed(given, text(arguments.value(1))) if given is not None else None
    if parsed is None:
        return run.sequence_of_any(site, run.sequence(site, [UNKNOWN, UNKNOWN], "option"), "options")
    made = [run.sequence(site, pair, "option", at) for at, pair in enumerate(parsed[0])]
    return run.sequence(site, made, "options")


def operands(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What stands behind the options."""
    given = access.iterate(run, first(arguments), site).listed
    parsed = _parsed(given, text(arguments.value(1))) if given is not None else None
    if given is None or parsed is None:
        return run.sequence_of_any(site, UNKNOWN, "operands")
    return run.sequence(site, given[parsed[1] :], "operands")


def counted(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`[ $# -gt 0 ]`: whether there are so many arguments."""
    given = access.iterate(run, first(arguments), site).listed
    sign, wanted = text(arguments.value(1)), text(arguments.value(2)) or str(number(arguments.value(2)))
    if given is None or sign not in _SIGNS or not wanted.isdecimal():
        return one(NO_CONDITION)
    return one(Condition(holds=_SIGNS[sign](len(given), int(wanted))))


def _parsed(given: list[Value], known: str | None) -> tuple[list[list[Value]], int] | None:
    """Pairs of an option's letter and its value, and where the operands begin."""
    found: list[list[Value]] = []
    at = 0
    while at < len(given) and known is not None:
        word = text(given[at])
        if word is None:
            return None
        at += word == "--"
        if word in ("-", "--") or not word.startswith("-"):
            return found, at
        at += 1
        for letter, value in _letters(given[at - 1], known):
            found.append([one(Const(letter)), *(given[at : at + 1] if value is None else [value])])
            at += value is None
    return (found, at) if known is not None else None


def _letters(word: Value, known: str) -> Iterator[tuple[str, Value | None]]:
    """The options in a word, each with its value; nothing where that is the next word."""
    (constant,) = strings(word)
    whole = texts.text_of(constant)
    for at in range(1, len(whole)):
        letter = whole[at]
        if f"{letter}:" in known:
            rest = one(texts.constant(whole.cut(at + 1, len(whole)), constant)) if at + 1 < len(whole) else None
            yield letter, rest
            return
        yield (letter if letter in known else "?"), _EMPTY
