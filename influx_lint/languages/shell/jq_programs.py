"""The command `jq`: its options, the programs that it runs, and what it writes."""

from __future__ import annotations

import itertools
import re
from typing import NamedTuple

from influx_lint.findings import START_OF_FILE
from influx_lint.flow import containers, ir, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import (
    Composed,
    Condition,
    KeyOf,
    Property,
    RelationshipName,
    Relationships,
    Text,
    ValueOf,
)
from influx_lint.flow.possibilities import join, ordered, text
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Const, Sequence, Serialized, Value, one
from influx_lint.languages.shell import files, jq_lower, variables
from influx_lint.languages.shell.jq_lowering import INPUT
from influx_lint.languages.shell.jq_models import STDIN as JSON
from influx_lint.languages.shell.jq_reader import UnreadableError, modules_of
from influx_lint.languages.shell.placed import Placed, joined, placed
from influx_lint.languages.shell.programs import ENDPOINT, names_a_key, texts_in
from influx_lint.languages.shell.texts import is_pair, shown
from influx_lint.meanings import copies, encoded

STDIN = "<"
ARGUMENTS = "$ARGS"
MODULE = ".jq"
DEEPEST_MODULES = 4
MODULES_NOT_LOOKED_AT = (
    "the modules that the program of jq there imports may get the credentials, and are not looked at"
)

_OPTION = re.compile(r"-[a-zA-Z]+|--[a-z-]+")
_FROM_FILE = re.compile(r"-[a-zA-Z]*f[a-zA-Z]*|--from-file")
_READ = re.compile(r'[."{]\s*\$?\w+')
_WITH_ONE = frozenset(("--indent", "-L", "--library-path"))
_NAMED = frozenset(("--arg", "--argjson", "--argfile", "--slurpfile", "--rawfile"))
_WRITES = re.compile(r"(?<![=!<>])=(?!=)|\b(?:del|delpaths|setpath)\b")
_WRITTEN = (Const, Composed, Property, ValueOf, KeyOf, Text, Condition, Serialized, RelationshipName)


class Given(NamedTuple):
    """What a command line of jq says."""

    programs: Value
    names: dict[str, Value]
    """Its variables, and those that it is given in its environment."""
    files: list[Value]
    options: frozenset[str]
    words: list[Value]
    """What it is given behind `--args`."""


def run_jq(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`jq program file …`."""
    given = _given(run, arguments, site)
    programs = [_with_modules(run, each, site) for each in texts_in(given.programs)]
    if any(ARGUMENTS in each for each in programs):
        given.names[ARGUMENTS] = _all_arguments(run, given, site)
    value = _input(run, given, arguments, site, writes=any(map(_WRITES.search, programs)))
    found = []
    starts = []
    for program in programs:
        _tell_of_modules(run, program, value, site)
        starts.append(len(run.reads.log))
        outputs = _outputs(run, program, value, given, site)
        if outputs is not None:
            found.append(_printed(run, outputs))
    bounds = itertools.pairwise([*starts, len(run.reads.log)])
    run.reads.relate([run.reads.log[start:end] for start, end in bounds] if len(starts) > 1 else ())
    return join(found) or UNKNOWN


def _with_modules(run: Machine, program: Placed, site: Site, deep: int = 0) -> Placed:
    """A program with the modules in front of it that it names, where all of them are files of the project."""
    found, end = modules_of(program)
    texts = [_in_files(run, one(Const(f"{name}{MODULE}")), site) for name, _ in found]
    known = [each for text in texts for each in texts_in(text)]
    if not found or len(known) != len(found) or deep > DEEPEST_MODULES:
        return program
    # One that reads no key of its own leaves the places to its modules.
    is_read = any(names_a_key(run, each) for each in _READ.findall(program[end:]))
    rest = (program.within(site.path) if is_read else placed(program, ())).cut(end, len(program))
    for _, alias in found:
        rest = joined(rest.split_at(f"{alias}::")) if alias else rest
    return joined([*(part for each in known for part in (_with_modules(run, each, site, deep + 1), "\n")), rest])


def _all_arguments(run: Machine, given: Given, site: Site) -> Value:
    """`$ARGS`."""
    made, named = run.mapping(site, "arguments"), run.mapping(site, "named arguments")
    names: dict[ir.Scalar, Value] = {name[1:]: value for name, value in given.names.items() if name.startswith("$")}
    containers.set_first_keys(run.store, named, names)
    listed = run.sequence(site, given.words, "arguments")
    containers.set_first_keys(run.store, made, {"named": one(named), "positional": listed})
    return one(made)


def _tell_of_modules(run: Machine, program: Placed, value: Value, site: Site) -> None:
    """Tells that the modules of a program are not looked at, where it gets credentials."""
    if modules_of(program)[0] and (carried := unfollowed.whose(run, [value])) is not None:
        run.given_up.note(site.origin, MODULES_NOT_LOOKED_AT, frozenset(ENDPOINT.findall(program)) or carried)


def _given(run: Machine, arguments: Arguments, site: Site) -> Given:
    pending = list(arguments.positional)
    programs: Value | None = None
    names = variables.own(arguments)
    inputs: list[Value] = []
    words: list[Value] | None = None
    options: set[str] = set()
    while pending:
        word = pending.pop(0)
        plain = text(word) or ""
        if plain in _NAMED and len(pending) > 1:
            name, value = text(pending.pop(0)), pending.pop(0)
            if name is not None:
                names[f"${name}"] = _named(run, plain, value, site)
        elif _FROM_FILE.fullmatch(plain) and pending:
            options.update(plain.lstrip("-"))
            file = pending.pop(0)
            is_stdin = text(file) in ("-", "/dev/stdin")
            programs = arguments.named.get(STDIN, NOTHING) if is_stdin else _in_files(run, file, site)
        elif plain in _WITH_ONE and pending:
            pending.pop(0)
        elif plain in ("--args", "--jsonargs"):
            words = []
        elif _OPTION.fullmatch(plain):
            options.update([plain[2:]] if plain.startswith("--") else plain[1:])
        elif programs is None:
            programs = word
        else:
            (inputs if words is None else words).append(word)
    if arguments.rest is not None and programs is None:
        programs = arguments.rest
    return Given(programs if programs is not None else NOTHING, names, inputs, frozenset(options), words or [])


def _in_files(run: Machine, name: Value, site: Site) -> Value:
    """The programs in files that scripts have written, or that are the project's."""
    found = []
    for each in files.names(name):
        path = run.program.resolve(site.path, each, 1)
        module = run.program.load(path) if path is not None else None
        match module.body if module is not None else ():
            case (ir.Evaluate(value=ir.Constant(value=Placed() as text)),) if path is not None:
                found.append(one(Const(text.within(path))))
    return join(found) or files.content(run, name, site)


def _named(run: Machine, option: str, value: Value, site: Site) -> Value:
    if option == "--arg":
        return value
    if option == "--argjson":
        return encoded.from_json(run, Arguments([value]), site)
    held = encoded.from_json(run, Arguments([files.content(run, value, site)]), site)
    return held if option == "--argfile" else run.sequence(site, [held], "slurped")


def _input(run: Machine, given: Given, arguments: Arguments, site: Site, *, writes: bool) -> Value:
    """What the program is given: the JSON that is read. What is not written to is the same in all programs."""
    read = [files.content(run, each, site) for each in given.files] or [arguments.named.get(STDIN) or UNKNOWN]
    if given.options & {"R", "raw-input"}:
        return join(read)
    found = [_decoded(run, each, site, writes=writes) for each in read]
    return run.sequence(site, found, "slurped") if given.options & {"s", "slurp"} else join(found)


def _decoded(run: Machine, text: Value, site: Site, *, writes: bool) -> Value:
    found = encoded.from_json(run, Arguments([text]), site)
    if writes or not any(isinstance(atom, Text) for atom in text):
        return found
    shared = Relationships(run.places.intern(("relationships", "of all programs")))
    return frozenset(shared if isinstance(atom, Relationships) else atom for atom in found)


def _outputs(run: Machine, program: Placed, value: Value, given: Given, site: Site) -> Value | None:
    """What a program gives for a value, as a sequence; nothing for one that cannot be read."""
    is_here = any(run.via is not None or run.path == site.path for run in program.runs)
    path = site.path if is_here else next((run.path for run in program.runs if run.path is not None), site.path)
    default = packed(*(site.span[:2] * 2 if path == site.path else START_OF_FILE))
    try:
        lowered, size = jq_lower.lower(str(program), program.runs, path, default)
    except (UnreadableError, RecursionError):
        return None
    run.budget.step(size // 8)
    names = frozenset((INPUT, JSON, *given.names))
    frame = Frame(
        FrameKind.FUNCTION,
        run.places.of(site, "jq", str(program)),
        ir.Scope(names),
        site.frame,
        path,
        "jq",
        depth=run.store.depth,
        iteration=site.frame.iteration,
    )
    is_null = bool(given.options & {"n", "null-input"})
    run.store.set(frame.place, INPUT, NONE if is_null else value)
    run.store.set(frame.place, JSON, value)
    for name, held in given.names.items():
        run.store.set(frame.place, name, held)
    modules = {each.path for each in program.runs if each.path is not None and each.path.suffix == MODULE} - {path}
    run.paths += modules
    try:
        return run.evaluate(lowered, frame)
    finally:
        del run.paths[len(run.paths) - len(modules) :]


def _printed(run: Machine, outputs: Value) -> Value:
    """What outputs are as text."""
    found: list[Value] = []
    for atom in ordered(outputs):
        listed = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
        if isinstance(atom, Sequence) and listed is None:
            listed = [containers.any_element(run.store, atom)]
        found += [_as_text(each) for each in listed or ()]
    return join(found) or one(Const(""))


def _as_text(value: Value) -> Value:
    plain = frozenset(_text(atom) for atom in value if isinstance(atom, _WRITTEN) or is_pair(atom))
    others = frozenset(atom for atom in value if not isinstance(atom, _WRITTEN))
    return plain | {Serialized(others)} if copies.is_credentials(others) else plain | (others and UNKNOWN)


def _text(atom: Atom) -> Atom:
    return Const(shown(atom)) if isinstance(atom, Const) and not isinstance(atom.value, str) else atom
