"""Programs that a program starts: what they write, where they are commands that are understood.

Sources: Node's documentation, "Child process"; those of execa and ShellJS."""

from __future__ import annotations

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Mapping, Sequence, Special, Value, one
from influx_lint.languages import commands
from influx_lint.meanings.models import Handler, Models, first


def _option(run: Machine, arguments: Arguments, name: str) -> Value:
    """An option, among those that stand behind all else but a function."""
    held = (atom for given in arguments.positional[1:] for atom in given if isinstance(atom, Mapping))
    return next((run.store.known(atom.place, name) for atom in held), NOTHING)


def _written(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What a command writes: a text for the shell, or a program and the list of its arguments."""
    stdin = _option(run, arguments, "input")
    words = [access.iterate(run, one(atom), site)[0] for atom in arguments.value(1) if isinstance(atom, Sequence)]
    if words and words[0] is not None:
        return commands.written_by_one(run, [first(arguments), *words[0]], site, stdin)
    return commands.written_by(run, first(arguments), site, stdin)


def _of_object(run: Machine, output: Value, site: Site, part: str = "finished") -> Value:
    """What has what was written as `stdout`."""
    made = run.mapping(site, part)
    containers.set_key(run.store, made, "stdout", output)
    return one(made)


def _finished(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    output = _written(run, arguments, site)
    return _of_object(run, output, site) if output is not None else None


def _started(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """A process whose output is a stream. A function at the end is called with the output; what `promisify` made of
    that gives an object."""
    output = _written(run, arguments, site)
    if output is None:
        return None
    *_, last = arguments.positional
    given = _of_object(run, output, site) if any(isinstance(atom, Special) for atom in last) else output
    if not any(isinstance(atom, Const | Mapping | Sequence) for atom in last):
        run.call(last, Arguments([NONE, given, UNKNOWN]), site)
    return _of_object(run, run.sequence(site, [output], "stream"), site, "started")


def _of(model: Handler, *names: str) -> dict[str, Handler]:
    return dict.fromkeys(names, model)


MODELS = Models(
    functions={
        **_of(_written, "child_process.execSync", "child_process.execFileSync"),
        **_of(_started, "child_process.exec", "child_process.execFile", "child_process.spawn"),
        **_of(_finished, "child_process.spawnSync", "shelljs.exec", "execa.execa", "execa.execaSync"),
        **_of(_finished, "execa.execaCommand", "execa.execaCommandSync"),
    }
)
