"""Programs in words of a script: shell code, which is followed, and that of other languages, which is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath

from influx_lint.flow import ir, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, specials, strings, text
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NOTHING, Const, Special, Value, one
from influx_lint.languages import LANGUAGES
from influx_lint.languages.front import UnparsableError
from influx_lint.languages.shell import texts, variables
from influx_lint.languages.shell.lowering import STDIN
from influx_lint.languages.shell.placed import GAP, Placed
from influx_lint.languages.shell.texts import PARTLY, WITHIN, text_of
from influx_lint.meanings import encoded

MOST_TEXTS = 8
"""How many texts are looked at that a program may be."""

_WORD = re.compile(r"\w+")
ENDPOINT = re.compile(r"([\w-]+)[\"']?\]?\)?(?:\[0\]|\.0\b)")
"""The name of a relationship in front of the position of its endpoint."""

_BEFORE_PROGRAM = frozenset(("-c", "-r", "--run", "-e", "-p", "-pe", "--eval", "--print"))
"""What stands in front of a program: of Python, PHP, Ruby, Perl, JavaScript."""

VARIABLE = re.compile(r"[\"'.](?P<name>[A-Z]\w*_\w+)\b")
"""The name of a variable in a program that asks the environment for it: `os.environ["NAME"]`, `process.env.NAME`."""

_SUFFIXES = tuple(suffix for one in LANGUAGES if not one.embedded for suffix in one.suffixes)
_INTERPRETERS = re.compile(b"|".join(b"(?:%b)" % one.interpreters for one in LANGUAGES if not one.embedded))

NOT_LOOKED_AT = "the program in another language that stands there gets the credentials, and is not looked at"


def runs_another_language(command: str) -> bool:
    """Whether a command, by its name, runs programs of another language that is looked at in files of its own."""
    return _INTERPRETERS.fullmatch(command.encode("utf-8", "replace")) is not None


def is_in_another_language(file: str) -> bool:
    """Whether a file is a program in another language that is looked at, by its name."""
    return file.endswith(_SUFFIXES)


def texts_in(value: Value) -> Iterator[Placed]:
    """The texts that a word may be, with gaps for what is not known of them."""
    for atom in ordered(value)[:MOST_TEXTS]:
        if isinstance(atom, Const) and isinstance(atom.value, str):
            yield text_of(atom)
        elif isinstance(atom, Special) and atom.kind == PARTLY and isinstance(atom.carried, Placed):
            yield atom.carried


def shell_code(run: Machine, word: Value, site: Site) -> Iterator[ir.Module]:
    """The code that a word may be, as it is to be run. Where credentials are among what is put in, it is told that this
    is not followed."""
    from influx_lint.languages.shell import lower

    default = packed(*site.span[:2], *site.span[:2])
    for code in texts_in(word):
        if GAP in code and not (names_a_key(run, code) or any(f"_{name.upper()}" in code for name in run.names)):
            continue
        if (relationships := unfollowed.whose(run, [within(word)])) is not None:
            run.given_up.note(site.origin, unfollowed.COMPILED_LATER, relationships)
        with suppress(UnparsableError, RecursionError):
            found = lower.lower_part(str(code), code.runs, site.path, default)
            run.budget.step(found.size // 8)
            yield found


def within(word: Value) -> Value:
    """The credentials that stand in a word, among other characters."""
    held = [atom.carried for atom in specials(word, WITHIN)]
    return join(each for each in held if isinstance(each, frozenset))


def words(code: str) -> list[str]:
    """The words in code, or in a text."""
    return _WORD.findall(code)


def read_variables(run: Machine, code: Value, pattern: re.Pattern[str], site: Site) -> None:
    """Code in a word, or a template, reads the variables whose names a pattern finds in it."""
    for constant in strings(code)[:1]:
        whole = text_of(constant)
        for found in pattern.finditer(whole):
            key = one(texts.constant(whole.cut(*found.span("name")), constant))
            variables.variable(run, Arguments([key]), site)


def names_a_key(run: Machine, code: str) -> bool:
    """Whether code has a word that is a key."""
    return not run.names.isdisjoint(words(code))


def of_another_language(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`python3 -c program`, `php -r program`, `node -e program`, or with the program as the standard input: it is told
    that it is not looked at, where it names a key and gets hold of credentials. Of a program in a file it is noted what
    it is given."""
    given = list(arguments.positional)
    options = [text(each) or "" for each in given]
    stdin = arguments.named.get(STDIN) or NOTHING
    if options[:2] == ["-m", "json.tool"]:
        return stdin
    if options[:3] == ["-m", "base64", "-d"]:
        return encoded.from_base64(run, Arguments([stdin]), site)
    file = next((at for at, option in enumerate(options) if not option.startswith("-")), len(given))
    if file < len(given) and _BEFORE_PROGRAM.isdisjoint(options[:file]) and "-" not in options[:file]:
        reader = PurePosixPath(options[file]).name
        variables.hand_to(run, reader, given[file + 1 :], stdin, site)
        return None
    at = next((at for at, option in enumerate(options) if option in _BEFORE_PROGRAM), None)
    program = stdin if at is None else next(iter(given[at + 1 :]), NOTHING)
    carried = unfollowed.whose(run, [*arguments.positional, *arguments.named.values(), within(program)])
    read_variables(run, program, VARIABLE, site)
    for code in texts_in(program):
        if not names_a_key(run, " ".join([code, *options])):
            continue
        if carried is not None or unfollowed.reaches(run, _WORD.findall(code), site.frame):
            names = frozenset(ENDPOINT.findall(code)) or carried or frozenset()
            run.given_up.note(site.origin, NOT_LOOKED_AT, names)
    return None
