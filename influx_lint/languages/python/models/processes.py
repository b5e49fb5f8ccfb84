"""Programs that a program starts: what they write, where they are commands that are understood.

Sources: Python's documentation, "subprocess", "os", "asyncio: Subprocesses"."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import NOTHING, UNKNOWN, Sequence, Special, Value, one
from influx_lint.languages import commands
from influx_lint.meanings.models import Handler, Kind, Models, first, signed

_PROCESS = "process that was started"
"""What it writes."""


def _started(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What a command writes: a text for the shell, or a list of words."""
    given = arguments.value(0, "args")
    stdin = arguments.named.get("input") or arguments.named.get("stdin") or NOTHING
    words = [access.iterate(run, one(atom), site)[0] for atom in given if isinstance(atom, Sequence)]
    found = [commands.written_by_one(run, each, site, stdin) for each in words if each]
    return join(each for each in [*found, commands.written_by(run, given, site, stdin)] if each) or None


def _of_shell(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What the commands in a text write."""
    return commands.written_by(run, first(arguments), site)


def _process(model: Handler, run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """The model of what starts what `model` does, and gives an object for it."""
    output = model(run, arguments, site)
    return one(Special(_PROCESS, output)) if output is not None else None


def _attribute(_run: Machine, process: Special, name: str, _site: Site) -> Value | None:
    found: Value = process.carried
    return found if name == "stdout" else None


def _communicate(run: Machine, process: Special, _arguments: Arguments, site: Site) -> Value:
    """`process.communicate()`: what it writes, and its errors."""
    return run.sequence(site, [process.carried, UNKNOWN])


def _with_status(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    output = _of_shell(run, arguments, site)
    return run.sequence(site, [UNKNOWN, output]) if output is not None else None


_of_text, _of_either = signed(_of_shell, "cmd"), signed(_started, "args")

MODELS = Models(
    functions={
        **dict.fromkeys(("os.popen", "os.system", "subprocess.getoutput"), _of_text),
        "subprocess.getstatusoutput": signed(_with_status, "cmd"),
        **dict.fromkeys(("subprocess.check_output", "subprocess.call", "subprocess.check_call"), _of_either),
        **dict.fromkeys(("subprocess.run", "subprocess.Popen"), partial(_process, _of_either)),
        "asyncio.create_subprocess_shell": partial(_process, _of_text),
    },
    kinds={_PROCESS: Kind(methods={"communicate": _communicate}, attribute=_attribute)},
)
