"""What commands write to their standard output, and what else they do."""

from __future__ import annotations

import fnmatch
import itertools
import re
from collections.abc import Callable, Mapping as Table
from functools import partial
from pathlib import PurePosixPath

from influx_lint.flow import comparisons, conditions, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Relation
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.frames import FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Condition
from influx_lint.flow.possibilities import join, known_texts, strings, text
from influx_lint.flow.values import NEVER, NOTHING, UNKNOWN, Const, Sequence, Special, Value, one
from influx_lint.languages.shell import (
    files,
    jq_models,
    jq_programs,
    options,
    programs,
    requests,
    running,
    texts,
    variables,
)
from influx_lint.languages.shell.lowering import STDIN
from influx_lint.languages.shell.running import EMPTY, output_of, plain, stdin
from influx_lint.meanings import encoded
from influx_lint.meanings.models import Handler, first, same

_NAME = re.compile(r"\$(?:\{(?=\w+\}))?(?P<name>[A-Za-z_]\w*)")
_ESCAPES = re.compile(r"%[-#0 +']*\d*(?:\.\d+)?[a-zA-Z]|%%|\\n|\\t")

_LISTING = Special("all variables")
_LISTED = re.compile(r"(?P<name>[A-Za-z_]\w+)")
"""What `env` writes, and what stands for a variable in a pattern for its lines."""

_LOWER, _UPPER = ("a-z", "[a-z]", "[:lower:]"), ("A-Z", "[A-Z]", "[:upper:]")
_CASES: Table[tuple[str | None, ...], str] = {
    **dict.fromkeys(itertools.product(_LOWER, _UPPER), "^^"),
    **dict.fromkeys(itertools.product(_UPPER, _LOWER), ",,"),
}
"""What `tr` does to text that it is given these two sets for, as the operator of an expansion."""


def _shown_behind(options: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`echo word …`, and `print` of zsh and ksh: the words behind its options."""
    given = list(arguments.positional)
    while given and re.fullmatch(options, text(given[0]) or ""):
        given.pop(0)
    if arguments.rest is not None:
        given.append(arguments.rest)
    parts = [each for part in given for each in (one(Const(" ")), part)][1:]
    return texts.put_together(run, parts, site) if parts else EMPTY


def _printf(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`printf format argument …`: the arguments in the places of the format's directives."""
    given = list(arguments.positional)
    if text(given[0]) == "--" if given else False:
        given.pop(0)
    if not given:
        return EMPTY
    (atom, *others) = given[0]
    if others or not isinstance(atom, Const):
        return texts.put_together(run, given, site)
    whole, rest = texts.text_of(atom), given[1:]
    parts: list[Value] = []
    at = 0
    for found in _ESCAPES.finditer(whole):
        if found.start() > at:
            parts.append(one(texts.constant(whole.cut(at, found.start()), atom)))
        at = found.end()
        if found[0] in ("\\n", "\\t", "%%"):
            parts.append(one(Const({"\\n": "\n", "\\t": "\t"}.get(found[0], "%"))))
        elif rest:
            parts.append(rest.pop(0))
    if at < len(whole):
        parts.append(one(texts.constant(whole.cut(at, len(whole)), atom)))
    parts += [each for part in rest for each in (one(Const("\n")), part)]
    while len(parts) > 1 and parts[-1] == one(Const("\n")):
        parts.pop()
    return texts.put_together(run, parts, site) if parts else EMPTY


def _base64(run: Machine, arguments: Arguments, site: Site) -> Value:
    options = [text(each) or "" for each in arguments.positional]
    takes_off = any(re.fullmatch(r"--decode|-\w*[dD]\w*", each) for each in options)
    named = [each for each in plain(arguments) if text(each) is None or not (text(each) or "").isdigit()]
    given = join(files.content(run, each, site) for each in named) if named else stdin(arguments)
    model = encoded.from_base64 if takes_off else encoded.to_base64
    return model(run, Arguments([given]), site)


def _openssl(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    options = [text(each) for each in arguments.positional]
    if not {"base64", "-base64"}.intersection(options) or "-d" not in options:
        return None
    return encoded.from_base64(run, Arguments([stdin(arguments)]), site)


def _tr(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`tr A-Z a-z` and the like, or else much the same text."""
    sets = tuple(text(each) for each in arguments.positional)
    operator = _CASES.get(sets)
    given = stdin(arguments)
    return variables.changed(run, Arguments([given, one(Const(operator))]), site) if operator is not None else given


def _cat(run: Machine, arguments: Arguments, site: Site) -> Value:
    named = plain(arguments)
    return join(files.content(run, each, site) for each in named) or UNKNOWN if named else stdin(arguments)


def _tee(run: Machine, arguments: Arguments, site: Site) -> Value:
    for each in plain(arguments):
        files.put(run, each, stdin(arguments), site)
    return stdin(arguments)


def _save(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`command > file`."""
    value = arguments.value(1)
    appended = any(isinstance(atom, Const) and atom.value is True for atom in arguments.get(2) or ())
    files.put(run, first(arguments), output_of(run, value), site, appended=appended)
    return EMPTY


def _status(run: Machine, arguments: Arguments, site: Site) -> Value:
    """How a command ends: a function of the project that ends in a test, by that."""
    known, plainly = arguments.positional[:2]
    rest = Arguments(arguments.positional[2:], arguments.named, arguments.rest, arguments.spread)
    if any(isinstance(atom, FunctionObject) for atom in known):
        return run.call(known, rest, site)
    found = run.call(plainly, rest, site)
    return NEVER if found == NEVER else one(NO_CONDITION)


def _told(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """How `jq -e` ends: by what it writes last."""
    return frozenset(atom for atom in first(arguments) if not isinstance(atom, Sequence)) or UNKNOWN


def _filled(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`[ -n text ]`, `${name:-word}`."""
    value = first(arguments)
    constants = [atom for atom in value if isinstance(atom, Const)]
    if len(value) == 1 and constants:
        return one(Condition(holds=texts.shown(constants[0]) != "" if _is_handed(constants[0]) else None))
    return value


def _is_handed(constant: Const) -> bool:
    """Whether a constant is what a loop or a call gave: what is assigned may be changed by hand."""
    return constant.origin is not None


def _found(value: Value) -> Value:
    """A value but for what jq writes where a key is missing, where it may be something else."""
    return value - {atom for atom in value if isinstance(atom, Const) and texts.shown(atom) in ("null", "")} or value


def _equal(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`[ a = b ]`. What is empty, or `null` as jq writes it, is not there."""

    left, right = first(arguments), arguments.value(1)
    for value, other in ((left, right), (right, left)):
        if text(other) in ("", "null"):
            (atom, *others) = value or UNKNOWN
            if not others and isinstance(atom, Const):
                return one(Condition(holds=texts.shown(atom) == text(other) if _is_handed(atom) else None))
            return one(conditions.negated(conditions.truth(run, value)))
    left, right = _found(left), _found(right)
    known = text(left), text(right)
    if None not in known and all(_is_handed(atom) for atom in left if isinstance(atom, Const)):
        return one(Condition(holds=known[0] == known[1]))
    return comparisons.compare(run, ir.Comparison.EQUAL, left, right, site)


def _like(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`[[ text == pattern* ]]`, and the arms of `case`."""
    pattern = text(arguments.get(1) or NOTHING) or ""
    known = text(first(arguments))
    if known is not None and all(_is_handed(atom) for atom in first(arguments) if isinstance(atom, Const)):
        return one(Condition(holds=fnmatch.fnmatchcase(known, pattern)))
    core = pattern.strip("*")
    if not core or any(each in core for each in "*?[|"):
        return one(NO_CONDITION)
    relation = Relation.CONTAINS if pattern.startswith("*") else Relation.STARTS
    return jq_models.tested(_found(first(arguments)), relation, one(Const(core)))


def _regular(run: Machine, arguments: Arguments, site: Site) -> Value:
    given = [_found(first(arguments)), arguments.value(1)]
    return jq_models.matches(run, Arguments(given), site)


def _printenv(run: Machine, arguments: Arguments, site: Site) -> Value:
    found = [variables.variable(run, Arguments([each]), site) for each in plain(arguments)]
    return join(found) or one(_LISTING)


def _env(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    return running.other_command(run, arguments, site) if plain(arguments) else one(_LISTING)


def _envsubst(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`envsubst`: reads the variables that the text names which it is given, or only those that its argument names."""
    given = [*plain(arguments)[:1], stdin(arguments)]
    programs.read_variables(run, next(filter(strings, given), NOTHING), _NAME, site)
    return UNKNOWN


def _awk(run: Machine, arguments: Arguments, site: Site) -> Value:
    for each in plain(arguments):
        programs.read_variables(run, each, programs.VARIABLE, site)
    return running.chosen(run, arguments, site)


def _of_path(part: str, _run: Machine, arguments: Arguments, _site: Site) -> Value:
    """The model of a command that writes a part of a path."""
    paths = (PurePosixPath(each) for each in known_texts(first(arguments)))
    return join(one(Const(str(getattr(path, part)))) for path in paths) or UNKNOWN


def _grep(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`grep -q key`: a look for a key in the text of an endpoint is a test for it."""
    pattern = next((text(each) for each in plain(arguments)), None)
    key = re.fullmatch(r"\"?'?(\w+)'?\"?:?", pattern or "")
    given = stdin(arguments)
    options = [text(each) or "" for each in arguments.positional]
    if _LISTING in given and "-v" not in options:
        programs.read_variables(run, next(iter(plain(arguments)), NOTHING), _LISTED, site)
    if STDIN in arguments.named and not any(each.startswith("-q") for each in options):
        running.look_for(run, arguments, given, site)
    if key is None or not any(type(atom).__name__ == "Serialized" for atom in given):
        return one(NO_CONDITION) if STDIN in arguments.named else UNKNOWN
    value = encoded.from_json(run, Arguments([given]), site)
    return jq_models.FUNCTIONS["has"](run, Arguments([value, one(Const(key[1]))]), site) or one(NO_CONDITION)


MODELS: Table[str, Callable[[Machine, Arguments, Site], Value | None]] = {
    "text": lambda run, arguments, site: texts.put_together(run, arguments.positional, site),
    "output": lambda run, arguments, _site: output_of(run, first(arguments)),
    "hidden": lambda _run, _arguments, _site: EMPTY,
    "save": _save,
    "file": lambda run, arguments, site: files.content(run, first(arguments), site),
    "pipe": lambda _run, arguments, _site: one(Special(files.PIPE, first(arguments))),
    "status": _status,
    "told": _told,
    "ended": lambda _run, _arguments, _site: one(NO_CONDITION),
    "filled": _filled,
    "given": _filled,
    "equal": _equal,
    "like": _like,
    "matches": _regular,
    "command": lambda run, arguments, site: running.command_named(run, first(arguments), site),
    "self": lambda _run, _arguments, site: one(Const(str(site.path))),
    "variable": variables.variable,
    "export": variables.export,
    "settings": variables.settings,
    "unset": variables.unset,
    "is_set": variables.is_set,
    "item": variables.item,
    "put": variables.put,
    "keys": variables.keys,
    "more": variables.more,
    "words": variables.words,
    "lines": variables.lines,
    "read": variables.read,
    "changed": variables.changed,
    "options": options.options,
    "operands": options.operands,
    "counted": options.counted,
}
"""What is not a command of its own: words, variables and tests."""

COMMANDS: Table[str, Handler] = {
    **dict.fromkeys(
        ("json_pp", "sort", "uniq", "pv", "dos2unix", "fold", "rev", "nl", "column"),
        lambda _run, arguments, _site: stdin(arguments),
    ),
    **dict.fromkeys(("head", "tail", "cut", "sed"), running.chosen),
    **dict.fromkeys(("awk", "gawk", "mawk"), _awk),
    "xargs": running.xargs,
    **dict.fromkeys(
        ("command", "exec", "sudo", "nice", "nohup", "time", "builtin", "timeout", "stdbuf"), running.other_command
    ),
    **dict.fromkeys(("bash", "sh", "dash"), running.script),
    **dict.fromkeys(("upsun", "platform", "webpaas", "symfony"), running.platform),
    "env": _env,
    "printenv": _printenv,
    "envsubst": _envsubst,
    **dict.fromkeys((".", "source"), running.source),
    **dict.fromkeys(("which", "realpath", "readlink"), same),
    "echo": partial(_shown_behind, r"-[neE]+"),
    "print": partial(_shown_behind, r"-[nrlRP]*-?"),
    "printf": _printf,
    "base64": _base64,
    "openssl": _openssl,
    "cat": _cat,
    "tr": _tr,
    "tee": _tee,
    "mktemp": lambda run, _arguments, site: one(Special("temporary file", run.places.of(site, "file"))),
    "jq": jq_programs.run_jq,
    "exit": lambda _run, _arguments, _site: NEVER,
    "eval": running.evaluate,
    "trap": running.trap,
    "dirname": partial(_of_path, "parent"),
    "basename": partial(_of_path, "name"),
    **dict.fromkeys(("grep", "egrep", "fgrep"), _grep),
    "curl": requests.curl,
    "wget": requests.wget,
    "influx": requests.influx,
    **dict.fromkeys(("ruby", "perl"), programs.of_another_language),
}
