"""Programs in words of a script: shell code, which is followed, and that of other languages, which is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from influx_lint.flow import unfollowed
from influx_lint.flow.possibilities import ordered, text
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NOTHING, Const, Special, Value
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.shell.lowering import STDIN
from influx_lint.languages.shell.placed import Placed
from influx_lint.languages.shell.texts import PARTLY, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from influx_lint.flow import ir
    from influx_lint.flow.arguments import Arguments
    from influx_lint.flow.machine import Machine
    from influx_lint.flow.places import Site

MOST_TEXTS = 8
"""How many texts are looked at that a program may be."""

_WORD = re.compile(r"\w+")
_ENDPOINT = re.compile(r"([\w-]+)[\"']?\]?\)?(?:\[0\]|\.0\b)")
"""The name of a relationship in front of the position of its endpoint."""

_BEFORE_PROGRAM = frozenset(("-c", "-r", "--run", "-e", "-p", "-pe", "--eval", "--print"))
"""What stands in front of a program: of Python, PHP, Ruby, Perl, JavaScript."""

NOT_LOOKED_AT = "the program in another language that stands there gets the credentials, and is not looked at"


def texts_in(value: Value) -> Iterator[Placed]:
    """The texts that a word may be, with gaps for what is not known of them."""
    for atom in ordered(value)[:MOST_TEXTS]:
        if isinstance(atom, Const) and isinstance(atom.value, str):
            yield text_of(atom)
        elif isinstance(atom, Special) and atom.kind == PARTLY and isinstance(atom.carried, Placed):
            yield atom.carried


def shell_code(run: Machine, code: Placed, site: Site) -> ir.Module | None:
    """Code in a word of a script, as it is to be run; nothing for what cannot be parsed."""
    from influx_lint.languages.shell import lower

    default = packed(*site.span[:2], *site.span[:2])
    try:
        found = lower.lower_part(str(code), code.runs, site.path, default)
    except (UnparsableError, RecursionError):
        return None
    run.budget.step(found.size // 8)
    return found


def of_another_language(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`python3 -c program`, `php -r program`, `node -e program`, or with the program as the standard input: it is told
    that it is not looked at, where it names a key and gets hold of credentials."""
    given = list(arguments.positional)
    options = [text(each) or "" for each in given]
    at = next((at for at, option in enumerate(options) if option in _BEFORE_PROGRAM), None)
    if at is not None:
        program = given[at + 1] if at + 1 < len(given) else NOTHING
    elif all(option.startswith("-") for option in options):
        program = arguments.named.get(STDIN) or NOTHING
    else:
        return None
    for code in texts_in(program):
        _tell(run, code, arguments, site)
    return None


def _tell(run: Machine, code: Placed, arguments: Arguments, site: Site) -> None:
    words = set(_WORD.findall(code))
    if words.isdisjoint(name for key in run.keys for name in key):
        return
    if unfollowed.are_carried(run, arguments) or unfollowed.reaches(run, words, site.frame):
        run.give_up_on(site.origin, NOT_LOOKED_AT, frozenset(_ENDPOINT.findall(code)))
