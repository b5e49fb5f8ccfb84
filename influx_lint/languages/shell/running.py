"""Commands that run others: scripts of the project, code in words, and what stands behind `sudo` or `xargs`."""

from __future__ import annotations

import re
from pathlib import Path

from influx_lint.flow import access, containers, ir, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Property, Text
from influx_lint.flow.possibilities import join, strings, text
from influx_lint.flow.spans import packed
from influx_lint.flow.values import NEVER, NONE, NOTHING, UNKNOWN, Const, Library, Serialized, Value, one
from influx_lint.languages.shell import files, jq_models, programs, texts, variables
from influx_lint.languages.shell.lowering import ARGUMENTS, STDIN
from influx_lint.meanings import encoded
from influx_lint.meanings.models import first

EMPTY: Value = one(Const(""))
_WITH_WORD = re.compile(r"-[InLPdsE]|--(?:max-\w+|delimiter)")
"""The options of `xargs` that take a word."""

_RELATIONSHIPS = frozenset(("relationships", "environment:relationships", "rel"))
"""The command of the platforms' own command line that prints them, by its names."""

MOST_WORDS = 16
"""How many words `xargs` is followed for."""

MOST_FILES = 12
"""How deep files that run one another are followed."""


def plain(arguments: Arguments) -> list[Value]:
    """The arguments of a command that are no options."""
    return [each for each in arguments.positional if not (text(each) or "").startswith("-")]


def stdin(arguments: Arguments) -> Value:
    return arguments.named.get(STDIN) or UNKNOWN


def output_of(run: Machine, value: Value) -> Value:
    """What a function's commands write, in all."""
    if value == NEVER:
        return NEVER
    found = [containers.inside(run.store, atom) for atom in value]
    several = join(found)
    return frozenset(atom for atom in several if atom != Const("") and atom not in NEVER) or EMPTY


def other_command(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`command jq …`, `sudo jq …`: runs what comes behind its options."""
    given = list(arguments.positional)
    if text(given[0] if given else NOTHING) in ("-v", "-V"):
        return given[1] if len(given) > 1 else UNKNOWN
    while given and (
        (text(given[0]) or "").startswith("-") or re.fullmatch(r"\w+=.*|[\d.]+[smh]?", text(given[0]) or "")
    ):
        given.pop(0)
    if not given:
        return EMPTY
    rest = Arguments(given[1:], arguments.named, arguments.rest, arguments.spread)
    return output_of(run, run.call(command_named(run, given[0], site), rest, site))


def xargs(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`xargs command word …`: runs the command for each word, or line, that it reads, as far as these are known."""
    given, mark = list(arguments.positional), None
    while given and (option := text(given[0]) or "").startswith("-"):
        if option.startswith("-I"):
            mark = option[2:] or text(given[1] if given[1:] else NOTHING) or "{}"
        given = given[2 if _WITH_WORD.fullmatch(option) else 1 :]
    listed = (texts.words if mark is None else texts.lines)(run, stdin(arguments), site)
    words, _ = access.iterate(run, listed, site)
    if not given or words is None:
        return chosen(run, arguments, site)
    found = []
    for word in words[:MOST_WORDS]:
        called = [*given, word] if mark is None else [_filled_in(run, each, mark, word, site) for each in given]
        found.append(other_command(run, Arguments(called), site) or UNKNOWN)
    return join(found)


def _filled_in(run: Machine, given: Value, mark: str, word: Value, site: Site) -> Value:
    """A word of a command with another in the places of a mark."""
    if mark not in (text(given) or ""):
        return given
    (constant,) = strings(given)
    pieces = texts.text_of(constant).split_at(mark)
    parts = [each for piece in pieces for each in (word, one(texts.constant(piece, constant)))][1:]
    return texts.put_together(run, parts, site)


def command_named(run: Machine, name: Value, site: Site) -> Value:
    """What a command is whose name is only known when the script runs."""
    found = []
    for each in strings(name):
        called = f"{each.value!s}()"
        holder = site.frame.holder(called)
        held = run.store.get(holder.place, called) if holder is not None else None
        found.append(containers.known(held) or one(Library(called)))
    partly = [one(Library(f"./{each}()")) for each in files.names(name - frozenset(strings(name)))]
    return join([*found, *partly]) or UNKNOWN


def evaluate(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`eval word …`: runs the words as code, as far as they are known, and sets what else they set to something."""
    words = [each for word in arguments.positional for each in (one(Const(" ")), word)][1:]
    word = texts.put_together(run, words, site) if words else EMPTY
    for code in programs.texts_in(word):
        variables.set_by_text(run, code, programs.within(word), site)
    variables.settings(run, Arguments([word]), site)
    codes = programs.shell_code(run, word, site)
    return join(_run_code(run, code, site, Arguments(), is_own_shell=False) for code in codes) or EMPTY


def trap(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`trap code signal …`: runs the code, though later."""
    return evaluate(run, Arguments(plain(arguments)[:1]), site)


def source(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`. file`: the file's commands run here, and set what they set here; of one that has no certain name, all that the
    script goes over."""
    given = list(arguments.positional)
    variables.settings(run, Arguments([files.content(run, first(arguments), site)]), site)
    named = (run.program.resolve(site.path, name, 1) for name in files.names(given[0] if given else NOTHING))
    for path in [path for path in named if path is not None] or run.program.loaded_by_name(site.path):
        _run_file(run, path, Arguments(given[1:]), site, is_own_shell=False)
    return EMPTY


def script(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`bash file argument …`: a script of the project in a shell of its own; or `bash -c code name argument …`, or with
    the code as standard input."""
    given = list(arguments.positional)
    while given and (option := text(given[0]) or "").startswith("-"):
        if re.fullmatch(r"-[a-z]*c", option):
            return script_in_word(run, Arguments(given[1:], arguments.named), site)
        given = given[2 if re.fullmatch(r"-[a-z]*[oO]", option) else 1 :]
    if not given and STDIN in arguments.named:
        return script_in_word(run, Arguments([stdin(arguments)]), site)
    found = []
    for name in files.names(given[0] if given else NOTHING):
        path = run.program.resolve(site.path, name, 1)
        if path is not None:
            found.append(_run_file(run, path, Arguments(given[1:], arguments.named), site, is_own_shell=True))
    return join(found) or None


def script_in_word(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`bash -c code name argument …`."""
    rest = Arguments(arguments.positional[2:], arguments.named)
    codes = programs.shell_code(run, first(arguments), site)
    return join(_run_code(run, code, site, rest, is_own_shell=True) for code in codes) or UNKNOWN


def run_script(run: Machine, name: str, arguments: Arguments, site: Site) -> Value | None:
    """`./file argument …`."""
    return script(run, Arguments([one(Const(name)), *arguments.positional], arguments.named), site)


def platform(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """The platforms' own command line, as far as it tells of relationships."""
    words = [text(each) or "" for each in arguments.positional]
    if not _RELATIONSHIPS.isdisjoint(words):
        return _property(run, arguments.positional, site)
    if "tunnel:info" in words and not {"-c", "--encode"}.isdisjoint(words):
        return one(Text())
    if any(each.endswith("ssh") for each in words):
        return script_in_word(run, Arguments(arguments.positional[-1:]), site)
    return None


def _property(run: Machine, words: list[Value], site: Site) -> Value:
    """`relationships --property name.0.key`."""
    found = UNKNOWN
    for at, word in enumerate(words):
        (option, *_) = strings(word) or [Const("")]
        whole = texts.text_of(option)
        if whole in ("-P", "--property") and at + 1 < len(words):
            (path, *_) = strings(words[at + 1]) or [Const("")]
            parts = texts.text_of(path).split_at(".")
        elif whole.startswith("--property="):
            path, parts = option, whole.cut(len("--property="), len(whole)).split_at(".")
        else:
            continue
        found = encoded.from_json(run, Arguments([one(Text())]), site)
        for part in parts:
            key = texts.constant(part, path)
            here = Site(ir.Constant(packed(*(key.origin or site.origin).span), part), site.frame)
            found = jq_models.get(run, Arguments([found, one(Const(int(part)) if part.isdigit() else key)]), here)
    return frozenset(atom for atom in found if isinstance(atom, Property)) or UNKNOWN


def _run_file(run: Machine, path: Path, arguments: Arguments, site: Site, *, is_own_shell: bool) -> Value:
    """Goes through a file's commands: with the variables of the shell under way, or with those that it exports."""
    node = run.program.load(path)
    if node is None or path in run.paths or len(run.paths) > MOST_FILES:
        if node is None and (problem := run.program.problem(path)) is not None:
            run.given_up.note(site.origin, f"{run.program.shown(path)} {problem}")
        return UNKNOWN
    return _run_code(run, node, site, arguments, path, is_own_shell=is_own_shell)


def _run_code(
    run: Machine, code: ir.Module, site: Site, arguments: Arguments, path: Path | None = None, *, is_own_shell: bool
) -> Value:
    """Goes through commands, of the file at `path` or of the one under way."""
    path = path or site.path
    if len(run.paths) > MOST_FILES:
        return UNKNOWN
    outer = site.frame.module
    place = run.places.of(site, "shell", path) if is_own_shell else outer.place
    frame = Frame(FrameKind.MODULE, place, outer.scope, None, path, path.stem, depth=run.store.depth)
    if is_own_shell:
        run.store.track(place)
        _inherit(run, outer, frame)
        for name, value in variables.own(arguments).items():
            run.store.set(place, name, value)
            run.store.set(place, (variables.ENVIRONMENT_FILE, name), NONE)
        run.store.set(place, STDIN, stdin(arguments))
    if arguments.positional or is_own_shell:
        elements = containers.set_sequence(run.store, run.places.of(site, "arguments", path), arguments.positional)
        run.store.set(place, ARGUMENTS, one(elements))
    run.paths.append(path)
    run.store.begin()
    try:
        run.execute(code.body, frame)
    finally:
        run.paths.pop()
    run.reads.relate_waiting(frame.waiting)
    # What a shell of its own has tested is no longer known where it has ended: `exit` ends nothing else.
    if is_own_shell:
        run.store.keep_but_facts()
    else:
        run.store.keep()
    return join(frame.yields)


def _inherit(run: Machine, outer: Frame, frame: Frame) -> None:
    for name in run.store.names(outer.place):
        if isinstance(name, str) and run.store.get(outer.place, (variables.ENVIRONMENT_FILE, name)):
            run.store.set(frame.place, name, run.store.known(outer.place, name))
            run.store.set(frame.place, (variables.ENVIRONMENT_FILE, name), NONE)


def look_for(run: Machine, arguments: Arguments, given: Value, site: Site) -> None:
    """Notes the keys that a command names which searches text with credentials: it reads them in a way that is not
    followed. In JSON, one that moved is found where it is now."""
    is_json = any(isinstance(atom, Serialized | Text) for atom in given)
    pairs = texts.pairs(given)
    if not is_json and not pairs:
        return
    named = [each for word in arguments.positional for text in programs.texts_in(word) for each in programs.words(text)]
    moved = {path[-1] for path in run.keys if len(path) > 1}
    if is_json and moved.issuperset(run.names.intersection(named)):
        return
    whose = unfollowed.whose(run, [given, *(one(each.value.endpoint) for each in pairs)])
    lost = run.losses.made(site.origin, "the search for keys", whose or frozenset(), of_object=False)
    for each in named:
        run.losses.read(lost, each, site.origin)


def chosen(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A command that writes some of what it reads: `head`, `cut`, `sed`. JSON in one line stays what it is."""
    given = stdin(arguments) if STDIN in arguments.named else UNKNOWN
    look_for(run, arguments, given, site)
    return frozenset(atom for atom in given if not isinstance(atom, Const)) or UNKNOWN
