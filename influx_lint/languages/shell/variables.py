"""Variables of the shell: what they hold by the script, by what it runs in, and by the environment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping as Table
from pathlib import Path

from influx_lint.flow import access, containers, credentials, modules, targets, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form, Presence
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.frames import Frame
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition, Environment, KeyOf, Property, RenamedKey, Text
from influx_lint.flow.possibilities import in_capitals, join, named, number, ordered, present, strings, text
from influx_lint.flow.reads import read_by
from influx_lint.flow.records import replace
from influx_lint.flow.values import (
    ABSENT,
    NONE,
    NOTHING,
    UNKNOWN,
    Atom,
    Const,
    Mapping,
    Sequence,
    Serialized,
    Value,
    View,
    one,
)
from influx_lint.languages.shell import texts
from influx_lint.languages.shell.jq_models import origin_of, written
from influx_lint.languages.shell.lowering import OWN
from influx_lint.languages.shell.placed import GAP, placed
from influx_lint.meanings import command_line, mappings, sequences
from influx_lint.meanings.models import first

ENVIRONMENT_FILE = ".environment"
_ENVIRONMENT: Value = one(Environment())
_FOR_COMMANDS = ("variables for commands",)
"""What owns the cells of what single commands are given, by the script, the variable, and the program's file."""
_SET = re.compile(r"(?<![\w$])([A-Za-z_]\w*)\+?=")
_SET_TO_GAP = re.compile(rf"{_SET.pattern}[\"']?{GAP}")
_BEFORE_NAME = re.compile(r"(?:^|[\s;])(\w*)$")
_SETTINGS = "<settings>"
"""The cell of what the names are made of that text sets, one for each key of an endpoint."""

_NAMES = re.compile(r"[A-Za-z_]\w*")


def variable(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`$name`. What was read from credentials counts as looked at again."""
    found = join(_named(run, each, site) for each in strings(written(first(arguments))))
    run.reads.log += read_by(found)
    credentials.use(run, found, site.frame)
    return found or UNKNOWN


def _named(run: Machine, name: Const, site: Site) -> Value:
    held = held_in(run, str(name.value), site.frame)
    if held is not None and ABSENT not in held:
        return held
    found = _of_settings(run, name, site.frame.module.place, site) or _from_outside(run, name, site)
    return join([containers.known(held), found])


def _of_settings(run: Machine, name: Const, place: int, site: Site) -> Value:
    """What a variable holds where a script has set one for each key of an endpoint."""
    settings = run.store.known(place, _SETTINGS)
    reading = Reading(site, Form.GET, origin_of(name) or site.origin, one(Const("")))
    found = (access.index(run, one(key), one(name), reading) for key in ordered(settings) if _can_be(key, name))
    return join(found)


def _can_be(key: Atom, name: Const) -> bool:
    if not isinstance(key, RenamedKey):
        return False
    inner = str(name.value)[len(key.before) :]
    return str(name.value).startswith(key.before) and inner == (inner.upper() if key.is_upper else inner.lower())


def settings(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`export $(…)`: what a text that sets variables for all keys of an endpoint sets; or, given a name that is only
    known when the script runs, and a value, the variable of that name."""
    place = site.frame.module.place
    word = first(arguments)
    if len(arguments.positional) > 1:
        names_, value = strings(word), arguments.value(1)
        for name in names_:
            held = NOTHING if len(names_) == 1 else held_in(run, str(name.value), site.frame) or one(ABSENT)
            targets.bind_name(run, str(name.value), value | held, site.frame)
        word = texts.put_together(run, [word, one(Const("=")), value], site)
    found = [each for each in texts.pairs(word) if each.between.rstrip("'\"") == "="]
    names = frozenset(
        replace(each.name, before=before[1]) for each in found if (before := _BEFORE_NAME.search(each.name.before))
    )
    wholes.note_names(run, names, site)
    if names:
        containers.widen(run.store, place, _SETTINGS, names)
    return NONE


def held_in(run: Machine, name: str, frame: Frame) -> Value | None:
    """What a variable holds as code in a frame sees it."""
    found: list[Value] = []
    holder = frame.holder(name)
    while holder is not None:
        held = run.store.get(holder.place, name)
        if held is not None:
            found.append(containers.known(held))
            if ABSENT not in held:
                return join(found)
        holder = holder.parent.holder(name) if holder.parent is not None else None
    return join(found) | {ABSENT} if found else None


def _from_outside(run: Machine, name: Const, site: Site) -> Value:
    """What the application's `.environment` exports under a name, or else the platform."""
    path = run.program.resolve(site.path, ENVIRONMENT_FILE, 0)
    if path is not None and path not in run.paths:
        found = modules.module(run, path)
        place = found.frame.place if found is not None else -1
        held = run.store.get(place, str(name.value))
        if settings := _of_settings(run, name, place, site):
            return settings
        if held is not None and run.store.get(place, (ENVIRONMENT_FILE, name.value)) and ABSENT not in held:
            return named(held)
    origin = origin_of(name) or site.origin
    reading = Reading(site, Form.VARIABLE, origin, one(Const("")))
    return access.index(run, _ENVIRONMENT, one(name), reading)


def export(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A variable is handed on to the processes that are started from now on."""
    for each in strings(first(arguments)):
        name = str(each.value)
        holder = site.frame.holder(name) or site.frame.module
        held = run.store.get(holder.place, name)
        run.store.set(holder.place, (ENVIRONMENT_FILE, name), NONE)
        if held is not None and _is_own(name, held) and not run.language.only_tests(site.path):
            run.reads.written.add(name)
    return NONE


def _is_own(name: str, value: Value) -> bool:
    """Whether a variable is given what it did not have before."""
    return not any(isinstance(atom, Property) and atom.key == (name,) for atom in value)


def own(arguments: Arguments) -> dict[str, Value]:
    """The variables that a command is given for itself."""
    return {name[1:]: value for name, value in arguments.named.items() if name is not None and name[:1] == OWN}


def hand_on(run: Machine, arguments: Arguments, site: Site) -> None:
    """Notes the variables that a command is given for itself."""
    for name, value in own(arguments).items():
        _hand_on(run, (site.path, name, ""), value)


def hand_to(run: Machine, reader: str, words: list[Value], stdin: Value, site: Site) -> None:
    """Notes what a program in a file of the name `reader` is given as its arguments, and on its standard input."""
    before = ""
    for at, word in enumerate(words, 1):
        for name in (command_line.argument(at), command_line.declared(before if before.startswith("-") else at)):
            _hand_on(run, (site.path, name, reader), word)
        before = text(word) or ""
    _hand_on(run, (site.path, command_line.INPUT, reader), stdin)


def _hand_on(run: Machine, cell: tuple[Path, str, str], value: Value) -> None:
    containers.widen(run.store, _FOR_COMMANDS, cell, value)


def exported(run: Machine) -> Iterator[tuple[Path, str, Value, str]]:
    """What the files leave in variables that are handed on: file, name, value, and the only program that has it."""
    for path, module in run.loaded.modules.items():
        place = module.frame.place if module is not None else -1
        for mark in run.store.names(place):
            match mark:
                case (name, variable) if name == ENVIRONMENT_FILE:
                    yield path, str(variable), run.store.known(place, variable), ""
    for cell, held in run.store.written(_FOR_COMMANDS).items():
        match cell:
            case (Path() as path, str(variable), str(reader)):
                yield path, variable, containers.known(held), reader


def unset(run: Machine, arguments: Arguments, site: Site) -> Value:
    for each in strings(first(arguments)):
        targets.bind_name(run, str(each.value), one(Const("")), site.frame)
    return NONE


def set_by_text(run: Machine, code: str, held: Value, site: Site) -> None:
    """What text that is run as code sets, where not all of that is known. What is put in the one gap may be `held`."""
    in_gap = _SET_TO_GAP.findall(code) if code.count(GAP) == 1 else []
    for name in dict.fromkeys(_SET.findall(code)):
        targets.bind_name(run, name, held if name in in_gap and held else UNKNOWN, site.frame)


def is_set(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`[ -v name ]`: whether a variable is there, which is no read of it."""
    (name, *others) = strings(written(first(arguments))) or [Const(None)]
    if others or name.value is None:
        return one(NO_CONDITION)
    if held_in(run, str(name.value), site.frame) is not None:
        return one(NO_CONDITION)
    reading = Reading(site, Form.CONTAINS, origin_of(name) or site.origin, NOTHING)
    subject, number = credentials.contains_variable(run, name, reading)
    key = (str(name.value),)
    there, gone = (frozenset({(subject, Presence(key, present=each))}) for each in (True, False))
    return one(Condition(there, gone, frozenset({number})))


def item(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`${array[key]}`, `$1`."""
    found = mappings.item(run, arguments, site)
    return present(found) or (one(Const("")) if found == NONE else UNKNOWN)


def put(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`array[key]=value`."""
    (name,) = strings(first(arguments))
    held = held_in(run, str(name.value), site.frame)
    key, value = arguments.value(1), arguments.value(2)
    if held is None or not any(isinstance(atom, Mapping | Sequence) for atom in held):
        held = one(run.mapping(site, "array"))
        targets.bind_name(run, str(name.value), held, site.frame)
    writes.write(run, held, key, value, site)
    return NONE


def keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`${!array[@]}`."""
    found = []
    for atom in ordered(first(arguments)):
        given = access.iterate(run, one(View("keys", atom)) if isinstance(atom, Mapping) else one(atom), site)
        if not isinstance(atom, Mapping):
            return run.sequence_of_any(site, UNKNOWN, "keys")
        found.append(sequences.rebuilt(run, site, given, given.each, "keys"))
    return join(found)


def more(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`name+=value`."""
    left, right = first(arguments), arguments.value(1)
    if any(isinstance(atom, Sequence) for atom in right):
        sides = [side for side in (left, right) if any(isinstance(atom, Sequence) for atom in side)]
        return sequences.joined(run, site, [access.iterate(run, side, site) for side in sides], "more")
    return texts.put_together(run, [left, right], site)


def words(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What an expansion that is not quoted is split into."""
    given = first(arguments)
    (atom, *others) = given or UNKNOWN
    if not others and isinstance(atom, Sequence):
        return one(atom)
    if all(isinstance(each, Sequence) for each in given):
        return run.sequence_of_any(site, access.iterate(run, given, site).any, "words")
    plain = not others and isinstance(atom, Const)
    return texts.words(run, given, site) if plain else run.sequence(site, [given], "word")


def lines(run: Machine, arguments: Arguments, site: Site) -> Value:
    return texts.lines(run, first(arguments), site)


def read(run: Machine, arguments: Arguments, site: Site) -> Value:
    """What `read` gives to its variables."""
    count = number(arguments.get(1) or NOTHING) or 1
    separators = text(arguments.get(2) or one(Const(" \t\n")))
    value = first(arguments)
    if count == 1 and any(not isinstance(atom, Const) for atom in value):
        return run.sequence(site, [value], "read")
    return run.sequence(site, texts.fields(value, separators if separators is not None else " ", count), "read")


_CHANGES: Table[str, Callable[[str], str]] = {
    "^^": str.upper,
    "^": lambda value: value[:1].upper() + value[1:],
    ",,": str.lower,
    ",": lambda value: value[:1].lower() + value[1:],
}


def changed(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`${name#pattern}` and the like. Text that holds credentials is taken to hold them still."""
    value, operator = first(arguments), text(arguments.get(1) or NOTHING)
    pattern = text(arguments.get(2) or NOTHING)
    kept = frozenset(atom for atom in value if isinstance(atom, Text | Serialized))
    if kept and operator is not None:
        return kept
    keys = [atom for atom in value if isinstance(atom, KeyOf | RenamedKey)]
    if keys and operator == "^^":
        return frozenset(map(in_capitals, keys))
    constants = strings(value)
    if operator is None or len(constants) < len(value):
        return texts.derived(value)
    return frozenset(_changed(each, operator, pattern) for each in constants)


def _changed(constant: Const, operator: str, pattern: str | None) -> Atom:
    whole = texts.text_of(constant)
    if operator in _CHANGES:
        made = _CHANGES[operator](str(whole))
        return texts.constant(placed(made, whole.runs), constant) if len(made) == len(whole) else Const(made)
    if pattern is None:
        return next(iter(UNKNOWN))
    mark = pattern.removeprefix("*") if operator[0] == "#" else pattern.removesuffix("*")
    if any(each in mark for each in "*?[\\"):
        return next(iter(UNKNOWN))
    body, beside = re.escape(mark), "" if mark == pattern else ".*"
    if operator in ("#", "##"):
        lazy = "?" if beside and operator == "#" else ""
        prefix = re.match(f"(?s){beside}{lazy}{body}", whole)
        return texts.constant(whole.cut(prefix.end() if prefix else 0, len(whole)), constant)
    if operator in ("%", "%%"):
        lazy = "?" if operator == "%%" else ""
        kept = re.fullmatch(f"(?s)(.*{lazy}){body}{beside}", whole)
        return texts.constant(whole.cut(0, kept.end(1) if kept else len(whole)), constant)
    if operator in ("/", "//") and pattern.count("/") == 1:
        old, _, new = pattern.partition("/")
        return Const(str(whole).replace(old, new) if operator == "//" else str(whole).replace(old, new, 1))
    return next(iter(UNKNOWN))
